//! Journal: notes of progress and lessons, searchable; lessons are written here.

mod lesson;

use std::rc::Rc;

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, KEY, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{Instant, Lesson, SkillId};
use crate::platform::{locale, page, time};
use crate::widgets::{answer, button, chip, choice, icon, icons};
use crate::words;
use lesson::{Desk, lesson_form, opener_of};

/// How many entries are shown at once.
const SHOWN: usize = 50;

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
    let field = el("input.field")
        .attr("type", "search")
        .attr(KEY, "/")
        .attr("aria-label", words::SEARCH_JOURNAL)
        .attr("placeholder", words::SEARCH)
        .on("input", move |event| search.set(event_target_value(&event)));
    let kinds = [(Kind::All, words::ALL), (Kind::Lessons, words::LESSONS), (Kind::Progress, words::PROGRESS)]
        .map(|(one, word)| chip("kind", word, move || kind.get() == one, move || kind.set(one)));
    let show = move |all: &Rc<Vec<Entry>>| {
        let all = all.clone();
        let key = move || (kind.get(), locale::lower_case(&search.get()), shown.get());
        dynamic(key, move |(kind, search, count)| found(desk, &all, (*kind, search, *count), shown))
    };
    // what is stored is read when the screen is opened, and again when something was kept, here or in another tab
    let all = move || {
        app.read(|_| ());
        Rc::new(entries(app))
    };
    el("main.tells")
        .child(el("div.top").child(el("h1").text(words::JOURNAL)).child(write))
        .child(only_if(move || desk.is_open(None), move || lesson_form(desk, None)))
        .child(field)
        .child(choice("chips.tight", words::SHOW).children(kinds))
        .child(dynamic(all, show))
        .child(answer(move || desk.answer(), move || desk.undo()))
}

fn entries(app: App) -> Vec<Entry> {
    let (notes, lessons) = (app.notes(), app.lessons());
    let mut all = app.peek(|model| {
        let skill = |id: &SkillId| model.skill(id).map(|skill| skill.name.clone()).unwrap_or_default();
        let part = |lesson: &Lesson| {
            let component = model.skill(&lesson.skill)?.component(lesson.component?)?;
            Some(component.name.clone())
        };
        let notes = notes.into_iter().map(|n| Entry { at: n.at, of: skill(&n.skill), text: n.text, lesson: None });
        let lessons = lessons.into_iter().map(|lesson| Entry {
            at: lesson.at,
            of: part(&lesson).unwrap_or_else(|| skill(&lesson.skill)),
            text: lesson.text.clone(),
            lesson: Some(lesson),
        });
        notes.chain(lessons).collect::<Vec<_>>()
    });
    all.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    all
}

fn found(desk: Desk, all: &[Entry], (kind, search, count): (Kind, &str, usize), shown: Var<usize>) -> El {
    let of_kind = |entry: &&Entry| match kind {
        Kind::All => true,
        Kind::Lessons => entry.lesson.is_some(),
        Kind::Progress => entry.lesson.is_none(),
    };
    let matches = |entry: &&Entry| {
        search.is_empty() || [&entry.text, &entry.of].iter().any(|text| locale::lower_case(text).contains(search))
    };
    let mut found = all.iter().filter(of_kind).filter(matches);
    let entries: Vec<El> =
        found.by_ref().take(count).enumerate().map(|(place, entry)| one(desk, entry, place)).collect();
    let (head, more) = match (entries.len(), all.is_empty(), kind) {
        (0, true, _) => (words::NO_NOTES, words::NO_NOTES_MORE),
        (0, false, Kind::Lessons) if search.is_empty() => (words::NO_LESSONS, words::NO_LESSONS_MORE),
        (0, false, _) => (words::NOTHING_FOUND, words::NOTHING_FOUND_MORE),
        _ => {
            let show_more = move || {
                shown.set(count + SHOWN);
                // a keyboard goes on where it was
                page::focus_soon(vec![format!("entry-{count}")]);
            };
            let earlier = button("btn.all", show_more).text(words::SHOW_EARLIER);
            let earlier = if found.next().is_some() { earlier } else { nothing() };
            return list([el("ul").children(entries), earlier]);
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
