//! What is done to a skill, what is refused and why, and what learners are called.

use wobble::domain::EditRefused;
use wobble::words;

#[test]
fn what_is_done_to_a_skill_is_said_with_its_name_and_place() {
    assert_eq!(words::stands("T-stop", 0, 18), "T-stop: 1 of 18.");
    assert_eq!(words::rung_of(2, 5, "No barrier"), "3 of 5, No barrier");
    assert_eq!([1, 13].map(words::components), ["1 component.", "13 components."]);
    assert_eq!(words::how_many("Retired", 2), "Retired, 2");
}

#[test]
fn every_refusal_says_what_is_the_matter() {
    use EditRefused::*;
    let reasons = [
        Empty,
        Taken { put_away: false },
        Taken { put_away: true },
        Last,
        InSession,
        Practised,
        NotANumber,
        UnitAlone,
        Full,
        NotThere,
        TooLong(230, 60),
    ];
    let said: std::collections::BTreeSet<String> = reasons.into_iter().map(words::edit_refused).collect();
    assert_eq!(said.len(), reasons.len(), "each in words of its own");
    assert_eq!(words::edit_refused(TooLong(230, 60)), "That is 230 characters; 60 are the most.");
}

#[test]
fn learners_are_called_by_their_names_and_the_owner_is_you() {
    let said =
        [("", true), ("Anna", true), ("Mia", false), ("", false)].map(|(name, is_me)| words::called(name, is_me));
    assert_eq!(said, ["You", "Anna", "Mia", "No name"]);
    assert_eq!(words::what_to_practise(""), "What do you practise?");
    assert_eq!(words::what_to_practise("Mia"), "What does Mia practise?");
    assert_eq!(
        (words::learner_has(1, 0), words::learner_has(2, 1)),
        ("1 skill, 0 sessions".into(), "2 skills, 1 session".into())
    );
    assert_eq!(
        (words::export_only("Mia", false), words::export_only("", true)),
        ("Export only Mia’s".into(), "Export only yours".into())
    );
    // a file has a name that every device takes
    assert_eq!(words::learner_file("Mia / Ö.", "2026-11-20"), "wobble-backup-mia---ö-2026-11-20.json");
    assert_eq!(words::learner_file("../", "2026-11-20"), "wobble-backup-learner-2026-11-20.json");
    let theirs = |name, skills: &[&str]| {
        words::theirs_in_file(
            name,
            name.is_empty(),
            &skills.iter().map(|skill| (*skill).to_owned()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        (theirs("Mia", &["Guitar", "Piano"]), theirs("", &[])),
        ("Mia: Guitar, Piano".into(), "The file’s owner".into())
    );
}
