//! The pads, Undo and Pause, and the keys that work as pads.

use std::rc::Rc;

use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::super::shape::tap_here;
use super::cells::{causes, sizes};
use super::sized::sized;
use crate::app::App;
use crate::dom::{El, KEY, dynamic, el, list, nothing};
use crate::domain::{BOUNCE_DEFAULT, Event, Intent, Model, PadLayout, Phase, Session, Source, TagNo};
use crate::platform::keys;
use crate::widgets::{Pad, Taps, button, icon, icons, pad};
use crate::words;

const MICRO: Pad<'static> = Pad {
    classes: "pad.micro",
    etched: (
        "0 0 412 310",
        [
            "M-10 158C40 150 52 96 92 92C134 88 128 196 176 190C220 184 214 104 256 104C292 104 292 160 326 156C356 152 372 118 430 104",
            "M-10 168C42 160 54 106 92 102C132 98 126 206 176 200C222 194 216 114 256 114C290 114 290 170 326 166C358 162 374 128 430 114",
        ],
    ),
    before: "",
    label: words::MICRO_FAILURE,
    key: "Space",
    bounce: BOUNCE_DEFAULT,
};
const CLEAN: Pad<'static> = Pad {
    classes: "pad.clean",
    etched: ("0 0 412 224", ["M-10 92C110 60 250 40 430 50", "M-10 100C110 68 250 48 430 58"]),
    before: "",
    label: words::CLEAN,
    key: "C",
    bounce: BOUNCE_DEFAULT,
};

/// Whether this session logs no clean attempts: there is one pad then. It is settled when a session begins.
pub(super) fn misses_only(app: App) -> bool {
    app.peek(|model| model.session.as_ref().is_some_and(|session| session.start_of().misses_only))
}

/// What is tapped, and for the causes of which component.
fn layout(model: &Model) -> (PadLayout, TagNo) {
    let component = || model.session.as_ref().map_or(0, Session::component);
    match model.settings.pad_layout() {
        PadLayout::Causes => (PadLayout::Causes, component()),
        other => (other, 0),
    }
}

/// Who taps: with causes for pads somebody else does, whatever they tap with.
fn source(model: &Model, source: Source) -> Source {
    if model.settings.pad_layout() == PadLayout::Causes { Source::Partner } else { source }
}

/// The pads; while paused, dashed outlines that count nothing.
pub fn pads(app: App) -> El {
    let on_key = window_event_listener(leptos::ev::keydown, move |event| {
        let by = app.peek(|model| source(model, Source::Key));
        if let Some(intent) = pad_of_key(&event, misses_only(app), by) {
            event.prevent_default();
            app.dispatch(intent);
        }
    });
    on_cleanup(move || on_key.remove());
    let shown = move || (paused(app), app.read(layout));
    let show = move |(is_paused, (layout, _)): &_| match is_paused {
        true => pads_at_rest(app),
        false => pads_that_count(app, *layout),
    };
    list([announcement(app), dynamic(shown, show)])
}

fn paused(app: App) -> bool {
    app.read_session(|session| session.phase() == Phase::Paused)
}

/// Where they are: one has all the room.
fn place(app: App, more: &str) -> El {
    let one = if misses_only(app) { ".one" } else { "" };
    let several = match app.peek(layout).0 {
        PadLayout::Two => "",
        PadLayout::Sizes => ".several",
        PadLayout::Causes => ".several.many",
    };
    el(&format!("div.pads{one}{several}{more}"))
}

fn pads_at_rest(app: App) -> El {
    let why = el("span.lab").text(words::PAUSED).child(el("small").text(words::PAUSED_MORE));
    outlines(app, nothing(), list([why, tap_here(app)]))
}

/// The pads where another tab logs: what they count there.
pub(super) fn pads_elsewhere(app: App) -> El {
    let count = |of: fn((usize, usize)) -> usize| {
        el("span.n").attr("aria-hidden", "true").text_of(move || words::number(of(app.read_session(Session::counts))))
    };
    let has_ended = move || app.read_session(|session| session.phase() == Phase::WrappedUp);
    let why = move || if has_ended() { words::NOTE_IS_THERE } else { words::TAPS_COUNT_THERE }.to_owned();
    let why =
        list([el("span.lab").text(words::MICRO_FAILURE).child(el("small").text_of(why)), count(|(_, misses)| misses)]);
    list([announcement(app), outlines(app, count(|(clean, _)| clean), why)])
}

/// Outlines that count nothing.
fn outlines(app: App, clean: El, micro: El) -> El {
    let clean = match misses_only(app) {
        true => nothing(),
        false => el("p.pad.clean").attr("aria-hidden", "true").child(el("span.lab").text(words::CLEAN)).child(clean),
    };
    place(app, ".paused").child(clean).child(el("div.pad.micro").child(micro))
}

