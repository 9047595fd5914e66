//! Path data, in tenths of a pixel: as fine as a screen can show and few bytes.

use crate::charts::decimal::push_tenths;

/// A point, in pixels.
pub(super) type Point = (f32, f32);

/// Writes path data. A move to where it stands already is left out.
#[derive(Default)]
pub(super) struct Pen {
    path: String,
    at: Option<(i32, i32)>,
}

impl Pen {
    pub(super) fn move_to(&mut self, to: Point) {
        let to = tenths(to);
        if self.at != Some(to) {
            self.path.push('M');
            self.push(to);
        }
    }

    /// A cubic Bézier curve from where the pen stands.
    pub(super) fn curve(&mut self, leave: Point, arrive: Point, to: Point) {
        self.path.push('C');
        self.push(tenths(leave));
        self.path.push(' ');
        self.push(tenths(arrive));
        self.path.push(' ');
        self.push(tenths(to));
    }

    pub(super) fn into_path(self) -> String {
        self.path
    }

    fn push(&mut self, to: (i32, i32)) {
        push_tenths(&mut self.path, to.0);
        self.path.push(' ');
        push_tenths(&mut self.path, to.1);
        self.at = Some(to);
    }
}

fn tenths(point: Point) -> (i32, i32) {
    ((point.0 * 10.0 + 0.5).floor() as i32, (point.1 * 10.0 + 0.5).floor() as i32)
}
