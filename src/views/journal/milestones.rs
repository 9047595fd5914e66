//! The milestones of the skills that are offered, newest first: derived from what was logged, whenever they are looked at.

use super::still;
use crate::app::{App, Counted};
use crate::dom::{El, el, list};
use crate::domain::{CountedSession, Dated, Milestone, Skill, all_milestones};
use crate::platform::locale;
use crate::views::counting::when_counted;
use crate::views::milestone::milestone_words;
use crate::words;

/// All milestones of all skills that are offered whose words have `search` in them.
pub(super) fn milestone_list(app: App, search: &str) -> El {
    let counted = app.counted();
    let search = search.to_owned();
    let show = move |counted: &Counted| listed(app, counted, &search);
    list([when_counted(counted, show), el("p.note").text(words::MILESTONES_MORE)])
}

fn in_words(skill: &Skill, milestone: Milestone) -> String {
    let Milestone::Retired(component, cause) = milestone else { return milestone_words(skill, milestone) };
    let component = skill.component(component);
    let name = component.map(|component| component.name.as_str()).unwrap_or_default();
    words::cause_retired(name, component.and_then(|component| component.label(cause)).unwrap_or_default())
}

fn listed(app: App, counted: &Counted, search: &str) -> El {
    let skills: Vec<Skill> = app.peek(|model| model.offered_skills().cloned().collect());
    let mut all: Vec<(Dated, String, String)> = Vec::new();
    for skill in &skills {
        let (archived, gone) = app.archived(&skill.id);
        let is_here = |session: &&CountedSession| session.skill == skill.id && !gone.contains(&session.id);
        let sessions: Vec<CountedSession> = counted.sessions.iter().filter(is_here).cloned().collect();
        let found = all_milestones(skill, &sessions, archived);
        all.extend(found.into_iter().map(|dated| (dated, in_words(skill, dated.1), skill.name.clone())));
    }
    all.retain(|(_, words, name)| locale::lower_case(&format!("{words}\n{name}")).contains(search));
    // those of one skill are in order; of one moment, the bigger one stands above
    all.sort_by_key(|((at, _), ..)| at.map(|(at, _)| at));
    if all.is_empty() {
        return match search {
            "" => still(words::NO_MILESTONES, words::NO_MILESTONES_MORE),
            _ => still(words::NOTHING_FOUND, words::NOTHING_FOUND_MORE),
        };
    }
    let one = |(dated, words, name): &(Dated, String, String)| {
        let day = match *dated {
            (None, _) => words::IN_ARCHIVED.to_owned(),
            // it was retired on this phone, or on another one of this person's
            (Some((at, _)), Milestone::Retired(..)) => super::entries::day(app, at),
            (Some((at, offset)), _) => locale::short_day_from(app.now.get_untracked(), at, offset),
        };
        let kind = el("p.kind").child(el("span").text(name)).child(el("span.num").text(&day));
        el("li.entry").child(kind).child(el("p.reached").attr("dir", "auto").text(words))
    };
    el("ul").children(all.iter().rev().map(one))
}
