//! What the parts of a bar mean.

use crate::dom::{El, el, nothing, svg};
use crate::figures::Key;
use crate::widgets::{circle, drawing, path};
use crate::words;

const SIZES: [(&str, &str); 3] = [("seg.w", words::WOBBLE), ("seg.s", words::STUMBLE), ("seg.f", words::FALL)];

/// What its marks mean.
pub fn key(of: Key) -> El {
    match of {
        Key::None => nothing(),
        Key::UnsizedSizes => with_unsized(),
        Key::LikelySizes => with_interval(),
        Key::Lines => of_lines(),
        Key::Shares => of_shares(),
        Key::Rates => of_rates(),
        Key::Map => of_map(),
        Key::Edge => of_edge(),
        Key::Levels => of_levels(),
        Key::Days => of_days(),
        Key::Guesses => of_feel(),
    }
}

/// The sizes, and misses without one.
fn with_unsized() -> El {
    el("p.key").children(SIZES.map(size)).child(size(("seg.u", words::UNSIZED)))
}

/// The sizes, the interval, and what is too few.
fn with_interval() -> El {
    let picture = || drawing("", "0 0 18 18");
    let likely = el("span").child(picture().child(path("likely", "M5 1V17M13 1V17"))).text(words::LIKELY);
    let few = el("span").child(picture().child(path("few", "M2 2H16V16H2Z"))).text(words::TOO_FEW);
    el("p.key").children(SIZES.map(size)).child(likely).child(few)
}

/// Dots, lines and bands.
fn of_lines() -> El {
    let picture = || drawing("", "0 0 18 18");
    let miss = el("span").child(picture().child(circle("dot", ("9", "9"), "6"))).text(words::KEY_MISSES);
    let clean = el("span").child(picture().child(circle("ring", ("9", "9"), "6"))).text(words::KEY_CLEAN);
    let band = path("band", "M1 5H17V13H1Z");
    let band =
        el("span").child(picture().child(band).child(path("likely-edge", "M1 5H17M1 13H17"))).text(words::KEY_BAND);
    el("p.key").child(miss).child(clean).child(band)
}

fn keys(all: impl IntoIterator<Item = (El, &'static str)>) -> El {
    el("p.key")
        .children(all.into_iter().map(|(mark, word)| el("span").child(drawing("", "0 0 18 18").child(mark)).text(word)))
}

fn disc(class: &str) -> El {
    circle(class, ("9", "9"), "6")
}

fn interval() -> El {
    path("likely", "M4 3H14M4 15H14M9 3V15")
}

/// Shares with their intervals.
fn of_shares() -> El {
    keys([(disc("dot ink"), words::KEY_SHARE), (interval(), words::KEY_LIKELY)])
}

/// Rates with their intervals.
fn of_rates() -> El {
    keys([(disc("dot"), words::MISSES_PER_MINUTE), (interval(), words::KEY_LIKELY)])
}

/// The first and the last station.
fn of_map() -> El {
    keys([(disc("ring miss"), words::KEY_FIRST), (disc("dot"), words::KEY_LAST)])
}

/// The edge.
fn of_edge() -> El {
    keys([
        (disc("dot"), words::KEY_SESSION),
        (interval(), words::KEY_LIKELY),
        (path("edge-band", "M1 5H17M1 13H17"), words::KEY_EDGE),
    ])
}

/// Levels and ladders.
fn of_levels() -> El {
    keys([(disc("ring"), words::KEY_LEVEL), (path("dot", "M9 3L16 15H2Z"), words::KEY_BROKE)])
}

/// Days.
fn of_days() -> El {
    keys([
        (path("wave", "M1 9C3 3 5 3 7 9S11 15 13 9 16 6 17 9"), words::KEY_PRACTICE),
        (path("calm", "M1 9H17"), words::KEY_CALM),
        (path("rest", "M1 9H17"), words::KEY_REST),
    ])
}

/// Guesses.
fn of_feel() -> El {
    keys([(disc("ring"), words::KEY_GUESS), (path("edge-band", "M1 5H17M1 13H17"), words::KEY_MEAN)])
}

fn size((class, word): (&str, &str)) -> El {
    let square = svg("rect").class(class).attr("x", "1.5").attr("y", "1.5").attr("width", "15").attr("height", "15");
    let picture = drawing("", "0 0 18 18").child(square).child(path("hatch", "M2 12L12 2M6 16L16 6"));
    el("span").child(picture).text(word)
}
