//! What the app says about itself without a network.

use super::Role;
use crate::browser::Browser;
use crate::told::Told;

impl Browser {
    /// Goes to Settings and waits until everything that the app needs is on the phone.
    pub async fn see_ready_offline(&self) -> Told {
        self.press(Role::Link, "Settings").await?;
        self.reads("Ready offline").await
    }
}
