//! Lessons being written: a sentence worth keeping, and the component that it comes up with.

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, Var, el, nothing};
use crate::domain::{Change, Fresh, Id, Lesson, TagNo};
use crate::platform::{chance, page};
use crate::widgets::{asked, button, icon, icons, switch};
use crate::words;

/// A lesson that is being written. It outlives its form: the list around that is made anew when something else is kept.
#[derive(Clone)]
struct Draft {
    /// The lesson as it was when it was opened; `None` for a new one.
    before: Option<Lesson>,
    text: String,
    component: Option<TagNo>,
    pinned: bool,
    /// Why it was not kept.
    why: Option<&'static str>,
}

/// What the lessons of this screen share: those that are being written, and the one that was deleted last.
#[derive(Copy, Clone)]
pub(super) struct Desk {
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
pub(super) fn opener_of(lesson: Option<&Id>) -> String {
    format!("edit-{}", lesson.map_or("new", Id::as_str))
}

/// The id of the field of that form.
fn field_of(lesson: Option<&Id>) -> String {
    format!("lesson-{}", lesson.map_or("new", Id::as_str))
}

impl Desk {
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

    /// Opens the form of a lesson, or of a new one; or closes it.
    pub fn turn(self, lesson: Option<&Lesson>) {
        let id = lesson.map(|lesson| &lesson.id);
        if self.is_open(id) {
            return self.close(id);
        }
        let chosen = self.app.peek(|model| model.chosen_skill().map(|skill| skill.chosen));
        let mut drafts = self.drafts.get_untracked();
        drafts.push(Draft {
            before: lesson.cloned(),
            text: lesson.map(|lesson| lesson.text.clone()).unwrap_or_default(),
            component: lesson.map_or(chosen, |lesson| lesson.component),
            pinned: lesson.is_some_and(|lesson| lesson.pinned),
            why: None,
        });
        self.drafts.set(drafts);
        page::focus_soon(vec![field_of(id)]);
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
    fn keep(self, lesson: Option<&Id>) {
        let Some(draft) = self.draft(lesson) else { return };
        let refused = |why, before| {
            self.change(lesson, |draft| (draft.why, draft.before) = (Some(why), before));
            page::focus_soon(vec![field_of(lesson)]);
        };
        let text = draft.text.trim().to_owned();
        if text.is_empty() {
            return refused(words::LESSON_IS_EMPTY, draft.before);
        }
        let stored = lesson.and_then(|id| self.stored(id));
        if stored.is_some() && stored != draft.before {
            return refused(words::LESSON_IS_OTHER, stored);
        }
        if let Some(before) = draft.before.or_else(|| new_lesson(self.app)) {
            self.close(lesson);
            let kept = Lesson { component: draft.component, text, pinned: draft.pinned, ..before };
            self.app.change(Change::KeepLesson(Box::new(kept)));
        }
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
        self.gone.with(|gone| gone.as_ref().map(|_| words::LESSON_DELETED.to_owned()))
    }

    pub fn undo(self) {
        if let Some(lesson) = self.gone.get_untracked() {
            let back = opener_of(Some(&lesson.id));
            self.gone.set(None);
            self.app.change(Change::KeepLesson(Box::new(lesson)));
            page::focus_soon(vec![back, opener_of(None)]);
        }
    }
}

/// A lesson of the skill that is practised, without words; `None` where there is no skill.
pub(super) fn new_lesson(app: App) -> Option<Lesson> {
    let now = app.now.get_untracked();
    let id = Fresh { now, chance: chance::bits(), utc_offset_min: 0 }.id();
    let skill = app.peek(|model| model.chosen_skill().map(|skill| skill.id.clone()))?;
    Some(Lesson { id, skill, component: None, at: now, text: String::new(), pinned: false, quiet: false })
}

/// The form for a lesson, or a new one: its words, and the component that it comes up with.
pub(super) fn lesson_form(desk: Desk, lesson: Option<&Lesson>) -> El {
    let id = lesson.map(|lesson| lesson.id.clone());
    let (Some(draft), Some(skill)) = (
        desk.draft(id.as_ref()),
        desk.app.peek(|model| match lesson {
            Some(lesson) => model.skill(&lesson.skill).cloned(),
            None => model.chosen_skill().cloned(),
        }),
    ) else {
        return el("p.still").text(words::NO_SKILL_YET);
    };
    let of = |tag: Option<TagNo>, name: &str| {
        let chosen = (draft.component == tag).then_some("");
        el("option").attr("value", &tag.unwrap_or(0).to_string()).attr_if("selected", chosen).text(name)
    };
    let picks = id.clone();
    let part = el("select.field")
        .on("change", move |event| {
            let component = event_target_value(&event).parse().ok().filter(|tag| *tag != 0);
            desk.change(picks.as_ref(), |draft| draft.component = component);
        })
        .child(of(None, &words::all_of(&skill.name)))
        .children(
            skill
                .components
                .iter()
                .filter(|c| !c.archived || draft.component == Some(c.tag))
                .map(|c| of(Some(c.tag), &c.name)),
        );
    let part = el("span.pick").child(part).child(icon(icons::DOWN));
    let types = id.clone();
    // as a value, so that one writes on at its end
    let text = draft.text.clone();
    let field = el("textarea.field")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("placeholder", words::LESSON_HINT)
        .value_of(move || text.clone())
        .on("input", move |event| {
            let text = event_target_value(&event);
            desk.change(types.as_ref(), |draft| draft.text = text);
        });
    let (told, keeps, cancels, asks, pins) = (id.clone(), id.clone(), id.clone(), id.clone(), id.clone());
    let is_pinned =
        move || desk.drafts.with(|drafts| drafts.iter().any(|draft| draft.is_of(asks.as_ref()) && draft.pinned));
    let pin =
        switch(words::PIN, words::PIN_MORE, is_pinned, move |on| desk.change(pins.as_ref(), |draft| draft.pinned = on));
    // a note comes up nowhere
    let pin = if lesson.is_some_and(|lesson| lesson.quiet) { nothing() } else { pin };
    let why = move || {
        desk.drafts.with(|drafts| drafts.iter().find(|draft| draft.is_of(told.as_ref()))?.why.map(str::to_owned))
    };
    let keep = button("btn.solid", move || desk.keep(keeps.as_ref())).text(words::KEEP);
    let cancel = button("btn", move || desk.close(cancels.as_ref())).text(words::CANCEL);
    let place = field_of(id.as_ref());
    let delete = match id {
        None => nothing(),
        Some(id) => button("btn", move || desk.delete(&id)).text(words::DELETE_LESSON),
    };
    el("section.lesson-form")
        .child(asked(&place, words::LESSON, field, why))
        .child(el("label").child(el("span").text(words::COMES_UP_WITH)).child(part))
        .child(pin)
        .child(el("div.acts").child(keep).child(cancel).child(delete))
}
