//! The sessions are being counted: what stands where they will.

use crate::app::Counted;
use crate::dom::{El, Var, dynamic, el, only_if};
use crate::words;

/// What `show` makes of the sessions as soon as they are counted, and again when they are otherwise; until then, how far it is.
pub fn when_counted(counted: Var<Counted>, show: impl Fn(&Counted) -> El + 'static) -> El {
    dynamic(
        move || counted.with(|counted| counted.turn),
        move |turn| match turn {
            0 => counting(counted),
            _ => counted.peek(&show),
        },
    )
}

/// How far it is.
pub fn counting(counted: Var<Counted>) -> El {
    let how_far = move || counted.with(|counted| words::counted_so_far(counted.done.0, counted.done.1));
    // where all is counted already, it is shown in a moment: then there is nothing to be told
    only_if(
        move || counted.with(|counted| counted.done.1 > 0),
        move || {
            el("section.still")
                .child(el("p").attr("role", "status").text(words::COUNTING))
                // it changes many times a second: nobody should have to listen to that
                .child(el("p.note.num").attr("aria-hidden", "true").text_of(how_far))
        },
    )
}
