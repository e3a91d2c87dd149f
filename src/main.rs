//! The command `planomer`: everything it does stands in `planomer::run`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let code =
        planomer::run(std::env::args_os(), &mut std::io::stdout().lock(), &mut std::io::stderr().lock());
    ExitCode::from(code)
}
