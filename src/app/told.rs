//! What the person is told of what became of their data.

use crate::store::StorageError;

/// Something about storage that the person must know of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// No room is left; what failed waits in memory.
    Full,
    /// The browser keeps nothing for this page; all is in memory.
    Blocked,
    /// A newer Wobble wrote here.
    Newer,
    /// Records could not be read and were put aside.
    Damaged,
    /// A write failed, in the browser's words.
    Other(String),
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Self::Full,
            StorageError::Blocked => Self::Blocked,
            StorageError::Newer => Self::Newer,
            StorageError::Other(message) => Self::Other(message),
        }
    }
}

/// A sentence in answer to what the person just did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Said {
    /// It went well.
    Done(String),
    /// It did not, and what is safe.
    Refused(&'static str),
}
