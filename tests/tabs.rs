//! Several tabs and one lock: at any time one of them logs the session, and none is left waiting for nobody.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use wobble::domain::{Ask, Heard, Manner, ToDo, Turn};

/// A browser's lock, as the specification of Web Locks has it, and its tabs. What a tab hears comes later, in order.
#[derive(Debug, Default)]
struct Browser {
    tabs: Vec<Tab>,
    /// Who has the lock: tab and request.
    holder: Option<(usize, Ask)>,
    line: Vec<(usize, Ask)>,
    is_on: bool,
}

#[derive(Debug, Default)]
struct Tab {
    turn: Turn,
    post: Vec<Heard>,
    is_open: bool,
    is_frozen: bool,
}

impl Browser {
    fn of(tabs: usize) -> Self {
        let tab = |_| Tab { is_open: true, ..Tab::default() };
        Self { tabs: (0..tabs).map(tab).collect(), ..Self::default() }
    }

    fn hear(&mut self, tab: usize, heard: Heard) {
        // a tab that hears of the session reads what is stored now
        let heard = match heard {
            Heard::IsOn(false) | Heard::IsOver if self.is_on => Heard::IsOn(false),
            Heard::IsOn(false) => Heard::IsOver,
            heard => heard,
        };
        match self.tabs[tab].turn.hear(heard) {
            ToDo::Nothing => {}
            ToDo::Ask(ask, Manner::Take) => {
                if let Some((loser, lost)) = self.holder.replace((tab, ask)) {
                    self.tabs[loser].post.push(Heard::Lost(lost));
                }
                self.tabs[tab].post.push(Heard::Got(ask));
            }
            ToDo::Ask(ask, Manner::IfFree) if self.holder.is_none() && self.line.is_empty() => self.give(tab, ask),
            ToDo::Ask(_, Manner::IfFree) => self.tabs[tab].post.push(Heard::NotFree),
            ToDo::Ask(ask, Manner::InLine) => {
                self.line.push((tab, ask));
                self.next();
            }
            ToDo::LetGo(ask) => self.let_go((tab, ask)),
        }
    }

    fn give(&mut self, tab: usize, ask: Ask) {
        self.holder = Some((tab, ask));
        self.tabs[tab].post.push(Heard::Got(ask));
    }

    fn let_go(&mut self, holder: (usize, Ask)) {
        if self.holder == Some(holder) {
            self.holder = None;
            self.next();
        }
    }

    fn next(&mut self) {
        if self.holder.is_none() && !self.line.is_empty() {
            let (tab, ask) = self.line.remove(0);
            self.give(tab, ask);
        }
    }

    fn open_tabs(&self) -> Vec<usize> {
        (0..self.tabs.len()).filter(|tab| self.tabs[*tab].is_open).collect()
    }

    /// Every tab that is not frozen hears all there is to hear.
    fn settle(&mut self) {
        while let Some(tab) =
            self.open_tabs().into_iter().find(|tab| !self.tabs[*tab].is_frozen && !self.tabs[*tab].post.is_empty())
        {
            let heard = self.tabs[tab].post.remove(0);
            self.hear(tab, heard);
        }
    }

    fn begin(&mut self, tab: usize) {
        self.is_on = true;
        self.hear(tab, Heard::IsOn(true));
        self.tell_others(tab, Heard::IsOn(false));
    }

    fn end(&mut self, tab: usize) {
        self.is_on = false;
        self.hear(tab, Heard::IsOver);
        self.tell_others(tab, Heard::IsOver);
    }

    fn tell_others(&mut self, tab: usize, heard: Heard) {
        for other in self.open_tabs().into_iter().filter(|other| *other != tab) {
            self.tabs[other].post.push(heard);
        }
    }

    fn close(&mut self, tab: usize) {
        self.tabs[tab].is_open = false;
        self.line.retain(|(waiting, _)| *waiting != tab);
        if let Some(holder) = self.holder.filter(|(holder, _)| *holder == tab) {
            self.let_go(holder);
        }
    }

    fn logging(&self) -> Vec<usize> {
        self.open_tabs().into_iter().filter(|tab| self.is_on && !self.tabs[*tab].turn.follows()).collect()
    }
}

#[test]
fn who_begins_logs_and_the_others_follow() {
    let mut browser = Browser::of(3);
    browser.begin(1);
    browser.settle();
    assert_eq!(browser.logging(), [1]);
    browser.close(1);
    browser.settle();
    assert_eq!(browser.logging().len(), 1, "the next in line goes on");
    browser.end(browser.logging()[0]);
    browser.settle();
    assert_eq!((browser.holder, browser.line.len()), (None, 0), "nobody keeps the lock of a session that is over");
}

