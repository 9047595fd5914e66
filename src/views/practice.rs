//! Practice, the home screen: what is next, and one big Start.

use leptos::prelude::event_target_value;

use super::first_run::first_run;
use super::link::link;
use super::marks;
use crate::app::{Address, App};
use crate::charts::{Mark, TraceOptions, trace};
use crate::dom::{El, KEY, dynamic, el, list, nothing, only_if};
use crate::domain::{
    Component, Id, Instant, Intent, Lesson, Model, PLANNED_RANGE, SessionId, Settings, Skill, SkillId, SkillSummary,
    TagNo, days_between,
};
use crate::platform::{locale, time};
use crate::widgets::{brand, button, choice, drawing, icon, icons, path, radio, trace_line, way_ahead};
use crate::words;

/// Practice; on the first run, the first page instead.
pub fn practice(app: App) -> El {
    let is_first = move || app.read(|model| model.offered_skills().next().is_none());
    dynamic(is_first, move |first| if *first { first_run(app) } else { home(app) })
}

fn summary(model: &Model) -> Option<&SkillSummary> {
    model.summary(&model.chosen_skill()?.id)
}

fn home(app: App) -> El {
    let is_running = move || app.read(|model| model.session.is_some());
    let waiting = move || app.read(|model| summary(model).map_or(0, |summary| summary.waiting));
    let body = move || app.read(|model| model.chosen_skill().is_some_and(|skill| skill.body));
    let to_waiting = move |waiting: &u32| match *waiting {
        0 => nothing(),
        n => link(app, Address::Waiting, "link").child(icon(icons::WAITING)).text(&words::waiting(n as usize)),
    };
    let beside = el("div").child(last_words(app)).child(only_if(body, || el("p.note.wear").text(words::WEAR)));
    el("main.practice")
        .child(el("div.top").child(brand()).child(dynamic(waiting, to_waiting)))
        .child(el("h1.vh").text(words::PRACTICE))
        .child(skill_choice(app))
        .child(recent(app))
        .child(el("div.cols").child(component_choice(app)).child(beside))
        .child(dynamic(is_running, move |runs| if *runs { way_back(app) } else { launch(app) }))
}

fn skill_choice(app: App) -> El {
    let skills = |model: &Model| {
        let chosen = model.chosen_skill().map(|skill| &skill.id);
        let option = |skill: &Skill| (skill.id.to_string(), skill.name.clone(), Some(&skill.id) == chosen);
        model.offered_skills().map(option).collect::<Vec<_>>()
    };
    let option = |(id, name, chosen): &(String, String, bool)| {
        el("option").attr("value", id).attr_if("selected", chosen.then_some("")).text(name)
    };
    let options = dynamic(move || app.read(skills), move |skills: &Vec<_>| list(skills.iter().map(option)));
    let select = el("select").attr("aria-label", words::SKILL).child(options).on("change", move |event| {
        if let Ok(id) = Id::try_from(event_target_value(&event)) {
            app.dispatch(Intent::ChooseSkill(id));
        }
    });
    el("div.skill").child(select).child(icon(icons::DOWN))
}

/// The last attempts as a line, and what they were.
fn recent(app: App) -> El {
    let shown = |model: &Model| {
        let summary = summary(model).cloned().unwrap_or_default();
        let skill = model.chosen_skill();
        let component = skill.and_then(|skill| skill.component(summary.component)).map(|c| c.name.clone());
        (summary, component.unwrap_or_default(), skill.is_some_and(|skill| skill.body))
    };
    dynamic(move || app.read(shown), move |(summary, component, body)| recent_of(app, summary, component, *body))
}

fn recent_of(app: App, summary: &SkillSummary, component: &str, body: bool) -> El {
    let marks = marks::of_letters(&summary.recent);
    let (clean, misses) = marks::count(&marks);
    if clean + misses == 0 {
        let ahead = way_ahead("0 0 412 60", "M0 34C70 34 70 16 118 16S180 46 232 46 300 26 412 26");
        return list([el("figure.bleed.hero").child(ahead), el("p.note").text(words::NO_ATTEMPTS_YET)]);
    }
    let day = summary.newest.map(|newest| day_word(newest, app.now.get_untracked())).unwrap_or_default();
    let figure = el("figure.bleed.hero")
        .child(el("div.narrow").child(picture(&marks, 412, 116)))
        .child(el("div.wide").child(picture(&marks, 1040, 184)));
    let note = el("p.note")
        .text(&words::recent(component, &day, clean, misses))
        .text(" ")
        .child(el("span.nowrap").text(&words::so_far(summary.running, body)));
    list([figure, note])
}

