//! What a glance tells: time, component, level, the line so far, the edge.

use leptos::prelude::*;

use super::super::marks;
use crate::app::App;
use crate::charts::{Pitch, TraceOptions, trace};
use crate::domain::{Intent, Model, Phase, Session};
use crate::insights::{EDGE_BAND, Edge};
use crate::reactive::{Part, dynamic, flag, text};
use crate::widgets::{Ahead, Button, Icon, TimerRing, TraceLine, icons};
use crate::words;

/// The upper half.
#[component]
pub fn Instruments() -> AnyView {
    let app = App::here();
    let switching = RwSignal::new(false);
    let component = app.part(component_name);
    view! {
        <div class="top">
            <Button class="btn quiet" press=move |()| app.dispatch(Intent::EndSession)>
                <Icon path=icons::STOP/>{words::END_SESSION}
            </Button>
            <Button class="btn quiet" expanded=switching label=text(move || words::switch_from(&component.get()))
                press=move |()| switching.update(|open| *open = !*open)>
                {words::SWITCH}" "<Icon path=icons::DOWN/>
            </Button>
        </div>
        {dynamic(move || if switching.get() {
            view! { <Switching done=move |()| switching.set(false)/> }.into_any()
        } else {
            view! { <Dial/><Live/><EdgeMeter/> }.into_any()
        })}
    }
    .into_any()
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

#[component]
fn Dial() -> AnyView {
    let app = App::here();
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
    let ladder = app.part(ladder);
    let step = move |steps, word: &'static str, icon, possible: fn(&(String, bool, bool)) -> bool| {
        let off = flag(move || !ladder.with(possible) || paused.get());
        view! {
            <Button disabled=off press=move |()| app.dispatch(Intent::ChangeLevel(steps))><Icon path=icon/>{word}</Button>
        }
        .into_any()
    };
    let time_is_up = Part::new(move || share.get() >= 1.0);
    view! {
        <div class="dial" class:still-ring=flag(move || paused.get())>
            <TimerRing time=time share=share below=below/>
            <div>
                <h1>{text(move || name.get())}</h1>
                <p class="lvl">{text(move || ladder.get().0)}</p>
                {dynamic(move || match time_is_up.get() {
                    true => view! { <p class="time-up" role="status">{words::TIME_IS_UP}</p> }.into_any(),
                    false => view! {
                        <div class="ladder">
                            {step(-1, words::EASIER, icons::EASIER, |ladder| ladder.1)}
                            {step(1, words::HARDER, icons::HARDER, |ladder| ladder.2)}
                        </div>
                    }.into_any(),
                })}
            </div>
        </div>
    }
    .into_any()
}

/// The line so far; it grows at its end and never changes behind it.
#[component]
fn Live() -> AnyView {
    let app = App::here();
    let marks = app.session_part(|session| marks::of_attempts(session.attempts()));
    let paths = Part::new(move || {
        let options = TraceOptions { margin: 4.0, pitch: Pitch::Fixed(15.0), ..TraceOptions::default() };
        marks.with(|marks| trace(marks, (345.0, 50.0), &options))
    });
    let label = Part::new(move || {
        let (clean, misses) = marks.with(|marks| marks::count(marks));
        words::trace_of(clean, misses)
    });
    view! { <div class="live"><TraceLine paths=paths size=(380, 50) label=label ahead=Ahead::Dotted/></div> }.into_any()
}

/// Two edges, and where the misses are between them.
#[component]
fn EdgeMeter() -> AnyView {
    const WIDTH: f64 = 380.0;
    /// Error rates from none to this one are on the scale.
    const SCALE: f64 = 0.6;
    let x = |rate: f64| (rate.min(SCALE) / SCALE * WIDTH) as u32;
    let app = App::here();
    let edge = app.session_part(|session| Some(Edge::of(session.attempts(), session.component(), session.level())));
    let known = move || edge.get().filter(|e| e.n > 0);
    let advice = text(move || edge.get().map(|e| words::edge_advice(e.advice())).unwrap_or_default());
    let band = (x(EDGE_BAND.0), x(EDGE_BAND.1));
    view! {
        <div class="meter">
            <div class="scale">
                <span>{words::EASY}</span>
                <svg viewBox="0 0 380 28" preserveAspectRatio="none" role="img"
                    aria-label=text(move || edge.get().map(|e| words::edge_sentence(&e)).unwrap_or_default())>
                    <path class="whole" d="M0 14H380"/>
                    <rect class="band" x=band.0 y="5" width=band.1 - band.0 height="18"/>
                    <path class="ends" d=format!("M{} 1V27M{} 1V27", band.0, band.1)/>
                    <path class="likely" d=text(move || known().map(|e| format!("M{} 14H{}", x(e.interval.0), x(e.interval.1))).unwrap_or_default())/>
                    <path class="point" d=text(move || known().map(|e| format!("M{} 14h.01", x(e.misses as f64 / e.n as f64))).unwrap_or_default())/>
                </svg>
                <span>{words::HARD}</span>
            </div>
            <p><span>{words::EDGE}</span><span class="num">{advice}</span></p>
        </div>
    }
    .into_any()
}

/// The other components, to go on with one of them.
#[component]
fn Switching(#[prop(into)] done: Callback<()>) -> AnyView {
    let app = App::here();
    let now = app.peek(|model| model.session.as_ref().map_or(0, Session::component));
    let components = app.peek(|model| {
        let components = model.session_skill().map(|skill| skill.components.as_slice()).unwrap_or_default();
        components.iter().map(|c| (c.tag, c.name.clone())).collect::<Vec<_>>()
    });
    let choose = move |tag| {
        if tag != now {
            app.dispatch(Intent::SwitchComponent(tag));
        }
        done.run(());
    };
    view! {
        <div class="switching" role="group" aria-label=words::COMPONENT>
            {components.into_iter().map(|(tag, name)| view! {
                <Button class=if tag == now { "btn solid" } else { "btn" } press=move |()| choose(tag)>{name}</Button>
            }).collect_view()}
        </div>
    }
    .into_any()
}
