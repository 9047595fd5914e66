//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest.

mod report;

use std::path::PathBuf;

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::screen::Screen;
use crate::{build, check, faults, hostile, place, run, sizes, tools};
use report::Report;

/// Runs every step, or with `--native` those that need no browser.
///
/// # Errors
/// Any step failed; the summary at the end says which.
pub fn run(mut arguments: Arguments) -> Outcome {
    let native_only = arguments.flag("native")?;
    arguments.finish()?;
    let mut report = Report::default();
    if native_only {
        report.step("formatting, lints, documentation (native)", check::native);
        report.step("tests (native)", native_tests);
        return report.finish();
    }
    if !report.step("tools", tools::for_tests) {
        return report.finish();
    }
    report.step("formatting, lints, documentation", check::run);
    report.step("tests (native)", native_tests);
    report.step("50,000 damaged documents", || hostile::read(50_000, 1));
    let (root, sub) = (dist("dist-root"), dist("dist-sub"));
    let built = report.step("release build for /", || build::release("/", &root))
        & report.step("release build for /wobble/", || build::release("/wobble/", &sub));
    if built {
        report.step("byte budget", byte_budget);
    } else {
        report.not_run("byte budget", "there is no build");
    }
    report.step("tests in Chromium (wasm-bindgen-test)", browser_tests);
    if built {
        report.step("a browser that is killed ten times", || {
            println!("{}", faults::kill(&root, 10, 1)?);
            Ok(())
        });
    } else {
        report.not_run("a browser that is killed ten times", "there is no build");
    }
    if built {
        report.step("journeys in Chromium, Firefox and WebKit", journeys);
    } else {
        report.not_run("journeys in Chromium, Firefox and WebKit", "there is no build");
    }
    report.finish()
}

fn dist(name: &str) -> PathBuf {
    place::target().join(name)
}

fn native_tests() -> Outcome {
    run::show(&mut run::cargo(["test", "--workspace", "--exclude", "wobble-journeys"])?)
}

fn byte_budget() -> Outcome {
    let first = sizes::first_visit(&dist("dist-sub"))?;
    print!("{first}");
    first.within_budget()
}

fn browser_tests() -> Outcome {
    let mut cargo = run::cargo(["test", "--package", "wobble", "--test", "browser"])?;
    cargo
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::program("wasm-bindgen-test-runner")?)
        .env("CHROMEDRIVER", tools::program("chromedriver")?)
        // Seconds; the runner's own 5 and 20 are too few for a busy machine.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    run::show(&mut cargo)
}

fn journeys() -> Outcome {
    let screen = Screen::start()?;
    let mut cargo = run::cargo(["test", "--package", "wobble-journeys", "--"])?;
    cargo
        // each has a browser and a site of its own; more would wait for each other on two cores
        .arg("--test-threads=2")
        .env("DISPLAY", screen.display())
        .env("WOBBLE_DIST_ROOT", dist("dist-root"))
        .env("WOBBLE_DIST_SUB", dist("dist-sub"))
        .env("WOBBLE_CHROMEDRIVER", tools::program("chromedriver")?)
        .env("WOBBLE_GECKODRIVER", tools::program("geckodriver")?)
        .env("WOBBLE_WEBKITDRIVER", tools::program("WebKitWebDriver")?)
        .env("WOBBLE_AXE", tools::axe());
    run::show(&mut cargo)
}
