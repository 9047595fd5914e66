//! The end of a session: the guess, how it felt, the lesson, and where the next one begins.

mod story;

use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::insights::{Progress, progress};
use wobble::store::summaries::LastSaid;
use wobble::store::{MemoryStorage, Store, carry_out};

type Kept = Rc<MemoryStorage>;

const CLEAN: Intent = Intent::LogClean(Source::Touch);
const MISS: Intent = Intent::LogMicroFailure(Source::Touch);

/// A phone at the wrap-up of a session with these attempts, a letter each: `c` clean, `m` a miss, `h` a level harder.
fn wrapped_up(attempts: &str) -> (Phone<Kept>, Kept) {
    let storage = Kept::default();
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    for attempt in attempts.chars() {
        let wish = match attempt {
            'c' => CLEAN,
            'h' => Intent::ChangeLevel(1),
            _ => MISS,
        };
        phone.later(20 * SECOND).wish(wish).expect("kept");
    }
    phone.later(MINUTE).wish(Intent::EndSession).expect("kept");
    (phone, storage)
}

fn closing(phone: &Phone<Kept>) -> Closing {
    phone.model.session.as_ref().map(Session::closing).expect("it is wrapped up")
}

#[test]
fn what_was_said_at_the_end_survives_a_reload_and_is_kept_with_the_session() {
    let (mut phone, storage) = wrapped_up("ccmcccmc");
    phone.wish(Intent::Guess(6)).expect("kept");
    phone.wish(Intent::Feel(4)).expect("kept");
    phone.wish(Intent::Feel(1)).expect("kept");
    phone.wish(Intent::DraftNote("Knees".to_owned())).expect("kept");
    phone.wish(Intent::DraftLesson(LETTERS.to_owned())).expect("kept");
    let mut phone = Phone::open(storage.clone()).expect("readable");
    let said = Closing { guess: Some(6), feel: Some(1) };
    assert_eq!(closing(&phone), said);
    assert_eq!((phone.model.draft.as_str(), phone.model.lesson.as_str()), ("Knees", LETTERS));
    phone.later(DAY).wish(Intent::Finish).expect("kept");
    let mut store = Store::new(storage, "/wobble/");
    let [session] = store.sessions().expect("readable").try_into().expect("one");
    assert_eq!(session.closing, said);
    let [lesson] = store.lessons().expect("readable").try_into().expect("one");
    assert_eq!((lesson.text.as_str(), lesson.component), (LETTERS.trim(), Some(STOP)));
    assert_eq!(store.notes().expect("readable")[0].text, "Knees");
    assert!(phone.model.lesson.is_empty());
}

const DAY: Millis = 24 * HOUR;

#[test]
fn on_the_ice_the_lesson_is_kept_too_and_told_at_once() {
    let (mut phone, _) = wrapped_up("cm");
    phone.wish(Intent::DraftLesson("Look up".to_owned())).expect("kept");
    let fresh = Fresh { now: phone.now.after(MINUTE), chance: 7, utc_offset_min: 0 };
    let mut todo = update(&mut phone.model, Intent::Finish, fresh);
    while !todo.is_empty() {
        let (answers, results) = carry_out(&mut phone.store, &phone.model, &todo, fresh.now);
        assert!(results.iter().all(Result::is_ok), "{results:?}");
        todo = answers.into_iter().flat_map(|answer| update(&mut phone.model, answer, fresh)).collect();
    }
    let skill = phone.model.skills[0].id.clone();
    let words = phone.store.last_words(&skill, STOP, None).expect("readable");
    assert_eq!(words, Some((LastSaid::Lesson, "Look up".to_owned())));
}

#[test]
fn a_guess_is_made_once_and_only_at_the_end_and_nothing_beyond_its_bounds_is_taken() {
    let (mut phone, _) = wrapped_up("cccc");
    assert!(phone.wish(Intent::Guess(11)).expect("kept").is_empty());
    assert!(phone.wish(Intent::Feel(5)).expect("kept").is_empty());
    phone.wish(Intent::Guess(10)).expect("kept");
    assert!(phone.wish(Intent::Guess(3)).expect("kept").is_empty(), "the facts were shown");
    assert_eq!(closing(&phone).guess, Some(10));
    // who goes on says it anew: it was said of a session that was over
    phone.wish(Intent::Resume).expect("kept");
    assert!(phone.wish(Intent::Guess(3)).expect("kept").is_empty(), "it runs");
    phone.wish(Intent::EndSession).expect("kept");
    assert_eq!(closing(&phone), Closing::default());
}

#[test]
fn the_next_session_begins_where_the_wrap_up_says() {
    let (mut phone, storage) = wrapped_up("cc");
    phone.wish(Intent::ChangeLevel(1)).expect("kept");
    let attempts = phone.model.session.as_ref().expect("wrapped up").attempts().to_vec();
    assert!(attempts.iter().all(|attempt| attempt.level == HAND), "what was logged stays");
    phone.wish(Intent::Finish).expect("kept");
    let phone = Phone::open(storage).expect("readable");
    assert_eq!(phone.model.skills[0].component(STOP).expect("it is there").level, NEAR);
}

#[test]
fn facts_for_a_note_are_true_and_the_best_comes_first() {
    let facts = |attempts: &str| {
        let (phone, _) = wrapped_up(attempts);
        let finished = phone.model.session.as_ref().expect("wrapped up").finished(phone.now);
        progress(&finished, &phone.model.skills[0])
    };
    assert_eq!(facts(""), []);
    assert_eq!(facts("mm"), [Progress::Collected(2)]);
    assert_eq!(facts("ccmccc"), [Progress::Run(3, STOP), Progress::Collected(1)]);
    assert_eq!(
        facts("chmchm"),
        [Progress::Harder(STOP, NEAR), Progress::Collected(2)],
        "two levels up there was no clean one"
    );
    assert_eq!(facts("cchcc"), [Progress::Harder(STOP, NEAR), Progress::Run(4, STOP)]);
}
