//! Two devices put together: the result depends on neither order nor repetition, and both sides' changes are kept.

mod story;

use std::rc::Rc;

use proptest::prelude::*;
use story::*;
use wobble::domain::*;
use wobble::json::{Json, Record};
use wobble::store::backup::{self, Count, Differences};
use wobble::store::merge::{Records, merge};
use wobble::store::{MemoryStorage, Storage, finish_deletions, frame, keys, load};

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

    fn setbacks(&mut self) -> Vec<Setback> {
        self.phone.store.setbacks().expect("readable")
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
        pinned: false,
        quiet: false,
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
                    pinned: false,
                    quiet: false,
                });
                self.wish(Change::KeepLesson(Box::new(Lesson { text: text.clone(), ..lesson })));
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
    // no two of them make an id in the same millisecond
    let mut devices = [0, 1, 2].map(|nth| Device::of(&begun, FRIDAY.after(DAY + skew[nth] + nth as i64 + 1)));
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

// ---------- one kind of edit after the other ----------

/// Two devices with the same records, `hours` apart by their clocks, and what they make together.
fn pair(skew: Millis) -> (Device, Device) {
    let begun = used();
    (Device::of(&begun, FRIDAY.after(DAY)), Device::of(&begun, FRIDAY.after(DAY + skew + 1)))
}

fn together(one: &Device, other: &Device) -> Device {
    let merged = both(&one.records(), &other.records());
    assert_eq!(differing(&merged, &both(&other.records(), &one.records())), []);
    Device::of(&merged, one.phone.now.max(other.phone.now))
}

/// The places of the misses that wait for a cause.
fn waiting(session: &FinishedSession) -> Vec<usize> {
    (0..session.attempts.len()).filter(|place| session.attempts[*place].waits()).collect()
}

#[test]
fn labels_given_on_two_devices_to_different_misses_both_stay() {
    let (mut one, mut other) = pair(0);
    let session = one.sessions().remove(0);
    let places = waiting(&session);
    one.wish(Change::Explain(Box::new(session.clone()), places[0], said(None, Some(LEANED_BACK), Some(BEND_KNEES))));
    other.wish(Change::Explain(Box::new(session.clone()), places[1], said(Some(Size::Fall), Some(70_000), None)));
    // and moved by one of them
    let moved = one.sessions().remove(0).begun_at(session.began.after(-HOUR), 0);
    one.keep(moved.clone(), None);
    let found = together(&one, &other).sessions().remove(0);
    assert_eq!(found.began, moved.began);
    let micro = |place: usize| *found.attempts[place].micro().expect("a miss");
    assert_eq!((micro(places[0]).cause, micro(places[0]).tweak), (Some(LEANED_BACK), Some(BEND_KNEES)));
    assert_eq!((micro(places[1]).cause, micro(places[1]).size), (Some(70_000), Some(Size::Fall)));
}

#[test]
fn of_two_labels_of_one_miss_the_later_stays() {
    let (mut one, mut other) = pair(HOUR);
    let session = one.sessions().remove(0);
    let place = waiting(&session)[0];
    for (device, cause) in [(&mut one, LEANED_BACK), (&mut other, LOOKED_DOWN)] {
        device.wish(Change::Explain(Box::new(session.clone()), place, said(None, Some(cause), None)));
    }
    let found = together(&one, &other).sessions().remove(0);
    assert_eq!(found.attempts[place].micro().and_then(|micro| micro.cause), Some(LOOKED_DOWN));
}

