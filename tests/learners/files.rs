//! Whose the records of a backup become: asked where it is not obvious, and the same in any order.

use std::collections::BTreeSet;

use wobble::domain::*;
use wobble::store::backup::{self, Backup, Whose};
use wobble::store::whose::{as_said, export_of, is_asked, whose};
use wobble::store::{Storage, keys};

use crate::story::*;
use crate::{coach, kept, mia, named, own_phone, practise, records, skills_of, tom, words_of};

fn file(phone: &Phone<Kept>) -> Backup {
    backup::parse(&backup::export(&phone.store, phone.now).expect("readable")).expect("whole")
}

/// Restores `file` as `answer` says; whether that was asked.
fn restore(phone: &mut Phone<Kept>, file: &Backup, answer: impl FnOnce(&mut Vec<Whose>)) -> bool {
    let mut said = whose(&phone.model, file);
    let asked = is_asked(&phone.model, &said);
    answer(&mut said);
    let becomes = as_said(&phone.model, file, &said);
    backup::restore(&mut phone.store, &phone.model, &becomes).expect("memory has room");
    phone.read_anew();
    asked
}

#[test]
fn ones_own_backup_asks_nothing() {
    let (mut phone, storage) = own_phone(FRIDAY, "Ice skating", 1);
    let backup = file(&phone);
    assert!(!restore(&mut phone, &backup, |said| assert_eq!(said[0].to, Id::me())));
    assert_eq!(kept(&storage), *backup.records());
    // on a new device, with a name or without
    for name in ["", "Anna"] {
        phone.later(MINUTE).wish(Change::KeepLearner(named(Id::me(), name))).expect("kept");
        let mut new = Phone::open(Kept::default()).expect("readable");
        assert!(!restore(&mut new, &file(&phone), |_| {}), "{name}");
        assert_eq!((skills_of(&new, &Id::me()).len(), new.model.everybody()[0].name.as_str()), (1, name));
    }
    // what was named there since is still one's own
    let (mut before, _) = own_phone(FRIDAY, "Ice skating", 1);
    assert!(!restore(&mut before, &file(&phone), |_| {}));
    assert_eq!(before.model.learners, [named(Id::me(), "Anna")]);
    // another's, by the name
    let (mut other, _) = own_phone(FRIDAY.after(HOUR), "Guitar", 9);
    other.wish(Change::KeepLearner(named(Id::me(), "Berta"))).expect("kept");
    let said = whose(&other.model, &file(&phone));
    assert!(is_asked(&other.model, &said));
    assert!(said[0].to == said[0].newcomer && said[0].new_name == "Anna", "{said:?}");
}

#[test]
fn what_a_pupil_brings_becomes_theirs_whom_the_coach_says_and_twice_is_once() {
    let (mut phone, storage) = coach();
    let (mut pupil, _) = own_phone(FRIDAY.after(5 * HOUR), "Juggling", 9);
    let choices_before = records(&storage).into_iter().find(|(key, _)| key == keys::SETTINGS);
    let brought = file(&pupil);
    // a new learner, who needs a name
    let asked = restore(&mut phone, &brought, |said| {
        assert!(said[0].to == said[0].newcomer && said[0].new_name.is_empty(), "{said:?}");
        "Ana".clone_into(&mut said[0].new_name);
    });
    assert!(asked);
    let ana = phone.model.learners.iter().find(|learner| learner.name == "Ana").expect("she is here").id.clone();
    assert_eq!(
        (skills_of(&phone, &ana), skills_of(&phone, &Id::me())),
        (vec!["Juggling".into()], vec!["Ice skating".into()])
    );
    assert_eq!(words_of(&mut phone, &ana), ["Juggling, again", "Juggling: a year"]);
    assert_eq!(words_of(&mut phone, &Id::me()).len(), 2);
    let choices = |records: Vec<(String, String)>| records.into_iter().find(|(key, _)| key == keys::SETTINGS);
    let (before, after) = (choices_before.expect("there").1, choices(records(&storage)).expect("there").1);
    assert_eq!(
        before.split("\"t\":").nth(1),
        after.split("\"t\":").nth(1).map(|rest| rest.replace(",\"y\":2", "")).as_deref(),
        "the coach's look stays"
    );
    for (key, value) in kept(&storage) {
        let of = |kind: &str| key.starts_with(kind);
        if of(keys::SESSION) || of(keys::NOTE) || of(keys::LESSON) || of(keys::SKILL) || of(keys::SETBACK) {
            assert!(!value.contains("Juggling") || value.contains(ana.as_str()), "{key}: {value}");
        }
    }
    // the same file again: she is known, and nothing is new
    let before = kept(&storage);
    restore(&mut phone, &brought, |said| assert_eq!((&said[0].to, said[0].is_known), (&ana, true)));
    assert_eq!(kept(&storage), before);
    // whatever is answered, what is here stays whose it is
    for whoever in [mia(), Id::me()] {
        restore(&mut phone, &brought, |said| said[0].to = whoever);
        let skills = [&ana, &mia(), &Id::me()].map(|learner| skills_of(&phone, learner).join(", "));
        assert_eq!(skills, ["Juggling", "Guitar", "Ice skating"]);
    }
    // she practises at home, and brings that
    practise(&mut pupil, "Juggling, at home");
    restore(&mut phone, &file(&pupil), |_| {});
    assert_eq!(phone.store.sessions().expect("readable").iter().filter(|session| session.learner == ana).count(), 2);
    // and takes home what she did with the coach, all of it hers there
    phone.wish(Intent::ChooseLearner(ana.clone())).expect("kept");
    phone.now = FRIDAY.after(30 * HOUR);
    practise(&mut phone, "Juggling, here");
    let text = export_of(&phone.store, &phone.model, &ana, phone.now).expect("readable");
    let taken = backup::parse(&text).expect("whole");
    assert!(restore(&mut pupil, &taken, |said| assert_eq!(said[0].to, Id::me())));
    assert_eq!(pupil.model.learners, [], "she is who she was");
    let sessions = pupil.store.sessions().expect("readable");
    assert_eq!((sessions.len(), sessions.iter().all(|session| session.learner == Id::me())), (3, true));
}

