//! Journal: notes of progress, lessons, setbacks and milestones, searchable; lessons and setbacks are written here, and a verdict on
//! oneself is turned round.

mod entries;
mod looks;
mod milestones;
mod reframe;
mod setback;

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::event_target_value;

use super::lesson::{Desk, lesson_form, opener_of};
use super::whose::heading;
use crate::app::{App, ComesBack, ReadNotes};
use crate::dom::{El, KEY, Var, dynamic, el, list, nothing, only_if};
use crate::platform::{locale, page};
use crate::widgets::{answer, button, chip, choice, icon, icons};
use crate::words;
use entries::{Entries, Entry, Kind, entry_of};
use looks::comes_back;
use milestones::milestone_list;
use reframe::reframing;
use setback::{Writing, setback_form};

/// How many entries are shown at once.
const SHOWN: usize = 50;
/// So many notes are read, and as many ahead of those that are shown.
const AHEAD: usize = 2 * SHOWN;

/// What is shown of the journal.
#[derive(Copy, Clone, PartialEq)]
enum Filter {
    All,
    Only(Kind),
    Milestones,
}

/// What is being written.
#[derive(Copy, Clone, PartialEq)]
enum Write {
    Lesson,
    Reframe,
}

/// The entries, newest first; or the questions of a setback that is being written, alone.
pub fn journal(app: App) -> El {
    let desk = Desk::new(app);
    let writing = Writing::new(app);
    el("main.tells").child(dynamic(
        move || writing.is_open(),
        move |is_open| if *is_open { setback_form(writing) } else { pages(desk, writing) },
    ))
}

fn pages(desk: Desk, writing: Writing) -> El {
    let app = desk.app;
    let (filter, search, shown) = (Var::new(Filter::All), Var::new(String::new()), Var::new(SHOWN));
    let write = button("btn.solid", move || desk.turn(None))
        .attr("id", &opener_of(None))
        .attr_of("aria-expanded", move || desk.is_open(None).to_string())
        .child(icon(icons::PLUS))
        .text(words::WRITE_LESSON);
    let (notes, wanted) = (Var::new(ReadNotes::default()), Var::new(AHEAD));
    let returning = Var::new(ComesBack::default());
    let look_for = move |text: String| {
        search.set(text);
        // what is looked for may be in what was not read yet
        wanted.set(usize::MAX);
    };
    let field = el("input.field")
        .attr("type", "search")
        .attr(KEY, "/")
        .attr("aria-label", words::SEARCH_JOURNAL)
        .attr("placeholder", words::SEARCH)
        .on("input", move |event| look_for(event_target_value(&event)));
    let filters = [
        (Filter::All, words::ALL),
        (Filter::Only(Kind::Lesson), words::LESSONS),
        (Filter::Only(Kind::Progress), words::PROGRESS),
        (Filter::Only(Kind::Setback), words::SETBACKS),
        (Filter::Milestones, words::MILESTONES),
    ]
    .map(|(one, word)| chip("kind", word, move || filter.get() == one, move || filter.set(one)));
    // notes are read when the screen is opened, and again when something was kept, here or in another tab, or more are wanted
    let reads = Cell::new(0_u32);
    let again = move || {
        app.read(|_| ());
        wanted.get();
        reads.set(reads.get().wrapping_add(1));
        reads.get()
    };
    let read = move |_: &u32| {
        app.read_notes(wanted, notes);
        app.read_what_comes_back(returning);
        nothing()
    };
    // a lesson that was just kept is there at once
    let written = move || {
        app.read(|_| ());
        Rc::new(app.written())
    };
    let show = move |all: &Rc<Entries>| {
        let all = all.clone();
        let key = move || (filter.get(), locale::lower_case(&search.get()), shown.get());
        let more = move |count: usize| {
            wanted.set(wanted.get_untracked().max(count + AHEAD));
            shown.set(count);
        };
        dynamic(key, move |(filter, search, count)| match filter {
            Filter::Milestones => milestone_list(app, search),
            Filter::All => found(desk, writing, &all, (None, search, *count), more),
            Filter::Only(kind) => found(desk, writing, &all, (Some(*kind), search, *count), more),
        })
    };
    let at_first = move || filter.get() == Filter::All && search.with(String::is_empty) && !desk.is_open(None);
    list([
        el("div.top").child(heading(app, words::JOURNAL)).child(write),
        only_if(move || desk.is_open(None), move || write_something(desk, writing)),
        comes_back(app, returning, at_first),
        field,
        choice("chips.tight", words::SHOW).children(filters),
        dynamic(again, read),
        dynamic(written, move |written| {
            let written = written.clone();
            dynamic(move || Rc::new(Entries::known(app, &written.0, &written.1, notes)), show)
        }),
        answer(
            move || desk.answer().or_else(|| writing.answer()),
            move || match desk.answer() {
                Some(_) => desk.undo(),
                None => writing.undo(),
            },
        ),
    ])
}

