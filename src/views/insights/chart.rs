//! One chart: what it shows, how far back, which value is read. The worker draws it.

use std::rc::Rc;

use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::app::{App, Looking};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::domain::{Millis, SessionSummary};
use crate::drawing::{Drawing, Order};
use crate::insights::recent;
use crate::json::{Json, Record};
use crate::platform::{page, time, worker};
use crate::widgets::{self, ChartFrame, button, chart_frame, chip, choice, stepper, way_ahead};
use crate::words;

/// How far back: in weeks, or all.
const RANGES: [(Option<u16>, &str); 3] =
    [(Some(4), words::FOUR_WEEKS), (Some(13), words::THREE_MONTHS), (None, words::ALL)];
const USUAL: Option<u16> = Some(13);
/// The height of a chart whose bars stand side by side, in CSS pixels.
const HEIGHT: u32 = 262;
/// The longest table that is shown without being asked for.
const ROWS: usize = 100;
/// What is older than this is told with its year.
const MONTHS: Millis = 300 * 86_400_000;

/// What kind of chart it is.
pub struct Kind {
    /// The id of its sentence.
    pub id: &'static str,
    /// What the names of its buttons end with, for ears.
    pub also: &'static str,
    /// Works it out.
    pub show: fn(&Seen) -> Shown,
    /// Its table, with so many rows at most.
    pub table: fn(&Seen, usize) -> Table,
    /// What the table is called.
    pub table_name: &'static str,
    /// The table's heads.
    pub heads: &'static [&'static str],
    /// Method, source, minimum.
    pub method: &'static str,
    /// What the parts of its bars mean.
    pub key: fn() -> El,
}

/// What is looked at.
pub struct Seen<'a> {
    /// The sessions, oldest first.
    pub sessions: &'a [SessionSummary],
    /// Those of so many weeks; or all.
    pub weeks: Option<u16>,
    /// Days are told with their year.
    pub has_years: bool,
}

/// A chart that was worked out.
#[derive(Clone)]
pub struct Shown {
    /// The sentence: before its number, the number, behind it.
    pub finding: [String; 3],
    /// n, interval and unit.
    pub note: String,
    /// What each bar says.
    pub values: Vec<String>,
    /// What is missing for a drawing, if anything.
    pub missing: Option<String>,
    /// What the worker is asked for, without theme and size.
    pub order: Order,
}

impl Shown {
    /// Nothing to draw: why, and what is missing.
    pub fn missing(head: String, note: String, missing: String) -> Self {
        let finding = [head, String::new(), String::new()];
        Self { finding, note, values: Vec::new(), missing: Some(missing), order: Order::default() }
    }
}

/// Rows of a table, newest first.
pub struct Table {
    /// The first of them.
    pub rows: Vec<Vec<String>>,
    /// How many there are.
    pub all: usize,
}

/// The sessions of a chart, and the moment at which it was opened.
struct Source {
    kind: &'static Kind,
    sessions: Rc<[SessionSummary]>,
    now: (crate::domain::Instant, i16),
}

impl Source {
    fn seen(&self, weeks: Option<u16>) -> Seen<'_> {
        let sessions = recent(&self.sessions, weeks, self.now);
        let has_years = sessions.first().is_some_and(|oldest| self.now.0.since(oldest.began) > MONTHS);
        Seen { sessions, weeks, has_years }
    }

    fn show(&self, weeks: Option<u16>) -> Shown {
        (self.kind.show)(&self.seen(weeks))
    }

    /// As far back as was chosen; else as usual, or all if that would show nothing.
    fn begin(&self, looking: &Looking) -> Option<u16> {
        let usual = if self.show(USUAL).missing.is_none() { USUAL } else { None };
        looking.back(self.kind.id).unwrap_or(usual)
    }
}

/// What changes on a chart.
#[derive(Clone, Copy)]
struct Live {
    weeks: Var<Option<u16>>,
    shown: Var<Shown>,
    /// The bar whose value is read.
    marked: Var<Option<u32>>,
    drawn: Var<Option<Drawing>>,
    failed: Var<bool>,
    /// How wide it can be, in CSS pixels.
    width: Var<u32>,
}

/// The chart of `sessions`, in its frame.
pub fn chart(app: App, kind: &'static Kind, sessions: Rc<[SessionSummary]>) -> El {
    let now = (app.now.get_untracked(), time::utc_offset_min());
    let source = Rc::new(Source { kind, sessions, now });
    let weeks = app.looking.peek(|looking| source.begin(looking));
    let live = Live {
        weeks: Var::new(weeks),
        shown: Var::new(source.show(weeks)),
        marked: Var::new(None),
        drawn: Var::new(None),
        failed: Var::new(false),
        width: Var::new(width(page::width())),
    };
    follow_width(live);
    let missing = move || live.shown.with(|shown| shown.missing.clone());
    let picture = move |missing: &Option<String>| match missing {
        None => drawn(app, kind, live),
        Some(missing) => not_yet(missing),
    };
    chart_frame(ChartFrame {
        id: kind.id,
        also: kind.also,
        finding: Rc::new(move || live.shown.with(|shown| shown.finding.clone())),
        note: Box::new(move || live.shown.with(|shown| shown.note.clone())),
        picture: dynamic(missing, picture),
        ranges: if source.show(None).missing.is_none() { ranges(app, source.clone(), live) } else { nothing() },
        is_drawn: Rc::new(move || missing().is_none()),
        table: Rc::new(move || table(source.clone(), live)),
        method: kind.method,
    })
}

