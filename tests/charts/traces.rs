//! The line of attempts: it stays in its picture, and the past stays as it is.

use wobble::charts::{Mark, Pitch, TraceOptions, trace, trace_rows};

use crate::drawn::{KINDS, fixed, session};
use crate::reading::points;

#[test]
fn no_point_of_a_trace_leaves_its_picture() {
    let margin = 3.0;
    let options = |first_index, pitch| TraceOptions { first_index, margin, pitch };
    for height in [24.0, 50.0, 78.0, 116.0, 184.0] {
        for kind in KINDS {
            for first_index in 0..900 {
                for pitch in [8.0, 15.0, 36.0] {
                    let paths = trace(
                        &[Mark::Clean, kind, Mark::Clean],
                        (400.0, height),
                        &options(first_index, Pitch::Fixed(pitch)),
                    );
                    for (x, y) in points(&paths.run) {
                        assert!((0.0..=400.0).contains(&x), "{kind:?} {first_index} at {x} {y}");
                        // a tenth for rounding
                        assert!(
                            y >= margin - 0.1 && y <= height - margin + 0.1,
                            "{kind:?} {first_index} at {x} {y} of {height}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_next_attempt_leaves_the_past_as_it_is() {
    let marks = session(20);
    for n in 0..marks.len() {
        let before = trace(&marks[..n], (900.0, 50.0), &fixed(7));
        let after = trace(&marks[..=n], (900.0, 50.0), &fixed(7));
        assert!(after.run.starts_with(&before.run), "after {n}");
        assert!(after.miss.starts_with(&before.miss), "after {n}");
        assert_eq!((before.drawn, after.drawn), (n, n + 1));
    }
}

#[test]
fn a_full_line_moves_on_without_changing_and_its_end_stays() {
    let marks = session(60);
    let (width, pitch) = (345.0, 15.0);
    for n in 40..60 {
        let before = trace(&marks[..n], (width, 50.0), &fixed(0));
        let after = trace(&marks[..=n], (width, 50.0), &fixed(0));
        assert!((before.end.0 - width).abs() < 0.01 && (after.end.0 - width).abs() < 0.01);
        let step = if marks[n] == Mark::Clean { pitch } else { 2.6 * pitch };
        let (old, new) = (points(&before.run), points(&after.run));
        // what both show, seen from the right: the same, one step further left
        let first = old.iter().position(|p| (p.0 - step - new[0].0).abs() < 0.2).expect("they overlap");
        for (was, is) in old[first..].iter().zip(&new) {
            assert!((was.0 - step - is.0).abs() < 0.2 && (was.1 - is.1).abs() < 0.2, "{n}: {was:?} {is:?}");
        }
    }
}

#[test]
fn a_window_on_a_session_shows_what_the_whole_shows() {
    let marks = session(60);
    let whole = trace(&marks, (345.0, 50.0), &fixed(0));
    let window = trace(&marks[20..], (345.0, 50.0), &fixed(20));
    assert_eq!(whole, window);
}

#[test]
fn every_kind_of_attempt_has_a_shape_of_its_own() {
    let shape = |mark| trace(&[mark], (100.0, 116.0), &TraceOptions::default());
    for (n, kind) in KINDS.into_iter().enumerate() {
        let paths = shape(kind);
        assert_eq!(paths.miss.is_empty(), kind == Mark::Clean);
        // a stumble leaves the ice once
        assert_eq!(paths.run.matches('M').count(), if kind == Mark::Stumble { 2 } else { 1 });
        assert!(KINDS[..n].iter().all(|other| shape(*other).run != paths.run), "{kind:?}");
    }
    let depth = |mark| {
        let line = points(&shape(mark).run);
        let (low, high) = line.iter().fold((f32::MIN, f32::MAX), |(l, h), p| (l.max(p.1), h.min(p.1)));
        low - high
    };
    assert!(depth(Mark::Clean) < depth(Mark::Unsized) && depth(Mark::Unsized) < depth(Mark::Wobble));
    assert!(depth(Mark::Wobble) < depth(Mark::Fall));
}

#[test]
fn only_a_fall_goes_back_over_its_own_way() {
    for kind in KINDS {
        let line = points(&trace(&[kind], (100.0, 116.0), &TraceOptions::default()).run);
        let backwards = line.windows(2).any(|pair| pair[1].0 < pair[0].0 - 0.05);
        assert_eq!(backwards, kind == Mark::Fall, "{kind:?}");
    }
}

#[test]
fn stretches_join_without_a_corner() {
    for first_index in 0..43 * 19 {
        let options = TraceOptions { first_index, ..fixed(0) };
        let line = points(&trace(&[Mark::Clean, Mark::Wobble, Mark::Clean, Mark::Fall], (200.0, 50.0), &options).run);
        for turn in line.windows(3) {
            let angle = |a: (f32, f32), b: (f32, f32)| (b.1 - a.1).atan2(b.0 - a.0);
            let turned = (angle(turn[1], turn[2]) - angle(turn[0], turn[1])).abs();
            assert!(turned.min(std::f32::consts::TAU - turned) < 0.7, "{first_index}: {turn:?}");
        }
    }
}

#[test]
fn a_page_has_all_rows_and_the_last_ends_where_the_session_did() {
    let rows = trace_rows(&session(41), 18, (412.0, 78.0), 3.0);
    assert_eq!(rows.iter().map(|row| row.drawn).collect::<Vec<_>>(), [18, 18, 5]);
    assert!(rows[..2].iter().all(|row| (row.end.0 - 412.0).abs() < 0.1));
    assert!(rows[2].end.0 < 300.0);
    assert!(trace_rows(&[], 18, (412.0, 78.0), 3.0).is_empty());
    assert_eq!(trace_rows(&session(3), 0, (412.0, 78.0), 3.0).len(), 3, "a row holds at least one");
}

#[test]
fn without_attempts_there_is_no_line_but_a_place_to_start() {
    let paths = trace(&[], (345.0, 50.0), &fixed(0));
    assert_eq!((paths.run.as_str(), paths.miss.as_str(), paths.drawn), ("", "", 0));
    assert!(paths.end.0 == 0.0 && (3.0..47.0).contains(&paths.end.1));
}

#[test]
fn odd_sizes_do_no_harm() {
    for size in [(0.0, 0.0), (10.0, 4.0), (f32::NAN, 50.0), (345.0, f32::INFINITY)] {
        for pitch in [Pitch::Fill, Pitch::Fixed(0.0), Pitch::Fixed(-4.0), Pitch::Fixed(f32::NAN)] {
            let paths = trace(&session(30), size, &TraceOptions { pitch, ..fixed(0) });
            assert!(!paths.run.contains("NaN") && !paths.run.contains("inf"));
        }
    }
}
