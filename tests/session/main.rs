//! A session through `update`: what happens, what must be written, and what is known afterwards.
//!
//! | part | what it tells |
//! |---|---|
//! | `minute` | a minute at the rink, event by event |
//! | `retries` | which attempt scores which tweak |
//! | `log` | what is undone, and a log that is told again |
//! | `phases` | running, paused, wrapped up; where practice begins next time |
//! | `clocks` | clocks that are set, phones that sleep, sessions that are left running |
//! | `reflection` | the ten seconds, a fall of the body, a miss that is explained on the bench |
//! | `choices` | gloves, minutes, skills |

#[path = "../story/mod.rs"]
mod story;

mod choices;
mod clocks;
mod log;
mod minute;
mod phases;
mod reflection;
mod retries;
