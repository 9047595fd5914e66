//! What a glance tells: time, component, level, the line so far, the edge.

use super::super::level_name::level_name;
use super::super::marks;
use super::beneath::beneath;
use super::meter::{ladder_choice, meter};
use super::offered::best_so_far;
use crate::app::App;
use crate::charts::{Mark, Pitch, TraceOptions, trace};
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::domain::{Intent, Ladder, Model, Phase, Session, Settings, Skill};
use crate::widgets::{button, icon, icons, live_trace, timer_ring, toggle};
use crate::words;

/// The upper half.
pub fn instruments(app: App) -> El {
    let is_switching = Var::new(false);
    let end = button("btn.quiet.end", move || app.dispatch(Intent::EndSession))
        .child(icon(icons::STOP))
        .text(words::END_SESSION);
    let switch = toggle("btn.quiet", is_switching)
        .attr_of("aria-label", move || words::switch_from(&app.read(component_name)))
        .text(words::SWITCH)
        .text(" ")
        .child(icon(icons::DOWN));
    let show = move |switches: &bool| match switches {
        true => switching(app, move || is_switching.set(false)),
        false => list([dial(app), live(app), beneath(app)]),
    };
    list([
        el("div.top").child(end).child(may_sleep(app)).child(metronome(app)).child(switch),
        dynamic(move || is_switching.get(), show),
    ])
}

/// The same to look at, while another tab logs: nothing in it can be pressed.
pub fn watched(app: App) -> El {
    list([dial(app), live(app), meter(app)])
}

fn component_name(model: &Model) -> String {
    let component = model.session.as_ref().zip(model.session_skill());
    component.and_then(|(s, skill)| skill.component(s.component())).map(|c| c.name.clone()).unwrap_or_default()
}

/// The ladder as it stands: name of the level, whether it goes easier, whether it goes harder.
fn ladder(model: &Model) -> (String, bool, bool) {
    let Some((session, skill)) = model.session.as_ref().zip(model.session_skill()) else { return Default::default() };
    let Some(component) = skill.component(session.component()) else { return Default::default() };
    let level = session.level();
    if let Some(value) = session.ladder().and_then(Ladder::value) {
        return (level_name(component, level, Some(value)), false, false);
    }
    let name = component.level(level).zip(component.rung(level)).map(|(l, rung)| words::level(&l.name, rung));
    (
        name.filter(|_| component.levels.len() > 1).unwrap_or_default(),
        component.step(level, -1).is_some(),
        component.step(level, 1).is_some(),
    )
}

fn dial(app: App) -> El {
    let planned = move || app.read_session(|session| session.start_of().planned_min);
    let paused = move || app.read_session(|session| session.phase() == Phase::Paused);
    let running = move || {
        let now = app.now.get();
        app.read_session(|session| session.clock().running(now))
    };
    // by the second: a ring that moves half a pixel a frame is work that nobody sees
    let share = move || (running() / 1000 * 1000) as f64 / (f64::from(planned().max(1)) * 60_000.0);
    let below = move || if paused() { words::PAUSED.to_owned() } else { words::of_minutes(planned()) };
    let climbs = move || app.read_session(|session| session.ladder().is_some());
    let time_up = || el("p.time-up").attr("role", "status").text(words::TIME_IS_UP);
    let stop = move || button("btn.stop", move || app.dispatch(Intent::StopLadder)).text(words::STOP_LADDER);
    let steps = move |now: &(bool, bool)| match now {
        (true, false) => list([time_up(), last_step(app)]),
        (true, true) if app.follows.get_untracked() => time_up(),
        _ if app.follows.get_untracked() => nothing(),
        (true, true) => list([time_up(), stop()]),
        (false, true) => stop(),
        _ => ladder_buttons(app),
    };
    // a name of one's own may be a sentence: what stands below it keeps its room
    let is_long = move || app.read(component_name).len() > 24;
    let what = el("div")
        .child(el("h1").class_of("long", is_long).text_of(move || app.read(component_name)))
        .child(el("p.lvl").text_of(move || app.read(ladder).0))
        .child(dynamic(move || (share() >= 1.0, climbs()), steps));
    el("div.dial")
        .class_of("still-ring", paused)
        .child(timer_ring(move || words::clock(running()), share, below))
        .child(what)
}

