//! With gloves on: one question at a time, six big chips, and a tap moves on.

use leptos::prelude::*;

use super::reflection::{Asked, Choices, Close, Countdown, SIZES};
use crate::domain::{Intent, Seq, TagNo};
use crate::reactive::{Part, dynamic, flag};
use crate::widgets::{Button, Chip};
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
#[component]
pub(super) fn OneQuestion(asked: Asked, miss: Part<Option<Seq>>) -> AnyView {
    let turned = RwSignal::new((None::<Seq>, At::default()));
    let at = Part::new(move || {
        let (of, at) = turned.get();
        if of == miss.get() { at } else { At::default() }
    });
    let turn = move |at: At| turned.set((miss.get_untracked(), at));
    let next = move || match at.get_untracked().question {
        2 => asked.app.dispatch(Intent::CloseReflection),
        question => turn(At { question: question + 1, skipped: 0 }),
    };
    // the next six chips; after the last of them, the next question
    let more = move |()| {
        let At { question, skipped } = at.get_untracked();
        let all = [0, asked.causes.get_untracked().len(), asked.tweaks.get_untracked().len()][question.min(2)];
        match skipped + CHIPS {
            skipped if skipped < all => turn(At { question, skipped }),
            _ => next(),
        }
    };
    let shown = move || {
        let At { question, skipped } = at.get();
        let chips = match question {
            0 => sizes(asked, next),
            1 => tags(
                "cause",
                asked.causes,
                skipped,
                move || asked.known.get().cause,
                move |tag| {
                    asked.say(|r| r.cause = Some(tag));
                    next();
                },
            ),
            _ => tags(
                "tweak",
                asked.tweaks,
                skipped,
                move || asked.known.get().tweak,
                move |tag| {
                    asked.say(|r| r.tweak = Some(tag));
                    next();
                },
            ),
        };
        let head = QUESTIONS[question.min(2)];
        view! {
            <fieldset class="q" role="radiogroup" aria-label=head>
                <p class="cap"><span>{head}</span><span class="note num nowrap">{words::question_of(question + 1, 3)}</span></p>
                <div class="six-chips">{chips}</div>
            </fieldset>
        }
        .into_any()
    };
    view! {
        {dynamic(shown)}
        <div class="act">
            <Countdown/>
            <Button press=more>{words::MORE}</Button>
            <Close word=words::LATER/>
            <Close word=words::RETRY class="btn solid"/>
        </div>
    }
    .into_any()
}

fn sizes(asked: Asked, next: impl Fn() + Copy + Send + Sync + 'static) -> AnyView {
    SIZES
        .map(|(size, name, glyph)| {
            let choose = move |()| {
                asked.say(|r| r.size = Some(size));
                next();
            };
            view! {
                <Chip name="size" text=name glyph=glyph choose=choose chosen=flag(move || asked.known.get().size == Some(size))/>
            }
        })
        .into_any()
}

fn tags(
    name: &'static str,
    choices: Part<Choices>,
    skipped: usize,
    chosen: impl Fn() -> Option<TagNo> + Copy + Send + Sync + 'static,
    choose: impl Fn(TagNo) + Copy + Send + Sync + 'static,
) -> AnyView {
    let chips = choices.get().into_iter().skip(skipped).take(CHIPS).map(|(tag, text)| {
        view! { <Chip name=name text=text choose=move |()| choose(tag) chosen=flag(move || chosen() == Some(tag))/> }
    });
    chips.collect_view().into_any()
}
