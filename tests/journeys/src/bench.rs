//! On the bench: misses that wait for a cause, explained one after the other, taken back, left.

use thirtyfour::Key;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// A session with two misses that wait: the first is a wobble, of the second nothing is known.
async fn two_misses(page: &Browser) -> Told {
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Radio, "Wobble").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "2 waiting").await?;
    page.see(Role::Heading, "2 waiting").await.map(drop)
}

#[tokio::test]
async fn two_taps_explain_a_miss_and_go_on_to_the_next() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    two_misses(&page).await?;
    // the newest is open, and only that; the other says where it stands
    page.see(Role::RadioGroup, "What exactly went wrong?").await?;
    page.reads("after a miss, the last attempt.").await?;
    page.reads("after 1 clean, then a miss.").await?;
    page.press(Role::Radio, "Stumble").await?;
    page.press(Role::Radio, "Leaned back").await?;
    page.see(Role::RadioGroup, "What will you change?").await?;
    page.press(Role::Radio, "Bend knees").await?;
    page.hear(Role::Status, "Leaned back, then bend knees.").await?;
    page.see(Role::Heading, "1 waiting").await?;
    assert_eq!(page.focus().await?, "Wobble", "the next one is open, and has the focus");
    assert!(!page.sees(Role::RadioGroup, "Size").await?, "its size was said on the ice");

    // taken back: all of it, and it is open again
    let explained = page.records("s").await?;
    page.press(Role::Button, "Undo").await?;
    page.see(Role::Heading, "2 waiting").await?;
    assert_ne!(page.records("s").await?, explained);
    page.see(Role::Button, "Explain Wobble").await?;
    page.see(Role::RadioGroup, "Size").await?;

    // later is fine, and another can be picked
    page.press(Role::Button, "Later").await?;
    page.see(Role::Button, "Explain Miss").await?;
    page.press(Role::Radio, "Looked down").await?;
    page.press(Role::Button, "Not sure yet").await?;
    page.hear(Role::Status, "Looked down.").await?;
    page.see(Role::Heading, "1 waiting").await?;

    // the rest is left without guilt, and still waits
    page.press(Role::Button, "Leave the rest").await?;
    page.see(Role::Heading, "They can wait").await?;
    page.press(Role::Link, "Go to Practice").await?;
    page.press(Role::Link, "1 waiting").await?;
    page.press(Role::Radio, "Too fast").await?;
    page.press(Role::Radio, "Slower").await?;
    page.see(Role::Heading, "That was the last one").await?;
    page.reload().await?;
    page.see(Role::Heading, "Nothing waits").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn arrow_keys_choose_and_do_not_go_on() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    two_misses(&page).await?;
    page.run_on(Role::Radio, "Leaned back", "arguments[0].focus();").await?;
    page.keys(Key::Space).await?;
    page.see(Role::RadioGroup, "What will you change?").await?;
    page.run_on(Role::Radio, "Bend knees", "arguments[0].focus();").await?;
    page.keys(Key::Right).await?;
    page.keys(Key::Right).await?;
    let third = page.focus().await?;
    page.see(Role::Heading, "2 waiting").await?;
    page.keys(Key::Tab).await?;
    assert_eq!(page.focus().await?, "Next");
    page.keys(Key::Enter).await?;
    page.see(Role::Heading, "1 waiting").await?;
    page.hear(Role::Status, &format!("Leaned back, then {}.", third.to_lowercase())).await?;
    assert_eq!(page.focus().await?, "Wobble");
    page.close().await
}

#[tokio::test]
async fn a_long_pile_is_shown_piece_by_piece() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Desk)?.open(&site, "").await?;
    page.press(Role::Button, "Look around with sample data").await?;
    page.see(Role::Region, "Sample data").await?;
    let link = page.all(Role::Link).await?.into_iter().find(|link| link.name.ends_with(" waiting"));
    let waiting = link.map(|link| link.name).unwrap_or_default();
    page.press(Role::Link, &waiting).await?;
    // those that stopped asking are behind the others, and not counted with them
    page.see(Role::Heading, &waiting).await?;
    page.press(Role::Button, "Older ones").await?;
    page.gone(Role::Heading, &waiting).await?;
    page.see(Role::Button, "Show more").await?;
    let shown = page.all(Role::ListItem).await?.len();
    page.run_on(Role::Button, "Show more", "arguments[0].focus();").await?;
    page.keys(Key::Enter).await?;
    page.until("the focus goes on", "return document.activeElement.innerText === 'Explain';").await?;
    assert!(page.all(Role::ListItem).await?.len() > shown);
    page.close().await
}
