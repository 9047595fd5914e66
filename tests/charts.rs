//! The charts, byte by byte and by their rules.
//!
//! Golden pictures live in `tests/golden`. After a change that is meant: look at the pictures in a browser, then
//! `WOBBLE_ACCEPT=1 cargo test --test charts` writes them anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use plotters::style::RGBColor;
use wobble::charts::{
    Calendar, FrequencySeries, Labels, Lane, Lanes, Mark, MarkInk, Pitch, Plot, Series, SessionBar, Shape, SizesLabels,
    SizesRow, SizesSeries, Theme, TraceOptions, TracePaths, Turn, calendar_svg, frequency_places, frequency_svg,
    lanes_svg, plot_svg, sizes_places, sizes_svg, trace, trace_rows,
};

const SIZE: (u32, u32) = (372, 220);

// ---------- golden pictures ----------

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

// ---------- frequency ----------

#[test]
fn words_from_outside_stay_words() {
    let mut series = autumn(1);
    series.sessions[0].label = "<b>&\"".into();
    let labels = Labels { misses_per_minute: "a < b > c & \u{1}\"d\"".into(), decimal_sign: '.' };
    let svg = frequency_svg(&series, &labels, &Theme::LIGHT, SIZE, "x\" onload=\"y");
    assert!(svg.contains(">a &lt; b &gt; c &amp; &quot;d&quot;</text>"), "{svg}");
    assert!(svg.contains(">&lt;b&gt;&amp;&quot;</text>"), "{svg}");
    assert!(svg.contains("aria-labelledby=\"x&quot; onload=&quot;y\""), "{svg}");
}

#[test]
fn a_chart_carries_no_inline_style_and_closes() {
    let svg = frequency_svg(&autumn(12), &labels(), &Theme::DARK, SIZE, "finding");
    assert!(!svg.contains("style=") && !svg.contains("<script"));
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    assert_eq!(svg.matches("</svg>").count(), 1);
}

#[test]
fn lines_of_one_ink_share_an_element() {
    let elements = |n| frequency_svg(&autumn(n), &labels(), &Theme::LIGHT, (900, 220), "f").matches("<path").count();
    assert!(elements(60) <= 12, "{}", elements(60));
    assert!(elements(60) <= elements(12) + 2);
}

#[test]
fn time_that_cannot_be_divided_by_is_no_frequency() {
    for minutes in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let bar = SessionBar { minutes, wobble: 3, ..SessionBar::default() };
        assert_eq!(bar.frequency(), None);
        let series = FrequencySeries { sessions: vec![bar], selected: None };
        let svg = frequency_svg(&series, &labels(), &Theme::LIGHT, SIZE, "f");
        assert!(svg.contains("<circle") && !svg.contains("NaN"), "{minutes}: {svg}");
        assert_eq!(areas(&svg, Theme::LIGHT.size_wobble), []);
    }
}

#[test]
fn a_session_without_misses_is_a_calm_line_on_the_axis() {
    let calm = SessionBar { minutes: 20.0, ..SessionBar::default() };
    let series = FrequencySeries { sessions: vec![calm], selected: None };
    let svg = frequency_svg(&series, &labels(), &Theme::RINK, SIZE, "f");
    let [line] = areas(&svg, Theme::RINK.clean_mark)[..] else { panic!("{svg}") };
    assert!(line.height <= 4 && line.width >= 20, "{line:?}");
}

#[test]
fn bars_are_as_high_as_their_frequency() {
    // 0.5, 1, 2 and 4 misses a minute, in sessions of different length
    let bars = [(40.0, 20), (20.0, 20), (30.0, 60), (5.0, 20)];
    let sessions = bars.map(|(minutes, wobble)| SessionBar { minutes, wobble, ..SessionBar::default() });
    let series = FrequencySeries { sessions: sessions.to_vec(), selected: None };
    for height in [160, 220, 400] {
        let svg = frequency_svg(&series, &labels(), &Theme::LIGHT, (372, height), "f");
        let heights: Vec<i32> = areas(&svg, Theme::LIGHT.size_wobble).iter().map(|a| a.height).collect();
        let &[half, one, two, four] = heights.as_slice() else { panic!("{heights:?}") };
        for (bar, share) in [(half, 8), (one, 4), (two, 2)] {
            assert!((bar * share - four).abs() <= share, "{heights:?}");
        }
    }
}

