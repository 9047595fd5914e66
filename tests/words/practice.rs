//! What Practice and the Journal say: the line of attempts, what is next, a verdict turned round, what comes back.

use wobble::domain::{Found, Question};
use wobble::insights::{Edge, WhatNext, wilson};
use wobble::words;

#[test]
fn pictures_have_sentences() {
    assert_eq!(words::trace_of(11, 5), "The last 16 attempts as a line: 11 clean, 5 misses");
    assert_eq!(words::trace_of(1, 0), "The last attempt as a line: clean");
    assert_eq!(words::trace_of(6, 0), "The last 6 attempts as a line: all 6 clean");
    assert_eq!(words::trace_of(0, 1), "The last miss as a line");
    assert_eq!(words::trace_of(0, 5), "The last 5 misses as a line");
    let recent = |clean, misses| words::recent("Thursday", clean, misses);
    assert_eq!(recent(15, 5), "Last practised Thursday. The last 20 attempts: 15 clean, 5 misses.");
    assert_eq!(recent(6, 0), "Last practised Thursday. The last 6 attempts: all 6 clean.");
    assert_eq!(recent(1, 0), "Last practised Thursday. One attempt, and it was clean.");
    assert_eq!(recent(0, 3), "Last practised Thursday. The last 3 misses.");
    assert_eq!(recent(0, 1), "Last practised Thursday. One miss.");
    let now = |clean, misses| words::not_finished(false, clean, misses);
    assert_eq!(now(Some(5), 3), "A session is running: 5 clean, 3 misses.");
    assert_eq!(words::not_finished(true, Some(5), 1), "A session has ended: 5 clean, 1 miss.");
    assert_eq!(
        [now(Some(0), 0), now(None, 0)].map(|said| said.replace("A session is running", "")),
        [": 0 clean, 0 misses.", ": 0 misses."]
    );
    assert_eq!(now(None, 1), "A session is running: 1 miss.");
}

#[test]
fn what_is_next_is_said_with_its_reason() {
    let next = |days, misses, n, has_lesson| {
        let edge = Edge { n, misses, interval: wilson(misses, n, 1.2816) };
        words::why_next(&WhatNext { component: 1, days, edge, found: None, has_lesson })
    };
    assert_eq!(next(9, 3, 12, false), "Not seen for 9 days, and near its edge: 3 of 12 missed.");
    assert_eq!(
        next(2, 3, 12, true),
        "Not seen for 2 days, and near its edge: 3 of 12 missed. You kept a lesson for it."
    );
    assert_eq!(next(30, 0, 20, false), "Not seen for 30 days, and easy by now: 0 of 20 missed.");
    assert_eq!(next(30, 15, 20, false), "Not seen for 30 days, and hard so far: 15 of 20 missed.");
    assert_eq!(next(8, 1, 4, false), "Not seen for 8 days.");
    let too_few = Edge { n: 4, misses: 1, interval: wilson(1, 4, 1.281_551_565_544_8) };
    let found = |found| {
        words::why_next(&WhatNext { component: 1, days: 8, edge: too_few, found: Some(found), has_lesson: true })
    };
    assert_eq!(found(Found::Fewer), "Not seen for 8 days. Misses come less often lately. You kept a lesson for it.");
    assert_eq!(found(Found::More), "Not seen for 8 days. Misses come more often lately. You kept a lesson for it.");
    assert_eq!(
        found(Found::Reached),
        "Not seen for 8 days. Its last session reached a new level. You kept a lesson for it."
    );
}

#[test]
fn a_verdict_is_turned_round_with_no_more_than_is_known() {
    let text = |pieces: words::Pieces| pieces.into_iter().map(|(piece, _)| piece).collect::<String>();
    let known = words::reframed("two-foot stop", 1_214, Some("leaned back"), Some("bend knees"));
    let names: Vec<&str> = known.iter().filter(|(_, is_name)| *is_name).map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["two-foot stop", "leaned back", "bend knees"]);
    assert_eq!(
        text(known),
        "I am collecting data on two-foot stop: 1214 misses so far, most often leaned back. Next: bend knees."
    );
    assert_eq!(
        text(words::reframed("glide", 1, None, None)),
        "I am collecting data on glide: 1 miss so far. Next: one attempt, and what exactly went wrong."
    );
    assert_eq!(
        text(words::reframed("glide", 0, Some("leaned back"), Some("bend knees"))),
        "I am collecting data on glide: no miss logged so far. The first one is the first signal."
    );
    assert_eq!(
        words::reframed_cause("Leaned back", (31, 52), 20),
        "Leaned back: 31 of 52 misses with a cause, in its 20 newest sessions."
    );
    assert_eq!(words::reframed_cause("A", (5, 5), 1), "A: 5 of 5 misses with a cause, in one session.");
    assert_eq!(words::reframed_too_few(1, 5), "1 explained miss so far; from 5 on it says which cause comes up most.");
    assert_eq!(
        words::reframed_too_few(0, 5),
        "0 explained misses so far; from 5 on it says which cause comes up most."
    );
    assert_eq!(
        words::reframed_tweak("Bend knees", (7, 9), (45, 94)),
        "Bend knees: 7 of 9 retries clean; the true share is likely between 45\u{a0}% and 94\u{a0}% (95\u{a0}%, Wilson)."
    );
}

#[test]
fn what_comes_back_says_since_when_and_milestones_say_what() {
    assert_eq!([12, 6, 1].map(words::about_ago), ["About a year ago", "About 6 months ago", "About 1 month ago"]);
    assert_eq!(
        (words::comes_back("3 Dec"), words::older_ones(1_200)),
        ("Looked at again on 3 Dec.".into(), "Older ones (1200)".into())
    );
    assert_eq!(words::collected(3_000), "3000 micro-failures collected.");
    // an honest one: no study says that it means anything
    assert!(words::twenty_hours("Guitar").ends_with("no study."));
    let asked = [Question::What, Question::Game, Question::Taught, Question::Next, Question::Beside, Question::Again];
    assert!(asked.iter().all(|question| words::setback_question(*question, false).ends_with('?')));
    assert_ne!(words::setback_question(Question::Beside, true), words::setback_question(Question::Beside, false));
}

#[test]
fn a_glance_takes_in_the_beginning_and_never_half_a_letter() {
    assert_eq!(words::glimpse("Knees  first,\n then hips."), "Knees first, then hips.");
    assert_eq!(words::glimpse(&"é".repeat(80)), "é".repeat(80));
    assert_eq!(words::glimpse(&"⛸ ".repeat(60)), format!("{}…", "⛸ ".repeat(40).trim_end()));
}
