//! What is said in a session and at its end: the edge, ladders, rests, the wrap-up, misses that wait.

use wobble::domain::{Attempt, CannotBe, LadderEnd};
use wobble::insights::{Around, Edge, EdgeAdvice};
use wobble::words;

use crate::MINUTE;

#[test]
fn a_miss_that_waits_is_told_by_where_it_stands() {
    let stands = |before, after| words::miss_stands(12 * MINUTE + 48_000, Some(Around { before, after }));
    assert_eq!(stands(Some((true, 3)), Some(false)), "12:48 into the session, after 3 clean, then a miss.");
    assert_eq!(stands(Some((true, 1)), Some(true)), "12:48 into the session, after 1 clean, then clean.");
    assert_eq!(stands(Some((false, 1)), None), "12:48 into the session, after a miss, the last attempt.");
    assert_eq!(stands(Some((false, 2)), Some(true)), "12:48 into the session, after 2 misses, then clean.");
    assert_eq!(stands(None, Some(true)), "12:48 into the session, the first attempt, then clean.");
    assert_eq!(stands(None, None), "12:48 into the session, the only attempt.");
    assert_eq!(words::miss_stands(0, None), "0:00 into the session.");
    assert_eq!(words::edit_of("Miss", MINUTE, false), "Edit Miss at 1:00");
    assert_eq!(words::edit_of("Miss", MINUTE, true), "Done: Miss at 1:00");
    assert_eq!(words::miss_of("Snowplough, one foot", "12 Nov"), "Snowplough, one foot · 12 Nov");
    let names = ["Snowplough, one foot", "T-stop"].map(str::to_owned);
    assert_eq!(words::session_counts(&names, "1 clean."), "Snowplough, one foot · T-stop. 1 clean.");
    assert_eq!(words::was_explained("Leaned back", Some("bend knees")), "Leaned back, then bend knees.");
    assert_eq!(words::was_explained("Leaned back", None), "Leaned back.");
}

#[test]
fn what_cannot_be_is_told_with_what_can() {
    let told = |why| words::not_added(why);
    assert_eq!(told(CannotBe::Minutes), "Nothing was added. It takes a whole number of minutes, 1 to 600.");
    assert_eq!(told(CannotBe::Misses), "Nothing was added. It takes a whole number, 0 to 999.");
    assert_eq!(words::not_moved(CannotBe::StillToCome), "Nothing was changed. It would not be over yet.");
    assert_eq!(words::no_such_minute(26), "Nothing was added. It takes a whole minute of the session, 0 to 26.");
    assert_eq!(words::no_such_minute(0), "Nothing was added. The session is shorter than a minute: the minute is 0.");
}

#[test]
fn the_wrap_up_tells_what_is_known_and_no_more() {
    assert_eq!(words::wrap_counts(Some(24), 10, 1, 1, 0), "24 clean, 12 misses: 10 wobbles, 1 stumble, 1 fall.");
    assert_eq!(words::wrap_counts(Some(0), 0, 2, 0, 3), "0 clean, 5 misses: 2 stumbles, 3 without a size.");
    assert_eq!(words::wrap_counts(Some(3), 0, 0, 0, 1), "3 clean, 1 miss.");
    assert_eq!(words::wrap_counts(Some(1), 0, 0, 0, 0), "1 clean, 0 misses.");
    assert_eq!(words::wrap_counts(None, 10, 1, 1, 0), "12 misses: 10 wobbles, 1 stumble, 1 fall.");
    assert_eq!(words::wrap_counts(None, 0, 0, 0, 1), "1 miss.");
    let retries = |clean, of| words::retries_before(of) + "bend knees" + &words::retries_after(clean, of);
    assert_eq!(retries(6, 7), "Of the 7 retries after bend knees, 6\u{a0}were clean.");
    assert_eq!(retries(7, 7), "Of the 7 retries after bend knees, all were clean.");
    assert_eq!(retries(2, 2), "Of the 2 retries after bend knees, both were clean.");
    assert_eq!(retries(1, 2), "Of the 2 retries after bend knees, 1 was clean.");
    assert_eq!(retries(0, 2), "Of the 2 retries after bend knees, none was clean.");
    assert_eq!(retries(1, 1), "The one retry after bend knees was clean.");
    assert_eq!(retries(0, 1), "The one retry after bend knees was a miss.");
    assert_eq!(words::session_of(0, "1 clean, 0 misses."), "Less than a minute. 1 clean, 0 misses.");
    assert_eq!(words::session_of(25 * MINUTE, "x"), "25 min. x");
}

