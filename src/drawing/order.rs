//! A chart that is asked for: one kind of drawing with its numbers and words, and what is the same for all kinds.

use std::borrow::Cow;

use crate::charts::{Calendar, Lane, Lanes, MarkInk, Plot, Series, Shape, SizesLabels, SizesRow, Turn};
use crate::domain::Millis;
use crate::json::{Json, Record};

/// A chart that is asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Order {
    /// What is drawn.
    pub what: What,
    /// What parts whole from fraction: "." or ",".
    pub decimal_sign: String,
    /// "light", "dark" or "rink".
    pub theme: String,
    /// Width and height in CSS pixels. Some kinds are as high as they need.
    pub size: (u32, u32),
    /// The id of the element that names the chart.
    pub title: String,
    /// The mark whose value is being read, counted from the oldest or the topmost.
    pub marked: Option<u32>,
    /// What stands around a picture that leaves the page.
    pub around: Option<Around>,
}

/// A kind of drawing, and its numbers.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// Misses a minute, by size, side by side.
    Stacks(Stacks),
    /// The share of each size, one below the other.
    Shares(Shares),
    /// Values along days, weeks or minutes.
    Plot(Plot),
    /// Named things, one below the other.
    Lanes(Lanes),
    /// Days of practice.
    Calendar(Calendar),
}

impl Default for What {
    fn default() -> Self {
        Self::Stacks(Stacks::default())
    }
}

/// Stacked bars.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stacks {
    /// The sessions, weeks or spans of weeks, oldest first.
    pub bars: Vec<Bar>,
    /// What a bar shows: "misses a minute".
    pub measure: String,
}

/// One session's numbers, or those of several together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bar {
    /// Its day, in the person's language: "12 Oct".
    pub label: String,
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
    /// Nobody practised.
    pub rest: bool,
}

/// Bars of the whole.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shares {
    /// The weeks or spans of weeks, oldest first.
    pub rows: Vec<SizesRow>,
    /// The words around them.
    pub labels: SizesLabels,
}

/// What stands around a picture that leaves the page: nothing that the person wrote, and nothing that was not on the screen.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Around {
    /// What it is about, above: "Ice skating".
    pub scope: String,
    /// The sentence.
    pub finding: String,
    /// n and interval.
    pub note: String,
    /// The app's name.
    pub app: String,
}

letters!(MarkInk {
    "miss" Miss, "clean" Clean, "ink" Ink, "quiet" Quiet, "wobble" Wobble, "stumble" Stumble, "fall" Fall,
});
letters!(Shape { "disc" Disc, "ring" Ring, "square" Square, "triangle" Triangle, "floor" Floor });
letters!(Turn { "none" None, "up" Up, "down" Down });

record!(Stacks { "bars" must bars, "measure" must measure });
record!(Bar {
    "label" must label,
    "running" must running,
    "wobbles" must wobbles,
    "stumbles" must stumbles,
    "falls" must falls,
    "unsized" must unsized_misses,
    "rest" flag rest,
});
record!(Shares { "rows" must rows, "labels" must labels });
record!(SizesRow {
    "label" must label,
    "value" must value,
    "wobble" must wobble,
    "stumble" must stumble,
    "fall" must fall,
    "likely" may likely,
    "rest" flag rest,
});
record!(SizesLabels { "share" must share, "counted" must counted, "axis" must axis });
record!(Plot {
    "from" must from,
    "to" must to,
    "along" may along,
    "along_caption" keep along_caption,
    "caption" keep caption,
    "suffix" keep suffix,
    "bounds" may bounds,
    "levels" may levels,
    "ratio" flag ratio,
    "between" may between,
    "series" may series,
    "rules" may rules,
    "stops" may stops,
});
record!(Series {
    "ink" keep ink,
    "shape" keep shape,
    "label" keep label,
    "dots" flat dots,
    "likely" flat likely,
    "line" flat line,
    "band" flat band,
    "dotted" flag dotted,
    "names" may names,
});
record!(Lanes { "lanes" must lanes, "axis" may axis, "reference" may reference });
record!(Lane {
    "name" must name,
    "more" keep more,
    "value" keep value,
    "bar" may bar,
    "dot" may dot,
    "likely" may likely,
    "turn" keep turn,
    "clean" flag clean,
});
record!(Calendar {
    "weeks" must weeks,
    "days" must days,
    "minutes" must minutes,
    "misses" must misses,
    "today" may today,
});
record!(Around { "scope" must scope, "finding" must finding, "note" must note, "app" must app });
record!(Order {
    "what" must what,
    "decimal_sign" must decimal_sign,
    "theme" must theme,
    "size" must size,
    "title" must title,
    "marked" may marked,
    "around" may around,
});

/// An object with one field, whose name is the kind.
impl Record for What {
    fn to_json(&self) -> Json {
        let (kind, json) = match self {
            Self::Stacks(stacks) => ("stacks", stacks.to_json()),
            Self::Shares(shares) => ("shares", shares.to_json()),
            Self::Plot(plot) => ("plot", plot.to_json()),
            Self::Lanes(lanes) => ("lanes", lanes.to_json()),
            Self::Calendar(calendar) => ("calendar", calendar.to_json()),
        };
        Json::Object(vec![(Cow::Borrowed(kind), json)])
    }

    fn from_json(json: &Json) -> Option<Self> {
        let Json::Object(fields) = json else { return None };
        let [(kind, json)] = fields.as_slice() else { return None };
        match kind.as_ref() {
            "stacks" => Stacks::from_json(json).map(Self::Stacks),
            "shares" => Shares::from_json(json).map(Self::Shares),
            "plot" => Plot::from_json(json).map(Self::Plot),
            "lanes" => Lanes::from_json(json).map(Self::Lanes),
            "calendar" => Calendar::from_json(json).map(Self::Calendar),
            _ => None,
        }
    }
}
