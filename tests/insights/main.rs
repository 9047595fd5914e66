//! What Insights says of learners of whom the truth is known, and that its parts add up to what was logged.
//!
//! | part | what it tells |
//! |---|---|
//! | `sentences` | each kind of learner is told the right thing, and little of it |
//! | `golden` | what is told, word for word |
//! | `wrong` | how often that is wrong |
//! | `histories` | what the sessions' numbers are made of |

#[path = "../simulated/mod.rs"]
mod simulated;

#[path = "../../examples/insights.rs"]
#[allow(dead_code)] // its main
mod example;

mod golden;
mod histories;
mod sentences;
mod wrong;
