//! Ten seconds: how big, what went wrong, what to change. Ignoring it is fine. Whoever would answer as last time says so with one tap.
//!
//! It stays in the page, laid out but not visible, while it is closed: opening it is one class, not forty new nodes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::gloves::one_question;
use super::offered::{Choices, LastTime, best_so_far, choices, last_time};
use crate::app::App;
use crate::dom::{DIGITS, El, KEY, dynamic, el, list, nothing};
use crate::domain::{Attempt, Intent, MicroFailure, Model, Reflection, Seq, Size, Source, TagNo};
use crate::insights::Offered;
use crate::platform::speech;
use crate::widgets::{button, chip_with, choice, countdown_ring, size_chip};
use crate::words;

/// The three sizes with their glyphs.
pub(super) const SIZES: [(Size, &str, &str); 3] = [
    (Size::Wobble, words::WOBBLE, "M2 12h8c6 0 5-8 10.5-8S27 20 32 20s5-8 9-8h5"),
    (Size::Stumble, words::STUMBLE, "M2 12h9c7 0 9 2 12 9M31 4c1 5 3 8 8 8h7"),
    (Size::Fall, words::FALL, "M2 20h15c12 0 17-4 17-10S29.5 2 24 2s-10 2-10 8 5 10 17 10h15"),
];

/// Which label is asked for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Question {
    Cause,
    Tweak,
}

impl Question {
    fn name(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Tweak => "tweak",
        }
    }

    fn answer(self, known: &mut Reflection) -> &mut Option<TagNo> {
        match self {
            Self::Cause => &mut known.cause,
            Self::Tweak => &mut known.tweak,
        }
    }
}

/// The miss that is looked at: that of the open reflection, or else the newest attempt, if it is a miss that a partner logged.
pub(super) fn open_miss(model: &Model) -> Option<(Seq, &Attempt)> {
    let session = model.session.as_ref()?;
    match model.reflection {
        Some(open) => Some((open.miss, session.attempt_of(open.miss)?)),
        None => {
            let newest = session.attempts().last()?;
            let is_partners = newest.source == Source::Partner && newest.micro().is_some();
            Some((session.last_attempt_seq()?, newest)).filter(|_| is_partners)
        }
    }
}

/// What is known of the miss so far.
pub(super) fn known(model: &Model) -> Reflection {
    open_miss(model).and_then(|(_, attempt)| attempt.micro()).map(of_micro).unwrap_or_default()
}

pub(super) fn of_micro(micro: &MicroFailure) -> Reflection {
    Reflection { size: micro.size, cause: micro.cause, tweak: micro.tweak }
}

/// Says one thing more about the miss.
fn say(app: App, change: impl FnOnce(&mut Reflection)) {
    let (miss, mut reflection) = app.peek(|model| (open_miss(model).map(|(miss, _)| miss), known(model)));
    if let Some(miss) = miss {
        change(&mut reflection);
        app.dispatch(Intent::Reflect(miss, reflection));
    }
}

/// The reflection, over the instruments; the pads stay reachable.
pub fn reflection(app: App) -> El {
    let miss = move || app.read(|model| model.reflection.map(|open| open.miss));
    let get_up_first = move || app.read(|model| model.reflection.is_some_and(|open| open.get_up_first));
    let gloves = move || app.read(|model| model.settings.gloves_on());
    // a finger on the chips holds the countdown until it lifts; one on a button is about to close it
    let touched = Rc::new(Cell::new(false));
    let hold = touched.clone();
    let touch = move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|element| element.closest("fieldset, .same").is_ok_and(|chips| chips.is_some())) {
            hold.set(true);
            app.dispatch(Intent::HoldReflection(true));
        }
    };
    let lift = move |_| {
        if touched.take() {
            app.dispatch(Intent::HoldReflection(false));
        }
    };
    // a chip that a finger touched has the focus, too: only a keyboard's focus holds the countdown
    let focus = |held| {
        move |event: Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_some_and(|element| element.matches(":focus-visible").unwrap_or(false)) {
                app.dispatch(Intent::HoldReflection(held));
            }
        }
    };
    let questions = move |shown: &(bool, bool)| match shown {
        (true, _) => get_up(app),
        (_, true) => one_question(app, miss),
        _ => three_rows(app),
    };
    el("section.reflect")
        .attr("aria-label", words::REFLECTION)
        .attr(DIGITS, "")
        .class_of("big", gloves)
        .prop_of("hidden", move || miss().is_none())
        .on("pointerdown", touch)
        .on("pointerup", lift.clone())
        .on("pointercancel", lift)
        .on("focusin", focus(true))
        .on("focusout", focus(false))
        .child(dynamic(move || (get_up_first(), gloves()), questions))
}

