//! Values behind one type, so that all signals and memos of Leptos share one copy of their code.

use std::any::Any;
use std::sync::Arc;

/// A value of any type that can be compared with another of its type.
pub(super) trait Comparable: Any + Send + Sync {
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
pub(super) struct Erased(pub(super) Arc<dyn Comparable>);

impl Erased {
    pub(super) fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// Reads the value. Whoever erased its type knows it: the two types beside this file keep it in their own.
    pub(super) fn read<T: 'static, R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read((*self.0).as_any().downcast_ref::<T>().expect("a value of the type that it was erased from"))
    }
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(&*other.0)
    }
}
