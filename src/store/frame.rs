//! What every stored value looks like: `["W6","9f3c01ab","me",{…}]`.
//!
//! A JSON array of four: the format version, the checksum, the learner, the record. The checksum is CRC-32 (ISO-HDLC)
//! in eight lower-case hexadecimal digits over `key`, a line feed, `W6`, a line feed and everything after the comma
//! behind the checksum, up to and without the last bracket. It covers the key, so a value that wandered to another key
//! is noticed; it covers the version, so a damaged version is not taken for a newer one. CRC-32 finds every change of
//! a single character. Later versions keep this frame.

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::fmt;

use super::implied;
use crate::domain::{Id, LearnerId};
use crate::json::{Json, Record};

/// The version that this build writes, and the newest that it reads.
pub const VERSION: u32 = 6;

/// The same, as every value that is written says it.
const WRITTEN: &str = "W6";

thread_local! {
    /// Made when it is first used.
    #[expect(clippy::missing_const_for_thread_local, reason = "its table would be 1 kB of the first load")]
    static CRC32: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);
}

/// Why a value could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FrameError {
    /// It is not, or no longer, one of ours.
    Damaged,
    /// It was written by a newer Wobble, in this version of the format.
    Newer(u32),
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => f.write_str("damaged record"),
            Self::Newer(version) => write!(f, "record of the newer format {version}"),
        }
    }
}

impl std::error::Error for FrameError {}

fn checksum(key: &str, version: &str, rest: &str) -> String {
    CRC32.with(|crc| {
        let mut digest = crc.digest();
        for part in [key, "\n", version, "\n", rest] {
            digest.update(part.as_bytes());
        }
        hex(digest.finalize())
    })
}

/// The checksum of a text alone, as eight lower-case hexadecimal digits.
pub fn checksum_of(text: &str) -> String {
    hex(number_of(text))
}

/// The checksum of a text alone, as a number.
pub(super) fn number_of(text: &str) -> u32 {
    CRC32.with(|crc| crc.checksum(text.as_bytes()))
}

pub(super) fn hex(number: u32) -> String {
    (0..8).rev().map(|place| char::from(b"0123456789abcdef"[(number >> (4 * place) & 15) as usize])).collect()
}

/// The value that keeps `record` of `learner` under `key`.
pub fn encode(key: &str, learner: &LearnerId, record: &impl Record) -> String {
    encode_json(key, learner, &record.to_json())
}

pub(super) fn encode_json(key: &str, learner: &LearnerId, body: &Json) -> String {
    let rest = format!("\"{learner}\",{}", implied::without(key, body));
    let sum = checksum(key, WRITTEN, &rest);
    format!("[\"{WRITTEN}\",\"{sum}\",{rest}]")
}

/// The learner and the record that `value` keeps under `key`.
///
/// # Errors
/// [`FrameError`]; the value is then to be kept as it is.
pub fn decode<T: Record>(key: &str, value: &str) -> Result<(LearnerId, T), FrameError> {
    let (learner, body) = decode_json(key, value)?;
    Ok((learner, T::from_json(&body).ok_or(FrameError::Damaged)?))
}

pub(super) fn decode_json(key: &str, value: &str) -> Result<(LearnerId, Json), FrameError> {
    let (version, rest) = open(key, value)?;
    if version > VERSION {
        return Err(FrameError::Newer(version));
    }
    let (learner, body) = rest.strip_prefix('"').and_then(text_and_rest).ok_or(FrameError::Damaged)?;
    let learner = Id::try_from(learner.to_owned()).map_err(|_| FrameError::Damaged)?;
    let record = Json::parse(body).map_err(|_| FrameError::Damaged)?;
    // earlier versions left nothing to the key
    Ok((learner, if version < 3 { record } else { implied::with(key, record) }))
}

/// True if `value` is whole: one of ours, of whatever version.
pub fn check(key: &str, value: &str) -> Result<u32, FrameError> {
    open(key, value).map(|(version, _)| version)
}

/// A text without escapes, up to its quotation mark; and what follows behind the comma.
fn text_and_rest(text: &str) -> Option<(&str, &str)> {
    let (text, rest) = text.split_once('"')?;
    Some((text, rest.strip_prefix(',')?))
}

fn open<'a>(key: &str, value: &'a str) -> Result<(u32, &'a str), FrameError> {
    let inner = value.strip_prefix("[\"").and_then(|v| v.strip_suffix(']')).ok_or(FrameError::Damaged)?;
    let (version, inner) = text_and_rest(inner).ok_or(FrameError::Damaged)?;
    let (sum, rest) = inner.strip_prefix('"').and_then(text_and_rest).ok_or(FrameError::Damaged)?;
    if sum != checksum(key, version, rest) {
        return Err(FrameError::Damaged);
    }
    let number = version.strip_prefix('W').and_then(|v| v.parse().ok()).ok_or(FrameError::Damaged)?;
    Ok((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_is_read() {
        let value = encode("n.a", &Id::me(), &"héllo <script>".to_owned());
        assert_eq!(decode::<String>("n.a", &value), Ok((Id::me(), "héllo <script>".to_owned())));
    }

    #[test]
    fn every_change_of_one_character_is_noticed() {
        let value = encode("e.a.00001", &Id::me(), &(1_763_760_000_000_i64, "c".to_owned()));
        for place in 0..value.len() {
            for letter in ["0", "9", "a", "A", "\"", ",", "]", "[", " ", "\\"] {
                let mut damaged = value.clone();
                damaged.replace_range(place..=place, letter);
                if damaged != value {
                    let read = decode::<(i64, String)>("e.a.00001", &damaged);
                    assert_eq!(read, Err(FrameError::Damaged), "{damaged}");
                }
            }
            let mut cut = value.clone();
            cut.truncate(place);
            assert_eq!(decode::<(i64, String)>("e.a.00001", &cut), Err(FrameError::Damaged));
        }
    }

    #[test]
    fn a_value_under_another_key_is_not_ours() {
        let value = encode("n.a", &Id::me(), &1_i64);
        assert_eq!(decode::<i64>("n.b", &value), Err(FrameError::Damaged));
    }

    #[test]
    fn a_newer_version_is_told_from_damage() {
        let rest = "\"me\",{\"later\":true}";
        let value = format!("[\"W9\",\"{}\",{rest}]", checksum("set", "W9", rest));
        assert_eq!(decode::<i64>("set", &value), Err(FrameError::Newer(9)));
    }

    #[test]
    fn an_older_version_is_read() {
        let value = format!("[\"W1\",\"{}\",\"me\",7]", checksum("set", "W1", "\"me\",7"));
        assert_eq!(decode::<i64>("set", &value), Ok((Id::me(), 7)));
        assert_eq!(WRITTEN, format!("W{VERSION}"));
    }
}
