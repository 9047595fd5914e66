//! Deleting everything: after an offered backup, and a word that is typed.

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, Var, el, list, nothing, only_if};
use crate::platform::page;
use crate::widgets::{button, toggle};
use crate::words;

/// The button, and what it asks before anything is gone.
pub fn delete_all(app: App) -> El {
    let asks = Var::new(false);
    let opener = toggle("btn", asks).attr("id", OPENER).text(words::DELETE_EVERYTHING);
    list([opener, only_if(move || asks.get(), move || question(app, asks))])
}

/// The id, within the page, of what opens the question.
const OPENER: &str = "delete-all";

fn question(app: App, asks: Var<bool>) -> El {
    let cancel = move || {
        asks.set(false);
        page::focus_soon(vec![OPENER.to_owned()]);
    };
    let learners = app.peek(|model| model.learners.len());
    let typed = Var::new(String::new());
    let right = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(words::DELETE_WORD));
    let field = el("input.field")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .on("input", move |event| typed.set(event_target_value(&event)));
    let sure = button("btn.solid", move || {
        if right() {
            app.delete_everything();
        }
    })
    .prop_of("disabled", move || !right());
    el("section.still.sure")
        .child(el("p").text(words::DELETE_MORE))
        .child(if learners > 1 { el("p").text(&words::deletes_all_learners(learners)) } else { nothing() })
        .child(button("btn", move || app.export_backup()).text(words::EXPORT_FIRST))
        .child(el("label").text(words::TYPE_DELETE).child(field))
        .child(sure.text(words::DELETE_NOW))
        .child(button("btn.quiet", cancel).text(words::CANCEL))
}
