//! Forms off the ice: what cannot be is told beside its field, what was typed stays, and nothing changes.

use serde_json::{Value, json};

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Puts a value into a field, as typing or a picker does in the end.
async fn put(page: &Browser, role: Role, field: &str, value: &str) -> Told {
    let body = format!(
        "arguments[0].value = {}; arguments[0].dispatchEvent(new Event('input', {{ bubbles: true }}));",
        json!(value)
    );
    page.run_on(role, field, &body).await.map(drop)
}

/// The field is told to be wrong, is described by this, has the focus, and has still what was typed in it.
async fn is_refused(page: &Browser, role: Role, field: &str, why: &str, typed: &str) -> Told {
    page.hear(Role::Alert, why).await?;
    let state = "const e = arguments[0];
        return [e.ariaInvalid, document.getElementById(e.getAttribute('aria-describedby'))?.innerText, e.value, document.activeElement === e];";
    let found = page.run_on(role, field, state).await?;
    assert_eq!((&found[0], &found[2]), (&json!("true"), &json!(typed)), "{field}");
    assert!(found[1].as_str().is_some_and(|told| told.contains(why)), "{field}: {found}");
    page.until("it has the focus", "return document.activeElement.matches('input, textarea');").await
}

/// A session of two taps, and its page.
async fn a_session_by_hand(page: &Browser, site: &Site) -> Told {
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.go(&site.at("sessions")).await?;
    page.press(Role::Button, "Add one by hand").await?;
    put(page, Role::Textbox, "When it began", "2024-11-14T18:30").await?;
    put(page, Role::Spinbutton, "Clean", "1").await?;
    put(page, Role::Spinbutton, "Micro-failures", "1").await?;
    page.press(Role::Button, "Add").await?;
    page.see(Role::Heading, "Line by line").await.map(drop)
}

#[tokio::test]
async fn a_session_by_hand_that_cannot_have_been_is_told_beside_its_field() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Phone)?.open(&site, "").await?;
    let berlin = json!({ "timezoneId": "Europe/Berlin" });
    page.web.cdp().send_raw("Emulation.setTimezoneOverride", berlin).await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.go(&site.at("sessions")).await?;
    page.press(Role::Button, "Add one by hand").await?;
    let before = page.stored().await?;
    let began = "When it began";
    for (typed, why) in [
        ("2299-01-01T10:00", "It would not be over yet."),
        ("1969-07-20T20:17", "calendar begins in 2000"),
        // clocks went from two to three
        ("2025-03-30T02:30", "There is no such day and time"),
        ("", "There is no such day and time"),
    ] {
        put(&page, Role::Textbox, began, typed).await?;
        page.press(Role::Button, "Add").await?;
        is_refused(&page, Role::Textbox, began, why, typed).await?;
    }
    put(&page, Role::Textbox, began, "2025-03-30T03:30").await?;
    for (field, typed, why) in [
        ("Minutes of practice", "601", "1 to 600"),
        ("Clean", "-1", "0 to 999"),
        ("Micro-failures", "1000", "0 to 999"),
    ] {
        put(&page, Role::Spinbutton, field, typed).await?;
        page.press(Role::Button, "Add").await?;
        is_refused(&page, Role::Spinbutton, field, why, typed).await?;
        put(&page, Role::Spinbutton, field, "7").await?;
    }
    assert_eq!(page.stored().await?, before, "nothing was added");
    page.press(Role::Button, "Add").await?;
    page.see(Role::Heading, "Line by line").await?;
    page.reads("2025").await?;
    page.close().await
}

#[tokio::test]
async fn a_session_is_not_moved_to_where_it_cannot_have_been_and_gets_no_tap_that_it_did_not_have() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Phone)?.open(&site, "").await?;
    a_session_by_hand(&page, &site).await?;
    // it was in another year, and says so
    let head = page.all(Role::Heading).await?.into_iter().next().map(|head| head.name).unwrap_or_default();
    assert!(head.contains("2024"), "{head}");
    let before = page.stored().await?;
    put(&page, Role::Textbox, "When it began", "2299-01-01T10:00").await?;
    page.press(Role::Button, "Move it there").await?;
    is_refused(&page, Role::Textbox, "When it began", "Nothing was changed.", "2299-01-01T10:00").await?;
    for typed in ["26", "-1", "", "2.5"] {
        put(&page, Role::Spinbutton, "A tap is missing", typed).await?;
        page.press(Role::Button, "Miss").await?;
        is_refused(&page, Role::Spinbutton, "A tap is missing", "0 to 25", typed).await?;
    }
    assert_eq!(page.stored().await?, before, "nothing was changed");

    put(&page, Role::Spinbutton, "A tap is missing", "20").await?;
    page.press(Role::Button, "Miss").await?;
    page.reads("1 clean, 2 misses.").await?;
    page.gone(Role::Alert, "Nothing was added").await?;
    put(&page, Role::Textbox, "When it began", "2023-11-14T18:30").await?;
    page.press(Role::Button, "Move it there").await?;
    page.reads("2023").await?;
    page.press(Role::Button, "Undo").await?;
    page.reads("2024").await?;
    // and so does the list
    page.press(Role::Link, "Sessions").await?;
    page.see(Role::Heading, "Week of").await?;
    let heads = page.all(Role::Heading).await?;
    assert!(heads.iter().any(|head| head.name.starts_with("Week of") && head.name.contains("2024")), "{heads:?}");
    page.hear(Role::Link, "2024").await?;
    page.close().await
}

#[tokio::test]
async fn a_lesson_is_given_up_or_needs_words() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Phone)?.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Link, "Journal").await?;
    page.press(Role::Button, "Write").await?;
    page.press(Role::Button, "Keep").await?;
    is_refused(&page, Role::Textbox, "Lesson", "It needs a few words.", "").await?;
    page.write("Lesson", "Knees first.").await?;
    page.press(Role::Button, "Cancel").await?;
    page.gone(Role::Textbox, "Lesson").await?;
    page.until("the focus is back", "return document.activeElement.innerText.trim() === 'Write';").await?;
    assert_eq!(page.records("l").await?.len(), 0);
    page.press(Role::Button, "Write").await?;
    page.write("Lesson", "Eyes up.").await?;
    page.press(Role::Button, "Keep").await?;
    page.hear(Role::ListItem, "Eyes up.").await?;

    // what is typed into one survives that another is kept
    page.press(Role::Button, "Edit").await?;
    page.write("Lesson", " Always.").await?;
    page.press(Role::Button, "Write").await?;
    let new = "const e = [...document.querySelectorAll('textarea')].find((e) => e.value === ''); e.value = 'Heels.'; e.dispatchEvent(new Event('input'));
        const keep = [...document.querySelectorAll('button')].find((b) => b.innerText === 'Keep'); keep.click();";
    page.until("two forms are open", "return document.querySelectorAll('textarea').length === 2;").await?;
    page.run(new, Vec::new()).await?;
    page.hear(Role::ListItem, "Heels.").await?;
    let typed = page.run("return document.querySelector('textarea').value;", Vec::new()).await?;
    assert_eq!(typed, Value::from("Eyes up. Always."));
    page.close().await
}
