//! Taking a skill apart: every edit, what it writes, what is refused, and that history keeps its words.

mod story;

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use story::*;
use wobble::domain::*;
use wobble::store::MemoryStorage;

type Kept = Rc<MemoryStorage>;

fn own(name: &str) -> NewComponent {
    NewComponent {
        name: name.to_owned(),
        levels: vec![],
        causes: vec!["Too fast".to_owned()],
        tweaks: vec!["Slower".to_owned()],
    }
}

fn id() -> SkillId {
    skating(true).id
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// Every number of a skill.
fn numbers(skill: &Skill) -> Vec<TagNo> {
    let of = |c: &Component| {
        let labels = [&c.causes, &c.tweaks, &c.retired_causes, &c.retired_tweaks];
        let labels = labels.into_iter().flatten().map(|label| label.tag);
        std::iter::once(c.tag).chain(c.levels.iter().map(|level| level.tag)).chain(labels).collect::<Vec<_>>()
    };
    skill.components.iter().flat_map(of).collect()
}

/// What a skill is made of, whatever the numbers are that it did not have `before`.
fn told(skill: &Skill, before: &[TagNo]) -> (String, bool, TagNo, Vec<Component>) {
    let known = |tag: &mut TagNo| *tag = if before.contains(tag) { *tag } else { 0 };
    let mut components = skill.components.clone();
    for component in &mut components {
        known(&mut component.tag);
        known(&mut component.level);
        component.levels.iter_mut().for_each(|level| known(&mut level.tag));
        let Component { causes, tweaks, retired_causes, retired_tweaks, .. } = component;
        for labels in [causes, tweaks, retired_causes, retired_tweaks] {
            labels.iter_mut().for_each(|label| known(&mut label.tag));
        }
    }
    (skill.name.clone(), skill.archived, skill.chosen, components)
}

/// A learner who edits.
trait Edits {
    fn edit(&mut self, edit: SkillEdit) -> Vec<Effect>;
    fn refused(&mut self, edit: SkillEdit) -> EditRefused;
    fn skill(&self) -> &Skill;
}

impl Edits for Rink {
    /// An edit that is done and saved.
    fn edit(&mut self, edit: SkillEdit) -> Vec<Effect> {
        let before = numbers(self.skill());
        let after = edited(&self.model, &id(), &edit).unwrap_or_else(|refused| panic!("{edit:?}: {refused:?}"));
        let effects = self.wish(Change::EditSkill(id(), edit));
        assert_eq!(told(self.skill(), &before), told(&after, &before), "the same as was foretold");
        effects
    }

    /// An edit that changes nothing.
    fn refused(&mut self, edit: SkillEdit) -> EditRefused {
        let before = self.model.clone();
        let refused = edited(&self.model, &id(), &edit).expect_err("it is refused");
        assert_eq!(self.wish(Change::EditSkill(id(), edit)), []);
        assert_eq!(self.model, before);
        refused
    }

    fn skill(&self) -> &Skill {
        self.model.skill(&id()).expect("it is there")
    }
}

fn saved() -> Vec<Effect> {
    vec![Effect::SaveSkill(id())]
}

fn component(rink: &Rink, tag: TagNo) -> Component {
    rink.skill().component(tag).expect("it is there").clone()
}

fn tags_of(labels: &[Label]) -> Vec<TagNo> {
    labels.iter().map(|label| label.tag).collect()
}

fn order(skill: &Skill) -> Vec<&str> {
    skill.components.iter().map(|component| component.name.as_str()).collect()
}

// ---------- names ----------

#[test]
fn a_skill_is_renamed_and_saved() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::Name(text("  On the ice "))), saved());
    assert_eq!(rink.skill().name, "On the ice");
    assert_eq!(rink.edit(SkillEdit::Name(text("On the ice"))), [], "nothing changed, nothing is written");
}

#[test]
fn components_rungs_causes_and_tweaks_are_renamed_by_their_numbers() {
    let mut rink = Rink::open();
    for (tag, name) in [(STOP, "Snowplough"), (NEAR, "Near"), (LEANED_BACK, "Sat back"), (EYES_UP, "Look far")] {
        assert_eq!(rink.edit(SkillEdit::Rename(tag, text(name))), saved());
    }
    let stop = component(&rink, STOP);
    assert_eq!((stop.name.as_str(), stop.levels[1].name.as_str()), ("Snowplough", "Near"));
    assert_eq!((stop.label(LEANED_BACK), stop.label(EYES_UP)), (Some("Sat back"), Some("Look far")));
    assert_eq!(component(&rink, GLIDE), skating(true).components[1], "nothing else changed");
    assert_eq!(rink.refused(SkillEdit::Rename(99, text("Nothing"))), EditRefused::NotThere);
}

