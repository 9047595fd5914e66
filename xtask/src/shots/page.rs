//! One page, used as a person uses it: things are found by role and name, and pressed where they are.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::names;
use crate::chromium::Chromium;
use crate::failure::{Failure, Outcome};
use crate::place;

/// How long a thing may take to be there.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked for.
const LOOK: Duration = Duration::from_millis(40);
/// A second touch of the same pad sooner than this is taken for a bounce of the glove.
const NO_BOUNCE: Duration = Duration::from_millis(320);
/// The page shows what time it is twice a second.
const TICK: Duration = Duration::from_millis(600);
/// A page is shown whole up to this many windows.
const MOST_WINDOWS: f64 = 4.0;

/// A window's size.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// CSS pixels across.
    pub width: u32,
    /// CSS pixels down.
    pub height: u32,
    /// Pixels of the picture to one of CSS.
    pub scale: f64,
    /// Whether it is a phone: then it is touched, and the page's viewport tag counts.
    pub phone: bool,
}

/// A page with a storage of its own; it's closed when the tour of it is over.
pub struct Page<'a> {
    chromium: &'a mut Chromium,
    context: String,
    session: String,
    site: String,
    size: Size,
    /// Where pictures go, and what comes after their names.
    out: PathBuf,
    suffix: String,
    taken: usize,
}

