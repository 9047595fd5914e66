//! The two pads and what they have counted.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::Role;
use crate::browser::{Browser, Device};
use crate::site::Site;
use crate::told::{Told, Trouble};

/// How long a pad may take to show a count.
const SOON: Duration = Duration::from_secs(5);

impl Device {
    /// Opens the app for the first time, takes up ice skating and starts a session.
    pub async fn on_the_ice(&self, site: &Site) -> Told<Browser> {
        let page = self.open(site, "").await?;
        page.press(Role::Button, "Ice skating").await?;
        page.press(Role::Button, "Start session").await?;
        page.see(Role::Timer, "Session time").await?;
        Ok(page)
    }
}

impl Browser {
    /// Micro-failures and clean attempts, as the pads show them.
    pub async fn count(&self) -> Told<(usize, usize)> {
        Ok((self.on_pad("Micro-failure").await?, self.on_pad("Clean").await?))
    }

    async fn on_pad(&self, name: &str) -> Told<usize> {
        let name = self.see(Role::Button, name).await?.name;
        let number = name.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        Ok(number.parse()?)
    }

    /// Waits until the pads show these, and checks that this is what is stored.
    pub async fn counted(&self, misses: usize, clean: usize) -> Told {
        let until = Instant::now() + SOON;
        let mut count = self.count().await?;
        while count != (misses, clean) {
            if Instant::now() > until {
                return Err(Trouble::new(format!("{misses} and {clean} were tapped, the pads show {count:?}")));
            }
            count = self.count().await?;
        }
        let events = self.records("e").await?;
        let event = |value: &String| serde_json::from_str::<Value>(value).map(|mut record| record[3][1].take());
        let of = |kind: &str| events.values().filter_map(|value| event(value).ok()?.get(kind).cloned()).count();
        let undone = of("u");
        match of("m") + of("c") {
            stored if stored == misses + clean + undone => Ok(()),
            stored => Err(Trouble::new(format!("{stored} taps are stored, {undone} undone: {events:?}"))),
        }
    }
}
