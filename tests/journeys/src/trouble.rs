//! When something goes wrong: what is safe stays safe, and the person is told at once and in words.

use serde_json::json;

use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::{Role, Stored};
use crate::site::{self, Site};
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

/// Ends the session that is going on, with a note of progress.
async fn finish(page: &Browser, note: &str) -> Told {
    page.press(Role::Button, "End session").await?;
    page.see(Role::Textbox, "What got better?").await?;
    page.insert("What got better?", note).await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await.map(drop)
}

#[tokio::test]
async fn files_that_are_no_whole_backup_change_nothing() -> Told {
    let (site, files) = (Site::at_root()?, Folder::new("files")?);
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    finish(&page, "One clean stop.").await?;
    page.press(Role::Link, "Settings").await?;
    let whole = std::fs::read_to_string(page.export(&phone).await?)?;
    page.hear(Role::Status, "Last backup").await?;
    let before = page.stored().await?;
    for (text, sentence) in [
        ("a shopping list".to_owned(), "This file is not a Wobble backup"),
        (json!({ "wobble": "photos" }).to_string(), "This file is not a Wobble backup"),
        (whole[..whole.len() / 2].to_owned(), "This backup is cut short"),
        (whole.replacen("One clean", "Two clean", 1), "This backup was changed or damaged"),
        (whole.replacen("\"version\":1", "\"version\":2", 1), "A newer Wobble saved this backup"),
    ] {
        page.restore(&files, &text).await?;
        let alert = page.hear(Role::Alert, sentence).await?.text;
        assert!(alert.contains("Nothing was changed"), "{alert}");
        assert_eq!(page.stored().await?, before, "{sentence}");
    }
    page.close().await
}

#[tokio::test]
async fn a_backup_brings_everything_to_another_device() -> Told {
    let (site, files) = (Site::at_root()?, Folder::new("files")?);
    let old = Device::new(Engine::Phone)?;
    let page = old.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Radio, "Fall").await?;
    page.press(Role::Button, "Later").await?;
    finish(&page, "Got up at once.").await?;
    page.press(Role::Link, "Settings").await?;
    let backup = std::fs::read_to_string(page.export(&old).await?)?;
    let there = page.stored().await?;
    page.close().await?;

    let new = Device::new(Engine::Phone)?;
    let page = new.open(&site, "settings").await?;
    page.restore(&files, &backup).await?;
    page.hear(Role::Status, "This backup brings 1 session, 1 note and 1 skill").await?;
    assert!(page.records("s").await?.is_empty(), "nothing is added before the person says so");
    page.press(Role::Button, "Restore").await?;
    page.hear(Role::Status, "Restored.").await?;
    let here = page.stored().await?;
    for (key, value) in there.iter().filter(|(key, _)| [":s.", ":n."].iter().any(|kind| key.contains(kind))) {
        assert_eq!(here.get(key), Some(value), "byte for byte");
    }
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Radio, "Two-foot stop").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "1 miss in").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "Got up at once.").await?;
    // the same file once more adds nothing
    page.press(Role::Link, "Settings").await?;
    page.restore(&files, &backup).await?;
    page.hear(Role::Status, "Everything in this backup is here already").await?;
    page.close().await
}

