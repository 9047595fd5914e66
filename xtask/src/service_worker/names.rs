//! The programs that are fetched later get their content's hash into their names, as trunk does it for the first one:
//! a host may keep them as long as it likes, and a page never gets a part of another version.
//!
//! The page says the names (`data-further`, `data-draw` in `index.html`). Without this step it says the plain ones.
//! The further screens' style sheet is called as their program is, so that both are there or neither.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::hex;
use crate::failure::{Failure, OrSay, Outcome};
use crate::{page, place};

/// Renames the programs in a folder that trunk has built, and tells the page. Done again, it changes nothing; where a
/// program was changed in between, its name changes.
///
/// # Errors
/// The page names one and not the other, or a file cannot be read or written.
pub fn seal(folder: &Path) -> Outcome {
    let index = folder.join("index.html");
    let mut html = place::read(&index)?;
    if !html.contains("data-further") {
        // a bare page, for the measurements
        return Ok(());
    }
    let further = named(&html, "data-further")?;
    let sealed = seal_program(folder, &further, &["_bg.wasm", ".css"])?;
    html = tell(&html, "data-further", &further, &sealed)?;

    // the drawing program is started by a script of our own, which names it
    let starter = named(&html, "data-draw")?;
    let script = place::read(&folder.join(&starter))?;
    let imported = script.split_once("importScripts(").and_then(|(_, rest)| rest.get(1..)?.split_once(['\'', '"']));
    let Some((program, _)) = imported else {
        return Err(Failure::new(format!("{starter} must begin with the program that it imports.")));
    };
    let script = script.replace(stem(program), stem(&seal_program(folder, program, &["_bg.wasm"])?));
    let sealed = with_hash(&starter, &hash(&[script.as_bytes()]));
    rename(folder, &starter, &sealed)?;
    place::write(&folder.join(&sealed), script)?;
    html = tell(&html, "data-draw", &starter, &sealed)?;
    place::write(&index, html)
}

/// The file that an attribute of the page names.
fn named(html: &str, attribute: &str) -> Outcome<String> {
    let tags = page::tags(html);
    let name = tags.iter().find_map(|tag| tag.get(attribute));
    name.map(str::to_owned).ok_or_else(|| Failure::new(format!("index.html must say a file's name in `{attribute}`.")))
}

/// The page with another name in an attribute.
fn tell(html: &str, attribute: &str, old: &str, new: &str) -> Outcome<String> {
    // minified, a value may stand without quotes
    let ways = ["", "\"", "'"].map(|quote| (format!("{attribute}={quote}{old}"), format!("{attribute}={quote}{new}")));
    let found = ways.iter().find(|(old, _)| html.matches(old.as_str()).count() == 1);
    let (old, new) = found.ok_or_else(|| Failure::new(format!("index.html must hold `{attribute}` exactly once.")))?;
    Ok(html.replacen(old, new, 1))
}

