//! What each dependency is for, and whether documents point to what is there.

use std::fs;

use crate::sources::root;

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