#[test]
fn names_that_say_nothing_or_too_much_are_refused_with_the_reason() {
    let mut rink = Rink::open();
    let edits: [fn(String) -> SkillEdit; 6] = [
        SkillEdit::Name,
        |name| SkillEdit::Rename(STOP, name),
        |name| SkillEdit::Rename(NEAR, name),
        |name| SkillEdit::Split(STOP, name),
        |name| SkillEdit::AddTo(STOP, PartList::Causes, name),
        |name| SkillEdit::Add(own(&name)),
    ];
    for edit in edits {
        for blank in ["", "  \t ", "\u{200b}"] {
            assert_eq!(rink.refused(edit(text(blank))), EditRefused::Empty);
        }
        assert_eq!(rink.refused(edit("ñ".repeat(200))), EditRefused::TooLong(200, NAME_MAX));
        assert_eq!(rink.refused(edit("ñ".repeat(61))), EditRefused::TooLong(61, NAME_MAX));
    }
    rink.edit(SkillEdit::Rename(STOP, "ñ".repeat(60)));
}

#[test]
fn a_name_is_there_once_in_its_list() {
    let mut rink = Rink::open();
    let taken = EditRefused::Taken { put_away: false };
    assert_eq!(rink.refused(SkillEdit::Rename(GLIDE, text("two-foot STOP "))), taken);
    assert_eq!(rink.refused(SkillEdit::Add(own("One-foot glide"))), taken);
    assert_eq!(rink.refused(SkillEdit::AddTo(STOP, PartList::Causes, text("Leaned back"))), taken);
    assert_eq!(rink.refused(SkillEdit::AddTo(STOP, PartList::Ladder, text("No barrier"))), taken);
    // a tweak may have a cause's name, and another component the same cause
    rink.edit(SkillEdit::AddTo(STOP, PartList::Tweaks, text("Leaned back")));
    rink.edit(SkillEdit::AddTo(GLIDE, PartList::Causes, text("Leaned back")));
    // its own name in other letters is no other name
    rink.edit(SkillEdit::Rename(STOP, text("Two-Foot Stop")));

    let mut piano = skating(false);
    piano.id = Id::new(FRIDAY, 7);
    piano.name = text("Piano");
    rink.wish(Intent::AddSkill(Box::new(piano)));
    assert_eq!(rink.refused(SkillEdit::Name(text("piano"))), taken);
    assert_eq!(skill_name(&rink.model, "ice skating", None), Err(taken));
    assert_eq!(skill_name(&rink.model, " Ikebana ", None), Ok(text("Ikebana")));
}

#[test]
fn a_name_that_was_put_away_is_to_be_brought_back() {
    let mut rink = Rink::open();
    let away = EditRefused::Taken { put_away: true };
    rink.edit(SkillEdit::PutAway(GLIDE));
    assert_eq!(rink.refused(SkillEdit::Add(own("One-foot glide"))), away);
    rink.edit(SkillEdit::PutAway(LEANED_BACK));
    assert_eq!(rink.refused(SkillEdit::AddTo(STOP, PartList::Causes, text("Leaned back"))), away);
    rink.edit(SkillEdit::Archive(true));
    assert_eq!(skill_name(&rink.model, "Ice skating", None), Err(away));
}

// ---------- components ----------

#[test]
fn a_new_component_stands_at_the_end_and_is_not_chosen() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::Add(own(" T-stop "))), saved());
    assert_eq!(order(rink.skill()), ["Two-foot stop", "One-foot glide", "T-stop"]);
    let new = &rink.skill().components[2];
    assert_eq!(new.level, new.levels[0].tag);
    assert_all_numbers_differ(rink.skill());
    assert_eq!(rink.skill().chosen, STOP);
}

#[test]
fn a_part_gets_everything_of_the_whole_under_numbers_of_its_own() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::PutAway(LOOKED_DOWN));
    rink.edit(SkillEdit::Choose(FREE));
    assert_eq!(rink.edit(SkillEdit::Split(STOP, text("Turn the toes in"))), saved());
    assert_eq!(rink.edit(SkillEdit::Split(STOP, text("Press the heels"))), saved());
    assert_eq!(order(rink.skill()), ["Two-foot stop", "Turn the toes in", "Press the heels", "One-foot glide"]);
    let (whole, part) = (component(&rink, STOP), rink.skill().components[1].clone());
    assert_eq!(part.parent, Some(STOP));
    let names = |levels: &[Level]| levels.iter().map(|level| level.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&part.levels), names(&whole.levels));
    assert_eq!(part.level, part.levels[0].tag, "it begins with the easiest");
    assert_eq!((part.causes[0].text.as_str(), part.causes.len()), ("Leaned back", 1));
    assert_eq!(part.tweaks.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["Bend knees", "Eyes up"]);
    assert_eq!(part.retired_causes, [], "what is offered no more is not offered again");
    // the whole stays as it was, with its history
    assert_eq!((whole.parent, whole.archived, whole.level), (None, false, FREE));
    let skill = rink.skill();
    assert_eq!(skill.line_of(part.tag), [part.tag, STOP], "its history follows from the whole");
    assert_eq!(skill.family_of(STOP), [STOP, part.tag, skill.components[2].tag]);
    assert_eq!(skill.family_of(GLIDE), [GLIDE]);
    assert_all_numbers_differ(skill);
}

