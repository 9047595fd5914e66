//! Which column means what, and whether the day or the month comes first.

use leptos::prelude::event_target_value;

use super::{Desk, Files};
use crate::dom::{El, Var, dynamic, el, nothing, only_if};
use crate::platform::locale;
use crate::store::csv::{DateOrder, FIELDS, Field, Refusal, Table, days_of};
use crate::widgets::{chip, choice, icon, icons, toggle};
use crate::words;

/// A question for each thing that a column can say.
pub fn columns(desk: Desk, files: &Files) -> El {
    let Some(table) = files.tables.first() else { return nothing() };
    let names: Vec<String> = (0..table.names().len()).map(|column| name_of(table, column)).collect();
    // what a day needs is asked for in sight, and what was found; the others can be looked for
    let found =
        |field: Field| field == Field::When || desk.choices.peek(|choices| choices.mapping.column(field).is_some());
    type Questions = Vec<(Field, &'static str)>;
    let all = FIELDS.into_iter().zip(words::FIELDS_ASKED);
    let (in_sight, others): (Questions, Questions) = all.partition(|(field, _)| found(*field));
    let ask = move |questions: &Questions| {
        let one = |(field, asks): &(Field, &str)| question(desk, *field, asks, &names);
        el("div.fields").children(questions.iter().map(one))
    };
    // an answer that is missing may be among them
    let open = Var::new(desk.planned.peek(|planned| {
        matches!(planned.as_deref(), Some(Err(Refusal::NoDay | Refusal::NothingCounted | Refusal::NoMisses)))
    }));
    el("section.sec")
        .child(el("h2").text(words::COLUMNS))
        .child(el("p.note").text(words::COLUMNS_MORE))
        .child(ask(&in_sight))
        .child(order(desk))
        .child(toggle("link", open).text(words::MORE_COLUMNS))
        .child(only_if(move || open.get(), move || ask(&others)))
}

/// A column as one would know it again.
fn name_of(table: &Table, column: usize) -> String {
    let short = |text: String| match text.char_indices().nth(32) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    };
    let example = short(table.example(column));
    match table.names().get(column).filter(|name| table.has_names() && !name.is_empty()) {
        Some(name) => words::column(&short(name.clone()), &example),
        None => words::nth_column(column + 1, &example),
    }
}

fn question(desk: Desk, field: Field, asks: &str, names: &[String]) -> El {
    let chosen = desk.choices.peek(|choices| choices.mapping.column(field));
    let option = |(column, name): (usize, &String)| {
        el("option")
            .attr("value", &column.to_string())
            .attr_if("selected", (chosen == Some(column)).then_some(""))
            .text(name)
    };
    let none = el("option").attr("value", "").attr_if("selected", chosen.is_none().then_some(""));
    let select = el("select.field")
        .attr("dir", "auto")
        .child(none.text(words::NOT_IN_FILE))
        .children(names.iter().enumerate().map(option))
        .on("change", move |event| {
            let column = event_target_value(&event).parse();
            desk.choose(|choices| {
                choices.mapping = choices.mapping.clone().with(field, column.ok());
                // another column of days has an order of its own
                choices.order = choices.order.filter(|_| field != Field::When);
            });
        });
    el("label.asked").child(el("span").text(asks)).child(el("span.pick").child(select).child(icon(icons::DOWN)))
}

/// The question of the order, once a day can be read either way; it stays when it is answered.
fn order(desk: Desk) -> El {
    let asked = move || {
        desk.planned.with(|planned| match planned.as_deref() {
            Some(Err(Refusal::WhichOrder(day))) => Some(day.clone()),
            _ => None,
        })
    };
    // what was asked stays on screen with its answer
    let last = std::cell::RefCell::new(None);
    let shown = move || {
        let (now, chosen) = (asked(), desk.choices.with(|choices| choices.order.is_some()));
        if now.is_some() || !chosen {
            *last.borrow_mut() = now;
        }
        last.borrow().clone()
    };
    dynamic(shown, move |day: &Option<String>| match day {
        None => nothing(),
        Some(day) => either(desk, day),
    })
}

fn either(desk: Desk, text: &str) -> El {
    let now = desk.app.now.get_untracked();
    let [day_first, month_first] =
        days_of(text).map(|day| day.map_or_else(String::new, |day| locale::of_day_from(now, day)));
    let is = move |order| desk.choices.with(|choices| choices.order == Some(order));
    let one = |order, word: &str| {
        chip("order", word, move || is(order), move || desk.choose(|choices| choices.order = Some(order)))
    };
    el("div.still").child(el("p").text(&words::either_day(text))).child(
        choice("chips", words::WHICH_ORDER)
            .child(one(DateOrder::DayFirst, &words::day_first(&day_first)))
            .child(one(DateOrder::MonthFirst, &words::month_first(&month_first))),
    )
}
