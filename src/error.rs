//! Errors that end the work: input that cannot be read at all. Defects that survive are [`crate::Diagnostic`]s.

use std::fmt;

/// Why an input could not be read. Says what to do in [`Error::hint`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: String,
    hint: Option<String>,
    source: Option<String>,
}

/// The cause of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file does not exist, is a directory, or the system refused it.
    Io,
    /// Damaged: not what its format promises.
    Unreadable,
    /// Protected by a password.
    Encrypted,
    /// A limit was passed; the hint names it and how to raise it.
    TooLarge,
    /// A format that planomer does not read.
    Unsupported,
    /// An option with an unusable value.
    Usage,
}

impl ErrorKind {
    /// Its name in snake case, as in `errors.jsonl`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Io => "io",
            Self::Unreadable => "unreadable",
            Self::Encrypted => "encrypted",
            Self::TooLarge => "too_large",
            Self::Unsupported => "unsupported",
            Self::Usage => "usage",
        }
    }
}

impl Error {
    /// An error with a message in lower case and without a full stop at the end.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, message: message.into(), hint: None, source: None }))
    }

    /// A limit that was passed: `name` is the option's, `limit` its value.
    pub fn limit(name: &'static str, limit: u64, what: impl fmt::Display) -> Self {
        Self::new(ErrorKind::TooLarge, format!("{what}: more than the limit `{name}` of {limit} allows"))
            .with_hint(format!(
                "raise it with `--limit {name}=N` or `limits={{\"{name}\": N}}` if you trust the file"
            ))
    }

    /// Adds what the user can do.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hint = Some(hint.into());
        self
    }

    /// Adds the name of the input.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The cause.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The message without the source's name.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What the user can do.
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The name of the input.
    pub fn source_name(&self) -> Option<&str> {
        self.0.source.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.source {
            Some(source) => write!(f, "{source}: {}", self.0.message),
            None => f.write_str(&self.0.message),
        }
    }
}

impl std::error::Error for Error {}
