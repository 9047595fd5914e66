//! What somebody may do on a device, in random order: each act chooses by numbers among what is there.

use proptest::prelude::*;
use wobble::domain::*;
use wobble::store::{Storage, frame, keys};

use crate::device::Device;
use crate::story::*;

/// One thing that somebody does. Numbers choose among what is there.
#[derive(Clone, Debug)]
pub enum Act {
    Evening,
    Explain(usize, usize, Reflection),
    Outcome(usize, usize, bool),
    Remove(usize, usize),
    Add(usize, i64),
    Move(usize, i64),
    Note(usize, Option<String>),
    Delete(usize),
    BringBack(usize),
    Lesson(usize, String),
    DeleteLesson(usize),
    Setback(usize, String),
    DeleteSetback(usize),
    Skill(usize, usize, String),
    NewSkill,
    Choices(u16),
    MoveSkill(usize, isize),
    Live(usize),
    Climb(usize),
    Torn(u8),
    Learner(usize, String),
    HideLearner(usize),
    RemoveLearner(usize),
    ChooseLearner(usize),
}

/// Sessions that were deleted can be brought back as they were: what the app keeps for Undo.
#[derive(Default)]
pub struct Bin(Vec<(FinishedSession, Option<Note>)>);

pub fn edit_of(skill: &Skill, which: usize, kind: usize, text: &str) -> SkillEdit {
    let tags: Vec<TagNo> = skill
        .components
        .iter()
        .flat_map(|c| {
            let labels = [&c.causes, &c.tweaks, &c.retired_causes, &c.retired_tweaks];
            let labels = labels.into_iter().flatten().map(|label| label.tag);
            std::iter::once(c.tag).chain(c.levels.iter().map(|l| l.tag)).chain(labels).collect::<Vec<_>>()
        })
        .collect();
    let tag = tags[which % tags.len()];
    let component = skill.components[which % skill.components.len()].tag;
    let text = text.to_owned();
    let other = skill.components[kind % skill.components.len()].tag;
    match kind % 16 {
        0 => SkillEdit::Name(text),
        1 => SkillEdit::Archive(which.is_multiple_of(2)),
        2 => SkillEdit::Add(NewComponent { name: text, levels: vec![], causes: vec!["a".into()], tweaks: vec![] }),
        3 => SkillEdit::Split(component, text),
        4 => SkillEdit::AddTo(component, PartList::Ladder, text),
        5 => SkillEdit::AddTo(component, PartList::Causes, text),
        6 => SkillEdit::Rename(tag, text),
        7 => SkillEdit::Move(tag, 1),
        8 => SkillEdit::Move(tag, -2),
        9 => SkillEdit::PutAway(tag),
        10 => SkillEdit::BringBack(tag),
        11 => SkillEdit::Choose(tag),
        13 => SkillEdit::Merge(component, other),
        14 => SkillEdit::Under(component, Some(other).filter(|_| which.is_multiple_of(3))),
        12 => SkillEdit::Measure(tag, which.to_string(), "bpm".to_owned()),
        _ => SkillEdit::RemoveRung(tag, Vec::new()),
    }
}

