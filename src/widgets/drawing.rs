//! Small drawings of lines, hidden from assistive technology.

use crate::dom::{El, svg};

/// A drawing in units of `view_box`.
pub fn drawing(classes: &str, view_box: &str) -> El {
    svg("svg").class(classes).attr("viewBox", view_box).attr("aria-hidden", "true")
}

/// A line in a drawing.
pub fn path(classes: &str, d: &str) -> El {
    svg("path").class(classes).attr("d", d)
}

/// A circle in a drawing.
pub fn circle(classes: &str, (x, y): (&str, &str), r: &str) -> El {
    svg("circle").class(classes).attr("cx", x).attr("cy", y).attr("r", r)
}

/// A wavy dotted line: the way that nobody went yet.
pub fn way_ahead(view_box: &str, d: &str) -> El {
    drawing("trace", view_box).child(path("ahead", d))
}
