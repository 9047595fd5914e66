//! The colours that a chart may use. The same values as `style/tokens.css`: a test compares the two.

use plotters::style::RGBColor;

/// Colour roles of a chart. The names are those of the custom properties in `style/tokens.css`.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Theme {
    /// The page.
    pub ice: RGBColor,
    /// Text, line.
    pub ink: RGBColor,
    /// Second voice: axis text.
    pub ink_2: RGBColor,
    /// Grid lines; decoration only.
    pub hair: RGBColor,
    /// Axes.
    pub edge: RGBColor,
    /// A miss as a filled area.
    pub micro: RGBColor,
    /// A miss as a line, an outline or text.
    pub micro_mark: RGBColor,
    /// A clean attempt as a line or text.
    pub clean_mark: RGBColor,
    /// A miss recovered without stopping.
    pub size_wobble: RGBColor,
    /// A miss that made the learner stop and restart.
    pub size_stumble: RGBColor,
    /// The big one.
    pub size_fall: RGBColor,
    /// What parts the segments of a bar: an outline in light, a gap (the colour of the ice) in dark and rink.
    pub seg_line: RGBColor,
}

impl Theme {
    /// "Morning ice".
    pub const LIGHT: Self = Self {
        ice: RGBColor(0xed, 0xf4, 0xf7),
        ink: RGBColor(0x0a, 0x1e, 0x29),
        ink_2: RGBColor(0x3b, 0x53, 0x61),
        hair: RGBColor(0xbf, 0xd0, 0xd9),
        edge: RGBColor(0x5b, 0x76, 0x84),
        micro: RGBColor(0xff, 0xb2, 0x2e),
        micro_mark: RGBColor(0xa0, 0x54, 0x00),
        clean_mark: RGBColor(0x0b, 0x58, 0x78),
        size_wobble: RGBColor(0xff, 0xd2, 0x7a),
        size_stumble: RGBColor(0xd9, 0x7c, 0x0b),
        size_fall: RGBColor(0x5f, 0x2f, 0x00),
        seg_line: RGBColor(0xa0, 0x54, 0x00),
    };

    /// Evening.
    pub const DARK: Self = Self {
        ice: RGBColor(0x0a, 0x19, 0x22),
        ink: RGBColor(0xea, 0xf4, 0xf8),
        ink_2: RGBColor(0xa9, 0xc0, 0xcc),
        hair: RGBColor(0x27, 0x43, 0x50),
        edge: RGBColor(0x77, 0x94, 0xa3),
        micro: RGBColor(0xf3, 0xaa, 0x3a),
        micro_mark: RGBColor(0xff, 0xbe, 0x5c),
        clean_mark: RGBColor(0x72, 0xcd, 0xf0),
        size_wobble: RGBColor(0x8f, 0x62, 0x20),
        size_stumble: RGBColor(0xe6, 0x9a, 0x2c),
        size_fall: RGBColor(0xff, 0xe6, 0xbd),
        seg_line: RGBColor(0x0a, 0x19, 0x22),
    };

    /// For glare: black, white, and the two brightest marks.
    pub const RINK: Self = Self {
        ice: RGBColor(0x00, 0x00, 0x00),
        ink: RGBColor(0xff, 0xff, 0xff),
        ink_2: RGBColor(0xe8, 0xee, 0xf0),
        hair: RGBColor(0x5c, 0x64, 0x68),
        edge: RGBColor(0xff, 0xff, 0xff),
        micro: RGBColor(0xff, 0xc4, 0x00),
        micro_mark: RGBColor(0xff, 0xc4, 0x00),
        clean_mark: RGBColor(0x8b, 0xe6, 0xff),
        size_wobble: RGBColor(0x8a, 0x6a, 0x00),
        size_stumble: RGBColor(0xff, 0xc4, 0x00),
        size_fall: RGBColor(0xff, 0xf3, 0xcc),
        seg_line: RGBColor(0x00, 0x00, 0x00),
    };

    /// Whether segments are parted by a gap rather than by an outline.
    pub(crate) fn parts_by_gap(&self) -> bool {
        self.seg_line == self.ice
    }
}
