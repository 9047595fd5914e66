//! A skill is taken apart on a phone: added to, split, renamed, put away and brought back; and what was made is practised.

use thirtyfour::Key;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Writes a name over what is in a text box, and keeps it with Enter.
async fn call_it(page: &Browser, asked: &str, name: &str) -> Told {
    page.run_on(Role::Textbox, asked, "arguments[0].focus(); arguments[0].select();").await?;
    page.insert(asked, name).await?;
    page.keys(Key::Enter).await
}

#[tokio::test]
async fn a_skill_is_taken_apart_and_practised() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.press(Role::Link, "Skills").await?;

    page.press(Role::Button, "Add a component").await?;
    call_it(&page, "What is it called?", "  ").await?;
    page.hear(Role::Alert, "It needs a name.").await?;
    call_it(&page, "What is it called?", "Mohawk turn").await?;
    page.hear(Role::Status, "Mohawk turn was added.").await?;

    // its own page: split it, rename one of its causes
    page.press(Role::Button, "Mohawk turn").await?;
    page.see(Role::Heading, "Mohawk turn").await?;
    page.press(Role::Button, "Split").await?;
    call_it(&page, "What is in it?", "Open the hip").await?;
    page.hear(Role::Status, "Open the hip was added.").await?;
    page.press(Role::Button, "Edit Too fast").await?;
    call_it(&page, "Name", "Far too fast").await?;
    page.hear(Role::Status, "It is called Far too fast now.").await?;
    assert_eq!(page.focus().await?, "Edit Far too fast", "the focus is back where it came from");

    // a tweak that does not help is offered no more, and can be offered again
    page.press(Role::Button, "Edit Slower").await?;
    page.press(Role::Button, "Retire").await?;
    page.hear(Role::Status, "Slower is retired.").await?;
    page.gone(Role::Button, "Edit Slower").await?;
    page.press(Role::Summary, "Retired, 1").await?;
    page.press(Role::Button, "Bring back Slower").await?;
    page.see(Role::Button, "Edit Slower").await?;

    // put away: the answer offers Undo, and so does the list
    page.press(Role::Button, "Archive").await?;
    page.hear(Role::Status, "Mohawk turn is archived").await?;
    page.gone(Role::Button, "Mohawk turn").await?;
    page.press(Role::Button, "Undo").await?;
    page.see(Role::Button, "Mohawk turn").await?;
    page.press(Role::Button, "Mohawk turn").await?;
    page.press(Role::Button, "Archive").await?;
    page.press(Role::Button, "Bring back Mohawk turn").await?;
    page.hear(Role::Status, "Mohawk turn is back.").await?;

    // the page is loaded anew: all is there, under an address of its own
    page.press(Role::Button, "Mohawk turn").await?;
    page.reload().await?;
    page.see(Role::Heading, "Mohawk turn").await?;
    page.see(Role::Button, "Edit Far too fast").await?;
    page.press(Role::Button, "Back to Ice skating").await?;
    page.press(Role::Button, "Open the hip").await?;
    page.reads("Part of Mohawk turn.").await?;
    page.see(Role::Button, "Edit Too fast").await?;

    page.press(Role::Button, "Practise this next").await?;
    assert_eq!(page.see(Role::Radio, "Open the hip").await?.checked, Some(true));
    page.press(Role::Button, "Start session").await?;
    page.see(Role::Heading, "Open the hip").await?;
    page.press(Role::Button, "Clean").await?;
    page.hear(Role::Status, "0 micro-failures, 1 clean").await?;

    // what the session stands on stays
    page.go(&site.at("skills")).await?;
    page.press(Role::Button, "Open the hip").await?;
    page.press(Role::Button, "Archive").await?;
    page.hear(Role::Status, "The session that is running needs it.").await?;
    page.close().await
}

#[tokio::test]
async fn a_keyboard_moves_a_component_and_stays_with_it() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Desk)?.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.press(Role::Link, "Skills").await?;
    page.run_on(Role::Button, "Move March and two-foot glide", "arguments[0].focus();").await?;
    page.keys(Key::Enter).await?;
    page.run_on(Role::Button, "Move up", "arguments[0].focus();").await?;
    page.keys(Key::Enter).await?;
    page.hear(Role::Status, "March and two-foot glide: 1 of 19.").await?;
    page.until("the focus on Move down", "return document.activeElement.innerText.trim() === 'Move down';").await?;
    page.keys(Key::Enter).await?;
    page.hear(Role::Status, "March and two-foot glide: 2 of 19.").await?;
    assert_eq!(page.focus().await?, "Move down");
    page.close().await
}
