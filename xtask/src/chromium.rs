//! Chromium without a window, driven by its DevTools protocol over a pipe: no driver program, no port, no packages.
//!
//! The journeys have a driver of their own, by WebDriver, because they go through three browsers. This one stays apart: a client for
//! WebDriver and what it waits with are a hundred crates, and this one is compiled by everybody who builds Wobble.

use std::io::{BufRead, BufReader, Write};
#[cfg(unix)]
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::failure::{Failure, OrSay, Outcome};
use crate::{place, run};

/// How long one answer may take on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The protocol is spoken on files 3 and 4; a child's own are 0 and 1, so a shell moves them there.
const ON_FILES_3_AND_4: &str = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null";

const FLAGS: [&str; 13] = [
    "--remote-debugging-pipe",
    "--headless=new",
    // as root, in a container, Chromium cannot start its sandbox; the only page that it opens is our own
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// A running Chromium; it ends when this value is dropped.
pub struct Chromium {
    process: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    last: u64,
    /// Its folder, if it goes with it.
    profile: Option<PathBuf>,
    errors: Vec<String>,
    called: Vec<String>,
}

impl Chromium {
    /// Starts it with a profile of its own, which goes with it.
    ///
    /// # Errors
    /// There is no Chromium, or it cannot be started.
    pub fn start() -> Outcome<Self> {
        let profile = place::target().join("shots-profile");
        place::remove_folder(&profile)?;
        let mut started = Self::start_with(&profile)?;
        started.profile = Some(profile);
        Ok(started)
    }

    /// Starts it with a profile that stays.
    ///
    /// # Errors
    /// There is no Chromium, or it cannot be started.
    pub fn start_with(profile: &Path) -> Outcome<Self> {
        let program = match place::find("chromium")? {
            Some(program) => program,
            None => place::find("google-chrome")?
                .ok_or_else(|| Failure::new("Chromium is missing. `cargo xtask tools` installs it or says how."))?,
        };
        let mut command = run::program("sh")?;
        command.args(["-c", ON_FILES_3_AND_4]).arg(program).args(FLAGS);
        command.arg(format!("--user-data-dir={}", profile.display()));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // all of its processes can be ended at once
        #[cfg(unix)]
        command.process_group(0);
        let mut process = command.spawn().or_say(|| "Chromium cannot be started.".into())?;
        let (Some(to), Some(out)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(Failure::new("Chromium was started without its pipes."));
        };
        let from = listen(out);
        Ok(Self { process, to, from, last: 0, profile: None, errors: Vec::new(), called: Vec::new() })
    }

    /// Asks for one thing, in a page's session or (with an empty one) of the browser itself, and waits for the answer.
    ///
    /// # Errors
    /// Chromium refuses, ends or does not answer.
    pub fn ask(&mut self, session: &str, method: &str, params: Value) -> Outcome<Value> {
        self.tell(session, method, params)?;
        loop {
            let mut said = self.from.recv_timeout(PATIENCE).or_say(|| format!("Chromium does not answer {method}."))?;
            if said["id"] == self.last {
                return match said.get("error") {
                    None => Ok(said["result"].take()),
                    Some(error) => Err(Failure::new(format!("Chromium refuses {method}: {}", error["message"]))),
                };
            }
            self.hear(&said);
        }
    }

    /// Asks for one thing and does not wait for the answer.
    ///
    /// # Errors
    /// Chromium is not there any more.
    pub fn tell(&mut self, session: &str, method: &str, params: Value) -> Outcome {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = json!(session);
        }
        let line = format!("{message}\0");
        self.to.write_all(line.as_bytes()).or_say(|| format!("Chromium cannot be asked for {method}."))
    }

    fn hear(&mut self, said: &Value) {
        self.errors.extend(error_of(said));
        if said["method"] == "Runtime.bindingCalled" {
            self.called.extend(said.pointer("/params/payload").and_then(Value::as_str).map(str::to_owned));
        }
    }

    /// What pages said by their bindings since this was last asked.
    pub fn called(&mut self) -> Vec<String> {
        while let Ok(said) = self.from.try_recv() {
            self.hear(&said);
        }
        std::mem::take(&mut self.called)
    }

    /// Ends all of its processes at once, with whatever they were about to write. Answers what pages had said by their bindings.
    ///
    /// # Errors
    /// It cannot be ended.
    pub fn kill(mut self) -> Outcome<Vec<String>> {
        run::quietly(run::program("kill")?.args(["-KILL", "--"]).arg(format!("-{}", self.process.id())))?;
        self.process.wait().or_say(|| "Chromium was killed and does not end.".into())?;
        // what is still in the pipe
        while let Ok(said) = self.from.recv_timeout(Duration::from_secs(2)) {
            self.hear(&said);
        }
        Ok(std::mem::take(&mut self.called))
    }

    /// What went wrong in pages since this was last asked.
    pub fn errors(&mut self) -> Vec<String> {
        std::mem::take(&mut self.errors)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // it ends by itself when it is told to; what is left is ended, and nothing more can be done about it
        if matches!(self.process.try_wait(), Ok(None)) {
            let _ = self.ask("", "Browser.close", json!({}));
            std::thread::sleep(Duration::from_millis(300));
            let _ = self.process.kill();
            let _ = self.process.wait();
        }
        if let Some(profile) = &self.profile {
            let _ = place::remove_folder(profile);
        }
    }
}

/// Reads what Chromium says, each message ended by a zero, for as long as it says anything.
fn listen(out: ChildStdout) -> Receiver<Value> {
    let (tell, from) = channel();
    std::thread::spawn(move || {
        for message in BufReader::new(out).split(0) {
            let said = message.ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
            let Some(said) = said else { return };
            if tell.send(said).is_err() {
                return;
            }
        }
    });
    from
}

/// What a page's event says went wrong, if it is such an event.
fn error_of(event: &Value) -> Option<String> {
    let thrown = event.pointer("/params/exceptionDetails");
    if let Some(thrown) = thrown {
        let text = thrown.pointer("/exception/description").unwrap_or(&thrown["text"]);
        return Some(text.as_str().unwrap_or_default().to_owned());
    }
    let entry = event.pointer("/params/entry")?;
    (entry["level"] == "error").then(|| format!("{} {}", entry["text"], entry["url"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_throws_and_what_the_browser_reports_are_errors() {
        let thrown = json!({ "method": "Runtime.exceptionThrown",
            "params": { "exceptionDetails": { "text": "Uncaught", "exception": { "description": "RuntimeError: x" } } } });
        assert_eq!(error_of(&thrown).as_deref(), Some("RuntimeError: x"));
        let entry = |level: &str| json!({ "params": { "entry": { "level": level, "text": "404", "url": "/a" } } });
        assert_eq!(error_of(&entry("error")).as_deref(), Some("\"404\" \"/a\""));
        assert_eq!(error_of(&entry("info")), None);
        assert_eq!(error_of(&json!({ "id": 1, "result": {} })), None);
    }
}
