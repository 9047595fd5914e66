//! Attributes by which a keyboard finds what it presses.

/// The attribute with a control's key, in lower case. Screen readers say it.
pub const KEY: &str = "aria-keyshortcuts";
/// The attribute of a place whose first open question is answered by digits.
pub const DIGITS: &str = "data-digits";
