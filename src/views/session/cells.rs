//! Several pads for a miss: one for each size, or one for each cause. A tap is the miss and what is known of it, in one event.

use std::rc::Rc;

use super::pads::bounce;
use super::reflection::SIZES;
use crate::app::App;
use crate::dom::{El, KEY, el};
use crate::domain::{Attempt, Intent, Ledger, Model, Reflection, Session, Size, Source, TagNo};
use crate::insights::causes_offered;
use crate::widgets::{Pad, Taps, pad};
use crate::words;

/// As many causes as a hand finds: with the fall of a body and something else, eight pads.
const CAUSES: usize = 7;

/// Which misses a pad counts.
enum Which {
    Of(Size),
    By(TagNo),
    /// Those of this component that are on no pad with a cause; of these only falls, or only the others, if it says which.
    Other(TagNo, Rc<[TagNo]>, Option<bool>),
}

/// A pad for some misses.
struct Cell {
    app: App,
    which: Which,
    known: Reflection,
    /// By a partner, whatever it is tapped with.
    is_partners: bool,
}

impl Cell {
    fn is_one(&self, attempt: &Attempt) -> bool {
        attempt.micro().is_some_and(|micro| match &self.which {
            Which::Of(size) => micro.size == Some(*size),
            Which::By(cause) => micro.cause == Some(*cause),
            Which::Other(component, shown, falls) => {
                attempt.component == *component
                    && micro.cause.is_none_or(|cause| !shown.contains(&cause))
                    && falls.is_none_or(|falls| falls == (micro.size == Some(Size::Fall)))
            }
        })
    }
}

impl Taps for Cell {
    fn count(&self) -> usize {
        let attempts = |model: &Model| {
            let attempts = model.session.as_ref().map(Session::attempts).unwrap_or_default();
            attempts.iter().filter(|attempt| self.is_one(attempt)).count()
        };
        self.app.read_at_once(attempts)
    }

    fn is_lit(&self) -> bool {
        let last = |model: &Model| {
            model.session.as_ref().and_then(|session| session.attempts().last()).is_some_and(|last| self.is_one(last))
        };
        self.app.answers_a_tap() && self.app.read_at_once(last)
    }

    fn hit(&self, source: Source) {
        let source = if self.is_partners { Source::Partner } else { source };
        self.app.dispatch(match self.known == Reflection::default() {
            true => Intent::LogMicroFailure(source),
            false => Intent::LogMicroFailureAs(source, self.known),
        });
    }
}

fn pad_of(label: &str, key: &str, glyph: &'static str, cell: Cell) -> El {
    let bounce = bounce(cell.app);
    let etched = ("0 0 48 24", [glyph, ""]);
    let look = Pad { classes: "pad.micro", etched, before: words::MICRO_FAILURE_AS, label, key, bounce };
    pad(&look, Rc::new(cell)).attr(KEY, &key.to_ascii_lowercase())
}

/// Three pads: the smallest miss has the largest, at the thumb, and is read first.
pub(super) fn sizes(app: App) -> El {
    let one = |((size, name, glyph), key): ((Size, &str, &'static str), &str)| {
        let known = Reflection { size: Some(size), ..Reflection::default() };
        pad_of(name, key, glyph, Cell { app, which: Which::Of(size), known, is_partners: false })
    };
    el("div.cells").children(SIZES.into_iter().zip(["W", "S", "F"]).map(one))
}

/// The causes of a component in the order in which a reflection offers them; they stay where they are as long as it is practised.
fn causes_of(model: &Model, ledger: &Ledger, component: TagNo) -> Option<(Vec<(TagNo, String)>, bool)> {
    let skill = model.session_skill()?;
    let labels = causes_offered(&skill.component(component)?.causes, ledger, component);
    let most = CAUSES - usize::from(skill.body);
    Some((labels.into_iter().take(most).map(|label| (label.tag, label.text.clone())).collect(), skill.body))
}

/// A pad for each cause; for a fall, where it is one of the body; and for something else, which waits for its cause.
pub(super) fn causes(app: App) -> El {
    let component = app.peek(|model| model.session.as_ref().map_or(0, Session::component));
    let ledger = app.practised_ledger();
    let (causes, body) = app.peek(|model| causes_of(model, &ledger, component)).unwrap_or_default();
    let shown: Rc<[TagNo]> = causes.iter().map(|(tag, _)| *tag).collect();
    let other = |falls| Which::Other(component, shown.clone(), falls);
    let nothing_said = Reflection::default();
    let mut all: Vec<(String, Reflection, Which)> = Vec::new();
    for (tag, text) in causes {
        all.push((text, Reflection { cause: Some(tag), ..nothing_said }, Which::By(tag)));
    }
    if body {
        let fall = Reflection { size: Some(Size::Fall), ..nothing_said };
        all.push((words::FALL.to_owned(), fall, other(Some(true))));
    }
    all.push((words::SOMETHING_ELSE.to_owned(), nothing_said, other(body.then_some(false))));
    let cells = el(if all.len() % 2 == 1 { "div.cells.odd" } else { "div.cells" });
    (1..).zip(all).fold(cells, |cells, (nth, (label, known, which))| {
        let nth: u32 = nth;
        cells.child(pad_of(&label, &nth.to_string(), "", Cell { app, which, known, is_partners: true }))
    })
}
