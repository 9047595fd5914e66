//! Browsers: real ones, started for one journey each.
//!
//! A [`Device`] is what outlives a browser: its profile and its downloads. [`Device::open`] starts the browser;
//! what a person does with it is in the room `person`.

mod driver;
mod folder;

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
const CHROMIUM: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-features=OptimizationHints,MediaRouter,Translate,NetworkTimeServiceQuerying",
    "--window-size=1280,800",
];

/// A device: what is still there when its browser is closed.
pub struct Device {
    engine: Engine,
    profile: Folder,
    downloads: Folder,
    preferences: Value,
    /// Receives every request of Chromium that is not for a site of this computer: nothing may ever arrive.
    trap: Site,
}

/// A browser that is open. It ends with this value, also when a journey fails.
pub struct Browser {
    pub(crate) web: WebDriver,
    pub(crate) engine: Engine,
    // dropped after `web`, which says goodbye to it
    _driver: Driver,
}

impl Device {
    /// A device that was never used.
    pub fn new(engine: Engine) -> Told<Self> {
        let trap = Site::serve(std::env::temp_dir().join("no-such-folder"), "/")?;
        let (profile, downloads) = (Folder::new("profile")?, Folder::new("downloads")?);
        Ok(Self { engine, profile, downloads, preferences: json!({}), trap })
    }

    /// A device whose browser keeps nothing for any page: cookies and storage are blocked in its settings.
    pub fn that_blocks_storage() -> Told<Self> {
        let preferences = json!({ "profile.default_content_setting_values.cookies": 2 });
        Ok(Self { preferences, ..Self::new(Engine::Phone)? })
    }

    /// Where its browser puts files.
    pub fn downloads(&self) -> &Folder {
        &self.downloads
    }

    /// Requests that left for anywhere but the site: method and address.
    pub fn strays(&self) -> Vec<String> {
        self.trap.asked()
    }

    /// Opens the browser at a screen of a site.
    pub async fn open(&self, site: &Site, screen: &str) -> Told<Browser> {
        let browser = self.start(site).await?;
        browser.go(&site.at(screen)).await?;
        Ok(browser)
    }

    async fn start(&self, site: &Site) -> Told<Browser> {
        let (variable, wanted) = match self.engine {
            Engine::Phone | Engine::Desk => ("WOBBLE_CHROMEDRIVER", self.chromium(site)),
            Engine::Firefox => ("WOBBLE_GECKODRIVER", firefox()),
            Engine::WebKit => ("WOBBLE_WEBKITDRIVER", json!({ "browserName": "MiniBrowser" })),
        };
        let driver = Driver::start(variable).await?;
        let Value::Object(wanted) = wanted else { return Err(Trouble::new("capabilities are an object")) };
        let web = WebDriver::new(driver.address(), Capabilities::from(wanted)).await?;
        Ok(Browser { web, engine: self.engine, _driver: driver })
    }

    fn chromium(&self, site: &Site) -> Value {
        let mut args: Vec<String> = CHROMIUM.map(str::to_owned).to_vec();
        args.push(format!("--user-data-dir={}", self.profile.path().display()));
        // all but the site goes to the trap, other ports of this computer included
        args.push(format!("--proxy-server={}", self.trap.origin()));
        args.push(format!("--proxy-bypass-list=<-loopback>;127.0.0.1:{}", site.port()));
        let mut preferences = self.preferences.clone();
        preferences["download.default_directory"] = json!(self.downloads.path());
        preferences["download.prompt_for_download"] = json!(false);
        let mut options = json!({ "args": args, "prefs": preferences });
        if self.engine == Engine::Phone {
            let metrics = json!({ "width": 412, "height": 915, "pixelRatio": 1, "touch": true, "mobile": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
        json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
    }
}

fn firefox() -> Value {
    json!({ "browserName": "firefox", "moz:firefoxOptions": { "args": ["-headless"] } })
}

impl Browser {
    /// Goes to an address, as typed into the address bar.
    pub async fn go(&self, address: &str) -> Told {
        Ok(self.web.goto(address).await?)
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
        Ok(self.web.quit().await?)
    }

    /// Runs the body of a function in the page and answers what it returns. For looking, and for what no hand can do.
    pub async fn run(&self, body: &str, arguments: Vec<Value>) -> Told<Value> {
        Ok(self.web.execute(body, arguments).await?.json().clone())
    }

    /// Errors in the console since the last look: panics, refused requests. Chromium only.
    pub async fn complaints(&self) -> Told<Vec<String>> {
        let log = self.web.browser_log().await?;
        Ok(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect())
    }
}
