//! A part of the model that views can follow.
//!
//! Leptos copies its memo code for every type of value. Behind one erased type all parts share one copy.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value of any type that can be compared with another of its type.
trait Comparable: Any + Send + Sync {
    fn equals(&self, other: &dyn Comparable) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn equals(&self, other: &dyn Comparable) -> bool {
        other.as_any().downcast_ref::<T>() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[derive(Clone)]
struct Erased(Arc<dyn Comparable>);

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(&*other.0)
    }
}

/// A part of the model, or something worked out from parts: views hear of it only when it changes.
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

fn follow(make: Box<dyn Fn() -> Arc<dyn Comparable> + Send + Sync>) -> Memo<Erased> {
    Memo::new(move |_| Erased(make()))
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Part<T> {
    /// What `make` makes of what it reads.
    pub fn new(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self { memo: follow(Box::new(move || Arc::new(make()))), of: PhantomData }
    }

    fn read<R>(erased: &Erased, read: impl FnOnce(&T) -> R) -> R {
        read((*erased.0).as_any().downcast_ref::<T>().expect("a part holds what it was made with"))
    }

    /// The value; whoever asks hears of its changes.
    pub fn get(self) -> T {
        Self::read(&self.memo.get(), T::clone)
    }

    /// The value, for now.
    pub fn get_untracked(self) -> T {
        Self::read(&self.memo.get_untracked(), T::clone)
    }

    /// The value, for now; `None` where what it belonged to is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        self.memo.try_get_untracked().map(|erased| Self::read(&erased, T::clone))
    }

    /// Reads the value without copying it; whoever asks hears of its changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        Self::read(&self.memo.get(), read)
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
