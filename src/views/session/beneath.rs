//! What stands beneath the instruments: the edge; for a moment, the component whose turn it is in a mix; for a partner, what the
//! learner will change.

use super::meter::meter;
use super::reflection::{Question, open_miss, rail};
use crate::app::{App, Turned};
use crate::dom::{El, dynamic, el};
use crate::domain::{Intent, Model, PadLayout, Seq, TagNo};
use crate::widgets::button;
use crate::words;

/// The strip.
pub(super) fn beneath(app: App) -> El {
    dynamic(
        move || (turned(app), app.read(to_change).is_some()),
        move |shown| match shown {
            (Some(turned), _) => next(app, *turned),
            (_, true) => rail(app, Question::Tweak, words::WHAT_WILL_YOU_CHANGE, to_change).class("change"),
            _ => meter(app),
        },
    )
}

/// The switch that was made just now.
fn turned(app: App) -> Option<Turned> {
    app.turned.get().filter(|turned| app.read(|model| turned.is_new(model)))
}

fn name_of(app: App, component: TagNo) -> String {
    let name = |model: &Model| Some(model.session_skill()?.component(component)?.name.clone());
    app.peek(name).unwrap_or_default()
}

/// What those are told who listen: the component whose turn it is.
pub(super) fn told(app: App) -> El {
    let now = move || turned(app).map(|turned| words::now_in_mix(&name_of(app, turned.to))).unwrap_or_default();
    el("p.vh").attr("role", "status").text_of(now)
}

/// Whose turn it is, and the way to stay.
fn next(app: App, turned: Turned) -> El {
    let stay = words::stay_on(&name_of(app, turned.from));
    let stay = button("btn", move || app.dispatch(Intent::SwitchComponent(turned.from))).text(&stay);
    let now = words::now_in_mix(&name_of(app, turned.to));
    el("div.turned").child(el("p").attr("aria-hidden", "true").text(&now)).child(stay)
}

/// The miss that a partner logged last: the learner says what will change, the partner taps it. Without clean attempts nothing would
/// score it.
fn to_change(model: &Model) -> Option<Seq> {
    let session = model.session.as_ref().filter(|session| !session.start_of().misses_only)?;
    let (miss, attempt) = open_miss(model).filter(|_| model.settings.pad_layout() == PadLayout::Causes)?;
    let tweaks = &model.session_skill()?.component(attempt.component)?.tweaks;
    (session.last_attempt_seq() == Some(miss) && !tweaks.is_empty()).then_some(miss)
}
