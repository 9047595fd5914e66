//! The core journey in the other browsers, and below a path: first run, session, reflection, reload, wrap-up, chart.

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

async fn take_up(page: &Browser, skill: &str) -> Told {
    page.press(Role::Button, "My own skill").await?;
    page.write("What is it called?", skill).await?;
    page.press(Role::Button, "Begin").await
}

async fn from_first_run_to_a_chart(engine: Engine, site: &Site) -> Told {
    let device = Device::new(engine)?;
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
    from_first_run_to_a_chart(Engine::Firefox, &Site::at_root()?).await
}

#[tokio::test]
async fn in_webkit() -> Told {
    from_first_run_to_a_chart(Engine::WebKit, &Site::at_root()?).await
}

#[tokio::test]
async fn in_chromium_below_a_path() -> Told {
    from_first_run_to_a_chart(Engine::Desk, &Site::below()?).await
}

#[tokio::test]
async fn two_wobbles_of_one_host_do_not_see_each_other() -> Told {
    let folder = crate::browser::Folder::new("two")?;
    crate::site::copy(&crate::site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    crate::site::copy(&crate::site::built("WOBBLE_DIST_SUB")?, &folder.path().join("wobble"))?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let device = Device::new(Engine::Desk)?;
    let page = device.open(&site, "").await?;
    take_up(&page, "Piano").await?;
    page.see(Role::Button, "Start session").await?;
    page.go(&site.at("wobble/index.html")).await?;
    take_up(&page, "Juggling").await?;
    page.see(Role::Button, "Start session").await?;
    page.go(&site.at("")).await?;
    page.hear(Role::Combobox, "Piano").await?;
    assert!(!page.see(Role::Combobox, "Skill").await?.text.contains("Juggling"));
    page.close().await
}
