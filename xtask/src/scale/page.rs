//! A page of a phone that is four times slower than this computer.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::chromium::Chromium;
use crate::failure::{Failure, Outcome};

/// How many times slower.
const SLOWER: u32 = 4;
/// How long a thing may take to be there.
const PATIENCE: Duration = Duration::from_secs(60);
/// A second touch of the same pad sooner than this is taken for a bounce of the glove.
const NO_BOUNCE: Duration = Duration::from_millis(400);
/// A script's text is not longer than this.
const PIECE: usize = 400_000;

/// A phone: a storage of its own, that pages come and go in.
#[derive(Clone)]
pub struct Phone {
    context: String,
    site: String,
}

/// A page; it is closed by [`Page::close`].
pub struct Page<'a> {
    chromium: &'a mut Chromium,
    session: String,
    target: String,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl Phone {
    /// A new one, for a site ("http://127.0.0.1:1/").
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn new(chromium: &mut Chromium, site: &str) -> Outcome<Self> {
        let context = chromium.ask("", "Target.createBrowserContext", json!({}))?;
        Ok(Self { context: text(&context["browserContextId"]), site: site.to_owned() })
    }

    /// Opens one of the site's addresses in a process of its own.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn open<'a>(&self, chromium: &'a mut Chromium, address: &str) -> Outcome<Page<'a>> {
        let blank = json!({ "url": "about:blank", "browserContextId": self.context });
        let target = text(&chromium.ask("", "Target.createTarget", blank)?["targetId"]);
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(&chromium.ask("", "Target.attachToTarget", attach)?["sessionId"]);
        let url = format!("{}{address}", self.site);
        let metrics = json!({ "width": 412, "height": 915, "deviceScaleFactor": 2.6, "mobile": true });
        for (method, params) in [
            ("Page.enable", json!({})),
            ("Runtime.enable", json!({})),
            ("DOM.enable", json!({})),
            ("Emulation.setDeviceMetricsOverride", metrics),
            ("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })),
            ("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })),
            ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("watch.js") })),
            ("Page.navigate", json!({ "url": url })),
        ] {
            chromium.ask(&session, method, params)?;
        }
        let mut page = Page { chromium, session, target };
        page.until("document.readyState === 'complete' && !document.getElementById('shell')")?;
        Ok(page)
    }
}

impl Page<'_> {
    /// What a script answers.
    ///
    /// # Errors
    /// It throws, or Chromium cannot do it.
    pub fn run(&mut self, script: &str) -> Outcome<Value> {
        let params = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.chromium.ask(&self.session, "Runtime.evaluate", params)?;
        match answer.get("exceptionDetails") {
            None => Ok(answer["result"]["value"].take()),
            Some(thrown) => Err(Failure::new(format!("`{script:.200}` failed in the page: {thrown}"))),
        }
    }

    /// A number that a script answers.
    ///
    /// # Errors
    /// It throws, or Chromium cannot do it.
    pub fn number(&mut self, script: &str) -> Outcome<f64> {
        Ok(self.run(script)?.as_f64().unwrap_or(f64::NAN))
    }

    /// Waits until a script answers true, and answers how long that took.
    ///
    /// # Errors
    /// It does not.
    pub fn until(&mut self, script: &str) -> Outcome<Duration> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if self.run(script)? == json!(true) {
                return Ok(begun.elapsed());
            }
            sleep(Duration::from_millis(10));
        }
        Err(Failure::new(format!("In vain the page was waited for: `{script}`.")))
    }

    /// Lets the page rest.
    pub fn rest(&mut self, millis: u64) {
        sleep(Duration::from_millis(millis));
    }

    /// Presses the first control whose name begins like this, as soon as it is there.
    ///
    /// # Errors
    /// It does not come.
    pub fn press(&mut self, name: &str) -> Outcome {
        let named = format!(
            "[...document.querySelectorAll('button, a')].find((e) => (e.ariaLabel || e.innerText).trim().startsWith({}) \
             && e.checkVisibility() && !e.disabled)",
            json!(name)
        );
        self.until(&format!("Boolean({named})"))?;
        self.run(&format!("{named}.click()")).map(drop)
    }

    /// Touches what a selector finds, and lifts the finger again.
    ///
    /// # Errors
    /// It is not there, or Chromium cannot do it.
    pub fn touch(&mut self, selector: &str) -> Outcome {
        let place = format!(
            "(({{ x, y, width, height }}) => [x + width * 0.6, y + height * 0.5])(document.querySelector({}).getBoundingClientRect())",
            json!(selector)
        );
        let place = self.run(&place)?;
        let at = json!([{ "x": place[0], "y": place[1] }]);
        self.ask("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": at }))?;
        self.ask("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))?;
        sleep(NO_BOUNCE);
        Ok(())
    }

    /// Picks a file in the page's first field for files.
    ///
    /// # Errors
    /// There is none.
    pub fn pick(&mut self, file: &std::path::Path) -> Outcome {
        let field = json!({ "expression": "document.querySelector('input[type=file]')" });
        let field = self.ask("Runtime.evaluate", field)?["result"]["objectId"].take();
        self.ask("DOM.setFileInputFiles", json!({ "files": [file], "objectId": field })).map(drop)
    }

    /// Puts keys and values into the storage, in place of what is there.
    ///
    /// # Errors
    /// There is no room for them.
    pub fn fill(&mut self, records: &[(String, String)]) -> Outcome {
        self.run("localStorage.clear()")?;
        let mut piece: Vec<&(String, String)> = Vec::new();
        let mut length = 0;
        for (nth, record) in records.iter().enumerate() {
            length += record.0.len() + record.1.len();
            piece.push(record);
            if length > PIECE || nth + 1 == records.len() {
                let all = json!(piece);
                self.run(&format!("for (const [key, value] of {all}) localStorage.setItem(key, value);"))?;
                (piece, length) = (Vec::new(), 0);
            }
        }
        Ok(())
    }

    /// The longest task that began after `from`, in milliseconds of this page; 0 if none took longer than 50.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn longest_task(&mut self, from: f64) -> Outcome<f64> {
        self.longest_task_between(from, f64::MAX)
    }

    /// The same of those that began before `to`.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn longest_task_between(&mut self, from: f64, to: f64) -> Outcome<f64> {
        let within = format!("at >= {from} && at < {to:e}");
        self.number(&format!("Math.max(0, ...scale.tasks.filter(([at]) => {within}).map(([, took]) => took))"))
    }

    fn ask(&mut self, method: &str, params: Value) -> Outcome<Value> {
        self.chromium.ask(&self.session, method, params)
    }

    /// Closes it.
    ///
    /// # Errors
    /// Chromium cannot do it.
    pub fn close(self) -> Outcome {
        self.chromium.ask("", "Target.closeTarget", json!({ "targetId": self.target })).map(drop)
    }
}
