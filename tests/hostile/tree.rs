//! Damage to a tree of JSON that keeps it one: what a wrong program writes, with the right checksum.

use std::borrow::Cow;

use wobble::json::Json;

use crate::chance::Chance;

fn odd(chance: &mut Chance) -> Json {
    let texts = ["", "me", "c", "\u{0}", "1m7wtz900000a50h", "../..", "=1+1", "𝄞", "W2", "s."];
    let numbers = [0, 1, -1, 2, 255, 65_535, 65_536, 4_294_967_296, i64::MAX, i64::MIN, 1_795_194_000_000];
    match chance.below(8) {
        0 => Json::Null,
        1 => Json::Bool(true),
        2 => Json::List(Vec::new()),
        3 => Json::Object(Vec::new()),
        4 => Json::text(chance.one_of::<&str>(&texts)),
        5 => Json::text(&"long ".repeat(1 << chance.below(12))),
        6 => (0..chance.below(120)).fold(Json::Int(1), |inner, _| Json::List(vec![inner])),
        _ => Json::Int(*chance.one_of(&numbers)),
    }
}

/// How many values are in a tree, itself included.
fn size(json: &Json) -> usize {
    1 + match json {
        Json::List(items) => items.iter().map(size).sum(),
        Json::Object(fields) => fields.iter().map(|(_, value)| size(value)).sum(),
        _ => 0,
    }
}

/// The `nth` value of a tree, in the order in which it is written.
fn nth(json: &mut Json, mut nth: usize) -> Option<&mut Json> {
    if nth == 0 {
        return Some(json);
    }
    nth -= 1;
    let inner: Vec<&mut Json> = match json {
        Json::List(items) => items.iter_mut().collect(),
        Json::Object(fields) => fields.iter_mut().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    };
    for value in inner {
        let here = size(value);
        if nth < here {
            return self::nth(value, nth);
        }
        nth -= here;
    }
    None
}

/// A tree with one value replaced, taken away, doubled, moved or renamed.
pub fn damaged(json: &Json, chance: &mut Chance) -> Json {
    let mut tree = json.clone();
    let from = chance.below(size(&tree));
    let piece = nth(&mut tree, from).map(|piece| piece.clone()).unwrap_or_default();
    let at = chance.below(size(&tree));
    let Some(place) = nth(&mut tree, at) else { return tree };
    let what = chance.below(6);
    match (place, what) {
        (Json::List(items), 0) if !items.is_empty() => drop(items.remove(chance.below(items.len()))),
        (Json::List(items), 1) if !items.is_empty() => {
            items.insert(chance.below(items.len()), items[chance.below(items.len())].clone())
        }
        (Json::List(items), 2) if !items.is_empty() => {
            let (a, b) = (chance.below(items.len()), chance.below(items.len()));
            items.swap(a, b);
        }
        (Json::Object(fields), 0) if !fields.is_empty() => drop(fields.remove(chance.below(fields.len()))),
        (Json::Object(fields), 1) => fields.push((Cow::Borrowed("zz"), odd(chance))),
        (Json::Object(fields), 2) if !fields.is_empty() => {
            let field = chance.below(fields.len());
            fields[field].0 = Cow::Borrowed(*chance.one_of(&["a", "b", "c", "k", "t", "x", "zz"]));
        }
        (Json::Int(number), 0..=2) => {
            let by = *chance.one_of(&[1, -1, 1_000_000]);
            *number = number.wrapping_add(by);
        }
        (place, 3) => *place = piece,
        (place, _) => *place = odd(chance),
    }
    tree
}
