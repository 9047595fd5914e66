//! A setback: one question at a time, calm, each to be skipped, every word kept as it is typed.

use leptos::prelude::event_target_value;

use super::super::lesson::{new_lesson, opener_of};
use super::entries::day;
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{Again, Change, Fresh, Id, Lesson, Question, Setback, Verdict};
use crate::platform::{chance, page};
use crate::widgets::{button, icon, icons};
use crate::words;

/// The heading's id.
const ASK: &str = "ask";

/// The setback that is being written.
#[derive(Copy, Clone)]
pub(super) struct Writing {
    app: App,
    /// As it was when it was opened. What is stored of it since is newer.
    open: Var<Option<Setback>>,
    question: Var<Question>,
    /// The one that was deleted last.
    gone: Var<Option<Setback>>,
}

/// The id, within the page, of what opens a setback again.
fn edit_id(id: &Id) -> String {
    format!("setback-{id}")
}

impl Writing {
    pub fn new(app: App) -> Self {
        Self { app, open: Var::new(None), question: Var::new(Question::What), gone: Var::new(None) }
    }

    /// Whether one is being written; whoever asks hears of it.
    pub fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// Begins a new one.
    pub fn begin(self) {
        let now = self.app.now.get_untracked();
        let id = Fresh { now, chance: chance::bits(), utc_offset_min: 0 }.id();
        self.go_on(Setback::begun(id, now));
    }

    /// Goes on with one, where it was left; or from its beginning.
    fn go_on(self, setback: Setback) {
        self.gone.set(None);
        self.question.set(setback.open.unwrap_or(Question::What));
        self.open.set(Some(setback));
        page::focus_soon(vec![ASK.to_owned()]);
    }

    /// The one that is open, as it is kept.
    fn known(self) -> Option<Setback> {
        let open = self.open.get_untracked()?;
        Some(self.app.setback(&open.id).unwrap_or(open))
    }

    /// Changes the one that is open. What says nothing and was never kept is not kept.
    fn say(self, with: impl FnOnce(&mut Setback)) {
        let Some(mut setback) = self.known() else { return };
        let is_kept = self.app.setback(&setback.id).is_some();
        with(&mut setback);
        if is_kept || !setback.is_empty() {
            self.app.keep_typed(setback.clone());
        }
        self.open.set(Some(setback));
    }

    /// Goes so many questions on; behind the last, back to the journal.
    fn step(self, steps: isize) {
        let Some(setback) = self.known() else { return };
        let next = setback.question(self.question.get_untracked(), steps);
        self.say(|setback| setback.open = next);
        match next {
            Some(next) => {
                self.question.set(next);
                page::focus_soon(vec![ASK.to_owned()]);
            }
            None => self.close(),
        }
    }

    /// Leaves it as it is. One that says nothing any more is no setback.
    fn close(self) {
        let Some(setback) = self.known() else { return };
        self.open.set(None);
        if setback.is_empty() && self.app.setback(&setback.id).is_some() {
            self.app.change(Change::DeleteSetback(setback.id.clone()));
        }
        page::focus_soon(vec![edit_id(&setback.id), opener_of(None)]);
    }

    fn judge(self, verdict: Verdict) {
        self.say(|setback| setback.judge(Some(verdict)));
        self.step(1);
    }

    fn look_again(self, again: Option<Again>) {
        let now = self.app.now.get_untracked();
        self.say(|setback| setback.again = again.map(|again| again.from(now)));
        self.step(1);
    }

    fn delete(self) {
        let Some(setback) = self.known() else { return };
        self.open.set(None);
        self.app.change(Change::DeleteSetback(setback.id.clone()));
        if !setback.is_empty() {
            self.gone.set(Some(Setback { open: None, ..setback }));
        }
        page::focus_soon(vec!["undo".to_owned(), opener_of(None)]);
    }

    /// What was just done; whoever asks hears of it.
    pub fn answer(self) -> Option<String> {
        self.gone.with(|gone| gone.as_ref().map(|_| words::SETBACK_DELETED.to_owned()))
    }

