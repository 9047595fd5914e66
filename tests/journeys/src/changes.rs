//! A change that is marked below a chart: its line, the sessions since beside those before, its day put right, deleted and brought back.

use std::path::Path;

use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Twelve sessions in January, every other day: the later half of them has half the misses.
async fn practised(page: &Browser, site: &Site, folder: &Folder) -> Told {
    let file = folder.path().join("january.csv");
    let days: String = (0..12)
        .map(|n| format!("2026-01-{:02},20,30,{}\n", 2 * n + 1, if n < 6 { 20 + n % 3 } else { 10 + n % 3 }))
        .collect();
    std::fs::write(&file, format!("date,minutes,clean,misses\n{days}"))?;
    page.go(&site.at("settings/import")).await?;
    page.pick("Choose", Path::new(&file)).await?;
    page.press(Role::Button, "Add 12 sessions").await?;
    page.hear(Role::Status, "Added: 12 sessions.").await.map(drop)
}

/// Sets the day from which the change is.
async fn from(page: &Browser, day: &str) -> Told {
    let set = format!(
        "const field = document.querySelector('main input[type=date][id=\"\"], main label input[type=date]');
        field.value = '{day}'; field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    page.run(&set, Vec::new()).await.map(drop)
}

#[tokio::test]
async fn a_change_is_marked_put_right_deleted_and_brought_back() -> Told {
    let (site, folder) = (Site::at_root()?, Folder::new("tables")?);
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    practised(&page, &site, &folder).await?;
    page.go(&site.at("insights?weeks=all")).await?;
    page.reads("12 sessions so far.").await?;

    // nothing is kept without a word
    page.press(Role::Button, "Mark a change").await?;
    page.press(Role::Button, "Keep").await?;
    page.hear(Role::Alert, "It needs a few words. Nothing was kept.").await?;
    page.press(Role::Button, "New skates").await?;
    from(&page, "2026-01-12").await?;
    page.press(Role::Button, "Keep").await?;
    page.reads("6 sessions since “New skates”").await?;
    page.reads("Misses a minute beside the time before it: ÷1.91").await?;
    page.until(
        "its line is drawn",
        "return [...document.querySelectorAll('figure svg')].some((svg) => svg.textContent.includes('New skates'));",
    )
    .await?;

    // it is there after a reload, and in the Journal
    page.reload().await?;
    page.reads("6 sessions since “New skates”").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "from Jan 12, 2026").await?;
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Button, "Start session").await?;
    assert!(!page.shows("New skates").await?, "it is no lesson, and does not come up");

    // another day, another word
    page.press(Role::Link, "Insights").await?;
    page.press(Role::Button, "Edit (New skates)").await?;
    from(&page, "2026-01-16").await?;
    page.type_into(Role::Textbox, "What changed?", ", sharp").await?;
    page.press(Role::Button, "Keep").await?;
    page.reads("Since “New skates, sharp”: ").await?;
    page.reads("4 sessions since Jan 16").await?;

    // a picture has none of these words
    page.press(Role::Button, "Share (week by week)").await?;
    page.until("a picture", "return document.querySelector('.preview')?.textContent.includes('Change 1') ?? false;")
        .await?;
    page.until("without the words", "return !document.querySelector('.preview').textContent.includes('sharp');")
        .await?;

    // deleted, and back
    page.press(Role::Button, "Edit (New skates, sharp)").await?;
    page.press(Role::Button, "Delete change").await?;
    page.hear(Role::Status, "Change deleted.").await?;
    page.reads("12 sessions so far.").await?;
    page.press(Role::Button, "Undo").await?;
    page.reads("4 sessions since Jan 16").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn practice_says_what_insights_found() -> Told {
    let (site, folder) = (Site::at_root()?, Folder::new("tables")?);
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    // fewer and fewer misses; and something else was practised since
    let file = folder.path().join("january.csv");
    let days: String =
        (0..14).map(|n| format!("2026-01-{:02},Two-foot stop,20,30,{}\n", 2 * n + 1, 42 - 3 * n)).collect();
    let days = format!("date,component,minutes,clean,misses\n{days}2026-01-30,Forward swizzles,20,20,2\n");
    std::fs::write(&file, days)?;
    page.go(&site.at("settings/import")).await?;
    page.pick("Choose", Path::new(&file)).await?;
    page.press(Role::Button, "Add 15 sessions").await?;
    page.hear(Role::Status, "Added: 15 sessions.").await?;
    page.press(Role::Link, "Practice").await?;
    page.reads("Not seen for").await?;
    assert!(!page.shows("Misses come less often lately.").await?, "nobody looked yet");
    page.press(Role::Link, "Insights").await?;
    page.press(Role::Radio, "All").await?;
    page.hear(Role::ListItem, "÷").await?;
    page.press(Role::Link, "Practice").await?;
    page.reads("Misses come less often lately.").await?;
    // another session: what was found holds no more
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    assert!(!page.shows("Misses come less often lately.").await?);
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}
