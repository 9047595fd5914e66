//! With gloves on: one question at a time, six big chips, and a tap moves on.

use super::reflection::{Choices, Question, choices, close, countdown, known, sizes, tags};
use crate::app::App;
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

/// The question that is asked now; it begins anew with every miss. A fall whose learner is up again was asked its size before.
pub(super) fn one_question(app: App, miss: impl Fn() -> Option<Seq> + Copy + 'static) -> El {
    // where the tap, or the question before, said the size, it is not asked again
    let first = move || At { question: app.peek(|model| known(model).size.is_some()).into(), skipped: 0 };
    let turned = Var::new((app.peek(|model| model.reflection.map(|open| open.miss)), first()));
    let at = move || {
        let (of, at) = turned.get();
        if of == miss() { at } else { first() }
    };
    let turn = move |at: At| turned.set((miss(), at));
    let next = move || match at().question {
        2 => app.dispatch(Intent::CloseReflection),
        question => turn(At { question: question + 1, skipped: 0 }),
    };
    // where the next six chips begin, if there are any
    let beyond = move |At { question, skipped }: At| {
        let of = [None, Some(Question::Cause), Some(Question::Tweak)][question.min(2)]?;
        let all = app.peek(|model| choices(model, of)).len();
        Some(skipped + CHIPS).filter(|skipped| *skipped < all)
    };
    // the next six chips; after the last of them, the next question
    let more = move || match beyond(at()) {
        Some(skipped) => turn(At { skipped, ..at() }),
        None => next(),
    };
    let more_or_skip = move || if beyond(at()).is_some() { words::MORE } else { words::SKIP }.to_owned();
    let show = move |at: &At| {
        let At { question, skipped } = *at;
        let some = |question| {
            app.peek(|model| choices(model, question)).into_iter().skip(skipped).take(CHIPS).collect::<Choices>()
        };
        let chips = match question {
            // what is known now is not yet where this miss began
            0 => sizes(app, move || turn(At { question: 1, skipped: 0 })),
            1 => tags(app, Question::Cause, &some(Question::Cause), next),
            _ => tags(app, Question::Tweak, &some(Question::Tweak), next),
        };
        let head = QUESTIONS[question.min(2)];
        let cap = el("p.cap")
            .child(el("span").text(head))
            .child(el("span.note.num.nowrap").text(&words::question_of(question + 1, 3)));
        let six = el(if question == 0 { "div.six-chips.three" } else { "div.six-chips" });
        choice("q", head).child(cap).child(six.child(chips))
    };
    let act = el("div.act")
        .child(countdown(app))
        .child(button("btn", more).text_of(more_or_skip))
        .child(close(app, "btn", words::LATER, "l"))
        .child(close(app, "btn.solid", words::RETRY, "r"));
    list([dynamic(at, show), act])
}
