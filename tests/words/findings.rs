//! Findings come with their n and their interval, and say no more than they show.

use wobble::insights::methods::{Missing, compare};
use wobble::insights::{Recovered, Share, Tally, Worked};
use wobble::words;

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
        "So far. Likely 58–80 % (95 % interval). Each bar is 26 weeks."
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
    assert_eq!(so_far(1, 0, None), "1 of 1 miss so far has a size.");
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
    assert!(words::celeration_note(&falls, "so far", None, true).contains("no verdict"));
    assert_eq!(
        words::standard_note(&falls, -34.2, Some(((0.5, 0.5), false)), None),
        " The line falls by 34°. Least squares on the days drawn says ÷2.00 a week, Theil–Sen ÷2.00."
    );
    assert_eq!(words::standard_note(&flat, 0.3, None, Some(2.4)), " The line is level. Days bounce ×2.40 around it.");
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
    assert!(words::share_note(&share, "so far", 4).contains("Each dot is 4 weeks."));
    assert_eq!(
        [2, 4].map(words::misses_missing),
        ["3 more misses and this can show a share.", "1 more miss and this can show a share."]
    );
    let period = wobble::insights::Period { monday: wobble::domain::Instant(0), weeks: 1, tally: Tally::default() };
    let station = |per_minute, k| Quality { period, per_minute, recoverable: Share::of(k, 20).expect("enough") };
    let (first, last) = (station(0.62, 11), station(0.41, 15));
    assert_eq!(words::map_finding(&first, &last).concat(), "From 0.62 a minute and 55 % wobbles to 0.41 and 75 %.");
    assert_eq!(words::map_note("so far", 12, 1), "12 weeks so far. A picture of both at once, without a verdict.");
    assert_eq!(
        words::map_note("so far", 1, 4),
        "1 period of 4 weeks so far. A picture of both at once, without a verdict."
    );
    assert_eq!(
        words::station_value("Week of 2 Nov", &last),
        "Week of 2 Nov: 0.41 misses a minute; 15 of 20 sized misses wobbles, likely 53–89 %."
    );
    assert_eq!([1, 2].map(words::stations_missing)[0], "1 more week with 5 sized misses, and this can draw a way.");
    assert_eq!(words::causes_finding("Leaned back", 14, 41).concat(), "Leaned back: 14 of 41 explained misses.");
    let precise = words::causes_note(7, Share::of(35, 41), "so far");
    assert_eq!(
        precise,
        "7 causes so far. Precise: the two most frequent make 35 of 41 explained misses, likely 72–93 %."
    );
    assert!(words::causes_note(7, Share::of(20, 41), "so far").contains(". The two most frequent"), "not most of them");
    assert_eq!(words::causes_note(2, Share::of(41, 41), "so far"), "2 causes so far.", "two are all there are");
    let change = Err(Missing::Sessions(1));
    let cause = CauseShare { component: 1, cause: 2, count: 14, of: 41, up_to: 14, change, q_value: None };
    assert_eq!(words::cause_value("Leaned back", &cause, None), "Leaned back: 14 of 41 explained misses.");
    assert_eq!(words::explained_so_far(1, 1, "so far"), "1 of 1 miss so far has a cause.");
    assert_eq!([1, 2].map(words::explained_missing)[0], "1 more explained miss and this can show their order.");
    assert_eq!(words::edge_finding(12, 25).concat(), "12 of 25 sessions were at your edge.");
    assert_eq!(words::edge_finding(1, 2).concat(), "1 of 2 sessions was at your edge.");
    assert!(
        words::edge_note("so far", 80, 60)
            .starts_with("80 sessions so far with 8 attempts or more; the last 60 are drawn.")
    );
    assert_eq!(words::edge_value("19 Nov", &share), "19 Nov: 34 of 50 missed, likely 54–79 %.");
    assert_eq!(words::level_finding("No barrier", "12 Oct").concat(), "No barrier since 12 Oct.");
    assert_eq!(
        words::level_note(18, "so far", (2, 5), 2),
        "18 sessions so far. Rung 3 of 5. Breakdown ladders on 2 days."
    );
    assert_eq!(words::level_note(1, "so far", (0, 1), 0), "1 session so far. Rung 1 of 1.");
    assert_eq!(
        [words::rung_label(2, "No barrier"), words::rung_label(2, "Hand near the barrier")],
        ["No barrier", "Rung 3"]
    );
}

