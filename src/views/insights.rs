//! Insights: what weeks of sessions show.

use leptos::prelude::*;

use super::link::Link;
use crate::app::{Address, App};
use crate::charts::{FrequencySeries, Labels, SessionBar, Theme, frequency_svg, session_at, sessions_shown};
use crate::domain::SessionSummary;
use crate::insights::per_minute;
use crate::platform::{locale, page};
use crate::reactive::{Part, on, only_if, text};
use crate::widgets::{Button, Icon, icons};
use crate::words;

const TITLE: &str = "frequency-finding";
const HEIGHT: u32 = 262;

/// The charts of the chosen skill.
#[component]
pub fn Insights() -> AnyView {
    let app = App::here();
    let chosen = app.peek(|model| model.chosen_skill().map(|skill| skill.id.clone()));
    let sessions: Vec<SessionSummary> =
        app.summaries().into_iter().filter(|session| Some(&session.skill) == chosen.as_ref()).collect();
    let name = app.peek(|model| model.chosen_skill().map(|skill| skill.name.clone()));
    view! {
        <main>
            <div class="top"><h1>{words::INSIGHTS}</h1></div>
            <p class="scope">{name}</p>
            {match sessions.is_empty() {
                true => view! { <Nothing/> }.into_any(),
                false => view! { <Frequency sessions/> }.into_any(),
            }}
        </main>
    }
    .into_any()
}

#[component]
fn Nothing() -> AnyView {
    view! {
        <section class="sec">
            <hr class="edges"/>
            <h2>{words::NOTHING_TO_DRAW}</h2>
            <p>{words::FIRST_DOT}</p>
            <svg class="trace" viewBox="0 0 380 56" aria-hidden="true">
                <path class="ahead" d="M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"/>
            </svg>
            <Link to=Address::Practice class="btn solid">{words::GO_TO_PRACTICE}</Link>
        </section>
    }
    .into_any()
}

fn bar(session: &SessionSummary) -> SessionBar {
    SessionBar {
        label: locale::short_day(session.began, session.utc_offset_min),
        minutes: session.running as f64 / 60_000.0,
        wobble: session.wobbles,
        stumble: session.stumbles,
        fall: session.falls,
        unsized_misses: session.unsized_misses,
    }
}

fn theme(name: &str) -> Theme {
    match name {
        "dark" => Theme::DARK,
        "rink" => Theme::RINK,
        _ => Theme::LIGHT,
    }
}

/// The first sentence: what the newest (or the chosen) session came to.
fn finding(session: &SessionSummary) -> (String, String) {
    let rate = per_minute(session.misses(), session.running).map(words::rate);
    words::frequency_finding(session.misses() as usize, session.running, &rate.unwrap_or_else(|| "–".to_owned()))
}