impl Device {
    pub fn act(&mut self, act: &Act, bin: &mut Bin) {
        let sessions = self.sessions();
        let session = |nth: &usize| sessions.get(nth % sessions.len().max(1)).cloned();
        match act {
            Act::Evening => self.phone.evening(),
            Act::Explain(nth, place, what) => {
                if let Some(session) = session(nth).filter(|session| !session.attempts.is_empty()) {
                    let place = place % session.attempts.len();
                    self.wish(Change::Explain(Box::new(session), place, *what));
                }
            }
            Act::Outcome(nth, place, clean) => {
                if let Some(session) = session(nth) {
                    let outcome = if *clean { Outcome::Clean } else { Outcome::Micro(MicroFailure::default()) };
                    let note = self.note(&session.id);
                    self.keep(session.with_outcome(place % session.attempts.len().max(1), outcome), note);
                }
            }
            Act::Remove(nth, place) => {
                if let Some(session) = session(nth) {
                    let note = self.note(&session.id);
                    self.keep(session.without(place % session.attempts.len().max(1)), note);
                }
            }
            Act::Add(nth, minute) => {
                if let Some(session) = session(nth) {
                    let note = self.note(&session.id);
                    self.keep(session.with_attempt(minute * MINUTE, Outcome::Clean).0, note);
                }
            }
            Act::Move(nth, hours) => {
                if let Some(session) = session(nth) {
                    let note = self.note(&session.id);
                    self.keep(session.begun_at(session.began.after(hours * HOUR), 120), note);
                }
            }
            Act::Note(nth, text) => {
                if let Some(session) = session(nth) {
                    let note = text.as_ref().map(|text| note_of(&session, self.phone.now, text));
                    self.keep(session, note);
                }
            }
            Act::Delete(nth) => {
                if let Some(session) = session(nth) {
                    let note = self.note(&session.id);
                    self.wish(Change::DeleteSession(session.id.clone()));
                    bin.0.push((session, note));
                }
            }
            Act::BringBack(nth) => {
                if !bin.0.is_empty() {
                    let (session, note) = bin.0[nth % bin.0.len()].clone();
                    self.keep(session, note);
                }
            }
            Act::Lesson(nth, text) => {
                let known = self.lessons().get(*nth).cloned();
                let lesson = known.unwrap_or_else(|| Lesson {
                    id: Id::new(self.phone.now, 3),
                    skill: self.skill().id.clone(),
                    component: None,
                    at: self.phone.now,
                    text: String::new(),
                    pinned: false,
                    quiet: false,
                    line: None,
                });
                let line = (text.len() > 1).then(|| 20_000 + u32::from(text.as_bytes()[1]));
                self.wish(Change::KeepLesson(Box::new(Lesson { text: text.clone(), line, ..lesson })));
            }
            Act::DeleteLesson(nth) => {
                if let Some(lesson) = self.lessons().get(*nth) {
                    let id = lesson.id.clone();
                    self.wish(Change::DeleteLesson(id));
                }
            }
            Act::Setback(nth, text) => {
                let known = self.setbacks().get(*nth).cloned();
                let mut setback = known.unwrap_or_else(|| Setback::begun(Id::new(self.phone.now, 4), self.phone.now));
                match text.len() % 3 {
                    0 => setback.judge(Some(Verdict::Micro)),
                    1 => setback.text.push_str(text),
                    _ => setback.looked_at(self.phone.now, Some(Again::Month)),
                }
                self.wish(Change::KeepSetback(Box::new(setback)));
            }
            Act::DeleteSetback(nth) => {
                if let Some(setback) = self.setbacks().get(*nth) {
                    let id = setback.id.clone();
                    self.wish(Change::DeleteSetback(id));
                }
            }
            Act::Skill(which, kind, text) => {
                let edit = edit_of(self.skill(), *which, *kind, text);
                self.edit(edit);
                let skill = self.skill();
                assert_eq!(joined(skill, skill), *skill, "its registers tell what it shows");
            }
            Act::NewSkill => {
                let mut skill = skating(false);
                skill.id = Id::new(self.phone.now, 5);
                skill.learner = self.phone.model.learner.clone();
                self.wish(Intent::AddSkill(Box::new(skill)));
            }
            Act::Choices(planned_min) => {
                let settings = Settings { planned_min: *planned_min, ..self.phone.model.settings.clone() };
                self.wish(Intent::ChangeSettings(settings));
            }
            Act::MoveSkill(which, steps) => {
                let skills = &self.phone.model.skills;
                let id = skills[which % skills.len()].id.clone();
                self.wish(Change::MoveSkill(id, *steps));
            }
            Act::Live(taps) => {
                self.wish(Intent::StartSession);
                for _ in 0..*taps {
                    self.wish(Intent::LogMicroFailure(Source::Touch));
                }
            }
            Act::Climb(cleans) => {
                let touch = Source::Touch;
                let mut wishes = vec![Intent::StartSession, Intent::StartLadder];
                wishes.extend((0..*cleans).map(|_| Intent::LogClean(touch)));
                wishes.extend((0..3).map(|_| Intent::LogMicroFailure(touch)));
                for wish in wishes.into_iter().chain([Intent::EndSession, Intent::Finish]) {
                    self.wish(wish);
                }
            }
            Act::Learner(which, name) => {
                let known = self.phone.model.learners.get(*which).cloned();
                let learner = known.unwrap_or_else(|| Learner::unknown(Id::new(self.phone.now, 6)));
                self.wish(Change::KeepLearner(Learner { name: name.clone(), ..learner }));
            }
            Act::HideLearner(which) => {
                if let Some(learner) = self.phone.model.learners.get(*which).cloned() {
                    self.wish(Change::KeepLearner(Learner { archived: !learner.archived, ..learner }));
                }
            }
            Act::RemoveLearner(which) => {
                if let Some(learner) = self.phone.model.learners.get(*which).cloned() {
                    self.wish(Change::RemoveLearner(learner.id));
                }
            }
            Act::ChooseLearner(which) => {
                if let Some(learner) = self.phone.model.learners.get(*which).cloned() {
                    self.wish(Intent::ChooseLearner(learner.id));
                }
            }
            Act::Torn(letter) => {
                let text = format!("torn {letter}");
                self.storage.set(&full(&keys::quarantine(0, "n.torn")), &text).expect("memory");
            }
        }
    }

