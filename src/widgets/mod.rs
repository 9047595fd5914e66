//! Things that screens are made of: props in, callbacks out.
//!
//! *Invariant*: no storage, no rule, no sentence of its own.

mod button;
mod chip;
mod icon;
mod notice;
mod pad;
mod ring;
mod trace;

pub use button::Button;
pub use chip::{Chip, Switch};
pub use icon::{Brand, Icon, icons};
pub use notice::Alert;
pub use pad::Pad;
pub use ring::{CountdownRing, TimerRing};
pub use trace::{Ahead, TraceLine};
