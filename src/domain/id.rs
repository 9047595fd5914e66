//! Sortable, unique names for things that two devices may make at the same time.

use std::fmt;

use super::Instant;

/// Sixteen characters of Crockford base 32: nine of time (milliseconds since 1970), seven of chance.
///
/// Ids sort by the moment of their making, and two devices make the same one with a chance of 1 in 2³⁵ for the same
/// millisecond, so that merging two devices is a set union. The learner who owns the phone is `me` on every device, so
/// that one person's phones agree.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(Box<str>);

/// Names a [`super::Skill`].
pub type SkillId = Id;
/// Names a session.
pub type SessionId = Id;
/// Names a learner.
pub type LearnerId = Id;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TIME_CHARS: usize = 9;
const LENGTH: usize = 16;

impl Id {
    /// An id for something made at `now`; `chance` is random bits from the platform, of which 35 are used.
    pub fn new(now: Instant, chance: u64) -> Self {
        let mut text = String::with_capacity(LENGTH);
        let time = u64::try_from(now.0).unwrap_or(0);
        for place in (0..LENGTH).rev() {
            let (bits, shift) =
                if place >= LENGTH - TIME_CHARS { (time, place - (LENGTH - TIME_CHARS)) } else { (chance, place) };
            let digit = (bits >> (5 * shift)) & 31;
            text.push(char::from(ALPHABET[digit as usize]));
        }
        Self(text.into())
    }

    /// The person whose phone this is.
    pub fn me() -> LearnerId {
        Self("me".into())
    }

    /// When it was made; `None` of an id that says nothing of that.
    pub fn made_at(&self) -> Option<Instant> {
        let time = self.0.get(..TIME_CHARS).filter(|_| self.0.len() == LENGTH)?;
        let digit = |millis: i64, letter: u8| {
            ALPHABET.iter().position(|known| *known == letter).map(|digit| millis << 5 | digit as i64)
        };
        time.bytes().try_fold(0, digit).map(Instant)
    }

    /// True if `text` is an id as it is stored.
    pub fn is_id(text: &str) -> bool {
        (1..=LENGTH).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    }

    /// The id as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no id: empty, too long, or with a character that ids never have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MalformedId;

impl fmt::Display for MalformedId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("malformed id")
    }
}

impl std::error::Error for MalformedId {}

impl TryFrom<String> for Id {
    type Error = MalformedId;

    fn try_from(text: String) -> Result<Self, MalformedId> {
        if Self::is_id(&text) { Ok(Self(text.into())) } else { Err(MalformedId) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_sort_after_earlier_ones_whatever_the_chance() {
        let early = Id::new(Instant(1_763_760_000_000), u64::MAX);
        let late = Id::new(Instant(1_763_760_000_001), 0);
        assert!(early < late);
        assert_eq!(early.as_str().len(), LENGTH);
    }

    #[test]
    fn an_id_says_when_it_was_made() {
        for at in [0, 1, 1_763_760_000_000, (1 << 45) - 1].map(Instant) {
            assert_eq!(Id::new(at, u64::MAX).made_at(), Some(at));
        }
        for none in ["me", "1m7wyd4m0000000", "1m7wyd4u00000001"] {
            assert_eq!(Id::try_from(none.to_owned()).expect("an id").made_at(), None, "{none}");
        }
    }

    #[test]
    fn chance_tells_ids_of_one_millisecond_apart() {
        let now = Instant(1_763_760_000_000);
        assert_ne!(Id::new(now, 1), Id::new(now, 2));
    }

    #[test]
    fn nothing_but_ids_is_taken_for_one() {
        for bad in ["", "with space", "Ünï", "UPPER", "seventeen-letters", "a.b"] {
            assert_eq!(Id::try_from(bad.to_owned()), Err(MalformedId), "{bad}");
        }
        assert!(Id::try_from("me".to_owned()).is_ok());
    }
}