#[test]
fn the_parts_of_a_bar_are_stacked_from_mild_to_big_and_add_up() {
    let parts = SessionBar { minutes: 10.0, wobble: 8, stumble: 5, fall: 3, ..SessionBar::default() };
    let whole = SessionBar { minutes: 10.0, wobble: 16, ..SessionBar::default() };
    let svg = frequency_svg(
        &FrequencySeries { sessions: vec![parts, whole], selected: None },
        &labels(),
        &Theme::DARK,
        SIZE,
        "f",
    );
    let [wobble, whole] = areas(&svg, Theme::DARK.size_wobble)[..] else { panic!("{svg}") };
    let [stumble] = areas(&svg, Theme::DARK.size_stumble)[..] else { panic!("{svg}") };
    let [fall] = areas(&svg, Theme::DARK.size_fall)[..] else { panic!("{svg}") };
    assert_eq!(wobble.top, stumble.top + stumble.height);
    assert_eq!(stumble.top, fall.top + fall.height);
    assert_eq!((fall.top, fall.height + stumble.height + wobble.height), (whole.top, whole.height));
}

#[test]
fn one_miss_in_an_hour_is_still_seen() {
    let rare = SessionBar { minutes: 60.0, fall: 1, ..SessionBar::default() };
    let many = SessionBar { minutes: 1.0, wobble: 60, ..SessionBar::default() };
    let series = FrequencySeries { sessions: vec![rare, many], selected: None };
    let svg = frequency_svg(&series, &labels(), &Theme::LIGHT, SIZE, "f");
    let [fall] = areas(&svg, Theme::LIGHT.size_fall)[..] else { panic!("{svg}") };
    assert!(fall.height >= 2);
}

#[test]
fn a_tap_finds_the_bar_that_is_drawn_there() {
    for width in [288, 372, 900] {
        for sessions in [1, 12, 60] {
            let series = autumn(sessions);
            let svg = frequency_svg(&series, &labels(), &Theme::LIGHT, (width, 220), "f");
            let places = frequency_places(&series, &labels(), (width, 220));
            for bar in areas(&svg, Theme::LIGHT.size_wobble) {
                let found = places.at(bar.left.into(), 0);
                assert!(
                    found.is_some() && found == places.at((bar.left + bar.width - 1).into(), 0),
                    "{bar:?} in {width}"
                );
                assert!(series.sessions[found.expect("found above") as usize].wobble > 0);
            }
            assert_eq!(places.at(2, 0), None);
        }
    }
    let places = frequency_places(&autumn(500), &labels(), (288, 220));
    assert!(places.shown.1 - places.shown.0 >= 60 && places.shown.1 == 500);
    assert_eq!((0..288).find_map(|x| places.at(x, 0)), Some(places.shown.0));
}

#[test]
fn a_week_of_rest_is_an_empty_place() {
    let mut series = autumn(12);
    series.sessions[7].rest = true;
    let svg = |series| frequency_svg(series, &labels(), &Theme::LIGHT, SIZE, "f");
    let bars = |series| areas(&svg(series), Theme::LIGHT.size_wobble).len();
    assert_eq!(bars(&series) + 1, bars(&autumn(12)));
    let places = |series| frequency_places(series, &labels(), SIZE);
    assert_eq!(places(&series), places(&autumn(12)), "time goes on");
}

#[test]
fn no_size_is_too_small_to_draw() {
    for size in [(0, 0), (1, 1), (30, 10), (288, 40), (5000, 2000)] {
        for series in [autumn(0), autumn(60), no_time()] {
            assert!(frequency_svg(&series, &labels(), &Theme::LIGHT, size, "").ends_with("</svg>"));
        }
    }
}

// ---------- sizes ----------

#[test]
fn the_parts_of_a_week_fill_its_bar_from_mild_to_big() {
    let svg = sizes_svg(&weeks(1), &sizes_labels(), &Theme::DARK, 372, "f");
    let [wobble] = areas(&svg, Theme::DARK.size_wobble)[..] else { panic!("{svg}") };
    let [stumble] = areas(&svg, Theme::DARK.size_stumble)[..] else { panic!("{svg}") };
    let [fall] = areas(&svg, Theme::DARK.size_fall)[..] else { panic!("{svg}") };
    assert_eq!(wobble.left + wobble.width, stumble.left);
    assert_eq!(stumble.left + stumble.width, fall.left);
    let whole = wobble.width + stumble.width + fall.width;
    // 25, 13 and 9 of 47
    for (part, count) in [(wobble, 25), (stumble, 13), (fall, 9)] {
        assert!((part.width * 47 - whole * count).abs() <= 47, "{part:?} of {whole}");
    }
}

