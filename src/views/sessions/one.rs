//! A session that is over: its day, its line, its note, and what happened, to be changed.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::event_target_value;

use super::super::link::link;
use super::super::marks;
use super::line::line;
use super::{counts, taken_back};
use crate::app::{Address, App};
use crate::charts::{TraceOptions, trace};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{FinishedSession, MicroFailure, Note, Outcome, field_of};
use crate::insights::{Moment, timeline};
use crate::platform::{locale, time};
use crate::widgets::{button, icon, icons, trace_line};
use crate::words;

/// A session while it is looked at: as it is now, and which line of it is being changed.
#[derive(Copy, Clone)]
pub(super) struct Shown {
    pub(super) app: App,
    pub(super) session: Var<Arc<FinishedSession>>,
    pub(super) edits: Var<Option<usize>>,
}

impl Shown {
    /// Keeps the session as `changed`.
    pub(super) fn keep(self, changed: FinishedSession) {
        self.session.set(Arc::new(changed.clone()));
        let note = self.app.note_of(&changed.id);
        self.app.keep_changed(changed, note);
    }
}

/// The session that the address names.
pub fn one_session(app: App) -> El {
    let back = link(app, Address::Sessions, "link").child(icon(icons::BACK)).text(words::SESSIONS);
    let show = move |_: &u32| match app.session_at().and_then(|id| app.finished_session(&id)) {
        Some(found) => whole(Shown { app, session: Var::new(Arc::new(found)), edits: Var::new(None) }),
        None => el("div.still").child(el("h1").text(words::SESSION_GONE)).child(el("p").text(words::SESSION_GONE_MORE)),
    };
    el("main")
        .child(el("div.top").child(back))
        .child(taken_back(app))
        .child(dynamic(move || app.taken_back.get(), show))
}

fn whole(shown: Shown) -> El {
    let Shown { app, session, .. } = shown;
    let head = move || session.with(|session| locale::long_day(session.began, session.utc_offset_min));
    let what = move || session.with(|session| words::session_of(session.running, &counts(app, session)));
    let drawn = |session: &Arc<FinishedSession>| {
        let marks = marks::of_attempts(&session.attempts);
        let (clean, misses) = marks::count(&marks);
        let line = trace(&marks, (380.0, 52.0), &TraceOptions::default());
        if marks.is_empty() { nothing() } else { trace_line(&line, (380, 52), &words::trace_of(clean, misses)) }
    };
    let left = el("div").child(dynamic(move || session.get(), drawn)).child(note(shown)).child(day(shown));
    let right = el("section.sec")
        .child(el("hr.edges"))
        .child(el("h2").text(words::LINE_BY_LINE))
        .child(el("p.note").text(words::LINE_BY_LINE_MORE))
        .child(lines(shown))
        .child(missed_tap(shown));
    let delete = button("btn", move || app.delete_session((*session.get_untracked()).clone()));
    list([
        el("h1").text_of(head),
        el("p.note.num").text_of(what),
        el("div.cols").child(left).child(right),
        el("section.sec").child(delete.text(words::DELETE_SESSION)),
    ])
}

fn lines(shown: Shown) -> El {
    let moments = move || shown.session.with(|session| timeline(session));
    let show = move |moments: &Vec<Moment>| el("ol.tl").children(moments.iter().map(|moment| line(shown, *moment)));
    dynamic(moments, show)
}

/// The note of progress, which can be changed.
fn note(shown: Shown) -> El {
    let Shown { app, session, .. } = shown;
    let noted = move || session.with(|session| app.note_of(&session.id));
    let text = Var::new(noted().map(|note| note.text).unwrap_or_default());
    let writes = Var::new(false);
    let keep = move || {
        let (before, kept) = (noted(), session.get_untracked());
        let words = text.get_untracked().trim().to_owned();
        let at = before.as_ref().map_or(app.now.get_untracked(), |note| note.at);
        let skill = kept.skill.clone();
        let note = (!words.is_empty()).then(|| Note { session: kept.id.clone(), skill, at, text: words });
        if note != before {
            app.keep_changed((*kept).clone(), note);
        }
        writes.set(false);
    };
    let keep = Rc::new(keep);
    let show = move |is: &bool| {
        let now = text.get_untracked();
        if *is {
            let keep = keep.clone();
            let field = el("textarea.field")
                .attr("rows", "2")
                .attr("dir", "auto")
                .attr("aria-label", words::WHAT_GOT_BETTER)
                .text(&now)
                .on("input", move |event| text.set(event_target_value(&event)));
            return list([field, button("btn.solid", move || keep()).text(words::DONE)]);
        }
        let word = if now.is_empty() { words::WRITE_NOTE } else { words::EDIT_NOTE };
        list([el("p.own").attr("dir", "auto").text(&now), button("link", move || writes.set(true)).text(word)])
    };
    el("section.sec").child(el("h2").text(words::WHAT_GOT_BETTER)).child(dynamic(move || writes.get(), show))
}

/// When it was.
fn day(shown: Shown) -> El {
    let session = shown.session;
    let value = move || session.with(|session| field_of(session.began, session.utc_offset_min));
    let field = el("input.field").attr("type", "datetime-local").value_of(value).on("change", move |event| {
        // what is still to come cannot have been practised
        let now = shown.app.now.get_untracked();
        if let Some((began, offset)) = time::of_field(&event_target_value(&event)).filter(|(at, _)| *at <= now) {
            shown.keep(session.get_untracked().begun_at(began, offset));
        }
    });
    el("label.when").text(words::BEGAN_AT).child(field)
}

/// A tap that was not made when it should have been.
fn missed_tap(shown: Shown) -> El {
    let session = shown.session;
    let most = session.with(|session| session.running / 60_000);
    let minute = Var::new(most);
    let add = move |word, outcome| {
        let add = move || {
            let (changed, place) = session.get_untracked().with_attempt(minute.get_untracked() * 60_000, outcome);
            if place.is_some() {
                // the lines below it have other places now
                shown.edits.set(None);
                shown.keep(changed);
            }
        };
        button("btn", add).child(icon(icons::PLUS)).text(word)
    };
    let form = move || {
        let field = el("input.field.num")
            .attr("type", "number")
            .attr("min", "0")
            .attr("max", &most.to_string())
            .attr("value", &most.to_string())
            .on("input", move |event| minute.set(event_target_value(&event).parse().unwrap_or(most)));
        el("div.missed")
            .child(el("label").text(words::AT_MINUTE).child(field))
            .child(add(words::MISS, Outcome::Micro(MicroFailure::default())))
            .child(add(words::CLEAN, Outcome::Clean))
    };
    only_if(move || session.with(|session| !session.attempts.is_empty()), form)
}
