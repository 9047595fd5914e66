//! Two versions of one skill put together.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::skill_registers::{Register, Registers, marks, registers, shown};
use super::{Component, Instant, Label, Level, Skill, TagNo};

/// What two devices made of one skill: of each part the later change. It is the same in whatever order, and however often, skills are put together.
pub fn joined(one: &Skill, other: &Skill) -> Skill {
    let mut all = registers(one);
    for (of, register) in registers(other).into_vec() {
        if all.get(&of).is_none_or(|known| *known < register) {
            all.insert(of, register);
        }
    }
    let mut skill = whole(one.id.clone(), &all);
    skill.learner = one.learner.clone().max(other.learner.clone());
    skill.next_tag = one.next_tag.max(other.next_tag);
    skill.marks = marks(all, &shown(&skill));
    skill
}

struct Read<'a>(&'a Registers);

impl Read<'_> {
    fn register(&self, part: &str, tag: TagNo) -> Option<&Register> {
        self.0.get(&format!("{part}{tag}"))
    }

    fn text(&self, part: &str, tag: TagNo) -> &str {
        self.register(part, tag).map(|register| register.value.as_str()).unwrap_or_default()
    }

    fn is(&self, part: &str, tag: TagNo) -> bool {
        !self.text(part, tag).is_empty()
    }

    fn number(&self, part: &str, tag: TagNo) -> Option<TagNo> {
        self.text(part, tag).parse().ok()
    }

    fn at(&self, part: &str, tag: TagNo) -> Instant {
        self.register(part, tag).map_or(Instant(0), |register| register.at)
    }

    fn of_skill(&self, part: &str) -> &str {
        self.0.get(&part.to_owned()).map(|register| register.value.as_str()).unwrap_or_default()
    }

    /// Where it stands.
    fn place(&self, kind: char, tag: TagNo) -> (i64, TagNo) {
        (self.text(&format!("{kind}o"), tag).parse().unwrap_or(0), tag)
    }

    /// Everything of a kind, in order.
    fn all(&self, kind: char) -> Vec<TagNo> {
        let names = format!("{kind}n");
        let tags = self.0.iter().filter_map(|(of, _)| of.strip_prefix(&names)?.parse().ok());
        let places: BinaryHeap<(i64, TagNo)> = tags.map(|tag| self.place(kind, tag)).collect();
        places.into_sorted_vec().into_iter().map(|(_, tag)| tag).collect()
    }

    fn level(&self, tag: TagNo) -> Level {
        let (value, unit) = self.text("rm", tag).split_once('|').unwrap_or_default();
        Level {
            tag,
            name: self.text("rn", tag).to_owned(),
            value: value.parse().ok(),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
        }
    }

    /// The ladder of a component: the rungs that were not removed, and the one that was chosen after its removal elsewhere.
    fn ladder(&self, component: TagNo, rungs: &[TagNo]) -> Vec<TagNo> {
        let own: Vec<TagNo> =
            rungs.iter().copied().filter(|rung| self.number("rc", *rung) == Some(component)).collect();
        let chosen =
            |rung: TagNo| self.number("ca", component) == Some(rung) && self.at("ca", component) > self.at("rx", rung);
        let there: Vec<TagNo> = own.iter().copied().filter(|rung| !self.is("rx", *rung) || chosen(*rung)).collect();
        // each was removed by somebody who saw others: the one that was removed last is there
        let last = || own.iter().copied().max_by_key(|rung| (self.at("rx", *rung), Reverse(*rung)));
        if there.is_empty() { last().into_iter().collect() } else { there }
    }

    fn component(&self, tag: TagNo, rungs: &[TagNo], labels: &dyn Fn(char, bool) -> Vec<Label>) -> Component {
        let ladder = self.ladder(tag, rungs);
        let name = self.text("cn", tag).to_owned();
        let mut levels: Vec<Level> = ladder.iter().map(|rung| self.level(*rung)).collect();
        if levels.is_empty() {
            // a ladder is never empty
            levels.push(Level { tag, name: name.clone(), value: None, unit: None });
        }
        let wanted = self.number("ca", tag).unwrap_or(0);
        // in place of a rung that is gone: the next easier one, or else the easiest
        let easier = levels.iter().rev().find(|level| self.place('r', level.tag) <= self.place('r', wanted));
        Component {
            tag,
            name,
            parent: self.number("cu", tag),
            level: easier.unwrap_or(&levels[0]).tag,
            levels,
            causes: labels('w', false),
            tweaks: labels('t', false),
            retired_causes: labels('w', true),
            retired_tweaks: labels('t', true),
            archived: self.is("cz", tag),
        }
    }
}

/// The skill that registers tell of. Where two devices' changes contradict each other, it is still one that can be practised: it
/// has a rung on every ladder and a component that is offered; the registers keep what was wished.
pub(super) fn whole(id: super::SkillId, registers: &Registers) -> Skill {
    let read = Read(registers);
    let (rungs, causes, tweaks) = (read.all('r'), read.all('w'), read.all('t'));
    let component = |tag: TagNo| {
        let labels = |kind: char, retired: bool| -> Vec<Label> {
            let all = if kind == 'w' { &causes } else { &tweaks };
            let own = all.iter().copied().filter(|label| {
                read.number(&format!("{kind}c"), *label) == Some(tag) && read.is(&format!("{kind}z"), *label) == retired
            });
            own.map(|label| Label { tag: label, text: read.text(&format!("{kind}n"), label).to_owned() }).collect()
        };
        read.component(tag, &rungs, &labels)
    };
    let mut components: Vec<Component> = read.all('c').into_iter().map(component).collect();
    if components.iter().all(|component| component.archived) {
        let last =
            components.iter().map(|component| component.tag).max_by_key(|tag| (read.at("cz", *tag), Reverse(*tag)));
        for component in components.iter_mut().filter(|component| Some(component.tag) == last) {
            component.archived = false;
        }
    }
    let chosen = read.of_skill("sp").parse().ok().filter(|chosen| components.iter().any(|c| c.tag == *chosen));
    Skill {
        id,
        learner: super::Id::me(),
        name: read.of_skill("sn").to_owned(),
        body: !read.of_skill("sb").is_empty(),
        chosen: chosen.or(components.first().map(|component| component.tag)).unwrap_or(0),
        archived: !read.of_skill("sz").is_empty(),
        components,
        next_tag: 0,
        marks: Vec::new(),
    }
}