#[test]
fn an_interval_is_two_edges_where_the_share_likely_is() {
    let svg = sizes_svg(&weeks(1), &sizes_labels(), &Theme::DARK, 372, "f");
    let [wobble] = areas(&svg, Theme::DARK.size_wobble)[..] else { panic!("{svg}") };
    let [fall] = areas(&svg, Theme::DARK.size_fall)[..] else { panic!("{svg}") };
    let whole = fall.left + fall.width - wobble.left;
    let ink = format!("\" stroke=\"{}\" stroke-width=\"2\"/>", hex(Theme::DARK.ink));
    let (before, _) = svg.split_once(&ink).expect("edges");
    let data = before.rsplit("<path d=\"").next().expect("a path");
    let [lower, _, _, upper, _, _] = numbers(data)[..] else { panic!("{data}") };
    for (edge, thousandths) in [(lower, 392.0), (upper, 667.0)] {
        let expected = wobble.left as f32 + whole as f32 * thousandths / 1000.0;
        assert!((edge - expected).abs() <= 1.0, "{edge} {expected}");
    }
}

#[test]
fn too_few_sizes_are_hollow_and_rest_is_empty() {
    let row = |likely, rest| SizesRow { wobble: 3, stumble: 1, likely, rest, ..SizesRow::default() };
    let drawn =
        |row| sizes_svg(&SizesSeries { rows: vec![row], selected: None }, &sizes_labels(), &Theme::LIGHT, 372, "f");
    let filled = |svg: &str| areas(svg, Theme::LIGHT.size_wobble).len();
    let dots = |svg: &str| areas(svg, Theme::LIGHT.edge).len();
    let (share, few, rest) = (drawn(row(Some((1, 2)), false)), drawn(row(None, false)), drawn(row(None, true)));
    assert_eq!((filled(&share), filled(&few), filled(&rest)), (1, 0, 0));
    assert!(dots(&few) > 80 && dots(&share) == 0 && dots(&rest) == 0);
    let none = drawn(SizesRow::default());
    assert!((20..80).contains(&dots(&none)), "a dotted line, no outline: {}", dots(&none));
}

#[test]
fn a_tap_finds_the_week_that_is_drawn_there() {
    for width in [288, 372, 620] {
        let series = weeks(20);
        let svg = sizes_svg(&series, &sizes_labels(), &Theme::LIGHT, width, "f");
        let places = sizes_places(&series, &sizes_labels(), width);
        for bar in areas(&svg, Theme::LIGHT.size_wobble) {
            let found = places.at(0, bar.top.into());
            assert!(
                found.is_some() && found == places.at(999, (bar.top + bar.height - 1).into()),
                "{bar:?} in {width}"
            );
            assert!(series.rows[found.expect("found above") as usize].likely.is_some());
        }
        assert_eq!(places.at(0, 2), None);
    }
}

#[test]
fn odd_rows_and_widths_do_no_harm() {
    for width in [0, 1, 40, 5000] {
        for series in [SizesSeries::default(), weeks(3), SizesSeries { selected: Some(9), ..weeks(1) }] {
            let svg = sizes_svg(&series, &SizesLabels::default(), &Theme::RINK, width, "");
            assert!(svg.ends_with("</svg>"));
        }
    }
}

// ---------- plots, lanes, days ----------

/// Where the dots of a plot are, in the order in which they were drawn; of the two discs of each, the one within.
fn drawn_dots(svg: &str) -> Vec<[f32; 2]> {
    let round = svg.split("<path d=\"").filter(|path| path.contains("stroke-linecap=\"round\""));
    let all: Vec<[f32; 2]> = round
        .flat_map(|path| path.split('"').next().expect("data").split('M').skip(1))
        .map(|dot| numbers(dot)[..2].try_into().expect("where it is"))
        .collect();
    all.into_iter().skip(1).step_by(2).collect()
}