fn picture(marks: &[Mark], width: u32, height: u32) -> El {
    let (clean, misses) = marks::count(marks);
    let paths = trace(marks, (width as f32, height as f32), &TraceOptions { margin: 4.0, ..TraceOptions::default() });
    trace_line(&paths, (width, height), &words::trace_of(clean, misses))
}

/// "today", "yesterday", "Thursday", "19 Nov".
fn day_word(then: (Instant, i16), now: Instant) -> String {
    let days = days_between(then, (now, time::utc_offset_min())).unwrap_or(i64::MAX);
    match words::days_ago(days) {
        Some(word) => word.to_owned(),
        None if (0..7).contains(&days) => locale::weekday(then.0, then.1),
        None => locale::short_day(then.0, then.1),
    }
}

fn component_choice(app: App) -> El {
    let components = |model: &Model| {
        let components = model.chosen_skill().into_iter().flat_map(Skill::offered);
        let row = |c: &Component| {
            let level = c.level(c.level).filter(|level| level.name != c.name).map(|level| level.name.clone());
            (c.tag, c.name.clone(), level.unwrap_or_default())
        };
        components.map(row).collect::<Vec<_>>()
    };
    let chosen = move || app.read(|model| model.chosen_skill().map_or(0, |skill| skill.chosen));
    let row = move |(tag, name, level): &(TagNo, String, String)| {
        let tag = *tag;
        let choose = move || app.dispatch(Intent::ChooseComponent(tag));
        el("label.comp")
            .child(radio("component", move || chosen() == tag, choose))
            .child(el("b").text(name))
            .child(el("span.note").text(level))
    };
    choice("comps", words::COMPONENT)
        .child(dynamic(move || app.read(components), move |components: &Vec<_>| list(components.iter().map(row))))
}

/// The newest lesson of the component that is chosen, or of the whole skill; where there is none, the newest note of progress.
fn last_words(app: App) -> El {
    type Of = (Option<(SkillId, TagNo)>, Option<SessionId>);
    let of = |model: &Model| {
        let chosen = model.chosen_skill().map(|skill| (skill.id.clone(), skill.chosen));
        (chosen, summary(model).and_then(|summary| summary.noted.clone()))
    };
    let show = move |(chosen, noted): &Of| {
        let (word, text) = match chosen.as_ref().and_then(|chosen| lesson_of(app, chosen)) {
            Some(lesson) => (words::LAST_LESSON, lesson.text),
            None => match noted.as_ref().and_then(|session| app.note_of(session)) {
                Some(note) => (words::LAST_NOTE, note.text),
                None => return nothing(),
            },
        };
        el("section.lesson").child(el("h2.note").text(word)).child(el("p.own").attr("dir", "auto").text(&text))
    };
    dynamic(move || app.read(of), show)
}

fn lesson_of(app: App, (skill, component): &(SkillId, TagNo)) -> Option<Lesson> {
    let of = |lesson: &Lesson| lesson.skill == *skill && lesson.component.is_none_or(|of| of == *component);
    app.lessons().into_iter().rev().find(of)
}

/// Start, and how long.
fn launch(app: App) -> El {
    let planned = move || app.read(|model| model.settings.planned_min);
    let start = move || {
        app.dispatch(Intent::StartSession);
        app.go(Address::Session);
    };
    let longer = move || {
        let settings = app.peek(|model| model.settings.clone());
        let next = settings.planned_min + 5;
        let planned_min = if PLANNED_RANGE.contains(&next) { next } else { *PLANNED_RANGE.start() };
        app.dispatch(Intent::ChangeSettings(Settings { planned_min, ..settings }));
    };
    let length = button("len", longer)
        .child(el("span.vh").text(words::SESSION_LENGTH).text(", "))
        .child(el("span.num").text_of(move || words::minutes(planned())));
    el("div.launch").child(button("go", start).attr(KEY, "s").child(arcs()).text(words::START_SESSION)).child(length)
}

/// The way back into a session that is running.
fn way_back(app: App) -> El {
    let name = el("span").child(el("small").text(words::SESSION_RUNNING)).text(words::BACK_TO_SESSION);
    el("div.launch").child(button("go", move || app.go(Address::Session)).attr(KEY, "s").child(arcs()).child(name))
}

fn arcs() -> El {
    let arcs = path("", "M40 72C150 26 300 8 430 14M40 79C150 33 300 15 430 21");
    drawing("", "0 0 412 132")
        .attr("preserveAspectRatio", "none")
        .child(arcs.attr("vector-effect", "non-scaling-stroke"))
}
