//! What the page asks of the worker that draws, and what it answers: one text each way.
//!
//! plotters and the charts are a program of their own (`src/draw.rs`): the first screen does not load them, and they
//! draw beside the page, so that a tap never waits for a chart.
//!
//! *Invariant*: no browser, no clock, no sentence: every word on a chart comes with the order.

use crate::charts::{FrequencySeries, Labels, SessionBar, Theme, frequency_svg, session_at, sessions_shown};
use crate::domain::Millis;
use crate::json::{Json, Record};

/// A chart that is asked for: misses a minute, session by session, by size.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Order {
    /// The sessions, oldest first.
    pub sessions: Vec<Bar>,
    /// What the height of a bar counts: "misses a minute".
    pub measure: String,
    /// What parts whole from fraction: "." or ",".
    pub decimal_sign: String,
    /// "light", "dark" or "rink".
    pub theme: String,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// The id of the element that names the chart.
    pub title: String,
    /// Where the chart was tapped, in CSS pixels from its left edge: the session there is marked.
    pub tapped: Option<i64>,
}

/// One session's numbers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bar {
    /// Its day, in the person's language: "12 Oct".
    pub label: String,
    /// How long it ran, pauses left out.
    pub running: Millis,
    /// Misses recovered without stopping.
    pub wobbles: u32,
    /// Misses after which it took a restart.
    pub stumbles: u32,
    /// The big ones.
    pub falls: u32,
    /// Misses of unknown size.
    pub unsized_misses: u32,
}

/// A chart that was drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawing {
    /// The picture: an SVG element.
    pub svg: String,
    /// How many sessions are on it, the newest ones.
    pub shown: u32,
    /// The session that is marked, counted from the oldest in the order.
    pub marked: Option<u32>,
}

record!(Order {
    "sessions" must sessions,
    "measure" must measure,
    "decimal_sign" must decimal_sign,
    "theme" must theme,
    "size" must size,
    "title" must title,
    "tapped" may tapped,
});

record!(Bar {
    "label" must label,
    "running" must running,
    "wobbles" must wobbles,
    "stumbles" must stumbles,
    "falls" must falls,
    "unsized" must unsized_misses,
});

record!(Drawing { "svg" must svg, "shown" must shown, "marked" may marked });

/// Draws what is asked for.
pub fn draw(order: &Order) -> Drawing {
    let labels = Labels {
        misses_per_minute: order.measure.clone(),
        decimal_sign: order.decimal_sign.chars().next().unwrap_or('.'),
    };
    let theme = match order.theme.as_str() {
        "dark" => Theme::DARK,
        "rink" => Theme::RINK,
        _ => Theme::LIGHT,
    };
    let mut series = FrequencySeries { sessions: order.sessions.iter().map(bar).collect(), selected: None };
    series.selected = order.tapped.and_then(|x| session_at(&series, &labels, order.size, x as f32));
    Drawing {
        svg: frequency_svg(&series, &labels, &theme, order.size, &order.title),
        shown: sessions_shown(&series, &labels, order.size).len() as u32,
        marked: series.selected.map(|place| place as u32),
    }
}

fn bar(bar: &Bar) -> SessionBar {
    SessionBar {
        label: bar.label.clone(),
        minutes: bar.running as f64 / 60_000.0,
        wobble: bar.wobbles,
        stumble: bar.stumbles,
        fall: bar.falls,
        unsized_misses: bar.unsized_misses,
    }
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
        let bar = |n: u32| Bar { label: format!("{n} Oct"), running: 600_000, wobbles: n, ..Bar::default() };
        Order {
            sessions: (1..=4).map(bar).collect(),
            measure: "misses a minute".into(),
            decimal_sign: ",".into(),
            theme: "dark".into(),
            size: (376, 262),
            title: "finding".into(),
            tapped: None,
        }
    }

    #[test]
    fn an_order_and_its_drawing_survive_the_way() {
        let asked = Order { tapped: Some(120), ..order() };
        assert_eq!(Order::from_json(&Json::parse(&asked.to_json().to_string()).expect("JSON")), Some(asked.clone()));
        let drawn = answer(&asked.to_json().to_string());
        assert_eq!(Drawing::from_json(&Json::parse(&drawn).expect("JSON")), Some(draw(&asked)));
    }

    #[test]
    fn it_is_drawn_in_its_theme_with_its_words() {
        let drawn = draw(&order());
        assert!(drawn.svg.starts_with("<svg") && drawn.svg.contains("misses a minute") && drawn.svg.contains("4 Oct"));
        assert!(drawn.svg.contains("aria-labelledby=\"finding\"") && drawn.svg.contains("0,2"), "{}", drawn.svg);
        assert_ne!(draw(&Order { theme: "light".into(), ..order() }).svg, drawn.svg);
        assert_eq!((drawn.shown, drawn.marked), (4, None));
    }

    #[test]
    fn a_tap_marks_the_session_under_it() {
        let mut marked: Vec<u32> =
            (0..376).filter_map(|x| draw(&Order { tapped: Some(x), ..order() }).marked).collect();
        assert!(marked.is_sorted() && marked.len() > 100, "{marked:?}");
        marked.dedup();
        assert_eq!(marked, [0, 1, 2, 3]);
    }

    #[test]
    fn what_is_no_order_is_answered_with_nothing() {
        for text in ["", "{}", "[1,2]", "{\"sessions\":[]}"] {
            assert_eq!(answer(text), "");
        }
    }
}
