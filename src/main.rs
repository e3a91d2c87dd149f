//! The command `planomer`: everything it does stands in `planomer::run`.

use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    let code = planomer::run(std::env::args_os(), &mut out, &mut err, planomer::Screen::detect());
    ExitCode::from(code)
}
