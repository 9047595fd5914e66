//! Practice, the home screen: what is next, and one big Start.

use leptos::prelude::*;

use super::first_run::FirstRun;
use super::link::Link;
use super::marks;
use crate::app::{Address, App};
use crate::charts::{TraceOptions, trace};
use crate::domain::{Id, Intent, Model, PLANNED_RANGE, Settings, SkillSummary, TagNo, days_between};
use crate::platform::{locale, time};
use crate::reactive::{dynamic, flag, nothing, on, only_if, text};
use crate::widgets::{Brand, Button, Icon, TraceLine, icons};
use crate::words;

/// Practice; on the first run, the first page instead.
#[component]
pub fn Practice() -> AnyView {
    let app = App::here();
    let first = app.part(|model| model.skills.is_empty());
    dynamic(move || if first.get() { FirstRun() } else { Home() })
}

fn summary(model: &Model) -> SkillSummary {
    model.chosen_skill().and_then(|skill| model.summary(&skill.id)).cloned().unwrap_or_default()
}

#[component]
fn Home() -> AnyView {
    let app = App::here();
    let running = app.part(|model| model.session.is_some());
    let waiting = app.part(|model| summary(model).waiting);
    let body = app.part(|model| model.chosen_skill().is_some_and(|skill| skill.body));
    view! {
        <main class="practice">
            <div class="top">
                <Brand/>
                {dynamic(move || match waiting.get() {
                    0 => nothing(),
                    n => view! {
                        <Link to=Address::Waiting class="link"><Icon path=icons::WAITING/>{words::waiting(n as usize)}</Link>
                    }.into_any(),
                })}
            </div>
            <h1 class="vh">{words::PRACTICE}</h1>
            <SkillChoice/>
            <Recent/>
            <div class="cols">
                <ComponentChoice/>
                <div>
                    <LastNote/>
                    {only_if(body, || view! { <p class="note wear">{words::WEAR}</p> }.into_any())}
                </div>
            </div>
            {dynamic(move || if running.get() { Return() } else { Launch() })}
        </main>
    }
    .into_any()
}

#[component]
fn SkillChoice() -> AnyView {
    let app = App::here();
    let skills = app.part(|model| model.skills.iter().map(|s| (s.id.to_string(), s.name.clone())).collect::<Vec<_>>());
    let chosen = app.part(|model| model.chosen_skill().map(|skill| skill.id.to_string()).unwrap_or_default());
    let choose = move |event: leptos::ev::Event| {
        if let Ok(id) = Id::try_from(event_target_value(&event)) {
            app.dispatch(Intent::ChooseSkill(id));
        }
    };
    view! {
        <div class="skill">
            <select aria-label=words::SKILL prop:value=text(move || chosen.get()) on:change=on(choose)>
                {dynamic(move || skills.get().into_iter().map(|(id, name)| {
                    let selected = id == chosen.get_untracked();
                    view! { <option value=id selected=selected>{name}</option> }
                }).collect_view().into_any())}
            </select>
            <Icon path=icons::DOWN/>
        </div>
    }
    .into_any()
}

/// The last attempts as a line, and what they were.
#[component]
fn Recent() -> AnyView {
    let app = App::here();
    let shown = app.part(|model| {
        let summary = summary(model);
        let skill = model.chosen_skill();
        let component = skill.and_then(|skill| skill.component(summary.component)).map(|c| c.name.clone());
        (summary, component.unwrap_or_default(), skill.is_some_and(|skill| skill.body))
    });
    let picture = move |width: u32, height: u32| {
        let marks = shown.with(|(summary, ..)| marks::of_letters(&summary.recent));
        let (clean, misses) = marks::count(&marks);
        let paths =
            trace(&marks, (width as f32, height as f32), &TraceOptions { margin: 4.0, ..TraceOptions::default() });
        view! { <TraceLine paths=paths size=(width, height) label=words::trace_of(clean, misses)/> }.into_any()
    };
    dynamic(move || {
        let (summary, component, body) = shown.get();
        let (clean, misses) = marks::count(&marks::of_letters(&summary.recent));
        if clean + misses == 0 {
            return view! {
                <figure class="bleed hero">
                    <svg class="trace" viewBox="0 0 412 60" aria-hidden="true">
                        <path class="ahead" d="M0 34C70 34 70 16 118 16S180 46 232 46 300 26 412 26"/>
                    </svg>
                </figure>
                <p class="note">{words::NO_ATTEMPTS_YET}</p>
            }
            .into_any();
        }
        let day = summary.newest.map(|newest| day_word(newest, app.now.get_untracked())).unwrap_or_default();
        view! {
            <figure class="bleed hero">
                <div class="narrow">{picture(412, 116)}</div>
                <div class="wide">{picture(1040, 184)}</div>
            </figure>
            <p class="note">
                {words::recent(&component, &day, clean, misses)}" "
                <span class="nowrap">{words::so_far(summary.running, body)}</span>
            </p>
        }
        .into_any()
    })
}

