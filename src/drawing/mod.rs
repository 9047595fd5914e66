//! What the page asks of the worker that draws, and what it answers: one text each way. An order is JSON; an answer a line of JSON and the
//! picture.
//!
//! ```text
//! order    what is asked for: a kind of drawing, its numbers and words
//! picture  a drawing with its sentence around it, to be shared
//! ```
//!
//! plotters and the charts are a program of their own (`src/draw.rs`): the first screen does not load them, and they
//! draw beside the page, so that a tap never waits for a chart.
//!
//! *Invariant*: no browser, no clock, no sentence: every word on a chart comes with the order.

mod order;
mod picture;

pub use order::{Around, Bar, Order, Shares, Stacks, What};

use crate::charts::{
    FrequencySeries, Labels, Places, Plot, Series, SessionBar, SizesSeries, Theme, calendar_svg, frequency_places,
    frequency_svg, lanes_svg, plot_svg, sizes_places, sizes_svg,
};
use crate::json::{Json, Record};

/// A chart that was drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawing {
    /// The picture: an SVG element.
    pub svg: String,
    /// How wide it is, in the units of its places.
    pub width: u32,
    /// Where its marks stand.
    pub places: Places,
    /// Of a picture with words around it: how wide and high it is in pixels.
    pub outer: (u32, u32),
}

record!(Places {
    "down" flag down,
    "begin" must begin,
    "pitch" must pitch,
    "shown" must shown,
    "columns" may columns,
    "stops" may stops,
    "fine" keep fine,
});
record!(Frame { "width" must width, "places" must places, "outer" must outer });

/// What is told of a drawing beside its picture.
#[derive(Clone, PartialEq, Debug, Default)]
struct Frame {
    width: u32,
    places: Places,
    outer: (u32, u32),
}

impl Drawing {
    /// Its text: a line of JSON, then the picture as it is, for a picture of a hundred kilobytes is not to be quoted and unquoted.
    pub fn to_text(&self) -> String {
        let frame = Frame { width: self.width, places: self.places.clone(), outer: self.outer };
        [&frame.to_json().to_string(), "\n", &self.svg].concat()
    }

    /// The drawing that `text` tells of; `None` if of none.
    pub fn of_text(text: &str) -> Option<Self> {
        let (frame, svg) = text.split_once('\n')?;
        let Frame { width, places, outer } = Frame::from_json(&Json::parse(frame).ok()?)?;
        Some(Self { svg: svg.to_owned(), width, places, outer })
    }
}

/// Draws what is asked for.
pub fn draw(order: &Order) -> Drawing {
    let theme = match order.theme.as_str() {
        "dark" => Theme::DARK,
        "rink" => Theme::RINK,
        _ => Theme::LIGHT,
    };
    let marked = order.marked.map(|marked| marked as usize);
    let (title, size, sign) = (&order.title, order.size, order.decimal_sign.chars().next().unwrap_or('.'));
    let (svg, width, places) = match &order.what {
        What::Stacks(stacks) => {
            let (series, labels) =
                (series(stacks, marked), Labels { misses_per_minute: stacks.measure.clone(), decimal_sign: sign });
            (frequency_svg(&series, &labels, &theme, size, title), size.0, frequency_places(&series, &labels, size))
        }
        What::Shares(Shares { rows, labels }) => {
            let series = SizesSeries { rows: rows.clone(), selected: marked };
            (sizes_svg(&series, labels, &theme, size.0, title), size.0, sizes_places(&series, labels, size.0))
        }
        What::Plot(plot) => plot_svg(plot, sign, &theme, size, title, marked),
        What::Lanes(lanes) => {
            let (svg, places) = lanes_svg(lanes, &theme, size.0, title, marked);
            (svg, size.0, places)
        }
        What::Calendar(calendar) => calendar_svg(calendar, &theme, size.0, title, marked),
    };
    match &order.around {
        None => Drawing { svg: as_wide(svg, size.0), width, places, outer: (0, 0) },
        Some(around) => {
            let (svg, outer) = picture::around(&svg, around, size.0, &theme);
            Drawing { svg, width, places, outer }
        }
    }
}

/// As many pixels wide as it was asked for: in a page that stretches it by a part of a pixel no line is crisp.
fn as_wide(mut svg: String, pixels: u32) -> String {
    svg.insert_str("<svg".len(), &[" width=\"", &pixels.to_string(), "\""].concat());
    svg
}

fn series(stacks: &Stacks, selected: Option<usize>) -> FrequencySeries {
    let bar = |bar: &Bar| SessionBar {
        label: bar.label.clone(),
        minutes: bar.running as f64 / 60_000.0,
        wobble: bar.wobbles,
        stumble: bar.stumbles,
        fall: bar.falls,
        unsized_misses: bar.unsized_misses,
        rest: bar.rest,
    };
    FrequencySeries { sessions: stacks.bars.iter().map(bar).collect(), selected }
}

/// The text of the answer to the text of an order; an empty text to what is none.
pub fn answer(order: &str) -> String {
    let order = Json::parse(order).ok().and_then(|json| Order::from_json(&json));
    order.map(|order| draw(&order).to_text()).unwrap_or_default()
}

