//! The sheet of keys, and the button that shows it.

use crate::dom::{El, KEY, el};
use crate::platform::{keys, page};
use crate::widgets::button;
use crate::words;

/// A button that shows the sheet.
pub fn keys_button(classes: &str, word: &str) -> El {
    button(classes, show_keys).attr(KEY, "?").text(word)
}

/// Shows all keys, in a dialog: Escape, the button or a click beside it close it.
pub fn show_keys() {
    page::close_dialog();
    let close = button("btn", page::close_dialog).text(words::CLOSE);
    let groups = words::KEYS.into_iter().map(|(place, keys)| {
        let lines = keys.iter().map(|(what, keys)| {
            let keys = keys.split(' ').map(|key| el("kbd").text(key));
            el("div").child(el("dt").text(what)).child(el("dd").children(keys))
        });
        el("section").child(el("h3").text(place)).child(el("dl").children(lines))
    });
    let sheet = el("div.keys-sheet")
        .child(el("div.top").child(el("h2").text(words::KEYBOARD)).child(close))
        .child(el("div.keys-of").children(groups))
        .child(
            el("p.note").text(if keys::are_on() { "" } else { words::LETTERS_ARE_OFF }).text(" ").text(words::PEDALS),
        );
    // what is clicked beside the sheet is the dialog itself
    let beside = el("dialog.over-all").attr("aria-label", words::KEYBOARD);
    let dialog = beside.clone();
    let beside = beside.child(sheet).on("click", move |event| {
        if event.target().as_ref() == Some(dialog.node().as_ref()) {
            page::close_dialog();
        }
    });
    page::show_dialog(beside.node());
}
