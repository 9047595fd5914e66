//! A session that was not logged when it was.

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, Var, el};
use crate::domain::{CannotBe, FinishedSession, Fresh, PLANNED_DEFAULT, Remembered, field_of};
use crate::platform::{chance, page, time};
use crate::widgets::{asked, button};
use crate::words;

/// The field that a refusal is about.
fn field_of_refusal(why: CannotBe) -> &'static str {
    match why {
        CannotBe::NoTime | CannotBe::StillToCome | CannotBe::LongAgo => "hand-began",
        CannotBe::Minutes => "hand-minutes",
        CannotBe::Clean => "hand-clean",
        CannotBe::Misses => "hand-misses",
    }
}

/// The form for it: when, how long, how many. It belongs to the skill that Practice shows. What cannot be is told beside its
/// field, what was typed stays, and nothing is added.
pub(super) fn by_hand(app: App, is_open: Var<bool>) -> El {
    // as if it had just ended
    let ended = app.now.get_untracked();
    let wrong = Var::new(None::<CannotBe>);
    let began = Var::new(field_of(ended.after(-i64::from(PLANNED_DEFAULT) * 60_000), time::utc_offset_min()));
    let [minutes, clean, misses] = [PLANNED_DEFAULT, 0, 0].map(|n| Var::new(n.to_string()));
    let field = |id: &'static str, asks, kind: &str, value: Var<String>| {
        let input = el("input.field.num")
            .attr("type", kind)
            .attr("value", &value.get_untracked())
            .attr_if("inputmode", (kind == "number").then_some("numeric"))
            .on("input", move |event| value.set(event_target_value(&event)));
        let why = move || wrong.get().filter(|why| field_of_refusal(*why) == id).map(words::not_added);
        asked(id, asks, input, why)
    };
    let add = move |event: web_sys::Event| {
        event.prevent_default();
        match remembered(app, &began.get_untracked(), [minutes, clean, misses].map(Var::get_untracked)) {
            Ok(Some(session)) => {
                let id = session.id.clone();
                app.keep_changed(session, None);
                app.go_to_session(&id);
            }
            // a skill is there wherever this form is
            Ok(None) => {}
            Err(why) => {
                wrong.set(Some(why));
                page::focus_soon(vec![field_of_refusal(why).to_owned()]);
            }
        }
    };
    let cancel = move || {
        is_open.set(false);
        page::focus_soon(vec!["by-hand".to_owned()]);
    };
    let adds = el("button.btn.solid").attr("type", "submit").text(words::ADD);
    el("form.sec.by-hand")
        // what is wrong is told in the app's own words, beside the field
        .attr("novalidate", "")
        .on("submit", add)
        .child(el("h2").text(words::ADD_BY_HAND))
        .child(field("hand-began", words::BEGAN_AT, "datetime-local", began))
        .child(field("hand-minutes", words::MINUTES_PRACTISED, "number", minutes))
        .child(field("hand-clean", words::CLEAN, "number", clean))
        .child(field("hand-misses", words::MICRO_FAILURES, "number", misses))
        .child(el("p.note").text(words::BY_HAND_MORE))
        .child(el("div.acts").child(adds).child(button("btn", cancel).text(words::CANCEL)))
}

/// The session that was typed; `None` without a skill that it could be of.
fn remembered(
    app: App,
    began: &str,
    [minutes, clean, misses]: [String; 3],
) -> Result<Option<FinishedSession>, CannotBe> {
    let now = app.now.get_untracked();
    let said = Remembered::typed((began, time::of_field(began)), [&minutes, &clean, &misses], now)?;
    let fresh = Fresh { now: said.began, chance: chance::bits(), utc_offset_min: said.utc_offset_min };
    Ok(app.peek(|model| said.session(model.chosen_skill()?, model.learner.clone(), fresh)))
}
