//! A finished session's columns: what they leave out is read as it was, and what they cannot say is refused.

use wobble::domain::{FinishedSession, Id, Instant, Retry};
use wobble::json::{Json, Record};
use wobble::store::columns::{Columns, columns, session};
use wobble::store::{digits, frame};

/// Four attempts: a wobble with a tweak, its retry, a fall, and a clean one of something else; with a pause.
const NOW: &str =
    r#"{"k":"a","b":0,"j":"kcZAAA","z":"oBK","a":"wcfc","t":"BCDE","c":"BCDECB","w":"FA","x":"GG","n":"B"}"#;
/// The same, as versions 3 and 4 wrote it.
const FOURTH: &str =
    r#"{"k":"a","b":0,"o":0,"p":25,"e":900,"z":"oBK","a":"wcfc","t":"BCDE","c":"BCDECB","w":"FA","x":"GG","n":"B"}"#;
/// The same, as versions 1 and 2 wrote it.
const BEFORE: &str = r#"{"k":"a","b":0,"o":0,"p":25,"e":900,"d":890,"z":[40,10],"a":"wcfc","t":[1,2,3,4],"c":[1,2,3,4,2,1],"w":[5,0],"x":[6,6],"r":[1,1,6],"n":[1]}"#;

fn read(json: &Json) -> Option<FinishedSession> {
    session(Id::me(), Id::me(), &Columns::from_json(json)?).ok()
}

/// The record with fields in place of others.
fn with(record: &str, changes: &str) -> Json {
    let parsed = |text: &str| Json::parse(text).expect("JSON");
    let (Json::Object(mut fields), Json::Object(changes)) = (parsed(record), parsed(changes)) else {
        panic!("objects")
    };
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    fields.extend(changes);
    Json::Object(fields)
}

