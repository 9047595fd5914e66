//! State and its only writer.
//!
//! A view calls [`App::dispatch`]: the clock is read once, the rules change the model, the effects run at once and their
//! results are read, and only then do the views hear of it. Events are never put into signals.
//!
//! *Invariant*: no markup, no rule of practice; signals are never written from effects of other signals.

mod address;
mod announce;
mod archive;
mod backups;
mod baton;
mod counting;
mod csv;
mod delete;
mod dispatch;
mod effects;
mod feel;
mod first;
mod learners;
mod life;
mod past;
mod places;
mod read;
mod recount;
mod recover;
mod sample;
pub mod second;
mod shape;
mod slices;
mod state;
mod told;
mod turn;

pub use crate::store::Usage;
pub use crate::store::archive::Year;
pub use crate::store::room::{Kind, LIMIT, SHORT};
pub use crate::store::summaries::LastSaid;
pub use address::Address;
pub use counting::Counted;
pub use past::Before;
pub use recover::CameBack;
pub use sample::Sample;
pub use shape::{Rest, Turned};
pub use slices::{ComesBack, ReadNote, ReadNotes};
pub use state::{App, State};
pub use told::{Said, Trouble};

use crate::store::load;

/// Starts the app in the page.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| {
        let app = App::open(false, load::may_be_kept);
        app.live();
        crate::platform::page::show(crate::views::wobble(app).node());
    });
}
