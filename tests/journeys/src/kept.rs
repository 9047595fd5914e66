//! What becomes of what is stored, as Settings says it: written twice or once, kept for good or not.
//!
//! What is put before the page only lacks an ability, or answers as a browser may.

use crate::browser::{Device, Engine};
use crate::feel::listened_to;
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

#[tokio::test]
async fn without_a_second_place_all_works_and_is_told() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = listened_to(&phone, &site, "delete window.indexedDB; delete Window.prototype.indexedDB;").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 1).await?;
    page.reload().await?;
    page.counted(0, 1).await?;
    page.stays_gone(Role::Alert, "").await?;
    page.go(&site.at("settings")).await?;
    page.reads("Written once").await?;
    assert!(!page.shows("Written twice").await?);
    page.close().await
}

#[tokio::test]
async fn the_browser_is_asked_to_keep_it_and_its_answer_is_shown() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let answers = "let promised = false;
        Object.assign(StorageManager.prototype, {
            persist: async () => promised = Boolean(sessionStorage.promises),
            persisted: async () => promised,
        });";
    let page = listened_to(&phone, &site, answers).await?;
    page.go(&site.at("settings")).await?;
    page.reads("Written twice").await?;
    page.reads("The browser may clear it").await?;
    page.press(Role::Button, "Ask it to keep it").await?;
    page.hear(Role::Status, "It would not promise").await?;
    page.run("sessionStorage.promises = 1;", Vec::new()).await?;
    page.reload().await?;
    page.press(Role::Button, "Ask it to keep it").await?;
    page.reads("Kept for good").await?;
    page.close().await
}
