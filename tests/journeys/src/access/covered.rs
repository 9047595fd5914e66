//! In a low window, what has the keyboard's focus is never below the navigation, nor below anything else that stays in sight.

use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// More stops than any screen has.
const STOPS: usize = 220;

/// What has the focus, and what covers its upper or its lower edge; null at the end of the page.
const LOOK: &str = "
    const e = document.activeElement;
    if (e === document.body) return null;
    const label = e.closest('label');
    const shown = label && getComputedStyle(e).opacity === '0' ? label : e;
    const name = shown.ariaLabel ?? shown.innerText.replace(/\\s+/g, ' ').slice(0, 60);
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    if (bottom - top > 300) return [name, ''];
    const over = [top + 4, bottom - 4].map((y) => {
        const hit = document.elementFromPoint((left + right) / 2, y);
        return hit && (shown.contains(hit) || hit.contains(shown)) ? '' : hit?.innerText?.slice(0, 30) || 'the edge';
    });
    return [name, over.join('')];";

/// Goes through a whole screen with Tab; answers what was covered, and how many stops there were.
async fn tab_through(page: &Browser, screen: &str) -> Told<(Vec<String>, usize)> {
    let (mut covered, mut stops) = (Vec::new(), 0);
    page.run("document.activeElement.blur(); scrollTo(0, 0);", Vec::new()).await?;
    for _ in 0..STOPS {
        page.keys(Key::Tab).await?;
        let found = page.run(LOOK, Vec::new()).await?;
        if found.is_null() {
            break;
        }
        stops += 1;
        let text = |place: usize| found[place].as_str().unwrap_or_default();
        if !text(1).is_empty() {
            covered.push(format!("{screen}: “{}” is behind “{}”", text(0), text(1)));
        }
    }
    Ok((covered, stops))
}

/// Another screen without loading the page anew, which would end the look at the sample.
async fn turn_to(page: &Browser, site: &Site, screen: &str) -> Told {
    let go = "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'));";
    page.run(go, vec![json!(site.at(screen))]).await?;
    is_there(page).await
}

async fn is_there(page: &Browser) -> Told {
    // before it is fetched there is only its heading
    // and while charts come in, what is below them moves
    let there = "return document.querySelectorAll('main :is(a, button, input)').length > 0 && !document.querySelector('.to-come');";
    page.until("the screen is there", there).await
}

#[tokio::test]
async fn what_has_the_focus_is_in_sight_on_every_further_screen() -> Told {
    let site = Site::at_root()?;
    let page = Device::new(Engine::Desk)?.open(&site, "").await?;
    let low = json!({ "width": 412, "height": 640, "deviceScaleFactor": 1, "mobile": false });
    page.web.cdp().send_raw("Emulation.setDeviceMetricsOverride", low).await?;
    page.press(Role::Button, "Look around with sample data").await?;
    page.see(Role::Region, "Sample data").await?;
    let mut covered = Vec::new();
    for screen in ["settings", "about", "waiting", "insights", "journal", "skills", "sessions", "a session"] {
        match screen {
            "a session" => {
                page.run("document.querySelector('main li a').click();", Vec::new()).await?;
                page.see(Role::Heading, "Line by line").await?;
            }
            _ => turn_to(&page, &site, screen).await?,
        }
        if screen == "waiting" {
            page.press(Role::Radio, "Leaned back").await?;
            page.press(Role::Button, "Not sure yet").await?;
            page.see(Role::Button, "Undo").await?;
        }
        let (found, stops) = tab_through(&page, screen).await?;
        assert!(stops > 5, "{screen}: only {stops} stops");
        covered.extend(found);
    }
    assert!(covered.is_empty(), "{}", covered.join("\n"));
    page.close().await
}
