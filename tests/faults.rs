//! Random evenings on a phone whose storage is full now and then: what was acknowledged is what is read back.

mod story;

use std::rc::Rc;

use proptest::prelude::*;
use story::*;
use wobble::domain::*;
use wobble::store::{MemoryStorage, StorageError, load};

type Full = Rc<Moody<Rc<MemoryStorage>>>;

/// Any wish that a person could have, sensible now or not, after any time.
fn wish() -> impl Strategy<Value = (Millis, Intent)> {
    let tag = || prop::option::of(1_u32..16);
    let size = prop::option::of(prop_oneof![Just(Size::Wobble), Just(Size::Stumble), Just(Size::Fall)]);
    let source = || prop_oneof![Just(Source::Touch), Just(Source::Key), Just(Source::Partner)];
    let reflection = (size, tag(), tag()).prop_map(|(size, cause, tweak)| said(size, cause, tweak));
    let answer = prop_oneof![
        Just(AbsenceAnswer::StoppedThen),
        Just(AbsenceAnswer::TookABreak),
        Just(AbsenceAnswer::KeptPractising)
    ];
    let intent = prop_oneof![
        6 => source().prop_map(Intent::LogClean),
        6 => source().prop_map(Intent::LogMicroFailure),
        3 => (source(), reflection.clone()).prop_map(|(source, known)| Intent::LogMicroFailureAs(source, known)),
        1 => Just(Intent::SwitchInMix),
        5 => (0_u32..40, reflection).prop_map(|(miss, what)| Intent::Reflect(miss, what)),
        3 => Just(Intent::StartSession),
        3 => Just(Intent::Undo),
        2 => (-2_isize..3).prop_map(Intent::ChangeLevel),
        2 => prop_oneof![Just(STOP), Just(GLIDE), Just(99)].prop_map(Intent::SwitchComponent),
        1 => prop_oneof![Just(STOP), Just(GLIDE)].prop_map(Intent::ChooseComponent),
        1 => Just(Intent::Pause),
        2 => Just(Intent::Resume),
        1 => Just(Intent::EndSession),
        1 => "\\PC{0,12}".prop_map(Intent::DraftNote),
        1 => "\\PC{0,12}".prop_map(Intent::DraftLesson),
        1 => Just(Intent::Finish),
        1 => Just(Intent::Looked { last_seen: None }),
        1 => answer.prop_map(Intent::AnswerAbsence),
        1 => (0_u16..90).prop_map(|planned_min| Intent::ChangeSettings(Settings { planned_min, ..Settings::default() })),
    ];
    let span = prop_oneof![6 => 0..20 * SECOND, 2 => 0..5 * MINUTE, 1 => 0..2 * HOUR, 1 => -HOUR..0];
    (span, intent)
}

/// A phone with a skill that was kept, before its storage becomes moody.
fn phone(full: Vec<bool>) -> (Phone<Full>, Full, Rc<MemoryStorage>) {
    let inner = Rc::new(MemoryStorage::default());
    drop(Phone::with(inner.clone(), skating(true)));
    let storage = Rc::new(Moody::new(inner.clone(), full));
    (Phone::open(storage.clone()).expect("readable"), storage, inner)
}

/// A settings wish keeps the list of skills, as the app's does.
fn whole(intent: Intent, model: &Model) -> Intent {
    match intent {
        Intent::ChangeSettings(settings) => {
            Intent::ChangeSettings(Settings { planned_min: settings.planned_min, ..model.settings.clone() })
        }
        other => other,
    }
}

/// The parts of a model that are kept as they are: all but what was on screen, and the summaries, whose running time
/// is rounded when they are made again.
fn kept(model: &Model) -> Model {
    Model { summaries: Vec::new(), ..remembered(model) }
}

