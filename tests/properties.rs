//! What holds for every session, every record and every file, not only for those that somebody thought of.

mod story;

use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use story::*;
use wobble::domain::*;
use wobble::insights::{Edge, EdgeAdvice, wilson};
use wobble::json::{Json, Record};
use wobble::store::backup::{self, BackupError};
use wobble::store::columns::{Columns, columns, session};
use wobble::store::digits;
use wobble::store::frame::{self, FrameError};
use wobble::store::{MemoryStorage, Store};

fn config(cases: u32) -> ProptestConfig {
    // the same cases at every run: a failure is reproduced by running it again
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x57_0bb1e),
        ..ProptestConfig::default()
    }
}

fn size() -> impl Strategy<Value = Option<Size>> {
    prop::option::of(prop_oneof![Just(Size::Wobble), Just(Size::Stumble), Just(Size::Fall)])
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![Just(Source::Touch), Just(Source::Key), Just(Source::Partner)]
}

fn reflection() -> impl Strategy<Value = Reflection> {
    (size(), prop::option::of(1_u32..5), prop::option::of(1_u32..5))
        .prop_map(|(size, cause, tweak)| said(size, cause, tweak))
}

/// Any event but the first; seqs and instants are given to it later.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => source().prop_map(Event::Clean),
        6 => source().prop_map(Event::MicroFailed),
        2 => (source(), reflection()).prop_map(|(source, known)| Event::MicroFailedAs(source, known)),
        8 => (0_u32..50, reflection()).prop_map(|(miss, what)| Event::Reflected(miss, what)),
        2 => (1_u32..4).prop_map(Event::LevelChanged),
        2 => (1_u32..4, 1_u32..4).prop_map(|(component, level)| Event::ComponentSwitched(component, level)),
        1 => Just(Event::Paused),
        2 => Just(Event::Resumed),
        1 => any::<bool>().prop_map(|counted| Event::WasAway(Instant(0), counted)),
        4 => (1_u32..50).prop_map(Event::Undone),
        1 => Just(Event::Ended),
    ]
}

/// A log as `update` could have made it: instants rise, events follow the phase, a silence begins at the last event.
fn log() -> impl Strategy<Value = Vec<Recorded>> {
    let span = prop_oneof![8 => 0..30_000_i64, 1 => 0..4_000_000_i64, 1 => Just(0_i64)];
    prop::collection::vec((span, event()), 0..80).prop_map(|events| {
        let start = Event::Started(begun(Id::new(FRIDAY, 7), &skating(true)));
        let mut session = Session::replay(vec![Recorded { seq: 0, at: FRIDAY, event: start }]).expect("it begins");
        for (span, event) in events {
            let at = session.last_at().after(span);
            let event = match event {
                Event::WasAway(_, counted) => Event::WasAway(session.last_at(), counted),
                other => other,
            };
            let fits = match (&event, session.phase()) {
                (Event::Resumed, phase) => phase != Phase::Running,
                (Event::Undone(seq), phase) => {
                    phase != Phase::WrappedUp && session.undoable().map(|r| r.seq) == Some(*seq)
                }
                (Event::Reflected(miss, _), _) => {
                    session.attempt_of(*miss).is_some_and(|attempt| attempt.micro().is_some())
                }
                (Event::Ended, phase) => phase != Phase::WrappedUp,
                (Event::ComponentSwitched(..), phase) => phase != Phase::WrappedUp,
                (_, phase) => phase == Phase::Running,
            };
            // an undo of whatever is newest keeps the stories full of them
            let event = match (event, session.undoable()) {
                (Event::Undone(_), Some(newest)) if session.phase() != Phase::WrappedUp => Event::Undone(newest.seq),
                (event, _) if fits => event,
                _ => continue,
            };
            session.apply(Recorded { seq: session.next_seq(), at, event });
        }
        session.log().to_vec()
    })
}

fn replayed(log: &[Recorded]) -> Session {
    Session::replay(log.to_vec()).expect("it begins")
}

fn near(a: i64, b: i64, by: i64) -> bool {
    (a - b).abs() <= by
}

