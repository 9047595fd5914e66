//! Two devices whose records are not what they should be are put together.

use wobble::store::merge::{Records, merge};

use crate::chance::Chance;
use crate::phones::{Phones, body, sealed};
use crate::story::short;
use crate::{text, tree};

fn records(phones: &Phones, chance: &mut Chance) -> Records {
    let stored = chance.one_of(&phones.stored);
    let mut records: Records = stored.iter().map(|(key, value)| (short(key).to_owned(), value.clone())).collect();
    for _ in 0..chance.below(4) {
        let at = chance.below(records.len());
        let (key, value) = records[at].clone();
        match chance.below(4) {
            0 => drop(records.remove(at)),
            1 => records[at].1 = text::damaged(&value, &[&key, &value], chance),
            _ if key.starts_with("q.") => {}
            _ => records[at].1 = sealed(&key, &tree::damaged(&body_or_none(&value), chance)),
        }
    }
    records
}

fn body_or_none(value: &str) -> wobble::json::Json {
    match wobble::json::Json::parse(value) {
        Ok(_) => body(value),
        Err(_) => wobble::json::Json::Null,
    }
}

/// The outcome depends on neither order nor repetition, and has every key that could be read.
pub fn put_together(phones: &Phones, chance: &mut Chance) {
    let (here, there) = (records(phones, chance), records(phones, chance));
    let (merged, _) = merge(&here, &there);
    let (other_way, _) = merge(&there, &here);
    assert!(merged == other_way, "{:?}", differ(&merged, &other_way));
    let (again, _) = merge(&merged, &there);
    assert!(again == merged, "{:?}", differ(&merged, &again));
}

fn differ<'a>(one: &'a Records, other: &'a Records) -> Vec<&'a (String, String)> {
    let only = |a: &'a Records, b: &'a Records| a.iter().filter(|record| !b.contains(record)).collect::<Vec<_>>();
    [only(one, other), only(other, one)].concat()
}
