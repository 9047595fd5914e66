//! In the Journal: a setback, from its first words to the next attempt and the day on which it is looked at again; and on the bench, a
//! miss that stops asking.

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Moves the wall clock of the page forth by so many days.
async fn days_pass(page: &Browser, days: i64) -> Told {
    let later = format!("const now = Date.now; Date.now = () => now() + {days} * 86_400_000;");
    page.run(&later, Vec::new()).await.map(drop)
}

#[tokio::test]
async fn a_setback_is_kept_as_it_is_typed_and_leads_to_a_next_attempt() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Link, "Journal").await?;
    page.press(Role::Button, "Write").await?;
    page.press(Role::Button, "Setback").await?;
    page.write("What happened?", "My degree, a year late.").await?;
    page.until("it is stored", "return Object.values(localStorage).some((v) => v.includes('a year late.'));").await?;

    // the page goes in the middle of it
    page.reload().await?;
    page.hear(Role::ListItem, "My degree, a year late.").await?;
    page.press(Role::Button, "Go on").await?;
    page.write("What happened?", " Again.").await?;
    page.press(Role::Button, "Next").await?;
    let has_focus = "return document.activeElement.innerText === 'Are you still in the game?';";
    page.until("the next question has the focus", has_focus).await?;
    page.press(Role::Button, "Yes, still in it").await?;
    page.reads("Then it is micro.").await?;
    page.press(Role::Button, "Skip").await?;
    page.write("What is the next small attempt?", "One page a day.").await?;
    page.press(Role::Button, "Keep as a lesson").await?;
    page.hear(Role::Status, "Kept as a lesson").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "Skip").await?;
    page.press(Role::Button, "In 2 weeks").await?;
    page.hear(Role::ListItem, "My degree, a year late. Again.").await?;
    page.press(Role::Link, "Practice").await?;
    page.reads("One page a day.").await?;

    // two weeks later
    days_pass(&page, 15).await?;
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "You wanted to look at this again").await?;
    page.write("How does it look now?", "Smaller.").await?;
    page.press(Role::Button, "Close it").await?;
    page.gone(Role::Heading, "You wanted to look at this again").await?;
    page.hear(Role::ListItem, "Smaller.").await?;

    // deleted, and back with every word
    page.press(Role::Radio, "Setbacks").await?;
    page.press(Role::Button, "Edit").await?;
    page.press(Role::Button, "Delete setback").await?;
    page.hear(Role::Status, "Setback deleted.").await?;
    page.press(Role::Button, "Undo").await?;
    page.hear(Role::ListItem, "Smaller.").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn an_old_miss_stops_asking_and_is_still_there() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Link, "1 waiting").await?;
    days_pass(&page, 31).await?;
    page.gone(Role::Link, "1 waiting").await?;
    page.run("history.pushState(null, '', 'waiting'); dispatchEvent(new PopStateEvent('popstate'));", Vec::new())
        .await?;
    page.see(Role::Heading, "Nothing asks").await?;
    page.press(Role::Button, "Older ones (1)").await?;
    page.press(Role::Radio, "Leaned back").await?;
    page.press(Role::Radio, "Bend knees").await?;
    page.see(Role::Heading, "That was the last one").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}