    pub fn keep(&mut self, session: FinishedSession, note: Option<Note>) {
        let kept = session.clone();
        self.wish(Change::KeepSession(Box::new(session), note));
        let found = self.phone.store.read_session(&kept.id).expect("readable").expect("it was kept");
        let rounded = |session: &FinishedSession| {
            let value = frame::encode("x", &session.learner, &wobble::store::columns::columns(session));
            let (learner, columns) = frame::decode::<wobble::store::columns::Columns>("x", &value).expect("ours");
            wobble::store::columns::session(session.id.clone(), learner, &columns).expect("ours")
        };
        assert_eq!(rounded(&found), rounded(&kept), "what is kept is what was wished");
    }
}

pub fn reflection() -> impl Strategy<Value = Reflection> {
    let tag = || prop::option::of(prop_oneof![1..16_u32, Just(70_000), Just(2_000_000_000)]);
    let size = prop::option::of(prop_oneof![Just(Size::Wobble), Just(Size::Stumble), Just(Size::Fall)]);
    (size, tag(), tag()).prop_map(|(size, cause, tweak)| Reflection { size, cause, tweak })
}

pub fn act() -> impl Strategy<Value = Act> {
    let session = || 0..3_usize;
    prop_oneof![
        1 => Just(Act::Evening),
        4 => (session(), 0..9_usize, reflection()).prop_map(|(s, p, r)| Act::Explain(s, p, r)),
        2 => (session(), 0..9_usize, any::<bool>()).prop_map(|(s, p, c)| Act::Outcome(s, p, c)),
        2 => (session(), 0..9_usize).prop_map(|(s, p)| Act::Remove(s, p)),
        2 => (session(), 0..9_i64).prop_map(|(s, m)| Act::Add(s, m)),
        1 => (session(), -2..2_i64).prop_map(|(s, h)| Act::Move(s, h)),
        2 => (session(), prop::option::of("[a-c]{1,2}")).prop_map(|(s, t)| Act::Note(s, t)),
        2 => session().prop_map(Act::Delete),
        2 => session().prop_map(Act::BringBack),
        2 => (0..3_usize, "[a-c]{1,2}").prop_map(|(n, t)| Act::Lesson(n, t)),
        1 => (0..3_usize).prop_map(Act::DeleteLesson),
        2 => (0..3_usize, "[a-c]{0,2}").prop_map(|(n, t)| Act::Setback(n, t)),
        1 => (0..3_usize).prop_map(Act::DeleteSetback),
        6 => (0..40_usize, 0..48_usize, "[a-f]{1,3}").prop_map(|(w, k, t)| Act::Skill(w, k, t)),
        1 => Just(Act::NewSkill),
        1 => (20..60_u16).prop_map(Act::Choices),
        1 => (0..3_usize, -1..2_isize).prop_map(|(w, s)| Act::MoveSkill(w, s)),
        1 => (0..3_usize).prop_map(Act::Live),
        1 => (0..3_usize).prop_map(Act::Climb),
        1 => (0..3_u8).prop_map(Act::Torn),
        2 => (0..3_usize, "[a-c]{1,2}").prop_map(|(w, t)| Act::Learner(w, t)),
        1 => (0..3_usize).prop_map(Act::HideLearner),
        1 => (0..3_usize).prop_map(Act::RemoveLearner),
        1 => (0..3_usize).prop_map(Act::ChooseLearner),
    ]
}
