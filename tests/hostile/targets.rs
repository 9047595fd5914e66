//! What is done with a document, and what must hold whatever it is.

use wobble::domain::{
    Event, Instant, Learner, Lesson, Note, Recorded, Session, Setback, Settings, Skill, Source, Started, mark,
};
use wobble::json::{Json, Record};
use wobble::store::backup::{self, BackupError};
use wobble::store::{Storage, columns, digits, frame, keys, load, summaries, whose};

use crate::chance::Chance;
use crate::evening::id;
use crate::phones::{Phones, Records, body, left, sealed};
use crate::story::{Phone, full, of, short};
use crate::{text, tree};

/// Opens a phone and looks at everything in it, as the app does.
pub fn looked_at<S: Storage>(storage: S) -> Phone<S> {
    let mut phone = Phone::open(storage).expect("memory is read");
    load::survey(&mut phone.store, &mut phone.model).expect("memory has room");
    let sessions = phone.store.sessions().expect("memory is read");
    for session in &sessions {
        assert!(session.attempts.is_sorted_by_key(|attempt| attempt.at), "time runs back in {}", session.id);
    }
    phone.store.notes().expect("memory is read");
    phone.store.lessons().expect("memory is read");
    phone.store.setbacks().expect("memory is read");
    summaries::summaries_of(&mut phone.store).expect("memory is read");
    load::last_seen(&mut phone.store, &id("1m7wyd4m00000003")).expect("memory is read");
    phone.store.usage().expect("memory is read");
    phone
}

/// Keys whose records are made again from others.
fn is_made_again(short: &str) -> bool {
    [keys::LIVE, keys::SETTINGS].contains(&short) || keys::is_made_again(short)
}

/// The document is still there: where it was, or put aside as it is.
fn is_kept(document: &str, key: &str, left: &Records) -> bool {
    let aside = |name: &str| short(name).strip_prefix(keys::QUARANTINE).is_some_and(|rest| rest.ends_with(short(key)));
    left.get(key).is_some_and(|value| value == document)
        || left.iter().any(|(name, value)| aside(name) && value == document)
}

/// What the record of `key` says, written anew; `None` if it says nothing that can be read.
fn said(key: &str, value: &str) -> Option<Json> {
    fn of<T: Record>(key: &str, value: &str) -> Option<Json> {
        frame::decode::<T>(key, value).ok().map(|(_, record)| record.to_json())
    }
    match key.split('.').next()? {
        "set" => of::<Settings>(key, value),
        "k" => of::<(u32, Skill)>(key, value),
        "live" => of::<(Instant, Started)>(key, value),
        "e" => of::<(Instant, Event)>(key, value),
        "d" => of::<String>(key, value),
        "v" => of::<Instant>(key, value),
        "n" => of::<Note>(key, value),
        "j" => of::<Lesson>(key, value),
        "b" => of::<Setback>(key, value),
        "l" => of::<Learner>(key, value),
        "s" => {
            let (learner, found) = frame::decode::<columns::Columns>(key, value).ok()?;
            columns::session(id("1m7wyd4m00000001"), learner, &found).ok()?;
            Some(found.to_json())
        }
        _ => None,
    }
}

/// True if `again` says everything that `body` says: a part may be missing in it only where it is as if it were not there, or
/// where no version ever had it.
fn says_all(body: &Json, again: &Json) -> bool {
    match (body, again) {
        (Json::Object(parts), Json::Object(known)) => parts.iter().all(|(name, part)| {
            let first = body.field(name).unwrap_or(part);
            match known.iter().find(|(known, _)| known == name) {
                Some((_, again)) => says_all(first, again),
                None => true,
            }
        }),
        (Json::List(a), Json::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| says_all(a, b)),
        (a, b) => a == b || (*a == Json::Null && (b.items().is_some_and(<[Json]>::is_empty))),
    }
}

/// The numbers of a session's column: a list, or digits; none where it is absent.
fn numbers(session: &Json, column: &str) -> Vec<i64> {
    match session.field(column) {
        None => Vec::new(),
        Some(Json::Text(text)) => digits::read(text).expect("digits"),
        Some(list) => Record::from_json(list).expect("numbers"),
    }
}

