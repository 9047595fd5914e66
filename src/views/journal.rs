//! Journal: the notes of progress.

use crate::app::App;
use crate::dom::{El, el, nothing};
use crate::domain::Note;
use crate::platform::{locale, time};
use crate::words;

/// The notes, newest first.
pub fn journal(app: App) -> El {
    let notes = app.notes();
    let empty = match notes.is_empty() {
        true => el("section.still").child(el("h2").text(words::NO_NOTES)).child(el("p").text(words::NO_NOTES_MORE)),
        false => nothing(),
    };
    el("main")
        .child(el("div.top").child(el("h1").text(words::JOURNAL)))
        .child(empty)
        .child(el("ul").children(notes.iter().rev().map(|note| entry(app, note))))
}

fn entry(app: App, note: &Note) -> El {
    let skill = app.peek(|model| model.skill(&note.skill).map(|skill| skill.name.clone())).unwrap_or_default();
    let day = locale::short_day(note.at, time::utc_offset_min());
    let kind = el("p.kind").child(el("b").text(words::NOTE_OF_PROGRESS)).text(&skill);
    el("li.entry").child(kind.child(el("span.num").text(&day))).child(el("p.own").attr("dir", "auto").text(&note.text))
}
