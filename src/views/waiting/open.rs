//! The miss that is open: what is known of it, and the questions.

use std::cell::Cell;
use std::rc::Rc;

use super::pile::{Miss, Pile};
use super::{known, look};
use crate::dom::{El, el, list, nothing, only_if};
use crate::domain::{Reflection, Size, TagNo};
use crate::insights::Offered;
use crate::platform::page;
use crate::widgets::{button, chip, choice, size_chip};
use crate::words;

/// The id, within the page, of the last question.
const TWEAK: &str = "tweak";

/// The open miss. Each answer is stored when it is tapped; the tweak is the last one and goes on to the next miss.
pub(super) fn open_miss(pile: Pile, miss: &Miss) -> El {
    let causes = pile.causes(miss);
    let (word, _) = look(miss.size);
    let head = el("h2").attr("id", "miss").attr("tabindex", "-1").text(word);
    let cause = labels(
        "cause",
        words::WHAT_WENT_WRONG,
        causes,
        move || pile.said().cause,
        move |tag, by_finger| {
            pile.say(|now: &mut Reflection| now.cause = Some(tag));
            if by_finger {
                // the next question may be below the page's end
                page::focus_soon(vec![TWEAK.to_owned()]);
            }
        },
    );
    let asked = miss.clone();
    let tweak = move || tweak(pile, pile.tweaks(&asked));
    let stale = || el("p.refused").attr("role", "alert").text(words::MISS_IS_GONE);
    let has_cause = move || pile.said().cause.is_some();
    let on = move || {
        match (has_cause(), pile.said().tweak) {
            (false, _) => words::LATER,
            (true, None) => words::NOT_SURE_YET,
            (true, Some(_)) => words::NEXT,
        }
        .to_owned()
    };
    el("li.open-miss")
        .child(known(pile, miss, head))
        .child(if miss.size.is_none() { size(pile) } else { nothing() })
        .child(cause)
        .child(only_if(has_cause, tweak))
        .child(only_if(move || pile.is_stale.get(), stale))
        .child(el("div.acts").child(button("btn", move || pile.go_on()).text_of(on)))
}

/// How big it was, where that was not said on the ice. It may stay unknown.
fn size(pile: Pile) -> El {
    let one = |size: Size| {
        let say = move || pile.say(|now: &mut Reflection| now.size = Some(size));
        size_chip(look(Some(size)), move || pile.said().size == Some(size), say)
    };
    let sizes = [Size::Wobble, Size::Stumble, Size::Fall].map(one);
    choice("", words::SIZE).child(el("p.cap").text(words::SIZE)).child(el("div.chips.tight.sizes").children(sizes))
}

/// The last question: a finger's answer goes on to the next miss. Arrow keys choose on their way to another chip; with them, one
/// goes on by the button.
fn tweak(pile: Pile, tweaks: Vec<Offered>) -> El {
    let say = move |tag, by_finger| {
        pile.say(|now: &mut Reflection| now.tweak = Some(tag));
        if by_finger && !pile.is_stale.get_untracked() {
            pile.go_on();
        }
    };
    labels("tweak", words::WHAT_WILL_YOU_CHANGE, tweaks, move || pile.said().tweak, say)
        .attr("id", TWEAK)
        .attr("tabindex", "-1")
}

/// A question with its answers; whoever hears of one hears whether it was a finger's.
fn labels(
    name: &'static str,
    question: &str,
    labels: Vec<Offered>,
    chosen: impl Fn() -> Option<TagNo> + Copy + 'static,
    choose: impl Fn(TagNo, bool) + Copy + 'static,
) -> El {
    let by_finger = Rc::new(Cell::new(false));
    let (finger, key) = (by_finger.clone(), by_finger.clone());
    let chips = labels.into_iter().map(|label| {
        let (tag, by_finger) = (label.tag, by_finger.clone());
        chip(name, &label.text, move || chosen() == Some(tag), move || choose(tag, by_finger.get()))
    });
    choice("", question)
        .child(el("p.cap").text(question))
        .child(el("div.chips.tight").child(list(chips)))
        .on("pointerdown", move |_| finger.set(true))
        .on("keydown", move |_| key.set(false))
}