/// A lesson; or, by one tap more, a setback, or what one tells oneself.
fn write_something(desk: Desk, writing: Writing) -> El {
    let what = Var::new(Write::Lesson);
    let one = |write, word| chip("write", word, move || what.get() == write, move || what.set(write));
    let setback = button("btn", move || {
        desk.put_by();
        writing.begin();
    })
    .text(words::SETBACK);
    let kinds = choice("chips.tight", words::WRITE_WHAT)
        .child(one(Write::Lesson, words::LESSON))
        .child(one(Write::Reframe, words::REFRAME));
    el("section.write").child(el("div.acts").child(kinds).child(setback)).child(dynamic(
        move || what.get(),
        move |what| match what {
            Write::Lesson => lesson_form(desk, None),
            Write::Reframe => reframing(desk),
        },
    ))
}

fn found(
    desk: Desk,
    writing: Writing,
    known: &Entries,
    (kind, search, count): (Option<Kind>, &str, usize),
    show: impl Fn(usize) + Copy + 'static,
) -> El {
    let has_notes = kind.is_none_or(|kind| kind == Kind::Progress);
    let are_missing = has_notes && (known.since.is_some() || !known.has_begun);
    let of_kind = |entry: &&Entry| match kind {
        // what is older than the notes that were read waits for them; what is pinned does not
        None => {
            entry.kind() == Kind::Progress
                || entry.is_pinned()
                || !are_missing
                || known.since.is_some_and(|since| entry.at >= since)
        }
        Some(kind) => entry.kind() == kind,
    };
    let mut found = known.all.iter().filter(of_kind).filter(|entry| entry.lower.contains(search));
    let entries: Vec<El> =
        found.by_ref().take(count).enumerate().map(|(place, entry)| entry_of(desk, writing, entry, place)).collect();
    let waits = match are_missing && (entries.is_empty() || !search.is_empty()) {
        true => el("p.note").attr("role", "status").text(words::LOOKING_THROUGH),
        false => nothing(),
    };
    let (head, more) = match (entries.len(), known.all.is_empty(), kind) {
        (0, ..) if are_missing => return waits,
        (0, _, Some(Kind::Setback)) if search.is_empty() => (words::NO_SETBACKS, words::NO_SETBACKS_MORE),
        (0, false, Some(Kind::Lesson)) if search.is_empty() => (words::NO_LESSONS, words::NO_LESSONS_MORE),
        (0, true, _) => (words::NO_NOTES, words::NO_NOTES_MORE),
        (0, false, _) => (words::NOTHING_FOUND, words::NOTHING_FOUND_MORE),
        _ => {
            let show_more = move || {
                show(count + SHOWN);
                // a keyboard goes on where it was
                page::focus_soon(vec![format!("entry-{count}")]);
            };
            let earlier = button("btn.all", show_more).text(words::SHOW_EARLIER);
            let is_more = found.next().is_some() || (are_missing && search.is_empty());
            let earlier = if is_more { earlier } else { nothing() };
            return list([el("ul").children(entries), waits, earlier]);
        }
    };
    still(head, more)
}

/// That there is nothing, and what comes here.
fn still(head: &str, more: &str) -> El {
    el("section.still").attr("role", "status").child(el("h2").text(head)).child(el("p").text(more))
}
