//! Two times beside each other: any two, a date each to begin and to end with.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::event_target_value;

use super::slot::{Page, slot};
use crate::dom::{El, Var, el, list};
use crate::domain::{SessionSummary, day_of_field, field_of};
use crate::figures::{Seen, day};
use crate::insights::history::practised;
use crate::insights::methods::compare;
use crate::insights::{begin_of_day, day_number};
use crate::words;

/// The id of its sentence.
pub const ID: &str = "compare-finding";

/// The days from one to another.
type Days = (i64, i64);

/// The place of the comparison.
pub fn compared(page: &Page) -> El {
    slot(page, ID, words::COMPARE_HEAD, |seen| {
        let seen = seen.clone();
        Box::new(move || beside(&seen))
    })
}

fn beside(seen: &Arc<Seen>) -> El {
    let (earlier, later) = begin_with(seen);
    let times: Rc<[Var<Days>; 2]> = Rc::new([Var::new(earlier), Var::new(later)]);
    let (found, seen) = (times.clone(), seen.clone());
    let finding = move || {
        let [earlier, later] = found.each_ref().map(|days| days.get());
        let scope = seen.scope();
        let all = practised(seen.all(), &scope);
        let within = |(from, to): Days| -> Vec<(u32, f64)> {
            let is_in = |day: i64| (from..=to).contains(&day);
            all.iter().filter(|one| is_in(one.day)).map(|one| (one.tally.misses(), one.minutes())).collect()
        };
        let (before, after) = (within(earlier), within(later));
        let said = words::compared(&compare(&before, &after), (before.len(), after.len()));
        let day = |number| day(number, true);
        (said, words::compared_times((day(earlier.0), day(earlier.1)), (day(later.0), day(later.1))))
    };
    let (note, finding) = (finding.clone(), finding);
    let part = |n: usize| {
        let finding = finding.clone();
        move || finding().0.get(n).cloned().unwrap_or_default()
    };
    let title = el("h2.find").attr("id", ID).text_of(part(0)).child(el("em").text_of(part(1))).text_of(part(2));
    let fields = [(0, words::FIRST_TIME), (1, words::SECOND_TIME)].map(|(nth, word)| time(word, times[nth]));
    el("section.sec").attr("aria-labelledby", ID).child(list([
        el("hr.edges"),
        title,
        el("p.note").attr("role", "status").text_of(move || note().1),
        el("div.times").children(fields),
        el("p.note").text(words::COMPARE_METHOD),
    ]))
}

/// These weeks, and as many before them; of all, the later half beside the earlier one.
fn begin_with(seen: &Seen) -> (Days, Days) {
    let days = seen.window.days(seen.now);
    let known = seen.sessions();
    let of = |session: &SessionSummary| day_number(session.began, session.utc_offset_min);
    match (days, known.first(), known.last()) {
        (Some((from, to)), ..) => ((from - (to - from + 1), from - 1), (from, to)),
        (None, Some(first), Some(last)) => {
            let (first, last) = (of(first), of(last));
            let middle = first + (last - first) / 2;
            ((first, middle), (middle + 1, last.max(middle + 1)))
        }
        // nothing that says which times are meant: four weeks, and those before them
        _ => {
            let today = day_number(seen.now.0, seen.now.1);
            ((today - 55, today - 28), (today - 27, today))
        }
    }
}

/// A time: two fields.
fn time(word: &str, days: Var<Days>) -> El {
    let field = |label: &str, begins: bool| {
        let value = move || {
            let (from, to) = days.get();
            let text = field_of(begin_of_day(if begins { from } else { to }), 0);
            text.get(..10).unwrap_or_default().to_owned()
        };
        let input = el("input.field").attr("type", "date").value_of(value).on("change", move |event| {
            // a field that was emptied leaves the day as it was
            let Some(number) = day_of_field(&event_target_value(&event)) else { return };
            let (from, to) = days.get_untracked();
            days.set(if begins { (number, to.max(number)) } else { (from.min(number), number) });
        });
        el("label").child(el("span").text(label)).child(input)
    };
    el("fieldset.time")
        .child(el("legend").text(word))
        .child(field(words::FROM_DAY, true))
        .child(field(words::TO_DAY, false))
}
