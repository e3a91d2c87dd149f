//! The command `planomer`: everything it does stands in `planomer::run`.

use std::process::ExitCode;

// A plan is many short texts. With the feature `python` the library itself brings the allocator.
#[cfg(not(feature = "python"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    let code = planomer::run(std::env::args_os(), &mut out, &mut err, planomer::Screen::detect());
    ExitCode::from(code)
}
