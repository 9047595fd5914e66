//! Every figure of Insights, as it was accepted: its sentence, its words, its drawing.
//!
//! Golden pictures and texts live in `tests/golden/figures`. After a change that is meant: look at the pictures in a browser, then
//! `WOBBLE_ACCEPT=1 cargo test --test figures` writes them anew.
//!
//! | part | what it tells |
//! |---|---|
//! | `golden` | every figure, in words and drawn, of half a year, of ten years, of a few sessions |
//! | `looks` | what the filters leave, and that nothing of a figure contradicts the rest of it |
//! | `skaters` | whose sessions they are |

#[path = "../story/mod.rs"]
mod story;

mod changes;
mod golden;
mod looks;
mod skaters;
