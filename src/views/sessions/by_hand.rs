//! A session that was not logged when it was.

use leptos::prelude::event_target_value;
use web_sys::Event;

use crate::app::App;
use crate::dom::{El, Var, el};
use crate::domain::{PLANNED_DEFAULT, REMEMBERED_MOST, Remembered, field_of};
use crate::platform::{chance, time};
use crate::widgets::button;
use crate::words;

/// The form for it: when, how long, how many. It belongs to the skill that Practice shows.
pub(super) fn by_hand(app: App) -> El {
    let now = app.now.get_untracked();
    let offset = time::utc_offset_min();
    let said =
        Var::new(Remembered { began: now, utc_offset_min: offset, minutes: PLANNED_DEFAULT, clean: 0, misses: 0 });
    let when = el("input.field")
        .attr("type", "datetime-local")
        .attr("value", &field_of(now, offset))
        .attr("max", &field_of(now, offset))
        .on("change", move |event| {
            if let Some((began, utc_offset_min)) = time::of_field(&event_target_value(&event)) {
                said.set(Remembered { began, utc_offset_min, ..said.get_untracked() });
            }
        });
    let number = move |value: u16, most: u16, set: fn(&mut Remembered, u16)| {
        let heard = move |event: Event| {
            let mut all = said.get_untracked();
            set(&mut all, event_target_value(&event).parse().unwrap_or(0_u16).min(most));
            said.set(all);
        };
        el("input.field.num")
            .attr("type", "number")
            .attr("min", "0")
            .attr("max", &most.to_string())
            .attr("value", &value.to_string())
            .on("input", heard)
    };
    let add = move || {
        let all = said.get_untracked();
        let began = all.began.min(app.now.get_untracked());
        let session = app.peek(|model| {
            let fresh = crate::domain::Fresh { now: began, chance: chance::bits(), utc_offset_min: offset };
            Remembered { began, ..all }.session(model.chosen_skill()?, model.learner.clone(), fresh)
        });
        if let Some(session) = session {
            let id = session.id.clone();
            app.keep_changed(session, None);
            app.go_to_session(&id);
        }
    };
    let field = |name, field: El| el("label").text(name).child(field);
    el("section.sec.by-hand")
        .child(el("h2").text(words::ADD_BY_HAND))
        .child(field(words::BEGAN_AT, when))
        .child(field(words::MINUTES_PRACTISED, number(PLANNED_DEFAULT, 600, |all, n| all.minutes = n)))
        .child(field(words::CLEAN, number(0, REMEMBERED_MOST, |all, n| all.clean = n)))
        .child(field(words::MICRO_FAILURES, number(0, REMEMBERED_MOST, |all, n| all.misses = n)))
        .child(el("p.note").text(words::BY_HAND_MORE))
        .child(button("btn.solid", add).text(words::ADD))
}
