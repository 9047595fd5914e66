//! Settings: the look, the session, and where the data is.

use leptos::prelude::{event_target_value, on_cleanup};

use super::delete_all::delete_all;
use super::link::link;
use super::restore::restore;
use super::sample::{instead_of_your_data, look_around};
use crate::app::{Address, App, Said};
use crate::dom::{El, dynamic, el, list, nothing};
use crate::domain::{Intent, PLANNED_RANGE, ReflectionTime, Settings, ThemeChoice};
use crate::platform::{locale, offline::Offline, time};
use crate::widgets::{button, chip, choice, switch};
use crate::words;

/// Settings.
pub fn settings_screen(app: App) -> El {
    let left = el("div").child(look(app)).child(in_a_session(app));
    let data = if app.shows_sample() { instead_of_your_data() } else { your_data(app) };
    let right = el("div").child(data);
    el("main").child(el("div.top").child(el("h1").text(words::SETTINGS))).child(el("div.cols").child(left).child(right))
}

fn change(app: App, with: impl FnOnce(&mut Settings)) {
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

fn in_a_session(app: App) -> El {
    let gloves = move || app.read(|model| model.settings.gloves_on());
    let left = move || app.read(|model| model.settings.left_hand);
    el("section.sec")
        .child(el("h2").text(words::ON_THE_ICE))
        .child(length(app))
        .child(reflection_time(app))
        .child(switch(words::GLOVES, words::GLOVES_MORE, gloves, move |on| {
            change(app, |s| s.gloves = Some(on));
        }))
        .child(switch(words::LEFT_HAND, words::LEFT_HAND_MORE, left, move |on| {
            change(app, |s| s.left_hand = on);
        }))
}

fn length(app: App) -> El {
    let planned = move || app.read(|model| model.settings.planned_min);
    let minutes = move || words::minutes_long(planned());
    let range = el("input")
        .attr("type", "range")
        .attr("min", &PLANNED_RANGE.start().to_string())
        .attr("max", &PLANNED_RANGE.end().to_string())
        .attr("step", "5")
        .value_of(move || planned().to_string())
        .attr_of("aria-valuetext", minutes)
        .on("input", move |event| {
            if let Ok(minutes) = event_target_value(&event).parse() {
                change(app, |s| s.planned_min = minutes);
            }
        });
    let name = el("span").child(el("b").text(words::PLANNED_LENGTH)).child(el("span.note.num").text_of(minutes));
    el("label.length").child(name).child(range)
}

fn reflection_time(app: App) -> El {
    let stays = move || app.read(|model| model.settings.reflection);
    let times = [
        (ReflectionTime::Ten, words::TEN_SECONDS),
        (ReflectionTime::Thirty, words::THIRTY_SECONDS),
        (ReflectionTime::UntilClosed, words::UNTIL_CLOSED),
    ];
    let one =
        |(choice, word)| chip("stays", word, move || stays() == choice, move || change(app, |s| s.reflection = choice));
    choice("stays", words::REFLECTION_TIME)
        .child(el("p").child(el("b").text(words::REFLECTION_TIME)))
        .child(el("div.chips.tight").children(times.into_iter().map(one)))
}

fn your_data(app: App) -> El {
    let last = move || app.read(|model| model.settings.last_backup);
    // what is used changes with what was just done
    let done = move || (app.said.get(), last());
    let backup_day = move || match last() {
        Some(at) => words::last_backup(&locale::short_day(at, time::utc_offset_min())),
        None => words::NO_BACKUP_YET.to_owned(),
    };
    let export = button("btn.solid", move || app.export_backup()).text(words::EXPORT_BACKUP);
    el("section.sec")
        .child(el("h2").text(words::YOUR_DATA))
        .child(dynamic(done, move |_| used(app)))
        .child(el("p.note").text_of(backup_day))
        .child(el("div.stack").child(export).child(restore(app)).child(look_around(app)))
        .child(answer(app))
        .child(dynamic(move || app.offline.get(), offline))
        .child(delete_all(app))
        .child(el("p").child(link(app, Address::About, "link").text(words::ABOUT_WOBBLE)))
}

/// How much room everything takes, and what could not be read.
fn used(app: App) -> El {
    let usage = app.usage();
    let used = el("p")
        .attr("role", "status")
        .attr("aria-label", words::STORAGE_USED)
        .child(el("b.num").text(&words::megabytes(usage.units)))
        .text(&words::used(usage.sessions))
        .text(" ")
        .text(words::KEPT_HERE_ONLY);
    let put_aside = match usage.put_aside {
        0 => nothing(),
        records => el("p.note").text(&words::put_aside(records)),
    };
    list([used, put_aside])
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
