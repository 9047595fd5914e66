//! Insights, looked through: opened, scrolled, filtered, with every task that a finger would have to wait for.

use super::page::{Page, Phone};
use super::{GO, Rows, TASK, open_insights};
use crate::chromium::Chromium;
use crate::failure::Outcome;

/// A finger scrolls this far, in CSS pixels, and then looks for so many milliseconds.
const FAR: u32 = 600;
const LOOK: u64 = 250;
/// After a choice, until everything is drawn anew.
const DRAWN_ANEW: u64 = 6000;

/// What is chosen: what it is called, and the script that chooses it.
const CHOICES: [(&str, &str); 9] = [
    ("4 weeks", "choose('label', '4 weeks')"),
    ("1 year", "choose('label', '1 year')"),
    ("all", "choose('label', 'All')"),
    ("one component", "take('Component', 1)"),
    ("another", "take('Component', 2)"),
    ("all components", "take('Component', 0)"),
    ("falls only", "take('Which misses', 3)"),
    ("all misses", "take('Which misses', 0)"),
    ("the standard chart", "choose('label', 'Standard chart')"),
];

/// Finds what is chosen as a person does, by its words.
const BY_WORDS: &str = "globalThis.choose = (what, words) => {
        [...document.querySelectorAll(what)].find((e) => e.innerText.trim() === words).click();
    };
    globalThis.take = (list, nth) => {
        const select = document.querySelector(`select[aria-label='${list}']`);
        select.selectedIndex = nth;
        select.dispatchEvent(new Event('change', { bubbles: true }));
    };";

fn scroll(page: &mut Page, by: i64) -> Outcome<f64> {
    let from = page.number("performance.now()")?;
    let height = page.number("document.documentElement.scrollHeight")?;
    for _ in 0..(height as u32).div_ceil(FAR) {
        page.run(&format!("scrollBy(0, {by})"))?;
        page.rest(LOOK);
    }
    page.rest(1000);
    page.longest_task(from)
}

/// Looks through the Insights of ten years. They are opened twice: for the first time a program is fetched and compiled.
pub fn through(chromium: &mut Chromium, ten: &Phone, rows: &mut Rows) -> Outcome {
    println!("Looking through Insights ...");
    let mut page = ten.open(chromium, "")?;
    page.until(GO)?;
    page.rest(1500);
    let (from, _) = open_insights(&mut page)?;
    page.rest(10_000);
    rows.one("longest task of opening Insights for the first time and 10 s after, ms", page.longest_task(from)?, None);
    page.press("Practice")?;
    page.rest(3000);
    let (from, _) = open_insights(&mut page)?;
    page.rest(10_000);
    rows.one("of opening them again, ms", page.longest_task(from)?, Some(TASK));
    rows.one("of scrolling down, ms", scroll(&mut page, i64::from(FAR))?, Some(TASK));
    rows.one("of scrolling up, ms", scroll(&mut page, -i64::from(FAR))?, Some(TASK));
    page.run(BY_WORDS)?;
    for (name, script) in CHOICES {
        let from = page.number("performance.now()")?;
        page.run(script)?;
        page.rest(DRAWN_ANEW);
        rows.one(&format!("of choosing {name}, ms"), page.longest_task(from)?, Some(TASK));
    }
    page.close()
}
