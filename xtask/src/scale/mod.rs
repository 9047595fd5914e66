//! `cargo xtask scale`: ten years of practice in a browser on a slow phone, beside the same app without them.
//!
//! What counts is a ratio within one run, for a busy machine slows both sides; or a number of reads; or a task that is too long
//! on a phone four times slower than this computer.

mod devices;
mod looking;
mod page;
mod years;

use std::path::PathBuf;

use crate::arguments::Arguments;
use crate::bench::table::{median, shown, table};
use crate::chromium::Chromium;
use crate::failure::{Failure, OrSay, Outcome};
use crate::serve::Site;
use crate::{build, place, tools};
use page::{Page, Phone};
use years::Years;

/// The first screen is there this much later than beside as much of somebody else's data.
const READY: f64 = 1.15;
/// Reads before the first screen.
const READS: f64 = 5.0;
/// A tap takes this much longer.
const TAP: f64 = 1.1;
/// The longest task, in milliseconds.
const TASK: f64 = 50.0;
/// Memory of a program, in MiB.
const MEMORY: f64 = 32.0;
/// So many taps on each side, in turns.
const TAPS: usize = 52;

/// What `--part` may name.
const PARTS: [&str; 6] = ["start", "taps", "screens", "insights", "restore", "devices"];

const GO: &str = "Boolean(scale.first)";
/// Insights is there: its first chart is drawn.
const DRAWN: &str = "document.querySelectorAll('figure svg').length > 0";

/// What was measured, row by row.
#[derive(Default)]
struct Rows(Vec<Vec<String>>);

impl Rows {
    /// A figure that must not be above its bar; without one, it is only told.
    fn add(&mut self, name: &str, figures: [Option<f64>; 2], judged: Option<f64>, bar: Option<f64>) {
        let verdict = match (judged, bar) {
            (Some(figure), Some(bar)) if figure <= bar => format!("{figure:.2} (keeps {bar})"),
            (Some(figure), Some(bar)) => format!("{figure:.2} (OVER {bar})"),
            _ => String::new(),
        };
        self.0.push(vec![name.to_owned(), shown(figures[0]), shown(figures[1]), verdict]);
    }

    /// What was measured so far, as a table; then it begins anew.
    fn take(&mut self) -> String {
        table(&["", "ten years", "without", ""], &std::mem::take(&mut self.0))
    }

    fn ratio(&mut self, name: &str, [ours, theirs]: [Option<f64>; 2], bar: f64) {
        let ratio = ours.zip(theirs).map(|(ours, theirs)| ours / theirs);
        self.add(name, [ours, theirs], ratio, Some(bar));
    }

    fn one(&mut self, name: &str, figure: f64, bar: Option<f64>) {
        self.add(name, [Some(figure), None], Some(figure), bar);
    }
}

/// Measures, and prints a table with the bars.
///
/// # Errors
/// A tool is missing, something does not compile or cannot be driven. A figure over its bar is printed, not an error: judge it by
/// a second run.
pub fn run(mut arguments: Arguments) -> Outcome {
    let runs = arguments.number("runs", 9_u32)?;
    let built = arguments.value("dist")?.map(PathBuf::from);
    let years = arguments.number("years", 10_u16)?;
    let part = arguments.value("part")?;
    arguments.finish()?;
    let is_asked = |name: &str| part.as_deref().is_none_or(|part| part == name);
    if !PARTS.into_iter().any(is_asked) {
        return Err(Failure::new(format!("The parts are {}.", PARTS.join(", "))));
    }
    let dist = match built {
        Some(dist) => std::path::absolute(&dist).or_say(|| format!("{} is no folder.", dist.display()))?,
        None => built_now()?,
    };
    tools::for_shots()?;
    let years = Years::live(years)?;
    let server = Site::new(dist, "/").listen(0)?;
    let site = format!("http://127.0.0.1:{}/", server.port());
    let mut chromium = Chromium::start()?;
    let mut rows = Rows::default();
    let [ten, beside, empty, restored] = [(); 4].map(|()| Phone::new(&mut chromium, &site));
    let (ten, beside, empty, restored) = (ten?, beside?, empty?, restored?);

    println!("Filling the phones ...");
    let first_count = filled(&mut chromium, &ten, &years.records)?;
    filled(&mut chromium, &beside, &years.beside())?;
    filled(&mut chromium, &empty, &years.empty())?;
    // each part is printed as soon as it is there: the whole takes some minutes
    if is_asked("start") {
        start_up(&mut chromium, [&ten, &beside], runs, &mut rows)?;
        println!("\n# {} sessions, CPU 4x slower, medians of {runs} starts\n\n{}", years.sessions(), rows.take());
    }
    if is_asked("taps") {
        taps(&mut chromium, [&ten, &empty], &mut rows)?;
        println!("\n{}", rows.take());
    }
    if is_asked("screens") {
        screens(&mut chromium, [&ten, &empty], &mut rows)?;
        rows.one("counting all sessions, ms", first_count.0, None);
        rows.one("longest task meanwhile, ms", first_count.1, Some(TASK));
        println!("\n{}", rows.take());
    }
    if is_asked("insights") {
        looking::through(&mut chromium, &ten, &mut rows)?;
        println!("\n{}", rows.take());
    }
    if is_asked("restore") {
        restore(&mut chromium, &restored, &years, &mut rows)?;
        println!("\n{}", rows.take());
    }
    if is_asked("devices") {
        devices::put_together(&mut chromium, &site, &mut rows)?;
        println!("\n{}", rows.take());
    }
    Ok(())
}

