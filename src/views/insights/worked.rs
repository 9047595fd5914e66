//! What works for you: each tweak with each cause, how often the retry was clean, and how surely.

use std::rc::Rc;

use leptos::prelude::event_target_value;

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::domain::{Component, Ledger, Skill, SkillId, TagNo};
use crate::insights::{Worked, worked};
use crate::platform::locale;
use crate::widgets::{self, ChartFrame, Folds, chart_frame, drawing, icon, icons, path, way_ahead};
use crate::words;

/// The id of its sentence.
const ID: &str = "worked-finding";
/// As many of a component as one looks over; the table has all.
const ROWS: usize = 6;
/// So many of those that say nothing yet are named.
const NEARLY: usize = 3;

/// A component, and what came of its tweaks, the surest first.
struct Part {
    tag: TagNo,
    name: String,
    cells: Vec<Cell>,
}

/// A tweak after a cause, by name.
struct Cell {
    /// `None`: no cause was given.
    cause: Option<String>,
    tweak: String,
    worked: Worked,
}

impl Part {
    fn of(component: &Component, ledger: &Ledger) -> Option<Self> {
        let name = |tag| component.label(tag).unwrap_or(words::NOT_KNOWN).to_owned();
        let cell = |worked: Worked| Cell { cause: worked.cause.map(name), tweak: name(worked.tweak), worked };
        let cells: Vec<Cell> = worked(ledger, component.tag).into_iter().map(cell).collect();
        (!cells.is_empty()).then(|| Self { tag: component.tag, name: component.name.clone(), cells })
    }

    /// Those that say something.
    fn saying(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.worked.missing() == 0)
    }

    /// Those that will soon, the nearest first.
    fn nearly(&self) -> Vec<&Cell> {
        let mut few: Vec<&Cell> = self.cells.iter().filter(|cell| cell.worked.missing() > 0).collect();
        few.sort_by_key(|cell| cell.worked.missing());
        few
    }
}

impl Cell {
    /// "Leaned back, then bend knees", "Bend knees".
    fn whole(&self) -> String {
        let tweak = || locale::lower_case(&self.tweak);
        self.cause.as_ref().map_or_else(|| self.tweak.clone(), |cause| words::cause_then_tweak(cause, &tweak()))
    }
}

/// What the ledger of a skill shows; while it is made again, that.
pub fn worked_for_you(app: App, skill: &SkillId, folds: Folds) -> El {
    let Some(skill) = app.peek(|model| model.skill(skill).cloned()) else { return nothing() };
    let id = skill.id.clone();
    let ledger = move || {
        // what is made again is told by the model
        app.read(|_| ());
        app.ledger_of(&id)
    };
    dynamic(ledger, move |ledger: &Option<Ledger>| match ledger {
        Some(ledger) => shown(&skill, ledger, folds),
        None => el("section.sec")
            .child(el("hr.edges"))
            .child(el("h2.find").text(words::WHAT_WORKS))
            .child(el("p.note").attr("role", "status").text(words::LEDGER_IS_MADE)),
    })
}

fn shown(skill: &Skill, ledger: &Ledger, folds: Folds) -> El {
    let parts: Rc<Vec<Part>> = Rc::new(skill.components.iter().filter_map(|part| Part::of(part, ledger)).collect());
    // what is practised now, if something was tried there
    let place = Var::new(parts.iter().position(|part| part.tag == skill.chosen).unwrap_or(0));
    let (finding, note, picture, drawn) = (parts.clone(), parts.clone(), parts.clone(), parts.clone());
    let is_drawn = Rc::new(move || drawn.get(place.get()).is_some_and(|part| part.saying().next().is_some()));
    chart_frame(ChartFrame {
        id: ID,
        also: words::OF_WORKED,
        finding: Rc::new(move || {
            let best = finding.get(place.get()).and_then(|part| part.saying().next());
            best.map_or(
                [words::WHAT_WORKS.to_owned(), String::new(), String::new()],
                |Cell { tweak, worked, .. }| {
                    words::worked_finding(worked.clean, worked.all, &locale::lower_case(tweak))
                },
            )
        }),
        note: Box::new(move || {
            let part = note.get(place.get());
            let retries = part.into_iter().flat_map(|part| &part.cells).map(|cell| cell.worked.all);
            words::worked_note(retries.fold(0, u32::saturating_add), part.map_or("", |part| &part.name))
        }),
        ranges: components(&parts, place),
        picture: dynamic(move || place.get(), move |place| picture.get(*place).map_or_else(|| not_yet(None), lines)),
        is_drawn,
        table: Rc::new(move || table(&parts)),
        method: words::WORKED_METHOD,
        folds,
        share: None,
    })
}

