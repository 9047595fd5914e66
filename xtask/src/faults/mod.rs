//! `cargo xtask faults`: somebody practises, their whole browser is killed at a random moment, it is started again, and
//! every change that was made 50 ms before must be there. Over and over, on one profile.
//!
//! A browser keeps localStorage's changes in memory for up to a minute, so a kill takes them; what brings them back is the
//! safety copy. What a person does is in `hand.js`; what must be there afterwards, in [`expected`].

pub mod expected;

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::chromium::Chromium;
use crate::failure::{Failure, OrSay, Outcome};
use crate::serve::Site;
use crate::{build, place, tools};
use expected::{Change, Stored, wrong};

/// A change that is so many milliseconds old must survive.
const SURE: i64 = 50;
/// The start, with whatever has to be done again.
const START: Duration = Duration::from_millis(1200);

/// Kills a browser so many times, and says what was lost.
///
/// # Errors
/// A tool is missing, the app does not compile, or something was lost.
pub fn run(mut arguments: Arguments) -> Outcome {
    let kills: u32 = arguments.number("kills", 200)?;
    let seed: u64 = arguments.number("seed", 1)?;
    let built = arguments.value("dist")?.map(PathBuf::from);
    arguments.finish()?;
    let dist = match built {
        Some(dist) => std::path::absolute(&dist).or_say(|| format!("{} is no folder.", dist.display()))?,
        None => built_now()?,
    };
    tools::for_shots()?;
    println!("{}", kill(&dist, kills, seed)?);
    Ok(())
}

fn built_now() -> Outcome<PathBuf> {
    tools::for_build()?;
    let dist = place::target().join("dist-faults");
    build::release("/", &dist)?;
    Ok(dist)
}

/// Kills a browser that shows `dist` so many times. Answers a sentence that says what was seen.
///
/// # Errors
/// Something was lost, came back or cannot be read; or the browser cannot be driven.
pub fn kill(dist: &Path, kills: u32, seed: u64) -> Outcome<String> {
    let server = Site::new(dist.to_owned(), "/").listen(0)?;
    let site = format!("http://127.0.0.1:{}/", server.port());
    let profile = place::target().join("faults-profile");
    place::remove_folder(&profile)?;
    let mut chance = Chance(seed);
    let (mut changed, mut again, mut faults) = (0, 0, Vec::new());
    let mut page = Page::open(&profile, &site)?;
    let mut before = page.stored()?;
    for nth in 1..=kills {
        // from a tap or two to an evening
        let acts = 2 + chance.below(40);
        for _ in 0..acts {
            page.act(chance.unit())?;
            sleep(Duration::from_millis(chance.below(120)));
        }
        page.begin_to_act(chance.unit())?;
        sleep(Duration::from_millis(chance.below(80)));
        let killed = now();
        let changes: Vec<Change> =
            page.chromium.kill()?.iter().map(|told| Change::read(told)).collect::<Outcome<_>>()?;
        page = Page::open(&profile, &site)?;
        sleep(START);
        let after = page.stored()?;
        changed += changes.len();
        again += page.chromium.called().len();
        let found = wrong(&before, &changes, killed, SURE, &after);
        faults.extend(found.into_iter().map(|fault| format!("kill {nth}: {fault}")));
        before = after;
    }
    drop(page);
    place::remove_folder(&profile)?;
    match faults.len() {
        0 => Ok(format!(
            "{kills} kills, seed {seed}: {changed} changes, {again} of them done again at the next start, nothing lost, nothing came back."
        )),
        n => Err(Failure::new(format!("{n} faults in {kills} kills, seed {seed}:\n{}", faults.join("\n")))),
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Numbers that look like chance, the same ones for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// From 0 up to 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The page of a browser with a profile that stays.
struct Page {
    chromium: Chromium,
    session: String,
}

impl Page {
    fn open(profile: &Path, site: &str) -> Outcome<Self> {
        let mut chromium = Chromium::start_with(profile)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let target = chromium.ask("", "Target.createTarget", json!({ "url": "about:blank" }))?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = text(&chromium.ask("", "Target.attachToTarget", attach)?["sessionId"]);
        for (method, params) in [
            ("Page.enable", json!({})),
            ("Runtime.enable", json!({})),
            ("Runtime.addBinding", json!({ "name": "change" })),
            ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("hand.js") })),
            ("Page.navigate", json!({ "url": site })),
        ] {
            chromium.ask(&session, method, params)?;
        }
        let mut page = Self { chromium, session };
        for _ in 0..200 {
            if page.run("document.readyState === 'complete' && !document.getElementById('shell')")? == json!(true) {
                return Ok(page);
            }
            sleep(Duration::from_millis(50));
        }
        Err(Failure::new("The page does not open."))
    }

    fn run(&mut self, script: &str) -> Outcome<Value> {
        let params = json!({ "expression": script, "returnByValue": true });
        let mut answer = self.chromium.ask(&self.session, "Runtime.evaluate", params)?;
        match answer.get("exceptionDetails") {
            None => Ok(answer["result"]["value"].take()),
            Some(thrown) => Err(Failure::new(format!("`{script}` failed in the page: {thrown}"))),
        }
    }

    fn act(&mut self, which: f64) -> Outcome {
        self.run(&format!("act({which})")).map(drop)
    }

    /// Acts and waits for nothing.
    fn begin_to_act(&mut self, which: f64) -> Outcome {
        let params = json!({ "expression": format!("act({which})") });
        self.chromium.tell(&self.session, "Runtime.evaluate", params)
    }

    fn stored(&mut self) -> Outcome<Stored> {
        let stored = self.run("JSON.stringify({ ...localStorage })")?;
        serde_json::from_str(stored.as_str().unwrap_or_default()).or_say(|| "The storage cannot be read.".into())
    }
}