#[tokio::test]
async fn what_two_devices_changed_is_put_together_and_taken_back() -> Told {
    let (site, files) = (Site::at_root()?, Folder::new("files")?);
    let one = Device::new(Engine::Phone)?;
    let page = one.on_the_ice(&site).await?;
    for _ in 0..2 {
        page.press(Role::Button, "Micro-failure").await?;
        page.press(Role::Button, "Later").await?;
    }
    finish(&page, "Got up at once.").await?;
    page.press(Role::Link, "Settings").await?;
    let file = page.export(&one).await?;
    let begun = std::fs::read_to_string(&file)?;
    std::fs::remove_file(file)?;
    rename(&page, "Two-foot stop", "Full stop").await?;
    page.press(Role::Link, "Settings").await?;
    let changed = std::fs::read_to_string(page.export(&one).await?)?;
    page.close().await?;

    let other = Device::new(Engine::Phone)?;
    let page = other.open(&site, "settings").await?;
    page.restore(&files, &begun).await?;
    page.press(Role::Button, "Restore").await?;
    rename(&page, "Backward glide", "Long glide").await?;
    let before = page.stored().await?;
    page.press(Role::Link, "Settings").await?;
    page.restore(&files, &changed).await?;
    page.hear(Role::Status, "This backup brings nothing new, but some of it is different").await?;
    let rows =
        "return [...document.querySelectorAll('main tbody tr')].map(row => row.innerText.split(/\\s/).join(' '));";
    let rows: Vec<String> = serde_json::from_value(page.run(rows, Vec::new()).await?)?;
    assert_eq!(rows[0], "Sessions 0 1 0", "the same session");
    assert_eq!(rows[3..5], ["Setbacks 0 0 0", "Skills 0 0 1"], "a skill that was changed on both");
    page.press(Role::Button, "Restore").await?;
    page.press(Role::Link, "Skills").await?;
    page.see(Role::Button, "Full stop").await?;
    page.see(Role::Button, "Long glide").await?;
    // another screen was looked at; nothing was changed
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Button, "Undo restore").await?;
    page.hear(Role::Status, "Taken back").await?;
    // what is made from the rest is made again a little later
    let kept = |all: Stored| {
        let is_made_again = |key: &str| key.contains(":r") || key.contains(":w.");
        all.into_iter().filter(|(key, _)| !is_made_again(key)).collect::<Stored>()
    };
    assert_eq!(kept(page.stored().await?), kept(before), "byte for byte");
    page.restore(&files, &changed).await?;
    page.press(Role::Button, "Restore").await?;
    page.press(Role::Link, "Skills").await?;
    page.see(Role::Button, "Full stop").await?;
    page.see(Role::Button, "Long glide").await?;
    page.close().await
}

/// Calls a component of the chosen skill otherwise.
async fn rename(page: &Browser, from: &str, to: &str) -> Told {
    page.press(Role::Link, "Skills").await?;
    page.press(Role::Button, from).await?;
    page.press(Role::Button, "Rename").await?;
    page.run_on(Role::Textbox, "Name", "arguments[0].focus(); arguments[0].select();").await?;
    page.insert("Name", to).await?;
    page.press(Role::Button, "Change").await?;
    page.see(Role::Heading, to).await.map(drop)
}

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

#[tokio::test]
async fn where_the_browser_keeps_nothing_one_can_practise_and_take_it_along() -> Told {
    let site = Site::at_root()?;
    let phone = Device::that_blocks_storage()?;
    let page = phone.open(&site, "").await?;
    let alert = page.hear(Role::Alert, "This browser keeps nothing for this page").await?.text;
    assert!(alert.contains("when the page is closed it is gone"), "{alert}");
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Retry").await?;
    page.press(Role::Button, "Clean").await?;
    assert_eq!(page.count().await?, (1, 1));
    finish(&page, "It works without a memory.").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "1 miss in").await?;
    let backup = std::fs::read_to_string(page.export(&phone).await?)?;
    assert!(backup.contains("It works without a memory."));
    page.close().await
}

#[tokio::test]
async fn what_is_fetched_later_may_fail_and_the_rest_goes_on() -> Told {
    let folder = Folder::new("without")?;
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    std::fs::remove_dir_all(folder.path().join("decks"))?;
    std::fs::remove_file(site::part(folder.path(), "wobble-draw", "wasm")?)?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.hear(Role::Alert, "This skill could not be loaded").await?;
    page.press(Role::Button, "My own skill").await?;
    page.write("What is it called?", "Juggling").await?;
    page.press(Role::Button, "Begin").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    finish(&page, "One catch.").await?;
    page.press(Role::Link, "Insights").await?;
    page.hear(Role::Status, "The chart could not be drawn here").await?;
    page.press(Role::Button, "Show as table").await?;
    page.see(Role::Region, "Sessions as a table").await?;
    page.close().await
}