#[test]
fn a_tap_finds_the_dot_that_is_drawn_there() {
    for width in [288, 372, 620] {
        let plot = line(false);
        let (svg, units, places) = plot_svg(&plot, '.', &Theme::LIGHT, (width, 262), "f", None);
        assert_eq!(units, width * 4);
        let centres = drawn_dots(&svg);
        assert!(centres.len() >= 8, "the rings; and triangles are no dots");
        for x in centres.iter().map(|at| at[0] as i64) {
            let found = places.at(x, 9).expect("a dot is near itself");
            let step = plot.stops[found as usize];
            assert!(plot.series.iter().any(|series| series.dots.iter().any(|(at, _)| *at == step)), "{x}");
        }
    }
}

#[test]
fn values_are_as_high_as_they_are_and_intervals_around_them() {
    let dots = vec![(0, 0), (1, 25_000_000), (2, 50_000_000), (3, 100_000_000)];
    let likely = vec![(0, 9_000_000), (10_000_000, 40_000_000), (30_000_000, 70_000_000), (80_000_000, 100_000_000)];
    let series = Series { dots, likely, ..Series::default() };
    let plot = Plot { to: 3, bounds: Some((0, 100_000_000)), series: vec![series], ..Plot::default() };
    let (svg, ..) =
        plot_svg(&Plot { levels: vec![(0, "0".into())], ..plot }, '.', &Theme::LIGHT, (372, 262), "f", None);
    let heights: Vec<f32> = drawn_dots(&svg).iter().map(|at| at[1]).collect();
    let [none, quarter, half, whole] = heights[..] else { panic!("{heights:?}") };
    for (height, share) in [(quarter, 0.25), (half, 0.5)] {
        assert!(((none - height) - (none - whole) * share).abs() <= 1.0, "{heights:?}");
    }
}

#[test]
fn equal_ratios_are_equally_high_on_the_standard_chart() {
    let series = |dots: Vec<(i64, i64)>| vec![Series { dots, ..Series::default() }];
    let dots = vec![(0, 100_000), (7, 200_000), (14, 400_000), (21, 0)];
    let plot = Plot { to: 90, ratio: true, bounds: Some((-2, 1)), series: series(dots), ..Plot::default() };
    let (svg, ..) = plot_svg(&plot, '.', &Theme::LIGHT, (372, 262), "f", None);
    let (x, y): (Vec<f32>, Vec<f32>) = drawn_dots(&svg).iter().map(|at| (at[0], at[1])).unzip();
    let angle = ((y[0] - y[1]) / (x[1] - x[0])).atan().to_degrees();
    assert!((angle - 34.0).abs() < 1.0, "×2 a week: {angle}");
    assert!(((y[0] - y[1]) - (y[1] - y[2])).abs() <= 1.0);
    assert!(y[3] > y[0], "none stands below everything");
}

#[test]
fn a_bar_of_a_lane_is_as_long_as_its_share_and_an_arrow_stands_only_where_it_turned() {
    let svg = lanes_svg(&causes(), &Theme::DARK, 372, "f", None).0;
    let bars = areas(&svg, Theme::DARK.micro);
    let [whole, half, short] = bars[..] else { panic!("{bars:?}") };
    assert!((half.width * 2 - whole.width).abs() <= 2 && short.width >= 3, "{bars:?}");
    let arrows = |lanes: &Lanes| lanes_svg(lanes, &Theme::DARK, 372, "f", None).0.matches("l5 ").count();
    let flat =
        Lanes { lanes: causes().lanes.into_iter().map(|lane| Lane { turn: Turn::None, ..lane }).collect(), ..causes() };
    assert!(arrows(&causes()) > arrows(&flat));
}

#[test]
fn a_day_has_waves_where_there_was_practice_and_a_plain_line_where_there_was_rest() {
    let waves = |minutes: Vec<u32>, misses: Vec<u32>| {
        let svg = calendar_svg(&Calendar { minutes, misses, ..november() }, &Theme::LIGHT, 372, "f", None).0;
        let ink = format!("\" stroke=\"{}\" stroke-width=\"8\"/>", hex(Theme::LIGHT.micro_mark));
        svg.split("<path d=\"").filter(|path| path.contains(&ink)).map(|path| path.len()).sum::<usize>()
    };
    let day = |n: usize, of: u32| (0..14).map(|cell| if cell == n { of } else { 0 }).collect::<Vec<u32>>();
    assert_eq!(waves(vec![0; 14], vec![0; 14]), 0);
    assert_eq!(waves(day(3, 25), vec![0; 14]), 0, "without a miss the line is calm");
    assert!(waves(day(3, 25), day(3, 9)) > 100);
    assert_eq!(waves(day(13, 25), day(13, 9)), 0, "tomorrow is not drawn");
}

