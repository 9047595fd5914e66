//! Mounts the app. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
fn main() {
    wobble::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Wobble runs in a browser: `cargo xtask serve` builds it and opens it.");
}
