//! `cargo xtask bench`: Wobble beside the least that a page can be, on the same machine in the same minutes.
//!
//! Every figure is a ratio of medians, because a busy machine slows both sides. Start-up is held against a bare
//! Leptos app with one button, taps against a blank page whose button changes one text node, charts against uPlot.

mod charts;
mod floor;
mod harness;
mod start_up;
pub mod table;
mod taps;

use std::path::PathBuf;

use crate::arguments::Arguments;
use crate::failure::{Failure, Outcome};
use crate::{build, place, sizes, tools};
use harness::Harness;

/// Wobble may take this many times as long as the floor.
const BAR: f64 = 1.5;

/// What `--part` may name.
const PARTS: [&str; 3] = ["start", "taps", "charts"];

/// Builds both sides, measures, prints the tables.
///
/// # Errors
/// Something cannot be built or measured. A ratio over the bar is printed, not an error: judge it by a second run.
pub fn run(mut arguments: Arguments) -> Outcome {
    let runs = arguments.number("runs", 7_u32)?;
    let measure = arguments.value("measure")?.map(PathBuf::from);
    let part = arguments.value("part")?;
    arguments.finish()?;
    if let Some(part) = part.as_deref().filter(|part| !PARTS.contains(part)) {
        return Err(Failure::new(format!("--part is one of {}, not `{part}`.", PARTS.join(", "))));
    }
    let is_asked = |name: &str| part.as_deref().is_none_or(|part| part == name);
    tools::for_tests()?;
    let folder = place::target().join("bench");
    let harness = Harness::install(measure, &folder)?;
    let (ours, button) = (folder.join("wobble"), folder.join("leptos-button"));
    build::release("/", &ours)?;

    // Each table is printed as soon as it is there: the whole takes a quarter of an hour.
    if is_asked("start") {
        floor::build(&button)?;
        println!("\n# first visit, brotli 11\n\nWobble\n{}", sizes::first_visit(&ours)?);
        println!("bare Leptos button\n{}", sizes::first_visit(&button)?);
        let starts = start_up::measure(&harness, [&ours, &button], runs)?;
        println!("\n# start-up, {runs} runs each in turn, CPU 4x slower, medians\n\n{starts}");
    }
    if is_asked("taps") {
        let taps = taps::measure(&harness, &ours)?;
        println!("\n# 100 taps on Micro-failure, CPU 4x slower\n\n{taps}");
    }
    if is_asked("charts") {
        let charts = charts::measure(&harness, &ours, &folder.join("charts"), runs)?;
        println!("\n# first draw of a chart, {runs} runs each in turn, medians\n\n{charts}");
    }
    Ok(())
}

/// A ratio and whether it keeps the bar.
fn verdict(ours: Option<f64>, floor: Option<f64>, bar: f64) -> String {
    match (ours, floor) {
        (Some(ours), Some(floor)) if floor > 0.0 => {
            let ratio = ours / floor;
            let word = if ratio <= bar { "keeps" } else { "OVER" };
            format!("{ratio:.2} ({word} {bar})")
        }
        _ => "not measured".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{BAR, verdict};

    #[test]
    fn the_bar_itself_is_kept() {
        assert_eq!(verdict(Some(3.0), Some(2.0), BAR), "1.50 (keeps 1.5)");
        assert_eq!(verdict(Some(3.1), Some(2.0), BAR), "1.55 (OVER 1.5)");
        assert_eq!(verdict(None, Some(2.0), BAR), "not measured");
    }
}
