//! Programs that come from the operating system's packages.

use crate::failure::{Failure, OrSay, Outcome};
use crate::{place, run};

/// One program, by any of its names, and the Debian package that holds it.
pub struct SystemTool {
    programs: &'static [&'static str],
    package: &'static str,
}

const fn tool(programs: &'static [&'static str], package: &'static str) -> SystemTool {
    SystemTool { programs, package }
}

/// What a release build needs: node runs `wasm-opt`.
pub const FOR_BUILD: &[SystemTool] = &[tool(&["node"], "nodejs"), tool(&["npm"], "npm")];

const CHROMIUM: SystemTool = tool(&["chromium", "google-chrome"], "chromium");

/// What pictures of the screens need.
pub const FOR_SHOTS: &[SystemTool] = &[CHROMIUM];

/// What the tests need as well.
pub const FOR_TESTS: &[SystemTool] = &[
    CHROMIUM,
    tool(&["chromedriver"], "chromium-driver"),
    tool(&["firefox-esr", "firefox"], "firefox-esr"),
    tool(&["WebKitWebDriver"], "webkit2gtk-driver"),
    tool(&["Xvfb"], "xvfb"),
];

/// Installs the packages of those that are missing, where apt and the right to use it are at hand.
///
/// # Errors
/// Something is missing and cannot be installed from here; the sentence names it.
pub fn install(tools: &[SystemTool]) -> Outcome {
    let missing = missing(tools)?;
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let by_hand = || {
        format!(
            "These are missing: {names} (Debian's package names). On Debian or Ubuntu run \
             `sudo apt-get install {names}`; elsewhere install the same programs, so that they are in PATH."
        )
    };
    let Some(apt) = apt()? else {
        return Err(Failure::new(by_hand()));
    };
    println!("Installing {names} with apt-get (once; about 1 minute) ...");
    for words in [&["update"][..], &["install", "--yes", "--no-install-recommends"][..]] {
        let packages: &[&str] = if words == ["update"] { &[] } else { &missing };
        let mut command = run::program(apt[0])?;
        command.args(&apt[1..]).args(words).args(packages);
        run::quietly(command.env("DEBIAN_FRONTEND", "noninteractive")).or_say(by_hand)?;
    }
    match self::missing(tools)?.as_slice() {
        [] => Ok(()),
        still => Err(Failure::new(format!("{} was installed, but its program is not in PATH.", still.join(" ")))),
    }
}

/// The packages of the tools that are not in `PATH`.
fn missing(tools: &[SystemTool]) -> Outcome<Vec<&'static str>> {
    let mut packages = Vec::new();
    for tool in tools {
        let mut there = false;
        for program in tool.programs {
            there |= place::find(program)?.is_some();
        }
        if !there {
            packages.push(tool.package);
        }
    }
    Ok(packages)
}

/// How to call apt-get: as root, by a sudo that asks nothing, or not at all.
fn apt() -> Outcome<Option<Vec<&'static str>>> {
    if place::find("apt-get")?.is_none() {
        return Ok(None);
    }
    if run::quietly(run::program("id")?.arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Ok(Some(vec!["apt-get"]));
    }
    if place::find("sudo")?.is_some() && run::quietly(run::program("sudo")?.args(["-n", "true"])).is_ok() {
        return Ok(Some(vec!["sudo", "-n", "apt-get"]));
    }
    Ok(None)
}
