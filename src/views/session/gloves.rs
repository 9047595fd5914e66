//! With gloves on: one question at a time, six big chips, and a tap moves on.

use super::offered::{Choices, choices, last_time};
use super::reflection::{Question, as_last_time, close, countdown, known, sizes, tags};
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing};
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
    // what was given as last time is not asked for
    let on_from = move |question: usize| {
        let all_known = app.peek(|model| known(model).cause.is_some() && known(model).tweak.is_some());
        match question {
            0 | 1 if !all_known => turn(At { question: question + 1, skipped: 0 }),
            _ => app.dispatch(Intent::CloseReflection),
        }
    };
    let next = move || on_from(at().question);
    // whoever said this before the size may still say the size
    let as_before = move || {
        if app.peek(|model| known(model).size.is_some()) {
            next();
        }
    };
    // the first of the six chips of causes may be that it is all as last time, and has room for two
    let fit = move |At { question, skipped }: At| {
        let is_offered = question == 1 && skipped == 0 && last_time(app).is_some();
        if is_offered { CHIPS - 2 } else { CHIPS }
    };
    // where the next chips begin, if there are any
    let beyond = move |at: At| {
        let of = [None, Some(Question::Cause), Some(Question::Tweak)][at.question.min(2)]?;
        let all = choices(app, of).len();
        Some(at.skipped + fit(at)).filter(|skipped| *skipped < all)
    };
    // the next six chips; after the last of them, the next question
    let more = move || match beyond(at()) {
        Some(skipped) => turn(At { skipped, ..at() }),
        None => next(),
    };
    let more_or_skip = move || if beyond(at()).is_some() { words::MORE } else { words::SKIP }.to_owned();
    let show = move |at: &At| {
        let At { question, skipped } = *at;
        let some = |question| choices(app, question).into_iter().skip(skipped).take(fit(*at)).collect::<Choices>();
        let as_last = if fit(*at) < CHIPS { as_last_time(app, false, next) } else { nothing() };
        let chips = match question {
            // what is known now is not yet where this miss began
            0 => sizes(app, move || on_from(0)),
            1 => list([as_last, tags(app, Question::Cause, &some(Question::Cause), next)]),
            _ => tags(app, Question::Tweak, &some(Question::Tweak), next),
        };
        let below = if question == 0 { as_last_time(app, true, as_before) } else { nothing() };
        let head = QUESTIONS[question.min(2)];
        let cap = el("p.cap")
            .child(el("span").text(head))
            .child(el("span.note.num.nowrap").text(&words::question_of(question + 1, 3)));
        let six = el(if question == 0 { "div.six-chips.three" } else { "div.six-chips" });
        choice("q", head).child(cap).child(six.child(chips)).child(below)
    };
    let act = el("div.act")
        .child(countdown(app))
        .child(button("btn", more).text_of(more_or_skip))
        .child(close(app, "btn", words::LATER, "l"))
        .child(close(app, "btn.solid", words::RETRY, "r"));
    list([dynamic(at, show), act])
}
