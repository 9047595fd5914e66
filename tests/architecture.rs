//! What is absent from each room, held against the sources. ARCHITECTURE.md says why.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const PURE: [&str; 10] =
    ["json", "drawing", "domain", "insights", "charts", "decks", "sound", "words", "store", "sample"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &str, ending: &str) -> Vec<PathBuf> {
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

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned()
}

/// A source without its comments and its test module; and its texts apart, with their lines.
struct Source {
    name: String,
    code: String,
    texts: Vec<(usize, String)>,
}

fn source(path: &Path) -> Source {
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

fn room(name: &str) -> Vec<Source> {
    files_under(&format!("src/{name}"), ".rs").iter().map(|path| source(path)).collect()
}

fn everything() -> Vec<Source> {
    files_under("src", ".rs").iter().map(|path| source(path)).collect()
}

/// Blanks out comments, texts and characters, and answers the texts with the lines on which they begin.
fn without_comments_and_texts(text: &str) -> (String, Vec<(usize, String)>) {
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
fn names(code: &str, name: &str) -> bool {
    let part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(name)
        .any(|(place, _)| !part(code[..place].chars().next_back()) && !part(code[place + name.len()..].chars().next()))
}

/// Every path in `code` that begins with one of `crates`, as in `web_sys::Element`.
fn paths_of(code: &str, begins: &str) -> BTreeSet<String> {
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

// ---------- what each room does not know ----------

#[test]
fn pure_rooms_name_no_browser_no_clock_and_no_chance() {
    const ABSENT: [&str; 19] = [
        "leptos",
        "web_sys",
        "js_sys",
        "gloo",
        "gloo_storage",
        "wasm_bindgen",
        "wasm_bindgen_futures",
        "SystemTime",
        "std::time",
        "Utc",
        "Local",
        "thread_rng",
        "getrandom",
        "rand",
        "Math",
        "std::env",
        "std::fs",
        "std::thread",
        "target_arch",
    ];
    for name in PURE {
        for source in room(name) {
            for absent in ABSENT {
                assert!(!names(&source.code, absent), "{} names {absent}", source.name);
            }
        }
    }
}

#[test]
fn each_room_knows_only_the_rooms_below_it() {
    let knows: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("domain", &["domain"][..]),
        ("insights", &["insights", "domain"]),
        ("charts", &["charts"]),
        ("json", &["json"]),
        ("drawing", &["drawing", "charts", "domain", "json"]),
        ("decks", &["decks", "domain", "json"]),
        ("sound", &["sound"]),
        ("words", &["words", "domain", "insights"]),
        ("store", &["store", "domain", "json"]),
        ("sample", &["sample", "domain", "decks", "store", "json"]),
        ("platform", &["platform", "dom", "domain", "sound", "store"]),
        ("dom", &["dom"]),
        ("widgets", &["widgets", "dom", "charts", "domain", "words"]),
        (
            "app",
            &["app", "domain", "insights", "store", "json", "platform", "dom", "sample", "sound", "words", "views"],
        ),
        (
            "views",
            &[
                "views", "app", "charts", "decks", "domain", "drawing", "json", "insights", "platform", "dom", "sound",
                "store", "widgets", "words",
            ],
        ),
    ]);
    let folders = fs::read_dir(root().join("src")).expect("readable").map(|entry| entry.expect("readable").path());
    let rooms: BTreeSet<String> = folders
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into())
        .collect();
    assert_eq!(rooms.iter().map(String::as_str).collect::<Vec<_>>(), knows.keys().copied().collect::<Vec<_>>());
    for (name, known) in knows {
        for source in room(name) {
            for path in paths_of(&source.code, "crate::") {
                let other = path.split("::").nth(1).unwrap_or_default();
                assert!(known.contains(&other), "{} names {path}", source.name);
            }
            // the same by another way: out of the room with super::super::
            let deep = Path::new(&source.name).components().count() - 3;
            let out = "super::".repeat(deep + 1 + usize::from(!source.name.ends_with("mod.rs")));
            assert!(!source.code.contains(&out), "{} leaves its room by {out}", source.name);
        }
    }
}

