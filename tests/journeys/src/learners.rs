//! A coach with two pupils: each has skills and a history of their own, and takes it home.

use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

async fn add(page: &Browser, name: &str) -> Told {
    page.press(Role::Button, "Add a learner").await?;
    page.write("Name or nickname", name).await?;
    page.press(Role::Button, "Add").await?;
    page.see(Role::Button, &format!("Edit {name}")).await.map(drop)
}

/// The first session of somebody, and its note.
async fn practise(page: &Browser, name: &str, skill: &str) -> Told {
    page.choose("Learner", name).await?;
    page.see(Role::Heading, &format!("What does {name} practise?")).await?;
    page.press(Role::Button, skill).await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "End session").await?;
    page.write("What got better?", &format!("{name} did it")).await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await.map(drop)
}

#[tokio::test]
async fn two_pupils_have_a_history_each_and_one_takes_it_home() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    assert!(!page.sees(Role::Combobox, "Learner").await?, "who is alone sees nothing of learners");
    page.press(Role::Link, "Settings").await?;
    add(&page, "Mia").await?;
    add(&page, "Tom").await?;
    page.press(Role::Link, "Practice").await?;
    assert_eq!(page.chosen("Learner").await?, "You");
    practise(&page, "Mia", "Guitar").await?;
    practise(&page, "Tom", "Ice skating").await?;

    // while a session goes on it is somebody's
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.back().await?;
    page.reads("Finish it to choose another learner.").await?;
    let is_off = page.run_on(Role::Combobox, "Learner", "return arguments[0].matches(':disabled');").await?;
    assert_eq!(is_off, serde_json::Value::Bool(true));
    page.press(Role::Button, "A session is running").await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;

    page.reload().await?;
    assert_eq!((page.chosen("Learner").await?, page.chosen("Skill").await?), ("Tom".into(), "Ice skating".into()));
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "Journal Tom").await?;
    page.reads("Tom did it").await?;
    assert!(!page.shows("Mia did it").await?);
    page.press(Role::Link, "Practice").await?;
    page.choose("Learner", "Mia").await?;
    page.reads("Mia did it").await?;
    assert_eq!(page.chosen("Skill").await?, "Guitar");
    page.press(Role::Link, "Insights").await?;
    page.press(Role::Link, "Sessions").await?;
    page.see(Role::Heading, "Sessions Mia").await?;
    page.reads("Mia did it").await?;
    assert!(!page.shows("Tom did it").await?);

    // Mia's, to another coach's device
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Button, "Edit Mia").await?;
    let file = page.export_by("Export only Mia’s", &phone).await?;
    let only = std::fs::read_to_string(file)?;
    assert!(only.contains("Mia did it") && !only.contains("Tom did it"));
    page.close().await?;
    let other = Device::new(Engine::Phone)?;
    let page = other.open(&site, "").await?;
    page.press(Role::Button, "Piano").await?;
    page.press(Role::Link, "Settings").await?;
    page.restore(&Folder::new("backups")?, &only).await?;
    page.see(Role::Heading, "Whose are they?").await?;
    assert_eq!(page.chosen("Mia: Guitar").await?, "A new learner");
    page.choose("Mia: Guitar", "You").await?;
    page.choose("Mia: Guitar", "A new learner").await?;
    page.gone(Role::Textbox, "What is the new learner called?").await?;
    page.press(Role::Button, "Restore").await?;
    page.see(Role::Button, "Undo restore").await?;
    page.press(Role::Link, "Practice").await?;
    assert_eq!((page.chosen("Learner").await?, page.chosen("Skill").await?), ("You".into(), "Piano".into()));
    page.choose("Learner", "Mia").await?;
    page.reads("Mia did it").await?;
    page.close().await
}
