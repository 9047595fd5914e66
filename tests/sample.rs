//! The sample data: that it is what somebody who learns to skate would have logged, by the domain's own rules, and that
//! the app can take it up.

mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::sample::{self, History, Language, Life, Order, backup_of, history, ice_skating, write_diary};
use wobble::store::MemoryStorage;

/// Sunday, 2026-11-22T12:00:00Z.
const SUNDAY: Instant = Instant(1_795_348_800_000);
const DAY: i64 = 24 * 60 * MINUTE;
/// What holds of one must hold of all.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=20;

fn half_a_year(seed: u64) -> History {
    history(seed, ice_skating(seed, SUNDAY).expect("a deck"), SUNDAY, BERLIN, &Life::half_a_year())
}

fn sized(sessions: &[FinishedSession]) -> BTreeMap<Size, f64> {
    let all = sessions.iter().flat_map(|session| &session.attempts).filter_map(|attempt| attempt.micro()?.size);
    all.fold(BTreeMap::new(), |mut counts, size| {
        *counts.entry(size).or_default() += 1.0;
        counts
    })
}

fn misses(session: &FinishedSession) -> usize {
    session.attempts.iter().filter(|attempt| attempt.micro().is_some()).count()
}

fn a_minute(sessions: &[FinishedSession]) -> f64 {
    let minutes: i64 = sessions.iter().map(|session| session.running / 1000).sum();
    sessions.iter().map(misses).sum::<usize>() as f64 / (minutes as f64 / 60.0)
}

// ---------- what it is made of ----------

#[test]
fn a_seed_makes_the_same_half_year_and_another_makes_another() {
    assert_eq!(half_a_year(7), half_a_year(7));
    assert_ne!(half_a_year(7).sessions, half_a_year(8).sessions);
}

#[test]
fn it_is_two_or_three_sessions_a_week_with_a_holiday_and_ends_yesterday() {
    for seed in SEEDS {
        let History { sessions, .. } = half_a_year(seed);
        assert_eq!(sessions.len(), 56, "seed {seed}");
        let days: Vec<i64> =
            sessions.iter().map(|s| (s.began.0 + i64::from(s.utc_offset_min) * MINUTE).div_euclid(DAY)).collect();
        assert!(days.is_sorted_by(|a, b| a < b), "seed {seed}: one a day, {days:?}");
        let longest = days.windows(2).map(|pair| pair[1] - pair[0]).max();
        assert!((14..=26).contains(&longest.unwrap_or(0)), "seed {seed}: {longest:?} days without ice");
        let in_a_row = days.windows(3).filter(|three| three[2] - three[0] == 2).count();
        assert!(in_a_row <= 3, "seed {seed}: three days in a row {in_a_row} times");
        let since = SUNDAY.since(sessions[55].ended) / DAY;
        assert!((0..7).contains(&since) && SUNDAY > sessions[55].ended, "seed {seed}: ended {since} days ago");
        for session in &sessions {
            let minutes = session.running / MINUTE;
            assert!((20..=45).contains(&minutes), "seed {seed}: {minutes} minutes");
            let hour = (session.began.0 + i64::from(session.utc_offset_min) * MINUTE).rem_euclid(DAY) / HOUR;
            assert!((9..=20).contains(&hour), "seed {seed}: at {hour} o'clock");
            assert!(session.planned_min >= 20 && session.planned_min <= 60);
        }
        let offsets: BTreeSet<i16> = sessions.iter().map(|session| session.utc_offset_min).collect();
        assert_eq!(offsets, BTreeSet::from([BERLIN, BERLIN + 60]), "seed {seed}: clocks change in October");
    }
}

#[test]
fn misses_get_fewer_slowly_and_falls_go_first() {
    for seed in SEEDS {
        let History { sessions, .. } = half_a_year(seed);
        let (early, late) = (&sessions[..18], &sessions[38..]);
        let fewer = a_minute(early) / a_minute(late);
        assert!((1.1..2.6).contains(&fewer), "seed {seed}: divided by {fewer}");
        let (early, late) = (sized(early), sized(late));
        let shrink = |size| early[&size] / late.get(&size).copied().unwrap_or(0.5);
        assert!(shrink(Size::Fall) > 1.25 * shrink(Size::Wobble), "seed {seed}: {early:?} {late:?}");
        let share = |of: &BTreeMap<Size, f64>| of[&Size::Wobble] / of.values().sum::<f64>();
        assert!(share(&late) > share(&early) + 0.05, "seed {seed}: {} {}", share(&early), share(&late));
    }
}

