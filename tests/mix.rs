//! Components in turn: when the next one is taken up, what it waits for, and what is left of it after a reload.

mod story;

use story::*;
use wobble::domain::*;
use wobble::json::{Json, Record};

/// A phone's learner who mixes both components of [`skating`], five attempts each.
fn mixing(every: Every) -> Rink {
    let mut rink = Rink::open();
    mix(&mut rink, vec![STOP, GLIDE], every);
    rink.wish(Intent::StartSession);
    rink
}

fn mix(rink: &mut Rink, components: Vec<TagNo>, every: Every) {
    let skill = rink.model.skills[0].id.clone();
    let settings = Settings { mix: Some((skill, Mix { components, every })), ..rink.model.settings.clone() };
    rink.wish(Intent::ChangeSettings(settings));
}

fn cleans(rink: &mut Rink, count: usize) {
    for _ in 0..count {
        rink.later(10 * SECOND).clean();
    }
}

/// What happens when a little time has passed.
fn turns(rink: &mut Rink) -> bool {
    !rink.later(2 * SECOND).wish(Intent::SwitchInMix).is_empty()
}

#[test]
fn five_attempts_and_the_next_component_is_taken_up() {
    let mut rink = mixing(Every::FiveAttempts);
    for (from, to) in [(STOP, GLIDE), (GLIDE, STOP), (STOP, GLIDE)] {
        cleans(&mut rink, 4);
        assert!(!turns(&mut rink), "four are not five");
        cleans(&mut rink, 1);
        assert!(rink.wish(Intent::SwitchInMix).is_empty(), "time to take the tap back");
        assert_eq!(rink.session().component(), from);
        assert!(turns(&mut rink));
        assert_eq!(rink.session().component(), to);
        assert!(!turns(&mut rink), "once");
    }
    let components: Vec<TagNo> = rink.session().attempts().iter().map(|attempt| attempt.component).collect();
    assert_eq!(components, [[STOP; 5], [GLIDE; 5], [STOP; 5]].concat());
}

#[test]
fn minutes_are_over_with_the_first_attempt_after_them() {
    let mut rink = mixing(Every::ThreeMinutes);
    cleans(&mut rink, 1);
    rink.later(5 * MINUTE);
    assert!(!turns(&mut rink), "an attempt that is going on is not cut off");
    cleans(&mut rink, 1);
    assert!(turns(&mut rink));
    rink.later(MINUTE).wish(Intent::Pause);
    rink.later(10 * MINUTE).wish(Intent::Resume);
    cleans(&mut rink, 1);
    assert!(!turns(&mut rink), "a pause is no practice");
    rink.later(2 * MINUTE);
    cleans(&mut rink, 1);
    assert!(turns(&mut rink));
    assert_eq!(rink.session().component(), STOP);
}

#[test]
fn a_breakdown_ladder_is_climbed_to_its_end_before_the_next_component() {
    let mut rink = mixing(Every::FiveAttempts);
    rink.wish(Intent::StartLadder);
    cleans(&mut rink, 2);
    for _ in 0..8 {
        rink.later(10 * SECOND).miss();
        rink.wish(Intent::CloseReflection);
        let is_on = rink.session().ladder().is_some();
        assert_eq!(turns(&mut rink), !is_on && rink.session().attempts().len() >= 5);
        if !is_on {
            break;
        }
    }
    assert_eq!((rink.session().component(), rink.session().attempts().len()), (GLIDE, 5), "three misses ended it");
    // with more attempts than a turn has, as long as it goes on
    let mut rink = mixing(Every::FiveAttempts);
    rink.wish(Intent::StartLadder);
    for _ in 0..6 {
        cleans(&mut rink, 1);
        rink.later(10 * SECOND).miss();
        rink.wish(Intent::CloseReflection);
        if rink.session().ladder().is_some() {
            assert!(!turns(&mut rink), "the ladder goes on");
        }
    }
    assert!(rink.session().attempts().len() > 5);
}

#[test]
fn a_pending_retry_keeps_its_component() {
    let mut rink = mixing(Every::FiveAttempts);
    cleans(&mut rink, 4);
    rink.later(10 * SECOND).miss_and_tweak(BEND_KNEES);
    rink.wish(Intent::CloseReflection);
    assert!(!turns(&mut rink), "its retry is next");
    rink.later(MINUTE);
    assert!(!turns(&mut rink));
    cleans(&mut rink, 1);
    assert_eq!(rink.session().attempts()[5].retry, Some(Retry { miss: 4, tweak: BEND_KNEES }));
    assert!(turns(&mut rink), "it was tried");
    assert_eq!(rink.session().component(), GLIDE);
}

#[test]
fn a_retry_that_never_comes_is_waited_for_three_minutes() {
    let mut rink = mixing(Every::FiveAttempts);
    cleans(&mut rink, 4);
    rink.later(10 * SECOND).miss_and_tweak(BEND_KNEES);
    rink.wish(Intent::CloseReflection);
    rink.later(RETRY_WINDOW - 3 * SECOND);
    assert!(!turns(&mut rink));
    assert!(turns(&mut rink), "after three minutes nothing would be its retry");
}