#[test]
fn odd_plots_lanes_and_days_do_no_harm() {
    let far = Series {
        dots: vec![(i64::MIN, i64::MAX), (i64::MAX, i64::MIN)],
        line: vec![(5, 5)],
        band: vec![(1, 2); 9],
        ..Series::default()
    };
    for plot in [
        Plot::default(),
        Plot { from: 9, to: 2, series: vec![far.clone()], ..Plot::default() },
        Plot {
            to: i64::MAX / 8,
            ratio: true,
            bounds: Some((7, -7)),
            series: vec![far],
            stops: vec![-4],
            ..Plot::default()
        },
    ] {
        for size in [(0, 0), (41, 41), (9000, 9000)] {
            let (svg, ..) = plot_svg(&plot, '.', &Theme::RINK, size, "", Some(7));
            assert!(svg.ends_with("</svg>") && !svg.contains("NaN"));
        }
    }
    for width in [0, 9, 5000] {
        assert!(lanes_svg(&Lanes::default(), &Theme::RINK, width, "", Some(1)).0.ends_with("</svg>"));
        assert!(lanes_svg(&causes(), &Theme::RINK, width, "", Some(9)).0.ends_with("</svg>"));
        let odd = Calendar { minutes: vec![5], misses: vec![], today: Some(400), ..november() };
        assert!(calendar_svg(&odd, &Theme::RINK, width, "", Some(99)).0.ends_with("</svg>"));
    }
}

// ---------- colours ----------

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

// ---------- trace ----------

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

// ---------- what is drawn ----------

const KINDS: [Mark; 5] = [Mark::Clean, Mark::Wobble, Mark::Stumble, Mark::Fall, Mark::Unsized];

fn labels() -> Labels {
    Labels { misses_per_minute: "misses a minute".into(), decimal_sign: '.' }
}

