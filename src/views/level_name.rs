//! What a level is called.

use crate::domain::{Component, TagNo};
use crate::words;

/// "No barrier"; "93 bpm" where a value is said. Empty of a rung that is gone.
pub fn level_name(component: &Component, level: TagNo, value: Option<i64>) -> String {
    let level = component.level(level);
    match value {
        Some(value) => words::measure(value, level.and_then(|level| level.unit.as_deref()).unwrap_or_default()),
        None => level.map(|level| level.name.clone()).unwrap_or_default(),
    }
}
