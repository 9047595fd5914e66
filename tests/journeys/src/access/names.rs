//! The names by which these journeys find things are those that the browser tells a screen reader.

use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use crate::browser::{Browser, Device, Engine};
use crate::person::Role;
use crate::site::Site;
use crate::told::Told;

/// WebDriver's own question for an element's role or name; thirtyfour has no words for it yet.
#[derive(Debug)]
struct Computed {
    what: &'static str,
    element: String,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            "GET".parse().unwrap_or_default(),
            format!("session/{session}/element/{}/{}", self.element, self.what),
        )
    }
}

async fn computed(page: &Browser, element: &str, what: &'static str) -> Told<String> {
    let answer = page.web.cmd(Computed { what, element: element.to_owned() }).await?;
    Ok(answer.value::<String>()?)
}

/// Names of everything that one can press or choose, as the journeys and as the browser have them.
async fn compare(page: &Browser, screen: &str) -> Told {
    let mut compared = 0;
    for role in
        [Role::Button, Role::Link, Role::Radio, Role::Switch, Role::Textbox, Role::Combobox, Role::Heading, Role::Img]
    {
        for seen in page.all(role).await? {
            let told = computed(page, &seen.id(), "computedlabel").await?;
            let bare = |name: &str| name.split_whitespace().collect::<String>();
            assert_eq!(bare(&told), bare(&seen.name), "{screen}: {role:?} “{}”", seen.name);
            let told = computed(page, &seen.id(), "computedrole").await?;
            assert_eq!(told.replace("image", "img").to_lowercase(), role.name(), "{screen}: “{}”", seen.name);
            compared += 1;
        }
    }
    assert!(compared > 3, "{screen}: there is more than {compared} to compare");
    Ok(())
}

#[tokio::test]
async fn the_names_are_those_that_a_screen_reader_gets() -> Told {
    let site = Site::at_root()?;
    let desk = Device::new(Engine::Desk)?;
    let page = desk.open(&site, "").await?;
    page.see(Role::Button, "Ice skating").await?;
    compare(&page, "first run").await?;
    page.press(Role::Button, "Ice skating").await?;
    page.see(Role::Button, "Start session").await?;
    compare(&page, "practice").await?;
    page.press(Role::Link, "Settings").await?;
    page.see(Role::Heading, "Settings").await?;
    page.press(Role::Radio, "Until closed").await?;
    compare(&page, "settings").await?;
    page.press(Role::Link, "Practice").await?;
    page.press(Role::Button, "Start session").await?;
    page.press(Role::Button, "Micro-failure").await?;
    page.see(Role::Region, "Reflection").await?;
    compare(&page, "session").await?;
    page.close().await
}
