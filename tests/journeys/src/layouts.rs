//! Pads for the situation: a partner who taps causes, misses by size, a finger that stays; and components in turn.

use std::time::Duration;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::{Told, Trouble};

/// Takes up ice skating and begins a session with these pads.
async fn with_pads(phone: &Device, site: &Site, pads: &str) -> Told<Browser> {
    let page = phone.open(site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Two pads, one component").await?;
    page.press(Role::Radio, pads).await?;
    page.press(Role::Button, "Start session").await?;
    page.see(Role::Timer, "Session time").await?;
    Ok(page)
}

/// The events of the session that say this, in order.
async fn events(page: &Browser, what: &str) -> Told<usize> {
    Ok(page.records("e").await?.values().filter(|event| event.contains(what)).count())
}

/// Waits until a pad's name ends in this count.
async fn shows(page: &Browser, pad: &str, count: usize) -> Told {
    let is = format!("{pad} , {count}");
    page.see(Role::Button, &is).await.map(drop)
}

#[tokio::test]
async fn a_partner_taps_a_miss_with_its_cause() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = with_pads(&phone, &site, "Causes").await?;
    page.press(Role::Button, "Micro-failure: Leaned back").await?;
    shows(&page, "Micro-failure: Leaned back", 1).await?;
    assert_eq!(events(&page, r#"{"m":"p","z":{"c":"#).await?, 1, "one tap, one event");
    page.stays_gone(Role::Region, "Reflection").await?;
    // what the learner will change may be said, and the next tap scores it
    page.press(Role::Radio, "Bend knees").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure: Something else").await?;
    shows(&page, "Micro-failure: Something else", 1).await?;
    page.press(Role::Button, "Undo").await?;
    shows(&page, "Micro-failure: Something else", 0).await?;
    page.reload().await?;
    shows(&page, "Micro-failure: Leaned back", 1).await?;
    shows(&page, "Clean", 1).await?;
    // a fall of the body is asked about whoever taps
    page.press(Role::Button, "Micro-failure: Fall").await?;
    page.press(Role::Button, "I’m up").await?;
    page.gone(Role::Region, "Reflection").await?;
    page.press(Role::Button, "End session").await?;
    page.reads("The one retry after bend knees was clean.").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    let kept = page.records("s").await?;
    assert!(kept.values().all(|session| session.contains(r#""s":"ABC""#)), "all by a partner: {kept:?}");
    page.close().await
}

#[tokio::test]
async fn a_miss_has_its_size_by_the_pad_or_by_the_finger_that_stays() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = with_pads(&phone, &site, "Three sizes").await?;
    page.press(Role::Button, "Micro-failure: Stumble").await?;
    page.see(Role::Region, "Reflection").await?;
    assert_eq!(page.see(Role::Radio, "Stumble").await?.checked, Some(true), "nothing is asked twice");
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Micro-failure: Fall").await?;
    page.press(Role::Button, "I’m up").await?;
    page.press(Role::Button, "Later").await?;
    assert_eq!((events(&page, r#"{"s":"s"}"#).await?, events(&page, r#"{"s":"f"}"#).await?), (1, 1));
    // other pads, behind Pause
    page.press(Role::Button, "Pause").await?;
    page.press(Role::Radio, "Two pads").await?;
    page.press(Role::Button, "Resume").await?;
    page.counted(2, 0).await?;
    page.press(Role::Button, "Pause").await?;
    page.go(&site.at("settings")).await?;
    page.press(Role::Switch, "Hold for the size").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "A session is running").await?;
    page.press(Role::Button, "Resume").await?;
    let pad = page.place_of(Role::Button, "Micro-failure").await?;
    let sized = async |size: &str| events(&page, &format!(r#",{{"s":"{size}"}}]"#)).await;
    // it is stored when the finger comes down, and says its size when it lifts
    page.touch_down(pad).await?;
    page.counted(3, 0).await?;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(sized("s").await?, 0);
    page.lift().await?;
    page.until_stored(r#",{"s":"s"}]"#).await?;
    page.press(Role::Button, "Later").await?;
    for (by, size) in [(-60.0, "w"), (60.0, "f")] {
        page.touch_down(pad).await?;
        page.drag_to((pad.0, pad.1 + by)).await?;
        page.lift().await?;
        page.until_stored(&format!(r#",{{"s":"{size}"}}]"#)).await?;
        page.press(Role::Button, "Later").await?;
    }
    // a plain tap says nothing of it
    page.tap(pad).await?;
    page.counted(6, 0).await?;
    assert_eq!((sized("s").await?, sized("w").await?, sized("f").await?), (1, 1, 1));
    page.close().await
}

#[tokio::test]
async fn components_take_turns_and_a_retry_is_waited_for() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Two pads, one component").await?;
    page.press(Role::Radio, "Mix").await?;
    page.see(Role::Button, "Two pads, a mix of 2").await?;
    page.press(Role::Button, "Start session").await?;
    for _ in 0..4 {
        page.press(Role::Button, "Clean").await?;
    }
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Radio, "Bend knees").await?;
    page.press(Role::Button, "Retry").await?;
    tokio::time::sleep(Duration::from_millis(2200)).await;
    assert_eq!(events(&page, r#"{"k":"#).await?, 0, "the retry is next");
    page.press(Role::Button, "Clean").await?;
    page.hear(Role::Status, "Now: Falling and getting up.").await?;
    page.see(Role::Heading, "Falling and getting up").await?;
    // it goes on after a reload, and one may stay
    page.reload().await?;
    page.see(Role::Heading, "Falling and getting up").await?;
    for _ in 0..5 {
        page.press(Role::Button, "Clean").await?;
    }
    page.press(Role::Button, "Stay on Falling and getting up").await?;
    page.see(Role::Heading, "Falling and getting up").await?;
    let switches = events(&page, r#"{"k":"#).await?;
    match switches {
        3 => page.close().await,
        _ => Err(Trouble::new(format!("{switches} switches: there, on, and back"))),
    }
}
