//! Two tabs of one browser: what one of them changes is not lost by the other.

use serde_json::json;
use thirtyfour::WindowHandle;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// A browser with two tabs: one on the first page, with a skill taken up, and an empty one.
async fn two_tabs(device: &Device, site: &Site) -> Told<(Browser, WindowHandle, WindowHandle)> {
    let page = device.open(site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    let one = page.web.window().await?;
    let other = page.web.new_tab().await?;
    Ok((page, one, other))
}

impl Browser {
    async fn turn_to(&self, tab: &WindowHandle) -> Told {
        Ok(self.web.switch_to_window(tab.clone()).await?)
    }
}

#[tokio::test]
async fn a_lesson_is_kept_while_another_tab_logs_taps() -> Told {
    let site = Site::at_root()?;
    let device = Device::new(Engine::Desk)?;
    let (page, home, rink) = two_tabs(&device, &site).await?;
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "No notes yet").await?;
    page.press(Role::Button, "Write").await?;
    page.write("Lesson", "Knees ").await?;

    page.turn_to(&rink).await?;
    page.go(&site.at("")).await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.counted(1, 1).await?;

    page.turn_to(&home).await?;
    page.write("Lesson", "first.").await?;
    page.press(Role::Button, "Keep").await?;
    page.hear(Role::ListItem, "Knees first.").await?;

    page.turn_to(&rink).await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(1, 2).await?;
    page.press(Role::Button, "End session").await?;
    page.write("What got better?", "It held.").await?;
    page.press(Role::Button, "Finish").await?;
    page.reads("Knees first.").await?;

    page.turn_to(&home).await?;
    page.hear(Role::ListItem, "It held.").await?;
    page.press(Role::Link, "Practice").await?;
    page.reads("The last 3 attempts: 2 clean, 1 miss.").await?;
    page.press(Role::Link, "1 waiting").await?;

    // the size is said in one tab, the cause in the other, which read the session before
    page.turn_to(&rink).await?;
    page.go(&site.at("sessions")).await?;
    page.hear(Role::Link, "It held.").await?;
    let link = page.all(Role::Link).await?.into_iter().find(|link| link.text.contains("It held."));
    page.press(Role::Link, &link.map(|link| link.name).unwrap_or_default()).await?;
    page.press(Role::Button, "Edit Miss").await?;
    page.press(Role::Radio, "Fall").await?;
    page.reads("1 miss: 1 fall.").await?;
    page.turn_to(&home).await?;
    page.press(Role::Radio, "Leaned back").await?;
    page.press(Role::Radio, "Bend knees").await?;
    page.see(Role::Heading, "That was the last one").await?;

    // the session that is looked at is not what it was: nothing is written over it, and it is shown as it is
    page.turn_to(&rink).await?;
    page.press(Role::Button, "It was clean").await?;
    page.hear(Role::Alert, "was changed elsewhere").await?;
    page.reads("Leaned back, then bend knees.").await?;
    assert!(!page.sees(Role::Button, "Undo").await?, "what was before would go over what the other tab did");
    page.reload().await?;
    page.reads("2 clean, 1 miss: 1 fall.").await?;
    page.reads("Leaned back, then bend knees.").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn two_tabs_write_one_lesson_and_choose_for_themselves() -> Told {
    let site = Site::at_root()?;
    let device = Device::new(Engine::Desk)?;
    let (page, one, other) = two_tabs(&device, &site).await?;
    page.press(Role::Link, "Journal").await?;
    page.press(Role::Button, "Write").await?;
    page.write("Lesson", "Eyes up.").await?;
    page.press(Role::Button, "Keep").await?;
    page.press(Role::Button, "Edit").await?;
    page.write("Lesson", " Always.").await?;
    page.turn_to(&other).await?;
    page.go(&site.at("journal")).await?;
    page.press(Role::Button, "Edit").await?;
    page.write("Lesson", " And breathe.").await?;
    page.press(Role::Button, "Keep").await?;
    page.hear(Role::ListItem, "Eyes up. And breathe.").await?;
    page.turn_to(&one).await?;
    page.press(Role::Button, "Keep").await?;
    page.hear(Role::Alert, "changed elsewhere").await?;
    page.reads("Eyes up. And breathe.").await?;
    assert_eq!(page.see(Role::Textbox, "Lesson").await?.text, "Eyes up. Always.", "what was typed stays");
    page.press(Role::Button, "Keep").await?;
    page.gone(Role::Textbox, "Lesson").await?;
    page.hear(Role::ListItem, "Eyes up. Always.").await?;

    // choices of both, components of both
    page.press(Role::Link, "Settings").await?;
    page.see(Role::Switch, "Gloves").await?;
    page.turn_to(&other).await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Switch, "Left hand").await?;
    page.turn_to(&one).await?;
    // as if it had been frozen: it heard of nothing
    page.press(Role::Switch, "Gloves").await?;
    page.reload().await?;
    for choice in ["Left hand", "Gloves"] {
        assert_eq!(page.see(Role::Switch, choice).await?.checked, Some(true), "{choice}");
    }
    for (tab, name) in [(&one, "Mohawk"), (&other, "Waltz jump")] {
        page.turn_to(tab).await?;
        page.press(Role::Link, "Skills").await?;
        page.press(Role::Button, "Add a component").await?;
        page.insert("What is it called?", name).await?;
        page.run("document.activeElement.form.requestSubmit();", Vec::new()).await?;
        page.see(Role::Button, name).await?;
    }
    page.see(Role::Button, "Mohawk").await?;
    page.turn_to(&one).await?;
    page.reload().await?;
    page.see(Role::Button, "Mohawk").await?;
    page.see(Role::Button, "Waltz jump").await?;
    assert_eq!(page.run("return localStorage.length > 0;", Vec::new()).await?, json!(true));
    page.close().await
}

