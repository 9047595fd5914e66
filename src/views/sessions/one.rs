//! A session that is over: its day, its line, its note, and what happened, to be changed.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::event_target_value;

use super::super::link::link;
use super::super::marks;
use super::line::line;
use super::{HEAD, counts, taken_back};
use crate::app::{Address, App};
use crate::charts::{TraceOptions, trace};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{CannotBe, FinishedSession, MicroFailure, Note, Outcome, began_at, field_of, minute_of};
use crate::insights::{Moment, timeline};
use crate::platform::{locale, page, time};
use crate::widgets::{asked, button, icon, icons, trace_line};
use crate::words;

/// A session while it is looked at: as it is now, and which line of it is being changed.
#[derive(Copy, Clone)]
pub(super) struct Shown {
    pub(super) app: App,
    pub(super) session: Var<Arc<FinishedSession>>,
    pub(super) edits: Var<Option<usize>>,
    /// It was changed elsewhere while it was looked at here.
    stale: Var<bool>,
}

impl Shown {
    /// Keeps the session as `change` makes it of what is shown. Where another tab changed it since, nothing is kept: it is shown
    /// as it is now, and that is told.
    pub(super) fn keep(self, change: impl FnOnce(&FinishedSession) -> FinishedSession) {
        if self.is_as_stored() {
            let changed = change(&self.session.get_untracked());
            self.session.set(Arc::new(changed.clone()));
            let note = self.app.note_of(&changed.id);
            self.app.keep_changed(changed, note);
        }
    }

    /// Whether what is shown is what is stored; if not, that is shown instead.
    fn is_as_stored(self) -> bool {
        let known = self.session.get_untracked();
        let stored = self.app.finished_session(&known.id);
        let is = stored.as_ref() == Some(&*known);
        if !is {
            self.edits.set(None);
            match stored {
                Some(stored) => self.session.set(Arc::new(stored)),
                // it is gone: the screen says so
                None => self.app.taken_back.set(self.app.taken_back.get_untracked() + 1),
            }
        }
        self.stale.set(!is);
        is
    }
}

/// The session that the address names.
pub fn one_session(app: App) -> El {
    let back = link(app, Address::Sessions, "link").child(icon(icons::BACK)).text(words::SESSIONS);
    let show = move |_: &u32| match app.session_at().and_then(|id| app.finished_session(&id)) {
        Some(found) => {
            let session = Var::new(Arc::new(found));
            whole(Shown { app, session, edits: Var::new(None), stale: Var::new(false) })
        }
        None => el("div.still").child(el("h1").text(words::SESSION_GONE)).child(el("p").text(words::SESSION_GONE_MORE)),
    };
    el("main.tells")
        .child(el("div.top").child(back))
        .child(dynamic(move || app.taken_back.get(), show))
        .child(taken_back(app))
}

fn whole(shown: Shown) -> El {
    let Shown { app, session, .. } = shown;
    let head = move || {
        session.with(|session| locale::long_day_from(app.now.get_untracked(), session.began, session.utc_offset_min))
    };
    let what = move || session.with(|session| words::session_of(session.running, &counts(app, session)));
    let drawn = |session: &Arc<FinishedSession>| {
        let marks = marks::of_attempts(&session.attempts);
        let (clean, misses) = marks::count(&marks);
        let line = trace(&marks, (380.0, 52.0), &TraceOptions::default());
        if marks.is_empty() { nothing() } else { trace_line(&line, (380, 52), &words::trace_of(clean, misses)) }
    };
    let told = || el("section.alert").attr("role", "alert").child(el("p").text(words::SESSION_IS_OTHER));
    let left = el("div").child(dynamic(move || session.get(), drawn)).child(note(shown)).child(day(shown));
    let right = el("section.sec")
        .child(el("hr.edges"))
        .child(el("h2").text(words::LINE_BY_LINE))
        .child(el("p.note").text(words::LINE_BY_LINE_MORE))
        .child(lines(shown))
        .child(missed_tap(shown));
    let delete = button("btn", move || app.delete_session((*session.get_untracked()).clone()));
    list([
        el("h1").attr("id", HEAD).attr("tabindex", "-1").text_of(head),
        el("p.note.num").text_of(what),
        el("p.note").text(&session.peek(|session| words::closing_of(session.closing))),
        only_if(move || shown.stale.get(), told),
        el("div.cols").child(left).child(right),
        el("section.sec").child(delete.text(words::DELETE_SESSION)),
    ])
}

fn lines(shown: Shown) -> El {
    let moments = move || shown.session.with(|session| timeline(session));
    let show = move |moments: &Vec<Moment>| match moments.is_empty() {
        true => el("p.still").text(words::SESSION_EMPTY_MORE),
        false => el("ol.tl").children(moments.iter().map(|moment| line(shown, *moment))),
    };
    dynamic(moments, show)
}

