//! Two devices put together: the result depends on neither order nor repetition, and both sides' changes are kept.
//!
//! | part | what it tells |
//! |---|---|
//! | `sessions` | sessions, notes, lessons, setbacks, deletions |
//! | `skills` | skills, choices, and what is counted as a difference |
//! | `unreadable` | what one of them cannot read, or could not write |
//! | `histories` | random histories of three devices |
//! | `device` | a device with a clock of its own |
//! | `acts` | what somebody may do on one |

#[path = "../story/mod.rs"]
mod story;

mod acts;
mod device;
mod histories;
mod sessions;
mod skills;
mod unreadable;

use device::{Device, used};
use story::*;
use wobble::domain::*;
use wobble::store::merge::{Records, merge};

fn both(one: &Records, other: &Records) -> Records {
    merge(one, other).0
}

/// Where two sets of records differ, to be read.
fn differing(one: &Records, other: &Records) -> Vec<(String, Option<String>, Option<String>)> {
    let value = |records: &Records, key: &String| records.iter().find(|(k, _)| k == key).map(|(_, v)| v.clone());
    let mut keys: Vec<&String> = one.iter().chain(other).map(|(key, _)| key).collect();
    keys.sort();
    keys.dedup();
    keys.into_iter()
        .map(|key| (key.clone(), value(one, key), value(other, key)))
        .filter(|(_, one, other)| one != other)
        .collect()
}

/// Two devices with the same records, `hours` apart by their clocks, and what they make together.
fn pair(skew: Millis) -> (Device, Device) {
    let begun = used();
    (Device::of(&begun, FRIDAY.after(DAY)), Device::of(&begun, FRIDAY.after(DAY + skew + 1)))
}

fn together(one: &Device, other: &Device) -> Device {
    let merged = both(&one.records(), &other.records());
    assert_eq!(differing(&merged, &both(&other.records(), &one.records())), []);
    Device::of(&merged, one.phone.now.max(other.phone.now))
}

/// The places of the misses that wait for a cause.
fn waiting(session: &FinishedSession) -> Vec<usize> {
    (0..session.attempts.len()).filter(|place| session.attempts[*place].waits()).collect()
}
