//! What Insights shows: charts, each with its sentence, its values one by one, its table; what is looked at; pictures and the report.

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// A session of misses of these sizes.
async fn practise(page: &Browser, sizes: &[&str]) -> Told {
    page.press(Role::Button, "Start session").await?;
    for size in sizes {
        page.press(Role::Button, "Micro-failure").await?;
        page.press(Role::Radio, size).await?;
        page.press(Role::Button, "Later").await?;
        page.gone(Role::Region, "Reflection").await?;
    }
    page.press(Role::Button, "End session").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await.map(drop)
}

#[tokio::test]
async fn a_share_needs_five_sizes_and_then_says_its_numbers() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    practise(&page, &["Wobble", "Wobble", "Stumble"]).await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "3 misses in").await?;
    page.see(Role::Region, "How big the misses are").await?;
    page.reads("2 more sized misses and this can show a share.").await?;
    page.stays_gone(Role::Button, "Show as table (sizes by week)").await?;

    page.press(Role::Link, "Practice").await?;
    practise(&page, &["Wobble", "Stumble"]).await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "5 misses in").await?;
    page.see(Role::Region, "3 of 5 sized misses were wobbles").await?;
    page.see(Role::Img, "3 of 5 sized misses were wobbles").await?;
    page.press(Role::Button, "Earlier").await?;
    page.hear(Role::Status, "2 misses in").await?;
    page.press(Role::Button, "Earlier").await?;
    page.hear(Role::Status, "3 misses in").await?;
    page.press(Role::Button, "Later (sizes by week)").await?;
    page.hear(Role::Status, "3 of 5 sized misses were wobbles, likely 23–88 %").await?;
    page.press(Role::Button, "Show as table (sizes by week)").await?;
    let row: Vec<String> = page.all(Role::Cell).await?.into_iter().map(|cell| cell.text).collect();
    assert_eq!(row, ["3", "2", "0", "0", "3 of 5", "23–88 %"], "wobbles, stumbles, falls, without a size");

    // how far back is one choice for all charts: it stays while the app is open, and the address has it for a reload
    page.press(Role::Radio, "4 weeks").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Link, "Insights").await?;
    assert_eq!(page.see(Role::Radio, "4 weeks").await?.checked, Some(true));
    page.until("the address says it", "return location.search === '?weeks=4';").await?;
    page.reload().await?;
    page.see(Role::Img, "5 misses in").await?;
    assert_eq!(page.see(Role::Radio, "4 weeks").await?.checked, Some(true));
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}

/// How wide the chart's picture is, in its own pixels; it is drawn anew by a worker, so it takes a moment.
async fn drawn_at(page: &Browser, name: &str, width: u32) -> Told {
    page.see(Role::Img, name).await?;
    let body = format!(
        "const svg = document.querySelector('figure svg'); return svg && svg.viewBox.baseVal.width === {width};"
    );
    page.until(&format!("a chart of {width} pixels"), &body).await
}

#[tokio::test]
async fn a_chart_is_as_wide_as_the_page_when_the_phone_is_turned() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    practise(&page, &["Wobble"]).await?;
    page.press(Role::Link, "Insights").await?;
    // the page less its margins
    drawn_at(&page, "1 miss in", 412 - 2 * 20).await?;
    page.resize((720, 412)).await?;
    drawn_at(&page, "1 miss in", 640 - 2 * 24).await?;
    page.resize((412, 915)).await?;
    drawn_at(&page, "1 miss in", 412 - 2 * 20).await?;
    page.close().await
}

#[tokio::test]
async fn numbers_are_written_as_the_browser_writes_them() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.speak("de-DE").await?;
    page.press(Role::Button, "Ice skating").await?;
    for _ in 0..2 {
        page.press(Role::Link, "Insights").await?;
        page.press(Role::Link, "Sessions").await?;
        page.press(Role::Button, "Add one by hand").await?;
        let yesterday = "arguments[0].value = new Date(Date.now() - 864e5).toISOString().slice(0, 16);
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
        page.run_on(Role::Textbox, "When it began", yesterday).await?;
        for (field, number) in [("Minutes of practice", "600"), ("Micro-failures", "999"), ("Clean", "999")] {
            page.run_on(Role::Spinbutton, field, "arguments[0].value = '';").await?;
            page.type_into(Role::Spinbutton, field, number).await?;
        }
        page.press(Role::Button, "Add").await?;
        page.hear(Role::Status, "Session added.").await?;
    }
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "1.998 misses in 20 h: 1,67 a minute").await?;
    page.until("labels with a comma", "return document.querySelector('figure svg')?.textContent.includes('0,5');")
        .await?;
    page.press(Role::Link, "Practice").await?;
    page.see(Role::Link, "1.998 waiting").await?;
    page.close().await
}

