//! Changes that a person marked: a line on the day, and no line of the statistics across it.

use wobble::domain::{Id, Lesson, TagNo};
use wobble::drawing::What;
use wobble::figures::{CELERATION, FREQUENCY, Looking, PhaseLine, Seen, Shown};

use crate::golden::{assert_golden, pictured};
use crate::skaters::{Skater, figures, of_half_a_year};

const DAY: i64 = 86_400_000;

/// From the day on which the session `nth` from the end was.
fn change(skater: &Skater, nth: usize, component: Option<TagNo>, text: &str) -> Lesson {
    let session = &skater.sessions[skater.sessions.len() - nth];
    let line = u32::try_from(session.began.0 / DAY).ok();
    let (at, skill) = (session.began, skater.skill.id.clone());
    Lesson { id: Id::new(at, 9), skill, component, at, text: text.to_owned(), pinned: false, quiet: true, line }
}

fn all_weeks(component: Option<TagNo>) -> Looking {
    Looking { component, weeks: Some(None), ..Looking::default() }
}

fn rules(shown: &Shown) -> Vec<String> {
    match &shown.what {
        What::Plot(plot) => plot.rules.iter().map(|(_, label)| label.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

fn said(seen: &Seen) -> (String, String) {
    let shown = (CELERATION.show)(seen);
    (shown.finding.concat(), shown.note)
}

#[test]
fn a_change_has_a_line_and_the_sessions_on_each_side_their_own() {
    let skater = of_half_a_year();
    let lessons = [change(&skater, 20, None, "New skates")];
    let mut told = String::new();
    // what was practised most on each side
    let often = |tag: TagNo| {
        let seen = skater.seen(&all_weeks(Some(tag)));
        let line = i64::from(lessons[0].line.unwrap_or_default()) * DAY;
        let before = seen.sessions().iter().filter(|session| session.began.0 < line).count();
        before.min(seen.sessions().len() - before)
    };
    let one = skater.skill.components.iter().map(|component| component.tag).max_by_key(|tag| often(*tag));
    for (name, component) in [("all", None), ("one", one)] {
        let plain = skater.seen(&all_weeks(component));
        let seen = plain.clone().with_lines(&lessons);
        let (before, after) = ((CELERATION.show)(&plain), (CELERATION.show)(&seen));
        assert!(rules(&after).contains(&"New skates".to_owned()) && !rules(&before).contains(&"New skates".to_owned()));
        assert_ne!(before.note, after.note, "it is of the sessions since");
        told += &format!("{name}\n{}\n{}\n", after.finding.concat(), after.note);
        let standard = skater.seen(&Looking { is_standard: true, ..all_weeks(component) }).with_lines(&lessons);
        told += &format!("{}\n\n", said(&standard).1);
        for theme in ["light", "dark"] {
            pictured(&CELERATION, &seen, &format!("changed-{name}"), theme);
            pictured(&CELERATION, &standard, &format!("changed-standard-{name}"), theme);
        }
    }
    let few =
        [change(&skater, 20, None, "New skates"), change(&skater, 2, None, "New coach, who is from Kyiv and strict")];
    let seen = skater.seen(&all_weeks(None)).with_lines(&few);
    pictured(&CELERATION, &seen, "changed-lately", "light");
    told += &format!("lately\n{}\n{}\n\n", said(&seen).0, said(&seen).1);
    let mut waits = change(&skater, 1, None, "New skates");
    waits.line = waits.line.map(|day| day + 1);
    let mut later = skater.seen(&all_weeks(None));
    later.now.0 = later.now.0.after(3 * DAY);
    let seen = later.with_lines(&[waits]);
    told += &format!("none since\n{}\n{}\n", said(&seen).0, said(&seen).1);
    assert_golden("changed.txt", &told);
}

#[test]
fn a_change_concerns_what_it_is_of() {
    let mut skater = of_half_a_year();
    let [first, second, third] = [0, 1, 2].map(|nth| skater.skill.components[nth].tag);
    skater.skill.components[2].parent = Some(second);
    let of = |component| {
        let all = [(None, "whole"), (Some(first), "other"), (Some(second), "trunk"), (Some(third), "part")];
        let lessons = all.map(|(of, text)| {
            let mut lesson = change(&skater, 20, of, text);
            // each on a day of its own
            lesson.line = lesson.line.map(|day| {
                day + ["part", "whole", "trunk", "other"].iter().position(|one| *one == text).unwrap_or(9) as u32
            });
            lesson
        });
        let seen = skater.seen(&all_weeks(component)).with_lines(&lessons);
        seen.lines().iter().map(|line| line.text.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(of(None), "whole");
    assert_eq!(of(Some(first)), "whole other");
    assert_eq!(of(Some(second)), "part whole trunk", "its branches are looked at with it");
    assert_eq!(of(Some(third)), "part whole trunk", "what concerned its trunk concerned it");
    let mut elsewhere = change(&skater, 20, None, "of another skill");
    elsewhere.skill = Id::new(skater.now, 77);
    assert_eq!(skater.seen(&all_weeks(None)).with_lines(&[elsewhere]).lines(), []);
}

#[test]
fn what_is_to_come_or_was_before_the_first_session_parts_nothing() {
    let skater = of_half_a_year();
    let plain = skater.seen(&all_weeks(None));
    let on = |by: i64, nth: usize| {
        let mut lesson = change(&skater, nth, None, "New skates");
        lesson.line = lesson.line.map(|day| (i64::from(day) + by) as u32);
        lesson
    };
    let oldest = skater.sessions.len();
    for lesson in [on(0, oldest), on(-40, oldest), on(30, 1)] {
        let seen = plain.clone().with_lines(std::slice::from_ref(&lesson));
        assert_eq!(said(&seen), said(&plain), "{lesson:?}");
    }
    let both = [on(0, 20), Lesson { text: "New coach".to_owned(), ..on(0, 20) }];
    let lines = plain.clone().with_lines(&both).lines().to_vec();
    assert_eq!(lines.iter().map(|line| &*line.text).collect::<Vec<_>>(), ["New skates, new coach"]);
    let long = PhaseLine { day: 0, text: "Ĝ".repeat(40), is_late: false };
    assert_eq!(long.label(), format!("{}…", "Ĝ".repeat(18)));
    assert_eq!(lines[0].label(), "New skates, new co…");
}

#[test]
fn that_none_was_practised_since_is_said_only_where_it_is_so() {
    let skater = of_half_a_year();
    let lesson = change(&skater, 10, None, "New skates");
    let waits = |looking: &Looking| {
        let seen = skater.seen(looking).with_lines(std::slice::from_ref(&lesson));
        said(&seen).1.contains("No session since")
    };
    // weeks that end before it, and a component that was not practised since
    assert!(!waits(&Looking { weeks: Some(Some(4)), back: 2, ..Looking::default() }));
    for component in &skater.skill.components {
        assert!(!waits(&all_weeks(Some(component.tag))), "{}", component.name);
    }
    let earlier = skater.seen(&Looking { weeks: Some(Some(4)), back: 2, ..Looking::default() });
    assert_eq!(said(&earlier.clone().with_lines(&[lesson])), said(&earlier), "what came later is not told of");
}

#[test]
fn a_change_that_was_marked_late_has_no_verdict() {
    let skater = of_half_a_year();
    let told = |days: i64| {
        let mut lesson = change(&skater, 20, None, "New skates");
        lesson.at = lesson.at.after(days * DAY);
        let seen = skater.seen(&all_weeks(None)).with_lines(&[lesson]);
        (seen.lines()[0].is_late, said(&seen).1.contains("; marked afterwards, so no verdict"))
    };
    let of_lesson = |days: i64| {
        let mut lesson = Lesson { quiet: false, ..change(&skater, 20, None, "Bend the knees") };
        lesson.at = lesson.at.after(days * DAY);
        skater.seen(&all_weeks(None)).with_lines(&[lesson]).lines()[0].is_late
    };
    assert_eq!([-60, -8, -7, 0, 7, 8].map(of_lesson), [true, true, false, false, false, true]);
    assert_eq!([-3, 0, 7, 8, 60].map(told), [false, false, false, true, true].map(|is| (is, is)));
}

#[test]
fn a_picture_has_none_of_the_words_for_what_changed() {
    let skater = of_half_a_year();
    let lessons = [20, 2].map(|nth| change(&skater, nth, None, "Left my strict coach"));
    for nth in [1, 2] {
        let seen = skater.seen(&all_weeks(None)).with_lines(&lessons[..nth]);
        let own = (CELERATION.show)(&seen);
        assert!(own.note.contains("strict") || own.finding.concat().contains("strict"));
        let others = (CELERATION.show)(&seen.without_words());
        let all = format!("{:?} {:?} {:?} {:?}", others.finding, others.note, others.values, others.what);
        assert!(!all.contains("strict") && all.contains("Change 1"), "{all}");
    }
}

#[test]
fn every_figure_stands_with_changes_anywhere() {
    let skater = of_half_a_year();
    let lessons: Vec<Lesson> = (1..40).map(|nth| change(&skater, nth, None, "Again")).collect();
    for is_standard in [false, true] {
        for n in [1, 2, 5, 39] {
            let look = Looking { is_standard, ..all_weeks(None) };
            let seen = skater.seen(&look).with_lines(&lessons[..n]);
            for figure in figures() {
                assert!(!(figure.show)(&seen).finding.concat().is_empty(), "{}", figure.id);
            }
            assert!((CELERATION.show)(&seen).missing.is_none() && (FREQUENCY.show)(&seen).missing.is_none());
        }
    }
}
