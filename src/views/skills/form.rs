//! Lines to write in, with the answer beside them if what was written is not taken.

use leptos::prelude::event_target_value;

use super::bench::{Bench, Pane};
use crate::dom::{El, Var, dynamic, el, nothing, only_if};
use crate::platform::page;
use crate::widgets::button;

/// A field: what it asks, and what is in it at first.
pub(super) struct Field {
    pub asks: &'static str,
    pub has: String,
}

/// Keeps what was written; or answers why not.
pub(super) type Keep = Box<dyn Fn(&[String]) -> Option<String>>;

/// A form with these fields and one button. What is kept is taken out of the fields if the form stays for more.
pub(super) fn form(fields: Vec<Field>, submit: &str, stays: bool, keep: Keep) -> El {
    let texts: Vec<Var<String>> = fields.iter().map(|field| Var::new(field.has.clone())).collect();
    let refused = Var::new(None::<String>);
    let written = texts.clone();
    let lines = fields.iter().zip(&texts).enumerate().map(|(place, (field, text))| {
        let text = *text;
        let input = el("input.field")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("dir", "auto")
            .attr("aria-describedby", "refused")
            .attr_if("id", (place == 0).then_some("write"))
            .attr_when("aria-invalid", move || refused.get().map(|_| "true".to_owned()))
            .value_of(move || text.get())
            .on("input", move |event| text.set(event_target_value(&event)));
        el("label").child(el("span").text(field.asks)).child(input)
    });
    let why = |why: &Option<String>| match why {
        None => nothing(),
        Some(why) => el("p.refused").attr("id", "refused").attr("role", "alert").text(why),
    };
    el("form.name-form")
        .child(el("div.fields").children(lines))
        .child(dynamic(move || refused.get(), why))
        .child(el("button.btn").attr("type", "submit").text(submit))
        .on("submit", move |event| {
            event.prevent_default();
            let texts: Vec<String> = written.iter().map(|text| text.get_untracked()).collect();
            let answer = keep(&texts);
            if stays && answer.is_none() {
                written.iter().for_each(|text| text.set(String::new()));
            }
            if stays || answer.is_some() {
                page::focus_soon(vec!["write".to_owned()]);
            }
            refused.set(answer);
        })
}

/// A button that opens a pane with a form in it, or closes it. `what` is in the button.
pub(super) fn opener(bench: Bench, classes: &str, pane: Pane, id: &str, what: El) -> El {
    let press = move || {
        bench.toggle(pane);
        page::focus_soon(vec!["write".to_owned()]);
    };
    button(classes, press).attr("id", id).attr_of("aria-expanded", move || bench.is_open(pane).to_string()).child(what)
}

/// What is there while a pane is open.
pub(super) fn pane(bench: Bench, pane: Pane, make: impl Fn() -> El + 'static) -> El {
    only_if(move || bench.is_open(pane), make)
}

/// A form for one name.
pub fn name_form(
    asks: &'static str,
    has: String,
    submit: &str,
    stays: bool,
    keep: impl Fn(String) -> Option<String> + 'static,
) -> El {
    let keep: Keep = Box::new(move |texts| keep(texts.first().cloned().unwrap_or_default()));
    form(vec![Field { asks, has }], submit, stays, keep)
}
