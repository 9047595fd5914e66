//! Charts that count: misses a minute, their sizes, minutes, days and hours, guesses.

use wobble::insights::{Recovered, Tally, per_minute};
use wobble::words;

use crate::{HOUR, MINUTE};

#[test]
fn a_frequency_needs_a_minute_and_fits_the_time_that_stands_beside_it() {
    let finding = |misses, running| {
        let (before, number) = words::frequency_finding(misses, running, per_minute(misses as u32, running));
        (before + &number).replace('\u{a0}', " ")
    };
    assert_eq!(finding(11, 25 * MINUTE), "11 misses in 25 min: 0.44 a minute");
    assert_eq!(finding(6, 22_000), "6 misses in less than a minute", "16.36 a minute was never practised");
    assert_eq!(finding(6, MINUTE - 1), "6 misses in less than a minute");
    assert_eq!(finding(6, MINUTE), "6 misses in 1 min: 6.00 a minute");
    assert_eq!(finding(10, 119_000), "10 misses in 1 min 59 s: 5.04 a minute", "and not in 1 min");
    assert_eq!(finding(10, 11 * MINUTE - 1), "10 misses in 11 min: 0.91 a minute");
    let seconds = Tally { sessions: 1, running: 22_000, wobbles: 6, ..Tally::default() };
    assert_eq!(words::frequency_value("19 Nov", &seconds), "19 Nov: 6 misses in less than a minute. 6 wobbles.");
}

#[test]
fn a_chart_says_what_it_counts_and_how_far_back() {
    assert_eq!(
        words::frequency_note(18, &words::in_the_last(Some(13)), None),
        "18 sessions in the last 3 months. Misses a minute, by size: counts, not estimates."
    );
    let bars = |bar| words::frequency_note(1, &words::in_the_last(None), Some(bar));
    assert_eq!(bars(1), "1 session so far. Misses a minute, by size: counts, not estimates. Each bar is a week.");
    assert!(bars(4).ends_with(" Each bar is 4 weeks."));
    assert_eq!(
        [Some(1), Some(4), Some(52), None].map(|weeks| words::no_session(&words::in_the_last(weeks))),
        [
            "No session in the last 1 week",
            "No session in the last 4 weeks",
            "No session in the last year",
            "No session so far"
        ]
    );
    assert_eq!(
        [words::weeks_from(1, "16 Nov"), words::weeks_from(4, "16 Nov")],
        ["Week of 16 Nov", "4 weeks from 16 Nov"]
    );
    assert_eq!([1, 520].map(words::show_all_rows), ["Show all 1 row", "Show all 520 rows"]);
}

#[test]
fn a_bar_says_its_numbers() {
    let tally =
        Tally { sessions: 1, running: 25 * MINUTE, wobbles: 8, stumbles: 2, falls: 1, unsized_misses: 3, waiting: 0 };
    assert_eq!(
        words::frequency_value("19 Nov", &tally),
        "19 Nov: 14 misses in 25 min, 0.56 a minute. 8 wobbles, 2 stumbles, 1 fall, 3 without a size."
    );
    assert_eq!(
        words::sizes_value("Week of 16 Nov", &tally),
        "Week of 16 Nov: 8 of 11 sized misses were wobbles, likely 43–90 %. 8 wobbles, 2 stumbles, 1 fall, 3 without a size."
    );
    let none = Tally { sessions: 1, running: 25 * MINUTE, ..Tally::default() };
    assert_eq!(words::frequency_value("19 Nov", &none), "19 Nov: 0 misses in 25 min, 0.00 a minute.");
    assert_eq!(words::sizes_value("Week of 16 Nov", &none), "Week of 16 Nov: no miss with a size.");
    let timeless = Tally { running: 0, unsized_misses: 1, ..none };
    assert_eq!(words::frequency_value("19 Nov", &timeless), "19 Nov: 1 miss, and no time ran.");
    assert_eq!(words::sizes_value("x", &timeless), "x: no miss with a size.");
    for value in [words::frequency_value, words::sizes_value] {
        assert_eq!(value("Week of 9 Nov", &Tally::default()), "Week of 9 Nov: no practice.");
    }
    let few = |wobbles, stumbles| words::sizes_value("x", &Tally { wobbles, stumbles, ..none });
    assert_eq!(few(1, 0), "x: 1 of 1 sized miss was a wobble; too few for a share. 1 wobble.");
    assert_eq!(few(1, 2), "x: 1 of 3 sized misses was a wobble; too few for a share. 1 wobble, 2 stumbles.");
    assert_eq!(few(0, 4), "x: 0 of 4 sized misses were wobbles; too few for a share. 4 stumbles.");
}

#[test]
fn minutes_days_hours_and_guesses_are_said_in_whole_words() {
    use wobble::insights::{
        Guessed,
        methods::{Missing, Rate},
    };
    let one = Rate::of(31, 125.0).expect("minutes");
    assert_eq!(words::within_finding((10, 15), 0.62).concat(), "Minutes 10 to 15: 0.62 misses a minute, the most.");
    assert_eq!(
        words::within_value((10, 15), 25, &one),
        "Minutes 10 to 15: 31 misses in 25 sessions, 0.25 a minute, likely 0.17 to 0.35."
    );
    assert_eq!(words::within_missing(Missing::Sessions(1)), "1 more session and this can show how sessions go.");
    assert_eq!(words::days_finding(1, HOUR).concat(), "1 day of practice, 1 h.");
    assert_eq!(words::day_value("20 Nov", None), "20 Nov: rest.");
    assert_eq!(words::day_value("19 Nov", Some((25, 1, 11))), "19 Nov: 11 misses in 25 min, 1 session.");
    assert!(words::hours_note(48, 6 * HOUR, 20).starts_with(
        "48 sessions, of all time and whoever logged. 6 h to twenty hours: a friendly milestone, from no study."
    ));
    assert!(
        words::hours_note(1, 0, 50).starts_with("1 session, of all time and whoever logged. More than twenty hours:")
    );
    assert_eq!(words::curve_value(7.0, true, 0.44), "Session 7: 0.44 misses a minute.");
    assert_eq!(words::curve_value(7.5, false, 0.44), "Around session 8: 0.44 misses a minute.");
    assert_eq!([12.4, -8.0, 0.2, -0.4].map(words::signed), ["+12", "−8", "0", "0"]);
    let guessed = Guessed { guess: 7, clean: 24, of: 36 };
    assert_eq!(words::guess_value("19 Nov", &guessed, 3.3), "19 Nov: guessed 7 of 10, was 24 of 36: +3 points.");
    let found = Recovered { median: 14_400, likely: Some((11_600, 20_000)), n: 23 };
    assert_eq!(words::recovery_value("A tweak", &found), "A tweak: 14 s, likely 12–20 s, 23 times.");
}