/// A session that is read says as much as its columns: no number of them is too many, or stands for something else.
fn is_read_whole(key: &str, value: &str) {
    let (learner, found) = frame::decode::<columns::Columns>(key, value).expect("it was read");
    let session = columns::with_removed(id("1m7wyd4m00000001"), learner.clone(), &found).expect("it was read");
    let body = body(value);
    let is_old = body.field("t").is_some_and(|t| t.items().is_some());
    let count = |name: &str| numbers(&body, name).len();
    let attempts = &session.attempts;
    let misses: Vec<_> = attempts.iter().filter_map(|attempt| attempt.micro()).collect();
    let letters = body.field("a").and_then(Json::as_text).expect("letters");
    assert_eq!(attempts.iter().map(mark).collect::<String>(), letters, "{value}");
    assert_eq!((count("t"), 2 * session.pauses.len()), (attempts.len(), count("z")), "{value}");
    let runs = numbers(&body, "c");
    assert_eq!(runs.chunks(3).map(|run| run[2]).sum::<i64>(), attempts.len() as i64, "{value}");
    assert!(runs.len().is_multiple_of(3) && runs.chunks(3).all(|run| run[2] > 0), "{value}");
    assert!(["w", "x"].iter().all(|tags| [0, misses.len()].contains(&count(tags))), "{value}");
    for (column, source) in [("n", Source::Key), ("s", Source::Partner)] {
        let places = numbers(&body, column);
        let is_by = |place: &i64| attempts[*place as usize].source == source;
        assert!(places.iter().all(is_by) && places.is_sorted_by(|a, b| a < b), "{value}");
        assert_eq!(attempts.iter().filter(|attempt| attempt.source == source).count(), places.len(), "{value}");
    }
    // every tag is the one that is named
    let mut last = 0;
    let list: Vec<i64> = numbers(&body, "g").iter().map(|more| (last += more, last).1).collect();
    let named = |named: i64| if list.is_empty() || named == 0 { named } else { list[named as usize - 1] };
    let tags = |column: &str| match numbers(&body, column) {
        none if none.is_empty() => vec![0; misses.len()],
        all => all.into_iter().map(named).collect::<Vec<i64>>(),
    };
    let is = |tag: Option<u32>| tag.map_or(0, i64::from);
    assert_eq!(misses.iter().map(|miss| is(miss.cause)).collect::<Vec<_>>(), tags("w"), "{value}");
    assert_eq!(misses.iter().map(|miss| is(miss.tweak)).collect::<Vec<_>>(), tags("x"), "{value}");
    let tried: Vec<[i64; 2]> =
        attempts.iter().map(|attempt| [attempt.component, attempt.level].map(i64::from)).collect();
    let run = |run: &[i64]| std::iter::repeat_n([named(run[0]), named(run[1])], run[2] as usize);
    assert_eq!(tried, runs.chunks(3).flat_map(run).collect::<Vec<_>>(), "{value}");
    // retries: all in lists, in digits those that do not follow from the rest
    let said = numbers(&body, "r");
    assert!(said.len().is_multiple_of(3), "{value}");
    for retry in said.chunks(3) {
        let is = attempts[retry[0] as usize].retry;
        let is = is.map(|is| [retry[0] - is.miss as i64, i64::from(is.tweak)]);
        assert_eq!(is.unwrap_or_default(), [retry[1], named(retry[2])], "{value}");
    }
    let retries = attempts.iter().filter(|attempt| attempt.retry.is_some()).count();
    assert!(!is_old || 3 * retries == said.len(), "{value}");
    // written anew, it says the same
    let again = columns::session(session.id.clone(), learner, &columns::columns(&session)).expect("its own");
    assert_eq!(again, session, "{value}");
    assert!(session.began <= session.ended && session.running >= 0, "{value}");
}

