//! A field with its question; and beside it, why what is in it was not taken.

use std::rc::Rc;

use crate::dom::{El, dynamic, el, nothing};

/// A field (`input`, or a text area) with what it `asks`. `id` is its own in the page. While `why` says something, the field
/// counts as wrong and is described by it; what was typed stays.
pub fn asked(id: &str, asks: &str, input: El, why: impl Fn() -> Option<String> + 'static) -> El {
    beside(id, asks, input, Rc::new(why))
}

fn beside(id: &str, asks: &str, input: El, why: Rc<dyn Fn() -> Option<String>>) -> El {
    let told = format!("{id}-why");
    let (is_wrong, describes, of) = (why.clone(), why.clone(), told.clone());
    let input = input
        .attr("id", id)
        .attr_when("aria-invalid", move || is_wrong().map(|_| "true".to_owned()))
        .attr_when("aria-describedby", move || describes().map(|_| of.clone()));
    let say = move |why: &Option<String>| match why {
        None => nothing(),
        Some(why) => el("p.refused").attr("id", &told).attr("role", "alert").text(why),
    };
    el("div.asked").child(el("label").child(el("span").text(asks)).child(input)).child(dynamic(move || why(), say))
}
