//! Skills: what they are made of.

use crate::app::App;
use crate::dom::{El, el};
use crate::domain::{Component, Label, Level, Skill};
use crate::words;

/// Every skill with its components, ladders, causes and tweaks.
pub fn skills(app: App) -> El {
    let skills = app.peek(|model| model.skills.iter().map(one).collect::<Vec<_>>());
    el("main").child(el("div.top").child(el("h1").text(words::SKILLS))).children(skills)
}

fn one(skill: &Skill) -> El {
    let components = skill.components.iter().map(|c| el("li").child(component(c)));
    el("section.sec").child(el("hr.edges")).child(el("h2").text(&skill.name)).child(el("ul").children(components))
}

fn component(c: &Component) -> El {
    let labels = |labels: &[Label]| labels.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join(" · ");
    let now = c.level(c.level).map_or("", |level| level.name.as_str());
    let rung =
        |level: &Level| el("li").attr_if("aria-current", (level.tag == c.level).then_some("step")).text(&level.name);
    el("details.made-of")
        .child(el("summary").child(el("b").text(&c.name)).child(el("span.note").text(now)))
        .child(el("h3").text(words::LEVELS))
        .child(el("ol.rungs").children(c.levels.iter().map(rung)))
        .child(el("h3").text(words::CAUSES))
        .child(el("p").text(&labels(&c.causes)))
        .child(el("h3").text(words::TWEAKS))
        .child(el("p").text(&labels(&c.tweaks)))
}
