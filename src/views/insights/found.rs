//! What the sessions show, in sentences: the surest first, each with the way to its chart.

use std::sync::Arc;

use super::filters::choose;
use super::slot::{Page, slot};
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, nothing};
use crate::figures::Seen;
use crate::insights::findings::{Finding, Shown};
use crate::platform::page;
use crate::widgets::{Folds, button, toggle};
use crate::words;

/// As many as one reads.
const MOST: usize = 5;
/// The id of its heading.
pub const FINDINGS_ID: &str = "findings";

/// The place of the sentences.
pub fn found(page: &Page) -> El {
    let (of, told) = (page.clone(), Folds::default());
    slot(page, FINDINGS_ID, words::FINDINGS, move |seen| {
        let (of, seen) = (of.clone(), seen.clone());
        Box::new(move || sentences(&of, &seen, told.method()))
    })
}

/// All sessions have to be read for it, whatever weeks are looked at: so charts come first.
fn sentences(page: &Page, seen: &Arc<Seen>, is_told: Var<bool>) -> El {
    page.search(seen);
    let (app, found, seen) = (page.app, page.reading.found, seen.clone());
    let list = dynamic(
        move || found.with(Option::is_some),
        move |is_found| {
            let told = |word: &str| el("p.note").attr("role", "status").text(word);
            if !is_found {
                return told(words::FINDINGS_ARE_READ);
            }
            let all = found.peek(|found| {
                let (history, search) = &**found.as_ref()?;
                Some(search.clone().findings(history, &seen.skill, &seen.scope()))
            });
            match all.unwrap_or_default().as_slice() {
                [] => told(words::NO_FINDING),
                some => el("ol.findings").children(some.iter().take(MOST).map(|finding| sentence(app, &seen, finding))),
            }
        },
    );
    el("section.sec")
        .attr("aria-labelledby", FINDINGS_ID)
        .child(el("hr.edges"))
        .child(el("h2.find").attr("id", FINDINGS_ID).text(words::FINDINGS))
        .child(el("p.note").text(words::FINDINGS_OF))
        .child(list)
        .child(
            el("div.under").child(
                toggle("link", is_told).text(words::HOW_WORKED_OUT).child(el("span.vh").text(words::OF_FINDINGS)),
            ),
        )
        .child(dynamic(
            move || is_told.get(),
            |is| match is {
                true => el("p.note").text(words::FINDINGS_METHOD),
                false => nothing(),
            },
        ))
}

fn sentence(app: App, seen: &Seen, finding: &Finding) -> El {
    let component = finding.component.and_then(|tag| seen.skill.component(tag));
    let name = component.map_or("", |component| &component.name);
    let (says, stands_on) = words::finding_says(finding, name, &finding.label(&seen.skill));
    let (chart, component) = (chart_of(&finding.shown), finding.component);
    let go = move || {
        if component.is_some() && app.looking.peek(|looking| looking.component) != component {
            choose(app, |looking| (looking.component, looking.back) = (component, 0));
        }
        // its place is there, and what is in it when one comes near
        page::after(0, move || page::bring(chart));
    };
    el("li")
        .child(el("p").child(el("b").attr("dir", "auto").text(&words::capital_first(&says))))
        .child(el("p.note").text(&stands_on))
        .child(button("link", go).text(words::SEE_CHART).child(el("span.vh").text(&words::of_chart(&says))))
}

/// The id of the sentence of the chart that shows it.
fn chart_of(shown: &Shown) -> &'static str {
    match shown {
        Shown::Frequency(..) | Shown::PerAttempt(..) => "celeration-finding",
        Shown::Recoverable(_) => "sizes-finding",
        Shown::Recovery(_) => "recovery-finding",
        Shown::Cause(..) => "causes-finding",
        Shown::Tweak(..) => "worked-finding",
        Shown::Retry(_) => "retries-finding",
        Shown::Calibration(_) => "feel-finding",
        Shown::Unusual(_) => "frequency-finding",
        Shown::Level(_) | Shown::Ladder(_) => "level-finding",
    }
}