impl<'a> Page<'a> {
    /// Opens an empty page of a site ("http://127.0.0.1:1/") in a window of that size, as if nobody had been here before.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn open(
        chromium: &'a mut Chromium,
        site: &str,
        size: Size,
        dark: bool,
        out: &Path,
        suffix: &str,
    ) -> Outcome<Self> {
        let context = chromium.ask("", "Target.createBrowserContext", json!({}))?;
        let context = text(&context["browserContextId"])?;
        let target =
            json!({ "url": "about:blank", "browserContextId": context, "width": size.width, "height": size.height });
        let target = text(&chromium.ask("", "Target.createTarget", target)?["targetId"])?;
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(&chromium.ask("", "Target.attachToTarget", attach)?["sessionId"])?;
        let (out, suffix, site) = (out.to_path_buf(), suffix.to_owned(), site.to_owned());
        let mut page = Self { chromium, context, session, site, size, out, suffix, taken: 0 };
        for domain in ["Page", "Runtime", "Log", "DOM"] {
            page.ask(&format!("{domain}.enable"), json!({}))?;
        }
        page.ask("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("clock.js") }))?;
        page.ask("Emulation.setTimezoneOverride", json!({ "timezoneId": "Europe/Berlin" }))?;
        page.ask("Emulation.setLocaleOverride", json!({ "locale": "en-GB" }))?;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme }, { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        page.ask("Emulation.setEmulatedMedia", features)?;
        page.ask("Emulation.setTouchEmulationEnabled", json!({ "enabled": size.phone }))?;
        page.resize(f64::from(size.height))?;
        Ok(page)
    }

    /// Loads one of the site's addresses anew.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn go(&mut self, address: &str) -> Outcome {
        let url = format!("{}{address}", self.site);
        self.ask("Page.navigate", json!({ "url": url }))?;
        // what is looked for next may be on the page that is being left
        let here = format!(
            "location.href === {} && document.readyState === 'complete' && !document.getElementById('shell')",
            json!(url)
        );
        self.until(&here)
    }

    /// Waits until something of that role and name is there.
    ///
    /// # Errors
    /// It does not come; the sentence says what is there instead.
    pub fn see(&mut self, role: &str, name: &str) -> Outcome<u64> {
        self.find(None, role, name, 0)
    }

    /// Waits until so many and one more of that role are there, whatever their names.
    ///
    /// # Errors
    /// They do not come.
    pub fn see_nth(&mut self, role: &str, nth: usize) -> Outcome<u64> {
        self.find(None, role, "", nth)
    }

    /// Scrolls to what has that role and name.
    ///
    /// # Errors
    /// It isn't there.
    pub fn show(&mut self, role: &str, name: &str) -> Outcome {
        let node = self.see(role, name)?;
        self.call(node, "function () { this.scrollIntoView({ block: 'center', behavior: 'instant' }); }").map(drop)
    }

    /// Presses the first of a role within the first of another.
    ///
    /// # Errors
    /// See [`Page::press`].
    pub fn press_first(&mut self, within: &str, role: &str) -> Outcome {
        let outer = self.see_nth(within, 0)?;
        let node = self.find(Some(outer), role, "", 0)?;
        self.press_node(node, role)
    }

    /// Presses what has that role and name.
    ///
    /// # Errors
    /// It isn't there, or something is over it.
    pub fn press(&mut self, role: &str, name: &str) -> Outcome {
        let node = self.see(role, name)?;
        self.press_node(node, name)
    }

    /// Presses an answer to a question: the `nth` radio button of a group, from 0.
    ///
    /// # Errors
    /// See [`Page::press`].
    pub fn answer(&mut self, question: &str, nth: usize) -> Outcome {
        let group = self.see("radiogroup", question)?;
        let node = self.find(Some(group), "radio", "", nth)?;
        self.press_node(node, question)
    }

    /// Sets a switch.
    ///
    /// # Errors
    /// See [`Page::press`].
    pub fn set(&mut self, switch: &str, on: bool) -> Outcome {
        let node = self.see("switch", switch)?;
        if self.call(node, "function () { return this.checked; }")? == on {
            return Ok(());
        }
        self.press_node(node, switch)
    }

    /// Writes into a field.
    ///
    /// # Errors
    /// It isn't there.
    pub fn write(&mut self, field: &str, words: &str) -> Outcome {
        let node = self.see("textbox", field)?;
        self.ask("DOM.focus", json!({ "backendNodeId": node }))?;
        self.ask("Input.insertText", json!({ "text": words })).map(drop)
    }

    /// Lets seconds pass on the page's clocks, then presses a pad.
    ///
    /// # Errors
    /// See [`Page::press`].
    pub fn tap(&mut self, seconds: u32, pad: &str) -> Outcome {
        self.let_pass(seconds)?;
        std::thread::sleep(NO_BOUNCE);
        self.press("button", pad)
    }

    /// Lets seconds pass on the page's clocks.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn let_pass(&mut self, seconds: u32) -> Outcome {
        self.run(&format!("letPass({seconds}000)")).map(drop)
    }

    /// Runs a line of JavaScript.
    ///
    /// # Errors
    /// It throws.
    pub fn run(&mut self, script: &str) -> Outcome<Value> {
        let params = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.ask("Runtime.evaluate", params)?;
        if answer.get("exceptionDetails").is_some() {
            return Err(Failure::new(format!("`{script}` failed in the page: {}", answer["exceptionDetails"])));
        }
        Ok(answer["result"]["value"].take())
    }

    /// Takes a picture of the window at the page's top, and one of the whole page where it is longer.
    ///
    /// # Errors
    /// Chromium cannot do it, or the file cannot be written.
    pub fn shot(&mut self, name: &str) -> Outcome {
        self.run("scrollTo({ top: 0, behavior: 'instant' })")?;
        self.shot_here(name)
    }

    /// Takes those pictures, the first where the page is scrolled to.
    ///
    /// # Errors
    /// See [`Page::shot`].
    pub fn shot_here(&mut self, name: &str) -> Outcome {
        std::thread::sleep(TICK);
        let long = self.run(include_str!("rest.js"))?.as_f64().unwrap_or(0.0);
        self.picture(&format!("{name}{}.png", self.suffix))?;
        let window = f64::from(self.size.height);
        if long > window + 1.0 {
            self.resize(long.min(window * MOST_WINDOWS))?;
            self.run(include_str!("rest.js"))?;
            self.picture(&format!("{name}{}-whole.png", self.suffix))?;
            self.resize(window)?;
        }
        Ok(())
    }

    /// Closes the page and forgets all that it stored. Answers how many pictures were taken.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn close(self) -> Outcome<usize> {
        self.chromium.ask("", "Target.disposeBrowserContext", json!({ "browserContextId": self.context }))?;
        Ok(self.taken)
    }

    fn picture(&mut self, file: &str) -> Outcome {
        let png = self.ask("Page.captureScreenshot", json!({ "format": "png" }))?;
        place::write(&self.out.join(file), super::png::of_base64(&text(&png["data"])?)?)?;
        self.taken += 1;
        Ok(())
    }

    fn resize(&mut self, height: f64) -> Outcome {
        let Size { width, scale, phone, .. } = self.size;
        let metrics = json!({ "width": width, "height": height.round(), "deviceScaleFactor": scale, "mobile": phone });
        self.ask("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    fn press_node(&mut self, node: u64, name: &str) -> Outcome {
        let spot = self.call(node, include_str!("place.js"))?;
        let covered = spot["coveredBy"].as_str().unwrap_or_default();
        if !covered.is_empty() {
            return Err(Failure::new(format!("“{name}” cannot be pressed, because this is over it: {covered}")));
        }
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": spot["x"], "y": spot["y"], "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", event)?;
        }
        // nothing is to look pointed at
        self.ask("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": 0, "y": 0 })).map(drop)
    }

    /// Calls a function on an element; answers what it returns.
    fn call(&mut self, node: u64, function: &str) -> Outcome<Value> {
        let object = self.ask("DOM.resolveNode", json!({ "backendNodeId": node }))?;
        let call =
            json!({ "objectId": object["object"]["objectId"], "functionDeclaration": function, "returnByValue": true });
        Ok(self.ask("Runtime.callFunctionOn", call)?["result"]["value"].take())
    }

    fn find(&mut self, within: Option<u64>, role: &str, name: &str, nth: usize) -> Outcome<u64> {
        let start = Instant::now();
        loop {
            let there = self.query(within, role);
            // a page that is about to be another one has no root for a moment
            if let Ok(there) = &there {
                let found = match name {
                    "" => names::named(there).into_iter().map(|(node, _)| node).collect(),
                    name => names::matching(there, name),
                };
                if let Some(node) = found.get(nth) {
                    return Ok(*node);
                }
            }
            if start.elapsed() > PATIENCE {
                let there = names::named(&there?).into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(", ");
                let at = self.run("location.href")?;
                return Err(Failure::new(format!("{at}: no {role} is called “{name}”. There are: {there}")));
            }
            std::thread::sleep(LOOK);
        }
    }

    fn query(&mut self, within: Option<u64>, role: &str) -> Outcome<Value> {
        let root = match within {
            Some(node) => node,
            None => {
                let root = self.ask("DOM.getDocument", json!({ "depth": 0 }))?;
                root.pointer("/root/backendNodeId").and_then(Value::as_u64).unwrap_or_default()
            }
        };
        self.ask("Accessibility.queryAXTree", json!({ "backendNodeId": root, "role": role }))
    }

    fn until(&mut self, condition: &str) -> Outcome {
        let start = Instant::now();
        while self.run(condition).ok() != Some(Value::Bool(true)) {
            if start.elapsed() > PATIENCE {
                return Err(Failure::new(format!("This never came true: {condition}")));
            }
            std::thread::sleep(LOOK);
        }
        Ok(())
    }

    fn ask(&mut self, method: &str, params: Value) -> Outcome<Value> {
        self.chromium.ask(&self.session, method, params)
    }
}

fn text(value: &Value) -> Outcome<String> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| Failure::new("Chromium answered without the text that was asked for."))
}