#[test]
fn only_platform_calls_the_browser() {
    // what views, widgets and app name today: types of events and elements, and how to cast to them
    let allowed = BTreeSet::from(
        [
            "wasm_bindgen::JsCast",
            "wasm_bindgen_futures::spawn_local",
            "web_sys::Element",
            "web_sys::Comment",
            "web_sys::Event",
            "web_sys::HtmlElement",
            "web_sys::HtmlInputElement",
            "web_sys::KeyboardEvent",
            "web_sys::MouseEvent",
            "web_sys::PointerEvent",
            "web_sys::UiEvent",
        ]
        .map(str::to_owned),
    );
    let mut named = BTreeSet::new();
    for source in ["views", "widgets", "app"].into_iter().flat_map(room) {
        for begins in ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo", "gloo_storage"] {
            for path in paths_of(&source.code, begins) {
                assert!(allowed.contains(&path), "{} names {path}", source.name);
                named.insert(path);
            }
        }
        // leptos hands out the globals too
        let globals = [
            "window()",
            "document()",
            "location()",
            "set_timeout",
            "set_interval",
            "request_animation_frame",
            "request_idle_callback",
            "localStorage",
            "navigator",
        ];
        for global in globals {
            let place = source.code.find(global);
            assert!(place.is_none(), "{} calls {global}", source.name);
        }
    }
    assert_eq!(named, allowed, "what nobody names any more is not allowed any more");
}

#[test]
fn dom_makes_elements_and_calls_nothing_else_of_the_browser() {
    let allowed = ["Document", "Element", "Event", "HtmlElement", "Node"];
    for source in room("dom") {
        for path in paths_of(&source.code, "web_sys") {
            let name = path.trim_start_matches("web_sys::");
            assert!(allowed.contains(&name), "{} names {path}", source.name);
        }
        for absent in ["window", "storage", "history", "navigator", "set_timeout"] {
            assert!(!source.code.to_lowercase().contains(absent), "{} names {absent}", source.name);
        }
    }
}

#[test]
fn views_and_widgets_know_the_store_only_through_the_values_of_files() {
    let allowed = ["crate::store::StorageError", "crate::store::backup", "crate::store::csv"];
    let mut knowing = BTreeSet::new();
    for source in ["views", "widgets"].into_iter().flat_map(room) {
        for path in paths_of(&source.code, "crate::store") {
            assert!(allowed.iter().any(|allowed| path.starts_with(allowed)), "{} names {path}", source.name);
            knowing.insert(source.name.clone());
        }
    }
    let import = ["columns", "into", "mod", "preview"].map(|file| format!("src/views/import/{file}.rs"));
    assert_eq!(
        knowing,
        import.into_iter().chain(["restore", "whose_records"].map(|file| format!("src/views/{file}.rs"))).collect()
    );
}

#[test]
fn the_browsers_rooms_are_compiled_for_the_browser_only() {
    let lib = source(&root().join("src/lib.rs")).code;
    let lines: Vec<&str> = lib.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let Some(name) = line.trim_start_matches("pub ").strip_prefix("mod ").map(|name| name.trim_end_matches(';'))
        else {
            continue;
        };
        let gated = number > 0 && lines[number - 1].starts_with("#[cfg(target_arch");
        assert_eq!(gated, !PURE.contains(&name), "{name}");
    }
}

// ---------- how it is written ----------

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
    assert_eq!(methods, ["get", "set", "remove", "keys"]);
}

#[test]
fn a_file_is_one_idea() {
    for path in files_under("src", ".rs") {
        let lines = fs::read_to_string(&path).expect("readable").lines().count();
        assert!(lines <= 400, "{} has {lines} lines", name_of(&path));
    }
}

