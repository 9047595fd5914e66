//! Every screen at every size and setting: nothing is cut, covered, too small or too wide; nothing moves for those who
//! want no motion; what a ground says, an outline says, too, for those with colours of their own.

use serde_json::{Value, json};

use super::places::{PLACES, Place, come_by};
use crate::browser::{Browser, Device, Engine};
use crate::site::Site;
use crate::told::{Told, Trouble};

/// What a page is shown in.
struct Room {
    name: &'static str,
    width: u32,
    height: u32,
    /// The browser's own text size, in px: 16 where nobody changed it.
    text: u32,
    /// Whether the person's system forces its colours upon the page.
    forced: bool,
}

impl Room {
    const fn of(name: &'static str, width: u32, height: u32) -> Self {
        Self { name, width, height, text: 16, forced: false }
    }
}

/// The last one is the phone in which a person goes on to the next place.
const ROOMS: [Room; 7] = [
    Room::of("a small phone", 320, 640),
    Room::of("a phone on its side", 844, 390),
    Room::of("a tablet", 768, 1024),
    Room::of("a desk", 1280, 800),
    Room { text: 32, ..Room::of("text twice as large", 412, 915) },
    Room { forced: true, ..Room::of("forced colours", 412, 915) },
    PHONE,
];
const PHONE: Room = Room::of("a phone", 412, 915);

/// The least side of what one touches, on the ice with a glove and elsewhere, in px.
const GLOVE: u32 = 56;
const FINGER: u32 = 44;

/// Makes the page's window and settings those of a room. Nobody here wants motion.
async fn enter(page: &Browser, room: &Room) -> Told {
    let metrics = json!({ "width": room.width, "height": room.height, "deviceScaleFactor": 1, "mobile": room.width < 1024 });
    let colours = if room.forced { "active" } else { "none" };
    let media = json!({ "features": [
        { "name": "prefers-reduced-motion", "value": "reduce" },
        { "name": "forced-colors", "value": colours },
    ] });
    let sizes = json!({ "fontSizes": { "standard": room.text, "fixed": room.text } });
    page.web.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    page.web.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    page.web.cdp().send_raw("Page.setFontSizes", sizes).await?;
    Ok(())
}

/// What does not hold together in a place that is shown in a room.
async fn faults(page: &Browser, place: &Place, room: &Room) -> Told<Vec<String>> {
    // it is laid out anew in the next frame but one
    let settled = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
    page.run(settled, Vec::new()).await?;
    let asked = json!({
        "width": room.width,
        "target": if place.on_the_ice { GLOVE } else { FINGER },
        "still": room.width == PHONE.width,
        "forced": room.forced,
        // where there is little height or large text, what surrounds the pads may be scrolled
        "scrolls": room.text > PHONE.text || room.height < 500,
    });
    let found = page.run(include_str!("room.js"), vec![asked]).await?;
    let sentences = found.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(sentences.map(|fault| format!("{}, {}: {fault}", place.name, room.name)).collect())
}

#[tokio::test]
async fn every_screen_holds_together_at_every_size() -> Told {
    let site = Site::at_root()?;
    let device = Device::new(Engine::Phone)?;
    let page = device.open(&site, "").await?;
    let mut wrong = Vec::new();
    for place in PLACES {
        enter(&page, &PHONE).await?;
        come_by(&page, &site, place).await?;
        for room in &ROOMS {
            enter(&page, room).await?;
            wrong.extend(faults(&page, place, room).await?);
            if let Some(to) = std::env::var_os("WOBBLE_LOOK") {
                let name = format!("{}-{}.png", place.name, room.name).replace([' ', ','], "_");
                page.web.screenshot(&std::path::Path::new(&to).join(name)).await?;
            }
        }
    }
    page.close().await?;
    match wrong.len() {
        0 => Ok(()),
        n => Err(Trouble::new(format!("{n} faults\n  {}\n", wrong.join("\n  ")))),
    }
}
