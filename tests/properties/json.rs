//! Any text is read as JSON as the library reads it, or refused as the library refuses it.

use proptest::prelude::*;
use wobble::json::Json;

use crate::SEED;
use crate::story::*;

/// What JSON is made of, and what it only looks as if it were.
const TOKENS: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"a\"",
    "\"a\":",
    "\"\"",
    "\"\\u00e9\\ud83e\\udd37\"",
    "\"\\ud83e\"",
    "\"\\udd37\"",
    "\"\\n\\/\"",
    "\"\\x\"",
    "1",
    "-0",
    "-12",
    "01",
    "1.5",
    "1e+3",
    "1.",
    "-",
    "9223372036854775807",
    "9223372036854775808",
    "null",
    "true",
    "fals",
    " ",
    "\n",
    "\u{b}",
    "\"\u{1f}\"",
    "\"ñ",
];

/// The text of a tree of JSON, with blanks in it.
fn tree() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|is| is.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| serde_json::json!(number).to_string()),
        any::<String>().prop_map(|text| serde_json::json!(text).to_string()),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(|items| format!("[ {}\n]", items.join(" ,"))),
            prop::collection::vec((any::<String>(), inner), 0..5).prop_map(|fields| {
                let field = |(name, value): &(String, String)| format!("{}\t: {value}", serde_json::json!(name));
                format!("{{{} }}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
            }),
        ]
    })
}

/// The same tree; but that we have no fractions, and keep the first of two fields of one name where the library keeps the last.
fn is_like(ours: &Json, theirs: &serde_json::Value) -> bool {
    use serde_json::Value;
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Json::Int(ours), Value::Number(theirs)) => theirs.as_i64() == Some(*ours),
        (Json::Fraction, Value::Number(theirs)) => theirs.as_i64().is_none(),
        (Json::Text(ours), Value::String(theirs)) => ours == theirs,
        (Json::List(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| is_like(ours, theirs))
        }
        (Json::Object(ours), Value::Object(theirs)) => theirs.iter().all(|(name, theirs)| {
            let last = ours.iter().rev().find(|(known, _)| known == name);
            last.is_some_and(|(_, ours)| is_like(ours, theirs))
        }),
        _ => false,
    }
}

proptest! {
    #![proptest_config(same_cases(200, SEED))]

    #[test]
    fn json_is_read_as_the_library_reads_it(
        tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..14),
        few in prop::collection::vec(prop::sample::select(TOKENS), 0..3),
        number in "-?[0-9]{0,3}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?",
        string in "\"([ab]|\\\\[bfnrtux/]|\\\\u[0-9a-fD]{3,4}|(\\\\u[dD][89cd][0-9]{2}){1,2}){0,3}\"",
        whole in tree(),
        place in any::<prop::sample::Index>(),
        letter in any::<char>(),
    ) {
        let mut changed: Vec<char> = whole.chars().collect();
        let place = place.index(changed.len());
        changed[place] = letter;
        let changed = changed.into_iter().collect();
        for text in [tokens.concat(), few.concat(), number, string, whole, changed] {
            let ours = Json::parse(&text);
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?}: {:?}", text, theirs);
            if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
                prop_assert!(is_like(&ours, &theirs), "{}: {:?}", text, ours);
            }
        }
    }
}
