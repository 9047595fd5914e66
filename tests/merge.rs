//! Two devices put together: the result depends on neither order nor repetition, and both sides' changes are kept.

mod story;

use std::rc::Rc;

use proptest::prelude::*;
use story::*;
use wobble::domain::*;
use wobble::json::Json;
use wobble::store::backup::{self, Count, Differences};
use wobble::store::merge::{Records, merge};
use wobble::store::{MemoryStorage, Storage, Store, frame, keys, load};

type Kept = Rc<MemoryStorage>;

/// A device, with a clock of its own.
struct Device {
    phone: Phone<Kept>,
    storage: Kept,
}

const PREFIX: &str = "wobble:/wobble/:";

impl Device {
    /// A device that holds `records`, at `now` by its own clock.
    fn of(records: &Records, now: Instant) -> Self {
        let storage = Kept::default();
        for (key, value) in records {
            storage.set(&format!("{PREFIX}{key}"), value).expect("memory");
        }
        let mut phone = Phone::open(storage.clone()).expect("readable");
        load::survey(&mut phone.store, &mut phone.model).expect("writable");
        phone.now = now;
        Self { phone, storage }
    }

    /// Everything that a backup has.
    fn records(&self) -> Records {
        let records = contents(&*self.storage).into_iter();
        let own = records.map(|(key, value)| (key.strip_prefix(PREFIX).expect("ours").to_owned(), value));
        own.filter(|(key, _)| !keys::is_made_again(key)).collect()
    }

    fn sessions(&mut self) -> Vec<FinishedSession> {
        self.phone.store.sessions().expect("readable")
    }

    fn lessons(&mut self) -> Vec<Lesson> {
        self.phone.store.lessons().expect("readable")
    }

    fn note(&mut self, session: &SessionId) -> Option<Note> {
        self.phone.store.notes().expect("readable").into_iter().find(|note| note.session == *session)
    }

    fn skill(&self) -> &Skill {
        &self.phone.model.skills[0]
    }

    fn wish(&mut self, wish: impl Into<story::Wish>) {
        self.phone.later(MINUTE).wish(wish).expect("kept");
    }

    fn edit(&mut self, edit: SkillEdit) {
        let id = self.skill().id.clone();
        self.wish(Change::EditSkill(id, edit));
    }
}

/// A device with one evening, its note, and a lesson.
fn used() -> Records {
    let mut phone = Phone::with(Kept::default(), skating(true));
    phone.evening();
    let lesson = Lesson {
        id: Id::new(FRIDAY, 7),
        skill: phone.model.skills[0].id.clone(),
        component: None,
        at: phone.now,
        text: "Knees first".to_owned(),
    };
    phone.wish(Change::KeepLesson(Box::new(lesson))).expect("kept");
    let text = backup::export(&phone.store, phone.now).expect("readable");
    backup::parse(&text).expect("whole").records().clone()
}

/// One thing that somebody does. Numbers choose among what is there.
#[derive(Clone, Debug)]
enum Act {
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
    Skill(usize, usize, String),
    NewSkill,
    Choices(u16),
    MoveSkill(usize, isize),
    Live(usize),
    Torn(u8),
}

/// Sessions that were deleted can be brought back as they were: what the app keeps for Undo.
#[derive(Default)]
struct Bin(Vec<(FinishedSession, Option<Note>)>);

fn edit_of(skill: &Skill, which: usize, kind: usize, text: &str) -> SkillEdit {
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
    match kind % 14 {
        0 => SkillEdit::Name(text),
        1 => SkillEdit::Archive(which % 2 == 0),
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
        12 => SkillEdit::Measure(tag, which.to_string(), "bpm".to_owned()),
        _ => SkillEdit::RemoveRung(tag, Vec::new()),
    }
}