/// Sessions of an autumn in which the misses get fewer and milder; one of them calm, one without time.
fn autumn(sessions: usize) -> FrequencySeries {
    let bar = |n: usize| {
        let (day, month) = (1 + n * 3 % 28, ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"][n * 3 / 28 % 7]);
        let fewer = |from: usize| (from * 10 / (10 + n)) as u32;
        SessionBar {
            label: format!("{day} {month}"),
            minutes: if n == 5 { 0.0 } else { (20 + n % 4 * 5) as f64 },
            wobble: if n == 3 { 0 } else { 9 + (n * n % 7) as u32 * 2 },
            stumble: if n == 3 { 0 } else { fewer(12) + (n % 3) as u32 },
            fall: if n == 3 { 0 } else { fewer(7) },
            unsized_misses: if n % 4 == 1 { 4 } else { 0 },
            rest: false,
        }
    };
    FrequencySeries { sessions: (0..sessions).map(bar).collect(), selected: None }
}

/// Two months in which misses fall, with their band, clean attempts, a change of level and one session without a miss.
fn line(ratio: bool) -> Plot {
    let days: Vec<i64> = (0..8).map(|n| n * 8 + n % 3).collect();
    let fall = |day: i64| 1_200_000 - day * 14_000;
    let dots = days.iter().map(|day| (*day, if *day == 41 { 0 } else { fall(*day) + day % 5 * 60_000 })).collect();
    let trend: Vec<(i64, i64)> = (0..=12).map(|n| (n * 5, fall(n * 5))).collect();
    let misses = Series {
        shape: Shape::Triangle,
        ink: MarkInk::Fall,
        label: "falls".into(),
        dots,
        band: trend.iter().map(|(day, rate)| (rate - 150_000 - day * 900, rate + 150_000 + day * 900)).collect(),
        line: trend,
        ..Series::default()
    };
    let clean = Series {
        ink: MarkInk::Clean,
        shape: Shape::Ring,
        label: "clean".into(),
        dots: days.iter().map(|day| (*day, 700_000 + day * 8_000)).collect(),
        ..Series::default()
    };
    let envelope =
        Series { ink: MarkInk::Quiet, dotted: true, line: vec![(0, 1_500_000), (60, 700_000)], ..Series::default() };
    Plot {
        to: 62,
        along: [(0, "1 Sep"), (30, "1 Oct"), (61, "1 Nov")].map(|(day, label)| (day, label.to_owned())).to_vec(),
        caption: "a minute".into(),
        ratio,
        bounds: ratio.then_some((-2, 1)),
        series: vec![envelope, clean, misses],
        rules: vec![(33, "no barrier".into())],
        stops: days,
        ..Plot::default()
    }
}

/// A way over a map, and shares with intervals beside an edge.
fn way() -> Plot {
    let dots = vec![(62, 55_000_000), (51, 60_000_000), (55, 71_000_000), (41, 78_000_000)];
    let likely = dots.iter().map(|(_, share)| (share - 9_000_000, share + 7_000_000)).collect();
    let way = Series {
        ink: MarkInk::Quiet,
        shape: Shape::Ring,
        line: dots.clone(),
        dots: dots.clone(),
        likely,
        ..Series::default()
    };
    let last = Series { dots: vec![dots[3]], names: vec![(0, "16 Nov".into())], ..Series::default() };
    Plot {
        from: 30,
        to: 70,
        along: [(40, "0.4"), (60, "0.6")].map(|(at, label)| (at, label.to_owned())).to_vec(),
        along_caption: "misses a minute".into(),
        caption: "share of wobbles".into(),
        bounds: Some((40_000_000, 90_000_000)),
        levels: vec![(50_000_000, "50 %".into()), (80_000_000, "80 %".into())],
        between: Some((60_000_000, 80_000_000)),
        series: vec![way, last],
        stops: dots.iter().map(|(x, _)| *x).collect(),
        ..Plot::default()
    }
}

fn causes() -> Lanes {
    let lane =
        |name: &str, bar, turn| Lane { name: name.into(), value: "14".into(), bar: Some(bar), turn, ..Lane::default() };
    let share = Lane {
        name: "Bend knees".into(),
        more: "for “leaned back”".into(),
        value: "7 of 9".into(),
        dot: Some(778),
        likely: Some((453, 937)),
        clean: true,
        ..Lane::default()
    };
    let lanes = vec![
        lane("Leaned back", 1000, Turn::Up),
        lane("Looked down at the skates for the whole of the glide, and then at the barrier", 500, Turn::Down),
        lane("Too fast", 1, Turn::None),
        share,
    ];
    Lanes { lanes, axis: ["0", "50 %", "100 %"].map(Into::into).to_vec(), reference: Some(500) }
}

/// Two weeks of November; Saturday of the second is today.
fn november() -> Calendar {
    Calendar {
        weeks: ["9 Nov", "16 Nov"].map(Into::into).to_vec(),
        days: ["M", "T", "W", "T", "F", "S", "S"].map(Into::into).to_vec(),
        minutes: vec![0, 25, 0, 61, 0, 0, 12, 0, 30, 0, 8, 0, 0, 0],
        misses: vec![0, 11, 0, 40, 0, 0, 0, 0, 4, 0, 9, 0, 0, 0],
        today: Some(12),
    }
}

fn sizes_labels() -> SizesLabels {
    SizesLabels {
        share: "share of sized misses".into(),
        counted: "wobbles".into(),
        axis: ["0", "50 %", "100 %"].map(Into::into).to_vec(),
    }
}

/// Weeks in which falls get fewer: one of rest, one with few sizes, one without any.
fn weeks(count: usize) -> SizesSeries {
    let row = |n: usize| {
        let (wobble, stumble, fall) = match n % 10 {
            3 => (0, 0, 0),
            6 => (2, 1, 0),
            8 => (0, 0, 0),
            _ => (25 - (n * 3 % 11) as u32, 13 - n.min(12) as u32, 9_u32.saturating_sub(n as u32)),
        };
        let sized = wobble + stumble + fall;
        let share = |half: i32| ((wobble * 1000).checked_div(sized).unwrap_or(0) as i32 + half).clamp(0, 1000) as u32;
        SizesRow {
            label: format!("{} {}", 1 + n * 7 % 28, ["Sep", "Oct", "Nov", "Dec", "Jan"][n / 4 % 5]),
            value: if n % 10 == 3 { String::new() } else { format!("{wobble} of {sized}") },
            wobble,
            stumble,
            fall,
            likely: (sized >= 5).then(|| (share(-139), share(136))),
            rest: n % 10 == 3,
        }
    };
    SizesSeries { rows: (0..count).map(row).collect(), selected: None }
}

/// Sessions in which no time ran.
fn no_time() -> FrequencySeries {
    let bar = SessionBar { label: "1 Sep".into(), wobble: 2, ..SessionBar::default() };
    FrequencySeries { sessions: vec![bar; 3], selected: None }
}

fn fixed(first_index: u32) -> TraceOptions {
    TraceOptions { first_index, margin: 3.0, pitch: Pitch::Fixed(15.0) }
}

/// A session of `attempts`, with misses of all kinds.
fn session(attempts: usize) -> Vec<Mark> {
    let mark = |n: usize| match (n * 7 + n * n) % 23 {
        0 | 9 => Mark::Wobble,
        5 => Mark::Unsized,
        7 if n > 8 => Mark::Stumble,
        14 if n < 20 => Mark::Fall,
        _ => Mark::Clean,
    };
    (0..attempts).map(mark).collect()
}

// ---------- reading a drawing ----------

fn hex(color: RGBColor) -> String {
    format!("#{:02x}{:02x}{:02x}", color.0, color.1, color.2)
}

#[derive(Copy, Clone, PartialEq, Debug)]
struct Area {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
}

/// The rectangles filled with `color`.
fn areas(svg: &str, color: RGBColor) -> Vec<Area> {
    let end = format!("\" fill=\"{}\"/>", hex(color));
    let paths = svg.split("<path d=\"").filter_map(|path| path.split_once(&end).map(|(data, _)| data));
    let area = |data: &str| {
        let numbers: Vec<i32> = numbers(data).into_iter().map(|n| n as i32).collect();
        let &[left, top, width, height, _] = numbers.as_slice() else { panic!("not a rectangle: {data}") };
        Area { left, top, width, height }
    };
    paths.flat_map(|data| data.split_terminator('z')).map(area).collect()
}

fn numbers(data: &str) -> Vec<f32> {
    data.split(|c: char| c != '-' && c != '.' && !c.is_ascii_digit())
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().unwrap_or_else(|_| panic!("{word} in {data}")))
        .collect()
}

