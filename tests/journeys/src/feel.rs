//! What a tap sounds and feels like, the chime, and the screen that stays awake: what the page asks of the browser.

use serde_json::json;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// Writes down what is played (its length in milliseconds), what is shaken, and what becomes of the screen.
const LISTEN: &str = "
    const heard = window.heard = [];
    const wrap = (of, name, note) => {
        const does = of[name];
        of[name] = function (...all) { note.call(this, ...all); return does.apply(this, all); };
    };
    wrap(AudioBufferSourceNode.prototype, 'start', function () { heard.push(`play ${Math.round(this.buffer.duration * 1000)}`); });
    wrap(Navigator.prototype, 'vibrate', (pulses) => { heard.push(`shake ${pulses}`); });
    wrap(WakeLock.prototype, 'request', () => { heard.push('awake'); });
    wrap(WakeLockSentinel.prototype, 'release', () => { heard.push('asleep'); });";

/// Opens the app for the first time in a browser in which `first` has run before the page's own program.
pub async fn listened_to(device: &Device, site: &Site, first: &str) -> Told<Browser> {
    let page = device.open(site, "").await?;
    let script = json!({ "source": format!("{{ {first} }}") });
    page.web.cdp().send_raw("Page.enable", json!({})).await?;
    page.web.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
    page.reload().await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    Ok(page)
}

/// What was asked for since the last look; nothing may be lost in between.
async fn heard(page: &Browser) -> Told<Vec<String>> {
    Ok(serde_json::from_value(page.run("return window.heard.splice(0);", Vec::new()).await?)?)
}

pub async fn start(page: &Browser) -> Told {
    page.press(Role::Button, "Start session").await?;
    page.see(Role::Timer, "Session time").await.map(drop)
}

#[tokio::test]
async fn a_tap_is_heard_and_felt_once_and_undo_backwards() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, LISTEN).await?;
    start(&page).await?;
    assert_eq!(heard(&page).await?, ["awake"]);
    for (button, expected) in [
        ("Micro-failure", ["play 112", "shake 25"]),
        ("Clean", ["play 320", "shake 14,70,14"]),
        ("Undo", ["play 320", "shake 10"]),
        ("Undo", ["play 112", "shake 10"]),
    ] {
        page.press(Role::Button, button).await?;
        assert_eq!(heard(&page).await?, expected, "{button}");
    }
    // a key is a tap, too
    page.counted(0, 0).await?;
    page.keys(" ").await?;
    page.counted(1, 0).await?;
    assert_eq!(heard(&page).await?, ["play 112", "shake 25"]);
    // a level that is taken back is no attempt
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "Harder").await?;
    page.hear(Role::Button, "Undo level").await?;
    page.press(Role::Button, "Undo").await?;
    page.hear(Role::Button, "Undo miss 1").await?;
    assert_eq!(heard(&page).await?, [""; 0]);
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn a_tap_is_heard_in_the_task_that_answers_it() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, LISTEN).await?;
    start(&page).await?;
    page.press(Role::Button, "Clean").await?;
    let body = "window.heard.length = 0;
        arguments[0].dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, isPrimary: true }));
        return window.heard.splice(0);";
    assert_eq!(page.run_on(Role::Button, "Micro-failure", body).await?, json!(["play 112", "shake 25"]));
    page.close().await
}

#[tokio::test]
async fn what_is_switched_off_is_not_heard_or_felt() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, LISTEN).await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Button, "Miss").await?;
    page.press(Role::Button, "Time").await?;
    assert_eq!(heard(&page).await?, ["play 112", "shake 25", "play 2200", "shake 120,440,120,440,120"]);
    page.press(Role::Switch, "Vibration").await?;
    page.press(Role::Link, "Practice").await?;
    start(&page).await?;
    page.press(Role::Button, "Clean").await?;
    assert_eq!(heard(&page).await?, ["awake", "play 320"]);
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Switch, "Sounds").await?;
    page.gone(Role::Button, "Miss").await?;
    page.press(Role::Link, "Practice").await?;
    start(&page).await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 1).await?;
    assert_eq!(heard(&page).await?, ["asleep", "awake"]);
    page.close().await
}

