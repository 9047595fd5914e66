//! A value that is set.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value of any type: all signals share one type, and so one copy of Leptos' code for it.
type Erased = Arc<dyn Any + Send + Sync>;

/// A value that a view or the app sets, and that views follow: Leptos' signal.
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

impl<T: Clone + Send + Sync + 'static> Var<T> {
    /// A variable that begins as `value`.
    pub fn new(value: T) -> Self {
        Self { signal: RwSignal::new(Arc::new(value)), of: PhantomData }
    }

    /// The value; whoever asks hears of its changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, for now.
    pub fn get_untracked(self) -> T {
        known::<T>(&self.signal.get_untracked()).clone()
    }

    /// Reads the value without copying it; whoever asks hears of its changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(known(&self.signal.get()))
    }

    /// Reads the value without copying it, for now.
    pub fn peek<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(known(&self.signal.get_untracked()))
    }

    /// Sets the value; whoever reads it hears of it.
    pub fn set(self, value: T) {
        self.signal.set(Arc::new(value));
    }
}

fn known<T: 'static>(value: &Erased) -> &T {
    value.downcast_ref().expect("a variable holds what its own type put there")
}
