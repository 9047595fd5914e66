//! Waiting: the misses that wait for a cause, two taps each. One is open at a time, the others are quiet rows.

mod open;
mod pile;

use super::counting::counting;
use super::link::link;
use super::whose::whose;
use crate::app::{Address, App};
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::domain::Size;
use crate::platform::page;
use crate::widgets::{answer, button, drawing, icon, icons, path};
use crate::words;
use open::open_miss;
use pile::{Miss, Pile};

/// How many rows are shown at once; a longer pile would be guilt.
const SHOWN: usize = 20;
/// The heading's id.
const HEAD: &str = "head";

/// The misses of finished sessions without a cause, newest first.
pub fn waiting(app: App) -> El {
    let counted = app.counted();
    let show = move |is_counted: &bool| match is_counted {
        true => counted.peek(|counted| whole(app, Pile::new(app, counted))),
        false => list([top(app, nothing()), head().text(words::WAITING), counting(counted)]),
    };
    el("main.tells.pile").child(dynamic(move || counted.with(|counted| counted.turn > 0), show))
}

fn top(app: App, leave: El) -> El {
    let back = link(app, Address::Practice, "link").child(icon(icons::BACK)).text(words::PRACTICE);
    el("div.top").child(back).child(leave)
}

fn head() -> El {
    el("h1").attr("id", HEAD).attr("tabindex", "-1")
}

fn whole(app: App, pile: Pile) -> El {
    let shown = Var::new(SHOWN);
    let none_asked = pile.misses.peek(|misses| misses.is_empty());
    let none_waited = none_asked && pile.older() == 0;
    let is_open = move || !pile.is_left.get() && pile.misses.with(|misses| !misses.is_empty());
    let leave = move |is: &bool| match is {
        true => button("link", move || pile.leave()).text(words::LEAVE_THE_REST),
        false => nothing(),
    };
    let word = move || match pile.count() {
        // what stopped asking is counted below
        0 => words::WAITING.to_owned(),
        n => words::waiting(n),
    };
    let all = move |is: &bool| match is {
        true => list([
            el("p.note").text(words::WAITING_LEAD),
            if pile.is_hard_to_tell() { el("p.note.film").text(words::FILM_IT) } else { nothing() },
            dynamic(
                move || (pile.misses.get(), pile.open.get(), shown.get()),
                move |(misses, open, most)| rows(pile, misses, *open, (*most, shown)),
            ),
        ]),
        // some may have stopped asking
        false if none_asked && pile.older() > 0 && !pile.is_left.get_untracked() => {
            still(app, words::NOTHING_ASKS, words::NOTHING_ASKS_MORE)
        }
        false => nothing_more(app, pile, none_waited),
    };
    list([
        top(app, dynamic(is_open, leave)),
        head().text_of(word).child(whose(app)),
        dynamic(is_open, all),
        dynamic(move || if pile.is_left.get() { 0 } else { pile.older() }, move |n| older(pile, *n)),
        answer(move || pile.answer(), move || pile.undo()),
    ])
}

/// What is there when no miss is shown: none waited, each was explained, or the rest was left.
fn nothing_more(app: App, pile: Pile, none_waited: bool) -> El {
    let in_session = app.peek(|model| model.session.is_some());
    let (head, more) = match (pile.is_left.get_untracked(), none_waited, in_session) {
        (true, ..) => (words::THEY_CAN_WAIT, words::THEY_CAN_WAIT_MORE),
        (_, true, true) => (words::NOTHING_WAITS, words::WAITING_COMES),
        (_, true, false) => (words::NOTHING_WAITS, words::NOTHING_WAITS_MORE),
        (_, false, _) => (words::ALL_EXPLAINED, words::ALL_EXPLAINED_MORE),
    };
    still(app, head, more)
}

fn still(app: App, head: &str, more: &str) -> El {
    el("section.still")
        .child(el("h2").text(head))
        .child(el("p").text(more))
        .child(el("div.acts").child(link(app, Address::Practice, "btn").text(words::GO_TO_PRACTICE)))
}

/// Misses that stopped asking: how many, and the way to them.
fn older(pile: Pile, n: usize) -> El {
    let show = button("btn.all.older", move || pile.show_older()).text(&words::older_ones(n));
    if n > 0 { show } else { nothing() }
}

/// The traces that misses leave, and what they are called.
fn look(size: Option<Size>) -> (&'static str, &'static str) {
    match size {
        Some(Size::Wobble) => (words::WOBBLE, "M2 12h8c6 0 5-8 10.5-8S27 20 32 20s5-8 9-8h5"),
        Some(Size::Stumble) => (words::STUMBLE, "M2 12h9c7 0 9 2 12 9M31 4c1 5 3 8 8 8h7"),
        Some(Size::Fall) => (words::FALL, "M2 20h15c12 0 17-4 17-10S29.5 2 24 2s-10 2-10 8 5 10 17 10h15"),
        None => (words::MISS, "M2 12h10c5 0 5-6 9.5-6S27 18 31 18s4.5-6 9-6h6"),
    }
}

fn rows(pile: Pile, misses: &[Miss], open: usize, (most, shown): (usize, Var<usize>)) -> El {
    // the open one is shown wherever it is
    let most = most.max(open + 1);
    let row = |(place, miss): (usize, &Miss)| match place == open {
        true => open_miss(pile, miss),
        false => quiet(pile, place, miss),
    };
    let rows =
        el("ul.rows").attr("aria-label", words::WAITING_LIST).children(misses.iter().enumerate().take(most).map(row));
    let show_more = move || {
        pile.fill(most + 2 * SHOWN);
        shown.set(most + SHOWN);
        // a keyboard goes on where it was
        page::focus_soon(vec![row_id(most)]);
    };
    let more = button("btn.all", show_more).text(&words::n_more(pile.count().saturating_sub(most)));
    list([rows, if misses.len() > most { more } else { nothing() }])
}

/// The id, within the page, of what opens the miss at this place of the pile.
fn row_id(place: usize) -> String {
    format!("row-{place}")
}

/// What is known of a miss: its trace, its size, where it stands.
fn known(pile: Pile, miss: &Miss, name: El) -> El {
    let (_, glyph) = look(miss.size);
    let stands = words::miss_stands(miss.running, miss.around);
    el("div.row")
        .child(drawing("glyph", "0 0 48 24").child(path(if miss.size.is_some() { "" } else { "unsized" }, glyph)))
        .child(
            el("div")
                .child(name)
                .child(el("p.note").attr("dir", "auto").text(&pile.of_what(miss)))
                .child(el("p.note.num").text(&stands)),
        )
}

fn quiet(pile: Pile, place: usize, miss: &Miss) -> El {
    let (word, _) = look(miss.size);
    let explain = button("link", move || pile.pick(place))
        .attr("id", &row_id(place))
        .attr("aria-label", &words::explain(word, miss.running))
        .text(words::EXPLAIN);
    el("li").child(known(pile, miss, el("b").text(word)).child(explain))
}
