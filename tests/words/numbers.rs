//! One and many, clocks, lengths of time, rates and sizes, and what the browser writes of them.

use wobble::insights::Tally;
use wobble::words;

use crate::{HOUR, MINUTE};

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
fn a_rungs_value_is_written_as_it_is_typed() {
    let values = [(92_000, "92"), (1_500, "1.5"), (250, "0.25"), (7, "0.007"), (0, "0"), (-1_500, "-1.5")];
    for (thousandths, text) in values {
        assert_eq!(words::thousandths(thousandths), text);
    }
    assert_eq!((words::measure(92_000, "bpm"), words::measure(2_500, "")), ("92 bpm".into(), "2.5".into()));
}
