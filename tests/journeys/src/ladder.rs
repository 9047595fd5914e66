//! The breakdown ladder on a phone, what it leaves behind, and the metronome.

use serde_json::json;

use crate::browser::{Browser, Device, Engine};
use crate::feel::{listened_to, start};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

async fn miss(page: &Browser) -> Told {
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await
}

#[tokio::test]
async fn a_ladder_is_climbed_until_it_breaks_and_its_day_is_kept() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Switch component").await?;
    page.press(Role::Button, "Breakdown ladder").await?;
    page.see(Role::Button, "Stop the ladder").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Clean").await?;
    page.reads("Rung 3 of 5").await?;
    miss(&page).await?;
    page.reads("1 miss of three").await?;
    // the page is loaded anew in the middle of it, and a slip is taken back
    page.reload().await?;
    page.reads("Rung 3 of 5").await?;
    miss(&page).await?;
    page.press(Role::Button, "Undo").await?;
    page.reads("1 miss of three").await?;
    miss(&page).await?;
    miss(&page).await?;
    page.hear(Role::Status, "Breakdown at No barrier: a new kind of miss unlocked. Back on Hand on the barrier.")
        .await?;
    page.see(Role::Button, "Harder").await?;
    page.press(Role::Button, "End session").await?;
    page.reads("Two-foot stop: breakdown at No barrier, a new best.").await?;
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Skills").await?;
    page.press(Role::Button, "Two-foot stop").await?;
    page.see(Role::Img, "Breakdown ladder on one day: No barrier").await?;
    page.press(Role::Button, "Show as table").await?;
    assert_eq!(page.see(Role::Cell, "").await?.text, "No barrier");
    page.close().await
}

/// Notes when each tick of the metronome is to be heard, by the loudspeaker's own clock, and which ticks were cut off.
const TICKS: &str = "
    const ticks = window.ticks = [];
    const { start } = AudioBufferSourceNode.prototype, { disconnect } = AudioNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...at) {
        if (Math.round(this.buffer.duration * 1000) === 60) ticks.push({ at: at[0], late: at[0] < this.context.currentTime, node: this });
        return start.apply(this, at);
    };
    AudioNode.prototype.disconnect = function (...from) {
        for (const tick of ticks) if (tick.node === this) tick.cut = true;
        return disconnect.apply(this, from);
    };";

#[tokio::test]
async fn the_metronome_ticks_evenly_and_falls_silent_with_the_session() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, TICKS).await?;
    // a skill with a tempo
    page.press(Role::Link, "Skills").await?;
    page.press(Role::Button, "Two-foot stop").await?;
    page.press(Role::Button, "Edit Hand on the barrier").await?;
    page.insert("How much", "240").await?;
    page.insert("Unit", "bpm").await?;
    page.press(Role::Button, "Change").await?;
    page.reads("240 bpm").await?;
    page.press(Role::Link, "Practice").await?;
    start(&page).await?;
    page.press(Role::Button, "Metronome, 240 bpm").await?;
    // the page is kept busy in between, as a slow phone is
    page.until(
        "a dozen ticks",
        "const end = performance.now() + 60; while (performance.now() < end); return window.ticks.length > 12;",
    )
    .await?;
    page.press(Role::Button, "Pause").await?;
    page.see(Role::Button, "Resume").await?;
    let ticks = page.run("return window.ticks.map(({ at, late }) => [at, late]);", Vec::new()).await?;
    let ticks: Vec<(f64, bool)> = serde_json::from_value(ticks)?;
    for (nth, (at, late)) in ticks.iter().enumerate() {
        let exact = ticks[0].0 + nth as f64 * 0.25;
        assert!((at - exact).abs() < 1e-6 && !late, "tick {nth} at {at}, not {exact}; late: {late}");
    }
    // nothing is heard any more, and nothing new is given
    let silent = "return window.ticks.every(({ at, cut, node }) => cut || at <= node.context.currentTime);";
    assert_eq!(page.run(silent, Vec::new()).await?, json!(true));
    let given = ticks.len();
    page.stays_gone(Role::Button, "Pause").await?;
    assert_eq!(page.run("return window.ticks.length;", Vec::new()).await?, json!(given));
    page.press(Role::Button, "Resume").await?;
    page.until("it ticks again", &format!("return window.ticks.length > {given} + 1;")).await?;
    page.press(Role::Button, "Metronome").await?;
    page.close().await
}