#[test]
fn what_came_after_a_miss_is_said_without_a_reason() {
    use wobble::insights::methods::newcombe;
    assert_eq!(
        words::retries_finding([(41, 70), (20, 41)]).concat(),
        "41 of 70 clean after a tweak, 20 of 41 without."
    );
    let note = |with, without| words::retries_note(newcombe(with, without), "so far");
    assert_eq!(
        note((41, 70), (20, 41)),
        "So far. A difference of +10 points, likely −9 to +28 (95 % interval), which may be none."
    );
    assert!(note((60, 70), (10, 41)).ends_with("(95 % interval)."));
    assert_eq!(note((4, 9), (2, 3)), "So far. 7 more attempts, and this can say how large the difference is.");
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
fn what_changed_is_told_beside_the_time_before() {
    let of = |count: u32| [(count, 20.0), (count + 4, 20.0), (count - 2, 20.0), (count + 1, 20.0), (count, 20.0)];
    let told = |before: &[(u32, f64)], since: &[(u32, f64)], how| {
        words::beside_before(&compare(before, since), (before.len(), since.len()), how)
    };
    let beside = |before: &[(u32, f64)], since: &[(u32, f64)], is_mixed| told(before, since, (is_mixed, false));
    let late = told(&of(20), &of(10), (false, true));
    assert!(late.contains("; marked afterwards, so no verdict (5 and 5 sessions)."), "{late}");
    let fewer = beside(&of(20), &of(10), false);
    assert!(
        fewer.starts_with(" Misses a minute beside the time before it: ÷1.9")
            && fewer.ends_with(" (5 and 5 sessions)."),
        "{fewer}"
    );
    assert!(!fewer.contains("no clear change"));
    let same = beside(&of(20), &of(19), true);
    assert!(same.contains("; no clear change (5 and 5 sessions); levels or components differ."), "{same}");
    let few = beside(&of(20), &of(10)[..1], false);
    assert!(few.contains(", if misses came at random; no verdict (5 and 1 session)."), "{few}");
    assert_eq!(
        beside(&of(20), &[(0, 20.0)], false),
        " Misses a minute beside the time before it: none in one of the times (5 and 1 session)."
    );
    assert_eq!(beside(&[(0, 5.0)], &[(0, 5.0)], false), "", "nothing to tell without a miss");
    assert_eq!(
        words::since_finding("New skates", "Misses", Some(1.25)).concat(),
        "Since “New skates”: 1.25 misses a minute."
    );
    assert_eq!(
        words::since_finding("New skates", "Falls", None).concat(),
        "Since “New skates”: less than a minute of practice."
    );
    assert_eq!(
        words::since_note(2, "14 Nov", Missing::Sessions(3)),
        "2 sessions since 14 Nov. 3 more sessions and this can draw a line."
    );
    assert_eq!(
        [words::changes_in("Ice skating"), words::changes_in("Guitar")].map(|all| all[2]),
        ["New skates", "New gear"]
    );
}

#[test]
fn retries_of_one_side_are_told_alone() {
    let told = |with, without| words::retries_finding([with, without]).concat();
    assert_eq!(told((41, 70), (20, 50)), "41 of 70 clean after a tweak, 20 of 50 without.");
    assert_eq!(told((0, 0), (20, 50)), "20 of 50 clean after a miss without a tweak.");
    assert_eq!(told((41, 70), (0, 0)), "41 of 70 clean after a tweak.");
}
