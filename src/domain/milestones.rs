//! What was reached: so much collected, so high, for the first time. Milestones celebrate information, not attendance: there is none for
//! showing up, and none can be lost.

use super::{Component, CountedSession, FinishedSession, Instant, Millis, Skill, TagNo};

/// A friendly milestone from a popular book; no study says that it means anything.
const TWENTY_HOURS: Millis = 20 * 3_600_000;

/// Among the tags of what was reached: something was reached before that is not known, for its sessions are archived.
pub(super) const UNKNOWN: TagNo = 0;

/// Something that was reached.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Milestone {
    /// Twenty hours of one skill.
    TwentyHours,
    /// So many micro-failures of one skill.
    Collected(u32),
    /// A component was tried on a higher level than ever before: component, level.
    Level(TagNo, TagNo),
    /// A component's first clean attempt that was logged.
    FirstClean(TagNo),
    /// A cause was put away, for it comes up no more: component, cause.
    Retired(TagNo, TagNo),
}

/// What was reached of a skill up to some moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reached {
    /// Micro-failures.
    pub misses: u32,
    /// How long it was practised, pauses left out.
    pub running: Millis,
    /// Levels on which something was tried, and components of which an attempt was clean. A skill's tag numbers tell them apart.
    pub tags: Vec<TagNo>,
}

impl Reached {
    /// With what another session reached. The tags are then in the order of their numbers.
    pub fn add(&mut self, other: &Self) {
        self.misses = self.misses.saturating_add(other.misses);
        self.running = self.running.saturating_add(other.running);
        add_tags(&mut self.tags, &other.tags);
    }

    /// What one session reached, its tags in the order in which they were.
    pub fn by(session: &FinishedSession) -> Self {
        let mut reached = Self { running: session.running, ..Self::default() };
        for attempt in &session.attempts {
            reached.tag(attempt.level);
            match attempt.micro() {
                Some(_) => reached.misses += 1,
                None => reached.tag(attempt.component),
            }
        }
        reached
    }

    /// The same of a session in numbers.
    pub fn by_counted(session: &CountedSession) -> Self {
        let mut reached = Self { misses: session.summary().misses(), running: session.running, ..Self::default() };
        for part in &session.parts {
            part.levels.iter().for_each(|level| reached.tag(*level));
            if part.clean > 0 {
                reached.tag(part.component);
            }
        }
        reached
    }

    /// Reached this, if it was not before; what was first stays first.
    fn tag(&mut self, tag: TagNo) {
        if !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }
}

/// Adds those that are not there yet, in the order of their numbers: whichever session comes first, the same is known.
pub(super) fn add_tags(tags: &mut Vec<TagNo>, more: &[TagNo]) {
    for tag in more {
        let place = tags.iter().position(|known| known >= tag).unwrap_or(tags.len());
        if tags.get(place) != Some(tag) {
            tags.insert(place, *tag);
        }
    }
}

/// The first and the highest rung of a component among `tags`.
fn rungs(component: &Component, tags: &[TagNo]) -> (Option<usize>, Option<usize>) {
    let (mut first, mut highest) = (None, None);
    for rung in tags.iter().filter_map(|tag| component.rung(*tag)) {
        first = first.or(Some(rung));
        highest = highest.max(Some(rung));
    }
    (first, highest)
}

/// The milestones of `skill` that `now` reached and `before` had not, the biggest last.
pub fn milestones(skill: &Skill, before: &Reached, now: &Reached) -> Vec<Milestone> {
    let mut found = Vec::new();
    // where older sessions are archived, what was first or highest is not known
    if !before.tags.contains(&UNKNOWN) {
        for component in &skill.components {
            let tag = component.tag;
            if now.tags.contains(&tag) && !before.tags.contains(&tag) {
                found.push(Milestone::FirstClean(tag));
            }
        }
        for component in &skill.components {
            let (first, highest) = rungs(component, &now.tags);
            // the level that a component is begun on is no height that was reached
            if highest > rungs(component, &before.tags).1.or(first)
                && let Some(level) = highest.and_then(|rung| component.levels.get(rung))
            {
                found.push(Milestone::Level(component.tag, level.tag));
            }
        }
    }
    // 100, 300, 1,000, 3,000 …
    let all = before.misses.saturating_add(now.misses);
    let (mut mark, mut third) = (100_u32, false);
    while mark <= all {
        if mark > before.misses {
            found.push(Milestone::Collected(mark));
        }
        mark = if third { mark / 3 * 10 } else { mark.saturating_mul(3) };
        third = !third;
        if mark > u32::MAX / 10 {
            break;
        }
    }
    if before.running < TWENTY_HOURS && before.running.saturating_add(now.running) >= TWENTY_HOURS {
        found.push(Milestone::TwentyHours);
    }
    found
}

