//! What Wobble is about: learners, skills, sessions, attempts, and the rules that hold between them.
//!
//! One loop: a person's wish is an [`Intent`]; [`update`] holds it against the [`Model`], lets the past-tense
//! [`Event`]s happen, and answers with the [`Effect`]s that must be carried out (what to write).
//!
//! *Invariant*: nothing here reads a clock, draws a random number, touches a browser or knows how anything is stored.
//! Time and ids are arguments.

mod absence;
mod asking;
mod attempt;
mod change;
mod chime;
mod clock;
mod closing;
mod counted;
mod days;
mod event;
mod finished;
mod found;
mod history;
mod id;
mod ladder;
mod learner;
mod ledger;
mod look_back;
mod marks;
mod milestones;
mod mix;
mod model;
mod names;
mod reflection;
mod remembered;
mod reminder;
mod retry;
mod session;
mod session_clock;
mod setback;
mod settings;
mod settle;
mod skill;
mod skill_edits;
mod skill_join;
mod skill_parts;
mod skill_places;
mod skill_registers;
mod skill_tree;
mod skill_whole;
mod sorted;
mod standing;
mod summary;
mod totals;
mod turn;
mod update;
mod wish;

pub use absence::{ABSENCE_LIMIT, Absence, AbsenceAnswer};
pub use asking::{ASKS_FOR, Asking, still_asks};
pub use attempt::{Attempt, MicroFailure, Outcome, Retry, Size, Source};
pub use change::change;
pub use chime::Chime;
pub use clock::{Instant, Millis, Reading, SteadyClock};
pub use closing::{Closing, FEELINGS, GUESS_MINIMUM, GUESS_MOST};
pub use counted::{CountedPart, CountedSession};
pub use days::{DayForm, day_of_field, days_between, field_of, local_day, monday_of, same_year, year_of};
pub use event::{Event, Recorded, Seq, Started};
pub use finished::FinishedSession;
pub use found::Found;
pub use id::{Id, LearnerId, MalformedId, SessionId, SkillId};
pub use ladder::{Ladder, LadderEnd, LadderPlan, LadderRun};
pub use learner::{Learner, learner_name, may_put_away};
pub use ledger::{GIVEN, Ledger, Row, TRIED, Tried, USED};
pub use look_back::looked_back_at;
pub(crate) use marks::Mark;
pub use milestones::{Dated, Milestone, Reached, all_milestones, milestones};
pub use mix::{Every, MIX_LEAST, MIX_MOST, Mix};
pub use model::{Lesson, Model, Note, Unread};
pub use names::{NAME_MAX, is_same, name};
pub use reflection::{OpenReflection, Reflection};
pub use remembered::{CannotBe, REMEMBERED_MINUTES, REMEMBERED_MOST, Remembered, began_at, minute_of};
pub use reminder::{REMINDER_AFTER, sessions_to_back_up};
pub use retry::RETRY_WINDOW;
pub use session::{Pause, Phase, Session};
pub use session_clock::SessionClock;
pub use setback::{Again, Question, Setback, Verdict};
pub use settings::{
    BOUNCE_DEFAULT, BOUNCE_RANGE, PLANNED_DEFAULT, PLANNED_RANGE, PadLayout, ReflectionTime, Settings, ThemeChoice,
};
pub use skill::{Component, Label, Level, NewComponent, Skill, TagNo, TagsExhausted};
pub use skill_edits::{EditRefused, PartList, SkillEdit, edited, edited_and_marked, rungs_practised, skill_name};
pub use skill_whole::joined;
pub(crate) use sorted::Sorted;
pub use standing::{STANDING_ATTEMPTS, Standing};
pub use summary::{Known, SessionSummary, SkillSummary, mark};
pub use totals::Totals;
pub use turn::{Ask, Heard, Manner, ToDo, Turn};
pub use update::update;
pub use wish::{Change, Effect, Fresh, Intent};
