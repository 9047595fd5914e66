//! What the page asks of the worker that draws, and what it answers: one text each way.
//!
//! plotters and the charts are a program of their own (`src/draw.rs`): the first screen does not load them, and they
//! draw beside the page, so that a tap never waits for a chart.
//!
//! *Invariant*: no browser, no clock, no sentence: every word on a chart comes with the order.

use crate::charts::{
    FrequencySeries, Labels, Places, SessionBar, SizesLabels, SizesRow, SizesSeries, Theme, frequency_places,
    frequency_svg, sizes_places, sizes_svg,
};
use crate::domain::Millis;
use crate::json::{Json, Record};

/// Which chart is asked for.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum Chart {
    /// Misses a minute, by size, side by side.
    #[default]
    Frequency,
    /// The share of each size, one below the other.
    Sizes,
}

/// A chart that is asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Order {
    /// Which.
    pub chart: Chart,
    /// The sessions, weeks or spans of weeks, oldest first.
    pub bars: Vec<Bar>,
    /// What a bar shows: "misses a minute", "share of sized misses".
    pub measure: String,
    /// What stands at a bar's end, if anything does: "wobbles".
    pub counted: String,
    /// The axis' labels, evenly spaced, where they are the same for all numbers.
    pub axis: Vec<String>,
    /// What parts whole from fraction: "." or ",".
    pub decimal_sign: String,
    /// "light", "dark" or "rink".
    pub theme: String,
    /// Width and height in CSS pixels. The height of bars that stand below each other follows from their number.
    pub size: (u32, u32),
    /// The id of the element that names the chart.
    pub title: String,
    /// The bar whose value is being read, counted from the oldest.
    pub marked: Option<u32>,
}

/// One session's numbers, or those of several together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bar {
    /// Its day, in the person's language: "12 Oct".
    pub label: String,
    /// What stands at its end: "8 of 11".
    pub value: String,
    /// How long it ran, pauses left out; 0 where that is too short for a frequency.
    pub running: Millis,
    /// Misses recovered without stopping.
    pub wobbles: u32,
    /// Misses after which it took a restart.
    pub stumbles: u32,
    /// The big ones.
    pub falls: u32,
    /// Misses of unknown size.
    pub unsized_misses: u32,
    /// Where the share that is shown likely is, in thousandths.
    pub likely: Option<(u32, u32)>,
    /// Nobody practised.
    pub rest: bool,
}

/// A chart that was drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawing {
    /// The picture: an SVG element.
    pub svg: String,
    /// How wide it is.
    pub width: u32,
    /// Where its bars stand.
    pub places: Places,
}

letters!(Chart { "frequency" Frequency, "sizes" Sizes });

record!(Order {
    "chart" must chart,
    "bars" must bars,
    "measure" must measure,
    "counted" keep counted,
    "axis" keep axis,
    "decimal_sign" must decimal_sign,
    "theme" must theme,
    "size" must size,
    "title" must title,
    "marked" may marked,
});

record!(Bar {
    "label" must label,
    "value" keep value,
    "running" must running,
    "wobbles" must wobbles,
    "stumbles" must stumbles,
    "falls" must falls,
    "unsized" must unsized_misses,
    "likely" may likely,
    "rest" keep rest,
});

record!(Places { "down" must down, "begin" must begin, "pitch" must pitch, "shown" must shown });

record!(Drawing { "svg" must svg, "width" must width, "places" must places });

/// Draws what is asked for.
pub fn draw(order: &Order) -> Drawing {
    let theme = match order.theme.as_str() {
        "dark" => Theme::DARK,
        "rink" => Theme::RINK,
        _ => Theme::LIGHT,
    };
    let (svg, places) = match order.chart {
        Chart::Frequency => draw_frequency(order, &theme),
        Chart::Sizes => draw_sizes(order, &theme),
    };
    Drawing { svg, width: order.size.0, places }
}

fn selected(order: &Order) -> Option<usize> {
    order.marked.map(|marked| marked as usize)
}

