//! The compiler's half for the browser.

use crate::failure::{OrSay, Outcome};
use crate::run;

/// What the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target to the toolchain, unless it is there.
///
/// # Errors
/// There is no rustc, or rustup cannot add the target.
pub fn install() -> Outcome {
    let mut ask = run::program("rustc")?;
    ask.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = run::quietly(&mut ask).or_say(|| "rustc does not answer.".into())?;
    if std::path::Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    println!("Adding the {TARGET} target to the Rust toolchain (once; some seconds) ...");
    run::show(run::program("rustup")?.args(["target", "add", TARGET])).or_say(|| {
        format!(
            "This Rust toolchain cannot compile for {TARGET}. With rustup: `rustup target add {TARGET}`; \
             with a system's own Rust, install its package for that target."
        )
    })
}
