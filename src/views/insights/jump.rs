//! The way to a chart further below, by its name: the page is long.

use super::found::FINDINGS_ID;
use crate::dom::{El, Var, el, only_if};
use crate::figures::PAIRS;
use crate::platform::page;
use crate::widgets::{button, toggle};
use crate::words;

/// What opens the names of all that is further below; and these.
pub fn jump() -> [El; 2] {
    let is_open = Var::new(false);
    let go = move |id: &'static str| {
        move || {
            is_open.set(false);
            // what was open above is gone then
            page::after(0, move || page::bring(id));
        }
    };
    let names = move || {
        let charts = PAIRS.iter().flatten().skip(1).map(|figure| (figure.id, figure.head));
        let all = std::iter::once((FINDINGS_ID, words::FINDINGS)).chain(charts);
        let all = all.chain(std::iter::once((super::compare::ID, words::COMPARE_HEAD)));
        let one = |(id, name): (&'static str, &str)| button("btn", go(id)).text(name);
        el("div.jump").attr("role", "group").attr("aria-label", words::GO_TO_CHART).children(all.map(one))
    };
    [toggle("link", is_open).text(words::GO_TO_CHART), only_if(move || is_open.get(), names)]
}