proptest! {
    #![proptest_config(same_cases(100, 0x57_0bb1e))]

    #[test]
    fn with_room_a_reload_at_any_instant_misses_nothing(wishes in prop::collection::vec(wish(), 1..60)) {
        let (mut phone, _, inner) = phone(Vec::new());
        for (span, intent) in wishes {
            let intent = whole(intent, &phone.model);
            phone.later(span).wish(intent).expect("there is room");
            let again = Phone::open(inner.clone()).expect("readable");
            prop_assert_eq!(remembered(&again.model), remembered(&phone.model));
        }
    }

    #[test]
    fn what_was_acknowledged_is_what_is_read_back(
        wishes in prop::collection::vec(wish(), 1..60),
        moods in prop::collection::vec(prop::bool::weighted(0.3), 1..40),
    ) {
        let (mut phone, storage, inner) = phone(moods);
        for (span, intent) in wishes {
            let intent = whole(intent, &phone.model);
            let (effects, results) = phone.later(span).try_wish(intent);
            prop_assert_eq!(effects.len(), results.len());
            for result in &results {
                prop_assert!(matches!(result, Ok(()) | Err(StorageError::Full)), "{:?}", result);
            }
            // a session that is not kept stays the live one; a beginning is two writes, of which the second may mend the first
            let may_be_whole = |effect: &Effect| match effect {
                Effect::Append(_, recorded) => recorded.seq == 0,
                other => matches!(other, Effect::Keep(..)),
            };
            if results.last().is_some_and(Result::is_err) && !effects.last().is_some_and(may_be_whole) {
                prop_assert!(phone.store.waiting() > 0, "what was refused waits in memory");
            }
            if phone.store.waiting() == 0 {
                let again = Phone::open(inner.clone()).expect("readable");
                prop_assert_eq!(kept(&again.model), kept(&phone.model), "everything was acknowledged");
            }
        }
        storage.calm();
        phone.store.retry_waiting().expect("there is room");
        let again = Phone::open(inner.clone()).expect("readable");
        prop_assert_eq!(kept(&again.model), kept(&phone.model), "what waited is kept in the end");
        prop_assert_eq!(again.store.troubles(), (0, 0));
    }

    #[test]
    fn each_acknowledged_event_is_there_at_once_whatever_was_refused_before(
        wishes in prop::collection::vec(wish(), 1..60),
        moods in prop::collection::vec(prop::bool::weighted(0.5), 1..40),
    ) {
        let (mut phone, _, inner) = phone(moods);
        for (span, intent) in wishes {
            let intent = whole(intent, &phone.model);
            let (effects, results) = phone.later(span).try_wish(intent);
            let mut disk = Phone::open(inner.clone()).expect("readable");
            for (effect, result) in effects.iter().zip(results) {
                let Effect::Append(id, recorded) = effect else { continue };
                let key = wobble::store::keys::event(id, recorded.seq);
                let found = disk.store.read::<(Instant, Event)>(&key).expect("readable").map(|(_, event)| event);
                let told = Some((recorded.at, recorded.event.clone()));
                // one that was refused may have been written by the next effect's write
                prop_assert!(found == told || (found.is_none() && result.is_err()), "{:?}: {:?}", result, recorded);
            }
        }
    }

    #[test]
    fn killed_after_any_change_a_session_is_a_prefix_of_what_it_was(
        wishes in prop::collection::vec(wish(), 1..40),
        changes in 0_usize..80,
    ) {
        let inner = Rc::new(MemoryStorage::default());
        drop(Phone::with(inner.clone(), skating(true)));
        let mut phone = Phone::open(Dying::after(changes, inner.clone())).expect("readable");
        let mut kept_sessions = 0;
        let mut logs: Vec<Vec<Recorded>> = vec![Vec::new()];
        for (span, intent) in wishes {
            let intent = whole(intent, &phone.model);
            let (effects, results) = phone.later(span).try_wish(intent);
            for (effect, result) in effects.iter().zip(&results) {
                kept_sessions += usize::from(matches!(effect, Effect::Keep(..)) && result.is_ok());
            }
            if results.iter().any(Result::is_err) {
                break;
            }
            logs.push(phone.model.session.as_ref().map(|session| session.log().to_vec()).unwrap_or_default());
        }
        let mut again = Phone::open(inner).expect("readable");
        load::survey(&mut again.store, &mut again.model).expect("readable");
        let found = again.store.sessions().expect("readable").len();
        prop_assert!(found == kept_sessions || found == kept_sessions + 1, "{} of {}", found, kept_sessions);
        let log = again.model.session.as_ref().map(|session| session.log().to_vec()).unwrap_or_default();
        prop_assert!(logs.contains(&log) || log.len() > logs.last().map_or(0, Vec::len), "nothing that never was");
    }
}
