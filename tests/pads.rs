//! Pads that say more than hit or miss: a tap with a size, a tap with a cause, somebody who taps for the learner.

mod story;

use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::json::{Json, Record};
use wobble::store::MemoryStorage;

const FALL: Reflection = Reflection { size: Some(Size::Fall), cause: None, tweak: None };

fn caused(cause: TagNo) -> Reflection {
    said(None, Some(cause), None)
}

#[test]
fn a_tap_with_a_size_is_one_event_and_asks_the_rest() {
    let mut rink = Rink::in_session();
    let stumble = said(Some(Size::Stumble), None, None);
    let effects = rink.later(9 * SECOND).wish(Intent::LogMicroFailureAs(Source::Touch, stumble));
    assert_eq!(effects, rink.appended(1, Event::MicroFailedAs(Source::Touch, stumble)));
    let micro = rink.session().attempts()[0].micro().copied();
    assert_eq!(micro, Some(MicroFailure { size: Some(Size::Stumble), cause: None, tweak: None }));
    let open = rink.model.reflection.expect("what went wrong, and what to change");
    assert_eq!((open.miss, open.get_up_first), (1, false));
    // what is said later is added
    rink.wish(Intent::Reflect(1, said(Some(Size::Stumble), None, Some(BEND_KNEES))));
    rink.later(9 * SECOND).clean();
    assert_eq!(rink.session().attempts()[1].retry, Some(Retry { miss: 0, tweak: BEND_KNEES }));
}

#[test]
fn a_tap_with_a_fall_of_the_body_asks_whether_all_is_right() {
    let mut rink = Rink::in_session();
    rink.wish(Intent::LogMicroFailureAs(Source::Touch, FALL));
    let open = rink.model.reflection.expect("it asks");
    assert!(open.get_up_first && open.until.is_none(), "and counts nothing down");
    rink.wish(Intent::GotUp);
    assert!(rink.model.reflection.is_some_and(|open| !open.get_up_first), "then it asks the rest");
    let mut fingers = Rink::with(skating(false));
    fingers.wish(Intent::StartSession);
    fingers.wish(Intent::LogMicroFailureAs(Source::Touch, FALL));
    assert!(fingers.model.reflection.is_some_and(|open| !open.get_up_first && open.until.is_some()));
}

#[test]
fn a_partners_tap_is_a_miss_with_its_cause_and_nothing_rises_over_the_next() {
    let mut rink = Rink::in_session();
    let effects = rink.wish(Intent::LogMicroFailureAs(Source::Partner, caused(LEANED_BACK)));
    assert_eq!(effects, rink.appended(1, Event::MicroFailedAs(Source::Partner, caused(LEANED_BACK))));
    assert_eq!(rink.model.reflection, None);
    assert!(!rink.session().attempts()[0].waits());
    // something else: it waits for its cause
    rink.later(SECOND).wish(Intent::LogMicroFailure(Source::Partner));
    assert_eq!(rink.model.reflection, None);
    assert!(rink.session().attempts()[1].waits());
    // the tweak may come later, and the next attempt is its retry
    rink.later(SECOND).wish(Intent::Reflect(1, said(None, Some(LEANED_BACK), Some(EYES_UP))));
    rink.later(SECOND).wish(Intent::LogClean(Source::Partner));
    let finished = rink.finish();
    assert_eq!(finished.attempts[2].retry, Some(Retry { miss: 0, tweak: EYES_UP }));
    assert!(finished.attempts.iter().all(|attempt| attempt.source == Source::Partner));
}

#[test]
fn a_fall_that_a_partner_taps_asks_whether_all_is_right_and_nothing_more() {
    let mut rink = Rink::in_session();
    rink.wish(Intent::LogMicroFailureAs(Source::Partner, FALL));
    assert!(rink.model.reflection.is_some_and(|open| open.get_up_first));
    rink.wish(Intent::GotUp);
    assert_eq!(rink.model.reflection, None);
}

#[test]
fn undo_takes_the_tap_back_with_all_that_it_said() {
    let mut rink = Rink::in_session();
    rink.wish(Intent::LogMicroFailureAs(Source::Touch, said(Some(Size::Fall), Some(LEANED_BACK), Some(EYES_UP))));
    assert!(matches!(rink.session().undoable().map(|r| &r.event), Some(Event::MicroFailedAs(..))));
    rink.wish(Intent::Undo);
    assert_eq!((rink.session().counts(), rink.model.reflection), ((0, 0), None));
    rink.later(SECOND).clean();
    assert_eq!(rink.session().attempts()[0].retry, None);
}