#[test]
fn after_the_answer_the_order_does_not_matter() {
    let (phone, _) = coach();
    let (pupil, _) = own_phone(FRIDAY.after(5 * HOUR), "Juggling", 9);
    let mut said = whose(&phone.model, &file(&pupil));
    "Ana".clone_into(&mut said[0].new_name);
    let becomes = as_said(&phone.model, &file(&pupil), &said);
    let (here, there) = (file(&phone).records().clone(), becomes.records().clone());
    let one = wobble::store::merge::merge(&here, &there).0;
    assert_eq!(one, wobble::store::merge::merge(&there, &here).0);
    assert_eq!(one, wobble::store::merge::merge(&one, &there).0);
    assert_eq!(as_said(&phone.model, &file(&pupil), &said), becomes, "the same whenever it is asked");
}

#[test]
fn a_file_of_one_learner_has_what_is_theirs_alone() {
    let (mut phone, _) = coach();
    let gone = phone.store.sessions().expect("readable")[1].id.clone();
    phone.wish(Change::DeleteSession(gone.clone())).expect("kept");
    phone.now = FRIDAY.after(40 * HOUR);
    practise(&mut phone, "Guitar, later");
    let text = export_of(&phone.store, &phone.model, &mia(), phone.now).expect("readable");
    let only = backup::parse(&text).expect("whole");
    let kinds: BTreeSet<&str> = only.records().iter().filter_map(|(key, _)| key.split('.').next()).collect();
    assert_eq!(kinds, BTreeSet::from(["b", "j", "k", "l", "n", "s", "x"]));
    assert!(only.records().iter().all(|(_, value)| value.contains(mia().as_str()) && !value.contains("Ice skating")));
    // on her own device it is hers, and the device learns her name
    let storage = Kept::default();
    let mut own = Phone::open(storage.clone()).expect("readable");
    assert!(restore(&mut own, &only, |said| assert_eq!(said[0].to, Id::me())));
    assert_eq!(own.model.learners, [named(Id::me(), "Mia")]);
    assert_eq!((skills_of(&own, &Id::me()), own.model.offered_skills().count()), (vec!["Guitar".into()], 1));
    assert_eq!(words_of(&mut own, &Id::me()).len(), 3);
    assert!(kept(&storage).iter().all(|(_, value)| !value.contains(mia().as_str())), "nobody else is on it");
    // back at the coach's it is Mia's again, by her skill
    let back = file(&own);
    restore(&mut phone, &back, |said| assert_eq!((&said[0].to, &*said[0].name), (&mia(), "Mia")));
    assert_eq!(phone.model.learner_of(&mia()), Some(&named(mia(), "Mia")));
    assert!(phone.store.sessions().expect("readable").iter().all(|session| session.id != gone), "deleted is deleted");
}

