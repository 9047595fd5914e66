//! First draws beside uPlot's, of the same numbers, side by side in the same runs.
//!
//! The page under `xtask/floor/charts` hands the harness's numbers to the very program that is shipped: once as the app does, to the
//! worker; and once in the page's own thread, for there a slowed processor slows it, too.

use std::path::Path;

use serde_json::Value;

use super::harness::{Harness, number};
use super::table::{shown, table};
use super::verdict;
use crate::failure::{Failure, Outcome};
use crate::place;
use crate::serve::Site;

/// Wobble may take this share of uPlot's first draw.
const BAR: f64 = 0.7;

/// How many sessions, and how many times slower the processor.
const POINTS: [u32; 2] = [1000, 3000];
const SLOWED: [u32; 2] = [4, 1];

/// Measures both, and uPlot, in turn; returns a table.
///
/// # Errors
/// The harness fails, or `ours` holds no program that draws.
pub fn measure(harness: &Harness, ours: &Path, into: &Path, runs: u32) -> Outcome<String> {
    page(ours, into)?;
    let port = Site::new(into.to_owned(), "/").listen(0)?.port();
    let add = format!("worker=http://localhost:{port}/bench.html,page=http://localhost:{port}/bench.html?page");
    let cases = POINTS.map(|points| format!("sessions:{points}")).join(",");
    let slowed = SLOWED.map(|times| times.to_string()).join(",");
    println!("Charts ...");
    let runs = runs.to_string();
    let words = ["--only", "uplot", "--add", &add, "--cases", &cases, "--cpu", &slowed, "--runs", &runs];
    let figures = harness.run("charts.mjs", None, &words)?;
    let mut rows = Vec::new();
    for slowed in SLOWED {
        for points in POINTS {
            let of = |name| first_draw(&figures, slowed, points, name);
            let [worker, page, theirs] = ["worker", "page", "uplot"].map(of);
            let ratio = |ours| verdict(ours, theirs, BAR);
            let what = format!("{points} sessions, CPU {slowed}x slower, ms");
            rows.push(vec![what, shown(worker), ratio(worker), shown(page), ratio(page), shown(theirs)]);
        }
    }
    Ok(table(&["", "by the worker", "ratio", "in the page", "ratio", "uPlot"], &rows))
}

/// The median from the call to the painted chart.
fn first_draw(figures: &Value, slowed: u32, points: u32, contender: &str) -> Option<f64> {
    let groups = figures.pointer("/groups")?.as_array()?;
    let is_it = |group: &&Value| {
        let [of, at] = ["points", "cpu"].map(|name| group.get(name).and_then(Value::as_u64));
        (of, at) == (Some(points.into()), Some(slowed.into()))
            && group.get("contender").and_then(Value::as_str) == Some(contender)
    };
    number(groups.iter().find(is_it)?, "/outer/median")
}

/// Puts the page beside the program that draws, taken from a finished build.
fn page(ours: &Path, into: &Path) -> Outcome {
    place::remove_folder(into)?;
    let files = place::files_below(ours)?;
    let drawing = files.iter().filter(|file| file.starts_with("draw-") || file.starts_with("wobble-draw-"));
    for file in drawing.clone() {
        place::write(&into.join(file), place::read_bytes(&ours.join(file))?)?;
    }
    let Some(draw) = drawing.into_iter().find(|file| file.starts_with("draw-")) else {
        return Err(Failure::new(format!("There is no program that draws in {}.", ours.display())));
    };
    let from = place::root().join("xtask").join("floor").join("charts");
    place::write(&into.join("bench.html"), place::read(&from.join("bench.html"))?.replace("@draw@", draw))?;
    place::write(&into.join("bench.js"), place::read(&from.join("bench.js"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_by_its_case_and_contender() {
        let group = |cpu: u32, points: u32, contender: &str, median: f64| serde_json::json!({ "cpu": cpu, "points": points, "contender": contender, "outer": { "median": median } });
        let groups = [group(4, 1000, "uplot", 9.0), group(4, 3000, "page", 7.0), group(4, 1000, "page", 5.0)];
        let figures = serde_json::json!({ "groups": groups });
        assert_eq!(first_draw(&figures, 4, 1000, "page"), Some(5.0));
        assert_eq!(first_draw(&figures, 1, 1000, "page"), None);
    }

    #[test]
    fn the_page_says_where_its_program_is() -> Outcome {
        let page = place::read(&place::root().join("xtask/floor/charts/bench.html"))?;
        assert_eq!(page.matches("@draw@").count(), 1);
        Ok(())
    }
}