fn built_now() -> Outcome<PathBuf> {
    tools::for_build()?;
    let dist = place::target().join("dist-scale");
    build::release("/", &dist)?;
    Ok(dist)
}

/// Puts records onto a phone and opens the app until everything that is made of them is made. Answers how long Insights counted
/// for the first time, and the longest task meanwhile.
fn filled(chromium: &mut Chromium, phone: &Phone, records: &years::Records) -> Outcome<(f64, f64)> {
    let mut page = phone.open(chromium, "")?;
    page.fill(records)?;
    page.close()?;
    let mut page = phone.open(chromium, "")?;
    page.until(GO)?;
    // the summaries are counted
    page.until("Boolean(localStorage.getItem('wobble:/:roll'))").map(drop).or_else(|_| page.until(GO).map(drop))?;
    page.rest(2000);
    let (from, took) = open_insights(&mut page)?;
    let longest = page.longest_task(from)?;
    page.rest(2000);
    page.close()?;
    Ok((took, longest))
}

/// Opens Insights from Practice, and answers when that began and how long it took until charts or their absence were shown.
fn open_insights(page: &mut Page) -> Outcome<(f64, f64)> {
    let from = page.number("performance.now()")?;
    page.press("Insights")?;
    page.until(&format!(
        "{DRAWN} || [...document.querySelectorAll('h2')].some((e) => e.innerText.startsWith('Nothing'))"
    ))?;
    let until = page.number("performance.now()")?;
    Ok((from, until - from))
}

/// Starts both in turn.
fn start_up(chromium: &mut Chromium, sides: [&Phone; 2], runs: u32, rows: &mut Rows) -> Outcome {
    let (mut ready, mut ratios) = ([Vec::new(), Vec::new()], Vec::new());
    let (mut reads, mut listings, mut longest) = (0.0_f64, 0.0_f64, [0.0_f64; 2]);
    for run in 0..runs {
        println!("Start-up, run {} of {runs} ...", run + 1);
        for side in if run % 2 == 0 { [0, 1] } else { [1, 0] } {
            let mut page = sides[side].open(chromium, "")?;
            page.until(GO)?;
            ready[side].push(page.number("scale.first.ready")?);
            // the look at everything stored comes a little later
            page.rest(1500);
            if side == 0 {
                reads = reads.max(page.number("scale.first.reads.length")?);
                listings = listings.max(page.number("scale.first.listings")?);
            }
            longest[side] = longest[side].max(page.longest_task(ready[side].last().copied().unwrap_or_default())?);
            page.close()?;
        }
        if let [Some(ours), Some(theirs)] = [ready[0].last(), ready[1].last()] {
            ratios.push(ours / theirs);
        }
    }
    println!("Ready, ms, ten years and without, and their ratios: {ready:.0?} {ratios:.2?}");
    rows.add("ready, ms", [median(&ready[0]), median(&ready[1])], median(&ratios), Some(READY));
    rows.one("records read before the first screen", reads, Some(READS));
    rows.one("listings of all keys before it", listings, Some(0.0));
    rows.add("longest task after it, ms", longest.map(Some), Some(longest[0]), Some(TASK));
    Ok(())
}

/// Taps both in turn, and finishes the session.
fn taps(chromium: &mut Chromium, sides: [&Phone; 2], rows: &mut Rows) -> Outcome {
    let (mut painted, mut slowest, mut finish) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()], [0.0_f64; 2]);
    for side in [0, 1, 1, 0] {
        println!("Taps ...");
        let mut page = sides[side].open(chromium, "")?;
        page.until(GO)?;
        page.rest(1200);
        page.press("Start session")?;
        page.until("Boolean(document.querySelector('button.pad.micro'))")?;
        page.rest(800);
        page.run("scale.taps.length = scale.events.length = 0")?;
        for _ in 0..TAPS {
            page.touch("button.pad.micro")?;
        }
        page.rest(400);
        let all = page.run("scale.taps")?;
        painted[side].extend(all.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64));
        // one in fifty may be slower
        let inp = "(() => { const all = new Map(); for (const [id, took] of scale.events) all.set(id, Math.max(took, all.get(id) ?? 0)); \
                   return [8, 8, ...all.values()].sort((a, b) => b - a)[1]; })()";
        slowest[side].push(page.number(inp)?);
        page.press("End session")?;
        page.until("Boolean(document.querySelector('textarea'))")?;
        page.rest(600);
        let from = page.number("performance.now()")?;
        page.press("Finish")?;
        page.until("Boolean(document.querySelector('[aria-keyshortcuts=s]'))")?;
        page.rest(800);
        finish[side] = finish[side].max(page.longest_task(from)?);
        page.close()?;
    }
    rows.ratio("tap to paint, median, ms", [median(&painted[0]), median(&painted[1])], TAP);
    rows.ratio("slowest interaction (INP), ms", [median(&slowest[0]), median(&slowest[1])], TAP);
    rows.add("longest task at Finish, ms", finish.map(Some), None, None);
    Ok(())
}

