//! A keyboard alone, from the first run to the note of progress.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::{Told, Trouble};

/// More stops than any screen has.
const STOPS: usize = 60;

/// Goes on with Tab until what has the focus has a name that begins like this.
async fn tab_to(page: &Browser, name: &str) -> Told {
    let mut passed = Vec::new();
    for _ in 0..STOPS {
        page.keys(Key::Tab).await?;
        let focus = page.focus().await?;
        let seen =
            "return document.activeElement === document.body || document.activeElement.matches(':focus-visible');";
        assert_eq!(page.run(seen, Vec::new()).await?, json!(true), "one sees where one is: {focus}");
        if focus.starts_with(name) {
            return Ok(());
        }
        passed.push(focus);
    }
    Err(Trouble::new(format!("Tab never came to “{name}”, only to {passed:?}")))
}

#[tokio::test]
async fn from_first_run_to_finish_with_a_keyboard_alone() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    page.see(Role::Button, "Ice skating").await?;
    tab_to(&page, "Ice skating").await?;
    page.keys(Key::Enter).await?;
    page.see(Role::Button, "Start session").await?;
    tab_to(&page, "Start session").await?;
    page.keys(Key::Enter).await?;
    page.see(Role::Timer, "Session time").await?;

    page.keys("c").await?;
    page.keys(Key::Space).await?;
    page.counted(1, 1).await?;
    page.see(Role::Region, "Reflection").await?;
    assert_eq!(page.focus().await?, "", "the reflection takes no focus by itself: the next key is a pad");
    tab_to(&page, "Wobble").await?;
    // within a question, arrows choose; they are no pads there
    page.keys(Key::Right).await?;
    page.until("Stumble is chosen", "return document.activeElement.checked;").await?;
    assert!(page.focus().await?.starts_with("Stumble"));
    tab_to(&page, "Leaned back").await?;
    page.keys(Key::Space).await?;
    tab_to(&page, "Bend knees").await?;
    page.keys(Key::Space).await?;
    tab_to(&page, "Retry").await?;
    page.keys(Key::Enter).await?;
    page.gone(Role::Region, "Reflection").await?;
    page.counted(1, 1).await?;
    page.keys("c").await?;
    page.counted(1, 2).await?;

    tab_to(&page, "Undo").await?;
    page.keys(Key::Space).await?;
    page.counted(1, 1).await?;
    tab_to(&page, "End session").await?;
    page.keys(Key::Enter).await?;
    page.see(Role::Textbox, "What got better?").await?;
    tab_to(&page, "What got better?").await?;
    page.keys("It held.").await?;
    tab_to(&page, "Finish").await?;
    page.keys(Key::Enter).await?;
    page.see(Role::Button, "Start session").await?;
    page.reads("It held.").await?;
    page.close().await
}

#[tokio::test]
async fn each_step_of_a_session_has_a_key_and_they_can_be_turned_off() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.keys("s").await?;
    page.see(Role::Timer, "Session time").await?;

    // a miss, explained by numbers, and retried
    page.keys(Key::Space).await?;
    page.see(Role::Region, "Reflection").await?;
    page.keys("2").await?;
    page.until(
        "a stumble",
        "return document.querySelectorAll('input:checked')[0]?.closest('label').innerText.includes('Stumble');",
    )
    .await?;
    page.keys("1").await?;
    page.keys("1").await?;
    page.until("three answers", "return document.querySelectorAll('input:checked').length === 3;").await?;
    page.keys("r").await?;
    page.gone(Role::Region, "Reflection").await?;
    page.keys("c").await?;
    page.counted(1, 1).await?;
    page.keys("z").await?;
    page.counted(1, 0).await?;
    page.keys("p").await?;
    page.see(Role::Button, "Resume").await?;
    page.keys("p").await?;
    page.see(Role::Button, "Pause").await?;

    // the sheet lies over the pads: its keys are not theirs
    page.keys("?").await?;
    page.see(Role::Heading, "Keyboard").await?;
    page.keys("c").await?;
    page.keys(Key::Down).await?;
    page.keys(Key::Escape).await?;
    page.gone(Role::Heading, "Keyboard").await?;
    page.counted(1, 0).await?;

    // a number is a screen elsewhere, and a letter in a field is a letter
    page.press(Role::Button, "End session").await?;
    page.see(Role::Textbox, "What got better?").await?;
    tab_to(&page, "What got better?").await?;
    page.keys("csz?").await?;
    assert_eq!(page.see(Role::Textbox, "What got better?").await?.text, "csz?");
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    page.keys("3").await?;
    page.see(Role::Heading, "Journal").await?;
    page.see(Role::Searchbox, "Search the journal").await?;
    page.keys("/").await?;
    page.until("the search has the focus", "return document.activeElement.type === 'search';").await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Switch, "Letters and digits as keys").await?;
    page.keys("1").await?;
    page.stays_gone(Role::Button, "Start session").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "Start session").await?;
    page.see(Role::Timer, "Session time").await?;
    page.keys("c").await?;
    page.keys("?").await?;
    page.keys(Key::Space).await?;
    page.counted(1, 0).await?;
    assert!(!page.sees(Role::Heading, "Keyboard").await?);
    page.close().await
}
