//! The order of a skill's lists, as a number for each thing in them: so that two devices' orders can be put together.

use super::skill_registers::{SPACE, registers};
use super::{Component, Label, Skill, TagNo};

/// One of a skill's lists.
pub(super) struct List {
    /// The letter of what is in it.
    kind: char,
    /// The component that it is of; 0 for the list of components.
    owner: TagNo,
    retired: bool,
    /// What is in it, in order.
    pub(super) tags: Vec<TagNo>,
}

impl List {
    /// The name of the register that says where `tag` stands.
    pub(super) fn place_of(&self, tag: TagNo) -> String {
        format!("{}o{tag}", self.kind)
    }

    fn is(&self, other: &Self) -> bool {
        (self.kind, self.owner, self.retired) == (other.kind, other.owner, other.retired)
    }
}

/// The lists of `skill`.
pub(super) fn lists(skill: &Skill) -> Vec<List> {
    let tags = |labels: &[Label]| labels.iter().map(|label| label.tag).collect::<Vec<TagNo>>();
    let of = |c: &Component| {
        let list = |kind, retired, tags| List { kind, owner: c.tag, retired, tags };
        [
            list('r', false, c.levels.iter().map(|level| level.tag).collect()),
            list('w', false, tags(&c.causes)),
            list('w', true, tags(&c.retired_causes)),
            list('t', false, tags(&c.tweaks)),
            list('t', true, tags(&c.retired_tweaks)),
        ]
    };
    let components = skill.components.iter().map(|component| component.tag).collect();
    let own = List { kind: 'c', owner: 0, retired: false, tags: components };
    std::iter::once(own).chain(skill.components.iter().flat_map(of)).collect()
}

/// The places of everything in `after` that does not stand where it stood in `before`: the names of their registers, and
/// numbers between those of their neighbours. As few as can be.
pub(super) fn placed(before: &Skill, after: &Skill) -> Vec<(String, i64)> {
    let (known, was) = (registers(before), lists(before));
    let mut all = Vec::new();
    for list in lists(after) {
        let earlier = was.iter().find(|earlier| earlier.is(&list));
        let stood = |tag: &TagNo| {
            let of = list.place_of(*earlier?.tags.iter().find(|known| *known == tag)?);
            known.get(&of)?.value.parse().ok()
        };
        let places: Vec<Option<i64>> = list.tags.iter().map(stood).collect();
        let new = between(&list.tags, &staying(&list.tags, &places));
        all.extend(new.into_iter().map(|(nth, place)| (list.place_of(list.tags[nth]), place)));
    }
    all
}

/// The most that can stay where they stood, so that their places rise; of two in one place the smaller number comes first.
fn staying(tags: &[TagNo], places: &[Option<i64>]) -> Vec<Option<i64>> {
    // for each: how many can stay up to it, and the one before it
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(tags.len());
    for (nth, place) in places.iter().enumerate() {
        let Some(place) = place else {
            best.push((0, None));
            continue;
        };
        let before = (0..nth).filter(|b| places[*b].is_some_and(|p| (p, tags[*b]) < (*place, tags[nth])));
        let before = before.max_by_key(|b| best[*b].0);
        best.push((1 + before.map_or(0, |before| best[before].0), before));
    }
    let mut stays = vec![None; tags.len()];
    let mut last = (0..tags.len()).filter(|nth| places[*nth].is_some()).max_by_key(|nth| best[*nth].0);
    while let Some(nth) = last {
        stays[nth] = places[nth];
        last = best[nth].1;
    }
    stays
}

/// Places for those that do not stay, between those that do.
fn between(tags: &[TagNo], stays: &[Option<i64>]) -> Vec<(usize, i64)> {
    let mut new = Vec::new();
    let (mut low, mut begins): (Option<i64>, usize) = (None, 0);
    for nth in 0..=tags.len() {
        let here = stays.get(nth).copied().flatten();
        if nth < tags.len() && here.is_none() {
            continue;
        }
        let run = (nth - begins) as i64;
        let low_end = low.unwrap_or_else(|| here.map_or(-SPACE, |high| high - SPACE * (run + 1)));
        let step = here.map_or(SPACE, |high| (high - low_end) / (run + 1));
        if run > 0 && step == 0 {
            // no room: this one makes way, too
            continue;
        }
        new.extend((begins..nth).map(|moved| (moved, low_end + step * ((moved - begins) as i64 + 1))));
        (low, begins) = (here, nth + 1);
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_moves_is_placed_alone() {
        let tags = [3, 1, 2];
        let stays = staying(&tags, &[Some(2048), Some(0), Some(1024)]);
        assert_eq!(stays, [None, Some(0), Some(1024)]);
        assert_eq!(between(&tags, &stays), [(0, -1024)]);
        let tags = [1, 3, 2];
        assert_eq!(between(&tags, &staying(&tags, &[Some(0), Some(2048), Some(1024)])), [(1, 512)]);
    }

    #[test]
    fn what_is_new_stands_at_the_end() {
        assert_eq!(between(&[1, 2, 9], &[Some(0), Some(1024), None]), [(2, 2048)]);
        assert_eq!(between(&[9], &[None]), [(0, 0)]);
    }

    #[test]
    fn where_there_is_no_room_the_next_ones_make_way() {
        let new = between(&[1, 9, 2, 3], &[Some(0), None, Some(1), Some(1024)]);
        assert_eq!(new, [(1, 341), (2, 682)]);
        let new = between(&[1, 9, 2], &[Some(0), None, Some(1)]);
        assert_eq!(new, [(1, 1024), (2, 2048)]);
    }
}
