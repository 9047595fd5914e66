//! Sentences with numbers in them: one and many, clocks, lengths, sizes.

use wobble::domain::{Attempt, CannotBe, EditRefused, Found, LadderEnd, Question};
use wobble::insights::{Around, Edge, EdgeAdvice, Recovered, Share, Tally, WhatNext, Worked, per_minute, wilson};
use wobble::words;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

#[test]
fn one_is_one_and_the_rest_are_many() {
    assert_eq!(words::count(1, 0), "1 micro-failure, 0 clean");
    assert_eq!(words::count(11, 19), "11 micro-failures, 19 clean");
    assert_eq!([0, 1].map(words::count_misses), ["0 micro-failures", "1 micro-failure"]);
    assert_eq!((words::millis(250), words::millis_long(1)), ("250 ms".to_owned(), "1 millisecond".to_owned()));
    assert_eq!([0, 1, 2].map(words::misses_word), ["0 misses", "1 miss", "2 misses"]);
    assert_eq!([0, 1, 2].map(words::minutes_long), ["0 minutes", "1 minute", "2 minutes"]);
    assert_eq!([0, 1, 10].map(words::seconds_left), ["0 seconds left", "1 second left", "10 seconds left"]);
    assert_eq!(words::seconds_left(-3), "0 seconds left");
    assert_eq!([1, 12].map(|n| words::best_of(0, 0, n)), ["1 signal collected.", "12 signals collected."]);
    assert_eq!(words::used_of(5_242_880, 0, false, 1), " of about 5.2 MB used, 0 %. 1 session.");
    assert_eq!(words::used_of(5_242_880, 41, false, 18), " of about 5.2 MB used, 41 %. 18 sessions.");
    let shared = " of about 5.2 MB used, 84 % with other pages of this address. 0 sessions.";
    assert_eq!(words::used_of(5_242_880, 84, true, 0), shared);
    assert_eq!(words::year_of_sessions(2019, 204, 250_000), "2019: 204 sessions, 0.2 MB");
    assert_eq!(
        words::archived_years((2019, 2022), 1204, "a.json"),
        "Archived: 2019 to 2022, 1204 sessions, in a.json."
    );
    assert_eq!(words::archived_years((2019, 2019), 1, "a.json"), "Archived: 2019, 1 session, in a.json.");
    assert_eq!(words::archive_undone(1), "1 session is here again.");
    assert_eq!(
        words::archive_saved("a.json", 2),
        "2 sessions went into a.json. Look whether the file is there: only then they leave this device."
    );
    assert_eq!(words::wait_for_cause(5), "5 misses wait for a cause. They can wait.");
    assert_eq!(words::put_aside(1), "1 record could not be read; kept as it is and in every backup.");
    assert_eq!(words::put_aside(2), "2 records could not be read; kept as they are and in every backup.");
}

#[test]
fn a_clock_shows_minutes_and_past_an_hour_hours() {
    let shown = [
        (0, "0:00"),
        (999, "0:00"),
        (1000, "0:01"),
        (12 * MINUTE + 48_999, "12:48"),
        (59 * MINUTE + 59_999, "59:59"),
        (HOUR, "1:00:00"),
        (HOUR + 2 * MINUTE + 3000, "1:02:03"),
        (100 * HOUR, "100:00:00"),
        (-5000, "0:00"),
    ];
    for (running, text) in shown {
        assert_eq!(words::clock(running), text);
    }
    assert_eq!(words::miss_at(12, 12 * MINUTE + 48_000), "No. 12, at 12:48");
}

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
fn a_length_of_time_is_told_in_hours_and_minutes() {
    let told = [
        (0, "less than a minute"),
        (MINUTE - 1, "less than a minute"),
        (MINUTE, "1 min"),
        (40 * MINUTE, "40 min"),
        (HOUR, "1 h"),
        (7 * HOUR + 40 * MINUTE, "7 h 40 min"),
        (30 * HOUR, "30 h"),
    ];
    for (span, text) in told {
        assert_eq!(words::duration(span), text);
    }
    assert_eq!(words::away(3 * HOUR + 12 * MINUTE), "Nothing for 3 h 12 min. What happened?");
    assert_eq!(words::session_ended(25 * MINUTE), "Session ended, 25 min");
    assert_eq!(words::so_far(HOUR, true), "So far 1 h on the ice.");
    assert_eq!(words::so_far(HOUR, false), "So far 1 h of practice.");
    assert_eq!([words::of_minutes(25), words::minutes(25)], ["of 25 min", "25 min"]);
}

