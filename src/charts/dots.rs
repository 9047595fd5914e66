//! Many dots as one element: plotters asks for each element what it asks for, and a thousand dots need not be asked a thousand times.

use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color, RGBColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

/// Filled dots of one size and colour.
pub(super) struct Dots<'a> {
    at: &'a [BackendCoord],
    radius: u32,
    style: ShapeStyle,
}

impl<'a> Dots<'a> {
    /// Dots around these places.
    pub(super) fn new(at: &'a [BackendCoord], radius: i32, color: RGBColor) -> Self {
        Self { at, radius: radius.unsigned_abs(), style: color.filled() }
    }
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Dots<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = std::slice::Iter<'a, BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        self.at.iter()
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Dots<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        at.try_for_each(|at| backend.draw_circle(at, self.radius, &self.style, true))
    }
}