/// Points along path data of moves and curves, close together.
fn points(path: &str) -> Vec<(f32, f32)> {
    let mut points: Vec<(f32, f32)> = Vec::new();
    for command in path.split_inclusive(|_: char| true).fold(Vec::<String>::new(), |mut commands, letter| {
        match letter {
            "M" | "C" => commands.push(letter.into()),
            _ => commands.last_mut().expect("a path starts with a command").push_str(letter),
        }
        commands
    }) {
        match numbers(&command)[..] {
            [x, y] => points.push((x, y)),
            [ax, ay, bx, by, x, y] => {
                let from = *points.last().expect("a curve starts somewhere");
                for step in 1..=24 {
                    let t = step as f32 / 24.0;
                    let u = 1.0 - t;
                    let mix = |p: f32, a: f32, b: f32, q: f32| {
                        u * u * u * p + 3.0 * u * u * t * a + 3.0 * u * t * t * b + t * t * t * q
                    };
                    points.push((mix(from.0, ax, bx, x), mix(from.1, ay, by, y)));
                }
            }
            _ => panic!("{command}"),
        }
    }
    points
}

/// Traces as a picture, in the light theme's colours.
fn picture(traces: &[TracePaths], height: f32) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 412 {}\" fill=\"none\" stroke-linecap=\"round\">\n",
        height * traces.len() as f32
    );
    for (row, TracePaths { run, miss, end: (x, y), .. }) in traces.iter().enumerate() {
        let top = row as f32 * height;
        writeln!(
            svg,
            "<g transform=\"translate(0 {top})\"><path d=\"{run}\" stroke=\"#0a1e29\" stroke-width=\"2.25\"/>\n\
             <path d=\"{miss}\" stroke=\"#a05400\" stroke-width=\"3\"/>\n\
             <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"#0a1e29\"/></g>"
        )
        .expect("a string takes everything");
    }
    svg + "</svg>\n"
}
