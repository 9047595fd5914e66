//! What a learner wishes for, on the ice or off it.

use wobble::domain::{Change, Effect, Fresh, Intent, Model, change, update};

/// A wish of either kind.
pub enum Wish {
    On(Intent),
    Off(Change),
}

impl From<Intent> for Wish {
    fn from(intent: Intent) -> Self {
        Self::On(intent)
    }
}

impl From<Change> for Wish {
    fn from(change: Change) -> Self {
        Self::Off(change)
    }
}

impl Wish {
    pub fn fulfil(self, model: &mut Model, fresh: Fresh) -> Vec<Effect> {
        match self {
            Self::On(intent) => update(model, intent, fresh),
            Self::Off(wish) => change(model, wish, fresh),
        }
    }
}