fn pads_that_count(app: App, layout: PadLayout) -> El {
    let misses = match layout {
        PadLayout::Two => micro(app),
        PadLayout::Sizes => sizes(app),
        PadLayout::Causes => causes(app),
    };
    if misses_only(app) {
        return place(app, "").child(misses);
    }
    let clean = pad(&Pad { bounce: bounce(app), ..CLEAN }, Rc::new(Both { app, miss: false }));
    place(app, "").child(clean).child(misses)
}

/// A second touch within so many milliseconds is the same.
pub(super) fn bounce(app: App) -> u16 {
    app.peek(|model| model.settings.bounce())
}

/// What the only pad for a miss does, or that for a clean attempt.
pub(super) struct Both {
    pub app: App,
    pub miss: bool,
}

impl Taps for Both {
    fn more(&self) -> String {
        let more = match self.app.read(|model| model.reflection.is_some()) {
            _ if !self.miss => "",
            true => words::SIGNAL_COLLECTED,
            false => words::TAP_FOR_EVERY_MISS,
        };
        more.to_owned()
    }

    fn count(&self) -> usize {
        let counts = |model: &Model| model.session.as_ref().map(Session::counts);
        let (clean, misses) = self.app.read_at_once(counts).unwrap_or_default();
        if self.miss { misses } else { clean }
    }

    fn is_lit(&self) -> bool {
        let last_is_miss = |model: &Model| Some(model.session.as_ref()?.attempts().last()?.micro().is_some());
        self.app.answers_a_tap() && self.app.read_at_once(last_is_miss) == Some(self.miss)
    }

    fn hit(&self, by: Source) {
        let by = self.app.peek(|model| source(model, by));
        self.app.dispatch(if self.miss { Intent::LogMicroFailure(by) } else { Intent::LogClean(by) });
    }
}

/// One pad for a miss.
fn micro(app: App) -> El {
    let look = Pad { bounce: bounce(app), ..MICRO };
    match app.peek(|model| model.settings.hold_sizes_on()) {
        true => sized(app, &look),
        false => pad(&look, Rc::new(Both { app, miss: true })),
    }
}

/// What a key logs: Space, Enter, down and right a miss; C, up and left a clean attempt. Where there is one pad, both ends of
/// a pedal are that pad, and C is no key. Keys that a focused control needs itself stay with it.
fn pad_of_key(event: &KeyboardEvent, misses_only: bool, by: Source) -> Option<Intent> {
    if event.repeat() || event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within =
        |selector: &str| target.as_ref().is_some_and(|t| t.closest(selector).is_ok_and(|found| found.is_some()));
    let key = event.key();
    let presses = matches!(key.as_str(), " " | "Enter");
    if within("input, textarea, select, dialog") || (presses && within("button, a, summary")) {
        return None;
    }
    match key.as_str() {
        " " | "Enter" | "ArrowDown" | "ArrowRight" | "PageDown" => Some(Intent::LogMicroFailure(by)),
        "c" | "C" if misses_only || !keys::are_on() => None,
        "ArrowUp" | "ArrowLeft" | "PageUp" if misses_only => Some(Intent::LogMicroFailure(by)),
        "c" | "C" | "ArrowUp" | "ArrowLeft" | "PageUp" => Some(Intent::LogClean(by)),
        _ => None,
    }
}

/// The count for those who listen.
fn announcement(app: App) -> El {
    let count = move || {
        let (clean, misses) = app.announced.get();
        if misses_only(app) { words::count_misses(misses) } else { words::count(misses, clean) }
    };
    el("p.vh").attr("role", "status").text_of(count)
}

/// Undo and Pause, at the thumb.
pub fn foot(app: App) -> El {
    let undoes = move |session: &Session| {
        let misses = session.counts().1;
        session.undoable().map(|recorded| match recorded.event {
            Event::MicroFailed(_) | Event::MicroFailedAs(..) => words::undo_miss(misses),
            Event::LevelChanged(_) => words::UNDO_LEVEL.to_owned(),
            Event::ComponentSwitched(..) => words::UNDO_SWITCH.to_owned(),
            Event::LadderStarted(_) | Event::LadderStopped => words::UNDO_LADDER.to_owned(),
            _ => words::undo_clean().to_owned(),
        })
    };
    let what = move || app.read_session(undoes).unwrap_or_else(|| words::NOTHING_TO_UNDO.to_owned());
    let nothing_to_undo = move || app.read_session(|session| session.undoable().map(|_| ())).is_none();
    let undo = button("btn", move || app.dispatch(Intent::Undo))
        .attr(KEY, "z")
        .prop_of("disabled", nothing_to_undo)
        .child(icon(icons::UNDO))
        .child(el("span").text(words::UNDO).child(el("span.note").text(" ").text_of(what)));
    let pause = move |is_paused: &bool| match is_paused {
        true => button("btn.solid", move || app.dispatch(Intent::Resume))
            .attr(KEY, "p")
            .child(icon(icons::RESUME))
            .text(words::RESUME),
        false => button("btn", move || app.dispatch(Intent::Pause))
            .attr(KEY, "p")
            .child(icon(icons::PAUSE))
            .text(words::PAUSE),
    };
    el("div.foot").child(undo).child(dynamic(move || paused(app), pause))
}
