//! Logs of sessions as `update` could have made them: any events, at any time.

use proptest::prelude::*;
use wobble::domain::*;

use crate::story::*;

fn size() -> impl Strategy<Value = Option<Size>> {
    prop::option::of(prop_oneof![Just(Size::Wobble), Just(Size::Stumble), Just(Size::Fall)])
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![Just(Source::Touch), Just(Source::Key), Just(Source::Partner)]
}

fn reflection() -> impl Strategy<Value = Reflection> {
    (size(), prop::option::of(1_u32..5), prop::option::of(1_u32..5))
        .prop_map(|(size, cause, tweak)| said(size, cause, tweak))
}

/// Any event but the first; seqs and instants are given to it later.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => source().prop_map(Event::Clean),
        6 => source().prop_map(Event::MicroFailed),
        2 => (source(), reflection()).prop_map(|(source, known)| Event::MicroFailedAs(source, known)),
        8 => (0_u32..50, reflection()).prop_map(|(miss, what)| Event::Reflected(miss, what)),
        2 => (1_u32..4).prop_map(Event::LevelChanged),
        2 => (1_u32..4, 1_u32..4).prop_map(|(component, level)| Event::ComponentSwitched(component, level)),
        1 => Just(Event::Paused),
        2 => Just(Event::Resumed),
        1 => any::<bool>().prop_map(|counted| Event::WasAway(Instant(0), counted)),
        4 => (1_u32..50).prop_map(Event::Undone),
        1 => Just(Event::Ended),
    ]
}

/// A log as `update` could have made it: instants rise, events follow the phase, a silence begins at the last event.
pub fn log() -> impl Strategy<Value = Vec<Recorded>> {
    let span = prop_oneof![8 => 0..30_000_i64, 1 => 0..4_000_000_i64, 1 => Just(0_i64)];
    prop::collection::vec((span, event()), 0..80).prop_map(|events| {
        let start = Event::Started(begun(Id::new(FRIDAY, 7), &skating(true)));
        let mut session = Session::replay(vec![Recorded { seq: 0, at: FRIDAY, event: start }]).expect("it begins");
        for (span, event) in events {
            let at = session.last_at().after(span);
            let event = match event {
                Event::WasAway(_, counted) => Event::WasAway(session.last_at(), counted),
                other => other,
            };
            let fits = match (&event, session.phase()) {
                (Event::Resumed, phase) => phase != Phase::Running,
                (Event::Undone(seq), phase) => {
                    phase != Phase::WrappedUp && session.undoable().map(|r| r.seq) == Some(*seq)
                }
                (Event::Reflected(miss, _), _) => {
                    session.attempt_of(*miss).is_some_and(|attempt| attempt.micro().is_some())
                }
                (Event::Ended, phase) => phase != Phase::WrappedUp,
                (Event::ComponentSwitched(..), phase) => phase != Phase::WrappedUp,
                (_, phase) => phase == Phase::Running,
            };
            // an undo of whatever is newest keeps the stories full of them
            let event = match (event, session.undoable()) {
                (Event::Undone(_), Some(newest)) if session.phase() != Phase::WrappedUp => Event::Undone(newest.seq),
                (event, _) if fits => event,
                _ => continue,
            };
            session.apply(Recorded { seq: session.next_seq(), at, event });
        }
        session.log().to_vec()
    })
}

pub fn replayed(log: &[Recorded]) -> Session {
    Session::replay(log.to_vec()).expect("it begins")
}

pub fn near(a: i64, b: i64, by: i64) -> bool {
    (a - b).abs() <= by
}
