//! How much room the records take, and how much there is.
//!
//! Chromium counts UTF-16 units of keys and values; WebKit counts a text with a letter beyond Latin-1 twice. The room that is told is
//! the larger of the two, so that no browser has less left than was said.

use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};

/// The room of one address in every browser, in units: see [`units_of`].
pub const LIMIT: usize = 5_242_880;

/// From this share of [`LIMIT`] on, the person is told, in percent.
pub const SHORT: usize = 80;
/// Whoever put that away is told again after so many percent more.
pub const AGAIN: usize = 5;

/// What records are for.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Finished sessions.
    Sessions,
    /// Notes of progress, lessons and setbacks.
    Notes,
    /// Skills and choices.
    Skills,
    /// The session that goes on.
    Live,
    /// What could not be read.
    PutAside,
    /// What was counted together: summaries, and what was archived.
    Summaries,
}

impl Kind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] = [Self::Sessions, Self::Notes, Self::Skills, Self::Live, Self::Summaries, Self::PutAside];

    fn of(key: &str) -> Self {
        let begins = |with: &[&str]| with.iter().any(|kind| key.starts_with(kind));
        match key {
            _ if keys::is_live(key) => Self::Live,
            _ if begins(&[keys::SESSION]) => Self::Sessions,
            _ if begins(&[keys::NOTE, keys::LESSON, keys::SETBACK]) => Self::Notes,
            _ if begins(&[keys::SKILL, keys::LEARNER]) || key == keys::SETTINGS => Self::Skills,
            _ if begins(&[keys::QUARANTINE]) => Self::PutAside,
            _ => Self::Summaries,
        }
    }
}

/// How much room the records take, in units: see [`units_of`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Usage {
    /// All of ours.
    pub units: usize,
    /// What other pages of the same address have, which has the same room.
    pub others: usize,
    /// Finished sessions.
    pub sessions: usize,
    /// Records that could not be read, kept as they are.
    pub put_aside: usize,
    /// The room of each kind that there is, in the order of [`Kind::ALL`].
    pub kinds: Vec<(Kind, usize)>,
}

impl Usage {
    /// How much of the room is taken, ours and that of others, in percent.
    pub fn percent(&self) -> usize {
        percent(self.units + self.others)
    }
}

/// How much of the room so many units are, in percent, rounded down.
pub fn percent(units: usize) -> usize {
    (units * 100 / LIMIT).min(100)
}

/// Whether room is so short that it is told at `percent`: the step to remember when that is put away, of which `put_away` was the
/// last.
pub fn short_at(percent: usize, put_away: Option<u16>) -> Option<u16> {
    let step = (percent / AGAIN * AGAIN) as u16;
    (percent >= SHORT && put_away.is_none_or(|before| before < step)).then_some(step)
}

/// The room of a text, in the browser that needs most.
pub fn units_of(text: &str) -> usize {
    let units: usize = text.chars().map(char::len_utf16).sum();
    let is_latin = text.chars().all(|letter| u32::from(letter) < 256);
    if is_latin { units } else { 2 * units }
}

/// The room is being measured, a few records at a time.
#[derive(Debug)]
pub struct Measuring {
    /// Keys as the storage has them, still to be measured.
    keys: Vec<String>,
    usage: Usage,
    of: [usize; Kind::ALL.len()],
}

impl Measuring {
    /// Begins with everything at this address.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn begin<S: Storage>(store: &Store<S>) -> Result<Self, StorageError> {
        Ok(Self { keys: store.all_keys()?, usage: Usage::default(), of: Default::default() })
    }

    /// Measures up to `most` records more; true if there are more.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn some<S: Storage>(&mut self, store: &Store<S>, most: usize) -> Result<bool, StorageError> {
        for _ in 0..most {
            let Some(key) = self.keys.pop() else { break };
            // what went meanwhile takes no room
            let Some(value) = store.raw_of(&key)? else { continue };
            let units = units_of(&key) + units_of(&value);
            let Some(ours) = store.own(&key) else {
                self.usage.others += units;
                continue;
            };
            self.usage.units += units;
            self.usage.sessions += usize::from(ours.starts_with(keys::SESSION));
            self.usage.put_aside += usize::from(ours.starts_with(keys::QUARANTINE));
            let kind = Kind::of(ours);
            for (at, room) in self.of.iter_mut().enumerate() {
                *room += if Kind::ALL[at] == kind { units } else { 0 };
            }
        }
        Ok(!self.keys.is_empty())
    }

    /// How much it is, as far as it was measured.
    pub fn usage(&self) -> Usage {
        let kinds = Kind::ALL.into_iter().zip(self.of).filter(|(_, room)| *room > 0).collect();
        Usage { kinds, ..self.usage.clone() }
    }
}

impl<S: Storage> Store<S> {
    /// How many UTF-16 units a key takes, with the base path.
    pub(super) fn key_units(&self, key: &str) -> usize {
        self.full(key).encode_utf16().count()
    }

    /// How much room the records take.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn usage(&self) -> Result<Usage, StorageError> {
        let mut measuring = Measuring::begin(self)?;
        measuring.some(self, usize::MAX)?;
        Ok(measuring.usage())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_that_is_short_is_told_once_every_five_percent() {
        let told = |percent, put_away| short_at(percent, put_away);
        assert_eq!([0, 79].map(|percent| told(percent, None)), [None, None]);
        assert_eq!([80, 84, 85, 100].map(|percent| told(percent, None)), [80, 80, 85, 100].map(Some));
        assert_eq!([80, 84].map(|percent| told(percent, Some(80))), [None, None]);
        assert_eq!((told(85, Some(80)), told(100, Some(95)), told(100, Some(100))), (Some(85), Some(100), None));
    }

    #[test]
    fn the_room_of_a_text_is_what_the_browser_counts_that_counts_most() {
        let texts = [("", 0), ("abc", 3), ("é", 1), ("ē", 2), ("⛸", 2), ("ab🧣", 8)];
        for (text, units) in texts {
            assert_eq!(units_of(text), units, "{text}");
        }
        assert_eq!((percent(0), percent(LIMIT - 1), percent(LIMIT), percent(2 * LIMIT)), (0, 99, 100, 100));
    }
}
