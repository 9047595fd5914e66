//! A line of a session that is over, and the form that changes it.

use super::one::Shown;
use crate::dom::{El, dynamic, el, list, only_if};
use crate::domain::{Component, FinishedSession, Label, MicroFailure, Outcome, Size, TagNo};
use crate::insights::Moment;
use crate::platform::locale;
use crate::widgets::{button, chip, choice, drawing, path};
use crate::words;

/// What a miss of this size looks like on a line that runs down, and what it is called.
fn look(size: Option<Size>) -> (&'static str, &'static str) {
    match size {
        Some(Size::Wobble) => ("M24 0C24 18 37 20 37 34C37 48 13 46 13 60C13 72 24 72 24 88", words::WOBBLE),
        Some(Size::Stumble) => ("M24 0C24 16 24 26 12 38M36 48C28 54 24 62 24 88", words::STUMBLE),
        Some(Size::Fall) => ("M24 0C24 30 28 62 42 58C54 54 46 30 32 34C20 38 24 62 24 88", words::FALL),
        None => ("M24 0C24 18 31 20 31 34C31 48 17 46 17 60C17 72 24 72 24 88", words::MISS),
    }
}

/// A miss whose size is not known is dotted: it is not drawn as the smallest.
fn known_or_dotted(size: Option<Size>) -> &'static str {
    if size.is_some() { "" } else { "unsized" }
}

/// One line.
pub(super) fn line(shown: Shown, moment: Moment) -> El {
    match moment {
        Moment::Began { running, component, level } => {
            let name = of_component(shown, component, |c| {
                words::practised(&c.name, c.level(level).map_or("", |level| level.name.as_str()))
            });
            el("li.mark").child(what(running).text(&name.unwrap_or_default()))
        }
        Moment::Paused { running, length } => el("li.gap").child(what(running).text(&words::paused_for(length))),
        Moment::Clean { first, count } => {
            let running = running(shown, first);
            let text = words::n_clean(count);
            let what_it_is = text.clone();
            let name = move |is_open| words::edit_of(&what_it_is, running, is_open);
            let form = move || {
                let miss = Outcome::Micro(MicroFailure::default());
                list([
                    button("btn", move || shown.keep(|session| session.with_outcome(first, miss)))
                        .text(words::ONE_WAS_A_MISS),
                    button("btn", move || shown.keep(|session| session.without(first))).text(words::REMOVE_ONE),
                ])
            };
            el("li").child(what(running).child(el("b.c").text(&text))).child(edit(shown, first, name, form))
        }
        Moment::Miss(place) => miss(shown, place),
    }
}

fn running(shown: Shown, place: usize) -> i64 {
    shown.session.with(|session| session.attempts.get(place).map_or(0, |attempt| attempt.running))
}

fn what(running: i64) -> El {
    // the space keeps the time and what follows two words, for a screen reader and where a line breaks
    el("p.what").child(el("span.time").text(&words::clock(running))).text(" ")
}

fn of_component<T>(shown: Shown, tag: TagNo, pick: impl FnOnce(&Component) -> T) -> Option<T> {
    let skill = shown.session.with(|session| session.skill.clone());
    shown.app.peek(|model| model.skill(&skill)?.component(tag).map(pick))
}

/// The button that opens the form of a line, and the form. `name` is what it is called while that is open, or not.
fn edit(shown: Shown, place: usize, name: impl Fn(bool) -> String + 'static, form: impl Fn() -> El + 'static) -> El {
    let is_open = move || shown.edits.get() == Some(place);
    let turn = move || shown.edits.set((shown.edits.get_untracked() != Some(place)).then_some(place));
    let word = move || if is_open() { words::DONE } else { words::EDIT }.to_owned();
    let opener = button("link", turn)
        .attr_of("aria-label", move || name(is_open()))
        .attr_of("aria-expanded", move || is_open().to_string())
        .text_of(word);
    list([opener, only_if(is_open, move || el("div.form").child(form()))])
}

