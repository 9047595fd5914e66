//! Sessions, lessons and setbacks that two devices changed: the later stays, and what differs is all there.

use wobble::domain::*;
use wobble::json::{Json, Record};
use wobble::store::backup::Count;
use wobble::store::keys;
use wobble::store::merge::merge;

use crate::device::{Device, used};
use crate::story::*;
use crate::{both, pair, together, waiting};

#[test]
fn labels_given_on_two_devices_to_different_misses_both_stay() {
    let (mut one, mut other) = pair(0);
    let session = one.sessions().remove(0);
    let places = waiting(&session);
    one.wish(Change::Explain(Box::new(session.clone()), places[0], said(None, Some(LEANED_BACK), Some(BEND_KNEES))));
    other.wish(Change::Explain(Box::new(session.clone()), places[1], said(Some(Size::Fall), Some(70_000), None)));
    // and moved by one of them
    let moved = one.sessions().remove(0).begun_at(session.began.after(-HOUR), 0);
    one.keep(moved.clone(), None);
    let found = together(&one, &other).sessions().remove(0);
    assert_eq!(found.began, moved.began);
    let micro = |place: usize| *found.attempts[place].micro().expect("a miss");
    assert_eq!((micro(places[0]).cause, micro(places[0]).tweak), (Some(LEANED_BACK), Some(BEND_KNEES)));
    assert_eq!((micro(places[1]).cause, micro(places[1]).size), (Some(70_000), Some(Size::Fall)));
}

#[test]
fn of_two_labels_of_one_miss_the_later_stays() {
    let (mut one, mut other) = pair(HOUR);
    let session = one.sessions().remove(0);
    let place = waiting(&session)[0];
    for (device, cause) in [(&mut one, LEANED_BACK), (&mut other, LOOKED_DOWN)] {
        device.wish(Change::Explain(Box::new(session.clone()), place, said(None, Some(cause), None)));
    }
    let found = together(&one, &other).sessions().remove(0);
    assert_eq!(found.attempts[place].micro().and_then(|micro| micro.cause), Some(LOOKED_DOWN));
}

#[test]
fn an_edit_that_saw_another_is_later_whatever_the_clock_says() {
    // the second device's clock is ten days slow
    let (mut one, _) = pair(0);
    let lesson = one.lessons().remove(0);
    one.wish(Change::KeepLesson(Box::new(Lesson { text: "first".to_owned(), ..lesson.clone() })));
    let settings = Settings { planned_min: 50, ..one.phone.model.settings.clone() };
    one.wish(Intent::ChangeSettings(settings.clone()));
    one.edit(SkillEdit::Rename(LEANED_BACK, "first".to_owned()));
    let session = one.sessions().remove(0);
    let place = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session), place, said(None, Some(LEANED_BACK), None)));
    let mut slow = Device::of(&one.records(), FRIDAY.after(-10 * DAY));
    slow.wish(Change::KeepLesson(Box::new(Lesson { text: "second".to_owned(), ..lesson })));
    slow.wish(Intent::ChangeSettings(Settings { planned_min: 30, ..settings }));
    slow.edit(SkillEdit::Rename(LEANED_BACK, "second".to_owned()));
    let session = slow.sessions().remove(0);
    slow.wish(Change::Explain(Box::new(session), place, said(None, Some(LOOKED_DOWN), None)));
    let mut all = together(&one, &slow);
    assert_eq!(all.lessons()[0].text, "second");
    assert_eq!(all.phone.model.settings.planned_min, 30);
    assert_eq!(all.skill().components[0].label(LEANED_BACK), Some("second"));
    assert_eq!(all.sessions()[0].attempts[place].micro().and_then(|micro| micro.cause), Some(LOOKED_DOWN));
    // and a deletion, too
    let (session, lesson) = (slow.sessions().remove(0), slow.lessons().remove(0));
    slow.wish(Change::DeleteSession(session.id));
    slow.wish(Change::DeleteLesson(lesson.id));
    let mut all = together(&one, &slow);
    assert_eq!((all.sessions().len(), all.lessons().len()), (0, 0));
}

