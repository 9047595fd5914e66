//! Learners on one device: each with skills and a history of their own.

use wobble::domain::*;
use wobble::store::{Storage, keys};

use crate::story::*;
use crate::{coach, mia, named, own_phone, practise, records, skills_of, take_up, tom, words_of};

fn opened(storage: &Kept) -> Phone<Kept> {
    let mut phone = Phone::started(storage.clone());
    phone.now = FRIDAY.after(DAY);
    phone
}

#[test]
fn one_learner_leaves_no_trace_of_learners() {
    let (phone, storage) = own_phone(FRIDAY, "Ice skating", 1);
    assert_eq!((phone.model.learners.as_slice(), phone.model.has_several_learners()), (&[][..], false));
    for (key, value) in records(&storage) {
        assert!(!key.starts_with(keys::LEARNER), "{key}");
        assert_eq!(value.split('"').nth(5), Some("me"), "{value}");
        if key == keys::SETTINGS || key == keys::SUMMARIES {
            assert!(!["\"f\"", "\"j\":", "\"l\":"].iter().any(|field| value.contains(field)), "{value}");
        }
    }
}

#[test]
fn each_learner_has_skills_and_a_history_of_their_own() {
    let (mut phone, storage) = coach();
    assert_eq!((&phone.model.learner, phone.model.has_several_learners()), (&mia(), true));
    let offered = |model: &Model| model.offered_skills().map(|skill| skill.name.clone()).collect::<Vec<_>>();
    for phone in [&mut phone, &mut opened(&storage)] {
        assert_eq!(offered(&phone.model), ["Guitar"]);
        assert_eq!(phone.model.chosen_skill().map(|skill| skill.name.as_str()), Some("Guitar"));
        assert_eq!(words_of(phone, &mia()), ["Guitar, again", "Mia: a term"]);
        assert_eq!(words_of(phone, &Id::me()), ["Ice skating, again", "Ice skating: a year"]);
        let sessions = phone.store.sessions().expect("readable");
        let own: Vec<bool> = sessions.iter().map(|session| phone.model.is_own(&session.skill)).collect();
        assert_eq!(own, [false, true]);
        assert_eq!(sessions[1].learner, mia());
        // Tom has nothing yet
        phone.wish(Intent::ChooseLearner(tom())).expect("kept");
        assert_eq!((offered(&phone.model), phone.model.chosen_skill()), (Vec::new(), None));
        assert_eq!(phone.wish(Intent::StartSession), Ok(Vec::new()), "nothing to practise");
        phone.wish(Intent::ChooseLearner(Id::me())).expect("kept");
        assert_eq!((offered(&phone.model), &phone.model.settings.learner), (vec!["Ice skating".to_owned()], &None));
        phone.wish(Intent::ChooseLearner(mia())).expect("kept");
    }
    // somebody else's skill is not chosen, and a name of theirs is free
    let own = skills_of(&phone, &Id::me());
    assert_eq!(skill_name(&phone.model, &own[0], None), Ok(own[0].clone()));
    let skating = phone.model.skills[0].id.clone();
    assert_eq!(phone.wish(Intent::ChooseSkill(skating)), Ok(Vec::new()));
}

#[test]
fn whoever_is_chosen_again_goes_on_with_the_skill_that_they_practised_last() {
    let (mut phone, storage) = coach();
    take_up(&mut phone, "Piano", 3);
    practise(&mut phone, "Piano");
    take_up(&mut phone, "Tennis", 4);
    phone.wish(Intent::ChooseLearner(Id::me())).expect("kept");
    take_up(&mut phone, "Coding", 5);
    for phone in [&mut phone, &mut opened(&storage)] {
        let chosen = |phone: &Phone<Kept>| phone.model.chosen_skill().map(|skill| skill.name.clone());
        assert_eq!(chosen(phone).as_deref(), Some("Coding"));
        phone.wish(Intent::ChooseLearner(mia())).expect("kept");
        assert_eq!(chosen(phone).as_deref(), Some("Piano"));
        phone.wish(Intent::ChooseLearner(tom())).expect("kept");
        assert_eq!(chosen(phone), None);
        phone.wish(Intent::ChooseLearner(Id::me())).expect("kept");
        assert_eq!(chosen(phone).as_deref(), Some("Ice skating"));
        let coding = phone.model.offered_skills().nth(1).expect("two").id.clone();
        phone.wish(Intent::ChooseSkill(coding)).expect("kept");
    }
}

