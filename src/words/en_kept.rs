//! English: what becomes of what is stored, as far as the browser says.

/// The browser promised not to clear it.
pub const KEPT_FOR_GOOD: &str = said!("Kept for good");
/// What that means.
pub const KEPT_FOR_GOOD_MORE: &str = said!("The browser promises not to clear it by itself.");
/// The browser made no such promise.
pub const MAY_BE_CLEARED: &str = said!("The browser may clear it");
/// When it does, and what helps.
pub const MAY_BE_CLEARED_MORE: &str = said!(
    "Some do when room is short, Safari after seven days without a visit. On the home screen, Wobble is safe from that."
);
/// To ask the browser for the promise.
pub const ASK_TO_KEEP: &str = said!("Ask it to keep it");
/// It was asked.
pub const WOULD_NOT_PROMISE: &str =
    said!("It would not promise. Put Wobble on the home screen, use it for a while, and ask again; and keep a backup.");
/// The safety copy works.
pub const WRITTEN_TWICE: &str = said!("Written twice");
/// What it is for.
pub const WRITTEN_TWICE_MORE: &str =
    said!("Each change goes to a second place on this device, and comes back from there if the browser is killed.");
/// There is none.
pub const WRITTEN_ONCE: &str = said!("Written once");
/// What that means.
pub const WRITTEN_ONCE_MORE: &str =
    said!("This browser has no second place. If it is killed, the last minute may be gone.");
