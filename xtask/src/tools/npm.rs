//! Node packages: `wasm-opt` (from binaryen) for the build, axe-core for the browser tests.

use crate::failure::{OrSay, Outcome};
use crate::{place, run};

/// Installs exactly what `xtask/npm/package-lock.json` pins, unless that was done already.
///
/// # Errors
/// npm cannot install it.
pub fn install() -> Outcome {
    let from = place::root().join("xtask").join("npm");
    let to = place::tools().join("npm");
    let lock = place::read_bytes(&from.join("package-lock.json"))?;
    // Written last of all: present and equal means that the folder is complete.
    let receipt = to.join("installed.json");
    if std::fs::read(&receipt).is_ok_and(|had| had == lock) {
        return Ok(());
    }
    println!("Installing wasm-opt and axe-core into .tools/npm/ (once; some seconds) ...");
    place::write(&to.join("package-lock.json"), &lock)?;
    let package = place::read_bytes(&from.join("package.json"))?;
    place::write(&to.join("package.json"), package)?;
    let mut npm = run::program("npm")?;
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    run::quietly(npm.current_dir(&to)).or_say(|| {
        "npm could not install the packages that xtask/npm/package-lock.json pins. \
         It needs the npm registry; once that is reachable, run this again."
            .into()
    })?;
    place::write(&receipt, lock)
}
