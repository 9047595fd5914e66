//! Whose things a screen shows, in its heading: where several learn here.

use crate::app::App;
use crate::dom::{El, dynamic, el, list, nothing};

/// A heading, and in it whose the things below are.
pub fn heading(app: App, text: &str) -> El {
    el("h1").text(text).child(whose(app))
}

/// Whose they are, to stand in a heading.
pub fn whose(app: App) -> El {
    dynamic(
        move || app.whose_practice(),
        |name: &Option<String>| match name {
            None => nothing(),
            Some(name) => list([el("span").text(" "), el("span.of").attr("dir", "auto").text(name)]),
        },
    )
}
