//! What a person does: looks for things by role and name, presses them, types, waits for what should come.
//!
//! Nothing here knows a CSS class. A step that finds nothing says what is there instead.

mod backup;
mod finger;
mod keyboard;
mod offline;
mod pads;
mod role;
mod storage;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::browser::{Browser, Engine};
use crate::told::{Told, Trouble};
pub use finger::Touch;
pub use role::Role;
pub use storage::Stored;

/// How long a person waits for something to come.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long between two looks.
const GLANCE: Duration = Duration::from_millis(40);
/// How long one looks before one says that something does not come.
const A_WHILE: Duration = Duration::from_millis(1500);
/// A person's pace, from one press to the next. A pad takes two touches within 250 ms for one that bounced.
const PACE: Duration = Duration::from_millis(280);

/// Something on the page, as it was when it was looked at.
#[derive(Debug)]
pub struct Seen {
    /// Its accessible name.
    pub name: String,
    /// Its text; what is typed, for a text box.
    pub text: String,
    /// Whether it can be pressed.
    pub disabled: bool,
    /// For a choice or a switch: whether it is on.
    pub checked: Option<bool>,
    /// `aria-expanded`
    pub expanded: Option<String>,
    /// `aria-current`
    pub current: Option<String>,
    /// Its middle, in CSS pixels of the window; only if it was looked for to be touched.
    place: (f64, f64),
    /// Whether nothing lies over its middle.
    hit: bool,
    covered_by: String,
    /// Itself, and where a press goes: a chip's label.
    element: Value,
    target: Value,
}

impl Seen {
    /// Its number in the driver, for WebDriver's own questions.
    pub fn id(&self) -> String {
        self.element.as_object().and_then(|e| e.values().next()?.as_str()).unwrap_or_default().to_owned()
    }

    /// What keeps it from being pressed, if it was looked for to be touched.
    fn why(&self) -> String {
        let state = if self.disabled { "disabled" } else { "in the way of something, or moving" };
        let covered = if self.covered_by.is_empty() { String::new() } else { format!(", behind {}", self.covered_by) };
        format!("(“{}” was {state}{covered}.) ", self.name)
    }

    fn of(found: &Value) -> Self {
        let text = |key: &str| found[key].as_str().map(str::to_owned);
        let number = |key: &str| found[key].as_f64().unwrap_or_default();
        Self {
            name: text("name").unwrap_or_default(),
            text: text("text").unwrap_or_default(),
            disabled: found["disabled"] == true,
            checked: found["checked"].as_bool(),
            expanded: text("expanded"),
            current: text("current"),
            place: (number("x"), number("y")),
            hit: found["hit"] == true,
            covered_by: text("coveredBy").unwrap_or_default(),
            element: found["element"].clone(),
            target: found["target"].clone(),
        }
    }
}

/// What is looked for.
#[derive(Copy, Clone)]
struct Wanted<'a> {
    role: Role,
    name: &'a str,
    text: &'a str,
}

impl std::fmt::Display for Wanted<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.role.name())?;
        if !self.name.is_empty() {
            write!(f, " “{}”", self.name)?;
        }
        if !self.text.is_empty() {
            write!(f, " that says “{}”", self.text)?;
        }
        Ok(())
    }
}