#[test]
fn several_parts_come_in_one_go_or_none_of_them() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::Split(STOP, text("  Toes in\n\nPress the heels \r\nSink"))), saved());
    let names = ["Two-foot stop", "Toes in", "Press the heels", "Sink", "One-foot glide"];
    assert_eq!(order(rink.skill()), names);
    assert_all_numbers_differ(rink.skill());
    for (lines, why) in [
        ("Look up\nsink", EditRefused::Taken { put_away: false }),
        ("Look up\nLook up", EditRefused::Taken { put_away: false }),
        (" \n ", EditRefused::Empty),
        (&format!("Look up\n{}", "x".repeat(61)), EditRefused::TooLong(61, 60)),
        (&(0..999).map(|n| format!("{n}\n")).collect::<String>(), EditRefused::Full),
    ] {
        assert_eq!(rink.refused(SkillEdit::Split(STOP, text(lines))), why, "{lines:.40}");
    }
    assert_eq!(order(rink.skill()), names);
}

#[test]
fn a_merged_component_keeps_its_attempts_and_counts_with_the_other() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Split(GLIDE, text("Longer")));
    let before = rink.skill().clone();
    let longer = before.components[2].tag;
    assert_eq!(rink.edit(SkillEdit::Merge(GLIDE, STOP)), saved());
    let skill = rink.skill();
    assert_eq!(skill.family_of(STOP), [STOP, GLIDE, longer], "their history together is that of the whole");
    assert_eq!(skill.offered().count(), 2, "it is offered no more");
    assert_eq!(skill.trunk_of(skill.component(longer).expect("there")).map(|trunk| trunk.tag), Some(STOP));
    assert_eq!(component(&rink, GLIDE).causes, before.components[1].causes, "what was logged keeps its words");
    // and back
    for edit in [SkillEdit::Under(GLIDE, None), SkillEdit::BringBack(GLIDE)] {
        rink.edit(edit);
    }
    assert_eq!(rink.skill().components, before.components);
}

#[test]
fn what_is_chosen_or_a_part_of_what_is_merged_finds_its_place() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Split(STOP, text("Toes in")));
    let toes = rink.skill().components[1].tag;
    rink.edit(SkillEdit::Split(toes, text("Left toe")));
    let left = rink.skill().components[2].tag;
    // the whole into a part of its part: no circle
    assert_eq!(rink.edit(SkillEdit::Merge(STOP, left)), saved());
    let skill = rink.skill();
    assert_eq!((skill.chosen, skill.line_of(left)), (left, vec![left]));
    assert_eq!(skill.line_of(toes), [toes, STOP, left]);
    assert_eq!(skill.tree().len(), skill.offered().count());
    for edit in [
        SkillEdit::Merge(left, left),
        SkillEdit::Merge(STOP, left),
        SkillEdit::Merge(left, STOP),
        SkillEdit::Merge(left, 999),
    ] {
        assert_eq!(rink.refused(edit), EditRefused::NotThere);
    }
}

#[test]
fn a_component_goes_under_another_but_never_under_its_own_parts() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Split(STOP, text("Toes in")));
    let toes = rink.skill().components[1].tag;
    assert_eq!(rink.refused(SkillEdit::Under(STOP, Some(toes))), EditRefused::NotThere);
    assert_eq!(rink.refused(SkillEdit::Under(STOP, Some(STOP))), EditRefused::NotThere);
    assert_eq!(rink.edit(SkillEdit::Under(STOP, Some(GLIDE))), saved());
    assert_eq!(rink.skill().line_of(toes), [toes, STOP, GLIDE]);
    assert_eq!(rink.edit(SkillEdit::Under(toes, None)), saved());
    assert_eq!(rink.skill().line_of(toes), [toes]);
    assert_eq!(rink.refused(SkillEdit::Under(toes, Some(999))), EditRefused::NotThere);
}

