//! A line on Practice: so many sessions are in no backup yet.

use leptos::prelude::on_cleanup;

use crate::app::{App, Said};
use crate::dom::{El, dynamic, el, nothing};
use crate::widgets::button;
use crate::words;

/// The line, where it is time for it: never in a session, and not for data that nobody would miss.
pub fn reminder(app: App) -> El {
    let said = app.said;
    on_cleanup(move || said.set(None));
    let told = move || {
        app.read(|model| {
            // what was just restored or taken in is counted a little later
            let sessions: u32 = model.summaries.iter().map(|(_, summary)| summary.sessions).sum();
            (model.settings.last_backup, model.settings.reminder_put_away, model.session.is_some(), sessions)
        })
    };
    // a backup that was made here is answered here
    let shown = move || (told(), app.shows_sample(), app.said.get());
    dynamic(shown, move |((last_backup, _, in_session, _), sample, said)| match said {
        _ if *sample || *in_session => nothing(),
        Some(Said::Done(text)) => el("p.note").attr("role", "status").text(text),
        said => match app.sessions_to_back_up() {
            None => nothing(),
            Some(sessions) => line(app, &words::to_back_up(sessions, last_backup.is_some()), said.as_ref()),
        },
    })
}

fn line(app: App, text: &str, said: Option<&Said>) -> El {
    let refused = match said {
        Some(Said::Refused(text)) => el("p.refused").attr("role", "alert").text(text),
        _ => nothing(),
    };
    el("section.still.remind")
        .attr("aria-label", words::EXPORT_BACKUP)
        .child(el("p").text(text))
        .child(
            el("div.acts")
                .child(button("btn", move || app.export_backup()).text(words::EXPORT_BACKUP))
                .child(button("btn.quiet", move || app.put_reminder_away()).text(words::NOT_NOW)),
        )
        .child(refused)
}
