//! Cells and rows, as RFC 4180 has them, and harmless to spreadsheets.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line's end for a formula, and one that splits cells at
//! another sign than the comma finds such beginnings in the middle of a text. So in words that a person wrote, an apostrophe is put
//! before each of these signs, and before an apostrophe, where a cell begins with it; and before all of them but the tab and the line's
//! end right behind a comma, a semicolon, a tab, a quotation mark or a line's end. Taking it away in the same places gives back the same words: nothing is lost. Numbers are left alone.

/// Before every file: spreadsheets then know that it is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';
const QUOTE: char = '"';
const GUARD: char = '\'';

/// What a formula begins with, also in the wide forms of East Asian keyboards; and what some spreadsheets skip before one. `is_first`: it is
/// the first letter of the cell.
fn is_guarded(letter: char, is_first: bool) -> bool {
    match letter {
        GUARD | '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' => true,
        '\t' | '\r' | '\n' => is_first,
        _ => false,
    }
}

/// Behind what some spreadsheet would begin another cell.
fn ends_a_cell(letter: char) -> bool {
    matches!(letter, ',' | ';' | '\t' | '\r' | '\n' | QUOTE)
}

/// `text` with an apostrophe wherever a formula could begin.
pub(super) fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut last = None;
    for letter in text.chars() {
        if last.is_none_or(ends_a_cell) && is_guarded(letter, last.is_none()) {
            safe.push(GUARD);
        }
        safe.push(letter);
        last = Some(letter);
    }
    safe
}

/// What [`guarded`] made of it, as it was.
pub(super) fn unguarded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut last = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let begins = letter == GUARD && last.is_none_or(ends_a_cell);
        let hidden = letters.next_if(|next| begins && is_guarded(*next, last.is_none()));
        let letter = hidden.unwrap_or(letter);
        plain.push(letter);
        last = Some(letter);
    }
    plain
}

/// A file that is written row by row.
pub(super) struct Rows {
    text: String,
    begun: bool,
}

impl Rows {
    /// A file with its first row.
    pub fn new(names: &[&str]) -> Self {
        let mut rows = Self { text: BYTE_ORDER_MARK.to_string(), begun: false };
        for name in names {
            rows.plain(name);
        }
        rows.end();
        rows
    }

    /// A cell that Wobble made: a number, a moment, a fixed word.
    pub fn plain(&mut self, cell: &str) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
        let spaced = cell.starts_with(' ') || cell.ends_with(' ');
        if !spaced && !cell.contains(ends_a_cell) {
            return self.text.push_str(cell);
        }
        self.text.push(QUOTE);
        for letter in cell.chars() {
            if letter == QUOTE {
                self.text.push(QUOTE);
            }
            self.text.push(letter);
        }
        self.text.push(QUOTE);
    }

    /// A cell in words that a person wrote.
    pub fn words(&mut self, cell: &str) {
        self.plain(&guarded(cell));
    }

    /// A number, if there is one.
    pub fn number(&mut self, cell: Option<i64>) {
        self.plain(&cell.map_or_else(String::new, |number| number.to_string()));
    }

    /// The row is whole.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }

    /// The file.
    pub fn text(self) -> String {
        self.text
    }
}

/// A file of texts that a person or another program wrote: its names of columns, and its rows.
pub fn table_of(names: &[&str], rows: &[Vec<String>]) -> String {
    let mut file = Rows::new(names);
    for row in rows {
        for cell in row {
            file.words(cell);
        }
        file.end();
    }
    file.text()
}

/// `value` of `of` parts to one, in at most four decimals: 15,040 of 600 to a minute is "25.0667".
pub(super) fn decimal(value: i64, of: i64) -> String {
    let all = (i128::from(value) * 10_000 * 2 + i128::from(of)).div_euclid(i128::from(of) * 2);
    let sign = if all < 0 { "-" } else { "" };
    let (whole, part) = (all.abs() / 10_000, all.abs() % 10_000);
    let text = format!("{sign}{whole}.{part:04}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_defused_wherever_a_cell_could_begin_and_comes_back_whole() {
        let hostile = [
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("-2 points", "'-2 points"),
            ("@home", "'@home"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\r'=1"),
            ("'tis", "''tis"),
            ("＝1", "'＝1"),
            ("knees;=cmd|' /C calc'!A0", "knees;'=cmd|' /C calc'!A0"),
            ("a,\"=2", "a,\"'=2"),
            ("a-b = c", "a-b = c"),
            ("it's", "it's"),
            ("", ""),
        ];
        for (text, safe) in hostile {
            assert_eq!(guarded(text), safe, "{text:?}");
            assert_eq!(unguarded(safe), text, "{safe:?}");
        }
    }

    #[test]
    fn rows_are_rfc_4180() {
        let mut rows = Rows::new(&["a", "b"]);
        rows.words("say \"hi\", twice\r\nor more");
        rows.number(Some(-3));
        rows.end();
        rows.words(" spaced ");
        rows.number(None);
        rows.end();
        assert_eq!(rows.text(), "\u{feff}a,b\r\n\"say \"\"hi\"\", twice\r\nor more\",-3\r\n\" spaced \",\r\n");
    }

    #[test]
    fn decimals_are_short_and_exact_enough_for_tenths_of_a_second() {
        assert_eq!(decimal(15_040, 600), "25.0667");
        assert_eq!([decimal(15_000, 600), decimal(0, 600), decimal(1, 600)], ["25", "0", "0.0017"]);
        assert_eq!([decimal(92_000, 1000), decimal(1_500, 1000), decimal(-250, 1000)], ["92", "1.5", "-0.25"]);
    }
}