#[test]
fn the_session_that_goes_on_needs_what_it_practises_unmerged() {
    let mut rink = Rink::in_session();
    assert_eq!(rink.refused(SkillEdit::Merge(STOP, GLIDE)), EditRefused::InSession);
    assert_eq!(rink.edit(SkillEdit::Merge(GLIDE, STOP)), saved());
}

#[test]
fn a_part_of_a_component_without_a_ladder_has_a_rung_with_its_own_name() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Add(own("Spin")));
    let spin = rink.skill().components[2].tag;
    rink.edit(SkillEdit::Split(spin, text("Wind up")));
    let names: Vec<&str> = rink.skill().components[3].levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(names, ["Wind up"]);
    rink.edit(SkillEdit::Rename(spin, text("Two-foot spin")));
    assert_eq!(component(&rink, spin).levels[0].name, "Two-foot spin");
}

#[test]
fn a_component_moves_with_its_parts_among_those_beside_it() {
    let mut rink = Rink::open();
    for part in ["Toes", "Heels"] {
        rink.edit(SkillEdit::Split(STOP, text(part)));
    }
    rink.edit(SkillEdit::Add(own("Spin")));
    let spin = rink.skill().components[4].tag;
    let toes = rink.skill().components[1].tag;
    let tree = |rink: &Rink| {
        rink.skill().tree().iter().map(|(depth, c)| format!("{depth}{}", c.name)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(tree(&rink), "0Two-foot stop 1Toes 1Heels 0One-foot glide 0Spin");
    assert_eq!(rink.edit(SkillEdit::Move(STOP, 1)), saved());
    assert_eq!(tree(&rink), "0One-foot glide 0Two-foot stop 1Toes 1Heels 0Spin");
    assert_eq!(order(rink.skill())[1..4], ["Two-foot stop", "Toes", "Heels"], "Practice shows the same order");
    rink.edit(SkillEdit::Move(spin, -1));
    assert_eq!(tree(&rink), "0One-foot glide 0Spin 0Two-foot stop 1Toes 1Heels");
    rink.edit(SkillEdit::Move(toes, 1));
    assert_eq!(tree(&rink), "0One-foot glide 0Spin 0Two-foot stop 1Heels 1Toes");
    rink.edit(SkillEdit::Move(STOP, -9));
    assert_eq!(tree(&rink), "0Two-foot stop 1Heels 1Toes 0One-foot glide 0Spin");
    assert_eq!(rink.edit(SkillEdit::Move(STOP, -1)), [], "it is the first already");
    assert_eq!(rink.skill().beside(toes).len(), 2);
    // without its trunk a branch stands in the first row
    rink.edit(SkillEdit::PutAway(STOP));
    assert_eq!(tree(&rink), "0Heels 0Toes 0One-foot glide 0Spin");
}

#[test]
fn a_circle_of_parents_is_still_shown() {
    let mut skill = skating(false);
    (skill.components[0].parent, skill.components[1].parent) = (Some(GLIDE), Some(STOP));
    assert_eq!(skill.line_of(STOP), [STOP, GLIDE]);
    assert_eq!(skill.tree().len(), 2);
    let mut rink = Rink::with(skill);
    rink.wish(Change::EditSkill(id(), SkillEdit::Move(STOP, 1)));
    assert_eq!(rink.skill().components.len(), 2);
}

#[test]
fn an_archived_component_is_offered_nowhere_and_comes_back_where_it_was() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Add(own("Spin")));
    let before = rink.skill().clone();
    assert_eq!(rink.edit(SkillEdit::PutAway(STOP)), saved());
    assert_eq!(rink.skill().chosen, GLIDE, "the choice moves on");
    assert_eq!(rink.skill().offered().count(), 2);
    assert_eq!(rink.wish(Intent::ChooseComponent(STOP)), []);
    rink.wish(Intent::StartSession);
    assert_eq!(rink.session().component(), GLIDE);
    assert_eq!(rink.wish(Intent::SwitchComponent(STOP)), []);
    rink.finish();
    rink.wish(Change::EditSkill(id(), SkillEdit::BringBack(STOP)));
    rink.edit(SkillEdit::Choose(STOP));
    let all = numbers(&before);
    assert_eq!(told(rink.skill(), &all), told(&before, &all));
}

#[test]
fn the_last_component_stays_and_the_choice_goes_back_where_nothing_follows() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Choose(GLIDE));
    rink.edit(SkillEdit::PutAway(GLIDE));
    assert_eq!(rink.skill().chosen, STOP);
    assert_eq!(rink.refused(SkillEdit::PutAway(STOP)), EditRefused::Last);
    assert_eq!(rink.refused(SkillEdit::PutAway(GLIDE)), EditRefused::NotThere);
}

