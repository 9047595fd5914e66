//! A link to one of the app's own screens.

use leptos::prelude::*;

use crate::app::{Address, App};
use crate::reactive::{flag, on};

/// A link; the page is not loaded anew, unless it is opened in a tab of its own.
#[component]
pub fn Link(to: Address, #[prop(default = "")] class: &'static str, children: Children) -> AnyView {
    let app = App::here();
    let here = flag(move || app.address.get() == to);
    let current = Signal::derive(move || here.get().then(|| "page".to_owned()));
    let follow = move |event: leptos::ev::MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0;
        if !elsewhere {
            event.prevent_default();
            app.go(to);
        }
    };
    view! { <a href=app.href(to) class=class aria-current=current on:click=on(follow)>{children()}</a> }.into_any()
}
