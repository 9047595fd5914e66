//! Settings of a session: how long, what is heard and felt, the pads, the screen.

use std::ops::RangeInclusive;

use leptos::prelude::event_target_value;

use super::settings::change;
use super::shape::{how_to_tap, layout_of};
use crate::app::App;
use crate::dom::{El, el, nothing};
use crate::domain::{BOUNCE_RANGE, PLANNED_RANGE, ReflectionTime, Settings};
use crate::platform::{haptics, speech, wake_lock};
use crate::sound::Sound;
use crate::widgets::{button, chip, choice, switch};
use crate::words;

/// The choices that a session is practised with.
pub fn in_a_session(app: App) -> El {
    let flag = |label, more, is_on: fn(&Settings) -> bool, set: fn(&mut Settings, bool)| {
        switch(label, more, move || app.read(|model| is_on(&model.settings)), move |on| change(app, |s| set(s, on)))
    };
    let heard_or_felt = move || app.read(|model| model.settings.sounds_on() || felt(&model.settings));
    let vibration = match haptics::can() {
        true => flag(words::VIBRATION, words::VIBRATION_MORE, Settings::vibration_on, |s, on| s.vibration = Some(on)),
        false => nothing(),
    };
    let spoken = match speech::can() {
        true => flag(words::SPOKEN, words::SPOKEN_MORE, Settings::spoken_on, |s, on| s.spoken = Some(on)),
        false => nothing(),
    };
    el("section.sec")
        .child(el("h2").text(words::ON_THE_ICE))
        .child(length(app))
        .child(how_to_tap(app, |app, nth| change(app, |s| s.pads = layout_of(nth))))
        .child(flag(words::HOLD_SIZES, words::HOLD_SIZES_MORE, Settings::hold_sizes_on, |s, on| {
            s.hold_sizes = Some(on)
        }))
        .child(reflection_time(app))
        .child(flag(words::REST_CUES, words::REST_CUES_MORE, Settings::rest_cues_on, |s, on| s.rest_cues = Some(on)))
        .child(flag(words::SOUNDS, words::SOUNDS_MORE, Settings::sounds_on, |s, on| s.sounds = Some(on)))
        .child(vibration)
        .child(try_them(app).prop_of("hidden", move || !heard_or_felt()))
        .child(spoken)
        .child(flag(words::METRONOME, words::METRONOME_MORE, |s| s.metronome, |s, on| s.metronome = on))
        .child(flag(words::GLOVES, words::GLOVES_MORE, Settings::gloves_on, |s, on| s.gloves = Some(on)))
        .child(bounce(app))
        .child(flag(words::LEFT_HAND, words::LEFT_HAND_MORE, |s| s.left_hand, |s, on| s.left_hand = on))
        .child(flag(words::LOG_CLEANS, words::LOG_CLEANS_MORE, Settings::cleans_on, |s, on| s.cleans = Some(on)))
        .child(screen(app))
}

fn felt(settings: &Settings) -> bool {
    settings.vibration_on() && haptics::can()
}

/// A button for each sound, and what is felt with it.
fn try_them(app: App) -> El {
    let sounds = [
        (words::MISS, Sound::Miss),
        (words::CLEAN, Sound::Clean),
        (words::UNDO, Sound::MissUndone),
        (words::TIME, Sound::Time),
    ];
    let one = |(word, sound)| button("btn", move || app.try_out(sound)).text(word);
    el("div.try")
        .attr("role", "group")
        .attr("aria-label", words::TRY_THEM)
        .child(el("span.note").attr("aria-hidden", "true").text(words::TRY_THEM))
        .child(el("div.four").children(sounds.into_iter().map(one)))
}

/// Whether this phone can keep its screen awake, and whether it just refused.
fn screen(app: App) -> El {
    let (state, more) = match (wake_lock::can(), app.may_sleep.get_untracked()) {
        (true, false) => (words::SCREEN_AWAKE, words::SCREEN_AWAKE_MORE),
        (true, true) => (words::SCREEN_SLEEPS, words::SCREEN_REFUSED_MORE),
        (false, _) => (words::SCREEN_SLEEPS, words::SCREEN_SLEEPS_MORE),
    };
    el("div.state").child(el("b").text(state)).child(el("span.note").text(more))
}

/// A number that is chosen by sliding.
struct Slide {
    name: &'static str,
    more: &'static str,
    bounds: RangeInclusive<u16>,
    step: &'static str,
    value: fn(&Settings) -> u16,
    set: fn(&mut Settings, u16),
    /// The number as it is shown, and as it is said.
    text: [fn(u16) -> String; 2],
}

fn slide(app: App, slide: Slide) -> El {
    let Slide { name, more, bounds, step, value, set, text: [shown, said] } = slide;
    let value = move || app.read(|model| value(&model.settings));
    let range = el("input")
        .attr("type", "range")
        .attr("min", &bounds.start().to_string())
        .attr("max", &bounds.end().to_string())
        .attr("step", step)
        .attr("aria-label", name)
        .value_of(move || value().to_string())
        .attr_of("aria-valuetext", move || said(value()))
        .on("input", move |event| {
            if let Ok(number) = event_target_value(&event).parse() {
                change(app, |s| set(s, number));
            }
        });
    let head = el("span").child(el("b").text(name)).child(el("span.note.num").text_of(move || shown(value())));
    let more = if more.is_empty() { nothing() } else { el("span.note").text(more) };
    el("label.length").child(head).child(more).child(range)
}

fn length(app: App) -> El {
    slide(
        app,
        Slide {
            name: words::PLANNED_LENGTH,
            more: "",
            bounds: PLANNED_RANGE,
            step: "5",
            value: |s| s.planned_min,
            set: |s, minutes| s.planned_min = minutes,
            text: [words::minutes_long; 2],
        },
    )
}

fn bounce(app: App) -> El {
    slide(
        app,
        Slide {
            name: words::BOUNCE,
            more: words::BOUNCE_MORE,
            bounds: BOUNCE_RANGE,
            step: "50",
            value: Settings::bounce,
            set: |s, millis| s.bounce_millis = Some(millis),
            text: [words::millis, words::millis_long],
        },
    )
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
