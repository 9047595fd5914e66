//! The sessions in numbers, for screens that show many of them. What was counted before is there at once; the rest is counted a few
//! sessions at a time, so that the page stays usable; and when it is shown, it is held against the sessions themselves.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::on_cleanup;

use super::App;
use super::state::Inner;
use crate::dom::Var;
use crate::domain::{Change, CountedSession, Intent, Millis, SessionId, SkillId, SkillSummary};
use crate::platform::{page, time};
use crate::store::rollups::{self, Rollups};
use crate::store::{Storage, StorageError, Store};

/// No longer than this in one go, in milliseconds.
pub(super) const SLICE: f64 = 8.0;
/// So many sessions between two looks at the clock.
const STEP: usize = 4;
/// The same for rows that are held against their sessions: that is quicker.
const CHECKS: usize = 16;
/// The pause between two goes when nobody waits for them, and before the first of these, in milliseconds.
const IDLE: i32 = 40;
const SETTLED: i32 = 1500;
const DAY: Millis = 86_400_000;

/// The sessions in numbers, as far as they are known.
#[derive(Clone, Default)]
pub struct Counted {
    /// 0 while they are counted; then a number that is another one whenever they are otherwise.
    pub turn: u32,
    /// While they are counted: how many are, of how many.
    pub done: (usize, usize),
    /// All of them, oldest first; none while they are counted.
    pub sessions: Arc<Vec<CountedSession>>,
}

/// What goes on while a screen shows them.
struct Count {
    /// Everybody's, or only theirs whose practice it is.
    of_all: bool,
    rollups: RefCell<Rollups>,
    counted: Var<Counted>,
    /// The screen is gone.
    gone: Arc<AtomicBool>,
}

/// What is done next.
#[derive(Clone, Copy)]
enum Step {
    List,
    Read,
    Count,
    Tell,
    Check,
}

impl App {
    /// The sessions in numbers of whose practice it is; whoever reads them hears how far it is. It ends with the part of the page that
    /// asked.
    pub fn counted(self) -> Var<Counted> {
        self.counting(false)
    }

    /// The same of everybody.
    pub fn counted_of_all(self) -> Var<Counted> {
        self.counting(true)
    }

    fn counting(self, of_all: bool) -> Var<Counted> {
        let gone = Arc::new(AtomicBool::new(false));
        let count =
            Count { of_all, rollups: RefCell::default(), counted: Var::new(Counted::default()), gone: gone.clone() };
        let counted = count.counted;
        on_cleanup(move || gone.store(true, Ordering::Relaxed));
        // the page is shown before anything is read
        page::after(0, move || self.go_on(Rc::new(count), Step::List));
        counted
    }

    fn go_on(self, count: Rc<Count>, step: Step) {
        if count.gone.load(Ordering::Relaxed) {
            return;
        }
        let mut rollups = count.rollups.borrow_mut();
        let end = time::reading().page + SLICE;
        let is_time = || time::reading().page < end;
        let next = match step {
            Step::List => {
                *rollups = self.read_store(|store| Rollups::list(store));
                (0, Step::Read)
            }
            Step::Read => {
                let mut goes_on = true;
                while goes_on && is_time() {
                    goes_on = self.read_store(|store| rollups.read_next(store));
                }
                (0, if goes_on { Step::Read } else { Step::Count })
            }
            Step::Count => {
                let mut is_read = true;
                while is_read && rollups.left() > 0 && is_time() {
                    is_read = self.read_store(|store| rollups.count_some(store, STEP).map(|()| true));
                }
                let (done, left) = (rollups.count(), rollups.left());
                if left > 0 && is_read {
                    count.counted.set(Counted { done: (done, done + left), ..count.counted.get_untracked() });
                    (0, Step::Count)
                } else {
                    (0, Step::Tell)
                }
            }
            Step::Tell => {
                self.tell_counted(&count, &rollups);
                (SETTLED, Step::Check)
            }
            Step::Check => {
                let turn = (self.now.get_untracked().0 / DAY) as usize;
                let mut is_wrong = false;
                while rollups.unchecked() > 0 && is_time() {
                    is_wrong |= self.read_store(|store| rollups.check_some(store, CHECKS, turn));
                }
                if is_wrong {
                    self.tell_counted(&count, &rollups);
                }
                if rollups.unchecked() == 0 {
                    return;
                }
                (IDLE, Step::Check)
            }
        };
        drop(rollups);
        page::after(next.0, move || self.go_on(count, next.1));
    }

    fn tell_counted(self, count: &Count, rollups: &Rollups) {
        let turn = count.counted.peek(|counted| counted.turn) + 1;
        let mut sessions = rollups.sessions();
        self.peek(|model| sessions.retain(|session| count.of_all || model.is_own(&session.skill)));
        let sessions = Arc::new(sessions);
        let (told, gone) = (count.counted, count.gone.clone());
        // a screen is made of it: a task of its own
        page::after(0, move || {
            if !gone.load(Ordering::Relaxed) {
                told.set(Counted { turn, done: (sessions.len(), sessions.len()), sessions });
            }
        });
    }
}

/// All sessions in numbers, now.
pub(super) fn all_counted<S: Storage>(store: &mut Store<S>) -> Result<Rollups, StorageError> {
    let mut rollups = Rollups::open(store)?;
    rollups.count_some(store, usize::MAX)?;
    Ok(rollups)
}

/// The session that a change is about.
pub(super) fn changes(wish: &Change) -> Option<&SessionId> {
    match wish {
        Change::Explain(session, ..) | Change::KeepSession(session, _) => Some(&session.id),
        Change::DeleteSession(id) => Some(id),
        _ => None,
    }
}

impl Inner {
    /// The skill of a session that is stored.
    pub(super) fn skill_of(&mut self, id: &SessionId) -> Result<Option<SkillId>, StorageError> {
        Ok(self.store.read_session(id)?.map(|session| session.skill))
    }

    /// The session was changed, made or deleted: its numbers are made again. Where it `counts` for the summary of a skill in
    /// another way than before, that is made again, too; the wish that takes it over is the answer.
    pub(super) fn count_again(
        &mut self,
        id: &SessionId,
        counts: Option<&SkillId>,
    ) -> Result<Option<Intent>, StorageError> {
        rollups::note_changed(&mut self.store, id)?;
        let Some(skill) = counts else { return Ok(None) };
        let found: Option<SkillSummary> = all_counted(&mut self.store)?.summary_of(&mut self.store, skill)?;
        let mut summaries = self.model.summaries.clone();
        summaries.retain(|(of, _)| of != skill);
        summaries.extend(found.map(|found| (skill.clone(), found)));
        Ok(Some(Intent::Recounted(summaries)))
    }
}
