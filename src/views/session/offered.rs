//! What is offered for the miss that is open: causes and tweaks in their order, and what was given last time.

use super::reflection::{Question, open_miss};
use crate::app::App;
use crate::domain::{Attempt, Component, Ledger, Model, Session, TagNo};
use crate::insights::{Offered, best_tweak, causes_offered, tweaks_offered};
use crate::platform::locale;
use crate::words;

/// The chips of one question, in their order.
pub(super) type Choices = Vec<Offered>;

/// The cause and the tweak that were given last time, and how they are called.
pub(super) type LastTime = (TagNo, TagNo, String);

/// The session, the component of the miss that is open, and the miss's place among the attempts.
fn open_place(model: &Model) -> Option<(&Session, &Component, usize)> {
    let (_, miss) = open_miss(model)?;
    let (session, skill) = (model.session.as_ref()?, model.session_skill()?);
    let place = session.attempts().iter().position(|attempt| std::ptr::eq(attempt, miss))?;
    Some((session, skill.component(miss.component)?, place))
}

/// The chips of a question, for the miss as far as it is known.
pub(super) fn choices(app: App, question: Question) -> Choices {
    let mut ledger = app.practised_ledger();
    let choices = |model: &Model| {
        let (session, component, place) = open_place(model)?;
        ledger.add(session.attempts(), session.started_at());
        if question == Question::Cause {
            return Some(causes_offered(&component.causes, &ledger, component.tag));
        }
        let attempts = &session.attempts()[..=place];
        let is_its = |attempt: &&Attempt| attempt.component == component.tag && attempt.micro().is_some();
        let nth = attempts.iter().filter(is_its).count();
        let cause = attempts[place].micro().and_then(|micro| micro.cause);
        Some(tweaks_offered(&component.tweaks, &ledger, component.tag, cause, nth))
    };
    app.peek(choices).unwrap_or_default()
}

/// What was given last to a miss of the component before this one, in this session or in an earlier one; `None` if nothing was, or if
/// it is offered no more.
pub(super) fn last_time(app: App) -> Option<LastTime> {
    let mut ledger = app.practised_ledger();
    app.peek(|model| {
        let (session, component, place) = open_place(model)?;
        ledger.add(&session.attempts()[..place], session.started_at());
        let (cause, tweak) = ledger.last_given(component.tag)?;
        let cause_text = &component.causes.iter().find(|label| label.tag == cause)?.text;
        let tweak_text = &component.tweaks.iter().find(|label| label.tag == tweak)?.text;
        Some((cause, tweak, words::cause_then_tweak(cause_text, &locale::lower_case(tweak_text))))
    })
}

/// The best tweak of the component that is practised, by its retries with those of this session: what it says in lower case, and how
/// many of how many were clean.
pub(super) fn best_so_far(model: &Model, mut ledger: Ledger) -> Option<(String, u32, u32)> {
    let (session, skill) = (model.session.as_ref()?, model.session_skill()?);
    let component = skill.component(session.component())?;
    ledger.add(session.attempts(), session.started_at());
    let best = best_tweak(&component.tweaks, &ledger, component.tag)?;
    let text = &component.tweaks.iter().find(|label| label.tag == best.tweak)?.text;
    Some((locale::lower_case(text), best.clean, best.all))
}
