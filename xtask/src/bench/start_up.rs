//! From the address to the first usable screen: cold, warm, and offline.

use std::path::Path;

use super::harness::{Harness, number};
use super::table::{median, shown, table};
use super::{BAR, verdict};
use crate::failure::Outcome;

/// What is on the first screen of each side, Wobble's and the floor's.
const READY: [&str; 2] = [".deck .btn", "button"];

const PHASES: [&str; 3] = ["cold", "warm", "offline"];

/// Measures Wobble and the floor in turn, so that a busy minute hits both, and returns a table.
///
/// # Errors
/// The harness fails.
pub fn measure(harness: &Harness, sides: [&Path; 2], runs: u32) -> Outcome<String> {
    let mut ready = [const { [const { Vec::new() }; PHASES.len()] }; 2];
    let mut offline = [0; 2];
    for run in 0..runs {
        println!("Start-up, run {} of {runs} ...", run + 1);
        let order = if run % 2 == 0 { [0, 1] } else { [1, 0] };
        for side in order {
            let figures = harness.run("load.mjs", Some(sides[side]), &["--runs", "1", "--ready", READY[side]])?;
            for (phase, name) in PHASES.iter().enumerate() {
                ready[side][phase].extend(number(&figures, &format!("/raw/{name}/0/ready")));
            }
            let works = figures.pointer("/raw/offline/0/works").and_then(serde_json::Value::as_bool);
            offline[side] += u32::from(works == Some(true));
        }
    }
    let rows: Vec<Vec<String>> = PHASES
        .iter()
        .enumerate()
        .map(|(phase, name)| {
            let [ours, floor] = [0, 1].map(|side: usize| median(&ready[side][phase]));
            vec![format!("{name} ready, ms"), shown(ours), shown(floor), verdict(ours, floor, BAR)]
        })
        .chain([vec![
            "offline reload works".to_owned(),
            format!("{}/{runs}", offline[0]),
            format!("{}/{runs}", offline[1]),
            String::new(),
        ]])
        .collect();
    Ok(table(&["", "Wobble", "bare Leptos", "ratio"], &rows))
}