#[tokio::test]
async fn a_session_is_kept_although_its_wrap_up_cannot_be_fetched() -> Told {
    let folder = Folder::new("without")?;
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    std::fs::remove_file(site::part(folder.path(), "wobble-further", "wasm")?)?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "End session").await?;
    page.see(Role::Alert, "").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Link, "1 waiting").await?;
    let kept = "return Object.keys(localStorage).filter((key) => key.includes(':s.')).length;";
    assert_eq!(page.run(kept, Vec::new()).await?, 1);
    page.close().await
}

#[tokio::test]
async fn an_unknown_address_has_a_way_home() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "sesion").await?;
    page.see(Role::Heading, "There is nothing at this address").await?;
    page.press(Role::Link, "Go to Practice").await?;
    page.see(Role::Button, "Ice skating").await?;
    page.back().await?;
    page.see(Role::Heading, "There is nothing at this address").await?;
    page.close().await
}

#[tokio::test]
async fn any_note_is_kept_and_shown_as_it_was_typed() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    let strange = "<script>window.taken = true</script><img src=x onerror='window.taken = true'> \u{1f3c2}\u{1f469}\u{200d}\u{1f9bd} \
                   \u{5d4}\u{5d7}\u{5dc}\u{5e7}\u{5ea}\u{5d9} \u{202e}abc\u{202c} \"]} \\u0000 ";
    let note = format!("{strange}{}.", "ice ".repeat((10_000 - strange.len()) / 4));
    page.press(Role::Button, "End session").await?;
    page.insert("What got better?", &note).await?;
    // it is kept while it is being typed
    page.reload().await?;
    assert_eq!(page.see(Role::Textbox, "What got better?").await?.text, note);
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Journal").await?;
    let shown = "const all = [...document.querySelectorAll('main li p')]; return all.some((p) => p.textContent === arguments[0]);";
    page.see(Role::Heading, "Journal").await?;
    assert_eq!(page.run(shown, vec![json!(note)]).await?, json!(true), "every character, as text");
    let harm = "return [window.taken ?? null, document.querySelectorAll('main script, main img').length];";
    assert_eq!(page.run(harm, Vec::new()).await?, json!([null, 0]));
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn a_damaged_record_is_put_aside_and_told() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    finish(&page, "First.").await?;
    let damage = "const key = Object.keys(localStorage).find((key) => key.includes(':n.'));
        localStorage.setItem(key, localStorage.getItem(key).replace('First', 'Worst'));
        return [key.split(':n.')[1], localStorage.getItem(key)];";
    let damaged = page.run(damage, Vec::new()).await?;
    let (id, value) = (damaged[0].as_str().unwrap_or_default(), damaged[1].as_str().unwrap_or_default());
    page.reload().await?;
    page.hear(Role::Alert, "Something could not be read").await?;
    let aside = page.records("q").await?;
    assert_eq!(aside.get(&format!("0.n.{id}")).map(String::as_str), Some(value), "as it was: {aside:?}");
    let backup = std::fs::read_to_string(page.export(&phone).await?)?;
    assert!(backup.contains("Worst"), "and it is in every backup");
    page.press(Role::Link, "Settings").await?;
    page.reads("1 record could not be read").await?;
    // everything else works
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "0 misses in").await?;
    page.close().await
}

#[tokio::test]
async fn what_was_told_and_dismissed_is_not_told_again() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    finish(&page, "First.").await?;
    page.run("for (const key in localStorage) if (key.includes(':n.')) localStorage[key] = 'damaged';", Vec::new())
        .await?;
    page.reload().await?;
    page.hear(Role::Alert, "Something could not be read").await?;
    page.press(Role::Button, "All right").await?;
    page.gone(Role::Alert, "").await?;
    for screen in ["Settings", "Insights", "Practice"] {
        page.press(Role::Link, screen).await?;
        page.stays_gone(Role::Alert, "").await?;
    }
    page.close().await
}