impl Browser {
    /// Opens a new tab at a screen, and turns to it.
    async fn another_tab(&self, site: &Site, screen: &str) -> Told<WindowHandle> {
        let tab = self.web.new_tab().await?;
        self.turn_to(&tab).await?;
        self.go(&site.at(screen)).await?;
        Ok(tab)
    }

    /// The session is another tab's: it is shown as it goes on, and nothing here could change it.
    async fn follows(&self, counts: &str) -> Told {
        self.see(Role::Button, "Go on here").await?;
        self.reads("Taps count there.").await?;
        self.hear(Role::Status, counts).await?;
        for control in ["Clean", "Micro-failure", "Undo", "Pause", "End session", "Switch component", "Harder"] {
            assert!(!self.sees(Role::Button, control).await?, "{control} is not offered");
        }
        // nor is the key of a pedal
        self.keys(" ").await
    }
}

/// Every event of the session is stored once, from the first on, and none is missing.
async fn events_are(page: &Browser, taps: usize) -> Told {
    let events = page.records("e").await?;
    let places: Vec<usize> = events.keys().filter_map(|key| key.split_once('.')?.1.parse().ok()).collect();
    assert_eq!(places, (0..events.len()).collect::<Vec<_>>());
    let is_tap = |value: &&String| value.contains("{\"c\":") || value.contains("{\"m\":");
    assert_eq!(events.values().filter(is_tap).count(), taps, "{events:?}");
    Ok(())
}

/// One tab logs, the other follows, takes over, and gives back.
async fn one_logs_and_the_other_follows(engine: Engine) -> Told {
    let site = Site::at_root()?;
    let device = Device::new(engine)?;
    let page = device.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 1).await?;
    let one = page.web.window().await?;

    let other = page.another_tab(&site, "").await?;
    page.press(Role::Button, "A session is running in another tab").await?;
    page.follows("0 micro-failures, 1 clean").await?;
    page.turn_to(&one).await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.turn_to(&other).await?;
    page.follows("1 micro-failure, 1 clean").await?;

    page.press(Role::Button, "Go on here").await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(1, 2).await?;
    page.turn_to(&one).await?;
    page.hear(Role::Status, "The session goes on in another tab now.").await?;
    page.follows("1 micro-failure, 2 clean").await?;
    // its own session comes back at once when it is loaded anew: it never had another's
    page.turn_to(&other).await?;
    page.reload().await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(1, 3).await?;
    events_are(&page, 4).await?;

    page.turn_to(&one).await?;
    page.press(Role::Button, "Go on here").await?;
    page.press(Role::Button, "Undo").await?;
    page.counted(1, 2).await?;
    page.press(Role::Button, "End session").await?;
    page.turn_to(&other).await?;
    page.reads("Its note of progress is written there.").await?;
    page.turn_to(&one).await?;
    page.write("What got better?", "Two tabs.").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    page.turn_to(&other).await?;
    page.see(Role::Button, "Start session").await?;
    assert_eq!(page.records("s").await?.len(), 1);
    page.close().await
}

#[tokio::test]
async fn one_tab_logs_and_the_other_follows_and_takes_over() -> Told {
    one_logs_and_the_other_follows(Engine::Desk).await
}

#[tokio::test]
async fn one_tab_logs_and_the_other_follows_in_firefox() -> Told {
    one_logs_and_the_other_follows(Engine::Firefox).await
}

#[tokio::test]
async fn when_the_tab_that_logs_is_closed_or_frozen_another_goes_on() -> Told {
    let site = Site::at_root()?;
    let device = Device::new(Engine::Desk)?;
    let (page, one, other) = two_tabs(&device, &site).await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.turn_to(&other).await?;
    page.go(&site.at("session")).await?;
    page.follows("0 micro-failures, 1 clean").await?;

    // frozen: it hears of nothing until it wakes, and then it logs nothing that it must not
    page.turn_to(&one).await?;
    page.web.cdp().send_raw("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
    page.turn_to(&other).await?;
    page.press(Role::Button, "Go on here").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 3).await?;
    page.turn_to(&one).await?;
    page.web.cdp().send_raw("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
    let tap = "for (const pad of document.querySelectorAll('button.pad')) pad.click();";
    page.run(tap, Vec::new()).await?;
    page.follows("0 micro-failures, 3 clean").await?;
    events_are(&page, 3).await?;

    page.turn_to(&other).await?;
    page.web.close_window().await?;
    page.turn_to(&one).await?;
    page.hear(Role::Status, "The session goes on in this tab now.").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.counted(1, 3).await?;
    events_are(&page, 4).await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}
