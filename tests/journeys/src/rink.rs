//! The minute at the rink that everything serves: a phone, a finger, no network at the end.

use serde_json::json;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Seconds on the session's timer.
async fn seconds(page: &Browser) -> Told<u32> {
    let timer = page.see(Role::Timer, "Session time").await?.text;
    let (minutes, rest) = timer.split_once(':').unwrap_or_default();
    let seconds: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Ok(minutes.trim().parse::<u32>()? * 60 + seconds.parse::<u32>()?)
}

#[tokio::test]
async fn a_minute_at_the_rink() -> Told {
    let mut site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;

    // first run
    page.see(Role::Heading, "Every miss leaves a trace").await?;
    page.press(Role::Button, "Ice skating").await?;
    assert_eq!(page.see(Role::Radio, "Two-foot stop").await?.checked, Some(true), "the deck suggests where to begin");
    page.press(Role::Button, "Start session").await?;

    // taps on both pads
    page.see(Role::Timer, "Session time").await?;
    for pad in ["Clean", "Micro-failure", "Micro-failure", "Clean", "Micro-failure"] {
        page.press(Role::Button, pad).await?;
    }
    page.hear(Role::Status, "3 micro-failures, 2 clean").await?;
    page.press(Role::Button, "Undo").await?;
    page.hear(Role::Status, "2 micro-failures, 2 clean").await?;

    // ten seconds: how big, what went wrong, what to change; then the next try
    page.press(Role::Button, "Micro-failure").await?;
    page.see(Role::Region, "Reflection").await?;
    page.press(Role::Radio, "Wobble").await?;
    page.press(Role::Radio, "Knees straight").await?;
    page.press(Role::Radio, "Bend knees").await?;
    page.press(Role::Button, "Retry").await?;
    page.gone(Role::Region, "Reflection").await?;
    page.press(Role::Button, "Clean").await?;
    page.hear(Role::Status, "3 micro-failures, 3 clean").await?;

    // the phone was in the pocket, the page is loaded anew: nothing is lost
    let before = seconds(&page).await?;
    page.reload().await?;
    page.hear(Role::Status, "3 micro-failures, 3 clean").await?;
    page.see(Role::Heading, "Two-foot stop").await?;
    let after = seconds(&page).await?;
    assert!(after >= before, "the timer goes on from {before} s, it shows {after} s");

    // end on a note of progress
    page.press(Role::Button, "End session").await?;
    page.hear(Role::Heading, "clean").await?;
    page.write("What got better?", "I looked ahead.").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await?;

    // at home: a chart with a sentence, and its table
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "3 misses in").await?;
    assert_eq!(page.see(Role::Link, "Insights").await?.current.as_deref(), Some("page"), "one sees where one is");
    page.press(Role::Button, "Show as table").await?;
    assert_eq!(page.see(Role::Button, "Show as table").await?.expanded.as_deref(), Some("true"));
    let row: Vec<String> = page.all(Role::Cell).await?.into_iter().map(|cell| cell.text).collect();
    assert_eq!(row[1..6], ["1", "0", "0", "2", "3"], "wobbles, stumbles, falls, without a size, clean: {row:?}");
    page.see_ready_offline().await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    assert_eq!(page.strays(&site).await?, [""; 0], "nothing leaves the phone");
    page.close().await?;

    // the next day, at a rink without a network
    site.stop();
    let page = phone.open(&site, "").await?;
    page.see(Role::Button, "Start session").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "3 misses in").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "I looked ahead.").await?;
    assert_eq!(page.strays(&site).await?, [""; 0], "nothing leaves the phone");
    page.close().await
}

#[tokio::test]
async fn a_tap_is_stored_before_its_handler_returns() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;
    for (pad, event) in [("Clean", "\"c\""), ("Micro-failure", "\"m\"")] {
        let before = page.stored().await?;
        // what is stored is read in the same task in which the finger comes down
        let body = "const [pad] = arguments;
            pad.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, isPrimary: true }));
            return { ...localStorage };";
        let after = page.run_on(Role::Button, pad, body).await?;
        let after: crate::person::Stored = serde_json::from_value(after)?;
        let new: Vec<_> = after.iter().filter(|(key, value)| before.get(*key) != Some(*value)).collect();
        let [(key, value)] = new[..] else { panic!("one record per tap, not {new:?}") };
        assert!(key.starts_with("wobble:/:e.") && !before.contains_key(key), "a key of its own: {key}");
        assert!(value.starts_with("[\"W6\",\"") && value.contains(event), "{value}");
    }
    page.close().await
}

#[tokio::test]
async fn nothing_can_be_sent_out_and_an_attempt_is_noticed() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.see(Role::Button, "Ice skating").await?;
    assert_eq!(page.strays(&site).await?, [""; 0]);
    let send = "return fetch('http://elsewhere.invalid/tap').then(() => 'sent', () => 'refused');";
    assert_eq!(page.run(send, Vec::new()).await?, json!("refused"));
    let refused = page.complaints().await?;
    assert!(refused.iter().any(|line| line.contains("Content Security Policy")), "{refused:?}");
    // without the page's policy it would leave, and what all journeys rely on would notice
    page.web.cdp().send_raw("Page.setBypassCSP", json!({ "enabled": true })).await?;
    page.reload().await?;
    page.run(send, Vec::new()).await?;
    assert_eq!(page.strays(&site).await?, ["http://elsewhere.invalid/tap"]);
    page.close().await
}
