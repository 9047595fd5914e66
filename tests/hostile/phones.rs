//! Phones that are whole, from which documents are made.

use std::collections::BTreeMap;

use wobble::domain::{Id, Instant, Question, Setback, Verdict};
use wobble::json::Json;
use wobble::store::{Storage, Store, backup, frame, keys};

use crate::evening::records;
use crate::story::{Phone, contents, of};

/// What a storage holds, keys as the browser has them.
pub type Records = BTreeMap<String, String>;

/// Phones of every version, with a session that goes on.
pub struct Phones {
    /// What each has stored.
    pub stored: Vec<Records>,
    /// The backup file of each.
    pub backups: Vec<String>,
}

impl Phones {
    /// The phones of the fixtures, and one that was used with this version.
    pub fn new() -> Self {
        let mut stored: Vec<Records> = ["v1", "v2", "v3", "v5", "v6"].map(records).into();
        stored.push(today());
        let backup = |records: &Records| {
            let store = Store::new(of(records), "/wobble/");
            backup::export(&store, Instant(1_795_400_000_000)).expect("memory is read")
        };
        let backups = stored.iter().map(backup).collect();
        Self { stored, backups }
    }
}

/// The second version's phone, every record of it written anew by this one.
fn today() -> Records {
    let storage = of(&records("v2"));
    let mut phone = Phone::open(storage.clone()).expect("whole");
    for skill in phone.model.skills.clone() {
        phone.store.write_skill(&skill).expect("memory");
        phone.store.write_skill(&skill).expect("memory");
    }
    for session in phone.store.sessions().expect("whole") {
        phone.store.write_session(&session).expect("memory");
    }
    for note in phone.store.notes().expect("whole") {
        phone.store.write(&keys::note(&note.session), &Id::me(), &note).expect("memory");
    }
    for lesson in phone.store.lessons().expect("whole") {
        phone.store.write(&keys::lesson(&lesson.id), &Id::me(), &lesson).expect("memory");
    }
    phone.store.write_setback(&Id::me(), &setback()).expect("memory");
    contents(&*storage)
}

/// A setback of which everything was said, and which is being gone over again.
fn setback() -> Setback {
    let at = Instant(1_795_300_000_000);
    Setback {
        text: "A year later than planned.".to_owned(),
        verdict: Some(Verdict::Micro),
        taught: "Ask sooner.".to_owned(),
        next: "One page a day.".to_owned(),
        beside: "Friends, the rink.".to_owned(),
        again: Some(at.after(1_000_000)),
        looks: vec![(at.after(1000), "Smaller.".to_owned()), (at.after(2000), String::new())],
        lesson: Some(Id::new(at, 9)),
        open: Some(Question::Again),
        ..Setback::begun(Id::new(at, 3), at)
    }
}

/// The body of a whole record.
pub fn body(value: &str) -> Json {
    let Ok(Json::List(mut frame)) = Json::parse(value) else { panic!("a whole record: {value}") };
    frame.pop().expect("four parts")
}

/// A record of this version that says `body`, with the right checksum.
pub fn sealed(key: &str, body: &Json) -> String {
    let version = format!("W{}", frame::VERSION);
    let rest = format!("\"me\",{body}");
    let sum = frame::checksum_of(&format!("{key}\n{version}\n{rest}"));
    format!("[\"{version}\",\"{sum}\",{rest}]")
}

/// What is in `storage` now.
pub fn left(storage: &impl Storage) -> Records {
    contents(storage)
}
