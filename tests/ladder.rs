//! The breakdown ladder in a session, and what becomes of what it reached.

mod story;

use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::store::merge::merge;
use wobble::store::rollups::Rollups;
use wobble::store::{MemoryStorage, Store, backup, columns, frame, load};

fn at(rink: &Rink) -> (TagNo, bool) {
    (rink.session().level(), rink.session().ladder().is_some())
}

/// Attempts: `c` clean, `m` a miss.
fn climb(rink: &mut Rink, outcomes: &str) {
    for letter in outcomes.chars() {
        rink.later(9 * SECOND);
        let intent =
            if letter == 'c' { Intent::LogClean(Source::Touch) } else { Intent::LogMicroFailure(Source::Touch) };
        rink.wish(intent);
    }
}

fn climbing() -> Rink {
    let mut rink = Rink::in_session();
    rink.wish(Intent::StartLadder);
    rink
}

/// A skill whose first component has a ladder of tempos.
fn guitar() -> Skill {
    let mut skill = skating(false);
    for (level, bpm) in skill.components[0].levels.iter_mut().zip([60, 72, 84, 92, 100]) {
        (level.value, level.unit) = (Some(bpm * 1000), Some("bpm".to_owned()));
    }
    skill
}

#[test]
fn it_goes_up_and_breaks_and_the_level_is_the_one_before() {
    let mut rink = climbing();
    assert_eq!(at(&rink), (HAND, true));
    climb(&mut rink, "ccm");
    assert_eq!(at(&rink), (FREE, true));
    let levels: Vec<TagNo> = rink.session().attempts().iter().map(|attempt| attempt.level).collect();
    assert_eq!(levels, [HAND, NEAR, FREE], "each attempt is logged at its level");
    climb(&mut rink, "mm");
    assert_eq!(at(&rink), (HAND, false));
    let run = LadderRun { component: STOP, level: FREE, value: None, end: LadderEnd::Broke };
    assert_eq!(rink.session().ladder_just_ended(), Some(&run));
    climb(&mut rink, "ccc");
    assert_eq!(rink.session().ladder_just_ended(), None, "it is told for a while");
    assert_eq!(rink.finish().ladders, [run]);
}

#[test]
fn the_top_is_an_end_and_nothing_is_harder_than_it() {
    let mut rink = climbing();
    climb(&mut rink, "ccccc");
    let run = *rink.session().ladder_just_ended().expect("it came to the top");
    assert_eq!((run.level, run.end, at(&rink)), (JOG, LadderEnd::Top, (HAND, false)));
    rink.wish(Intent::ChangeLevel(4));
    assert_eq!(rink.wish(Intent::StartLadder), [], "there is nothing harder");
}

#[test]
fn between_two_rungs_of_numbers_attempts_are_logged_at_the_lower() {
    let mut rink = Rink::with(guitar());
    rink.wish(Intent::StartSession);
    rink.wish(Intent::StartLadder);
    climb(&mut rink, "ccc");
    let ladder = rink.session().ladder().expect("it goes on");
    assert_eq!((ladder.value(), rink.session().level()), (Some(78_000), NEAR));
    climb(&mut rink, "mmm");
    let run = rink.finish().ladders[0];
    assert_eq!((run.level, run.value), (NEAR, Some(78_000)));
}

#[test]
fn undo_takes_back_step_by_step_also_the_end_and_the_beginning() {
    let mut rink = climbing();
    climb(&mut rink, "cmmm");
    assert_eq!(at(&rink), (HAND, false));
    rink.wish(Intent::Undo);
    assert_eq!(at(&rink), (NEAR, true), "two misses, and it goes on");
    assert_eq!(rink.session().ladder().map(Ladder::missed), Some(2));
    for _ in 0..3 {
        rink.wish(Intent::Undo);
    }
    assert_eq!((at(&rink), rink.session().attempts().len()), ((HAND, true), 0));
    rink.wish(Intent::Undo);
    assert_eq!(at(&rink), (HAND, false));
    // a stop is taken back, too
    let mut rink = climbing();
    climb(&mut rink, "c");
    rink.wish(Intent::StopLadder);
    assert_eq!(at(&rink), (HAND, false));
    rink.wish(Intent::Undo);
    assert_eq!(at(&rink), (NEAR, true));
}

