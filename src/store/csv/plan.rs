//! What an import would add. Nothing is written here.

use std::collections::BTreeSet;

use super::days;
use super::draft::{Draft, in_order};
use super::fields::{Field, Mapping, order_of};
use super::names::Names;
use super::own::{self, own};
use super::read::Table;
use super::rows::{LeftOut, Reader, Why, Zone};
use super::when::DateOrder;
use crate::domain::{EditRefused, FinishedSession, Fresh, Id, Instant, Model, Note, SessionId, Skill, SkillId};
use crate::store::{Storage, StorageError, Store, keys};

/// More attempts are not taken in at once.
const MOST_ATTEMPTS: usize = super::MAX_ROWS;

/// Where sessions go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// To the skill that their rows name; one that is not here is made.
    AsNamed,
    /// To a skill that is here.
    Skill(SkillId),
    /// To a new skill with this name.
    New(String),
}

/// What a person chose for a file from elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choices {
    /// Which column means what.
    pub mapping: Mapping,
    /// The day or the month first, where the file does not tell.
    pub order: Option<DateOrder>,
    /// Where to.
    pub target: Target,
}

impl Choices {
    /// What can be guessed of `tables`: Wobble's own go where they say; others to the skill that is practised, or a new one.
    pub fn guessed(tables: &[Table], model: &Model) -> Self {
        let mapping = tables.first().map(Mapping::guessed).unwrap_or_default();
        let is_own = tables.iter().all(|table| own(table).is_some());
        let target = match model.chosen_skill() {
            _ if is_own || mapping.column(Field::Skill).is_some() => Target::AsNamed,
            Some(skill) => Target::Skill(skill.id.clone()),
            None => Target::New(String::new()),
        };
        Self { mapping, order: None, target }
    }
}

/// Why nothing can be added yet, or at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Several files, and not all of them are Wobble's own.
    OneAtATime,
    /// No column has the day.
    NoDay,
    /// No column says how attempts ended, counts misses, or says how long.
    NothingCounted,
    /// Clean attempts are counted, and misses are not.
    NoMisses,
    /// The file can be read either way: this day of it, for one.
    WhichOrder(String),
    /// The new skill cannot have this name.
    Name(EditRefused),
    /// The skill is not here any more.
    NoSkill,
    /// So many new names.
    TooManyNames,
    /// So many attempts.
    TooManyAttempts,
    /// A skill ran out of numbers for names.
    SkillFull,
    /// What is here cannot be read.
    Storage(StorageError),
}

/// What would be new.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Attempts, misses included.
    pub attempts: usize,
    /// Misses.
    pub misses: usize,
    /// Sessions that are here already; they stay as they are.
    pub here_already: usize,
    /// Sessions of which nobody knows when each attempt was.
    pub spread: usize,
    /// New components, causes and tweaks, and levels.
    pub components: usize,
    /// New levels, those of new components included.
    pub levels: usize,
    /// New causes.
    pub causes: usize,
    /// New tweaks.
    pub tweaks: usize,
    /// Names that were too long, and are shortened.
    pub shortened: usize,
    /// Sizes that are none; those misses have no size.
    pub odd_sizes: usize,
}

/// What an import would add.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Sessions, oldest first.
    pub sessions: Vec<FinishedSession>,
    /// Notes of progress.
    pub notes: Vec<Note>,
    /// Skills as they would be; and as they are now, if they are here.
    pub skills: Vec<(Skill, Option<Skill>)>,
    /// What is in it.
    pub counts: Counts,
    /// Rows that are left out, in the order of their lines.
    pub left_out: Vec<LeftOut>,
    /// When it was made.
    pub at: Instant,
}

impl Plan {
    /// True if nothing would be added.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty() && self.notes.is_empty()
    }

    /// A skill of a session in it.
    pub fn skill(&self, id: &SkillId) -> Option<&Skill> {
        self.skills.iter().map(|(skill, _)| skill).find(|skill| skill.id == *id)
    }
}

