//! What is looked at: which skill and component, how far back, logged by whom, with cleans or without. The address says it, so that a
//! reload shows the same.

use std::rc::Rc;

use leptos::prelude::event_target_value;

use super::slot::Page;
use crate::app::{Address, App};
use crate::dom::{El, Var, dynamic, el, nothing, only_if};
use crate::domain::{Id, Size, Skill, SkillId, Source};
use crate::figures::{COUNTED, Looking, SOURCES};
use crate::platform::history;
use crate::widgets::{button, chip, choice, icon, icons, toggle};
use crate::words;

/// How far back: in weeks, or all.
const RANGES: [(Option<u16>, &str); 4] =
    [(Some(4), words::FOUR_WEEKS), (Some(13), words::THREE_MONTHS), (Some(52), words::ONE_YEAR), (None, words::ALL)];
/// Names in the address.
const SKILL: &str = "skill";
const COMPONENT: &str = "component";
const WEEKS: &str = "weeks";
const BACK: &str = "back";
const SOURCE: &str = "source";
const CLEANS: &str = "cleans";
const CHART: &str = "chart";
const SIZE: &str = "size";
const SIZES: [(Size, &str); 3] = [(Size::Wobble, "wobble"), (Size::Stumble, "stumble"), (Size::Fall, "fall")];

/// Looks at what the address says; where it says nothing, the address says what is looked at.
pub fn follow_address(app: App) {
    let query = history::query();
    if query.is_empty() {
        return write_address(app);
    }
    let of = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    app.looking.set(Looking {
        skill: of(SKILL).and_then(|id| Id::try_from(id.to_owned()).ok()),
        component: of(COMPONENT).and_then(|tag| tag.parse().ok()),
        weeks: of(WEEKS).map(|weeks| weeks.parse().ok().filter(|weeks| *weeks > 0)),
        back: of(BACK).and_then(|back| back.parse().ok()).unwrap_or(0),
        source: of(SOURCE)
            .and_then(|word| SOURCES.iter().find(|(_, known, _)| *known == word))
            .and_then(|(of, ..)| *of),
        without_cleans: of(CLEANS) == Some("no"),
        size: of(SIZE).and_then(|word| SIZES.iter().find(|(_, known)| *known == word)).map(|(size, _)| *size),
        is_standard: of(CHART) == Some("standard"),
    });
}

fn write_address(app: App) {
    let looking = app.looking.get_untracked();
    let mut query: Vec<String> = Vec::new();
    let mut say = |name: &str, value: Option<String>| query.extend(value.map(|value| [name, "=", &value].concat()));
    say(SKILL, looking.skill.map(|id| id.to_string()));
    say(COMPONENT, looking.component.map(|tag| tag.to_string()));
    say(WEEKS, looking.weeks.map(|weeks| weeks.map_or("all".to_owned(), |weeks| weeks.to_string())));
    say(BACK, Some(looking.back).filter(|back| *back > 0).map(|back| back.to_string()));
    let source = looking.source.and_then(|source| SOURCES.iter().find(|(of, ..)| *of == Some(source)));
    say(SOURCE, source.map(|(_, word, _)| (*word).to_owned()));
    say(CLEANS, looking.without_cleans.then(|| "no".to_owned()));
    let size = SIZES.iter().find(|(size, _)| Some(*size) == looking.size);
    say(SIZE, size.map(|(_, word)| (*word).to_owned()));
    say(CHART, looking.is_standard.then(|| "standard".to_owned()));
    let begin = if query.is_empty() { "" } else { "?" };
    let part = history::part();
    let part = if part.is_empty() { part } else { ["#", &part].concat() };
    history::replace(&[&app.href(Address::Insights), begin, &query.join("&"), &part].concat());
}

/// Looks at something else.
pub fn choose(app: App, change: impl FnOnce(&mut Looking)) {
    let mut looking = app.looking.get_untracked();
    change(&mut looking);
    app.looking.set(looking);
    write_address(app);
}

/// Which skill, and which part of it.
pub fn scope(app: App, skills: &[(SkillId, String)], skill: Option<&Skill>) -> El {
    let [] = skills else {
        let chosen = skill.map(|skill| skill.id.clone());
        return el("div.scopes")
            .child(of_skill(app, skills, chosen))
            .child(skill.map_or_else(nothing, |skill| of_component(app, skill)));
    };
    nothing()
}

fn of_skill(app: App, skills: &[(SkillId, String)], chosen: Option<SkillId>) -> El {
    if let [_] = skills {
        // the choice of a component says it, too
        return nothing();
    }
    let option = |(id, name): &(SkillId, String)| option(&id.to_string(), name, chosen.as_ref() == Some(id));
    select(words::SKILL, skills.iter().map(option), move |value| {
        if let Ok(id) = Id::try_from(value) {
            choose(app, |looking| (looking.skill, looking.component, looking.back) = (Some(id), None, 0));
        }
    })
}

