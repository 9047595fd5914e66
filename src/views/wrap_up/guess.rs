//! Feel versus fact: a guess before the facts are shown. It is never in the way of the end, and never a must.

use crate::app::App;
use crate::dom::{El, Var, dynamic, el, list};
use crate::domain::{FinishedSession, GUESS_MINIMUM, GUESS_MOST, Intent};
use crate::platform::page;
use crate::widgets::button;
use crate::words;

/// The id, within the page, of the head that the guess gives way to.
pub(super) const FACTS: &str = "facts";

/// Whether the facts are shown: they are not while there is something to guess and nothing was guessed.
#[derive(Copy, Clone)]
pub(super) struct Guess {
    app: App,
    is_skipped: Var<bool>,
}

impl Guess {
    pub fn new(app: App, finished: &FinishedSession) -> Self {
        let is_asked = finished.attempts.len() >= GUESS_MINIMUM && !finished.misses_only;
        Self { app, is_skipped: Var::new(!is_asked) }
    }

    /// Whoever asks hears of it.
    pub fn is_over(self) -> bool {
        self.is_skipped.get() || self.app.read_session(|session| session.closing().guess).is_some()
    }

    /// What `facts` makes; before it the question.
    pub fn first(self, facts: impl Fn() -> El + 'static) -> El {
        let show = move |is_over: &bool| match is_over {
            true => facts(),
            false => self.question(),
        };
        dynamic(move || self.is_over(), show)
    }

    fn question(self) -> El {
        let to_facts = || page::focus_soon(vec![FACTS.to_owned()]);
        let chip = |guess: u8| {
            let tap = move || {
                self.app.dispatch(Intent::Guess(guess));
                to_facts();
            };
            button("btn.num", tap).attr("aria-label", &words::of_ten(guess)).text(&guess.to_string())
        };
        let skip = button("link", move || {
            self.is_skipped.set(true);
            to_facts();
        });
        el("section.guess").attr("aria-labelledby", "guess").child(list([
            el("h1").attr("id", "guess").text(words::GUESS),
            el("p.note").text(words::GUESS_MORE),
            el("div.of-ten").children((0..=GUESS_MOST).map(chip)),
            skip.text(words::JUST_SHOW),
        ]))
    }
}
