//! What a glance tells: time, component, level, the line so far, the edge.

use super::super::marks;
use crate::app::App;
use crate::charts::{Pitch, TraceOptions, trace};
use crate::dom::{El, Part, Var, dynamic, el, list, svg};
use crate::domain::{Intent, Model, Phase, Session};
use crate::insights::{EDGE_BAND, Edge};
use crate::widgets::{Ahead, button, icon, icons, path, timer_ring, toggle, trace_line};
use crate::words;

/// The upper half.
pub fn instruments(app: App) -> El {
    let is_switching = Var::new(false);
    let component = app.part(component_name);
    let end =
        button("btn.quiet", move || app.dispatch(Intent::EndSession)).child(icon(icons::STOP)).text(words::END_SESSION);
    let switch = toggle("btn.quiet", is_switching)
        .attr_of("aria-label", move || words::switch_from(&component.get()))
        .text(words::SWITCH)
        .text(" ")
        .child(icon(icons::DOWN));
    let shown = dynamic(move || match is_switching.get() {
        true => switching(app, move || is_switching.set(false)),
        false => list([dial(app), live(app), edge_meter(app)]),
    });
    list([el("div.top").child(end).child(switch), shown])
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
    let planned = app.session_part(|session| session.start_of().planned_min);
    let paused = app.session_part(|session| session.phase() == Phase::Paused);
    let clock = app.session_part(|session| Some(session.clock()));
    let running = Part::new(move || clock.get().map_or(0, |clock| clock.running(app.now.get())));
    let time = Part::new(move || words::clock(running.get()));
    let planned_ms = move || f64::from(planned.get().max(1)) * 60_000.0;
    // by the second: a ring that moves half a pixel a frame is work that nobody sees
    let share = Part::new(move || (running.get() / 1000 * 1000) as f64 / planned_ms());
    let below = Part::new(move || match paused.get() {
        true => words::PAUSED.to_owned(),
        false => words::of_minutes(planned.get()),
    });
    let name = app.part(component_name);
    let level = app.part(|model| ladder(model).0);
    let time_is_up = Part::new(move || share.get() >= 1.0);
    let steps = dynamic(move || match time_is_up.get() {
        true => el("p.time-up").attr("role", "status").text(words::TIME_IS_UP),
        false => ladder_buttons(app),
    });
    let what = el("div")
        .child(el("h1").text_of(move || name.get()))
        .child(el("p.lvl").text_of(move || level.get()))
        .child(steps);
    el("div.dial").class_of("still-ring", move || paused.get()).child(timer_ring(time, share, below)).child(what)
}

fn ladder_buttons(app: App) -> El {
    let step = move |steps, word, path, possible: fn(&Model) -> bool| {
        let off = app.part(move |model| {
            !possible(model) || model.session.as_ref().is_some_and(|session| session.phase() == Phase::Paused)
        });
        button("btn", move || app.dispatch(Intent::ChangeLevel(steps)))
            .prop_of("disabled", move || off.get())
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
    let marks = app.session_part(|session| marks::of_attempts(session.attempts()));
    let paths = Part::new(move || {
        let options = TraceOptions { margin: 4.0, pitch: Pitch::Fixed(15.0), ..TraceOptions::default() };
        marks.with(|marks| trace(marks, (345.0, 50.0), &options))
    });
    let label = Part::new(move || {
        let (clean, misses) = marks.with(|marks| marks::count(marks));
        words::trace_of(clean, misses)
    });
    el("div.live").child(trace_line(paths, (380, 50), label, Ahead::Dotted))
}

/// Two edges, and where the misses are between them.
fn edge_meter(app: App) -> El {
    const WIDTH: f64 = 380.0;
    /// Error rates from none to this one are on the scale.
    const SCALE: f64 = 0.6;
    let x = |rate: f64| (rate.min(SCALE) / SCALE * WIDTH) as u32;
    let edge = app.session_part(|session| Some(Edge::of(session.attempts(), session.component(), session.level())));
    let known = move || edge.get().filter(|e| e.n > 0);
    let advice = move || edge.get().map(|e| words::edge_advice(e.advice())).unwrap_or_default();
    let sentence = move || edge.get().map(|e| words::edge_sentence(&e)).unwrap_or_default();
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
        let components = model.session_skill().map(|skill| skill.components.as_slice()).unwrap_or_default();
        components.iter().map(|c| (c.tag, c.name.clone())).collect::<Vec<_>>()
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