/// Insights, Sessions and the Journal, opened as they are after some time, on both phones.
fn screens(chromium: &mut Chromium, sides: [&Phone; 2], rows: &mut Rows) -> Outcome {
    let mut figures = [Vec::new(), Vec::new()];
    for (side, all) in sides.into_iter().zip(&mut figures) {
        println!("Screens ...");
        let mut page = side.open(chromium, "")?;
        page.until(GO)?;
        page.rest(1500);
        // fetched and compiled: that is not what is measured
        open_insights(&mut page)?;
        page.press("Practice")?;
        page.rest(1500);
        page.run("scale.reads.clear()")?;
        let (from, took) = open_insights(&mut page)?;
        all.extend([took, page.number("scale.reads.size")?]);
        page.rest(4000);
        all.push(page.longest_task(from)?);
        for screen in ["Sessions", "Journal", "Settings"] {
            let from = page.number("performance.now()")?;
            page.press(screen)?;
            page.rest(2500);
            all.push(page.longest_task(from)?);
        }
        let memories = page.run("scale.memories.map((memory) => memory.buffer.byteLength)")?;
        let mib = |bytes: &serde_json::Value| bytes.as_f64().unwrap_or(f64::NAN) / 1_048_576.0;
        page.close()?;
        all.extend(memories.as_array().into_iter().flatten().map(mib));
    }
    let names = [
        ("opening Insights, ms", None),
        ("records read until it is drawn", None),
        ("longest task of Insights, ms", Some(TASK)),
        ("longest task of Sessions, ms", None),
        ("longest task of Journal, ms", None),
        ("longest task of Settings, ms", None),
        ("memory of the first program, MiB", Some(MEMORY)),
        ("memory of the second program, MiB", Some(MEMORY)),
    ];
    for (nth, (name, bar)) in names.into_iter().enumerate() {
        let both = [0, 1].map(|side: usize| figures[side].get(nth).copied());
        rows.add(name, both, both[0], bar);
    }
    Ok(())
}

/// Restores the backup of everything onto a phone that knows nothing.
fn restore(chromium: &mut Chromium, phone: &Phone, years: &Years, rows: &mut Rows) -> Outcome {
    println!("Restoring ...");
    let mut page = phone.open(chromium, "settings")?;
    let Restored { previewed, restored, longest } = restored(&mut page, years)?;
    rows.one("backup read and previewed, ms", previewed, None);
    rows.one("restored, ms", restored, None);
    rows.one("longest task of the preview, ms", longest[0], None);
    rows.one("longest task of restoring, ms", longest[1], None);
    rows.one("longest task after the answer, ms", longest[2], Some(TASK));
    page.close()
}

/// How long a restore took, in milliseconds.
struct Restored {
    /// From picking the file until the preview is there.
    previewed: f64,
    /// From the press until the answer is there.
    restored: f64,
    /// The longest tasks: until the preview, until the answer, and after it.
    longest: [f64; 3],
}

/// Picks a backup on Settings and restores it.
fn restored(page: &mut Page, years: &Years) -> Outcome<Restored> {
    page.until("Boolean(document.querySelector('input[type=file]'))")?;
    // what counts for Settings itself is over
    page.rest(1500);
    let offered = "[...document.querySelectorAll('main button')].find((e) => /^(Add|Restore|Merge)/.test(e.innerText) && e.checkVisibility())";
    let from = page.number("performance.now()")?;
    page.pick(&years.file)?;
    page.until(&format!("Boolean({offered})"))?;
    let previewed = page.number("performance.now()")?;
    page.rest(1000);
    let pressed =
        page.number(&format!("(() => {{ const now = performance.now(); const offered = {offered}; setTimeout(() => offered.click()); return now; }})()"))?;
    page.until("Boolean(document.getElementById('undo'))")?;
    let answered = page.number("performance.now()")?;
    page.rest(4000);
    let longest = [(from, pressed), (pressed, answered), (answered, f64::MAX)];
    let mut longest = longest.into_iter().map(|(from, to)| page.longest_task_between(from, to));
    let mut next = || longest.next().unwrap_or(Ok(f64::NAN));
    let longest = [next()?, next()?, next()?];
    Ok(Restored { previewed: previewed - from, restored: answered - pressed, longest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_held_against_its_bar() {
        let mut rows = Rows::default();
        rows.ratio("a", [Some(11.0), Some(10.0)], 1.1);
        rows.ratio("b", [Some(12.0), Some(10.0)], 1.1);
        rows.ratio("c", [None, Some(10.0)], 1.1);
        rows.one("d", 6.0, Some(5.0));
        let verdicts: Vec<&str> = rows.0.iter().map(|row| row[3].as_str()).collect();
        assert_eq!(verdicts, ["1.10 (keeps 1.1)", "1.20 (OVER 1.1)", "", "6.00 (OVER 5)"]);
    }
}
