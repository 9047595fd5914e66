//! What an import would add: names become numbers of a skill, drafts become sessions. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use super::days;
use super::draft::{Draft, DraftAttempt, DraftLevel, DraftMiss, in_order};
use super::fields::{Field, Mapping, order_of};
use super::own::{self, own};
use super::read::Table;
use super::rows::{LeftOut, Reader, Why, Zone};
use super::when::DateOrder;
use crate::domain::{
    Attempt, EditRefused, FinishedSession, Fresh, Id, MicroFailure, Model, NAME_MAX, NewComponent, Note, Outcome,
    PartList, Retry, SessionId, Skill, SkillEdit, SkillId, TagNo, edited, is_same, name, skill_name,
};
use crate::store::{Storage, StorageError, Store, keys};

/// More new names are no names: a column of sentences was taken for causes.
const MOST_NAMES: usize = 500;
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

/// What a name is of.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Component,
    Level,
    Cause,
    Tweak,
}

/// The skills that an import needs, with the names that it adds to them.
struct Names<'a> {
    model: &'a Model,
    fresh: Fresh,
    skills: Vec<(Skill, Option<Skill>)>,
    /// The number of a name: of which skill, of which component, of what kind.
    known: BTreeMap<(usize, TagNo, Kind, String), TagNo>,
    added: usize,
    counts: Counts,
}

impl<'a> Names<'a> {
    fn new(model: &'a Model, fresh: Fresh) -> Self {
        let (known, counts) = (BTreeMap::new(), Counts::default());
        Self { model, fresh, skills: Vec::new(), known, added: 0, counts }
    }

    /// The place of the skill among those that are needed; `None` if nothing names it.
    fn skill(&mut self, named: &str, target: &Target) -> Result<Option<usize>, Refusal> {
        let wanted = match target {
            Target::Skill(id) => {
                if let Some(place) = self.skills.iter().position(|(skill, _)| skill.id == *id) {
                    return Ok(Some(place));
                }
                let skill = self.model.skill(id).ok_or(Refusal::NoSkill)?;
                self.skills.push((skill.clone(), Some(skill.clone())));
                return Ok(Some(self.skills.len() - 1));
            }
            Target::New(text) => {
                skill_name(self.model, text, None).map_err(Refusal::Name)?;
                text
            }
            Target::AsNamed => named,
        };
        let Some(wanted) = self.short(wanted) else { return Ok(None) };
        if let Some(place) = self.skills.iter().position(|(skill, _)| is_same(&skill.name, &wanted)) {
            return Ok(Some(place));
        }
        // an export of a skill that was not here any more has its id for a name
        let is_it = |skill: &&Skill| is_same(&skill.name, &wanted) || skill.id.as_str() == wanted;
        let here = self.model.skills.iter().find(is_it).cloned();
        let skill = match &here {
            Some(skill) => skill.clone(),
            None => {
                let chance = self.fresh.chance.wrapping_add(self.skills.len() as u64);
                let id = Fresh { chance, ..self.fresh }.id();
                let learner = self.model.learner.clone();
                Skill::new(id, learner, wanted, false, Vec::new(), 0).map_err(|_| Refusal::SkillFull)?
            }
        };
        self.skills.push((skill, here));
        Ok(Some(self.skills.len() - 1))
    }

    /// `text` as a name; `None` if there is nothing to see in it.
    fn short(&mut self, text: &str) -> Option<String> {
        // a name stands on one line
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match name(&line) {
            Ok(name) => Some(name),
            Err(EditRefused::TooLong(..)) => {
                self.counts.shortened += 1;
                let cut: String = line.chars().take(NAME_MAX - 1).collect();
                Some(format!("{}…", cut.trim_end()))
            }
            Err(_) => None,
        }
    }

    fn edit(&mut self, skill: usize, edit: &SkillEdit) -> Result<(), Refusal> {
        self.added += 1;
        if self.added > MOST_NAMES {
            return Err(Refusal::TooManyNames);
        }
        let known = &mut self.skills[skill].0;
        let scratch = Model { skills: vec![known.clone()], ..Model::new() };
        match edited(&scratch, &known.id, edit) {
            Ok(skill) => *known = skill,
            Err(EditRefused::Full) => return Err(Refusal::SkillFull),
            // it was looked for before; what cannot be found after this either is told of there
            Err(_) => {}
        }
        Ok(())
    }

    fn session(&mut self, at: usize, id: SessionId, draft: Draft) -> Result<FinishedSession, Refusal> {
        let mut attempts = Vec::with_capacity(draft.attempts.len());
        for attempt in draft.attempts {
            attempts.push(self.attempt(at, attempt)?);
        }
        if attempts.is_empty() && self.skills[at].0.components.is_empty() {
            self.component(at, "")?;
        }
        Ok(FinishedSession {
            id,
            learner: self.model.learner.clone(),
            skill: self.skills[at].0.id.clone(),
            began: draft.began,
            ended: draft.ended,
            utc_offset_min: draft.utc_offset_min,
            planned_min: draft.planned_min,
            running: draft.running,
            pauses: draft.pauses,
            attempts,
            misses_only: draft.misses_only,
        })
    }