    pub fn undo(self) {
        if let Some(setback) = self.gone.get_untracked() {
            let back = edit_id(&setback.id);
            self.gone.set(None);
            self.app.change(Change::KeepSetback(Box::new(setback)));
            page::focus_soon(vec![back, opener_of(None)]);
        }
    }

    /// The next small attempt becomes a lesson of what is practised.
    fn keep_lesson(self) {
        let Some(setback) = self.known() else { return };
        let text = setback.next.trim().to_owned();
        let Some(lesson) = new_lesson(self.app).filter(|_| !text.is_empty()) else { return };
        let id = lesson.id.clone();
        self.app.change(Change::KeepLesson(Box::new(Lesson { text, ..lesson })));
        self.say(|setback| setback.lesson = Some(id));
    }

    /// Takes that back.
    fn drop_lesson(self) {
        let Some(lesson) = self.known().and_then(|setback| setback.lesson) else { return };
        self.app.change(Change::DeleteLesson(lesson));
        self.say(|setback| setback.lesson = None);
    }
}

/// The question that is open, alone.
pub(super) fn setback_form(writing: Writing) -> El {
    let later = button("link", move || writing.close()).child(icon(icons::BACK)).text(words::GO_ON_LATER);
    let top = el("div.top").child(later);
    list([
        top,
        el("h1").text(words::SETBACK),
        dynamic(move || writing.question.get(), move |question| asked_one(writing, *question)),
        el("p.note").text(words::KEPT_AS_TYPED),
        only_if(
            move || writing.open.with(|open| open.as_ref().is_some_and(|setback| !setback.is_empty())),
            move || button("link", move || writing.delete()).text(words::DELETE_SETBACK),
        ),
    ])
}

fn asked_one(writing: Writing, question: Question) -> El {
    let Some(setback) = writing.known() else { return nothing() };
    let is_macro = setback.verdict == Some(Verdict::Macro);
    let ask = words::setback_question(question, is_macro);
    let all = setback.questions();
    let nth = all.iter().position(|one| *one == question).map_or(1, |place| place + 1);
    let lead = match (question, setback.verdict) {
        (Question::Taught, Some(Verdict::Micro)) => el("p.lead").text(words::THEN_MICRO),
        (Question::Beside, Some(Verdict::Macro)) => {
            list([el("p.lead").text(words::THEN_MACRO), el("p").text(words::MACRO_MORE)])
        }
        _ => nothing(),
    };
    let body = match question {
        Question::What => words_of(writing, ask, setback.text, |setback, text| setback.text = text),
        Question::Taught => words_of(writing, ask, setback.taught, |setback, text| setback.taught = text),
        Question::Beside => words_of(writing, ask, setback.beside, |setback, text| setback.beside = text),
        Question::Next => list([
            words_of(writing, ask, setback.next, |setback, text| setback.next = text),
            dynamic(move || becomes(writing), move |state| lesson_or_not(writing, *state)),
        ]),
        Question::Game => el("div.stack")
            .child(said_already(setback.verdict == Some(Verdict::Micro), words::STILL_IN, move || {
                writing.judge(Verdict::Micro);
            }))
            .child(said_already(is_macro, words::OUT_OF_IT, move || writing.judge(Verdict::Macro))),
        Question::Again => {
            let one = |again, word| button("btn", move || writing.look_again(again)).text(word);
            el("div.stack")
                .child(one(Some(Again::TwoWeeks), words::IN_TWO_WEEKS))
                .child(one(Some(Again::Month), words::IN_A_MONTH))
                .child(one(Some(Again::ThreeMonths), words::IN_THREE_MONTHS))
                .child(one(None, words::NOT_AGAIN))
        }
    };
    // where answers are tapped, they are what is to be done
    let main = if matches!(question, Question::Game | Question::Again) { "btn" } else { "btn.solid" };
    let is_last = nth == all.len();
    let on = move || match (is_last, is_said(writing, question)) {
        (true, _) => words::DONE,
        (_, true) => words::NEXT,
        (_, false) => words::SKIP,
    };
    let back = match setback_before(writing, question) {
        true => button("btn", move || writing.step(-1)).text(words::BACK),
        false => nothing(),
    };
    el("section.one-question")
        .child(el("p.note.num").text(&words::question_of(nth, all.len())))
        .child(lead)
        .child(el("h2").attr("id", ASK).attr("tabindex", "-1").text(ask))
        .child(body)
        .child(el("div.acts").child(back).child(button(main, move || writing.step(1)).text_of(move || on().to_owned())))
}

