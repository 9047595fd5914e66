//! A page asks for the rest of its program: after an update that it has not made, or when it did not come at the first time.

use serde_json::{Value, json};

use crate::browser::{Browser, Device, Engine, Folder};
use crate::offline::{downloaded, is_version_b, next_version};
use crate::person::Role;
use crate::site::{self, Site};
use crate::told::Told;

/// Which programs of the further screens this page has fetched.
async fn fetched(page: &Browser) -> Told<Vec<String>> {
    let body = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname.slice(1))
        .filter((name) => name.startsWith('wobble-further') && name.endsWith('.js'));";
    let mut names: Vec<String> = serde_json::from_value(page.run(body, Vec::new()).await?)?;
    names.dedup();
    Ok(names)
}

/// The name of that program in a built folder.
fn further(folder: &std::path::Path) -> Told<String> {
    let file = site::part(folder, "wobble-further", ".js")?;
    Ok(file.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// A page whose browser has no service workers, as Firefox in a private window.
async fn without_workers(phone: &Device, site: &Site) -> Told<Browser> {
    let page = phone.open(site, "nowhere").await?;
    page.web.cdp().send_raw("Page.enable", json!({})).await?;
    let script = json!({ "source": "delete Navigator.prototype.serviceWorker;" });
    page.web.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
    page.run(
        "return navigator.serviceWorker.ready.then((it) => it.unregister())
            .then(() => caches.keys()).then((all) => Promise.all(all.map((name) => caches.delete(name))));",
        Vec::new(),
    )
    .await?;
    page.go(&site.at("")).await?;
    assert_eq!(page.run("return 'serviceWorker' in navigator;", Vec::new()).await?, json!(false));
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    Ok(page)
}

async fn has_network(page: &Browser, has: bool) -> Told {
    let conditions = json!({ "offline": !has, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.web.cdp().send_raw("Network.enable", json!({})).await?;
    page.web.cdp().send_raw("Network.emulateNetworkConditions", conditions).await?;
    Ok(())
}

#[tokio::test]
async fn it_gets_its_own_program_while_the_newer_version_waits_and_when_it_has_taken_over() -> Told {
    let folder = Folder::new("next")?;
    let mut site = Site::at_root()?;
    let own = further(&site::built("WOBBLE_DIST_ROOT")?)?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.until("its worker answers", "return navigator.serviceWorker.controller !== null;").await?;
    let old = page.web.window().await?;

    // a newer version comes out, and waits; another window is still of this one
    let next = next_version(&folder)?;
    assert_ne!(further(&next)?, own);
    site.release(next.clone());
    let other = page.web.new_tab().await?;
    page.web.switch_to_window(other).await?;
    page.go(&site.at("")).await?;
    page.run("return navigator.serviceWorker.ready.then((it) => it.update()).then(() => true);", Vec::new()).await?;
    downloaded(&page).await?;
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "No notes yet").await?;
    assert_eq!(fetched(&page).await?, [own.as_str()], "while the newer version waits");

    // there it is let in
    page.press(Role::Button, "Update now").await?;
    page.until("version B is shown", "return document.querySelector('meta[name=version]') !== null;").await?;
    page.see(Role::Heading, "No notes yet").await?;
    assert_eq!(fetched(&page).await?, [further(&next)?], "the newer version has a program of its own");
    site.stop();

    // the first window still shows what it showed, and asks for the rest only now, without a network
    page.web.switch_to_window(old.clone()).await?;
    assert!(!is_version_b(&page).await?, "nothing was loaded anew without a question");
    assert!(fetched(&page).await?.is_empty(), "nothing was fetched yet");
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "No notes yet").await?;
    assert_eq!(fetched(&page).await?, [own.as_str()], "its own, never the newer one's");
    assert_eq!(page.complaints().await?, [""; 0]);

    // with the last old window its version goes, too
    page.reload().await?;
    page.see(Role::Heading, "No notes yet").await?;
    assert!(is_version_b(&page).await?);
    for window in page.web.windows().await?.into_iter().filter(|window| *window != old) {
        page.web.switch_to_window(window).await?;
        page.web.close_window().await?;
    }
    page.web.switch_to_window(old).await?;
    page.reload().await?;
    page.until("only one version is kept", "return caches.keys().then((all) => all.length === 1);").await?;
    page.see(Role::Heading, "No notes yet").await?;
    page.close().await
}

#[tokio::test]
async fn where_no_worker_keeps_its_program_it_is_told_of_the_newer_version() -> Told {
    let folder = Folder::new("next")?;
    let site = Site::at_root()?;
    let page = without_workers(&Device::new(Engine::Phone)?, &site).await?;
    site.release(next_version(&folder)?);
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "A new version is ready").await?;
    assert!(!page.sees(Role::Alert, "").await?, "nothing is wrong");
    assert!(!is_version_b(&page).await?, "never without a question");
    // practice goes on meanwhile
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Button, "Start session").await?;
    page.press(Role::Link, "Journal").await?;
    page.press(Role::Button, "Update now").await?;
    page.see(Role::Heading, "No notes yet").await?;
    assert!(is_version_b(&page).await?);
    page.close().await
}

#[tokio::test]
async fn what_had_no_network_is_tried_again_without_loading_the_page_anew() -> Told {
    let site = Site::at_root()?;
    let page = without_workers(&Device::new(Engine::Phone)?, &site).await?;
    page.run("window.same = true;", Vec::new()).await?;
    has_network(&page, false).await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::Alert, "could not be loaded").await?;
    page.press(Role::Button, "Try again").await?;
    page.hear(Role::Alert, "could not be loaded").await?;
    has_network(&page, true).await?;
    page.press(Role::Button, "Try again").await?;
    page.see(Role::Heading, "No notes yet").await?;
    assert_eq!(page.run("return window.same;", Vec::new()).await?, Value::Bool(true), "it is the same page");
    page.close().await
}

/// Firefox keeps for ever what it could not fetch of a module, and every browser what it could not read.
async fn what_came_broken_is_fetched_anew(engine: Engine) -> Told {
    let folder = Folder::new("broken")?;
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    let program = site::part(folder.path(), "wobble-further", ".js")?;
    let whole = std::fs::read(&program)?;
    std::fs::write(&program, &whole[..whole.len() / 2])?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let page = Device::new(engine)?.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::Alert, "could not be loaded").await?;
    std::fs::write(&program, &whole)?;
    page.press(Role::Button, "Try again").await?;
    page.see(Role::Heading, "No notes yet").await?;
    page.close().await
}

#[tokio::test]
async fn in_chromium_what_came_broken_is_fetched_anew() -> Told {
    what_came_broken_is_fetched_anew(Engine::Phone).await
}

#[tokio::test]
async fn in_firefox_what_came_broken_is_fetched_anew() -> Told {
    what_came_broken_is_fetched_anew(Engine::Firefox).await
}
