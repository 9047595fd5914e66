//! Opens an address in the person's browser, where that is possible.

use std::process::{Command, Stdio};

/// Asks the system to open an address; that it cannot is no error, the address is on the screen.
pub fn open(address: &str) {
    let words: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(target_os = "windows") {
        &["cmd", "/C", "start"]
    } else {
        &["xdg-open"]
    };
    let _ = Command::new(words[0])
        .args(&words[1..])
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
