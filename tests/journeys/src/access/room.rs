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
    let metrics =
        json!({ "width": room.width, "height": room.height, "deviceScaleFactor": 1, "mobile": room.width < 1024 });
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
        }
    }
    page.close().await?;
    match wrong.len() {
        0 => Ok(()),
        n => Err(Trouble::new(format!("{n} faults\n  {}\n", wrong.join("\n  ")))),
    }
}

/// A page with one fault of each kind; and what is said of it.
const SPOIL: &str = "
    const put = (html, css) => {
        document.querySelector('main').insertAdjacentHTML('beforeend', html);
        const e = document.querySelector('main').lastElementChild;
        e.style.cssText = css;
        return e;
    };
    put(`<p>${'a line beyond the window '.repeat(6)}</p>`, 'width: 999px; max-width: none');
    put('<p>cut at its side</p>', 'width: 20px; overflow: hidden; white-space: nowrap');
    put('<div><p>cut above</p></div>', 'height: 20px; overflow: hidden').firstChild.style.marginTop = '-12px';
    put('<button>more than it holds</button>', 'width: 60px; height: 60px; white-space: nowrap; border: 2px solid');
    put('<button>small</button>', 'width: 30px; height: 30px; padding: 0; border: 2px solid');
    put('<button>left</button>', 'width: 90px; height: 60px; border: 2px solid');
    put('<button>right</button>', 'width: 90px; height: 60px; border: 2px solid; margin-left: -30px');
    put('<button>below</button>', 'display: block; width: 90px; height: 60px; border: 2px solid');
    put('<b>lid</b>', 'display: block; position: relative; width: 90px; height: 50px; margin-top: -55px');
    put('<div><p>hidden below</p></div>', 'height: 60px; overflow-y: auto').firstChild.style.height = '200px';
    put(`<p>${'a line that is long for an eye '.repeat(9)}</p>`, 'font-size: 6px; max-width: none');
    put('<input placeholder=\"a question that is longer than its field\">', 'width: 90px; height: 60px');
    put('<p>slow</p>', '').style.setProperty('transition', 'opacity 1s', 'important');
    put('<p>going</p>', '').animate({ opacity: [0, 1] }, 60000);
    put('<button>bare</button>', 'border: 0; width: 90px; height: 60px');
    put('<fieldset><label><input type=radio name=x checked>on</label><label><input type=radio name=x>off</label></fieldset>', '');";
const TOLD: [&str; 15] = [
    "the page is 1",
    "cut at a side: p “cut at its side”",
    "cut above or below: p “cut above”",
    "beyond its control: button “more than it holds”",
    "30 × 30 is small for a finger: button “small”",
    "overlaps button “right”: button “left”",
    "covers 1, first button “below”: b “lid”",
    "px are out of sight: div “hidden below”",
    "letters a line: p “a line that is long",
    "what is asked for is cut (“a question that",
    "changes slowly: p “slow”",
    "is moving: p “going”",
    "has no outline where colours are forced: button “bare”",
    "looks as if it were not chosen: input “on",
    "beyond the window: p “a line beyond",
];

#[tokio::test]
async fn each_kind_of_fault_would_be_told() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Phone)?.open(&site, "settings").await?;
    let settings = Place::here("settings");
    let room = Room { forced: true, ..PHONE };
    enter(&page, &room).await?;
    page.see(crate::person::Role::Heading, "Settings").await?;
    assert_eq!(faults(&page, &settings, &room).await?, [""; 0]);
    page.run(SPOIL, Vec::new()).await?;
    let told = faults(&page, &settings, &room).await?.join("\n");
    for kind in TOLD {
        assert!(told.contains(kind), "“{kind}” is missing in:\n{told}");
    }
    page.close().await
}