/// What is known of the miss at `place` now.
fn known(session: &FinishedSession, place: usize) -> Option<MicroFailure> {
    session.attempts.get(place)?.micro().copied()
}

fn miss(shown: Shown, place: usize) -> El {
    let session = shown.session;
    let now = move || session.with(|session| known(session, place));
    let component = session.with(|session| session.attempts.get(place).map_or(0, |attempt| attempt.component));
    let running = running(shown, place);
    let says = move || {
        let label = |tag: Option<TagNo>| {
            let text = |c: &Component| tag.and_then(|tag| c.label(tag)).map(str::to_owned);
            of_component(shown, component, text).flatten()
        };
        let micro = now().unwrap_or_default();
        let tweak = label(micro.tweak).map(|tweak| locale::lower_case(&tweak));
        words::explained(label(micro.cause), tweak, session.with(|session| retried(session, place)))
    };
    let size = move || now().and_then(|micro| micro.size);
    let bend = dynamic(size, |size: &Option<Size>| {
        drawing("bend", "0 0 48 88").child(path(known_or_dotted(*size), look(*size).0))
    });
    let head = what(running).child(el("b.m").text_of(move || look(size()).1.to_owned()));
    let name = move |is_open| words::edit_of(words::MISS, running, is_open);
    el("li.hit-row").child(bend).child(el("div.what").child(head).child(el("p").text_of(says))).child(edit(
        shown,
        place,
        name,
        move || form(shown, place, component),
    ))
}

/// Whether the tweak of the miss at `place` was tried, and whether that went well.
fn retried(session: &FinishedSession, place: usize) -> Option<bool> {
    let of_miss = |retry: &crate::domain::Retry| retry.miss == place;
    let tried = session.attempts.iter().find(|attempt| attempt.retry.as_ref().is_some_and(of_miss));
    tried.map(|attempt| attempt.micro().is_none())
}

fn form(shown: Shown, place: usize, component: TagNo) -> El {
    let session = shown.session;
    let now = move || session.with(|session| known(session, place)).unwrap_or_default();
    let change = move |with: &dyn Fn(&mut MicroFailure)| {
        let mut micro = now();
        with(&mut micro);
        shown.keep(|session| session.with_outcome(place, Outcome::Micro(micro)));
    };
    let sizes = [Some(Size::Wobble), Some(Size::Stumble), Some(Size::Fall)]
        .map(|size| chip("size", look(size).1, move || now().size == size, move || change(&|micro| micro.size = size)));
    let (causes, tweaks) = of_component(shown, component, |c| (c.causes.clone(), c.tweaks.clone())).unwrap_or_default();
    let tags = move |name, labels: Vec<Label>, field: fn(&mut MicroFailure) -> &mut Option<TagNo>| {
        list(labels.into_iter().map(move |label| {
            let tag = Some(label.tag);
            let chosen = move || *field(&mut now()) == tag;
            chip(name, &label.text, chosen, move || change(&|micro| *field(micro) = tag))
        }))
    };
    let asked = |what, chips: El| choice("", what).child(el("p").text(what)).child(el("div.chips.tight").child(chips));
    let clean = move || {
        shown.edits.set(None);
        shown.keep(|session| session.with_outcome(place, Outcome::Clean));
    };
    let gone = move || {
        shown.edits.set(None);
        shown.keep(|session| session.without(place));
    };
    list([
        asked(words::SIZE, list(sizes)),
        asked(words::WHAT_WENT_WRONG, tags("cause", causes, |micro| &mut micro.cause)),
        asked(words::WHAT_WILL_YOU_CHANGE, tags("tweak", tweaks, |micro| &mut micro.tweak)),
        el("div.acts")
            .child(button("btn", clean).text(words::IT_WAS_CLEAN))
            .child(button("btn", gone).text(words::REMOVE)),
    ])
}
