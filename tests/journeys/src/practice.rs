//! What Practice and the wrap-up say: of a session that is not finished, of the last attempts, of skills that are put away.

use crate::browser::{Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

#[tokio::test]
async fn practice_tells_of_the_session_that_is_not_finished() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Clean").await?;
    page.back().await?;
    page.reads("A session is running: 1 clean, 1 miss.").await?;
    page.press(Role::Button, "A session is running").await?;

    // another component: what is said of the last attempts names none
    page.press(Role::Button, "Switch component, now Two-foot stop").await?;
    page.press(Role::Button, "Forward swizzles").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "End session").await?;
    page.see(Role::Heading, "Two clean attempts.").await?;
    page.back().await?;
    page.reads("A session has ended: 2 clean, 2 misses.").await?;
    page.press(Role::Button, "A session has ended").await?;
    page.press(Role::Button, "Finish").await?;
    page.reads("Last practised today. The last 4 attempts: 2 clean, 2 misses.").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "2 misses in less than a minute.").await?;
    page.press(Role::Button, "Show as table").await?;
    let row: Vec<String> = page.all(Role::Cell).await?.into_iter().map(|cell| cell.text).collect();
    assert_eq!(row, ["< 1", "0", "0", "0", "2", "2", "–"], "no rate of seconds");
    page.close().await
}

#[tokio::test]
async fn clean_attempts_that_nobody_logged_are_not_none() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Switch, "Log clean attempts").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.back().await?;
    page.reads("A session is running: 1 miss.").await?;
    page.press(Role::Button, "A session is running").await?;
    page.press(Role::Button, "End session").await?;
    page.see(Role::Heading, "1 signal collected.").await?;
    page.press(Role::Button, "Finish").await?;
    page.reads("Last practised today. One miss.").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "1 miss in less than a minute.").await?;
    page.press(Role::Button, "Show as table").await?;
    let row: Vec<String> = page.all(Role::Cell).await?.into_iter().map(|cell| cell.text).collect();
    assert_eq!(row, ["< 1", "0", "0", "0", "1", "–", "–"], "what is not known is not zero");
    page.close().await
}

#[tokio::test]
async fn where_every_skill_is_archived_practice_offers_the_way_back() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Link, "Skills").await?;
    page.press(Role::Button, "Archive this skill").await?;
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Heading, "All your skills are archived").await?;
    page.see(Role::Button, "Guitar").await?;
    page.press(Role::Link, "Bring one back").await?;
    page.press(Role::Button, "Bring back Ice skating").await?;
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Button, "Start session").await?;
    page.see(Role::Radio, "Two-foot stop").await?;
    page.close().await
}
