//! Ten seconds: how big, what went wrong, what to change. Ignoring it is fine.
//!
//! It stays in the page, laid out but not visible, while it is closed: opening it is one class, not forty new nodes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::gloves::OneQuestion;
use crate::app::App;
use crate::domain::{self, Attempt, Intent, Label, Model, OpenReflection, Seq, Size, TagNo, by_recent_use};
use crate::reactive::{Part, dynamic, flag, on, text};
use crate::widgets::{Button, Chip, CountdownRing};
use crate::words;

/// The chips of one question: number and text.
pub(super) type Choices = Vec<(TagNo, String)>;

/// The three sizes with their glyphs.
pub(super) const SIZES: [(Size, &str, &str); 3] = [
    (Size::Wobble, words::WOBBLE, "M2 12h8c6 0 5-8 10.5-8S27 20 32 20s5-8 9-8h5"),
    (Size::Stumble, words::STUMBLE, "M2 12h9c7 0 9 2 12 9M31 4c1 5 3 8 8 8h7"),
    (Size::Fall, words::FALL, "M2 20h15c12 0 17-4 17-10S29.5 2 24 2s-10 2-10 8 5 10 17 10h15"),
];

/// What a question needs to be shown and answered.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) app: App,
    pub(super) known: Part<domain::Reflection>,
    pub(super) causes: Part<Choices>,
    pub(super) tweaks: Part<Choices>,
}

impl Asked {
    /// Says one thing more about the miss.
    pub(super) fn say(self, change: impl FnOnce(&mut domain::Reflection)) {
        if let Some(open) = self.app.peek(|model| model.reflection) {
            let mut reflection = self.known.get_untracked();
            change(&mut reflection);
            self.app.dispatch(Intent::Reflect(open.miss, reflection));
        }
    }
}

fn open_miss(model: &Model) -> Option<(Seq, &Attempt)> {
    let open = model.reflection?;
    Some((open.miss, model.session.as_ref()?.attempt_of(open.miss)?))
}

fn known(model: &Model) -> domain::Reflection {
    let micro = open_miss(model).and_then(|(_, attempt)| attempt.micro().copied()).unwrap_or_default();
    domain::Reflection { size: micro.size, cause: micro.cause, tweak: micro.tweak }
}

/// A component's labels, those used last first.
fn choices(
    model: &Model,
    labels: impl Fn(&domain::Component) -> &[Label],
    used: impl Fn(&Attempt) -> Option<TagNo>,
) -> Choices {
    let Some((_, attempt)) = open_miss(model) else { return Vec::new() };
    let Some(skill) = model.session_skill() else { return Vec::new() };
    let Some(component) = skill.component(attempt.component) else { return Vec::new() };
    let attempts = model.session.as_ref().map(|session| session.attempts()).unwrap_or_default();
    let earlier = model.summary(&skill.id).map(|summary| summary.used.as_slice()).unwrap_or_default();
    by_recent_use(labels(component), attempts, earlier, used).into_iter().map(|l| (l.tag, l.text.clone())).collect()
}

/// The reflection, over the instruments; the pads stay reachable.
#[component]
pub fn Reflection() -> AnyView {
    let app = App::here();
    let miss = app.part(|model| model.reflection.map(|open| open.miss));
    let closed = Part::new(move || miss.get().is_none());
    let get_up = app.part(|model| model.reflection.is_some_and(|open| open.get_up_first));
    let gloves = app.part(|model| model.settings.gloves_on());
    // sorted anew with every miss, and not while one chooses: a chip must not move under a finger
    let sorted = |pick: fn(&Model) -> Choices| {
        let last = StoredValue::new(Choices::new());
        Part::new(move || {
            if miss.get().is_some() {
                last.set_value(app.peek(pick));
            }
            last.get_value()
        })
    };
    let causes = sorted(|model| choices(model, |c| &c.causes, |a| a.micro().and_then(|micro| micro.cause)));
    let tweaks = sorted(|model| choices(model, |c| &c.tweaks, |a| a.micro().and_then(|micro| micro.tweak)));
    let asked = Asked { app, known: app.part(known), causes, tweaks };
    let hold = move |held| app.dispatch(Intent::HoldReflection(held));
    let touch = |held| on(move |_: leptos::ev::PointerEvent| hold(held));
    // a chip that a finger touched has the focus, too: only a keyboard's focus holds the countdown
    let focus = |held| {
        on(move |event: leptos::ev::FocusEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if target.is_some_and(|element| element.matches(":focus-visible").unwrap_or(false)) {
                hold(held);
            }
        })
    };
    view! {
        <section class="reflect" class:big=flag(move || gloves.get()) aria-label=words::REFLECTION hidden=flag(move || closed.get())
            on:pointerdown=touch(true) on:pointerup=touch(false) on:pointercancel=touch(false)
            on:focusin=focus(true) on:focusout=focus(false)
        >
            {dynamic(move || match (get_up.get(), gloves.get()) {
                (true, _) => view! { <GetUp/> }.into_any(),
                (_, true) => view! { <OneQuestion asked miss/> }.into_any(),
                _ => view! { <ThreeRows asked/> }.into_any(),
            })}
        </section>
    }
    .into_any()
}

