//! Two style sheets out of the files in `style/`, so that the page asks for one file instead of twelve: one for the first visit,
//! and one that the further screens bring with them. It comes after the first, and has only what is on none of the first's screens.
//!
//! Trunk calls this before a build (see `Trunk.toml`); the page names the results, `target/wobble.css` and
//! `target/wobble-further.css`.

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
    "pads.css",
    "reflection.css",
    "notices.css",
];

/// Files that change what all others said. Those named nowhere stand before them, in alphabetical order.
const LAST: &[&str] = &["sizes.css"];

/// The folder in `style/` of the further screens' files. They stand in the order of their namesakes.
const FURTHER: &str = "further/";

/// `cargo xtask styles`.
///
/// # Errors
/// A file cannot be read or written, or one that is named here is missing.
pub fn run() -> Outcome {
    let folder = place::root().join("style");
    let [first, further] = ordered(place::files_below(&folder)?)?;
    for (files, name) in [(first, "wobble.css"), (further, "wobble-further.css")] {
        let mut sheet = String::new();
        for file in files {
            sheet.push_str(&place::read(&folder.join(&file))?);
            sheet.push('\n');
        }
        place::write(&place::root().join("target").join(name), sheet)?;
    }
    Ok(())
}

/// The files of both sheets.
fn ordered(mut files: Vec<String>) -> Outcome<[Vec<String>; 2]> {
    if let Some(missing) = FIRST.iter().chain(LAST).find(|name| !files.iter().any(|file| file == *name)) {
        return Err(Failure::new(format!("style/{missing} is missing; its place is kept in xtask/src/styles.rs.")));
    }
    let place = |file: &String| {
        let file = file.strip_prefix(FURTHER).unwrap_or(file);
        let at = |list: &[&str]| list.iter().position(|name| *name == file);
        at(FIRST).or_else(|| at(LAST).map(|i| FIRST.len() + 1 + i)).unwrap_or(FIRST.len())
    };
    files.retain(|file| file.ends_with(".css"));
    files.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.cmp(b)));
    let (further, first) = files.into_iter().partition(|file| file.starts_with(FURTHER));
    Ok([first, further])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_files_keep_their_place_and_others_stand_before_the_last() -> Outcome {
        let named = FIRST.iter().chain(LAST).map(ToString::to_string);
        let others =
            ["zoo.css", "another.css", "notes.md", "further/zoo.css", "further/pages.css", "further/sizes.css"];
        let mut files: Vec<String> = named.chain(others.map(String::from)).collect();
        files.sort_unstable();
        let [first, further] = ordered(files)?;
        assert_eq!(first.first().map(String::as_str), Some("tokens.css"));
        assert_eq!(first[first.len() - 3..], ["another.css", "zoo.css", "sizes.css"]);
        assert_eq!(further, ["further/pages.css", "further/zoo.css", "further/sizes.css"]);
        Ok(())
    }

    #[test]
    fn a_renamed_file_is_noticed() {
        assert!(ordered(vec!["tokens.css".into()]).is_err());
    }
}
