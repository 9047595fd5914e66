//! An import is there once, can be taken back, and changes nothing where it does not fit.

use std::rc::Rc;

use wobble::domain::*;
use wobble::store::csv::*;
use wobble::store::{MemoryStorage, load};

use crate::story::*;
use crate::{FRESH, berlin, chosen, into_guitar, read};

#[test]
fn an_import_is_there_once_and_can_be_taken_back() {
    let storage = Rc::new(MemoryStorage::default());
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.evening();
    phone.now = phone.now.after(HOUR);
    let before = contents(&storage);
    let text = "date,result,cause,component\n2026-11-01,miss,new cause,Two-foot stop\n2026-11-02,ok,,New component\n";
    let tables = [read(text)];
    for target in [Target::Skill(phone.model.skills[0].id.clone()), Target::New("Guitar".into())] {
        let choices = chosen(&tables, target.clone());
        let first = plan(&phone.store, &phone.model, &tables, &choices, &berlin, FRESH).expect("a plan");
        let skills = phone.model.skills.clone();
        let added = keep(&mut phone.store, &phone.model, &first).expect("memory");
        phone.read_anew();
        assert_eq!(phone.store.sessions().expect("readable").len(), 3);
        assert_eq!(phone.model.skills.len(), if matches!(target, Target::New(_)) { 2 } else { 1 });
        // once more: it is here already
        let again = plan(
            &phone.store,
            &phone.model,
            &tables,
            &Choices { target: Target::Skill(phone.model.skills[0].id.clone()), ..choices },
            &berlin,
            FRESH,
        );
        let again = again.expect("a plan");
        assert_eq!((again.sessions.len(), again.counts.here_already, again.counts.attempts), (0, 2, 0));
        assert!(again.is_empty());
        take_back(&mut phone.store, &phone.model, &added).expect("memory");
        phone.read_anew();
        // numbers are not given again, but for that all is as it was
        let skills_now: Vec<Skill> =
            phone.model.skills.iter().map(|skill| skill.clone().numbered_as(&skill.clone())).collect();
        let expected: Vec<Skill> =
            skills.iter().zip(&skills_now).map(|(before, now)| before.clone().numbered_as(now)).collect();
        assert_eq!(skills_now, expected);
        let sessions_and_notes = |all: &std::collections::BTreeMap<String, String>| {
            let mut all = all.clone();
            all.retain(|key, _| key.contains(":s.") || key.contains(":n."));
            all
        };
        assert_eq!(sessions_and_notes(&contents(&storage)), sessions_and_notes(&before));
    }
}

#[test]
fn what_was_practised_since_stays_when_an_import_is_taken_back() {
    let mut phone = Phone::with(Rc::new(MemoryStorage::default()), skating(true));
    let tables = [read("date,result,cause\n2026-11-01,miss,new cause\n")];
    let choices = chosen(&tables, Target::New("Guitar".into()));
    let first = plan(&phone.store, &phone.model, &tables, &choices, &berlin, FRESH).expect("a plan");
    let added = keep(&mut phone.store, &phone.model, &first).expect("memory");
    phone.read_anew();
    phone.wish(Intent::ChooseSkill(first.skills[0].0.id.clone())).expect("kept");
    for wish in [Intent::StartSession, Intent::LogMicroFailure(Source::Touch), Intent::EndSession, Intent::Finish] {
        phone.later(SECOND).wish(wish).expect("kept");
    }
    take_back(&mut phone.store, &phone.model, &added).expect("memory");
    let model = load::load(&mut phone.store).expect("readable");
    assert_eq!(
        (phone.store.sessions().expect("readable").len(), model.skills.len()),
        (1, 2),
        "the skill stays with what was practised"
    );
}

#[test]
fn an_import_that_does_not_fit_changes_nothing() {
    let tables = [read(&format!("date,result,cause\n{}", "2026-11-01,miss,new cause\n2026-11-02,ok,\n".repeat(40)))];
    let quota = Rc::new(Quota::new(MemoryStorage::default(), 100_000));
    let mut phone = Phone::with(quota.clone(), skating(true));
    let choices = chosen(&tables, Target::New("Guitar".into()));
    let plan = plan(&phone.store, &phone.model, &tables, &choices, &berlin, FRESH).expect("a plan");
    for room in 0.. {
        let before = contents(&quota);
        quota.grow(quota.taken() + room * 150);
        match keep(&mut phone.store, &phone.model, &plan) {
            Ok(_) => {
                assert!(room > 2, "there was too little room at first");
                break;
            }
            Err(_) => assert_eq!(contents(&quota), before, "room for {}", room * 150),
        }
    }
}

#[test]
fn thousands_of_rows_are_planned() {
    const ROWS: usize = 20_000;
    let row = |n: usize| {
        format!(
            "2026-{:02}-{:02} {:02}:{:02}:00,{},cause {},move {}\n",
            n % 10 + 1,
            n / 10 % 28 + 1,
            n / 280 % 24,
            n % 60,
            if n.is_multiple_of(3) { "ok" } else { "miss" },
            n % 20,
            n % 7
        )
    };
    let text: String = std::iter::once("when,result,cause,move\n".to_owned()).chain((0..ROWS).map(row)).collect();
    let plan = into_guitar(&text).expect("a plan");
    assert_eq!((plan.counts.attempts, plan.left_out.len()), (ROWS, 0));
}
