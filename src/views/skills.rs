//! Skills: what they are made of.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::{Component, Label, Skill};
use crate::words;

/// Every skill with its components, ladders, causes and tweaks.
#[component]
pub fn Skills() -> AnyView {
    let app = App::here();
    let skills = app.peek(|model| model.skills.clone());
    view! {
        <main>
            <div class="top"><h1>{words::SKILLS}</h1></div>
            {skills.iter().map(one).collect_view()}
        </main>
    }
    .into_any()
}

fn one(skill: &Skill) -> AnyView {
    view! {
        <section class="sec">
            <hr class="edges"/>
            <h2>{skill.name.clone()}</h2>
            <ul>{skill.components.iter().map(|c| view! { <li>{component(c)}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn component(c: &Component) -> AnyView {
    let labels = |labels: &[Label]| labels.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" · ");
    let now = c.level;
    let levels = c.levels.iter().map(|level| {
        view! { <li aria-current=(level.tag == now).then_some("step")>{level.name.clone()}</li> }
    });
    view! {
        <details class="made-of">
            <summary><b>{c.name.clone()}</b><span class="note">{c.level(now).map(|l| l.name.clone())}</span></summary>
            <h3>{words::LEVELS}</h3><ol class="rungs">{levels.collect_view()}</ol>
            <h3>{words::CAUSES}</h3><p>{labels(&c.causes)}</p>
            <h3>{words::TWEAKS}</h3><p>{labels(&c.tweaks)}</p>
        </details>
    }
    .into_any()
}
