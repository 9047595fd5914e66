//! A value that is worked out from others.

use std::marker::PhantomData;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::boxed::Make;
use super::erased::Erased;

/// A part of the model, or something worked out from parts: views hear of it only when it changes. Leptos' memo, behind
/// one erased type.
pub struct Part<T> {
    memo: Memo<Erased>,
    of: PhantomData<fn() -> T>,
}

impl<T> Copy for Part<T> {}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

fn follow(make: Box<dyn Make<Erased>>) -> Memo<Erased> {
    // a page has one thread
    let make = SendWrapper::new(make);
    Memo::new(move |_| make.make())
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Part<T> {
    /// What `make` makes of what it reads.
    pub fn new(make: impl Fn() -> T + 'static) -> Self {
        Self { memo: follow(Box::new(move || Erased::new(make()))), of: PhantomData }
    }

    /// The value; whoever asks hears of its changes.
    pub fn get(self) -> T {
        self.memo.get().read(T::clone)
    }

    /// The value, for now.
    pub fn get_untracked(self) -> T {
        self.memo.get_untracked().read(T::clone)
    }

    /// Reads the value without copying it; whoever asks hears of its changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.memo.get().read(read)
    }

    /// Hears of its changes without reading it.
    pub fn track(self) {
        self.memo.track();
    }
}

/// A value that never changes, where one that may is asked for.
impl<T: Clone + PartialEq + Send + Sync + 'static> From<T> for Part<T> {
    fn from(value: T) -> Self {
        Self::new(move || value.clone())
    }
}
