//! For everyone: every screen in every theme before axe; names as screen readers get them; a keyboard alone.

mod axe;
mod covered;
mod keyboard;
mod names;
mod places;
mod room;

use serde_json::json;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;
use axe::Violations;

/// The screens by their addresses and headings, where nothing has been done yet.
const EMPTY: [(&str, &str); 6] = [
    ("insights", "Nothing to draw yet"),
    ("journal", "No notes yet"),
    ("skills", "Components"),
    ("waiting", "Nothing waits"),
    ("session", "No session is running"),
    ("no-such-screen", "There is nothing at this address"),
];

/// What is shown stands still at once.
async fn without_motion(page: &Browser) -> Told {
    let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    page.web.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    Ok(())
}

/// Every screen and state in one theme, as a person comes by them.
async fn every_screen_in(theme: &str, engine: Engine) -> Told {
    let site = Site::at_root()?;
    let device = Device::new(engine)?;
    let page = device.open(&site, "settings").await?;
    let mut wrong = Violations::default();
    without_motion(&page).await?;
    page.press(Role::Radio, theme).await?;
    page.press(Role::Radio, "Until closed").await?;
    wrong.look(&page, "settings").await?;
    page.press(Role::Button, "All keys").await?;
    page.see(Role::Button, "Close").await?;
    wrong.look(&page, "keyboard").await?;
    page.press(Role::Button, "Close").await?;
    before_the_first_session(&page, &site, &mut wrong).await?;
    in_a_session(&page, &site, &mut wrong).await?;
    after_a_session(&page, &site, &mut wrong).await?;
    page.close().await?;
    wrong.none()
}

async fn before_the_first_session(page: &Browser, site: &Site, wrong: &mut Violations) -> Told {
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Button, "Ice skating").await?;
    wrong.look(page, "first run").await?;
    page.press(Role::Button, "Look around with sample data").await?;
    page.see(Role::Region, "Sample data").await?;
    wrong.look(page, "practice, with sample data").await?;
    page.press(Role::Button, "Start session").await?;
    page.see(Role::Timer, "Session time").await?;
    wrong.look(page, "a session, with sample data").await?;
    page.press(Role::Button, "Leave").await?;
    page.see(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "My own skill").await?;
    page.press(Role::Button, "Keep on device").await?;
    page.see(Role::Textbox, "What is it called?").await?;
    wrong.look(page, "first run, own skill and hint open").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    wrong.look(page, "practice, before the first session").await?;
    for (screen, heading) in EMPTY {
        page.go(&site.at(screen)).await?;
        page.see(Role::Heading, heading).await?;
        wrong.look(page, &format!("{screen}, empty")).await?;
    }
    page.go(&site.at("")).await
}

async fn in_a_session(page: &Browser, site: &Site, wrong: &mut Violations) -> Told {
    page.press(Role::Button, "Start session").await?;
    page.see(Role::Timer, "Session time").await?;
    wrong.look(page, "session").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.see(Role::Region, "Reflection").await?;
    wrong.look(page, "reflection").await?;
    page.press(Role::Radio, "Fall").await?;
    page.see(Role::Heading, "All right? Get up first.").await?;
    wrong.look(page, "reflection, get up first").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Switch component").await?;
    wrong.look(page, "session, switching the component").await?;
    page.press(Role::Button, "Switch component").await?;
    page.press(Role::Button, "Pause").await?;
    page.see(Role::Button, "Resume").await?;
    wrong.look(page, "paused").await?;
    page.press(Role::Button, "Resume").await?;

    page.go(&site.at("settings")).await?;
    let gloves = page.see(Role::Switch, "Gloves").await?.checked;
    if gloves == Some(false) {
        page.press(Role::Switch, "Gloves").await?;
    }
    page.go(&site.at("session")).await?;
    page.press(Role::Button, "Micro-failure").await?;
    for (question, answer) in
        [("Size", "Wobble"), ("What exactly went wrong?", "Looked down"), ("What will you change?", "Eyes up")]
    {
        page.see(Role::RadioGroup, question).await?;
        wrong.look(page, &format!("gloves, {question}")).await?;
        page.press(Role::Radio, answer).await?;
    }
    page.gone(Role::Region, "Reflection").await
}

async fn after_a_session(page: &Browser, site: &Site, wrong: &mut Violations) -> Told {
    page.press(Role::Button, "End session").await?;
    page.see(Role::Textbox, "What got better?").await?;
    wrong.look(page, "wrap-up").await?;
    page.insert("What got better?", "Eyes up, and it held.").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    wrong.look(page, "practice").await?;
    page.press(Role::Link, "Insights").await?;
    page.press(Role::Button, "Show as table").await?;
    page.press(Role::Button, "How it is worked out").await?;
    wrong.look(page, "insights, table and method open").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "Eyes up, and it held.").await?;
    wrong.look(page, "journal").await?;
    page.press(Role::Link, "Skills").await?;
    page.press(Role::Button, "Two-foot stop").await?;
    page.press(Role::Button, "Edit No barrier").await?;
    wrong.look(page, "skills, a component and a rung open").await?;
    page.go(&site.at("waiting")).await?;
    page.press(Role::Radio, "Leaned back").await?;
    page.see(Role::RadioGroup, "What will you change?").await?;
    wrong.look(page, "waiting, a cause chosen").await?;
    page.press(Role::Button, "Not sure yet").await?;
    page.see(Role::Heading, "That was the last one").await?;
    wrong.look(page, "waiting, all explained").await?;
    page.press(Role::Button, "Undo").await?;
    page.press(Role::Button, "Leave the rest").await?;
    page.see(Role::Heading, "They can wait").await?;
    wrong.look(page, "waiting, the rest left").await?;
    page.go(&site.at("sessions")).await?;
    page.press(Role::Button, "Add one by hand").await?;
    page.run_on(Role::Spinbutton, "Minutes", "arguments[0].select();").await?;
    page.type_into(Role::Spinbutton, "Minutes", "0").await?;
    page.press(Role::Button, "Add").await?;
    page.hear(Role::Alert, "Nothing was added.").await?;
    wrong.look(page, "sessions, one by hand refused").await
}

#[tokio::test]
async fn in_the_light_theme() -> Told {
    every_screen_in("Light", Engine::Phone).await
}

#[tokio::test]
async fn in_the_dark_theme() -> Told {
    every_screen_in("Dark", Engine::Phone).await
}

#[tokio::test]
async fn in_the_rink_theme() -> Told {
    every_screen_in("Rink", Engine::Phone).await
}

#[tokio::test]
async fn in_the_light_theme_on_a_desk() -> Told {
    every_screen_in("Light", Engine::Desk).await
}

#[tokio::test]
async fn what_is_wrong_would_be_noticed() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "settings").await?;
    page.see(Role::Heading, "Settings").await?;
    let spoil = "document.querySelector('main').insertAdjacentHTML('beforeend',
        '<button id=a></button><p id=b>hard to read</p><button id=c>x</button><button id=d>y</button>');
        b.style.cssText = 'color: #999; background: #aaa';
        for (const e of [c, d]) e.style.cssText = 'all: unset; display: block; width: 9px; height: 9px; overflow: hidden';";
    page.run(spoil, Vec::new()).await?;
    let mut wrong = Violations::default();
    wrong.look(&page, "spoiled").await?;
    let told = wrong.none().map_err(|trouble| trouble.to_string()).expect_err("three things are wrong");
    for rule in ["button-name", "color-contrast", "target-size"] {
        assert!(told.contains(rule), "{rule} is missing in: {told}");
    }
    page.close().await
}