/// What JSON is made of, and what it only looks as if it were.
const TOKENS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"a\"",
    "\"a\":",
    "\"\"",
    "\"\\u00e9\\ud83e\\udd37\"",
    "\"\\ud83e\"",
    "\"\\udd37\"",
    "\"\\n\\/\"",
    "\"\\x\"",
    "1",
    "-0",
    "-12",
    "01",
    "1.5",
    "1e+3",
    "1.",
    "-",
    "9223372036854775807",
    "9223372036854775808",
    "null",
    "true",
    "fals",
    " ",
    "\n",
    "\u{b}",
    "\"\u{1f}\"",
    "\"ñ",
];

/// The text of a tree of JSON, with blanks in it.
fn tree() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|is| is.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| serde_json::json!(number).to_string()),
        any::<String>().prop_map(|text| serde_json::json!(text).to_string()),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|items| format!("[ {}\n]", items.join(" ,"))),
            prop::collection::vec((any::<String>(), inner), 0..5).prop_map(|fields| {
                let field = |(name, value): &(String, String)| format!("{}\t: {value}", serde_json::json!(name));
                format!("{{{} }}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
            }),
        ]
    })
}

/// The same tree; but that we have no fractions, and keep the first of two fields of one name where the library keeps the last.
fn is_like(ours: &Json, theirs: &serde_json::Value) -> bool {
    use serde_json::Value;
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Json::Int(ours), Value::Number(theirs)) => theirs.as_i64() == Some(*ours),
        (Json::Fraction, Value::Number(theirs)) => theirs.as_i64().is_none(),
        (Json::Text(ours), Value::String(theirs)) => ours == theirs,
        (Json::List(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| is_like(ours, theirs))
        }
        (Json::Object(ours), Value::Object(theirs)) => theirs.iter().all(|(name, theirs)| {
            let last = ours.iter().rev().find(|(known, _)| known == name);
            last.is_some_and(|(_, ours)| is_like(ours, theirs))
        }),
        _ => false,
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_session_that_grew_equals_one_that_is_replayed(log in log()) {
        let mut grown: Option<Session> = None;
        for (place, recorded) in log.iter().enumerate() {
            match &mut grown {
                None => grown = Session::replay(vec![recorded.clone()]),
                Some(session) => session.apply(recorded.clone()),
            }
            prop_assert_eq!(grown.as_ref(), Some(&replayed(&log[..=place])));
        }
    }

    #[test]
    fn time_never_runs_back_and_pauses_and_practice_make_the_whole(log in log()) {
        let session = replayed(&log);
        let finished = session.finished(session.last_at());
        prop_assert!(finished.attempts.is_sorted_by_key(|attempt| attempt.at));
        prop_assert!(finished.attempts.is_sorted_by_key(|attempt| attempt.running));
        prop_assert!(finished.attempts.iter().all(|attempt| (0..=finished.running).contains(&attempt.running)));
        prop_assert!(finished.began <= finished.ended && finished.running >= 0);
        prop_assert!(finished.attempts.iter().all(|attempt| (finished.began..=finished.ended).contains(&attempt.at)));
        prop_assert!(finished.pauses.iter().all(|pause| pause.from < pause.until));
        prop_assert!(finished.pauses.is_sorted_by_key(|pause| pause.from));
        let paused: Millis = finished.pauses.iter().map(|pause| pause.until.since(pause.from)).sum();
        prop_assert!(finished.running + paused <= finished.ended.since(finished.began));
    }

    #[test]
    fn a_retry_is_the_first_attempt_after_a_tweak_and_nothing_else(log in log()) {
        let session = replayed(&log);
        let undone: Vec<Seq> = log.iter().filter_map(|r| match r.event { Event::Undone(seq) => Some(seq), _ => None }).collect();
        let happened: Vec<&Recorded> = log.iter().filter(|r| !undone.contains(&r.seq)).collect();
        let is_attempt = |r: &Recorded| matches!(r.event, Event::Clean(_) | Event::MicroFailed(_) | Event::MicroFailedAs(..));
        let attempts: Vec<&&Recorded> = happened.iter().filter(|r| is_attempt(r)).collect();
        for (place, attempt) in session.attempts().iter().enumerate() {
            // what was said between the attempt before and this one, told once more and slowly
            let from = if place == 0 { 0 } else { attempts[place - 1].seq };
            let mut tweaks: Vec<(Seq, Option<TagNo>)> = Vec::new();
            let mut expected = None;
            for recorded in &happened {
                let (miss, what) = match recorded.event {
                    Event::Reflected(miss, what) => (miss, what),
                    Event::MicroFailedAs(_, what) => (recorded.seq, what),
                    _ => continue,
                };
                let Some(of) = attempts.iter().position(|a| a.seq == miss && a.seq <= recorded.seq) else { continue };
                let known = tweaks.iter().rev().find(|(m, _)| *m == miss).and_then(|(_, tweak)| *tweak);
                tweaks.push((miss, what.tweak));
                if recorded.seq < from || recorded.seq >= attempts[place].seq {
                    continue;
                }
                match what.tweak {
                    Some(tweak) if known != Some(tweak) => expected = Some((miss, of, tweak, recorded.at)),
                    None if expected.is_some_and(|(m, ..)| m == miss) => expected = None,
                    _ => {}
                }
            }
            let expected = expected.filter(|(_, of, _, given)| {
                let miss = &session.attempts()[*of];
                (miss.component, miss.level) == (attempt.component, attempt.level) && attempt.at.since(*given) <= RETRY_WINDOW
            });
            prop_assert_eq!(attempt.retry, expected.map(|(_, miss, tweak, _)| Retry { miss, tweak }));
        }
    }

    #[test]
    fn columns_keep_a_session_to_a_tenth_of_a_second(log in log()) {
        let grown = replayed(&log);
        let finished = grown.finished(grown.last_at());
        let back = session(finished.id.clone(), finished.learner.clone(), &columns(&finished)).expect("its own columns");
        prop_assert_eq!(back.attempts.len(), finished.attempts.len());
        // each end of each pause is rounded
        let pauses = 50 * (2 * finished.pauses.len() as i64 + 1);
        for (a, b) in back.attempts.iter().zip(&finished.attempts) {
            prop_assert!(near(a.at.0, b.at.0, 50), "{} {}", a.at.0, b.at.0);
            prop_assert!(near(a.running, b.running, pauses), "{} {}", a.running, b.running);
            prop_assert_eq!((a.component, a.level, a.outcome, a.source, a.retry), (b.component, b.level, b.outcome, b.source, b.retry));
        }
        for (a, b) in back.pauses.iter().zip(&finished.pauses) {
            prop_assert!(near(a.from.0, b.from.0, 50) && near(a.until.0, b.until.0, 50));
        }
        prop_assert!(near(back.ended.0, finished.ended.0, 50) && near(back.running, finished.running, 50));
        let but_times = |s: &FinishedSession| (s.id.clone(), s.learner.clone(), s.skill.clone(), s.began, s.utc_offset_min, s.planned_min, s.pauses.len());
        prop_assert_eq!(but_times(&back), but_times(&finished));
        // rounded once, it is never rounded again
        let again = session(back.id.clone(), back.learner.clone(), &columns(&back)).expect("its own columns");
        prop_assert_eq!(again, back);
    }

    #[test]
    fn columns_of_any_numbers_are_read_or_refused_and_never_panic(
        attempts in prop::collection::vec(("[cwsfm]", prop_oneof![8 => 0..1000_i64, 1 => any::<i64>()]), 0..12),
        lost in prop::option::weighted(0.1, any::<prop::sample::Index>()),
        c in prop::option::weighted(0.2, prop::collection::vec(any::<u32>(), 0..12)),
        z in prop_oneof![4 => Just(vec![3, 4]), 1 => prop::collection::vec(prop_oneof![6 => 0..9_i64, 1 => any::<i64>()], 0..5)],
        r in prop_oneof![2 => Just(vec![]), 1 => prop::collection::vec(prop_oneof![6 => 0..9_u32, 1 => any::<u32>()], 0..7)],
        n in prop_oneof![2 => Just(vec![]), 1 => prop::collection::vec(prop_oneof![6 => 0..9_u32, 1 => any::<u32>()], 0..3)],
        w in prop::option::weighted(0.2, prop::collection::vec(any::<u16>(), 0..5)),
        b in 0..2_000_000_000_000_i64,
        is_old in any::<bool>(),
    ) {
        let a: String = attempts.iter().map(|(letter, _)| letter.as_str()).collect();
        let mut t: Vec<i64> = attempts.iter().map(|(_, delta)| *delta).collect();
        if let Some(place) = lost.filter(|_| !t.is_empty()) {
            t.remove(place.index(attempts.len()));
        }
        let misses = a.matches(|letter| letter != 'c').count();
        let c = c.unwrap_or_else(|| if a.len() < 2 { vec![1, 2, 1] } else { vec![1, 2, 1, 1, 3, a.len() as u32 - 1] });
        let w = w.unwrap_or_else(|| (1..=misses as u16).collect());
        // as versions 1 and 2 wrote it, or as this one does
        let column = |numbers: Vec<i64>| match is_old {
            true => serde_json::json!(numbers),
            false => serde_json::json!(digits::write(&numbers)),
        };
        let small = |numbers: &[u32]| column(numbers.iter().map(|number| i64::from(*number)).collect());
        let w = w.into_iter().map(u32::from).collect::<Vec<_>>();
        let json = serde_json::json!({
            "k": "a", "b": b, "o": 0, "p": 25, "e": 0, "d": 0, "z": column(z), "a": a, "t": column(t), "c": small(&c), "w": small(&w),
            "x": small(&w), "r": small(&r), "n": small(&n),
        });
        let stored = Json::parse(&json.to_string()).ok().and_then(|json| Columns::from_json(&json));
        prop_assert!(stored.is_some() || !is_old, "lists are columns");
        if let Some(Ok(read)) = stored.map(|stored| session(Id::me(), Id::me(), &stored)) {
            prop_assert_eq!(read.attempts.len(), a.len());
            prop_assert_eq!(c.chunks(3).map(|run| run[2] as usize).sum::<usize>(), a.len());
            prop_assert!(w.is_empty() || w.len() == misses);
            prop_assert_eq!(read.attempts.iter().filter(|attempt| attempt.source == Source::Key).count(), n.len());
            prop_assert!(read.attempts.is_sorted_by_key(|attempt| attempt.at));
            prop_assert!(read.attempts.iter().all(|attempt| attempt.retry.is_none_or(|retry| retry.miss < a.len())));
        }
    }

    #[test]
    fn a_frame_whose_letters_changed_is_never_taken_for_whole(
        text in "\\PC{0,40}",
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>()), 1..6),
    ) {
        let value = frame::encode("n.a", &Id::me(), &text);
        prop_assert_eq!(frame::decode::<String>("n.a", &value), Ok((Id::me(), text)));
        let mut letters: Vec<char> = value.chars().collect();
        for (place, letter) in changes {
            let place = place.index(letters.len());
            letters[place] = letter;
        }
        let changed: String = letters.into_iter().collect();
        if changed != value {
            prop_assert_eq!(frame::decode::<String>("n.a", &changed), Err(FrameError::Damaged));
        }
    }

    #[test]
    fn a_frame_with_flipped_bits_is_never_taken_for_whole(
        seed in any::<i64>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..4),
    ) {
        let value = frame::encode("e.a.00001", &Id::me(), &(seed, "m".to_owned()));
        let mut bytes = value.clone().into_bytes();
        for (place, bit) in flips {
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
        }
        let changed = String::from_utf8_lossy(&bytes);
        if changed != value {
            prop_assert_eq!(frame::decode::<(i64, String)>("e.a.00001", &changed), Err(FrameError::Damaged));
        }
    }

    #[test]
    fn no_text_at_all_makes_a_frame_or_a_backup_panic(text in "\\PC{0,200}") {
        prop_assert_eq!(frame::decode::<Json>("set", &text), Err(FrameError::Damaged));
        prop_assert_eq!(backup::parse(&text), Err(BackupError::NotOurs));
    }

    #[test]
    fn json_is_read_as_the_library_reads_it(
        tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..14),
        few in prop::collection::vec(prop::sample::select(TOKENS), 0..3),
        number in "-?[0-9]{0,3}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?",
        string in "\"([ab]|\\\\[bfnrtux/]|\\\\u[0-9a-fD]{3,4}|(\\\\u[dD][89cd][0-9]{2}){1,2}){0,3}\"",
        whole in tree(),
        place in any::<prop::sample::Index>(),
        letter in any::<char>(),
    ) {
        let mut changed: Vec<char> = whole.chars().collect();
        let place = place.index(changed.len());
        changed[place] = letter;
        let changed = changed.into_iter().collect();
        for text in [tokens.concat(), few.concat(), number, string, whole, changed] {
            let ours = Json::parse(&text);
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?}: {:?}", text, theirs);
            if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
                prop_assert!(is_like(&ours, &theirs), "{}: {:?}", text, ours);
            }
        }
    }

    #[test]
    fn nothing_that_begins_like_a_backup_makes_it_panic(
        version in prop_oneof![Just("1".to_owned()), Just("1".to_owned()), "\\PC{0,5}"],
        rest in prop_oneof![
            "\\PC{0,80}",
            Just(String::new()),
            Just(",\"saved\":0,\"count\":1,\"check\":\"\",\"records\":[[\"s.a\",\"[]\"]]".to_owned()),
        ],
        close in prop_oneof![Just(""), Just("}"), Just("]}")],
    ) {
        let text = format!("{{\"wobble\":\"backup\",\"version\":{version}{rest}{close}");
        prop_assert!(backup::parse(&text).is_err());
    }

    #[test]
    fn a_session_is_read_from_the_store_as_it_was_written(log in log()) {
        let grown = replayed(&log);
        let finished = grown.finished(grown.last_at());
        let mut store = Store::new(Rc::new(MemoryStorage::default()), "/");
        store.keep(&finished, None, None).expect("memory");
        let read = store.read_session(&finished.id).expect("readable").expect("there");
        prop_assert_eq!(SessionSummary::of(&read).waiting, SessionSummary::of(&finished).waiting);
        let mut rounded = SessionSummary::of(&finished);
        prop_assert!(near(rounded.running, read.running, 50));
        rounded.running = read.running;
        prop_assert_eq!(SessionSummary::of(&read), rounded);
    }

    #[test]
    fn a_clock_never_shows_less_than_before_whatever_its_readings(
        readings in prop::collection::vec((any::<i64>(), any::<f64>()), 1..40),
        floor in any::<i64>(),
    ) {
        let mut clock = SteadyClock::starting_at(Instant(floor));
        let mut last = Instant(floor);
        for (wall, page) in readings {
            let now = clock.read(Reading { wall: Instant(wall), page });
            prop_assert!(now >= last);
            last = now;
        }
    }

    #[test]
    fn ids_sort_by_the_moment_of_their_making(a in 0..35_184_372_088_831_i64, b in 0..35_184_372_088_831_i64, chance in any::<(u64, u64)>()) {
        let (first, second) = (Id::new(Instant(a), chance.0), Id::new(Instant(b), chance.1));
        prop_assert!(a >= b || first < second);
        prop_assert_eq!(Id::try_from(first.to_string()), Ok(first));
    }

    #[test]
    fn an_interval_holds_its_rate_and_stays_between_none_and_all(n in 1_usize..300, share in 0.0..=1.0_f64) {
        let k = (n as f64 * share) as usize;
        let (lower, upper) = wilson(k, n, 1.2816);
        let rate = k as f64 / n as f64;
        prop_assert!((0.0..=1.0).contains(&lower) && (0.0..=1.0).contains(&upper));
        prop_assert!(lower <= rate + 1e-12 && rate <= upper + 1e-12);
    }

    #[test]
    fn the_edge_looks_at_this_level_and_no_more_than_forty_attempts(log in log()) {
        let session = replayed(&log);
        let edge = Edge::of(None, session.attempts(), session.component(), session.level());
        let here = |a: &&Attempt| a.component == session.component() && a.level == session.level();
        prop_assert!(edge.n <= 40 && edge.misses <= edge.n);
        prop_assert!(edge.n <= session.attempts().iter().filter(here).count());
        prop_assert_eq!(matches!(edge.advice(), EdgeAdvice::TooFew(_)), edge.n < 8);
    }
}

#[test]
fn the_edge_forgets_what_is_older_than_forty_attempts() {
    let mut rink = Rink::in_session();
    for _ in 0..20 {
        rink.later(SECOND).miss();
    }
    for _ in 0..30 {
        rink.later(SECOND).clean();
    }
    let edge = Edge::of(None, rink.session().attempts(), STOP, HAND);
    assert_eq!((edge.n, edge.misses), (40, 10));
}
