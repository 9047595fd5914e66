//! The first page: three sentences, a line past them, and a skill to pick.

use super::decks::deck_picker;
use super::sample::look_around;
use crate::app::App;
use crate::dom::{El, Var, el, only_if};
use crate::platform::offline::Offline;
use crate::widgets::{brand, circle, drawing, icon, icons, path, toggle};
use crate::words;

/// First run.
pub fn first_run(app: App) -> El {
    let hint = Var::new(false);
    let keep = toggle("link", hint).child(icon(icons::KEEP)).text(words::KEEP_ON_DEVICE);
    let keep_hint = || {
        el("div.still")
            .attr("role", "status")
            .child(el("p").text(words::KEEP_HINT_OTHER))
            .child(el("p").text(words::KEEP_HINT_IPHONE))
    };
    el("main.first")
        .child(el("div.top").child(brand()).child(keep))
        .child(only_if(move || hint.get(), keep_hint))
        .child(el("h1").text(words::FIRST_HEAD))
        .child(el("div.cols").child(story()).child(what_to_learn(app)))
}

/// The three sentences, with one line past them, and what is true of everyone here.
fn story() -> El {
    let line = drawing("trace", "0 0 72 250")
        .attr("preserveAspectRatio", "xMidYMin")
        .child(path("run", "M36 4C36 14 36 18 36 24C36 38 14 38 14 50C14 64 58 62 58 74C58 86 36 84 36 98V106"))
        .child(path("miss", "M36 24C36 38 14 38 14 50C14 64 58 62 58 74C58 86 36 84 36 98"))
        .child(circle("wait", ("36", "126"), "20"))
        .child(path("run.thick", "M36 106A20 20 0 1 1 17 120"))
        .child(path("run", "M36 146C36 168 24 176 24 192C24 210 36 214 36 246"));
    let step = |(head, more): (&str, &str)| el("li").child(el("b").text(head)).text(more);
    let steps = [
        (words::FIRST_TAP, words::FIRST_TAP_MORE),
        (words::FIRST_TEN, words::FIRST_TEN_MORE),
        (words::FIRST_WATCH, words::FIRST_WATCH_MORE),
    ];
    el("div")
        .child(el("ol.story").child(line).children(steps.into_iter().map(step)))
        .child(el("p.everyone").text(words::FIRST_EVERYONE))
}

fn what_to_learn(app: App) -> El {
    let is_ready = move || app.offline.get() == Offline::Ready;
    let ready = move || if is_ready() { words::READY_OFFLINE } else { "" }.to_owned();
    el("div")
        .child(el("h2").text(words::WHAT_ARE_YOU_LEARNING))
        .child(deck_picker(app))
        .child(look_around(app))
        .child(el("p.note").text(words::STAYS_HERE).text(" ").child(el("b").attr("role", "status").text_of(ready)))
}
