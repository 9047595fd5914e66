//! Which of several tabs logs the session that is going on.
//!
//! One session has one lock, which the browser gives to one tab at a time. The tab that has it logs; the others follow, and wait
//! in line for it: when the tab that has it is closed, or killed, the next one goes on. Whoever wishes to go on in another tab takes
//! the lock away from the first, which then hears that it lost it.

/// A request for the lock, by its number.
pub type Ask = u32;

/// How the lock is asked for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Manner {
    /// Only if nobody has it.
    IfFree,
    /// As soon as everybody before has let go of it.
    InLine,
    /// At once, whoever has it.
    Take,
}

/// What a tab hears of.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// A session is going on; true: it is this tab's, which began it a moment ago, or logged it before it was loaded anew.
    IsOn(bool),
    /// No session is going on any more.
    IsOver,
    /// The lock is this tab's, by this request.
    Got(Ask),
    /// Another tab has the lock.
    NotFree,
    /// What this request got, or would have got, is lost: another tab took it.
    Lost(Ask),
    /// The person wishes to go on here.
    Wish,
    /// The browser has no locks.
    NoLocks,
}

/// What is to be done about it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum ToDo {
    /// Nothing.
    Nothing,
    /// Ask for the lock.
    Ask(Ask, Manner),
    /// Let go of what this request got.
    LetGo(Ask),
}

#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
enum At {
    /// No session is going on.
    #[default]
    Alone,
    /// The browser was asked, and has not answered: until it does, the session counts as this tab's.
    Asking,
    /// This tab logs, by this request.
    Holding(Ask),
    /// Another tab logs.
    Following,
    /// The browser cannot tell tabs apart: each of them logs, as far as the storage lets it.
    Lawless,
}

/// Whose turn it is, as one tab sees it.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Turn {
    at: At,
    /// The request that waits in line.
    line: Option<Ask>,
    newest: Ask,
}

impl Turn {
    /// True while this tab has the lock.
    pub fn holds(self) -> bool {
        matches!(self.at, At::Holding(_))
    }

    /// True while another tab logs the session.
    pub fn follows(self) -> bool {
        self.at == At::Following
    }

    /// Takes in what was heard, and answers what is to be done.
    pub fn hear(&mut self, heard: Heard) -> ToDo {
        match (heard, self.at) {
            (Heard::IsOn(is_ours), At::Alone) => {
                self.at = At::Asking;
                self.ask(if is_ours { Manner::Take } else { Manner::IfFree })
            }
            (Heard::IsOver, At::Holding(ask)) => {
                self.at = At::Alone;
                ToDo::LetGo(ask)
            }
            (Heard::IsOver, At::Asking | At::Following) => {
                self.at = At::Alone;
                ToDo::Nothing
            }
            (Heard::Got(ask), at) => {
                self.leave_line(ask);
                if at == At::Alone {
                    return ToDo::LetGo(ask);
                }
                self.at = At::Holding(ask);
                ToDo::Nothing
            }
            (Heard::NotFree, At::Asking) => {
                self.at = At::Following;
                self.line_up()
            }
            (Heard::Lost(ask), at) => {
                self.leave_line(ask);
                match at {
                    At::Holding(held) if held == ask => {
                        self.at = At::Following;
                        self.line_up()
                    }
                    // it was refused before it was given: so will be the next
                    At::Asking if ask == self.newest => self.no_locks(),
                    _ => ToDo::Nothing,
                }
            }
            (Heard::Wish, At::Following) => self.ask(Manner::Take),
            (Heard::NoLocks, _) => self.no_locks(),
            _ => ToDo::Nothing,
        }
    }

    fn ask(&mut self, manner: Manner) -> ToDo {
        self.newest += 1;
        ToDo::Ask(self.newest, manner)
    }

    fn line_up(&mut self) -> ToDo {
        if self.line.is_some() {
            return ToDo::Nothing;
        }
        self.line = Some(self.newest + 1);
        self.ask(Manner::InLine)
    }

    fn leave_line(&mut self, ask: Ask) {
        self.line = self.line.filter(|waiting| *waiting != ask);
    }

    fn no_locks(&mut self) -> ToDo {
        self.at = At::Lawless;
        ToDo::Nothing
    }
}