#[test]
fn an_edit_that_saw_another_is_later_whatever_the_clock_says() {
    // the second device's clock is ten days slow
    let (mut one, _) = pair(0);
    let lesson = one.lessons().remove(0);
    one.wish(Change::KeepLesson(Box::new(Lesson { text: "first".to_owned(), ..lesson.clone() })));
    let settings = Settings { planned_min: 50, ..one.phone.model.settings.clone() };
    one.wish(Intent::ChangeSettings(settings.clone()));
    one.edit(SkillEdit::Rename(LEANED_BACK, "first".to_owned()));
    let session = one.sessions().remove(0);
    let place = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session), place, said(None, Some(LEANED_BACK), None)));
    let mut slow = Device::of(&one.records(), FRIDAY.after(-10 * DAY));
    slow.wish(Change::KeepLesson(Box::new(Lesson { text: "second".to_owned(), ..lesson })));
    slow.wish(Intent::ChangeSettings(Settings { planned_min: 30, ..settings }));
    slow.edit(SkillEdit::Rename(LEANED_BACK, "second".to_owned()));
    let session = slow.sessions().remove(0);
    slow.wish(Change::Explain(Box::new(session), place, said(None, Some(LOOKED_DOWN), None)));
    let mut all = together(&one, &slow);
    assert_eq!(all.lessons()[0].text, "second");
    assert_eq!(all.phone.model.settings.planned_min, 30);
    assert_eq!(all.skill().components[0].label(LEANED_BACK), Some("second"));
    assert_eq!(all.sessions()[0].attempts[place].micro().and_then(|micro| micro.cause), Some(LOOKED_DOWN));
    // and a deletion, too
    let (session, lesson) = (slow.sessions().remove(0), slow.lessons().remove(0));
    slow.wish(Change::DeleteSession(session.id));
    slow.wish(Change::DeleteLesson(lesson.id));
    let mut all = together(&one, &slow);
    assert_eq!((all.sessions().len(), all.lessons().len()), (0, 0));
}

#[test]
fn of_a_setback_that_two_devices_wrote_the_later_stays_and_a_deletion_is_an_edit() {
    let (mut one, mut other) = pair(HOUR);
    let setback = Setback::begun(Id::new(FRIDAY, 4), FRIDAY);
    let of = |text: &str| Box::new(Setback { text: text.to_owned(), ..setback.clone() });
    one.wish(Change::KeepSetback(of("here")));
    other.wish(Change::KeepSetback(of("there, later")));
    let (_, told) = merge(&one.records(), &other.records());
    assert_eq!(told.setbacks, Count { new: 0, same: 0, different: 1 });
    assert_eq!(together(&one, &other).setbacks()[0].text, "there, later");
    other.wish(Change::DeleteSetback(setback.id.clone()));
    let (_, told) = merge(&one.records(), &other.records());
    assert_eq!((told.deleted, together(&one, &other).setbacks().len()), (1, 0));
    // changed after that on the other device
    let mut late = Device::of(&one.records(), FRIDAY.after(5 * DAY));
    late.wish(Change::KeepSetback(of("later still")));
    assert_eq!(together(&late, &other).setbacks()[0].text, "later still");
    let only = Device::of(&used(), FRIDAY.after(DAY));
    assert_eq!(merge(&only.records(), &late.records()).1.setbacks, Count { new: 1, same: 0, different: 0 });
}

#[test]
fn what_was_deleted_after_its_last_edit_elsewhere_stays_deleted() {
    let (mut one, mut other) = pair(HOUR);
    let (session, lesson) = (one.sessions().remove(0), one.lessons().remove(0));
    let place = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session.clone()), place, said(None, Some(LEANED_BACK), None)));
    one.wish(Change::KeepLesson(Box::new(Lesson { text: "other words".to_owned(), ..lesson.clone() })));
    other.wish(Change::DeleteSession(session.id.clone()));
    other.wish(Change::DeleteLesson(lesson.id));
    let (_, told) = merge(&one.records(), &other.records());
    assert_eq!((told.deleted, told.sessions, told.lessons), (3, Count::default(), Count::default()), "the note, too");
    let (_, told) = merge(&other.records(), &one.records());
    assert_eq!((told.deleted, told.stay_deleted), (0, 3));
    let mut all = together(&one, &other);
    assert_eq!((all.sessions().len(), all.lessons().len(), all.note(&session.id)), (0, 0, None));
}

#[test]
fn what_was_edited_after_its_deletion_elsewhere_stays() {
    let (mut one, mut other) = pair(-HOUR);
    let (session, lesson) = (one.sessions().remove(0), one.lessons().remove(0));
    let place = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session.clone()), place, said(None, Some(LEANED_BACK), None)));
    one.wish(Change::KeepLesson(Box::new(Lesson { text: "other words".to_owned(), ..lesson.clone() })));
    other.wish(Change::DeleteSession(session.id.clone()));
    other.wish(Change::DeleteLesson(lesson.id));
    let mut all = together(&one, &other);
    assert_eq!(all.sessions()[0].attempts[place].micro().and_then(|micro| micro.cause), Some(LEANED_BACK));
    assert_eq!(all.lessons()[0].text, "other words");
}

