//! When to say that sessions are not in any backup yet.

use super::{Id, Instant, SessionId};

/// After so many finished sessions it is said; and after so many more, once it was put away.
pub const REMINDER_AFTER: usize = 10;

/// How many of `sessions` (all that are over, in the order of their ids) are in no backup, if it is time to say so: the last one
/// was made at `last_backup`, and the reminder was put away at `put_away`.
///
/// Ids say when sessions were made, so none of them is read. One that was added by hand for a day before the last backup is not
/// counted; it is in the next backup all the same.
pub fn sessions_to_back_up(
    sessions: &[SessionId],
    last_backup: Option<Instant>,
    put_away: Option<Instant>,
) -> Option<usize> {
    let since = |at: Option<Instant>| match at {
        None => sessions.len(),
        Some(at) => {
            let last = Id::new(at, u64::MAX);
            sessions.len() - sessions.partition_point(|id| *id <= last)
        }
    };
    let is_due = since(last_backup.max(put_away)) >= REMINDER_AFTER;
    is_due.then(|| since(last_backup))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(at: impl IntoIterator<Item = i64>) -> Vec<SessionId> {
        at.into_iter().map(|at| Id::new(Instant(at * 1000), 7)).collect()
    }

    #[test]
    fn it_comes_with_the_tenth_session_and_not_before() {
        assert_eq!(sessions_to_back_up(&[], None, None), None);
        assert_eq!(sessions_to_back_up(&made(1..=9), None, None), None);
        assert_eq!(sessions_to_back_up(&made(1..=10), None, None), Some(10));
    }

    #[test]
    fn a_backup_begins_the_count_anew() {
        let sessions = made(1..=25);
        let backup = |at: i64| sessions_to_back_up(&sessions, Some(Instant(at * 1000)), None);
        assert_eq!([backup(13), backup(15), backup(16), backup(25)], [Some(12), Some(10), None, None]);
    }

    #[test]
    fn put_away_it_comes_again_after_ten_more_and_counts_them_all() {
        let put_away = |sessions: i64, backup: i64, at: i64| {
            sessions_to_back_up(&made(1..=sessions), Some(Instant(backup * 1000)), Some(Instant(at * 1000)))
        };
        assert_eq!([put_away(12, 1, 12), put_away(21, 1, 12), put_away(22, 1, 12)], [None, None, Some(21)]);
        // a backup after it was put away counts from itself
        assert_eq!([put_away(25, 20, 12), put_away(30, 20, 12)], [None, Some(10)]);
    }
}
