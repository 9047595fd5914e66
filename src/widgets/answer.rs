//! What was just done, in sight at the end of a long screen, and the way back.

use super::button::button;
use super::icon::{icon, icons};
use crate::dom::{El, KEY, dynamic, el, list, nothing};
use crate::words;

/// What `said` says, with Undo beside it, which calls `undo`. It is a place of its own before there is anything to say, so that a
/// screen reader tells it; it comes last on its screen, and stays in sight above the navigation.
pub fn answer(said: impl Fn() -> Option<String> + 'static, undo: impl Fn() + Clone + 'static) -> El {
    answer_to("", said, undo)
}

/// The same where another Undo is on the screen: those who hear the button's name hear `what` it takes back, too.
pub fn answer_to(
    what: &'static str,
    said: impl Fn() -> Option<String> + 'static,
    undo: impl Fn() + Clone + 'static,
) -> El {
    let show = move |said: &Option<String>| match said {
        None => nothing(),
        Some(said) => {
            let back = button("btn", undo.clone())
                .attr(KEY, "z")
                .attr("id", "undo")
                .child(icon(icons::UNDO))
                .text(words::UNDO)
                .child(el("span.vh").text(what));
            list([el("span").attr("dir", "auto").text(said), back])
        }
    };
    el("div.answer").attr("role", "status").child(dynamic(said, show))
}
