//! Insights: what weeks of sessions show.
//!
//! ```text
//! chart      one chart: what it shows, how far back, which value is read; asks the worker to draw it
//! frequency  misses a minute, session by session
//! sizes      the share of each size, week by week
//! feel       guesses at the end of sessions, beside their records
//! worked     each tweak with each cause, and how often the retry was clean
//! recovered  how soon the next attempt came after a miss
//! key        what the parts of a bar mean
//! days       days and weeks by name
//! ```

mod chart;
mod days;
mod feel;
mod frequency;
mod key;
mod recovered;
mod sizes;
mod worked;

use std::rc::Rc;

use leptos::prelude::event_target_value;

use super::counting::when_counted;
use super::link::link;
use super::whose::heading;
use crate::app::{Address, App, Counted, Looking};
use crate::dom::{El, dynamic, el, list};
use crate::domain::{CountedSession, Id, SessionSummary, SkillId};
use crate::widgets::{icon, icons, way_ahead};
use crate::words;

/// The charts of a skill.
pub fn insights(app: App) -> El {
    let counted = app.counted();
    let top = el("div.top")
        .child(heading(app, words::INSIGHTS))
        .child(link(app, Address::Sessions, "link").text(words::SESSIONS));
    el("main.insights").child(top).child(when_counted(counted, move |counted| of_sessions(app, counted)))
}

fn of_sessions(app: App, counted: &Counted) -> El {
    let sessions: Vec<SessionSummary> = counted.sessions.iter().map(CountedSession::summary).collect();
    let guesses = feel::guesses(&counted.sessions);
    let skills = skills(app, &sessions);
    let chosen = {
        let skills = skills.clone();
        move || {
            let known = |id: &SkillId| skills.iter().any(|(known, _)| known == id);
            let wanted = app.looking.with(|looking| looking.skill.clone()).filter(known);
            let practised = app.peek(|model| model.chosen_skill().map(|skill| skill.id.clone())).filter(known);
            wanted.or(practised).or_else(|| skills.first().map(|(id, _)| id.clone()))
        }
    };
    let charts = {
        let chosen = chosen.clone();
        let make = move |skill: &Option<SkillId>| {
            let of_it = sessions.iter().filter(|session| Some(&session.skill) == skill.as_ref());
            let of_it: Rc<[SessionSummary]> = of_it.cloned().collect();
            match skill {
                Some(skill) if !of_it.is_empty() => {
                    list([charts(app, skill, &of_it), feel::feel_versus_fact(&guesses, skill)])
                }
                _ => nothing_yet(app),
            }
        };
        dynamic(chosen, make)
    };
    list([scope(app, &skills, chosen()), charts])
}

/// The skills that one can look at, by name: those that are offered, and those that were practised.
fn skills(app: App, sessions: &[SessionSummary]) -> Vec<(SkillId, String)> {
    app.peek(|model| {
        let practised = |id: &SkillId| sessions.iter().any(|session| session.skill == *id);
        let offered = |id: &SkillId| model.offered_skills().any(|skill| skill.id == *id);
        let known = model.skills.iter().filter(|skill| offered(&skill.id) || practised(&skill.id));
        known.map(|skill| (skill.id.clone(), skill.name.clone())).collect()
    })
}

/// Which skill; where there are several, a choice.
fn scope(app: App, skills: &[(SkillId, String)], chosen: Option<SkillId>) -> El {
    if let [] | [_] = skills {
        return el("p.scope").text(skills.first().map_or("", |(_, name)| name));
    }
    let option = |(id, name): &(SkillId, String)| {
        el("option")
            .attr("value", &id.to_string())
            .attr_if("selected", (chosen.as_ref() == Some(id)).then_some(""))
            .text(name)
    };
    let select = el("select").attr("aria-label", words::SKILL).children(skills.iter().map(option));
    let select = select.on("change", move |event| {
        if let Ok(id) = Id::try_from(event_target_value(&event)) {
            app.looking.set(Looking { skill: Some(id), ..app.looking.get_untracked() });
        }
    });
    el("div.skill.scope").child(select).child(icon(icons::DOWN))
}

fn charts(app: App, skill: &SkillId, sessions: &Rc<[SessionSummary]>) -> El {
    let column = |kind| el("div").child(chart::chart(app, kind, sessions.clone()));
    let ledger =
        [worked::worked_for_you(app, skill), recovered::recovered(app, sessions)].map(|part| el("div").child(part));
    list([el("div.cols").children([&frequency::FREQUENCY, &sizes::SIZES].map(column)), el("div.cols").children(ledger)])
}

fn nothing_yet(app: App) -> El {
    let more = list([
        el("h2").text(words::NOTHING_TO_DRAW),
        el("p").text(words::FIRST_DOT),
        way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"),
        link(app, Address::Practice, "btn.solid").text(words::GO_TO_PRACTICE),
    ]);
    el("section.sec").child(el("hr.edges")).child(more)
}
