//! Ten years: 3,000 sessions, 100,000 micro-failures, 60,000 clean attempts, 3,000 notes. How much room they take, and how many
//! records the first screen reads of them.

mod story;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use story::{Phone, contents, full};
use wobble::domain::{Change, Id, Instant, Intent, Learner, Lesson, Model, Note, Source};
use wobble::sample::{History, Language, Life, backup_of, history, ice_skating, write_diary};
use wobble::store::rollups::Rollups;
use wobble::store::summaries::LastSaid;
use wobble::store::{MemoryStorage, Storage, StorageError, Store, backup, keys, load};

/// 2026-11-20, midnight in Berlin.
const END: Instant = Instant(1_795_129_200_000);

fn ten_years() -> History {
    let mut lived = history(7, ice_skating(7, END).expect("a deck"), END, 60, &Life::years(10));
    write_diary(&mut lived, 7, Language::English);
    lived
}

/// A phone on which all of it is, summaries and roll-ups included.
fn phone(lived: &History) -> Rc<MemoryStorage> {
    let storage = Rc::new(MemoryStorage::default());
    let mut store = Store::new(storage.clone(), "/");
    store.fill(backup::records_of(&backup_of(lived, END).expect("memory")).expect("a backup"));
    let mut model = load::load(&mut store).expect("readable");
    load::survey(&mut store, &mut model).expect("readable");
    let mut rollups = Rollups::open(&mut store).expect("readable");
    rollups.count_some(&mut store, usize::MAX).expect("readable");
    assert_eq!((rollups.count(), store.troubles()), (3000, (0, 0)));
    storage
}

/// UTF-16 units, as Chromium and Firefox count, keys included.
fn units(storage: &MemoryStorage) -> usize {
    contents(storage).iter().map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count()).sum()
}

/// Bytes, as WebKit keeps them: one for a character if all of a text are in Latin-1, else two for each unit.
fn webkit_bytes(storage: &MemoryStorage) -> usize {
    let bytes = |text: &str| match text.chars().all(|letter| u32::from(letter) < 256) {
        true => text.chars().count(),
        false => 2 * text.encode_utf16().count(),
    };
    contents(storage).iter().map(|(key, value)| bytes(key) + bytes(value)).sum()
}

/// How much of it is of one kind.
fn of_kind(storage: &MemoryStorage, kind: &str) -> usize {
    let begin = keys::prefix("/") + kind;
    let all = contents(storage);
    all.iter()
        .filter(|(key, _)| key.starts_with(&begin))
        .map(|(key, value)| key.len() + value.encode_utf16().count())
        .sum()
}

#[test]
fn ten_years_fit_in_every_browser() {
    let mut lived = ten_years();
    let attempts = || lived.sessions.iter().flat_map(|session| &session.attempts);
    let misses = attempts().filter(|attempt| attempt.micro().is_some()).count();
    assert!(lived.sessions.len() >= 3000 && lived.notes.len() >= 3000);
    assert!(misses >= 100_000 && attempts().count() - misses >= 60_000);
    let storage = phone(&lived);
    let kinds = [keys::SESSION, keys::NOTE, keys::ROLLUP, keys::SUMMARIES].map(|kind| of_kind(&storage, kind));
    let english = units(&storage);
    write_diary(&mut lived, 7, Language::Japanese);
    let japanese = webkit_bytes(&phone(&lived));
    println!("{english} units: sessions, notes, roll-ups, summaries {kinds:?}; in Japanese {japanese} bytes in WebKit");
    assert!(english < UNITS, "{english} units");
    assert!(japanese < 5_000_000, "{japanese} bytes of WebKit's 5 MB");
    assert!(kinds[2] < 190_000, "{} units of roll-ups", kinds[2]);
}

/// Of the 5,242,880 that Chromium and Firefox give. Half of it are the columns of sessions: whoever makes them shorter lowers
/// this.
const UNITS: usize = 2_380_000;

/// A storage that notes which keys are read, and how often all keys are listed.
#[derive(Default)]
struct Watched {
    inner: MemoryStorage,
    reads: RefCell<BTreeSet<String>>,
    listings: Cell<usize>,
}

