//! The further screens: what one looks at off the ice. The first program fetches this one when such a screen is opened.

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    /// Opens the app, if it is not open yet; true if that was done now.
    #[wasm_bindgen]
    pub fn open() -> bool {
        wobble::app::second::open()
    }

    /// Shows the screen of the page's address in `place`.
    #[wasm_bindgen]
    pub fn show(place: HtmlElement, baton: &str) {
        wobble::app::second::show(place, baton);
    }

    /// Makes again some of what is made from the sessions, and answers what the first program must know.
    #[wasm_bindgen]
    pub fn count(baton: &str) -> String {
        wobble::app::second::count(baton)
    }

    /// Takes the screen away, and answers what the first program must know.
    #[wasm_bindgen]
    pub fn leave() -> String {
        wobble::app::second::leave()
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("This is a part of Wobble, which runs in a browser: `cargo xtask serve` builds it and opens it.");
}
