//! About: what it is, the idea, how well it is known, and privacy.

use super::link::link;
use crate::app::{Address, App};
use crate::dom::{El, el};
use crate::widgets::{icon, icons};
use crate::words;

/// About Wobble.
pub fn about(app: App) -> El {
    let back = link(app, Address::Settings, "link").child(icon(icons::BACK)).text(words::SETTINGS);
    let section = |head| el("section.sec").child(el("hr.edges")).child(el("h2").text(head));
    let claim = |(what, how, more): (&str, &str, &str)| {
        el("div").child(el("dt").text(what)).child(el("dd").text(how)).child(el("dd").text(more))
    };
    let left = el("div")
        .child(el("p.lead").text(words::ABOUT_LEAD))
        .child(section(words::THE_IDEA).child(el("p").text(words::THE_IDEA_1)).child(el("p").text(words::THE_IDEA_2)))
        .child(
            section(words::PRIVACY)
                .child(el("ul.lines").children(words::PRIVACY_LINES.into_iter().map(|line| el("li").text(line)))),
        );
    let right = el("div")
        .child(section(words::WHAT_WE_KNOW).child(el("dl.claims").children(words::CLAIMS.into_iter().map(claim))))
        .child(section(words::THIS_COPY).child(el("p.num").text(&words::version(env!("CARGO_PKG_VERSION")))));
    el("main.about")
        .child(el("div.top").child(back))
        .child(el("h1").text(words::ABOUT_HEAD))
        .child(el("div.cols").child(left).child(right))
}
