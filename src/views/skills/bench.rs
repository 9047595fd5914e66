//! What the parts of this screen share: which skill and component are shown, what is being edited, and what was just done.

use crate::app::App;
use crate::dom::Var;
use crate::domain::{Change, PartList, Skill, SkillEdit, SkillId, TagNo, edited};
use crate::platform::page;
use crate::words;

/// The one thing that is being edited: only one is open at a time.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Pane {
    /// The name of the skill.
    SkillName,
    /// A new skill.
    NewSkill,
    /// A new component.
    NewComponent,
    /// Where a component stands.
    Place(TagNo),
    /// The name of a component.
    PartName,
    /// What is in a component.
    Split,
    /// What a component is merged into.
    Merge,
    /// What a component is a part of.
    Under,
    /// A rung, a cause or a tweak.
    Item(TagNo),
    /// A new one.
    NewItem(PartList),
}

/// What was just done.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Answer {
    /// In words.
    pub text: String,
    /// The skill, and what takes it back.
    pub undo: Vec<(SkillId, SkillEdit)>,
    /// Where the focus goes then.
    pub back: String,
}

#[derive(Copy, Clone)]
pub(super) struct Bench {
    pub app: App,
    /// The skill that was picked; the chosen one is shown where none was.
    picked: Var<Option<SkillId>>,
    pub pane: Var<Option<Pane>>,
    pub answer: Var<Option<Answer>>,
}

impl Bench {
    pub fn new(app: App) -> Self {
        Self { app, picked: Var::new(None), pane: Var::new(None), answer: Var::new(None) }
    }

    /// Shows another skill.
    pub fn pick(self, id: Option<SkillId>) {
        self.close();
        self.answer.set(None);
        self.picked.set(id);
    }

    /// The skill that is shown; whoever asks hears of its changes.
    pub fn skill_id(self) -> Option<SkillId> {
        let picked = self.picked.get();
        self.app.read(|model| {
            let picked = picked.and_then(|id| model.offered_skills().find(|skill| skill.id == id));
            picked.or(model.chosen_skill()).map(|skill| skill.id.clone())
        })
    }

    /// The skill that is shown; whoever asks hears of its changes.
    fn skill(self) -> Option<Skill> {
        let id = self.skill_id()?;
        self.app.peek(|model| model.skill(&id).cloned())
    }

    /// Reads the skill that is shown; whoever reads hears of its changes. (A copy of it, so that the little that depends on
    /// what is read is all that is there more than once in the program.)
    pub fn read<T: Default>(self, pick: impl FnOnce(&Skill) -> T) -> T {
        self.skill().as_ref().map(pick).unwrap_or_default()
    }

    /// The component that was opened: its number is a part of the address, so that the back button closes it.
    pub fn opened(self) -> Option<TagNo> {
        let part = self.app.part().parse::<TagNo>();
        self.read(|skill| part.ok().filter(|tag| skill.offered().any(|component| component.tag == *tag)))
    }

    /// The component that is shown beside the list: the open one, or else the chosen one.
    pub fn shown(self) -> Option<TagNo> {
        let open = self.opened();
        self.read(|skill| open.or(Some(skill.chosen)).filter(|tag| skill.component(*tag).is_some()))
    }

    /// The name of whatever has this number.
    pub fn name(self, tag: TagNo) -> String {
        self.read(|skill| {
            let of = |c: &crate::domain::Component| match c.tag == tag {
                true => Some(c.name.clone()),
                false => c.level(tag).map(|level| level.name.clone()).or(c.label(tag).map(str::to_owned)),
            };
            skill.components.iter().find_map(of).unwrap_or_default()
        })
    }

    /// Opens a component and goes on with its heading.
    pub fn open(self, tag: TagNo) {
        self.pane.set(None);
        self.fall_silent();
        self.app.go_to_part(&tag.to_string());
        page::focus_soon(vec!["part".to_owned()]);
    }

    /// Closes the component that is open.
    pub fn close(self) {
        self.pane.set(None);
        self.fall_silent();
        if !self.app.part().is_empty() {
            self.app.go_to_part("");
        }
    }

    /// What was done a while ago is said no more, but for what can be taken back.
    fn fall_silent(self) {
        if self.answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.undo.is_empty())) {
            self.answer.set(None);
        }
    }

    pub fn is_open(self, pane: Pane) -> bool {
        self.pane.get() == Some(pane)
    }

    /// Opens a pane, or closes it.
    pub fn toggle(self, pane: Pane) {
        let open = self.pane.get_untracked() == Some(pane);
        self.fall_silent();
        self.pane.set((!open).then_some(pane));
    }

    /// Does an edit of the skill that is shown and says what was done; or answers why not.
    pub fn edit(self, edit: SkillEdit, done: String) -> Option<String> {
        let id = self.skill_id()?;
        self.edit_of(id, edit, done)
    }

    /// The same with any skill.
    pub fn edit_of(self, id: SkillId, edit: SkillEdit, done: String) -> Option<String> {
        if let Err(refused) = self.app.peek(|model| edited(model, &id, &edit).map(drop)) {
            return Some(words::edit_refused(refused));
        }
        self.app.change(Change::EditSkill(id, edit));
        self.say(done);
        None
    }

    /// Does an edit that has no field to say beside it why it was refused. True if it was done.
    pub fn act(self, edit: SkillEdit, done: String) -> bool {
        let refused = self.edit(edit, done);
        let is_done = refused.is_none();
        if let Some(refused) = refused {
            self.say(refused);
        }
        is_done
    }

    pub fn say(self, text: String) {
        self.answer.set(Some(Answer { text, undo: Vec::new(), back: String::new() }));
    }

    /// What was just done can be taken back by `undo`; the focus is on Undo, and `back` gets it then.
    pub fn offer_undo(self, id: SkillId, undo: Vec<SkillEdit>, back: String) {
        if let Some(answer) = self.answer.get_untracked() {
            let undo = undo.into_iter().map(|edit| (id.clone(), edit)).collect();
            self.answer.set(Some(Answer { undo, back, ..answer }));
            page::focus_soon(vec!["undo".to_owned()]);
        }
    }

    pub fn undo(self) {
        let Some(answer) = self.answer.get_untracked() else { return };
        self.answer.set(None);
        for (id, edit) in answer.undo {
            self.app.change(Change::EditSkill(id, edit));
        }
        page::focus_soon(vec![answer.back]);
    }

    /// Moves something and keeps the focus on the button that did it, or the other one where it has come to an end.
    pub fn shift(self, tag: TagNo, steps: isize, ids: [&str; 2], place: impl Fn(&Skill) -> (usize, usize)) {
        let name = self.name(tag);
        if self.act(SkillEdit::Move(tag, steps), String::new()) {
            let (place, of) = self.read(place);
            self.say(words::stands(&name, place, of));
        }
        page::focus_soon(ids.map(|id| format!("{id}-{tag}")).to_vec());
    }
}
