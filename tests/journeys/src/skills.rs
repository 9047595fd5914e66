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
    page.insert("What is in it?", "Open the hip\nTurn the shoulders").await?;
    page.press(Role::Button, "Add the parts").await?;
    page.hear(Role::Status, "2 parts were added to Mohawk turn.").await?;
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

/// The components that Practice offers.
async fn offered(page: &Browser) -> Told<Vec<String>> {
    let radios = page.all(Role::Radio).await?.into_iter();
    Ok(radios.map(|radio| radio.name.lines().next().unwrap_or_default().to_owned()).collect())
}

#[tokio::test]
async fn components_are_merged_with_their_history_and_put_under_others() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    let all = offered(&page).await?.len();

    page.press(Role::Link, "Skills").await?;
    page.press(Role::Button, "Two-foot stop").await?;
    page.press(Role::Button, "Merge").await?;
    let choose = "const wanted = [...arguments[0].options].find(({ text }) => text === 'Forward swizzles');
        arguments[0].value = wanted.value; arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
    page.run_on(Role::Combobox, "Merge into", choose).await?;
    page.press(Role::Button, "Merge them").await?;
    page.hear(Role::Status, "Two-foot stop is merged into Forward swizzles, with every attempt.").await?;
    page.press(Role::Button, "Undo").await?;
    page.see(Role::Button, "Two-foot stop").await?;
    page.press(Role::Button, "Two-foot stop").await?;
    page.press(Role::Button, "Merge").await?;
    page.run_on(Role::Combobox, "Merge into", choose).await?;
    page.press(Role::Button, "Merge them").await?;
    page.gone(Role::Button, "Two-foot stop").await?;

    // after a reload: it is chosen in its place, and what was logged is still what it was
    page.go(&site.at("")).await?;
    page.see(Role::Button, "Start session").await?;
    assert_eq!(page.see(Role::Radio, "Forward swizzles").await?.checked, Some(true));
    assert_eq!(offered(&page).await?.len(), all - 1);
    page.go(&site.at("sessions")).await?;
    page.reads("Two-foot stop. 1 clean, 1 miss.").await?;

    // under another one, and back
    page.go(&site.at("skills")).await?;
    page.press(Role::Button, "Forward swizzles").await?;
    page.press(Role::Button, "Part of").await?;
    let choose = choose.replace("Forward swizzles", "March and two-foot glide");
    page.run_on(Role::Combobox, "Part of", &choose).await?;
    page.press(Role::Button, "Put it there").await?;
    page.hear(Role::Status, "Forward swizzles is a part of March and two-foot glide now.").await?;
    page.reads("Part of March and two-foot glide.").await?;
    page.press(Role::Button, "Undo").await?;
    page.until("it stands alone", "return !document.body.innerText.includes('Part of March');").await?;
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