/// The note of progress, which can be changed.
fn note(shown: Shown) -> El {
    let Shown { app, session, .. } = shown;
    let noted = move || session.with(|session| app.note_of(&session.id));
    let text = Var::new(noted().map(|note| note.text).unwrap_or_default());
    let writes = Var::new(false);
    let close = move || {
        writes.set(false);
        page::focus_soon(vec!["edit-note".to_owned()]);
    };
    let keep = move || {
        let (before, kept) = (noted(), session.get_untracked());
        let words = text.get_untracked().trim().to_owned();
        let at = before.as_ref().map_or(app.now.get_untracked(), |note| note.at);
        let skill = kept.skill.clone();
        let note = (!words.is_empty()).then(|| Note { session: kept.id.clone(), skill, at, text: words });
        if note != before && shown.is_as_stored() {
            app.keep_changed((*kept).clone(), note);
        }
        close();
    };
    let cancel = move || {
        text.set(noted().map(|note| note.text).unwrap_or_default());
        close();
    };
    let keep = Rc::new(keep);
    let show = move |is: &bool| {
        let now = text.get_untracked();
        if *is {
            let keep = keep.clone();
            let field = el("textarea.field")
                .attr("id", "note")
                .attr("rows", "2")
                .attr("dir", "auto")
                .attr("aria-label", words::WHAT_GOT_BETTER)
                .value_of(move || now.clone())
                .on("input", move |event| text.set(event_target_value(&event)));
            let done = button("btn.solid", move || keep()).text(words::DONE);
            return list([field, el("div.acts").child(done).child(button("btn", cancel).text(words::CANCEL))]);
        }
        let word = if now.is_empty() { words::WRITE_NOTE } else { words::EDIT_NOTE };
        let write = move || {
            writes.set(true);
            page::focus_soon(vec!["note".to_owned()]);
        };
        list([el("p.own").attr("dir", "auto").text(&now), button("link", write).attr("id", "edit-note").text(word)])
    };
    el("section.sec").child(el("h2").text(words::WHAT_GOT_BETTER)).child(dynamic(move || writes.get(), show))
}

/// When it was. What is typed moves the session when it is sent: a field tells of every digit, and each would be a change.
fn day(shown: Shown) -> El {
    let session = shown.session;
    let is = move || session.with(|session| field_of(session.began, session.utc_offset_min));
    let typed = Var::new(None::<String>);
    let wrong = Var::new(None::<CannotBe>);
    let field = el("input.field")
        .attr("type", "datetime-local")
        .value_of(is)
        .on("input", move |event| typed.set(Some(event_target_value(&event))));
    let is_other = move || typed.get().is_some_and(|typed| typed != is());
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(text) = typed.get_untracked() else { return };
        let length = session.with(|session| session.ended.since(session.began));
        match began_at(&text, time::of_field(&text), length, shown.app.now.get_untracked()) {
            Ok((began, offset)) => {
                wrong.set(None);
                shown.keep(|session| session.begun_at(began, offset));
            }
            Err(why) => wrong.set(Some(why)),
        }
        page::focus_soon(vec!["began".to_owned()]);
    };
    let move_it = || el("button.btn").attr("type", "submit").text(words::MOVE_IT);
    el("form.when")
        .attr("novalidate", "")
        .on("submit", send)
        .child(asked("began", words::BEGAN_AT, field, move || wrong.get().map(words::not_moved)))
        .child(only_if(is_other, move_it))
}

/// A tap that was not made when it should have been.
fn missed_tap(shown: Shown) -> El {
    let session = shown.session;
    let last = session.with(|session| session.running / 60_000);
    let minute = Var::new(last.to_string());
    let is_wrong = Var::new(false);
    let add = move |word, outcome| {
        let add = move || {
            let running = session.with(|session| minute_of(&minute.get_untracked(), session.running));
            is_wrong.set(running.is_err());
            match running {
                Ok(running) => {
                    // the lines below it have other places now
                    shown.edits.set(None);
                    shown.keep(|session| session.with_attempt(running, outcome).0);
                }
                Err(_) => page::focus_soon(vec!["minute".to_owned()]),
            }
        };
        button("btn", add).child(icon(icons::PLUS)).text(word)
    };
    let form = move || {
        let field = el("input.field.num")
            .attr("type", "number")
            .attr("inputmode", "numeric")
            .attr("min", "0")
            .attr("max", &last.to_string())
            .attr("value", &minute.get_untracked())
            .on("input", move |event| minute.set(event_target_value(&event)));
        let why = move || is_wrong.get().then(|| words::no_such_minute(last));
        el("div.missed").child(asked("minute", &words::at_minute(last), field, why)).child(
            el("div.acts")
                .child(add(words::MISS, Outcome::Micro(MicroFailure::default())))
                .child(add(words::CLEAN, Outcome::Clean)),
        )
    };
    only_if(move || session.with(|session| !session.attempts.is_empty()), form)
}
