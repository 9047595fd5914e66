//! A look around with sample data, for the curious.

use super::App;

impl App {
    /// Opens the look around.
    pub fn look_around(self) {}
}
