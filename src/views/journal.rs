//! Journal: the notes of progress.

use leptos::prelude::*;

use crate::app::App;
use crate::platform::{locale, time};
use crate::words;

/// The notes, newest first.
#[component]
pub fn Journal() -> AnyView {
    let app = App::here();
    let offset = time::utc_offset_min();
    let notes = app.notes();
    let skill = move |id| app.peek(|model| model.skill(id).map(|skill| skill.name.clone())).unwrap_or_default();
    let entries = notes.iter().rev().map(|note| view! {
        <li class="entry">
            <p class="kind"><b>{words::NOTE_OF_PROGRESS}</b>{skill(&note.skill)}<span class="num">{locale::short_day(note.at, offset)}</span></p>
            <p class="own" dir="auto">{note.text.clone()}</p>
        </li>
    }).collect_view();
    let empty = notes.is_empty().then(|| {
        view! {
            <section class="still"><h2>{words::NO_NOTES}</h2><p>{words::NO_NOTES_MORE}</p></section>
        }
    });
    view! {
        <main>
            <div class="top"><h1>{words::JOURNAL}</h1></div>
            {empty}
            <ul>{entries}</ul>
        </main>
    }
    .into_any()
}
