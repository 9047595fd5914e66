//! Components practised in turn: one for some attempts or minutes, then the next. An option, not a promise.

use super::{Instant, Millis, Phase, Session, Skill, TagNo};

/// A mix has so many components at least.
pub const MIX_LEAST: usize = 2;
/// And at most: one comes round again within the session.
pub const MIX_MOST: usize = 4;

/// An attempt is over for so long before the next component is taken up: time to take a tap back.
const SETTLED: Millis = 1000;
const MINUTE: Millis = 60 * 1000;

/// How long a component's turn is.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum Every {
    /// Five attempts.
    #[default]
    FiveAttempts,
    /// Ten attempts.
    TenAttempts,
    /// Up to the first attempt after three minutes of practice.
    ThreeMinutes,
    /// Up to the first attempt after five minutes of practice.
    FiveMinutes,
}

impl Every {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::FiveAttempts, Self::TenAttempts, Self::ThreeMinutes, Self::FiveMinutes];

    /// Whether a turn of so many attempts is over, the last of them after `running` of practice.
    fn is_over(self, attempts: usize, running: Millis) -> bool {
        match self {
            Self::FiveAttempts => attempts >= 5,
            Self::TenAttempts => attempts >= 10,
            Self::ThreeMinutes => running >= 3 * MINUTE,
            Self::FiveMinutes => running >= 5 * MINUTE,
        }
    }
}

/// What is practised in turn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mix {
    /// The components, in their order.
    pub components: Vec<TagNo>,
    /// How long each turn is.
    pub every: Every,
}

impl Mix {
    /// The mix of a session that begins with the component `first`, which is always a part of it. What is not offered any more is
    /// left out; `None` where only one is left.
    pub fn beginning_with(&self, first: TagNo, skill: &Skill) -> Option<Self> {
        let mut components = self.components.clone();
        components.retain(|tag| is_offered(skill, *tag));
        if !components.contains(&first) {
            components.insert(0, first);
        }
        // the order stays, whichever is first
        while components[0] != first {
            let other = components.remove(0);
            components.push(other);
        }
        components.truncate(MIX_MOST);
        (components.len() >= MIX_LEAST).then_some(Self { components, every: self.every })
    }
}

/// Where the turn of the component that is practised now began.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Stint {
    /// Its first attempt has this place among all.
    from: usize,
    /// How long the session had been running.
    since: Millis,
}

fn is_offered(skill: &Skill, tag: TagNo) -> bool {
    skill.offered().any(|component| component.tag == tag)
}

impl Session {
    /// A turn begins at `at`: the component was switched, or a switch was taken back.
    pub(super) fn begin_stint(&mut self, at: Instant) {
        self.stint = Stint { from: self.attempts().len(), since: self.running(at) };
    }

    /// The component of the mix whose turn it is at `now`, if that is another one.
    ///
    /// A turn is over with the attempt that fills it, and the switch comes a moment later, between attempts. It waits for the retry
    /// of a miss of this turn, as long as there may be one, and for questions that are open (`reflecting`), and for the end of a breakdown ladder, unless twice the turn
    /// is over: one who leaves every question open is switched all the same.
    pub fn next_in_mix(&self, skill: &Skill, reflecting: bool, now: Instant) -> Option<TagNo> {
        let mix = self.start_of().mix.as_ref().filter(|_| self.phase() == Phase::Running && self.ladder().is_none())?;
        let Stint { from, since } = self.stint;
        let attempts = self.attempts().get(from..)?;
        let last = attempts.last().filter(|last| now.since(last.at) >= SETTLED)?;
        let is_over = |nth: usize, times: i64| {
            let running = attempts.get(nth).map_or(0, |attempt| attempt.running - since);
            mix.every.is_over((nth + 1) / times as usize, running / times)
        };
        let full = (0..attempts.len()).find(|nth| is_over(*nth, 1))?;
        let retry_of = self.pending_tweak.filter(|tweak| tweak.waits(last.component, last.level, now));
        let waits = retry_of.and_then(|tweak| self.place_of(tweak.miss)).is_some_and(|miss| miss <= from + full);
        if waits || reflecting && !is_over(attempts.len() - 1, 2) {
            return None;
        }
        let count = mix.components.len();
        let now_at = mix.components.iter().position(|tag| *tag == self.component()).map_or(count, |place| place + 1);
        let is_other = |tag: &TagNo| *tag != self.component() && is_offered(skill, *tag);
        (now_at..now_at + count).filter_map(|place| mix.components.get(place % count).copied()).find(is_other)
    }
}