#[test]
fn only_one_retry_is_waited_for() {
    let mut rink = mixing(Every::FiveAttempts);
    cleans(&mut rink, 4);
    rink.later(10 * SECOND).miss_and_tweak(BEND_KNEES);
    rink.later(10 * SECOND).miss_and_tweak(EYES_UP);
    rink.wish(Intent::CloseReflection);
    assert!(turns(&mut rink), "the turn's own miss was tried again");
}

#[test]
fn open_questions_are_waited_for_but_not_for_ever() {
    let mut rink = mixing(Every::FiveAttempts);
    for nth in 1..10 {
        rink.later(8 * SECOND).miss();
        assert!(!turns(&mut rink), "miss {nth} is being looked at");
    }
    rink.later(8 * SECOND).miss();
    assert!(turns(&mut rink), "who leaves every question open is switched all the same");
}

#[test]
fn a_turn_that_is_taken_back_begins_anew() {
    let mut rink = mixing(Every::FiveAttempts);
    cleans(&mut rink, 5);
    assert!(turns(&mut rink));
    assert!(!rink.wish(Intent::Undo).is_empty());
    assert_eq!(rink.session().component(), STOP);
    assert!(!turns(&mut rink), "it is not switched again at once");
    let again = Session::replay(rink.session().log().to_vec()).expect("a session");
    assert_eq!(again.next_in_mix(&rink.model.skills[0], false, rink.now), None, "nor after a reload");
    cleans(&mut rink, 4);
    assert!(!turns(&mut rink));
    cleans(&mut rink, 1);
    assert!(turns(&mut rink));
}

#[test]
fn who_goes_back_has_a_whole_turn_there() {
    let mut rink = mixing(Every::FiveAttempts);
    cleans(&mut rink, 5);
    assert!(turns(&mut rink));
    rink.wish(Intent::SwitchComponent(STOP));
    cleans(&mut rink, 4);
    assert!(!turns(&mut rink));
    cleans(&mut rink, 1);
    assert!(turns(&mut rink));
    assert_eq!(rink.session().component(), GLIDE);
}

#[test]
fn an_attempt_that_is_taken_back_is_none_of_the_turn() {
    let mut rink = mixing(Every::FiveAttempts);
    cleans(&mut rink, 5);
    rink.wish(Intent::Undo);
    assert!(!turns(&mut rink));
    cleans(&mut rink, 1);
    assert!(turns(&mut rink));
}

#[test]
fn nothing_is_switched_while_paused_away_or_ended_nor_without_a_mix() {
    let mut rink = mixing(Every::FiveAttempts);
    cleans(&mut rink, 5);
    rink.later(2 * SECOND).wish(Intent::Pause);
    assert!(!turns(&mut rink));
    rink.wish(Intent::Resume);
    rink.later(HOUR).wish(Intent::Looked { last_seen: None });
    assert!(rink.model.absence.is_some() && !turns(&mut rink));
    rink.wish(Intent::AnswerAbsence(AbsenceAnswer::KeptPractising));
    assert!(rink.model.next_in_mix(rink.now).is_some());
    rink.wish(Intent::EndSession);
    assert!(!turns(&mut rink));
    let mut plain = Rink::in_session();
    cleans(&mut plain, 30);
    assert!(!turns(&mut plain));
}

#[test]
fn a_mix_begins_with_the_chosen_component_and_leaves_out_what_is_not_offered() {
    let skill = skating(true);
    let of = |components: &[TagNo], first| {
        let mix = Mix { components: components.to_vec(), every: Every::TenAttempts };
        mix.beginning_with(first, &skill).map(|mix| mix.components)
    };
    assert_eq!(of(&[STOP, GLIDE], GLIDE), Some(vec![GLIDE, STOP]));
    assert_eq!(of(&[GLIDE], STOP), Some(vec![STOP, GLIDE]), "what is chosen is a part of it");
    assert_eq!(of(&[STOP, 99], STOP), None, "one component is no mix");
    assert_eq!(of(&[], STOP), None);
    // a mix is of one skill
    let mut rink = Rink::open();
    let settings = Settings {
        mix: Some((Id::new(FRIDAY, 9), Mix { components: vec![STOP, GLIDE], ..Mix::default() })),
        ..rink.model.settings.clone()
    };
    rink.wish(Intent::ChangeSettings(settings));
    rink.wish(Intent::StartSession);
    assert_eq!(rink.session().start_of().mix, None);
}

#[test]
fn the_mix_is_stored_with_the_beginning() {
    let rink = mixing(Every::FiveMinutes);
    let start = rink.session().start_of();
    let json = start.to_json();
    assert_eq!(json.field("r").map(Json::to_string).as_deref(), Some("[3,1,11]"));
    assert_eq!(Started::from_json(&json).as_ref(), Some(start));
    let plain = Rink::in_session();
    assert_eq!(plain.session().start_of().to_json().field("r"), None, "absent while it has nothing to say");
    for (nth, every) in Every::ALL.into_iter().enumerate() {
        let mix = Mix { components: vec![70_000], every };
        assert_eq!(mix.to_json().to_string(), format!("[{nth},70000]"));
        assert_eq!(Mix::from_json(&mix.to_json()), Some(mix));
    }
    let of_nothing = ["[]", "[4,1]", "[-1,1]", "{}", "[0,\"1\"]"];
    assert!(of_nothing.iter().all(|text| Mix::from_json(&Json::parse(text).expect("JSON")).is_none()));
}