/// What is said aloud when it opens, if the person wishes that.
fn prompt(app: App) {
    if app.peek(|model| model.settings.spoken_on()) {
        let ledger = app.practised_ledger();
        let best = app.peek(|model| best_so_far(model, ledger));
        speech::say(&words::prompt(best.as_ref().map(|(tweak, ..)| &**tweak)));
    }
}

fn three_rows(app: App) -> El {
    let which = |model: &Model| {
        let (_, attempt) = open_miss(model)?;
        let nth =
            model.session.as_ref()?.attempts().iter().filter(|a| a.micro().is_some() && a.at <= attempt.at).count();
        Some(words::miss_at(nth, attempt.running))
    };
    let cap = el("p.cap.first")
        .child(el("span").text(words::SIZE))
        .child(el("span.note").text_of(move || app.read_at_once(which).unwrap_or_default()));
    let size = choice("", words::SIZE).child(cap).child(el("div.rail.three").child(sizes(app, || {})));
    let act = el("div.act").child(countdown(app)).child(close(app, "btn", words::LATER, "l")).child(close(
        app,
        "btn.solid",
        words::RETRY,
        "r",
    ));
    list([
        el("div.first").child(size).child(as_last_time(app, true, || {})),
        row(app, Question::Cause, words::WHAT_WENT_WRONG),
        row(app, Question::Tweak, words::WHAT_WILL_YOU_CHANGE),
        act,
    ])
}

/// A question with its answers in a rail. They are sorted anew with every miss, and not while one chooses: a chip must
/// not move under a finger. Tweaks are sorted once more when a cause is chosen, unless one of them was chosen before.
fn row(app: App, question: Question, words: &str) -> El {
    rail(app, question, words, |model| model.reflection.map(|open| open.miss))
}

/// The same, for the miss that `of` finds.
pub(super) fn rail(app: App, question: Question, words: &str, of: fn(&Model) -> Option<Seq>) -> El {
    let sorted = RefCell::new((None, None, Choices::new()));
    let choices = move || {
        let (miss, known) = app.read(|model| (of(model), known(model)));
        let cause = known.cause.filter(|_| question == Question::Tweak);
        let (which, after, before) = &mut *sorted.borrow_mut();
        if miss.is_some() && (miss, cause) != (*which, *after) {
            let mut new = choices(app, question);
            if miss == *which && known.tweak.is_some() {
                // only what they say of themselves is another
                new = before.iter().filter_map(|old| new.iter().find(|new| new.tag == old.tag)).cloned().collect();
            }
            (*which, *after, *before) = (miss, cause, new);
        }
        before.clone()
    };
    let chips = dynamic(choices, move |choices: &Choices| tags(app, question, choices, || {}));
    choice("", words).child(el("p.cap").text(words)).child(el("div.rail").child(chips))
}