#[test]
fn a_deletion_keeps_who_logged_what_was_changed() {
    let (mut one, mut other) = pair(-HOUR);
    let session = one.sessions().remove(0);
    let place = session.attempts.iter().position(|attempt| attempt.source == Source::Partner).expect("a partner's");
    other.keep(session.without(place), None);
    other.wish(Change::DeleteSession(session.id.clone()));
    let deletions = other.records();
    let deletion = deletions
        .iter()
        .find(|(key, _)| key.starts_with(&keys::deleted(keys::SESSION)))
        .map(|(_, value)| value.clone())
        .expect("one");
    let rows = Json::parse(&deletion).expect("JSON").items().expect("a record")[3].field("q").cloned();
    let rows = rows.and_then(|rows| Vec::<Vec<i64>>::from_json(&rows)).expect("what was changed");
    assert!(rows.iter().any(|row| (row[3], row[6]) == (0, 2)), "gone, and by a partner: {rows:?}");
    // changed later still: it is there again, without what was taken out
    one.phone.now = other.phone.now.after(2 * HOUR);
    let first = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session.clone()), first, said(None, Some(LEANED_BACK), None)));
    let mut all = together(&one, &other);
    assert_eq!(all.sessions()[0].attempts.len(), session.attempts.len() - 1);
}

#[test]
fn what_is_brought_back_is_there_on_both() {
    let (mut one, other) = pair(0);
    let (session, lesson) = (one.sessions().remove(0), one.lessons().remove(0));
    let note = one.note(&session.id);
    assert!(note.is_some());
    one.wish(Change::DeleteSession(session.id.clone()));
    one.wish(Change::DeleteLesson(lesson.id.clone()));
    let deleted = one.records();
    one.keep(session.clone(), note.clone());
    one.wish(Change::KeepLesson(Box::new(lesson.clone())));
    for others in [other.records(), deleted] {
        let mut all = Device::of(&both(&one.records(), &others), FRIDAY);
        assert_eq!((all.sessions().len(), all.lessons().len(), all.note(&session.id)), (1, 1, note.clone()));
    }
}

#[test]
fn edits_of_different_parts_of_a_skill_all_stay() {
    let (mut one, mut other) = pair(0);
    one.edit(SkillEdit::Name("Ice".to_owned()));
    one.edit(SkillEdit::AddTo(STOP, PartList::Causes, "Too fast".to_owned()));
    one.edit(SkillEdit::Rename(GLIDE, "Glide".to_owned()));
    one.edit(SkillEdit::Move(JOG, -4));
    one.edit(SkillEdit::RemoveRung(FASTER, Vec::new()));
    other.edit(SkillEdit::AddTo(STOP, PartList::Causes, "Too slow".to_owned()));
    other.edit(SkillEdit::PutAway(LOOKED_DOWN));
    other.edit(SkillEdit::Measure(FREE, "3".to_owned(), "m".to_owned()));
    other.edit(SkillEdit::Choose(FIVE_SECONDS));
    other.edit(SkillEdit::Add(NewComponent { name: "Jump".into(), levels: vec![], causes: vec![], tweaks: vec![] }));
    let all = together(&one, &other);
    let skill = all.skill();
    let [stop, glide, jump] = skill.components.as_slice() else { panic!("three components") };
    let texts = |labels: &[Label]| labels.iter().map(|label| label.text.clone()).collect::<Vec<_>>();
    assert_eq!((skill.name.as_str(), glide.name.as_str(), jump.name.as_str()), ("Ice", "Glide", "Jump"));
    let causes = texts(&stop.causes);
    assert_eq!(causes.len(), 3, "{causes:?}");
    assert!(causes.contains(&"Too fast".to_owned()) && causes.contains(&"Too slow".to_owned()));
    assert_eq!(texts(&stop.retired_causes), ["Looked down"]);
    assert_eq!(stop.levels.iter().map(|level| level.tag).collect::<Vec<_>>(), [JOG, HAND, NEAR, FREE]);
    assert_eq!((stop.level(FREE).and_then(|level| level.value), glide.level), (Some(3000), FIVE_SECONDS));
}

