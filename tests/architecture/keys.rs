//! Each storage is touched through one file, and keys are made in one.

use std::collections::BTreeSet;

use crate::sources::everything;

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
