//! What surrounds every chart: its sentence, its note, its range, its table, and how it is worked out.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::button::{button, toggle};
use super::icon::{icon, icons};
use crate::dom::{El, Var, dynamic, el, nothing, only_if};
use crate::words;

/// The parts of a chart, from top to bottom.
pub struct ChartFrame {
    /// The id of its sentence, which names the region and the picture.
    pub id: &'static str,
    /// What the names of its buttons end with for those who hear them, where a screen has several charts.
    pub also: &'static str,
    /// The sentence: what stands before its number, the number, and what stands behind.
    pub finding: Rc<dyn Fn() -> [String; 3]>,
    /// n, the interval and the unit.
    pub note: Box<dyn Fn() -> String>,
    /// A choice of its own, if it has one: it changes the sentence, too.
    pub ranges: El,
    /// The picture with its values, or what is there in its place.
    pub picture: El,
    /// Whether there is something for a table and a method.
    pub is_drawn: Rc<dyn Fn() -> bool>,
    /// The table, whenever it is opened or what it holds changes.
    pub table: Rc<dyn Fn() -> El>,
    /// Method, source, minimum.
    pub method: &'static str,
    /// What is open of it.
    pub folds: Folds,
    /// A picture to share.
    pub share: Rc<dyn Fn() -> El>,
}

/// What is open of a chart: it stays open when the chart is worked out anew.
#[derive(Clone, Copy)]
pub struct Folds {
    table: Var<bool>,
    method: Var<bool>,
    share: Var<bool>,
}

impl Folds {
    /// Whether the method is told.
    pub fn method(self) -> Var<bool> {
        self.method
    }
}

impl Default for Folds {
    fn default() -> Self {
        Self { table: Var::new(false), method: Var::new(false), share: Var::new(false) }
    }
}

/// A chart in its frame.
pub fn chart_frame(chart: ChartFrame) -> El {
    let ChartFrame { id, also, finding, note, ranges, picture, is_drawn, table, method, folds, share } = chart;
    let part = |n: usize| {
        let finding = finding.clone();
        move || finding().get(n).cloned().unwrap_or_default()
    };
    let title = el("h2.find").attr("id", id).text_of(part(0)).child(el("em").text_of(part(1))).text_of(part(2));
    let Folds { table: is_open, method: is_told, share: is_shared } = folds;
    let more = move || {
        let table = table.clone();
        let buttons = el("div.under")
            .child(named(toggle("link", is_open).child(icon(icons::TABLE)), words::SHOW_AS_TABLE, also))
            .child(named(toggle("link", is_told), words::HOW_WORKED_OUT, also))
            .child(named(toggle("link", is_shared).child(icon(icons::KEEP)), words::SHARE, also));
        let share = share.clone();
        el("div")
            .child(buttons)
            .child(only_if(move || is_told.get(), || el("p.note").text(method)))
            .child(dynamic(move || is_shared.get(), move |is| if *is { share() } else { nothing() }))
            .child(dynamic(move || is_open.get(), move |is| if *is { table() } else { nothing() }))
    };
    el("section.sec")
        .attr("aria-labelledby", id)
        .child(el("hr.edges"))
        .child(title)
        .child(el("p.note").text_of(note))
        .child(ranges)
        .child(picture)
        .child(only_if(move || is_drawn(), more))
}

/// A word, and what follows it for those who cannot see where it stands.
fn named(what: El, word: &str, also: &str) -> El {
    let what = what.text(word);
    if also.is_empty() { what } else { what.child(el("span.vh").text(also)) }
}

/// A picture whose values are read one by one: with a tap (which is the picture's own), two buttons, or arrow keys. `value` says
/// the numbers, `step` goes on (1) or back (-1).
pub fn stepper(
    picture: El,
    also: &str,
    value: impl Fn() -> String + 'static,
    step: impl Fn(i64) + Clone + 'static,
) -> El {
    stepping(picture, also, Box::new(value), Rc::new(step))
}

fn stepping(picture: El, also: &str, value: Box<dyn Fn() -> String>, step: Rc<dyn Fn(i64)>) -> El {
    let (back, on, by_key) = (step.clone(), step.clone(), step);
    let arrow = |word: &str, path: &str, press: Box<dyn Fn()>| {
        button("btn.quiet", press).attr("aria-label", &(word.to_owned() + also)).child(icon(path))
    };
    let row = el("div.value")
        .child(arrow(words::EARLIER, icons::EARLIER, Box::new(move || back(-1))))
        .child(el("p").attr("role", "status").text_of(value))
        .child(arrow(words::LATER_BAR, icons::LATER, Box::new(move || on(1))));
    // whoever clicks into the picture goes on with the keys
    el("div").attr("tabindex", "-1").child(picture).child(row).on("keydown", move |event| {
        let by = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            _ => return,
        };
        event.prevent_default();
        by_key(by);
    })
}

/// A table that scrolls in itself where it is too wide: its name, its heads, and its rows, each with its own head first.
pub fn table(name: &str, heads: &[&str], rows: &[Vec<String>]) -> El {
    let head = el("tr").children(heads.iter().map(|word| el("th").attr("scope", "col").text(word)));
    let cell = |(n, text): (usize, &String)| match n {
        0 => el("th").attr("scope", "row").text(text),
        _ => el("td").text(text),
    };
    let row = |cells: &Vec<String>| el("tr").children(cells.iter().enumerate().map(cell));
    let table = el("table.tbl").child(el("thead").child(head)).child(el("tbody").children(rows.iter().map(row)));
    el("div.scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", name).child(table)
}
