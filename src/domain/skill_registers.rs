//! A skill as registers: for each of its parts what it is, and when it was last changed. See [`super::marks`] for their names.
//!
//! Of two values of a register the later one stays; of two of one instant, the one whose text is greater. So the result of
//! putting two skills together depends on neither order nor repetition.

use std::collections::BinaryHeap;

use super::skill_places::{lists, placed};
use super::skill_whole::whole;
use super::{Instant, Level, Mark, Skill, Sorted, TagNo};

/// What a part is, and when it became so; the order is that of time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Register {
    /// When it was last changed; 0 if never.
    pub(super) at: Instant,
    /// As text: a number in decimal digits, `1` for yes, nothing for no or none.
    pub(super) value: String,
}

/// The registers of a skill by their names.
pub(super) type Registers = Sorted<String, Register>;

/// How far apart things stand in their list when it is made.
pub(super) const SPACE: i64 = 1024;

fn flag(is: bool) -> String {
    if is { "1".to_owned() } else { String::new() }
}

/// A rung's value in thousandths and its unit: `92000|bpm`.
fn measure(level: &Level) -> String {
    let value = level.value.map_or_else(String::new, |value| value.to_string());
    format!("{value}|{}", level.unit.as_deref().unwrap_or_default())
}

/// The registers of `skill` as it is shown, as if nothing had ever been changed.
pub(super) fn shown(skill: &Skill) -> Registers {
    let mut parts = BinaryHeap::new();
    let mut add = |of: String, value: String| parts.push((of, Register { at: Instant(0), value }));
    add("sn".to_owned(), skill.name.clone());
    add("sb".to_owned(), flag(skill.body));
    add("sz".to_owned(), flag(skill.archived));
    add("sp".to_owned(), skill.chosen.to_string());
    for component in &skill.components {
        let owner = component.tag;
        add(format!("cn{owner}"), component.name.clone());
        add(format!("cu{owner}"), component.parent.map_or_else(String::new, |parent| parent.to_string()));
        add(format!("cz{owner}"), flag(component.archived));
        add(format!("ca{owner}"), component.level.to_string());
        for level in &component.levels {
            let tag = level.tag;
            add(format!("rn{tag}"), level.name.clone());
            add(format!("rc{tag}"), owner.to_string());
            add(format!("rm{tag}"), measure(level));
            add(format!("rx{tag}"), String::new());
        }
        let labels = [
            ('w', false, &component.causes),
            ('w', true, &component.retired_causes),
            ('t', false, &component.tweaks),
            ('t', true, &component.retired_tweaks),
        ];
        for (kind, retired, labels) in labels {
            for label in labels {
                add(format!("{kind}n{}", label.tag), label.text.clone());
                add(format!("{kind}c{}", label.tag), owner.to_string());
                add(format!("{kind}z{}", label.tag), flag(retired));
            }
        }
    }
    for list in lists(skill) {
        for (nth, tag) in list.tags.iter().enumerate() {
            add(list.place_of(*tag), (nth as i64 * SPACE).to_string());
        }
    }
    let mut registers = Registers::default();
    for (of, register) in parts.into_sorted_vec() {
        registers.insert(of, register);
    }
    registers
}

/// The registers of `skill`.
pub(super) fn registers(skill: &Skill) -> Registers {
    let mut registers = shown(skill);
    for mark in &skill.marks {
        let shown = registers.get(&mark.of).map(|register| register.value.clone());
        // what neither the mark nor the skill tells is not known
        if let Some(value) = mark.value.clone().or(shown) {
            registers.insert(mark.of.clone(), Register { at: mark.at, value });
        }
    }
    registers
}

/// The marks that make `registers` of what is `shown`.
pub(super) fn marks(registers: Registers, shown: &Registers) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (of, Register { at, value }) in registers.into_vec() {
        let is_shown = shown.get(&of).is_some_and(|shown| shown.value == value);
        if at.0 > 0 || !is_shown {
            marks.push(Mark { of, at, value: (!is_shown).then_some(value) });
        }
    }
    marks
}

/// Marks what differs in `after` from `before` as changed at `now`. Each change is later than the one before it, even where a
/// clock went back.
pub(super) fn stamp(before: &Skill, after: &mut Skill, now: Instant) {
    let (was, is) = (shown(before), shown(after));
    let mut registers = registers(before);
    let change = |registers: &mut Registers, of: &String, value: &str| {
        let known = registers.get(of);
        if known.is_some_and(|known| known.value == value) {
            return;
        }
        let at = known.map_or(now, |known| now.max(known.at.after(1)));
        registers.insert(of.clone(), Register { at, value: value.to_owned() });
    };
    for (of, register) in is.iter() {
        let is_place = of[1..].starts_with('o');
        if !is_place && was.get(of) != Some(register) {
            change(&mut registers, of, &register.value);
        }
    }
    // of all that a skill has, only a rung can be taken away
    for (of, _) in was.iter().filter(|(of, _)| of.starts_with("rx") && is.get(of).is_none()) {
        change(&mut registers, of, "1");
    }
    for (of, place) in placed(before, after) {
        change(&mut registers, &of, &place.to_string());
    }
    // what stood only because two devices contradicted each other is wished by whoever went on from it
    let told = shown(&whole(after.id.clone(), &registers));
    for (of, register) in is.iter() {
        let is_place = of[1..].starts_with('o');
        if !is_place && told.get(of).map(|told| &told.value) != Some(&register.value) {
            change(&mut registers, of, &register.value);
        }
    }
    after.marks = marks(registers, &is);
}

impl Skill {
    /// The number of everything that it has or had.
    pub(super) fn numbers(&self) -> Vec<TagNo> {
        registers(self).iter().filter_map(|(of, _)| of[2..].parse().ok()).collect()
    }
}