/// Cause and tweak as last time, in one tap, if both were given then; `then` is called when it was tapped. The first thing that is
/// shown of a reflection `asks` aloud, too.
pub(super) fn as_last_time(app: App, asks: bool, then: impl Fn() + 'static) -> El {
    let found = RefCell::new((None, None));
    // worked out once for each miss: what is given now is not last time
    let last: Rc<dyn Fn() -> Option<LastTime>> = Rc::new(move || {
        let miss = app.read(|model| model.reflection.map(|open| open.miss));
        let (of, last) = &mut *found.borrow_mut();
        if miss.is_some() && miss != *of {
            (*of, *last) = (miss, last_time(app));
            if asks {
                prompt(app);
            }
        }
        last.clone()
    });
    let (to_say, is_so, text, is_none) = (last.clone(), last.clone(), last.clone(), last);
    let say_both = move || {
        if let Some((cause, tweak, _)) = to_say() {
            say(app, |known| (known.cause, known.tweak) = (Some(cause), Some(tweak)));
            then();
        }
    };
    let is_so = move || {
        let known = app.read(known);
        is_so().is_some_and(|(cause, tweak, _)| (known.cause, known.tweak) == (Some(cause), Some(tweak))).to_string()
    };
    button("btn.same", say_both)
        .prop_of("hidden", move || is_none().is_none())
        .attr_of("aria-pressed", is_so)
        .child(el("b").text(words::SAME_AS_LAST_TIME))
        .text(" ")
        .child(el("span.note").attr("dir", "auto").text_of(move || text().map(|(.., text)| text).unwrap_or_default()))
}

/// The three sizes as chips; `then` is called when one was chosen.
pub(super) fn sizes(app: App, then: impl Fn() + Copy + 'static) -> El {
    list(SIZES.into_iter().map(|(size, name, glyph)| {
        let choose = move || {
            say(app, |known| known.size = Some(size));
            then();
        };
        size_chip((name, glyph), move || app.read(known).size == Some(size), choose)
    }))
}

/// Labels as chips; `then` is called when one was chosen. A tweak says what its retries came to, if they are enough to say something.
pub(super) fn tags(app: App, question: Question, choices: &[Offered], then: impl Fn() + Copy + 'static) -> El {
    list(choices.iter().map(|offered| {
        let tag = offered.tag;
        let choose = move || {
            say(app, |known| *question.answer(known) = Some(tag));
            then();
        };
        let is_chosen = move || *question.answer(&mut app.read(known)) == Some(tag);
        chip_with(question.name(), &offered.text, told(offered), is_chosen, choose)
    }))
}

/// What stands below a tweak: "7 of 9", or that it was never tried.
fn told(offered: &Offered) -> El {
    match offered.retries {
        Some((clean, all)) => {
            let tally = el("small.num").text(" ").text(&words::of(clean, all));
            list([tally, el("small.vh").text(words::RETRIES_CLEAN)])
        }
        None if offered.is_untried => el("small").text(" ").text(words::UNTRIED),
        None => nothing(),
    }
}

/// How long the reflection stays.
pub(super) fn countdown(app: App) -> El {
    let total = app.peek(|model| model.settings.reflection.millis().unwrap_or(0) / 1000);
    let seconds = move || {
        let now = app.now.get();
        let left = app.read(|model| model.reflection.and_then(|open| open.left(now)));
        left.map(|millis| (millis + 999) / 1000)
    };
    countdown_ring(seconds, total)
}

/// A button that closes the reflection. What was said stays said.
pub(super) fn close(app: App, classes: &str, word: &str, key: &str) -> El {
    button(classes, move || app.dispatch(Intent::CloseReflection)).attr(KEY, key).text(word)
}

/// After a fall of the body: nothing is asked and nothing counts down.
fn get_up(app: App) -> El {
    let head = el("div.get-up").child(el("h2").text(words::ALL_RIGHT)).child(el("p").text(words::ALL_RIGHT_MORE));
    let up = button("btn.solid", move || app.dispatch(Intent::GotUp)).attr(KEY, "r").text(words::I_AM_UP);
    list([head, el("div.act.two").child(close(app, "btn", words::LATER, "l")).child(up)])
}