/// Renames a program's script, and what is called like it with these ends, by what all hold; answers the script's new name.
fn seal_program(folder: &Path, script: &str, ends: &[&str]) -> Outcome<String> {
    let mut parts = vec![place::read_bytes(&folder.join(script))?];
    for end in ends {
        parts.push(place::read_bytes(&folder.join(format!("{}{end}", stem(script))))?);
    }
    let sealed = with_hash(script, &hash(&parts.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    rename(folder, script, &sealed)?;
    for end in ends {
        rename(folder, &format!("{}{end}", stem(script)), &format!("{}{end}", stem(&sealed)))?;
    }
    Ok(sealed)
}

fn rename(folder: &Path, from: &str, to: &str) -> Outcome {
    if from == to {
        return Ok(());
    }
    std::fs::rename(folder.join(from), folder.join(to)).or_say(|| format!("Cannot rename {from} to {to}."))
}

/// As long as trunk's own.
fn hash(parts: &[&[u8]]) -> String {
    let mut all = Sha256::new();
    for part in parts {
        // with its length, so that nothing can move from one part to the next unseen
        all.update(part.len().to_le_bytes());
        all.update(part);
    }
    hex(&all.finalize()[..8])
}

fn stem(script: &str) -> &str {
    script.strip_suffix(".js").unwrap_or(script)
}

/// A script's name with a hash in place of the one that it may have.
fn with_hash(script: &str, hash: &str) -> String {
    let stem = stem(script);
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|b| b.is_ascii_hexdigit());
    let plain = stem.rsplit_once('-').filter(|(_, end)| is_hash(end)).map_or(stem, |(plain, _)| plain);
    format!("{plain}-{hash}.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder as trunk leaves it, with the words of the two programs.
    fn folder(of: &str, page: &str, further: &str, draw: &str) -> Outcome<std::path::PathBuf> {
        let folder = place::target().join("test-names").join(of);
        place::remove_folder(&folder)?;
        for (name, text) in [
            ("index.html", page),
            ("wobble-further.js", "f"),
            ("wobble-further_bg.wasm", further),
            ("wobble-further.css", "s"),
            ("draw.js", "importScripts('wobble-draw.js');\nwasm_bindgen({ module_or_path: 'wobble-draw_bg.wasm' });"),
            ("wobble-draw.js", "d"),
            ("wobble-draw_bg.wasm", draw),
        ] {
            place::write(&folder.join(name), text)?;
        }
        Ok(folder)
    }

    /// What the page says after the step.
    fn sealed(folder: &Path) -> Outcome<[String; 2]> {
        seal(folder)?;
        let html = place::read(&folder.join("index.html"))?;
        Ok([named(&html, "data-further")?, named(&html, "data-draw")?])
    }

    const PAGE: &str = "<script data-draw=draw.js data-further=wobble-further.js src=/boot.js></script>";

    #[test]
    fn every_name_follows_from_the_content_alone() -> Outcome {
        let first = sealed(&folder("one", PAGE, "f", "d")?)?;
        assert_eq!(first, sealed(&folder("two", &PAGE.replace("further.js", "further.js "), "f", "d")?)?);
        let [further, draw] = sealed(&folder("three", PAGE, "F", "d")?)?;
        assert!(further != first[0] && draw == first[1], "{further} {draw}");
        let [further, draw] = sealed(&folder("four", PAGE, "f", "D")?)?;
        assert!(further == first[0] && draw != first[1], "the script that starts it names it: {further} {draw}");
        Ok(())
    }

    #[test]
    fn all_that_is_named_is_there_and_nothing_else() -> Outcome {
        let folder = folder("files", &PAGE.replace("draw.js", "\"draw.js\""), "f", "d")?;
        let [further, draw] = sealed(&folder)?;
        let script = place::read(&folder.join(&draw))?;
        let sheet = format!("{}.css", stem(&further));
        let mut expected =
            vec!["index.html".to_owned(), further.clone(), format!("{}_bg.wasm", stem(&further)), sheet, draw];
        for program in script.split('\'').filter(|part| part.starts_with("wobble-draw-")) {
            expected.push(program.to_owned());
        }
        expected.sort();
        let there = place::files_below(&folder)?;
        assert_eq!(there, expected);
        assert_eq!(there.len(), 7);
        Ok(())
    }

    #[test]
    fn done_again_it_changes_nothing_until_a_program_changes() -> Outcome {
        let folder = folder("again", PAGE, "f", "d")?;
        let first = sealed(&folder)?;
        assert_eq!(first, sealed(&folder)?);
        place::write(&folder.join(&first[0]), "changed")?;
        let [further, draw] = sealed(&folder)?;
        assert!(further != first[0] && draw == first[1] && further.len() == first[0].len());
        place::write(&folder.join(format!("{}.css", stem(&further))), "changed")?;
        assert_ne!(sealed(&folder)?[0], further, "another sheet is another program");
        assert_eq!(place::files_below(&folder)?.len(), 7);
        Ok(())
    }

    #[test]
    fn a_page_that_names_nothing_is_left_alone_and_one_that_names_half_is_refused() -> Outcome {
        let bare = folder("none", "<script src=/boot.js></script>", "f", "d")?;
        seal(&bare)?;
        assert!(bare.join("wobble-further.js").is_file());
        assert!(seal(&folder("half", "<script data-further=wobble-further.js></script>", "f", "d")?).is_err());
        Ok(())
    }
}