fn setback_before(writing: Writing, question: Question) -> bool {
    writing.known().is_some_and(|setback| setback.question(question, -1).is_some())
}

/// Whether a question has its answer; whoever asks hears of it.
fn is_said(writing: Writing, question: Question) -> bool {
    writing.open.with(|open| {
        open.as_ref().is_some_and(|setback| match question {
            Question::What => !setback.text.trim().is_empty(),
            Question::Game => setback.verdict.is_some(),
            Question::Taught => !setback.taught.trim().is_empty(),
            Question::Next => !setback.next.trim().is_empty(),
            Question::Beside => !setback.beside.trim().is_empty(),
            Question::Again => setback.again.is_some(),
        })
    })
}

/// A field whose words are kept with every letter.
fn words_of(writing: Writing, ask: &str, text: String, set: fn(&mut Setback, String)) -> El {
    el("textarea.field")
        .attr("rows", "4")
        .attr("dir", "auto")
        .attr("aria-label", ask)
        .value_of(move || text.clone())
        .on("input", move |event| {
            let text = event_target_value(&event);
            writing.say(|setback| set(setback, text));
        })
}

/// An answer that is tapped; one that was given before is told.
fn said_already(is: bool, word: &str, say: impl Fn() + 'static) -> El {
    button(if is { "btn.solid" } else { "btn" }, say).attr("aria-pressed", &is.to_string()).text(word)
}

/// Whether the next attempt could become a lesson, or has.
#[derive(Copy, Clone, PartialEq)]
enum Becomes {
    Nothing,
    Could,
    Has,
}

fn becomes(writing: Writing) -> Becomes {
    let has_skill = writing.app.peek(|model| model.chosen_skill().is_some());
    writing.open.with(|open| match open {
        Some(setback) if setback.lesson.is_some() => Becomes::Has,
        Some(setback) if has_skill && !setback.next.trim().is_empty() => Becomes::Could,
        _ => Becomes::Nothing,
    })
}

fn lesson_or_not(writing: Writing, becomes: Becomes) -> El {
    match becomes {
        Becomes::Nothing => nothing(),
        Becomes::Could => {
            el("div.acts").child(button("btn", move || writing.keep_lesson()).text(words::KEEP_AS_LESSON))
        }
        Becomes::Has => el("div.acts")
            .child(el("p").attr("role", "status").text(words::IS_A_LESSON))
            .child(button("btn", move || writing.drop_lesson()).text(words::UNDO)),
    }
}

/// What was answered of a setback, and how it looked later.
pub(super) fn answers_of(app: App, setback: &Setback) -> El {
    let answered = [
        (words::IT_TAUGHT, &setback.taught),
        (words::NEXT_ATTEMPT, &setback.next),
        (words::ALSO_THERE, &setback.beside),
    ];
    let said = |ask: &str, words: &str| {
        el("div").child(el("dt").text(ask)).child(el("dd.own").attr("dir", "auto").text(words))
    };
    let answered =
        answered.into_iter().filter(|(_, words)| !words.trim().is_empty()).map(|(ask, words)| said(ask, words));
    let looks = setback.looks.iter().map(|(at, words)| said(&day(app, *at), words));
    el("dl.answers").children(answered.chain(looks))
}

/// The same, and the way back to its questions.
pub(super) fn answers(writing: Writing, setback: &Setback) -> El {
    let again = match setback.again {
        Some(again) if setback.open.is_none() => el("p.note.num").text(&words::comes_back(&day(writing.app, again))),
        _ => nothing(),
    };
    let whole = setback.clone();
    let word = if setback.open.is_some() { words::GO_ON } else { words::EDIT };
    let edit = button("link", move || writing.go_on(whole.clone())).attr("id", &edit_id(&setback.id)).text(word);
    list([answers_of(writing.app, setback), again, edit])
}
