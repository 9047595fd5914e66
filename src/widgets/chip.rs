//! One choice among several, and a switch.

use leptos::prelude::event_target_checked;

use super::drawing::{drawing, path};
use crate::dom::{El, el};

/// A question with its chips, or other radio buttons.
pub fn choice(what: &str, question: &str) -> El {
    el("fieldset").class(what).attr("role", "radiogroup").attr("aria-label", question)
}

/// A radio button as a chip. `name` groups chips; `chosen` says whether this one is; `choose` is called when it is
/// tapped.
pub fn chip(name: &str, text: &str, chosen: impl Fn() -> bool + 'static, choose: impl Fn() + 'static) -> El {
    el("label.chip").child(radio(name, chosen, choose)).child(el("span").text(text))
}

/// The same, with something `more` below its text.
pub fn chip_with(
    name: &str,
    text: &str,
    more: El,
    chosen: impl Fn() -> bool + 'static,
    choose: impl Fn() + 'static,
) -> El {
    el("label.chip").child(radio(name, chosen, choose)).child(el("span").text(text).child(more))
}

/// A checkbox as a chip: one of several that may be chosen together. One that is `fixed` stays as it is.
pub fn check_chip(
    text: &str,
    is_on: impl Fn() -> bool + 'static,
    fixed: impl Fn() -> bool + 'static,
    turn: impl Fn(bool) + 'static,
) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .prop_of("checked", is_on)
        .prop_of("disabled", fixed)
        .on("change", move |event| turn(event_target_checked(&event)));
    el("label.chip").child(input).child(el("span").text(text))
}

/// A chip for a size, with the trace that it leaves.
pub fn size_chip((text, glyph): (&str, &str), chosen: impl Fn() -> bool + 'static, choose: impl Fn() + 'static) -> El {
    let glyph = drawing("glyph", "0 0 48 24").child(path("", glyph));
    el("label.chip").child(radio("size", chosen, choose)).child(el("span").child(glyph).text(text))
}

/// A bare radio button of the group `name`.
pub fn radio(name: &str, chosen: impl Fn() -> bool + 'static, choose: impl Fn() + 'static) -> El {
    bare_radio(name).prop_of("checked", chosen).on("change", move |_| choose())
}

fn bare_radio(name: &str) -> El {
    el("input").attr("type", "radio").attr("name", name)
}

/// A switch with a sentence under its name.
pub fn switch(label: &str, more: &str, is_on: impl Fn() -> bool + 'static, switch: impl Fn(bool) + 'static) -> El {
    let input = el("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .prop_of("checked", is_on)
        .on("change", move |event| switch(event_target_checked(&event)));
    el("label.switch")
        .child(el("span").child(el("b").text(label)).child(el("span.note").text(more)))
        .child(input)
        .child(el("i").attr("aria-hidden", "true"))
}
