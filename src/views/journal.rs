//! Journal: notes of progress and lessons, searchable; lessons are written here.

use std::rc::Rc;

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{Change, Fresh, Id, Instant, Lesson, SkillId, TagNo};
use crate::platform::{chance, keys::KEY, locale, time};
use crate::widgets::{button, chip, choice, icon, icons, toggle};
use crate::words;

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
    let writes = Var::new(false);
    let (kind, search, shown) = (Var::new(Kind::All), Var::new(String::new()), Var::new(SHOWN));
    // what is stored is read once, and again when a lesson was kept or deleted
    let changed = Var::new(0_u32);
    let write = toggle("btn.solid", writes).child(icon(icons::PLUS)).text(words::WRITE_LESSON);
    let field = el("input.field")
        .attr("type", "search")
        .attr(KEY, "/")
        .attr("aria-label", words::SEARCH_JOURNAL)
        .attr("placeholder", words::SEARCH)
        .on("input", move |event| search.set(event_target_value(&event)));
    let kinds = [(Kind::All, words::ALL), (Kind::Lessons, words::LESSONS), (Kind::Progress, words::PROGRESS)]
        .map(|(one, word)| chip("kind", word, move || kind.get() == one, move || kind.set(one)));
    let gone = Var::new(None::<Lesson>);
    let taken_back = move |is: &bool| match is {
        false => nothing(),
        true => {
            let back = move || {
                if let Some(lesson) = gone.get_untracked() {
                    app.change(Change::KeepLesson(Box::new(lesson)));
                }
                gone.set(None);
                changed.set(changed.get_untracked() + 1);
            };
            el("p.undo")
                .attr("role", "status")
                .child(el("span").text(words::LESSON_DELETED))
                .child(button("link", back).attr(KEY, "z").child(icon(icons::UNDO)).text(words::UNDO))
        }
    };
    let show = move |_: &u32| {
        let all = Rc::new(entries(app));
        let key = move || (kind.get(), locale::lower_case(&search.get()), shown.get());
        dynamic(key, move |(kind, search, count)| found(app, &all, (*kind, search, *count), shown, (changed, gone)))
    };
    let done = move || {
        writes.set(false);
        changed.set(changed.get_untracked() + 1);
    };
    el("main")
        .child(el("div.top").child(el("h1").text(words::JOURNAL)).child(write))
        .child(only_if(move || writes.get(), move || lesson_form(app, None, gone, done)))
        .child(dynamic(move || gone.with(Option::is_some), taken_back))
        .child(field)
        .child(choice("chips.tight", words::SHOW).children(kinds))
        .child(dynamic(move || changed.get(), show))
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

fn found(
    app: App,
    all: &[Entry],
    (kind, search, count): (Kind, &str, usize),
    shown: Var<usize>,
    after: (Var<u32>, Var<Option<Lesson>>),
) -> El {
    let of_kind = |entry: &&Entry| match kind {
        Kind::All => true,
        Kind::Lessons => entry.lesson.is_some(),
        Kind::Progress => entry.lesson.is_none(),
    };
    let matches = |entry: &&Entry| {
        search.is_empty() || [&entry.text, &entry.of].iter().any(|text| locale::lower_case(text).contains(search))
    };
    let mut found = all.iter().filter(of_kind).filter(matches);
    let entries: Vec<El> = found.by_ref().take(count).map(|entry| one(app, entry, after)).collect();
    let (head, more) = match (entries.len(), all.is_empty(), kind) {
        (0, true, _) => (words::NO_NOTES, words::NO_NOTES_MORE),
        (0, false, Kind::Lessons) if search.is_empty() => (words::NO_LESSONS, words::NO_LESSONS_MORE),
        (0, false, _) => (words::NOTHING_FOUND, words::NOTHING_FOUND_MORE),
        _ => {
            let earlier = button("btn.all", move || shown.set(count + SHOWN)).text(words::SHOW_EARLIER);
            let earlier = if found.next().is_some() { earlier } else { nothing() };
            return list([el("ul").children(entries), earlier]);
        }
    };
    el("section.still").attr("role", "status").child(el("h2").text(head)).child(el("p").text(more))
}