#[test]
fn there_are_bad_days() {
    // evenings on which far more was missed than on both beside them, over all seeds: without bad days there are few
    let mut bad = 0;
    for seed in SEEDS {
        let History { sessions, .. } = half_a_year(seed);
        let share = |s: &FinishedSession| misses(s) as f64 / s.attempts.len() as f64;
        let stands_out = |three: &&[FinishedSession]| {
            let beside = (share(&three[0]) + share(&three[2])) / 2.0;
            share(&three[1]) > 1.4 * beside
        };
        bad += sessions.windows(3).filter(stands_out).count();
    }
    assert!(bad >= 76, "{bad} in 20 half-years");
}

#[test]
fn several_components_are_practised_and_most_get_harder() {
    for seed in SEEDS {
        let History { sessions, skill, .. } = half_a_year(seed);
        let mut tried: BTreeMap<TagNo, usize> = BTreeMap::new();
        let mut switched = 0;
        for session in &sessions {
            let components: BTreeSet<TagNo> = session.attempts.iter().map(|attempt| attempt.component).collect();
            switched += usize::from(components.len() > 1);
            components.into_iter().for_each(|component| *tried.entry(component).or_default() += 1);
        }
        assert!(tried.len() >= 7 && switched >= 15, "seed {seed}: {tried:?}, {switched} switches");
        assert!(tried.values().filter(|sessions| **sessions >= 5).count() >= 5, "seed {seed}: {tried:?}");
        let up = skill.components.iter().filter(|component| component.rung(component.level) > Some(0)).count();
        assert!(up >= 4, "seed {seed}: {up}");
        assert!(sessions.iter().any(|session| !session.pauses.is_empty()));
    }
}

#[test]
fn causes_concentrate() {
    // how much of a component's explained misses its commonest cause has, over all seeds
    let (mut early, mut late) = ((0, 0), (0, 0));
    for seed in SEEDS {
        let mut causes: BTreeMap<TagNo, Vec<TagNo>> = BTreeMap::new();
        for attempt in half_a_year(seed).sessions.iter().flat_map(|session| &session.attempts) {
            if let Some(cause) = attempt.micro().and_then(|micro| micro.cause) {
                causes.entry(attempt.component).or_default().push(cause);
            }
        }
        for of_one in causes.values().filter(|causes| causes.len() >= 60) {
            for (part, sum) in [(&of_one[..25], &mut early), (&of_one[of_one.len() - 25..], &mut late)] {
                let count = |cause: TagNo| part.iter().filter(|c| **c == cause).count();
                sum.0 += part.iter().map(|cause| count(*cause)).max().unwrap_or(0);
                sum.1 += part.len();
            }
        }
    }
    let share = |(most, all): (usize, usize)| most as f64 / all as f64;
    assert!(early.1 > 1000 && share(late) > share(early) + 0.08, "{} then {}", share(early), share(late));
}

#[test]
fn some_is_unknown_and_some_waits() {
    let mut long = 0;
    for seed in SEEDS {
        let History { sessions, .. } = half_a_year(seed);
        let attempts = || sessions.iter().flat_map(|session| &session.attempts);
        let unsized_misses = attempts().filter(|a| a.micro().is_some_and(|micro| micro.size.is_none())).count();
        let waiting = attempts().filter(|attempt| attempt.waits()).count();
        let all: usize = sessions.iter().map(misses).sum();
        assert!(unsized_misses * 20 > all && unsized_misses * 4 < all, "seed {seed}: {unsized_misses} of {all}");
        assert!((8..=70).contains(&waiting), "seed {seed}: {waiting} wait");
        assert!(attempts().any(|attempt| attempt.source == Source::Key));
        long += attempts().filter(|attempt| attempt.waits() && SUNDAY.since(attempt.at) > 22 * DAY).count();
    }
    assert!(long > 50, "{long} wait for more than three weeks");
}

#[test]
fn notes_are_written_by_somebody_and_none_twice() {
    for seed in SEEDS {
        let History { sessions, notes, .. } = half_a_year(seed);
        assert!((36..=55).contains(&notes.len()), "seed {seed}: {} notes", notes.len());
        let texts: BTreeSet<&str> = notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(texts.len(), notes.len(), "seed {seed}: {notes:?}");
        for note in &notes {
            let session = sessions.iter().find(|session| session.id == note.session).expect("a note ends a session");
            assert!((1..=2 * MINUTE).contains(&note.at.since(session.ended)));
            assert!(note.text.len() < 120 && !note.text.contains('!'), "{}", note.text);
        }
    }
}

// ---------- by the rules ----------