#[test]
fn a_session_is_somebodys_until_it_is_finished() {
    let (mut phone, storage) = coach();
    phone.wish(Intent::StartSession).expect("kept");
    phone.later(MINUTE).wish(Intent::LogMicroFailure(Source::Partner)).expect("kept");
    for phone in [&mut phone, &mut opened(&storage)] {
        assert_eq!(phone.wish(Intent::ChooseLearner(Id::me())), Ok(Vec::new()));
        let hidden = Learner { archived: true, ..named(mia(), "Mia") };
        assert_eq!(phone.wish(Change::KeepLearner(hidden)), Ok(Vec::new()));
        assert_eq!(phone.wish(Change::RemoveLearner(mia())), Ok(Vec::new()));
        assert_eq!((&phone.model.learner, &phone.model.session_skill().expect("one").learner), (&mia(), &mia()));
    }
    // whoever else is chosen meanwhile, on another device for one: what goes on says whose it is
    let mut other = opened(&storage);
    let settings = Settings { learner: None, ..other.model.settings.clone() };
    other.store.write_settings(&Id::me(), &settings).expect("kept");
    let mut found = opened(&storage);
    assert_eq!(found.model.learner, mia());
    found.wish(Intent::EndSession).expect("kept");
    found.wish(Intent::Finish).expect("kept");
    assert!(
        found
            .store
            .sessions()
            .expect("readable")
            .iter()
            .all(|session| { found.model.skill(&session.skill).is_some_and(|skill| skill.learner == session.learner) })
    );
}

#[test]
fn nobody_is_hidden_who_is_the_last_and_nobody_removed_who_has_a_skill() {
    let (mut phone, storage) = coach();
    let hide = |name: &str, id: LearnerId| Change::KeepLearner(Learner { archived: true, ..named(id, name) });
    assert_eq!(phone.wish(Change::RemoveLearner(mia())), Ok(Vec::new()), "she has a skill");
    assert_eq!(phone.wish(Change::RemoveLearner(Id::me())), Ok(Vec::new()));
    assert_eq!(phone.wish(Change::KeepLearner(named(tom(), ""))), Ok(Vec::new()), "nobody is without a name");
    phone.later(MINUTE).wish(Change::RemoveLearner(tom())).expect("kept");
    assert_eq!(opened(&storage).model.learner_of(&tom()), None);
    phone.later(MINUTE).wish(Change::KeepLearner(named(tom(), "Tom"))).expect("kept");
    assert_eq!(opened(&storage).model.learner_of(&tom()), Some(&named(tom(), "Tom")), "it is later than its deletion");
    phone.later(MINUTE).wish(hide("Mia", mia())).expect("kept");
    // who practised was hidden: the next practises
    for phone in [&mut phone, &mut opened(&storage)] {
        assert_eq!((&phone.model.learner, phone.model.offered_learners().count()), (&Id::me(), 2));
        assert_eq!(phone.model.chosen_skill().map(|skill| skill.name.as_str()), Some("Ice skating"));
    }
    phone.later(MINUTE).wish(hide("", Id::me())).expect("kept");
    let mut again = opened(&storage);
    assert_eq!((&again.model.learner, again.model.has_several_learners()), (&tom(), false));
    assert_eq!(again.wish(hide("Tom", tom())), Ok(Vec::new()), "somebody learns");
    assert_eq!(skills_of(&again, &mia()), ["Guitar"], "what is hers stays");
}

#[test]
fn a_name_is_anothers() {
    let (phone, _) = coach();
    assert_eq!(learner_name(&phone.model, " Ana ", None), Ok("Ana".to_owned()));
    assert_eq!(learner_name(&phone.model, "mia", None), Err(EditRefused::Taken { put_away: false }));
    assert_eq!(learner_name(&phone.model, "MIA", Some(&mia())), Ok("MIA".to_owned()));
    assert_eq!(learner_name(&phone.model, " ", None), Err(EditRefused::Empty));
}

#[test]
fn a_learner_whose_record_is_lost_keeps_what_is_theirs() {
    let (_, storage) = coach();
    storage.set(&full(&keys::learner(&mia())), "torn").expect("memory");
    storage.remove(&full(keys::SUMMARIES)).expect("memory");
    let mut phone = opened(&storage);
    assert_eq!(phone.model.learners, [Learner::me(), named(tom(), "Tom"), Learner::unknown(mia())]);
    phone.wish(Intent::ChooseLearner(mia())).expect("kept");
    assert_eq!(phone.model.chosen_skill().map(|skill| skill.name.as_str()), Some("Guitar"));
    assert!(records(&storage).iter().any(|(key, value)| key.starts_with(keys::QUARANTINE) && value == "torn"));
    phone.later(MINUTE).wish(Change::KeepLearner(named(mia(), "Mia"))).expect("kept");
    assert_eq!(opened(&storage).model.learners.len(), 3);
}