/// Draws a little that nobody sees: a browser compiles each function of a program when it is called first, and the first chart need not
/// wait for that. Answers how long the text of it was.
pub fn warm_up() -> usize {
    // many dots are drawn otherwise than few
    let values: Vec<(i64, i64)> = (0..200).map(|n| (n, n * 1000)).collect();
    let many =
        Series { dots: values.clone(), line: values.clone(), band: values, label: "0".into(), ..Series::default() };
    let few = Series { dots: vec![(0, 0)], ..Series::default() };
    let along = vec![(0, "0".into()), (199, "9".into())];
    let plot = Plot { to: 199, along, caption: "0".into(), series: vec![many, few], ..Plot::default() };
    let bars = vec![Bar { running: 60_000, wobbles: 1, falls: 1, ..Bar::default() }];
    let stacks = Stacks { bars, measure: "0".into() };
    let order = |what| Order { what, size: (300, 200), ..Order::default() };
    let all = [What::Plot(plot), What::Stacks(stacks)];
    all.into_iter().map(|what| answer(&order(what).to_json().to_string()).len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::{Calendar, Lane, Lanes, SizesLabels, SizesRow};

    fn stacks() -> What {
        let bar =
            |n: u32| Bar { label: format!("{n} Oct"), running: 600_000, wobbles: n, stumbles: 9 - n, ..Bar::default() };
        What::Stacks(Stacks { bars: (1..=4).map(bar).collect(), measure: "misses a minute".into() })
    }

    fn shares() -> What {
        let row = |n: u32| SizesRow {
            label: format!("{n} Oct"),
            value: format!("{n} of 9"),
            wobble: n,
            stumble: 9 - n,
            likely: Some((n * 100, n * 150)),
            ..SizesRow::default()
        };
        let axis = vec!["0".into(), "all".into()];
        let labels = SizesLabels { share: "share".into(), counted: "wobbles".into(), axis };
        What::Shares(Shares { rows: (1..=4).map(row).collect(), labels })
    }

    fn plot() -> What {
        let dots: Vec<(i64, i64)> = (0..4).map(|n| (n * 9, 200_000 + n * 50_000)).collect();
        let series = Series { label: "misses".into(), line: dots.clone(), dots, ..Series::default() };
        let along = vec![(0, "1 Oct".into()), (27, "28 Oct".into())];
        let plot = Plot { to: 27, along, caption: "a minute".into(), series: vec![series], ..Plot::default() };
        What::Plot(Plot { stops: vec![0, 9, 18, 27], rules: vec![(9, "no barrier".into())], ..plot })
    }

    fn lanes() -> What {
        let lane = |n: u32| Lane { name: format!("Cause {n}"), bar: Some(n * 200), ..Lane::default() };
        What::Lanes(Lanes {
            lanes: (1..=4).map(lane).collect(),
            axis: vec!["0".into(), "9".into()],
            ..Lanes::default()
        })
    }

    fn order(what: What) -> Order {
        Order {
            what,
            decimal_sign: ",".into(),
            theme: "dark".into(),
            size: (376, 262),
            title: "finding".into(),
            ..Order::default()
        }
    }

    fn calendar() -> What {
        let days = ["M", "T", "W", "T", "F", "S", "S"].map(Into::into).to_vec();
        let (minutes, misses) = (vec![0, 25, 0, 40, 0, 0, 30], vec![0, 11, 0, 0, 0, 0, 3]);
        What::Calendar(Calendar { weeks: vec!["12 Oct".into()], days, minutes, misses, today: Some(6) })
    }

    #[test]
    fn an_order_and_its_drawing_survive_the_way() {
        for what in [stacks(), shares(), plot(), lanes(), calendar()] {
            let around = Around { finding: "Fewer < falls".into(), app: "Wobble".into(), ..Around::default() };
            for around in [None, Some(around)] {
                let asked = Order { marked: Some(2), around, ..order(what.clone()) };
                let text = asked.to_json().to_string();
                assert_eq!(Order::from_json(&Json::parse(&text).expect("JSON")), Some(asked.clone()));
                assert_eq!(Drawing::of_text(&answer(&text)), Some(draw(&asked)));
            }
        }
    }

    #[test]
    fn it_is_drawn_in_its_theme_with_its_words() {
        let words: [(What, &[&str]); 5] = [
            (stacks(), &["misses a minute", "4 Oct", "0,5"]),
            (shares(), &["share", "wobbles", "3 of 9", "4 Oct", "all"]),
            (plot(), &["a minute", "1 Oct", "28 Oct", "0,2", "misses", "no barrier"]),
            (lanes(), &["Cause 1", "Cause 4", "9"]),
            (calendar(), &["12 Oct", "M"]),
        ];
        for (what, words) in words {
            let drawn = draw(&order(what.clone())).svg;
            assert!(drawn.starts_with("<svg") && drawn.contains("aria-labelledby=\"finding\""));
            for word in words {
                assert!(drawn.contains(&format!(">{word}</text>")), "{word}: {drawn}");
            }
            assert_ne!(draw(&Order { theme: "light".into(), ..order(what) }).svg, drawn);
        }
    }

    #[test]
    fn each_mark_has_its_place_and_is_marked_by_its_number() {
        for (what, far) in [(stacks(), 376), (shares(), 262), (plot(), 376 * 4), (lanes(), 400)] {
            let drawn = draw(&order(what.clone()));
            let mut found: Vec<u32> = (0..far).filter_map(|at| drawn.places.at(at, at)).collect();
            assert!(found.is_sorted() && found.len() > 100, "{found:?}");
            found.dedup();
            assert_eq!(found, [0, 1, 2, 3]);
            let marked = |n| draw(&Order { marked: Some(n), ..order(what.clone()) }).svg;
            assert!(marked(0) != marked(1) && marked(0) != drawn.svg);
            assert_eq!(marked(4), drawn.svg, "there is no fifth");
        }
    }

    #[test]
    fn it_warms_up_on_orders_that_are_drawn() {
        assert!(warm_up() > 1000, "two drawings");
    }

    #[test]
    fn what_is_no_order_is_answered_with_nothing() {
        for text in ["", "{}", "[1,2]", "{\"bars\":[]}", "{\"what\":{}}"] {
            assert_eq!(answer(text), "");
        }
    }
}
