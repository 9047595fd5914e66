//! Waiting: the misses that wait for a cause, two taps each.

use std::rc::Rc;

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, only_if};
use crate::domain::{Change, FinishedSession, Label, Reflection, TagNo};
use crate::platform::locale;
use crate::widgets::{chip, choice};
use crate::words;

/// How many are shown at once; a longer pile would be guilt.
const SHOWN: usize = 20;

/// A miss that waits: its session, its place in it, and what may have been the matter.
struct Waits {
    session: FinishedSession,
    place: usize,
    heading: String,
    causes: Vec<Label>,
    tweaks: Vec<Label>,
}

/// The misses of finished sessions without a cause, newest first.
pub fn waiting(app: App) -> El {
    let changed = Var::new(0_u32);
    let list = move || {
        let waits = waits(app);
        match waits.is_empty() {
            true => el("section.still").child(el("h2").text(words::NOTHING_WAITS)).child(el("p").text(
                match app.peek(|model| model.session.is_some()) {
                    true => words::WAITING_COMES,
                    false => words::NOTHING_WAITS_MORE,
                },
            )),
            false => el("ul.rows")
                .attr("aria-label", words::WAITING_LIST)
                .children(waits.into_iter().take(SHOWN).map(|miss| one_miss(app, miss, changed))),
        }
    };
    let shown = dynamic(move || changed.get(), move |_| list());
    el("main").child(el("div.top").child(el("h1").text(words::WAITING))).child(shown)
}

fn waits(app: App) -> Vec<Waits> {
    let sessions = app.finished();
    app.peek(|model| {
        let mut all = Vec::new();
        for session in sessions.into_iter().rev() {
            let Some(skill) = model.skill(&session.skill) else { continue };
            for (place, attempt) in session.attempts.iter().enumerate().rev().filter(|(_, a)| a.waits()) {
                let Some(component) = skill.component(attempt.component) else { continue };
                let day = locale::short_day(session.began, session.utc_offset_min);
                all.push(Waits {
                    heading: words::miss_of(&component.name, &day, attempt.running),
                    session: session.clone(),
                    place,
                    causes: component.causes.clone(),
                    tweaks: component.tweaks.clone(),
                });
            }
            if all.len() >= SHOWN {
                break;
            }
        }
        all
    })
}

fn one_miss(app: App, miss: Waits, changed: Var<u32>) -> El {
    let said = Var::new(Reflection::default());
    let Waits { session, place, heading, causes, tweaks } = miss;
    let size = session.attempts.get(place).and_then(|a| a.micro()).and_then(|micro| micro.size);
    let keep: Rc<dyn Fn(Reflection)> = Rc::new(move |reflection| {
        said.set(reflection);
        app.change(Change::Explain(Box::new(session.clone()), place, Reflection { size, ..reflection }));
    });
    let keep_cause = keep.clone();
    let causes = rail(
        ("waiting-cause", words::WHAT_WENT_WRONG),
        &causes,
        move |tag| said.get().cause == Some(tag),
        move |tag| keep_cause(Reflection { cause: Some(tag), ..said.get_untracked() }),
    );
    let tweaks = only_if(
        move || said.get().cause.is_some(),
        move || {
            let keep = keep.clone();
            rail(
                ("waiting-tweak", words::WHAT_WILL_YOU_CHANGE),
                &tweaks,
                move |tag| said.get().tweak == Some(tag),
                move |tag| {
                    keep(Reflection { tweak: Some(tag), ..said.get_untracked() });
                    changed.set(changed.get_untracked() + 1);
                },
            )
        },
    );
    el("li.one-miss").child(el("h2").text(&heading)).child(causes).child(tweaks)
}

/// A question with its answers in a rail.
fn rail(
    (name, question): (&str, &str),
    labels: &[Label],
    chosen: impl Fn(TagNo) -> bool + Copy + 'static,
    choose: impl Fn(TagNo) + Clone + 'static,
) -> El {
    let chips = labels.iter().map(|label| {
        let (tag, choose) = (label.tag, choose.clone());
        chip(name, &label.text, move || chosen(tag), move || choose(tag))
    });
    choice("", question).child(el("p.cap").text(question)).child(el("div.rail").children(chips))
}
