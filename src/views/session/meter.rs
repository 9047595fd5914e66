//! The edge, with its advice; while a breakdown ladder is climbed, the ladder.

use super::super::level_name::{harder_by, level_name};
use super::pads::misses_only;
use crate::app::App;
use crate::dom::{El, dynamic, el, nothing, svg};
use crate::domain::{Intent, LadderEnd, Model, Phase};
use crate::insights::{EDGE_BAND, Edge, EdgeAdvice, is_new_best};
use crate::widgets::{button, icon, icons, path};
use crate::words;

/// What stands below the live line.
#[derive(Clone, PartialEq)]
enum Shown {
    Edge,
    /// Only misses are logged: there is no edge.
    NoEdge,
    Climbing,
    /// What a ladder came to, a moment ago; and the level that it went back to.
    Climbed(String, String),
    /// The timer stands still: a ladder can be begun, or (`false`) needs clean attempts.
    Rest(bool),
}

fn shown(model: &Model) -> Option<Shown> {
    let session = model.session.as_ref()?;
    let component = model.session_skill()?.component(session.component())?;
    let rests = session.phase() == Phase::Paused;
    if session.ladder().is_some() {
        return Some(Shown::Climbing);
    }
    if session.start_of().misses_only {
        return Some(if rests { Shown::Rest(false) } else { Shown::NoEdge });
    }
    if rests && model.may_climb() {
        return Some(Shown::Rest(true));
    }
    let Some(run) = session.ladder_just_ended() else { return Some(Shown::Edge) };
    let earlier: Vec<_> = session.ladders().copied().collect();
    let earlier = &earlier[..earlier.len().saturating_sub(usize::from(run.end != LadderEnd::Fell))];
    let standing = model.summary(&session.start_of().skill).and_then(|summary| summary.standing(run.component));
    let reached = standing.map(|standing| standing.reached.as_slice()).unwrap_or_default();
    let ended = words::ladder_ended(
        run.end,
        &level_name(component, run.level, run.value),
        is_new_best(component, run, reached, earlier),
    );
    Some(Shown::Climbed(ended, words::back_on(&level_name(component, session.level(), None))))
}

/// The edge meter, or what stands in its place.
pub(super) fn meter(app: App) -> El {
    let show = move |now: &Option<Shown>| match now {
        Some(Shown::Climbing) => climbing(app),
        Some(Shown::Climbed(ended, back)) => {
            el("div.meter").attr("role", "status").child(el("b").text(ended)).child(el("span.note").text(back))
        }
        Some(Shown::Rest(true)) => el("div.meter").child(ladder_button(app, || {})),
        Some(Shown::Rest(false)) => el("div.meter").child(el("p.note").text(words::LADDER_NEEDS_CLEANS)),
        Some(Shown::NoEdge) => {
            let says = el("p").child(el("span").text(words::EDGE)).child(el("span").text(words::EDGE_NEEDS_CLEANS));
            el("div.meter").child(says)
        }
        Some(Shown::Edge) => edge_meter(app),
        None => nothing(),
    };
    // nothing of what another tab logs can be pressed here
    let now = move || match app.read(shown) {
        Some(Shown::Rest(_)) if app.follows.get_untracked() => Some(Shown::Edge),
        now => now,
    };
    dynamic(now, show)
}

/// How far the ladder is climbed.
fn climbing(app: App) -> El {
    let of = move || app.read_session(|session| session.ladder().map(|ladder| (ladder.rung(), ladder.missed())));
    let rung = move || of().map(|(rung, _)| words::ladder_rung(rung)).unwrap_or_default();
    let missed = move || of().map(|(_, missed)| words::missed_in_a_row(missed)).unwrap_or_default();
    let head = el("p").child(el("span").text(words::BREAKDOWN_LADDER)).child(el("span.num").text_of(rung));
    el("div.meter").child(head).child(el("p.note").text_of(missed))
}

/// Begins a breakdown ladder; `then` is called.
pub(super) fn ladder_button(app: App, then: impl Fn() + 'static) -> El {
    let begin = move || {
        app.dispatch(Intent::StartLadder);
        then();
    };
    let what = el("span").text(words::BREAKDOWN_LADDER).child(el("small.note").text(words::LADDER_WHAT));
    button("btn.climb", begin).child(icon(icons::SKILLS)).child(what)
}

/// A breakdown ladder as one of the things to go on with; why it is not offered, where clean attempts are not logged.
pub(super) fn ladder_choice(app: App, then: impl Fn() + Copy + 'static) -> El {
    match (misses_only(app), app.peek(Model::may_climb)) {
        (true, _) => el("p.note").text(words::LADDER_NEEDS_CLEANS),
        (_, true) => ladder_button(app, then),
        _ => nothing(),
    }
}

fn edge_of(model: &Model) -> Option<Edge> {
    let session = model.session.as_ref()?;
    let (component, level) = (session.component(), session.level());
    let before = model.summary(&session.start_of().skill).and_then(|summary| summary.standing(component));
    Some(Edge::of(before, session.attempts(), component, level))
}

/// The advice as something to do: so many rungs, and what that is called. `None` where there is nothing to do, or no such rung.
fn to_do(model: &Model) -> Option<(isize, String)> {
    let (steps, word) = match edge_of(model)?.advice() {
        EdgeAdvice::Harder => (1, words::HARDER),
        EdgeAdvice::Easier => (-1, words::EASIER),
        _ => return None,
    };
    let session = model.session.as_ref().filter(|session| session.phase() == Phase::Running)?;
    let component = model.session_skill()?.component(session.component())?;
    Some((steps, words::take_advice(word, &harder_by(component, session.level(), steps)?)))
}

/// Two edges, and where the misses are between them.
fn edge_meter(app: App) -> El {
    const WIDTH: f64 = 380.0;
    /// Error rates from none to this one are on the scale.
    const SCALE: f64 = 0.6;
    // half a dot from either end: the dot lies over neither word
    let x = |rate: f64| (8.0 + rate.min(SCALE) / SCALE * (WIDTH - 16.0)) as u32;
    let edge = move || app.read(edge_of);
    let known = move || edge().filter(|e| e.n > 0);
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
    let says = move |to_do: &Option<(isize, String)>| match to_do {
        Some((steps, what)) if !app.follows.get_untracked() => {
            let steps = *steps;
            let sign = if steps > 0 { icons::HARDER } else { icons::EASIER };
            button("btn", move || app.dispatch(Intent::ChangeLevel(steps))).child(icon(sign)).text(what)
        }
        Some((_, what)) => said(el("span").text(what)),
        None => {
            let advice = move || edge().map(|e| words::edge_advice(e.advice())).unwrap_or_default();
            said(el("span.num").text_of(advice))
        }
    };
    el("div.meter").child(scale).child(dynamic(move || app.read(to_do), says))
}

fn said(advice: El) -> El {
    el("p").child(el("span").text(words::EDGE)).child(advice)
}
