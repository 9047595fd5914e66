//! The worker that draws charts: plotters lives here, out of the page and out of its first load.

#[cfg(target_arch = "wasm32")]
fn main() {
    wobble::platform::worker::serve(wobble::drawing::answer);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a part of Wobble, which runs in a browser: `cargo xtask serve` builds it and opens it.");
}