impl Storage for Watched {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.reads.borrow_mut().insert(key.to_owned());
        self.inner.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.inner.set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }
    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        self.listings.set(self.listings.get() + 1);
        self.inner.keys_where(is_wanted)
    }
}

impl Watched {
    /// What was read since this was last asked, and how often all keys were listed.
    fn asked(&self) -> (BTreeSet<String>, usize) {
        (self.reads.take(), self.listings.take())
    }
}

/// A phone with so many skills, the last of which is practised, and half a year of it with lessons and notes.
fn with_skills(skills: u64) -> Rc<Watched> {
    let storage = Rc::new(Watched::default());
    let mut phone = Phone::open(storage.clone()).expect("readable");
    for nth in 1..=skills {
        let mut skill = ice_skating(nth, END).expect("a deck");
        (skill.name, skill.archived) = (format!("Skill {nth}"), nth == 2);
        phone.wish(Intent::AddSkill(Box::new(skill))).expect("kept");
    }
    let skill = phone.model.chosen_skill().expect("one").clone();
    let lived = history(skills, skill.clone(), END, 60, &Life::half_a_year());
    for session in &lived.sessions {
        let note = lived.notes.iter().find(|note| note.session == session.id);
        phone.store.keep(session, note, None).expect("kept");
    }
    let mut phone = Phone::open(storage.clone()).expect("readable");
    for (nth, component) in [None, Some(skill.chosen), Some(skill.components[3].tag)].into_iter().enumerate() {
        let (id, text) = (Id::new(END.after(nth as i64), 1), format!("Lesson {nth}"));
        let lesson =
            Lesson { id, skill: skill.id.clone(), component, at: END, text, pinned: false, quiet: false, line: None };
        phone.wish(Change::KeepLesson(Box::new(lesson))).expect("kept");
    }
    assert!(load::survey(&mut phone.store, &mut phone.model).expect("readable"));
    storage
}

/// What Practice reads before it is shown.
fn first_screen(storage: &Rc<Watched>) -> (Model, Store<Rc<Watched>>, Option<(bool, String)>) {
    storage.asked();
    let mut store = Store::new(storage.clone(), "/wobble/");
    let model = load::load_first(&mut store, load::may_be_kept).expect("readable");
    let skill = model.chosen_skill().expect("one").clone();
    let noted = model.summary(&skill.id).and_then(|summary| summary.noted.clone());
    let said = store.last_words(&skill.id, skill.chosen, noted.as_ref()).expect("readable");
    (model, store, said.map(|(what, text)| (what != LastSaid::Note, text)))
}

#[test]
fn the_first_screen_reads_five_records_and_lists_no_keys_however_many_skills_there_are() {
    for skills in [1, 8] {
        let storage = with_skills(skills);
        let (mut model, mut store, said) = first_screen(&storage);
        let (reads, listings) = storage.asked();
        assert!(reads.len() <= 5 && listings == 0, "{skills} skills: {listings} listings, {reads:?}");
        assert_eq!(said, Some((true, "Lesson 1".to_owned())));
        // what is next is said from the same five: where components stand, and which have a lesson
        let skill = model.chosen_skill().expect("one");
        let (stand, lessons) =
            (model.summary(&skill.id).map(|summary| summary.standings.len()), store.known_lessons(&skill.id));
        assert!(stand.is_some_and(|stand| stand > 2), "{stand:?}");
        assert_eq!(BTreeSet::from_iter(lessons), BTreeSet::from([skill.chosen, skill.components[3].tag]));
        assert_eq!(storage.asked(), (BTreeSet::new(), 0));
        // the others come later, and nothing is missing then
        let names: Vec<(Id, String)> =
            model.offered_names().into_iter().map(|(id, name)| (id.clone(), name.to_owned())).collect();
        load::load_rest(&mut store, &mut model).expect("readable");
        let whole = load::load(&mut store).expect("readable");
        assert_eq!(model, whole);
        let all: Vec<(Id, String)> = whole.offered_skills().map(|s| (s.id.clone(), s.name.clone())).collect();
        assert_eq!((names, all.len() as u64), (all, if skills == 1 { 1 } else { skills - 1 }));
        assert_eq!(load::survey(&mut store, &mut model), Ok(false), "nothing is to be mended");
    }
}

