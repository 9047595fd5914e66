//! The measuring harness: node scripts that drive Chromium as an emulated mid-range phone.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, OrSay, Outcome};
use crate::{place, run, tools};

/// A copy of the harness with its node packages.
pub struct Harness(PathBuf);

impl Harness {
    /// Copies it below a folder and installs its packages, unless that was done before.
    ///
    /// # Errors
    /// There is no harness, or npm cannot install its packages.
    pub fn install(from: Option<PathBuf>, below: &Path) -> Outcome<Self> {
        let beside = place::root().join("..").join("shared").join("measure");
        let from = from.unwrap_or(beside);
        if !from.join("load.mjs").is_file() {
            return Err(Failure::new(format!(
                "There is no measuring harness in {}: name the folder that holds load.mjs and tap.mjs with --measure.",
                from.display()
            )));
        }
        let to = below.join("measure");
        for (from, to) in [(from.clone(), to.clone()), (from.join("charts"), to.join("charts"))] {
            for entry in std::fs::read_dir(&from).or_say(|| format!("Cannot list {}.", from.display()))? {
                let entry = entry.or_say(|| format!("Cannot list {}.", from.display()))?;
                if entry.path().is_file() {
                    place::write(&to.join(entry.file_name()), place::read_bytes(&entry.path())?)?;
                }
            }
        }
        if !to.join("node_modules").join("puppeteer-core").is_dir() {
            println!("Installing the measuring harness's node packages (once; about 20 seconds) ...");
            // `install` rather than `ci`: other npm versions read the lock file more strictly.
            let mut npm = run::program("npm")?;
            npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&to);
            run::quietly(&mut npm).or_say(|| "npm could not install the measuring harness's packages.".into())?;
        }
        Ok(Self(to))
    }

    /// Runs one of its scripts, on a folder or as its words say, and returns the figures that it wrote.
    ///
    /// # Errors
    /// The script fails or writes no figures.
    pub fn run(&self, script: &str, subject: Option<&Path>, words: &[&str]) -> Outcome<Value> {
        let out = self.0.join("out.json");
        let mut node = run::program("node")?;
        node.arg(script).args(subject).args(words).arg("--out").arg(&out).current_dir(&self.0);
        if let Ok(chromium) = tools::program("chromium") {
            node.env("CHROMIUM", chromium);
        }
        run::quietly(&mut node)?;
        let figures = place::read(&out)?;
        serde_json::from_str(&figures).or_say(|| format!("{script} wrote no figures."))
    }
}

/// A number somewhere in the figures.
pub fn number(figures: &Value, pointer: &str) -> Option<f64> {
    figures.pointer(pointer).and_then(Value::as_f64)
}
