//! A release build by trunk, for one base path.

use std::path::{Path, PathBuf};

use crate::arguments::Arguments;
use crate::failure::{Failure, OrSay, Outcome};
use crate::{place, run, sizes, tools};

/// `cargo xtask build`: builds the folder that a web host needs and says how large a first visit is.
///
/// # Errors
/// A tool is missing, or the app does not compile.
pub fn run(mut arguments: Arguments) -> Outcome {
    let base = base_path(arguments.value("public-url")?)?;
    let dist = match arguments.value("dist")? {
        Some(folder) => {
            std::path::absolute(&folder).or_say(|| format!("`{folder}` is no folder that can be written to."))?
        }
        None => place::root().join("dist"),
    };
    let pseudo = arguments.flag("pseudo-language")?;
    arguments.finish()?;
    tools::for_build()?;
    if pseudo {
        return speak_pseudo(&base, &dist);
    }
    release(&base, &dist)?;
    print!("{}", sizes::first_visit(&dist)?);
    println!("\n{} is ready to be served at {base}", dist.display());
    Ok(())
}

/// The base path as trunk and the pages need it: `/` at both ends.
///
/// # Errors
/// A path that doesn't begin with `/`: addresses of the app must not depend on the page they stand on.
pub fn base_path(given: Option<String>) -> Outcome<String> {
    let mut base = given.unwrap_or_else(|| "/".to_owned());
    if !base.starts_with('/') || base.starts_with("//") || base.contains(['?', '#']) {
        return Err(Failure::new(format!(
            "--public-url is the path at which the host serves Wobble, such as / or /wobble/; `{base}` is not one."
        )));
    }
    if !base.ends_with('/') {
        base.push('/');
    }
    Ok(base)
}

/// Builds the checkout's own page into a folder. The tools must be there.
///
/// # Errors
/// The app or the folder cannot be made.
pub fn release(base: &str, dist: &Path) -> Outcome {
    page(&place::root().join("index.html"), base, dist)
}

/// Builds the app in the pseudo-language, which shows what is cut off and what is said in no room of words.
fn speak_pseudo(base: &str, dist: &Path) -> Outcome {
    trunk(&place::root().join("index.html"), base, dist, &["--features", "pseudo-language"])?;
    println!("\n{} speaks the pseudo-language", dist.display());
    Ok(())
}

/// Builds the app that a page names into a folder.
///
/// # Errors
/// See [`release`].
pub fn page(html: &Path, base: &str, dist: &Path) -> Outcome {
    trunk(html, base, dist, &[])
}

fn trunk(html: &Path, base: &str, dist: &Path, more: &[&str]) -> Outcome {
    // Trunk works offline, so that it never fetches tools of its own; the crates must be there before.
    run::quietly(&mut run::cargo(["fetch", "--target", "wasm32-unknown-unknown"])?)
        .or_say(|| "The crates that Cargo.lock names could not be downloaded.".into())?;
    println!("Building {} for {base} ...", shown(html).display());
    let mut trunk = run::program("trunk")?;
    trunk.args(["build", "--release", "--offline", "--log", "warn"]).args(more);
    trunk.args(["--public-url", base, "--dist"]).arg(dist).arg(html);
    // Trunk reads NO_COLOR as a yes or no of its own and stops at the usual `1`.
    trunk.env_remove("NO_COLOR");
    // What went wrong is said above the trace; trunk's own stack helps nobody here.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    run::show(&mut trunk)
}

/// A path as short as it can be said.
fn shown(path: &Path) -> PathBuf {
    match path.strip_prefix(place::root()) {
        Ok(relative) => relative.to_path_buf(),
        Err(_) => path.to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_paths_end_with_a_slash() -> Outcome {
        assert_eq!(base_path(None)?, "/");
        assert_eq!(base_path(Some("/wobble".into()))?, "/wobble/");
        assert!(base_path(Some("wobble/".into())).is_err());
        assert!(base_path(Some("//evil/".into())).is_err());
        Ok(())
    }
}