#[test]
fn who_takes_over_logs_and_the_first_follows_and_back() {
    let mut browser = Browser::of(2);
    browser.begin(0);
    browser.settle();
    for tab in [1, 0, 1, 1, 0] {
        browser.hear(tab, Heard::Wish);
        browser.settle();
        assert_eq!(browser.logging(), [tab]);
    }
    browser.close(0);
    browser.settle();
    assert_eq!(browser.logging(), [1]);
}

#[test]
fn a_tab_that_was_frozen_hears_that_it_lost() {
    let mut browser = Browser::of(2);
    browser.begin(0);
    browser.settle();
    browser.tabs[0].is_frozen = true;
    browser.hear(1, Heard::Wish);
    browser.settle();
    browser.tabs[0].is_frozen = false;
    browser.settle();
    assert_eq!(browser.logging(), [1]);
}

#[test]
fn until_the_browser_answers_a_session_is_ones_own() {
    let mut turn = Turn::default();
    assert_eq!(turn.hear(Heard::IsOn(false)), ToDo::Ask(1, Manner::IfFree));
    assert!(!turn.follows() && !turn.holds());
    assert_eq!(turn.hear(Heard::NotFree), ToDo::Ask(2, Manner::InLine));
    assert!(turn.follows());
    assert_eq!(turn.hear(Heard::Got(2)), ToDo::Nothing);
    assert!(turn.holds());
}

#[test]
fn a_tab_that_logged_before_it_was_loaded_anew_goes_on_though_another_waits() {
    let mut browser = Browser::of(2);
    browser.begin(0);
    browser.settle();
    browser.close(0);
    browser.tabs[0] = Tab { is_open: true, ..Tab::default() };
    browser.hear(0, Heard::IsOn(true));
    assert_eq!(browser.logging(), [0]);
    browser.settle();
    assert_eq!(browser.logging(), [0]);
}

#[test]
fn without_locks_every_tab_logs() {
    for heard in [Heard::NoLocks, Heard::Lost(1)] {
        let mut turn = Turn::default();
        turn.hear(Heard::IsOn(true));
        turn.hear(heard);
        for later in [Heard::NotFree, Heard::IsOver, Heard::IsOn(false), Heard::Wish] {
            assert_eq!(turn.hear(later), ToDo::Nothing);
            assert!(!turn.follows());
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Begin(usize),
    End,
    Wish(usize),
    Close(usize),
    Freeze(usize),
    Wake(usize),
    /// A tab hears one thing.
    Hear(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let tab = 0..4_usize;
    let step = prop_oneof![
        2 => tab.clone().prop_map(Step::Begin),
        1 => Just(Step::End),
        3 => tab.clone().prop_map(Step::Wish),
        1 => tab.clone().prop_map(Step::Close),
        1 => tab.clone().prop_map(Step::Freeze),
        1 => tab.clone().prop_map(Step::Wake),
        8 => tab.prop_map(Step::Hear),
    ];
    prop::collection::vec(step, 0..60)
}

fn config() -> ProptestConfig {
    // the same cases at every run: a failure is reproduced by running it again
    ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x57_0bb1e),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn whatever_happens_one_tab_logs_in_the_end(steps in steps()) {
        let mut browser = Browser::of(4);
        for step in steps {
            let is_awake = |tab: usize| browser.tabs[tab].is_open && !browser.tabs[tab].is_frozen;
            match step {
                Step::Begin(tab) if is_awake(tab) && !browser.is_on => browser.begin(tab),
                Step::End => {
                    if let Some((tab, _)) = browser.holder.filter(|(tab, _)| browser.is_on && is_awake(*tab)) {
                        browser.end(tab);
                    }
                }
                Step::Wish(tab) if is_awake(tab) => browser.hear(tab, Heard::Wish),
                Step::Close(tab) if browser.open_tabs().len() > 1 && browser.tabs[tab].is_open => browser.close(tab),
                Step::Freeze(tab) => browser.tabs[tab].is_frozen = true,
                Step::Wake(tab) => browser.tabs[tab].is_frozen = false,
                Step::Hear(tab) if is_awake(tab) && !browser.tabs[tab].post.is_empty() => {
                    let heard = browser.tabs[tab].post.remove(0);
                    browser.hear(tab, heard);
                }
                _ => {}
            }
        }
        for tab in &mut browser.tabs {
            tab.is_frozen = false;
        }
        browser.settle();
        match browser.is_on {
            true => {
                prop_assert_eq!(browser.logging().len(), 1);
                prop_assert_eq!(browser.holder.map(|(tab, _)| tab), browser.logging().first().copied());
            }
            false => prop_assert_eq!((browser.holder, browser.line.len()), (None, 0)),
        }
    }
}