#[test]
fn a_whole_backup_brings_everybody_and_asks_with_the_right_answers() {
    let (phone, storage) = coach();
    let mut new = Phone::open(Kept::default()).expect("readable");
    let asked = restore(&mut new, &file(&phone), |said| {
        assert_eq!(said.iter().map(|one| one.to.clone()).collect::<Vec<_>>(), [Id::me(), mia(), tom()]);
    });
    assert!(asked);
    assert_eq!(new.model.learners, phone.model.learners);
    assert_eq!((&new.model.learner, new.model.skills.len()), (&mia(), 2));
    let here = file(&new);
    assert_eq!(here.records(), &kept(&storage));
}

#[test]
fn a_session_that_goes_on_in_a_file_becomes_theirs_too() {
    let (mut pupil, _) = own_phone(FRIDAY.after(5 * HOUR), "Juggling", 9);
    let gone = pupil.store.sessions().expect("readable")[0].id.clone();
    pupil.wish(Change::DeleteSession(gone)).expect("kept");
    pupil.wish(Intent::StartSession).expect("kept");
    pupil.wish(Intent::LogMicroFailure(Source::Touch)).expect("kept");
    let (mut phone, storage) = coach();
    let brought = file(&pupil);
    let becomes = as_said(&phone.model, &brought, &whose(&phone.model, &brought));
    for (key, value) in becomes.records().iter().filter(|(key, _)| !key.starts_with(keys::SKILL)) {
        assert!(!value.contains("\"me\""), "{key}: {value}");
    }
    restore(&mut phone, &brought, |said| "Ana".clone_into(&mut said[0].new_name));
    let session = phone.model.session.as_ref().expect("it goes on");
    let ana = session.start_of().learner.clone();
    assert_eq!(phone.model.learner_of(&ana).map(|learner| learner.name.as_str()), Some("Ana"));
    assert_eq!((&phone.model.learner, session.counts()), (&ana, (0, 1)));
    for (key, value) in kept(&storage).iter().filter(|(key, _)| keys::is_live(key) || key.starts_with("x.s.")) {
        assert!(value.contains(ana.as_str()) && !value.contains("\"me\""), "{key}: {value}");
    }
}

#[test]
fn records_that_cannot_be_read_are_put_aside_whoever_they_become() {
    let (pupil, storage) = own_phone(FRIDAY.after(5 * HOUR), "Juggling", 9);
    storage.set(&full(&format!("{}1m7wyd4m0000000b", keys::SETBACK)), "torn").expect("memory");
    let (mut phone, here) = coach();
    restore(&mut phone, &file(&pupil), |said| "Ana".clone_into(&mut said[0].new_name));
    assert!(records(&here).iter().any(|(key, value)| key.starts_with(keys::QUARANTINE) && value == "torn"));
}

#[test]
fn of_two_names_of_one_learner_the_later_stays() {
    let (mut one, _) = own_phone(FRIDAY, "Ice skating", 1);
    let (mut other, _) = own_phone(FRIDAY, "Ice skating", 1);
    one.wish(Change::KeepLearner(named(Id::me(), "Zoe"))).expect("kept");
    other.later(HOUR).wish(Change::KeepLearner(named(Id::me(), "Abe"))).expect("kept");
    let (here, there) = (file(&one).records().clone(), file(&other).records().clone());
    let both = wobble::store::merge::merge(&here, &there).0;
    assert!(both.iter().any(|(key, value)| key.starts_with(keys::LEARNER) && value.contains("Abe")));
    assert_eq!(both, wobble::store::merge::merge(&there, &here).0);
}

#[test]
fn what_was_archived_goes_with_a_learner_if_it_is_theirs_alone() {
    use wobble::store::archive;
    let has_archive = |phone: &Phone<Kept>, learner: &LearnerId| {
        let text = export_of(&phone.store, &phone.model, learner, phone.now).expect("readable");
        backup::parse(&text).expect("whole").records().iter().any(|(key, _)| key.starts_with(keys::ARCHIVE))
    };
    let put_away = |phone: &mut Phone<Kept>| {
        let packed = archive::pack(&mut phone.store, 2026, "old.json".to_owned(), phone.now).expect("readable");
        archive::put_away(&mut phone.store, &packed, Id::new(phone.now, 8), &Id::me()).expect("kept").expect("some");
    };
    let (mut alone, _) = own_phone(FRIDAY, "Ice skating", 1);
    put_away(&mut alone);
    assert!(has_archive(&alone, &Id::me()));
    let (mut phone, _) = coach();
    put_away(&mut phone);
    assert_eq!([mia(), Id::me()].map(|learner| has_archive(&phone, &learner)), [false, false], "it counts both");
}
