//! A full phone: a tap counts and waits for room, nothing is told as kept before it is, and there is a way out.

use serde_json::json;

use super::finish;
use crate::browser::{Device, Engine, Folder};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Fills localStorage to the last unit; answers what the browser said in the end.
const FILL: &str = "
    let [size, said] = [1 << 21, ''];
    for (let n = 0; size >= 1; n += 1) {
        try { localStorage.setItem(`filler${n}`, 'x'.repeat(size)); }
        catch (error) { said = error.name; size >>= 1; }
    }
    return said;";
const FREE: &str = "
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key);";

#[tokio::test]
async fn on_a_full_phone_a_tap_counts_and_waits_for_room() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 1).await?;
    assert_eq!(page.run(FILL, Vec::new()).await?, json!("QuotaExceededError"));

    page.press(Role::Button, "Clean").await?;
    let alert = page.hear(Role::Alert, "There is no room left").await?.text;
    assert!(alert.contains("What was saved is safe"), "{alert}");
    assert_eq!(page.count().await?, (0, 2), "the tap counts");
    assert_eq!(page.records("e").await?.len(), 2, "the start and the first tap are stored; the second waits");
    let backup = std::fs::read_to_string(page.export(&phone).await?)?;
    assert_eq!(backup.matches(r#"{\"c\":\"t"#).count(), 2, "the tap that waits is in the backup too");

    page.press(Role::Button, "What to do").await?;
    page.run(FREE, Vec::new()).await?;
    page.press(Role::Button, "Try again").await?;
    page.gone(Role::Alert, "").await?;
    page.counted(0, 2).await?;
    page.reload().await?;
    page.counted(0, 2).await?;
    page.close().await
}

#[tokio::test]
async fn a_tap_that_waits_for_room_is_not_forgotten_by_a_reload() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.run(FILL, Vec::new()).await?;
    page.press(Role::Button, "Clean").await?;
    page.hear(Role::Alert, "There is no room left").await?;
    page.reload().await?;
    // it comes from the safety copy, and there is still no room for it
    page.hear(Role::Alert, "There is no room left").await?;
    assert_eq!(page.count().await?, (0, 2));
    page.run(FREE, Vec::new()).await?;
    page.press(Role::Button, "What to do").await?;
    page.press(Role::Button, "Try again").await?;
    page.gone(Role::Alert, "").await?;
    page.counted(0, 2).await?;
    page.reload().await?;
    page.counted(0, 2).await?;
    page.close().await
}

#[tokio::test]
async fn a_tap_that_waits_for_room_goes_along_to_other_screens_and_back() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.run(FILL, Vec::new()).await?;
    page.press(Role::Button, "Clean").await?;
    page.hear(Role::Alert, "There is no room left").await?;
    page.run("history.back();", Vec::new()).await?;
    // it is told on other screens, too, once; what is put away there is put away here
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "No notes yet").await?;
    page.hear(Role::Alert, "There is no room left").await?;
    page.press(Role::Button, "All right").await?;
    page.press(Role::Link, "Settings").await?;
    page.see(Role::Heading, "Your data").await?;
    page.stays_gone(Role::Alert, "").await?;
    let backup = std::fs::read_to_string(page.export(&phone).await?)?;
    assert_eq!(backup.matches(r#"{\"c\":\"t"#).count(), 2, "the tap that waits is in the backup of the other program");
    page.press(Role::Link, "Journal").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "A session is running").await?;
    assert_eq!(page.count().await?, (0, 2), "and in the session");
    page.run(FREE, Vec::new()).await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 3).await?;
    page.reload().await?;
    page.counted(0, 3).await?;
    page.close().await
}

#[tokio::test]
async fn archiving_old_years_is_the_way_out_of_a_full_phone_and_can_be_undone_and_restored() -> Told {
    let (site, files) = (Site::at_root()?, Folder::new("files")?);
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    finish(&page, "This year.").await?;
    page.go(&site.at("sessions")).await?;
    page.press(Role::Button, "Add one by hand").await?;
    let old = "const [field] = arguments; field.value = '2023-05-06T18:30'; field.dispatchEvent(new Event('input', { bubbles: true }));";
    page.run_on(Role::Textbox, "When it began", old).await?;
    // long enough that something is won by archiving it
    for field in ["Clean", "Micro-failures"] {
        page.run_on(Role::Spinbutton, field, "arguments[0].select();").await?;
        page.type_into(Role::Spinbutton, field, "500").await?;
    }
    page.press(Role::Button, "Add").await?;
    page.see(Role::Heading, "Line by line").await?;
    page.press(Role::Link, "Practice").await?;
    page.reads("So far").await?;
    let (before, sessions) = (page.shown("So far").await?, page.records("s").await?);
    page.run(FILL, Vec::new()).await?;

    // a lesson finds no room: it is not lost, and the way out works
    page.press(Role::Link, "Journal").await?;
    page.press(Role::Button, "Write").await?;
    page.write("Lesson", "Knees first.").await?;
    page.press(Role::Button, "Keep").await?;
    page.hear(Role::Alert, "There is no room left").await?;
    page.press(Role::Link, "Settings").await?;
    page.hear(Role::Status, "100 %").await?;
    page.press(Role::Button, "Archive old years").await?;
    page.press(Role::Radio, "2023: 1 session").await?;
    page.press(Role::Button, "Save the file").await?;
    page.hear(Role::Status, "Look whether the file is there").await?;
    assert_eq!(page.records("s").await?, sessions, "a file alone removes nothing");
    let file = phone.download("wobble-archive-2023.json").await?;
    page.press(Role::Button, "I have the file").await?;
    page.hear(Role::Status, "Archived: 1 session.").await?;
    page.reads("Archived: 2023, 1 session, in wobble-archive-2023.json.").await?;
    page.gone(Role::Alert, "").await?;
    assert_eq!((page.records("s").await?.len(), page.records("j").await?.len()), (1, 1), "the lesson has room now");
    page.press(Role::Button, "Bring them back").await?;
    page.hear(Role::Alert, "safe in the file").await?;
    page.run(FREE, Vec::new()).await?;
    page.press(Role::Button, "Bring them back").await?;
    page.hear(Role::Status, "1 session is here again.").await?;
    assert_eq!(page.records("s").await?, sessions);

    // for good: it counts all the same, and comes back byte for byte
    page.press(Role::Button, "Archive old years").await?;
    page.press(Role::Button, "Save the file").await?;
    page.press(Role::Button, "I have the file").await?;
    page.hear(Role::Status, "Archived: 1 session.").await?;
    page.press(Role::Link, "Practice").await?;
    assert_eq!(page.shown("So far").await?, before);
    page.reload().await?;
    assert_eq!(page.shown("So far").await?, before);
    page.press(Role::Link, "Settings").await?;
    page.restore(&files, &file).await?;
    page.press(Role::Button, "Restore").await?;
    page.hear(Role::Status, "Restored").await?;
    assert_eq!(page.records("s").await?, sessions, "byte for byte");
    assert_eq!(page.records("a").await?.len(), 0);
    page.press(Role::Link, "Practice").await?;
    assert_eq!(page.shown("So far").await?, before, "and counts once");
    page.close().await
}