/// One record of a phone is another text, or says something else with the right checksum.
pub fn one_record(phones: &Phones, chance: &mut Chance) {
    let whole = chance.one_of(&phones.stored).clone();
    let keys: Vec<&String> = whole.keys().collect();
    let key = (*chance.one_of(&keys)).clone();
    let others: Vec<&str> = whole.values().map(String::as_str).collect();
    let is_sealed = chance.below(2) == 0 && !short(&key).starts_with(keys::QUARANTINE);
    let document = match is_sealed {
        true => sealed(short(&key), &tree::damaged(&body(&whole[&key]), chance)),
        false => text::damaged(&whole[&key], &others, chance),
    };
    let mut stored = whole.clone();
    stored.insert(key.clone(), document.clone());
    let storage = of(&stored);
    let phone = looked_at(storage.clone());
    let left = left(&*storage);
    for (neighbour, value) in &whole {
        let is_own = *neighbour == key || is_made_again(short(neighbour));
        // a session that is said to be over is let go of: only a whole record says that
        let is_let_go = is_sealed && keys::LIVE_KINDS.iter().any(|kind| short(neighbour).starts_with(kind));
        assert!(is_own || is_let_go || left.get(neighbour) == Some(value), "{key} is {document}: {neighbour} was lost");
    }
    let says = said(short(&key), &document);
    match &says {
        _ if document == whole[&key] => assert_eq!(phone.store.troubles(), (0, 0), "{key} is whole"),
        None if short(&key).starts_with(keys::QUARANTINE) => assert_eq!(left.get(&key), Some(&document)),
        None if keys::is_made_again(short(&key)) => {}
        None => assert!(is_kept(&document, &key, &left), "{key} was {document}: it is gone"),
        Some(again) if short(&key).starts_with(keys::SESSION) => {
            assert!(says_all(&body(&document), again), "{key} says {document}, read as {again}");
            is_read_whole(short(&key), &document);
        }
        Some(again) => assert!(says_all(&body(&document), again), "{key} says {document}, read as {again}"),
    }
    export_is_whole(&phone);
}

/// A backup of whatever is there is a whole file, and has everything.
fn export_is_whole<S: Storage>(phone: &Phone<S>) {
    let text = backup::export(&phone.store, Instant(1_795_400_000_001)).expect("memory is read");
    match backup::parse(&text) {
        Ok(_) | Err(BackupError::Newer(_)) => {}
        Err(error) => panic!("a backup of its own is refused ({error}): {text}"),
    }
}

/// Everything that a phone had stored is there, and can be read if it could be: a part of it may be that of the file. What was
/// put aside is still put aside, as it was.
pub fn nothing_is_lost(before: &Records, storage: &impl Storage) {
    let after = left(storage);
    for (key, value) in before.iter().filter(|(key, _)| !is_made_again(short(key))) {
        let key = short(key);
        let now = after.get(&full(key));
        let is_there = match key.starts_with(keys::QUARANTINE) {
            true => after.iter().any(|(name, aside)| short(name).starts_with(keys::QUARANTINE) && aside == value),
            false if keys::is_live(key) => now == Some(value),
            false => now.is_some_and(|now| said(key, value).is_none() || said(key, now).is_some()),
        };
        assert!(is_there || after.contains_key(&full(&keys::deleted(key))), "{key} was {value}, and is {now:?}");
    }
}

