//! The two pads, Undo and Pause, and the keys that work as pads.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::App;
use crate::domain::{Event, Intent, Phase, Source};
use crate::reactive::{Part, dynamic, text};
use crate::widgets::{Button, Icon, Pad, icons};
use crate::words;

const MICRO_BOX: &str = "0 0 412 310";
const MICRO: [&str; 2] = [
    "M-10 158C40 150 52 96 92 92C134 88 128 196 176 190C220 184 214 104 256 104C292 104 292 160 326 156C356 152 372 118 430 104",
    "M-10 168C42 160 54 106 92 102C132 98 126 206 176 200C222 194 216 114 256 114C290 114 290 170 326 166C358 162 374 128 430 114",
];
const CLEAN_BOX: &str = "0 0 412 224";
const CLEAN: [&str; 2] = ["M-10 92C110 60 250 40 430 50", "M-10 100C110 68 250 48 430 58"];

/// The pads; while paused, two dashed outlines that count nothing.
#[component]
pub fn Pads() -> AnyView {
    let app = App::here();
    let clean = app.session_part(|session| session.counts().0);
    let misses = app.session_part(|session| session.counts().1);
    let paused = app.session_part(|session| session.phase() == Phase::Paused);
    let reflecting = app.part(|model| model.reflection.is_some());
    let more =
        text(move || if reflecting.get() { words::SIGNAL_COLLECTED } else { words::TAP_FOR_EVERY_MISS }.to_owned());
    let on_key = window_event_listener(leptos::ev::keydown, move |event| {
        if let Some(intent) = pad_of_key(&event) {
            event.prevent_default();
            app.dispatch(intent);
        }
    });
    on_cleanup(move || on_key.remove());
    view! {
        <Announcement/>
        {dynamic(move || match paused.get() {
            true => view! {
                <div class="pads paused">
                    <p class="pad clean" aria-hidden="true"><span class="lab">{words::CLEAN}</span></p>
                    <div class="pad micro"><span class="lab">{words::PAUSED}<small>{words::PAUSED_MORE}</small></span></div>
                </div>
            }.into_any(),
            false => view! {
                <div class="pads">
                    <Pad class="pad clean" etched=CLEAN etched_box=CLEAN_BOX label=words::CLEAN more="" key="C"
                        count=clean
                        hit=move |source: Source| app.dispatch(Intent::LogClean(source))/>
                    <Pad class="pad micro" etched=MICRO etched_box=MICRO_BOX label=words::MICRO_FAILURE more=more key="Space"
                        count=misses
                        hit=move |source: Source| app.dispatch(Intent::LogMicroFailure(source))/>
                </div>
            }.into_any(),
        })}
    }
    .into_any()
}

/// What a key logs: Space, Enter, down and right a miss; C, up and left a clean attempt. Keys that a focused control
/// needs itself stay with it.
fn pad_of_key(event: &web_sys::KeyboardEvent) -> Option<Intent> {
    if event.repeat() || event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let within =
        |selector: &str| target.as_ref().is_some_and(|t| t.closest(selector).is_ok_and(|found| found.is_some()));
    let key = event.key();
    let presses = matches!(key.as_str(), " " | "Enter");
    if within("input, textarea, select") || (presses && within("button, a, summary")) {
        return None;
    }
    match key.as_str() {
        " " | "Enter" | "ArrowDown" | "ArrowRight" | "PageDown" => Some(Intent::LogMicroFailure(Source::Key)),
        "c" | "C" | "ArrowUp" | "ArrowLeft" | "PageUp" => Some(Intent::LogClean(Source::Key)),
        _ => None,
    }
}

/// The count for those who listen.
#[component]
fn Announcement() -> AnyView {
    let app = App::here();
    let count = text(move || app.announced.with(|(clean, misses)| words::count(*misses, *clean)));
    view! { <p class="vh" role="status">{count}</p> }.into_any()
}

/// Undo and Pause, at the thumb.
#[component]
pub fn Foot() -> AnyView {
    let app = App::here();
    let paused = app.session_part(|session| session.phase() == Phase::Paused);
    let undoes = app.session_part(|session| {
        let misses = session.counts().1;
        session.undoable().map(|recorded| match recorded.event {
            Event::MicroFailed(_) => words::undo_miss(misses),
            Event::LevelChanged(_) => words::UNDO_LEVEL.to_owned(),
            Event::ComponentSwitched(..) => words::UNDO_SWITCH.to_owned(),
            _ => words::undo_clean().to_owned(),
        })
    });
    let nothing_to_undo = Part::new(move || undoes.with(Option::is_none));
    let label = text(move || format!(" {}", undoes.get().unwrap_or_else(|| words::NOTHING_TO_UNDO.to_owned())));
    view! {
        <div class="foot">
            <Button disabled=nothing_to_undo press=move |()| app.dispatch(Intent::Undo)>
                <Icon path=icons::UNDO/><span>{words::UNDO}<span class="note">{label}</span></span>
            </Button>
            {dynamic(move || match paused.get() {
                true => view! {
                    <Button class="btn solid" press=move |()| app.dispatch(Intent::Resume)><Icon path=icons::RESUME/>{words::RESUME}</Button>
                }.into_any(),
                false => view! {
                    <Button press=move |()| app.dispatch(Intent::Pause)><Icon path=icons::PAUSE/>{words::PAUSE}</Button>
                }.into_any(),
            })}
        </div>
    }
    .into_any()
}
