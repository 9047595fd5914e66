//! One chart: what it shows, which value is read. The worker draws it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, PointerEvent};

use super::changes::changes;
use super::filters::{of_celeration, turn_page};
use super::key::key;
use super::share::share;
use super::slot::{Page, Show, gone, slot};
use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::drawing::{Drawing, Order};
use crate::figures::{Figure, Seen, Shown, Table};
use crate::json::Record;
use crate::platform::{page, worker};
use crate::widgets::{self, ChartFrame, Folds, button, chart_frame, stepper, way_ahead};
use crate::words;

/// The height of a chart that has none of its own, in CSS pixels.
const HEIGHT: u32 = 262;
/// A window narrower than this is nobody's, in CSS pixels.
const SMALLEST: f64 = 200.0;
/// The longest table that is shown without being asked for.
const ROWS: usize = 100;

/// What changes on a chart.
#[derive(Clone, Copy)]
struct Live {
    shown: Var<Shown>,
    /// The mark whose value is read.
    marked: Var<Option<u32>>,
    drawn: Var<Option<Drawing>>,
    failed: Var<bool>,
    /// How wide it can be, in CSS pixels.
    width: Var<u32>,
    /// Whether there are weeks before and after.
    pages: (bool, bool),
}

/// The place of a chart of this figure.
pub fn chart(page: &Page, figure: &'static Figure) -> El {
    let (folds, page_of) = (Folds::default(), page.clone());
    slot(page, figure.id, figure.head, move |seen| match figure.reads && !seen.is_read() {
        false => worked_out(&page_of, figure, folds, seen),
        true => {
            let (page, seen) = (page_of.clone(), seen.clone());
            Box::new(move || when_read(&page, figure, folds, &seen))
        }
    })
}

/// The same once the attempts were read: one chart after the other, for all of them hear of it at once.
fn when_read(page: &Page, figure: &'static Figure, folds: Folds, seen: &Arc<Seen>) -> El {
    page.read(seen);
    let (read, seen) = (page.reading.read, seen.clone());
    let is_read = {
        let seen = seen.clone();
        move || {
            read.get();
            seen.is_read()
        }
    };
    let (has_turn, page) = (Var::new(false), page.clone());
    let ready: Rc<RefCell<Option<Show>>> = Rc::default();
    let asking = {
        let ready = ready.clone();
        dynamic(is_read, move |is_read| {
            if *is_read {
                let (with, ready, seen, gone) = (page.clone(), ready.clone(), seen.clone(), gone());
                page.in_turn(move || {
                    if !gone.load(Ordering::Relaxed) {
                        ready.replace(Some(worked_out(&with, figure, folds, &seen)));
                    }
                });
                page.set_in_turn(has_turn);
            }
            nothing()
        })
    };
    let content = dynamic(
        move || has_turn.get(),
        move |_| match ready.take() {
            Some(show) => show(),
            None => el("section.sec.to-come")
                .attr("aria-labelledby", figure.id)
                .child(el("hr.edges"))
                .child(el("h2.find").attr("id", figure.id).text(figure.head))
                .child(
                    el("p.note")
                        .attr("role", "status")
                        .text_of(move || read.with(|(done, all)| words::attempts_read(*done, *all))),
                ),
        },
    );
    list([asking, content])
}

/// What a chart says is worked out now, and shown when that is asked for.
fn worked_out(page: &Page, figure: &'static Figure, folds: Folds, seen: &Arc<Seen>) -> Show {
    let (shown, page, seen) = ((figure.show)(seen), page.clone(), seen.clone());
    Box::new(move || whole(&page, figure, folds, &seen, shown))
}

fn whole(page: &Page, figure: &'static Figure, folds: Folds, seen: &Arc<Seen>, shown: Shown) -> El {
    let app = page.app;
    let live = Live {
        shown: Var::new(shown),
        marked: Var::new(None),
        drawn: Var::new(None),
        failed: Var::new(false),
        width: page.width,
        pages: (seen.has_earlier(), seen.window.back > 0),
    };
    let missing = live.shown.peek(|shown| shown.missing.clone());
    let is_drawn = missing.is_none();
    let picture = match missing {
        None => drawn(app, figure, live),
        Some(missing) => not_yet(&missing),
    };
    let picture = if figure.has_choices { list([picture, changes(page, seen)]) } else { picture };
    let (seen, shared) = (seen.clone(), seen.clone());
    let share = move || share(app, figure, &shared, live.shown.get_untracked());
    chart_frame(ChartFrame {
        id: figure.id,
        also: figure.also,
        finding: Rc::new(move || live.shown.with(|shown| shown.finding.clone())),
        note: Box::new(move || live.shown.with(|shown| shown.note.clone())),
        picture,
        ranges: if figure.has_choices { of_celeration(app) } else { nothing() },
        is_drawn: Rc::new(move || is_drawn),
        table: Rc::new(move || table(figure, seen.clone())),
        method: figure.method,
        folds,
        share: Rc::new(share),
    })
}

