//! With gloves on: one question at a time, six big chips, and a tap moves on.

use super::reflection::{Asked, Choices, Question, close, countdown, sizes, tags};
use crate::dom::{El, Var, dynamic, el, list};
use crate::domain::{Intent, Seq};
use crate::widgets::{button, choice};
use crate::words;

/// How many chips fit under a glove.
const CHIPS: usize = 6;
/// What is asked, in order.
const QUESTIONS: [&str; 3] = [words::SIZE, words::WHAT_WENT_WRONG, words::WHAT_WILL_YOU_CHANGE];

/// Which question is asked, and how many of its chips were passed over.
#[derive(Copy, Clone, PartialEq, Default)]
struct At {
    question: usize,
    skipped: usize,
}

/// The question that is asked now; it begins anew with every miss.
pub(super) fn one_question(asked: Asked, miss: impl Fn() -> Option<Seq> + Copy + 'static) -> El {
    let turned = Var::new((None::<Seq>, At::default()));
    let at = move || {
        let (of, at) = turned.get();
        if of == miss() { at } else { At::default() }
    };
    let turn = move |at: At| turned.set((miss(), at));
    let next = move || match at().question {
        2 => asked.app.dispatch(Intent::CloseReflection),
        question => turn(At { question: question + 1, skipped: 0 }),
    };
    // the next six chips; after the last of them, the next question
    let more = move || {
        let At { question, skipped } = at();
        let all = [0, asked.causes.get_untracked().len(), asked.tweaks.get_untracked().len()][question.min(2)];
        match skipped + CHIPS {
            skipped if skipped < all => turn(At { question, skipped }),
            _ => next(),
        }
    };
    let show = move |At { question, skipped }| {
        let six = |choices: Choices| choices.into_iter().skip(skipped).take(CHIPS).collect::<Choices>();
        let chips = match question {
            0 => sizes(asked, next),
            1 => tags(asked, Question::Cause, six(asked.causes.get_untracked()), next),
            _ => tags(asked, Question::Tweak, six(asked.tweaks.get_untracked()), next),
        };
        let head = QUESTIONS[question.min(2)];
        let cap = el("p.cap")
            .child(el("span").text(head))
            .child(el("span.note.num.nowrap").text(&words::question_of(question + 1, 3)));
        choice("q", head).child(cap).child(el("div.six-chips").child(chips))
    };
    let act = el("div.act")
        .child(countdown(asked.app))
        .child(button("btn", more).text(words::MORE))
        .child(close(asked.app, "btn", words::LATER))
        .child(close(asked.app, "btn.solid", words::RETRY));
    list([dynamic(at, show), act])
}
