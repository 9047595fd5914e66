//! Whose the records of a backup are, and whose they become here; and a backup of one learner alone.
//!
//! Every device calls its owner `me`. So what somebody brings from their own phone says `me`, too, and is put together with what is here only
//! after it was said whose it is. What is of a skill that is here already stays whose that skill is: then the answer matters to what
//! is new alone, and the same file twice is there once, whatever was answered.

use std::collections::BTreeMap;

use super::backup::{self, Backup};
use super::choices::{EDITED, instant, with_field};
use super::merge::Records;
use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{frame, keys};
use crate::domain::{Id, Instant, Learner, LearnerId, Model, Skill, SkillId, is_same};
use crate::json::{Json, Record};

/// Somebody whose records are in a backup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whose {
    /// Who they are there.
    pub from: LearnerId,
    /// What they are called there; empty if nothing says that.
    pub name: String,
    /// The names of their skills there.
    pub skills: Vec<String>,
    /// Whose their records become: somebody's who is here, or of a new learner, [`Whose::newcomer`].
    pub to: LearnerId,
    /// They share a skill with somebody here.
    pub is_known: bool,
    /// Who a new learner would be: the same whenever the same file is read.
    pub newcomer: LearnerId,
    /// What a new learner is called.
    pub new_name: String,
}

/// What is known of somebody in a file.
#[derive(Default)]
struct Found {
    name: String,
    skills: Vec<(SkillId, String)>,
    /// The first thing of theirs.
    first: Option<Id>,
}

/// The owner of the device first, then in the order of their coming.
fn found_in(backup: &Backup) -> Vec<(LearnerId, Found)> {
    let mut all: BTreeMap<(bool, LearnerId), Found> = BTreeMap::new();
    for (key, value) in &backup.records {
        let kinds = [keys::SKILL, keys::LEARNER, keys::SETBACK];
        let Some(kind) = kinds.into_iter().find(|kind| key.starts_with(kind)) else { continue };
        let Ok((whose, json)) = frame::decode_json(key, value) else { continue };
        let of = |learner: LearnerId| (learner != Id::me(), learner);
        match kind {
            keys::SKILL => {
                let Some((_, skill)) = <(u32, Skill)>::from_json(&json) else { continue };
                let found = all.entry(of(skill.learner)).or_default();
                found.first = Some(found.first.take().map_or(skill.id.clone(), |first| first.min(skill.id.clone())));
                found.skills.retain(|(id, _)| *id != skill.id);
                found.skills.push((skill.id, skill.name));
            }
            keys::LEARNER => {
                let Some(learner) = Learner::from_json(&json) else { continue };
                all.entry(of(learner.id)).or_default().name = learner.name;
            }
            _ => {
                let id = key.strip_prefix(kind).and_then(|id| Id::try_from(id.to_owned()).ok());
                let found = all.entry(of(whose)).or_default();
                found.first = found.first.take().or(id);
            }
        }
    }
    all.into_iter().map(|((_, learner), found)| (learner, found)).collect()
}

/// Whose the records of `backup` are, each with whom they are most likely here: whose skills they share, or whose name they have; what comes to
/// an empty device is its owner's.
pub fn whose(model: &Model, backup: &Backup) -> Vec<Whose> {
    let all = found_in(backup);
    let is_alone = all.len() == 1;
    let is_alone_here = !model.learners.iter().any(|learner| !learner.is_me());
    let is_empty = model.skills.is_empty() && is_alone_here;
    let theirs = |(from, found): (LearnerId, Found)| {
        let is_me = from == Id::me();
        let newcomer = if is_me { found.first.clone().unwrap_or_else(Id::me) } else { from.clone() };
        let shared = found.skills.iter().find_map(|(skill, _)| model.whose(skill)).cloned();
        let is_here = || model.learner_of(&newcomer).map(|known| known.id.clone());
        let named = || {
            let same = |known: &&Learner| !found.name.is_empty() && is_same(&known.name, &found.name);
            model.learners.iter().find(same).map(|known| known.id.clone())
        };
        let owners = || {
            let own_name = model.learner_of(&Id::me()).map_or("", |me| &me.name);
            let is_nobody_else = is_alone_here && (own_name.is_empty() || found.name.is_empty());
            (is_empty && is_alone || is_me && is_nobody_else).then(Id::me)
        };
        let is_known = shared.is_some();
        let to = shared.or_else(is_here).or_else(named).or_else(owners).unwrap_or_else(|| newcomer.clone());
        let skills = found.skills.into_iter().map(|(_, name)| name).collect();
        Whose { from, new_name: found.name.clone(), name: found.name, skills, to, is_known, newcomer }
    };
    all.into_iter().map(theirs).collect()
}

