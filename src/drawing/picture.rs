//! A chart that leaves the page: its sentence, its n and the app's name around it, so that it says what it is wherever it is looked at.

use super::Around;
use crate::charts::{Theme, framed};

/// `svg`, `width` pixels wide, with its words around it; and how wide and high that is.
pub(super) fn around(svg: &str, around: &Around, width: u32, theme: &Theme) -> (String, (u32, u32)) {
    framed(svg, [&around.scope, &around.finding, &around.note, &around.app], width, theme)
}
