//! English: milestones.

use super::numbers::number;

/// "300 micro-failures collected."
pub fn collected(misses: u32) -> String {
    format!("{} micro-failures collected.", number(misses as usize))
}

/// "20 hours of Ice skating."
pub fn twenty_hours(skill: &str) -> String {
    format!("20 hours of {skill}. A friendly milestone, from a popular book; no study.")
}

/// "Two-foot stop on a new level: No barrier."
pub fn new_level(component: &str, level: &str) -> String {
    format!("{component} on a new level: {level}.")
}

/// "Two-foot stop: the first clean attempt."
pub fn first_clean(component: &str) -> String {
    format!("{component}: the first clean attempt logged.")
}

/// "Leaned back was retired."
pub fn cause_retired(component: &str, cause: &str) -> String {
    format!("{component}: “{cause}” was retired.")
}