/// True if a person has to say whose they are. One's own backup on one's own device asks nothing.
pub fn is_asked(model: &Model, whose: &[Whose]) -> bool {
    let own_name = model.learner_of(&Id::me()).map_or("", |me| &me.name);
    let is_obvious = |one: &Whose| {
        let is_mine = one.from == Id::me() && one.to == Id::me();
        let has_my_name = one.name.is_empty() || is_same(&one.name, own_name);
        is_mine && (one.is_known || model.skills.is_empty() || has_my_name)
    };
    model.learners.len() > 1 || whose.len() > 1 || !whose.iter().all(is_obvious)
}

/// The records of `backup` as they are when everybody in it becomes whom `whose` says.
pub fn as_said(model: &Model, backup: &Backup, whose: &[Whose]) -> Backup {
    let to = |learner: &LearnerId| {
        let said = whose.iter().find(|one| one.from == *learner);
        said.map_or_else(|| learner.clone(), |one| one.to.clone())
    };
    let mut records: BTreeMap<String, String> = BTreeMap::new();
    for (key, value) in &backup.records {
        let is_other = |kind: &str| key.starts_with(kind);
        if is_other(keys::LEARNER) || is_other(&keys::deleted(keys::LEARNER)) {
            continue;
        }
        // the look and the order are those of the device that somebody else has
        if key == keys::SETTINGS && to(&Id::me()) != Id::me() {
            continue;
        }
        let value = reframed(model, key, value, &to).unwrap_or_else(|| value.clone());
        records.insert(key.clone(), value);
    }
    for (key, value) in learners_as_said(model, backup, whose) {
        records.insert(key, value);
    }
    Backup { saved: backup.saved, records: records.into_iter().collect() }
}

/// The records of learners, as they come here.
fn learners_as_said(model: &Model, backup: &Backup, whose: &[Whose]) -> Records {
    let mut records = Records::new();
    let is_nameless = |id: &LearnerId| model.learner_of(id).is_none_or(|known| known.name.is_empty());
    for (key, value) in &backup.records {
        let gone = key.strip_prefix(keys::DELETED).unwrap_or(key);
        let Some(id) = gone.strip_prefix(keys::LEARNER).and_then(|id| Id::try_from(id.to_owned()).ok()) else {
            continue;
        };
        // of whoever stays who they are, all that is known is put together
        let stays = |one: &Whose| {
            let is_same_owner = || {
                one.is_known
                    || is_nameless(&id)
                    || model.learner_of(&id).is_some_and(|known| is_same(&known.name, &one.name))
            };
            one.to == id && one.new_name == one.name && (id != Id::me() || is_same_owner())
        };
        if whose.iter().find(|one| one.from == id).is_none_or(stays) {
            records.push((key.clone(), value.clone()));
        }
    }
    for one in whose {
        let is_new = one.to == one.newcomer && model.learner_of(&one.to).is_none();
        // whoever brings it to their own device tells it who they are
        let names_me = one.to == Id::me() && one.from != Id::me() && is_nameless(&one.to) && model.skills.is_empty();
        let key = keys::learner(&one.to);
        if one.new_name.is_empty() || !(is_new || names_me) || records.iter().any(|(known, _)| *known == key) {
            continue;
        }
        let learner = Learner { id: one.to.clone(), name: one.new_name.clone(), archived: false };
        let json = with_field(learner.to_json(), EDITED, named_at(backup, &one.from).to_json());
        records.push((key.clone(), frame::encode(&key, &one.to, &json)));
    }
    records
}

