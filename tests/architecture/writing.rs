//! How it is written: nothing gives up, every result is read, sentences stand in words and colours in tokens.

use std::fs;

use crate::sources::{everything, files_under, name_of, room, root, source};

#[test]
fn nothing_in_src_gives_up() {
    let mut reasons = 0;
    for source in everything() {
        for absent in [".unwrap()", "todo!", "unimplemented!", "dbg!", "panic!", "unreachable!", "println!", "unsafe"] {
            // without a browser the programs say where the app is
            let says = ["src/main.rs", "src/further.rs", "src/draw.rs"].contains(&source.name.as_str())
                && absent == "println!";
            assert!(says || !source.code.contains(absent), "{} has {absent}", source.name);
        }
        let expects = source.code.matches(".expect(").count();
        assert_eq!(
            expects,
            source.code.matches(".expect(\"\")").count(),
            "{}: an expect without its reason",
            source.name
        );
        reasons += expects;
    }
    assert!(reasons <= 1, "{reasons} expects: every one more is a way to stop in the middle of a session");
}

#[test]
fn the_result_of_a_write_is_read() {
    for source in ["app", "store", "domain", "views"].into_iter().flat_map(room) {
        for unread in ["let _ =", "let _: ", ".ok();", ".unwrap_or(());"] {
            assert!(!source.code.contains(unread), "{} has {unread}", source.name);
        }
    }
    for source in room("platform").iter().filter(|source| source.name.ends_with("local_storage.rs")) {
        assert!(!source.code.contains("let _ =") && !source.code.contains(".ok();"), "{}", source.name);
    }
}

#[test]
fn no_storage_is_ever_cleared() {
    for source in room("platform").into_iter().chain(room("app")) {
        // the list of one database, which is this base path's own
        let own = if source.name == "src/platform/safety_copy.rs" { "list.clear()" } else { "" };
        let code = if own.is_empty() { source.code.clone() } else { source.code.replacen(own, "", 1) };
        assert!(!code.contains(".clear("), "{}", source.name);
    }
    let storage = source(&root().join("src/store/storage.rs")).code;
    let methods: Vec<&str> = storage
        .split("pub trait Storage {")
        .nth(1)
        .and_then(|body| body.split("\n}").next())
        .expect("the trait")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("fn ")?.split('(').next())
        .collect();
    assert_eq!(methods, ["get", "set", "remove", "keys_where", "keys"]);
}

#[test]
fn a_file_is_one_idea() {
    // a story is longer than a rule
    for (folder, most) in [("src", 400), ("xtask/src", 400), ("tests", 500)] {
        for path in files_under(folder, ".rs") {
            let lines = fs::read_to_string(&path).expect("readable").lines().count();
            assert!(lines <= most, "{} has {lines} lines", name_of(&path));
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_none_is_called_utils() {
    for path in ["src", "xtask/src", "tests"].into_iter().flat_map(|folder| files_under(folder, ".rs")) {
        let text = fs::read_to_string(&path).expect("readable");
        assert!(text.starts_with("//! "), "{}", name_of(&path));
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "helper", "manager", "common", "misc"].contains(&stem.as_str()),
            "{stem}"
        );
    }
}

#[test]
fn no_sentence_stands_outside_words() {
    for source in ["views", "widgets", "app"].into_iter().flat_map(room) {
        for (line, text) in &source.texts {
            let words: Vec<&str> = text.split(' ').collect();
            let capital = text.starts_with(|letter: char| letter.is_uppercase());
            let sentence = words.len() > 1 && (capital || text.ends_with(['.', '?', '!']));
            // a path of a drawing, with numbers or places for them
            let drawing = text.starts_with('M')
                && text[1..].starts_with(|letter: char| letter.is_ascii_digit() || "-{".contains(letter));
            assert!(!sentence || drawing, "{}:{line}: {text:?}", source.name);
        }
    }
}

#[test]
fn styles_stand_in_style_sheets() {
    for source in ["views", "widgets", "app"].into_iter().flat_map(room) {
        for inline in ["style=", "style =", "set_attribute(\"\""] {
            assert!(!source.code.contains(inline), "{} has {inline}", source.name);
        }
    }
    let page = fs::read_to_string(root().join("index.html")).expect("readable");
    assert!(!page.contains(" style=") && !page.contains("<style"));
    assert!(!page.contains(" onclick=") && !page.contains(" onload="), "and scripts in files");
}

#[test]
fn colours_stand_in_the_tokens_and_the_charts_theme_only() {
    let hex = |text: &str| {
        text.match_indices('#').any(|(place, _)| {
            let digits = text[place + 1..].chars().take_while(char::is_ascii_hexdigit).count();
            let next = text[place + 1 + digits..].chars().next();
            [3, 4, 6, 8].contains(&digits)
                && !next.is_some_and(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
        })
    };
    for source in everything().iter().filter(|source| source.name != "src/charts/theme.rs") {
        for (line, text) in &source.texts {
            assert!(!hex(text), "{}:{line}: {text:?}", source.name);
        }
    }
    let mut see_through = 0;
    for path in files_under("style", ".css").iter().filter(|path| !path.ends_with("tokens.css")) {
        for (number, line) in fs::read_to_string(path).expect("readable").lines().enumerate() {
            let rule = line.split("/*").next().unwrap_or_default();
            assert!(!hex(rule), "{}:{}: {line}", name_of(path), number + 1);
            see_through += rule.matches("rgb(").count();
        }
    }
    assert!(see_through <= 1, "one see-through flash is there today, in session.css; a second belongs to the tokens");
}

/// The parts of a selector list, or of a selector, that `is_between` parts outside brackets.
fn parts(text: &str, is_between: impl Fn(char) -> bool) -> Vec<String> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for letter in text.chars() {
        depth += i32::from("([".contains(letter)) - i32::from(")]".contains(letter));
        match parts.last_mut() {
            Some(part) if depth > 0 || !is_between(letter) => part.push(letter),
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// A browser keeps one list of what may look different when a `:has()` begins or ceases to hold. One rule that names nothing there has
/// it style everything anew, below everything that has such a rule, whenever an element comes: at every tap, with every chart.
#[test]
fn what_is_styled_within_something_that_has_something_is_named() {
    let mut found = 0;
    for path in files_under("style", ".css") {
        let text = fs::read_to_string(&path).expect("readable");
        let text: String = text.split("/*").map(|rest| rest.split_once("*/").map_or(rest, |(_, rest)| rest)).collect();
        for selectors in text.split('{').filter_map(|before| before.rsplit(['}', ';']).next()) {
            for selector in parts(selectors, |letter| letter == ',') {
                let compounds = parts(&selector, |letter| letter.is_whitespace() || ">+~".contains(letter));
                let Some((last, within)) = compounds.split_last() else { continue };
                if within.iter().any(|compound| compound.contains(":has(")) {
                    found += 1;
                    let named = last.trim_start_matches(":is(");
                    assert!(
                        named.starts_with(|first: char| first.is_alphabetic() || "#.".contains(first)),
                        "{}: {selector}",
                        name_of(&path)
                    );
                }
            }
        }
    }
    assert!(found > 10, "only {found} such rules were read");
}
