//! What Wobble is about: learners, skills, sessions, attempts, and the rules that hold between them.
//!
//! One loop: a person's wish is an [`Intent`]; [`update`] holds it against the [`Model`], lets the past-tense
//! [`Event`]s happen, and answers with the [`Effect`]s that must be carried out (what to write).
//!
//! *Invariant*: nothing here reads a clock, draws a random number, touches a browser or knows how anything is stored.
//! Time and ids are arguments.

mod absence;
mod attempt;
mod chime;
mod clock;
mod days;
mod event;
mod id;
mod model;
mod reflection;
mod retry;
mod session;
mod settings;
mod skill;
mod summary;
mod update;

pub use absence::{ABSENCE_LIMIT, Absence, AbsenceAnswer};
pub use attempt::{Attempt, MicroFailure, Outcome, Retry, Size, Source};
pub use chime::Chime;
pub use clock::{Instant, Millis, Reading, SteadyClock};
pub use days::{days_between, local_day};
pub use event::{Event, Recorded, Seq, Started};
pub use id::{Id, LearnerId, MalformedId, SessionId, SkillId};
pub use model::{Effect, Fresh, Intent, Model, Note};
pub use reflection::{OpenReflection, Reflection, by_recent_use};
pub use retry::RETRY_WINDOW;
pub use session::{FinishedSession, Pause, Phase, Session, SessionClock};
pub use settings::{
    BOUNCE_DEFAULT, BOUNCE_RANGE, PLANNED_DEFAULT, PLANNED_RANGE, ReflectionTime, Settings, ThemeChoice,
};
pub use skill::{Component, Label, Level, NewComponent, Skill, TagNo, TagsExhausted};
pub use summary::{SessionSummary, SkillSummary, mark};
pub use update::update;
