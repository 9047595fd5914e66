//! What the parts of a bar mean.

use crate::dom::{El, el, svg};
use crate::widgets::{circle, drawing, path};
use crate::words;

const SIZES: [(&str, &str); 3] = [("seg.w", words::WOBBLE), ("seg.s", words::STUMBLE), ("seg.f", words::FALL)];

/// The sizes, and misses without one.
pub fn with_unsized() -> El {
    el("p.key").children(SIZES.map(size)).child(size(("seg.u", words::UNSIZED)))
}

/// The sizes, the interval, and what is too few.
pub fn with_interval() -> El {
    let picture = || drawing("", "0 0 18 18");
    let likely = el("span").child(picture().child(path("likely", "M5 1V17M13 1V17"))).text(words::LIKELY);
    let few = el("span").child(picture().child(path("few", "M2 2H16V16H2Z"))).text(words::TOO_FEW);
    el("p.key").children(SIZES.map(size)).child(likely).child(few)
}

/// Dots, lines and bands.
pub fn of_lines() -> El {
    let picture = || drawing("", "0 0 18 18");
    let miss = el("span").child(picture().child(circle("dot", ("9", "9"), "6"))).text(words::KEY_MISSES);
    let clean = el("span").child(picture().child(circle("ring", ("9", "9"), "6"))).text(words::KEY_CLEAN);
    let band = path("band", "M1 5H17V13H1Z");
    let band =
        el("span").child(picture().child(band).child(path("likely-edge", "M1 5H17M1 13H17"))).text(words::KEY_BAND);
    el("p.key").child(miss).child(clean).child(band)
}

fn size((class, word): (&str, &str)) -> El {
    let square = svg("rect").class(class).attr("x", "1.5").attr("y", "1.5").attr("width", "15").attr("height", "15");
    let picture = drawing("", "0 0 18 18").child(square).child(path("hatch", "M2 12L12 2M6 16L16 6"));
    el("span").child(picture).text(word)
}
