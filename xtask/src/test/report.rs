//! Steps with a heading, a duration and a place in the summary.

use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// What became of a step.
enum End {
    Passed(Duration),
    Failed(Duration),
    NotRun(&'static str),
}

/// The steps so far.
#[derive(Default)]
pub struct Report(Vec<(&'static str, End)>);

impl Report {
    /// Runs a step and notes how it ended; true if it passed.
    pub fn step(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n=== {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        let passed = result.is_ok();
        match &result {
            Ok(()) => println!("=== {name}: {:.1} s", took.as_secs_f64()),
            Err(failure) => println!("{failure}\n=== {name}: FAILED after {:.1} s", took.as_secs_f64()),
        }
        let end = if passed { End::Passed(took) } else { End::Failed(took) };
        self.0.push((name, end));
        passed
    }

    /// Notes a step that could not be run; that counts as a failure.
    pub fn not_run(&mut self, name: &'static str, why: &'static str) {
        println!("\n=== {name}: NOT RUN, {why}");
        self.0.push((name, End::NotRun(why)));
    }

    /// Prints the summary.
    ///
    /// # Errors
    /// Not every step passed.
    pub fn finish(self) -> Outcome {
        println!("\n=== summary");
        let mut passed = 0;
        for (name, end) in &self.0 {
            match end {
                End::Passed(took) => println!("  passed {:>7.1} s  {name}", took.as_secs_f64()),
                End::Failed(took) => println!("  FAILED {:>7.1} s  {name}", took.as_secs_f64()),
                End::NotRun(why) => println!("  NOT RUN           {name}: {why}"),
            }
            passed += usize::from(matches!(end, End::Passed(_)));
        }
        let failed = self.0.len() - passed;
        println!("steps: {passed} passed, {failed} failed");
        match failed {
            0 => Ok(()),
            _ => Err(Failure::new("Not everything holds; see the summary above.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failed_or_missing_step_fails_the_whole() {
        let mut good = Report::default();
        assert!(good.step("a", || Ok(())));
        assert!(good.finish().is_ok());
        let mut bad = Report::default();
        assert!(!bad.step("a", || Err(Failure::new("no"))));
        assert!(bad.finish().is_err());
        let mut missing = Report::default();
        missing.not_run("a", "because");
        assert!(missing.finish().is_err());
    }
}
