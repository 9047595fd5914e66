//! The end of a session: the guess, how it felt, the lesson, and where the next one begins.

mod story;

use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::insights::{Progress, progress};
use wobble::store::summaries::LastSaid;
use wobble::store::{Store, carry_out};

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

/// What a person wrote, wherever it is: in the draft while the session goes on, in records once it is kept.
fn words(storage: Kept) -> (bool, [String; 2]) {
    let mut phone = Phone::open(storage).expect("readable");
    let is_on = phone.model.session.is_some();
    match is_on {
        true => (is_on, [phone.model.draft.clone(), phone.model.lesson.clone()]),
        false => {
            let note = phone.store.notes().expect("readable").pop().map(|note| note.text);
            let lesson = phone.store.lessons().expect("readable").pop().map(|lesson| lesson.text);
            (is_on, [note, lesson].map(Option::unwrap_or_default))
        }
    }
}

#[test]
fn killed_at_any_change_of_its_end_a_session_keeps_its_note_and_its_lesson() {
    let (mut on, mut kept) = (0, 0);
    for changes in 0.. {
        let (mut phone, storage) = wrapped_up("cmcc");
        phone.wish(Intent::DraftNote("Knees".to_owned())).expect("kept");
        phone.wish(Intent::DraftLesson("Look up".to_owned())).expect("kept");
        let dying = Rc::new(Dying::after(changes, storage.clone()));
        Phone::open(dying.clone()).expect("readable").try_wish(Intent::Finish);
        let (is_on, found) = words(storage.clone());
        assert_eq!(found, ["Knees", "Look up"], "after {changes} changes");
        on += u32::from(is_on);
        kept += u32::from(!is_on);
        // whoever comes back and thinks better of it keeps only what is wanted then
        let mut phone = Phone::open(storage.clone()).expect("readable");
        if is_on {
            phone.wish(Intent::DraftLesson(String::new())).expect("kept");
            phone.wish(Intent::DraftNote("Hips".to_owned())).expect("kept");
            phone.wish(Intent::Finish).expect("kept");
            assert_eq!(words(storage).1, ["Hips", ""], "after {changes} changes");
        }
        if !dying.died() {
            break;
        }
    }
    assert!(on >= 3 && kept >= 3, "{on} and {kept}: both sides of the moment at which it is kept were looked at");
}

#[test]
fn a_full_phone_keeps_the_session_with_all_that_was_written_or_not_at_all() {
    let (mut phone, storage) = wrapped_up("cmcc");
    phone.wish(Intent::DraftNote("Knees".to_owned())).expect("kept");
    phone.wish(Intent::DraftLesson("Look up".to_owned())).expect("kept");
    for room in 0..4 {
        // so many writes find room
        let moods = (0..16).map(|nth| nth >= room).collect();
        let mut phone = Phone::open(Rc::new(Moody::new(storage.clone(), moods))).expect("readable");
        phone.try_wish(Intent::Finish);
        let is_kept = phone.model.session.is_none();
        let mut store = Store::new(storage.clone(), "/wobble/");
        let found = [store.sessions().expect("readable").len(), store.lessons().expect("readable").len()];
        assert_eq!(found, [usize::from(is_kept); 2], "room for {room}");
        let words = [phone.model.draft.as_str(), phone.model.lesson.as_str()];
        assert_eq!(words, if is_kept { ["", ""] } else { ["Knees", "Look up"] });
    }
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
