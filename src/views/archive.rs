//! Old years into a file of their own: choose, save, confirm; and the way back.

use super::counting::when_counted;
use crate::app::{App, Year};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::widgets::{button, chip, choice, toggle};
use crate::words;

/// How far one is: the file that was saved, and how many sessions are in it.
type Saved = Var<Option<(String, usize)>>;

/// What was archived, and the way to archive more.
pub fn archive(app: App) -> El {
    let open = Var::new(false);
    let saved: Saved = Var::new(None);
    let opener = toggle("btn", open).text(words::ARCHIVE_OLD);
    let form = move || {
        dynamic(
            move || saved.get(),
            move |found: &Option<_>| match found {
                None => choosing(app, saved),
                Some((file, sessions)) => confirming(app, (open, saved), file, *sessions),
            },
        )
    };
    list([dynamic(move || app.said.get(), move |_| archived(app)), opener, only_if(move || open.get(), form)])
}

/// What was archived; the last of it can be undone as long as the app is open.
fn archived(app: App) -> El {
    let archives = app.archives();
    let line = |text: &str| el("p.note").text(text);
    let lines =
        archives.iter().map(|archive| line(&words::archived_years(archive.years, archive.ids.len(), &archive.file)));
    let undo = match app.archived_last() {
        None => nothing(),
        Some(_) => button("btn", move || app.undo_archive()).text(words::UNDO_ARCHIVE),
    };
    if archives.is_empty() { nothing() } else { el("div.stack").children(lines).child(undo) }
}

fn choosing(app: App, saved: Saved) -> El {
    when_counted(app.counted_of_all(), move |counted| {
        let years = app.old_years(counted);
        dynamic(
            move || years.get(),
            move |years: &Option<Vec<Year>>| match years {
                None => el("section.still").child(el("p").attr("role", "status").text(words::LOOKING_THROUGH)),
                Some(years) => choices(app, saved, years),
            },
        )
    })
}

fn choices(app: App, saved: Saved, years: &[Year]) -> El {
    let Some(last) = years.last() else {
        return el("section.still").attr("role", "status").child(el("p").text(words::NO_OLD_YEARS));
    };
    let until = Var::new(last.year);
    let one = |year: &Year| {
        let Year { year, sessions, units } = *year;
        let word = words::year_of_sessions(year, sessions, units);
        chip("until", &word, move || until.get() == year, move || until.set(year))
    };
    let save = move || {
        if let Some(file) = app.save_archive(until.get_untracked()) {
            saved.set(Some(file));
        }
    };
    el("section.still")
        .child(el("p").text(words::ARCHIVE_OLD_MORE))
        .child(
            choice("stays", words::UP_TO)
                .child(el("p").child(el("b").text(words::UP_TO)))
                .child(el("div.chips").children(years.iter().map(one))),
        )
        .child(button("btn.solid", save).text(words::SAVE_ARCHIVE))
}

fn confirming(app: App, (open, saved): (Var<bool>, Saved), file: &str, sessions: usize) -> El {
    let back = move || {
        app.keep_old_years();
        saved.set(None);
    };
    let done = move || {
        saved.set(None);
        open.set(false);
        app.archive();
    };
    el("section.still").attr("role", "status").child(el("p").text(&words::archive_saved(file, sessions))).child(
        el("div.acts")
            .child(button("btn", back).text(words::NOT_YET))
            .child(button("btn.solid", done).text(words::HAVE_THE_FILE)),
    )
}
