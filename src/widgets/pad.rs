//! Half the screen: a pad that counts what hits it.
//!
//! A pad acts on pointerdown, so that a tap is stored before the finger lifts; and on a click that no pointerdown came
//! before: a keyboard, a switch, voice control. Gloves bounce: a second touch of the same pad within a quarter of a
//! second is the same touch; so is a key that is held. A pad that a finger pressed takes no focus: the next press of a
//! pedal is for both pads, not for the one that was touched last.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::Source;
use crate::reactive::{Part, dynamic, nothing, on, text};

/// A second touch of the same pad within this many milliseconds is a bounce.
const BOUNCE: f64 = 250.0;
/// A click this soon after the finger lifted belongs to that finger.
const CLICK_AFTER_POINTER: f64 = 700.0;

#[derive(Copy, Clone, Default)]
struct Touched {
    down: Option<f64>,
    up: f64,
}

/// A pad. `hit` is called once for every tap, with what made it.
#[component]
pub fn Pad(
    class: &'static str,
    etched: [&'static str; 2],
    etched_box: &'static str,
    label: &'static str,
    #[prop(into)] more: Signal<String>,
    key: &'static str,
    count: Part<usize>,
    #[prop(into)] hit: Callback<Source>,
) -> AnyView {
    let touched = StoredValue::new_local(Touched::default());
    let rings = RwSignal::new(None::<(String, String)>);
    let down = move |event: leptos::ev::PointerEvent| {
        if event.button() != 0 {
            return;
        }
        let now = event.time_stamp();
        let before = touched.with_value(|t| t.down);
        touched.update_value(|t| t.down = Some(now));
        if before.is_some_and(|before| now - before < BOUNCE) {
            return;
        }
        hit.run(Source::Touch);
        rings.set(place_in(&event));
    };
    let click = move |event: leptos::ev::MouseEvent| {
        let by_pointer = touched.with_value(|t| t.down.is_some() && event.time_stamp() - t.up < CLICK_AFTER_POINTER);
        if !by_pointer {
            hit.run(Source::Key);
        }
    };
    view! {
        <button
            type="button"
            class=class
            on:pointerdown=on(down)
            on:mousedown=on(|event: leptos::ev::MouseEvent| event.prevent_default())
            on:keydown=on(|event: leptos::ev::KeyboardEvent| if event.repeat() { event.prevent_default() })
            on:pointerup=on(move |event: leptos::ev::PointerEvent| touched.update_value(|t| t.up = event.time_stamp()))
            on:click=on(click)
            on:contextmenu=on(|event: leptos::ev::MouseEvent| event.prevent_default())
        >
            <svg class="cut" viewBox=etched_box preserveAspectRatio="none" aria-hidden="true">
                <path vector-effect="non-scaling-stroke" d=etched[0]/>
                <path vector-effect="non-scaling-stroke" d=etched[1]/>
            </svg>
            {dynamic(move || rings.get().map_or_else(nothing, |(x, y)| view! {
                <i class="hit" style:left=x style:top=y></i>
            }.into_any()))}
            <span class="lab">{label}<small aria-hidden="true">{more} <kbd class="keys">{key}</kbd></small></span>
            <span class="vh">", "</span>
            <span class="n">{text(move || count.get().to_string())}</span>
        </button>
    }
    .into_any()
}

/// Where the finger is within the pad, as CSS lengths.
fn place_in(event: &leptos::ev::PointerEvent) -> Option<(String, String)> {
    let pad = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let area = pad.get_bounding_client_rect();
    let px = |at: i32, from: f64| format!("{}px", (f64::from(at) - from) as i32);
    Some((px(event.client_x(), area.left()), px(event.client_y(), area.top())))
}