/// Which component; where there are several, a choice.
fn components(parts: &[Part], place: Var<usize>) -> El {
    if parts.len() < 2 {
        return nothing();
    }
    let option = |(nth, part): (usize, &Part)| {
        el("option")
            .attr("value", &nth.to_string())
            .attr_if("selected", (nth == place.get_untracked()).then_some(""))
            .text(&part.name)
    };
    let select = el("select").attr("aria-label", words::COMPONENT).children(parts.iter().enumerate().map(option));
    let select = select.on("change", move |event| {
        if let Ok(nth) = event_target_value(&event).parse() {
            place.set(nth);
        }
    });
    el("div.skill.scope").child(select).child(icon(icons::DOWN))
}

/// What is missing.
fn not_yet(nearest: Option<&Cell>) -> El {
    let missing = match nearest {
        None => words::NO_RETRIES.to_owned(),
        Some(cell) => words::retries_missing(cell.worked.missing(), &locale::lower_case(&cell.tweak)),
    };
    list([way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"), el("p").text(&missing)])
}

fn lines(part: &Part) -> El {
    let (rows, few): (Vec<El>, _) = (part.saying().take(ROWS).map(row).collect(), part.nearly());
    if rows.is_empty() {
        return not_yet(few.first().copied());
    }
    let few: Vec<String> =
        few.iter().take(NEARLY).map(|cell| words::few_retries(&cell.whole(), cell.worked.missing())).collect();
    let few = match few.is_empty() {
        true => nothing(),
        false => el("p.note").attr("dir", "auto").text(&words::too_few_yet(&few)),
    };
    let scale = [0, 500, 1000].map(|percent| el("span").text(&words::percent(percent)));
    el("div.ledger")
        .child(el("ul.shares").attr("aria-label", &part.name).children(rows))
        .child(el("p.note.num.percent").attr("aria-hidden", "true").children(scale))
        .child(few)
}

/// A tweak after a cause: a dot where its share is, and two edges between which it likely is.
fn row(cell: &Cell) -> El {
    let Worked { clean, all, likely, .. } = cell.worked;
    let at = clean.saturating_mul(1000).checked_div(all).unwrap_or(0);
    let line = drawing("share", "-20 0 1040 24")
        .attr("preserveAspectRatio", "none")
        .child(path("whole", "M0 12H1000"))
        .child(path("likely", &format!("M{} 12H{}", likely.0, likely.1)))
        .child(path("ends", &format!("M{0} 2V22M{1} 2V22", likely.0, likely.1)))
        .child(path("point", &format!("M{at} 12h.01")));
    let cause = cell.cause.as_deref().unwrap_or(words::NO_CAUSE);
    let what = el("p")
        .child(el("span.note").attr("dir", "auto").text(cause))
        .text(" ")
        .child(el("b").attr("dir", "auto").text(&cell.tweak));
    let came = el("p.num").child(el("b").text(&words::of(clean, all))).text(" ");
    let came = came.child(el("span.note").text(&words::likely(likely)));
    el("li").child(el("div").child(what).child(came)).child(line)
}

fn table(parts: &[Part]) -> El {
    let rows: Vec<Vec<String>> = parts
        .iter()
        .flat_map(|part| part.cells.iter().map(move |cell| (part, cell)))
        .map(|(part, cell)| {
            let Worked { clean, all, likely, .. } = cell.worked;
            let missing = cell.worked.missing();
            vec![
                cell.tweak.clone(),
                cell.cause.clone().unwrap_or_else(|| words::NO_CAUSE.to_owned()),
                part.name.clone(),
                words::of(clean, all),
                if missing > 0 { words::more_retries(missing) } else { words::between(likely) },
            ]
        })
        .collect();
    let heads = [words::TWEAK, words::CAUSE, words::COMPONENT, words::CLEAN_RETRIES, words::LIKELY_SHARE];
    widgets::table(words::TWEAKS_AS_TABLE, &heads, &rows)
}
