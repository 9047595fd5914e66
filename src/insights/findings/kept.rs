//! What is kept of the findings, for a screen that reads no sessions.

use super::{Finding, Shown, Towards};
use crate::domain::{Found, Instant};

/// Of each component the best-supported finding that says how it goes, as [`crate::domain::SkillSummary`] keeps it: when the `newest` session of
/// the skill began, and then in turn a component and the number of what was [found](Found). Nothing where nothing was found. `findings` are in their
/// order, of the whole skill.
pub fn kept(findings: &[Finding], newest: Instant) -> Vec<i64> {
    let mut kept = vec![newest.0];
    for finding in findings {
        let (Some(component), Some(found)) = (finding.component.map(i64::from), found_by(finding)) else { continue };
        let is_known = kept[1..].chunks_exact(2).any(|known| known[0] == component);
        if !is_known {
            kept.extend([component, found.number()]);
        }
    }
    if kept.len() > 1 { kept } else { Vec::new() }
}

/// What a finding says of how its component goes; causes, tweaks, times and a session that stands out say it of something else.
fn found_by(finding: &Finding) -> Option<Found> {
    let [better, worse] = match &finding.shown {
        Shown::Frequency(..) | Shown::PerAttempt(..) => [Found::Fewer, Found::More],
        Shown::Recoverable(_) => [Found::Milder, Found::Rougher],
        Shown::Level(_) | Shown::Ladder(_) => return Some(Found::Reached),
        _ => return None,
    };
    match finding.towards() {
        Towards::Better => Some(better),
        Towards::Worse => Some(worse),
        Towards::Neither => None,
    }
}