/// "today", "yesterday", "Thursday", "19 Nov".
fn day_word(then: (crate::domain::Instant, i16), now: crate::domain::Instant) -> String {
    let days = days_between(then, (now, time::utc_offset_min())).unwrap_or(i64::MAX);
    match words::days_ago(days) {
        Some(word) => word.to_owned(),
        None if (0..7).contains(&days) => locale::weekday(then.0, then.1),
        None => locale::short_day(then.0, then.1),
    }
}

#[component]
fn ComponentChoice() -> AnyView {
    let app = App::here();
    let components = app.part(|model| {
        let components = model.chosen_skill().map(|skill| skill.components.as_slice()).unwrap_or_default();
        let row = |c: &crate::domain::Component| {
            let level = c.level(c.level).filter(|level| level.name != c.name).map(|level| level.name.clone());
            (c.tag, c.name.clone(), level.unwrap_or_default())
        };
        components.iter().map(row).collect::<Vec<_>>()
    });
    let chosen = app.part(|model| model.chosen_skill().map_or(0, |skill| skill.chosen));
    let row = move |(tag, name, level): (TagNo, String, String)| {
        view! {
            <label class="comp">
                <input type="radio" name="component" prop:checked=flag(move || chosen.get() == tag)
                    on:change=on(move |_: leptos::ev::Event| app.dispatch(Intent::ChooseComponent(tag)))/>
                <b>{name}</b><span class="note">{level}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset role="radiogroup" aria-label=words::COMPONENT class="comps">
            {dynamic(move || components.get().into_iter().map(row).collect_view().into_any())}
        </fieldset>
    }
    .into_any()
}

/// The newest note of progress of this skill.
#[component]
fn LastNote() -> AnyView {
    let app = App::here();
    let noted = app.part(|model| summary(model).noted);
    dynamic(move || match noted.get().and_then(|session| app.note_of(&session)) {
        None => nothing(),
        Some(note) => view! {
            <section class="lesson">
                <h2 class="note">{words::LAST_NOTE}</h2>
                <p class="own" dir="auto">{note.text}</p>
            </section>
        }
        .into_any(),
    })
}

/// Start, and how long.
#[component]
fn Launch() -> AnyView {
    let app = App::here();
    let planned = app.part(|model| model.settings.planned_min);
    let start = move |()| {
        app.dispatch(Intent::StartSession);
        app.go(Address::Session);
    };
    let longer = move |()| {
        let settings = app.peek(|model| model.settings.clone());
        let next = settings.planned_min + 5;
        let planned_min = if PLANNED_RANGE.contains(&next) { next } else { *PLANNED_RANGE.start() };
        app.dispatch(Intent::ChangeSettings(Settings { planned_min, ..settings }));
    };
    view! {
        <div class="launch">
            <Button class="go" press=start><Arcs/>{words::START_SESSION}</Button>
            <Button class="len" press=longer>
                <span class="vh">{words::SESSION_LENGTH}", "</span>
                <span class="num">{text(move || words::minutes(planned.get()))}</span>
            </Button>
        </div>
    }
    .into_any()
}

/// The way back into a session that is running.
#[component]
fn Return() -> AnyView {
    let app = App::here();
    view! {
        <div class="launch">
            <Button class="go" press=move |()| app.go(Address::Session)>
                <Arcs/><span><small>{words::SESSION_RUNNING}</small>{words::BACK_TO_SESSION}</span>
            </Button>
        </div>
    }
    .into_any()
}

#[component]
fn Arcs() -> AnyView {
    view! {
        <svg viewBox="0 0 412 132" preserveAspectRatio="none" aria-hidden="true">
            <path vector-effect="non-scaling-stroke" d="M40 72C150 26 300 8 430 14M40 79C150 33 300 15 430 21"/>
        </svg>
    }
    .into_any()
}
