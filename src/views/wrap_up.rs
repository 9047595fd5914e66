//! Wrap-up: the session as a line, what it showed, and one sentence of progress.

use leptos::prelude::*;

use super::marks;
use super::shell::Scratches;
use crate::app::{Address, App};
use crate::charts::{TraceOptions, trace, trace_rows};
use crate::domain::{FinishedSession, Intent, SessionSummary, Skill};
use crate::insights::{longest_clean_run, most_tried};
use crate::reactive::{nothing, on};
use crate::widgets::{Button, TraceLine};
use crate::words;

/// The wrap-up of the session that has just ended.
#[component]
pub fn WrapUp() -> AnyView {
    let app = App::here();
    let now = app.now.get_untracked();
    let finished = app.peek(|model| model.session.as_ref().map(|session| session.finished(now)));
    let skill = app.peek(|model| model.session_skill().cloned());
    finished.zip(skill).map_or_else(nothing, |(finished, skill)| view! { <Closing finished skill/> }.into_any())
}

/// The day's best true thing.
fn headline(finished: &FinishedSession, misses: usize) -> String {
    match longest_clean_run(&finished.attempts) {
        Some((run, _)) if run > 1 => words::clean_in_a_row(run),
        Some(_) => words::one_clean().to_owned(),
        None if misses > 0 => words::signals(misses),
        None => words::SESSION_EMPTY.to_owned(),
    }
}

#[component]
fn Closing(finished: FinishedSession, skill: Skill) -> AnyView {
    let app = App::here();
    let summary = SessionSummary::of(&finished);
    let draft = app.peek(|model| model.draft.clone());
    let clean = summary.clean as usize;
    let misses = summary.misses() as usize;
    let counts = words::wrap_counts(
        clean,
        summary.wobbles as usize,
        summary.stumbles as usize,
        summary.falls as usize,
        summary.unsized_misses as usize,
    );
    let best = most_tried(&finished.attempts)
        .and_then(|tried| Some((skill.component(tried.component)?.tweak(tried.tweak)?.to_lowercase(), tried)));
    let finish = move |()| {
        app.dispatch(Intent::Finish);
        if app.peek(|model| model.session.is_none()) {
            app.go(Address::Practice);
        }
    };
    view! {
        <div class="page">
            <Scratches/>
            <super::notices::Notices/>
            <main class="wrap">
                <div class="top"><span class="note ended">{words::session_ended(finished.running)}</span></div>
                <h1>{headline(&finished, misses)}</h1>
                <Page finished=finished.clone()/>
                <div class="cols">
                    <div>
                        <p class="note">{if clean + misses == 0 { words::SESSION_EMPTY_MORE.to_owned() } else { counts }}</p>
                        {best.map(|(tweak, tried)| view! {
                            <p class="lead">{words::retries_before(tried.all)}<b>{tweak}</b>{words::retries_after(tried.clean)}</p>
                        })}
                    </div>
                    <div>
                        <label class="ask" for="note">{words::WHAT_GOT_BETTER}</label>
                        <textarea id="note" class="field" rows="2" dir="auto" placeholder=words::ONE_SENTENCE
                            prop:value=draft
                            on:input=on(move |event: leptos::ev::Event| app.dispatch(Intent::DraftNote(event_target_value(&event))))></textarea>
                        <p class="note">{(summary.waiting > 0).then(|| words::wait_for_cause(summary.waiting as usize))}</p>
                        <Button class="btn solid finish" press=finish>{words::FINISH}</Button>
                        <div class="under">
                            <p>{if skill.body { words::KIND_BODY } else { words::KIND }}</p>
                            <Button class="link" press=move |()| app.dispatch(Intent::Resume)>{words::PRACTISE_ON}</Button>
                        </div>
                    </div>
                </div>
            </main>
        </div>
    }
    .into_any()
}

/// The session as a line: in rows like a page on a phone, in one sweep on a desk.
#[component]
fn Page(finished: FinishedSession) -> AnyView {
    const PER_ROW: usize = 18;
    let marks = marks::of_attempts(&finished.attempts);
    let (clean, misses) = marks::count(&marks);
    if marks.is_empty() {
        return view! {
            <svg class="trace" viewBox="0 0 412 56" aria-hidden="true"><path class="ahead" d="M0 34C70 34 70 16 118 16S180 46 232 46 300 26 412 26"/></svg>
        }.into_any();
    }
    let row = |paths, label: String| view! { <TraceLine paths=paths size=(412, 74) label=label/> }.into_any();
    let rows = trace_rows(&marks, PER_ROW, (412.0, 74.0), 4.0).into_iter().enumerate();
    let rows = rows
        .map(|(n, paths)| row(paths, if n == 0 { words::trace_of(clean, misses) } else { String::new() }))
        .collect_view();
    let wide = trace(&marks, (1040.0, 150.0), &TraceOptions { margin: 5.0, ..TraceOptions::default() });
    view! {
        <figure class="bleed hero" role="group" aria-label=words::SESSION_AS_LINE>
            <div class="narrow">{rows}</div>
            <div class="wide"><TraceLine paths=wide size=(1040, 150) label=words::trace_of(clean, misses)/></div>
        </figure>
    }
    .into_any()
}