#[test]
fn a_pause_leaves_it_and_from_a_pause_it_begins() {
    let mut rink = climbing();
    climb(&mut rink, "c");
    rink.wish(Intent::Pause);
    rink.later(MINUTE).wish(Intent::Resume);
    assert_eq!(at(&rink), (NEAR, true));
    let mut rink = Rink::in_session();
    rink.wish(Intent::Pause);
    assert_eq!(rink.wish(Intent::StartLadder).len(), 2, "the timer goes on, and the ladder begins");
    assert_eq!((rink.session().phase(), at(&rink)), (Phase::Running, (HAND, true)));
}

#[test]
fn a_switch_an_end_and_a_stop_end_it_without_a_breakdown() {
    for intent in [Intent::SwitchComponent(GLIDE), Intent::EndSession, Intent::StopLadder] {
        let mut rink = climbing();
        climb(&mut rink, "cmm");
        rink.wish(intent);
        assert_eq!(rink.session().ladder(), None);
        assert_eq!(rink.session().level_of(STOP), Some(HAND), "it was left where it was before");
        assert_eq!(rink.finish().ladders, []);
    }
}

#[test]
fn while_it_goes_on_it_alone_sets_the_level() {
    let mut rink = climbing();
    assert_eq!(rink.wish(Intent::ChangeLevel(1)), []);
    assert_eq!(rink.wish(Intent::StartLadder), [], "there is one");
    rink.wish(Intent::StopLadder);
    assert_eq!(rink.wish(Intent::StopLadder), []);
}

#[test]
fn a_fall_of_the_body_ends_it_at_once() {
    let mut rink = climbing();
    climb(&mut rink, "c");
    let miss = rink.miss();
    rink.wish(Intent::Reflect(miss, said(Some(Size::Fall), None, None)));
    assert_eq!(at(&rink), (HAND, false));
    assert_eq!(rink.session().ladder_just_ended().map(|run| run.end), Some(LadderEnd::Fell));
    assert!(rink.model.reflection.is_some_and(|open| open.get_up_first), "all right? get up first");
    assert_eq!(rink.finish().ladders, [], "that says nothing of where it breaks down");
    // elsewhere a fall is a miss like any other
    let mut rink = Rink::with(skating(false));
    rink.wish(Intent::StartSession);
    rink.wish(Intent::StartLadder);
    let miss = rink.miss();
    rink.wish(Intent::Reflect(miss, said(Some(Size::Fall), None, None)));
    assert_eq!(at(&rink), (HAND, true));
    // and one from before the ladder does not end it
    let mut rink = Rink::in_session();
    let miss = rink.miss();
    rink.wish(Intent::StartLadder);
    rink.wish(Intent::Reflect(miss, said(Some(Size::Fall), None, None)));
    assert_eq!(at(&rink), (HAND, true));
}

#[test]
fn a_fall_that_is_tapped_as_one_ends_it_like_one_that_is_told() {
    let fell = Intent::LogMicroFailureAs(Source::Touch, said(Some(Size::Fall), None, None));
    let mut rink = climbing();
    climb(&mut rink, "cc");
    rink.later(SECOND).wish(fell.clone());
    assert_eq!(at(&rink), (HAND, false));
    assert_eq!(rink.session().ladder_just_ended().map(|run| run.end), Some(LadderEnd::Fell));
    // a stumble, and a fall elsewhere than of the body, are a miss like any other
    for (body, size) in [(true, Size::Stumble), (false, Size::Fall)] {
        let mut rink = Rink::with(skating(body));
        rink.wish(Intent::StartSession);
        rink.wish(Intent::StartLadder);
        rink.later(SECOND).wish(Intent::LogMicroFailureAs(Source::Touch, said(Some(size), None, None)));
        assert_eq!(at(&rink), (HAND, true));
    }
}

#[test]
fn where_only_misses_are_logged_there_is_none() {
    let mut rink = Rink::open();
    let settings = Settings { cleans: Some(false), ..rink.model.settings.clone() };
    rink.wish(Intent::ChangeSettings(settings));
    rink.wish(Intent::StartSession);
    assert!(!rink.model.may_climb());
    assert_eq!(rink.wish(Intent::StartLadder), []);
}

#[test]
fn the_session_needs_every_rung_of_it() {
    let mut rink = climbing();
    let id = rink.model.skills[0].id.clone();
    assert_eq!(rink.wish(Change::EditSkill(id, SkillEdit::RemoveRung(JOG, vec![]))), []);
}

// ---------- kept ----------

