//! The least that a Leptos app can be: one button that counts. `cargo xtask bench` builds it with Wobble's own
//! page, style, start script and service worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;

    leptos::mount::mount_to_body(|| {
        let (count, set_count) = signal(0_u32);
        view! { <button on:pointerdown=move |_| set_count.update(|n| *n += 1)>"Count " <span>{count}</span></button> }
    });
    // As in Wobble, after the app is there. Offline is part of what is measured, so a refusal would show there.
    let _ = window().navigator().service_worker().register("sw.js");
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
