//! What must be there after a kill: every change that was made long enough before, and nothing that was deleted.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::failure::{OrSay, Outcome};

/// Keys and values of the storage.
pub type Stored = BTreeMap<String, String>;

/// One change, as the page told it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Milliseconds since 1970.
    pub at: i64,
    /// The key.
    pub key: String,
    /// What is there from then on; `None` if nothing is.
    pub value: Option<String>,
}

impl Change {
    /// Reads what the page told.
    ///
    /// # Errors
    /// It is no change.
    pub fn read(told: &str) -> Outcome<Self> {
        let (at, key, value): (i64, String, Value) =
            serde_json::from_str(told).or_say(|| format!("The page told no change: {told}"))?;
        Ok(Self { at, key, value: value.as_str().map(str::to_owned) })
    }
}

/// What is wrong after a kill, in sentences; empty if nothing is.
///
/// `before` was there when the page was opened, `changes` were made until the kill at `killed`, those older than `sure`
/// milliseconds for certain; `after` is there now.
#[must_use]
pub fn wrong(before: &Stored, changes: &[Change], killed: i64, sure: i64, after: &Stored) -> Vec<String> {
    let mut must = before.clone();
    let mut may: BTreeMap<&str, Vec<Option<&String>>> = BTreeMap::new();
    for change in changes {
        if change.at > killed - sure {
            may.entry(&change.key).or_default().push(change.value.as_ref());
            continue;
        }
        match &change.value {
            Some(value) => must.insert(change.key.clone(), value.clone()),
            None => must.remove(&change.key),
        };
    }
    let keys: BTreeSet<&String> = must.keys().chain(after.keys()).collect();
    let mut wrong = Vec::new();
    for key in keys {
        let (expected, there) = (must.get(key), after.get(key));
        let may_be = may.get(key.as_str()).is_some_and(|values| values.contains(&there));
        if expected == there || may_be || is_rebuilt(key) || is_let_go(key, there, after) {
            continue;
        }
        wrong.push(match (expected, there) {
            (Some(value), None) => format!("lost: {key} = {value}"),
            (None, Some(value)) => format!("came back: {key} = {value}"),
            _ => format!("changed: {key} = {there:?}, not {expected:?}"),
        });
    }
    wrong.extend(after.keys().filter(|key| kind(key).starts_with("q.")).map(|key| format!("put aside: {key}")));
    wrong
}

/// A key without what says whose it is: "wobble:/:e.5.00001" is "e.5.00001".
fn kind(key: &str) -> &str {
    key.rsplit(':').next().unwrap_or_default()
}

/// The summaries and the ledgers can be made again, and are.
fn is_rebuilt(key: &str) -> bool {
    let kind = kind(key);
    kind == "roll" || kind.starts_with("r.") || kind.starts_with("w.") || !key.starts_with("wobble:")
}

/// A session that is kept whole lets go of what it was kept in while it went on.
fn is_let_go(key: &str, there: Option<&String>, after: &Stored) -> bool {
    let parts: Vec<&str> = kind(key).split('.').collect();
    let is_kept = |id: &str| after.keys().any(|key| kind(key) == format!("s.{id}"));
    match parts.as_slice() {
        // whether a session goes on is said by its events, too
        ["live"] => there.is_none() || after.keys().any(|key| kind(key).starts_with("e.")),
        ["e" | "d" | "v", id, ..] => there.is_none() && is_kept(id),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(pairs: &[(&str, &str)]) -> Stored {
        pairs.iter().map(|(key, value)| (format!("wobble:/:{key}"), (*value).to_owned())).collect()
    }

    fn change(at: i64, key: &str, value: Option<&str>) -> Change {
        Change { at, key: format!("wobble:/:{key}"), value: value.map(str::to_owned) }
    }

    #[test]
    fn what_was_sure_must_be_there_and_what_was_deleted_must_not() {
        let before = stored(&[("set", "1"), ("s.a", "whole")]);
        let changes = [change(100, "e.b.00001", Some("tap")), change(110, "s.a", None), change(190, "set", Some("2"))];
        let told = |after: &[(&str, &str)]| wrong(&before, &changes, 200, 50, &stored(after)).join("; ");
        assert_eq!(told(&[("set", "1"), ("e.b.00001", "tap")]), "");
        assert_eq!(
            told(&[("set", "2"), ("e.b.00001", "tap"), ("roll", "any"), ("w.a", "any")]),
            "",
            "the last one may be there"
        );
        assert_eq!(told(&[("set", "1")]), "lost: wobble:/:e.b.00001 = tap");
        assert_eq!(told(&[("set", "1"), ("e.b.00001", "tap"), ("s.a", "whole")]), "came back: wobble:/:s.a = whole");
        assert!(told(&[("set", "3"), ("e.b.00001", "tap")]).starts_with("changed: wobble:/:set"));
        assert!(told(&[("set", "1"), ("e.b.00001", "tap"), ("q.0.set", "torn")]).contains("put aside"));
    }

    #[test]
    fn a_session_that_is_kept_lets_go_of_its_events() {
        let before = stored(&[("e.b.00001", "tap"), ("live", "b")]);
        let kept = [change(100, "s.b", Some("whole"))];
        assert_eq!(wrong(&before, &kept, 200, 50, &stored(&[("s.b", "whole")])), Vec::<String>::new());
        assert_eq!(wrong(&before, &[], 200, 50, &stored(&[("live", "b")])).len(), 1, "without it they are lost");
    }

    #[test]
    fn a_change_is_read_as_it_is_told() -> Outcome {
        assert_eq!(Change::read("[7,\"wobble:/:a\",null]")?, change(7, "a", None));
        assert_eq!(Change::read("[7,\"wobble:/:a\",\"1\"]")?, change(7, "a", Some("1")));
        assert!(Change::read("{}").is_err());
        Ok(())
    }
}
