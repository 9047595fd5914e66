//! Line icons on a 24 grid, one line where possible, always beside a word.

use super::drawing::{drawing, path};
use crate::dom::{El, el};
use crate::words;

/// The icons' paths.
pub mod icons {
    /// Practice: the wobble.
    pub const PRACTICE: &str = "M2 9c2.5 0 2.6 8 5.2 8 2.5 0 2.5-9 5-9 2.3 0 2.3 7 4.6 7 2 0 2.6-4.4 5.2-5.4";
    /// Insights: a falling curve.
    pub const INSIGHTS: &str = "M3 4v13.5c0 1.4 1.1 2.5 2.5 2.5H21M7 8c3 0 4.5 6.5 7.5 6.5C17 14.5 18 12 21 12";
    /// Journal: a book.
    pub const JOURNAL: &str =
        "M5 20V5.5C5 4.1 6.1 3 7.5 3H19v14H7.5A2.5 2.5 0 0 0 5 19.5 1.5 1.5 0 0 0 6.5 21H19M9 8h6M9 12h4";
    /// Skills: stairs.
    pub const SKILLS: &str = "M4 20h5v-5h5v-5h5V4";
    /// Settings: sliders.
    pub const SETTINGS: &str = "M3 7h9m5 0h4M14.5 7m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0M3 17h3m5 0h10M8.5 17m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0";
    /// Something opens below.
    pub const DOWN: &str = "M5 9l7 7 7-7";
    /// What came before.
    pub const EARLIER: &str = "M15 5l-7 7 7 7";
    /// What came after.
    pub const LATER: &str = "M9 5l7 7-7 7";
    /// A square: the end.
    pub const STOP: &str = "M6 6h12v12H6z";
    /// Easier.
    pub const EASIER: &str = "M12 5v14M6 13l6 6 6-6";
    /// Harder.
    pub const HARDER: &str = "M12 19V5M6 11l6-6 6 6";
    /// Back.
    pub const UNDO: &str = "M4 9h10.5a5.5 5.5 0 0 1 0 11H9M4 9l4.5-4.5M4 9l4.5 4.5";
    /// Pause.
    pub const PAUSE: &str = "M8.5 5v14M15.5 5v14";
    /// Go on.
    pub const RESUME: &str = "M7 5l11 7-11 7z";
    /// A table.
    pub const TABLE: &str = "M3.5 5h17v14h-17zM3.5 10.5h17M10 10.5V19";
    /// Out of the page.
    pub const KEEP: &str = "M12 15V3.5M7.5 8L12 3.5 16.5 8M5 12.5V20h14v-7.5";
    /// Back to where one came from.
    pub const BACK: &str = "M15 5l-7 7 7 7";
    /// One more.
    pub const PLUS: &str = "M12 5v14M5 12h14";
    /// A pencil.
    pub const EDIT: &str = "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5L17.5 10";
    /// Up or down.
    pub const MOVE: &str = "M8 9.5l4-4 4 4M8 14.5l4 4 4-4";
    /// A trunk that branches.
    pub const SPLIT: &str = "M12 21v-8M12 13C12 8 6 9 6 3M12 13c0-5 6-4 6-10";
    /// Two that become one.
    pub const MERGE: &str = "M6 21c0-6 6-5 6-10M18 21c0-6-6-5-6-10M12 11V3";
    /// A metronome.
    pub const METRONOME: &str = "M9 3h6l4 18H5zM12 16L18 6M7 16h10";
    /// A box.
    pub const ARCHIVE: &str = "M4 8h16v12H4zM3 4h18v4H3zM9.5 12h5";
    /// A moon: asleep.
    pub const SLEEP: &str = "M20 14.5A8.5 8.5 0 1 1 9.5 4 6.8 6.8 0 0 0 20 14.5z";
    /// Lines that wait.
    pub const WAITING: &str = "M4 8.5h16M4 14h16M4 19.5h9";
}

/// An icon; hidden from assistive technology, for its word stands beside it.
pub fn icon(d: &str) -> El {
    drawing("ico", "0 0 24 24").child(path("", d))
}

/// The mark and the name.
pub fn brand() -> El {
    const MARK: &str =
        "M72 196C112 196 118 352 168 352C214 352 214 172 258 172C298 172 298 318 340 318C380 318 394 226 446 206";
    let mark = drawing("", "50 140 420 240").attr("stroke-width", "40").child(path("", MARK));
    el("span.brand").child(mark).text(words::APP)
}
