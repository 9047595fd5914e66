//! Browsers: real ones, started for one journey each.
//!
//! A [`Device`] is what outlives a browser: its profile and its downloads. [`Device::open`] starts the browser;
//! what a person does with it is in the room `person`.

mod driver;
mod folder;

use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::site::Site;
use crate::told::{Told, Trouble};
use driver::Driver;
pub use folder::Folder;

/// Which browser.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium as a phone of 412×915 pixels with a touch screen.
    Phone,
    /// Chromium on a desk, with mouse and keyboard.
    Desk,
    /// Firefox.
    Firefox,
    /// WebKit, by WebKitGTK's MiniBrowser.
    WebKit,
}

/// No window, no sandbox (which root cannot have), and nothing that Chromium does by itself.
const CHROMIUM: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    // no other computer has an address, whatever Chromium itself would like to say to its makers
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--window-size=1280,1024",
    // instead of a first page of its own, which would fetch this and that
    "about:blank",
];

/// A device: what is still there when its browser is closed.
pub struct Device {
    engine: Engine,
    profile: Folder,
    downloads: Folder,
    leavings: Folder,
    preferences: Value,
    locale: &'static str,
}

/// A browser that is open. It ends with this value, also when a journey fails.
pub struct Browser {
    // never dropped: its own farewell waits for two minutes where the journey failed; the driver ends all the same
    pub(crate) web: ManuallyDrop<WebDriver>,
    pub(crate) engine: Engine,
    /// When something was pressed last.
    pub(crate) pressed: Cell<Option<Instant>>,
    _driver: Driver,
}

impl Device {
    /// A device that was never used.
    pub fn new(engine: Engine) -> Told<Self> {
        let (profile, downloads, leavings) = (Folder::new("profile")?, Folder::new("downloads")?, Folder::new("tmp")?);
        Ok(Self { engine, profile, downloads, leavings, preferences: json!({}), locale: "en_US.UTF-8" })
    }

    /// A device whose browser keeps nothing for any page: cookies and storage are blocked in its settings.
    pub fn that_blocks_storage() -> Told<Self> {
        let preferences = json!({ "profile.default_content_setting_values.cookies": 2 });
        Ok(Self { preferences, ..Self::new(Engine::Phone)? })
    }

    /// A device whose system speaks no language, as in a bare container: some browsers then name one that is none.
    pub fn without_a_language(engine: Engine) -> Told<Self> {
        Ok(Self { locale: "C.UTF-8", ..Self::new(engine)? })
    }

    /// Where its browser puts files.
    pub fn downloads(&self) -> &Folder {
        &self.downloads
    }

    /// Opens the browser at a screen of a site.
    pub async fn open(&self, site: &Site, screen: &str) -> Told<Browser> {
        let browser = self.start().await?;
        browser.go(&site.at(screen)).await?;
        Ok(browser)
    }

    async fn start(&self) -> Told<Browser> {
        let (variable, wanted) = match self.engine {
            Engine::Phone | Engine::Desk => ("WOBBLE_CHROMEDRIVER", self.chromium()),
            Engine::Firefox => ("WOBBLE_GECKODRIVER", self.firefox()),
            Engine::WebKit => ("WOBBLE_WEBKITDRIVER", json!({ "browserName": "MiniBrowser" })),
        };
        let driver = Driver::start(variable, self.locale, self.leavings.path()).await?;
        let Value::Object(wanted) = wanted else { return Err(Trouble::new("capabilities are an object")) };
        let web = WebDriver::new(driver.address(), Capabilities::from(wanted)).await?;
        if matches!(self.engine, Engine::Firefox | Engine::WebKit) {
            web.set_window_rect(0, 0, 1280, 1024).await?;
        }
        Ok(Browser { web: ManuallyDrop::new(web), engine: self.engine, pressed: Cell::new(None), _driver: driver })
    }

    fn firefox(&self) -> Value {
        let preferences = json!({ "browser.download.folderList": 2, "browser.download.dir": self.downloads.path() });
        json!({ "browserName": "firefox", "moz:firefoxOptions": { "args": ["-headless"], "prefs": preferences } })
    }

    fn chromium(&self) -> Value {
        let mut args: Vec<String> = CHROMIUM.map(str::to_owned).to_vec();
        args.push(format!("--user-data-dir={}", self.profile.path().display()));
        let mut preferences = self.preferences.clone();
        preferences["download.default_directory"] = json!(self.downloads.path());
        preferences["download.prompt_for_download"] = json!(false);
        let mut options = json!({ "args": args, "prefs": preferences });
        if self.engine == Engine::Phone {
            let metrics = json!({ "width": 412, "height": 915, "pixelRatio": 1, "touch": true, "mobile": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
        json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" } })
    }
}

impl Browser {
    /// Makes the page so many CSS pixels wide and high, as a phone that is turned or a window that is drawn. Chromium only.
    pub async fn resize(&self, (width, height): (u32, u32)) -> Told {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": self.engine == Engine::Phone });
        self.web.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Has the page loaded anew in a browser that speaks this language. Chromium only; its workers go on in the old one.
    pub async fn speak(&self, language: &str) -> Told {
        self.web.cdp().send_raw("Emulation.setLocaleOverride", json!({ "locale": language })).await?;
        self.reload().await
    }

    /// Goes to an address, as typed into the address bar.
    pub async fn go(&self, address: &str) -> Told {
        Ok(self.web.goto(address).await?)
    }

    /// The address that the browser shows.
    pub async fn at(&self) -> Told<String> {
        Ok(self.web.current_url().await?.to_string())
    }

    /// Loads the page anew.
    pub async fn reload(&self) -> Told {
        Ok(self.web.refresh().await?)
    }

    /// Goes back, as with the button of a phone.
    pub async fn back(&self) -> Told {
        Ok(self.web.back().await?)
    }

    /// Closes the browser as a person does, so that it writes what it has to write.
    pub async fn close(self) -> Told {
        Ok((*self.web).clone().quit().await?)
    }

    /// Runs the body of a function in the page and answers what it returns. For looking, and for what no hand can do.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Told<Value> {
        Ok(self.web.execute(body, arguments).await?.json().clone())
    }

    /// Addresses that the page asked for since the last look, or wanted to, other than of this origin. Chromium only.
    pub async fn strays(&self, site: &Site) -> Told<Vec<String>> {
        let mut strays = Vec::new();
        for entry in self.web.get_log("performance").await? {
            let entry: Value = serde_json::from_str(&entry.message)?;
            let event = &entry["message"];
            let address = match event["method"].as_str() {
                Some("Network.requestWillBeSent") => &event["params"]["request"]["url"],
                Some("Network.webSocketCreated") => &event["params"]["url"],
                _ => continue,
            };
            let address = address.as_str().unwrap_or_default();
            let within = ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| address.starts_with(scheme));
            if !within && !address.starts_with(&format!("{}/", site.origin())) {
                strays.push(address.to_owned());
            }
        }
        Ok(strays)
    }

    /// Errors in the console since the last look: panics, refused requests. Chromium only.
    pub async fn complaints(&self) -> Told<Vec<String>> {
        let log = self.web.browser_log().await?;
        Ok(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
    }
}