#[tokio::test]
async fn a_session_can_be_ended_on_a_full_phone_and_is_not_told_as_kept_before_it_is() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.run(FILL, Vec::new()).await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.hear(Role::Alert, "There is no room left").await?;
    page.see(Role::Textbox, "What got better?").await?;
    assert_eq!((page.records("s").await?.len(), page.records("n").await?.len()), (0, 0), "nothing is half-written");
    let backup = std::fs::read_to_string(page.export(&phone).await?)?;
    assert!(backup.contains("{\\\"c\\\":\\\"t"), "and the backup has it");
    page.run(FREE, Vec::new()).await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    page.gone(Role::Alert, "").await?;
    assert_eq!(page.records("s").await?.len(), 1);
    page.close().await
}

#[tokio::test]
async fn a_miss_that_cannot_be_stored_is_told_at_once_too() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.run(FILL, Vec::new()).await?;
    page.press(Role::Button, "Micro-failure").await?;
    assert_eq!(page.count().await?, (1, 0), "it counts");
    assert!(page.sees(Role::Alert, "").await?, "no reflection may cover it, nor hide it from a screen reader");
    page.close().await
}

/// Controls under an alert, by name; and those that must be on screen with nothing over them and are not.
const COVERED: &str = "
    const [needed] = arguments;
    const name = (e) => e.getAttribute('aria-label') ?? e.textContent.trim();
    const clipped = (e, x, y) => {
        for (let a = e.parentElement; a; a = a.parentElement) {
            const b = a.getBoundingClientRect();
            if (getComputedStyle(a).overflowY !== 'visible' && (x < b.left || x > b.right || y < b.top || y > b.bottom)) return true;
        }
        return x < 0 || y < 0 || x > innerWidth || y > innerHeight;
    };
    const found = [];
    for (const e of document.querySelectorAll('button, input, [role=timer]')) {
        if (e.closest('[hidden], [inert]') || getComputedStyle(e).visibility === 'hidden') continue;
        const whole = e.closest('label') ?? e;
        const b = whole.getBoundingClientRect();
        const [x, y] = [b.left + b.width / 2, b.top + b.height / 2];
        const must = needed.some((word) => name(e).startsWith(word));
        if (clipped(whole, x, y)) { if (must) found.push(`${name(e)} is out of sight`); continue; }
        const over = document.elementFromPoint(x, y);
        if (!whole.contains(over) && (must || over.closest('[role=alert]'))) found.push(`${name(e)} is under ${over.outerHTML.slice(0, 80)}`);
    }
    const names = [...document.querySelectorAll('button, [role=timer]')].map(name);
    return [...found, ...needed.filter((word) => !names.some((n) => n.startsWith(word)))];";

#[tokio::test]
async fn what_could_not_be_stored_is_told_beside_the_controls_and_over_none() -> Told {
    let site = Site::at_root()?;
    for size in [(412, 915), (320, 640), (1280, 800)] {
        let phone = Device::new(Engine::Phone)?;
        let page = phone.on_the_ice(&site).await?;
        page.resize(size).await?;
        page.run(FILL, Vec::new()).await?;
        page.press(Role::Button, "Clean").await?;
        page.hear(Role::Alert, "There is no room left").await?;
        let needed = json!(["End session", "Session time", "Switch", "Export backup", "What to do", "Undo", "Pause"]);
        assert_eq!(page.run(COVERED, vec![needed.clone()]).await?, json!([]), "{size:?}");
        page.press(Role::Button, "What to do").await?;
        // on the smallest phone one scrolls in the strip to its buttons
        for way in ["Export backup", "Try again", "All right"] {
            page.place_of(Role::Button, way).await?;
            let opened = json!(["End session", way, "Undo", "Pause"]);
            assert_eq!(page.run(COVERED, vec![opened]).await?, json!([]), "{size:?}, opened");
        }
        page.press(Role::Button, "What to do").await?;
        page.press(Role::Button, "Micro-failure").await?;
        page.see(Role::Region, "Reflection").await?;
        let reflecting = json!(["Export backup", "What to do", "Later", "Retry", "Undo", "Pause"]);
        assert_eq!(page.run(COVERED, vec![reflecting]).await?, json!([]), "{size:?}, with a reflection");
        page.close().await?;
    }
    Ok(())
}
