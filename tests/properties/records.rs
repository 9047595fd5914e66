//! What holds for every record and every file: what was written is read, and what was changed is never taken for whole.

use std::rc::Rc;

use proptest::prelude::*;
use wobble::domain::*;
use wobble::json::{Json, Record};
use wobble::store::backup::{self, BackupError};
use wobble::store::columns::{Columns, columns, session};
use wobble::store::frame::{self, FrameError};
use wobble::store::{MemoryStorage, Store, digits};

use crate::SEED;
use crate::logs::{log, near, replayed};
use crate::story::*;

proptest! {
    #![proptest_config(same_cases(200, SEED))]

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
}