fn of_component(app: App, skill: &Skill) -> El {
    let tree = skill.tree();
    if tree.len() < 2 {
        return el("p.scope").text(&skill.name);
    }
    let chosen = app.looking.peek(|looking| looking.component);
    let whole = option("", &words::all_of(&skill.name), chosen.is_none());
    let parts = tree.into_iter().map(|(depth, part)| {
        // what was split from another stands a little to the right
        let name = "\u{2003}".repeat(depth) + &part.name;
        option(&part.tag.to_string(), &name, chosen == Some(part.tag))
    });
    select(words::COMPONENT, std::iter::once(whole).chain(parts), move |value| {
        choose(app, |looking| (looking.component, looking.back) = (value.parse().ok(), 0));
    })
}

/// One of several in a list.
pub fn option(value: &str, name: &str, is_chosen: bool) -> El {
    el("option").attr("value", value).attr_if("selected", is_chosen.then_some("")).text(name)
}

/// A list to choose from, by its name.
pub fn select(label: &str, options: impl Iterator<Item = El>, chosen: impl Fn(String) + 'static) -> El {
    let select = el("select").attr("aria-label", label).children(options);
    el("div.skill.scope")
        .child(select.on("change", move |event| chosen(event_target_value(&event))))
        .child(icon(icons::DOWN))
}

/// How far back, for all charts, and the way to the weeks before. It stays in sight.
pub fn ranges(page: &Page) -> El {
    let (app, seen) = (page.app, page.seen);
    let weeks = move || seen.with(|seen| seen.window.weeks);
    let one = |(of, word): (Option<u16>, &'static str)| {
        chip(
            "range",
            word,
            move || weeks() == of,
            move || {
                choose(app, |looking| (looking.weeks, looking.back) = (Some(of), 0));
            },
        )
    };
    let turn = |by: i32| move || turn_page(app, by);
    let arrow = |word: &str, path: &str, by: i32, can: Rc<dyn Fn() -> bool>| {
        button("btn.quiet", turn(by)).attr("aria-label", word).prop_of("disabled", move || !can()).child(icon(path))
    };
    let earlier = Rc::new(move || seen.with(|seen| seen.has_earlier()));
    let later = Rc::new(move || seen.with(|seen| seen.window.back > 0));
    el("div.how-far")
        .child(choice("ranges", words::HOW_FAR_BACK).children(RANGES.map(one)))
        .child(arrow(words::WEEKS_BEFORE, icons::EARLIER, 1, earlier))
        .child(arrow(words::WEEKS_AFTER, icons::LATER, -1, later))
}

/// Goes to the weeks before (1) or after (-1).
pub fn turn_page(app: App, by: i32) {
    choose(app, |looking| looking.back = looking.back.saturating_add_signed(by.clamp(-1, 1) as i16));
}

/// What is asked for seldom: who logged, and whether clean attempts are shown. What opens it, and it.
pub fn more(app: App) -> [El; 2] {
    let is_open = Var::new(app.looking.peek(|looking| looking.source.is_some() || looking.without_cleans));
    let folded = move || {
        let source = |(of, _, word): (Option<Source>, &str, &'static str)| {
            chip(
                "source",
                word,
                move || app.looking.with(|looking| looking.source == of),
                move || {
                    choose(app, |looking| (looking.source, looking.back) = (of, 0));
                },
            )
        };
        let cleans = |(without, word): (bool, &'static str)| {
            chip(
                "cleans",
                word,
                move || app.looking.with(|looking| looking.without_cleans == without),
                move || {
                    choose(app, |looking| looking.without_cleans = without);
                },
            )
        };
        el("div.more-filters").child(choice("chips", words::LOGGED_BY).children(SOURCES.map(source))).child(
            choice("chips", words::CLEAN_ATTEMPTS)
                .children([(false, words::WITH_CLEANS), (true, words::WITHOUT_CLEANS)].map(cleans)),
        )
    };
    [toggle("link", is_open).text(words::MORE_FILTERS), only_if(move || is_open.get(), folded)]
}

/// What is not looked at, if something is left out: so that nobody wonders where it is.
pub fn left_out(app: App) -> El {
    let said = move || app.looking.with(|looking| (looking.source_word(), looking.without_cleans));
    dynamic(said, |(source, without_cleans)| match words::filtered(*source, *without_cleans) {
        text if text.is_empty() => nothing(),
        text => el("p.note").text(&text),
    })
}

/// For frequency over time: from zero or the standard chart, and which misses.
pub fn of_celeration(app: App) -> El {
    let scale = |(is_standard, word): (bool, &'static str)| {
        chip(
            "scale",
            word,
            move || app.looking.with(|looking| looking.is_standard == is_standard),
            move || {
                choose(app, |looking| looking.is_standard = is_standard);
            },
        )
    };
    let sizes = COUNTED.iter().enumerate().map(move |(nth, (size, word, ..))| {
        option(&nth.to_string(), word, app.looking.peek(|looking| looking.size == *size))
    });
    let chosen = move |value: String| {
        let size = value.parse::<usize>().ok().and_then(|nth| COUNTED.get(nth)).and_then(|(size, ..)| *size);
        choose(app, |looking| looking.size = size);
    };
    el("div.choices").child(select(words::WHAT_IS_COUNTED, sizes, chosen)).child(
        choice("ranges", words::SCALE).children([(false, words::EVEN_STEPS), (true, words::STANDARD_CHART)].map(scale)),
    )
}
