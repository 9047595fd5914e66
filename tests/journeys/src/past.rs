//! At home: sessions that are over, the journal, and the end of everything.

use crate::browser::{Browser, Device, Engine};
use crate::person::{Role, Stored};
use crate::site::Site;
use crate::told::Told;

/// A short session with two clean attempts and a miss, ended with this note.
async fn practise(page: &Browser, note: &str) -> Told {
    page.press(Role::Button, "Start session").await?;
    for pad in ["Clean", "Micro-failure", "Clean"] {
        page.press(Role::Button, pad).await?;
    }
    page.press(Role::Button, "End session").await?;
    page.write("What got better?", note).await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await.map(drop)
}

#[tokio::test]
async fn a_session_is_changed_line_by_line_and_every_change_can_be_taken_back() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    practise(&page, "Looked ahead.").await?;
    page.go(&site.at("sessions")).await?;
    page.see(Role::Heading, "Sessions").await?;
    page.hear(Role::Link, "Looked ahead.").await?;
    let link = page.all(Role::Link).await?.into_iter().find(|link| link.text.contains("Looked ahead."));
    page.press(Role::Link, &link.map(|link| link.name).unwrap_or_default()).await?;
    page.see(Role::Heading, "Line by line").await?;
    let kept = page.records("s").await?;

    // what the miss was, afterwards
    page.press(Role::Button, "Edit Miss").await?;
    page.press(Role::Radio, "Fall").await?;
    page.press(Role::Radio, "Leaned back").await?;
    page.reads("Leaned back.").await?;
    page.reads("2 clean, 1 miss: 1 fall.").await?;
    assert_ne!(page.records("s").await?, kept, "it is stored at once");
    page.reload().await?;
    page.reads("2 clean, 1 miss: 1 fall.").await?;

    // it was none; and that can be taken back
    page.press(Role::Button, "Edit Miss").await?;
    page.press(Role::Button, "It was clean").await?;
    page.reads("3 clean, 0 misses.").await?;
    page.press(Role::Button, "Undo").await?;
    page.reads("2 clean, 1 miss: 1 fall.").await?;

    // deleted, and back
    let before = page.stored().await?;
    page.press(Role::Button, "Delete session").await?;
    page.see(Role::Heading, "No session yet").await?;
    assert_eq!(page.records("s").await?.len() + page.records("n").await?.len(), 0, "it is gone");
    page.press(Role::Button, "Undo").await?;
    page.hear(Role::Link, "Looked ahead.").await?;
    // what is made from the sessions is made again soon
    page.until("the ledger is made", "return Object.keys(localStorage).some((key) => key.includes(':w.'));").await?;
    // all but when it was changed last, and that it was deleted in between
    let told = |stored: &Stored| -> Vec<(String, [serde_json::Value; 3])> {
        let own = stored.iter().filter(|(key, _)| !key.contains(":x."));
        let told = |(key, value): (&String, &String)| {
            let record = serde_json::from_str::<serde_json::Value>(value).unwrap_or_default();
            (key.clone(), ["a", "t", "w"].map(|field| record[3][field].clone()))
        };
        own.map(told).collect()
    };
    assert_eq!(told(&page.stored().await?), told(&before), "and all of it is back");
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn a_session_that_was_not_logged_is_added_by_hand() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.go(&site.at("sessions")).await?;
    page.see(Role::Heading, "No session yet").await?;
    page.press(Role::Button, "Add one by hand").await?;
    // what cannot be is told, and nothing is added
    page.run_on(Role::Spinbutton, "Minutes of practice", "arguments[0].select();").await?;
    page.type_into(Role::Spinbutton, "Minutes of practice", "0").await?;
    page.press(Role::Button, "Add").await?;
    page.hear(Role::Alert, "Nothing was added.").await?;
    assert_eq!(page.records("s").await?.len(), 0);
    for (field, number) in [("Minutes of practice", "20"), ("Clean", "7"), ("Micro-failures", "3")] {
        // what is there is typed over
        page.run_on(Role::Spinbutton, field, "arguments[0].select();").await?;
        page.type_into(Role::Spinbutton, field, number).await?;
    }
    page.press(Role::Button, "Add").await?;
    page.reads("7 clean, 3 misses.").await?;
    page.press(Role::Link, "Practice").await?;
    page.reads("The last 10 attempts: 7 clean, 3 misses.").await?;
    page.close().await
}

