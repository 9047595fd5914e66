//! Who learns here: added, named, hidden, removed; and a file of one of them alone.

use super::skills::name_form;
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{Change, Fresh, Id, Learner, LearnerId, Model, learner_name, may_put_away};
use crate::platform::{chance, page, time};
use crate::widgets::{answer_to, button, icon, icons};
use crate::words;

/// What was said of somebody last, and who they were before.
type Done = Option<(&'static str, Learner)>;

/// What is open: nothing, the form for a new learner, or what can be done with one.
#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    New,
    One(LearnerId),
}

/// The list, and what is done with it.
#[derive(Copy, Clone)]
pub struct Learners {
    app: App,
    open: Var<Open>,
    done: Var<Done>,
}

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Row {
    learner: Learner,
    skills: usize,
    sessions: usize,
}

/// The id of what opens the form for a new learner.
const ADD: &str = "add-learner";

fn opener_of(id: &LearnerId) -> String {
    format!("learner-{id}")
}

impl Learners {
    /// Nothing is open.
    pub fn new(app: App) -> Self {
        // another tab may have said something else of them in the summaries
        page::after(0, move || app.find_learners());
        Self { app, open: Var::new(Open::Nothing), done: Var::new(None) }
    }

    /// The section in Settings.
    pub fn section(self) -> El {
        let several = move || self.app.read(|model| model.learners.len() > 1);
        let lead = move || if several() { words::LEARNERS_MORE } else { words::LEARNERS_LEAD }.to_owned();
        let rows = move || self.app.read(rows);
        let show = move |rows: &Vec<Row>| match rows.as_slice() {
            // who is alone says nothing of it; they may still say their name, when somebody comes
            [] | [_] => nothing(),
            rows => el("ul.items").children(rows.iter().map(|row| self.line(row))),
        };
        let opener = button("btn.below", move || self.turn(Open::New))
            .attr("id", ADD)
            .attr_of("aria-expanded", move || (self.open.get() == Open::New).to_string())
            .child(icon(icons::PLUS))
            .text(words::ADD_LEARNER);
        el("section.sec")
            .child(el("h2").text(words::LEARNERS))
            .child(el("p.note").text_of(lead))
            .child(dynamic(rows, show))
            .child(opener)
            .child(only_if(
                move || self.open.get() == Open::New,
                move || {
                    name_form(words::NAME_OF_LEARNER, String::new(), words::ADD, false, move |name| self.add(&name))
                },
            ))
    }

    /// What was just done, and the way back.
    pub fn answer(self) -> El {
        // a restore is taken back as a whole, by its own Undo
        let said = move || self.done.get().map(|(said, _)| said.to_owned()).filter(|_| !self.app.can_undo_restore());
        answer_to(words::UNDO_LEARNER, said, move || {
            let Some((_, before)) = self.done.get_untracked() else { return };
            let is_new = before.name.is_empty() && !before.is_me();
            let change = if is_new { Change::RemoveLearner(before.id) } else { Change::KeepLearner(before) };
            self.app.change(change);
            self.close(None);
            page::focus_soon(vec![ADD.to_owned()]);
        })
    }

    fn turn(self, open: Open) {
        let is_open = self.open.with(|known| *known == open);
        self.open.set(if is_open { Open::Nothing } else { open });
        page::focus_soon(vec!["write".to_owned()]);
    }

    fn close(self, done: Done) {
        self.open.set(Open::Nothing);
        self.done.set(done);
    }

    fn add(self, text: &str) -> Option<String> {
        match self.app.peek(|model| learner_name(model, text, None)) {
            Err(why) => Some(words::edit_refused(why)),
            Ok(name) => {
                let id = Fresh { now: time::reading().wall, chance: chance::bits(), utc_offset_min: 0 }.id();
                let before = Learner::unknown(id.clone());
                self.keep(Learner { id, name, archived: false }, before, words::LEARNER_ADDED);
                None
            }
        }
    }

