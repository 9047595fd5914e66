//! Somebody's half-year, restored onto a phone.

use wobble::sample::{History, Life, backup_of, history, ice_skating};

use super::{BERLIN, FRIDAY, Kept, Phone};

/// Half a year on the ice, until Friday.
pub fn half_a_year() -> History {
    history(5, ice_skating(5, FRIDAY).expect("a deck"), FRIDAY, BERLIN, &Life::half_a_year())
}

/// A phone onto which it was restored, and its storage.
pub fn phone_of_half_a_year() -> (Phone<Kept>, Kept) {
    let storage = Kept::default();
    let mut phone = Phone::open(storage.clone()).expect("readable");
    phone.restore(&backup_of(&half_a_year(), FRIDAY).expect("memory"));
    (phone, storage)
}