#[test]
fn of_a_setback_that_two_devices_wrote_the_later_stays_and_a_deletion_is_an_edit() {
    let (mut one, mut other) = pair(HOUR);
    let setback = Setback::begun(Id::new(FRIDAY, 4), FRIDAY);
    let of = |text: &str| Box::new(Setback { text: text.to_owned(), ..setback.clone() });
    one.wish(Change::KeepSetback(of("here")));
    other.wish(Change::KeepSetback(of("there, later")));
    let (_, told) = merge(&one.records(), &other.records());
    assert_eq!(told.setbacks, Count { new: 0, same: 0, different: 1 });
    assert_eq!(together(&one, &other).setbacks()[0].text, "there, later");
    other.wish(Change::DeleteSetback(setback.id.clone()));
    let (_, told) = merge(&one.records(), &other.records());
    assert_eq!((told.deleted, together(&one, &other).setbacks().len()), (1, 0));
    // changed after that on the other device
    let mut late = Device::of(&one.records(), FRIDAY.after(5 * DAY));
    late.wish(Change::KeepSetback(of("later still")));
    assert_eq!(together(&late, &other).setbacks()[0].text, "later still");
    let only = Device::of(&used(), FRIDAY.after(DAY));
    assert_eq!(merge(&only.records(), &late.records()).1.setbacks, Count { new: 1, same: 0, different: 0 });
}

#[test]
fn what_was_deleted_after_its_last_edit_elsewhere_stays_deleted() {
    let (mut one, mut other) = pair(HOUR);
    let (session, lesson) = (one.sessions().remove(0), one.lessons().remove(0));
    let place = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session.clone()), place, said(None, Some(LEANED_BACK), None)));
    one.wish(Change::KeepLesson(Box::new(Lesson { text: "other words".to_owned(), ..lesson.clone() })));
    other.wish(Change::DeleteSession(session.id.clone()));
    other.wish(Change::DeleteLesson(lesson.id));
    let (_, told) = merge(&one.records(), &other.records());
    assert_eq!((told.deleted, told.sessions, told.lessons), (3, Count::default(), Count::default()), "the note, too");
    let (_, told) = merge(&other.records(), &one.records());
    assert_eq!((told.deleted, told.stay_deleted), (0, 3));
    let mut all = together(&one, &other);
    assert_eq!((all.sessions().len(), all.lessons().len(), all.note(&session.id)), (0, 0, None));
}

#[test]
fn what_was_edited_after_its_deletion_elsewhere_stays() {
    let (mut one, mut other) = pair(-HOUR);
    let (session, lesson) = (one.sessions().remove(0), one.lessons().remove(0));
    let place = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session.clone()), place, said(None, Some(LEANED_BACK), None)));
    one.wish(Change::KeepLesson(Box::new(Lesson { text: "other words".to_owned(), ..lesson.clone() })));
    other.wish(Change::DeleteSession(session.id.clone()));
    other.wish(Change::DeleteLesson(lesson.id));
    let mut all = together(&one, &other);
    assert_eq!(all.sessions()[0].attempts[place].micro().and_then(|micro| micro.cause), Some(LEANED_BACK));
    assert_eq!(all.lessons()[0].text, "other words");
}

#[test]
fn a_deletion_keeps_who_logged_what_was_changed() {
    let (mut one, mut other) = pair(-HOUR);
    let session = one.sessions().remove(0);
    let place = session.attempts.iter().position(|attempt| attempt.source == Source::Partner).expect("a partner's");
    other.keep(session.without(place), None);
    other.wish(Change::DeleteSession(session.id.clone()));
    let deletions = other.records();
    let deletion = deletions
        .iter()
        .find(|(key, _)| key.starts_with(&keys::deleted(keys::SESSION)))
        .map(|(_, value)| value.clone())
        .expect("one");
    let rows = Json::parse(&deletion).expect("JSON").items().expect("a record")[3].field("q").cloned();
    let rows = rows.and_then(|rows| Vec::<Vec<i64>>::from_json(&rows)).expect("what was changed");
    assert!(rows.iter().any(|row| (row[3], row[6]) == (0, 2)), "gone, and by a partner: {rows:?}");
    // changed later still: it is there again, without what was taken out
    one.phone.now = other.phone.now.after(2 * HOUR);
    let first = waiting(&session)[0];
    one.wish(Change::Explain(Box::new(session.clone()), first, said(None, Some(LEANED_BACK), None)));
    let mut all = together(&one, &other);
    assert_eq!(all.sessions()[0].attempts.len(), session.attempts.len() - 1);
}

#[test]
fn what_is_brought_back_is_there_on_both() {
    let (mut one, other) = pair(0);
    let (session, lesson) = (one.sessions().remove(0), one.lessons().remove(0));
    let note = one.note(&session.id);
    assert!(note.is_some());
    one.wish(Change::DeleteSession(session.id.clone()));
    one.wish(Change::DeleteLesson(lesson.id.clone()));
    let deleted = one.records();
    one.keep(session.clone(), note.clone());
    one.wish(Change::KeepLesson(Box::new(lesson.clone())));
    for others in [other.records(), deleted] {
        let mut all = Device::of(&both(&one.records(), &others), FRIDAY);
        assert_eq!((all.sessions().len(), all.lessons().len(), all.note(&session.id)), (1, 1, note.clone()));
    }
}
