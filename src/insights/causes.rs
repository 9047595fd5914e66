//! Causes by how often they were given, and whether that has changed: Pareto's order.

use super::history::Digest;
use super::interval::{Z95, thousandths, wilson};
use super::methods::{DIFFERENCE_MINIMUM, Verdict, newcombe_interval};
use crate::domain::TagNo;

/// Fewer explained misses than this have no order.
pub const CAUSES_MINIMUM: u32 = 5;

/// A cause, among all that were given.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct CauseShare {
    /// Of which component.
    pub component: TagNo,
    /// Which cause.
    pub cause: TagNo,
    /// How often it was given.
    pub count: u32,
    /// How many explained misses there are.
    pub of: u32,
    /// 95 % Wilson interval of its share, in thousandths.
    pub likely: (u32, u32),
    /// The same in the earlier half of the sessions, and in the later half: how often, of how many.
    pub halves: [(u32, u32); 2],
    /// Whether its share rose or fell from one half to the other: by the 95 % interval of the difference (Newcombe 1998), from 10
    /// explained misses in each half on.
    pub turn: Verdict,
}

/// The causes of `components` (of all, if there are none), the most frequent first; none below [`CAUSES_MINIMUM`] explained misses.
pub fn causes(sessions: &[Digest], components: &[TagNo]) -> Vec<CauseShare> {
    let middle = sessions.len() / 2;
    // component and cause, and how often in each half
    let mut counts: Vec<((TagNo, TagNo), [u32; 2])> = Vec::new();
    for (nth, session) in sessions.iter().enumerate() {
        let half = usize::from(nth >= middle);
        for cause in &session.causes {
            if !components.is_empty() && !components.contains(&cause.component) {
                continue;
            }
            let key = (cause.component, cause.cause);
            let known = counts.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                counts.push((key, [0, 0]));
                counts.len() - 1
            });
            if let Some((_, halves)) = counts.get_mut(known) {
                halves[half] += cause.count;
            }
        }
    }
    let of = counts.iter().fold([0, 0], |[a, b], (_, [early, late])| [a + early, b + late]);
    let all = of[0] + of[1];
    if all < CAUSES_MINIMUM {
        return Vec::new();
    }
    let share = |((component, cause), [early, late]): ((TagNo, TagNo), [u32; 2])| {
        let count = early + late;
        let (lower, upper) = wilson(count as usize, all as usize, Z95);
        let halves = [(early, of[0]), (late, of[1])];
        let likely = (thousandths(lower), thousandths(upper));
        CauseShare { component, cause, count, of: all, likely, halves, turn: turn(halves) }
    };
    let mut found: Vec<CauseShare> = counts.into_iter().map(share).collect();
    found.sort_by_key(|cause| std::cmp::Reverse(cause.count));
    found
}

fn turn([early, late]: [(u32, u32); 2]) -> Verdict {
    if early.1.min(late.1) < DIFFERENCE_MINIMUM {
        return Verdict::Unclear;
    }
    match newcombe_interval(late, early, Z95) {
        (lower, _) if lower > 0.0 => Verdict::Rises,
        (_, upper) if upper < 0.0 => Verdict::Falls,
        _ => Verdict::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountedSession, Id, Instant};
    use crate::insights::history::CauseCount;

    fn sessions(counts: &[&[(TagNo, TagNo, u32)]]) -> Vec<Digest> {
        let session = CountedSession {
            id: Id::me(),
            learner: Id::me(),
            skill: Id::me(),
            began: Instant(0),
            utc_offset_min: 0,
            running: 0,
            misses_only: false,
            guess: None,
            parts: vec![],
            ladders: vec![],
        };
        let cause = |&(component, cause, count): &(TagNo, TagNo, u32)| CauseCount { component, cause, count };
        let one = |of: &&[(TagNo, TagNo, u32)]| Digest {
            session: session.clone(),
            day: 0,
            bins: vec![],
            causes: of.iter().map(cause).collect(),
            after: vec![],
        };
        counts.iter().map(one).collect()
    }

    #[test]
    fn the_most_frequent_comes_first_with_its_halves() {
        let all = sessions(&[&[(1, 7, 12), (1, 8, 3)], &[(2, 9, 6)], &[(1, 8, 14)], &[(1, 7, 2), (2, 9, 5)]]);
        let found = causes(&all, &[]);
        let told: Vec<_> = found.iter().map(|cause| (cause.cause, cause.count, cause.halves)).collect();
        assert_eq!(told, [(8, 17, [(3, 21), (14, 21)]), (7, 14, [(12, 21), (2, 21)]), (9, 11, [(6, 21), (5, 21)])]);
        assert_eq!(
            found.iter().map(|cause| cause.turn).collect::<Vec<_>>(),
            [Verdict::Rises, Verdict::Falls, Verdict::Unclear]
        );
        assert_eq!(causes(&all, &[2]).iter().map(|cause| (cause.count, cause.of)).collect::<Vec<_>>(), [(11, 11)]);
    }

    #[test]
    fn few_have_no_order_and_no_turn() {
        assert_eq!(causes(&sessions(&[&[(1, 7, 4)]]), &[]), []);
        let few = causes(&sessions(&[&[(1, 7, 9)], &[(1, 8, 30)]]), &[]);
        assert!(few.iter().all(|cause| cause.turn == Verdict::Unclear), "nine in one half");
    }
}