#[tokio::test]
async fn a_lesson_comes_up_with_its_component_and_is_found_again() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    practise(&page, "Four in a row.").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "Four in a row.").await?;
    page.press(Role::Button, "Write").await?;
    page.write("Lesson", "Knees first, then the push.").await?;
    page.press(Role::Button, "Keep").await?;
    page.hear(Role::ListItem, "Knees first").await?;
    // searched, and by kind
    page.type_into(Role::Searchbox, "Search the journal", "KNEES").await?;
    page.until("only the lesson is shown", "return !document.body.innerText.includes('Four in a row.');").await?;
    page.reload().await?;
    page.press(Role::Radio, "Progress").await?;
    page.until("only the note is shown", "return !document.body.innerText.includes('Knees first');").await?;
    // before the next session
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Heading, "Last lesson").await?;
    page.reads("Knees first, then the push.").await?;
    page.press(Role::Radio, "Forward swizzles").await?;
    page.see(Role::Heading, "Last note of progress").await?;
    // deleted, and back
    page.press(Role::Link, "Journal").await?;
    page.press(Role::Button, "Edit").await?;
    page.press(Role::Button, "Delete lesson").await?;
    page.until("it is gone", "return !document.body.innerText.includes('Knees first');").await?;
    page.press(Role::Button, "Undo").await?;
    page.hear(Role::ListItem, "Knees first").await?;
    page.close().await
}

#[tokio::test]
async fn everything_is_deleted_and_nothing_returns() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    practise(&page, "Soon gone.").await?;
    page.see_ready_offline().await?;
    page.press(Role::Link, "Practice").await?;
    // another tab is in a session, with all of it in its memory
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.counted(1, 0).await?;
    let practising = page.web.window().await?;
    let other = page.web.new_tab().await?;
    page.web.switch_to_window(other).await?;
    page.go(&site.at("settings")).await?;
    page.run(
        "localStorage.setItem('neighbour', 'stays'); localStorage.setItem('wobble:/:q.0.n.x', 'put aside');",
        vec![],
    )
    .await?;

    page.press(Role::Button, "Delete everything").await?;
    page.see(Role::Button, "Export a backup first").await?;
    assert!(page.see(Role::Button, "Delete it all now").await?.disabled, "a word must be typed first");
    page.write("To go on", "delete").await?;
    page.press(Role::Button, "Delete it all now").await?;
    page.see(Role::Button, "Ice skating").await?;
    assert_eq!(page.stored().await?.keys().collect::<Vec<_>>(), ["neighbour"]);
    let lines = page.safety_copy().await?;
    assert!(
        !lines.is_empty() && lines.iter().all(|(_, value)| value.is_none()),
        "removals, and nothing else: {lines:?}"
    );

    // the other tab begins anew, and what it remembered does not come back
    page.web.switch_to_window(practising).await?;
    page.see(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    let back = page.stored().await?;
    assert!(back.keys().all(|key| !key.contains(":s.") && !key.contains(":n.") && !key.contains(":e.")), "{back:?}");
    assert_eq!(page.records("q").await?.len(), 0);
    page.close().await
}

#[tokio::test]
async fn a_frozen_tab_brings_nothing_back() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 1).await?;
    // as if another tab had deleted everything while this one heard of nothing
    page.run("for (const key of Object.keys(localStorage)) localStorage.removeItem(key);", Vec::new()).await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.until("the session is over", "return !document.querySelector('[role=timer]');").await?;
    assert_eq!(page.stored().await?.len(), 0, "nothing of it was written again");
    page.close().await
}

#[tokio::test]
async fn a_screen_that_cannot_be_fetched_says_so_and_the_rest_goes_on() -> Told {
    let mut site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    // before the app is ready offline, and without a network
    page.run("return navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister())));", vec![])
        .await?;
    page.run("return caches.keys().then((all) => Promise.all(all.map((name) => caches.delete(name))));", vec![])
        .await?;
    site.stop();
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::Alert, "could not be loaded").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.counted(1, 0).await?;
    page.close().await
}