#[component]
fn ThreeRows(asked: Asked) -> AnyView {
    let which = asked.app.part(|model| {
        let (_, attempt) = open_miss(model)?;
        let nth =
            model.session.as_ref()?.attempts().iter().filter(|a| a.micro().is_some() && a.at <= attempt.at).count();
        Some(words::miss_at(nth, attempt.running))
    });
    view! {
        <fieldset role="radiogroup" aria-label=words::SIZE>
            <p class="cap first"><span>{words::SIZE}</span><span class="note">{text(move || which.get().unwrap_or_default())}</span></p>
            <div class="rail three">
                {SIZES.map(|(size, name, glyph)| view! {
                    <Chip name="size" text=name glyph=glyph chosen=flag(move || asked.known.get().size == Some(size))
                        choose=move |()| asked.say(|r| r.size = Some(size))/>
                })}
            </div>
        </fieldset>
        <Row name="cause" question=words::WHAT_WENT_WRONG choices=asked.causes
            chosen=Signal::derive(move || asked.known.get().cause) choose=move |tag: TagNo| asked.say(|r| r.cause = Some(tag))/>
        <Row name="tweak" question=words::WHAT_WILL_YOU_CHANGE choices=asked.tweaks
            chosen=Signal::derive(move || asked.known.get().tweak) choose=move |tag: TagNo| asked.say(|r| r.tweak = Some(tag))/>
        <div class="act"><Countdown/><Close word=words::LATER/><Close word=words::RETRY class="btn solid"/></div>
    }
    .into_any()
}

/// A question with its answers in a rail.
#[component]
fn Row(
    name: &'static str,
    question: &'static str,
    choices: Part<Choices>,
    chosen: Signal<Option<TagNo>>,
    #[prop(into)] choose: Callback<TagNo>,
) -> AnyView {
    view! {
        <fieldset role="radiogroup" aria-label=question>
            <p class="cap">{question}</p>
            <div class="rail">
                {dynamic(move || choices.get().into_iter().map(|(tag, answer)| view! {
                    <Chip name=name text=answer chosen=flag(move || chosen.get() == Some(tag)) choose=move |()| choose.run(tag)/>
                }).collect_view().into_any())}
            </div>
        </fieldset>
    }
    .into_any()
}

/// How long the reflection stays.
#[component]
pub(super) fn Countdown() -> AnyView {
    let app = App::here();
    let open = app.part(|model| model.reflection);
    let total = app.peek(|model| model.settings.reflection.millis().unwrap_or(0) / 1000);
    let seconds = Part::new(move || {
        let left = open.get().and_then(|open: OpenReflection| open.left(app.now.get()));
        left.map(|millis| (millis + 999) / 1000)
    });
    view! { <CountdownRing seconds=seconds total=total/> }.into_any()
}

/// A button that closes the reflection. What was said stays said.
#[component]
pub(super) fn Close(word: &'static str, #[prop(default = "btn")] class: &'static str) -> AnyView {
    let app = App::here();
    view! { <Button class=class press=move |()| app.dispatch(Intent::CloseReflection)>{word}</Button> }.into_any()
}

/// After a fall of the body: nothing is asked and nothing counts down.
#[component]
fn GetUp() -> AnyView {
    let app = App::here();
    view! {
        <div class="get-up">
            <h2>{words::ALL_RIGHT}</h2>
            <p>{words::ALL_RIGHT_MORE}</p>
        </div>
        <div class="act two">
            <Close word=words::LATER/>
            <Button class="btn solid" press=move |()| app.dispatch(Intent::GotUp)>{words::I_AM_UP}</Button>
        </div>
    }
    .into_any()
}
