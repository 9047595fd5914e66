//! The adapters of `platform`, in a real browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wobble::domain::{DayForm, Instant};
use wobble::platform::{chance, files, history, local_storage, locale, page, time};
use wobble::store::{Storage, StorageError};

wasm_bindgen_test_configure!(run_in_browser);

const KEY: &str = "wobble-test:one";

#[wasm_bindgen_test]
fn local_storage_keeps_reads_lists_and_removes() {
    let storage = local_storage::open().expect("this browser allows it");
    assert_eq!(storage.get(KEY), Ok(None));
    storage.set(KEY, "ñ 膝 🤷").expect("there is room");
    assert_eq!(storage.get(KEY), Ok(Some("ñ 膝 🤷".to_owned())));
    assert!(storage.keys().expect("readable").contains(&KEY.to_owned()));
    storage.remove(KEY).expect("removable");
    assert_eq!(storage.get(KEY), Ok(None));
}

#[wasm_bindgen_test]
fn a_full_local_storage_says_so_and_keeps_what_was_there() {
    let storage = local_storage::open().expect("this browser allows it");
    storage.set(KEY, "before").expect("there is room");
    let too_much = "x".repeat(6_000_000);
    assert_eq!(storage.set(KEY, &too_much), Err(StorageError::Full));
    assert_eq!(storage.get(KEY), Ok(Some("before".to_owned())));
    storage.remove(KEY).expect("removable");
}

#[wasm_bindgen_test]
fn both_clocks_go_forward() {
    let (first, second) = (time::reading(), time::reading());
    assert!(first.wall > Instant(1_700_000_000_000) && second.page >= first.page);
    assert!((-14 * 60..=14 * 60).contains(&time::utc_offset_min()));
    assert_ne!(chance::bits(), chance::bits());
}

#[wasm_bindgen_test]
fn a_day_is_told_where_it_was() {
    // 2026-11-20T22:30Z: the 20th in Berlin, the 21st in Tokyo
    let at = Instant(1_795_213_800_000);
    let short = |offset| locale::day(at, offset, DayForm::Short);
    let weekday = |offset| locale::day(at, offset, DayForm::Weekday);
    assert!(short(60).contains("20"), "{}", short(60));
    assert!(short(540).contains("21"), "{}", short(540));
    assert_ne!(weekday(60), weekday(540));
    assert!(locale::time_of_day(at, 60).contains("30"));
}

#[wasm_bindgen_test]
fn the_page_has_a_base_path_and_takes_a_theme() {
    assert!(page::base_path().starts_with('/'));
    page::set_theme("rink");
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.document_element()).expect("a page");
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("rink"));
}

#[wasm_bindgen_test]
fn history_goes_on_without_loading_the_page() {
    let before = history::path();
    history::go("/elsewhere");
    assert_eq!(history::path(), "/elsewhere");
    history::go(&before);
    assert_eq!(history::path(), before);
}

#[wasm_bindgen_test]
fn a_download_does_not_leave_the_page() {
    let before = history::path();
    files::download("wobble.json", "application/json", "{\"note\":\"ñ 🤷\"}").expect("this browser saves files");
    assert_eq!(history::path(), before);
    let links = web_sys::window().and_then(|w| w.document()).map(|d| d.get_elements_by_tag_name("a").length());
    assert_eq!(links, Some(0), "and leaves nothing behind in it");
}

#[wasm_bindgen_test]
fn keys_of_others_are_listed_and_left_alone() {
    let storage = local_storage::open().expect("this browser allows it");
    let before = storage.keys().expect("readable").len();
    assert!(!storage.keys().expect("readable").iter().any(|key| key.contains("probe")), "`open` leaves nothing behind");
    storage.set(KEY, "1").expect("there is room");
    storage.set(KEY, "2").expect("there is room");
    assert_eq!(storage.keys().expect("readable").len(), before + 1);
    storage.remove(KEY).expect("removable");
    storage.remove(KEY).expect("what is gone can be removed once more");
    assert_eq!(storage.keys().expect("readable").len(), before);
}
