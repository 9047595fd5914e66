//! What is kept, and what is left of it when a phone dies, a record is damaged, or another Wobble was here.
//!
//! | part | what it tells |
//! |---|---|
//! | `reload` | a reload at any instant, and what is written of a tap |
//! | `killed` | a phone that dies between any two changes |
//! | `survey` | what a start finds and mends: marks, sessions that are there twice, summaries |
//! | `damage` | records that cannot be read, and their neighbours |
//! | `others` | a newer Wobble, another base path, another app |
//! | `room` | a full storage, writes that wait, how full it is |

#[path = "../story/mod.rs"]
mod story;

mod damage;
mod killed;
mod others;
mod reload;
mod room;
mod survey;

use story::*;
use wobble::store::Storage;

fn raw(storage: &impl Storage, key: &str) -> Option<String> {
    storage.get(&full(key)).expect("readable")
}

fn damage(storage: &impl Storage, key: &str) -> String {
    let mut value = raw(storage, key).unwrap_or_else(|| panic!("no {key}"));
    let place = value.rfind(|letter: char| letter.is_ascii_alphanumeric()).expect("a letter");
    let other = if value.as_bytes()[place] == b'7' { "8" } else { "7" };
    value.replace_range(place..=place, other);
    storage.set(&full(key), &value).expect("memory");
    value
}

/// The keys without the prefix.
fn keys_of(storage: &impl Storage) -> Vec<String> {
    storage.keys().expect("readable").iter().map(|key| short(key).to_owned()).collect()
}

fn opened<S: Storage>(storage: S) -> Phone<S> {
    Phone::open(storage).expect("readable")
}
