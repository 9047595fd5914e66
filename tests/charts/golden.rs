//! Every drawing is, byte for byte, the one that was accepted, in the colours of the style sheet.

use std::path::{Path, PathBuf};

use plotters::style::RGBColor;
use wobble::charts::{
    FrequencySeries, Mark, SizesSeries, Theme, TraceOptions, calendar_svg, frequency_svg, lanes_svg, plot_svg,
    sizes_svg, trace, trace_rows,
};

use crate::SIZE;
use crate::drawn::{autumn, causes, fixed, labels, line, no_time, november, session, sizes_labels, way, weeks};
use crate::reading::{hex, picture};

#[test]
fn frequency_looks_as_accepted() {
    let cases = [("one", 1), ("twelve", 12), ("sixty", 60)];
    for (theme_name, theme) in [("light", Theme::LIGHT), ("dark", Theme::DARK), ("rink", Theme::RINK)] {
        for (case, sessions) in cases {
            let svg = frequency_svg(&autumn(sessions), &labels(), &theme, SIZE, "finding");
            assert_golden(&format!("frequency-{theme_name}-{case}.svg"), &svg);
        }
        let svg = frequency_svg(&no_time(), &labels(), &theme, SIZE, "finding");
        assert_golden(&format!("frequency-{theme_name}-no-time.svg"), &svg);
    }
}

#[test]
fn a_selected_session_looks_as_accepted() {
    let series = FrequencySeries { selected: Some(7), ..autumn(12) };
    assert_golden("frequency-light-selected.svg", &frequency_svg(&series, &labels(), &Theme::LIGHT, SIZE, "finding"));
}

#[test]
fn sizes_look_as_accepted() {
    for (theme_name, theme) in [("light", Theme::LIGHT), ("dark", Theme::DARK), ("rink", Theme::RINK)] {
        let svg = sizes_svg(&weeks(10), &sizes_labels(), &theme, 372, "finding");
        assert_golden(&format!("sizes-{theme_name}-ten.svg"), &svg);
    }
    let selected = SizesSeries { selected: Some(2), ..weeks(4) };
    assert_golden("sizes-light-selected.svg", &sizes_svg(&selected, &sizes_labels(), &Theme::LIGHT, 372, "finding"));
    assert_golden("sizes-light-narrow.svg", &sizes_svg(&weeks(20), &sizes_labels(), &Theme::LIGHT, 288, "finding"));
}

const THEMES: [(&str, Theme); 3] = [("light", Theme::LIGHT), ("dark", Theme::DARK), ("rink", Theme::RINK)];

#[test]
fn plots_look_as_accepted() {
    for (theme_name, theme) in THEMES {
        for (case, plot) in [("even", line(false)), ("standard", line(true)), ("map", way())] {
            let (svg, ..) = plot_svg(&plot, '.', &theme, (372, 262), "finding", None);
            assert_golden(&format!("plot-{theme_name}-{case}.svg"), &svg);
        }
    }
    let (svg, ..) = plot_svg(&line(false), ',', &Theme::LIGHT, (372, 262), "finding", Some(3));
    assert_golden("plot-light-selected.svg", &svg);
}

#[test]
fn lanes_and_days_look_as_accepted() {
    for (theme_name, theme) in THEMES {
        assert_golden(&format!("lanes-{theme_name}.svg"), &lanes_svg(&causes(), &theme, 372, "finding", None).0);
        assert_golden(&format!("days-{theme_name}.svg"), &calendar_svg(&november(), &theme, 372, "finding", None).0);
    }
    assert_golden("lanes-light-selected.svg", &lanes_svg(&causes(), &Theme::LIGHT, 288, "finding", Some(1)).0);
    assert_golden("days-light-selected.svg", &calendar_svg(&november(), &Theme::LIGHT, 288, "finding", Some(9)).0);
}

#[test]
fn traces_look_as_accepted() {
    use Mark::*;
    let kinds = [Clean, Wobble, Clean, Unsized, Clean, Stumble, Clean, Fall, Clean];
    assert_golden("trace-kinds.svg", &picture(&[trace(&kinds, (412.0, 116.0), &TraceOptions::default())], 116.0));
    let running = [3, 12, 20, 40].map(|n| trace(&session(n), (345.0, 50.0), &fixed(0)));
    assert_golden("trace-session.svg", &picture(&running, 50.0));
    assert_golden("trace-rows.svg", &picture(&trace_rows(&session(41), 18, (412.0, 78.0), 3.0), 78.0));
}

fn assert_golden(name: &str, actual: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("WOBBLE_ACCEPT").is_some() {
        std::fs::write(&path, actual).unwrap_or_else(|e| panic!("cannot write {}: {e}", path.display()));
        return;
    }
    let accepted = std::fs::read_to_string(&path).unwrap_or_default();
    if accepted != actual {
        let same = accepted.bytes().zip(actual.bytes()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| {
            let bytes = &text.as_bytes()[same.saturating_sub(30).min(text.len())..(same + 50).min(text.len())];
            String::from_utf8_lossy(bytes).into_owned()
        };
        panic!(
            "{} differs from byte {same} on:\n  accepted …{}…\n  drawn    …{}…\nIf that is meant, look at it after \
             `WOBBLE_ACCEPT=1 cargo test --test charts`.",
            path.display(),
            around(&accepted),
            around(actual),
        );
    }
}

#[test]
fn the_themes_are_those_of_the_style_sheet() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let Ok(css) = std::fs::read_to_string(&path) else {
        eprintln!("no {}: nothing to compare with", path.display());
        return;
    };
    let themes =
        [(":root", Theme::LIGHT), ("[data-theme=\"dark\"]", Theme::DARK), ("[data-theme=\"rink\"]", Theme::RINK)];
    for (selector, theme) in themes {
        let block = css.split_once(&format!("{selector} {{")).and_then(|(_, rest)| rest.split_once('}'));
        let (block, _) = block.unwrap_or_else(|| panic!("tokens.css has no `{selector} {{`"));
        for (name, color) in roles(&theme) {
            let value = block.split_once(&format!("--{name}:")).and_then(|(_, rest)| rest.split_once(';'));
            assert_eq!(value.map(|(v, _)| v.trim()), Some(hex(color).as_str()), "--{name} under {selector}");
        }
    }
}

fn roles(t: &Theme) -> [(&'static str, RGBColor); 12] {
    [
        ("ice", t.ice),
        ("ink", t.ink),
        ("ink-2", t.ink_2),
        ("hair", t.hair),
        ("edge", t.edge),
        ("micro", t.micro),
        ("micro-mark", t.micro_mark),
        ("clean-mark", t.clean_mark),
        ("size-wobble", t.size_wobble),
        ("size-stumble", t.size_stumble),
        ("size-fall", t.size_fall),
        ("seg-line", t.seg_line),
    ]
}
