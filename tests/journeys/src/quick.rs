//! How few taps and how little time it takes: from the icon to an explained miss, from a first visit to a first tap.

use std::time::Duration;

use serde_json::Value;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Counts fingers that come down, and what opens a phone's keyboard.
const COUNT: &str = "window.taps = 0; window.typed = 0;
    addEventListener('pointerdown', () => taps += 1, true);
    addEventListener('focusin', event => typed += event.target.matches('input[type=text], input[type=search], textarea') ? 1 : 0, true);";

async fn counted(page: &Browser) -> Told<(u64, u64)> {
    let of = page.run("return [taps, typed];", Vec::new()).await?;
    Ok((of[0].as_u64().unwrap_or(u64::MAX), of[1].as_u64().unwrap_or(u64::MAX)))
}

#[tokio::test]
async fn from_the_icon_to_an_explained_miss_in_five_taps() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    // somebody who practised before opens the app by its icon
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    page.go(&site.at("")).await?;
    page.see(Role::Button, "Start session").await?;

    page.run(COUNT, Vec::new()).await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Radio, "Stumble").await?;
    page.press(Role::Radio, "Leaned back").await?;
    page.press(Role::Radio, "Bend knees").await?;
    // the questions go by themselves, and nothing is left to explain
    page.gone(Role::Region, "Reflection").await?;
    let (taps, typed) = counted(&page).await?;
    assert!(taps <= 5 && typed == 0, "{taps} taps, {typed} times a keyboard");
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;
    assert!(!page.sees(Role::Link, "1 waiting").await?, "the miss is explained");
    page.close().await
}

/// How long a slow reader takes for what is on screen now, above the first control that they are to find: 175 words a
/// minute, where most adults read 175 to 300 (Brysbaert 2019, silent reading of English non-fiction).
async fn reading(page: &Browser, above: (Role, &str)) -> Told<Duration> {
    let words = "const end = arguments[0].getBoundingClientRect().top;
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        let words = 0;
        while (texts.nextNode()) {
            const place = texts.currentNode.parentElement;
            const { top } = place.getBoundingClientRect();
            if (place.checkVisibility() && top >= 0 && top < end) words += texts.currentNode.data.split(/\\s+/).filter(w => w).length;
        }
        return words;";
    let words = page.run_on(above.0, above.1, words).await?.as_u64().unwrap_or_default();
    Ok(Duration::from_millis(words * 60_000 / 175))
}

#[tokio::test]
async fn from_a_first_visit_to_a_first_tap_a_slow_person_needs_no_thirty_seconds() -> Told {
    /// To find a control and to reach it, in gloves.
    const REACH: Duration = Duration::from_secs(2);
    /// Of thirty seconds; the rest is the phone's. How long that takes to begin is measured elsewhere, where nothing else is going on.
    const PERSON: Duration = Duration::from_secs(26);
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.run(COUNT, Vec::new()).await?;
    page.see(Role::Button, "Ice skating").await?;
    let reading = reading(&page, (Role::Button, "Ice skating")).await?;
    assert!(reading > Duration::from_secs(10), "there is something to read: {reading:?}");
    for button in ["Ice skating", "Start session", "Micro-failure"] {
        page.press(Role::Button, button).await?;
    }
    page.hear(Role::Status, "1 micro-failure, 0 clean").await?;
    let (taps, typed) = counted(&page).await?;
    assert_eq!((taps, typed), (3, 0), "taps, and times a keyboard");
    let needed = reading + REACH * 3;
    assert!(needed < PERSON, "{needed:?}");
    let stored: Vec<Value> =
        page.records("e").await?.values().map(|event| serde_json::from_str(event)).collect::<Result<_, _>>()?;
    assert!(stored.iter().any(|event| event.to_string().contains("\"m\"")), "{stored:?}");
    page.close().await
}
