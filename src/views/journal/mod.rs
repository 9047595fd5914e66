//! Journal: notes of progress and lessons, searchable; lessons are written here.

mod lesson;

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::event_target_value;

use crate::app::{App, ReadNote, ReadNotes};
use crate::dom::{El, KEY, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{Instant, Lesson, SkillId};
use crate::platform::{locale, page, time};
use crate::widgets::{answer, button, chip, choice, icon, icons};
use crate::words;
use lesson::{Desk, lesson_form, opener_of};

/// How many entries are shown at once.
const SHOWN: usize = 50;
/// So many notes are read, and as many ahead of those that are shown.
const AHEAD: usize = 2 * SHOWN;

/// What is shown of the journal.
#[derive(Copy, Clone, PartialEq)]
enum Kind {
    All,
    Lessons,
    Progress,
}

/// An entry: a note of progress (without an id) or a lesson.
#[derive(Clone, PartialEq)]
struct Entry {
    at: Instant,
    of: String,
    text: String,
    /// What a search looks in.
    lower: String,
    lesson: Option<Lesson>,
}

/// The entries, newest first.
pub fn journal(app: App) -> El {
    let desk = Desk::new(app);
    let (kind, search, shown) = (Var::new(Kind::All), Var::new(String::new()), Var::new(SHOWN));
    let write = button("btn.solid", move || desk.turn(None))
        .attr("id", &opener_of(None))
        .attr_of("aria-expanded", move || desk.is_open(None).to_string())
        .child(icon(icons::PLUS))
        .text(words::WRITE_LESSON);
    let (notes, wanted) = (Var::new(ReadNotes::default()), Var::new(AHEAD));
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
    let kinds = [(Kind::All, words::ALL), (Kind::Lessons, words::LESSONS), (Kind::Progress, words::PROGRESS)]
        .map(|(one, word)| chip("kind", word, move || kind.get() == one, move || kind.set(one)));
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
        nothing()
    };
    // a lesson that was just kept is there at once
    let lessons = move || {
        app.read(|_| ());
        Rc::new(app.lessons())
    };
    let show = move |all: &Rc<Entries>| {
        let all = all.clone();
        let key = move || (kind.get(), locale::lower_case(&search.get()), shown.get());
        let more = move |count: usize| {
            wanted.set(wanted.get_untracked().max(count + AHEAD));
            shown.set(count);
        };
        dynamic(key, move |(kind, search, count)| found(desk, &all, (*kind, search, *count), more))
    };
    el("main.tells")
        .child(el("div.top").child(el("h1").text(words::JOURNAL)).child(write))
        .child(only_if(move || desk.is_open(None), move || lesson_form(desk, None)))
        .child(field)
        .child(choice("chips.tight", words::SHOW).children(kinds))
        .child(dynamic(again, read))
        .child(dynamic(lessons, move |lessons| {
            let lessons = lessons.clone();
            dynamic(move || Rc::new(Entries::known(app, &lessons, notes)), show)
        }))
        .child(answer(move || desk.answer(), move || desk.undo()))
}

/// What is known of the journal: all lessons, and the newest notes.
#[derive(PartialEq)]
struct Entries {
    /// Newest first.
    all: Vec<Entry>,
    /// True as soon as the newest notes are read.
    has_begun: bool,
    /// The oldest note that was read, where there are older ones.
    since: Option<Instant>,
}

impl Entries {
    fn known(app: App, lessons: &[Lesson], notes: Var<ReadNotes>) -> Self {
        let ReadNotes { turn, notes, left } = notes.get();
        let named = |name: String| (locale::lower_case(&name), name);
        let mut all = app.peek(|model| {
            let names: Vec<_> = model.skills.iter().map(|skill| (&skill.id, named(skill.name.clone()))).collect();
            let of_skill = |id: &SkillId| {
                names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()).unwrap_or_default()
            };
            let part = |lesson: &Lesson| {
                let component = model.skill(&lesson.skill)?.component(lesson.component?)?;
                Some(named(component.name.clone()))
            };
            let notes = notes.iter().map(|ReadNote { note, lower }| {
                let (of_lower, of) = of_skill(&note.skill);
                let lower = format!("{lower}\n{of_lower}");
                Entry { at: note.at, of, text: note.text.clone(), lower, lesson: None }
            });
            let lessons = lessons.iter().map(|lesson| {
                let (of_lower, of) = part(lesson).unwrap_or_else(|| of_skill(&lesson.skill));
                let lower = format!("{}\n{of_lower}", locale::lower_case(&lesson.text));
                Entry { at: lesson.at, of, text: lesson.text.clone(), lower, lesson: Some(lesson.clone()) }
            });
            notes.chain(lessons).collect::<Vec<_>>()
        });
        all.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        let since = notes.last().map(|oldest| oldest.note.at).filter(|_| left > 0);
        Self { all, has_begun: turn > 0, since }
    }
}

fn found(
    desk: Desk,
    known: &Entries,
    (kind, search, count): (Kind, &str, usize),
    show: impl Fn(usize) + Copy + 'static,
) -> El {
    let are_missing = kind != Kind::Lessons && (known.since.is_some() || !known.has_begun);
    let of_kind = |entry: &&Entry| match kind {
        // a lesson waits for the notes that are newer
        Kind::All => entry.lesson.is_none() || !are_missing || known.since.is_some_and(|since| entry.at >= since),
        Kind::Lessons => entry.lesson.is_some(),
        Kind::Progress => entry.lesson.is_none(),
    };
    let mut found = known.all.iter().filter(of_kind).filter(|entry| entry.lower.contains(search));
    let entries: Vec<El> =
        found.by_ref().take(count).enumerate().map(|(place, entry)| one(desk, entry, place)).collect();
    let waits = match are_missing && (entries.is_empty() || !search.is_empty()) {
        true => el("p.note").attr("role", "status").text(words::LOOKING_THROUGH),
        false => nothing(),
    };
    let (head, more) = match (entries.len(), known.all.is_empty(), kind) {
        (0, ..) if are_missing => return waits,
        (0, true, _) => (words::NO_NOTES, words::NO_NOTES_MORE),
        (0, false, Kind::Lessons) if search.is_empty() => (words::NO_LESSONS, words::NO_LESSONS_MORE),
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
    el("section.still").attr("role", "status").child(el("h2").text(head)).child(el("p").text(more))
}

fn one(desk: Desk, entry: &Entry, place: usize) -> El {
    let day = locale::short_day_from(desk.app.now.get_untracked(), entry.at, time::utc_offset_min());
    let word = if entry.lesson.is_some() { words::LESSON } else { words::NOTE_OF_PROGRESS };
    let kind = el("p.kind").child(el("b").text(word)).child(el("span").text(&entry.of));
    let own = el("p.own").attr("dir", "auto").text(&entry.text);
    let edit = match entry.lesson.clone() {
        None => nothing(),
        Some(lesson) => {
            let (id, asked) = (lesson.id.clone(), lesson.id.clone());
            let opened = lesson.clone();
            let edit = button("link", move || desk.turn(Some(&opened)))
                .attr("id", &opener_of(Some(&id)))
                .attr_of("aria-expanded", move || desk.is_open(Some(&asked)).to_string())
                .text(words::EDIT);
            list([edit, only_if(move || desk.is_open(Some(&id)), move || lesson_form(desk, Some(&lesson)))])
        }
    };
    el("li.entry")
        .attr("id", &format!("entry-{place}"))
        .attr("tabindex", "-1")
        .child(kind.child(el("span.num").text(&day)))
        .child(own)
        .child(edit)
}
