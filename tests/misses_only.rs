//! Sessions in which only misses are logged, and the chime at the planned length.

mod story;

use story::*;
use wobble::domain::*;
use wobble::store::{MemoryStorage, keys};

/// A session with "Log clean attempts" switched off.
fn misses_only() -> Rink {
    let mut rink = Rink::open();
    let settings = Settings { cleans: Some(false), ..rink.model.settings.clone() };
    rink.wish(Intent::ChangeSettings(settings));
    rink.wish(Intent::StartSession);
    rink
}

#[test]
fn a_clean_attempt_is_nobodys_where_only_misses_are_logged() {
    let mut rink = misses_only();
    assert!(rink.session().start_of().misses_only);
    rink.miss();
    let open = rink.model.reflection;
    assert_eq!(rink.clean(), [], "nothing is written");
    assert_eq!((rink.session().counts(), rink.model.reflection), ((0, 1), open), "and the reflection stays");
}

#[test]
fn a_tweak_is_scored_by_nothing_where_only_misses_are_logged() {
    let mut rink = misses_only();
    rink.miss_and_tweak(BEND_KNEES);
    rink.later(10 * SECOND).miss();
    assert_eq!(rink.session().attempts()[1].retry, None, "it could only ever be a miss");
    assert_eq!(rink.session().attempts()[0].micro().and_then(|micro| micro.tweak), Some(BEND_KNEES), "it is kept");
}

#[test]
fn what_a_session_logs_is_settled_when_it_begins() {
    let mut rink = misses_only();
    let settings = Settings { cleans: Some(true), ..rink.model.settings.clone() };
    rink.wish(Intent::ChangeSettings(settings));
    assert_eq!(rink.clean(), []);
    assert!(rink.finish().misses_only);
}

#[test]
fn practice_shows_misses_without_the_clean_attempts_of_before() {
    let mut summary = SkillSummary::default();
    let mut rink = Rink::in_session();
    rink.clean();
    summary.add(&rink.finish(), false);
    assert_eq!(summary.recent, "c");
    let mut rink = misses_only();
    rink.later(HOUR).miss();
    let mut finished = rink.finish();
    finished.began = finished.began.after(HOUR);
    summary.add(&finished, false);
    assert_eq!(summary.recent, "m");
}

#[test]
fn practice_shows_clean_attempts_without_the_bare_misses_of_before() {
    let mut summary = SkillSummary::default();
    let mut rink = misses_only();
    rink.miss();
    summary.add(&rink.finish(), false);
    assert_eq!(summary.recent, "m");
    let mut rink = Rink::in_session();
    rink.later(HOUR).clean();
    let mut finished = rink.finish();
    finished.began = finished.began.after(HOUR);
    summary.add(&finished, false);
    assert_eq!(summary.recent, "c", "how many clean ones lay around that miss is not known");
}

#[test]
fn how_many_were_clean_is_not_known_where_only_misses_were_logged() {
    let mut rink = misses_only();
    rink.miss();
    assert_eq!(SessionSummary::of(&rink.finish()).clean_known(), None, "what is not known is not none");
    let mut rink = Rink::in_session();
    rink.miss();
    assert_eq!(SessionSummary::of(&rink.finish()).clean_known(), Some(0));
}

#[test]
fn that_only_misses_were_logged_is_stored_and_read_again() {
    let storage = std::rc::Rc::new(MemoryStorage::default());
    let mut phone = Phone::with(storage.clone(), skating(true));
    let settings = Settings { cleans: Some(false), ..phone.model.settings.clone() };
    phone.wish(Intent::ChangeSettings(settings)).expect("kept");
    phone.wish(Intent::StartSession).expect("kept");
    phone.later(SECOND).wish(Intent::LogMicroFailure(Source::Touch)).expect("kept");
    let opened = Phone::open(copy_of(&storage)).expect("readable");
    assert!(opened.model.session.as_ref().is_some_and(|session| session.start_of().misses_only));
    phone.wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::Finish).expect("kept");
    let sessions = phone.store.sessions().expect("readable");
    assert!(sessions[0].misses_only);
    let id = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let all = contents(&*storage);
    let stored = all.iter().find(|(key, _)| key.ends_with(&keys::session(&id))).map(|(_, value)| value.clone());
    assert!(stored.is_some_and(|stored| stored.contains("\"m\":true")));
}

#[test]
fn a_session_with_clean_attempts_says_nothing_of_it() {
    let storage = std::rc::Rc::new(MemoryStorage::default());
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    phone.wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::Finish).expect("kept");
    assert!(contents(&*storage).values().all(|value| !value.contains("\"m\":")), "what was stored before is as it was");
    assert!(!phone.store.sessions().expect("readable")[0].misses_only);
}

// ---------- the chime ----------

#[test]
fn the_chime_is_struck_once_when_the_planned_length_is_reached() {
    let mut rink = Rink::in_session();
    let mut chime = Chime::default();
    let mut struck = Vec::new();
    for tick in 0..30 * 60 {
        rink.later(SECOND);
        if chime.strikes(rink.session(), rink.now) {
            struck.push(tick + 1);
        }
    }
    assert_eq!(struck, [25 * 60]);
}

#[test]
fn the_chime_is_struck_late_if_nobody_looked() {
    let mut rink = Rink::in_session();
    let mut chime = Chime::default();
    assert!(!chime.strikes(rink.session(), rink.now));
    rink.later(40 * MINUTE);
    assert!(chime.strikes(rink.session(), rink.now), "the phone slept in the pocket");
    assert!(!chime.strikes(rink.session(), rink.now));
}

#[test]
fn after_a_reload_the_chime_of_long_ago_is_not_struck_again() {
    let mut rink = Rink::in_session();
    rink.later(25 * MINUTE + 61 * SECOND);
    let mut reloaded = Chime::default();
    assert!(!reloaded.strikes(rink.session(), rink.now));
    rink.later(MINUTE);
    assert!(!reloaded.strikes(rink.session(), rink.now), "nor later");
    let mut rink = Rink::in_session();
    rink.later(25 * MINUTE + 2 * SECOND);
    assert!(Chime::default().strikes(rink.session(), rink.now), "just now is not long ago");
}

#[test]
fn a_pause_strikes_nothing_and_its_time_does_not_count() {
    let mut rink = Rink::in_session();
    let mut chime = Chime::default();
    chime.strikes(rink.session(), rink.now);
    rink.later(20 * MINUTE).wish(Intent::Pause);
    rink.later(HOUR);
    assert!(!chime.strikes(rink.session(), rink.now));
    rink.wish(Intent::Resume);
    assert!(!chime.strikes(rink.session(), rink.now));
    rink.later(5 * MINUTE);
    assert!(chime.strikes(rink.session(), rink.now));
    // practised on after the end: it was struck before
    rink.wish(Intent::EndSession);
    rink.wish(Intent::Resume);
    assert!(!chime.strikes(rink.session(), rink.now));
}

#[test]
fn the_next_session_has_a_chime_of_its_own() {
    let mut chime = Chime::default();
    for hour in [0, HOUR] {
        let mut rink = Rink::open();
        rink.later(hour).wish(Intent::StartSession);
        assert!(!chime.strikes(rink.session(), rink.now));
        rink.later(25 * MINUTE);
        assert!(chime.strikes(rink.session(), rink.now));
    }
}