// ---------- causes and tweaks ----------

#[test]
fn a_retired_cause_is_offered_no_more_and_keeps_its_words() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::PutAway(LEANED_BACK)), saved());
    let stop = component(&rink, STOP);
    assert_eq!((tags_of(&stop.causes), tags_of(&stop.retired_causes)), (vec![LOOKED_DOWN], vec![LEANED_BACK]));
    assert_eq!(stop.label(LEANED_BACK), Some("Leaned back"));
    assert_eq!(rink.refused(SkillEdit::PutAway(LOOKED_DOWN)), EditRefused::Last);
    rink.edit(SkillEdit::PutAway(EYES_UP));
    assert_eq!(tags_of(&component(&rink, STOP).retired_tweaks), [EYES_UP]);
    rink.edit(SkillEdit::BringBack(LEANED_BACK));
    rink.edit(SkillEdit::BringBack(EYES_UP));
    let stop = component(&rink, STOP);
    assert_eq!(
        (tags_of(&stop.causes), tags_of(&stop.tweaks)),
        (vec![LOOKED_DOWN, LEANED_BACK], vec![BEND_KNEES, EYES_UP])
    );
    // taking the retirement back puts it where it was
    rink.edit(SkillEdit::Move(LEANED_BACK, -1));
    let all = numbers(rink.skill());
    assert_eq!(told(rink.skill(), &all), told(&skating(true), &all));
}

#[test]
fn new_labels_get_numbers_that_nothing_ever_had() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::AddTo(STOP, PartList::Causes, text("Skates too loose")));
    rink.edit(SkillEdit::AddTo(STOP, PartList::Tweaks, text("Tie them")));
    rink.edit(SkillEdit::AddTo(STOP, PartList::Ladder, text("Backwards")));
    let stop = component(&rink, STOP);
    let mut given = vec![stop.causes[2].tag, stop.tweaks[2].tag, stop.levels[5].tag];
    rink.edit(SkillEdit::RemoveRung(given[2], vec![]));
    rink.edit(SkillEdit::AddTo(STOP, PartList::Ladder, text("Backwards")));
    given.push(component(&rink, STOP).levels[5].tag);
    assert!(given.iter().all(|tag| (65_536..1 << 31).contains(tag)), "by chance: {given:?}");
    given.sort_unstable();
    given.dedup();
    assert_eq!(given.len(), 4);
}

// ---------- the ladder ----------

#[test]
fn a_rung_has_a_value_and_a_unit_or_neither() {
    let mut rink = Rink::open();
    let mut measure = |value: &str, unit: &str| {
        rink.edit(SkillEdit::Measure(TWO_SECONDS, text(value), text(unit)));
        let level = component(&rink, GLIDE).levels[0].clone();
        (level.value, level.unit)
    };
    assert_eq!(measure(" 2 ", " s "), (Some(2000), Some(text("s"))));
    assert_eq!(measure("2,5", ""), (Some(2500), None));
    assert_eq!(measure("", " "), (None, None));
    let refused = |rink: &mut Rink, value: &str, unit: &str| {
        rink.refused(SkillEdit::Measure(TWO_SECONDS, text(value), text(unit)))
    };
    assert_eq!(refused(&mut rink, "two", "s"), EditRefused::NotANumber);
    assert_eq!(refused(&mut rink, "", "s"), EditRefused::UnitAlone);
    assert_eq!(refused(&mut rink, "2", "laps of the rink"), EditRefused::TooLong(16, 12));
    assert_eq!(rink.refused(SkillEdit::Measure(STOP, text("2"), text("s"))), EditRefused::NotThere);
}

#[test]
fn rungs_change_places_and_the_one_practised_stays_the_one() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Choose(NEAR));
    rink.edit(SkillEdit::Move(JOG, -2));
    let stop = component(&rink, STOP);
    assert_eq!(stop.levels.iter().map(|l| l.tag).collect::<Vec<_>>(), [HAND, NEAR, JOG, FREE, FASTER]);
    assert_eq!(stop.level, NEAR);
}

