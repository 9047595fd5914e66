//! The alert: what happened, what is safe, what to do.

use crate::dom::{El, el};

/// A deep block that is announced at once, with buttons.
pub fn alert(head: &str, text: &str, buttons: impl IntoIterator<Item = El>) -> El {
    el("section.alert")
        .attr("role", "alert")
        .child(el("h2").text(head))
        .child(el("p").text(text))
        .child(el("div.acts").children(buttons))
}
