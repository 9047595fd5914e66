//! Looking around with sample data: all of it is there, none of it stays, and what is one's own is as it was.

use thirtyfour::Key;

use crate::browser::{Browser, Device, Engine, Folder};
use crate::person::Role;
use crate::site::{self, Site};
use crate::told::Told;

const WAY_IN: &str = "Look around with sample data";

/// Ends the session that is going on, with a note of progress.
async fn finish(page: &Browser, note: &str) -> Told {
    page.press(Role::Button, "End session").await?;
    page.see(Role::Textbox, "What got better?").await?;
    page.insert("What got better?", note).await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await.map(drop)
}

/// Presses Enter on a button, and waits until the keyboard goes on from a heading.
async fn enter(page: &Browser, button: &str, heading: &str) -> Told {
    page.run_on(Role::Button, button, "arguments[0].focus();").await?;
    page.keys(Key::Enter).await?;
    let body = format!(
        "return document.activeElement.matches('h1') && document.activeElement.innerText.includes({heading:?});"
    );
    page.until(&format!("after {button}, the focus is on “{heading}”"), &body).await
}

#[tokio::test]
async fn from_the_first_run_and_back_to_it() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    page.see(Role::Heading, "Every miss leaves a trace").await?;
    let before = page.stored().await?;

    page.press(Role::Button, WAY_IN).await?;
    page.see(Role::Button, "Start session").await?;
    page.hear(Role::Region, "nothing here is yours").await?;
    page.reads("waiting").await?;
    page.press(Role::Link, "Insights").await?;
    page.hear(Role::Img, "").await?;
    page.press(Role::Radio, "All").await?;
    page.press(Role::Button, "Show as table").await?;
    assert!(page.all(Role::Cell).await?.len() > 56 * 5, "half a year of sessions");
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "When it goes wrong three times").await?;
    assert!(page.all(Role::ListItem).await?.len() > 30);

    // a session there is one like any other, and the band stays
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.press(Role::Button, "Later").await?;
    page.see(Role::Region, "Sample data").await?;
    page.press(Role::Button, "End session").await?;
    page.see(Role::Region, "Sample data").await?;
    page.insert("What got better?", "Looked around.").await?;
    page.press(Role::Button, "Finish").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "Looked around.").await?;

    // choices last as long as the look, and there is nothing to export or restore
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Radio, "Rink").await?;
    page.until("the theme is shown", "return document.documentElement.dataset.theme === 'rink';").await?;
    for absent in ["Export", "Delete", WAY_IN] {
        assert!(!page.sees(Role::Button, absent).await?, "{absent} is about one's own data");
    }
    assert!(!page.sees(Role::File, "Restore backup").await?);
    page.reads("Your own data is not touched").await?;
    assert_eq!(page.stored().await?, before, "nothing is written while one looks around");

    page.press(Role::Button, "Leave").await?;
    page.see(Role::Heading, "Every miss leaves a trace").await?;
    page.until("the theme is the old one", "return document.documentElement.dataset.theme === 'light';").await?;
    page.gone(Role::Region, "Sample data").await?;
    page.press(Role::Link, "Journal").await?;
    page.see(Role::Heading, "No notes yet").await?;
    assert_eq!(page.stored().await?, before, "byte for byte");
    assert_eq!(page.complaints().await?, [""; 0]);
    assert_eq!(page.strays(&site).await?, [""; 0]);
    page.close().await
}

#[tokio::test]
async fn a_keyboard_goes_in_and_out() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    enter(&page, WAY_IN, "Practice").await?;
    enter(&page, "Leave", "Every miss").await?;
    page.close().await
}

#[tokio::test]
async fn what_is_ones_own_is_never_mixed_with_it() -> Told {
    let site = Site::at_root()?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.on_the_ice(&site).await?;
    page.press(Role::Button, "Clean").await?;
    // a session of one's own is not left for it
    page.go(&site.at("settings")).await?;
    page.see(Role::Button, "Export backup").await?;
    assert!(!page.sees(Role::Button, WAY_IN).await?, "not while a session is going on");
    page.go(&site.at("session")).await?;
    finish(&page, "My own note.").await?;

    page.press(Role::Link, "Settings").await?;
    let before = page.stored().await?;
    page.press(Role::Button, WAY_IN).await?;
    page.see(Role::Region, "Sample data").await?;
    page.press(Role::Link, "Journal").await?;
    page.hear(Role::ListItem, "When it goes wrong three times").await?;
    assert!(
        !page
            .run("return document.body.innerText.includes('My own note.')", Vec::new())
            .await?
            .as_bool()
            .unwrap_or(true)
    );
    // left in the middle of a session
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.press(Role::Button, "Leave").await?;
    page.see(Role::Button, "Start session").await?;
    page.reads("My own note.").await?;
    page.press(Role::Link, "Journal").await?;
    assert_eq!(page.all(Role::ListItem).await?.len(), 1);
    assert_eq!(page.stored().await?, before, "byte for byte");

    // loading the page anew leaves, too
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Button, WAY_IN).await?;
    page.see(Role::Region, "Sample data").await?;
    page.reload().await?;
    page.reads("My own note.").await?;
    page.gone(Role::Region, "Sample data").await?;
    assert_eq!(page.stored().await?, before);
    // and one's own practice goes on
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    page.counted(0, 1).await?;
    assert_eq!(page.records("e").await?.len(), 2);
    page.close().await
}

#[tokio::test]
async fn what_only_this_page_remembers_comes_back_too() -> Told {
    let site = Site::at_root()?;
    let phone = Device::that_blocks_storage()?;
    let page = phone.open(&site, "").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Clean").await?;
    finish(&page, "In memory only.").await?;
    page.press(Role::Link, "Settings").await?;
    page.press(Role::Button, WAY_IN).await?;
    page.see(Role::Region, "Sample data").await?;
    page.gone(Role::Alert, "").await?;
    page.press(Role::Button, "Leave").await?;
    page.reads("In memory only.").await?;
    page.hear(Role::Alert, "This browser keeps nothing for this page").await?;
    page.close().await
}

#[tokio::test]
async fn where_it_cannot_be_made_that_is_told_and_nothing_else_happens() -> Told {
    let folder = Folder::new("without")?;
    site::copy(&site::built("WOBBLE_DIST_ROOT")?, folder.path())?;
    std::fs::remove_file(site::part(folder.path(), "wobble-draw", "wasm")?)?;
    let site = Site::serve(folder.path().to_owned(), "/")?;
    let phone = Device::new(Engine::Phone)?;
    let page = phone.open(&site, "").await?;
    let before = page.stored().await?;
    page.press(Role::Button, WAY_IN).await?;
    let alert = page.hear(Role::Alert, "The sample data did not come").await?.text;
    assert!(alert.contains("Nothing else changed"), "{alert}");
    assert!(!page.sees(Role::Region, "Sample data").await?);
    page.press(Role::Button, "All right").await?;
    page.gone(Role::Alert, "").await?;
    assert_eq!(page.stored().await?, before);
    // it can be asked for again, and practice goes on
    page.press(Role::Button, WAY_IN).await?;
    page.hear(Role::Alert, "The sample data did not come").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    page.close().await
}