/// A milestone, and when the session began that reached it, with the wall clock less UTC in minutes; `None` where that session is
/// archived.
pub type Dated = (Option<(Instant, i16)>, Milestone);

/// All milestones of `skill`, oldest first: `sessions` are all that are here, oldest first, and `archived` is what others came to.
pub fn all_milestones(skill: &Skill, sessions: &[CountedSession], archived: Option<Reached>) -> Vec<Dated> {
    let mut before = Reached::default();
    let mut all: Vec<Dated> = Vec::new();
    if let Some(mut archived) = archived {
        archived.tags = vec![UNKNOWN];
        all.extend(milestones(skill, &before, &archived).into_iter().map(|milestone| (None, milestone)));
        before = archived;
    }
    for session in sessions.iter().filter(|session| session.skill == skill.id) {
        let now = Reached::by_counted(session);
        let found = milestones(skill, &before, &now).into_iter();
        all.extend(found.map(|milestone| (Some((session.began, session.utc_offset_min)), milestone)));
        before.add(&now);
    }
    for component in &skill.components {
        for cause in &component.retired_causes {
            let retired = Milestone::Retired(component.tag, cause.tag);
            // one that was retired before that was noted has no day
            if let Some(at) = skill.retired_at(cause.tag) {
                let place = all.partition_point(|(known, _)| known.is_none_or(|(known, _)| known <= at));
                all.insert(place, (Some((at, 0)), retired));
            }
        }
    }
    all
}

