//! A session that was not logged when it was.

use std::ops::RangeInclusive;

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, Var, el, only_if};
use crate::domain::{FinishedSession, Fresh, Instant, PLANNED_DEFAULT, REMEMBERED_MOST, Remembered, field_of};
use crate::platform::{chance, time};
use crate::widgets::button;
use crate::words;

/// 2000: nobody remembers how many taps there were before.
const EARLIEST: Instant = Instant(946_684_800_000);

/// The form for it: when, how long, how many. It belongs to the skill that Practice shows. What cannot be is told, and nothing
/// is added.
pub(super) fn by_hand(app: App) -> El {
    // as if it had just ended
    let ended = app.now.get_untracked();
    let wrong = Var::new(false);
    let began = Var::new(field_of(ended.after(-i64::from(PLANNED_DEFAULT) * 60_000), time::utc_offset_min()));
    let [minutes, clean, misses] = [PLANNED_DEFAULT, 0, 0].map(|n| Var::new(n.to_string()));
    let field = |name, kind: &str, value: Var<String>| {
        let input = el("input.field.num")
            .attr("type", kind)
            .attr("value", &value.get_untracked())
            .attr_if("inputmode", (kind == "number").then_some("numeric"))
            .on("input", move |event| value.set(event_target_value(&event)));
        el("label").text(name).child(input)
    };
    let add = move || {
        let session = remembered(app, &began.get_untracked(), [minutes, clean, misses].map(Var::get_untracked));
        wrong.set(session.is_none());
        if let Some(session) = session {
            let id = session.id.clone();
            app.keep_changed(session, None);
            app.go_to_session(&id);
        }
    };
    let told = || el("section.alert").attr("role", "alert").child(el("p").text(words::BY_HAND_WRONG));
    el("section.sec.by-hand")
        .child(el("h2").text(words::ADD_BY_HAND))
        .child(field(words::BEGAN_AT, "datetime-local", began))
        .child(field(words::MINUTES_PRACTISED, "number", minutes))
        .child(field(words::CLEAN, "number", clean))
        .child(field(words::MICRO_FAILURES, "number", misses))
        .child(el("p.note").text(words::BY_HAND_MORE))
        .child(only_if(move || wrong.get(), told))
        .child(button("btn.solid", add).text(words::ADD))
}

/// The session that was typed, if it can have been.
fn remembered(app: App, began: &str, [minutes, clean, misses]: [String; 3]) -> Option<FinishedSession> {
    let (began, utc_offset_min) = time::of_field(began)?;
    let whole = |text: &str, range: RangeInclusive<u16>| text.trim().parse().ok().filter(|n| range.contains(n));
    let said = Remembered {
        began,
        utc_offset_min,
        minutes: whole(&minutes, 1..=600)?,
        clean: whole(&clean, 0..=REMEMBERED_MOST)?,
        misses: whole(&misses, 0..=REMEMBERED_MOST)?,
    };
    let is_over = began.after(i64::from(said.minutes) * 60_000) <= app.now.get_untracked().after(60_000);
    let fresh = Fresh { now: began, chance: chance::bits(), utc_offset_min };
    app.peek(|model| said.session(model.chosen_skill()?, model.learner.clone(), fresh))
        .filter(|_| is_over && began > EARLIEST)
}
