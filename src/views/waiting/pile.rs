//! The pile of misses that wait: which of them is open, what was said of it, and the way back.

use std::sync::Arc;

use crate::app::{App, Counted};
use crate::dom::Var;
use crate::domain::{
    Attempt, Change, Component, CountedPart, CountedSession, FinishedSession, Instant, Ledger, MicroFailure, Millis,
    Model, Reflection, SessionId, Size, SkillId, TagNo, still_asks,
};
use crate::insights::{Around, Offered, around, causes_offered, tweaks_offered};
use crate::platform::{locale, page, time};
use crate::words;

/// A miss that waits: where it is, and what is known of it.
#[derive(Clone, PartialEq)]
pub(super) struct Miss {
    session: SessionId,
    /// Its place among the attempts of the session, and how long that had been running: both name it.
    place: usize,
    pub running: Millis,
    began: (Instant, i16),
    skill: SkillId,
    component: TagNo,
    /// Its size, if that was said on the ice.
    pub size: Option<Size>,
    pub around: Option<Around>,
}

/// What was said last, so that it can be taken back.
#[derive(Clone)]
struct Last {
    miss: Miss,
    place: usize,
    before: Reflection,
    after: Reflection,
    text: String,
}

/// So many misses are read at once, and lie ahead of the one that is open.
const PIECE: usize = 40;

/// So many misses of unknown size are many.
const MANY: usize = 8;

/// The tweak ledgers.
type Ledgers = Vec<(SkillId, Ledger)>;

/// The pile as it is looked at.
#[derive(Copy, Clone)]
pub(super) struct Pile {
    app: App,
    /// Those that were read so far, newest first.
    pub misses: Var<Arc<Vec<Miss>>>,
    /// The sessions of the others, the newest last, and how many of them wait in each.
    rest: Var<Arc<Vec<(SessionId, usize)>>>,
    /// Those that stopped asking, in the same way, until they are wanted.
    older: Var<Arc<Vec<(SessionId, usize)>>>,
    /// The place in the pile of the one that is open.
    pub open: Var<usize>,
    /// What was known of that one before something was said of it here, and what is now.
    said: Var<Option<(Reflection, Reflection)>>,
    last: Var<Option<Last>>,
    /// The rest was left.
    pub is_left: Var<bool>,
    /// What was to be said could not be: the miss is not what it was.
    pub is_stale: Var<bool>,
    /// The ledgers as they were when the pile was opened: chips do not move while one works through it.
    ledgers: Var<Arc<Ledgers>>,
}

fn of(micro: &MicroFailure) -> Reflection {
    Reflection { size: micro.size, cause: micro.cause, tweak: micro.tweak }
}

impl Pile {
    pub fn new(app: App, counted: &Counted) -> Self {
        let now = (app.now.get_untracked(), time::utc_offset_min());
        let [fresh, older] = sessions(app, counted, now);
        let pile = Self {
            app,
            misses: Var::new(Arc::new(Vec::new())),
            rest: Var::new(Arc::new(fresh)),
            older: Var::new(Arc::new(older)),
            open: Var::new(0),
            said: Var::new(None),
            last: Var::new(None),
            is_left: Var::new(false),
            is_stale: Var::new(false),
            ledgers: Var::new(Arc::new(ledgers(app))),
        };
        pile.fill(PIECE);
        pile
    }

    /// Reads sessions until so many misses are there, or all.
    pub fn fill(self, least: usize) {
        let mut misses = self.misses.get_untracked();
        let mut rest = self.rest.get_untracked();
        if misses.len() >= least || rest.is_empty() {
            return;
        }
        let (more, left) = (Arc::make_mut(&mut misses), Arc::make_mut(&mut rest));
        while more.len() < least
            && let Some((id, _)) = left.pop()
        {
            if let Some(session) = self.app.finished_session(&id) {
                more.extend(self.app.peek(|model| waiting(model, &session)));
            }
        }
        self.rest.set(rest);
        self.misses.set(misses);
    }

    /// How many wait; whoever asks hears of it.
    pub fn count(self) -> usize {
        let rest: usize = self.rest.with(|rest| rest.iter().map(|(_, waiting)| waiting).sum());
        self.misses.with(|misses| misses.len()) + rest
    }

