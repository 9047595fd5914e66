//! Where the marks of a drawing stand: what a tap means.

/// Further from a mark than this, in pixels of the page, a tap means none.
const NEAR: i64 = 28;

/// Bars that stand side by side or one below the other, all alike; marks that stand anywhere along the drawing; or cells of a table. In
/// units of the drawing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Places {
    /// They stand one below the other.
    pub down: bool,
    /// Where the first begins, from the drawing's left or upper edge.
    pub begin: u32,
    /// From one to the next; 0 where they stand anywhere.
    pub pitch: u32,
    /// The first bar that is shown, and the one after the last.
    pub shown: (u32, u32),
    /// Of a table: where its first column begins, how wide each is, and how many there are.
    pub columns: Vec<u32>,
    /// Where marks stand that stand anywhere, in order.
    pub stops: Vec<u32>,
    /// Units of the drawing in a pixel of the page; 0 is 1.
    pub fine: u32,
}

impl Places {
    /// The mark at this point, the gap around it included; none beside them.
    pub fn at(&self, x: i64, y: i64) -> Option<u32> {
        if self.pitch == 0 {
            return self.nearest(if self.down { y } else { x });
        }
        let along = u32::try_from(if self.down { y } else { x }).ok()?.checked_sub(self.begin)?;
        let n = along.checked_div(self.pitch)?;
        let n = match self.columns[..] {
            [left, width, count] => {
                let column = u32::try_from(x).ok()?.checked_sub(left)?.checked_div(width)?;
                let cell = n.checked_mul(count)?.checked_add(column);
                cell.filter(|_| column < count)?
            }
            _ => n,
        };
        let n = self.shown.0.checked_add(n)?;
        (n < self.shown.1).then_some(n)
    }

    fn nearest(&self, along: i64) -> Option<u32> {
        let away = |stop: u32| (i64::from(stop) - along).abs();
        let (n, stop) = self.stops.iter().enumerate().min_by_key(|(_, stop)| away(**stop))?;
        let is_near = away(*stop) <= NEAR * i64::from(self.fine.max(1));
        self.shown.0.checked_add(n as u32).filter(|_| is_near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_in_one_bar_or_beside_them() {
        let along = Places { begin: 30, pitch: 10, shown: (5, 8), ..Places::default() };
        assert_eq!(
            [-1, 29, 30, 39, 40, 59, 60].map(|x| along.at(x, 0)),
            [None, None, Some(5), Some(5), Some(6), Some(7), None]
        );
        assert_eq!(Places { down: true, ..along.clone() }.at(0, 45), Some(6));
        assert_eq!(Places::default().at(0, 0), None);
        assert_eq!(along.at(i64::MAX, 0), None);
    }

    #[test]
    fn a_point_means_the_nearest_mark_that_is_near() {
        let marks = Places { stops: vec![100, 140, 400], shown: (0, 3), fine: 2, ..Places::default() };
        assert_eq!(
            [44, 45, 119, 121, 300, 399, 456, 457].map(|x| marks.at(x, 9)),
            [Some(0), Some(0), Some(0), Some(1), None, Some(2), Some(2), None]
        );
        assert_eq!(marks.at(43, 0), None);
    }

    #[test]
    fn a_point_is_in_one_cell() {
        let cells =
            Places { begin: 20, pitch: 10, columns: vec![50, 30, 7], shown: (0, 14), down: true, ..Places::default() };
        assert_eq!(
            [(49, 25), (50, 25), (259, 29), (260, 25), (80, 30)].map(|(x, y)| cells.at(x, y)),
            [None, Some(0), Some(6), None, Some(8)]
        );
        assert_eq!(cells.at(60, 40), None, "below the last row");
    }
}
