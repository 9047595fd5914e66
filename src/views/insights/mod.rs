//! Insights: what weeks of sessions show. What each chart says and shows is a [figure](crate::figures); here is the page around them.
//!
//! ```text
//! filters      which skill and component, how far back, logged by whom
//! slot         the place of a chart: worked out when it comes near
//! reading      what only attempts tell
//! chart        a figure on the page: asks the worker to draw it, tells which value is read
//! changes      a new tweak, a new coach: marked below the chart that has their lines
//! key          what the marks of a chart mean
//! found        what the sessions show, in sentences
//! jump         the way to a chart by its name
//! compare      two times beside each other
//! share        a chart as a picture that leaves the page
//! report       what the charts say, on a sheet of paper
//! ```

mod changes;
mod chart;
mod compare;
mod filters;
mod found;
mod jump;
mod key;
mod reading;
mod report;
mod share;
mod slot;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use super::counting::when_counted;
use super::link::link;
use super::whose::heading;
use crate::app::{Address, App, Counted};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{CountedSession, Lesson, SessionId, Skill, SkillId, Source};
use crate::figures::{self, Figure, Seen};
use crate::platform::{time, worker};
use crate::widgets::{answer, button, way_ahead};
use crate::words;
use slot::{Page, soon};

/// The charts of a skill.
pub fn insights(app: App) -> El {
    worker::wake();
    filters::follow_address(app);
    let counted = app.counted();
    let top = el("div.top")
        .child(heading(app, words::INSIGHTS))
        .child(link(app, Address::Sessions, "link").text(words::SESSIONS));
    let (lessons, following) = changes::followed(app);
    let charts = when_counted(counted, move |counted| of_sessions(app, counted, lessons));
    el("main.insights").child(top).child(following).child(charts)
}

/// Lessons that are lines on charts.
type Lines = Var<Arc<Vec<Lesson>>>;

fn of_sessions(app: App, counted: &Counted, lessons: Lines) -> El {
    let sessions = counted.sessions.clone();
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
    dynamic(chosen, move |chosen| {
        let skill = chosen.as_ref().and_then(|id| app.peek(|model| model.skill(id).cloned()));
        let is_of_it = |session: &&CountedSession| Some(&session.skill) == chosen.as_ref();
        let of_it = match sessions.iter().all(|session| is_of_it(&session)) {
            true => sessions.clone(),
            false => Arc::new(sessions.iter().filter(is_of_it).cloned().collect()),
        };
        let below = match &skill {
            Some(skill) if !of_it.is_empty() => {
                let skill = skill.clone();
                soon(move || of_skill(app, &skill, of_it.clone(), lessons))
            }
            _ => nothing_yet(app),
        };
        list([filters::scope(app, &skills, skill.as_ref()), below])
    })
}

/// The skills that one can look at, by name: those that are offered, and those that were practised.
fn skills(app: App, sessions: &[CountedSession]) -> Vec<(SkillId, String)> {
    let mut practised: Vec<&SkillId> = Vec::new();
    for session in sessions {
        if !practised.contains(&&session.skill) {
            practised.push(&session.skill);
        }
    }
    app.peek(|model| {
        let offered = |id: &SkillId| model.offered_skills().any(|skill| skill.id == *id);
        let known = model.skills.iter().filter(|skill| offered(&skill.id) || practised.contains(&&skill.id));
        known.map(|skill| (skill.id.clone(), skill.name.clone())).collect()
    })
}