#[test]
fn a_rung_goes_only_if_nobody_ever_stood_on_it() {
    let mut rink = Rink::in_session();
    rink.clean();
    rink.wish(Intent::ChangeLevel(1));
    rink.wish(Intent::Undo);
    // undone or not: the session may go back to it
    for rung in [HAND, NEAR] {
        assert_eq!(rink.refused(SkillEdit::RemoveRung(rung, vec![])), EditRefused::InSession);
    }
    let finished = rink.finish();
    rink.wish(Intent::SessionKept(Box::new(finished.clone()), false));
    let practised = rungs_practised(&[finished.clone(), finished], &id());
    assert_eq!(practised, [HAND]);
    assert!(rungs_practised(&[], &id()).is_empty());
    assert_eq!(rink.refused(SkillEdit::RemoveRung(HAND, practised.clone())), EditRefused::Practised);
    rink.edit(SkillEdit::Choose(NEAR));
    rink.edit(SkillEdit::RemoveRung(NEAR, practised.clone()));
    assert_eq!(component(&rink, STOP).level, HAND, "one rung easier");
    assert_eq!(component(&rink, STOP).levels.len(), 4);
    let near = skating(true).components[0].levels[1].clone();
    rink.edit(SkillEdit::PutBackRung(STOP, 1, near.clone()));
    assert_eq!(component(&rink, STOP), skating(true).components[0]);
    assert_eq!(rink.refused(SkillEdit::PutBackRung(STOP, 1, near)), EditRefused::NotThere);
    let never = Level { tag: 16, name: text("New"), value: None, unit: None };
    assert_eq!(rink.refused(SkillEdit::PutBackRung(STOP, 1, never)), EditRefused::NotThere);
}

#[test]
fn the_only_rung_stays() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::RemoveRung(TWO_SECONDS, vec![]));
    assert_eq!(component(&rink, GLIDE).level, FIVE_SECONDS);
    assert_eq!(rink.refused(SkillEdit::RemoveRung(FIVE_SECONDS, vec![])), EditRefused::Last);
}

// ---------- while a session runs ----------

#[test]
fn a_session_keeps_what_it_stands_on() {
    let mut rink = Rink::in_session();
    rink.edit(SkillEdit::Add(own("Spin")));
    let spin = rink.skill().components[2].tag;
    rink.wish(Intent::SwitchComponent(GLIDE));
    // where it came from is one Undo away
    for tag in [STOP, GLIDE] {
        assert_eq!(rink.refused(SkillEdit::PutAway(tag)), EditRefused::InSession);
    }
    assert_eq!(rink.refused(SkillEdit::Archive(true)), EditRefused::InSession);
    assert_eq!(rink.refused(SkillEdit::Choose(FREE)), EditRefused::InSession);
    // everything else can be done
    rink.edit(SkillEdit::PutAway(spin));
    rink.edit(SkillEdit::Rename(GLIDE, text("Glide")));
    rink.edit(SkillEdit::PutAway(LEANED_BACK));
    rink.edit(SkillEdit::Split(GLIDE, text("Push")));
    rink.wish(Intent::EndSession);
    assert_eq!(rink.refused(SkillEdit::PutAway(GLIDE)), EditRefused::InSession, "it is being wrapped up");
    let finished = rink.finish();
    rink.wish(Intent::SessionKept(Box::new(finished), false));
    rink.edit(SkillEdit::PutAway(GLIDE));
}

#[test]
fn a_session_of_another_skill_is_in_nobodys_way() {
    let mut rink = Rink::in_session();
    let mut piano = skating(false);
    (piano.id, piano.name) = (Id::new(FRIDAY, 7), text("Piano"));
    let other = piano.id.clone();
    rink.wish(Intent::AddSkill(Box::new(piano)));
    assert!(!rink.wish(Change::EditSkill(other.clone(), SkillEdit::PutAway(STOP))).is_empty());
    assert!(!rink.wish(Change::EditSkill(other, SkillEdit::Archive(true))).is_empty());
}

// ---------- whole skills ----------

fn three() -> (Rink, [SkillId; 3]) {
    let mut rink = Rink::open();
    for (chance, name) in [(7, "Piano"), (8, "Juggling")] {
        let mut skill = skating(false);
        (skill.id, skill.name) = (Id::new(FRIDAY, chance), text(name));
        rink.wish(Intent::AddSkill(Box::new(skill)));
    }
    let ids = [0, 1, 2].map(|place: usize| rink.model.skills[place].id.clone());
    (rink, ids)
}

#[test]
fn an_archived_skill_is_offered_nowhere_and_comes_back() {
    let (mut rink, [ice, piano, juggling]) = three();
    rink.wish(Intent::ChooseSkill(ice.clone()));
    let before = rink.model.clone();
    assert_eq!(rink.edit(SkillEdit::Archive(true)), saved());
    assert_eq!(rink.model.offered_skills().map(|skill| &skill.id).collect::<Vec<_>>(), [&piano, &juggling]);
    assert_eq!(rink.model.chosen_skill().map(|skill| &skill.id), Some(&piano));
    rink.edit(SkillEdit::Archive(false));
    let told_of = |model: &Model| model.skills.iter().map(|skill| told(skill, &numbers(skill))).collect::<Vec<_>>();
    assert_eq!((told_of(&rink.model), &rink.model.settings), (told_of(&before), &before.settings));
}