/// How wide charts can be on this page: asked for once, for the browser lays everything out before it answers. A phone that is turned, a
/// window that is drawn wider: charts are drawn anew. Browsers tell of it at most once a frame.
pub fn followed_width() -> Var<u32> {
    let known = Var::new(width(page::widths()));
    let listener = window_event_listener(leptos::ev::resize, move |_| {
        let widths = page::widths();
        let width = width(widths);
        // a browser that takes a picture of the whole page makes its window a dot for a moment
        if widths.0 > SMALLEST && width != known.get_untracked() {
            known.set(width);
        }
    });
    on_cleanup(move || listener.remove());
    known
}

/// In place of a picture: a dotted line, and what is missing.
pub fn not_yet(missing: &str) -> El {
    list([way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"), el("p").text(missing)])
}

/// The picture, and what its marks say.
fn drawn(app: App, figure: &'static Figure, live: Live) -> El {
    let wanted = move || (app.theme.get(), live.marked.get(), live.width.get());
    // nothing is made of it but a question: whenever the answer would be another, it is asked again
    let asking = dynamic(wanted, move |(theme, marked, width)| {
        ask(figure, live, theme, *marked, *width);
        nothing()
    });
    let picture = move || live.drawn.with(|drawn| drawn.as_ref().map(|d| d.svg.clone())).unwrap_or_default();
    let waits = move || live.drawn.with(Option::is_none) && !live.failed.get();
    let tap = move |event: Event| {
        let tapped = live.drawn.peek(|drawn| tapped(drawn.as_ref()?, &event));
        // a second tap lets go of the mark
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
    let swept = swiped(app, live.pages, el("figure.chart").markup_of(picture).on("click", tap));
    let whole = stepper(swept, figure.also, value, step).class_of("broken", move || live.failed.get());
    let broken = || el("p.still").attr("role", "status").text(words::CHART_FAILED);
    let on_its_way = || el("div.on-its-way");
    list([asking, only_if(waits, on_its_way), whole, only_if(move || live.failed.get(), broken), key(figure.key)])
}

fn ask(figure: &'static Figure, live: Live, theme: &str, marked: Option<u32>, width: u32) {
    let order = Order {
        what: live.shown.peek(|shown| shown.what.clone()),
        decimal_sign: words::decimal_sign(),
        theme: theme.to_owned(),
        size: (width, HEIGHT),
        title: figure.id.to_owned(),
        marked,
        around: None,
    };
    worker::ask(order.to_json().to_string(), move |answer| {
        let drawing = answer.and_then(|answer| Drawing::of_text(&answer));
        live.failed.set(drawing.is_none());
        live.drawn.set(drawing);
    });
}

/// How wide a chart is in a window and on a page of these widths, in CSS pixels: see style/base.css and style/sizes.css.
fn width((window, page): (f64, f64)) -> u32 {
    let width = match window {
        // beside the navigation, in one of two columns
        1024.0.. => ((page - 240.0).min(1056.0) - 128.0) / 2.0,
        768.0.. => page.min(704.0) - 48.0,
        _ => page.min(640.0) - 2.0 * (window * 0.048).clamp(16.0, 24.0),
    };
    width.max(288.0) as u32
}

/// A finger that wipes to the right brings what was before, one to the left what came after, where there is any.
fn swiped(app: App, (has_earlier, has_later): (bool, bool), figure: El) -> El {
    const FAR: i32 = 48;
    let begun = Cell::new(None);
    let begun = Rc::new(begun);
    let begin = begun.clone();
    let at = |event: &Event| {
        let pointer = event.unchecked_ref::<PointerEvent>();
        (pointer.pointer_type() == "touch").then(|| (pointer.client_x(), pointer.client_y()))
    };
    figure.on("pointerdown", move |event| begin.set(at(&event))).on("pointerup", move |event| {
        let (Some((x, y)), Some((to_x, to_y))) = (begun.take(), at(&event)) else { return };
        let along = to_x - x;
        if along.abs() < FAR || along.abs() < 2 * (to_y - y).abs() {
            return;
        }
        if along > 0 && has_earlier {
            turn_page(app, 1);
        } else if along < 0 && has_later {
            turn_page(app, -1);
        }
    })
}

/// The mark under a finger.
fn tapped(drawing: &Drawing, event: &Event) -> Option<u32> {
    let area = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    let mouse = event.unchecked_ref::<MouseEvent>();
    let scale = f64::from(drawing.width) / area.width().max(1.0);
    let along = |at: i32, begin: f64| ((f64::from(at) - begin) * scale) as i64;
    drawing.places.at(along(mouse.client_x(), area.left()), along(mouse.client_y(), area.top()))
}

/// The table: newest first, and if it is long, the rest when it is asked for.
fn table(figure: &'static Figure, seen: Arc<Seen>) -> El {
    let whole = Var::new(false);
    let make = move |is_whole: &bool| {
        let most = if *is_whole { usize::MAX } else { ROWS };
        let Table { rows, all } = (figure.table)(&seen, most);
        let more = || button("btn", move || whole.set(true)).text(&words::show_all_rows(all));
        let more = if rows.len() < all { more() } else { nothing() };
        list([widgets::table(figure.table_name, figure.heads, &rows), more])
    };
    dynamic(move || whole.get(), make)
}
