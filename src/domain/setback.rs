//! A larger failure from life, looked at as micro or macro: one question at a time, none of which has to be answered.

use super::{Id, Instant, Millis};

const DAY: Millis = 86_400_000;

/// A larger failure from life. Nothing of it counts anywhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Setback {
    /// Its name.
    pub id: Id,
    /// When it was begun to be written.
    pub at: Instant,
    /// What happened, in the person's words.
    pub text: String,
    /// Whether the person is still in the game; `None`: not said.
    pub verdict: Option<Verdict>,
    /// What it taught.
    pub taught: String,
    /// The next small attempt.
    pub next: String,
    /// Who and what else is there.
    pub beside: String,
    /// When to look at it again.
    pub again: Option<Instant>,
    /// How it looked later: when, and in which words; oldest first.
    pub looks: Vec<(Instant, String)>,
    /// The lesson that the next attempt became.
    pub lesson: Option<Id>,
    /// The question that is open, while it is being written.
    pub open: Option<Question>,
}

/// How large a failure is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Still in the game.
    Micro,
    /// Out of it.
    Macro,
}

/// One of the questions.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// What happened?
    What,
    /// Are you still in the game?
    Game,
    /// What did it teach?
    Taught,
    /// What is the next small attempt?
    Next,
    /// Who and what else is in your life?
    Beside,
    /// When to look at it again?
    Again,
}

/// When a setback is looked at again.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Again {
    /// In two weeks.
    TwoWeeks,
    /// In a month.
    Month,
    /// In three months.
    ThreeMonths,
}

impl Again {
    /// The days until then.
    pub fn days(self) -> i64 {
        match self {
            Self::TwoWeeks => 14,
            Self::Month => 30,
            Self::ThreeMonths => 91,
        }
    }

    /// When that is, from `now` on.
    pub fn from(self, now: Instant) -> Instant {
        now.after(self.days() * DAY)
    }
}

impl Setback {
    /// A setback that is begun to be written at `now`.
    pub fn begun(id: Id, now: Instant) -> Self {
        Self {
            id,
            at: now,
            text: String::new(),
            verdict: None,
            taught: String::new(),
            next: String::new(),
            beside: String::new(),
            again: None,
            looks: Vec::new(),
            lesson: None,
            open: Some(Question::What),
        }
    }

    /// The questions that it is asked, in order. Whoever is out of the game is asked for nothing that has to come of it.
    pub fn questions(&self) -> &'static [Question] {
        use Question::{Again, Beside, Game, Next, Taught, What};
        match self.verdict {
            Some(Verdict::Macro) => &[What, Game, Beside],
            _ => &[What, Game, Taught, Next, Beside, Again],
        }
    }

    /// The question that is `steps` from this one; `None` behind the last and before the first.
    pub fn question(&self, from: Question, steps: isize) -> Option<Question> {
        let all = self.questions();
        let place = all.iter().position(|question| *question == from)?.checked_add_signed(steps)?;
        all.get(place).copied()
    }

    /// Says how large it is. Out of the game there is no day on which to look at it again, unless the person sets one.
    pub fn judge(&mut self, verdict: Option<Verdict>) {
        self.verdict = verdict;
        if verdict == Some(Verdict::Macro) {
            self.again = None;
        }
    }

    /// True if nothing was said.
    pub fn is_empty(&self) -> bool {
        let said = [&self.text, &self.taught, &self.next, &self.beside];
        said.iter().all(|text| text.trim().is_empty()) && self.verdict.is_none() && self.looks.is_empty()
    }

    /// When it is to be looked at again. What is still being written is not.
    pub fn day(&self) -> Option<Instant> {
        self.again.filter(|_| self.open.is_none())
    }

    /// How it looks this time, as far as it was said since it became due.
    pub fn look(&self) -> Option<&str> {
        let (at, words) = self.looks.last()?;
        self.again.is_some_and(|again| again <= *at).then_some(words)
    }

    /// Says how it looks this time, in place of what was said of that before.
    pub fn say_look(&mut self, now: Instant, words: &str) {
        if self.look().is_some() {
            self.looks.pop();
        }
        if !words.is_empty() {
            self.looks.push((now, words.to_owned()));
        }
    }

    /// It was looked at again: when to look next, if at all.
    pub fn looked_at(&mut self, now: Instant, next: Option<Again>) {
        if let Some((_, words)) = self.looks.last_mut() {
            *words = words.trim().to_owned();
        }
        self.looks.retain(|(_, words)| !words.is_empty());
        self.again = next.map(|next| next.from(now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_795_195_600_000);

    fn setback() -> Setback {
        Setback::begun(Id::new(NOW, 1), NOW)
    }

    #[test]
    fn each_question_leads_to_the_next_and_back() {
        let mut setback = setback();
        for verdict in [None, Some(Verdict::Micro), Some(Verdict::Macro)] {
            setback.judge(verdict);
            let mut asked = vec![Question::What];
            while let Some(next) = setback.question(asked[asked.len() - 1], 1) {
                assert_eq!(setback.question(next, -1), asked.last().copied());
                asked.push(next);
            }
            assert_eq!(asked, setback.questions());
            assert_eq!(setback.question(Question::What, -1), None);
        }
    }

    #[test]
    fn out_of_the_game_nothing_has_to_come_of_it() {
        let mut setback = setback();
        setback.again = Some(NOW);
        setback.judge(Some(Verdict::Macro));
        assert_eq!(setback.again, None);
        let pushing = [Question::Taught, Question::Next, Question::Again];
        assert!(setback.questions().iter().all(|question| !pushing.contains(question)));
        assert_eq!(setback.question(Question::Taught, 1), None, "a question that is not asked leads nowhere");
    }

    #[test]
    fn it_is_due_on_its_day_and_not_while_it_is_written() {
        let mut setback = setback();
        setback.looked_at(NOW, Some(Again::TwoWeeks));
        let day = |days: i64| NOW.after(days * DAY);
        assert_eq!(setback.day(), None, "it is still being written");
        setback.open = None;
        assert_eq!(setback.day(), Some(day(14)));
        // as it is typed; a reload in the middle goes on with it
        setback.say_look(day(14), "It is ");
        setback.say_look(day(15), "It is smaller. ");
        assert_eq!((setback.look(), setback.looks.len()), (Some("It is smaller. "), 1));
        setback.looked_at(day(15), Some(Again::Month));
        assert_eq!(setback.looks, [(day(15), "It is smaller.".to_owned())]);
        assert_eq!(setback.day(), Some(day(45)));
        // the next time is another one
        assert_eq!(setback.look(), None);
        setback.say_look(day(45), " ");
        setback.looked_at(day(45), None);
        assert_eq!(setback.looks.len(), 1, "nothing was said");
        assert_eq!(setback.day(), None, "closed");
    }

    #[test]
    fn what_says_nothing_is_empty() {
        let mut setback = setback();
        assert!(setback.is_empty());
        setback.text = " \n".to_owned();
        assert!(setback.is_empty());
        setback.judge(Some(Verdict::Micro));
        assert!(!setback.is_empty());
    }
}
