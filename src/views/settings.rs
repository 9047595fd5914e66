//! Settings: the look, the session, and where the data is.

use leptos::prelude::on_cleanup;

use super::archive::archive;
use super::delete_all::delete_all;
use super::export::export;
use super::in_a_session::in_a_session;
use super::kept::kept;
use super::keyboard::keys_button;
use super::learners::Learners;
use super::link::link;
use super::restore::{restore, taken_back};
use super::sample::{instead_of_your_data, look_around};
use crate::app::{Address, App, Kind, LIMIT, SHORT, Said, Usage};
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::domain::{Intent, Settings, ThemeChoice};
use crate::platform::{locale, offline::Offline, time};
use crate::widgets::{button, chip, choice, drawing, path, switch};
use crate::words;

/// Settings.
pub fn settings_screen(app: App) -> El {
    let left = el("div").child(look(app)).child(in_a_session(app));
    let data = if app.shows_sample() { instead_of_your_data() } else { your_data(app) };
    let about = el("p.sec").child(link(app, Address::About, "link").text(words::ABOUT_WOBBLE));
    let learners = Learners::new(app);
    // the sample is one person's
    let of_learners = if app.shows_sample() { nothing() } else { learners.section() };
    let right = el("div").child(data).child(of_learners).child(keyboard(app)).child(about);
    el("main.tells")
        .child(el("div.top").child(el("h1").text(words::SETTINGS)))
        .child(el("div.cols").child(left).child(right))
        .child(taken_back(app))
        .child(learners.answer())
}

/// Changes the person's choices.
pub(super) fn change(app: App, with: impl FnOnce(&mut Settings)) {
    app.catch_up();
    let mut settings = app.peek(|model| model.settings.clone());
    with(&mut settings);
    app.dispatch(Intent::ChangeSettings(settings));
}

fn look(app: App) -> El {
    let theme = move || app.read(|model| model.settings.theme);
    let choices = [
        (ThemeChoice::AsThePhone, words::AS_THE_PHONE),
        (ThemeChoice::Light, words::LIGHT),
        (ThemeChoice::Dark, words::DARK),
        (ThemeChoice::Rink, words::RINK),
    ];
    let one =
        |(choice, word)| chip("theme", word, move || theme() == choice, move || change(app, |s| s.theme = choice));
    el("section")
        .child(el("h2").text(words::LOOK))
        .child(choice("chips.two", words::THEME).children(choices.into_iter().map(one)))
        .child(el("p.note").text(words::RINK_MORE))
}

/// Letters as keys, and what they do.
fn keyboard(app: App) -> El {
    let is_on = move || app.read(|model| model.settings.shortcuts_on());
    let turn = move |on| change(app, |s| s.shortcuts = Some(on));
    el("section.sec")
        .child(el("h2").text(words::KEYBOARD))
        .child(switch(words::SHORTCUTS, words::SHORTCUTS_MORE, is_on, turn))
        .child(keys_button("btn.below", words::ALL_KEYS))
}

fn your_data(app: App) -> El {
    let last = move || app.read(|model| model.settings.last_backup);
    // what is used changes with what was just done
    let done = move || (app.said.get(), last(), app.can_undo_restore());
    let backup_day = move || match last() {
        Some(at) => words::last_backup(&locale::short_day_from(app.now.get_untracked(), at, time::utc_offset_min())),
        None => words::NO_BACKUP_YET.to_owned(),
    };
    let backup = button("btn.solid", move || app.export_backup()).text(words::EXPORT_BACKUP);
    let to_import = link(app, Address::Import, "btn").text(words::IMPORT_CSV);
    let usage: Var<Option<Usage>> = Var::new(None);
    let measure = move |_: &_| {
        app.measure_room(usage);
        nothing()
    };
    el("section.sec")
        .child(el("h2").text(words::YOUR_DATA))
        .child(dynamic(done, measure))
        .child(used(usage))
        .child(el("p.note").text_of(backup_day))
        .child(
            el("div.stack")
                .child(backup)
                .child(restore(app))
                .child(export(app))
                .child(to_import)
                .child(archive(app))
                .child(look_around(app)),
        )
        .child(answer(app))
        .child(dynamic(move || app.offline.get(), offline))
        .child(kept(app))
        .child(el("div.sec").child(delete_all(app)))
}

