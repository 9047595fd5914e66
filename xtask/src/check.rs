//! `cargo xtask check`: formatting, lints and documentation, for this computer and for the browser.

use crate::failure::Outcome;
use crate::run;

/// What the app is compiled for.
const BROWSER: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Everything, natively and for the browser.
///
/// # Errors
/// The first check that does not hold.
pub fn run() -> Outcome {
    native()?;
    browser()
}

/// The checks that need no target but this computer's.
///
/// # Errors
/// The first check that does not hold.
pub fn native() -> Outcome {
    run::show(&mut run::cargo(["fmt", "--all", "--check"])?)?;
    clippy(&["--workspace", "--all-targets"])?;
    doc(&["--workspace"])
}

/// The same for the code that runs in the browser only.
///
/// # Errors
/// The first check that does not hold.
pub fn browser() -> Outcome {
    let app = ["--package", "wobble"];
    clippy(&[&app[..], &BROWSER, &["--lib", "--bins", "--test", "browser"]].concat())?;
    doc(&[&app[..], &BROWSER].concat())
}

fn clippy(what: &[&str]) -> Outcome {
    let mut cargo = run::cargo(["clippy", "--quiet"])?;
    run::show(cargo.args(what).args(["--", "--deny", "warnings"]))
}

fn doc(what: &[&str]) -> Outcome {
    let mut cargo = run::cargo(["doc", "--quiet", "--no-deps"])?;
    run::show(cargo.args(what).env("RUSTDOCFLAGS", "--deny warnings"))
}