#[tokio::test]
async fn where_nothing_can_be_heard_or_felt_taps_count() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    for spoil in [
        "delete window.AudioContext; delete Navigator.prototype.vibrate; delete Navigator.prototype.wakeLock;",
        "window.AudioContext = class { constructor() { throw new Error('no loudspeaker'); } };
         Navigator.prototype.vibrate = () => { throw new Error('no'); };
         WakeLock.prototype.request = () => { throw new Error('no'); };",
        "AudioContext.prototype.createBufferSource = () => { throw new Error('no'); };
         AudioContext.prototype.resume = () => Promise.reject(new Error('interrupted'));
         WakeLock.prototype.request = () => Promise.reject(new DOMException('low battery', 'NotAllowedError'));",
    ] {
        let page = listened_to(&Device::new(Engine::Phone)?, &site, spoil).await?;
        start(&page).await?;
        for button in ["Micro-failure", "Clean", "Undo", "Clean"] {
            page.press(Role::Button, button).await?;
        }
        page.counted(1, 1).await?;
        page.reads("Screen may sleep").await?;
        assert_eq!(page.complaints().await?, [""; 0], "{spoil}");
        page.close().await?;
    }
    // a browser that cannot says so
    let page = listened_to(&phone, &site, "delete Navigator.prototype.wakeLock;").await?;
    page.press(Role::Link, "Settings").await?;
    page.reads("The screen may sleep").await?;
    page.close().await
}

#[tokio::test]
async fn the_screen_stays_awake_while_practice_runs_and_no_longer() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, LISTEN).await?;
    assert_eq!(heard(&page).await?, [""; 0], "nobody practises");
    start(&page).await?;
    page.press(Role::Button, "Pause").await?;
    page.see(Role::Button, "Resume").await?;
    assert_eq!(heard(&page).await?, ["awake", "asleep"]);
    page.press(Role::Button, "Resume").await?;
    page.see(Role::Button, "Pause").await?;
    page.press(Role::Button, "End session").await?;
    page.see(Role::Button, "Finish").await?;
    assert_eq!(heard(&page).await?, ["awake", "asleep"]);
    assert!(
        !page
            .run("return document.body.innerText.includes('Screen may sleep');", Vec::new())
            .await?
            .as_bool()
            .unwrap_or(true)
    );
    page.close().await
}

#[tokio::test]
async fn a_call_takes_the_sound_away_and_the_next_lift_brings_it_back() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let keep = format!(
        "const Context = AudioContext;
        window.AudioContext = class extends Context {{ constructor(...all) {{ super(...all); window.context = this; }} }};
        {LISTEN}"
    );
    let page = listened_to(&phone, &site, &keep).await?;
    start(&page).await?;
    page.press(Role::Button, "Clean").await?;
    page.run("return window.context.suspend();", Vec::new()).await?;
    heard(&page).await?;
    page.press(Role::Button, "Clean").await?;
    assert_eq!(heard(&page).await?, ["shake 14,70,14"], "not heard, not late");
    page.until("sound is back", "return window.context.state === 'running';").await?;
    page.press(Role::Button, "Clean").await?;
    assert_eq!(heard(&page).await?, ["play 320", "shake 14,70,14"]);
    page.close().await
}

/// Moves the wall clock of the page forth, as if the phone had slept for so many minutes.
fn sleep(minutes: u32) -> String {
    format!("const now = Date.now; Date.now = () => now() + {minutes} * 60000;")
}

#[tokio::test]
async fn the_chime_is_struck_once_even_if_it_is_found_late() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, LISTEN).await?;
    start(&page).await?;
    page.press(Role::Button, "Clean").await?;
    page.hear(Role::Timer, "0:01").await?;
    heard(&page).await?;
    page.run(&sleep(26), Vec::new()).await?;
    page.hear(Role::Status, "Time to end on a note of progress").await?;
    page.until("the chime", "return window.heard.length === 2;").await?;
    assert_eq!(heard(&page).await?, ["play 2200", "shake 120,440,120,440,120"]);
    page.press(Role::Button, "Clean").await?;
    assert_eq!(heard(&page).await?, ["play 320", "shake 14,70,14"], "once");
    page.close().await
}

#[tokio::test]
async fn without_clean_attempts_there_is_one_pad_and_both_ends_of_a_pedal_are_it() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Switch, "Log clean attempts").await?;
    page.press(Role::Link, "Practice").await?;
    start(&page).await?;
    page.stays_gone(Role::Button, "Clean").await?;
    page.keys(thirtyfour::Key::PageUp).await?;
    page.keys(thirtyfour::Key::PageDown).await?;
    page.keys("c ").await?;
    page.hear(Role::Status, "3 micro-failures").await?;
    let told = page.all(Role::Status).await?.into_iter().map(|status| status.text).collect::<String>();
    assert!(!told.contains("clean"), "{told}");
    page.reads("needs clean attempts, too").await?;
    page.press(Role::Button, "End session").await?;
    page.reads("3 misses.").await?;
    page.press(Role::Button, "Finish").await?;
    page.reads("The last 3 misses.").await?;
    page.close().await
}
