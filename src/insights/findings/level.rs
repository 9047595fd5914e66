//! How sure a finding has to be, for those who look after every session.

/// What is to be kept: of flat learners, at most so many are ever told that something got better, over 50 sessions.
const ALPHA: f64 = 0.05;
/// The sessions of the first look.
const FIRST: f64 = 5.0;

/// The level that a corrected chance has to be below after so many sessions:
///
/// ```text
/// α/4 ÷ (1 + log₂(n/5))          α = 5 %
/// ```
///
/// Looks are alike: what is added between one and the next is little beside what was there, so that a hundred looks are worth a few that are
/// independent, about one each time that the sessions double (as for the law of the iterated logarithm). So the level is spent by doublings
/// and not by looks (K. K. G. Lan & D. L. DeMets 1983, Biometrika 70, 659–663, for spending). A quarter of α: half, as looks
/// within a doubling are not all one, and half again, as chances so small are not exact where sessions differ much. How many flat learners are told something wrong is simulated: docs/statistics.md has the table,
/// `cargo run --release --example insights_coverage` makes it.
pub fn look_level(sessions: usize) -> f64 {
    let doublings = (sessions as f64 / FIRST).max(1.0).log2();
    ALPHA / 4.0 / (1.0 + doublings)
}
