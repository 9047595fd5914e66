//! What the findings say of a component, as far as Practice tells it: it reads no sessions, so that what was found where they were read is
//! kept with the summary of the skill.

use super::{SkillSummary, TagNo};

/// What was found of a component, on the level on which it was practised last.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// Misses come less often.
    Fewer,
    /// They come more often.
    More,
    /// More of them are wobbles.
    Milder,
    /// Fewer of them are.
    Rougher,
    /// The newest session with it reached a level that is harder than any before.
    Reached,
}

/// As they are kept: by their numbers, from 1.
const ALL: [Found; 5] = [Found::Fewer, Found::More, Found::Milder, Found::Rougher, Found::Reached];

impl Found {
    /// Its number, as it is kept.
    pub fn number(self) -> i64 {
        self as i64 + 1
    }

    /// Whether a component slips: what was reached before is reached less often.
    pub fn slips(self) -> bool {
        matches!(self, Self::More | Self::Rougher)
    }
}

impl SkillSummary {
    /// What was found of a component, if it was found in the sessions that are counted here: one more, and it is found anew.
    pub fn found_of(&self, component: TagNo) -> Option<Found> {
        let (of, all) = self.found.split_first()?;
        let (newest, _) = self.newest?;
        let [_, number] = all.chunks_exact(2).find(|found| found[0] == i64::from(component))? else { return None };
        let place = usize::try_from(*number).ok()?.checked_sub(1)?;
        ALL.get(place).copied().filter(|_| newest.0 == *of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;

    #[test]
    fn what_was_found_holds_until_another_session_is_there() {
        for kept in ALL {
            let mut summary = SkillSummary {
                newest: Some((Instant(77), 60)),
                found: vec![77, 4, Found::Reached.number(), 9, kept.number()],
                ..SkillSummary::default()
            };
            assert_eq!(summary.found_of(9), Some(kept));
            assert_eq!((summary.found_of(4), summary.found_of(5)), (Some(Found::Reached), None));
            summary.newest = Some((Instant(78), 60));
            assert_eq!(summary.found_of(9), None, "a session came");
        }
    }

    #[test]
    fn numbers_that_say_nothing_are_nothing() {
        for found in [vec![], vec![77], vec![77, 4], vec![77, 4, 0], vec![77, 4, 6], vec![77, 4, i64::MIN]] {
            let summary = SkillSummary { newest: Some((Instant(77), 0)), found, ..SkillSummary::default() };
            assert_eq!(summary.found_of(4), None);
        }
        assert_eq!(SkillSummary { found: vec![77, 4, 1], ..SkillSummary::default() }.found_of(4), None);
    }
}
