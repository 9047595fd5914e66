//! What a history shows: a few findings, each with its number, its n and its interval, and none that chance would often make.
//!
//! ```text
//! shown   what can be found, and what is better
//! tried   what is tried of a component, and of a skill
//! level   how sure a finding has to be: how many were tried, how often it was looked
//! ```
//!
//! *How many*: at each look everything is tried that there is enough of, of every component of the skill whatever is on screen, and chances are
//! corrected for their number (Benjamini & Hochberg 1995). *How often*: a person looks after every session, so a corrected chance has to be
//! below a [level](look_level) that falls with the sessions; see there.

mod level;
mod shown;
mod tried;

use crate::domain::{Skill, TagNo};
use crate::insights::history::{History, Scope};
use crate::insights::methods::benjamini_hochberg;

pub use level::look_level;
pub use shown::{Finding, Shown, Towards};

/// What `history` shows of `skill`, as far as it is in `scope`: what is surest first, then what the newest session reached.
///
/// ```
/// use wobble::domain::{Id, NewComponent, Skill};
/// use wobble::insights::findings::findings;
/// use wobble::insights::history::{History, Scope};
/// let part = NewComponent { name: "Stop".into(), levels: vec![("Slow".into(), None, None)], causes: vec![], tweaks: vec![] };
/// let skill = Skill::new(Id::me(), Id::me(), "Ice".into(), false, vec![part], 0).expect("few names");
/// assert!(findings(&History::default(), &skill, &Scope::skill(&skill.id)).is_empty());
/// ```
pub fn findings(history: &History, skill: &Skill, scope: &Scope) -> Vec<Finding> {
    let mut all = tried::all(history, skill);
    let looks = history.sessions().iter().filter(|digest| digest.session.skill == skill.id).count();
    let level = look_level(looks);
    let q = benjamini_hochberg(&all.iter().map(|finding| finding.p_value.unwrap_or(1.0)).collect::<Vec<_>>());
    for (finding, q) in all.iter_mut().zip(q) {
        finding.q_value = finding.p_value.map(|_| q);
    }
    all.retain(|finding| finding.q_value.is_some_and(|q| q <= level));
    all.sort_by(|a, b| {
        let chance = |finding: &Finding| finding.p_value.unwrap_or(1.0);
        chance(a).total_cmp(&chance(b))
    });
    all.extend(tried::reached(history, skill));
    let is_in = |component: Option<TagNo>| component.is_none_or(|component| scope.has(component));
    all.retain(|finding| is_in(finding.component));
    all
}
