//! The best-supported finding of all sessions so far, this one among them: read when the wrap-up is shown, and told only where it is good
//! news or a fact. What got worse is on Insights, with its chart.

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, nothing};
use crate::domain::{FinishedSession, Skill};
use crate::insights::findings::{Finding, Shown, Towards, findings};
use crate::insights::history::{History, Scope};
use crate::views::finding::told;
use crate::words;

/// What is told of it, as soon as it is known.
pub(super) fn evidence(app: App, finished: &FinishedSession, skill: &Skill) -> El {
    let found: Var<Option<(String, String)>> = Var::new(None);
    let mut history = History::default();
    history.add(finished);
    let of = skill.clone();
    app.read_sessions(app.session_ids(), move |session| match session {
        Some(session) if session.skill == of.id => history.add(session),
        Some(_) => {}
        None => {
            let all = findings(&history, &of, &Scope::skill(&of.id));
            app.keep_found(&history, &of, &all);
            found.set(all.iter().find(|finding| is_told(finding)).and_then(|best| told(&of, best)));
        }
    });
    dynamic(
        move || found.get(),
        |found| match found {
            None => nothing(),
            Some((says, stands_on)) => el("section.evidence")
                .child(el("p.note").text(words::OVER_ALL_SESSIONS))
                .child(el("p.lead").text(says))
                .child(el("p.note").text(stands_on)),
        },
    )
}

/// Whether a finding is told here: news of getting better, or a level that was reached. The session that is unusual knows it.
fn is_told(finding: &Finding) -> bool {
    finding.towards() == Towards::Better || matches!(finding.shown, Shown::Level(_) | Shown::Ladder(_))
}
