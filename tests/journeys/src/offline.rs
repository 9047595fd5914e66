//! Without a network, and from one version to the next: the service worker in Chromium.

use std::path::PathBuf;

use serde_json::json;

use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::Role;
use crate::site::{self, Site};
use crate::told::{Told, Trouble};

/// The release build for `/` once more, as a later version that says "B" of itself, and with another program for the further
/// screens.
pub fn next_version(folder: &Folder) -> Told<PathBuf> {
    let to = folder.path().join("b");
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, &to)?;
    let page = to.join("index.html");
    let text = std::fs::read_to_string(&page)?;
    let marked = text.replacen("<title>", "<meta name=\"version\" content=\"B\"><title>", 1);
    assert_ne!(marked, text, "the page has a title to put a mark before");
    std::fs::write(&page, marked)?;
    let further = site::part(&to, "wobble-further", ".js")?;
    let text = std::fs::read_to_string(&further)?;
    std::fs::write(&further, format!("{text}\n// B"))?;
    xtask::service_worker::complete(&to, "/").map_err(|e| Trouble::new(e.to_string()))?;
    Ok(to)
}

pub async fn is_version_b(page: &Browser) -> Told<bool> {
    let body = "return document.querySelector('meta[name=version]')?.content === 'B';";
    Ok(page.run(body, Vec::new()).await? == json!(true))
}

/// The version of the worker that answers for the page, as it says itself.
async fn worker(page: &Browser) -> Told<String> {
    let body = "return new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(`${data.version} ${data.complete ? 'complete' : 'incomplete'}`);
        navigator.serviceWorker.controller.postMessage({ wobble: 1, ask: 'status' }, [port2]);
    });";
    Ok(page.run(body, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until a newer version is on the phone and waits for consent.
pub async fn downloaded(page: &Browser) -> Told {
    let body = "return navigator.serviceWorker.getRegistration().then((all) => Boolean(all?.waiting));";
    page.until("the newer version is downloaded", body).await
}

#[tokio::test]
async fn after_one_visit_every_address_opens_without_a_network() -> Told {
    let mut site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see_ready_offline().await?;
    site.stop();

    for (screen, heading) in [
        ("", "Practice"),
        ("insights", "Nothing to draw yet"),
        ("session", "No session is running"),
        ("settings", "Settings"),
        ("practice?from=icon#top", "Practice"),
        ("nowhere/at/all", "There is nothing at this address"),
    ] {
        page.go(&site.at(screen)).await?;
        page.see(Role::Heading, heading).await?;
    }
    assert!(worker(&page).await?.ends_with(" complete"));

    // and a session, begun and found again, all without a network
    page.go(&site.at("")).await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.go(&site.at("session")).await?;
    page.hear(Role::Status, "0 micro-failures, 1 clean").await?;
    page.close().await
}

#[tokio::test]
async fn a_newer_version_is_offered_and_never_forced() -> Told {
    let folder = Folder::new("next")?;
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see_ready_offline().await?;
    page.go(&site.at("")).await?;
    let first = worker(&page).await?;

    // in the middle of a session a newer version comes out: it is fetched, and nothing is said
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    site.release(next_version(&folder)?);
    page.reload().await?;
    downloaded(&page).await?;
    page.hear(Role::Status, "0 micro-failures, 1 clean").await?;
    page.go(&site.at("")).await?;
    page.see(Role::Button, "A session is running").await?;
    downloaded(&page).await?;
    page.stays_gone(Role::Button, "Update now").await?;
    page.press(Role::Button, "A session is running").await?;
    page.press(Role::Button, "End session").await?;
    page.write("What got better?", "Stopped on both feet.").await?;
    page.press(Role::Button, "Finish").await?;

    // after it, it is offered in words; until the person agrees, the old one goes on, however often it is opened
    page.see(Role::Heading, "A new version is ready").await?;
    page.reload().await?;
    page.see(Role::Heading, "A new version is ready").await?;
    assert!(!is_version_b(&page).await?, "offered, not taken");
    assert_eq!(worker(&page).await?, first);

    // with consent it takes over, once, and the data is still there
    page.press(Role::Button, "Update now").await?;
    page.until("version B is shown", "return document.querySelector('meta[name=version]') !== null;").await?;
    page.reads("Stopped on both feet.").await?;
    let second = worker(&page).await?;
    assert!(second != first && second.ends_with(" complete"), "all of it is kept: {second}");
    page.gone(Role::Button, "Update now").await?;
    assert_eq!(page.records("s").await?.len(), 1);
    let caches = page.run("return caches.keys();", Vec::new()).await?;
    assert_eq!(caches.as_array().map(Vec::len), Some(1), "the old version is cleared away: {caches}");
    page.close().await
}

#[tokio::test]
async fn a_version_that_is_not_all_there_is_not_taken() -> Told {
    let folder = Folder::new("next")?;
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.see(Role::Button, "Ice skating").await?;
    page.until("the first version is there", "return navigator.serviceWorker.ready.then(() => true);").await?;

    // half of a release: the list is new, a file in it is still the old one
    let broken = next_version(&folder)?;
    std::fs::write(broken.join("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")?;
    site.release(broken);
    page.reload().await?;
    let body = "return navigator.serviceWorker.getRegistration()
        .then((all) => all.update().then(() => new Promise((resolve) => {
            const worker = all.installing;
            if (!worker) resolve(all.waiting === null);
            else worker.onstatechange = () => resolve(worker.state === 'redundant');
        }), () => true));";
    assert_eq!(page.run(body, Vec::new()).await?, json!(true), "all or nothing");
    page.reload().await?;
    page.see(Role::Button, "Ice skating").await?;
    assert!(!is_version_b(&page).await?);
    page.stays_gone(Role::Button, "Update now").await?;
    page.close().await
}