/// The charts of a skill that was practised.
fn of_skill(app: App, skill: &Skill, sessions: Arc<Vec<CountedSession>>, lessons: Lines) -> El {
    let now = (app.now.get_untracked(), time::utc_offset_min());
    let look = {
        let (skill, whole) = (skill.clone(), sessions.clone());
        move |logged: &Arc<Vec<CountedSession>>| {
            let of = |looking: &_| Seen::of(whole.clone(), logged.clone(), skill.clone(), looking, now);
            let seen = app.looking.peek(of);
            lessons.peek(|lessons| seen.with_lines(lessons))
        }
    };
    let page = Page::new(app, look(&sessions), lessons);
    let following = {
        let (page, first) = (page.clone(), Cell::new(true));
        let by_source: Rc<RefCell<Option<BySource>>> = Rc::default();
        // what is looked at changes with every choice, and with every change that is marked
        dynamic(
            move || (app.looking.get(), lessons.get()),
            move |(looking, _)| {
                let is_first = first.replace(false);
                let known = by_source
                    .borrow()
                    .as_ref()
                    .filter(|(of, _)| Some(*of) == looking.source)
                    .map(|(_, all)| all.clone());
                match (looking.source, known) {
                    (None, _) if is_first => {}
                    (None, _) => page.look_at(look(&sessions)),
                    (Some(_), Some(known)) => page.look_at(look(&known)),
                    (Some(source), None) => {
                        page.waits.set(true);
                        let (page, look, by_source) = (page.clone(), look.clone(), by_source.clone());
                        logged_by(app, source, &sessions, move |found| {
                            page.look_at(look(&found));
                            by_source.replace(Some((source, found)));
                        });
                    }
                }
                nothing()
            },
        )
    };
    let desk = page.desk;
    let charts = dynamic(
        move || app.part() == report::PART,
        move |is_report| match is_report {
            true => report::report(&page),
            false => charts(&page),
        },
    );
    list([following, charts, answer(move || desk.answer(), move || desk.undo())])
}

/// What is in sight at once, and in a task of its own what is further below.
fn charts(page: &Page) -> El {
    let (app, waits) = (page.app, page.waits);
    let has_come = Var::new(false);
    page.set_in_turn(has_come);
    let below = page.clone();
    let ([opens_filters, filters], [opens_names, names]) = (filters::more(app), jump::jump());
    list([
        el("div.under").child(opens_filters).child(opens_names),
        names,
        filters,
        filters::left_out(app),
        filters::ranges(page),
        only_if(move || waits.get(), || el("p.still").attr("role", "status").text(words::READING_ATTEMPTS)),
        found::found(page),
        figures::PAIRS.first().map_or_else(nothing, |both| pair_of(page, both)),
        only_if(move || has_come.get(), move || further_below(&below)),
    ])
}

/// Two beside each other, where there is room.
fn pair(both: [El; 2]) -> El {
    el("div.cols").children(both.map(|one| el("div").child(one)))
}

fn pair_of(page: &Page, both: &[&'static Figure; 2]) -> El {
    pair(both.map(|figure| chart::chart(page, figure)))
}

fn further_below(page: &Page) -> El {
    let app = page.app;
    let report = el("section.sec")
        .child(el("hr.edges"))
        .child(el("p").text(words::REPORT_WHAT))
        .child(button("btn", move || report::open(app)).text(words::REPORT));
    let charts = figures::PAIRS.iter().skip(1).map(|both| pair_of(page, both));
    list(charts.chain([pair([compare::compared(page), report])]))
}

/// What sessions come to with only the attempts that were logged so.
type BySource = (Source, Arc<Vec<CountedSession>>);

/// Reads `sessions` and tells `then` what they come to with only the attempts that `source` logged; those without any are none.
fn logged_by(
    app: App,
    source: Source,
    sessions: &[CountedSession],
    then: impl FnOnce(Arc<Vec<CountedSession>>) + 'static,
) {
    let ids: Vec<SessionId> = sessions.iter().map(|session| session.id.clone()).collect();
    let (mut found, mut then) = (Vec::new(), Some(then));
    app.read_sessions(ids, move |session| match session {
        Some(session) => {
            let counted = CountedSession::of(&session.logged_by(source));
            found.extend(Some(counted).filter(|counted| !counted.parts.is_empty()));
        }
        None => {
            if let Some(then) = then.take() {
                then(Arc::new(std::mem::take(&mut found)));
            }
        }
    });
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
