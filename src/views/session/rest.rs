//! "Shake out, breathe": a quiet card in the instruments' place. A tap on a pad is an answer, too.

use crate::app::{App, Rest};
use crate::dom::{El, dynamic, el, list, nothing};
use crate::domain::{Intent, Millis};
use crate::insights::RestReason;
use crate::widgets::{button, circle, drawing};
use crate::words;

/// In for so long, and out for the rest of ten seconds.
const IN: Millis = 4_000;
const BREATH: Millis = 10_000;

/// What is shown, if anything is.
pub(super) fn shown(app: App) -> Option<Rest> {
    app.rest.get().filter(|rest| app.read(|model| rest.stands(model)))
}

/// The card, while there is one.
pub(super) fn rest(app: App) -> El {
    let key = move || shown(app).map(|rest| (rest.reason, rest.until.is_some()));
    dynamic(key, move |shown| match shown {
        None => nothing(),
        Some((_, true)) => breath(app),
        Some((reason, false)) => asks(app, *reason),
    })
}

fn card(head: &str, what: El) -> El {
    el("section.reflect.rest").attr("role", "status").attr("aria-label", head).child(el("h2").text(head)).child(what)
}

fn asks(app: App, reason: RestReason) -> El {
    let why = el("p").text(&words::rest_reason(reason));
    let (head, first, second) = match reason {
        RestReason::Long => {
            let end = move || {
                app.back_to_it();
                app.dispatch(Intent::EndSession);
            };
            (words::MORE_THAN_AN_HOUR, button("btn.solid", end).text(words::END_SESSION), words::REST_LATER)
        }
        _ => {
            let rest = button("btn.solid", move || app.take_a_breath()).text(words::REST_NOW);
            (words::SHAKE_OUT, rest, words::NOT_NOW)
        }
    };
    let second = button("btn", move || app.back_to_it()).text(second);
    card(head, list([why, el("div.acts").child(second).child(first)]))
}

/// A ring that grows for four seconds and shrinks for six; in words, too, which stay where nothing may move.
fn breath(app: App) -> El {
    let at = ("50", "50");
    let ring = drawing("breathing", "0 0 100 100").child(circle("track", at, "46")).child(circle("air", at, "43"));
    let word = move || {
        let now = app.now.get();
        let taken = app.rest.get().and_then(|rest| rest.taken(now)).unwrap_or(0);
        if taken % BREATH < IN { words::BREATHE_IN } else { words::BREATHE_OUT }.to_owned()
    };
    let word = el("p.lead").attr("aria-hidden", "true").text_of(word);
    let back = button("btn", move || app.back_to_it()).text(words::BACK_TO_IT);
    card(words::SHAKE_OUT, list([el("div.breath").child(ring).child(word), back]))
}
