//! What is offered for the miss that is open: causes and tweaks in their order, and what was given last time.

use super::reflection::{Question, open_miss};
use crate::app::App;
use crate::domain::{Attempt, Component, Ledger, Model, Session, Skill, TagNo};
use crate::insights::{Offered, Worked, best_tweak, causes_offered, tweaks_offered};
use crate::platform::locale;

/// The chips of one question, in their order.
pub(super) type Choices = Vec<Offered>;

/// The cause and the tweak that were given last time, each with its name.
pub(super) type LastTime = [(TagNo, String); 2];

/// The ledger of a component with the session that goes on in it.
fn so_far(app: App, skill: &Skill, session: &Session, component: TagNo) -> Ledger {
    let mut ledger = app.ledger.peek(|known| {
        let is_its = known.1.as_ref() == Some(&skill.id);
        if is_its { known.0.of(component) } else { Ledger::default() }
    });
    ledger.add(session.attempts(), session.started_at());
    ledger
}

/// The miss that is open, its place among the attempts, and its component.
fn open_place(model: &Model) -> Option<(&Session, &Skill, &Component, usize)> {
    let (_, miss) = open_miss(model)?;
    let (session, skill) = (model.session.as_ref()?, model.session_skill()?);
    let place = session.attempts().iter().position(|attempt| std::ptr::eq(attempt, miss))?;
    Some((session, skill, skill.component(miss.component)?, place))
}

/// The chips of a question, for the miss as far as it is known.
pub(super) fn choices(app: App, question: Question) -> Choices {
    app.peek(|model| {
        let (session, skill, component, place) = open_place(model)?;
        let ledger = so_far(app, skill, session, component.tag);
        Some(match question {
            Question::Cause => causes_offered(&component.causes, &ledger, component.tag),
            Question::Tweak => {
                let attempts = &session.attempts()[..=place];
                let is_its = |attempt: &&Attempt| attempt.component == component.tag && attempt.micro().is_some();
                let nth = attempts.iter().filter(is_its).count();
                let cause = attempts[place].micro().and_then(|micro| micro.cause);
                tweaks_offered(&component.tweaks, &ledger, component.tag, cause, nth)
            }
        })
    })
    .unwrap_or_default()
}

/// What was given last to a miss of the component before this one, in this session or in an earlier one; `None` if nothing was, or if
/// it is offered no more.
pub(super) fn last_time(app: App) -> Option<LastTime> {
    app.peek(|model| {
        let (session, skill, component, place) = open_place(model)?;
        let given = |attempt: &Attempt| {
            let micro = attempt.micro().filter(|_| attempt.component == component.tag)?;
            Some((micro.cause?, micro.tweak?))
        };
        let here = session.attempts()[..place].iter().rev().find_map(given);
        let earlier = || {
            app.ledger.peek(|known| known.0.last_given(component.tag).filter(|_| known.1.as_ref() == Some(&skill.id)))
        };
        let (cause, tweak) = here.or_else(earlier)?;
        let cause = component.causes.iter().find(|label| label.tag == cause)?;
        let tweak = component.tweaks.iter().find(|label| label.tag == tweak)?;
        Some([(cause.tag, cause.text.clone()), (tweak.tag, locale::lower_case(&tweak.text))])
    })
}

/// The best tweak of the component that is practised, by its retries so far, and what it says in lower case.
pub(super) fn best_so_far(app: App, model: &Model) -> Option<(String, Worked)> {
    let (session, skill) = (model.session.as_ref()?, model.session_skill()?);
    let component = skill.component(session.component())?;
    let ledger = so_far(app, skill, session, component.tag);
    let best = best_tweak(&component.tweaks, &ledger, component.tag)?;
    let text = component.tweaks.iter().find(|label| label.tag == best.tweak)?;
    Some((locale::lower_case(&text.text), best))
}