#[test]
fn retries_are_what_the_rule_makes_of_them() {
    let (mut scored, mut unscored) = (0, 0);
    for seed in SEEDS {
        for session in half_a_year(seed).sessions {
            for (place, attempt) in session.attempts.iter().enumerate() {
                let Some(retry) = attempt.retry else { continue };
                let miss = &session.attempts[retry.miss];
                assert!(retry.miss < place && miss.micro().is_some_and(|m| m.tweak == Some(retry.tweak)));
                assert_eq!((miss.component, miss.level), (attempt.component, attempt.level));
                // the tweak is given within a minute of its miss
                assert!(attempt.at.since(miss.at) <= RETRY_WINDOW + MINUTE);
                scored += 1;
            }
            let tweaked = session.attempts.iter().filter(|a| a.micro().is_some_and(|m| m.tweak.is_some())).count();
            unscored += tweaked - session.attempts.iter().filter(|attempt| attempt.retry.is_some()).count();
        }
    }
    assert!(scored > 5000 && unscored > 100, "{scored} scored, {unscored} too late, too far, or the last");
}

#[test]
fn some_tweaks_help_more_than_others() {
    // which tweak is best and which is worst is read off every other retry; how far they are apart, off the rest
    let (mut apart, mut pairs) = (0.0, 0.0);
    for seed in SEEDS {
        let mut tried: BTreeMap<TagNo, BTreeMap<TagNo, [(f64, f64); 2]>> = BTreeMap::new();
        for attempt in half_a_year(seed).sessions.iter().flat_map(|session| &session.attempts) {
            let Some(retry) = attempt.retry else { continue };
            let halves = tried.entry(attempt.component).or_default().entry(retry.tweak).or_default();
            let half = usize::from(halves[0].1 > halves[1].1);
            halves[half].0 += f64::from(u8::from(attempt.outcome == Outcome::Clean));
            halves[half].1 += 1.0;
        }
        for tweaks in tried.values() {
            let rate = |(clean, n): (f64, f64)| clean / n;
            let mut enough: Vec<_> = tweaks.values().filter(|halves| halves[1].1 >= 6.0).collect();
            enough.sort_by(|a, b| rate(a[0]).total_cmp(&rate(b[0])));
            if let [worst, .., best] = enough[..] {
                apart += rate(best[1]) - rate(worst[1]);
                pairs += 1.0;
            }
        }
    }
    assert!(pairs > 30.0 && apart / pairs > 0.15, "{} apart in {pairs} components", apart / pairs);
}

// ---------- into the app ----------

/// Restores the text of a backup on a new phone, and answers all that was made of it.
fn restored(text: &str) -> (Phone<Rc<MemoryStorage>>, Vec<FinishedSession>, Vec<Note>) {
    let mut phone = Phone::open(Rc::new(MemoryStorage::default())).expect("readable");
    phone.restore(text);
    let (sessions, notes) = (phone.store.sessions().expect("readable"), phone.store.notes().expect("readable"));
    assert_eq!(phone.store.troubles(), (0, 0));
    (phone, sessions, notes)
}

#[test]
fn now_and_then_a_breakdown_ladder_is_climbed() {
    let mut runs = 0;
    for seed in SEEDS {
        let History { sessions, .. } = half_a_year(seed);
        runs += sessions.iter().map(|session| session.ladders.len()).sum::<usize>();
    }
    // one evening in seven of those with time for it, less those that ended with a fall
    assert!((60..240).contains(&runs), "{runs} in 20 half-years of 56 evenings");
}

#[test]
fn what_the_worker_answers_can_be_restored_and_practised_with() {
    let text = sample::answer(&Order::text(SUNDAY, BERLIN)).expect("an order for it");
    assert!(text.len() < 90_000, "{} bytes for half a year", text.len());
    let (mut phone, sessions, notes) = restored(&text);
    assert_eq!((sessions.len(), sessions.last().map(|s| s.utc_offset_min)), (56, Some(BERLIN)));
    assert!(notes.len() > 30);
    let skill = phone.model.chosen_skill().expect("one skill").clone();
    assert_eq!((skill.name.as_str(), phone.model.skills.len()), ("Ice skating", 1));
    let summary = phone.model.summary(&skill.id).expect("made from its sessions").clone();
    assert_eq!((summary.sessions, summary.recent.len()), (56, 20));
    assert!(phone.model.session.is_none());
    // what was written beside the sessions, and of what
    let (lessons, setbacks) = phone.store.written(&phone.model).expect("readable");
    let of = |lesson: &Lesson| lesson.component.and_then(|tag| skill.component(tag)).map(|found| found.name.clone());
    let components: Vec<Option<String>> = lessons.iter().map(of).collect();
    let names = ["Two-foot stop", "", "", "One-foot glide, right", "Forward swizzles"];
    assert_eq!(components, names.map(|name| Some(name.to_owned()).filter(|name| !name.is_empty())));
    assert_eq!(lessons.iter().filter(|lesson| lesson.pinned).count(), 1);
    let changes: Vec<&str> = lessons.iter().filter(|one| one.line.is_some()).map(|one| one.text.as_str()).collect();
    assert_eq!(changes, ["New skates"]);
    assert_eq!((setbacks.len(), setbacks[0].looks.len()), (1, 1));
    phone.now = SUNDAY;
    for wish in [Intent::StartSession, Intent::LogClean(Source::Touch), Intent::EndSession, Intent::Finish] {
        phone.later(MINUTE).wish(wish).expect("kept");
    }
    assert_eq!(phone.model.summary(&skill.id).map(|summary| summary.sessions), Some(57));
}