fn phone() -> (Phone<Rc<MemoryStorage>>, Rc<MemoryStorage>) {
    let storage = Rc::new(MemoryStorage::default());
    (Phone::with(storage.clone(), guitar()), storage)
}

/// A session with a ladder that breaks at its third step; what was reached.
fn broken(phone: &mut Phone<Rc<MemoryStorage>>, more: &str) -> FinishedSession {
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    phone.wish(Intent::StartLadder).expect("kept");
    for letter in format!("{more}mmm").chars() {
        let source = Source::Touch;
        let intent = if letter == 'c' { Intent::LogClean(source) } else { Intent::LogMicroFailure(source) };
        phone.later(8 * SECOND).wish(intent).expect("kept");
    }
    phone.later(SECOND).wish(Intent::EndSession).expect("kept");
    let session = phone.model.session.as_ref().expect("it is wrapped up").finished(phone.now);
    phone.wish(Intent::Finish).expect("kept");
    session
}

#[test]
fn it_survives_a_reload_at_every_step() {
    let (mut phone, storage) = phone();
    phone.wish(Intent::StartSession).expect("kept");
    let touch = Source::Touch;
    let wishes = [
        Intent::StartLadder,
        Intent::LogClean(touch),
        Intent::LogClean(touch),
        Intent::LogMicroFailure(touch),
        Intent::Pause,
        Intent::Resume,
        Intent::Undo,
        Intent::StopLadder,
        Intent::Undo,
        Intent::LogMicroFailure(touch),
        Intent::LogMicroFailure(touch),
        Intent::LogMicroFailure(touch),
    ];
    for wish in wishes {
        phone.later(7 * SECOND).wish(wish.clone()).expect("kept");
        let again = Phone::open(storage.clone()).expect("readable");
        assert_eq!(remembered(&again.model), remembered(&phone.model), "after {wish:?}");
    }
    assert_eq!(phone.model.session.as_ref().map(|session| session.ladders().len()), Some(1));
}

#[test]
fn what_it_reached_is_kept_counted_and_made_again() {
    let (mut phone, storage) = phone();
    let first = broken(&mut phone, "c");
    let second = broken(&mut phone, "cccc");
    assert_eq!(first.ladders[0].value, Some(66_000));
    assert_eq!(
        second.ladders[0],
        LadderRun { component: STOP, level: FREE, value: Some(84_000), end: LadderEnd::Broke }
    );
    let read = phone.store.read_session(&second.id).expect("readable").expect("kept");
    assert_eq!(read.ladders, second.ladders);
    let id = phone.model.skills[0].id.clone();
    let standing = phone.model.summary(&id).and_then(|summary| summary.standing(STOP)).cloned().expect("tried");
    assert_eq!(standing.reached, [i64::from(HAND), 66_000, i64::from(FREE), 84_000]);
    // a year in numbers has them, also when it is read again
    for _ in 0..2 {
        let mut rollups = Rollups::open(&mut phone.store).expect("readable");
        rollups.count_some(&mut phone.store, 99).expect("readable");
        let ladders: Vec<LadderRun> = rollups.sessions().into_iter().flat_map(|session| session.ladders).collect();
        assert_eq!(ladders, [first.ladders[0], second.ladders[0]]);
        assert!(!rollups.check_some(&mut phone.store, 99, 0).expect("readable"));
        let summary = rollups.summary_of(&mut phone.store, &id).expect("readable");
        assert_eq!(summary.as_ref(), phone.model.summary(&id));
    }
    // where the summaries are lost, they are made again
    phone.store.remove(wobble::store::keys::SUMMARIES).expect("gone");
    let again = Phone::started(storage);
    assert_eq!(again.model.summary(&id), phone.model.summary(&id));
}

