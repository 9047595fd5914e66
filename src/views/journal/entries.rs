//! The entries of the journal: notes of progress, lessons, setbacks.

use super::super::lesson::{Desk, is_change, lesson_form, opener_of};
use super::setback::{Writing, answers};
use crate::app::{App, ReadNote, ReadNotes};
use crate::dom::{El, Var, el, list, nothing, only_if};
use crate::domain::{Instant, Lesson, Setback, SkillId, Verdict};
use crate::insights::begin_of_day;
use crate::platform::{locale, time};
use crate::widgets::button;
use crate::words;

/// What an entry is one of.
#[derive(Copy, Clone, PartialEq)]
pub(super) enum Kind {
    Lesson,
    Progress,
    Setback,
}

/// What an entry is.
#[derive(Clone, PartialEq)]
enum What {
    Progress,
    Lesson(Lesson),
    Setback(Box<Setback>),
}

/// An entry.
#[derive(Clone, PartialEq)]
pub(super) struct Entry {
    pub at: Instant,
    /// Of which skill or component.
    of: String,
    text: String,
    /// What a search looks in.
    pub lower: String,
    what: What,
}

impl Entry {
    pub fn kind(&self) -> Kind {
        match &self.what {
            What::Progress => Kind::Progress,
            What::Lesson(_) => Kind::Lesson,
            What::Setback(_) => Kind::Setback,
        }
    }

    /// A lesson that is shown before others.
    pub fn is_pinned(&self) -> bool {
        matches!(&self.what, What::Lesson(lesson) if lesson.pinned)
    }

    fn word(&self) -> &'static str {
        match &self.what {
            What::Progress => words::NOTE_OF_PROGRESS,
            What::Lesson(lesson) if is_change(lesson) => words::A_CHANGE,
            What::Lesson(lesson) if lesson.quiet => words::NOTE,
            What::Lesson(_) => words::LESSON,
            What::Setback(_) => words::SETBACK,
        }
    }
}

/// What is known of the journal: all lessons and setbacks, and the newest notes.
#[derive(PartialEq)]
pub(super) struct Entries {
    /// Lessons that are pinned, and then the rest: newest first.
    pub all: Vec<Entry>,
    /// True as soon as the newest notes are read.
    pub has_begun: bool,
    /// The oldest note that was read, where there are older ones.
    pub since: Option<Instant>,
}

impl Entries {
    pub fn known(app: App, lessons: &[Lesson], setbacks: &[Setback], notes: Var<ReadNotes>) -> Self {
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
                Entry { at: note.at, of, text: note.text.clone(), lower, what: What::Progress }
            });
            let lessons = lessons.iter().map(|lesson| {
                let (of_lower, of) = part(lesson).unwrap_or_else(|| of_skill(&lesson.skill));
                let lower = format!("{}\n{of_lower}", locale::lower_case(&lesson.text));
                Entry { at: lesson.at, of, text: lesson.text.clone(), lower, what: What::Lesson(lesson.clone()) }
            });
            notes.chain(lessons).chain(setbacks.iter().map(of_setback)).collect::<Vec<_>>()
        });
        all.sort_by_key(|entry| (!entry.is_pinned(), std::cmp::Reverse(entry.at)));
        let since = notes.last().map(|oldest| oldest.note.at).filter(|_| left > 0);
        Self { all, has_begun: turn > 0, since }
    }
}

fn of_setback(setback: &Setback) -> Entry {
    let of = match (setback.open, setback.verdict) {
        (Some(_), _) => words::BEGUN,
        (None, Some(Verdict::Micro)) => words::MICRO,
        (None, Some(Verdict::Macro)) => words::MACRO,
        (None, None) => "",
    };
    let looks = setback.looks.iter().map(|(_, words)| words.as_str());
    let said = [&*setback.text, &setback.taught, &setback.next, &setback.beside, of];
    let lower = locale::lower_case(&said.into_iter().chain(looks).collect::<Vec<_>>().join("\n"));
    let text = if setback.text.trim().is_empty() { words::NO_WORDS } else { &setback.text };
    Entry {
        at: setback.at,
        of: of.to_owned(),
        text: text.to_owned(),
        lower,
        what: What::Setback(Box::new(setback.clone())),
    }
}

/// The day of an entry, as it is shown.
pub(super) fn day(app: App, at: Instant) -> String {
    locale::short_day_from(app.now.get_untracked(), at, time::utc_offset_min())
}

/// The day of a line on charts.
fn day_of(line: u32) -> String {
    words::day_of_year(begin_of_day(line.into()), 0)
}

/// An entry, with what can be done with it.
pub(super) fn entry_of(desk: Desk, writing: Writing, entry: &Entry, place: usize) -> El {
    let kind = el("p.kind").child(el("b").text(entry.word())).child(el("span").text(&entry.of));
    let kind = if entry.is_pinned() { kind.child(el("span").text(words::PINNED)) } else { kind };
    let kind = match &entry.what {
        What::Lesson(Lesson { line: Some(line), .. }) => kind.child(el("span").text(&words::line_from(&day_of(*line)))),
        _ => kind,
    };
    let own = el("p.own").attr("dir", "auto").text(&entry.text);
    let more = match &entry.what {
        What::Progress => nothing(),
        What::Lesson(lesson) => of_lesson(desk, lesson),
        What::Setback(setback) => answers(writing, setback),
    };
    el("li.entry")
        .attr("id", &format!("entry-{place}"))
        .attr("tabindex", "-1")
        .child(kind.child(el("span.num").text(&day(desk.app, entry.at))))
        .child(own)
        .child(more)
}

fn of_lesson(desk: Desk, lesson: &Lesson) -> El {
    let (id, asked, opened, lesson) = (lesson.id.clone(), lesson.id.clone(), lesson.clone(), lesson.clone());
    let edit = button("link", move || desk.turn(Some(&opened)))
        .attr("id", &opener_of(Some(&id)))
        .attr_of("aria-expanded", move || desk.is_open(Some(&asked)).to_string())
        .text(words::EDIT);
    list([edit, only_if(move || desk.is_open(Some(&id)), move || lesson_form(desk, Some(&lesson)))])
}