/// So many pictures are drawn.
const DRAWN: &str = "document.querySelectorAll('figure svg').length";

#[tokio::test]
async fn charts_are_drawn_when_one_comes_near_and_go_out_as_pictures_and_on_paper() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    page.press(Role::Button, "Look around with sample data").await?;
    page.press(Role::Link, "Insights").await?;
    page.hear(Role::Img, "misses a minute").await?;
    page.until("the first are drawn", &format!("return {DRAWN} >= 2;")).await?;
    let early = page.run(&format!("return {DRAWN};"), Vec::new()).await?;
    page.see(Role::Heading, "Learning curve").await?;
    page.run("document.getElementById('curve-finding').scrollIntoView();", Vec::new()).await?;
    page.until(
        "the last are drawn",
        "return Boolean(document.querySelector('[aria-labelledby=curve-finding] figure svg'));",
    )
    .await?;
    assert!(early.as_u64().is_some_and(|early| early < 8), "what is far away waits: {early}");
    let shown = "(slot) => !slot.querySelector('.to-come') && getComputedStyle(slot).contentVisibility === 'visible'";
    let all = format!("return [...document.querySelectorAll('.slot')].every({shown});");
    page.until("all of it is there for a search, and for a picture of the page", &all).await?;

    let drawn = "(svg) => [1, 4].some((fine) => Math.abs(svg.getBoundingClientRect().width * fine - svg.viewBox.baseVal.width) < 0.01)";
    let all = format!(
        "const all = [...document.querySelectorAll('.chart svg')]; return all.length > 8 && all.every({drawn});"
    );
    page.until("each is as wide as it was drawn, so that its lines are crisp", &all).await?;

    // another look: the weeks before, one component, the standard chart
    page.run("scrollTo(0, 0);", Vec::new()).await?;
    page.press(Role::Button, "Weeks before").await?;
    page.hear(Role::Img, "misses a minute").await?;
    page.reads("in the 13 weeks to").await?;
    page.press(Role::Button, "Weeks after").await?;
    let choose = "arguments[0].selectedIndex = 1; arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
    page.run_on(Role::Combobox, "Component", choose).await?;
    page.until("the address says it", "return location.search.includes('component=');").await?;
    page.press(Role::Radio, "Standard chart").await?;
    page.reads("The line").await?;

    // two times, any two
    page.see(Role::Heading, "What your sessions show").await?;
    // the picture, and then without names
    page.press(Role::Button, "Share (week by week)").await?;
    let ready = "const buttons = [...document.querySelectorAll('.share-it button')]; return buttons.length === 2 && buttons.every((one) => !one.disabled)";
    page.until("a picture is ready", &format!("{ready};")).await?;
    let name = "document.querySelector('.preview').textContent.includes('Ice skating')";
    page.until("it says what it is of", &format!("return {name};")).await?;
    page.run("document.querySelector('.share-it input[type=checkbox]').click();", Vec::new()).await?;
    page.until("nothing is named", &format!("{ready} && !{name};")).await?;
    page.press(Role::Button, "Picture (PNG)").await?;
    page.hear(Role::Status, "Handed out.").await?;

    // by its name to one further below
    page.run("scrollTo(0, 0);", Vec::new()).await?;
    page.press(Role::Button, "Go to a chart").await?;
    page.press(Role::Button, "Hours of practice").await?;
    let is_there = "const one = document.activeElement; return one.id === 'hours-finding' && one.getBoundingClientRect().top < innerHeight;";
    page.until("it is in sight, and the keyboard goes on there", is_there).await?;
    page.gone(Role::Button, "Hours of practice").await?;

    // a sheet of paper, and back
    page.run("document.documentElement.scrollTop = 1e6;", Vec::new()).await?;
    page.press(Role::Button, "Report on one page").await?;
    page.see(Role::Heading, "Ice skating").await?;
    page.until("its charts are drawn", &format!("return {DRAWN} >= 5;")).await?;
    page.back().await?;
    page.see(Role::Button, "Filters").await?;
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}