    fn keep(self, learner: Learner, before: Learner, said: &'static str) {
        let back = vec![opener_of(&learner.id), ADD.to_owned()];
        self.app.change(Change::KeepLearner(learner));
        self.close(Some((said, before)));
        page::focus_soon(back);
    }

    fn line(self, row: &Row) -> El {
        let Row { learner, skills, sessions } = row.clone();
        let name = words::called(&learner.name, learner.is_me());
        let mut note = words::learner_has(skills, sessions);
        if learner.archived {
            note = format!("{}. {note}", words::HIDDEN);
        }
        let what = el("span.what").attr("dir", "auto").child(el("b").text(name)).child(el("span.note").text(&note));
        let (open, is) = (Open::One(learner.id.clone()), Open::One(learner.id.clone()));
        let is_open = move || self.open.with(|open| *open == is);
        let asked = is_open.clone();
        let edit = button("link", move || self.turn(open.clone()))
            .attr("id", &opener_of(&learner.id))
            .attr_of("aria-expanded", move || asked().to_string())
            .text(words::EDIT)
            .child(el("span.vh").text(" ").text(name));
        el("li")
            .child(el("div.line").child(what).child(edit))
            .child(only_if(is_open, move || self.one(&learner, skills)))
    }

    /// What can be done with somebody.
    fn one(self, learner: &Learner, skills: usize) -> El {
        let (renamed, exported) = (learner.clone(), learner.id.clone());
        let rename = name_form(words::NAME_OF_LEARNER, learner.name.clone(), words::KEEP_NAME, false, move |text| {
            match self.app.peek(|model| learner_name(model, &text, Some(&renamed.id))) {
                Err(why) => Some(words::edit_refused(why)),
                Ok(name) => {
                    self.keep(Learner { name, ..renamed.clone() }, renamed.clone(), words::LEARNER_NAMED);
                    None
                }
            }
        });
        let only = button("btn", move || self.app.export_learner(&exported))
            .text(&words::export_only(&learner.name, learner.is_me()));
        list([
            rename,
            el("div.acts").child(only).child(self.put_away(learner)).child(self.remove(learner, skills)),
            el("p.note").text(words::EXPORT_ONLY_MORE),
            el("p.note.last").text(words::HIDE_MORE),
        ])
    }

    fn put_away(self, learner: &Learner) -> El {
        let (word, said) = match learner.archived {
            true => (words::SHOW_AGAIN, words::LEARNER_SHOWN),
            false => (words::HIDE, words::LEARNER_HIDDEN),
        };
        if !learner.archived && !self.app.peek(|model| may_put_away(model, &learner.id)) {
            return nothing();
        }
        let before = learner.clone();
        let turned = Learner { archived: !learner.archived, ..learner.clone() };
        button("btn", move || self.keep(turned.clone(), before.clone(), said)).text(word)
    }

    /// Only of somebody of whom nothing is kept: what was practised is never thrown away with a name.
    fn remove(self, learner: &Learner, skills: usize) -> El {
        let may = !learner.is_me() && self.app.peek(|model| may_put_away(model, &learner.id));
        if !may || skills > 0 || self.app.has_setbacks(&learner.id) {
            return nothing();
        }
        let gone = learner.clone();
        let remove = move || {
            self.app.change(Change::RemoveLearner(gone.id.clone()));
            self.close(Some((words::LEARNER_REMOVED, gone.clone())));
            page::focus_soon(vec![ADD.to_owned()]);
        };
        button("btn", remove).text(words::REMOVE_LEARNER)
    }
}

fn rows(model: &Model) -> Vec<Row> {
    let row = |learner: &Learner| {
        let skills: Vec<&Id> = model.skills.iter().filter(|s| s.learner == learner.id).map(|s| &s.id).collect();
        let of = |skill: &Id| model.summary(skill).map_or(0, |summary| summary.sessions as usize);
        Row { learner: learner.clone(), skills: skills.len(), sessions: skills.iter().map(|skill| of(skill)).sum() }
    };
    model.learners.iter().map(row).collect()
}