/// A file is anything.
pub fn backup_file(phones: &Phones, chance: &mut Chance) {
    let others: Vec<&str> = phones.backups.iter().map(String::as_str).collect();
    let file = *chance.one_of(&others);
    let document = text::damaged(file, &others, chance);
    match backup::parse(&document) {
        // a blank between two words of JSON says nothing
        Ok(read) => {
            let is_one = others.iter().any(|file| backup::parse(file).as_ref() == Ok(&read));
            assert!(is_one, "a damaged file is taken for whole: {document}");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// A file that is sealed, of records that are not what they should be, is restored into a phone.
pub fn restored(phones: &Phones, chance: &mut Chance) {
    let mut file = Json::parse(chance.one_of::<String>(&phones.backups)).expect("whole");
    if let Json::Object(fields) = &mut file {
        for (name, value) in fields.iter_mut().filter(|(name, _)| name == "records") {
            *value = damaged_records(value, chance);
            assert_eq!(name, "records");
        }
    }
    let Ok(backup) = backup::parse(&resealed(file).to_string()) else { return };
    let before = chance.one_of(&phones.stored).clone();
    let storage = of(&before);
    let mut phone = Phone::open(storage.clone()).expect("whole");
    // as it is, or as of whoever is here
    let backup = match chance.below(2) {
        0 => backup,
        _ => {
            let mut said = whose::whose(&phone.model, &backup);
            for one in &mut said {
                let everybody = phone.model.everybody();
                one.to = if chance.below(2) == 0 { one.newcomer.clone() } else { chance.one_of(&everybody).id.clone() };
                one.new_name = "Somebody".to_owned();
            }
            whose::as_said(&phone.model, &backup, &said)
        }
    };
    let restored = backup::restore(&mut phone.store, &phone.model, &backup);
    nothing_is_lost(&before, &*storage);
    if restored.is_err() {
        assert_eq!(left(&*storage), before, "refused, and yet it changed something");
    }
    looked_at(storage.clone());
    nothing_is_lost(&before, &*storage);
}

fn damaged_records(records: &Json, chance: &mut Chance) -> Json {
    let mut records: Vec<(String, String)> = Record::from_json(records).expect("keys and values");
    for _ in 0..=chance.below(4) {
        let at = chance.below(records.len());
        let (key, value) = &records[at];
        let damaged = match Json::parse(value) {
            Ok(_) if chance.below(4) > 0 && !key.starts_with(keys::QUARANTINE) => {
                sealed(key, &tree::damaged(&body(value), chance))
            }
            _ => text::damaged(value, &[key, value], chance),
        };
        records[at].1 = damaged;
    }
    records.to_json()
}

/// The file with the count and the checksum that belong to its records.
fn resealed(mut file: Json) -> Json {
    let records: Vec<(String, String)> = Record::from_json(file.field("records").expect("there")).expect("pairs");
    let (version, saved) = (1, file.field("saved").and_then(i64::from_json).expect("there"));
    let mut all = format!("{version}\n{saved}\n");
    for (key, value) in &records {
        all += &format!("{key}\n{value}\n");
    }
    if let Json::Object(fields) = &mut file {
        for (name, value) in fields {
            match name.as_ref() {
                "count" => *value = Json::Int(records.len() as i64),
                "check" => *value = Json::text(&frame::checksum_of(&all)),
                _ => {}
            }
        }
    }
    file
}

/// The events of a session come in any order, some twice, some not, some changed.
pub fn replayed(phones: &Phones, chance: &mut Chance) {
    let stored = chance.one_of(&phones.stored);
    let events = full(&keys::events(&id("1m7wyd4m00000003")));
    let mut log: Vec<Recorded> = Vec::new();
    for (key, value) in stored.range(events.clone()..).take_while(|(key, _)| key.starts_with(&events)) {
        let said = match chance.below(3) {
            0 => tree::damaged(&body(value), chance),
            _ => body(value),
        };
        let Some((at, event)) = <(Instant, Event)>::from_json(&said) else { continue };
        let seq = key.rsplit('.').next().and_then(|seq| seq.parse().ok()).expect("a number");
        log.push(Recorded { seq, at, event });
    }
    for _ in 0..chance.below(4) {
        let (a, b) = (chance.below(log.len()), chance.below(log.len()));
        match chance.below(4) {
            0 => log.swap(a, b),
            1 => drop(log.remove(a)),
            2 => log.insert(a, log[b].clone()),
            _ => log[a].seq = log[b].seq.wrapping_add(1),
        }
    }
    let events = log.len();
    if let Some(session) = Session::replay(log) {
        let (clean, missed) = session.counts();
        assert!(clean + missed <= events, "{clean} and {missed} attempts of {events} events");
        assert!(session.attempts().len() == clean + missed);
    }
}

/// Several records at once are damaged, and the phone is used on.
pub fn whole_storage(phones: &Phones, chance: &mut Chance) {
    let mut stored = chance.one_of(&phones.stored).clone();
    let other = chance.one_of(&phones.stored).clone();
    let others: Vec<&str> = other.values().map(String::as_str).collect();
    for _ in 0..=chance.below(6) {
        let keys: Vec<String> = stored.keys().cloned().collect();
        let key = chance.one_of(&keys).clone();
        match chance.below(4) {
            0 => drop(stored.remove(&key)),
            1 => drop(stored.insert(text::damaged(&key, &["wobble:/wobble:"], chance), stored[&key].clone())),
            _ => drop(stored.insert(key.clone(), text::damaged(&stored[&key], &others, chance))),
        }
    }
    let storage = of(&stored);
    let mut phone = looked_at(storage.clone());
    phone.now = phone.now.after(1000);
    let before: Vec<_> = phone.store.sessions().expect("memory").into_iter().map(|session| session.id).collect();
    for wish in crate::story::evening() {
        phone.later(wish.0).wish(wish.1).expect("memory has room");
    }
    let after: Vec<_> = phone.store.sessions().expect("memory").into_iter().map(|session| session.id).collect();
    assert!(before.iter().all(|id| after.contains(id)), "a session was lost");
    export_is_whole(&phone);
    let again = looked_at(storage);
    assert_eq!(again.model.skills, phone.model.skills);
}