#[test]
fn the_wrap_up_begins_with_the_best_that_is_true() {
    assert_eq!(words::best_of(5, 9, 3), "Five clean in\u{a0}a\u{a0}row.");
    assert_eq!(words::best_of(12, 12, 0), "12 clean in\u{a0}a\u{a0}row.");
    assert_eq!(words::best_of(1, 3, 2), "Three clean attempts.", "none of them followed another, and there were three");
    assert_eq!(words::best_of(1, 14, 14), "14 clean attempts.");
    assert_eq!(words::best_of(1, 1, 8), "One clean attempt, and you know how it felt.");
    assert_eq!(words::best_of(0, 0, 4), "4 signals collected.");
    assert_eq!(words::best_of(0, 0, 0), words::SESSION_EMPTY);
}

#[test]
fn names_for_ears_say_what_a_finger_would_do() {
    assert_eq!([words::undo_clean().to_owned(), words::undo_miss(12)], ["clean", "miss 12"]);
    assert_eq!(words::level("No barrier", 2), "No barrier, level\u{a0}3");
    assert_eq!(words::switch_from("Two-foot stop"), "Switch component, now Two-foot stop");
    assert_eq!([words::question_of(2, 3), words::waiting(5)], ["2 of 3", "5 waiting"]);
    assert_eq!(words::title(words::INSIGHTS), "Insights · Wobble");
    assert_eq!([-1, 0, 1, 2].map(words::days_ago), [None, Some("today"), Some("yesterday"), None]);
}

#[test]
fn the_edge_speaks_by_its_interval() {
    let none: [Attempt; 0] = [];
    let edge = Edge::of(None, &none, 1, 2);
    assert_eq!(words::edge_sentence(&edge), "No attempts at this level yet; your edge is 10 to 30 misses in 100");
    let edge = Edge { n: 16, misses: 1, interval: (0.024, 0.156) };
    assert_eq!(
        words::edge_sentence(&edge),
        "1 miss in the last 16, likely (80 %) 2 to 16 in 100; your edge is 10 to 30"
    );
    assert_eq!(words::edge_advice(EdgeAdvice::TooFew(1)), "Keep going, 7 of 8");
    assert_eq!(words::edge_advice(EdgeAdvice::TooFew(8)), "Keep going, 0 of 8");
    let said = [EdgeAdvice::Harder, EdgeAdvice::KeepGoing, EdgeAdvice::Easier].map(words::edge_advice);
    assert_eq!(said, ["Harder: no level above", "Stay at this level", "Easier: no level below"]);
}

#[test]
fn a_ladder_says_where_it_broke_and_claims_nothing_more() {
    let ended = |end, best| words::ladder_ended(end, "No barrier", best);
    assert_eq!(ended(LadderEnd::Broke, true), "Breakdown at No barrier: a new kind of miss unlocked.");
    assert_eq!(ended(LadderEnd::Broke, false), "Breakdown at No barrier.");
    assert_eq!(ended(LadderEnd::Top, true), "To the top of the ladder: No barrier.");
    assert_eq!(ended(LadderEnd::Fell, true), "The ladder ended with the fall.");
    let showed = |end, best| words::ladder_showed("Stop", end, "93 bpm", best);
    assert_eq!(showed(LadderEnd::Broke, true), "Stop: breakdown at 93 bpm, a new best.");
    assert_eq!(showed(LadderEnd::Top, false), "Stop: to the top of the ladder, 93 bpm.");
    let missed = ["Three misses in a row end it", "1 miss of three", "2 misses of three in a row"];
    assert_eq!([0, 1, 2].map(words::missed_in_a_row), missed);
    assert_eq!(words::ladder_rung((2, 5)), "Rung 3 of 5");
    assert_eq!(words::ladder_days(1, "a", "b"), "Breakdown ladder on one day: b");
    assert_eq!(words::ladder_days(3, "a", "b"), "Breakdown ladder on 3 days: from a to b");
    assert_eq!(
        [1, 3].map(|n| words::parts_added(n, "Stop")),
        ["1 part was added to Stop.", "3 parts were added to Stop."]
    );
}

#[test]
fn the_shape_of_a_session_is_said_in_a_line() {
    assert_eq!(words::shape(words::TWO_PADS, 0), "Two pads, one component");
    assert_eq!(words::shape(words::THREE_SIZES, 1), "Three sizes, one component", "a mix of one is none");
    assert_eq!(words::shape(words::CAUSE_GRID, 3), "Causes, a mix of 3");
    assert_eq!(words::now_in_mix("One-foot glide"), "Now: One-foot glide.");
}

#[test]
fn a_breath_is_asked_for_with_its_reason() {
    use wobble::insights::{Faster, RestReason};
    assert_eq!(words::rest_reason(RestReason::Regular(10)), "10 minutes without a pause. Rest is part of the work.");
    let faster = RestReason::Faster(Faster { last: 14, before: 9, minutes: 10 });
    let said = words::rest_reason(faster);
    assert!(said.starts_with("14 misses in the last 5 minutes, 9 in the 10 minutes before."), "{said}");
}
