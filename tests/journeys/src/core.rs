//! The core journey in the other browsers, and below a path: first run, session, reflection, reload, wrap-up, chart.

use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::Role;
use crate::site::{self, Site};
use crate::told::Told;

async fn take_up(page: &Browser, skill: &str) -> Told {
    page.press(Role::Button, "My own skill").await?;
    page.write("What is it called?", skill).await?;
    page.press(Role::Button, "Begin").await
}

async fn from_first_run_to_a_chart(device: Device, site: &Site) -> Told {
    let page = device.open(site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;

    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.hear(Role::Status, "2 micro-failures, 1 clean").await?;
    page.press(Role::Button, "Undo").await?;
    page.hear(Role::Status, "1 micro-failure, 1 clean").await?;

    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Radio, "Stumble").await?;
    page.press(Role::Button, "Later").await?;
    page.gone(Role::Region, "Reflection").await?;

    page.reload().await?;
    page.hear(Role::Status, "2 micro-failures, 1 clean").await?;
    assert!(page.at().await?.ends_with("/session"), "a running session has an address of its own");

    page.press(Role::Button, "End session").await?;
    page.write("What got better?", "The blades turned at once.").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;

    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "2 misses in").await?;
    page.press(Role::Button, "Show as table").await?;
    let row: Vec<String> = page.all(Role::Cell).await?.into_iter().map(|cell| cell.text).collect();
    assert_eq!(row[1..6], ["0", "1", "0", "1", "1"], "wobbles, stumbles, falls, without a size, clean: {row:?}");

    let stored = page.stored().await?;
    let prefix = site.storage_prefix();
    assert!(stored.keys().all(|key| key.starts_with(&prefix)), "hosts share an origin: {:?}", stored.keys());
    assert!(page.records("e").await?.is_empty(), "the events have become a session");
    assert_eq!((page.records("s").await?.len(), page.records("n").await?.len()), (1, 1));
    page.close().await
}

#[tokio::test]
async fn in_firefox() -> Told {
    from_first_run_to_a_chart(Device::new(Engine::Firefox)?, &Site::at_root()?).await
}

#[tokio::test]
async fn a_backup_comes_out_of_firefox() -> Told {
    let site = Site::at_root()?;
    let firefox = Device::new(Engine::Firefox)?;
    let page = firefox.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.go(&site.at("settings")).await?;
    let backup = std::fs::read_to_string(page.export(&firefox).await?)?;
    assert!(backup.starts_with("{\"wobble\":\"backup\"") && backup.ends_with('}'), "whole: {} bytes", backup.len());
    assert!(page.at().await?.ends_with("/settings"), "the page stays");
    page.close().await
}

#[tokio::test]
async fn in_webkit() -> Told {
    from_first_run_to_a_chart(Device::new(Engine::WebKit)?, &Site::at_root()?).await
}

#[tokio::test]
async fn in_webkit_without_a_language() -> Told {
    from_first_run_to_a_chart(Device::without_a_language(Engine::WebKit)?, &Site::at_root()?).await
}

#[tokio::test]
async fn in_chromium_below_a_path() -> Told {
    from_first_run_to_a_chart(Device::new(Engine::Desk)?, &Site::below()?).await
}

#[tokio::test]
async fn in_a_low_window_every_answer_can_be_reached() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Desk)?.on_the_ice(&site).await?;
    page.web.set_window_rect(0, 0, 1280, 720).await?;
    for answer in ["Later", "Retry"] {
        page.press(Role::Button, "Micro-failure").await?;
        page.press(Role::Radio, "Sink as it scrapes").await?;
        page.press(Role::Button, answer).await?;
        page.gone(Role::Region, "Reflection").await?;
    }
    page.press(Role::Button, "Undo").await?;
    page.close().await
}

#[tokio::test]
async fn two_wobbles_of_one_host_do_not_see_each_other() -> Told {
    let folder = Folder::new("two")?;
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    site::copy(&site::built("WOBBLE_DIST_SUB")?, &folder.path().join("wobble"))?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let device = Device::new(Engine::Desk)?;
    // the one at the root first: its worker could answer for everything below it
    let page = device.open(&site, "").await?;
    take_up(&page, "Piano").await?;
    page.see_ready_offline().await?;
    page.go(&site.at("wobble/index.html")).await?;
    take_up(&page, "Juggling").await?;
    page.see_ready_offline().await?;
    for (screen, own, other) in [("wobble/", "Juggling", "Piano"), ("", "Piano", "Juggling")] {
        page.go(&site.at(screen)).await?;
        let skills = page.hear(Role::Combobox, own).await?.text;
        assert!(!skills.contains(other), "{screen}: {skills}");
    }
    page.close().await
}