#[test]
fn every_file_says_what_it_is_and_none_is_called_utils() {
    for path in files_under("src", ".rs") {
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

// ---------- keys ----------

#[test]
fn each_storage_is_touched_through_one_file() {
    let elsewhere = |file: &str| everything().into_iter().filter(move |source| source.name != file).collect::<Vec<_>>();
    for source in elsewhere("src/platform/safety_copy.rs") {
        assert!(!source.code.contains("indexed_db"), "{} has a database", source.name);
    }
    for source in elsewhere("src/platform/local_storage.rs") {
        for call in ["get_item", "set_item", "remove_item", "local_storage()", "session_storage", "LocalStorage::raw"] {
            assert!(!source.code.contains(call), "{} calls {call}", source.name);
        }
    }
}

#[test]
fn keys_are_made_in_one_file() {
    // what is there today; one that goes is taken off this list, and none comes
    let known = BTreeSet::from(["src/platform/local_storage.rs: wobble-probe".to_owned()]);
    let mut elsewhere = BTreeSet::new();
    for source in everything().iter().filter(|source| source.name != "src/store/keys.rs") {
        for (_, text) in &source.texts {
            // what keys.rs would write: "wobble:…", "s.…"; a backup file's name is no key
            let kind = ["s.", "n.", "k.", "e.", "d.", "v.", "q.", "a."].iter().any(|kind| text.starts_with(kind));
            let files = ["backup", "archive", "attempts", "sessions", "chart"];
            let a_file = files.iter().any(|of| text.starts_with(&format!("wobble-{of}-")));
            let prefix = text.starts_with("wobble:") || text.starts_with("wobble-") && !a_file;
            if kind || prefix {
                elsewhere.insert(format!("{}: {text}", source.name));
            }
        }
    }
    assert_eq!(elsewhere, known);
}

#[test]
fn every_key_begins_with_the_base_path() {
    use wobble::store::{MemoryStorage, Storage, Store, keys};
    assert_eq!(keys::prefix("/wobble/"), "wobble:/wobble/:");
    let storage = std::rc::Rc::new(MemoryStorage::default());
    let mut store = Store::new(storage.clone(), "/here/");
    store.write("anything", &wobble::domain::Id::me(), &1_u32).expect("memory");
    assert_eq!(storage.keys(), Ok(vec!["wobble:/here/:anything".to_owned()]));
}

// ---------- dependencies ----------

#[test]
fn every_dependency_says_what_it_is_for() {
    for manifest in ["Cargo.toml", "xtask/Cargo.toml", "tests/journeys/Cargo.toml"] {
        let text = fs::read_to_string(root().join(manifest)).expect("readable");
        let mut listed = false;
        let mut seen = 0;
        for line in text.lines() {
            if line.starts_with('[') {
                listed = line.contains("dependencies]");
                continue;
            }
            let named = line.starts_with(|letter: char| letter.is_ascii_alphanumeric()) && line.contains('=');
            if listed && named {
                seen += 1;
                let reason = line.split_once(" # ").map_or("", |(_, reason)| reason);
                assert!(reason.len() >= 10, "{manifest}: {line}");
            }
        }
        assert!(seen > 0, "{manifest}");
    }
}

#[test]
fn a_native_build_needs_no_browser() {
    let text = fs::read_to_string(root().join("Cargo.toml")).expect("readable");
    let table = text.split("\n[dependencies]\n").nth(1).and_then(|rest| rest.split("\n[").next()).expect("the table");
    let names: Vec<&str> = table.lines().filter_map(|line| line.split_once(" = ").map(|(name, _)| name)).collect();
    assert!(names.contains(&"serde"), "{names:?}");
    for absent in ["leptos", "web-sys", "js-sys", "gloo-storage", "wasm-bindgen"] {
        assert!(!names.contains(&absent), "{absent}");
    }
}

#[test]
fn what_the_architecture_points_to_is_there() {
    for document in ["ARCHITECTURE.md", "README.md"] {
        let text = fs::read_to_string(root().join(document)).expect("readable");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            let elsewhere = path.contains("://") || path.starts_with("mailto:") || path.is_empty();
            assert!(elsewhere || root().join(path).exists(), "{document} points to {link}");
        }
    }
}