fn one(app: App, entry: &Entry, (changed, gone): (Var<u32>, Var<Option<Lesson>>)) -> El {
    let day = locale::short_day(entry.at, time::utc_offset_min());
    let word = if entry.lesson.is_some() { words::LESSON } else { words::NOTE_OF_PROGRESS };
    let kind = el("p.kind").child(el("b").text(word)).child(el("span").text(&entry.of));
    let own = el("p.own").attr("dir", "auto").text(&entry.text);
    let edit = match entry.lesson.clone() {
        None => nothing(),
        Some(lesson) => {
            let edits = Var::new(false);
            let done = move || changed.set(changed.get_untracked() + 1);
            list([
                toggle("link", edits).text(words::EDIT),
                only_if(move || edits.get(), move || lesson_form(app, Some(lesson.clone()), gone, done)),
            ])
        }
    };
    el("li.entry").child(kind.child(el("span.num").text(&day))).child(own).child(edit)
}

/// The form for a lesson: its words, and the component that it comes up with.
fn lesson_form(app: App, lesson: Option<Lesson>, deleted: Var<Option<Lesson>>, done: impl Fn() + Copy + 'static) -> El {
    let before = lesson.clone();
    let is_new = lesson.is_none();
    let Some(skill) = app.peek(|model| match &lesson {
        Some(lesson) => model.skill(&lesson.skill).cloned(),
        None => model.chosen_skill().cloned(),
    }) else {
        return el("p.still").text(words::NO_SKILL_YET);
    };
    let text = Var::new(lesson.as_ref().map(|lesson| lesson.text.clone()).unwrap_or_default());
    let component = Var::new(lesson.as_ref().map_or(Some(skill.chosen), |lesson| lesson.component));
    let of = |tag: Option<TagNo>, name: &str| {
        let chosen = (component.get_untracked() == tag).then_some("");
        el("option").attr("value", &tag.unwrap_or(0).to_string()).attr_if("selected", chosen).text(name)
    };
    let part = el("select.field")
        .attr("aria-label", words::COMES_UP_WITH)
        .on("change", move |event| {
            component.set(event_target_value(&event).parse().ok().filter(|tag| *tag != 0));
        })
        .child(of(None, &words::all_of(&skill.name)))
        .children(skill.offered().map(|c| of(Some(c.tag), &c.name)));
    let field = el("textarea.field")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("aria-label", words::LESSON)
        .attr("placeholder", words::LESSON_HINT)
        .text(&text.get_untracked())
        .on("input", move |event| text.set(event_target_value(&event)));
    let id = lesson.as_ref().map(|lesson| lesson.id.clone());
    let at = lesson.map(|lesson| lesson.at);
    let skill = skill.id;
    let gone = id.clone();
    let keep = move || {
        let now = app.now.get_untracked();
        let words = text.get_untracked().trim().to_owned();
        if !words.is_empty() {
            let fresh = Fresh { now, chance: chance::bits(), utc_offset_min: 0 };
            let id: Id = id.clone().unwrap_or_else(|| fresh.id());
            let (skill, component) = (skill.clone(), component.get_untracked());
            let lesson = Lesson { id, skill, component, at: at.unwrap_or(now), text: words };
            app.change(Change::KeepLesson(Box::new(lesson)));
        }
        done();
    };
    let delete = move || {
        if let Some(id) = gone.clone() {
            app.change(Change::DeleteLesson(id));
            deleted.set(before.clone());
        }
        done();
    };
    let delete = if is_new { nothing() } else { button("btn", delete).text(words::DELETE_LESSON) };
    let acts = el("div.acts").child(button("btn.solid", keep).text(words::KEEP)).child(delete);
    el("section.lesson-form").child(field).child(part).child(acts)
}