/// Where the level is a tempo: an even click, on or off.
fn metronome(app: App) -> El {
    let is_on = move || app.read(|model| model.settings.metronome);
    let turn = move || {
        let settings = app.peek(|model| model.settings.clone());
        app.dispatch(Intent::ChangeSettings(Settings { metronome: !settings.metronome, ..settings }));
    };
    let tempo = move || app.read(Model::tempo).map(words::thousandths).unwrap_or_default();
    button("btn.quiet.tempo", turn)
        .prop_of("hidden", move || app.read(Model::tempo).is_none())
        .attr_of("aria-pressed", move || is_on().to_string())
        .attr_of("aria-label", move || words::metronome_at(&tempo()))
        .child(icon(icons::METRONOME))
        .child(el("span.num").text_of(tempo))
}

/// The browser could not be told to keep the screen awake.
fn may_sleep(app: App) -> El {
    el("p.note.sleepy")
        .prop_of("hidden", move || !app.may_sleep.get())
        .child(icon(icons::SLEEP))
        .child(el("span").text(words::SCREEN_MAY_SLEEP))
}

/// When the time is up: one step easier, and one clean attempt.
fn last_step(app: App) -> El {
    let is_stepped = Var::new(false);
    let show = move |is_offered: &bool| match is_offered {
        _ if app.follows.get_untracked() => nothing(),
        true => {
            let step = move || {
                app.dispatch(Intent::ChangeLevel(-1));
                is_stepped.set(true);
            };
            button("btn.last", step).child(icon(icons::EASIER)).text(words::ONE_STEP_EASIER)
        }
        false => el("p.note").text(words::ONE_CLEAN_ATTEMPT),
    };
    dynamic(move || !is_stepped.get() && app.read(|model| ladder(model).1), show)
}

fn ladder_buttons(app: App) -> El {
    let step = move |steps, word, path, possible: fn(&Model) -> bool| {
        let off = move |model: &Model| {
            !possible(model) || model.session.as_ref().is_some_and(|session| session.phase() == Phase::Paused)
        };
        button("btn", move || app.dispatch(Intent::ChangeLevel(steps)))
            .prop_of("disabled", move || app.read(off))
            .child(icon(path))
            .text(word)
    };
    el("div.ladder").child(step(-1, words::EASIER, icons::EASIER, |model| ladder(model).1)).child(step(
        1,
        words::HARDER,
        icons::HARDER,
        |model| ladder(model).2,
    ))
}

/// The line so far; it grows at its end and never changes behind it. While it is empty, what worked so far stands in its place.
fn live(app: App) -> El {
    let marks = |model: &Model| model.session.as_ref().map(|s| marks::of_attempts(s.attempts())).unwrap_or_default();
    let paths = |marks: &Vec<Mark>| {
        let options = TraceOptions { margin: 4.0, pitch: Pitch::Fixed(15.0), ..TraceOptions::default() };
        trace(marks, (345.0, 50.0), &options)
    };
    let label = move || {
        let (clean, misses) = app.read_session(Session::counts);
        words::trace_of(clean, misses)
    };
    let worked = move |model: &Model| {
        let is_empty = model.session.as_ref().is_some_and(|session| session.attempts().is_empty());
        let (tweak, clean, all) = best_so_far(model, app.known_ledger().filter(|_| is_empty)?)?;
        Some(words::worked_so_far(clean, all, &tweak))
    };
    let worked = el("p.worked").attr("dir", "auto").text_of(move || app.read(worked).unwrap_or_default());
    el("div.live").child(live_trace(move || app.read_at_once(marks), paths, (380, 50), label)).child(worked)
}

/// The other components, to go on with one of them.
fn switching(app: App, done: impl Fn() + Copy + 'static) -> El {
    let now = app.peek(|model| model.session.as_ref().map_or(0, Session::component));
    let components = app.peek(|model| {
        let components = model.session_skill().into_iter().flat_map(Skill::offered);
        components.map(|c| (c.tag, c.name.clone())).collect::<Vec<_>>()
    });
    let skill = app.peek(|model| model.session_skill().map(|skill| skill.id.clone()));
    let lesson = move |tag| {
        let text = app.lesson_of(skill.as_ref()?, tag)?;
        Some(el("small.own").attr("dir", "auto").text(&words::glimpse(&text)))
    };
    let one = |(tag, name): (_, String)| {
        let choose = move || {
            if tag != now {
                app.dispatch(Intent::SwitchComponent(tag));
            }
            done();
        };
        button(if tag == now { "btn.solid" } else { "btn" }, choose)
            .child(el("span").text(&name).child(lesson(tag).unwrap_or_else(nothing)))
    };
    el("div.switching")
        .attr("role", "group")
        .attr("aria-label", words::COMPONENT)
        .child(ladder_choice(app, done))
        .children(components.into_iter().map(one))
}
