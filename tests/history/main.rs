//! Sessions that are over: changed, moved, deleted, brought back, added by hand; and lessons.
//!
//! | part | what it tells |
//! |---|---|
//! | `changed` | what becomes of a session, attempt by attempt |
//! | `kept` | what is stored, counted and taken back; lessons and setbacks |

#[path = "../story/mod.rs"]
mod story;

mod changed;
mod kept;

use story::*;
use wobble::domain::*;

fn miss(size: Option<Size>, tweak: Option<TagNo>) -> Outcome {
    Outcome::Micro(MicroFailure { size, cause: None, tweak })
}

/// Clean, a wobble with a tweak, its clean retry, a fall; with a pause of ten minutes after the retry.
fn session() -> FinishedSession {
    let attempt = |minutes: i64, paused: i64, outcome, retry| Attempt {
        at: FRIDAY.after((minutes + paused) * MINUTE),
        running: minutes * MINUTE,
        component: STOP,
        level: FREE,
        outcome,
        source: Source::Touch,
        retry,
    };
    FinishedSession {
        id: Id::new(FRIDAY, 1),
        learner: Id::me(),
        skill: skating(true).id,
        began: FRIDAY,
        ended: FRIDAY.after(30 * MINUTE),
        utc_offset_min: BERLIN,
        planned_min: 25,
        misses_only: false,
        closing: Default::default(),
        ladders: vec![],
        running: 20 * MINUTE,
        pauses: vec![Pause { from: FRIDAY.after(6 * MINUTE), until: FRIDAY.after(16 * MINUTE) }],
        attempts: vec![
            attempt(1, 0, Outcome::Clean, None),
            attempt(4, 0, miss(Some(Size::Wobble), Some(BEND_KNEES)), None),
            attempt(5, 0, Outcome::Clean, Some(Retry { miss: 1, tweak: BEND_KNEES })),
            attempt(8, 10, miss(Some(Size::Fall), None), None),
        ],
    }
}
