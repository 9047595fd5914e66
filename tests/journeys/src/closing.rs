//! The end of a session: a guess before the facts, how it felt, true sentences, a lesson; without a keyboard.

use crate::browser::{Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

#[tokio::test]
async fn a_session_is_closed_without_typing_and_all_of_it_survives_a_reload() -> Told {
    closed_without_typing(Engine::Phone).await
}

#[tokio::test]
async fn a_session_is_closed_without_typing_in_firefox() -> Told {
    closed_without_typing(Engine::Firefox).await
}

#[tokio::test]
async fn a_session_is_closed_without_typing_in_webkit() -> Told {
    closed_without_typing(Engine::WebKit).await
}

async fn closed_without_typing(engine: Engine) -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(engine)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press_first(Role::Radio, "Leaned back").await?;
    page.press_first(Role::Radio, "Bend knees").await?;
    page.press(Role::Button, "Retry").await?;
    for clean in 1..=7 {
        page.press(Role::Button, "Clean").await?;
        page.counted(1, clean).await?;
    }
    page.press(Role::Button, "End session").await?;
    page.see(Role::Heading, "Before you look: of ten attempts, how many were clean?").await?;
    // nothing tells what is to be guessed, and nothing is in the way of the end
    assert!(!page.shows("clean in a row").await?);
    assert!(page.sees(Role::Button, "Finish").await?);
    page.press(Role::Button, "6 of 10").await?;
    page.see(Role::Heading, "Seven clean in a row.").await?;
    page.reads("You guessed 6 of\u{a0}10. It was 7 of\u{a0}8: it went better than it felt.").await?;
    page.press(Role::Button, "7 clean in a row: Two-foot stop.").await?;
    page.press(Role::Radio, "Mostly calm").await?;
    page.press(Role::Button, "Keep a lesson").await?;
    page.press(Role::Button, "Leaned back? Bend knees.").await?;

    page.reload().await?;
    page.reads("You guessed 6 of\u{a0}10.").await?;
    assert_eq!(page.see(Role::Textbox, "What got better?").await?.text, "7 clean in a row: Two-foot stop.");
    assert_eq!(page.see(Role::Textbox, "A lesson for next time").await?.text, "Leaned back? Bend knees.");
    assert_eq!(page.see(Role::Radio, "Mostly calm").await?.checked, Some(true));
    page.press(Role::Button, "Finish").await?;
    page.reads("Leaned back? Bend knees.").await?;
    page.press(Role::Link, "Insights").await?;
    page.until("its chart has a place", "return document.getElementById('feel-finding') !== null;").await?;
    page.run("document.getElementById('feel-finding').scrollIntoView();", Vec::new()).await?;
    page.reads("4 more sessions with a guess").await?;
    page.close().await
}
