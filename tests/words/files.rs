//! Backups, tables, pictures and reports: what they bring, what they are of, what came back.

use wobble::insights::Tally;
use wobble::words;

use crate::HOUR;

#[test]
fn a_backup_says_what_it_brings() {
    assert_eq!(words::restore_brings(3, 2, 1), "This backup brings 3 sessions, 2 notes and 1 skill.");
    assert_eq!(words::restore_brings(1, 1, 2), "This backup brings 1 session, 1 note and 2 skills.");
    assert_eq!(
        words::restore_brings(0, 0, 0),
        "This backup brings nothing new, but some of it is different from here."
    );
    assert_eq!([words::will_be_deleted(0), words::stay_deleted(0), words::unreadable(0)], [None, None, None]);
    assert!(words::will_be_deleted(1).is_some_and(|text| text.starts_with("1 was deleted there")));
    assert!(words::stay_deleted(12).is_some_and(|text| text.starts_with("12 were deleted here")));
    assert!(words::unreadable(2).is_some_and(|text| text.starts_with("2 records")));
    assert_eq!(words::backup_name("2026-11-20"), "wobble-backup-2026-11-20.json");
    assert_eq!(words::last_backup("19 Nov"), "Last backup: 19 Nov.");
}

#[test]
fn a_table_says_what_would_come_of_it() {
    assert_eq!(
        words::plan_finding(12, 340, 60, 2),
        "12 sessions, 2 notes of progress, 340 attempts: 280 clean, 60 misses."
    );
    assert_eq!(words::plan_finding(1, 1, 1, 0), "1 session, 1 attempt: 0 clean, 1 miss.");
    assert_eq!(words::plan_finding(0, 0, 0, 3), "3 notes of progress for sessions that are here.");
    assert_eq!(
        words::new_names([1, 4, 0, 12, 1]).as_deref(),
        Some("New names: 1 skill, 4 components, 12 causes, 1 tweak.")
    );
    assert_eq!(words::new_names([0; 5]), None);
    assert_eq!(words::here_already(1), "1 session is here already, and stays as it is.");
    assert_eq!(words::here_already(3), "3 sessions are here already, and stay as they are.");
    assert_eq!([words::left_out(1), words::left_out(2)], ["1 row is left out", "2 rows are left out"]);
    assert_eq!([words::add_sessions(1, 4), words::add_sessions(0, 1)], ["Add 1 session", "Add 1 note"]);
    assert_eq!([words::import_added(12, 0), words::import_added(0, 2)], ["Added: 12 sessions.", "Added: 2 notes."]);
    assert_eq!(words::a_table("a.csv", 1, ';'), "a.csv: 1 row, cells separated by semicolons.");
    assert_eq!(words::column("result", "miss"), "result: miss");
    assert_eq!([words::length_of(0), words::length_of(1_500_000)], ["–", "25 min"]);
}

#[test]
fn the_next_backup_is_asked_for_without_guilt() {
    assert_eq!(words::to_back_up(12, true), "12 sessions since your last backup. It takes one tap.");
    assert_eq!(words::to_back_up(10, false), "10 sessions, and no backup yet. It takes one tap.");
}

#[test]
fn what_came_back_is_counted() {
    let said = [(1, 0), (3, 1), (0, 2), (0, 0)].map(|(taps, sessions)| words::came_back(taps, sessions));
    assert_eq!(
        said,
        ["1 tap recovered", "3 taps and 1 session recovered", "2 sessions recovered", "Your last change was recovered"]
    );
}

#[test]
fn a_picture_and_a_report_say_what_they_are_of() {
    assert_eq!(words::picture_scope("Ice skating", "Ice skating"), "Ice skating");
    assert_eq!(words::picture_scope("Ice skating", "Two-foot stop"), "Ice skating · Two-foot stop");
    assert_eq!(words::picture_name("causes-finding", "png"), "wobble-chart-causes.png");
    let all =
        Tally { sessions: 25, running: 2 * HOUR, wobbles: 8, stumbles: 2, falls: 1, unsized_misses: 3, waiting: 0 };
    assert_eq!(
        words::report_sums(&all, "in the last 3 months", "22 Nov 2026"),
        "In the last 3 months, made on 22 Nov 2026. 25 sessions, 2 h of practice, 14 misses: 8 wobbles, 2 stumbles, 1 fall, 3 without a size."
    );
    let by_partner = words::when_logged_by("in the last 3 months", "A partner");
    assert_eq!(by_partner, "in the last 3 months, logged by: a partner");
    assert_eq!(words::filtered(None, false), "");
    assert_eq!(
        words::filtered(Some("A partner"), true),
        "Only attempts logged by: A partner. Clean attempts are not drawn beside misses."
    );
}
