//! A minute at the rink: every tap, what it writes, and what is kept in the end.

use wobble::domain::*;

use crate::story::*;

#[test]
fn a_minute_at_the_rink() {
    let skill = skating(true);
    let mut rink = Rink::open();
    let effects = rink.wish(Intent::StartSession);
    let id = Id::new(FRIDAY, 2);
    let started = Recorded { seq: 0, at: FRIDAY, event: Event::Started(begun(id.clone(), &skill)) };
    assert_eq!(effects, [Effect::Append(id.clone(), started)]);
    assert_eq!(rink.session().phase(), Phase::Running);
    assert_eq!((rink.session().component(), rink.session().level()), (STOP, HAND));

    // a finger in a glove hits the pad: one event, and the reflection rises for ten seconds
    let effects = rink.later(12 * SECOND).wish(Intent::LogMicroFailure(Source::Touch));
    assert_eq!(effects, rink.appended(1, Event::MicroFailed(Source::Touch)));
    let open = OpenReflection { miss: 1, until: Some(rink.now.after(10 * SECOND)), get_up_first: false };
    assert_eq!(rink.model.reflection, Some(open));
    assert_eq!(rink.session().attempts()[0].micro(), Some(&MicroFailure::default()), "nothing is guessed");

    // size, cause and tweak are single taps, each an event of its own
    let mut known = Reflection::default();
    for (seq, step) in [
        (2, said(Some(Size::Wobble), None, None)),
        (3, said(Some(Size::Wobble), Some(LEANED_BACK), None)),
        (4, said(Some(Size::Wobble), Some(LEANED_BACK), Some(BEND_KNEES))),
    ] {
        known = step;
        let effects = rink.later(2 * SECOND).wish(Intent::Reflect(1, step));
        assert_eq!(effects, rink.appended(seq, Event::Reflected(1, step)));
    }
    let micro = MicroFailure { size: known.size, cause: known.cause, tweak: known.tweak };
    assert_eq!(rink.session().attempts()[0].micro(), Some(&micro));

    // the next attempt is the retry, and closes the reflection
    let effects = rink.later(14 * SECOND).clean();
    assert_eq!(effects, rink.appended(5, Event::Clean(Source::Touch)));
    assert_eq!(rink.model.reflection, None);
    let retry = Attempt {
        at: FRIDAY.after(32 * SECOND),
        running: 32 * SECOND,
        component: STOP,
        level: HAND,
        outcome: Outcome::Clean,
        source: Source::Touch,
        retry: Some(Retry { miss: 0, tweak: BEND_KNEES }),
    };
    assert_eq!(rink.session().attempts()[1], retry);
    assert_eq!(rink.session().counts(), (1, 1));

    // it ends on a note of progress
    let effects = rink.later(28 * SECOND).wish(Intent::EndSession);
    assert_eq!(effects, rink.appended(6, Event::Ended));
    assert_eq!(rink.session().phase(), Phase::WrappedUp);
    let effects = rink.later(5 * SECOND).wish(Intent::DraftNote("  Knees first ".to_owned()));
    assert_eq!(effects, [Effect::SaveDraft(id.clone())]);
    assert_eq!(rink.model.draft, "  Knees first ");
    let effects = rink.later(SECOND).wish(Intent::Finish);
    let attempts = rink.session().attempts().to_vec();
    let finished = FinishedSession {
        id: id.clone(),
        learner: Id::me(),
        skill: skill.id.clone(),
        began: FRIDAY,
        ended: FRIDAY.after(MINUTE),
        utc_offset_min: BERLIN,
        planned_min: 25,
        running: MINUTE,
        pauses: Vec::new(),
        attempts,
        misses_only: false,
        closing: Default::default(),
        ladders: vec![],
    };
    let note = note_of(&finished, rink.now, "Knees first");
    assert_eq!(effects, [Effect::Keep(Box::new(finished.clone()), Some(note), None)]);
    assert!(rink.model.session.is_some(), "a session is let go of when it is safe, not before");

    let effects = rink.wish(Intent::SessionKept(Box::new(finished.clone()), true));
    let let_go = Effect::LetGo(finished.id.clone());
    assert_eq!(effects, [Effect::SaveSummaries, let_go], "the skill is as it was");
    assert_eq!((rink.model.session.as_ref(), rink.model.draft.as_str()), (None, ""));
    let summary = SkillSummary {
        sessions: 1,
        running: MINUTE,
        waiting: 0,
        newest: Some((FRIDAY, BERLIN)),
        component: STOP,
        recent: "wc".to_owned(),
        noted: Some(id),
        used: vec![BEND_KNEES, LEANED_BACK],
        standings: vec![Standing {
            component: STOP,
            level: HAND,
            outcomes: "mc".to_owned(),
            practised: (FRIDAY, BERLIN),
            reached: vec![],
        }],
        known: Some(Known { misses: 1, ..Known::default() }),
        tags: vec![STOP, 2],
        found: vec![],
    };
    assert_eq!(rink.model.summary(&skill.id), Some(&summary));
}