/// What adding `tables` would do.
///
/// # Errors
/// [`Refusal`]
pub fn plan<S: Storage>(
    store: &Store<S>,
    model: &Model,
    tables: &[Table],
    choices: &Choices,
    zone: Zone<'_>,
    fresh: Fresh,
) -> Result<Plan, Refusal> {
    let is_own = tables.iter().all(|table| own(table).is_some());
    let mut names = Names::new(model, fresh);
    let (drafts, mut left_out) = match tables {
        _ if is_own => own::drafts(tables),
        [table] => elsewhere(table, choices, zone, fresh, &mut names.counts)?,
        _ => return Err(Refusal::OneAtATime),
    };
    let mut plan = Plan {
        sessions: Vec::new(),
        notes: Vec::new(),
        skills: Vec::new(),
        counts: Counts::default(),
        left_out: Vec::new(),
        at: fresh.now,
    };
    let mut seen = BTreeSet::new();
    for draft in drafts {
        names.counts.attempts += draft.attempts.len();
        if names.counts.attempts > MOST_ATTEMPTS {
            return Err(Refusal::TooManyAttempts);
        }
        let id = draft.id.clone().unwrap_or_else(|| id_of(&draft));
        let is_here = store.raw(&keys::session(&id)).map_err(Refusal::Storage)?.is_some();
        if is_here || !seen.insert(id.clone()) {
            names.counts.here_already += 1;
            names.counts.attempts -= draft.attempts.len();
            if is_here && is_own {
                note_alone(store, &mut plan, id, &draft)?;
            }
            continue;
        }
        let Some(at) = names.skill(&draft.skill, &choices.target)? else {
            names.counts.attempts -= draft.attempts.len();
            left_out.push(LeftOut { line: draft.line, why: Why::NoSkill, cells: Vec::new() });
            continue;
        };
        names.counts.spread += usize::from(draft.is_spread);
        if !draft.note.trim().is_empty() {
            plan.notes.push(note(&names.skills[at].0.id, id.clone(), &draft));
        }
        plan.sessions.push(names.session(at, id, draft)?);
    }
    plan.left_out = in_order(left_out, |left| left.line.into());
    plan.counts = names.counts;
    let used = |skill: &Skill| plan.sessions.iter().any(|session| session.skill == skill.id);
    plan.skills = names.skills.into_iter().filter(|(skill, _)| used(skill)).collect();
    Ok(plan)
}

fn note(skill: &SkillId, session: SessionId, draft: &Draft) -> Note {
    Note { session, skill: skill.clone(), at: draft.ended, text: draft.note.clone() }
}

/// The note of a session that is here without one.
fn note_alone<S: Storage>(store: &Store<S>, plan: &mut Plan, id: SessionId, draft: &Draft) -> Result<(), Refusal> {
    let has_note = store.raw(&keys::note(&id)).map_err(Refusal::Storage)?.is_some();
    let skill = store.skill_of(&id).filter(|_| !has_note && !draft.note.trim().is_empty());
    if let Some(skill) = skill {
        plan.notes.push(note(&skill, id, draft));
    }
    Ok(())
}

/// A file from elsewhere.
fn elsewhere(
    table: &Table,
    choices: &Choices,
    zone: Zone<'_>,
    fresh: Fresh,
    counts: &mut Counts,
) -> Result<(Vec<Draft>, Vec<LeftOut>), Refusal> {
    let has = |field| choices.mapping.column(field).is_some();
    let when = choices.mapping.column(Field::When).ok_or(Refusal::NoDay)?;
    let tries = [Field::Outcome, Field::Misses, Field::Size, Field::Cause, Field::Tweak].into_iter().any(has);
    match (tries, has(Field::Clean), has(Field::Minutes)) {
        (false, true, _) => return Err(Refusal::NoMisses),
        (false, false, false) => return Err(Refusal::NothingCounted),
        _ => {}
    }
    let order = choices.order.map_or_else(|| order_of(table, when), Ok).map_err(Refusal::WhichOrder)?;
    let mut reader = Reader::new(table, &choices.mapping, order, zone, fresh.now);
    let (mut lines, mut left_out) = (Vec::with_capacity(table.rows()), Vec::new());
    for row in 0..table.rows() {
        match reader.read(row) {
            Ok(line) => {
                counts.odd_sizes += usize::from(line.odd_size);
                lines.push(line);
            }
            Err(left) => left_out.push(left),
        }
    }
    Ok((days::sessions(lines), left_out))
}

/// An id that the same content has at every import: made when it began, and of what is in it.
fn id_of(draft: &Draft) -> SessionId {
    // FNV-1a: short, and good enough to tell the sessions of one millisecond apart
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    take(&draft.which);
    take(&draft.skill);
    take(&draft.running.to_string());
    for attempt in &draft.attempts {
        take(&attempt.at.since(draft.began).to_string());
        take(&attempt.component);
        take(&attempt.level.name);
        match &attempt.miss {
            None => take("c"),
            Some(miss) => {
                take(miss.size.map_or("m", super::attempts::size_word));
                take(&miss.cause);
                take(&miss.tweak);
            }
        }
    }
    // the lowest bits of a product are mixed least
    Id::new(draft.began, hash ^ (hash >> 29))
}
