//! How a stretch departs from the baseline.
//!
//! A shape is drawn in a frame of its own: along it from 0 to 1, and up or down from the straight line between the
//! stretch's two ends. At both ends it leaves and arrives along the baseline, so that stretches join without a
//! corner whatever stands beside them.

use super::Mark;
use super::baseline::baseline;
use super::pen::{Pen, Point};

/// The proportions of a trace, in pixels.
pub(super) struct Shape {
    /// The middle of the baseline.
    middle: f32,
    /// How far the baseline swings.
    swing: f32,
    /// How deep a bend is.
    bend: f32,
    /// How high a loop is.
    arch: f32,
    /// The length of a clean stretch.
    pitch: f32,
}

/// A stretch between two points of the baseline.
struct Frame {
    from: Point,
    to: Point,
    /// How fast the line sinks at both ends, pixel by pixel.
    slopes: (f32, f32),
    /// The height of one unit.
    unit: f32,
}

impl Shape {
    /// For a picture of `height` pixels with `margin` kept free above and below.
    pub(super) fn new(height: f32, margin: f32, pitch: f32) -> Self {
        let room = (height - 2.0 * margin).max(1.0);
        let arch = (0.54 * room).min(2.6 * pitch);
        let bend = (0.17 * room).min(0.72 * pitch);
        let swing = (0.48 * (room - arch - bend)).min(1.4 * pitch);
        // a loop on the crest of the baseline above, a bend in its trough below, what is left shared out
        let middle = margin + arch + swing + 0.5 * (room - arch - bend - 2.0 * swing);
        Self { middle, swing, bend, arch, pitch }
    }

    /// Height and slope on the picture of a value of the baseline.
    pub(super) fn rest(&self, (value, slope): (f32, f32)) -> (f32, f32) {
        (self.middle + value * self.swing, slope * self.swing / self.pitch)
    }

    /// Draws attempt `index` from `x` on, `width` pixels long.
    pub(super) fn draw(&self, pen: &mut Pen, mark: Mark, index: u32, (x, width): (f32, f32)) {
        let (start, end) = (self.rest(baseline(index)), self.rest(baseline(index.wrapping_add(1))));
        let unit = match mark {
            Mark::Clean => 0.0,
            Mark::Wobble | Mark::Stumble => self.bend,
            Mark::Unsized => 0.5 * self.bend,
            Mark::Fall => self.arch,
        };
        let frame = Frame { from: (x, start.0), to: (x + width, end.0), slopes: (start.1, end.1), unit };
        pen.move_to(frame.from);
        match mark {
            Mark::Clean => pen.curve(frame.leaving(1.0 / 3.0), frame.arriving(1.0 / 3.0), frame.to),
            Mark::Wobble | Mark::Unsized => frame.bend(pen),
            Mark::Stumble => frame.lift(pen),
            Mark::Fall => frame.arch(pen),
        }
    }
}

impl Frame {
    /// The point `along` the stretch and `down` from its straight line, in units.
    fn at(&self, along: f32, down: f32) -> Point {
        let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
        (self.from.0 + along * dx, self.from.1 + along * dy + down * self.unit)
    }

    /// The handle that leaves the first end along the baseline.
    fn leaving(&self, along: f32) -> Point {
        let dx = along * (self.to.0 - self.from.0);
        (self.from.0 + dx, self.from.1 + dx * self.slopes.0)
    }

    /// The handle that arrives at the last end along the baseline.
    fn arriving(&self, along: f32) -> Point {
        let dx = along * (self.to.0 - self.from.0);
        (self.to.0 - dx, self.to.1 - dx * self.slopes.1)
    }

    /// Up, down, and settled.
    fn bend(&self, pen: &mut Pen) {
        pen.curve(self.leaving(0.14), self.at(0.17, -0.85), self.at(0.3, -0.85));
        pen.curve(self.at(0.46, -0.85), self.at(0.5, 1.0), self.at(0.67, 1.0));
        pen.curve(self.at(0.81, 1.0), self.arriving(0.18), self.to);
    }

    /// Off the ice downwards, and on again above.
    fn lift(&self, pen: &mut Pen) {
        pen.curve(self.leaving(0.18), self.at(0.35, 0.15), self.at(0.48, 0.95));
        pen.move_to(self.at(0.75, -0.8));
        pen.curve(self.at(0.8, -0.1), self.arriving(0.12), self.to);
    }

    /// Up on the far side, back over the top, and down through its own way: an egg, a little more than half as wide
    /// as high.
    fn arch(&self, pen: &mut Pen) {
        let half = (0.28 * self.unit / (self.to.0 - self.from.0).max(0.1)).min(0.3);
        let (near, far, round) = (0.5 - half, 0.5 + half, 0.55 * half);
        let foot = 0.5 - 0.3 * half;
        pen.curve(self.leaving(foot), self.at(far, -0.2), self.at(far, -0.58));
        pen.curve(self.at(far, -0.83), self.at(0.5 + round, -1.0), self.at(0.5, -1.0));
        pen.curve(self.at(0.5 - round, -1.0), self.at(near, -0.83), self.at(near, -0.58));
        pen.curve(self.at(near, -0.2), self.arriving(foot), self.to);
    }
}
