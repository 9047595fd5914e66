//! What each room does not know.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::sources::{PURE, names, paths_of, room, root, source};

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
        ("figures", &["figures", "insights", "charts", "domain", "drawing", "words"]),
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
            &[
                "app", "domain", "figures", "insights", "store", "json", "platform", "dom", "sample", "sound", "words",
                "views",
            ],
        ),
        (
            "views",
            &[
                "views", "app", "charts", "decks", "domain", "drawing", "figures", "json", "insights", "platform",
                "dom", "sound", "store", "widgets", "words",
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
