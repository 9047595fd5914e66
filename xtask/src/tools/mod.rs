//! Pinned tools, installed once and reused while their version is right.
//!
//! Cargo's tools go to `.tools/bin`, node's to `.tools/npm`; only browsers and their drivers come from the
//! system's packages. A tool of the right version that is already in `PATH` is taken as it is.

mod cargo_tool;
mod npm;
mod rust_target;
mod system;

use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::place;
use cargo_tool::CargoTool;

/// The bundler. It declares a newer Rust than it needs, hence `--ignore-rust-version`.
const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    words: &["--locked", "--ignore-rust-version", "--no-default-features", "--features=rustls"],
    minutes: "5 minutes",
};
const TRUNK_VERSION: &str = "0.22.1";

/// Makes JavaScript for the WebAssembly; its version must equal the library's in `Cargo.lock`.
const WASM_BINDGEN: CargoTool =
    CargoTool { package: "wasm-bindgen-cli", program: "wasm-bindgen", words: &[], minutes: "2 minutes" };

/// Drives Firefox in the browser tests.
const GECKODRIVER: CargoTool =
    CargoTool { package: "geckodriver", program: "geckodriver", words: &[], minutes: "1 minute" };
const GECKODRIVER_VERSION: &str = "0.37.1";

/// Installs what a release build needs and does not have yet.
///
/// # Errors
/// A tool cannot be installed; the sentence says what to do by hand.
pub fn for_build() -> Outcome {
    rust_target::install()?;
    TRUNK.install(TRUNK_VERSION)?;
    WASM_BINDGEN.install(&place::locked_version("wasm-bindgen")?)?;
    system::install(system::FOR_BUILD)?;
    npm::install()
}

/// Installs what the tests need as well: browsers, their drivers, a virtual screen.
///
/// # Errors
/// See [`for_build`].
pub fn for_tests() -> Outcome {
    for_build()?;
    GECKODRIVER.install(GECKODRIVER_VERSION)?;
    system::install(system::FOR_TESTS)
}

/// Installs what pictures of the screens need: a Chromium.
///
/// # Errors
/// It is missing and cannot be installed from here.
pub fn for_shots() -> Outcome {
    system::install(system::FOR_SHOTS)
}

/// The accessibility checker that the browser tests put into each page.
#[must_use]
pub fn axe() -> PathBuf {
    place::node_modules().join("axe-core").join("axe.min.js")
}

/// A program that [`for_tests`] saw to.
///
/// # Errors
/// It isn't there after all.
pub fn program(name: &str) -> Outcome<PathBuf> {
    place::find(name)?
        .ok_or_else(|| Failure::new(format!("`{name}` is missing. `cargo xtask tools` installs it or says how.")))
}
