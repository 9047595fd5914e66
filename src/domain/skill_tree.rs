//! Components that were split from others: a trunk and its branches.

use super::{Component, Skill, TagNo};

impl Skill {
    /// The component and those that it was split from, itself first: their history is its past.
    pub fn line_of(&self, tag: TagNo) -> Vec<TagNo> {
        let mut line = Vec::new();
        let mut next = Some(tag);
        // a circle, which only damage could make, ends where it began
        while let Some(component) = next.filter(|tag| !line.contains(tag)).and_then(|tag| self.component(tag)) {
            line.push(component.tag);
            next = component.parent;
        }
        line
    }

    /// The component and all that was split from it, in the person's order: their history together is that of the whole.
    pub fn family_of(&self, tag: TagNo) -> Vec<TagNo> {
        let all = self.components.iter().map(|component| component.tag);
        all.filter(|member| self.line_of(*member).contains(&tag)).collect()
    }

    /// The offered component that `component` is a branch of: the nearest that it was split from.
    pub fn trunk_of(&self, component: &Component) -> Option<&Component> {
        let line = self.line_of(component.tag);
        line.into_iter().skip(1).filter_map(|tag| self.component(tag)).find(|component| !component.archived)
    }

    /// The offered components with how deep each stands, every branch below its trunk.
    pub fn tree(&self) -> Vec<(usize, &Component)> {
        let trunk = |component: &Component| self.trunk_of(component).map(|trunk| trunk.tag);
        let rows: Vec<(&Component, Option<TagNo>)> = self.offered().map(|c| (c, trunk(c))).collect();
        let mut tree = Vec::with_capacity(rows.len());
        grow(&rows, None, 0, &mut tree);
        // what stands in a circle has no root; it is shown all the same
        for (component, _) in rows {
            if tree.iter().all(|(_, known)| known.tag != component.tag) {
                tree.push((0, component));
            }
        }
        tree
    }

    /// The offered components that stand beside this one, itself among them, in order.
    pub fn beside(&self, tag: TagNo) -> Vec<TagNo> {
        let trunk = |component: &Component| self.trunk_of(component).map(|trunk| trunk.tag);
        let Some(own) = self.component(tag).filter(|component| !component.archived).map(trunk) else {
            return Vec::new();
        };
        self.offered().filter(|component| trunk(component) == own).map(|component| component.tag).collect()
    }

    /// Moves a component past `steps` of those beside it, with everything that was split from it.
    pub(super) fn move_component(&mut self, tag: TagNo, steps: isize) {
        let beside = self.beside(tag);
        let Some(from) = beside.iter().position(|member| *member == tag) else { return };
        let to = from.saturating_add_signed(steps).min(beside.len().saturating_sub(1));
        if to == from {
            return;
        }
        let (own, passed) = (self.family_of(tag), self.family_of(beside[to]));
        let (moved, mut rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.components).into_iter().partition(|component| own.contains(&component.tag));
        let is_passed = |component: &Component| passed.contains(&component.tag);
        let place = match to < from {
            true => rest.iter().position(is_passed),
            false => rest.iter().rposition(is_passed).map(|place| place + 1),
        };
        let place = place.unwrap_or(rest.len());
        let after = rest.split_off(place);
        rest.extend(moved);
        rest.extend(after);
        self.components = rest;
    }
}

fn grow<'a>(
    rows: &[(&'a Component, Option<TagNo>)],
    trunk: Option<TagNo>,
    depth: usize,
    tree: &mut Vec<(usize, &'a Component)>,
) {
    for (component, _) in rows.iter().filter(|(_, of)| *of == trunk) {
        if tree.iter().all(|(_, known)| known.tag != component.tag) {
            tree.push((depth, component));
            grow(rows, Some(component.tag), depth + 1, tree);
        }
    }
}
