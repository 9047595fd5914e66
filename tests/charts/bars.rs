//! Bars: misses a minute, and their sizes week by week.

use wobble::charts::{
    FrequencySeries, Labels, SessionBar, SizesLabels, SizesRow, SizesSeries, Theme, frequency_places, frequency_svg,
    sizes_places, sizes_svg,
};

use crate::SIZE;
use crate::drawn::{autumn, labels, no_time, sizes_labels, weeks};
use crate::reading::{areas, hex, numbers};

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
