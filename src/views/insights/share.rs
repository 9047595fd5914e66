//! A chart as a picture that leaves the page: with its sentence and its n, light or dark, and without names if the person says so.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::drawing::{Around, Drawing, Order};
use crate::figures::{Figure, Seen, Shown, hide_names, without_names};
use crate::json::Record;
use crate::platform::files::Handed;
use crate::platform::{picture, worker};
use crate::widgets::{button, check_chip, chip, choice, icon, icons};
use crate::words;

/// A picture of this width suits every place that people share pictures in; and so many dots has each of its pixels.
const WIDTH: u32 = 480;
const HEIGHT: u32 = 300;
const SCALE: u32 = 3;

/// What is chosen for the picture.
#[derive(Clone, Copy)]
struct Wanted {
    is_dark: Var<bool>,
    has_names: Var<bool>,
    /// The drawing; `None` until it is there.
    drawn: Var<Option<String>>,
    /// Whether a picture of it is ready.
    is_ready: Var<bool>,
    said: Var<&'static str>,
}

/// The picture, what can be chosen about it, and the ways out.
pub fn share(app: App, figure: &'static Figure, seen: &Arc<Seen>, shown: Shown) -> El {
    // what a person wrote stays here
    let shown = if seen.lines().is_empty() { shown } else { (figure.show)(&seen.without_words()) };
    let wanted = Wanted {
        is_dark: Var::new(app.theme.get_untracked() != "light"),
        has_names: Var::new(true),
        drawn: Var::new(None),
        is_ready: Var::new(false),
        said: Var::new(""),
    };
    let ready: Rc<RefCell<Option<picture::Picture>>> = Rc::default();
    let asking = {
        let (ready, seen) = (ready.clone(), seen.clone());
        dynamic(
            move || (wanted.is_dark.get(), wanted.has_names.get()),
            move |(is_dark, has_names)| {
                ask(wanted, &ready, order(&seen, &shown, *is_dark, *has_names));
                nothing()
            },
        )
    };
    let theme = |(is_dark, word): (bool, &'static str)| {
        chip("picture-theme", word, move || wanted.is_dark.get() == is_dark, move || wanted.is_dark.set(is_dark))
    };
    let names = check_chip(
        words::WITH_NAMES,
        move || wanted.has_names.get(),
        || false,
        move |has_names| wanted.has_names.set(has_names),
    );
    let preview = el("div.preview").markup_of(move || wanted.drawn.get().unwrap_or_default());
    let tell = move |handed: Handed| {
        wanted.said.set(match handed {
            Handed::Done => words::PICTURE_OUT,
            Handed::Cancelled => "",
            Handed::Refused => words::PICTURE_REFUSED,
        });
    };
    let png = move || {
        if let Some(picture) = &*ready.borrow() {
            picture.hand_out(&words::picture_name(figure.id, "png"), tell);
        }
    };
    let svg = move || {
        let picture = wanted.drawn.peek(|drawn| drawn.as_deref().and_then(picture::Picture::svg));
        match picture {
            Some(picture) => picture.hand_out(&words::picture_name(figure.id, "svg"), tell),
            None => tell(Handed::Refused),
        }
    };
    let out = el("div.two")
        .child(
            button("btn.solid", png)
                .prop_of("disabled", move || !wanted.is_ready.get())
                .child(icon(icons::KEEP))
                .text(words::PICTURE),
        )
        .child(button("btn", svg).prop_of("disabled", move || wanted.drawn.with(Option::is_none)).text(words::DRAWING));
    let said = el("p.note").attr("role", "status").text_of(move || wanted.said.get().to_owned());
    el("div.share-it").child(list([
        asking,
        preview,
        choice("chips", words::PICTURE_LOOKS)
            .children([(false, words::LIGHT), (true, words::DARK)].map(theme))
            .child(names),
        out,
        said,
        el("p.note").text(words::PICTURE_WHAT),
    ]))
}

fn order(seen: &Seen, shown: &Shown, is_dark: bool, has_names: bool) -> Order {
    let hidden = |text: &str| if has_names { text.to_owned() } else { without_names(text, &seen.skill) };
    let mut what = shown.what.clone();
    if !has_names {
        hide_names(&mut what, &seen.skill);
    }
    Order {
        what,
        decimal_sign: words::decimal_sign(),
        theme: if is_dark { "dark" } else { "light" }.to_owned(),
        size: (WIDTH, HEIGHT),
        title: String::new(),
        marked: None,
        around: Some(Around {
            scope: if has_names { words::picture_scope(&seen.skill.name, seen.name()) } else { String::new() },
            finding: hidden(&shown.finding.concat()),
            note: hidden(&shown.note),
            app: words::APP.to_owned(),
        }),
    }
}

fn ask(wanted: Wanted, ready: &Rc<RefCell<Option<picture::Picture>>>, order: Order) {
    wanted.is_ready.set(false);
    let ready = ready.clone();
    ready.take();
    worker::ask(order.to_json().to_string(), move |answer| {
        let Some(drawing) = answer.and_then(|answer| Drawing::of_text(&answer)) else {
            return wanted.said.set(words::PICTURE_REFUSED);
        };
        picture::png(&drawing.svg, drawing.outer, SCALE, move |made| {
            if made.is_none() {
                wanted.said.set(words::PICTURE_REFUSED);
            }
            wanted.is_ready.set(made.is_some());
            ready.replace(made);
        });
        wanted.drawn.set(Some(drawing.svg));
    });
}
