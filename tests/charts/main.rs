//! The charts, byte by byte and by their rules.
//!
//! Golden pictures live in `tests/golden`. After a change that is meant: look at the pictures in a browser, then
//! `WOBBLE_ACCEPT=1 cargo test --test charts` writes them anew.
//!
//! | part | what it tells |
//! |---|---|
//! | `golden` | every drawing as it was accepted, in the colours of the style sheet |
//! | `bars` | misses a minute, and their sizes |
//! | `plots` | values along days, lanes, a calendar |
//! | `traces` | the line of attempts |
//! | `drawn` | what is drawn in all of them |
//! | `reading` | how a drawing is read again |

mod bars;
mod drawn;
mod golden;
mod plots;
mod reading;
mod traces;

const SIZE: (u32, u32) = (372, 220);
