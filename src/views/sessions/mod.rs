//! Sessions that are over: a list by weeks, and each of them line by line, to be changed.
//!
//! - `one`: a session, its note, its day
//! - `line`: a line of it, and the form that changes it
//! - `by_hand`: a session that was not logged when it was

mod by_hand;
mod line;
mod one;

use std::rc::Rc;

use super::counting::when_counted;
use super::link::link;
use super::marks;
use super::whose::heading;
use crate::app::{Address, App, Counted};
use crate::charts::{TraceOptions, trace};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{CountedSession, FinishedSession, SessionSummary, local_day, monday_of};
use crate::platform::{locale, page, time};
use crate::widgets::{answer, button, icon, icons, toggle, trace_line};
use crate::words;
use by_hand::by_hand;
pub use one::one_session;

/// How many are shown at once; ten years are shown piece by piece.
const SHOWN: usize = 20;

/// All of them, newest first, by weeks.
pub fn sessions(app: App) -> El {
    let adds = Var::new(false);
    let shown = Var::new(SHOWN);
    // without a skill there is nothing that a session could be of
    let may_add = move || app.read(|model| model.chosen_skill().is_some());
    let add = move || {
        toggle("link", adds)
            .attr("id", "by-hand")
            .child(icon(icons::PLUS))
            .text(words::ADD_BY_HAND)
            .on("click", |_| page::focus_soon(vec!["hand-began".to_owned()]))
    };
    let top = el("div.top")
        .child(link(app, Address::Insights, "link").child(icon(icons::BACK)).text(words::INSIGHTS))
        .child(only_if(may_add, add));
    // what was changed here changes the list; and what another tab keeps, too
    let kept =
        move || app.read(|model| model.summaries.iter().map(|(_, s)| (s.sessions, s.running)).collect::<Vec<_>>());
    let changed = move || (app.taken_back.get(), app.before.with(Option::is_some), kept());
    let all = move || {
        let counted = app.counted();
        let weeks = move |all: &Counted| {
            let all = all.sessions.clone();
            dynamic(move || shown.get(), move |count| weeks(app, &all, *count, shown))
        };
        when_counted(counted, weeks)
    };
    el("main.tells")
        .child(top)
        .child(heading(app, words::SESSIONS).attr("id", HEAD).attr("tabindex", "-1"))
        .child(only_if(move || adds.get(), move || by_hand(app, adds)))
        .child(dynamic(changed, move |_| all()))
        .child(taken_back(app))
}

/// The heading's id: where the focus goes when what had it is gone.
const HEAD: &str = "head";

/// The last change, and the way back.
pub(super) fn taken_back(app: App) -> El {
    let said = move || app.before.with(|before| before.as_ref().map(|before| before.word().to_owned()));
    answer(said, move || {
        app.take_back();
        page::focus_soon(vec![HEAD.to_owned()]);
    })
}

fn weeks(app: App, all: &[CountedSession], count: usize, shown: Var<usize>) -> El {
    let now = app.now.get_untracked();
    let Some(first) = all.first() else {
        return el("section.still")
            .child(el("h2").text(words::NO_SESSIONS))
            .child(el("p").text(words::NO_SESSIONS_MORE))
            .child(el("div.acts").child(link(app, Address::Practice, "btn").text(words::GO_TO_PRACTICE)));
    };
    let since = words::sessions_since(all.len(), &locale::short_day_from(now, first.began, first.utc_offset_min));
    let this_week = local_day(now, time::utc_offset_min()).map(monday_of);
    let mut weeks: Vec<(String, Vec<El>)> = Vec::new();
    for session in all.iter().rev().take(count) {
        let monday = local_day(session.began, session.utc_offset_min).map(monday_of);
        let ago = this_week.zip(monday).map(|(this, that)| (this - that).num_days() / 7);
        let name = match ago {
            Some(0) => words::THIS_WEEK.to_owned(),
            Some(1) => words::LAST_WEEK.to_owned(),
            _ => words::week_of(&monday.map_or_else(String::new, |monday| locale::of_day_from(now, monday))),
        };
        // what is shown is read: a line of attempts is not in its numbers
        let Some(session) = app.finished_session(&session.id) else { continue };
        match weeks.last_mut() {
            Some((same, rows)) if *same == name => rows.push(row(app, &session)),
            _ => weeks.push((name, vec![row(app, &session)])),
        }
    }
    let next = all.iter().rev().nth(count).map(|session| session.id.to_string());
    let one_week = |(name, rows): (String, Vec<El>)| {
        let head = el("h2.find").text(&name);
        el("section.sec").child(el("hr.edges")).child(head).child(el("ol.past").children(rows))
    };
    let show_more = move || {
        shown.set(count + SHOWN);
        // a keyboard goes on where it was
        page::focus_soon(next.iter().cloned().collect());
    };
    let more = button("btn.all", show_more).text(words::SHOW_EARLIER);
    list([
        el("p.note").text(&since),
        list(weeks.into_iter().map(one_week)),
        if all.len() > count { more } else { nothing() },
    ])
}

fn row(app: App, session: &FinishedSession) -> El {
    let id = Rc::new(session.id.clone());
    let open = id.clone();
    let marks = marks::of_attempts(&session.attempts);
    let line = trace(&marks, (380.0, 52.0), &TraceOptions::default());
    let note = app.note_of(&id).map_or_else(nothing, |note| el("p.own").attr("dir", "auto").text(&note.text));
    let link = el("a").attr("id", id.as_str()).attr("href", &app.href_of_session(&id)).on("click", move |event| {
        if super::link::is_plain(&event) {
            event.prevent_default();
            app.go_to_session(&open);
        }
    });
    el("li").child(
        link.child(el("b").text(&locale::long_day_from(
            app.now.get_untracked(),
            session.began,
            session.utc_offset_min,
        )))
        .child(el("span.num").text(&words::exact_duration(session.running)))
        .child(if marks.is_empty() { nothing() } else { trace_line(&line, (380, 52), "") })
        .child(note)
        .child(el("p.note.num").text(&counts(app, session))),
    )
}

/// "Two-foot stop · One-foot glide. 42 clean, 11 misses: 8 wobbles, 3 stumbles."
fn counts(app: App, session: &FinishedSession) -> String {
    let summary = SessionSummary::of(session);
    let mut names: Vec<String> = Vec::new();
    app.peek(|model| {
        let skill = model.skill(&session.skill);
        for tag in session.attempts.iter().map(|attempt| attempt.component) {
            let name = skill.and_then(|skill| skill.component(tag)).map(|component| component.name.clone());
            names.extend(name.filter(|name| !names.contains(name)));
        }
        if names.is_empty() {
            names.extend(skill.map(|skill| skill.name.clone()));
        }
    });
    let [clean, wobbles, stumbles, falls, unsized_misses] =
        [summary.clean, summary.wobbles, summary.stumbles, summary.falls, summary.unsized_misses].map(|n| n as usize);
    words::session_counts(
        &names,
        &words::wrap_counts((!session.misses_only).then_some(clean), wobbles, stumbles, falls, unsized_misses),
    )
}
