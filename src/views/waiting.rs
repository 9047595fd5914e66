//! Waiting: the misses that wait for a cause, two taps each.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::{FinishedSession, Intent, Label, Reflection, TagNo};
use crate::platform::locale;
use crate::reactive::{Part, dynamic, flag, only_if};
use crate::widgets::Chip;
use crate::words;

/// How many are shown at once; a longer pile would be guilt.
const SHOWN: usize = 20;

/// A miss that waits: its session, its place in it, and what may have been the matter.
#[derive(Clone, PartialEq)]
struct Waits {
    session: FinishedSession,
    place: usize,
    heading: String,
    causes: Vec<Label>,
    tweaks: Vec<Label>,
}

/// The misses of finished sessions without a cause, newest first.
#[component]
pub fn Waiting() -> AnyView {
    let app = App::here();
    let changed = RwSignal::new(());
    let list = Part::new(move || {
        changed.track();
        waits(app)
    });
    view! {
        <main>
            <div class="top"><h1>{words::WAITING}</h1></div>
            {dynamic(move || match list.with(Vec::is_empty) {
                true => view! { <section class="still"><h2>{words::NOTHING_WAITS}</h2><p>{words::NOTHING_WAITS_MORE}</p></section> }.into_any(),
                false => view! {
                    <ul class="rows" aria-label=words::WAITING_LIST>
                        {list.get().into_iter().take(SHOWN).map(|miss| view! { <OneMiss miss changed/> }).collect_view()}
                    </ul>
                }.into_any(),
            })}
        </main>
    }
    .into_any()
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
                    heading: format!("{} · {day} · {}", component.name, words::clock(attempt.running)),
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

#[component]
fn OneMiss(miss: Waits, changed: RwSignal<()>) -> AnyView {
    let app = App::here();
    let said = RwSignal::new(Reflection::default());
    let Waits { session, place, heading, causes, tweaks } = miss;
    let size = session.attempts.get(place).and_then(|a| a.micro()).and_then(|micro| micro.size);
    let keep = move || {
        let reflection = Reflection { size, ..said.get_untracked() };
        app.dispatch(Intent::Explain(Box::new(session.clone()), place, reflection));
    };
    let keep = StoredValue::new_local(keep);
    let rail = move |question: &'static str,
                     labels: Vec<Label>,
                     chosen: fn(&Reflection) -> Option<TagNo>,
                     choose: fn(&mut Reflection, TagNo),
                     last: bool| {
        view! {
            <fieldset role="radiogroup" aria-label=question>
                <p class="cap">{question}</p>
                <div class="rail">
                    {labels.into_iter().map(|label| {
                        let tag = label.tag;
                        view! {
                            <Chip name=if last { "waiting-tweak" } else { "waiting-cause" } text=label.text
                                chosen=flag(move || said.with(chosen) == Some(tag))
                                choose=move |()| {
                                    said.update(|said| choose(said, tag));
                                    keep.with_value(|keep| keep());
                                    if last { changed.set(()) }
                                }/>
                        }
                    }).collect_view()}
                </div>
            </fieldset>
        }
        .into_any()
    };
    let tweaks = StoredValue::new(tweaks);
    view! {
        <li class="one-miss">
            <h2>{heading}</h2>
            {rail(words::WHAT_WENT_WRONG, causes, |r| r.cause, |r, tag| r.cause = Some(tag), false)}
            {only_if(flag(move || said.with(|r| r.cause.is_some())), move || {
                rail(words::WHAT_WILL_YOU_CHANGE, tweaks.get_value(), |r| r.tweak, |r, tag| r.tweak = Some(tag), true)
            })}
        </li>
    }
    .into_any()
}