#[test]
fn the_first_screen_of_several_learners_reads_no_more() {
    let storage = with_skills(4);
    let mut phone = Phone::open(storage.clone()).expect("readable");
    let pupils: Vec<Learner> = ["Mia", "Tom", "Ana"]
        .iter()
        .enumerate()
        .map(|(nth, name)| Learner { name: (*name).to_owned(), ..Learner::unknown(Id::new(END, 20 + nth as u64)) })
        .collect();
    for (nth, learner) in pupils.iter().enumerate() {
        phone.later(1).wish(Change::KeepLearner(learner.clone())).expect("kept");
        phone.wish(Intent::ChooseLearner(learner.id.clone())).expect("kept");
        for more in 0..2 {
            let mut skill = ice_skating(30 + 2 * nth as u64 + more, END).expect("a deck");
            (skill.name, skill.learner) = (format!("Of {} {more}", learner.name), learner.id.clone());
            phone.wish(Intent::AddSkill(Box::new(skill))).expect("kept");
        }
    }
    phone.wish(Change::KeepLearner(Learner { archived: true, ..pupils[2].clone() })).expect("kept");
    for (chosen, skill) in [(&pupils[0], "Of Mia 0"), (&Learner::me(), "Skill 4")] {
        phone.wish(Intent::ChooseLearner(chosen.id.clone())).expect("kept");
        storage.asked();
        let mut store = Store::new(storage.clone(), "/wobble/");
        let mut model = load::load_first(&mut store, load::may_be_kept).expect("readable");
        let (reads, listings) = storage.asked();
        assert!(reads.len() <= 5 && listings == 0, "{listings} listings, {reads:?}");
        // everything that the first screen says of learners and of the skills that were not read
        assert_eq!((&model.learner, model.chosen_skill().map(|known| &*known.name)), (&chosen.id, Some(skill)));
        let names: Vec<&str> = model.offered_learners().map(|learner| &*learner.name).collect();
        assert_eq!(names, ["", "Mia", "Tom"]);
        let known: Vec<Id> = model.offered_names().into_iter().map(|(id, _)| id.clone()).collect();
        load::load_rest(&mut store, &mut model).expect("readable");
        assert_eq!(known, model.offered_skills().map(|known| known.id.clone()).collect::<Vec<_>>());
        assert_eq!(model, load::load(&mut store).expect("readable"));
        assert_eq!(load::survey(&mut store, &mut model), Ok(false), "nothing is to be mended");
    }
}

#[test]
fn a_name_that_is_not_known_yet_or_not_true_costs_only_reads() {
    let storage = with_skills(3);
    let (mut model, mut store, _) = first_screen(&storage);
    // renamed, and the names were not written since
    load::load_rest(&mut store, &mut model).expect("readable");
    let (mut first, mut chosen) = (model.skills[0].clone(), model.skills[2].clone());
    first.name = "Another".to_owned();
    store.write_skill(&first).expect("kept");
    chosen.archived = true;
    store.write_skill(&chosen).expect("kept");
    let (mut model, mut store, _) = first_screen(&storage);
    assert_eq!(model.chosen_skill(), Some(&first), "what is practised is archived: all are read");
    assert!(model.unread.is_empty());
    assert_eq!(load::survey(&mut store, &mut model), Ok(false));
    let (model, ..) = first_screen(&storage);
    assert_eq!((model.chosen_skill(), model.unread.len()), (Some(&first), 2));
}

