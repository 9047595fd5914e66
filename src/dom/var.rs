//! A value that is set.

use std::marker::PhantomData;

use leptos::prelude::*;

use super::erased::Erased;

/// A value that a view or the app sets, and that views follow. Leptos' signal, behind one erased type.
pub struct Var<T> {
    signal: RwSignal<Erased>,
    of: PhantomData<fn() -> T>,
}

impl<T> Copy for Var<T> {}

impl<T> Clone for Var<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Var<T> {
    /// A variable that begins as `value`.
    pub fn new(value: T) -> Self {
        Self { signal: RwSignal::new(Erased::new(value)), of: PhantomData }
    }

    /// The value; whoever asks hears of its changes.
    pub fn get(self) -> T {
        self.signal.get().read(T::clone)
    }

    /// The value, for now.
    pub fn get_untracked(self) -> T {
        self.signal.get_untracked().read(T::clone)
    }

    /// Reads the value without copying it; whoever asks hears of its changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.signal.get().read(read)
    }

    /// Sets the value; whoever reads it hears of it.
    pub fn set(self, value: T) {
        self.signal.set(Erased::new(value));
    }
}
