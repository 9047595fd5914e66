//! A virtual screen for browsers that draw into windows only.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::failure::{Failure, OrSay, Outcome};
use crate::{run, tools};

/// An Xvfb that lives as long as this value.
pub struct Screen {
    xvfb: Child,
    display: String,
}

impl Screen {
    /// Starts one on a free display.
    ///
    /// # Errors
    /// Xvfb isn't there or does not start.
    pub fn start() -> Outcome<Self> {
        let mut command = run::program(tools::program("Xvfb")?)?;
        // Xvfb picks a free display itself and writes its number to file 1, which is stdout.
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x1024x24"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut xvfb = command.spawn().or_say(|| "Xvfb cannot be started.".into())?;
        let mut number = String::new();
        if let Some(out) = xvfb.stdout.take() {
            BufReader::new(out).read_line(&mut number).or_say(|| "Xvfb does not say which display it has.".into())?;
        }
        let number = number.trim();
        if number.is_empty() {
            let _ = xvfb.kill();
            return Err(Failure::new("Xvfb ended at once. Try `Xvfb :99` by hand to see why."));
        }
        let display = format!(":{number}");
        Ok(Self { xvfb, display })
    }

    /// The value for `DISPLAY`.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Nothing is left to do if it is gone already.
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
}
