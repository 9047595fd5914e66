//! What was found of components is kept for Practice, holds for the sessions that it was found in, and can be lost at any time.

mod story;

use story::*;
use wobble::domain::{Change, Found, Fresh, Instant, Model, Reflection, SkillId, change};
use wobble::insights::what_next;
use wobble::sample::{Life, backup_of, history, ice_skating};
use wobble::store::{MemoryStorage, Storage, Store, backup, found, keys, load, summaries};

const END: Instant = Instant(1_795_194_000_000);

/// A phone with half a year on it, its skill, and what may be found there.
fn half_a_year() -> (Store<MemoryStorage>, Model, SkillId, Vec<i64>) {
    let skill = ice_skating(7, END).expect("a deck");
    let lived = history(7, skill.clone(), END, 60, &Life::half_a_year());
    let text = backup_of(&lived, END).expect("memory");
    let mut store = Store::new(MemoryStorage::default(), "/");
    store.fill(backup::records_of(&text).expect("a backup"));
    let mut model = load::load(&mut store).expect("memory");
    load::rebuild(&mut store, &mut model).expect("memory");
    let newest = store.sessions().expect("memory").pop().expect("sessions");
    let component = newest.attempts.first().expect("attempts").component;
    let found = vec![newest.began.0, component.into(), Found::Fewer.number()];
    (store, model, skill.id, found)
}

fn keep<S: Storage>(store: &mut Store<S>, model: &mut Model, skill: &SkillId, found: &[i64]) {
    found::keep_found(store, model, skill, found.to_vec()).expect("memory");
}

/// What is stored of a skill.
fn stored<S: Storage>(store: &mut Store<S>, skill: &SkillId) -> Vec<i64> {
    let model = load::load_first(store, load::may_be_kept).expect("memory");
    model.summary(skill).map(|summary| summary.found.clone()).unwrap_or_default()
}

#[test]
fn what_was_found_is_known_at_the_next_start_and_takes_little() {
    let (mut store, mut model, skill, found) = half_a_year();
    let size = |store: &Store<_>| store.raw(keys::SUMMARIES).expect("memory").map_or(0, |value| value.len());
    let before = size(&store);
    keep(&mut store, &mut model, &skill, &found);
    assert_eq!(stored(&mut store, &skill), found);
    assert!((1..80).contains(&(size(&store) - before)), "{}", size(&store) - before);
    // a look at everything finds nothing to mend
    let mut again = load::load(&mut store).expect("memory");
    assert!(load::look(&mut store, &mut again).expect("memory").1.is_none());
    assert_eq!(stored(&mut store, &skill), found);

    let (component, number) = (found[1] as u32, found[2]);
    let summary = again.summary(&skill).expect("practised");
    let is_found = summary.found_of(component);
    assert_eq!(is_found.map(Found::number), Some(number));
    // where that component comes up, it says so
    let mut skill = again.skill(&skill).expect("it is there").clone();
    let mut summary = summary.clone();
    let standing = summary.standings.iter().find(|one| one.component == component).expect("tried").clone();
    summary.standings.retain(|one| one.component != component);
    summary.standings.iter_mut().for_each(|one| one.practised = (END, 60));
    summary.standings.push(standing.clone());
    skill.components.iter_mut().filter(|one| one.tag == component).for_each(|one| one.level = standing.level);
    let later = (END.after(30 * 86_400_000), 60);
    summary.standings.iter_mut().filter(|one| one.component != component).for_each(|one| one.practised = later);
    let next = what_next(&skill, &summary, &[], later).expect("not seen for a month");
    assert_eq!((next.component, next.found), (component, is_found));
}

#[test]
fn another_session_or_a_changed_one_takes_it_away() {
    let (mut store, mut model, skill, found) = half_a_year();
    keep(&mut store, &mut model, &skill, &found);
    let component = found[1] as u32;
    let known = |model: &Model| model.summary(&skill).and_then(|summary| summary.found_of(component));
    assert!(known(&model).is_some());
    let session = store.sessions().expect("memory").pop().expect("sessions");

    let mut one_more = model.clone();
    one_more.summary_mut(&skill).add(&session.begun_at(session.began.after(HOUR), 60), false);
    assert_eq!(known(&one_more), None);

    let mut said = model.clone();
    let place = session.attempts.iter().position(|attempt| attempt.micro().is_some()).expect("a miss");
    let fresh = Fresh { now: END, chance: 0, utc_offset_min: BERLIN };
    change(&mut said, Change::Explain(Box::new(session.clone()), place, Reflection::default()), fresh);
    assert_eq!(known(&said), None);

    load::rebuild(&mut store, &mut model).expect("memory");
    assert_eq!((known(&model), stored(&mut store, &skill)), (None, vec![]));
}

#[test]
fn what_another_tab_wrote_meanwhile_stays() {
    let (mut store, mut model, skill, found) = half_a_year();
    let mut there = model.clone();
    there.summary_mut(&skill).sessions += 1;
    summaries::write_summaries(&mut store, &there).expect("memory");
    let value = store.raw(keys::SUMMARIES).expect("memory");
    keep(&mut store, &mut model, &skill, &found);
    assert_eq!(store.raw(keys::SUMMARIES).expect("memory"), value);
    assert_eq!(stored(&mut store, &skill), Vec::<i64>::new());
}
