//! Files that are no whole backup change nothing; one that is brings everything to another device, and can be taken back.

use serde_json::json;

use super::finish;
use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::{Role, Stored};
use crate::site::Site;
use crate::told::Told;

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
