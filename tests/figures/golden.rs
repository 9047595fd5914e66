//! Every figure is, byte for byte and word for word, the one that was accepted.

use std::fmt::Write as _;
use std::path::PathBuf;

use wobble::drawing::{Order, draw};
use wobble::figures::{CELERATION, CURVE, Figure, LEVEL, Looking, Seen};

use crate::skaters::{figures, of_half_a_year, of_ten_years};

/// As wide as on a phone of 412 pixels.
const SIZE: (u32, u32) = (372, 262);

/// Four weeks, a quarter, a year: as the buttons say; without a number, all.
fn weeks(weeks: Option<u16>) -> Looking {
    Looking { weeks: Some(weeks), ..Looking::default() }
}

#[test]
fn half_a_year_looks_as_accepted_in_light_and_dark() {
    let seen = of_half_a_year().seen(&Looking::default());
    for figure in figures() {
        for theme in ["light", "dark"] {
            pictured(figure, &seen, "quarter", theme);
        }
    }
    assert_golden("quarter.txt", &told(&seen));
}

#[test]
fn ten_years_look_as_accepted() {
    let seen = of_ten_years().seen(&weeks(None));
    for figure in figures() {
        pictured(figure, &seen, "ten-years", "light");
    }
    assert_golden("ten-years.txt", &told(&seen));
}

#[test]
fn the_standard_chart_and_one_size_look_as_accepted() {
    let skater = of_half_a_year();
    for theme in ["light", "dark"] {
        let standard = Looking { is_standard: true, ..weeks(None) };
        pictured(&CELERATION, &skater.seen(&standard), "standard", theme);
        let component = skater.skill.components.first().map(|component| component.tag);
        let of_one = Looking { component, ..standard };
        pictured(&CELERATION, &skater.seen(&of_one), "standard-of-one", theme);
        let falls = Looking { size: Some(wobble::domain::Size::Fall), ..weeks(None) };
        pictured(&CELERATION, &skater.seen(&falls), "falls", theme);
    }
}

#[test]
fn one_component_looks_as_accepted() {
    let skater = of_half_a_year();
    let component = skater.skill.components.first().map(|component| component.tag);
    let seen = skater.seen(&Looking { component, ..weeks(None) });
    for theme in ["light", "dark"] {
        pictured(&LEVEL, &seen, "one", theme);
        pictured(&CURVE, &seen, "one", theme);
    }
    assert_golden("one-component.txt", &told(&seen));
}

#[test]
fn the_first_evenings_say_what_is_missing() {
    for (n, name) in [(0, "no-session"), (1, "one-session"), (3, "three-sessions")] {
        assert_golden(&format!("{name}.txt"), &told(&of_half_a_year().newest(n).seen(&weeks(None))));
    }
}

/// Holds the drawing of a figure against the accepted one; of what is not drawn the words tell.
pub fn pictured(figure: &Figure, seen: &Seen, case: &str, theme: &str) {
    let shown = (figure.show)(seen);
    if shown.missing.is_some() {
        return;
    }
    let order = Order {
        what: shown.what,
        decimal_sign: ".".into(),
        theme: theme.into(),
        size: SIZE,
        title: figure.id.into(),
        ..Order::default()
    };
    let name = figure.id.trim_end_matches("-finding");
    assert_golden(&format!("{name}-{case}-{theme}.svg"), &draw(&order).svg);
}

/// What is said of each figure: its sentence, its note, its first and last value, the first rows of its table.
fn told(seen: &Seen) -> String {
    let mut text = String::new();
    for figure in figures() {
        let shown = (figure.show)(seen);
        let table = (figure.table)(seen, 2);
        let [before, number, behind] = &shown.finding;
        // writing to a text cannot fail
        let _ = writeln!(text, "{}\n  {before}[{number}]{behind}\n  {}", figure.id, shown.note);
        if let Some(missing) = &shown.missing {
            let _ = writeln!(text, "  missing: {missing}");
        }
        let ends = [shown.values.first(), shown.values.last()].into_iter().flatten();
        for value in ends {
            let _ = writeln!(text, "  value: {value}");
        }
        let _ = writeln!(text, "  table of {}: {}", table.all, figure.heads.join(" | "));
        for row in &table.rows {
            let _ = writeln!(text, "    {}", row.join(" | "));
        }
    }
    text
}

pub fn assert_golden(name: &str, actual: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/figures").join(name);
    if std::env::var_os("WOBBLE_ACCEPT").is_some() {
        std::fs::write(&path, actual).unwrap_or_else(|error| panic!("cannot write {}: {error}", path.display()));
        return;
    }
    let accepted = std::fs::read_to_string(&path).unwrap_or_default();
    if accepted != actual {
        let same = accepted.bytes().zip(actual.bytes()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| {
            let bytes = &text.as_bytes()[same.saturating_sub(60).min(text.len())..(same + 90).min(text.len())];
            String::from_utf8_lossy(bytes).into_owned()
        };
        panic!(
            "{} differs from byte {same} on:\n  accepted …{}…\n  now      …{}…\nIf that is meant, look at it after \
             `WOBBLE_ACCEPT=1 cargo test --test figures`.",
            path.display(),
            around(&accepted),
            around(actual),
        );
    }
}
