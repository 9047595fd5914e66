//! The pads, by finger, key, pedal, switch and voice: each tap counts once, and is stored.

use thirtyfour::Key;

use crate::browser::{Browser, Device, Engine};
use crate::person::{Role, Touch};
use crate::site::Site;
use crate::told::{Told, Trouble};

/// Seconds since 1970, as the page's events count them.
fn now() -> Told<f64> {
    Ok(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs_f64())
}

/// Waits until the page has got a click: it comes after the finger has lifted.
async fn with_its_click(page: &Browser, what: impl Future<Output = Told>) -> Told {
    page.run("window.clicks = 0; addEventListener('click', () => { window.clicks += 1 }, true);", Vec::new()).await?;
    what.await?;
    page.until("the click that follows", "return window.clicks > 0;").await
}

#[tokio::test]
async fn every_key_of_a_keyboard_a_pedal_or_a_remote_is_a_pad() -> Told {
    let page_site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.on_the_ice(&page_site).await?;
    let (mut misses, mut clean) = (0, 0);
    for key in [Key::Space, Key::Enter, Key::Down, Key::Right, Key::PageDown] {
        page.keys(key.clone()).await?;
        misses += 1;
        page.counted(misses, clean).await.map_err(|e| Trouble::new(format!("{key:?}: {e}")))?;
    }
    for key in [Key::Up, Key::Left, Key::PageUp] {
        page.keys(key.clone()).await?;
        clean += 1;
        page.counted(misses, clean).await.map_err(|e| Trouble::new(format!("{key:?}: {e}")))?;
    }
    page.keys("cC").await?;
    page.counted(misses, clean + 2).await?;
    // other keys, and keys with others held, are nobody's attempts
    page.chord(Key::Control, 'c').await?;
    page.keys("x1").await?;
    page.keys(Key::Tab).await?;
    page.counted(misses, clean + 2).await?;
    page.close().await
}

#[tokio::test]
async fn a_tap_counts_once_whatever_makes_it() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    let clean = page.place_of(Role::Button, "Clean").await?;
    let miss = page.place_of(Role::Button, "Micro-failure").await?;

    // long ago a finger was here
    page.touch(&[Touch { at: clean, time: Some(now()? - 5.0) }]).await?;
    page.counted(0, 1).await?;
    // a switch, voice control, a screen reader: a click that no pointerdown came before
    for pad in ["Clean", "Micro-failure"] {
        with_its_click(&page, async { page.run_on(Role::Button, pad, "arguments[0].click();").await.map(drop) })
            .await?;
    }
    page.counted(1, 2).await?;
    // a finger: the page gets a pointerdown, and a click when it lifts
    with_its_click(&page, page.tap(clean)).await?;
    page.counted(1, 3).await?;
    // two fingers at once: both
    let at_once = Some(now()? + 1.0);
    page.touch(&[Touch { at: clean, time: at_once }, Touch { at: miss, time: at_once }]).await?;
    page.counted(2, 4).await?;
    page.close().await
}

#[tokio::test]
async fn a_glove_that_bounces_counts_once() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    let miss = page.place_of(Role::Button, "Micro-failure").await?;
    let clean = page.place_of(Role::Button, "Clean").await?;
    let start = now()?;
    let down = async |at, after: f64| page.touch(&[Touch { at, time: Some(start + after) }]).await;
    down(miss, 0.0).await?;
    down(miss, 0.12).await?;
    page.counted(1, 0).await?;
    // the other pad is another finger
    down(clean, 0.2).await?;
    page.counted(1, 1).await?;
    // and a real second try comes later
    down(miss, 0.5).await?;
    page.counted(2, 1).await?;
    page.close().await
}

#[tokio::test]
async fn a_hundred_taps_are_a_hundred_records_of_one_size() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    let miss = page.place_of(Role::Button, "Micro-failure").await?;
    let clean = page.place_of(Role::Button, "Clean").await?;
    let start = now()?;
    for n in 0..100_u32 {
        let at = if n % 2 == 0 { miss } else { clean };
        page.touch(&[Touch { at, time: Some(start + f64::from(n) * 0.15) }]).await?;
    }
    page.counted(50, 50).await?;
    let events = page.records("e").await?;
    let sizes = |kind: &str| -> Vec<usize> {
        let of_kind = events.iter().filter(|(_, value)| value.contains(kind));
        of_kind.map(|(key, value)| key.len() + value.len()).collect()
    };
    for kind in ["{\"m\":", "{\"c\":"] {
        let sizes = sizes(kind);
        assert_eq!(sizes.len(), 50);
        assert!(sizes.iter().all(|size| *size == sizes[0]), "the first tap costs as much as the last: {sizes:?}");
    }
    // and they are all there when the page is opened again
    page.reload().await?;
    page.counted(50, 50).await?;
    page.close().await
}

#[tokio::test]
async fn while_paused_nothing_counts() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 1).await?;
    let (miss, clean) =
        (page.place_of(Role::Button, "Micro-failure").await?, page.place_of(Role::Button, "Clean").await?);
    page.press(Role::Button, "Pause").await?;
    page.see(Role::Button, "Resume").await?;
    let before = page.records("e").await?;
    page.touch(&[Touch { at: miss, time: None }]).await?;
    page.touch(&[Touch { at: clean, time: None }]).await?;
    page.keys(" c").await?;
    page.keys(Key::PageDown).await?;
    let timer = page.see(Role::Timer, "Session time").await?.text;
    assert_eq!(page.records("e").await?, before, "nothing counts until it goes on");
    page.press(Role::Button, "Resume").await?;
    page.counted(0, 1).await?;
    assert!(timer.contains("Paused"), "{timer}");
    page.press(Role::Button, "Micro-failure").await?;
    page.counted(1, 1).await?;
    page.close().await
}

#[tokio::test]
async fn undo_takes_back_the_newest_and_then_the_one_before() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    for pad in ["Clean", "Micro-failure", "Clean"] {
        page.press(Role::Button, pad).await?;
    }
    page.counted(1, 2).await?;
    for (misses, clean) in [(1, 1), (0, 1), (0, 0)] {
        page.press(Role::Button, "Undo").await?;
        page.counted(misses, clean).await?;
    }
    assert!(page.see(Role::Button, "Undo").await?.disabled, "nothing is left to take back");
    page.reload().await?;
    page.counted(0, 0).await?;
    page.close().await
}

#[tokio::test]
async fn a_pedal_that_is_held_counts_once() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.on_the_ice(&site).await?;
    page.hold("Enter", 5).await?;
    page.counted(1, 0).await?;
    page.close().await
}

#[tokio::test]
async fn a_pedal_is_a_pad_after_a_finger_pressed_something_too() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.keys(" ").await?;
    page.counted(1, 1).await?;
    page.press(Role::Button, "Undo").await?;
    page.counted(0, 1).await?;
    page.keys(" ").await?;
    page.counted(1, 1).await?;
    page.close().await
}

#[tokio::test]
async fn a_key_that_is_held_on_a_focused_pad_counts_once() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.on_the_ice(&site).await?;
    page.run_on(Role::Button, "Clean", "arguments[0].focus();").await?;
    page.hold("Enter", 5).await?;
    page.counted(0, 1).await?;
    page.close().await
}

#[tokio::test]
async fn a_finger_that_stays_gets_its_questions_too() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.touch_down(page.place_of(Role::Button, "Micro-failure").await?).await?;
    page.counted(1, 0).await?;
    page.see(Role::Region, "Reflection").await?;
    page.lift().await?;
    page.counted(1, 0).await?;
    page.close().await
}