impl Browser {
    async fn look(&self, wanted: Wanted<'_>, to_touch: bool) -> Told<(Vec<Seen>, Vec<String>)> {
        let arguments = vec![json!(wanted.role.name()), json!(wanted.name), json!(wanted.text), json!(to_touch)];
        let answer = self.run(include_str!("look.js"), arguments).await?;
        let found = answer["found"].as_array().map(|all| all.iter().map(Seen::of).collect());
        let there = answer["there"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok((found.unwrap_or_default(), there.map(str::to_owned).collect()))
    }

    /// Looks until `enough` says so; what is there instead is in the error.
    async fn look_until(
        &self,
        wanted: Wanted<'_>,
        to_touch: bool,
        what: &str,
        mut enough: impl FnMut(&[Seen]) -> bool,
    ) -> Told<Vec<Seen>> {
        let until = Instant::now() + PATIENCE;
        let mut why = String::new();
        loop {
            // a page that is just being loaded answers nothing
            let there = match self.look(wanted, to_touch).await {
                Ok((found, _)) if enough(&found) => return Ok(found),
                Ok((found, there)) => {
                    why = if found.is_empty() { why } else { found.iter().map(Seen::why).collect() };
                    there.join("\n  ")
                }
                Err(trouble) => trouble.to_string(),
            };
            if Instant::now() > until {
                return Err(Trouble::new(format!("{what} {wanted}. {why}There is:\n  {there}")));
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    async fn one(&self, wanted: Wanted<'_>, to_touch: bool, fit: impl Fn(&Seen) -> bool) -> Told<Seen> {
        let found = self.look_until(wanted, to_touch, "Not there:", |all| matches!(all, [one] if fit(one))).await?;
        found.into_iter().next().ok_or_else(|| Trouble::new(format!("There is no {wanted}")))
    }

    /// Waits for the one thing of this role whose name begins with these words.
    pub async fn see(&self, role: Role, name: &str) -> Told<Seen> {
        self.one(Wanted { role, name, text: "" }, false, |_| true).await
    }

    /// Waits for something of this role that says this.
    pub async fn hear(&self, role: Role, text: &str) -> Told<Seen> {
        let wanted = Wanted { role, name: "", text };
        let found = self.look_until(wanted, false, "Not there:", |all| !all.is_empty()).await?;
        found.into_iter().next().ok_or_else(|| Trouble::new(format!("There is no {wanted}")))
    }

    /// Waits until nothing of this role has a name that begins with these words.
    pub async fn gone(&self, role: Role, name: &str) -> Told {
        self.look_until(Wanted { role, name, text: "" }, false, "Still there:", <[Seen]>::is_empty).await.map(drop)
    }

    /// Looks for a while and finds nothing of this role and name: for what must not come.
    pub async fn stays_gone(&self, role: Role, name: &str) -> Told {
        let until = Instant::now() + A_WHILE;
        while Instant::now() < until {
            if self.sees(role, name).await? {
                return Err(Trouble::new(format!("It came: {}", Wanted { role, name, text: "" })));
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    /// Whether there is something of this role and name now.
    pub async fn sees(&self, role: Role, name: &str) -> Told<bool> {
        Ok(!self.look(Wanted { role, name, text: "" }, false).await?.0.is_empty())
    }

    /// Everything of this role, in the page's order.
    pub async fn all(&self, role: Role) -> Told<Vec<Seen>> {
        Ok(self.look(Wanted { role, name: "", text: "" }, false).await?.0)
    }

    /// Waits for at least so many of this role.
    pub async fn see_many(&self, role: Role, least: usize) -> Told {
        let wanted = Wanted { role, name: "", text: "" };
        self.look_until(wanted, false, "Not enough:", |all| all.len() >= least).await.map(drop)
    }

    /// Presses the first of this role whose name begins with these words.
    pub async fn press_first(&self, role: Role, name: &str) -> Told {
        let wanted = Wanted { role, name, text: "" };
        let found = self.look_until(wanted, false, "Not there:", |all| !all.is_empty()).await?;
        let first = found.first().ok_or_else(|| Trouble::new(format!("There is no {wanted}")))?;
        self.run("arguments[0].click();", vec![first.element.clone()]).await.map(drop)
    }

    /// Waits until it can be pressed and stands still, then presses it: with a finger where there is a touch screen.
    pub async fn press(&self, role: Role, name: &str) -> Told {
        let at = self.ready(role, name).await?;
        if let Some(last) = self.pressed.get() {
            tokio::time::sleep(PACE.saturating_sub(last.elapsed())).await;
        }
        match self.engine {
            Engine::Phone => self.tap(at.place).await?,
            _ => self.element(&at.target)?.click().await?,
        }
        self.pressed.set(Some(Instant::now()));
        Ok(())
    }

    /// Waits until something can be pressed and has stopped moving.
    pub(crate) async fn ready(&self, role: Role, name: &str) -> Told<Seen> {
        let wanted = Wanted { role, name, text: "" };
        let mut before = None;
        let found = self.look_until(wanted, true, "Cannot be pressed:", |all| match all {
            [one] if one.hit && !one.disabled => before.replace(one.place) == Some(one.place),
            _ => false,
        });
        found.await?.into_iter().next().ok_or_else(|| Trouble::new(format!("There is no {wanted}")))
    }

    /// Types into a text box, after what is there.
    pub async fn write(&self, name: &str, text: &str) -> Told {
        self.type_into(Role::Textbox, name, text).await
    }

    /// Types into a field of this role, after what is there.
    pub async fn type_into(&self, role: Role, name: &str, text: &str) -> Told {
        let seen = self.see(role, name).await?;
        Ok(self.element(&seen.element)?.send_keys(text).await?)
    }

    /// Puts a text into a text box at once, as from the clipboard. Chromium only.
    pub async fn insert(&self, name: &str, text: &str) -> Told {
        self.run_on(Role::Textbox, name, "arguments[0].focus();").await?;
        self.web.cdp().send_raw("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }

    /// Picks a file in a file input.
    pub async fn pick(&self, name: &str, file: &std::path::Path) -> Told {
        let seen = self.see(Role::File, name).await?;
        Ok(self.element(&seen.element)?.send_keys(file.display().to_string()).await?)
    }

    /// Chooses one of a list by the words that it begins with.
    pub async fn choose(&self, name: &str, option: &str) -> Told {
        let choose = format!(
            "const wanted = [...arguments[0].options].find(({{ text }}) => text.startsWith({}));
            arguments[0].value = wanted.value; arguments[0].dispatchEvent(new Event('change', {{ bubbles: true }}));",
            json!(option)
        );
        self.run_on(Role::Combobox, name, &choose).await.map(drop)
    }

    /// What is chosen in a list.
    pub async fn chosen(&self, name: &str) -> Told<String> {
        let chosen = self.run_on(Role::Combobox, name, "return arguments[0].selectedOptions[0]?.text ?? '';").await?;
        Ok(chosen.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until these words are somewhere on the page.
    pub async fn reads(&self, words: &str) -> Told {
        let body = format!("return document.body.innerText.includes({});", json!(words));
        self.until(&format!("“{words}” on the page"), &body).await
    }

    /// The line of the page that begins with these words, as soon as it is there.
    pub async fn shown(&self, words: &str) -> Told<String> {
        self.reads(words).await?;
        let body = "return document.body.innerText.match(new RegExp(`${arguments[0]}.*`))?.[0] ?? '';";
        Ok(self.run(body, vec![json!(words)]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Whether these words are somewhere on the page now.
    pub async fn shows(&self, words: &str) -> Told<bool> {
        let body = format!("return document.body.innerText.includes({});", json!(words));
        Ok(self.run(&body, Vec::new()).await? == Value::Bool(true))
    }

    /// Waits until `body`, a function's body that is run in the page, answers true.
    pub async fn until(&self, what: &str, body: &str) -> Told {
        let until = Instant::now() + PATIENCE;
        while self.run(body, Vec::new()).await.ok() != Some(Value::Bool(true)) {
            if Instant::now() > until {
                return Err(Trouble::new(format!("Waited in vain: {what}")));
            }
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    }

    /// Runs the body of a function in the page, with the one thing of this role and name as its argument.
    pub async fn run_on(&self, role: Role, name: &str, body: &str) -> Told<Value> {
        let seen = self.see(role, name).await?;
        self.run(body, vec![seen.element]).await
    }

    fn element(&self, reference: &Value) -> Told<WebElement> {
        Ok(WebElement::from_json(reference.clone(), self.web.handle().clone())?)
    }
}
