//! The components of a skill as a trunk and branches.

use super::bench::{Bench, Pane};
use super::form::{name_form, opener, pane};
use super::stairs::stairs;
use crate::decks;
use crate::dom::{El, dynamic, el, list};
use crate::domain::{NewComponent, Skill, SkillEdit, TagNo};
use crate::widgets::{button, icon, icons};
use crate::words;

/// A row: what is seen of a component.
#[derive(Clone, PartialEq)]
struct Row {
    tag: TagNo,
    name: String,
    /// How deep it stands, below what it was split from.
    depth: usize,
    /// The rung that is practised, and of how many.
    rung: (usize, usize),
    level: String,
    /// Its place among those beside it, and how many they are.
    place: (usize, usize),
}

fn rows(skill: &Skill) -> Vec<Row> {
    let row = |(depth, component): (usize, &crate::domain::Component)| {
        let level = component.level(component.level).filter(|level| level.name != component.name);
        Row {
            tag: component.tag,
            name: component.name.clone(),
            depth: depth.min(3),
            rung: (component.rung(component.level).unwrap_or(0), component.levels.len()),
            level: level.map(|level| level.name.clone()).unwrap_or_default(),
            place: place_of(skill, component.tag),
        }
    };
    skill.tree().into_iter().map(row).collect()
}

fn place_of(skill: &Skill, tag: TagNo) -> (usize, usize) {
    let beside = skill.beside(tag);
    (beside.iter().position(|member| *member == tag).unwrap_or(0), beside.len())
}

/// The list of the components, and one more.
pub(super) fn tree(bench: Bench) -> El {
    let all = dynamic(move || bench.read(rows), move |rows: &Vec<_>| list(rows.iter().map(|r| row(bench, r))));
    let so_far = move || {
        let running = bench.skill_id().map(|id| {
            bench.app.read(|model| {
                let body = model.skill(&id).is_some_and(|skill| skill.body);
                model.summary(&id).map(|summary| words::so_far(summary.running, body)).unwrap_or_default()
            })
        });
        format!("{} {}", words::components(bench.read(|skill| skill.offered().count())), running.unwrap_or_default())
    };
    let add = move || {
        name_form(words::WHAT_IS_IT_CALLED, String::new(), words::ADD, true, move |name| {
            let done = words::added(name.trim());
            let deck = decks::my_own(name.trim(), "");
            let new = deck.components.into_iter().next().map(NewComponent::from)?;
            bench.edit(SkillEdit::Add(new), done)
        })
    };
    let opens = opener(
        bench,
        "btn.all",
        Pane::NewComponent,
        "add-component",
        list([icon(icons::PLUS), el("span").text(words::ADD_COMPONENT)]),
    );
    el("section")
        .child(el("p.note").text_of(so_far))
        .child(el("h2.vh").text(words::COMPONENTS))
        .child(el("ol.tree").attr("aria-label", words::COMPONENTS).child(all))
        .child(opens)
        .child(pane(bench, Pane::NewComponent, add))
}

fn row(bench: Bench, row: &Row) -> El {
    const DEPTHS: [&str; 4] = ["li", "li.deep1", "li.deep2", "li.deep3"];
    let tag = row.tag;
    let (now, of) = row.rung;
    let level = if row.level.is_empty() { String::new() } else { words::rung_of(now, of, &row.level) };
    let glance = el("span.glance").child(stairs(now, of)).child(el("span.note").text(&level));
    let open = button("branch", move || bench.open(tag))
        .attr("id", &format!("open-{tag}"))
        .attr_when("aria-current", move || (bench.shown() == Some(tag)).then(|| "true".to_owned()))
        .child(el("b").attr("dir", "auto").text(&row.name))
        .child(glance);
    let item = el(DEPTHS.get(row.depth).copied().unwrap_or("li"));
    let line = el("div.line").child(open);
    let (place, beside) = row.place;
    if beside < 2 {
        return item.child(line);
    }
    let handle = button("handle", move || bench.toggle(Pane::Place(tag)))
        .attr("id", &format!("handle-{tag}"))
        .attr("aria-label", &words::move_it(&row.name))
        .attr_of("aria-expanded", move || bench.is_open(Pane::Place(tag)).to_string())
        .child(icon(icons::MOVE));
    let acts = move || up_and_down(bench, tag, (place, beside), -1, place_of);
    item.child(line.child(handle)).child(pane(bench, Pane::Place(tag), acts))
}

/// Move up and Move down. `up` is what up means for the place in the list: -1, or 1 where the last is at the top.
pub(super) fn up_and_down(
    bench: Bench,
    tag: TagNo,
    (place, of): (usize, usize),
    up: isize,
    place_of: fn(&Skill, TagNo) -> (usize, usize),
) -> El {
    let (first, last) = (place == 0, place + 1 == of);
    let (top, bottom) = if up < 0 { (first, last) } else { (last, first) };
    let step = move |steps, ids| bench.shift(tag, steps, ids, move |skill| place_of(skill, tag));
    let one = |id: &str, word, sign, ends: bool, press: Box<dyn Fn()>| {
        button("btn", press)
            .attr("id", &format!("{id}-{tag}"))
            .attr_if("disabled", ends.then_some(""))
            .child(icon(sign))
            .text(word)
    };
    el("div.acts")
        .child(one("up", words::MOVE_UP, icons::HARDER, top, Box::new(move || step(up, ["up", "down"]))))
        .child(one("down", words::MOVE_DOWN, icons::EASIER, bottom, Box::new(move || step(-up, ["down", "up"]))))
}
