//! Several learners on one device: whose skills, sessions and words are whose, what a device with one learner sees of it (nothing), and
//! whose the records of a backup become.
//!
//! | part | what it tells |
//! |---|---|
//! | `here` | learners on one device |
//! | `files` | whose the records of a backup become |

#[path = "../story/mod.rs"]
mod story;

mod files;
mod here;

use story::*;
use wobble::domain::*;
use wobble::store::keys;

fn mia() -> LearnerId {
    Id::new(FRIDAY, 77)
}

fn tom() -> LearnerId {
    Id::new(FRIDAY.after(1), 78)
}

fn named(id: LearnerId, name: &str) -> Learner {
    Learner { id, name: name.to_owned(), archived: false }
}

/// A skill of somebody, taken up by them.
fn take_up(phone: &mut Phone<Kept>, name: &str, chance: u64) -> SkillId {
    let mut skill = skating(false);
    skill.id = Id::new(phone.now, chance);
    skill.name = name.to_owned();
    skill.learner = phone.model.learner.clone();
    let id = skill.id.clone();
    phone.wish(Intent::AddSkill(Box::new(skill))).expect("kept");
    id
}

/// A session with a miss that waits, a note and a lesson.
fn practise(phone: &mut Phone<Kept>, note: &str) {
    phone.wish(Intent::StartSession).expect("kept");
    for _ in 0..2 {
        phone.later(MINUTE).wish(Intent::LogMicroFailure(Source::Partner)).expect("kept");
        phone.later(MINUTE).wish(Intent::LogClean(Source::Touch)).expect("kept");
    }
    phone.later(MINUTE).wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::DraftNote(note.to_owned())).expect("kept");
    phone.wish(Intent::DraftLesson(format!("{note}, again"))).expect("kept");
    phone.later(MINUTE).wish(Intent::Finish).expect("kept");
    assert!(phone.model.session.is_none());
}

fn set_back(phone: &mut Phone<Kept>, text: &str) {
    let setback = Setback { text: text.to_owned(), ..Setback::begun(Id::new(phone.now, 4), phone.now) };
    phone.later(MINUTE).wish(Change::KeepSetback(Box::new(setback))).expect("kept");
}

/// A phone of somebody who skates, and has practised.
fn own_phone(begins: Instant, skill: &str, chance: u64) -> (Phone<Kept>, Kept) {
    let storage = Kept::default();
    let mut phone = Phone::open(storage.clone()).expect("readable");
    phone.now = begins;
    take_up(&mut phone, skill, chance);
    practise(&mut phone, skill);
    set_back(&mut phone, &format!("{skill}: a year"));
    (phone, storage)
}

/// A coach who skates, with Mia, who plays the guitar and has practised, and Tom, who is new.
fn coach() -> (Phone<Kept>, Kept) {
    let (mut phone, storage) = own_phone(FRIDAY, "Ice skating", 1);
    for learner in [named(mia(), "Mia"), named(tom(), "Tom")] {
        phone.later(MINUTE).wish(Change::KeepLearner(learner)).expect("kept");
    }
    phone.later(MINUTE).wish(Intent::ChooseLearner(mia())).expect("kept");
    take_up(&mut phone, "Guitar", 2);
    practise(&mut phone, "Guitar");
    set_back(&mut phone, "Mia: a term");
    (phone, storage)
}

/// All records, made again or not, without the base path.
fn records(storage: &Kept) -> Vec<(String, String)> {
    contents(&**storage).into_iter().map(|(key, value)| (short(&key).to_owned(), value)).collect()
}

/// Everything that a backup has.
fn kept(storage: &Kept) -> Vec<(String, String)> {
    records(storage).into_iter().filter(|(key, _)| !keys::is_made_again(key)).collect()
}

fn skills_of(phone: &Phone<Kept>, id: &LearnerId) -> Vec<String> {
    phone.model.skills.iter().filter(|skill| skill.learner == *id).map(|skill| skill.name.clone()).collect()
}

/// The words that somebody is shown in the Journal.
fn words_of(phone: &mut Phone<Kept>, id: &LearnerId) -> Vec<String> {
    let model = Model { learner: id.clone(), ..phone.model.clone() };
    let (lessons, setbacks) = phone.store.written(&model).expect("readable");
    let texts = lessons.into_iter().map(|lesson| lesson.text).chain(setbacks.into_iter().map(|setback| setback.text));
    texts.collect()
}