#[test]
fn a_rung_that_is_removed_here_and_practised_there_later_is_on_the_ladder() {
    for (skew, stays) in [(HOUR, true), (-HOUR, false)] {
        let (mut one, mut other) = pair(skew);
        one.edit(SkillEdit::RemoveRung(FREE, Vec::new()));
        other.edit(SkillEdit::Choose(FREE));
        let all = together(&one, &other);
        let stop = &all.skill().components[0];
        assert_eq!((stop.rung(FREE).is_some(), stop.level), (stays, if stays { FREE } else { NEAR }));
    }
}

#[test]
fn what_both_took_away_leaves_one_that_can_be_practised() {
    let (mut one, mut other) = pair(HOUR);
    one.edit(SkillEdit::PutAway(STOP));
    other.edit(SkillEdit::PutAway(GLIDE));
    one.edit(SkillEdit::RemoveRung(TWO_SECONDS, Vec::new()));
    other.edit(SkillEdit::RemoveRung(FIVE_SECONDS, Vec::new()));
    let all = together(&one, &other);
    let glide = all.skill().component(GLIDE).expect("it is there");
    assert_eq!(all.skill().offered().map(|component| component.tag).collect::<Vec<_>>(), [GLIDE], "put away last");
    assert_eq!(glide.levels.iter().map(|level| level.tag).collect::<Vec<_>>(), [FIVE_SECONDS]);
}

#[test]
fn numbers_given_after_the_making_are_by_chance() {
    let (mut one, mut other) = pair(0);
    for device in [&mut one, &mut other] {
        device.edit(SkillEdit::AddTo(STOP, PartList::Tweaks, "Lower".to_owned()));
        device.edit(SkillEdit::Split(STOP, "The turn".to_owned()));
    }
    let tags = |device: &Device| -> Vec<TagNo> {
        let components = &device.skill().components;
        components.iter().flat_map(|c| c.tweaks.iter().map(|l| l.tag).chain([c.tag])).filter(|tag| *tag > 15).collect()
    };
    let (one, other) = (tags(&one), tags(&other));
    assert!(one.len() > 4 && one.iter().all(|tag| (65_536..1 << 31).contains(tag) && !other.contains(tag)), "{one:?}");
}

#[test]
fn a_phone_that_is_killed_while_it_deletes_has_deleted_or_not() {
    let begun = used();
    for changes in 0..8 {
        let disk = Device::of(&begun, FRIDAY.after(DAY)).storage;
        let mut phone = Phone::open(Dying::after(changes, disk.clone())).expect("readable");
        phone.now = FRIDAY.after(DAY);
        let session = phone.store.sessions().expect("readable").remove(0);
        drop(phone.try_wish(Change::DeleteSession(session.id.clone())));
        let mut again = Phone::open(disk).expect("readable");
        load::survey(&mut again.store, &mut again.model).expect("writable");
        finish_deletions(&mut again.store, &mut again.model).expect("writable");
        let (sessions, notes) = (again.store.sessions(), again.store.notes());
        let left = (sessions.expect("readable").len(), notes.expect("readable").len());
        assert!(left == (1, 1) || left == (0, 0), "{left:?} after {changes} changes");
        assert_eq!(left == (1, 1), changes == 0, "the first change says that it is deleted");
    }
}

#[test]
fn a_full_phone_can_delete() {
    let begun = used();
    let disk = Device::of(&begun, FRIDAY).storage;
    let room = Quota::new(disk.clone(), 0).taken();
    let mut phone = Phone::open(Quota::new(disk, room)).expect("readable");
    let session = phone.store.sessions().expect("readable").remove(0);
    let key = keys::deleted(&keys::session(&session.id));
    assert_eq!(phone.store.delete_session(&session.id), Ok(()));
    assert_eq!(phone.store.sessions(), Ok(Vec::new()));
    assert!(phone.store.raw(&key).is_ok_and(|found| found.is_some()), "and it is known that it was deleted");
}

#[test]
fn what_cannot_be_read_is_put_aside_under_numbers_that_do_not_depend_on_the_order() {
    let aside = |number: u32, text: &str| (keys::quarantine(number, "n.x"), text.to_owned());
    let (one, other) = (vec![aside(0, "b"), aside(1, "a")], vec![aside(0, "c"), aside(1, "b")]);
    let all = vec![aside(0, "a"), aside(1, "b"), aside(2, "c")];
    assert_eq!((both(&one, &other), both(&other, &one)), (all.clone(), all));
    let torn = vec![("s.x".to_owned(), "torn".to_owned())];
    let (records, told) = merge(&Vec::new(), &torn);
    assert_eq!((records, told.unreadable), (vec![(keys::quarantine(0, "s.x"), "torn".to_owned())], 1));
}

