//! A table out of a file: UTF-8, commas, semicolons or tabs, a first row of names or none.
//!
//! The file is gone through once, to find its rows and to refuse what is too much; cells are read when they are asked for. There
//! is no crate for it here: the ones there are read row by row into buffers of their own, and what is needed is little.

use std::borrow::Cow;

use super::own::own_names;
use super::when::{DateOrder, stamp};

/// A larger file is refused unread.
pub const MAX_BYTES: usize = 10_000_000;
/// More rows are refused.
pub const MAX_ROWS: usize = 200_000;
/// More columns are refused.
pub const MAX_COLUMNS: usize = 64;
/// A longer cell is refused; in characters.
pub const MAX_CELL: usize = 10_000;

/// How many rows are looked at to find out what separates cells.
const LOOKED_AT: usize = 20;

/// Why a file is no table. A number is that of a line, from 1.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Not UTF-8: the line of the first byte that cannot be.
    NotUtf8(u32),
    /// Nothing but names, or nothing at all.
    Empty,
    /// More than [`MAX_ROWS`].
    TooManyRows,
    /// More than [`MAX_COLUMNS`].
    TooManyColumns(u32),
    /// A cell of more than [`MAX_CELL`].
    CellTooLong(u32),
    /// A quotation mark that is never closed.
    OpenQuote(u32),
}

/// A row: its line in the file, from 1, and where it begins.
#[derive(Copy, Clone, Debug)]
struct Row {
    line: u32,
    from: u32,
}

/// A table.
#[derive(Debug)]
pub struct Table {
    text: String,
    delimiter: u8,
    names: Vec<String>,
    has_names: bool,
    rows: Vec<Row>,
}

/// Where a cell's text stands, its quotation marks left out.
#[derive(Copy, Clone)]
struct Cell {
    from: usize,
    until: usize,
    quotes: Quotes,
}

/// The quotation marks of a cell.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Quotes {
    /// None within it.
    None,
    /// Doubled ones within it.
    Doubled,
    /// They end before it does: they are still around a part of it.
    Torn,
}

/// Where the next row begins.
struct Next {
    at: usize,
    lines: u32,
    /// The file ended within quotation marks.
    is_open: bool,
}

/// Finds the cells of the row at `from`.
fn row(text: &str, from: usize, delimiter: u8, cells: &mut Vec<Cell>) -> Next {
    let bytes = text.as_bytes();
    let at_line_end = |at: usize| {
        matches!(bytes.get(at), Some(b'\n'))
            || (matches!(bytes.get(at), Some(b'\r')) && bytes.get(at + 1) != Some(&b'\n'))
    };
    let ends = |at: usize| bytes.get(at).is_none_or(|byte| *byte == delimiter || matches!(byte, b'\r' | b'\n'));
    let (mut at, mut lines, mut is_open) = (from, 1, false);
    cells.clear();
    loop {
        let begins = at;
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            let (inner, mut doubled) = (at, false);
            loop {
                match (bytes.get(at), bytes.get(at + 1)) {
                    (None, _) => {
                        is_open = true;
                        break;
                    }
                    (Some(b'"'), Some(b'"')) => {
                        doubled = true;
                        at += 2;
                    }
                    (Some(b'"'), _) => break,
                    _ => {
                        lines += u32::from(at_line_end(at));
                        at += 1;
                    }
                }
            }
            let closed = at.min(bytes.len());
            at = (at + 1).min(bytes.len());
            let tail = at;
            while !ends(at) {
                at += 1;
            }
            cells.push(match tail == at {
                true => {
                    Cell { from: inner, until: closed, quotes: if doubled { Quotes::Doubled } else { Quotes::None } }
                }
                false => Cell { from: begins, until: at, quotes: Quotes::Torn },
            });
        } else {
            while !ends(at) {
                at += 1;
            }
            cells.push(Cell { from: begins, until: at, quotes: Quotes::None });
        }
        match bytes.get(at) {
            Some(byte) if *byte == delimiter => at += 1,
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => return Next { at: at + 2, lines, is_open },
            Some(_) => return Next { at: at + 1, lines, is_open },
            None => return Next { at, lines, is_open },
        }
    }
}

/// The text of a cell.
fn text_of(text: &str, cell: Cell) -> Cow<'_, str> {
    let raw = text.get(cell.from..cell.until).unwrap_or_default();
    match cell.quotes {
        Quotes::None => Cow::Borrowed(raw),
        Quotes::Doubled => Cow::Owned(raw.replace("\"\"", "\"")),
        Quotes::Torn => Cow::Owned(torn(raw)),
    }
}

