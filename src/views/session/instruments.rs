//! What a glance tells: time, component, level, the line so far, the edge.

use super::super::marks;
use super::beneath::beneath;
use super::pads::misses_only;
use crate::app::App;
use crate::charts::{Mark, Pitch, TraceOptions, trace};
use crate::dom::{El, Var, dynamic, el, list, nothing, svg};
use crate::domain::{Intent, Model, Phase, Session, Skill};
use crate::insights::{EDGE_BAND, Edge};
use crate::widgets::{button, icon, icons, live_trace, path, timer_ring, toggle};
use crate::words;

/// The upper half.
pub fn instruments(app: App) -> El {
    let is_switching = Var::new(false);
    let end =
        button("btn.quiet", move || app.dispatch(Intent::EndSession)).child(icon(icons::STOP)).text(words::END_SESSION);
    let switch = toggle("btn.quiet", is_switching)
        .attr_of("aria-label", move || words::switch_from(&app.read(component_name)))
        .text(words::SWITCH)
        .text(" ")
        .child(icon(icons::DOWN));
    let show = move |switches: &bool| match switches {
        true => switching(app, move || is_switching.set(false)),
        false => list([dial(app), live(app), beneath(app)]),
    };
    list([el("div.top").child(end).child(may_sleep(app)).child(switch), dynamic(move || is_switching.get(), show)])
}

/// The same to look at, while another tab logs: nothing in it can be pressed.
pub fn watched(app: App) -> El {
    list([dial(app), live(app), edge_meter(app)])
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
    let steps = move |time_is_up: &bool| match time_is_up {
        true => el("p.time-up").attr("role", "status").text(words::TIME_IS_UP),
        false if app.follows.get_untracked() => nothing(),
        false => ladder_buttons(app),
    };
    // a name of one's own may be a sentence: what stands below it keeps its room
    let is_long = move || app.read(component_name).len() > 24;
    let what = el("div")
        .child(el("h1").class_of("long", is_long).text_of(move || app.read(component_name)))
        .child(el("p.lvl").text_of(move || app.read(ladder).0))
        .child(dynamic(move || share() >= 1.0, steps));
    el("div.dial")
        .class_of("still-ring", paused)
        .child(timer_ring(move || words::clock(running()), share, below))
        .child(what)
}

/// The browser could not be told to keep the screen awake.
fn may_sleep(app: App) -> El {
    el("p.note.sleepy")
        .prop_of("hidden", move || !app.may_sleep.get())
        .child(icon(icons::SLEEP))
        .child(el("span").text(words::SCREEN_MAY_SLEEP))
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

/// The line so far; it grows at its end and never changes behind it.
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
    el("div.live").child(live_trace(move || app.read_at_once(marks), paths, (380, 50), label))
}

/// Two edges, and where the misses are between them.
pub(super) fn edge_meter(app: App) -> El {
    if misses_only(app) {
        let says = el("p").child(el("span").text(words::EDGE)).child(el("span").text(words::EDGE_NEEDS_CLEANS));
        return el("div.meter").child(says);
    }
    const WIDTH: f64 = 380.0;
    /// Error rates from none to this one are on the scale.
    const SCALE: f64 = 0.6;
    // half a dot from either end: the dot lies over neither word
    let x = |rate: f64| (8.0 + rate.min(SCALE) / SCALE * (WIDTH - 16.0)) as u32;
    let of = |session: &Session| Some(Edge::of(session.attempts(), session.component(), session.level()));
    let edge = move || app.read_session(of);
    let known = move || edge().filter(|e| e.n > 0);
    let advice = move || edge().map(|e| words::edge_advice(e.advice())).unwrap_or_default();
    let sentence = move || edge().map(|e| words::edge_sentence(&e)).unwrap_or_default();
    let likely = move || known().map(|e| format!("M{} 14H{}", x(e.interval.0), x(e.interval.1))).unwrap_or_default();
    let point = move || known().map(|e| format!("M{} 14h.01", x(e.misses as f64 / e.n as f64))).unwrap_or_default();
    let (from, to) = (x(EDGE_BAND.0), x(EDGE_BAND.1));
    let band = svg("rect.band")
        .attr("x", &from.to_string())
        .attr("y", "5")
        .attr("width", &(to - from).to_string())
        .attr("height", "18");
    let picture = svg("svg")
        .attr("viewBox", "0 0 380 28")
        .attr("preserveAspectRatio", "none")
        .attr("role", "img")
        .attr_of("aria-label", sentence)
        .child(path("whole", "M0 14H380"))
        .child(band)
        .child(path("ends", &format!("M{from} 1V27M{to} 1V27")))
        .child(path("likely", "").attr_of("d", likely))
        .child(path("point", "").attr_of("d", point));
    let scale = el("div.scale").child(el("span").text(words::EASY)).child(picture).child(el("span").text(words::HARD));
    let says = el("p").child(el("span").text(words::EDGE)).child(el("span.num").text_of(advice));
    el("div.meter").child(scale).child(says)
}

/// The other components, to go on with one of them.
fn switching(app: App, done: impl Fn() + Copy + 'static) -> El {
    let now = app.peek(|model| model.session.as_ref().map_or(0, Session::component));
    let components = app.peek(|model| {
        let components = model.session_skill().into_iter().flat_map(Skill::offered);
        components.map(|c| (c.tag, c.name.clone())).collect::<Vec<_>>()
    });
    let one = |(tag, name): (_, String)| {
        let choose = move || {
            if tag != now {
                app.dispatch(Intent::SwitchComponent(tag));
            }
            done();
        };
        button(if tag == now { "btn.solid" } else { "btn" }, choose).text(&name)
    };
    el("div.switching")
        .attr("role", "group")
        .attr("aria-label", words::COMPONENT)
        .children(components.into_iter().map(one))
}
