//! The screen that stays awake: while practice runs and is seen, where the browser lets it; and what is said where it does not.
//!
//! The locks are Chromium's own. What is put in between only keeps them, to be looked at, and can make the browser refuse.

use serde_json::json;

use crate::browser::{Browser, Device, Engine};
use crate::feel::{listened_to, start};
use crate::person::Role;
use crate::site::Site;
use crate::told::{Told, Trouble};

/// Keeps every lock that is given, and refuses where `window.refuses` says so.
const KEEP: &str = "
    const locks = window.locks = [];
    const request = WakeLock.prototype.request;
    WakeLock.prototype.request = async function (...all) {
        if (window.refuses) throw new DOMException('low battery', 'NotAllowedError');
        const lock = await request.apply(this, all);
        locks.push(lock);
        return lock;
    };";

/// How many locks were given so far, and how many of them hold.
async fn locks(page: &Browser) -> Told<(u64, u64)> {
    let answer = page.run("return [locks.length, locks.filter((lock) => !lock.released).length];", Vec::new()).await?;
    let number = |n: usize| answer[n].as_u64().ok_or_else(|| Trouble::new("locks are counted"));
    Ok((number(0)?, number(1)?))
}

/// Waits until so many locks were given, and so many of them hold.
async fn until_locks(page: &Browser, given: u64, held: u64) -> Told {
    let body = format!("return locks.length === {given} && locks.filter((lock) => !lock.released).length === {held};");
    page.until(&format!("{held} of {given} locks hold"), &body).await
}

/// Opens another tab, so that the page is hidden; answers how to come back.
async fn hide(page: &Browser) -> Told<thirtyfour::WindowHandle> {
    let here = page.web.window().await?;
    let other = page.web.new_tab().await?;
    page.web.switch_to_window(other).await?;
    Ok(here)
}

#[tokio::test]
async fn it_is_let_go_of_when_the_page_is_hidden_and_held_again_when_it_is_seen() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, KEEP).await?;
    start(&page).await?;
    until_locks(&page, 1, 1).await?;

    let here = hide(&page).await?;
    page.web.switch_to_window(here.clone()).await?;
    until_locks(&page, 2, 1).await?;
    page.stays_gone(Role::Alert, "").await?;
    assert_eq!(locks(&page).await?, (2, 1), "one lock, not one more at every look");
    assert!(!page.shows("Screen may sleep").await?);

    // what is paused may sleep, also after coming back
    page.press(Role::Button, "Pause").await?;
    until_locks(&page, 2, 0).await?;
    hide(&page).await?;
    page.web.switch_to_window(here).await?;
    page.see(Role::Button, "Resume").await?;
    page.stays_gone(Role::Alert, "").await?;
    assert_eq!(locks(&page).await?, (2, 0), "nobody practises");
    page.press(Role::Button, "Resume").await?;
    until_locks(&page, 3, 1).await?;
    page.press(Role::Button, "End session").await?;
    until_locks(&page, 3, 0).await?;
    page.close().await
}

#[tokio::test]
async fn what_the_browser_takes_back_is_asked_for_again_and_told_if_it_is_refused() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, KEEP).await?;
    start(&page).await?;
    until_locks(&page, 1, 1).await?;
    // the battery is low: the lock is lost, and for now no other is given
    page.run("window.refuses = true; return locks[0].release().then(() => true);", Vec::new()).await?;
    page.reads("Screen may sleep").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.counted(1, 0).await?;
    assert!(page.shows("Screen may sleep").await?, "it is refused still");
    // it is charged
    page.run("window.refuses = false;", Vec::new()).await?;
    page.press(Role::Button, "Clean").await?;
    until_locks(&page, 2, 1).await?;
    page.until("nothing is said", "return !document.body.innerText.includes('Screen may sleep');").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn settings_say_what_this_browser_can_do_and_whether_it_did() -> Told {
    let site = Site::at_root()?;
    for (first, refuses, said) in [
        (KEEP, false, "The screen stays awake"),
        (KEEP, true, "The browser refused just now"),
        ("delete Navigator.prototype.wakeLock;", false, "This browser cannot keep it awake"),
    ] {
        let page = listened_to(&Device::new(Engine::Phone)?, &site, first).await?;
        page.run("window.refuses = arguments[0];", vec![json!(refuses)]).await?;
        start(&page).await?;
        page.press(Role::Button, "Clean").await?;
        match said {
            "The screen stays awake" => until_locks(&page, 1, 1).await?,
            _ => page.reads("Screen may sleep").await?,
        }
        page.run("history.back();", Vec::new()).await?;
        page.press(Role::Link, "Settings").await?;
        page.reads(said).await?;
        page.close().await?;
    }
    Ok(())
}