impl Device {
    fn act(&mut self, act: &Act, bin: &mut Bin) {
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
                });
                self.wish(Change::KeepLesson(Box::new(Lesson { text: text.clone(), ..lesson })));
            }
            Act::DeleteLesson(nth) => {
                if let Some(lesson) = self.lessons().get(*nth) {
                    let id = lesson.id.clone();
                    self.wish(Change::DeleteLesson(id));
                }
            }
            Act::Skill(which, kind, text) => self.edit(edit_of(&self.skill().clone(), *which, *kind, text)),
            Act::NewSkill => {
                let mut skill = skating(false);
                skill.id = Id::new(self.phone.now, 5);
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
            Act::Torn(letter) => {
                let text = format!("torn {letter}");
                self.storage.set(&format!("{PREFIX}{}", keys::quarantine(0, "n.torn")), &text).expect("memory");
            }
        }
    }

    fn keep(&mut self, session: FinishedSession, note: Option<Note>) {
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

fn reflection() -> impl Strategy<Value = Reflection> {
    let tag = || prop::option::of(prop_oneof![1..16_u32, Just(70_000), Just(2_000_000_000)]);
    let size = prop::option::of(prop_oneof![Just(Size::Wobble), Just(Size::Stumble), Just(Size::Fall)]);
    (size, tag(), tag()).prop_map(|(size, cause, tweak)| Reflection { size, cause, tweak })
}

fn act() -> impl Strategy<Value = Act> {
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
        6 => (0..40_usize, 0..14_usize, "[a-f]{1,3}").prop_map(|(w, k, t)| Act::Skill(w, k, t)),
        1 => Just(Act::NewSkill),
        1 => (20..60_u16).prop_map(Act::Choices),
        1 => (0..3_usize, -1..2_isize).prop_map(|(w, s)| Act::MoveSkill(w, s)),
        1 => (0..3_usize).prop_map(Act::Live),
        1 => (0..3_u8).prop_map(Act::Torn),
    ]
}

/// Three devices that begin alike, with clocks that differ; each does things, and now and then reads another's backup.
#[derive(Clone, Debug)]
enum Step {
    Act(usize, Act),
    Restore(usize, usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        9 => (0..3_usize, act()).prop_map(|(device, act)| Step::Act(device, act)),
        1 => (0..3_usize, 0..3_usize).prop_map(|(to, from)| Step::Restore(to, from)),
    ];
    prop::collection::vec(step, 0..24)
}

fn live(steps: &[Step], skew: [i64; 3]) -> [Records; 3] {
    let begun = used();
    let mut devices = skew.map(|skew| Device::of(&begun, FRIDAY.after(DAY + skew)));
    let mut bins: [Bin; 3] = Default::default();
    for step in steps {
        match step {
            Step::Act(nth, act) => devices[*nth].act(act, &mut bins[*nth]),
            Step::Restore(to, from) => {
                let merged = merge(&devices[*to].records(), &devices[*from].records()).0;
                devices[*to] = Device::of(&merged, devices[*to].phone.now);
            }
        }
    }
    devices.map(|device| device.records())
}

const DAY: Millis = 24 * HOUR;

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

fn cases(most: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(most);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn order_and_repetition_do_not_matter(steps in steps(), skew in [-2..2_i64, -2..2, -2..2]) {
        let [a, b, c] = live(&steps, skew.map(|days| days * DAY));
        let ab = both(&a, &b);
        prop_assert_eq!(differing(&ab, &both(&b, &a)), vec![], "in either order");
        prop_assert_eq!(differing(&both(&ab, &a), &ab), vec![], "once more");
        prop_assert_eq!(differing(&both(&ab, &ab), &ab), vec![], "with itself");
        prop_assert_eq!(differing(&both(&ab, &c), &both(&a, &both(&b, &c))), vec![], "three");
        // and everything of it can be read
        let mut device = Device::of(&both(&ab, &c), FRIDAY);
        device.sessions();
        device.lessons();
        prop_assert_eq!(device.phone.store.troubles(), (0, 0));
        let skill = device.skill().clone();
        prop_assert!(skill.components.iter().all(|c| c.rung(c.level).is_some()));
        prop_assert!(skill.offered().next().is_some() && skill.component(skill.chosen).is_some());
    }
}
