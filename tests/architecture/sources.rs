//! Reads the sources: code without comments and texts, texts with their lines, names and paths in code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub const PURE: [&str; 11] =
    ["json", "drawing", "domain", "insights", "charts", "figures", "decks", "sound", "words", "store", "sample"];

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files_under(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no {ending} in {folder}");
    found
}

pub fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned()
}

/// A source without its comments and its test module; and its texts apart, with their lines.
pub struct Source {
    pub name: String,
    pub code: String,
    pub texts: Vec<(usize, String)>,
}

pub fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("readable");
    let (code, texts) = without_comments_and_texts(&text);
    let tests = code.find("#[cfg(test)]").unwrap_or(code.len());
    let last = code[..tests].matches('\n').count() + 1;
    Source {
        name: name_of(path),
        code: code[..tests].to_owned(),
        texts: texts.into_iter().filter(|(line, _)| *line <= last).collect(),
    }
}

pub fn room(name: &str) -> Vec<Source> {
    files_under(&format!("src/{name}"), ".rs").iter().map(|path| source(path)).collect()
}

pub fn everything() -> Vec<Source> {
    files_under("src", ".rs").iter().map(|path| source(path)).collect()
}

/// Blanks out comments, texts and characters, and answers the texts with the lines on which they begin.
pub fn without_comments_and_texts(text: &str) -> (String, Vec<(usize, String)>) {
    let letters: Vec<char> = text.chars().collect();
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    let (mut code, mut texts, mut line) = (String::new(), Vec::new(), 1);
    let mut place = 0;
    while place < letters.len() {
        let letter = at(place);
        let word_before = place > 0 && (at(place - 1).is_alphanumeric() || at(place - 1) == '_');
        let mut hashes = 0;
        while letter == 'r' && !word_before && at(place + 1 + hashes) == '#' {
            hashes += 1;
        }
        let raw = letter == 'r' && !word_before && at(place + 1 + hashes) == '"';
        if letter == '/' && at(place + 1) == '/' {
            while place < letters.len() && at(place) != '\n' {
                place += 1;
            }
        } else if raw || letter == '"' {
            let (begins, mut inner) = (line, String::new());
            place += if raw { hashes + 2 } else { 1 };
            loop {
                let ends = at(place) == '"' && (!raw || (0..hashes).all(|n| at(place + 1 + n) == '#'));
                if ends || place >= letters.len() {
                    place += 1 + if raw { hashes } else { 0 };
                    break;
                }
                if at(place) == '\n' {
                    line += 1;
                    code.push('\n');
                }
                if !raw && at(place) == '\\' {
                    inner.push(at(place));
                    place += 1;
                }
                inner.push(at(place));
                place += 1;
            }
            code.push_str("\"\"");
            texts.push((begins, inner));
        } else if letter == '\'' && (at(place + 1) == '\\' || at(place + 2) == '\'') {
            place += if at(place + 1) == '\\' { 3 } else { 2 };
            while at(place) != '\'' && at(place - 1) != '\'' {
                place += 1;
            }
            place += usize::from(at(place) == '\'');
            code.push_str("' '");
        } else {
            line += usize::from(letter == '\n');
            code.push(letter);
            place += 1;
        }
    }
    (code, texts)
}

#[test]
fn the_reader_of_sources_tells_code_from_words() {
    let (code, texts) = without_comments_and_texts(
        "let a = \"web_sys // \\\" x\"; // web_sys\nlet b: &'a str = r#\"leptos \"q\" \"#; let c = '\"'; let d = '\\''; e\n",
    );
    assert_eq!(code, "let a = \"\"; \nlet b: &'a str = \"\"; let c = ' '; let d = ' '; e\n");
    let expected = [(1, "web_sys // \\\" x".to_owned()), (2, "leptos \"q\" ".to_owned())];
    assert_eq!(texts, expected);
    assert!(
        names(&code, "str") && !names(&code, "st") && !names("a_leptos", "leptos") && names("x leptos::y", "leptos")
    );
}

/// True if `code` names `name`: not as a part of a longer name.
pub fn names(code: &str, name: &str) -> bool {
    let part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(name)
        .any(|(place, _)| !part(code[..place].chars().next_back()) && !part(code[place + name.len()..].chars().next()))
}

/// Every path in `code` that begins with one of `crates`, as in `web_sys::Element`.
pub fn paths_of(code: &str, begins: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (place, _) in code.match_indices(begins) {
        if code[..place].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let path: String =
            code[place..].chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
        let group = code[place + path.len()..].strip_prefix('{').and_then(|rest| rest.split_once('}'));
        match group {
            Some((names, _)) => found.extend(names.split(',').map(|name| format!("{path}{}", name.trim()))),
            None => drop(found.insert(path.trim_end_matches(':').to_owned())),
        }
    }
    found
}

#[test]
fn paths_are_found_alone_and_in_groups() {
    let code = "use web_sys::{Element, Event}; web_sys::Node::new(); my_web_sys::No; use web_sys::Text;";
    let expected = ["web_sys::Element", "web_sys::Event", "web_sys::Node::new", "web_sys::Text"];
    assert_eq!(paths_of(code, "web_sys").into_iter().collect::<Vec<_>>(), expected);
}
