//! What one chooses: gloves, how long, which skill and component.

use wobble::domain::*;

use crate::story::*;

#[test]
fn gloves_are_on_by_themselves_in_the_rink_theme_only() {
    let of = |theme, gloves| Settings { theme, gloves, ..Settings::default() }.gloves_on();
    assert!(of(ThemeChoice::Rink, None));
    for theme in [ThemeChoice::AsThePhone, ThemeChoice::Light, ThemeChoice::Dark] {
        assert!(!of(theme, None), "{theme:?}");
        assert!(of(theme, Some(true)), "{theme:?}");
    }
    assert!(!of(ThemeChoice::Rink, Some(false)), "a choice goes before the theme");
}

#[test]
fn a_session_is_planned_for_20_to_60_minutes_and_25_if_nothing_is_said() {
    let mut rink = Rink::open();
    rink.wish(Intent::StartSession);
    assert_eq!(rink.session().start_of().planned_min, 25);
    for (asked, planned) in [(0, 20), (19, 20), (20, 20), (45, 45), (60, 60), (61, 60), (u16::MAX, 60)] {
        let mut rink = Rink::open();
        rink.wish(Intent::ChangeSettings(Settings { planned_min: asked, ..rink.model.settings.clone() }));
        rink.wish(Intent::StartSession);
        assert_eq!(rink.session().start_of().planned_min, planned, "{asked} asked for");
    }
}

#[test]
fn choices_are_written_when_they_change() {
    let mut rink = Rink::open();
    let settings = rink.model.settings.clone();
    assert_eq!(rink.wish(Intent::ChangeSettings(settings.clone())), []);
    let left = Settings { left_hand: true, ..settings };
    assert_eq!(rink.wish(Intent::ChangeSettings(left)), [Effect::SaveSettings]);
}

#[test]
fn a_skill_that_is_taken_up_is_chosen_and_both_are_kept() {
    let mut rink = Rink::open();
    let first = rink.model.skills[0].id.clone();
    let mut guitar = skating(false);
    guitar.id = Id::new(FRIDAY, 77);
    let id = guitar.id.clone();
    let effects = rink.wish(Intent::AddSkill(Box::new(guitar)));
    assert_eq!(effects, [Effect::SaveSkill(id.clone()), Effect::SaveSettings]);
    assert_eq!(rink.model.settings.skills, [first.clone(), id.clone()]);
    assert_eq!(rink.model.chosen_skill().map(|skill| &skill.id), Some(&id));
    assert_eq!(rink.wish(Intent::ChooseSkill(first.clone())), [Effect::SaveSettings]);
    assert_eq!(rink.wish(Intent::ChooseSkill(first.clone())), []);
    assert_eq!(rink.wish(Intent::ChooseSkill(Id::new(FRIDAY, 78))), [], "there is no such skill");
    assert_eq!(rink.wish(Intent::ChooseComponent(GLIDE)), [Effect::SaveSkill(first)]);
    assert_eq!(rink.wish(Intent::ChooseComponent(GLIDE)), []);
    assert_eq!(rink.wish(Intent::ChooseComponent(HAND)), [], "a level is no component");
    rink.wish(Intent::StartSession);
    assert_eq!(rink.session().component(), GLIDE);
}

#[test]
fn without_a_skill_there_is_nothing_to_start() {
    let mut rink = Rink::open();
    rink.model = Model::new();
    assert_eq!(rink.wish(Intent::StartSession), []);
    assert_eq!(rink.model, Model::new());
}
