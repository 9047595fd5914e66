//! The way through every screen and its main states, first with nothing logged, then with the sample data.

use super::page::Page;
use crate::failure::Outcome;

/// Resolves when the offline copy is complete, which Settings and the first page tell.
const KEPT_OFFLINE: &str = "navigator.serviceWorker.ready.then(() => true)";

/// Makes every write fail as on a full phone.
const FULL: &str = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }";

/// What somebody taps in a session: seconds before it, pad, and what the reflection is told (size, cause, tweak).
const TAPS: [(u32, &str, Option<[usize; 3]>); 14] = [
    (20, CLEAN, None),
    (35, MISS, Some([0, 0, 0])),
    (30, CLEAN, None),
    (40, CLEAN, None),
    (25, MISS, Some([1, 1, 1])),
    (45, MISS, Some([0, 0, 1])),
    (30, CLEAN, None),
    (40, CLEAN, None),
    (35, MISS, Some([0, 0, 0])),
    (50, CLEAN, None),
    (30, CLEAN, None),
    (25, CLEAN, None),
    (40, CLEAN, None),
    (30, CLEAN, None),
];

const MISS: &str = "Micro-failure";
const CLEAN: &str = "Clean";
const SIZE: &str = "Size";
const CAUSE: &str = "What exactly went wrong?";
const TWEAK: &str = "What will you change?";

/// Nothing is there yet: the first page, and what the other screens say.
///
/// # Errors
/// Something on the way isn't there.
pub fn empty(page: &mut Page, theme: &str) -> Outcome {
    page.go("settings")?;
    page.run(KEPT_OFFLINE)?;
    page.press("radio", theme)?;
    page.shot("settings-empty")?;
    page.press("button", "Delete everything")?;
    page.show("textbox", "To go on")?;
    page.shot_here("delete-everything")?;
    page.press("link", "Practice")?;
    page.see("button", "Ice skating")?;
    page.shot("first-run")?;
    page.press("button", "My own skill")?;
    page.see("button", "Begin")?;
    page.shot_here("first-run-own-skill")?;
    for (address, name, heading) in [
        ("insights", "insights-empty", "Nothing to draw yet"),
        ("sessions", "sessions-empty", "No session yet"),
        ("journal", "journal-empty", "No notes yet"),
        ("waiting", "waiting-empty", "Nothing waits"),
        ("skills", "skills-empty", "No skill yet"),
        ("session", "session-none", "No session is running"),
        ("about", "about", "The idea"),
        ("no-such-address", "unknown-address", "There is nothing at this address"),
    ] {
        page.go(address)?;
        page.see("heading", heading)?;
        page.shot(name)?;
    }
    Ok(())
}

/// One's own first session, with gloves on; then the phone is full.
///
/// # Errors
/// Something on the way isn't there.
pub fn first_session(page: &mut Page, theme: &str) -> Outcome {
    page.go("settings")?;
    page.press("radio", theme)?;
    page.press("link", "Practice")?;
    page.press("button", "Ice skating")?;
    page.see("button", "Start session")?;
    page.shot("practice-new")?;
    in_gloves(page, false)?;
    page.press("button", "Start session")?;
    page.see("button", CLEAN)?;
    page.shot("session-new")?;
    for (seconds, pad) in [(35, CLEAN), (30, CLEAN), (40, MISS)] {
        page.tap(seconds, pad)?;
    }
    page.answer(SIZE, 0)?;
    page.answer(CAUSE, 0)?;
    page.let_pass(3)?;
    page.shot("session-reflection")?;
    page.press("button", "Retry")?;
    page.shot("session")?;
    page.press("button", "Pause")?;
    page.press("button", "End session")?;
    page.press("button", "Finish")?;
    in_gloves(page, true)?;
    page.press("button", "Start session")?;
    page.tap(30, MISS)?;
    page.see("radiogroup", SIZE)?;
    page.shot("session-gloves")?;
    page.answer(SIZE, 0)?;
    page.see("radiogroup", CAUSE)?;
    page.shot("session-gloves-cause")?;
    page.press("button", "Later")?;
    page.tap(20, MISS)?;
    page.answer(SIZE, 2)?;
    page.see("button", "I’m up")?;
    page.shot("session-get-up")?;
    page.press("button", "I’m up")?;
    page.run(FULL)?;
    page.tap(20, CLEAN)?;
    page.see("alert", "")?;
    page.shot("storage-full")
}

/// Gloves on or off, from Practice and back to it.
fn in_gloves(page: &mut Page, on: bool) -> Outcome {
    page.press("link", "Settings")?;
    page.set("Gloves", on)?;
    page.press("link", "Practice")?;
    page.see("button", "Start session").map(drop)
}

/// Half a year of sample data, and a session in it.
///
/// # Errors
/// Something on the way isn't there.
pub fn sample(page: &mut Page, theme: &str) -> Outcome {
    page.go("")?;
    page.press("button", "Look around with sample data")?;
    page.see("button", "Leave")?;
    page.see("button", "Start session")?;
    page.press("link", "Settings")?;
    page.press("radio", theme)?;
    page.set("Gloves", false)?;
    page.shot("settings")?;
    page.press("button", "All keys")?;
    page.shot_here("keyboard")?;
    page.press("button", "Close")?;
    page.press("link", "Practice")?;
    page.see("button", "Start session")?;
    page.shot("practice")?;
    page.press("link", "Insights")?;
    page.see_nth("image", 1)?; // the worker has drawn both charts
    page.shot("insights")?;
    page.run("document.getElementById('frequency-finding').closest('section').scrollIntoView()")?;
    page.shot_here("insights-chart")?;
    page.press("link", "Sessions")?;
    page.see("button", "Show earlier")?;
    page.shot("sessions")?;
    page.press_first("list", "link")?;
    page.see("heading", "Line by line")?;
    page.shot("one-session")?;
    page.press("link", "Journal")?;
    page.see("searchbox", "Search")?;
    page.shot("journal")?;
    page.press("link", "Skills")?;
    page.see("combobox", "Skill")?;
    page.shot("skills")?;
    session(page)?;
    page.press_first("main", "link")?; // how many misses wait
    page.see("list", "Waiting for a cause")?;
    page.shot("waiting")
}

fn session(page: &mut Page) -> Outcome {
    page.press("link", "Practice")?;
    page.press("button", "Start session")?;
    for (seconds, pad, said) in TAPS {
        page.tap(seconds, pad)?;
        if let Some([size, cause, tweak]) = said {
            page.answer(SIZE, size)?;
            page.answer(CAUSE, cause)?;
            page.answer(TWEAK, tweak)?;
            page.press("button", "Retry")?;
        }
    }
    page.shot("session-sample")?;
    page.tap(40, MISS)?;
    page.answer(SIZE, 0)?;
    page.answer(CAUSE, 0)?;
    page.let_pass(3)?;
    page.shot("session-reflection-sample")?;
    page.press("button", "Later")?;
    page.tap(40, MISS)?;
    page.press("button", "Later")?;
    page.press("button", "Pause")?;
    page.see("button", "Resume")?;
    page.shot("session-paused")?;
    page.press("button", "End session")?;
    page.press("button", "Just show me")?;
    page.write("What got better?", "I trusted the bent knee before I felt ready.")?;
    page.shot("wrap-up")?;
    page.press("button", "Finish")?;
    page.see("button", "Start session")?;
    page.shot("practice-after")
}
