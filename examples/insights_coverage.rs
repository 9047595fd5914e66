//! Counts how often what Insights says is wrong, on learners of whom the truth is known, and prints the tables of docs/statistics.md:
//!
//! ```text
//! cargo run --release --example insights_coverage -- 2000
//! ```
//!
//! The argument: how many learners each cell has.

#[path = "../tests/simulated/mod.rs"]
mod simulated;

use simulated::{Chance, Learner, skill};
use wobble::insights::findings::{Towards, findings};
use wobble::insights::history::{History, Scope};
use wobble::insights::methods::*;
use wobble::insights::wilson;

const SESSIONS: [usize; 6] = [5, 8, 12, 25, 60, 200];
const MISSES: [f64; 6] = [0.3, 1.0, 3.0, 8.0, 20.0, 60.0];
const DIFFERING: [f64; 3] = [0.0, 0.3, 0.6];

/// How often an interval has the truth in it, of those that there are, and how many there are.
#[derive(Default, Clone, Copy)]
struct Held {
    held: u32,
    n: u32,
}

impl Held {
    fn count(&mut self, (lower, upper): (f64, f64), truth: f64) {
        self.n += 1;
        self.held += u32::from(lower <= truth && truth <= upper);
    }

    fn percent(self) -> f64 {
        100.0 * f64::from(self.held) / f64::from(self.n)
    }
}

/// A cell of the table: sessions with so many misses on average that differ so much, `per_week` times as many each week.
fn sessions(chance: &mut Chance, n: usize, misses: f64, cv: f64, per_week: f64) -> Vec<Dated> {
    let mut all = vec![0];
    while all.len() < n {
        all.push(all[all.len() - 1] + 1 + i64::from(chance.below(3)));
    }
    let middle = *all.last().expect("sessions") as f64 / 2.0;
    let mut one = |day: i64| {
        let exposure = 20.0 + 25.0 * chance.unit();
        let mean = misses * exposure / 32.5 * per_week.powf((day as f64 - middle) / 7.0);
        let rate = mean * chance.gamma(cv);
        Dated { day, count: chance.poisson(rate), exposure }
    };
    all.into_iter().map(&mut one).collect()
}

/// Counts over minutes.
fn counted(sessions: &[Dated]) -> Vec<(u32, f64)> {
    sessions.iter().map(|one| (one.count, one.exposure)).collect()
}

/// The sessions behind the first `at` beside these.
fn parted(sessions: &[(u32, f64)], at: usize) -> Option<Changed> {
    match compare(&sessions[..at], &sessions[at..]).ok()? {
        Compared::Measured(found) => Some(found),
        Compared::AtRandom(_) => None,
    }
}

fn table(title: &str, learners: u32, held: impl Fn(&mut Chance, usize, f64, f64) -> Option<((f64, f64), f64)>) {
    println!(
        "\n### {title}\n\n| sessions differ by | sessions | {} |",
        MISSES.map(|misses| format!("{misses}")).join(" | ")
    );
    println!("|{}", "---|".repeat(MISSES.len() + 2));
    let (mut all, mut cells, mut least) = (0.0, 0, (100.0, String::new()));
    for cv in DIFFERING {
        for n in SESSIONS {
            let mut row = Vec::new();
            for misses in MISSES {
                let mut chance = Chance::new((n as u64) << 32 | ((misses * 10.0) as u64) << 8 | (cv * 10.0) as u64);
                let mut cell = Held::default();
                for _ in 0..learners {
                    if let Some((interval, truth)) = held(&mut chance, n, misses, cv) {
                        cell.count(interval, truth);
                    }
                }
                if cell.n < learners / 2 {
                    row.push("–".to_owned());
                    continue;
                }
                (all, cells) = (all + cell.percent(), cells + 1);
                if cell.percent() < least.0 {
                    least = (cell.percent(), format!("{n} sessions of {misses} misses, differing by {cv}"));
                }
                row.push(format!("{:.1}", cell.percent()));
            }
            println!("| {cv} | {n} | {} |", row.join(" | "));
        }
    }
    println!("\nOn average {:.1} %; at least {:.1} % ({}).", all / f64::from(cells), least.0, least.1);
}

fn told(title: &str, learners: u64, looks: usize, learner: &Learner, components: usize) {
    let skill = skill(components);
    let scope = Scope::skill(&skill.id);
    let (mut better, mut worse) = (0, 0);
    let mut kinds: std::collections::BTreeMap<String, u32> = Default::default();
    for seed in 0..learners {
        let mut history = History::default();
        let (mut is_better, mut is_worse) = (false, false);
        for digest in learner.sessions(&skill, looks, seed * 7919 + 13) {
            history.add_digest(digest);
            for finding in findings(&history, &skill, &scope) {
                let towards = finding.towards();
                if towards == Towards::Better && !is_better {
                    let name = format!("{:?}", finding.shown);
                    *kinds.entry(name.split('(').next().unwrap_or_default().to_owned()).or_default() += 1;
                }
                is_better |= towards == Towards::Better;
                is_worse |= towards == Towards::Worse;
            }
        }
        better += u32::from(is_better);
        worse += u32::from(is_worse);
    }
    let percent = |n: u32| 100.0 * f64::from(n) / learners as f64;
    println!("| {title} | {looks} | {:.1} | {:.1} | {kinds:?} |", percent(better), percent(worse));
}

