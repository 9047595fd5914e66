//! What is not there: a browser that keeps nothing, parts that cannot be fetched, an address that is none.

use super::finish;
use crate::browser::{Device, Engine, Folder};
use crate::person::Role;
use crate::site::{self, Site};
use crate::told::Told;

#[tokio::test]
async fn where_the_browser_keeps_nothing_one_can_practise_and_take_it_along() -> Told {
    let site = Site::at_root()?;
    let phone = Device::that_blocks_storage()?;
    let page = phone.open(&site, "").await?;
    let alert = page.hear(Role::Alert, "This browser keeps nothing for this page").await?.text;
    assert!(alert.contains("when the page is closed it is gone"), "{alert}");
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Retry").await?;
    page.press(Role::Button, "Clean").await?;
    assert_eq!(page.count().await?, (1, 1));
    finish(&page, "It works without a memory.").await?;
    page.press(Role::Link, "Insights").await?;
    page.see(Role::Img, "1 miss in").await?;
    let backup = std::fs::read_to_string(page.export(&phone).await?)?;
    assert!(backup.contains("It works without a memory."), "{backup}");
    page.close().await
}

#[tokio::test]
async fn what_is_fetched_later_may_fail_and_the_rest_goes_on() -> Told {
    let folder = Folder::new("without")?;
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    std::fs::remove_dir_all(folder.path().join("decks"))?;
    std::fs::remove_file(site::part(folder.path(), "wobble-draw", "wasm")?)?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.hear(Role::Alert, "This skill could not be loaded").await?;
    page.press(Role::Button, "My own skill").await?;
    page.write("What is it called?", "Juggling").await?;
    page.press(Role::Button, "Begin").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    finish(&page, "One catch.").await?;
    page.press(Role::Link, "Insights").await?;
    page.hear(Role::Status, "The chart could not be drawn here").await?;
    page.press(Role::Button, "Show as table").await?;
    page.see(Role::Region, "Sessions as a table").await?;
    page.close().await
}

#[tokio::test]
async fn a_session_is_kept_although_its_wrap_up_cannot_be_fetched() -> Told {
    let folder = Folder::new("without")?;
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    std::fs::remove_file(site::part(folder.path(), "wobble-further", "wasm")?)?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.press(Role::Button, "End session").await?;
    page.see(Role::Alert, "").await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Link, "1 waiting").await?;
    let kept = "return Object.keys(localStorage).filter((key) => key.includes(':s.')).length;";
    assert_eq!(page.run(kept, Vec::new()).await?, 1);
    page.close().await
}

#[tokio::test]
async fn an_unknown_address_has_a_way_home() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "sesion").await?;
    page.see(Role::Heading, "There is nothing at this address").await?;
    page.press(Role::Link, "Go to Practice").await?;
    page.see(Role::Button, "Ice skating").await?;
    page.back().await?;
    page.see(Role::Heading, "There is nothing at this address").await?;
    page.close().await
}
