//! One style sheet out of the files in `style/`, so that the page asks for one file instead of twelve.
//!
//! Trunk calls this before a build (see `Trunk.toml`); the page names the result, `target/wobble.css`.

use crate::failure::{Failure, Outcome};
use crate::place;

/// Files that later ones build on, in this order.
const FIRST: &[&str] = &[
    "tokens.css",
    "base.css",
    "controls.css",
    "trace.css",
    "navigation.css",
    "pages.css",
    "practice.css",
    "first_run.css",
    "session.css",
    "reflection.css",
    "charts.css",
];

/// Files that change what all others said. Those named nowhere stand before them, in alphabetical order.
const LAST: &[&str] = &["sizes.css"];

/// `cargo xtask styles`.
///
/// # Errors
/// A file cannot be read or written, or one that is named here is missing.
pub fn run() -> Outcome {
    let folder = place::root().join("style");
    let mut sheet = String::new();
    for file in ordered(place::files_below(&folder)?)? {
        sheet.push_str(&place::read(&folder.join(&file))?);
        sheet.push('\n');
    }
    place::write(&place::root().join("target").join("wobble.css"), sheet)
}

fn ordered(mut files: Vec<String>) -> Outcome<Vec<String>> {
    if let Some(missing) = FIRST.iter().chain(LAST).find(|name| !files.iter().any(|file| file == *name)) {
        return Err(Failure::new(format!("style/{missing} is missing; its place is kept in xtask/src/styles.rs.")));
    }
    let place = |file: &String| {
        let at = |list: &[&str]| list.iter().position(|name| name == file);
        at(FIRST).or_else(|| at(LAST).map(|i| FIRST.len() + 1 + i)).unwrap_or(FIRST.len())
    };
    files.retain(|file| file.ends_with(".css"));
    files.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.cmp(b)));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_files_keep_their_place_and_others_stand_before_the_last() -> Outcome {
        let named = FIRST.iter().chain(LAST).map(ToString::to_string);
        let mut files: Vec<String> = named.chain(["zoo.css".into(), "another.css".into(), "notes.md".into()]).collect();
        files.sort_unstable();
        let ordered = ordered(files)?;
        assert_eq!(ordered.first().map(String::as_str), Some("tokens.css"));
        assert_eq!(ordered[ordered.len() - 3..], ["another.css", "zoo.css", "sizes.css"]);
        Ok(())
    }

    #[test]
    fn a_renamed_file_is_noticed() {
        assert!(ordered(vec!["tokens.css".into()]).is_err());
    }
}