/// When somebody in a file got their name there: the same whenever it is read.
fn named_at(backup: &Backup, learner: &LearnerId) -> Instant {
    let key = keys::learner(learner);
    let known = backup.records.iter().find(|(known, _)| *known == key);
    let at = known.and_then(|(_, value)| frame::decode_json(&key, value).ok()).map(|(_, json)| instant(&json, EDITED));
    at.unwrap_or(backup.saved)
}

/// A record as it is of somebody else; `None` if it stays as it is, or cannot be read.
fn reframed(model: &Model, key: &str, value: &str, to: &dyn Fn(&LearnerId) -> LearnerId) -> Option<String> {
    if key.starts_with(keys::QUARANTINE) || key.starts_with(keys::ARCHIVE) {
        return None;
    }
    let (learner, mut json) = frame::decode_json(key, value).ok()?;
    let skill = match key.starts_with(keys::SKILL) {
        true => json.items()?.get(1)?.field("id").and_then(Id::from_json),
        false => json.field("k").and_then(Id::from_json),
    };
    let of_known = skill.and_then(|skill| model.whose(&skill).cloned());
    let learn = |known: &LearnerId| of_known.clone().unwrap_or_else(|| to(known));
    let is_device = key == keys::SETTINGS;
    let new = if is_device { learner.clone() } else { learn(&learner) };
    // where a record says it once more
    let inner: Option<&mut Json> = match key {
        keys::SETTINGS => Some(&mut json),
        keys::LIVE => second(&mut json),
        _ if key.starts_with(keys::SKILL) => second(&mut json),
        _ if key.starts_with(keys::LIVE_KINDS[0]) => second(&mut json).and_then(|event| field(event, "s")),
        _ if key.starts_with(&keys::deleted(keys::SESSION)) => field(&mut json, "f"),
        _ => None,
    };
    let mut is_other = new != learner;
    let whom = if is_device { "f" } else { "l" };
    if let Some(said) = inner.and_then(|inner| field(inner, whom)) {
        let known = Id::from_json(said)?;
        let told = if is_device { to(&known) } else { learn(&known) };
        is_other |= told != known;
        *said = told.to_json();
    }
    is_other.then(|| frame::encode(key, &new, &json))
}

fn second(json: &mut Json) -> Option<&mut Json> {
    let Json::List(items) = json else { return None };
    items.get_mut(1)
}

fn field<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    let Json::Object(fields) = json else { return None };
    fields.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// The text of a backup of everything of one learner, saved at `now`, for a device of their own: skills, sessions, notes, lessons, setbacks and
/// what was deleted of them. The choices stay here, and so does what is going on.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn export_of<S: Storage>(
    store: &Store<S>,
    model: &Model,
    learner: &LearnerId,
    now: Instant,
) -> Result<String, StorageError> {
    let mut records = Records::new();
    let by_skill = [keys::SESSION, keys::NOTE, keys::LESSON];
    for key in store.keys()? {
        let begins = |kind: &&str| key.starts_with(*kind);
        let is_kept = by_skill.iter().chain(&[keys::SKILL, keys::SETBACK, keys::LEARNER, keys::DELETED]).any(begins);
        let is_archive = key.starts_with(keys::ARCHIVE);
        let Some(value) = store.raw(&key)?.filter(|_| is_kept || is_archive) else { continue };
        let Ok((whose, json)) = frame::decode_json(&key, &value) else { continue };
        let is_theirs = |skill: &SkillId| model.whose(skill).unwrap_or(&whose) == learner;
        let of_them = match by_skill.iter().any(begins) {
            true => json.field("k").and_then(Id::from_json).is_some_and(|skill| is_theirs(&skill)),
            // it says how much was practised of each skill
            false if is_archive => {
                let counted = json.field("t").and_then(Json::items).unwrap_or_default();
                let skill = |row: &Json| row.items()?.first().and_then(Id::from_json);
                counted.iter().all(|row| skill(row).is_some_and(|skill| is_theirs(&skill)))
            }
            false => whose == *learner,
        };
        if of_them {
            records.push((key, value));
        }
    }
    Ok(backup::text_of(records, now))
}
