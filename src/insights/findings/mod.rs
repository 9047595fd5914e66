//! What a history shows: a few findings, each with its number, its n and its interval, and none that chance would often make.
//!
//! ```text
//! shown   what can be found, and what is better
//! tried   what is tried of a component, and of a skill
//! kept    what Practice may say of it
//! level   how sure a finding has to be: how many were tried, how often it was looked
//! ```
//!
//! *How many*: at each look everything is tried that there is enough of, of every component of the skill whatever is on screen, and chances are
//! corrected for their number (Benjamini & Hochberg 1995). *How often*: a person looks after every session, so a corrected chance has to be
//! below a [level](look_level) that falls with the sessions; see there.

mod kept;
mod level;
mod shown;
mod tried;

use crate::domain::{Skill, TagNo};
use crate::insights::history::{History, Scope};
use crate::insights::methods::benjamini_hochberg;

pub use kept::kept;
pub use level::look_level;
pub use shown::{Finding, Shown, Towards};

/// So many findings are told at most.
const MOST: usize = 12;

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
    let mut search = Search::default();
    while search.go_on(history, skill) {}
    search.findings(history, skill, scope)
}

/// The search for findings in steps, for a page that has to stay usable: each looks at one component.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// How many components were looked at.
    components: usize,
    tried: Vec<Finding>,
}

impl Search {
    /// Looks at one component more, or at last at the skill; false if that was all.
    pub fn go_on(&mut self, history: &History, skill: &Skill) -> bool {
        let component = skill.components.get(self.components);
        self.components += 1;
        match component {
            Some(component) => tried::of_component(history, skill, component.tag, &mut self.tried),
            None if self.components == skill.components.len() + 1 => tried::of_skill(history, skill, &mut self.tried),
            None => return false,
        }
        true
    }

    /// What was found in `scope`, after all was looked at; see [`findings`].
    pub fn findings(mut self, history: &History, skill: &Skill, scope: &Scope) -> Vec<Finding> {
        let all = &mut self.tried;
        let looks = history.sessions().iter().filter(|digest| digest.session.skill == skill.id).count();
        let level = look_level(looks);
        let p: Vec<f64> = all.iter().map(|finding| finding.p_value.unwrap_or(1.0)).collect();
        for (finding, q) in all.iter_mut().zip(benjamini_hochberg(&p)) {
            finding.q_value = finding.p_value.map(|_| q);
        }
        all.retain(|finding| finding.q_value.is_some_and(|q| q <= level));
        let chance = |finding: &Finding| finding.p_value.unwrap_or(1.0);
        all.sort_by(|a, b| chance(a).total_cmp(&chance(b)));
        all.extend(tried::reached(history, skill));
        // what is of the whole skill is told of the whole skill
        let is_in = |component: Option<TagNo>| component.map_or(scope.components.is_empty(), |one| scope.has(one));
        all.retain(|finding| is_in(finding.component));
        one_tweak_each(all);
        one_frequency_each(all);
        no_cause_that_goes_with_all(all);
        let facts = all.iter().filter(|finding| finding.p_value.is_none()).count();
        let most = MOST.max(facts);
        // the facts stand last: what is less sure makes room for them
        all.drain((most - facts).min(all.len() - facts)..all.len() - facts);
        self.tried
    }
}

/// Of the tweaks of a component only the surest that is better than the others: the tweak ledger has all of them.
fn one_tweak_each(all: &mut Vec<Finding>) {
    let mut told: Vec<Option<TagNo>> = Vec::new();
    all.retain(|finding| match finding.shown {
        Shown::Tweak(..) if finding.towards() == Towards::Better && !told.contains(&finding.component) => {
            told.push(finding.component);
            true
        }
        Shown::Tweak(..) => false,
        _ => true,
    });
}

/// Where misses become fewer, so do those of each cause: only a cause that differs from that is told beside it.
fn no_cause_that_goes_with_all(all: &mut Vec<Finding>) {
    let is_frequency = |one: &&Finding| matches!(one.shown, Shown::Frequency(..) | Shown::PerAttempt(..));
    let told: Vec<(Option<TagNo>, Towards)> =
        all.iter().filter(is_frequency).map(|one| (one.component, one.towards())).collect();
    all.retain(|finding| {
        let goes_with_all = matches!(finding.shown, Shown::Cause(_, _, true));
        !goes_with_all || !told.contains(&(finding.component, finding.towards()))
    });
}

/// Of misses a minute and misses per attempt of a component, where both are found to change: the first, which says the second, too, if they agree; or
/// else the second, which says the first.
fn one_frequency_each(all: &mut Vec<Finding>) {
    let of = |is_it: fn(&Finding) -> bool| -> Vec<Option<TagNo>> {
        all.iter().filter(|one| is_it(one)).map(|one| one.component).collect()
    };
    let agreed = of(|one| matches!(one.shown, Shown::Frequency(..)) && one.towards() != Towards::Neither);
    let per_attempt = of(|one| matches!(one.shown, Shown::PerAttempt(..)));
    all.retain(|finding| match finding.shown {
        Shown::Frequency(..) => agreed.contains(&finding.component) || !per_attempt.contains(&finding.component),
        Shown::PerAttempt(..) => !agreed.contains(&finding.component),
        _ => true,
    });
}
