//! From the finger to the painted count, and what a tap writes.

use std::path::Path;

use serde_json::Value;

use super::harness::{Harness, number};
use super::table::{shown, table};
use super::{BAR, verdict};
use crate::failure::Outcome;
use crate::place;

/// Figures of one series of taps: name in the table, place in the harness's figures, whether the bar holds for it.
const FIGURES: [(&str, &str, bool); 9] = [
    ("INP, ms", "/inp", true),
    ("finger to paint, median, ms", "/downToPaint/median", true),
    ("finger to paint, p95, ms", "/downToPaint/p95", false),
    ("interaction latency, median, ms", "/latency/median", false),
    ("taps lost", "/lost", false),
    ("stored per tap, median, bytes", "/localStorage/utf16BytesPerTap/median", false),
    ("stored per tap, first ten", "/localStorage/firstTen", false),
    ("stored per tap, last ten", "/localStorage/lastTen", false),
    ("time in setItem per tap, median, ms", "/localStorage/setItemMsPerTap/median", false),
];

/// Measures Wobble's pad with the reflection closed and open, and the blank page; returns a table.
///
/// # Errors
/// The harness fails.
pub fn measure(harness: &Harness, ours: &Path) -> Outcome<String> {
    let floor = place::root().join("xtask").join("floor");
    let session = |setup: &str| -> Outcome<Value> {
        println!("Taps, {setup} ...");
        let module = floor.join(setup);
        let module = module.to_string_lossy();
        let words = ["--target", "button.pad.micro", "--check", "button.pad.micro .n", "--setup", &module];
        harness.run("tap.mjs", Some(ours), &[&words[..], &SERIES].concat())
    };
    let closed = session("setup-closed.mjs")?;
    let open = session("setup-open.mjs")?;
    println!("Taps, blank page ...");
    let words = ["--target", "button", "--check", ".n"];
    let blank = harness.run("tap.mjs", Some(&floor.join("blank")), &[&words[..], &SERIES].concat())?;
    let rows: Vec<Vec<String>> = FIGURES
        .iter()
        .map(|(name, pointer, judged)| {
            let [closed, open, blank] = [&closed, &open, &blank].map(|figures| number(figures, pointer));
            let ratio = |ours| if *judged { verdict(ours, blank, BAR) } else { String::new() };
            vec![(*name).to_owned(), shown(closed), ratio(closed), shown(open), ratio(open), shown(blank)]
        })
        .collect();
    Ok(table(&["", "closed", "ratio", "reflection open", "ratio", "blank page"], &rows))
}

/// A hundred taps, slow enough that none is taken for a bounce.
const SERIES: [&str; 4] = ["--interval", "450", "--count", "100"];
