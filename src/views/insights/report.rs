//! A page for a coach: what the charts say on one sheet of paper, A4 or Letter. Always light: it is for paper.

use std::sync::Arc;

use super::slot::Page;
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list};
use crate::drawing::{Drawing, Order, What};
use crate::figures::{self, Figure, Seen, Shown, hide_names, without_names};
use crate::insights::Tally;
use crate::json::Record;
use crate::platform::{history, page, worker};
use crate::widgets::{brand, button, check_chip, icon, icons};
use crate::words;

/// The part of the address that opens it.
pub const PART: &str = "report";
/// What is on it: as much as one sheet has room for.
static FIGURES: [&Figure; 6] = [
    &figures::CELERATION,
    &figures::SIZES,
    &figures::QUALITY_MAP,
    &figures::CAUSES,
    &figures::EDGE,
    &figures::RECOVERED,
];
/// Each is drawn so wide and high, in CSS pixels: two beside each other, three below each other.
const SIZE: (u32, u32) = (340, 190);

/// Opens it; the back button leads back.
pub fn open(app: App) {
    app.go_to_part(PART);
    history::to_top();
}

/// The sheet.
pub fn report(page: &Page) -> El {
    let (app, has_names) = (page.app, Var::new(true));
    let bar = el("div.top.no-print")
        .child(button("link", move || app.go_to_part("")).child(icon(icons::BACK)).text(words::INSIGHTS))
        .child(check_chip(words::WITH_NAMES, move || has_names.get(), || false, move |on| has_names.set(on)))
        .child(button("btn.solid", page::print).text(words::PRINT));
    let (seen, paged) = (page.seen, page.clone());
    let sheet = dynamic(move || (has_names.get(), paged.turn.get()), {
        let page = page.clone();
        move |(has_names, _)| seen.peek(|seen| sheet(&page, seen, *has_names))
    });
    list([bar, sheet])
}

fn sheet(page: &Page, seen: &Arc<Seen>, has_names: bool) -> El {
    let hide = |text: &str| if has_names { text.to_owned() } else { without_names(text, &seen.skill) };
    let all = Tally::of(seen.sessions());
    let today = words::day_of_year(seen.now.0, seen.now.1);
    let head = el("header")
        .child(brand())
        .child(el("h1").text(&hide(&words::report_of(&words::picture_scope(&seen.skill.name, seen.name())))))
        .child(el("p").text(&words::report_sums(&all, &seen.when, &today)));
    let charts = FIGURES.map(|figure| drawn(page, figure, seen, has_names));
    el("article.report")
        .attr("data-theme", "light")
        .child(head)
        .child(el("div.sheet").children(charts))
        .child(el("p.note").text(words::REPORT_FOOT))
}

/// A chart as it stands on paper: its sentence, its note, its picture.
fn drawn(page: &Page, figure: &'static Figure, seen: &Arc<Seen>, has_names: bool) -> El {
    if figure.reads {
        page.read(seen);
    }
    let (read, seen) = (page.reading.read, seen.clone());
    let is_read = {
        let seen = seen.clone();
        move || {
            read.get();
            !figure.reads || seen.is_read()
        }
    };
    dynamic(is_read, move |is_read| match is_read {
        true if has_names || seen.lines().is_empty() => shown((figure.show)(&seen), &seen, has_names),
        true => shown((figure.show)(&seen.without_words()), &seen, has_names),
        false => el("section").child(el("h2").text(figure.head)),
    })
}

fn shown(shown: Shown, seen: &Seen, has_names: bool) -> El {
    let hide = |text: &str| if has_names { text.to_owned() } else { without_names(text, &seen.skill) };
    let section =
        el("section").child(el("h2").text(&hide(&shown.finding.concat()))).child(el("p.note").text(&hide(&shown.note)));
    if let Some(missing) = &shown.missing {
        return section.child(el("p.note").text(missing));
    }
    let svg = Var::new(String::new());
    let mut what = shortened(shown.what);
    if !has_names {
        hide_names(&mut what, &seen.skill);
    }
    let order =
        Order { what, decimal_sign: words::decimal_sign(), theme: "light".to_owned(), size: SIZE, ..Order::default() };
    worker::ask(order.to_json().to_string(), move |answer| {
        let drawing = answer.and_then(|answer| Drawing::of_text(&answer));
        // where nothing can be drawn, the sentence stands alone
        svg.set(drawing.map(|drawing| drawing.svg).unwrap_or_default());
    });
    section.child(el("figure").markup_of(move || svg.get()))
}

/// As much of it as a sheet has room for: the newest weeks, the first of what is ordered. The sentence is of all.
fn shortened(mut what: What) -> What {
    const LANES: usize = 4;
    const ROWS: usize = 8;
    match &mut what {
        What::Lanes(lanes) => lanes.lanes.truncate(LANES),
        What::Shares(shares) => drop(shares.rows.drain(..shares.rows.len().saturating_sub(ROWS))),
        _ => {}
    }
    what
}
