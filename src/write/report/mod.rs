//! A plan for a terminal: what is in it, then the diagnostics as a compiler shows them.

mod diagnostics;
mod summary;

pub use diagnostics::diagnostics;
pub use summary::summary;

use crate::diagnostic::Severity;

/// ANSI colours, or nothing.
#[derive(Clone, Copy)]
struct Paint {
    on: bool,
}

impl Paint {
    fn wrap(self, code: &str, text: &str) -> String {
        if self.on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    fn dim(self, text: &str) -> String {
        self.wrap("2", text)
    }

    fn severity(self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Info => "1;36",
        };
        self.wrap(code, text)
    }
}

/// Text of a document made safe for a terminal: control characters, which could move the cursor or change
/// colours, and marks that turn the writing direction stand as `·`.
fn safe(text: &str) -> String {
    let unsafe_mark =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if unsafe_mark(c) { '·' } else { c }).collect()
}

/// The first `width` characters, with `…` as the last where more follow.
fn shorten(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// «1 measure», «2 measures».
fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_cannot_steer_the_terminal() {
        assert_eq!(safe("план\x1b[31m\u{202e}х"), "план·[31m·х");
    }

    #[test]
    fn shortened_text_says_so() {
        assert_eq!(shorten("Подготовка", 10), "Подготовка");
        assert_eq!(shorten("Подготовка отчёта", 10), "Подготовк…");
        assert_eq!(count(1, "measure") + &count(2, "measure"), "1 measure2 measures");
    }
}
