//! Look how far you have come: one note of progress from about a year, half a year, three months or a month ago.

use super::{Instant, Millis, SessionId};

const DAY: Millis = 86_400_000;

/// About how many days ago, and how many days more or less; the longest ago first.
const AGO: [(i64, i64); 4] = [(365, 21), (182, 14), (91, 10), (30, 5)];

/// The note that is shown again now, among all `notes` (the names of their sessions, which say when they were made): of each time at
/// most one, the one that is nearest; and of several times another one each day, so that one looks at one thing at a time. With it,
/// about how many months ago that was: 12, 6, 3 or 1.
pub fn looked_back_at(notes: &[SessionId], now: Instant) -> Option<(&SessionId, u8)> {
    let nearest = |(days, about): (i64, i64)| {
        let then = now.after(-days * DAY);
        let away =
            |id: &SessionId| Some(id.made_at()?.0.saturating_sub(then.0).abs()).filter(|away| *away <= about * DAY);
        notes.iter().filter_map(|id| Some((away(id)?, id))).min().map(|(_, id)| id)
    };
    let months = [12, 6, 3, 1];
    let found: Vec<_> = AGO.into_iter().zip(months).filter_map(|(ago, months)| Some((nearest(ago)?, months))).collect();
    let turn = usize::try_from(now.0.div_euclid(DAY)).unwrap_or(0);
    found.get(turn % found.len().max(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    const NOW: Instant = Instant(20_000 * DAY);

    fn ago(days: &[i64]) -> Vec<SessionId> {
        days.iter().map(|days| Id::new(NOW.after(-days * DAY), 5)).collect()
    }

    #[test]
    fn it_is_the_nearest_note_of_its_time() {
        let notes = ago(&[200, 180, 170, 60, 10]);
        assert_eq!(looked_back_at(&notes, NOW), Some((&notes[1], 6)));
        assert_eq!(looked_back_at(&ago(&[10, 60, 140, 270, 500]), NOW), None);
        assert_eq!(looked_back_at(&[], NOW), None);
    }

    #[test]
    fn of_several_times_each_day_shows_another() {
        let notes = ago(&[366, 90, 30]);
        let shown: Vec<u8> = (0..6).filter_map(|day| Some(looked_back_at(&notes, NOW.after(day * DAY))?.1)).collect();
        assert_eq!(shown.len(), 6);
        assert_ne!(shown[0], shown[1]);
        assert_eq!(shown[..3], shown[3..]);
        let mut each = shown[..3].to_vec();
        each.sort_unstable();
        assert_eq!(each, [1, 3, 12]);
    }

    #[test]
    fn a_name_that_says_no_time_is_no_note_of_then() {
        let named = SessionId::try_from("imported".to_owned()).expect("a name");
        assert_eq!(looked_back_at(&[named], NOW), None);
    }
}
