//! The one button.

use crate::dom::{El, Var, el};

/// A button that calls `press`: by finger, mouse or key. `classes` have dots between them; the caller adds the text.
pub fn button(classes: &str, press: impl Fn() + 'static) -> El {
    bare(classes).on("click", move |_| press())
}

fn bare(classes: &str) -> El {
    el("button").class(classes).attr("type", "button")
}

/// A button that opens something and closes it again.
pub fn toggle(classes: &str, open: Var<bool>) -> El {
    button(classes, move || open.set(!open.get_untracked())).attr_of("aria-expanded", move || open.get().to_string())
}