impl Skill {
    /// When a cause was retired, if that was noted.
    fn retired_at(&self, cause: TagNo) -> Option<Instant> {
        let of = format!("wz{cause}");
        self.marks.iter().find(|mark| mark.of == of).map(|mark| mark.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountedPart, Id, NewComponent, SessionId};

    const HOUR: Millis = 3_600_000;

    /// Component 1 with rungs 2, 3, 4, a cause 5; component 6 with rung 7.
    fn skill() -> Skill {
        let rung = |name: &str| (name.to_owned(), None, None);
        let stop = NewComponent {
            name: "Two-foot stop".into(),
            levels: vec![rung("Barrier"), rung("No barrier"), rung("Faster")],
            causes: vec!["Leaned back".into()],
            tweaks: vec![],
        };
        let glide = NewComponent { name: "Glide".into(), levels: vec![], causes: vec![], tweaks: vec![] };
        Skill::new(Id::new(Instant(1), 1), Id::me(), "Ice".into(), true, vec![stop, glide], 0).expect("few tags")
    }

    fn reached(misses: u32, hours: i64, tags: &[TagNo]) -> Reached {
        Reached { misses, running: hours * HOUR, tags: tags.to_vec() }
    }

    fn found(before: Reached, now: Reached) -> Vec<Milestone> {
        milestones(&skill(), &before, &now)
    }

    #[test]
    fn so_many_are_collected_once() {
        use Milestone::Collected;
        let collected = |before, now| found(reached(before, 0, &[]), reached(now, 0, &[]));
        assert_eq!(collected(0, 99), []);
        assert_eq!(collected(0, 100), [Collected(100)]);
        assert_eq!(collected(99, 1), [Collected(100)]);
        assert_eq!(collected(100, 199), []);
        assert_eq!(collected(100, 200), [Collected(300)]);
        assert_eq!(collected(50, 2_950), [100, 300, 1_000, 3_000].map(Collected));
        assert_eq!(collected(29_999, 1), [Collected(30_000)]);
        assert_eq!(collected(u32::MAX - 1, 1), []);
    }

    #[test]
    fn twenty_hours_are_the_biggest_and_reached_once() {
        let hours = |before, now| found(reached(0, before, &[]), reached(100, now, &[]));
        assert_eq!(hours(19, 1), [Milestone::Collected(100), Milestone::TwentyHours]);
        assert_eq!(hours(20, 1), [Milestone::Collected(100)]);
        assert_eq!(hours(18, 1), [Milestone::Collected(100)]);
    }

    #[test]
    fn a_level_is_a_height_only_above_what_was_tried() {
        let levels = |before: &[TagNo], now: &[TagNo]| found(reached(0, 0, before), reached(0, 0, now));
        assert_eq!(levels(&[], &[3]), [], "where one begins is no height");
        assert_eq!(levels(&[], &[2, 3]), [Milestone::Level(1, 3)]);
        assert_eq!(levels(&[], &[3, 2]), [], "easier is no height");
        assert_eq!(levels(&[2], &[4]), [Milestone::Level(1, 4)]);
        assert_eq!(levels(&[2, 4], &[3]), [], "it was higher before");
        assert_eq!(levels(&[2], &[7]), [], "another component's");
        assert_eq!(levels(&[2], &[99]), [], "a rung that is not known");
    }

    #[test]
    fn the_first_clean_attempt_is_the_first() {
        let clean = |before: &[TagNo], now: &[TagNo]| found(reached(0, 0, before), reached(0, 0, now));
        assert_eq!(clean(&[2], &[2, 1]), [Milestone::FirstClean(1)]);
        assert_eq!(clean(&[1, 2], &[2, 1, 7, 6]), [Milestone::FirstClean(6)]);
        assert_eq!(clean(&[UNKNOWN], &[2, 3, 1]), [], "what was before is in a file");
    }

    fn counted(days: i64, clean: u32, unsized_misses: u32, levels: &[TagNo]) -> CountedSession {
        let part =
            CountedPart { component: 1, levels: levels.to_vec(), clean, unsized_misses, ..CountedPart::default() };
        CountedSession {
            guess: None,
            ladders: Vec::new(),
            id: SessionId::new(Instant(days * 24 * HOUR), 1),
            learner: Id::me(),
            skill: skill().id,
            began: Instant(days * 24 * HOUR),
            utc_offset_min: 60,
            running: 8 * HOUR,
            misses_only: false,
            parts: vec![part],
        }
    }

    #[test]
    fn the_list_is_what_each_session_reached() {
        let mut skill = skill();
        let sessions = [counted(1, 0, 60, &[2]), counted(2, 1, 60, &[2, 3]), counted(3, 1, 200, &[2])];
        let cause = skill.components[0].causes.remove(0);
        skill.components[0].retired_causes.push(cause);
        assert_eq!(
            all_milestones(&skill, &sessions, None).len(),
            5,
            "a cause that was retired on no known day is left out"
        );
        skill.touch("wz5".to_owned(), Instant(60 * HOUR));
        let day = |days: i64| Some((Instant(days * 24 * HOUR), 60));
        let expected = [
            (day(2), Milestone::FirstClean(1)),
            (day(2), Milestone::Level(1, 3)),
            (day(2), Milestone::Collected(100)),
            (Some((Instant(60 * HOUR), 0)), Milestone::Retired(1, 5)),
            (day(3), Milestone::Collected(300)),
            (day(3), Milestone::TwentyHours),
        ];
        assert_eq!(all_milestones(&skill, &sessions, None), expected);
        // a year in a file: what it came to counts, when it was is not known
        let archived = Some(reached(250, 30, &[]));
        let expected = [
            (None, Milestone::Collected(100)),
            (None, Milestone::TwentyHours),
            (day(1), Milestone::Collected(300)),
            (Some((Instant(60 * HOUR), 0)), Milestone::Retired(1, 5)),
        ];
        assert_eq!(all_milestones(&skill, &sessions, archived), expected);
    }

    #[test]
    fn tags_are_the_same_in_whichever_order_they_come() {
        let mut one = Vec::new();
        add_tags(&mut one, &[7, 2, 7, 0]);
        let mut other = Vec::new();
        add_tags(&mut other, &[0, 2]);
        add_tags(&mut other, &[7, 2]);
        assert_eq!((one.as_slice(), &one), (&[0, 2, 7][..], &other));
    }
}
