//! Which attempt scores which tweak, and what is offered first.

use wobble::domain::*;
use wobble::insights::{causes_offered, tweaks_offered};

use crate::sorted;
use crate::story::*;

/// Its retries.
fn retries(ledger: &Ledger) -> Vec<Row> {
    sorted(ledger).into_iter().filter(|row| row[0] == TRIED).collect()
}

fn live(rink: &Rink) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.add(rink.session().attempts(), rink.session().started_at());
    ledger
}

fn cell(cause: Option<TagNo>, tweak: TagNo, clean: u32, all: u32) -> Row {
    [TRIED as u32, STOP, cause.unwrap_or(0), tweak, clean, all].map(i64::from)
}

#[test]
fn taps_that_come_fast_score_the_tweak_that_was_given_before_them() {
    let (lean, look) = (Some(LEANED_BACK), Some(LOOKED_DOWN));
    let mut rink = Rink::in_session();
    // a miss, cause and tweak, a miss at once: that is the retry, and nothing was given for what follows it
    let first = rink.miss();
    rink.wish(Intent::Reflect(first, said(None, lean, None)));
    rink.wish(Intent::Reflect(first, said(None, lean, Some(BEND_KNEES))));
    let second = rink.miss();
    rink.clean();
    assert_eq!(retries(&live(&rink)), [cell(lean, BEND_KNEES, 0, 1)]);
    // the cause comes after the retry: it is the cause of that miss all the same
    rink.wish(Intent::Reflect(second, said(None, look, None)));
    assert_eq!(live(&rink).tried().count(), 1);
    // both in one tap, as last time, and a clean attempt in the same moment
    let third = rink.miss();
    rink.wish(Intent::Reflect(third, said(None, lean, Some(BEND_KNEES))));
    rink.clean();
    assert_eq!(retries(&live(&rink)), [cell(lean, BEND_KNEES, 1, 2)]);
    // another tweak before the retry: only the last one is tried
    let fourth = rink.miss();
    rink.wish(Intent::Reflect(fourth, tweak(BEND_KNEES)));
    rink.wish(Intent::Reflect(fourth, tweak(EYES_UP)));
    rink.wish(Intent::Reflect(fourth, said(Some(Size::Fall), None, Some(EYES_UP))));
    rink.clean();
    rink.clean();
    assert_eq!(retries(&live(&rink)), [cell(None, EYES_UP, 1, 1), cell(lean, BEND_KNEES, 1, 2)]);
    // undone: neither the retry nor the miss behind it counts
    let fifth = rink.miss();
    rink.wish(Intent::Reflect(fifth, said(None, look, Some(EYES_UP))));
    rink.clean();
    assert_eq!(live(&rink).retries(STOP, look, EYES_UP), (1, 1));
    rink.wish(Intent::Undo);
    assert_eq!(live(&rink).retries(STOP, look, EYES_UP), (0, 0));
    rink.later(SECOND).miss();
    assert_eq!(live(&rink).retries(STOP, look, EYES_UP), (0, 1), "the attempt in its place is the retry");
    assert_eq!(live(&rink).retries(STOP, None, EYES_UP), (1, 2), "whatever the cause");
    assert_eq!(live(&rink).last_given(STOP), Some((LOOKED_DOWN, EYES_UP)));
    assert_eq!(live(&rink).last_given(GLIDE), None);
}

#[test]
fn where_only_misses_are_logged_chips_follow_use_alone() {
    let mut rink = Rink::open();
    let settings = Settings { cleans: Some(false), ..rink.model.settings.clone() };
    rink.wish(Intent::ChangeSettings(settings));
    rink.wish(Intent::StartSession);
    for (cause, tweak) in [(LOOKED_DOWN, EYES_UP), (LOOKED_DOWN, EYES_UP), (LEANED_BACK, BEND_KNEES)] {
        let miss = rink.later(SECOND).miss();
        rink.wish(Intent::Reflect(miss, said(None, Some(cause), Some(tweak))));
    }
    let (ledger, component) = (live(&rink), rink.model.skills[0].components[0].clone());
    assert_eq!(ledger.tried().count(), 0);
    let causes = causes_offered(&component.causes, &ledger, STOP);
    let tweaks = tweaks_offered(&component.tweaks, &ledger, STOP, Some(LEANED_BACK), 3);
    let tags = |offered: &[wobble::insights::Offered]| offered.iter().map(|o| o.tag).collect::<Vec<_>>();
    assert_eq!((tags(&causes), tags(&tweaks)), (vec![LOOKED_DOWN, LEANED_BACK], vec![EYES_UP, BEND_KNEES]));
    assert!(tweaks.iter().all(|tweak| tweak.retries.is_none() && !tweak.is_untried));
    assert_eq!(ledger.last_given(STOP), Some((LEANED_BACK, BEND_KNEES)));
}

#[test]
fn two_uses_of_two_weeks_ago_weigh_as_much_as_one_of_today() {
    let mut rink = Rink::in_session();
    let of = |cause| {
        let mut session = Rink::in_session();
        let miss = session.miss();
        session.wish(Intent::Reflect(miss, said(None, Some(cause), None)));
        session.session().attempts().to_vec()
    };
    let mut ledger = Ledger::default();
    let ago = |days: i64| Instant(FRIDAY.0 - days * 24 * HOUR);
    ledger.add(&of(LEANED_BACK), ago(14));
    ledger.add(&of(LEANED_BACK), ago(14));
    ledger.add(&of(LOOKED_DOWN), ago(0));
    assert!((ledger.score(STOP, LEANED_BACK) - ledger.score(STOP, LOOKED_DOWN)).abs() < 0.002);
    ledger.add(&of(LEANED_BACK), ago(28));
    assert!((ledger.score(STOP, LEANED_BACK) - 1.25).abs() < 0.002, "{}", ledger.score(STOP, LEANED_BACK));
    assert_eq!(ledger.score(STOP, ANKLE_ROLLED), 0.0);
    rink.clean();
}