#[test]
fn a_retry_that_is_not_shown_comes_back_with_its_session() {
    // the miss that it was a retry of became clean; then the session was deleted, and brought back
    let acts = [Act::Outcome(0, 8, true), Act::Delete(0), Act::BringBack(0)].map(|act| Step::Act(0, act));
    let steps = [&[Step::Act(1, Act::Delete(0))], &acts[..]].concat();
    let [a, b, c] = live(&steps, [DAY, 0, 0]);
    let all = both(&both(&a, &b), &c);
    assert_eq!(differing(&all, &both(&a, &both(&b, &c))), []);
    assert_eq!(differing(&all, &both(&both(&a, &c), &b)), []);
}

#[test]
fn what_stands_because_two_devices_contradict_each_other_stays_when_one_goes_on_from_it() {
    let (mut one, mut other) = pair(0);
    one.edit(SkillEdit::PutAway(STOP));
    other.edit(SkillEdit::PutAway(GLIDE));
    let mut all = together(&one, &other);
    let offered: Vec<TagNo> = all.skill().offered().map(|component| component.tag).collect();
    assert_eq!(offered.len(), 1, "one is there, though both were put away");
    all.edit(SkillEdit::Add(NewComponent { name: "New".into(), levels: vec![], causes: vec![], tweaks: vec![] }));
    assert!(all.skill().offered().any(|component| component.tag == offered[0]));
    assert_eq!(joined(all.skill(), all.skill()), *all.skill(), "its registers tell what it shows");
}

#[test]
fn choices_that_no_wobble_wrote_are_put_together_once() {
    let set = |body: &str| {
        let rest = format!("\"me\",{body}");
        let sum = frame::checksum_of(&format!("set\nW3\n{rest}"));
        vec![("set".to_owned(), format!("[\"W3\",\"{sum}\",{rest}]"))]
    };
    let whole = set(r#"{"k":["1m7wtz900000a50h"],"s":null,"t":"r","p":45,"r":"30","h":true,"b":1795194000000}"#);
    // a field is missing; the instant of the last change is none
    let without = r#"{"k":["1m7wtz900000a50h"],"s":null,"t":"r","p":45,"r":"30","b":1795194000000}"#;
    let timeless = r#"{"k":["1m7wtz900000a50h"],"s":null,"t":"d","p":45,"r":"30","h":true,"b":1795194000000,"e":[]}"#;
    for odd in [without, timeless].map(set) {
        let merged = both(&odd, &whole);
        assert_eq!(both(&merged, &whole), merged);
        assert_eq!(both(&merged, &odd), merged);
        assert_eq!(both(&whole, &odd), merged);
    }
}

#[test]
fn a_newer_wobbles_record_is_left_alone() {
    let (one, _) = pair(0);
    let newer = |key: &str| {
        let rest = "\"me\",{\"later\":true}";
        let sum = frame::checksum_of(&format!("{key}\nW9\n{rest}"));
        (key.to_owned(), format!("[\"W9\",\"{sum}\",{rest}]"))
    };
    let records = one.records();
    for kind in ["s.", "n.", "j.", "k.", "set"] {
        let (key, _) = records.iter().find(|(key, _)| key.starts_with(kind)).expect("one of each");
        let newer = vec![newer(key)];
        for merged in [both(&records, &newer), both(&newer, &records)] {
            assert!(merged.contains(&newer[0]), "{key}");
            assert!(merged.len() >= both(&records, &records).len(), "and nothing else is lost");
        }
    }
}

#[test]
fn the_same_is_told_as_the_same() {
    let (mut one, other) = pair(0);
    let (_, told) = merge(&one.records(), &other.records());
    let same = Count { same: 1, ..Count::default() };
    let all = Differences { sessions: same, notes: same, lessons: same, skills: same, choices: same, ..told };
    assert_eq!(told, all);
    one.edit(SkillEdit::Name("Ice".to_owned()));
    let (_, told) = merge(&other.records(), &one.records());
    assert_eq!(told.skills, Count { different: 1, ..Count::default() });
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