#[test]
fn what_practice_says_is_what_was_written_last() {
    let storage = with_skills(1);
    let mut phone = Phone::open(storage.clone()).expect("readable");
    let skill = phone.model.skills[0].clone();
    let said = |storage: &Rc<Watched>| first_screen(storage).2;
    let lessons = phone.store.lessons().expect("readable");
    // changed, deleted: the next start says so, without a look at the lessons
    let lesson = Lesson { text: "Otherwise".to_owned(), ..lessons[1].clone() };
    phone.wish(Change::KeepLesson(Box::new(lesson))).expect("kept");
    assert_eq!(said(&storage), Some((true, "Otherwise".to_owned())));
    for (deleted, then) in [(1, Some((true, "Lesson 0".to_owned()))), (0, None)] {
        phone.wish(Change::DeleteLesson(lessons[deleted].id.clone())).expect("kept");
        let now = said(&storage);
        assert_eq!(now.as_ref().map(|(is_lesson, _)| *is_lesson), Some(then.is_some()));
        assert!(then.is_none_or(|then| now == Some(then)));
    }
    // a note of progress, and another text for it
    phone.now = END.after(1_000_000_000);
    for wish in [Intent::StartSession, Intent::EndSession, Intent::DraftNote(" It held. ".to_owned()), Intent::Finish] {
        phone.wish(wish).expect("kept");
    }
    assert_eq!(said(&storage), Some((false, "It held.".to_owned())));
    let newest = phone.store.sessions().expect("readable").pop().expect("one");
    let note = Note { session: newest.id.clone(), skill: skill.id.clone(), at: phone.now, text: "It did.".to_owned() };
    phone.wish(Change::KeepSession(Box::new(newest), Some(note.clone()))).expect("kept");
    assert_eq!(said(&storage), Some((false, "It did.".to_owned())));
    // another window of an older version, a browser that forgot: what is there is said at the survey
    let other = Note { text: "It does.".to_owned(), ..note };
    Phone::open(storage.clone())
        .expect("readable")
        .store
        .write(&keys::note(&other.session), &Id::me(), &other)
        .expect("kept");
    let (mut model, mut store, _) = first_screen(&storage);
    assert_eq!(load::survey(&mut store, &mut model), Ok(true));
    assert_eq!(said(&storage), Some((false, "It does.".to_owned())));
}

#[test]
fn finishing_a_session_lists_no_keys() {
    let storage = with_skills(1);
    let mut phone = Phone::open(storage.clone()).expect("readable");
    phone.now = END.after(1_000_000_000);
    storage.asked();
    let tap = Intent::LogMicroFailure(Source::Touch);
    for wish in [Intent::StartSession, tap, Intent::EndSession, Intent::DraftNote("So.".to_owned()), Intent::Finish] {
        phone.wish(wish).expect("kept");
    }
    let (reads, listings) = storage.asked();
    assert_eq!((listings, phone.model.session.is_none()), (0, true));
    assert!(reads.len() < 100, "{} reads", reads.len());
    let mut again = Phone::open(storage).expect("readable");
    assert_eq!(again.model.summaries[0].1.sessions, 57);
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(false));
    assert!(again.store.keys().expect("readable").iter().all(|key| !key.starts_with("e.")));
}

#[test]
fn many_sessions_are_counted_again_in_pieces_and_never_while_they_change() {
    let storage = with_skills(1);
    storage.remove(&full(keys::SUMMARIES)).expect("memory");
    let mut phone = Phone::open(storage.clone()).expect("readable");
    let (_, recount) = load::look(&mut phone.store, &mut phone.model).expect("readable");
    let mut recount = recount.expect("they are not counted");
    let mut pieces = 1;
    while recount.some(&mut phone.store, 10).expect("readable") {
        pieces += 1;
    }
    assert_eq!(pieces, 6);
    // another one is finished meanwhile
    phone.now = END.after(1_000_000_000);
    for wish in [Intent::StartSession, Intent::EndSession, Intent::Finish] {
        phone.wish(wish).expect("kept");
    }
    assert_eq!(recount.finish(&mut phone.store, &mut phone.model), Ok(false));
    assert_eq!(load::survey(&mut phone.store, &mut phone.model), Ok(true));
    assert_eq!(phone.model.summaries[0].1.sessions, 57);
}
