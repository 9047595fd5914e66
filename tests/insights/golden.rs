//! What is told to learners of whom the truth is known, word for word and in its order: `tests/golden/findings.txt`. After a change that is
//! meant, read it, then `WOBBLE_ACCEPT=1 cargo test --test insights` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use crate::simulated::{Learner, skill};
use wobble::insights::findings::{Finding, Shown, findings};
use wobble::insights::history::{History, Scope};
use wobble::words;

/// Who they are, and after how many sessions they look.
fn learners() -> Vec<(&'static str, Learner, usize)> {
    let flat = || Learner::flat(0.6, 0.2);
    let two = || Learner { components: 2, both: 0.3, ..flat() };
    vec![
        ("does not change", flat(), 30),
        ("does not change, on uneven days", Learner::flat(0.6, 0.7), 30),
        ("does not change, of two components", two(), 60),
        ("misses 20 % less often each week", Learner { per_week: 0.8, ..flat() }, 24),
        ("misses 5 % less often each week", Learner { per_week: 0.95, ..flat() }, 40),
        ("misses 0.3 % less often each week, for years", Learner { per_week: 0.997, gap: 7, ..flat() }, 400),
        ("misses 20 % more often each week", Learner { per_week: 1.2, ..flat() }, 24),
        ("gets better on uneven days", Learner { per_week: 0.85, ..Learner::flat(1.0, 0.7) }, 40),
        ("gets better with weeks in between", Learner { per_week: 0.9, gap: 14, ..flat() }, 24),
        ("tries more, and misses as often", Learner { cleans_per_week: 1.25, ..flat() }, 24),
        ("goes up a level, which is harder", Learner { level_up: Some((20, 2.0)), ..flat() }, 21),
        ("has more and more wobbles", Learner { wobbles: (0.25, 0.08), ..flat() }, 24),
        ("comes back sooner", Learner { seconds: (40.0, 0.85), ..flat() }, 24),
        ("loses one cause", Learner { causes: ([0.6, 0.2, 0.2], -0.12), ..flat() }, 24),
        ("has one tweak that helps", Learner { after: [0.4, 0.9, 0.4, 0.4], ..flat() }, 24),
        ("is helped by tweaks", Learner { after: [0.3, 0.75, 0.75, 0.75], ..flat() }, 24),
        ("guesses better and better", Learner { guess: (4.0, 0.85), ..flat() }, 60),
        ("has only begun", Learner { per_week: 0.5, ..flat() }, 3),
    ]
}

fn told((name, learner, sessions): &(&str, Learner, usize)) -> String {
    let skill = skill(learner.components as usize);
    let history = History::from(learner.sessions(&skill, *sessions, 12));
    let said = |finding: &Finding| {
        let component = finding.component.and_then(|tag| skill.component(tag)).map_or("", |one| one.name.as_str());
        let label = match &finding.shown {
            Shown::Cause(tag, ..) | Shown::Tweak(tag, _) | Shown::Level(tag) => tag.to_string(),
            _ => String::new(),
        };
        let (sentence, support) = words::finding_says(finding, component, &label);
        format!("  {:?}: {sentence}\n      {support}\n", finding.towards())
    };
    let all: String = findings(&history, &skill, &Scope::skill(&skill.id)).iter().map(said).collect();
    let all = if all.is_empty() { format!("  {}\n", words::NO_FINDING) } else { all };
    format!("Who {name}, after {sessions} sessions:\n{all}")
}

#[test]
fn learners_are_told_what_is_true_of_them() {
    let mut text = String::new();
    for learner in learners() {
        // writing to a text cannot fail
        let _ = write!(text, "{}", told(&learner));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/findings.txt");
    if std::env::var_os("WOBBLE_ACCEPT").is_some() {
        std::fs::write(&path, &text).expect("writable");
    }
    let accepted = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = accepted.lines().zip(text.lines()).find(|(accepted, now)| accepted != now);
    assert!(accepted == text, "it differs from what was accepted, first: {differs:?}");
}
