//! When something goes wrong: what is safe stays safe, and the person is told at once and in words.
//!
//! | part | what it tells |
//! |---|---|
//! | `files` | files that are no backup; a backup on another device |
//! | `full` | a full phone: taps that wait for room, and the way out |
//! | `missing` | a browser that keeps nothing, parts that cannot be fetched, addresses that are none |
//! | `records` | strange notes, damaged records |

mod files;
mod full;
mod missing;
mod records;

use crate::browser::Browser;
use crate::person::Role;
use crate::told::Told;

/// Ends the session that is going on, with a note of progress.
async fn finish(page: &Browser, note: &str) -> Told {
    page.press(Role::Button, "End session").await?;
    page.see(Role::Textbox, "What got better?").await?;
    page.insert("What got better?", note).await?;
    page.press(Role::Button, "Finish").await?;
    page.see(Role::Button, "Start session").await.map(drop)
}
