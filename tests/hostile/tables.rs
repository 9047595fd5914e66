//! Tables from elsewhere that are none, or half one.

use wobble::domain::{Fresh, Instant};
use wobble::store::csv::{self, Choices, Plan};

use crate::chance::Chance;
use crate::phones::{Phones, left};
use crate::story::short;
use crate::story::{BERLIN, FRIDAY, Phone, of};
use crate::targets::{looked_at, nothing_is_lost};
use crate::text;

/// Tables of others, as people keep them.
const TABLES: [&str; 3] = [
    "day;result;cause\r\n13/4/2026;miss;thumb\r\n14/4/2026;ok;\r\n",
    "Date,Minutes,Clean,Misses,Notes\n2026-04-13 18:00,25,7,3,\"a, \"\"b\"\"\nc\"\n2026-04-14 18:00,30,9,0,\n",
    "\u{feff}when\twhat\n04/13/2026 6:05 PM\tfall\n04/13/2026 6:06 PM\tclean\n",
];

fn zone(text: &str) -> Option<(Instant, i16)> {
    let wall = text.parse::<chrono::NaiveDateTime>().ok()?;
    Some((Instant(wall.and_utc().timestamp_millis() - i64::from(BERLIN) * 60_000), BERLIN))
}

/// Wobble's own tables of a phone.
fn own(phones: &Phones, chance: &mut Chance) -> [String; 2] {
    let mut phone = Phone::open(of(chance.one_of(&phones.stored))).expect("whole");
    let (sessions, notes) = (phone.store.sessions().expect("whole"), phone.store.notes().expect("whole"));
    let skills = &phone.model.skills;
    [csv::attempts(skills, &sessions), csv::sessions(skills, &sessions, &notes)]
}

/// A file is refused, or its plan is kept whole, changes nothing that was here, and can be taken back.
pub fn imported(phones: &Phones, chance: &mut Chance) {
    let [attempts, sessions] = own(phones, chance);
    let others = [TABLES[0], TABLES[1], TABLES[2], &attempts, &sessions];
    let mut document = (*chance.one_of(&others)).to_owned();
    for _ in 0..=chance.below(3) {
        document = text::damaged(&document, &others, chance);
    }
    let mut bytes = document.into_bytes();
    if chance.below(4) == 0 && !bytes.is_empty() {
        let at = chance.below(bytes.len());
        bytes[at] ^= 1 << chance.below(8);
    }
    let Ok(table) = csv::table(&bytes) else { return };
    let before = chance.one_of(&phones.stored).clone();
    let storage = of(&before);
    let mut phone = looked_at(storage.clone());
    let before = left(&*storage);
    let tables = [table];
    let choices = Choices::guessed(&tables, &phone.model);
    let fresh = Fresh { now: FRIDAY.after(1_000_000_000), chance: 3, utc_offset_min: BERLIN };
    let plan: Result<Plan, _> = csv::plan(&phone.store, &phone.model, &tables, &choices, &zone, fresh);
    let Ok(plan) = plan else {
        assert_eq!(left(&*storage), before, "refused, and yet it changed something");
        return;
    };
    let added = csv::keep(&mut phone.store, &phone.model, &plan).expect("memory has room");
    nothing_is_lost(&before, &*storage);
    let mut again = looked_at(storage.clone());
    assert_eq!(again.store.troubles(), (0, 0), "something of it cannot be read");
    let there = again.store.sessions().expect("memory is read");
    for session in &plan.sessions {
        assert!(there.iter().any(|kept| kept.id == session.id), "{} was planned, and is not there", session.id);
    }
    csv::take_back(&mut again.store, &again.model, &added).expect("memory has room");
    let after = left(&*storage);
    let is_session = |key: &&String| short(key).starts_with("s.") || short(key).starts_with("n.");
    let (was, is): (Vec<_>, Vec<_>) =
        (before.keys().filter(is_session).collect(), after.keys().filter(is_session).collect());
    assert_eq!(was, is, "taken back");
}
