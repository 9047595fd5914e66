//! Importing a table from elsewhere: pick it, see what its columns mean and what would be added, add it, take it back.
//!
//! - `columns`: which column means what
//! - `into`: into which skill
//! - `preview`: what would be added, and what is left out

mod columns;
mod into;
mod preview;

use std::sync::Arc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

use super::link::link;
use crate::app::{Address, App};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::platform::{files, page};
use crate::store::StorageError;
use crate::store::csv::{self, Added, Choices, Mapping, Own, Plan, Refusal, Table, Target, Unreadable};
use crate::widgets::{answer, button, icon, icons};
use crate::words;

/// Files that were read, with their names.
struct Files {
    names: Vec<String>,
    tables: Vec<Table>,
}

impl Files {
    fn are_own(&self) -> bool {
        self.tables.iter().all(|table| csv::own(table).is_some())
    }
}

/// A plan, or why there is none.
type Planned = Result<Plan, Refusal>;

/// What lies on this desk: files, what was chosen for them, and what that comes to.
#[derive(Copy, Clone)]
struct Desk {
    app: App,
    files: Var<Option<Arc<Files>>>,
    /// Counts the picks: what belongs to a file is made anew with the next.
    picks: Var<u32>,
    choices: Var<Choices>,
    planned: Var<Option<Arc<Planned>>>,
    /// Why a file could not be read, or what was planned could not be added.
    refused: Var<Option<String>>,
    added: Var<Option<Arc<Added>>>,
    said: Var<Option<String>>,
}

/// Import CSV.
pub fn import(app: App) -> El {
    let choices = Choices { mapping: Mapping::default(), order: None, target: Target::AsNamed };
    let desk = Desk {
        app,
        files: Var::new(None),
        picks: Var::new(0),
        choices: Var::new(choices),
        planned: Var::new(None),
        refused: Var::new(None),
        added: Var::new(None),
        said: Var::new(None),
    };
    let back = link(app, Address::Settings, "link").child(icon(icons::BACK)).text(words::SETTINGS);
    let refused = move |why: &Option<String>| match why {
        None => nothing(),
        Some(why) => el("section.alert").attr("role", "alert").child(el("p").text(why)),
    };
    el("main.import.tells")
        .child(el("div.top").child(back))
        .child(el("h1").attr("id", HEAD).attr("tabindex", "-1").text(words::IMPORT_CSV))
        .child(el("p.lead").text(words::IMPORT_LEAD))
        .child(picker(desk))
        .child(dynamic(move || desk.refused.get(), refused))
        .child(dynamic(move || desk.picks.get(), move |_| opened(desk)))
        .child(answer_of(desk))
}

/// The heading's id: where the focus goes when what had it is gone.
const HEAD: &str = "head";

fn picker(desk: Desk) -> El {
    let input = el("input")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("accept", ".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values")
        .on("change", move |event| picked(desk, &event));
    let word = move || match desk.files.with(Option::is_some) {
        true => words::CHOOSE_ANOTHER.to_owned(),
        false => words::CHOOSE_CSV.to_owned(),
    };
    let more = move || desk.files.with(Option::is_none);
    el("div.sec")
        .child(el("label.btn.file").child(el("span").text_of(word)).child(input))
        .child(only_if(more, || el("p.note.under").text(words::CHOOSE_CSV_MORE)))
}

fn picked(desk: Desk, event: &Event) {
    let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
    spawn_local(async move {
        let read = files::picked_bytes(&input, csv::MAX_BYTES).await;
        // the same file may be picked again
        input.set_value("");
        desk.said.set(None);
        desk.added.set(None);
        match read {
            Ok(files) if files.is_empty() => {}
            Ok(files) => desk.open(files),
            Err(_) => desk.put_away(words::CSV_UNREADABLE.to_owned()),
        }
    });
}

impl Desk {
    fn open(self, files: Vec<(String, Vec<u8>)>) {
        let mut read = Files { names: Vec::new(), tables: Vec::new() };
        for (name, bytes) in files {
            match csv::table(&bytes) {
                Ok(table) => {
                    read.names.push(name);
                    read.tables.push(table);
                }
                Err(why) => return self.put_away(unreadable(why)),
            }
        }
        if read.tables.len() > 1 && !read.are_own() {
            return self.put_away(words::ONE_AT_A_TIME.to_owned());
        }
        let mut choices = self.app.peek(|model| Choices::guessed(&read.tables, model));
        if let Target::New(name) = &mut choices.target {
            *name = into::name_of_file(read.names.first().map_or("", String::as_str));
        }
        self.refused.set(None);
        self.files.set(Some(Arc::new(read)));
        self.choices.set(choices);
        self.plan();
        self.picks.set(self.picks.get_untracked() + 1);
    }

    fn put_away(self, why: String) {
        self.files.set(None);
        self.planned.set(None);
        self.refused.set(Some(why));
        self.picks.set(self.picks.get_untracked() + 1);
    }

    /// Chooses otherwise, and sees what that comes to.
    fn choose(self, with: impl FnOnce(&mut Choices)) {
        let mut choices = self.choices.get_untracked();
        with(&mut choices);
        self.choices.set(choices);
        self.refused.set(None);
        self.plan();
    }