#[test]
fn a_backup_of_it_is_the_same_history() {
    let made = half_a_year(3);
    let (phone, sessions, notes) = restored(&backup_of(&made, SUNDAY).expect("memory"));
    assert_eq!(sessions, made.sessions);
    assert_eq!((notes, phone.model.skills), (made.notes, vec![made.skill]));
}

#[test]
fn only_an_order_for_it_is_answered() {
    assert_eq!(sample::answer("{\"sessions\":[]}"), None);
    assert_eq!(sample::answer(""), None);
    assert_eq!(sample::answer("{\"sample\":\"x\"}").as_deref(), Some(""));
    assert!(Order::text(SUNDAY, BERLIN).starts_with("{\"sample\":"));
}

#[test]
fn the_app_shows_what_it_should_wherever_and_whenever_it_is_opened() {
    for (end, offset) in [(Instant(0), 0), (SUNDAY, -720), (SUNDAY.after(100 * DAY), 840), (Instant(-1), -210)] {
        let text = sample::answer(&Order::text(end, offset)).expect("an order for it");
        // before 1970 there are no ids in the order of time: nobody's clock is there for long, and nothing breaks
        if end > Instant(365 * DAY) {
            assert_eq!(restored(&text).1.len(), 56, "{end:?} {offset}");
        }
    }
    // in June it is summer now, and it was winter when it began
    let text = sample::answer(&Order::text(SUNDAY.after(200 * DAY), BERLIN + 60)).expect("an order for it");
    let offsets = restored(&text).1.into_iter().map(|session| session.utc_offset_min).collect::<Vec<_>>();
    assert!(offsets.first() == Some(&BERLIN) && offsets.last() == Some(&(BERLIN + 60)), "{offsets:?}");
}

#[test]
fn a_diary_has_two_hundred_characters_an_evening_in_either_language() {
    let mut made = history(7, ice_skating(7, SUNDAY).expect("a deck"), SUNDAY, BERLIN, &Life::years(1));
    for (language, is_ascii) in [(Language::English, true), (Language::Japanese, false)] {
        write_diary(&mut made, 7, language);
        assert_eq!(made.notes.len(), made.sessions.len());
        let lengths: Vec<usize> = made.notes.iter().map(|note| note.text.chars().count()).collect();
        let mean = lengths.iter().sum::<usize>() as f64 / lengths.len() as f64;
        assert!((195.0..205.0).contains(&mean), "{language:?}: {mean} characters");
        assert!(lengths.iter().all(|length| (80..340).contains(length)), "{language:?}: {lengths:?}");
        let texts: BTreeSet<&str> = made.notes.iter().map(|note| note.text.as_str()).collect();
        assert!(texts.len() * 20 > made.notes.len() * 19, "hardly one twice: {}", texts.len());
        assert!(made.notes.iter().all(|note| note.text.is_ascii() == is_ascii && !note.text.contains("  ")));
    }
    assert!(made.notes.windows(2).all(|two| two[0].session < two[1].session));
}

#[test]
fn ten_years_are_three_thousand_sessions() {
    let skill = ice_skating(7, SUNDAY).expect("a deck");
    let made = history(7, skill, SUNDAY, BERLIN, &Life::years(10));
    let attempts = || made.sessions.iter().flat_map(|session| &session.attempts);
    let missed = attempts().filter(|attempt| attempt.micro().is_some()).count();
    let clean = attempts().count() - missed;
    assert_eq!(made.sessions.len(), 3000);
    assert!((100_000..108_000).contains(&missed) && (60_000..68_000).contains(&clean), "{missed} {clean}");
    let years = made.sessions[2999].ended.since(made.sessions[0].began) / (365 * DAY);
    assert!((9..=10).contains(&years), "{years} years");
    assert!(made.notes.len() > 1000, "{} notes", made.notes.len());
    let first = |n: usize| {
        let of = &made.sessions[n..n + 300];
        let missed = of.iter().map(misses).sum::<usize>() as f64;
        missed / of.iter().map(|session| session.attempts.len()).sum::<usize>() as f64
    };
    assert!(first(0) > first(1200) + 0.05 && first(1200) > first(2700) + 0.02, "learning, in years");
    let (phone, sessions, _) = restored(&backup_of(&made, SUNDAY).expect("memory"));
    assert_eq!(sessions, made.sessions);
    assert!(phone.model.summaries.iter().all(|(_, summary)| summary.sessions == 3000));
}
