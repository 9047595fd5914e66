//! Settings: the look, the session, and where the data is.

use leptos::prelude::*;

use super::restore::Restore;
use crate::app::{App, Said};
use crate::domain::{Intent, PLANNED_RANGE, ReflectionTime, Settings, ThemeChoice};
use crate::platform::{locale, offline::Offline, time};
use crate::reactive::{Part, dynamic, flag, nothing, on, text};
use crate::widgets::{Button, Chip, Switch};
use crate::words;

/// Settings.
#[component]
pub fn SettingsScreen() -> AnyView {
    view! {
        <main>
            <div class="top"><h1>{words::SETTINGS}</h1></div>
            <div class="cols">
                <div><Look/><InASession/></div>
                <div><YourData/></div>
            </div>
        </main>
    }
    .into_any()
}

fn change(app: App, with: impl FnOnce(&mut Settings)) {
    let mut settings = app.peek(|model| model.settings.clone());
    with(&mut settings);
    app.dispatch(Intent::ChangeSettings(settings));
}

#[component]
fn Look() -> AnyView {
    let app = App::here();
    let theme = app.part(|model| model.settings.theme);
    let choices = [
        (ThemeChoice::AsThePhone, words::AS_THE_PHONE),
        (ThemeChoice::Light, words::LIGHT),
        (ThemeChoice::Dark, words::DARK),
        (ThemeChoice::Rink, words::RINK),
    ];
    view! {
        <section>
            <h2>{words::LOOK}</h2>
            <fieldset role="radiogroup" aria-label=words::THEME class="chips two">
                {choices.map(|(choice, word)| view! {
                    <Chip name="theme" text=word chosen=flag(move || theme.get() == choice)
                        choose=move |()| change(app, |s| s.theme = choice)/>
                })}
            </fieldset>
            <p class="note">{words::RINK_MORE}</p>
        </section>
    }
    .into_any()
}

#[component]
fn InASession() -> AnyView {
    let app = App::here();
    let planned = app.part(|model| model.settings.planned_min);
    let reflection = app.part(|model| model.settings.reflection);
    let gloves = app.part(|model| model.settings.gloves_on());
    let left = app.part(|model| model.settings.left_hand);
    let length = move |event: leptos::ev::Event| {
        if let Ok(minutes) = event_target_value(&event).parse() {
            change(app, |s| s.planned_min = minutes);
        }
    };
    let times = [
        (ReflectionTime::Ten, words::TEN_SECONDS),
        (ReflectionTime::Thirty, words::THIRTY_SECONDS),
        (ReflectionTime::UntilClosed, words::UNTIL_CLOSED),
    ];
    view! {
        <section class="sec">
            <h2>{words::ON_THE_ICE}</h2>
            <label class="length">
                <span><b>{words::PLANNED_LENGTH}</b><span class="note num">{text(move || words::minutes_long(planned.get()))}</span></span>
                <input type="range" min=*PLANNED_RANGE.start() max=*PLANNED_RANGE.end() step="5" prop:value=text(move || planned.get().to_string())
                    aria-valuetext=text(move || words::minutes_long(planned.get()))
                    on:input=on(length)/>
            </label>
            <fieldset role="radiogroup" aria-label=words::REFLECTION_TIME class="stays">
                <p><b>{words::REFLECTION_TIME}</b></p>
                <div class="chips tight">
                    {times.map(|(choice, word)| view! {
                        <Chip name="stays" text=word chosen=flag(move || reflection.get() == choice)
                            choose=move |()| change(app, |s| s.reflection = choice)/>
                    })}
                </div>
            </fieldset>
            <Switch label=words::GLOVES more=words::GLOVES_MORE is_on=gloves switch=move |on: bool| change(app, |s| s.gloves = Some(on))/>
            <Switch label=words::LEFT_HAND more=words::LEFT_HAND_MORE is_on=left switch=move |on: bool| change(app, |s| s.left_hand = on)/>
        </section>
    }
    .into_any()
}

#[component]
fn YourData() -> AnyView {
    let app = App::here();
    let last = app.part(|model| model.settings.last_backup);
    let usage = Part::new(move || {
        // what is used changes with what was just done
        app.said.track();
        last.track();
        app.usage()
    });
    let backup_day = text(move || match last.get() {
        Some(at) => words::last_backup(&locale::short_day(at, time::utc_offset_min())),
        None => words::NO_BACKUP_YET.to_owned(),
    });
    let offline = move || match app.offline.get() {
        Offline::Ready | Offline::UpdateWaits => (words::READY_OFFLINE, words::READY_OFFLINE_MORE),
        Offline::Unknown | Offline::Failed => (words::NOT_OFFLINE, words::NOT_OFFLINE_MORE),
    };
    view! {
        <section class="sec">
            <h2>{words::YOUR_DATA}</h2>
            <p role="status" aria-label=words::STORAGE_USED>
                <b class="num">{text(move || words::megabytes(usage.get().units))}</b>
                {text(move || words::used(usage.get().sessions))}" "{words::KEPT_HERE_ONLY}
            </p>
            <p class="note">{backup_day}</p>
            {dynamic(move || match usage.get().put_aside {
                0 => nothing(),
                n => view! { <p class="note">{words::put_aside(n)}</p> }.into_any(),
            })}
            <div class="stack">
                <Button class="btn solid" press=move |()| app.export_backup()>{words::EXPORT_BACKUP}</Button>
                <Restore/>
            </div>
            <Answer/>
            <div class="state"><b>{text(move || offline().0.to_owned())}</b><span class="note">{text(move || offline().1.to_owned())}</span></div>
        </section>
    }
    .into_any()
}

/// The answer to what was just done: a status, or an alert that says what is safe.
#[component]
fn Answer() -> AnyView {
    let app = App::here();
    on_cleanup(move || app.said.set(None));
    dynamic(move || match app.said.get() {
        None => nothing(),
        Some(Said::Done(text)) => view! { <p class="still" role="status">{text}</p> }.into_any(),
        Some(Said::Refused(text)) => view! { <section class="alert" role="alert"><p>{text}</p></section> }.into_any(),
    })
}
