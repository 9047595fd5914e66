//! What Practice shows of each skill, made from the finished sessions; with it, what the first screen would otherwise read
//! elsewhere: the names of the skills, and the last words of each. All of it can be made again.

pub use super::last_words::LastSaid;
use super::last_words::{LastWords, words_of};
use super::ledgers::{self, Counting};
use super::records::{Store, ids_in, ids_of};
use super::storage::{Storage, StorageError};
use super::{frame, keys, who_learns};
use crate::domain::{Id, Model, SessionId, SessionSummary, SkillId, SkillSummary, Totals};
use crate::json::{Json, Record};

/// The stored form.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Summaries {
    /// How many sessions.
    pub n: u32,
    /// [`Mark`] of their ids.
    pub x: String,
    /// For each skill.
    pub s: Vec<(SkillId, SkillSummary)>,
    /// Their last words: see [`LastWords`].
    pub w: Option<LastWords>,
    /// Who learns here, and what: see [`who_learns`].
    pub l: Vec<String>,
}

record!(Summaries { "n" must n, "x" must x, "s" must s, "w" keep w, "l" may l });

/// A number that differs (but for chance) between different sets of sessions, and how many they are. It does not depend on
/// their order: one more changes it without a look at the others.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Mark(u32, u32);

impl Mark {
    /// Of these ids.
    pub fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        ids.fold(Self::default(), |mark, id| Self(mark.0.wrapping_add(1), mark.1 ^ frame::number_of(id)))
    }

    /// A session came, or went.
    pub fn turn(&mut self, id: &SessionId, is_there: bool) {
        self.0 = if is_there { self.0.wrapping_add(1) } else { self.0.wrapping_sub(1) };
        self.1 ^= frame::number_of(id.as_str());
    }

    /// These sessions and those, of which none is in both.
    pub fn join(&mut self, other: Self) {
        *self = Self(self.0.wrapping_add(other.0), self.1 ^ other.1);
    }

    /// As it is stored: how many, and the number in hexadecimal digits.
    pub fn said(self) -> (u32, String) {
        (self.0, frame::hex(self.1))
    }

    /// What is stored so.
    pub fn read(n: u32, digits: &str) -> Self {
        // what is no hexadecimal digit is none of ours, and differs anyway
        let digit = |number: u32, digit: u8| (number << 4) | (u32::from(digit & 15) + 9 * u32::from(digit >> 6));
        Self(n, digits.bytes().fold(0, digit))
    }
}

/// What counts of an [archive](super::archive::Archive): the first program needs no more of it.
pub(super) struct Archived {
    /// How many sessions, and how long, by skill.
    pub counted: Vec<(SkillId, SkillSummary)>,
    /// Their attempts, by skill.
    pub totals: Vec<(SkillId, Totals)>,
    /// Which they are.
    pub ids: Vec<SessionId>,
}

record!(Archived { "n" must counted, "t" must totals, "i" must ids });

impl Archived {
    /// What counts of it, by skill.
    pub fn by_skill(&self) -> impl Iterator<Item = (&SkillId, &SkillSummary, Totals)> {
        self.counted.iter().map(|(skill, counted)| {
            let totals = self.totals.iter().find(|(of, _)| of == skill).map(|(_, totals)| *totals);
            (skill, counted, totals.unwrap_or_default())
        })
    }
}

impl Summaries {
    pub fn mark(&self) -> Mark {
        Mark::read(self.n, &self.x)
    }
}

impl<S: Storage> Store<S> {
    /// What counts of archived sessions.
    pub(super) fn archived(&mut self) -> Result<Vec<Archived>, StorageError> {
        let mut archives = Vec::new();
        for id in self.ids(keys::ARCHIVE)? {
            archives.extend(self.read::<Archived>(&keys::archive(&id))?.map(|(_, found)| found));
        }
        Ok(archives)
    }

    /// The summaries are not those of the sessions: they are made again at the next start.
    pub fn doubt_summaries(&mut self) {
        self.mark = Mark::default();
    }

    /// True if they are to be made again, or if there is nothing to make them from.
    pub fn doubts_summaries(&self) -> bool {
        self.mark == Mark::default()
    }

    /// A session is there no more.
    pub(super) fn went(&mut self, session: &SessionId) {
        self.mark.turn(session, false);
    }
}

/// Keeps the summaries of `model`, with a mark of the sessions that were written and deleted here.
///
/// # Errors
/// [`StorageError`]; the summaries are then made again at a later start.
pub fn write_summaries<S: Storage>(store: &mut Store<S>, model: &Model) -> Result<(), StorageError> {
    if store.words.is_none() {
        let keys = store.keys_of(&[keys::LESSON])?;
        store.words = Some(words_of(store, &keys, &model.summaries)?);
    }
    let value = value_of(store, model)?;
    store.write_value(keys::SUMMARIES, value)
}

/// The record, as [`Summaries`], without a copy of them.
pub(super) fn value_of<S: Storage>(store: &Store<S>, model: &Model) -> Result<String, StorageError> {
    let (n, x) = store.mark.said();
    let record = Json::object(vec![
        ("n", false, n.to_json()),
        ("x", false, x.to_json()),
        ("s", false, model.summaries.to_json()),
        ("w", false, store.words.to_json()),
        ("l", true, who_learns::rows(model).to_json()),
    ]);
    store.encode(keys::SUMMARIES, &Id::me(), &record)
}

