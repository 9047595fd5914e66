//! Sample data: the first half-year of somebody on the ice who never was, so that one can look around.
//!
//! Everything goes through the domain's own types and rules: sessions are folds over events, retries are what the rule of
//! retries makes of them. The same seed makes the same half-year, byte for byte, on every machine.
//!
//! The generator is a part of the worker's program (`src/draw.rs`): the page sends an [`Order`] and gets the text of a
//! backup. `examples/generate_history` prints longer ones, for tests and for measuring.
//!
//! *Invariant*: no browser, no clock; what chance there is comes from the seed.

mod calendar;
mod chance;
mod diary;
mod history;
mod life;
mod notes;
mod practice;
mod skater;
mod written;

pub use diary::{Language, write_diary};
pub use history::{History, history};
pub use life::Life;

use crate::decks::Deck;
use crate::domain::{Id, Instant, Model, Settings, Skill};
use crate::json::{Json, Record};
use crate::store::{MemoryStorage, StorageError, Store, backup, keys, summaries};

/// The half-year that the app shows.
const SEED: i64 = 18;

/// How the text of every [`Order`] begins, and of no other that the worker gets.
const BEGINS: &str = "{\"sample\":";

/// Somebody's half-year is asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Order {
    /// Whose.
    pub seed: i64,
    /// It ends the day before.
    pub end: Instant,
    /// The wall clock less UTC at its end, in minutes.
    pub utc_offset_min: i16,
}

record!(Order { "sample" must seed, "end" must end, "offset" must utc_offset_min });

impl Order {
    /// The text of the order for the half-year up to `end`, where the wall clock is `utc_offset_min` minutes ahead of UTC.
    pub fn text(end: Instant, utc_offset_min: i16) -> String {
        Self { seed: SEED, end, utc_offset_min }.to_json().to_string()
    }
}

/// The answer to the text of an order: the text of a backup with the summaries in it, or nothing if it could not be made. `None` if it is no order
/// for sample data.
pub fn answer(order: &str) -> Option<String> {
    if !order.starts_with(BEGINS) {
        return None;
    }
    let order = Json::parse(order).ok().and_then(|json| Order::from_json(&json));
    Some(order.and_then(|order| half_a_year(&order)).unwrap_or_default())
}

// a function of its own in the program, too: a browser compiles a function when it is called first, and this is 50 kB, for which no chart waits
#[inline(never)]
fn half_a_year(order: &Order) -> Option<String> {
    let life = Life::half_a_year();
    let skill = ice_skating(order.seed as u64, order.end)?;
    let history = history(order.seed as u64, skill, order.end, order.utc_offset_min, &life);
    let mut store = store_of(&history).ok()?;
    written::write(&mut store, &history).ok()?;
    // the page's first program does not read sessions: what it shows of them is made here
    let model = Model { summaries: summaries::summaries_of(&mut store).ok()?, ..Model::new() };
    summaries::write_summaries(&mut store, &model).ok()?;
    backup::export_whole(&store, order.end).ok()
}

/// The skill that the ready-made deck for ice skating makes, taken up at `at`; `None` if the deck cannot be read.
pub fn ice_skating(seed: u64, at: Instant) -> Option<Skill> {
    let deck = Deck::parse(include_str!("../../public/decks/ice-skating.json")).ok()?;
    deck.into_skill(Id::new(at, chance::Chance::of(seed, 0).bits()), Id::me()).ok()
}

/// The text of a backup of `history`, saved at `at`.
///
/// # Errors
/// [`StorageError`] if it cannot be kept in memory; it can.
pub fn backup_of(history: &History, at: Instant) -> Result<String, StorageError> {
    backup::export(&store_of(history)?, at)
}

fn store_of(history: &History) -> Result<Store<MemoryStorage>, StorageError> {
    let History { skill, sessions, notes } = history;
    let mut store = Store::new(MemoryStorage::default(), "/");
    let settings = Settings { skills: vec![skill.id.clone()], skill: Some(skill.id.clone()), ..Settings::default() };
    store.write_skill(skill)?;
    store.write(keys::SETTINGS, &skill.learner, &settings)?;
    for session in sessions {
        // notes are in the order of their sessions
        let note = notes.binary_search_by(|note| note.session.cmp(&session.id)).ok().map(|place| &notes[place]);
        store.keep(session, note, None)?;
    }
    Ok(store)
}