    fn attempt(&mut self, at: usize, draft: DraftAttempt) -> Result<Attempt, Refusal> {
        let component = self.component_with(at, &draft.component, &draft.level)?;
        let level = self.level(at, component, &draft.level)?;
        let outcome = match draft.miss {
            None => Outcome::Clean,
            Some(DraftMiss { size, cause, tweak }) => {
                self.counts.misses += 1;
                let cause = self.label(at, component, Kind::Cause, &cause)?;
                let tweak = self.label(at, component, Kind::Tweak, &tweak)?;
                Outcome::Micro(MicroFailure { size, cause, tweak })
            }
        };
        let retry = match draft.retry {
            None => None,
            Some((miss, tweak)) => self.label(at, component, Kind::Tweak, &tweak)?.map(|tweak| Retry { miss, tweak }),
        };
        Ok(Attempt { at: draft.at, running: draft.running, component, level, outcome, source: draft.source, retry })
    }

    fn component(&mut self, at: usize, text: &str) -> Result<TagNo, Refusal> {
        self.component_with(at, text, &DraftLevel::default())
    }

    /// The component of this name; one that is made begins with `level`. Without a name: the one that is practised next.
    fn component_with(&mut self, at: usize, text: &str, level: &DraftLevel) -> Result<TagNo, Refusal> {
        let key = (at, 0, Kind::Component, text.to_owned());
        if let Some(tag) = self.known.get(&key) {
            return Ok(*tag);
        }
        let name = match self.short(text) {
            Some(name) => name,
            None => match skill_component(&self.skills[at].0) {
                Some(tag) => return Ok(tag),
                None => self.skills[at].0.name.clone(),
            },
        };
        let find = |skill: &Skill| skill.components.iter().find(|c| is_same(&c.name, &name)).map(|c| c.tag);
        let tag = match find(&self.skills[at].0) {
            Some(tag) => tag,
            None => {
                let first = self.short(&level.name).map(|name| (name, level.value, unit(level)));
                let new = NewComponent {
                    name: name.clone(),
                    levels: first.into_iter().collect(),
                    causes: Vec::new(),
                    tweaks: Vec::new(),
                };
                self.edit(at, &SkillEdit::Add(new))?;
                self.counts.components += 1;
                find(&self.skills[at].0).ok_or(Refusal::SkillFull)?
            }
        };
        self.known.insert(key, tag);
        Ok(tag)
    }

    /// The rung of this name on a component's ladder. Without a name: the one on which it is practised.
    fn level(&mut self, at: usize, of: TagNo, level: &DraftLevel) -> Result<TagNo, Refusal> {
        let key = (at, of, Kind::Level, level.name.clone());
        if let Some(tag) = self.known.get(&key) {
            return Ok(*tag);
        }
        let find = |skill: &Skill, name: &str| {
            let component = skill.component(of)?;
            component.levels.iter().find(|level| is_same(&level.name, name)).map(|level| level.tag)
        };
        let tag = match self.short(&level.name) {
            None => self.skills[at].0.component(of).map_or(0, |component| component.level),
            Some(name) => match find(&self.skills[at].0, &name) {
                Some(tag) => tag,
                None => {
                    self.edit(at, &SkillEdit::AddTo(of, PartList::Ladder, name.clone()))?;
                    self.counts.levels += 1;
                    let tag = find(&self.skills[at].0, &name).ok_or(Refusal::SkillFull)?;
                    let rungs = self.skills[at].0.component_mut(of).map(|component| component.levels.iter_mut());
                    for rung in rungs.into_iter().flatten().filter(|rung| rung.tag == tag) {
                        (rung.value, rung.unit) = (level.value, unit(level));
                    }
                    tag
                }
            },
        };
        self.known.insert(key, tag);
        Ok(tag)
    }

    /// The number of a cause or a tweak; those that are offered no more have theirs, too.
    fn label(&mut self, at: usize, of: TagNo, kind: Kind, text: &str) -> Result<Option<TagNo>, Refusal> {
        let key = (at, of, kind, text.to_owned());
        if let Some(tag) = self.known.get(&key) {
            return Ok(Some(*tag));
        }
        let Some(name) = self.short(text) else { return Ok(None) };
        let find = |skill: &Skill| {
            let component = skill.component(of)?;
            let (offered, retired) = match kind {
                Kind::Cause => (&component.causes, &component.retired_causes),
                _ => (&component.tweaks, &component.retired_tweaks),
            };
            offered.iter().chain(retired).find(|label| is_same(&label.text, &name)).map(|label| label.tag)
        };
        let tag = match find(&self.skills[at].0) {
            Some(tag) => tag,
            None => {
                let (list, count) = match kind {
                    Kind::Cause => (PartList::Causes, &mut self.counts.causes),
                    _ => (PartList::Tweaks, &mut self.counts.tweaks),
                };
                *count += 1;
                self.edit(at, &SkillEdit::AddTo(of, list, name.clone()))?;
                find(&self.skills[at].0).ok_or(Refusal::SkillFull)?
            }
        };
        self.known.insert(key, tag);
        Ok(Some(tag))
    }
}

/// The component that is practised next, or the first.
fn skill_component(skill: &Skill) -> Option<TagNo> {
    skill.component(skill.chosen).or(skill.components.first()).map(|component| component.tag)
}

fn unit(level: &DraftLevel) -> Option<String> {
    Some(level.unit.trim().to_owned()).filter(|unit| !unit.is_empty() && level.value.is_some())
}