#[test]
fn skills_change_places_past_the_ones_that_are_put_away() {
    let (mut rink, [ice, piano, juggling]) = three();
    let unread = Id::new(FRIDAY, 9);
    rink.model.settings.skills.insert(1, unread.clone());
    rink.wish(Change::EditSkill(piano.clone(), SkillEdit::Archive(true)));
    assert_eq!(rink.wish(Change::MoveSkill(juggling.clone(), -1)), [Effect::SaveSettings]);
    assert_eq!(rink.model.settings.skills, [juggling.clone(), ice.clone(), unread, piano.clone()]);
    let skills: Vec<&SkillId> = rink.model.skills.iter().map(|skill| &skill.id).collect();
    assert_eq!(skills, [&juggling, &ice, &piano]);
    assert_eq!(rink.wish(Change::MoveSkill(juggling.clone(), -1)), []);
    assert_eq!(rink.wish(Change::MoveSkill(piano, 1)), [], "what is put away has no place");
    rink.wish(Change::MoveSkill(juggling.clone(), 5));
    assert_eq!(rink.model.offered_skills().map(|skill| &skill.id).collect::<Vec<_>>(), [&ice, &juggling]);
}

// ---------- what is stored ----------

#[test]
fn every_edit_is_stored_at_once_and_read_after_a_reload() {
    let storage = Kept::default();
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.evening();
    let sessions = phone.store.sessions().expect("readable");
    let practised = rungs_practised(&sessions, &id());
    let edits = [
        SkillEdit::Name(text("On the ice")),
        SkillEdit::Add(own("Spin")),
        SkillEdit::Split(STOP, text("Toes")),
        SkillEdit::Rename(LEANED_BACK, text("Sat back")),
        SkillEdit::AddTo(STOP, PartList::Causes, LETTERS.split_whitespace().collect::<Vec<_>>().join(" ")),
        SkillEdit::Move(GLIDE, -1),
        SkillEdit::PutAway(GLIDE),
        SkillEdit::PutAway(LEANED_BACK),
        SkillEdit::PutAway(EYES_UP),
        SkillEdit::Measure(FREE, text("12.5"), text("km/h")),
        SkillEdit::RemoveRung(JOG, practised),
        SkillEdit::BringBack(GLIDE),
        SkillEdit::Archive(true),
        SkillEdit::Archive(false),
    ];
    for edit in edits {
        let effects = phone.wish(Change::EditSkill(id(), edit.clone())).expect("kept");
        assert_eq!(effects, saved(), "{edit:?}");
        let reloaded = Phone::open(storage.clone()).expect("readable");
        assert_eq!(reloaded.model, remembered(&phone.model), "{edit:?}");
        assert_eq!(reloaded.store.troubles(), (0, 0));
    }
    // what was practised has its words, whatever was put away since
    let stop = phone.model.skill(&id()).and_then(|skill| skill.component(STOP)).expect("it is there").clone();
    for attempt in sessions.iter().flat_map(|session| &session.attempts).filter(|attempt| attempt.component == STOP) {
        assert!(stop.level(attempt.level).is_some());
        let said = attempt.micro().into_iter().flat_map(|micro| [micro.cause, micro.tweak]).flatten();
        assert!(said.into_iter().all(|tag| stop.label(tag).is_some()));
    }
    assert_eq!(stop.label(LEANED_BACK), Some("Sat back"));
}

#[test]
fn a_record_that_is_cut_in_half_leaves_the_skill_before_the_edit() {
    let storage = Kept::default();
    let mut phone = Phone::with(storage.clone(), skating(true));
    let mut slots = BTreeSet::new();
    for number in 0..4 {
        let (before, stored) = (phone.model.skills.clone(), contents(&storage));
        let edit = SkillEdit::AddTo(STOP, PartList::Causes, format!("Cause {number}"));
        phone.wish(Change::EditSkill(id(), edit)).expect("kept");
        assert_eq!(Phone::open(storage.clone()).expect("readable").model.skills, phone.model.skills);
        let mut now = contents(&storage);
        let written: Vec<String> = now.keys().filter(|key| now.get(*key) != stored.get(*key)).cloned().collect();
        let [newest] = written.as_slice() else { panic!("an edit is one write: {written:?}") };
        slots.insert(newest.clone());
        let half = now[newest].len() / 2;
        now.get_mut(newest).expect("it is there").truncate(half);
        assert_eq!(Phone::open(of(&now)).expect("readable").model.skills, before, "the other slot");
    }
    assert_eq!(slots.len(), 2, "written in turn");
}

