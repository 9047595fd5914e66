//! What is stored, byte by byte: seen from outside of the app.

use std::collections::BTreeMap;

use crate::browser::Browser;
use crate::told::Told;

/// The page's localStorage, whole.
pub type Stored = BTreeMap<String, String>;

impl Browser {
    /// The lines of the safety copy, oldest first: keys, and what is there from then on.
    pub async fn safety_copy(&self) -> Told<Vec<(String, Option<String>)>> {
        let all = "return new Promise((done, failed) => {
            const opened = indexedDB.open('wobble:/:');
            opened.onerror = () => failed(opened.error);
            opened.onsuccess = () => {
                const all = opened.result.transaction('lines').objectStore('lines').getAll();
                all.onsuccess = () => done(all.result.flat().map(([key, , value]) => [key, value]));
            };
        });";
        Ok(serde_json::from_value(self.run(all, Vec::new()).await?)?)
    }

    /// What localStorage keeps now.
    pub async fn stored(&self) -> Told<Stored> {
        Ok(serde_json::from_value(self.run("return { ...localStorage };", Vec::new()).await?)?)
    }

    /// Waits until an event of the session says this.
    pub async fn until_stored(&self, what: &str) -> Told {
        let found = format!(
            "return Object.entries(localStorage).some(([key, value]) => key.includes(':e.') && value.includes({}));",
            serde_json::to_string(what)?
        );
        self.until(&format!("an event with {what}"), &found).await
    }

    /// The stored records of one kind, without the base path: `e` for the events of the session, `s` for sessions.
    pub async fn records(&self, kind: &str) -> Told<Stored> {
        let within = format!(":{kind}.");
        let all = self.stored().await?.into_iter();
        Ok(all.filter_map(|(key, value)| Some((key.split_once(&within)?.1.to_owned(), value))).collect())
    }
}