fn draw_frequency(order: &Order, theme: &Theme) -> (String, Places) {
    let labels = Labels {
        misses_per_minute: order.measure.clone(),
        decimal_sign: order.decimal_sign.chars().next().unwrap_or('.'),
    };
    let bar = |bar: &Bar| SessionBar {
        label: bar.label.clone(),
        minutes: bar.running as f64 / 60_000.0,
        wobble: bar.wobbles,
        stumble: bar.stumbles,
        fall: bar.falls,
        unsized_misses: bar.unsized_misses,
        rest: bar.rest,
    };
    let series = FrequencySeries { sessions: order.bars.iter().map(bar).collect(), selected: selected(order) };
    let svg = frequency_svg(&series, &labels, theme, order.size, &order.title);
    (svg, frequency_places(&series, &labels, order.size))
}

fn draw_sizes(order: &Order, theme: &Theme) -> (String, Places) {
    let labels = SizesLabels { share: order.measure.clone(), counted: order.counted.clone(), axis: order.axis.clone() };
    let row = |bar: &Bar| SizesRow {
        label: bar.label.clone(),
        value: bar.value.clone(),
        wobble: bar.wobbles,
        stumble: bar.stumbles,
        fall: bar.falls,
        likely: bar.likely,
        rest: bar.rest,
    };
    let series = SizesSeries { rows: order.bars.iter().map(row).collect(), selected: selected(order) };
    let svg = sizes_svg(&series, &labels, theme, order.size.0, &order.title);
    (svg, sizes_places(&series, &labels, order.size.0))
}

/// The text of the answer to the text of an order; an empty text to what is none.
pub fn answer(order: &str) -> String {
    let order = Json::parse(order).ok().and_then(|json| Order::from_json(&json));
    order.map(|order| draw(&order).to_json().to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order() -> Order {
        let bar = |n: u32| Bar {
            label: format!("{n} Oct"),
            value: format!("{n} of 9"),
            running: 600_000,
            wobbles: n,
            stumbles: 9 - n,
            likely: Some((n * 100, n * 150)),
            ..Bar::default()
        };
        Order {
            bars: (1..=4).map(bar).collect(),
            measure: "misses a minute".into(),
            counted: "wobbles".into(),
            axis: vec!["0".into(), "all".into()],
            decimal_sign: ",".into(),
            theme: "dark".into(),
            size: (376, 262),
            title: "finding".into(),
            ..Order::default()
        }
    }

    #[test]
    fn an_order_and_its_drawing_survive_the_way() {
        for chart in [Chart::Frequency, Chart::Sizes] {
            let asked = Order { marked: Some(2), chart, ..order() };
            assert_eq!(
                Order::from_json(&Json::parse(&asked.to_json().to_string()).expect("JSON")),
                Some(asked.clone())
            );
            let drawn = answer(&asked.to_json().to_string());
            assert_eq!(Drawing::from_json(&Json::parse(&drawn).expect("JSON")), Some(draw(&asked)));
        }
    }

    #[test]
    fn it_is_drawn_in_its_theme_with_its_words() {
        let drawn = draw(&order());
        assert!(drawn.svg.starts_with("<svg") && drawn.svg.contains("misses a minute") && drawn.svg.contains("4 Oct"));
        assert!(drawn.svg.contains("aria-labelledby=\"finding\"") && drawn.svg.contains("0,5"), "{}", drawn.svg);
        assert_ne!(draw(&Order { theme: "light".into(), ..order() }).svg, drawn.svg);
        let sizes = draw(&Order { chart: Chart::Sizes, ..order() });
        for word in ["misses a minute", "wobbles", "3 of 9", "4 Oct", "all"] {
            assert!(sizes.svg.contains(&format!(">{word}</text>")), "{word}: {}", sizes.svg);
        }
    }

    #[test]
    fn each_bar_has_its_place_and_is_marked_by_its_number() {
        for (chart, far) in [(Chart::Frequency, 376), (Chart::Sizes, 262)] {
            let drawn = draw(&Order { chart, ..order() });
            let mut found: Vec<u32> = (0..far).filter_map(|at| drawn.places.at(at, at)).collect();
            assert!(found.is_sorted() && found.len() > 100, "{found:?}");
            found.dedup();
            assert_eq!(found, [0, 1, 2, 3]);
            let marked = |n| draw(&Order { chart, marked: Some(n), ..order() }).svg;
            assert!(marked(0) != marked(1) && marked(0) != drawn.svg);
            assert_eq!(marked(4), drawn.svg, "there is no fifth");
        }
    }

    #[test]
    fn what_is_no_order_is_answered_with_nothing() {
        for text in ["", "{}", "[1,2]", "{\"bars\":[]}"] {
            assert_eq!(answer(text), "");
        }
    }
}
