//! Lessons being written: a sentence worth keeping, and the component that it comes up with; and changes, which are days with a line on
//! charts. The Journal and Insights write them with the same form.

mod form;

use crate::app::App;
use crate::dom::Var;
use crate::domain::{Change, Fresh, Id, Lesson, TagNo};
use crate::insights::day_number;
use crate::platform::{chance, page, time};
use crate::words;

pub use form::lesson_form;

/// A lesson that is being written. It outlives its form: the list around that is made anew when something else is kept.
#[derive(Clone)]
struct Draft {
    /// The lesson as it was when it was opened; `None` for a new one.
    before: Option<Lesson>,
    /// As it is written so far; `None` where there is no skill.
    lesson: Option<Lesson>,
    /// Why it was not kept.
    why: Option<&'static str>,
}

/// What the lessons of this screen share: those that are being written, and the one that was deleted last.
#[derive(Copy, Clone)]
pub struct Desk {
    /// The app.
    pub app: App,
    drafts: Var<Vec<Draft>>,
    gone: Var<Option<Lesson>>,
}

impl Draft {
    fn is_of(&self, lesson: Option<&Id>) -> bool {
        self.before.as_ref().map(|lesson| &lesson.id) == lesson
    }
}

/// The id, within the page, of what opens the form of a lesson, or of a new one.
pub fn opener_of(lesson: Option<&Id>) -> String {
    format!("edit-{}", lesson.map_or("new", Id::as_str))
}

/// The id of the field of that form.
fn place_of(lesson: Option<&Id>) -> String {
    format!("lesson-{}", lesson.map_or("new", Id::as_str))
}

impl Desk {
    /// Nothing is being written.
    pub fn new(app: App) -> Self {
        Self { app, drafts: Var::new(Vec::new()), gone: Var::new(None) }
    }

    /// Whether this lesson is being written, or a new one.
    pub fn is_open(self, lesson: Option<&Id>) -> bool {
        self.drafts.with(|drafts| drafts.iter().any(|draft| draft.is_of(lesson)))
    }

    fn draft(self, lesson: Option<&Id>) -> Option<Draft> {
        self.drafts.peek(|drafts| drafts.iter().find(|draft| draft.is_of(lesson)).cloned())
    }

    fn change(self, lesson: Option<&Id>, with: impl FnOnce(&mut Draft)) {
        let mut drafts = self.drafts.get_untracked();
        if let Some(draft) = drafts.iter_mut().find(|draft| draft.is_of(lesson)) {
            with(draft);
        }
        self.drafts.set(drafts);
    }

    /// Writes on.
    fn edit(self, lesson: Option<&Id>, with: impl FnOnce(&mut Lesson)) {
        self.change(lesson, |draft| {
            if let Some(lesson) = &mut draft.lesson {
                with(lesson);
            }
        });
    }

    /// Something of what is written so far.
    fn written<R>(self, lesson: Option<&Id>, read: impl FnOnce(&Lesson) -> R) -> Option<R> {
        self.drafts.with(|drafts| drafts.iter().find(|draft| draft.is_of(lesson))?.lesson.as_ref().map(read))
    }

    /// Opens the form of a lesson, or of a new one of the component that is practised; or closes it.
    pub fn turn(self, lesson: Option<&Lesson>) {
        let id = lesson.map(|lesson| &lesson.id);
        if self.is_open(id) {
            return self.close(id);
        }
        let chosen = || self.app.peek(|model| model.chosen_skill().map(|skill| skill.chosen));
        let new = || Some(Lesson { component: chosen(), ..new_lesson(self.app)? });
        self.open(lesson.cloned(), lesson.cloned().or_else(new));
    }

    /// Opens the form of a change from today on, as `begin` begins it; or closes it.
    pub fn turn_change(self, begin: impl FnOnce(Lesson) -> Lesson) {
        if self.is_open(None) {
            return self.close(None);
        }
        let line = today(self.app);
        let new = new_lesson(self.app).map(|lesson| begin(Lesson { quiet: true, line, ..lesson }));
        self.open(None, new);
    }

