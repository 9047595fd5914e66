//! "Nothing for three hours. What happened?"

use leptos::prelude::*;

use crate::app::App;
use crate::domain::{AbsenceAnswer, Intent};
use crate::platform::{locale, time};
use crate::reactive::text;
use crate::widgets::Button;
use crate::words;

/// The question, over the instruments; the pads stay reachable.
#[component]
pub fn Away() -> AnyView {
    let app = App::here();
    let absence = app.absence();
    let head = text(move || absence.get().map(|absence| words::away(absence.length())).unwrap_or_default());
    let more = text(move || {
        let at = absence.get().map(|a| locale::time_of_day(a.from, time::utc_offset_min())).unwrap_or_default();
        words::away_more(&at)
    });
    let answer = move |answer: AbsenceAnswer, word: &'static str, class: &'static str| {
        view! {
            <Button class=class press=move |()| app.dispatch(Intent::AnswerAbsence(answer))>{word}</Button>
        }
    };
    view! {
        <section class="reflect away" role="alert">
            <h2>{head}</h2>
            <p>{more}</p>
            <div class="stack">
                {answer(AbsenceAnswer::StoppedThen, words::AWAY_STOPPED, "btn solid")}
                {answer(AbsenceAnswer::TookABreak, words::AWAY_BREAK, "btn")}
                {answer(AbsenceAnswer::KeptPractising, words::AWAY_PRACTISED, "btn")}
            </div>
        </section>
    }
    .into_any()
}
