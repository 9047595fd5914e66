//! How long it takes from a miss to the next attempt, with a tweak in between and without one.

use std::rc::Rc;

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::domain::{SessionId, SessionSummary};
use crate::insights::{Recovered, Recovery, recent};
use crate::platform::time;
use crate::widgets::{self, ChartFrame, Folds, chart_frame, way_ahead};
use crate::words;

/// The id of its sentence.
const ID: &str = "recovery-finding";
/// How far back it looks, in weeks: attempts are read one by one.
const WEEKS: u16 = 13;

/// The recovery time of the skill that has these sessions.
pub fn recovered(app: App, sessions: &[SessionSummary], folds: Folds) -> El {
    let now = (app.now.get_untracked(), time::utc_offset_min());
    let ids: Vec<SessionId> = recent(sessions, Some(WEEKS), now).iter().map(|session| session.id.clone()).collect();
    let found: Var<Option<Recovery>> = Var::new(None);
    let mut recovery = Recovery::default();
    app.read_sessions(ids, move |session| match session {
        Some(session) => recovery.add(session),
        None => found.set(Some(std::mem::take(&mut recovery))),
    });
    dynamic(
        move || found.get(),
        move |found: &Option<Recovery>| found.as_ref().map_or_else(nothing, |found| shown(found, folds)),
    )
}

/// With a tweak, and without.
type Both = [Result<Recovered, usize>; 2];

fn shown(recovery: &Recovery, folds: Folds) -> El {
    let both = [recovery.with_tweak(), recovery.without_tweak()];
    let (finding, note) = (words::recovery_finding(&both), words::recovery_note(&both));
    let is_drawn = both.iter().any(Result::is_ok);
    let picture = match is_drawn {
        true => nothing(),
        false => list([
            way_ahead("0 0 380 56", "M4 34C70 34 70 16 118 16S180 46 232 46 300 26 376 26"),
            el("p").text(&words::recovery_missing(&both)),
        ]),
    };
    chart_frame(ChartFrame {
        id: ID,
        also: words::OF_RECOVERY,
        finding: Rc::new(move || finding.clone()),
        note: Box::new(move || note.clone()),
        ranges: nothing(),
        picture,
        is_drawn: Rc::new(move || is_drawn),
        table: Rc::new(move || table(&both)),
        method: words::RECOVERY_METHOD,
        folds,
    })
}

fn table(both: &Both) -> El {
    let row = |(name, found): (&str, &Result<Recovered, usize>)| {
        let mut row = vec![name.to_owned()];
        row.extend(match found {
            Ok(found) => [words::number(found.n), words::seconds(found.median), words::likely_seconds(found.likely)],
            Err(n) => [words::number(*n), words::NOT_KNOWN.to_owned(), words::recovery_few(*n)],
        });
        row
    };
    let rows: Vec<Vec<String>> = [words::WITH_TWEAK, words::WITHOUT_TWEAK].into_iter().zip(both).map(row).collect();
    let heads = [words::BEFORE_NEXT, words::TIMES, words::MEDIAN, words::LIKELY_SHARE];
    widgets::table(words::RECOVERY_AS_TABLE, &heads, &rows)
}
