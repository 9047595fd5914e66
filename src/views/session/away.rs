//! "Nothing for three hours. What happened?"

use crate::app::App;
use crate::dom::{El, el};
use crate::domain::{AbsenceAnswer, Intent};
use crate::platform::{locale, time};
use crate::widgets::button;
use crate::words;

/// The question, over the instruments; the pads stay reachable.
pub fn away(app: App) -> El {
    let absence = move || app.read(|model| model.absence);
    let head = move || absence().map(|absence| words::away(absence.length())).unwrap_or_default();
    let more = move || {
        let at = absence().map(|a| locale::time_of_day(a.from, time::utc_offset_min())).unwrap_or_default();
        words::away_more(&at)
    };
    let answers = [
        (AbsenceAnswer::StoppedThen, words::AWAY_STOPPED, "btn.solid"),
        (AbsenceAnswer::TookABreak, words::AWAY_BREAK, "btn"),
        (AbsenceAnswer::KeptPractising, words::AWAY_PRACTISED, "btn"),
    ];
    let one = |(answer, word, classes)| button(classes, move || app.dispatch(Intent::AnswerAbsence(answer))).text(word);
    el("section.reflect.away")
        .attr("role", "alert")
        .child(el("h2").text_of(head))
        .child(el("p").text_of(more))
        .child(el("div.stack").children(answers.into_iter().map(one)))
}