/// How much room everything takes, and what could not be read. It has its place before that is known.
fn used(usage: Var<Option<Usage>>) -> El {
    let told = el("p").attr("role", "status").attr("aria-label", words::STORAGE_USED).child(dynamic(
        move || usage.get(),
        |usage: &Option<Usage>| match usage {
            None => el("span").text(words::LOOKING_THROUGH),
            Some(usage) => list([
                el("b.num").text(&words::megabytes(usage.units)),
                el("span").text(&words::used_of(LIMIT, usage.percent(), usage.others > 0, usage.sessions)),
                el("span").text(" ").text(words::KEPT_HERE_ONLY),
            ]),
        },
    ));
    let more = dynamic(
        move || usage.get(),
        |usage: &Option<Usage>| usage.as_ref().map_or_else(|| room_bar(0), what_takes_room),
    );
    list([told, more])
}

/// How much of the room is taken, and by what.
fn what_takes_room(usage: &Usage) -> El {
    let percent = usage.percent();
    let short = match percent >= SHORT {
        false => nothing(),
        true => el("section.still")
            .attr("role", "status")
            .child(el("h2").text(words::ROOM_IS_SHORT))
            .child(el("p").text(words::ROOM_IS_SHORT_MORE)),
    };
    let row = |(word, units): (&str, usize)| {
        el("div").child(el("dt").text(word)).child(el("dd.num").text(&words::megabytes(units)))
    };
    let others = (usage.others > 0).then_some((words::ROOM_OF_OTHERS, usage.others));
    let rows = usage.kinds.iter().map(|(kind, units)| (kind_word(*kind), *units)).chain(others).map(row);
    let taken = el("details.taken")
        .child(el("summary.link").text(words::WHAT_TAKES_ROOM))
        .child(el("dl.claims").children(rows));
    let put_aside = match usage.put_aside {
        0 => nothing(),
        records => el("p.note").text(&words::put_aside(records)),
    };
    list([room_bar(percent), short, taken, put_aside])
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Sessions => words::ROOM_OF_SESSIONS,
        Kind::Notes => words::ROOM_OF_NOTES,
        Kind::Skills => words::ROOM_OF_SKILLS,
        Kind::Live => words::ROOM_OF_LIVE,
        Kind::Summaries => words::ROOM_OF_SUMMARIES,
        Kind::PutAside => words::ROOM_OF_PUT_ASIDE,
    }
}

/// A line as long as the room, and on it what is used.
fn room_bar(percent: usize) -> El {
    drawing("room", "0 0 100 8")
        .attr("preserveAspectRatio", "none")
        .child(path("whole", "M0 4H100"))
        .child(path("taken", &format!("M0 4H{percent}")))
}

/// Whether all of the app is on the phone.
fn offline(state: &Offline) -> El {
    let (state, more) = match state {
        Offline::Ready | Offline::UpdateWaits => (words::READY_OFFLINE, words::READY_OFFLINE_MORE),
        Offline::Unknown | Offline::Failed => (words::NOT_OFFLINE, words::NOT_OFFLINE_MORE),
    };
    el("div.state").child(el("b").text(state)).child(el("span.note").text(more))
}

/// The answer to what was just done: a status, or an alert that says what is safe.
fn answer(app: App) -> El {
    let said = app.said;
    on_cleanup(move || said.set(None));
    let show = |said: &Option<Said>| match said {
        None => nothing(),
        Some(Said::Done(text)) => el("p.still").attr("role", "status").text(text),
        Some(Said::Refused(text)) => el("section.alert").attr("role", "alert").child(el("p").text(text)),
    };
    dynamic(move || app.said.get(), show)
}
