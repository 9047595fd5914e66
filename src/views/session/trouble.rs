//! What could not be stored, told in a session: a strip above the instruments, which make room for it. It lies over nothing:
//! neither the end, nor the timer, nor the chips of a reflection.

use super::super::notices::{trouble_actions, trouble_words};
use crate::app::{App, Trouble};
use crate::dom::{El, Var, dynamic, el, nothing, only_if};
use crate::widgets::toggle;
use crate::words;

/// The strip, while something is wrong with storage. What was told before the session began need not be told in it; the rest
/// cannot wait for ten seconds.
pub fn trouble(app: App) -> El {
    dynamic(
        move || app.trouble.get(),
        move |trouble| match trouble {
            None | Some(Trouble::Damaged | Trouble::Blocked) => nothing(),
            Some(trouble) => strip(app, trouble.clone()),
        },
    )
}

fn strip(app: App, trouble: Trouble) -> El {
    let open = Var::new(false);
    let (head, more) = trouble_words(&trouble);
    let said = move || if open.get() { more.clone() } else { words::STILL_SAFE.to_owned() };
    let text = el("p").child(el("b").text(head)).text(". ").child(el("span").text_of(said));
    let [export, retry, dismiss] = trouble_actions(app, &trouble);
    let acts = move || el("div.acts").child(retry.clone()).child(dismiss.clone());
    el("section.alert.trouble")
        .attr("role", "alert")
        .child(el("div.slim").child(text).child(export).child(toggle("btn", open).text(words::WHAT_TO_DO)))
        .child(only_if(move || open.get(), acts))
}
