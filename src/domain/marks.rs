//! When the parts of a skill were last changed, so that two devices' changes can be told apart and both kept.
//!
//! A skill's parts are named by two letters and the number of what they are a part of: `rn3` is the name of rung 3.
//!
//! | | what | parts |
//! |---|---|---|
//! | `s` | the skill itself, without a number | `n` name, `b` body, `z` archived, `p` chosen component |
//! | `c` | a component | `n` name, `u` parent, `z` archived, `a` level, `o` place |
//! | `r` | a rung | `n` name, `c` component, `m` value and unit, `o` place, `x` removed |
//! | `w` | a cause | `n` text, `c` component, `z` retired, `o` place |
//! | `t` | a tweak | the same |
//!
//! A part without a mark is as it was made.

use super::{Instant, Skill, TagNo};

/// A part that was changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// Which.
    pub(crate) of: String,
    /// When. Later than the change before, even where a clock went back.
    pub(crate) at: Instant,
    /// What it is, where the skill as it is shown does not say so: a removed rung's name, say.
    pub(crate) value: Option<String>,
}

/// The chosen component.
pub(super) const CHOSEN: &str = "sp";

/// The level of a component.
pub(super) fn level(component: TagNo) -> String {
    format!("ca{component}")
}

impl Skill {
    /// Marks a part as changed at `now`: it is what the skill shows.
    pub(super) fn touch(&mut self, of: String, now: Instant) {
        let place = self.marks.iter().position(|mark| mark.of == of);
        let before = place.map(|place| self.marks.remove(place).at);
        let at = before.map_or(now, |before| now.max(before.after(1)));
        // in the order in which a merge writes them
        let place = self.marks.iter().position(|mark| mark.of > of).unwrap_or(self.marks.len());
        self.marks.insert(place, Mark { of, at, value: None });
    }
}
