//! Practice, the home screen: what is next, and one big Start.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use super::first_run::FirstRun;
use super::marks;
use crate::app::App;
use crate::charts::{TraceOptions, trace};
use crate::domain::{Id, Intent, Model, PLANNED_RANGE, Settings, SkillSummary, TagNo, days_between};
use crate::platform::{locale, time};
use crate::widgets::{Brand, Icon, TraceLine, icons};
use crate::words;

/// Practice; on the first run, the first page instead.
#[component]
pub fn Practice() -> impl IntoView {
    let app = App::here();
    let first = app.part(|model| model.skills.is_empty());
    move || if first.get() { FirstRun().into_any() } else { Home().into_any() }
}

fn summary(model: &Model) -> SkillSummary {
    model.chosen_skill().and_then(|skill| model.summaries.get(&skill.id)).cloned().unwrap_or_default()
}

#[component]
fn Home() -> impl IntoView {
    let app = App::here();
    let running = app.part(|model| model.session.is_some());
    let waiting = app.part(|model| summary(model).waiting);
    let body = app.part(|model| model.chosen_skill().is_some_and(|skill| skill.body));
    view! {
        <main class="practice">
            <div class="top">
                <Brand/>
                {move || (waiting.get() > 0).then(|| view! {
                    <A href="/waiting" attr:class="link"><Icon path=icons::WAITING/>{words::waiting(waiting.get() as usize)}</A>
                })}
            </div>
            <h1 class="vh">{words::PRACTICE}</h1>
            <SkillChoice/>
            <Recent/>
            <div class="cols">
                <ComponentChoice/>
                <div>
                    <LastNote/>
                    {move || body.get().then(|| view! { <p class="note wear">{words::WEAR}</p> })}
                </div>
            </div>
            {move || if running.get() { Return().into_any() } else { Launch().into_any() }}
        </main>
    }
}

#[component]
fn SkillChoice() -> impl IntoView {
    let app = App::here();
    let skills = app.part(|model| model.skills.iter().map(|s| (s.id.clone(), s.name.clone())).collect::<Vec<_>>());
    let chosen = app.part(|model| model.chosen_skill().map(|skill| skill.id.to_string()).unwrap_or_default());
    let choose = move |event| {
        if let Ok(id) = Id::try_from(event_target_value(&event)) {
            app.dispatch(Intent::ChooseSkill(id));
        }
    };
    view! {
        <div class="skill">
            <select aria-label=words::SKILL prop:value=chosen on:change=choose>
                {move || skills.get().into_iter().map(|(id, name)| {
                    let id = id.to_string();
                    let selected = id == chosen.get_untracked();
                    view! { <option value=id selected=selected>{name}</option> }
                }).collect_view()}
            </select>
            <Icon path=icons::DOWN/>
        </div>
    }
}

/// The last attempts as a line, and what they were.
#[component]
fn Recent() -> impl IntoView {
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
        let paths = trace(&marks, (width as f32, height as f32), &TraceOptions { margin: 4.0, ..TraceOptions::default() });
        view! { <TraceLine paths=paths size=(width, height) label=words::trace_of(clean, misses)/> }
    };
    move || {
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
    }
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
fn ComponentChoice() -> impl IntoView {
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
                <input type="radio" name="component" prop:checked=move || chosen.get() == tag
                    on:change=move |_| app.dispatch(Intent::ChooseComponent(tag))/>
                <b>{name}</b><span class="note">{level}</span>
            </label>
        }
    };
    view! {
        <fieldset role="radiogroup" aria-label=words::COMPONENT class="comps">
            {move || components.get().into_iter().map(row).collect_view()}
        </fieldset>
    }
}

/// The newest note of progress of this skill.
#[component]
fn LastNote() -> impl IntoView {
    let app = App::here();
    let noted = app.part(|model| summary(model).noted);
    move || {
        let session = noted.get()?;
        let note = app.note_of(&session)?;
        Some(view! {
            <section class="lesson">
                <h2 class="note">{words::LAST_NOTE}</h2>
                <p class="own" dir="auto">{note.text}</p>
            </section>
        })
    }
}

/// Start, and how long.
#[component]
fn Launch() -> impl IntoView {
    let app = App::here();
    let navigate = use_navigate();
    let planned = app.part(|model| model.settings.planned_min);
    let start = move |_| {
        app.dispatch(Intent::StartSession);
        navigate("/session", Default::default());
    };
    let longer = move |_| {
        let settings = app.peek(|model| model.settings.clone());
        let next = settings.planned_min + 5;
        let planned_min = if PLANNED_RANGE.contains(&next) { next } else { *PLANNED_RANGE.start() };
        app.dispatch(Intent::ChangeSettings(Settings { planned_min, ..settings }));
    };
    view! {
        <div class="launch">
            <button type="button" class="go" on:click=start><Arcs/>{words::START_SESSION}</button>
            <button type="button" class="len" on:click=longer>
                <span class="vh">{words::SESSION_LENGTH}", "</span>
                <span class="num">{move || words::minutes(planned.get())}</span>
            </button>
        </div>
    }
}

/// The way back into a session that is running.
#[component]
fn Return() -> impl IntoView {
    let navigate = use_navigate();
    view! {
        <div class="launch">
            <button type="button" class="go" on:click=move |_| navigate("/session", Default::default())>
                <Arcs/><span><small>{words::SESSION_RUNNING}</small>{words::BACK_TO_SESSION}</span>
            </button>
        </div>
    }
}

#[component]
fn Arcs() -> impl IntoView {
    view! {
        <svg viewBox="0 0 412 132" preserveAspectRatio="none" aria-hidden="true">
            <path vector-effect="non-scaling-stroke" d="M40 72C150 26 300 8 430 14M40 79C150 33 300 15 430 21"/>
        </svg>
    }
}
