//! Whether a part of the page is in sight, or nearly.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// So much above and below the screen is near: what one scrolls to is there before one sees it.
const MARGIN: &str = "600px 0px";

/// Looks whether a part of the page is near, for as long as it is kept.
pub struct Watch {
    observer: Option<IntersectionObserver>,
    // the browser calls it
    _heard: Closure<dyn Fn(js_sys::Array)>,
}

impl Watch {
    /// Calls `hear` with whether `part` is near, soon and whenever that changes. Where the browser cannot tell, it always is.
    pub fn of(part: &Element, hear: impl Fn(bool) + 'static) -> Self {
        let hear = std::rc::Rc::new(hear);
        let told = hear.clone();
        let heard = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            // the last one is how it is now
            let last = entries.get(entries.length().saturating_sub(1));
            told(last.unchecked_ref::<IntersectionObserverEntry>().is_intersecting());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok();
        match &observer {
            Some(observer) => observer.observe(part),
            None => super::page::after(0, move || hear(true)),
        }
        Self { observer, _heard: heard }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// The element that a node is, if it is one.
pub fn element(node: &web_sys::Node) -> Option<&Element> {
    let node: &JsValue = node.as_ref();
    node.dyn_ref()
}