#[test]
fn a_phone_that_dies_between_writes_has_the_skill_before_an_edit_or_after_it() {
    let edits = || [SkillEdit::PutAway(LEANED_BACK), SkillEdit::PutAway(STOP), SkillEdit::Split(GLIDE, text("Push"))];
    let storage = Kept::default();
    let mut phone = Phone::with(storage.clone(), skating(true));
    let mut states = vec![phone.model.skills.clone()];
    let start = contents(&storage);
    for edit in edits() {
        phone.wish(Change::EditSkill(id(), edit)).expect("kept");
        states.push(phone.model.skills.clone());
    }
    for (writes, skills) in states.into_iter().enumerate() {
        let inner = of(&start);
        let mut phone = Phone::open(Dying::after(writes, inner.clone())).expect("readable");
        for edit in edits() {
            phone.try_wish(Change::EditSkill(id(), edit));
        }
        assert_eq!(Phone::open(inner).expect("readable").model.skills, skills, "{writes} writes");
    }
}

#[test]
fn an_edit_that_finds_no_room_waits_and_the_older_skill_stays() {
    let storage = Rc::new(Moody::new(Kept::default(), vec![]));
    let mut phone = Phone::with(storage.clone(), skating(true));
    storage.fill();
    assert!(phone.wish(Change::EditSkill(id(), SkillEdit::Name(text("On the ice")))).is_err());
    assert_eq!(phone.model.skills[0].name, "On the ice", "it goes on in memory");
    assert_eq!(Phone::open(storage.clone()).expect("readable").model.skills[0].name, "Ice skating");
    storage.calm();
    phone.store.retry_waiting().expect("there is room");
    assert_eq!(Phone::open(storage).expect("readable").model.skills[0].name, "On the ice");
}

// ---------- whatever is done ----------

fn assert_all_numbers_differ(skill: &Skill) {
    let mut seen = BTreeSet::new();
    for c in &skill.components {
        let labels = c.causes.iter().chain(&c.tweaks).chain(&c.retired_causes).chain(&c.retired_tweaks);
        for tag in labels.map(|l| l.tag).chain(c.levels.iter().map(|l| l.tag)).chain([c.tag]) {
            assert!(seen.insert(tag), "{tag} twice");
        }
    }
}

fn any_edit() -> impl Strategy<Value = SkillEdit> {
    let tag = || 1_u32..40;
    let name = || "[a-d]{0,3}";
    let list = prop_oneof![Just(PartList::Ladder), Just(PartList::Causes), Just(PartList::Tweaks)];
    prop_oneof![
        2 => name().prop_map(|name| SkillEdit::Add(own(&name))),
        2 => (tag(), name()).prop_map(|(tag, name)| SkillEdit::Split(tag, name)),
        2 => (tag(), list, name()).prop_map(|(tag, list, name)| SkillEdit::AddTo(tag, list, name)),
        2 => (tag(), name()).prop_map(|(tag, name)| SkillEdit::Rename(tag, name)),
        4 => (tag(), -3_isize..4).prop_map(|(tag, steps)| SkillEdit::Move(tag, steps)),
        4 => tag().prop_map(SkillEdit::PutAway),
        2 => tag().prop_map(SkillEdit::BringBack),
        2 => tag().prop_map(SkillEdit::Choose),
        1 => tag().prop_map(|tag| SkillEdit::RemoveRung(tag, vec![])),
        1 => any::<bool>().prop_map(SkillEdit::Archive),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x5_b117),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_edited_the_skill_can_be_practised_and_loses_no_words(
        edits in prop::collection::vec(any_edit(), 0..40),
    ) {
        let mut rink = Rink::open();
        let mut words = BTreeSet::new();
        for edit in edits {
            rink.wish(Change::EditSkill(id(), edit.clone()));
            let skill = rink.skill();
            assert_all_numbers_differ(skill);
            let shown: BTreeSet<TagNo> = skill.tree().iter().map(|(_, component)| component.tag).collect();
            prop_assert_eq!(&shown, &skill.offered().map(|component| component.tag).collect(), "all are shown once");
            prop_assert_eq!(shown.len(), skill.tree().len());
            prop_assert!(skill.offered().any(|component| component.tag == skill.chosen), "{:?}", edit);
            for component in &skill.components {
                prop_assert!(component.rung(component.level).is_some());
                prop_assert!(!component.causes.is_empty() && !component.tweaks.is_empty());
                words.extend(component.causes.iter().chain(&component.tweaks).map(|label| (component.tag, label.tag)));
            }
            for (component, label) in &words {
                let component = skill.component(*component).expect("no component is ever gone");
                prop_assert!(component.label(*label).is_some_and(|text| !text.is_empty()));
            }
        }
    }
}