#[test]
fn one_miss_that_waits_is_it() {
    assert_eq!(words::wait_for_cause(1), "1 miss waits for a cause. It can wait.");
}

#[test]
fn a_length_below_nothing_is_less_than_a_minute() {
    assert_eq!(words::duration(-90 * MINUTE), "less than a minute");
}

#[test]
fn a_rate_has_two_decimals_below_ten_and_a_size_its_unit() {
    let rates = [
        (0.0, "0.00"),
        (0.44, "0.44"),
        (0.445, "0.45"),
        (0.999, "1.00"),
        (9.99, "9.99"),
        (9.996, "10.0"),
        (12.34, "12.3"),
        (f64::NAN, "0.00"),
        (-1.0, "0.00"),
    ];
    for (rate, text) in rates {
        assert_eq!(words::rate(rate), text);
    }
    let sizes = [
        (0, "0 kB"),
        (1, "1 kB"),
        (1000, "1 kB"),
        (1001, "2 kB"),
        (99_999, "100 kB"),
        (100_000, "0.1 MB"),
        (5_242_880, "5.2 MB"),
    ];
    for (units, text) in sizes {
        assert_eq!(words::megabytes(units), text, "{units} units");
    }
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
fn large_numbers_and_decimals_are_written_by_the_browser() {
    assert_eq!(words::misses_word(1998), "1998 misses", "before a browser is there");
    words::numbers_by(|value, places| format!("<{value:.*}>", usize::from(places)).replace('.', ","));
    assert_eq!(words::decimal_sign(), "<,>", "whatever is no digit");
    assert_eq!((words::number(999), words::number(1000)), ("999".into(), "<1000>".into()));
    let tally = Tally { sessions: 2, running: 100 * MINUTE, unsized_misses: 1998, ..Tally::default() };
    for (said, wanted) in [
        (words::count(1998, 1000), "<1998> micro-failures, <1000> clean"),
        (words::trace_of(1000, 998), "The last <1998> attempts as a line: <1000> clean, 998 misses"),
        (words::recent("today", 1000, 1), "Last practised today. The last <1001> attempts: <1000> clean, 1 miss."),
        (words::waiting(1998), "<1998> waiting"),
        (words::undo_miss(1998), "miss <1998>"),
        (words::of(1000, 1998), "<1000> of <1998>"),
        (words::so_far(2000 * HOUR, false), "So far <2000> h of practice."),
        (words::best_of(1000, 1000, 0), "<1000> clean in\u{a0}a\u{a0}row."),
        (
            words::wrap_counts(Some(1000), 1000, 0, 0, 1000),
            "<1000> clean, <2000> misses: <1000> wobbles, <1000> without a size.",
        ),
        (words::frequency_value("x", &tally), "x: <1998> misses in 1 h 40 min, <20,0> a minute."),
        (words::rate(0.44), "<0,44>"),
        (words::megabytes(5_000_000), "<5,0> MB"),
        (words::sessions_since(1998, "19 Nov"), "<1998> since 19 Nov, each as it was logged."),
        (words::show_all_rows(1998), "Show all <1998> rows"),
    ] {
        assert_eq!(said, wanted);
    }
}

#[test]
fn a_chart_says_what_it_counts_and_how_far_back() {
    assert_eq!(
        words::frequency_note(18, &words::in_the_last(Some(13)), None),
        "18 sessions in the last 3 months. Misses a minute, by size: counts, not estimates."
    );
    let bars = |bar| words::frequency_note(1, &words::in_the_last(None), Some(bar));
    assert_eq!(bars(1), "1 session in all. Misses a minute, by size: counts, not estimates. Each bar is a week.");
    assert!(bars(4).ends_with(" Each bar is 4 weeks."));
    assert_eq!(
        [Some(1), Some(4), Some(52), None].map(|weeks| words::no_session(&words::in_the_last(weeks))),
        [
            "No session in the last 1 week",
            "No session in the last 4 weeks",
            "No session in the last year",
            "No session in all"
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
fn a_share_comes_with_its_interval_and_what_is_left_out() {
    let share = Share::of(47, 67).expect("enough");
    let (number, after) = words::sizes_finding(&share);
    assert_eq!(number + &after, "47 of 67 sized misses were wobbles.");
    assert_eq!(
        words::sizes_note(&share, 12, &words::in_the_last(Some(13)), 1),
        "In the last 3 months. Likely 58–80 % (95 % interval). 12 misses without a size are left out. Each bar is a week."
    );
    assert_eq!(
        words::sizes_note(&share, 0, &words::in_the_last(None), 26),
        "In all. Likely 58–80 % (95 % interval). Each bar is 26 weeks."
    );
    assert!(
        words::sizes_note(&share, 1, &words::in_weeks_to(4, "25 Oct"), 1)
            .contains(" 1 miss without a size is left out.")
    );
    assert!(words::sizes_note(&share, 1, &words::in_weeks_to(4, "25 Oct"), 1).starts_with("In the 4 weeks to 25 Oct."));
    assert_eq!(words::sizes_finding(&Share::of(1, 5).expect("enough")).1, " sized misses was a wobble.");
    assert_eq!(
        [0, 4].map(words::sized_missing),
        ["5 more sized misses and this can show a share.", "1 more sized miss and this can show a share."]
    );
    let so_far = |wobbles, unsized_misses, weeks| {
        words::sized_so_far(&Tally { wobbles, unsized_misses, ..Tally::default() }, &words::in_the_last(weeks))
    };
    assert_eq!(so_far(2, 10, Some(13)), "2 of 12 misses in the last 3 months have a size.");
    assert_eq!(so_far(1, 0, None), "1 of 1 miss in all has a size.");
    assert_eq!(so_far(0, 0, Some(4)), "No misses in the last 4 weeks.");
    assert_eq!(words::percent(994), "99 %");
    assert_eq!(words::between((0, 995)), "0–100 %");
}

#[test]
fn what_works_is_said_with_its_n_and_no_more_than_it_shows() {
    assert_eq!(words::worked_so_far(7, 9, "bend knees"), "So far 7 of 9 retries after bend knees were clean.");
    assert_eq!(words::worked_so_far(1, 3, "slower"), "So far 1 of 3 retries after slower was clean.");
    assert_eq!(words::worked_finding(7, 9, "slower").concat(), "7 of 9 retries after slower were clean.");
    assert_eq!([1, 2].map(words::more_retries), ["1 more retry", "2 more retries"]);
    let (when, few) = ("in the last 4 weeks", [words::few_retries("Slower", 1), words::few_retries("Eyes up", 2)]);
    assert_eq!(words::worked_note(1, when, &[]), "1 retry after a tweak in the last 4 weeks.");
    let note = words::worked_note(31, when, &few);
    let (retries, too_few) = note.split_at(46);
    assert_eq!(retries, "31 retries after a tweak in the last 4 weeks. ");
    assert_eq!(too_few, "Too few yet. Slower: 1 more retry. Eyes up: 2 more retries.");
    let known = Worked { cause: None, tweak: 2, clean: 7, all: 9, likely: (453, 937) };
    assert_eq!(words::worked_value("Bend knees", &known), "Bend knees: 7 of 9 retries clean, likely 45–94 %.");
    assert_eq!(words::cause_then_tweak("Leaned back", "bend knees"), "Leaned back, then bend knees");
    assert_eq!(words::prompt(None), "What went wrong?");
    assert_eq!(words::prompt(Some("bend knees")), "What went wrong? Try: bend knees.");
}

#[test]
fn how_soon_one_tries_again_comes_with_its_n_and_interval() {
    let found = |median, likely, n| Ok(Recovered { median, likely, n });
    let both = [found(14_400, Some((11_600, 20_000)), 23), found(9_000, None, 5)];
    let finding = "14 s from a miss to the next attempt with a tweak, 9 s without.";
    assert_eq!(words::recovery_finding(&both).concat(), finding);
    let note = "Medians in the last 3 months. With a tweak: 23 times, likely 12–20 s. Without: 5 times.";
    assert_eq!(words::recovery_note(&both, "in the last 3 months"), note);
    let few = [Err(1), found(9_000, Some((8_000, 9_400)), 8)];
    assert_eq!(words::recovery_finding(&few).concat(), "9 s from a miss to the next attempt without a tweak.");
    let note = "Medians in the last 3 months. With a tweak: 1 time, 4 more and this can say more. Without: 8 times, likely 8–9 s.";
    assert_eq!(words::recovery_note(&few, "in the last 3 months"), note);
    let missing = "1 more miss with an attempt within 3 minutes, and this can say how soon.";
    assert_eq!(words::recovery_missing(&[Err(0), Err(4)]), missing);
    assert_eq!(words::recovery_finding(&[Err(0), Err(4)]).concat(), "How soon you try again");
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
fn a_backup_says_what_it_brings() {
    assert_eq!(words::restore_brings(3, 2, 1), "This backup brings 3 sessions, 2 notes and 1 skill.");
    assert_eq!(words::restore_brings(1, 1, 2), "This backup brings 1 session, 1 note and 2 skills.");
    assert_eq!(
        words::restore_brings(0, 0, 0),
        "This backup brings nothing new, but some of it is different from here."
    );
    assert_eq!([words::will_be_deleted(0), words::stay_deleted(0), words::unreadable(0)], [None, None, None]);
    assert!(words::will_be_deleted(1).is_some_and(|text| text.starts_with("1 was deleted there")));
    assert!(words::stay_deleted(12).is_some_and(|text| text.starts_with("12 were deleted here")));
    assert!(words::unreadable(2).is_some_and(|text| text.starts_with("2 records")));
    assert_eq!(words::backup_name("2026-11-20"), "wobble-backup-2026-11-20.json");
    assert_eq!(words::last_backup("19 Nov"), "Last backup: 19 Nov.");
}

#[test]
fn a_table_says_what_would_come_of_it() {
    assert_eq!(
        words::plan_finding(12, 340, 60, 2),
        "12 sessions, 2 notes of progress, 340 attempts: 280 clean, 60 misses."
    );
    assert_eq!(words::plan_finding(1, 1, 1, 0), "1 session, 1 attempt: 0 clean, 1 miss.");
    assert_eq!(words::plan_finding(0, 0, 0, 3), "3 notes of progress for sessions that are here.");
    assert_eq!(
        words::new_names([1, 4, 0, 12, 1]).as_deref(),
        Some("New names: 1 skill, 4 components, 12 causes, 1 tweak.")
    );
    assert_eq!(words::new_names([0; 5]), None);
    assert_eq!(words::here_already(1), "1 session is here already, and stays as it is.");
    assert_eq!(words::here_already(3), "3 sessions are here already, and stay as they are.");
    assert_eq!([words::left_out(1), words::left_out(2)], ["1 row is left out", "2 rows are left out"]);
    assert_eq!([words::add_sessions(1, 4), words::add_sessions(0, 1)], ["Add 1 session", "Add 1 note"]);
    assert_eq!([words::import_added(12, 0), words::import_added(0, 2)], ["Added: 12 sessions.", "Added: 2 notes."]);
    assert_eq!(words::a_table("a.csv", 1, ';'), "a.csv: 1 row, cells separated by semicolons.");
    assert_eq!(words::column("result", "miss"), "result: miss");
    assert_eq!([words::length_of(0), words::length_of(1_500_000)], ["–", "25 min"]);
}

#[test]
fn the_next_backup_is_asked_for_without_guilt() {
    assert_eq!(words::to_back_up(12, true), "12 sessions since your last backup. It takes one tap.");
    assert_eq!(words::to_back_up(10, false), "10 sessions, and no backup yet. It takes one tap.");
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
fn the_tone_is_a_good_coachs() {
    // no alarm, no guilt, no streak, no claim that the evidence does not carry
    const NEVER: [&str; 16] = [
        "error",
        "fail!",
        "failed you",
        "wrong!",
        "streak",
        "badge",
        "missed a day",
        "should have",
        "bad ",
        "dopamine",
        "neuro",
        "guarantee",
        "makes you",
        "faster learning",
        "you must",
        "lazy",
    ];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("readable") {
        let text = std::fs::read_to_string(entry.expect("readable").path()).expect("readable");
        for text in text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| line.split('"').skip(1).step_by(2))
        {
            read += 1;
            for never in NEVER {
                assert!(!text.to_lowercase().contains(never), "{never:?} in {text:?}");
            }
            assert!(!text.contains('!'), "a good coach does not shout: {text:?}");
        }
    }
    assert!(read > 150, "{read} texts");
}

#[test]
fn a_rungs_value_is_written_as_it_is_typed() {
    let values = [(92_000, "92"), (1_500, "1.5"), (250, "0.25"), (7, "0.007"), (0, "0"), (-1_500, "-1.5")];
    for (thousandths, text) in values {
        assert_eq!(words::thousandths(thousandths), text);
    }
    assert_eq!((words::measure(92_000, "bpm"), words::measure(2_500, "")), ("92 bpm".into(), "2.5".into()));
}

#[test]
fn what_is_done_to_a_skill_is_said_with_its_name_and_place() {
    assert_eq!(words::stands("T-stop", 0, 18), "T-stop: 1 of 18.");
    assert_eq!(words::rung_of(2, 5, "No barrier"), "3 of 5, No barrier");
    assert_eq!([1, 13].map(words::components), ["1 component.", "13 components."]);
    assert_eq!(words::how_many("Retired", 2), "Retired, 2");
}

#[test]
fn every_refusal_says_what_is_the_matter() {
    use EditRefused::*;
    let reasons = [
        Empty,
        Taken { put_away: false },
        Taken { put_away: true },
        Last,
        InSession,
        Practised,
        NotANumber,
        UnitAlone,
        Full,
        NotThere,
        TooLong(230, 60),
    ];
    let said: std::collections::BTreeSet<String> = reasons.into_iter().map(words::edit_refused).collect();
    assert_eq!(said.len(), reasons.len(), "each in words of its own");
    assert_eq!(words::edit_refused(TooLong(230, 60)), "That is 230 characters; 60 are the most.");
}

#[test]
fn what_came_back_is_counted() {
    let said = [(1, 0), (3, 1), (0, 2), (0, 0)].map(|(taps, sessions)| words::came_back(taps, sessions));
    assert_eq!(
        said,
        ["1 tap recovered", "3 taps and 1 session recovered", "2 sessions recovered", "Your last change was recovered"]
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

#[test]
fn a_change_is_said_with_its_interval_and_no_more_than_it_shows() {
    use wobble::insights::methods::{Dated, Missing, celeration};
    let of = |counts: [u32; 6]| {
        let dated: Vec<Dated> = counts
            .iter()
            .enumerate()
            .map(|(n, count)| Dated { day: n as i64 * 7, count: *count, exposure: 20.0 })
            .collect();
        celeration(&dated).expect("enough")
    };
    assert_eq!([1.1, 0.5, 1.0, 0.0526].map(words::ratio), ["×1.10", "÷2.00", "×1.00", "÷19.0"]);
    assert_eq!(words::ratio_between((0.8, 0.9)), "÷1.11 to ÷1.25", "from the smaller change to the larger");
    assert_eq!(words::ratio_between((0.8, 1.1)), "÷1.25 to ×1.10");
    let (falls, flat, rises) = (of([64, 32, 16, 8, 4, 2]), of([9, 11, 9, 10, 11, 9]), of([2, 4, 8, 16, 32, 64]));
    let said = |found, is_mixed, clean| words::celeration_finding(words::MISSES, found, is_mixed, clean).concat();
    assert_eq!(said(&falls, false, Some(&rises)), "Misses ÷2.00 a week. Clean attempts ×2.00.");
    assert_eq!(said(&falls, true, Some(&rises)), "Misses, levels mixed: ÷2.00 a week.", "no verdict");
    assert_eq!(said(&falls, false, Some(&flat)), "Misses ÷2.00 a week.");
    assert!(said(&flat, false, None).starts_with("No clear change in misses: "));
    let note = words::celeration_note(&falls, "in the last 3 months", Some("No barrier"), false);
    assert!(note.starts_with("6 sessions in the last 3 months, at No barrier. Likely ÷"), "{note}");
    assert!(words::celeration_note(&falls, "in all", None, true).contains("no verdict"));
    assert_eq!(
        words::standard_note(-34.2, Some((0.5, 0.5)), None),
        " The line falls by 34°. Least squares on the days says ÷2.00 a week, Theil–Sen ÷2.00."
    );
    assert_eq!(words::standard_note(0.3, None, Some(2.4)), " The line is level. Days bounce ×2.40 around it.");
    let missing =
        [Missing::Sessions(1), Missing::Sessions(3), Missing::Days(1), Missing::Span(2)].map(words::line_missing);
    let expected = [
        "1 more session and this can draw a line.",
        "3 more sessions and this can draw a line.",
        "Sessions on 1 more day and this can draw a line.",
        "2 more days and this can draw a line.",
    ];
    assert_eq!(missing, expected);
    assert_eq!(
        [0, 1, 12].map(words::not_sized),
        ["", " 1 miss without a size is not in it.", " 12 misses without a size are not in it."]
    );
    assert_eq!(words::phase_of("two-foot stop", "No barrier"), "Two-foot stop: No barrier");
}

#[test]
fn shares_causes_and_edges_come_with_their_n() {
    use wobble::insights::{Quality, history::CauseShare, methods::Missing};
    let share = Share::of(34, 50).expect("enough");
    assert_eq!(words::explained_finding(&share).concat(), "34 of 50 misses have a cause.");
    assert_eq!(words::explained_finding(&Share::of(1, 5).expect("enough")).concat(), "1 of 5 misses has a cause.");
    let note = "In the last 3 months. Likely 54–79 % (95 % interval). Each dot is a week. A habit, not progress.";
    assert_eq!(words::share_note(&share, "in the last 3 months", 1), note);
    assert!(words::share_note(&share, "in all", 4).contains("Each dot is 4 weeks."));
    assert_eq!(
        [2, 4].map(words::misses_missing),
        ["3 more misses and this can show a share.", "1 more miss and this can show a share."]
    );
    let period = wobble::insights::Period { monday: wobble::domain::Instant(0), weeks: 1, tally: Tally::default() };
    let station = |per_minute, k| Quality { period, per_minute, recoverable: Share::of(k, 20).expect("enough") };
    let (first, last) = (station(0.62, 11), station(0.41, 15));
    assert_eq!(words::map_finding(&first, &last).concat(), "From 0.62 a minute and 55 % wobbles to 0.41 and 75 %.");
    assert_eq!(words::map_note("in all", 12, 1), "12 weeks in all. A picture of both at once, without a verdict.");
    assert_eq!(
        words::map_note("in all", 1, 4),
        "1 time of 4 weeks in all. A picture of both at once, without a verdict."
    );
    assert_eq!(
        words::station_value("Week of 2 Nov", &last),
        "Week of 2 Nov: 0.41 misses a minute; 15 of 20 sized misses wobbles, likely 53–89 %."
    );
    assert_eq!([1, 2].map(words::stations_missing)[0], "1 more week with 5 sized misses, and this can draw a way.");
    assert_eq!(words::causes_finding("Leaned back", 14, 41).concat(), "Leaned back: 14 of 41 explained misses.");
    let precise = words::causes_note(7, Share::of(35, 41), "in all");
    assert_eq!(
        precise,
        "7 causes in all. Precise: the two most frequent make 35 of 41 explained misses, likely 72–93 %."
    );
    assert!(words::causes_note(7, Share::of(20, 41), "in all").contains(". The two most frequent"), "not most of them");
    assert_eq!(words::causes_note(2, Share::of(41, 41), "in all"), "2 causes in all.", "two are all there are");
    let change = Err(Missing::Sessions(1));
    let cause = CauseShare { component: 1, cause: 2, count: 14, of: 41, up_to: 14, change, q_value: None };
    assert_eq!(words::cause_value("Leaned back", &cause, None), "Leaned back: 14 of 41 explained misses.");
    assert_eq!(words::explained_so_far(1, 1, "in all"), "1 of 1 miss in all has a cause.");
    assert_eq!([1, 2].map(words::explained_missing)[0], "1 more explained miss and this can show their order.");
    assert_eq!(words::edge_finding(12, 25).concat(), "12 of 25 sessions were at your edge.");
    assert_eq!(words::edge_finding(1, 2).concat(), "1 of 2 sessions was at your edge.");
    assert!(
        words::edge_note("in all", 80, 60)
            .starts_with("80 sessions in all with 8 attempts or more; the last 60 are drawn.")
    );
    assert_eq!(words::edge_value("19 Nov", &share), "19 Nov: 34 of 50 missed, likely 54–79 %.");
    assert_eq!(words::level_finding("No barrier", "12 Oct").concat(), "No barrier since 12 Oct.");
    assert_eq!(
        words::level_note(18, "in all", (2, 5), 2),
        "18 sessions in all. Rung 3 of 5. Breakdown ladders on 2 days."
    );
    assert_eq!(words::level_note(1, "in all", (0, 1), 0), "1 session in all. Rung 1 of 1.");
    assert_eq!(
        [words::rung_label(2, "No barrier"), words::rung_label(2, "Hand near the barrier")],
        ["No barrier", "Rung 3"]
    );
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
    assert!(words::hours_note(48, 6 * HOUR).starts_with(
        "48 sessions, of all time and whoever logged. 6 h to twenty hours, a friendly milestone of no study."
    ));
    assert!(words::hours_note(1, 0).starts_with("1 session, of all time and whoever logged. More than twenty hours,"));
    assert_eq!(words::curve_value(7.0, true, 0.44), "Session 7: 0.44 misses a minute.");
    assert_eq!(words::curve_value(7.5, false, 0.44), "Around session 8: 0.44 misses a minute.");
    assert_eq!([12.4, -8.0, 0.2, -0.4].map(words::signed), ["+12", "−8", "0", "0"]);
    let guessed = Guessed { guess: 7, clean: 24, of: 36 };
    assert_eq!(words::guess_value("19 Nov", &guessed, 3.3), "19 Nov: guessed 7 of 10, was 24 of 36: +3 points.");
    let found = Recovered { median: 14_400, likely: Some((11_600, 20_000)), n: 23 };
    assert_eq!(words::recovery_value("A tweak", &found), "A tweak: 14 s, likely 12–20 s, 23 times.");
}

#[test]
fn a_picture_and_a_report_say_what_they_are_of() {
    assert_eq!(words::picture_scope("Ice skating", "Ice skating"), "Ice skating");
    assert_eq!(words::picture_scope("Ice skating", "Two-foot stop"), "Ice skating · Two-foot stop");
    assert_eq!(words::picture_name("causes-finding", "png"), "wobble-chart-causes.png");
    let all =
        Tally { sessions: 25, running: 2 * HOUR, wobbles: 8, stumbles: 2, falls: 1, unsized_misses: 3, waiting: 0 };
    assert_eq!(
        words::report_sums(&all, "in the last 3 months", "22 Nov 2026"),
        "In the last 3 months, made on 22 Nov 2026. 25 sessions, 2 h of practice, 14 misses: 8 wobbles, 2 stumbles, 1 fall, 3 without a size."
    );
    let by_partner = words::when_logged_by("in the last 3 months", "A partner");
    assert_eq!(by_partner, "in the last 3 months, logged by: a partner");
    assert_eq!(words::filtered(None, false), "");
    assert_eq!(
        words::filtered(Some("A partner"), true),
        "Only attempts logged by: A partner. Clean attempts are not drawn beside misses."
    );
}

#[test]
fn learners_are_called_by_their_names_and_the_owner_is_you() {
    let said =
        [("", true), ("Anna", true), ("Mia", false), ("", false)].map(|(name, is_me)| words::called(name, is_me));
    assert_eq!(said, ["You", "Anna", "Mia", "No name"]);
    assert_eq!(words::what_to_practise(""), "What do you practise?");
    assert_eq!(words::what_to_practise("Mia"), "What does Mia practise?");
    assert_eq!(
        (words::learner_has(1, 0), words::learner_has(2, 1)),
        ("1 skill, 0 sessions".into(), "2 skills, 1 session".into())
    );
    assert_eq!(
        (words::export_only("Mia", false), words::export_only("", true)),
        ("Export only Mia’s".into(), "Export only yours".into())
    );
    // a file has a name that every device takes
    assert_eq!(words::learner_file("Mia / Ö.", "2026-11-20"), "wobble-backup-mia---ö-2026-11-20.json");
    assert_eq!(words::learner_file("../", "2026-11-20"), "wobble-backup-learner-2026-11-20.json");
    let theirs = |name, skills: &[&str]| {
        words::theirs_in_file(
            name,
            name.is_empty(),
            &skills.iter().map(|skill| (*skill).to_owned()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        (theirs("Mia", &["Guitar", "Piano"]), theirs("", &[])),
        ("Mia: Guitar, Piano".into(), "The file’s owner".into())
    );
}

#[test]
fn what_came_after_a_miss_is_said_without_a_reason() {
    use wobble::insights::methods::newcombe;
    assert_eq!(
        words::retries_finding([(41, 70), (20, 41)]).concat(),
        "41 of 70 clean after a tweak, 20 of 41 without."
    );
    let note = |with, without| words::retries_note(newcombe(with, without), "in all");
    assert_eq!(
        note((41, 70), (20, 41)),
        "In all. A difference of +10 points, likely −9 to +28 (95 % interval), which may be none."
    );
    assert!(note((60, 70), (10, 41)).ends_with("(95 % interval)."));
    assert_eq!(note((4, 9), (2, 3)), "In all. 7 more attempts, and this can say how large the difference is.");
    let share = Share::of(41, 70).expect("enough");
    assert_eq!(words::retries_value("A tweak", &share), "A tweak: 41 of 70 clean, likely 47–69 %.");
    assert_eq!(words::attempts_missing(1), "1 more attempt within 3 minutes of a miss, and this can show a share.");
}

#[test]
fn two_times_are_compared_without_a_verdict_that_is_not_there() {
    use wobble::insights::methods::{Missing, compare};
    let of = |counts: &[u32]| -> Vec<(u32, f64)> { counts.iter().map(|count| (*count, 20.0)).collect() };
    let said = |first: &[u32], second: &[u32]| {
        words::compared(&compare(&of(first), &of(second)), (first.len(), second.len())).concat()
    };
    assert!(said(&[20, 24, 18, 26, 22], &[9, 14, 11, 12, 9]).starts_with("Misses ÷2.00 in the second time, likely ÷"));
    assert!(said(&[10, 11, 9, 10, 12], &[11, 10, 10, 9, 11]).starts_with("No clear change in misses: "));
    assert!(
        said(&[20], &[10]).starts_with("If misses came at random: ÷2.00 in the second time, likely ÷"),
        "one session each"
    );
    assert_eq!(said(&[], &[]), "No session in either time");
    assert_eq!([said(&[], &[3]), said(&[3], &[])], ["No session in the first time", "No session in the second time"]);
    assert_eq!(said(&[0], &[0]), "No misses in either time");
    assert!(said(&[9], &[0]).contains("none in one of the times"));
    assert_eq!(words::compared(&Err(Missing::Sessions(1)), (0, 1)).concat(), "No session in the first time");
}

#[test]
fn a_glance_takes_in_the_beginning_and_never_half_a_letter() {
    assert_eq!(words::glimpse("Knees  first,\n then hips."), "Knees first, then hips.");
    assert_eq!(words::glimpse(&"é".repeat(80)), "é".repeat(80));
    assert_eq!(words::glimpse(&"⛸ ".repeat(60)), format!("{}…", "⛸ ".repeat(40).trim_end()));
}