#[test]
fn both_forms_say_the_same_and_the_shorter_is_written() {
    let (now, before) = (read(&with(NOW, "{}")).expect("whole"), read(&with(BEFORE, "{}")).expect("whole"));
    assert_eq!(now, before);
    assert_eq!(read(&with(FOURTH, "{}")), Some(now.clone()));
    assert_eq!(now.attempts[1].retry, Some(Retry { miss: 0, tweak: 6 }));
    assert_eq!((now.running, now.attempts[2].running, now.ended), (89_000, 600, Instant(90_000)));
    assert_eq!(columns(&before).to_json().to_string(), NOW);
    // runs that could be one say the same
    assert_eq!(read(&with(NOW, r#"{"c":"BCCBCBECB"}"#)), Some(now));
}

#[test]
fn what_looks_like_a_retry_and_is_none_is_said_and_so_is_the_other_way_round() {
    let whole = read(&with(NOW, "{}")).expect("whole");
    for retries in
        [[None, None], [Some(Retry { miss: 0, tweak: 7 }), None], [None, Some(Retry { miss: 0, tweak: 70_000 })]]
    {
        let mut other = whole.clone();
        (other.attempts[1].retry, other.attempts[3].retry) = (retries[0], retries[1]);
        let written = columns(&other).to_json();
        assert!(written.field("r").is_some(), "{written}");
        assert_eq!(read(&written), Some(other), "{written}");
    }
}

#[test]
fn who_logged_is_said_of_each_attempt() {
    use wobble::domain::Source::{Key, Partner, Touch};
    let sources = |changes: &str| {
        let session = read(&with(NOW, changes)).expect("whole");
        session.attempts.iter().map(|attempt| attempt.source).collect::<Vec<_>>()
    };
    assert_eq!(sources("{}"), [Touch, Key, Touch, Touch]);
    assert_eq!(sources(r#"{"s":"CD"}"#), [Touch, Key, Partner, Partner]);
    let session = read(&with(NOW, r#"{"n":"","s":"ABCD"}"#)).expect("whole");
    let written = columns(&session).to_json();
    assert_eq!((written.field("n"), written.field("s")), (None, Some(&Json::text("ABCD"))));
    // a record of lists cannot have a partner in it
    assert_eq!(read(&with(BEFORE, r#"{"s":"A"}"#)), None);
    assert_eq!(read(&with(BEFORE, r#"{"s":[0]}"#)), None);
}

#[test]
fn what_columns_cannot_say_is_refused() {
    let refused = [
        // lengths
        r#"{"a":"wcf"}"#,
        r#"{"a":"wcfcc"}"#,
        r#"{"t":"BCD"}"#,
        r#"{"z":"o"}"#,
        r#"{"z":"oBKB"}"#,
        r#"{"c":"BCDECC"}"#,
        r#"{"c":"BCD"}"#,
        r#"{"c":"BCDECBE"}"#,
        r#"{"c":"BCDECBECA"}"#,
        r#"{"c":"BCCECB"}"#,
        r#"{"w":"F"}"#,
        r#"{"x":"GGG"}"#,
        // letters, places
        r#"{"a":"wcfx"}"#,
        r#"{"n":"E"}"#,
        r#"{"n":"BB"}"#,
        r#"{"n":"CB"}"#,
        r#"{"s":"E"}"#,
        r#"{"s":"CB"}"#,
        r#"{"n":"B","s":"B"}"#,
        r#"{"s":[1]}"#,
        r#"{"h":[4]}"#,
        r#"{"h":[2,1]}"#,
        // retries: cut short, of what is no miss, of themselves, out of order, of none that it looks like
        r#"{"r":"BB"}"#,
        r#"{"r":"DCG"}"#,
        r#"{"r":"CAG"}"#,
        r#"{"r":"EBG"}"#,
        r#"{"r":"BCG"}"#,
        r#"{"r":"DDGBAA"}"#,
        r#"{"r":"DAA"}"#,
        r#"{"r":"BAG"}"#,
        // tags
        r#"{"g":"BBB"}"#,
        r#"{"g":"BAAAAA"}"#,
        r#"{"g":"BBBBB_______D"}"#,
        // times
        r#"{"d":-1}"#,
        r#"{"d":9223372036854775807}"#,
        r#"{"j":"JZAAA"}"#,
        r#"{"j":"_______________BZAAA"}"#,
        // as a whole: too little, too much, what cannot be, twice
        r#"{"j":""}"#,
        r#"{"j":"kcZA"}"#,
        r#"{"j":"kcZAA"}"#,
        r#"{"j":"kcZAAAA"}"#,
        r#"{"j":"kcZAMA"}"#,
        r#"{"j":"kcZAAG"}"#,
        r#"{"j":"kcgggCAAA"}"#,
        r#"{"j":"kcZgggCAA"}"#,
        r#"{"j":[900,25,0,0,0]}"#,
        r#"{"e":900}"#,
        r#"{"p":25}"#,
        r#"{"v":1}"#,
        r#"{"i":0}"#,
        r#"{"b":-1}"#,
        r#"{"b":253402300799999}"#,
        r#"{"u":-1}"#,
        r#"{"t":"BCD_________D"}"#,
        // edits
        r#"{"y":[[5]]}"#,
        r#"{"y":[[]]}"#,
        r#"{"y":[[0,1]]}"#,
        r#"{"y":[[5,4]]}"#,
        r#"{"q":[[5,1],[5,1]]}"#,
        r#"{"q":[[5,2,1]]}"#,
        r#"{"q":5}"#,
        // lists beside digits
        r#"{"t":[1,2,3,4]}"#,
        r#"{"n":[1]}"#,
        r#"{"z":"o="}"#,
    ];
    for changes in refused {
        assert_eq!(read(&with(NOW, changes)), None, "{changes}");
    }
    let refused = [
        r#"{"d":null}"#,
        r#"{"t":[1,2,3,-4]}"#,
        r#"{"c":[1,2,5,4,2,-1]}"#,
        r#"{"c":[1,2,3,4,2,9223372036854775807]}"#,
        r#"{"c":[1,2,3,4,2,-9223372036854775808]}"#,
        r#"{"w":[5]}"#,
        r#"{"x":[6,4294967296]}"#,
        r#"{"r":[1,0,6]}"#,
        r#"{"r":[3,2,6]}"#,
        r#"{"r":[1,1]}"#,
        r#"{"n":[1,1]}"#,
        r#"{"g":[1,2,3,4,5,6]}"#,
        r#"{"g":"B"}"#,
        r#"{"z":"oBK"}"#,
    ];
    for changes in refused {
        assert_eq!(read(&with(BEFORE, changes)), None, "{changes}");
    }
    let refused = [
        r#"{"e":-1}"#,
        r#"{"e":2534023008000}"#,
        r#"{"e":9}"#,
        r#"{"p":null}"#,
        r#"{"v":11}"#,
        r#"{"i":5}"#,
        r#"{"j":"kcZAAA"}"#,
    ];
    for changes in refused {
        assert_eq!(read(&with(FOURTH, changes)), None, "{changes}");
    }
    assert!(read(&with(BEFORE, r#"{"j":"kcZAAA"}"#)).is_none());
    // the retry of what was a miss, and is none any more or is gone, is only not shown
    for changes in [r#"{"r":"DCG","y":[[5,1]]}"#, r#"{"r":"DCG","h":[1]}"#] {
        let read = read(&with(NOW, changes)).expect(changes);
        assert_eq!(read.attempts.last().and_then(|attempt| attempt.retry), None);
    }
}

#[test]
fn what_is_said_of_a_session_as_a_whole_is_one_column() {
    use wobble::domain::Closing;
    let whole = read(&with(NOW, "{}")).expect("whole");
    for (guess, feel, digits) in [
        (None, None, "kcjBIAA"),
        (Some(0), None, "kcjBIBA"),
        (None, Some(4), "kcjBIAF"),
        (Some(10), Some(0), "kcjBILB"),
    ] {
        let closing = Closing { guess, feel };
        let other = FinishedSession { closing, planned_min: 35, utc_offset_min: 4, ..whole.clone() };
        let written = columns(&other).to_json();
        assert_eq!(written.field("j"), Some(&Json::text(digits)));
        assert_eq!(read(&written), Some(other), "{written}");
    }
    for offset in [-840, -570, -1, 0, 1, 345, 840] {
        let other = FinishedSession { utc_offset_min: offset, ..whole.clone() };
        assert_eq!(read(&columns(&other).to_json()), Some(other));
    }
}

#[test]
fn what_the_key_says_is_left_out_and_read_again() {
    let made = Id::new(Instant(1_795_300_000_456), 6);
    let mut found = read(&with(NOW, "{}")).expect("whole");
    let key = format!("s.{made}");
    let written = |session: &FinishedSession| frame::encode(&key, &Id::me(), &columns(session));
    assert!(written(&found).contains("\"b\":0"), "it began at another time");
    found = found.begun_at(made.made_at().expect("an id with its time"), 0);
    let value = written(&found);
    assert!(!value.contains("\"b\""), "{value}");
    let (_, again) = frame::decode::<Columns>(&key, &value).expect("whole");
    assert_eq!(session(Id::me(), Id::me(), &again), Ok(found));
    // versions 1 and 2 said it
    let rest = format!("\"me\",{}", with(BEFORE, "{\"zz\":1}").to_string().replacen("\"b\":0,", "", 1));
    let sum = frame::checksum_of(&format!("{key}\nW2\n{rest}"));
    assert!(frame::decode::<Columns>(&key, &format!("[\"W2\",\"{sum}\",{rest}]")).is_err());
    assert_eq!(digits::write(&[]), "");
}
