//! For everyone: every screen in every theme before axe; names as screen readers get them; a keyboard alone.

mod axe;
mod covered;
mod keyboard;
mod names;
mod places;
mod room;

use serde_json::json;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;
use axe::Violations;
use places::{PLACES, come_by};

/// What a screen is looked at in: a theme, and the window's size.
const LOOKS: [(&str, u32, u32); 4] =
    [("light", 412, 915), ("dark", 412, 915), ("rink", 412, 915), ("light", 1280, 800)];

/// Shows the page in another theme and size, without motion. The theme alone: its other consequences are places of their own.
async fn show_in(page: &Browser, (theme, width, height): (&str, u32, u32)) -> Told {
    let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 1024 });
    page.web.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    page.web.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    page.run("document.documentElement.dataset.theme = arguments[0];", vec![json!(theme)]).await?;
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_in_any_theme() -> Told {
    let site = Site::at_root()?;
    let device = Device::new(Engine::Phone)?;
    let page = device.open(&site, "").await?;
    let mut wrong = Violations::default();
    for place in PLACES {
        show_in(&page, LOOKS[0]).await?;
        come_by(&page, &site, place).await?;
        for look in LOOKS {
            show_in(&page, look).await?;
            wrong.look(&page, &format!("{}, {} {}", place.name, look.0, look.1)).await?;
        }
    }
    page.close().await?;
    wrong.none()
}

#[tokio::test]
async fn what_is_wrong_would_be_noticed() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "settings").await?;
    // the heading alone is there before the screen is
    page.see(Role::Button, "Export backup").await?;
    let spoil = "document.querySelector('main').insertAdjacentHTML('beforeend',
        '<button id=a></button><p id=b>hard to read</p><button id=c>x</button><button id=d>y</button>');
        b.style.cssText = 'color: #999; background: #aaa';
        for (const e of [c, d]) e.style.cssText = 'all: unset; display: block; width: 9px; height: 9px; overflow: hidden';";
    page.run(spoil, Vec::new()).await?;
    let mut wrong = Violations::default();
    wrong.look(&page, "spoiled").await?;
    let told = wrong.none().map_err(|trouble| trouble.to_string()).expect_err("three things are wrong");
    for rule in ["button-name", "color-contrast", "target-size"] {
        assert!(told.contains(rule), "{rule} is missing in: {told}");
    }
    page.close().await
}

#[tokio::test]
async fn a_target_is_too_small_where_scrolling_does_not_uncover_it() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "settings").await?;
    page.see(Role::Button, "Export backup").await?;
    // the bar at the top stays where it is; what covers the other button goes along with it
    let cover = "const main = document.querySelector('main');
        main.style.position = 'relative';
        main.insertAdjacentHTML('afterbegin', '<button id=bar>stays</button>');
        main.insertAdjacentHTML('beforeend', '<button id=a>under the bar</button><button id=b>covered</button><button id=c>over it</button>');
        const common = 'all: unset; left: 40px; width: 80px; background: #000; color: #fff;';
        bar.style.cssText = `${common} position: sticky; display: block; top: 0; height: 60px; z-index: 2`;
        scrollTo({ top: 500, behavior: 'instant' });
        const put = (button, top, height) => button.style.cssText =
            `${common} position: absolute; height: ${height}px; top: ${top - main.getBoundingClientRect().top}px; z-index: 1`;
        put(a, 45, 30), put(b, 300, 40), put(c, 300, 28);";
    page.run(cover, Vec::new()).await?;
    let mut wrong = Violations::default();
    wrong.look(&page, "covered").await?;
    let told = wrong.none().map_err(|trouble| trouble.to_string()).expect_err("one is covered");
    assert!(told.contains("1 violations") && told.contains("id=\"b\"") && !told.contains("id=\"a\""), "{told}");
    page.close().await
}