/// Misses a minute, session by session, by size.
#[component]
fn Frequency(sessions: Vec<SessionSummary>) -> AnyView {
    let app = App::here();
    let width = if page::width() >= 1024.0 { 620 } else { (page::width().min(700.0) - 36.0).max(288.0) as u32 };
    let size = (width, HEIGHT);
    let labels = Labels { misses_per_minute: words::MISSES_PER_MINUTE.to_owned(), decimal_sign: '.' };
    let selected = RwSignal::new(None::<usize>);
    let table = RwSignal::new(false);
    let method = RwSignal::new(false);
    let bars: Vec<SessionBar> = sessions.iter().map(bar).collect();
    let series = move |selected| FrequencySeries { sessions: bars.clone(), selected };
    let shown = sessions_shown(&series(None), &labels, size);
    let note = words::frequency_note(sessions.len(), shown.len());
    let newest = sessions.len() - 1;
    let svg = {
        let (series, labels) = (series.clone(), labels.clone());
        // the theme may change while this is on screen
        let themed = app.part(|model| model.settings.theme);
        Part::new(move || {
            themed.track();
            frequency_svg(&series(selected.get()), &labels, &theme(app.theme_shown()), size, TITLE)
        })
    };
    let pick = move |event: leptos::ev::MouseEvent| {
        use wasm_bindgen::JsCast;
        let Some(target) = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else { return };
        let area = target.get_bounding_client_rect();
        let x = (f64::from(event.client_x()) - area.left()) * f64::from(width) / area.width().max(1.0);
        selected.set(session_at(&series(None), &labels, size, x as f32));
    };
    let list = StoredValue::new(sessions);
    let named = Part::new(move || {
        let at = selected.get().unwrap_or(newest);
        list.with_value(|list| list.get(at).map(|s| (finding(s), locale::short_day(s.began, s.utc_offset_min))))
    });
    let rows = move || list.with_value(|list| list.iter().rev().map(row).collect_view());
    let missing = 5_usize.saturating_sub(newest + 1);
    view! {
        <section class="sec" aria-labelledby=TITLE>
            <hr class="edges"/>
            <h2 class="find" id=TITLE>{text(move || named.get().map(|((before, _), _)| before).unwrap_or_default())}<em>{text(move || named.get().map(|((_, number), _)| number).unwrap_or_default())}</em>"."</h2>
            <p class="note">{text(move || match selected.get() {
                Some(_) => named.get().map(|(_, day)| day).unwrap_or_default(),
                None => note.clone(),
            })}</p>
            <figure class="chart" on:click=on(pick) inner_html=text(move || svg.get())></figure>
            <Key/>
            <div class="under">
                <Button class="link" expanded=table press=move |()| table.update(|open| *open = !*open)>
                    <Icon path=icons::TABLE/>{words::SHOW_AS_TABLE}
                </Button>
                <Button class="link" expanded=method press=move |()| method.update(|open| *open = !*open)>
                    {words::HOW_WORKED_OUT}
                </Button>
            </div>
            {only_if(method, || view! { <p class="note">{words::FREQUENCY_METHOD}</p> }.into_any())}
            {only_if(table, move || view! {
                <div class="scroll" tabindex="0" role="region" aria-label=words::SESSIONS_AS_TABLE>
                    <table class="tbl">
                        <thead><tr>
                            <th scope="col">{words::DAY}</th><th scope="col">{words::MINUTES}</th><th scope="col">{words::WOBBLE}</th>
                            <th scope="col">{words::STUMBLE}</th><th scope="col">{words::FALL}</th><th scope="col">{words::UNSIZED}</th>
                            <th scope="col">{words::CLEAN}</th><th scope="col">{words::MISSES_PER_MINUTE}</th>
                        </tr></thead>
                        <tbody>{rows()}</tbody>
                    </table>
                </div>
            }.into_any())}
        </section>
        {(missing > 0).then(|| view! { <section class="sec still"><p>{words::sessions_missing(missing)}</p></section> })}
    }
    .into_any()
}

fn row(session: &SessionSummary) -> AnyView {
    let rate = per_minute(session.misses(), session.running).map(words::rate).unwrap_or_else(|| "–".to_owned());
    let minutes = (session.running + 30_000) / 60_000;
    view! {
        <tr>
            <th scope="row">{locale::short_day(session.began, session.utc_offset_min)}</th><td>{minutes}</td><td>{session.wobbles}</td>
            <td>{session.stumbles}</td><td>{session.falls}</td><td>{session.unsized_misses}</td><td>{session.clean}</td><td>{rate}</td>
        </tr>
    }
    .into_any()
}

/// What the parts of a bar mean.
#[component]
fn Key() -> AnyView {
    let part = |class: &'static str, word: &'static str| {
        view! { <span><svg viewBox="0 0 18 18" aria-hidden="true"><rect class=class x="1.5" y="1.5" width="15" height="15"/><path class="hatch" d="M2 12L12 2M6 16L16 6"/></svg>{word}</span> }.into_any()
    };
    view! {
        <p class="key">
            {part("seg w", words::WOBBLE)}{part("seg s", words::STUMBLE)}{part("seg f", words::FALL)}{part("seg u", words::UNSIZED)}
        </p>
    }
    .into_any()
}
