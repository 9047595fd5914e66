//! What effects leave to the app: what must be told, and the last sign of the learner.

use super::Trouble;
use crate::domain::{Instant, Model, Session};
use crate::store::{Storage, StorageError, Store, keys};

/// What the store found since it was opened that the person must know of.
pub(super) fn found<S: Storage>(store: &Store<S>) -> Option<Trouble> {
    match store.troubles() {
        (_, newer) if newer > 0 => Some(Trouble::Newer),
        (damaged, _) if damaged > 0 => Some(Trouble::Damaged),
        _ => None,
    }
}

/// Notes the last sign of the learner. It is no event: if it cannot be kept, the last event stands in for it.
pub(super) fn note_seen<S: Storage>(store: &mut Store<S>, model: &Model, session: &Session, at: Instant) {
    let written: Result<(), StorageError> = store.write(&keys::seen(session.id()), &model.learner, &at);
    drop(written);
}