#[test]
fn ladders_are_merged_with_the_session_s_frame_and_survive_its_deletion() {
    let (mut phone, _) = phone();
    let session = broken(&mut phone, "cc");
    let before =
        backup::parse(&backup::export(&phone.store, phone.now).expect("readable")).expect("whole").records().clone();
    // one device moves the session, the other changes an attempt; one deletes it, and it comes back as it was
    let moved = session.begun_at(session.began.after(HOUR), BERLIN);
    phone.later(MINUTE).wish(Change::KeepSession(Box::new(moved), None)).expect("kept");
    let after =
        backup::parse(&backup::export(&phone.store, phone.now).expect("readable")).expect("whole").records().clone();
    let key = wobble::store::keys::session(&session.id);
    let (merged, _) = merge(&before, &after);
    assert_eq!(merged, merge(&after, &before).0);
    let (_, value) = merged.iter().find(|(known, _)| *known == key).expect("it is there");
    let (learner, found) = frame::decode::<columns::Columns>(&key, value).expect("ours");
    let found = columns::session(session.id.clone(), learner, &found).expect("they fit");
    assert_eq!((found.began, &found.ladders), (session.began.after(HOUR), &session.ladders));
    phone.later(MINUTE).wish(Change::DeleteSession(session.id.clone())).expect("gone");
    let gone =
        backup::parse(&backup::export(&phone.store, phone.now).expect("readable")).expect("whole").records().clone();
    assert_eq!(merge(&gone, &after).0, merge(&after, &gone).0);
    // another device, which knows of neither, changes an attempt later: the session is there, at its new time, with its ladder
    let mut other = Store::new(Rc::new(MemoryStorage::default()), "/wobble/");
    other.fill(before.clone());
    let mut model = load::load(&mut other).expect("readable");
    let fresh = Fresh { now: phone.now.after(MINUTE), chance: 1, utc_offset_min: BERLIN };
    let edited = session.with_outcome(0, Outcome::Micro(MicroFailure::default()));
    let todo = change(&mut model, Change::KeepSession(Box::new(edited), None), fresh);
    wobble::store::carry_out_changes(&mut other, &model, &todo, fresh.now);
    let later = backup::parse(&backup::export(&other, fresh.now).expect("readable")).expect("whole").records().clone();
    let merged = merge(&gone, &later).0;
    let (_, value) = merged.iter().find(|(known, _)| *known == key).expect("it is there again");
    let (learner, columns) = frame::decode::<columns::Columns>(&key, value).expect("ours");
    let back = columns::session(session.id.clone(), learner, &columns).expect("they fit");
    assert_eq!((back.began, back.ladders), (session.began.after(HOUR), session.ladders.clone()));
    phone.later(MINUTE).wish(Change::KeepSession(Box::new(found.clone()), None)).expect("kept");
    let back = phone.store.read_session(&session.id).expect("readable").expect("it is back");
    assert_eq!(back.ladders, session.ladders);
}

#[test]
fn a_ladder_that_cannot_be_is_refused_and_costs_only_its_record() {
    let (mut phone, storage) = phone();
    let session = broken(&mut phone, "c");
    let key = wobble::store::keys::session(&session.id);
    let value = phone.store.raw(&key).expect("readable").expect("kept");
    for odd in ["[[1,2]]", "[[1,2,9]]", "[[1,2,0,1,1]]", "[[-1,2,0]]", "[[1,2,2]]", "7"] {
        let (_, body) = value.split_once("\"me\",").expect("ours");
        let body = body.replace("\"l\":[[1,2,0,66000]]", &format!("\"l\":{odd}"));
        let json = wobble::json::Json::parse(body.strip_suffix(']').expect("an array")).expect("json");
        let written = frame::encode(&key, &Id::me(), &json);
        let mut store = Store::new(storage.clone(), "/odd/");
        store.fill(vec![(key.clone(), written)]);
        assert_eq!(store.read_session(&session.id), Ok(None), "{odd}");
        assert_eq!(store.troubles().0, 1, "it is put aside");
    }
}

#[test]
fn summaries_that_do_not_say_where_components_stand_are_made_again_once() {
    let (mut phone, storage) = phone();
    broken(&mut phone, "c");
    let expected = phone.model.summaries.clone();
    // as an earlier Wobble wrote it
    let key = wobble::store::keys::SUMMARIES;
    let value = phone.store.raw(key).expect("readable").expect("written");
    let (learner, json) = frame::decode::<wobble::json::Json>(key, &value).expect("ours");
    let text = json.to_string();
    let (begin, end) = (text.find(",\"e\":[").expect("it says so"), text.find("}]],\"w\"").expect("its end"));
    let older = wobble::json::Json::parse(&format!("{}{}", &text[..begin], &text[end..])).expect("json");
    let mut store = Store::new(storage.clone(), "/wobble/");
    store.remove(key).expect("gone");
    store.fill(vec![(key.to_owned(), frame::encode(key, &learner, &older))]);
    let mut again = Phone::open(storage).expect("readable");
    assert!(again.model.summaries[0].1.lacks_standings() && again.model.summaries[0].1.sessions == 1);
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(true));
    assert_eq!(again.model.summaries, expected);
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(false));
}
