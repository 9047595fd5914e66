//! A keyboard, or what acts like one: a foot pedal, a remote.

use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

use crate::browser::Browser;
use crate::told::Told;

impl Browser {
    /// Presses and lifts keys, one after the other, wherever the focus is. Names in `thirtyfour::Key` turn into these.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Told {
        Ok(self.web.action_chain().send_keys(keys).perform().await?)
    }

    /// Presses a key while another is held.
    pub async fn chord(&self, held: Key, key: char) -> Told {
        Ok(self.web.action_chain().key_down(held.clone()).send_keys(key.to_string()).key_up(held).perform().await?)
    }

    /// Holds a key until it has repeated itself so many times. Chromium only.
    pub async fn hold(&self, key: &str, repeats: u32) -> Told {
        let text = if key == "Enter" { "\r" } else { "" };
        for n in 0..=repeats {
            let down = json!({ "type": "keyDown", "key": key, "code": key, "text": text, "windowsVirtualKeyCode": 13, "autoRepeat": n > 0 });
            self.web.cdp().send_raw("Input.dispatchKeyEvent", down).await?;
        }
        self.web.cdp().send_raw("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key, "code": key })).await?;
        Ok(())
    }

    /// What has the focus: its role, if it has one of its own, its tag, and its name or text.
    pub async fn focus(&self) -> Told<String> {
        let body = "const e = document.activeElement;
            return e === document.body ? '' : (e.ariaLabel ?? e.labels?.[0]?.innerText ?? e.innerText).replace(/\\s+/g, ' ').trim();";
        let text = self.run(body, Vec::new()).await?;
        Ok(Value::as_str(&text).unwrap_or_default().to_owned())
    }
}
