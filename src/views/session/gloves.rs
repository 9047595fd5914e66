//! With gloves on: one question at a time, six big chips, and a tap moves on.

use leptos::prelude::*;

use super::reflection::{Asked, Choices, Close, Countdown, SIZES};
use crate::domain::{Intent, Seq, TagNo};
use crate::widgets::Chip;
use crate::words;

const CHIPS: usize = 6;

/// The question that is asked now; it begins anew with every miss.
#[component]
pub(super) fn OneQuestion(asked: Asked, miss: Memo<Option<Seq>>) -> impl IntoView {
    let at = RwSignal::new((None::<Seq>, 0_usize));
    let question = Memo::new(move |_| {
        let (of, question) = at.get();
        if of == miss.get() { question } else { 0 }
    });
    let skipped = RwSignal::new(0_usize);
    let next = move || {
        skipped.set(0);
        if question.get_untracked() == 2 {
            asked.app.dispatch(Intent::CloseReflection);
        } else {
            at.set((miss.get_untracked(), question.get_untracked() + 1));
        }
    };
    view! {
        {move || {
            let number = question.get();
            let head = [words::SIZE, words::WHAT_WENT_WRONG, words::WHAT_WILL_YOU_CHANGE][number.min(2)];
            let chips = match number {
                0 => view! { <SizeChips asked next/> }.into_any(),
                1 => view! { <TagChips name="cause" choices=asked.causes skipped
                    chosen=Signal::derive(move || asked.known.get().cause)
                    choose=move |tag| { asked.say(|r| r.cause = Some(tag)); next(); }/> }.into_any(),
                _ => view! { <TagChips name="tweak" choices=asked.tweaks skipped
                    chosen=Signal::derive(move || asked.known.get().tweak)
                    choose=move |tag| { asked.say(|r| r.tweak = Some(tag)); next(); }/> }.into_any(),
            };
            view! {
                <fieldset class="q" role="radiogroup" aria-label=head>
                    <p class="cap"><span>{head}</span><span class="note num nowrap">{words::question_of(number + 1, 3)}</span></p>
                    {chips}
                </fieldset>
            }
        }}
        <div class="act">
            <Countdown/>
            <button type="button" class="btn" on:click=move |_| more(asked, question.get_untracked(), skipped, next)>{words::MORE}</button>
            <Close word=words::LATER/>
            <Close word=words::RETRY solid=true/>
        </div>
    }
}

/// The next six chips; after the last of them, the next question.
fn more(asked: Asked, question: usize, skipped: RwSignal<usize>, next: impl Fn()) {
    let all = match question {
        1 => asked.causes.with_untracked(Vec::len),
        2 => asked.tweaks.with_untracked(Vec::len),
        _ => 0,
    };
    match skipped.get_untracked() + CHIPS {
        more if more < all => skipped.set(more),
        _ => next(),
    }
}

#[component]
fn SizeChips(asked: Asked, next: impl Fn() + Copy + 'static) -> impl IntoView {
    view! {
        <div class="six-chips">
            {SIZES.map(|(size, name, glyph)| view! {
                <Chip name="size" chosen=Signal::derive(move || asked.known.get().size == Some(size))
                    choose=move || { asked.say(|r| r.size = Some(size)); next(); }>
                    <svg class="glyph" viewBox="0 0 48 24" aria-hidden="true"><path d=glyph/></svg>{name}
                </Chip>
            })}
        </div>
    }
}

#[component]
fn TagChips(
    name: &'static str,
    choices: Memo<Choices>,
    skipped: RwSignal<usize>,
    chosen: Signal<Option<TagNo>>,
    choose: impl Fn(TagNo) + Copy + Send + 'static,
) -> impl IntoView {
    view! {
        <div class="six-chips">
            {move || choices.get().into_iter().skip(skipped.get()).take(CHIPS).map(|(tag, text)| view! {
                <Chip name=name chosen=Signal::derive(move || chosen.get() == Some(tag)) choose=move || choose(tag)>{text}</Chip>
            }).collect_view()}
        </div>
    }
}