    fn plan(self) {
        let Some(files) = self.files.get_untracked() else { return };
        let planned = self.choices.peek(|choices| self.app.plan_import(&files.tables, choices));
        self.planned.set(Some(Arc::new(planned)));
    }

    fn add(self) {
        let Some(files) = self.files.get_untracked() else { return };
        match self.choices.peek(|choices| self.app.import(&files.tables, choices)) {
            Ok((plan, added)) => {
                self.said.set(Some(words::import_added(plan.sessions.len(), plan.notes.len())));
                self.added.set(Some(Arc::new(added)));
                self.refused.set(None);
                // what was pressed has nothing more to add
                page::focus_soon(vec!["undo".to_owned()]);
            }
            Err(why) => self.refused.set(Some(refusal(&why))),
        }
        self.plan();
    }

    fn take_back(self) {
        let Some(added) = self.added.get_untracked() else { return };
        match self.app.take_import_back(&added) {
            Ok(()) => {
                self.added.set(None);
                self.said.set(Some(words::IMPORT_TAKEN_BACK.to_owned()));
                self.refused.set(None);
            }
            Err(_) => self.refused.set(Some(words::NOT_TAKEN_BACK.to_owned())),
        }
        self.plan();
        page::focus_soon(vec![HEAD.to_owned()]);
    }
}

/// What was just done, and the way back.
fn answer_of(desk: Desk) -> El {
    let is_added = move || desk.added.with(Option::is_some);
    let said = move || desk.said.get().filter(|_| is_added());
    let taken_back = move || desk.said.get().filter(|_| !is_added());
    let show = |said: &Option<String>| said.as_ref().map_or_else(nothing, |said| el("p.still").text(said));
    let told = el("div").attr("role", "status").child(dynamic(taken_back, show));
    list([told, answer(said, move || desk.take_back())])
}

/// The file that was picked, and all that belongs to it.
fn opened(desk: Desk) -> El {
    let Some(files) = desk.files.get_untracked() else { return nothing() };
    let left = el("div").child(what_it_is(&files)).child(if files.are_own() {
        nothing()
    } else {
        list([columns::columns(desk, &files), into::into(desk, &files)])
    });
    let may_add = move || desk.planned.with(|planned| matches!(planned.as_deref(), Some(Ok(plan)) if !plan.is_empty()));
    let counts = move || match desk.planned.with(Clone::clone).as_deref() {
        Some(Ok(plan)) if !plan.is_empty() => words::add_sessions(plan.sessions.len(), plan.notes.len()),
        _ => words::ADD.to_owned(),
    };
    let add = button("btn.solid", move || desk.add()).text_of(counts).prop_of("disabled", move || !may_add());
    let right = el("div").child(preview::preview(desk)).child(el("div.adds").child(add));
    el("div.cols").child(left).child(right)
}

fn what_it_is(files: &Files) -> El {
    let say = |(name, table): (&String, &Table)| {
        let text = match csv::own(table) {
            Some(own) => words::own_table(name, own == Own::Attempts, table.rows()),
            None => words::a_table(name, table.rows(), table.delimiter()),
        };
        el("p").attr("dir", "auto").text(&text)
    };
    let counts_alone = files.tables.iter().all(|table| csv::own(table) == Some(Own::Sessions));
    el("section.still").children(files.names.iter().zip(&files.tables).map(say)).child(if counts_alone {
        el("p.note").text(words::COUNTS_ALONE)
    } else {
        nothing()
    })
}

fn unreadable(why: Unreadable) -> String {
    match why {
        Unreadable::TooLarge => words::CSV_TOO_LARGE.to_owned(),
        Unreadable::NotUtf8(line) => words::not_utf8(line),
        Unreadable::Empty => words::CSV_EMPTY.to_owned(),
        Unreadable::TooManyRows => words::CSV_TOO_MANY_ROWS.to_owned(),
        Unreadable::TooManyColumns(line) => words::too_many_columns(line),
        Unreadable::CellTooLong(line) => words::cell_too_long(line),
        Unreadable::OpenQuote(line) => words::open_quote(line),
    }
}

/// Why nothing can be added as it is.
fn refusal(why: &Refusal) -> String {
    let text = match why {
        Refusal::OneAtATime => words::ONE_AT_A_TIME,
        Refusal::NoDay => words::NEEDS_A_DAY,
        Refusal::NothingCounted => words::NEEDS_A_COUNT,
        Refusal::NoMisses => words::NEEDS_MISSES,
        Refusal::WhichOrder(_) => words::NEEDS_AN_ORDER,
        Refusal::Name(why) => return words::edit_refused(*why),
        Refusal::NoSkill => words::SKILL_IS_GONE,
        Refusal::TooManyNames => words::TOO_MANY_NAMES,
        Refusal::TooManyAttempts => words::TOO_MANY_ATTEMPTS,
        Refusal::SkillFull => words::NO_NUMBERS_LEFT,
        Refusal::Storage(StorageError::Full) => words::IMPORT_NO_ROOM,
        Refusal::Storage(_) => words::IMPORT_NOT_KEPT,
    };
    text.to_owned()
}
