//! What Insights shows of a session: two charts, each with its sentence, its values one by one, its table.

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

    // how far back stays while the app is open
    page.press(Role::Radio, "4 weeks").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Link, "Insights").await?;
    assert_eq!(page.see(Role::Radio, "4 weeks").await?.checked, Some(true));
    assert_eq!(page.see(Role::Radio, "3 months (sizes by week)").await?.checked, Some(true));
    assert_eq!(page.complaints().await?, [""; 0]);
    page.close().await
}
