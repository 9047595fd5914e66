//! Practice, the home screen: what is next, and one big Start.

use leptos::prelude::event_target_value;

use super::decks::deck_picker;
use super::first_run::first_run;
use super::link::link;
use super::marks;
use super::reminder::reminder;
use super::shape::shape;
use crate::app::{Address, App, LastSaid};
use crate::charts::{Mark, TraceOptions, trace};
use crate::dom::{El, KEY, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{
    Component, DayForm, Id, Instant, Intent, Learner, Millis, Model, PLANNED_RANGE, Phase, Session, Settings, Skill,
    SkillId, SkillSummary, TagNo, days_between,
};
use crate::insights::what_next;
use crate::platform::{locale, time};
use crate::widgets::{brand, button, choice, drawing, icon, icons, path, radio, trace_line, way_ahead};
use crate::words;

/// What Practice shows.
#[derive(Copy, Clone, PartialEq)]
enum Shows {
    Home,
    FirstRun,
    /// Every skill is archived of the learner in this place among all; or, if not, none was ever taken up.
    NoSkill(usize, bool),
}

impl Shows {
    fn of(model: &Model) -> Self {
        let archived = model.own_skills().next().is_some();
        match model.learners.iter().position(|learner| learner.id == model.learner) {
            _ if model.offered_skills().next().is_some() => Self::Home,
            None if !archived => Self::FirstRun,
            Some(_) if !archived && !model.has_several_learners() => Self::FirstRun,
            place => Self::NoSkill(place.unwrap_or(0), archived),
        }
    }
}

/// Practice, or what comes before it.
pub fn practice(app: App) -> El {
    dynamic(
        move || app.read(Shows::of),
        move |shows| match *shows {
            Shows::Home => home(app),
            Shows::FirstRun => first_run(app),
            Shows::NoSkill(place, archived) => without_skill(app, place, archived),
        },
    )
}

fn without_skill(app: App, place: usize, archived: bool) -> El {
    let asks = || app.peek(|model| words::what_to_practise(model.learners.get(place).map_or("", |one| &one.name)));
    let head = if archived { words::ALL_ARCHIVED.to_owned() } else { asks() };
    let back = || {
        list([
            el("p.lead").text(words::ALL_ARCHIVED_MORE),
            el("p.sec").child(link(app, Address::Skills, "btn.solid").text(words::BRING_ONE_BACK)),
        ])
    };
    el("main")
        .child(el("div.top").child(brand()))
        .child(learner_choice(app))
        .child(el("h1").text(&head))
        .child(if archived { back() } else { nothing() })
        .child(el("div.sec").child(deck_picker(app)))
}

/// Whose practice it is, where there are several learners: nobody else's while a session goes on, and then that is said.
fn learner_choice(app: App) -> El {
    let learners = |model: &Model| {
        let one = |learner: &Learner| {
            let name = words::called(&learner.name, learner.is_me());
            (learner.id.to_string(), name.to_owned(), learner.id == model.learner)
        };
        model.offered_learners().map(one).collect()
    };
    let choice = move || {
        el("fieldset.whose")
            .prop_of("disabled", move || app.read(|model| model.session.is_some()))
            .child(one_of(app, words::LEARNER, learners, Intent::ChooseLearner))
            .child(el("p.note").text(words::SOMEBODYS_SESSION))
    };
    only_if(move || app.read(Model::has_several_learners), choice)
}

/// A value, its name, and whether it is chosen.
type Choice = (String, String, bool);

/// A choice of one of `all`, which wishes.
fn one_of(app: App, name: &str, all: fn(&Model) -> Vec<Choice>, wish: fn(Id) -> Intent) -> El {
    let option = |(value, name, chosen): &Choice| {
        el("option").attr("value", value).attr_if("selected", chosen.then_some("")).text(name)
    };
    let options = dynamic(move || app.read(all), move |all: &Vec<_>| list(all.iter().map(option)));
    let select = el("select").attr("aria-label", name).child(options).on("change", move |event| {
        if let Ok(id) = Id::try_from(event_target_value(&event)) {
            app.dispatch(wish(id));
        }
    });
    el("div.skill").child(select).child(icon(icons::DOWN))
}

fn summary(model: &Model) -> Option<&SkillSummary> {
    model.summary(&model.chosen_skill()?.id)
}

fn home(app: App) -> El {
    let phase = move || (app.read(|model| model.session.as_ref().map(Session::phase)), app.follows.get());
    let waiting = move || {
        let now = (app.now.get(), time::utc_offset_min());
        app.read(|model| summary(model).map_or(0, |summary| summary.asks(now)))
    };
    let body = move || app.read(|model| model.chosen_skill().is_some_and(|skill| skill.body));
    let to_waiting = move |waiting: &u32| match *waiting {
        0 => nothing(),
        n => link(app, Address::Waiting, "link").child(icon(icons::WAITING)).text(&words::waiting(n as usize)),
    };
    let cols = el("div.cols")
        .child(last_words(app))
        .child(only_if(body, || el("p.note.wear").text(words::WEAR)))
        .child(shape(app))
        .child(component_choice(app));
    el("main.practice")
        .child(el("div.top").child(brand()).child(dynamic(waiting, to_waiting)))
        .child(el("h1.vh").text(words::PRACTICE))
        .child(learner_choice(app))
        .child(skill_choice(app))
        .child(recent(app))
        .child(reminder(app))
        .child(cols)
        .child(dynamic(phase, move |phase| match phase {
            (None, _) => launch(app),
            (Some(Phase::WrappedUp), true) => way_back(app, words::ENDED_ELSEWHERE, words::FOLLOW_IT),
            (Some(_), true) => way_back(app, words::RUNNING_ELSEWHERE, words::FOLLOW_IT),
            (Some(Phase::WrappedUp), _) => way_back(app, words::SESSION_HAS_ENDED, words::TO_WRAP_UP),
            (Some(_), _) => way_back(app, words::SESSION_RUNNING, words::BACK_TO_SESSION),
        }))
}

fn skill_choice(app: App) -> El {
    let skills = |model: &Model| {
        let chosen = model.chosen_skill().map(|skill| &skill.id);
        let one = |(id, name): (&SkillId, &str)| (id.to_string(), name.to_owned(), Some(id) == chosen);
        model.offered_names().into_iter().map(one).collect()
    };
    one_of(app, words::SKILL, skills, Intent::ChooseSkill)
}

/// What was tried last: the attempts of the session that is not finished, or else the last ones of the skill.
#[derive(PartialEq)]
struct Recent {
    marks: Vec<Mark>,
    /// The session that is not finished: whether it has ended, and whether only misses are logged in it.
    session: Option<(bool, bool)>,
    newest: Option<(Instant, i16)>,
    /// In how many sessions, how long.
    practised: (u32, Millis),
    body: bool,
}

impl Recent {
    fn of(model: &Model) -> Self {
        let skill = model.chosen_skill();
        let none = SkillSummary::default();
        let summary = summary(model).unwrap_or(&none);
        let is_this = |session: &&Session| skill.is_some_and(|skill| skill.id == session.start_of().skill);
        let session = model.session.as_ref().filter(is_this);
        let marks = session.map_or_else(|| marks::of_letters(&summary.recent), |s| marks::of_attempts(s.attempts()));
        Self {
            marks,
            session: session.map(|session| (session.phase() == Phase::WrappedUp, session.start_of().misses_only)),
            newest: summary.newest,
            practised: (summary.sessions, summary.running),
            body: skill.is_some_and(|skill| skill.body),
        }
    }

    /// What it comes to, in a sentence.
    fn said(&self, app: App) -> String {
        let (clean, misses) = marks::count(&self.marks);
        match self.session {
            Some((ended, misses_only)) => words::not_finished(ended, (!misses_only).then_some(clean), misses),
            None if self.marks.is_empty() => words::NO_ATTEMPTS_YET.to_owned(),
            None => {
                let day = self.newest.map(|newest| day_word(newest, app.now.get_untracked())).unwrap_or_default();
                words::recent(&day, clean, misses)
            }
        }
    }
}

/// The last attempts as a line, and what they were.
fn recent(app: App) -> El {
    dynamic(move || app.read(Recent::of), move |recent| recent_of(app, recent))
}

fn recent_of(app: App, recent: &Recent) -> El {
    // as many as a line on a phone can tell apart
    let marks = &recent.marks[recent.marks.len().saturating_sub(20)..];
    let figure = match marks {
        [] => el("figure.bleed.hero")
            .child(way_ahead("0 0 412 60", "M0 34C70 34 70 16 118 16S180 46 232 46 300 26 412 26")),
        marks => el("figure.bleed.hero")
            .child(el("div.narrow").child(picture(marks, 412, 116)))
            .child(el("div.wide").child(picture(marks, 1040, 184))),
    };
    let note = el("p.note").text(&recent.said(app));
    let (sessions, running) = recent.practised;
    let so_far = el("span.nowrap").text(&words::so_far(running, recent.body));
    list([figure, if sessions == 0 { note } else { note.text(" ").child(so_far) }])
}

fn picture(marks: &[Mark], width: u32, height: u32) -> El {
    let (clean, misses) = marks::count(marks);
    let paths = trace(marks, (width as f32, height as f32), &TraceOptions { margin: 4.0, ..TraceOptions::default() });
    trace_line(&paths, (width, height), &words::trace_of(clean, misses))
}

/// "today", "yesterday", "Thursday", "19 Nov".
fn day_word(then: (Instant, i16), now: Instant) -> String {
    let days = days_between(then, (now, time::utc_offset_min())).unwrap_or(i64::MAX);
    match words::days_ago(days) {
        Some(word) => word.to_owned(),
        None if (0..7).contains(&days) => locale::day(then.0, then.1, DayForm::Weekday),
        None => locale::day(then.0, then.1, DayForm::Short),
    }
}

fn component_choice(app: App) -> El {
    // what was chosen elsewhere than in the list stands first in it again
    let turn = Var::new(0_u32);
    let of_skill = move || (turn.get(), app.read(|model| model.chosen_skill().map(|skill| skill.id.clone())));
    let all = choice("", words::COMPONENT).child(dynamic(of_skill, move |_| components_of_skill(app)));
    el("div.comps").child(next_up(app, turn)).child(all)
}

/// What to practise next, and why: one tap chooses it.
fn next_up(app: App, turn: Var<u32>) -> El {
    let next = move || {
        let skill = app.read(|model| model.chosen_skill().map(|skill| skill.id.clone()))?;
        let lessons = app.known_lessons(&skill);
        let now = (app.now.get_untracked(), time::utc_offset_min());
        app.peek(|model| {
            let skill = model.skill(&skill).filter(|_| model.session.is_none())?;
            let next = what_next(skill, model.summary(&skill.id)?, &lessons, now)?;
            let name = skill.component(next.component)?.name.clone();
            // nothing to choose where it is chosen already
            let choice = (next.component != skill.chosen).then_some(next.component);
            Some((choice, [name, words::why_next(&next)]))
        })
    };
    let show = move |next: &Option<(Option<TagNo>, [String; 2])>| {
        let Some((choice, [name, why])) = next else { return nothing() };
        let what = match *choice {
            None => el("b"),
            Some(component) => button("link", move || {
                app.dispatch(Intent::ChooseComponent(component));
                turn.set(turn.get_untracked() + 1);
            }),
        };
        el("p.next").child(what.text(words::NEXT_UP).text(name)).child(el("span.note").text(why))
    };
    dynamic(next, show)
}

/// The one that Start begins with stands first, in sight; another that is chosen stays where the finger found it.
fn components_of_skill(app: App) -> El {
    let first = app.peek(|model| model.chosen_skill().map_or(0, |skill| skill.chosen));
    let components = move |model: &Model| {
        let components = model.chosen_skill().into_iter().flat_map(Skill::offered);
        let row = |c: &Component| {
            let level = c.level(c.level).filter(|level| level.name != c.name).map(|level| level.name.clone());
            (c.tag, c.name.clone(), level.unwrap_or_default())
        };
        let mut rows = components.map(row).collect::<Vec<_>>();
        if let Some(at) = rows.iter().position(|row| row.0 == first) {
            let row = rows.remove(at);
            rows.insert(0, row);
        }
        rows
    };
    let chosen = move || app.read(|model| model.chosen_skill().map_or(0, |skill| skill.chosen));
    let row = move |(tag, name, level): &(TagNo, String, String)| {
        let tag = *tag;
        let choose = move || app.dispatch(Intent::ChooseComponent(tag));
        el("label.comp")
            .child(radio("component", move || chosen() == tag, choose))
            .child(el("b").text(name))
            .child(el("span.note").text(level))
    };
    dynamic(move || app.read(components), move |components: &Vec<_>| list(components.iter().map(row)))
}

/// The lesson of the component that is chosen, or of the whole skill: one that is pinned, or the newest; where there is none, the newest note of progress.
fn last_words(app: App) -> El {
    let said = move || {
        let of = |model: &Model| {
            let chosen = model.chosen_skill().map(|skill| (skill.id.clone(), skill.chosen));
            (chosen, summary(model).and_then(|summary| summary.noted.clone()))
        };
        let (chosen, noted) = app.read(of);
        let (skill, component) = chosen?;
        app.last_words(&skill, component, noted.as_ref())
    };
    dynamic(said, |said: &Option<(LastSaid, String)>| {
        let Some((what, text)) = said else { return nothing() };
        let word = match what {
            LastSaid::Pinned => words::PINNED_LESSON,
            LastSaid::Lesson => words::LAST_LESSON,
            LastSaid::Note => words::LAST_NOTE,
        };
        el("section.lesson").child(el("h2.note").text(word)).child(el("p.own").attr("dir", "auto").text(text))
    })
}

/// Start, and how long.
fn launch(app: App) -> El {
    let planned = move || app.read(|model| model.settings.planned_min);
    let start = move || {
        app.dispatch(Intent::StartSession);
        app.go(Address::Session);
    };
    let longer = move || {
        let settings = app.peek(|model| model.settings.clone());
        let next = settings.planned_min + 5;
        let planned_min = if PLANNED_RANGE.contains(&next) { next } else { *PLANNED_RANGE.start() };
        app.dispatch(Intent::ChangeSettings(Settings { planned_min, ..settings }));
    };
    let length = button("len", longer)
        .child(el("span.vh").text(words::SESSION_LENGTH).text(", "))
        .child(el("span.num").text_of(move || words::minutes(planned())));
    el("div.launch").child(button("go", start).attr(KEY, "s").child(arcs()).text(words::START_SESSION)).child(length)
}

/// The way back into a session that is not finished.
fn way_back(app: App, state: &str, word: &str) -> El {
    let name = el("span").child(el("small").text(state)).text(word);
    el("div.launch").child(button("go", move || app.go(Address::Session)).attr(KEY, "s").child(arcs()).child(name))
}

fn arcs() -> El {
    let arcs = path("", "M40 72C150 26 300 8 430 14M40 79C150 33 300 15 430 21");
    drawing("", "0 0 412 132")
        .attr("preserveAspectRatio", "none")
        .child(arcs.attr("vector-effect", "non-scaling-stroke"))
}