    fn open(self, before: Option<Lesson>, lesson: Option<Lesson>) {
        let place = place_of(before.as_ref().map(|lesson| &lesson.id));
        let mut drafts = self.drafts.get_untracked();
        drafts.push(Draft { before, lesson, why: None });
        self.drafts.set(drafts);
        page::focus_soon(vec![place]);
    }

    /// Closes the form of a new lesson, for something else is written.
    pub fn put_by(self) {
        let mut drafts = self.drafts.get_untracked();
        drafts.retain(|draft| !draft.is_of(None));
        self.drafts.set(drafts);
    }

    /// Closes a form and forgets what was typed in it.
    fn close(self, lesson: Option<&Id>) {
        let mut drafts = self.drafts.get_untracked();
        drafts.retain(|draft| !draft.is_of(lesson));
        self.drafts.set(drafts);
        page::focus_soon(vec![opener_of(lesson), opener_of(None)]);
    }

    /// Keeps what was written, unless there is nothing to keep or the lesson was changed elsewhere since it was opened.
    fn keep(self, id: Option<&Id>) {
        let Some(Draft { before, lesson: Some(lesson), .. }) = self.draft(id) else { return };
        let refused = |why, before| {
            self.change(id, |draft| (draft.why, draft.before) = (Some(why), before));
            page::focus_soon(vec![place_of(id)]);
        };
        let text = lesson.text.trim().to_owned();
        if text.is_empty() {
            return refused(words::LESSON_IS_EMPTY, before);
        }
        let stored = id.and_then(|id| self.stored(id));
        if stored.is_some() && stored != before {
            return refused(words::LESSON_IS_OTHER, stored);
        }
        // a change that is put on another day is marked now: what came of it may be known
        let is_moved = is_change(&lesson) && before.as_ref().is_some_and(|before| before.line != lesson.line);
        let at = if is_moved { self.app.now.get_untracked() } else { lesson.at };
        self.close(id);
        self.app.change(Change::KeepLesson(Box::new(Lesson { text, at, ..lesson })));
    }

    fn stored(self, id: &Id) -> Option<Lesson> {
        self.app.lessons().into_iter().find(|lesson| lesson.id == *id)
    }

    fn delete(self, id: &Id) {
        // as it is now, so that Undo brings back that
        self.gone.set(self.stored(id));
        self.close(Some(id));
        self.app.change(Change::DeleteLesson(id.clone()));
        page::focus_soon(vec!["undo".to_owned()]);
    }

    /// What was just done.
    pub fn answer(self) -> Option<String> {
        let said = |gone: &Lesson| if is_change(gone) { words::CHANGE_DELETED } else { words::LESSON_DELETED };
        self.gone.with(|gone| gone.as_ref().map(|gone| said(gone).to_owned()))
    }

    /// Brings back what was deleted last.
    pub fn undo(self) {
        if let Some(lesson) = self.gone.get_untracked() {
            let back = opener_of(Some(&lesson.id));
            self.gone.set(None);
            self.app.change(Change::KeepLesson(Box::new(lesson)));
            page::focus_soon(vec![back, opener_of(None)]);
        }
    }
}

/// Today, as a line on charts.
fn today(app: App) -> Option<u32> {
    u32::try_from(day_number(app.now.get_untracked(), time::utc_offset_min())).ok()
}

/// A line on charts, and nothing else: it does not come up.
pub fn is_change(lesson: &Lesson) -> bool {
    lesson.quiet && lesson.line.is_some()
}

/// A lesson of the skill that is practised, without words; `None` where there is no skill.
pub fn new_lesson(app: App) -> Option<Lesson> {
    let now = app.now.get_untracked();
    let id = Fresh { now, chance: chance::bits(), utc_offset_min: 0 }.id();
    let skill = app.peek(|model| model.chosen_skill().map(|skill| skill.id.clone()))?;
    let component: Option<TagNo> = None;
    Some(Lesson { id, skill, component, at: now, text: String::new(), pinned: false, quiet: false, line: None })
}