/// The sessions are counted again, a few at a time: for the summaries, and for the ledgers.
pub struct Recount {
    ids: Vec<SessionId>,
    archives: Vec<SessionId>,
    noted: Vec<SessionId>,
    next: usize,
    counted: Model,
    ledgers: Counting,
    /// What is archived, once it was read: a look at all keys is what takes longest.
    archived: Option<Vec<Archived>>,
}

impl Recount {
    /// Begins with all sessions and notes of `keys`.
    pub(super) fn of(keys: &[String]) -> Self {
        let of = |kind| ids_of(keys, kind);
        let (ids, archives, noted) = (of(keys::SESSION), of(keys::ARCHIVE), of(keys::NOTE));
        Self { ids, archives, noted, next: 0, counted: Model::new(), ledgers: Counting::default(), archived: None }
    }

    /// True if all are counted: it can [finish](Self::finish).
    pub fn is_counted(&self) -> bool {
        self.archived.is_some() && self.next >= self.ids.len()
    }

    /// Counts up to `most` sessions more; true if there are more.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn some<S: Storage>(&mut self, store: &mut Store<S>, most: usize) -> Result<bool, StorageError> {
        let archived = match self.archived.take() {
            Some(known) => known,
            None => store.archived()?,
        };
        for id in self.ids.iter().skip(self.next).take(most) {
            let Some(session) = store.read_session(id)? else {
                if store.raw(&keys::session(id))?.is_some() {
                    self.ledgers.pass_over(id);
                }
                continue;
            };
            self.ledgers.add(&session);
            let has_note = self.noted.binary_search(id).is_ok();
            let summary = self.counted.summary_mut(&session.skill);
            summary.add(&session, has_note);
            // one that came back from its archive counts once
            if archived.iter().any(|archive| archive.ids.binary_search(id).is_ok()) {
                summary.count_elsewhere(session.running, SessionSummary::of(&session).misses());
            }
        }
        self.archived = Some(archived);
        self.next = self.next.saturating_add(most);
        Ok(self.next < self.ids.len())
    }

    fn end<S: Storage>(mut self, store: &mut Store<S>, keys: &[String]) -> Vec<(SkillId, SkillSummary)> {
        for archive in self.archived.take().unwrap_or_default() {
            for (skill, archived, attempts) in archive.by_skill() {
                self.counted.summary_mut(skill).add_archived(archived, &attempts);
            }
        }
        store.mark = self.mark();
        store.words = None;
        self.ledgers.write(store, keys);
        self.counted.summaries
    }

    /// Of those whose numbers are in the summaries: sessions, and archives of them.
    fn mark(&self) -> Mark {
        Mark::of(self.ids.iter().chain(&self.archives).map(Id::as_str))
    }

    /// Takes over what was counted, and keeps it. False if sessions came or went in the meantime: then nothing was done.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read or written.
    pub fn finish<S: Storage>(self, store: &mut Store<S>, model: &mut Model) -> Result<bool, StorageError> {
        // one look at all keys, for all that needs them
        let keys = store.keys_of(&[keys::SESSION, keys::ARCHIVE, keys::LEDGER, keys::LESSON])?;
        if ids_of(&keys, keys::SESSION) != self.ids || ids_of(&keys, keys::ARCHIVE) != self.archives {
            return Ok(false);
        }
        model.summaries = self.end(store, &keys);
        store.words = Some(words_of(store, &keys, &model.summaries)?);
        write_summaries(store, model).map(|()| true)
    }
}

/// What Practice shows of each skill, made from all finished sessions that can be read. The ledgers are made from them, too, and kept.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn summaries_of<S: Storage>(store: &mut Store<S>) -> Result<Vec<(SkillId, SkillSummary)>, StorageError> {
    let keys = store.keys()?;
    let mut recount = Recount::of(&keys);
    recount.some(store, usize::MAX)?;
    Ok(recount.end(store, &keys))
}

/// Looks whether what is kept is made from what is there. What was said last is mended at once; if sessions came or went
/// unseen, they are to be counted again. True if something was shown that was not so; and if they are to be counted.
pub(super) fn mend<S: Storage>(
    store: &mut Store<S>,
    model: &Model,
    keys: &[String],
) -> Result<(bool, bool), StorageError> {
    let kept = store.read::<Summaries>(keys::SUMMARIES)?.map(|(_, kept)| kept).unwrap_or_default();
    let words = words_of(store, keys, &model.summaries)?;
    let is_other = store.words.as_ref().is_some_and(|known| *known != words);
    let sessions = Mark::of(ids_in(keys, keys::SESSION));
    let mut all = Mark::of(ids_in(keys, keys::ARCHIVE));
    all.join(sessions);
    store.words = Some(words);
    // what an earlier version counted lacks what this one shows
    let lacks = |(_, summary): &(SkillId, SkillSummary)| summary.known.is_none() || summary.lacks_standings();
    let is_whole = kept.mark() == all && !kept.s.iter().any(lacks);
    if !is_whole || !ledgers::belong(store, keys, sessions)? {
        return Ok((is_other, true));
    }
    let rows = who_learns::rows(model);
    let is_nothing = rows.is_empty() && all == Mark::default() && store.words.as_ref().is_none_or(Vec::is_empty);
    if !is_nothing && (kept.l != rows || kept.w != store.words) {
        write_summaries(store, model)?;
    }
    Ok((is_other, false))
}