    /// How many stopped asking and are not shown; whoever asks hears of it.
    pub fn older(self) -> usize {
        self.older.with(|older| older.iter().map(|(_, waiting)| waiting).sum())
    }

    /// True if so many of those that were read have no size that their film would show better than a memory.
    pub fn is_hard_to_tell(self) -> bool {
        self.misses.with(|misses| misses.iter().filter(|miss| miss.size.is_none()).count() >= MANY)
    }

    /// Shows those that stopped asking, too, behind the others, and opens the first of them.
    pub fn show_older(self) {
        self.put_by();
        self.fill(usize::MAX);
        let first = self.misses.peek(|misses| misses.len());
        self.rest.set(self.older.get_untracked());
        self.older.set(Arc::new(Vec::new()));
        self.is_left.set(false);
        self.show(first);
    }

    fn miss(self) -> Option<Miss> {
        self.misses.peek(|misses| misses.get(self.open.get_untracked()).cloned())
    }

    /// What was said of the open one here; whoever asks hears of it.
    pub fn said(self) -> Reflection {
        self.said.get().map(|(_, now)| now).unwrap_or_default()
    }

    /// "Two-foot stop, 10 Mar".
    pub fn of_what(self, miss: &Miss) -> String {
        let (began, utc_offset_min) = miss.began;
        let day = locale::short_day_from(self.app.now.get_untracked(), began, utc_offset_min);
        words::miss_of(&self.component(miss, |component| component.name.clone()).unwrap_or_default(), &day)
    }

    fn component<T>(self, miss: &Miss, pick: impl FnOnce(&Component) -> T) -> Option<T> {
        self.app.peek(|model| model.skill(&miss.skill)?.component(miss.component).map(pick))
    }

    /// The causes of a miss, in the order in which they are offered on the ice.
    pub fn causes(self, miss: &Miss) -> Vec<Offered> {
        self.offered(miss, |component, ledger| causes_offered(&component.causes, ledger, component.tag))
    }

    /// The tweaks after the cause that was said, in the same order; nothing is tried here, so none is brought forward.
    pub fn tweaks(self, miss: &Miss) -> Vec<Offered> {
        let cause = self.said.get_untracked().and_then(|(_, now)| now.cause);
        self.offered(miss, |component, ledger| tweaks_offered(&component.tweaks, ledger, component.tag, cause, 0))
    }

    fn offered(self, miss: &Miss, of: impl FnOnce(&Component, &Ledger) -> Vec<Offered>) -> Vec<Offered> {
        let all = self.ledgers.get_untracked();
        let none = Ledger::default();
        let ledger = all.iter().find(|(skill, _)| *skill == miss.skill).map_or(&none, |(_, ledger)| ledger);
        self.component(miss, |component| of(component, ledger)).unwrap_or_default()
    }

    /// Says one thing more of the open miss. It is stored at once. What another tab did with it in the meantime stays.
    pub fn say(self, with: impl FnOnce(&mut Reflection)) {
        let Some(miss) = self.miss() else { return };
        let changed = self.change(&miss, with);
        self.is_stale.set(changed.is_none());
        if let Some((before, now)) = changed {
            let first = self.said.get_untracked().map_or(before, |(first, _)| first);
            self.said.set(Some((first, now)));
        }
    }

    /// Changes what is known of a miss, and answers that as it was and as it is; `None` if the miss is there no more.
    fn change(self, miss: &Miss, with: impl FnOnce(&mut Reflection)) -> Option<(Reflection, Reflection)> {
        let session = self.app.finished_session(&miss.session)?;
        let attempt = session.attempts.get(miss.place).filter(|attempt| attempt.running == miss.running)?;
        let before = of(attempt.micro()?);
        let mut now = before;
        with(&mut now);
        self.app.change(Change::Explain(Box::new(session), miss.place, now));
        Some((before, now))
    }

    /// Goes on to the next one. The open one leaves the pile if it has a cause now, else it stays where it is.
    pub fn go_on(self) {
        let open = self.open.get_untracked();
        match self.put_by() {
            true => self.show(open),
            false => self.show(open + 1),
        }
    }

    /// Opens another one.
    pub fn pick(self, place: usize) {
        let open = self.open.get_untracked();
        let one_less = usize::from(self.put_by() && place > open);
        self.show(place - one_less);
    }