/// A cell that goes on behind its last quotation mark: that much is taken as it stands.
fn torn(raw: &str) -> String {
    let mut whole = String::with_capacity(raw.len());
    let mut letters = raw.chars().skip(1).peekable();
    let mut inside = true;
    while let Some(letter) = letters.next() {
        if inside && letter == '"' {
            inside = letters.next_if_eq(&'"').is_some();
            if !inside {
                continue;
            }
        }
        whole.push(letter);
    }
    whole
}

/// What separates cells: what makes the first rows most alike, and most cells of them.
fn delimiter_of(text: &str) -> (u8, usize) {
    let (first, rest) =
        text.split_once('\n').map_or((text, text.len()), |(first, rest)| (first, text.len() - rest.len()));
    // what some spreadsheets write before everything else
    if let Some(&[sign @ (b',' | b';' | b'\t' | b'|')]) =
        first.trim_end_matches(['\r', '\n']).strip_prefix("sep=").map(str::as_bytes)
    {
        return (sign, rest);
    }
    let mut best = (0, 0, b',');
    for sign in [b',', b';', b'\t'] {
        let (mut cells, mut at, mut alike, mut columns) = (Vec::new(), 0, 0, 0);
        for _ in 0..LOOKED_AT {
            if at >= text.len() {
                break;
            }
            at = row(text, at, sign, &mut cells).at;
            columns = if columns == 0 { cells.len() } else { columns };
            alike += usize::from(cells.len() == columns);
        }
        let score = if columns > 1 { (alike, columns) } else { (0, 0) };
        if score > (best.0, best.1) {
            best = (score.0, score.1, sign);
        }
    }
    (best.2, 0)
}

/// Whether a cell says something rather than naming a column.
fn is_value(cell: &str) -> bool {
    let cell = cell.trim();
    let number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit() || b".,-+%:/".contains(&byte));
    number || stamp(cell, DateOrder::DayFirst).is_some()
}

/// Reads a file.
///
/// # Errors
/// [`Unreadable`]; nothing of it is taken then.
pub fn table(bytes: &[u8]) -> Result<Table, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        Unreadable::NotUtf8(before as u32 + 1)
    })?;
    // sixteen bits to a letter can look like letters and nothings
    if text.contains('\0') {
        return Err(Unreadable::NotUtf8(1));
    }
    let (delimiter, skip) = delimiter_of(text);
    let (mut at, mut line) = (skip, if skip > 0 { 2 } else { 1 });
    let (mut cells, mut rows, mut first) = (Vec::new(), Vec::new(), Vec::new());
    while at < text.len() {
        let next = row(text, at, delimiter, &mut cells);
        if next.is_open {
            return Err(Unreadable::OpenQuote(line));
        }
        if cells.len() > MAX_COLUMNS {
            return Err(Unreadable::TooManyColumns(line));
        }
        let length = |cell: &Cell| text.get(cell.from..cell.until).map_or(0, |cell| cell.chars().count());
        if cells.iter().any(|cell| cell.until - cell.from > MAX_CELL && length(cell) > MAX_CELL) {
            return Err(Unreadable::CellTooLong(line));
        }
        if cells.iter().any(|cell| !text_of(text, *cell).trim().is_empty()) {
            if rows.is_empty() {
                first = cells.iter().map(|cell| text_of(text, *cell).trim().to_owned()).collect();
            }
            rows.push(Row { line, from: at as u32 });
        }
        if rows.len() > MAX_ROWS + 1 {
            return Err(Unreadable::TooManyRows);
        }
        (at, line) = (next.at, line + next.lines);
    }
    let has_names = !first.iter().any(|cell| is_value(cell));
    if has_names && !rows.is_empty() {
        rows.remove(0);
    }
    match rows.len() {
        // Wobble's own may have nothing to tell: the other file of the two then has it all
        0 if own_names(&first).is_none() => Err(Unreadable::Empty),
        n if n > MAX_ROWS => Err(Unreadable::TooManyRows),
        _ => Ok(Table { text: text.to_owned(), delimiter, names: first, has_names, rows }),
    }
}

impl Table {
    /// The names of its columns; where it has none, what its first row says.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether its first row is names.
    pub fn has_names(&self) -> bool {
        self.has_names
    }

    /// How many rows it has, the names left out.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// What separates its cells.
    pub fn delimiter(&self) -> char {
        self.delimiter.into()
    }

    /// The line of a row in the file, from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// The cells of a row.
    pub fn cells(&self, place: usize) -> Vec<Cow<'_, str>> {
        let Some(known) = self.rows.get(place) else { return Vec::new() };
        let mut cells = Vec::with_capacity(self.names.len());
        row(&self.text, known.from as usize, self.delimiter, &mut cells);
        cells.into_iter().map(|cell| text_of(&self.text, cell)).collect()
    }

    /// The first thing that a column says.
    pub fn example(&self, column: usize) -> String {
        let said = |row| self.cells(row).get(column).map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty());
        (0..self.rows().min(LOOKED_AT)).find_map(said).unwrap_or_default()
    }
}