#[test]
fn while_paused_no_pad_counts() {
    let mut rink = Rink::in_session();
    rink.wish(Intent::Pause);
    assert_eq!(rink.wish(Intent::LogMicroFailureAs(Source::Partner, FALL)), []);
    assert_eq!(rink.model.reflection, None);
}

#[test]
fn misses_alone_are_logged_by_any_pads() {
    let mut rink = Rink::open();
    let settings = Settings { cleans: Some(false), ..rink.model.settings.clone() };
    rink.wish(Intent::ChangeSettings(settings));
    rink.wish(Intent::StartSession);
    assert_eq!(rink.wish(Intent::LogClean(Source::Partner)), []);
    rink.wish(Intent::LogMicroFailureAs(Source::Partner, said(None, Some(LEANED_BACK), Some(EYES_UP))));
    rink.wish(Intent::LogMicroFailureAs(Source::Touch, said(Some(Size::Wobble), None, None)));
    let finished = rink.finish();
    assert_eq!(
        (finished.attempts.len(), finished.attempts[1].retry),
        (2, None),
        "no retry where every one would be a miss"
    );
}

#[test]
fn what_is_tapped_is_stored_and_read_again() {
    let forms = [
        (Event::MicroFailedAs(Source::Touch, FALL), r#"{"m":"t","z":{"s":"f"}}"#),
        (Event::MicroFailedAs(Source::Partner, caused(7)), r#"{"m":"p","z":{"c":7}}"#),
        (Event::MicroFailed(Source::Partner), r#"{"m":"p"}"#),
        (Event::Clean(Source::Partner), r#"{"c":"p"}"#),
    ];
    for (event, form) in forms {
        assert_eq!(event.to_json().to_string(), form);
        assert_eq!(Event::from_json(&Json::parse(form).expect("JSON")), Some(event));
    }
    let of_nothing = [r#"{"c":"t","z":{"s":"f"}}"#, r#"{"m":"t","z":7}"#, r#"{"m":"x","z":{}}"#, r#"{"m":"t","y":{}}"#];
    for form in of_nothing {
        assert_eq!(Event::from_json(&Json::parse(form).expect("JSON")), None, "{form}");
    }
    let storage = Rc::new(MemoryStorage::default());
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    for source in [Source::Partner, Source::Touch, Source::Key] {
        phone.later(SECOND).wish(Intent::LogMicroFailureAs(source, caused(LEANED_BACK))).expect("kept");
    }
    let mut again = Phone::open(storage).expect("readable");
    assert_eq!(again.model.session, phone.model.session, "a reload changes nothing");
    again.later(SECOND).wish(Intent::EndSession).expect("kept");
    again.wish(Intent::Finish).expect("kept");
    let sessions = again.store.sessions().expect("readable");
    let sources: Vec<Source> = sessions[0].attempts.iter().map(|attempt| attempt.source).collect();
    assert_eq!(sources, [Source::Partner, Source::Touch, Source::Key]);
    assert!(sessions[0].attempts.iter().all(|attempt| attempt.micro().is_some_and(|m| m.cause == Some(LEANED_BACK))));
}

#[test]
fn the_choices_are_stored_and_are_absent_while_nothing_was_chosen() {
    let plain = Settings::default().to_json();
    assert!(["l", "d", "q", "i"].iter().all(|field| plain.field(field).is_none()), "{plain}");
    let skill = Id::new(FRIDAY, 4);
    let settings = Settings {
        pads: Some(PadLayout::Causes),
        hold_sizes: Some(true),
        rest_cues: Some(false),
        mix: Some((skill, Mix { components: vec![1, 70_000], every: Every::TenAttempts })),
        ..Settings::default()
    };
    assert_eq!(Settings::from_json(&settings.to_json()), Some(settings));
    let two = Settings { pads: Some(PadLayout::Two), ..Settings::default() };
    assert_eq!((two.pad_layout(), Settings::default().pad_layout()), (PadLayout::Two, PadLayout::Two));
}
