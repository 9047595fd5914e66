//! What to practise next: a hint, with its reason, and nothing that anything depends on.
//!
//! The rule, by the first that fits:
//!
//! 1. near its edge (the advice after at least 8 attempts is "keep going"), or found to slip (its misses come more often on this level, or fewer of
//!    them are wobbles), and not seen for two days or more
//! 2. whatever its edge is, not seen for a week or more
//!
//! Of several the one that was not seen for longest; of these one that slips, or else one with a lesson. What was found of it, surer than chance
//! would make it ([`super::findings`]), is told with it; that what slips comes up sooner is Wobble's own rule. Two days and a week are round numbers: that
//! practice which is spread out lasts longer is known (Cepeda et al. 2006), how far it is to be spread here is not.

use super::{Edge, EdgeAdvice};
use crate::domain::{Found, Instant, Skill, SkillSummary, TagNo, days_between};

/// Near its edge, a component comes up again after so many days.
const SOON: i64 = 2;
/// Any component does after so many.
const LONG: i64 = 7;

/// A component to practise next, and why.
#[derive(Clone, PartialEq, Debug)]
pub struct WhatNext {
    /// Which.
    pub component: TagNo,
    /// So many days ago it was tried last.
    pub days: i64,
    /// Where its edge is; a few attempts say nothing of that.
    pub edge: Edge,
    /// What was found of it on its present level.
    pub found: Option<Found>,
    /// A lesson was kept for it.
    pub has_lesson: bool,
}

