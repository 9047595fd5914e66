//! Values along days, lanes and a calendar.

use wobble::charts::{Calendar, Lane, Lanes, Plot, Series, Theme, Turn, calendar_svg, lanes_svg, plot_svg};

use crate::drawn::{causes, line, november};
use crate::reading::{areas, hex, numbers};

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