/// A phone that is turned, a window that is drawn wider: the chart is drawn anew. Browsers tell of it at most once a frame.
fn follow_width(live: Live) {
    let listener = window_event_listener(leptos::ev::resize, move |_| {
        let width = width(page::width());
        if width != live.width.get_untracked() {
            live.width.set(width);
        }
    });
    on_cleanup(move || listener.remove());
}

fn not_yet(missing: &str) -> El {
    list([way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"), el("p").text(missing)])
}

fn ranges(app: App, source: Rc<Source>, live: Live) -> El {
    let Kind { id, also, .. } = *source.kind;
    let one = |(weeks, word): (Option<u16>, &str)| {
        let source = source.clone();
        let choose = move || {
            let mut looking = app.looking.get_untracked();
            looking.look_back(id, weeks);
            app.looking.set(looking);
            live.marked.set(None);
            live.shown.set(source.show(weeks));
            live.weeks.set(weeks);
        };
        let chip = chip(id, word, move || live.weeks.get() == weeks, choose);
        match also {
            "" => chip,
            also => chip.child(el("span.vh").text(also)),
        }
    };
    choice("ranges", &(words::HOW_FAR_BACK.to_owned() + also)).children(RANGES.map(one))
}

/// The picture, and what its bars say.
fn drawn(app: App, kind: &'static Kind, live: Live) -> El {
    let wanted = move || (app.theme.get(), live.weeks.get(), live.marked.get(), live.width.get());
    // nothing is made of it but a question: whenever the answer would be another, it is asked again
    let asking = dynamic(wanted, move |(theme, _, marked, width)| {
        ask(kind, live, theme, *marked, *width);
        nothing()
    });
    let picture = move || live.drawn.with(|drawn| drawn.as_ref().map(|d| d.svg.clone())).unwrap_or_default();
    let waits = move || live.drawn.with(Option::is_none) && !live.failed.get();
    let tap = move |event: Event| {
        let tapped = live.drawn.peek(|drawn| tapped(drawn.as_ref()?, &event));
        // a second tap lets go of the bar
        live.marked.set(tapped.filter(|tapped| live.marked.get_untracked() != Some(*tapped)));
    };
    let value = move || {
        let value = live.marked.get().and_then(|n| live.shown.with(|shown| shown.values.get(n as usize).cloned()));
        value.unwrap_or_else(|| words::TAP_FOR_VALUES.to_owned())
    };
    let step = move |by: i64| {
        let last = live.shown.peek(|shown| shown.values.len() as i64) - 1;
        let next = live.marked.get_untracked().map_or(last, |marked| (i64::from(marked) + by).clamp(0, last));
        live.marked.set(u32::try_from(next).ok());
    };
    let figure = el("figure.chart").markup_of(picture).on("click", tap);
    let whole = stepper(figure, kind.also, value, step).class_of("broken", move || live.failed.get());
    let broken = || el("p.still").attr("role", "status").text(words::CHART_FAILED);
    let on_its_way = || way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26");
    list([asking, only_if(waits, on_its_way), whole, only_if(move || live.failed.get(), broken), (kind.key)()])
}

fn ask(kind: &'static Kind, live: Live, theme: &str, marked: Option<u32>, width: u32) {
    let order = live.shown.peek(|shown| shown.order.clone());
    let order = Order {
        decimal_sign: words::decimal_sign(),
        theme: theme.to_owned(),
        size: (width, HEIGHT),
        title: kind.id.to_owned(),
        marked,
        ..order
    };
    worker::ask(order.to_json().to_string(), move |answer| {
        let json = answer.and_then(|answer| Json::parse(&answer).ok());
        let drawing = json.and_then(|json| Drawing::from_json(&json));
        live.failed.set(drawing.is_none());
        live.drawn.set(drawing);
    });
}

/// How wide a chart is on a page of this width, in CSS pixels: see style/base.css and style/sizes.css.
fn width(page: f64) -> u32 {
    let width = match page {
        // beside the navigation, in one of two columns
        1024.0.. => ((page - 240.0).min(1056.0) - 128.0) / 2.0,
        768.0.. => page.min(704.0) - 48.0,
        _ => page.min(640.0) - 2.0 * (page * 0.048).clamp(16.0, 24.0),
    };
    width.max(288.0) as u32
}

/// The bar under a finger.
fn tapped(drawing: &Drawing, event: &Event) -> Option<u32> {
    let area = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    let mouse = event.unchecked_ref::<MouseEvent>();
    let scale = f64::from(drawing.width) / area.width().max(1.0);
    let along = |at: i32, begin: f64| ((f64::from(at) - begin) * scale) as i64;
    drawing.places.at(along(mouse.client_x(), area.left()), along(mouse.client_y(), area.top()))
}

/// The table: newest first, and if it is long, the rest when it is asked for.
fn table(source: Rc<Source>, live: Live) -> El {
    let whole = Var::new(false);
    let make = move |(weeks, is_whole): &(Option<u16>, bool)| {
        let most = if *is_whole { usize::MAX } else { ROWS };
        let kind = source.kind;
        let Table { rows, all } = (kind.table)(&source.seen(*weeks), most);
        let more = || button("btn", move || whole.set(true)).text(&words::show_all_rows(all));
        let more = if rows.len() < all { more() } else { nothing() };
        list([widgets::table(kind.table_name, kind.heads, &rows), more])
    };
    dynamic(move || (live.weeks.get(), whole.get()), make)
}
