//! Tables out of the phone, tables from elsewhere into it, the share sheet, and the next backup.

use std::path::Path;

use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// A phone with a share sheet; whoever uses it changes their mind, until `window.takes` says otherwise.
const SHARE_SHEET: &str = "navigator.canShare = ({ files }) => files.length > 0; \
    navigator.share = async ({ files }) => { \
      window.shared = files.map((file) => file.name); \
      if (!window.takes) throw new DOMException('', window.why ?? 'AbortError'); \
    };";

/// Picks files that are in the same table.
async fn pick(page: &Browser, files: &[&Path]) -> Told {
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    page.pick("Choose", Path::new(&names.join("\n"))).await
}

#[tokio::test]
async fn tables_go_out_and_come_into_another_phone() -> Told {
    let site = Site::at_root()?;
    let old = Device::new(Engine::Phone)?;
    let page = old.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Radio, "Fall").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "End session").await?;
    page.write("What got better?", "=1+1, \"softly\"").await?;
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Button, "Export CSV").await?;
    page.press(Role::Button, "Save attempts").await?;
    page.press(Role::Button, "Save sessions").await?;
    let (attempts, sessions) =
        (old.downloaded("wobble-attempts-", ".csv").await?, old.downloaded("wobble-sessions-", ".csv").await?);
    let text = std::fs::read_to_string(&attempts)?;
    assert!(text.starts_with("\u{feff}session,attempt,local_time,at,"), "{text}");
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert!(rows.len() == 2 && rows[0].contains(",clean,") && rows[1].contains(",micro-failure,fall,"), "{text}");
    let text = std::fs::read_to_string(&sessions)?;
    assert!(text.contains(",\"'=1+1, \"\"softly\"\"\","), "no formula: {text}");

    // the share sheet takes a backup, or does not; only what was taken counts
    page.run(SHARE_SHEET, Vec::new()).await?;
    page.press(Role::Button, "Export backup").await?;
    page.until("a backup is offered", "return window.shared?.[0]?.endsWith('.json') ?? false;").await?;
    page.reads("No backup yet.").await?;
    page.run("window.takes = true; window.shared = null;", Vec::new()).await?;
    page.press(Role::Button, "Export backup").await?;
    page.hear(Role::Status, "Last backup").await?;
    // a kind of file that it does not take is downloaded
    page.run("window.takes = false; window.why = 'NotAllowedError';", Vec::new()).await?;
    page.export(&old).await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await?;

    // both tables together, on a phone that knows nothing
    let new = Device::new(Engine::Phone)?;
    let page = new.open(&site, "settings/import").await?;
    pick(&page, &[&attempts, &sessions]).await?;
    page.hear(Role::Status, "1 session, 1 note of progress, 2 attempts: 1 clean, 1 miss.").await?;
    assert!(page.records("s").await?.is_empty(), "nothing is added before the person says so");
    page.press(Role::Button, "Add 1 session").await?;
    page.hear(Role::Status, "Added: 1 session.").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "=1+1, \"softly\"").await?;
    page.close().await
}

#[tokio::test]
async fn a_table_from_elsewhere_is_shown_mapped_added_and_taken_back() -> Told {
    let (site, folder) = (Site::at_root()?, Folder::new("files")?);
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.go(&site.at("settings/import")).await?;
    let file = folder.path().join("guitar.csv");
    let days: String = (1..=12).map(|day| format!("{day:02}/01/2026,{day},2,weather\n")).collect();
    std::fs::write(&file, format!("day,good,oops,sky\n{days}never,1,2,fine\n"))?;
    pick(&page, &[&file]).await?;
    // which column counts the misses, and which number is the day, only the person knows
    page.reads("Say which column counts the misses.").await?;
    page.run_on(
        Role::Combobox,
        "How many were misses",
        "arguments[0].value = '2'; arguments[0].dispatchEvent(new Event('change'));",
    )
    .await?;
    page.reads("Say whether the day or the month comes first.").await?;
    page.press(Role::Radio, "Day first").await?;
    page.hear(Role::Status, "12 sessions, 102 attempts: 78 clean, 24 misses.").await?;
    page.reads("Line 14: “never” is no day").await?;
    let before = page.records("s").await?;
    page.press(Role::Button, "Add 12 sessions").await?;
    page.hear(Role::Status, "Added: 12 sessions.").await?;
    assert_eq!(page.records("s").await?.len(), 12);
    page.press(Role::Button, "Undo").await?;
    page.hear(Role::Status, "Taken back.").await?;
    assert_eq!(page.records("s").await?, before);
    page.press(Role::Button, "Add 12 sessions").await?;
    page.hear(Role::Status, "Added: 12 sessions.").await?;

    // so many in no backup are told of, and that can be put away
    page.press(Role::Link, "Practice").await?;
    // but not while the app starts: nothing moves under a finger then
    for _ in 0..20 {
        if page.shows("12 sessions, and no backup yet.").await? {
            break;
        }
        page.press(Role::Link, "Journal").await?;
        page.press(Role::Link, "Practice").await?;
    }
    page.reads("12 sessions, and no backup yet.").await?;
    page.press(Role::Button, "Not now").await?;
    page.gone(Role::Button, "Not now").await?;
    page.reload().await?;
    page.see(Role::Button, "Start session").await?;
    assert!(!page.shows("no backup yet").await?, "it stays away");
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}
