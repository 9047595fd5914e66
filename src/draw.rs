//! The worker's program: it draws charts and makes up sample data. plotters and the generator live here, out of the page
//! and out of its first load.

#[cfg(target_arch = "wasm32")]
fn main() {
    use wobble::{drawing, platform::worker, sample};
    worker::serve(|order| sample::answer(order).unwrap_or_else(|| drawing::answer(order)));
    // while the page works out what to ask for
    drawing::warm_up();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is a part of Wobble, which runs in a browser: `cargo xtask serve` builds it and opens it.");
}