    /// Leaves those that are still there.
    pub fn leave(self) {
        self.put_by();
        self.is_left.set(true);
        page::focus_soon(vec![super::HEAD.to_owned()]);
    }

    fn show(self, place: usize) {
        self.fill(place + PIECE);
        let count = self.misses.peek(|misses| misses.len());
        self.is_stale.set(false);
        self.said.set(None);
        // after the last comes the first
        self.open.set(if place < count { place } else { 0 });
        page::focus_soon(vec!["miss".to_owned(), super::HEAD.to_owned()]);
    }

    /// Takes the open one off the pile if it has a cause now. True if it did.
    fn put_by(self) -> bool {
        let (Some(miss), Some((before, now))) = (self.miss(), self.said.get_untracked()) else { return false };
        self.said.set(None);
        let open = self.open.get_untracked();
        let mut misses = (*self.misses.get_untracked()).clone();
        let name = |tag| self.component(&miss, |component| component.label(tag).map(str::to_owned)).flatten();
        match now.cause {
            Some(cause) => {
                let tweak = now.tweak.and_then(name).map(|tweak| locale::lower_case(&tweak));
                let text = words::was_explained(&name(cause).unwrap_or_default(), tweak.as_deref());
                misses.remove(open);
                self.last.set(Some(Last { miss, place: open, before, after: now, text }));
            }
            // it goes on waiting, with the size that was said
            None => misses[open].size = now.size,
        }
        self.misses.set(Arc::new(misses));
        now.cause.is_some()
    }

    /// What was said of the one before; whoever asks hears of it.
    pub fn answer(self) -> Option<String> {
        self.last.with(|last| last.as_ref().map(|last| last.text.clone()))
    }

    /// Takes that back: the miss waits again, in its place, and is open.
    pub fn undo(self) {
        let Some(last) = self.last.get_untracked() else { return };
        // one that was begun in the meantime is done with
        self.put_by();
        self.last.set(None);
        let was = self.change(&last.miss, |now| {
            if *now == last.after {
                *now = last.before;
            }
        });
        if was.is_none_or(|(was, _)| was != last.after) {
            // another tab said something else of it since
            return self.is_stale.set(true);
        }
        let mut misses = (*self.misses.get_untracked()).clone();
        let place = last.place.min(misses.len());
        misses.insert(place, last.miss);
        self.misses.set(Arc::new(misses));
        self.is_left.set(false);
        self.show(place);
    }
}

fn ledgers(app: App) -> Ledgers {
    let skills: Vec<SkillId> = app.peek(|model| model.own_skills().map(|skill| skill.id.clone()).collect());
    skills.into_iter().filter_map(|skill| Some((skill.clone(), app.ledger_of(&skill)?))).collect()
}

/// The sessions with misses that wait, the newest last, and how many of them wait in each: those that still ask at `now`, and older ones.
fn sessions(app: App, counted: &Counted, now: (Instant, i16)) -> [Vec<(SessionId, usize)>; 2] {
    app.peek(|model| {
        let waiting = |session: &CountedSession| {
            let skill = model.skill(&session.skill);
            let there = |part: &&CountedPart| skill.is_some_and(|skill| skill.component(part.component).is_some());
            session.parts.iter().filter(there).map(|part| part.waiting as usize).sum()
        };
        let mut found = [Vec::new(), Vec::new()];
        for session in counted.sessions.iter() {
            let (count, asks) = (waiting(session), still_asks((session.began, session.utc_offset_min), now));
            if count > 0 {
                found[usize::from(!asks)].push((session.id.clone(), count));
            }
        }
        found
    })
}

/// The misses of a session without a cause, newest first.
fn waiting(model: &Model, session: &FinishedSession) -> Vec<Miss> {
    let miss = |(place, attempt): (usize, &Attempt)| Miss {
        session: session.id.clone(),
        place,
        running: attempt.running,
        began: (session.began, session.utc_offset_min),
        skill: session.skill.clone(),
        component: attempt.component,
        size: attempt.micro().and_then(|micro| micro.size),
        around: around(session, place),
    };
    let is_there = |attempt: &Attempt| {
        attempt.waits() && model.skill(&session.skill).is_some_and(|s| s.component(attempt.component).is_some())
    };
    session.attempts.iter().enumerate().rev().filter(|(_, attempt)| is_there(attempt)).map(miss).collect()
}