/// What to practise next of `skill`, as far as its summary says, and which components have a lesson; `now` with the wall clock less UTC, in
/// minutes. `None` where there is nothing to choose from: fewer than two components that are offered were tried.
pub fn what_next(skill: &Skill, summary: &SkillSummary, lessons: &[TagNo], now: (Instant, i16)) -> Option<WhatNext> {
    let mut tried = 0;
    let mut best: Option<((bool, i64, bool, bool), WhatNext)> = None;
    for component in skill.offered() {
        let Some(standing) = summary.standing(component.tag) else { continue };
        tried += 1;
        let days = days_between(standing.practised, now).unwrap_or(0);
        let edge = Edge::of(Some(standing), &[], component.tag, component.level);
        // what was found on another level says nothing of this one
        let found = summary.found_of(component.tag).filter(|_| standing.level == component.level);
        let slips = found.is_some_and(Found::slips);
        let is_soon = (slips || edge.advice() == EdgeAdvice::KeepGoing) && days >= SOON;
        if !is_soon && days < LONG {
            continue;
        }
        let has_lesson = lessons.contains(&component.tag);
        let order = (is_soon, days, slips, has_lesson);
        // of two alike, the first in the person's order
        if best.as_ref().is_none_or(|(known, _)| order > *known) {
            best = Some((order, WhatNext { component: component.tag, days, edge, found, has_lesson }));
        }
    }
    best.map(|(_, next)| next).filter(|_| tried > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, NewComponent, Standing};

    const DAY: i64 = 86_400_000;
    const NOW: (Instant, i16) = (Instant(100 * DAY), 60);

    fn skill(components: usize) -> Skill {
        let new = |nth| {
            let levels = ["easy", "hard"].map(|name| (name.to_owned(), None, None)).to_vec();
            NewComponent { name: format!("Component {nth}"), levels, causes: vec![], tweaks: vec![] }
        };
        Skill::new(Id::me(), Id::me(), "Ice".into(), false, (0..components).map(new).collect(), 0).expect("few tags")
    }

    /// Component, days ago, outcomes; on its easiest level.
    fn stands(all: &[(usize, i64, &str)]) -> SkillSummary {
        let one = |(nth, days, outcomes): &(usize, i64, &str)| Standing {
            component: *nth as TagNo * 3 + 1,
            level: *nth as TagNo * 3 + 2,
            outcomes: (*outcomes).to_owned(),
            practised: (Instant(NOW.0.0 - days * DAY), 60),
            reached: vec![],
        };
        SkillSummary { standings: all.iter().map(one).collect(), newest: Some(NOW), ..SkillSummary::default() }
    }

    fn next(components: usize, all: &[(usize, i64, &str)], lessons: &[TagNo]) -> Option<(usize, i64)> {
        let found = what_next(&skill(components), &stands(all), lessons, NOW)?;
        Some((found.component as usize / 3, found.days))
    }

    const NEAR: &str = "cccmcccmccc";

    #[test]
    fn near_the_edge_and_not_seen_lately_comes_first() {
        let all = [(0, 1, NEAR), (1, 9, NEAR), (2, 30, "cccc"), (3, 5, NEAR)];
        assert_eq!(next(4, &all, &[]), Some((1, 9)));
        let found = what_next(&skill(4), &stands(&all), &[4], NOW).expect("one");
        assert_eq!((found.edge.misses, found.edge.n, found.has_lesson), (2, 11, true));
    }

    #[test]
    fn else_what_was_not_seen_for_longest() {
        let easy = "c".repeat(20);
        assert_eq!(next(3, &[(0, 8, "cccc"), (1, 12, &easy), (2, 1, NEAR)], &[]), Some((1, 12)));
        assert_eq!(next(3, &[(0, 6, "cccc"), (1, 6, &easy), (2, 1, NEAR)], &[]), None, "all were seen this week");
    }

    #[test]
    fn of_two_alike_the_one_with_a_lesson_or_else_the_first() {
        let all = [(0, 1, ""), (1, 4, NEAR), (2, 4, NEAR)];
        assert_eq!(next(3, &all, &[]), Some((1, 4)));
        assert_eq!(next(3, &all, &[7]), Some((2, 4)));
    }

    #[test]
    fn where_there_is_nothing_to_choose_from_nothing_is_said() {
        assert_eq!(next(3, &[], &[]), None, "before the first session");
        assert_eq!(next(3, &[(0, 9, NEAR)], &[]), None, "only one was ever tried");
        assert_eq!(next(1, &[(0, 9, NEAR), (1, 9, NEAR)], &[]), None, "there is only one");
        assert_eq!(next(2, &[(0, 0, NEAR), (1, 0, NEAR)], &[]), None, "both were tried today");
        let mut archived = skill(2);
        archived.components[1].archived = true;
        assert_eq!(what_next(&archived, &stands(&[(0, 1, NEAR), (1, 9, NEAR)]), &[], NOW), None);
    }

    #[test]
    fn attempts_at_another_level_are_not_its_edge() {
        let mut skill = skill(2);
        skill.components[1].level = skill.components[1].levels[1].tag;
        assert_eq!(what_next(&skill, &stands(&[(0, 1, NEAR), (1, 4, NEAR)]), &[], NOW), None, "the level is new");
    }

    /// What was found of a component, by its place.
    fn finds(summary: &mut SkillSummary, found: &[(usize, Found)]) {
        let kept = found.iter().flat_map(|(nth, found)| [*nth as i64 * 3 + 1, found.number()]);
        summary.found = std::iter::once(NOW.0.0).chain(kept).collect();
    }

    #[test]
    fn what_slips_comes_up_sooner_and_what_was_found_is_told() {
        let easy = "c".repeat(20);
        let all = [(0, 3, easy.as_str()), (1, 2, easy.as_str()), (2, 1, easy.as_str())];
        let skill = skill(3);
        let next = |found: &[(usize, Found)]| {
            let mut summary = stands(&all);
            finds(&mut summary, found);
            what_next(&skill, &summary, &[], NOW).map(|next| (next.component as usize / 3, next.found))
        };
        assert_eq!(next(&[]), None, "all were seen this week, and are easy");
        assert_eq!(next(&[(1, Found::More)]), Some((1, Some(Found::More))));
        assert_eq!(
            next(&[(0, Found::Rougher), (1, Found::More)]),
            Some((0, Some(Found::Rougher))),
            "not seen for longer"
        );
        assert_eq!(next(&[(0, Found::Fewer), (1, Found::Milder)]), None, "what goes well can wait");
        assert_eq!(next(&[(2, Found::More)]), None, "it was seen yesterday");
        // what comes up anyway is told with what was found
        let mut near = stands(&[(0, 1, NEAR), (1, 4, NEAR), (2, 4, NEAR)]);
        finds(&mut near, &[(1, Found::Fewer), (2, Found::More)]);
        let told = what_next(&skill, &near, &[4], NOW).map(|next| (next.component, next.found));
        assert_eq!(told, Some((7, Some(Found::More))), "of two alike the one that slips, whichever has a lesson");
        finds(&mut near, &[(1, Found::Fewer)]);
        let told = what_next(&skill, &near, &[4], NOW).map(|next| (next.component, next.found, next.has_lesson));
        assert_eq!(told, Some((4, Some(Found::Fewer), true)));
    }

    #[test]
    fn what_was_found_on_another_level_is_not_told() {
        let mut skill = skill(2);
        let mut summary = stands(&[(0, 1, NEAR), (1, 8, NEAR)]);
        finds(&mut summary, &[(1, Found::Fewer)]);
        assert_eq!(what_next(&skill, &summary, &[], NOW).and_then(|next| next.found), Some(Found::Fewer));
        skill.components[1].level = skill.components[1].levels[1].tag;
        assert_eq!(what_next(&skill, &summary, &[], NOW).map(|next| next.found), Some(None));
    }
}
