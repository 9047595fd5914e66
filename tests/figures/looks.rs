//! What the filters leave, and that nothing of a figure contradicts the rest of it.

use wobble::domain::{Size, Source};
use wobble::drawing::What;
use wobble::figures::{
    CALENDAR, CELERATION, FREQUENCY, HOURS, Looking, SIZES, Seen, WITHIN, hide_names, without_names,
};

use crate::skaters::{figures, of_half_a_year, of_ten_years};

fn all_weeks() -> Looking {
    Looking { weeks: Some(None), ..Looking::default() }
}

/// Every way to look that a person may choose.
fn looks() -> Vec<Looking> {
    let skill = of_half_a_year().skill;
    let mut looks = Vec::new();
    for component in std::iter::once(None).chain(skill.components.iter().map(|component| Some(component.tag))) {
        for (weeks, back) in [(Some(4), 0), (Some(4), 2), (Some(13), 0), (Some(52), 0), (None, 0)] {
            let look = Looking { component, weeks: Some(weeks), back, ..Looking::default() };
            let sized = Looking { size: Some(Size::Fall), is_standard: true, ..look.clone() };
            let touched = Looking { source: Some(Source::Touch), without_cleans: true, ..look.clone() };
            looks.extend([look, sized, touched]);
        }
    }
    looks
}

fn marks(what: &What) -> usize {
    match what {
        What::Stacks(stacks) => stacks.bars.len(),
        What::Shares(shares) => shares.rows.len(),
        What::Plot(plot) => plot.stops.len(),
        What::Lanes(lanes) => lanes.lanes.len(),
        What::Calendar(calendar) => calendar.weeks.len() * calendar.days.len(),
    }
}

#[test]
fn every_mark_says_a_value_and_every_row_has_all_its_cells() {
    let skaters =
        [of_half_a_year(), of_half_a_year().newest(1), of_half_a_year().newest(12), of_ten_years().newest(400)];
    let mut drawn = 0;
    for skater in skaters {
        for look in looks() {
            let seen = skater.seen(&look);
            for figure in figures() {
                let shown = (figure.show)(&seen);
                let which = || format!("{} of {} sessions, {look:?}", figure.id, seen.sessions().len());
                assert!(!shown.finding.concat().is_empty(), "{}", which());
                if shown.missing.is_none() {
                    drawn += 1;
                    let marks = marks(&shown.what);
                    // the days of a calendar that are to come have no value
                    let is_calendar = matches!(shown.what, What::Calendar(_));
                    let is_said = shown.values.len() == marks || is_calendar && shown.values.len() <= marks;
                    assert!(is_said, "{} values, {marks} marks: {}", shown.values.len(), which());
                    assert!(shown.values.iter().all(|value| !value.trim().is_empty()), "{}", which());
                    assert!(!shown.note.is_empty(), "no n: {}", which());
                }
                let table = (figure.table)(&seen, 5);
                assert!(table.rows.len() == table.all.min(5), "{}", which());
                assert!(table.rows.iter().all(|row| row.len() == figure.heads.len()), "{}", which());
            }
        }
    }
    assert!(drawn > 1000, "{drawn}");
}

/// How many misses the bars of frequency come to.
fn misses(seen: &Seen) -> u32 {
    match (FREQUENCY.show)(seen).what {
        What::Stacks(stacks) => {
            stacks.bars.iter().map(|bar| bar.wobbles + bar.stumbles + bar.falls + bar.unsized_misses).sum()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn bars_count_what_was_logged_and_weeks_come_to_the_whole() {
    let skater = of_half_a_year();
    let logged: usize =
        skater.sessions.iter().map(|one| one.attempts.iter().filter(|a| a.micro().is_some()).count()).sum();
    assert_eq!(misses(&skater.seen(&all_weeks())), logged as u32);
    // six times four weeks and a half: page by page back to the first session
    let page = |back| misses(&skater.seen(&Looking { weeks: Some(Some(4)), back, ..Looking::default() }));
    let shown: Vec<u32> = (0..7)
        .map(|back| match skater.seen(&Looking { weeks: Some(Some(4)), back, ..Looking::default() }) {
            seen if seen.sessions().is_empty() => 0,
            _ => page(back),
        })
        .collect();
    assert_eq!(shown.iter().sum::<u32>(), logged as u32, "{shown:?}");
    let of_one = |tag| misses(&skater.seen(&Looking { component: Some(tag), ..all_weeks() }));
    let practised = skater.skill.components.iter().filter(|component| component.parent.is_none());
    let practised: Vec<u32> = practised
        .map(|component| component.tag)
        .filter(|tag| !skater.seen(&Looking { component: Some(*tag), ..all_weeks() }).sessions().is_empty())
        .map(of_one)
        .collect();
    assert!(practised.len() > 3);
    assert_eq!(practised.iter().sum::<u32>(), logged as u32, "components come to the whole");
}

#[test]
fn ten_years_have_as_many_marks_as_a_phone_can_show() {
    let seen = of_ten_years().seen(&all_weeks());
    assert!(seen.sessions().len() > 2900);
    for figure in [&FREQUENCY, &SIZES, &CALENDAR, &HOURS, &WITHIN, &CELERATION] {
        let marks = marks(&(figure.show)(&seen).what);
        assert!((1..=371).contains(&marks), "{}: {marks}", figure.id);
        assert_eq!((figure.table)(&seen, 3).rows.len().min(3), 3, "the table keeps them all: {}", figure.id);
    }
}

#[test]
fn without_names_nothing_that_the_person_named_is_left() {
    let skater = of_half_a_year();
    let seen = skater.seen(&all_weeks());
    let mut named = 0;
    for figure in figures() {
        let mut shown = (figure.show)(&seen);
        let before = format!("{:?}", shown.what);
        hide_names(&mut shown.what, &seen.skill);
        let what = format!("{:?}", shown.what);
        let said = without_names(&shown.finding.concat(), &seen.skill) + &without_names(&shown.note, &seen.skill);
        for component in &seen.skill.components {
            let names = component.levels.iter().map(|level| &level.name).chain([&component.name]);
            for name in names.chain(component.causes.iter().chain(&component.tweaks).map(|label| &label.text)) {
                named += usize::from(before.contains(name.as_str()));
                assert!(!what.contains(name.as_str()) && !said.contains(name.as_str()), "{}: {name}", figure.id);
            }
        }
    }
    assert!(named > 10, "there was something to hide: {named}");
}

#[test]
fn bars_of_long_ago_have_their_days_below_them() {
    let mut skater = of_half_a_year().newest(20);
    skater.now = skater.now.after(500 * 86_400_000);
    let What::Stacks(stacks) = (FREQUENCY.show)(&skater.seen(&all_weeks())).what else { panic!("bars") };
    let labels: std::collections::BTreeSet<&str> = stacks.bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(labels.len(), 20, "{labels:?}");
}