fn main() {
    let learners: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1000);
    let only = std::env::args().nth(2).unwrap_or_default();
    if only != "findings" && only != "changes" {
        table("Celeration, true ÷1.2 a week", learners, |chance, n, misses, cv| {
            let per_week = if n > 60 { 0.98 } else { 1.0 / 1.2 };
            Some((celeration(&sessions(chance, n, misses, cv, per_week)).ok()?.interval, per_week))
        });
        table("Celeration of flat learners: not called changed", learners, |chance, n, misses, cv| {
            Some((celeration(&sessions(chance, n, misses, cv, 1.0)).ok()?.interval, 1.0))
        });
        table("Two periods of so many sessions, true ratio 0.7", learners, |chance, n, misses, cv| {
            let earlier = counted(&sessions(chance, n, misses, cv, 1.0));
            let later = counted(&sessions(chance, n, misses * 0.7, cv, 1.0));
            match compare(&earlier, &later).ok()? {
                Compared::Measured(found) => Some((found.interval, 0.7)),
                Compared::AtRandom(_) => None,
            }
        });
        table("Two periods of flat learners: not called changed", learners, |chance, n, misses, cv| {
            let [earlier, later] = [0, 1].map(|_| counted(&sessions(chance, n, misses, cv, 1.0)));
            match compare(&earlier, &later).ok()? {
                Compared::Measured(found) => Some((found.interval, 1.0)),
                Compared::AtRandom(_) => None,
            }
        });
        table("Exact: Garwood's rate of one session (in `sessions` minutes)", learners, |chance, n, misses, _| {
            let count = chance.poisson(misses);
            Some((garwood(count.into(), n as f64, 0.05)?, misses / n as f64))
        });
        table(
            "Exact: ratio of two rates, the second with `sessions` times the minutes of the first, ÷10",
            learners,
            |chance, n, misses, _| {
                let long = n as f64 / 10.0;
                let (k, other) = (chance.poisson(misses), chance.poisson(misses * long));
                let of = |count: u32, exposure| Counted { count: count.into(), exposure };
                Some((exact_ratio(of(k, 1.0), of(other, long), 0.05)?.interval, 1.0))
            },
        );
        table(
            "Wilson's share, true share `misses` of 100, `sessions` × 5 attempts",
            learners,
            |chance, n, misses, _| {
                let k = chance.binomial(n as u32 * 5, misses / 100.0);
                Some((wilson(k as usize, n * 5, 1.959_963_984_540_054), misses / 100.0))
            },
        );
        table(
            "Newcombe's difference, shares of `misses` of 100 and 15 of 100 more",
            learners,
            |chance, n, misses, _| {
                let (p, q) = (misses / 100.0, misses / 100.0 + 0.15);
                let (first, second) = (n as u32 * 3, n as u32 * 5);
                let counts = (chance.binomial(first, q), chance.binomial(second, p));
                Some((newcombe((counts.0, first), (counts.1, second)).ok()?.interval, 0.15))
            },
        );
        table(
            "Shares of two halves, 5 + 5 sessions and more, each sized miss a wobble with chance 0.3, then 0.5",
            learners,
            |chance, n, misses, cv| {
                let mut of = |p: f64| -> Vec<(u32, u32)> {
                    (0..n)
                        .map(|_| {
                            let all = chance.poisson(misses);
                            // shares of sessions differ a little
                            let own = (p + 0.2 * cv * chance.normal()).clamp(0.0, 1.0);
                            (chance.binomial(all, own), all)
                        })
                        .collect()
                };
                let (earlier, later) = (of(0.3), of(0.5));
                Some((share_step(&earlier, &later).ok()?.interval, 0.2))
            },
        );
        table("Means of two halves, Welch", learners, |chance, n, _, cv| {
            let mut of = |mean: f64, sd: f64| -> Vec<f64> { (0..n).map(|_| mean + sd * chance.normal()).collect() };
            let (earlier, later) = (of(3.0, 0.5 + cv), of(2.5, 0.5));
            Some((mean_step(&earlier, &later).ok()?.interval, -0.5))
        });
    }
    if only != "findings" {
        table("A change marked on any day of flat learners: not called changed", learners, |chance, n, misses, cv| {
            let all = counted(&sessions(chance, n, misses, cv, 1.0));
            let at = PERIOD_SESSIONS + chance.below((all.len() + 1).checked_sub(2 * PERIOD_SESSIONS)? as u32) as usize;
            Some((parted(&all, at)?.interval, 1.0))
        });
        table(
            "A change marked where it looks most different: not called changed",
            learners,
            |chance, n, misses, cv| {
                let all = counted(&sessions(chance, n, misses, cv, 1.0));
                let days = PERIOD_SESSIONS..(all.len() + 1).checked_sub(PERIOD_SESSIONS)?;
                let found =
                    days.filter_map(|at| parted(&all, at)).min_by(|one, other| one.p_value.total_cmp(&other.p_value));
                Some((found?.interval, 1.0))
            },
        );
    }
    if only == "changes" {
        return;
    }
    println!("\n### Findings: flat learners who were ever told, looking after every session\n");
    println!("| learner | sessions | told better, % | told worse, % | which |\n|---|---|---|---|---|");
    let flat = |misses, cv| Learner::flat(misses, cv);
    for (looks, share) in [(50, 1), (200, 8)] {
        let n = u64::from(learners / share);
        told("one component, 0.5 a minute, at random", n, looks, &flat(0.5, 0.0), 1);
        told("one component, 0.5 a minute, differing by 0.4", n, looks, &flat(0.5, 0.4), 1);
        told("one component, 0.05 a minute, at random", n, looks, &flat(0.05, 0.0), 1);
        told("one component, 2 a minute, differing by 0.7", n, looks, &flat(2.0, 0.7), 1);
        let three = |cv| Learner { components: 3, both: 0.4, ..flat(0.5, cv) };
        told("three components, 0.5 a minute, at random", n, looks, &three(0.0), 3);
        told("three components, 0.5 a minute, differing by 0.4", n, looks, &three(0.4), 3);
    }
}
