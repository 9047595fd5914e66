//! Damage to a text: what bad memory, a cut file, a wrong program or an idle hand does to it.

use crate::chance::Chance;

/// What is put in where it does not belong.
const ODD: [&str; 24] = [
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "null",
    "true",
    "-",
    "0",
    "1e999",
    "9223372036854775808",
    "-9223372036854775808",
    "0.1",
    "\u{feff}",
    "\u{2028}",
    "𝄞",
    "é",
    "W9",
    "\n",
];

/// The nearest place at or before `at` where a character begins.
fn place(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn range(text: &str, chance: &mut Chance) -> std::ops::Range<usize> {
    let from = place(text, chance.below(text.len() + 1));
    let length = match chance.below(3) {
        0 => 1,
        1 => chance.below(12),
        _ => chance.below(text.len()),
    };
    from..place(text, from + length).max(from)
}

/// `text`, damaged once. `others` are texts from which pieces may come.
pub fn damaged(text: &str, others: &[&str], chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    let there = range(&text, chance);
    match chance.below(9) {
        0 => text.replace_range(there, ""),
        1 => text.replace_range(there, chance.one_of::<&str>(&ODD)),
        2 => text.insert_str(there.start, chance.one_of::<&str>(&ODD)),
        3 => text.truncate(there.start),
        4 => {
            let piece = text[there.clone()].to_owned();
            text.insert_str(there.end, &piece);
        }
        5 => {
            let other = *chance.one_of(others);
            let piece = range(other, chance);
            text.replace_range(there, &other[piece]);
        }
        6 => {
            // one bit of one character
            let one = there.start..place(&text, there.start + 4).max(there.start);
            let flipped: String = text[one.clone()]
                .chars()
                .take(1)
                .filter_map(|c| char::from_u32(c as u32 ^ (1 << chance.below(7))))
                .collect();
            let one = one.start..one.start + text[one].chars().next().map_or(0, char::len_utf8);
            text.replace_range(one, &flipped);
        }
        7 => (*chance.one_of(others)).clone_into(&mut text),
        _ => text.insert_str(there.start, &"[{\"a\":".repeat(chance.below(100_000 / 6) >> chance.below(14))),
    }
    text
}
