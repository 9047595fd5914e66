//! The service worker, seen from the page: whether the app is ready offline, and whether a newer one waits.
//!
//! The worker takes over only when it is asked to (`{wobble: 1, ask: "take-over"}`); it is asked only with the
//! person's consent. The first visit's worker takes effect without a question, for there is nothing before it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{EventTarget, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// What the page knows of its worker.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum Offline {
    /// Not known yet, or this browser has no service workers.
    #[default]
    Unknown,
    /// Everything is on the phone.
    Ready,
    /// The files could not all be fetched; it is tried again at the next visit.
    Failed,
    /// A newer version is on the phone and waits for consent.
    UpdateWaits,
}

fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window()?;
    let has = js_sys::Reflect::has(&window.navigator(), &JsValue::from_str("serviceWorker")).unwrap_or(false);
    has.then(|| window.navigator().service_worker())
}

/// Registers the worker and calls `tell` with every change from then on. Call it when the app can be used: it costs a
/// quarter of a cold start if it comes before.
pub fn register(tell: impl Fn(Offline) + Clone + 'static) {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let options = web_sys::RegistrationOptions::new();
        options.set_update_via_cache(web_sys::ServiceWorkerUpdateViaCache::None);
        let script = format!("{}sw.js", super::page::base_path());
        let registered = JsFuture::from(container.register_with_options(&script, &options)).await;
        let Ok(registration) = registered.map(JsCast::unchecked_into::<ServiceWorkerRegistration>) else {
            return tell(Offline::Failed);
        };
        watch(&registration, tell);
    });
}

fn watch(registration: &ServiceWorkerRegistration, tell: impl Fn(Offline) + Clone + 'static) {
    let state_of = {
        let registration = registration.clone();
        move || match (registration.waiting(), registration.active()) {
            (Some(_), Some(_)) => Offline::UpdateWaits,
            (_, Some(active)) if active.state() == ServiceWorkerState::Activated => Offline::Ready,
            _ => Offline::Unknown,
        }
    };
    tell(state_of());
    let follow = {
        let registration = registration.clone();
        move || {
            // the first visit's worker may be past installing when it is seen first
            let coming = [registration.installing(), registration.waiting(), registration.active()];
            for worker in coming.into_iter().flatten() {
                let (tell, state_of, state_worker) = (tell.clone(), state_of.clone(), worker.clone());
                let changed = Closure::<dyn Fn()>::new(move || {
                    let gone = state_worker.state() == ServiceWorkerState::Redundant;
                    let state = state_of();
                    tell(if gone && state == Offline::Unknown { Offline::Failed } else { state });
                });
                listen(&worker, "statechange", changed.into_js_value());
            }
        }
    };
    follow();
    listen(registration, "updatefound", Closure::<dyn Fn()>::new(follow).into_js_value());
}

fn listen(to: &EventTarget, kind: &str, listener: JsValue) {
    // listening cannot fail; both programs of the page may
    let _ = to.add_event_listener_with_callback(kind, listener.unchecked_ref());
}

/// Calls `tell` with the state of the worker that somebody else registers, as soon as there is one, and with every change from
/// then on.
pub fn follow(tell: impl Fn(Offline) + Clone + 'static) {
    let Some(Ok(ready)) = container().map(|container| container.ready()) else { return };
    spawn_local(async move {
        let Ok(found) = JsFuture::from(ready).await else { return };
        if let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() {
            watch(&registration, tell);
        }
    });
}

/// Forgets the worker and every file that it kept for this base path, and then calls `done`, whatever came of it.
pub fn forget(done: impl FnOnce() + 'static) {
    spawn_local(async move {
        if let Some(container) = container()
            && let Ok(found) = JsFuture::from(container.get_registration()).await
            && let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>()
            && let Ok(gone) = registration.unregister()
        {
            let _ = JsFuture::from(gone).await;
        }
        let _ = forget_files().await;
        done();
    });
}

/// The worker's caches carry this prefix: see its template.
async fn forget_files() -> Result<(), JsValue> {
    let ours = format!("wobble|{}|", super::page::base_path());
    let caches = web_sys::window().ok_or(JsValue::NULL)?.caches()?;
    let names: js_sys::Array = JsFuture::from(caches.keys()).await?.dyn_into()?;
    for name in names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(&ours)) {
        JsFuture::from(caches.delete(&name)).await?;
    }
    Ok(())
}

/// Asks the newer version to take over, and loads the page anew when it has. With the person's consent only, and never
/// during a session.
pub fn take_over() {
    let Some(container) = container() else { return };
    let asked = Rc::new(Cell::new(true));
    let changed = Closure::<dyn Fn()>::new(move || {
        // once: a second change must not make a loop of reloads
        if asked.replace(false) {
            super::page::reload();
        }
    });
    container.set_oncontrollerchange(Some(changed.into_js_value().unchecked_ref()));
    spawn_local(async move {
        let Ok(found) = JsFuture::from(container.get_registration()).await else { return };
        let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() else { return };
        let Some(waiting) = registration.waiting() else { return super::page::reload() };
        let message = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&message, &JsValue::from_str("wobble"), &JsValue::from_f64(1.0));
        let _ = js_sys::Reflect::set(&message, &JsValue::from_str("ask"), &JsValue::from_str("take-over"));
        let _ = waiting.post_message(&message);
    });
}
