//! Where the bars of a drawing stand: what a tap means.

/// Bars that stand side by side or one below the other, all alike, in pixels of the drawing.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// They stand one below the other.
    pub down: bool,
    /// Where the first begins, from the drawing's left or upper edge.
    pub begin: u32,
    /// From one to the next.
    pub pitch: u32,
    /// The first bar that is shown, and the one after the last.
    pub shown: (u32, u32),
}

impl Places {
    /// The bar at this point, the gap around it included; none beside the bars.
    pub fn at(&self, x: i64, y: i64) -> Option<u32> {
        let along = u32::try_from(if self.down { y } else { x }).ok()?.checked_sub(self.begin)?;
        let n = self.shown.0.checked_add(along.checked_div(self.pitch)?)?;
        (n < self.shown.1).then_some(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_in_one_bar_or_beside_them() {
        let along = Places { down: false, begin: 30, pitch: 10, shown: (5, 8) };
        assert_eq!(
            [-1, 29, 30, 39, 40, 59, 60].map(|x| along.at(x, 0)),
            [None, None, Some(5), Some(5), Some(6), Some(7), None]
        );
        assert_eq!(Places { down: true, ..along }.at(0, 45), Some(6));
        assert_eq!(Places::default().at(0, 0), None);
        assert_eq!(along.at(i64::MAX, 0), None);
    }
}
