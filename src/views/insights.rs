//! Insights: what weeks of sessions show.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::link::link;
use crate::app::{Address, App};
use crate::dom::{El, Var, el, list, nothing, only_if, svg};
use crate::domain::SessionSummary;
use crate::drawing::{Bar, Drawing, Order};
use crate::insights::per_minute;
use crate::json::{Json, Record};
use crate::platform::{locale, page, worker};
use crate::widgets::{drawing, icon, icons, path, toggle, way_ahead};
use crate::words;

const TITLE: &str = "frequency-finding";
const HEIGHT: u32 = 262;

/// The charts of the chosen skill.
pub fn insights(app: App) -> El {
    let chosen = app.peek(|model| model.chosen_skill().map(|skill| (skill.id.clone(), skill.name.clone())));
    let (id, name) = chosen.unzip();
    let sessions: Vec<SessionSummary> =
        app.summaries().into_iter().filter(|session| Some(&session.skill) == id.as_ref()).collect();
    let charts = if sessions.is_empty() { nothing_yet(app) } else { frequency(app, sessions) };
    el("main")
        .child(el("div.top").child(el("h1").text(words::INSIGHTS)))
        .child(el("p.scope").text(&name.unwrap_or_default()))
        .child(charts)
}

fn nothing_yet(app: App) -> El {
    el("section.sec")
        .child(el("hr.edges"))
        .child(el("h2").text(words::NOTHING_TO_DRAW))
        .child(el("p").text(words::FIRST_DOT))
        .child(way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"))
        .child(link(app, Address::Practice, "btn.solid").text(words::GO_TO_PRACTICE))
}

fn bar(session: &SessionSummary) -> Bar {
    Bar {
        label: locale::short_day(session.began, session.utc_offset_min),
        running: session.running,
        wobbles: session.wobbles,
        stumbles: session.stumbles,
        falls: session.falls,
        unsized_misses: session.unsized_misses,
    }
}

/// The first sentence: what the newest (or the chosen) session came to.
fn finding(session: &SessionSummary) -> (String, String) {
    let rate = per_minute(session.misses(), session.running).map(words::rate);
    words::frequency_finding(session.misses() as usize, session.running, &rate.unwrap_or_else(|| "–".to_owned()))
}

/// Misses a minute, session by session, by size.
fn frequency(app: App, sessions: Vec<SessionSummary>) -> El {
    let width = if page::width() >= 1024.0 { 620 } else { (page::width().min(700.0) - 36.0).max(288.0) as u32 };
    let drawn = Var::new(None::<Drawing>);
    let failed = Var::new(false);
    let table = Var::new(false);
    let method = Var::new(false);
    let order = Order {
        sessions: sessions.iter().map(bar).collect(),
        measure: words::MISSES_PER_MINUTE.to_owned(),
        decimal_sign: ".".to_owned(),
        theme: app.theme_shown().to_owned(),
        size: (width, HEIGHT),
        title: TITLE.to_owned(),
        tapped: None,
    };
    let days: Vec<String> = order.sessions.iter().map(|bar| bar.label.clone()).collect();
    let ask = move |tapped: Option<i64>| {
        let order = Order { tapped, ..order.clone() };
        worker::ask(order.to_json().to_string(), move |answer| {
            let json = answer.and_then(|answer| Json::parse(&answer).ok());
            let drawing = json.and_then(|json| Drawing::from_json(&json));
            failed.set(drawing.is_none());
            drawn.set(drawing);
        });
    };
    ask(None);
    let pick = move |event: Event| {
        let Some(target) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
        let area = target.get_bounding_client_rect();
        let x = f64::from(event.unchecked_ref::<MouseEvent>().client_x()) - area.left();
        ask(Some((x * f64::from(width) / area.width().max(1.0)) as i64));
    };
    let newest = sessions.len() - 1;
    let missing = 5_usize.saturating_sub(newest + 1);
    let of_all = sessions.len();
    let marked = move || drawn.with(|drawn| drawn.as_ref().and_then(|drawing| drawing.marked));
    let rows = Rc::new(sessions);
    let named = {
        let rows = rows.clone();
        move || rows.get(marked().map_or(newest, |marked| marked as usize)).map(finding).unwrap_or_default()
    };
    let number = named.clone();
    let below = move || match drawn.with(|drawn| drawn.as_ref().map(|drawing| (drawing.marked, drawing.shown))) {
        Some((Some(marked), _)) => days.get(marked as usize).cloned().unwrap_or_default(),
        Some((None, shown)) => words::frequency_note(of_all, shown as usize),
        None => String::new(),
    };
    let chart = move || drawn.with(|drawn| drawn.as_ref().map(|drawing| drawing.svg.clone())).unwrap_or_default();
    let title = el("h2.find")
        .attr("id", TITLE)
        .text_of(move || named().0)
        .child(el("em").text_of(move || number().1))
        .text(".");
    let buttons = el("div.under")
        .child(toggle("link", table).child(icon(icons::TABLE)).text(words::SHOW_AS_TABLE))
        .child(toggle("link", method).text(words::HOW_WORKED_OUT));
    let section = el("section.sec")
        .attr("aria-labelledby", TITLE)
        .child(el("hr.edges"))
        .child(title)
        .child(el("p.note").text_of(below))
        .child(el("figure.chart").markup_of(chart).on("click", pick))
        .child(only_if(move || failed.get(), || el("p.still").attr("role", "status").text(words::CHART_FAILED)))
        .child(key())
        .child(buttons)
        .child(only_if(move || method.get(), || el("p.note").text(words::FREQUENCY_METHOD)))
        .child(only_if(move || table.get(), move || as_table(&rows)));
    let more = match missing {
        0 => nothing(),
        missing => el("section.sec.still").child(el("p").text(&words::sessions_missing(missing))),
    };
    list([section, more])
}

fn as_table(sessions: &[SessionSummary]) -> El {
    const HEADS: [&str; 8] = [
        words::DAY,
        words::MINUTES,
        words::WOBBLE,
        words::STUMBLE,
        words::FALL,
        words::UNSIZED,
        words::CLEAN,
        words::MISSES_PER_MINUTE,
    ];
    let head = el("tr").children(HEADS.into_iter().map(|word| el("th").attr("scope", "col").text(word)));
    let table =
        el("table.tbl").child(el("thead").child(head)).child(el("tbody").children(sessions.iter().rev().map(row)));
    el("div.scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words::SESSIONS_AS_TABLE)
        .child(table)
}

fn row(session: &SessionSummary) -> El {
    let rate = per_minute(session.misses(), session.running).map_or_else(|| "–".to_owned(), words::rate);
    let counts = [session.wobbles, session.stumbles, session.falls, session.unsized_misses, session.clean];
    let minutes = (session.running + 30_000) / 60_000;
    el("tr")
        .child(el("th").attr("scope", "row").text(&locale::short_day(session.began, session.utc_offset_min)))
        .child(el("td").text(&minutes.to_string()))
        .children(counts.into_iter().map(|count| el("td").text(&count.to_string())))
        .child(el("td").text(&rate))
}

/// What the parts of a bar mean.
fn key() -> El {
    let parts =
        [("seg.w", words::WOBBLE), ("seg.s", words::STUMBLE), ("seg.f", words::FALL), ("seg.u", words::UNSIZED)];
    let part = |(class, word): (&str, &str)| {
        let square =
            svg("rect").class(class).attr("x", "1.5").attr("y", "1.5").attr("width", "15").attr("height", "15");
        let picture = drawing("", "0 0 18 18").child(square).child(path("hatch", "M2 12L12 2M6 16L16 6"));
        el("span").child(picture).text(word)
    };
    el("p.key").children(parts.into_iter().map(part))
}
