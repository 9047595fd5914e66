//! The edge, with its advice; while a breakdown ladder is climbed, the ladder.

use super::super::level_name::level_name;
use super::pads::misses_only;
use crate::app::App;
use crate::dom::{El, dynamic, el, nothing, svg};
use crate::domain::{Intent, Model, Phase};
use crate::insights::{EDGE_BAND, Edge, EdgeAdvice, is_new_best};
use crate::widgets::{button, icon, icons, path};
use crate::words;

/// What stands below the live line: which, and what it says.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    kind: Kind,
    text: String,
    more: String,
}

#[derive(Copy, Clone, PartialEq, Default)]
enum Kind {
    #[default]
    Edge,
    /// The edge, with an advice to take: so many rungs.
    Advice(isize),
    /// Only misses are logged: there is no edge.
    NoEdge,
    Climbing,
    /// A ladder came to its end a moment ago.
    Climbed,
    /// The timer stands still: a ladder can be begun.
    Rest,
    /// The same, where a ladder needs clean attempts.
    RestWithMisses,
}

fn shown(model: &Model) -> Shown {
    let is = |kind| Shown { kind, ..Shown::default() };
    let Some((session, skill)) = model.session.as_ref().zip(model.session_skill()) else { return Shown::default() };
    let Some(component) = skill.component(session.component()) else { return Shown::default() };
    let rests = session.phase() == Phase::Paused;
    if session.ladder().is_some() {
        return is(Kind::Climbing);
    }
    if session.start_of().misses_only {
        return is(if rests { Kind::RestWithMisses } else { Kind::NoEdge });
    }
    if rests && model.may_climb() {
        return is(Kind::Rest);
    }
    let standing = model.summary(&skill.id).and_then(|summary| summary.standing(component.tag));
    if let Some(run) = session.ladder_just_ended() {
        // the last is this one, unless a fall ended it
        let earlier = session.ladders().split_last().map_or(&[][..], |(_, earlier)| earlier);
        let reached = standing.map(|standing| standing.reached.as_slice()).unwrap_or_default();
        let is_best = is_new_best(component, run, reached, earlier);
        return Shown {
            kind: Kind::Climbed,
            text: words::ladder_ended(run.end, &level_name(component, run.level, run.value), is_best),
            more: words::back_on(&level_name(component, session.level(), None)),
        };
    }
    let advice = Edge::of(standing, session.attempts(), component.tag, session.level()).advice();
    let (steps, word) = match advice {
        EdgeAdvice::Harder => (1, words::HARDER),
        EdgeAdvice::Easier => (-1, words::EASIER),
        _ => (0, ""),
    };
    match component.step(session.level(), steps).filter(|_| steps != 0 && !rests) {
        None => Shown { text: words::edge_advice(advice), ..Shown::default() },
        Some(level) => Shown {
            kind: Kind::Advice(steps),
            text: words::take_advice(word, &level_name(component, level, None)),
            more: String::new(),
        },
    }
}

/// The edge meter, or what stands in its place.
pub(super) fn meter(app: App) -> El {
    let follows = app.follows.get_untracked();
    let show = move |Shown { kind, text, more }: &Shown| match *kind {
        Kind::Climbing => climbing(app),
        Kind::Climbed => {
            el("div.meter").attr("role", "status").child(el("b").text(text)).child(el("span.note").text(more))
        }
        // nothing of what another tab logs can be pressed here
        Kind::Rest if !follows => el("div.meter").child(ladder_button(app, || {})),
        Kind::RestWithMisses if !follows => el("div.meter").child(el("p.note").text(words::LADDER_NEEDS_CLEANS)),
        Kind::NoEdge | Kind::RestWithMisses => el("div.meter").child(said(words::EDGE_NEEDS_CLEANS)),
        Kind::Advice(steps) if !follows => {
            let sign = if steps > 0 { icons::HARDER } else { icons::EASIER };
            let take = button("btn", move || app.dispatch(Intent::ChangeLevel(steps))).child(icon(sign)).text(text);
            el("div.meter").child(scale(app)).child(take)
        }
        Kind::Edge | Kind::Advice(_) | Kind::Rest => el("div.meter").child(scale(app)).child(said(text)),
    };
    dynamic(move || app.read(shown), show)
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

/// Two edges, and where the misses are between them.
fn scale(app: App) -> El {
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
    el("div.scale").child(el("span").text(words::EASY)).child(picture).child(el("span").text(words::HARD))
}

fn said(advice: &str) -> El {
    el("p").child(el("span").text(words::EDGE)).child(el("span.num").text(advice))
}
