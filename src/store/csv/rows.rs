//! What one row of a file from elsewhere says, or why it is left out.

use chrono::{NaiveDate, TimeDelta};

use super::draft::{DraftMiss, number, size_of};
use super::fields::{Field, Mapping};
use super::read::Table;
use super::when::{DateOrder, Stamp, stamp, time_and_offset};
use crate::domain::{Instant, Millis, REMEMBERED_MOST, Size};

/// What a wall clock's day and time ("2026-11-20T18:00:08.500") are where the person is: the instant, and the wall clock less UTC then,
/// in minutes. `None` for what no calendar has.
pub type Zone<'a> = &'a dyn Fn(&str) -> Option<(Instant, i16)>;

/// A row that is not taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// Its line in the file, from 1.
    pub line: u32,
    /// Why.
    pub why: Why,
    /// What it says.
    pub cells: Vec<String>,
}

/// Why a row is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// It has no day.
    NoDay,
    /// This is no day, or not in the order that was chosen.
    NotADay(String),
    /// This is no time of day.
    NotATime(String),
    /// The clocks went forward: that day had no such time.
    NoSuchTime(String),
    /// It would not be over yet.
    StillToCome,
    /// Before the year 2000.
    LongAgo,
    /// This does not say how the attempt ended.
    NoOutcome(String),
    /// This is no number, or more than there can be.
    NotACount(String),
    /// This is no number of minutes, or more than a day has.
    NotMinutes(String),
    /// More cells than the table has columns: a delimiter in a text without quotation marks.
    TooManyCells,
    /// It does not say of which skill it is.
    NoSkill,
    /// A row of Wobble's own with something in it that Wobble never writes: the name of the column.
    Changed(&'static str),
}

/// 2000: nobody remembers what was practised before.
const EARLIEST: Instant = Instant(946_684_800_000);
/// No row is practice of more than a day, in milliseconds.
const MOST: Millis = 24 * 60 * 60_000;
/// Clocks differ, and what ended a moment ago may look as if it ended in a moment.
const MINUTE: Millis = 60_000;

/// What a row counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Tried {
    /// One attempt: clean, or a miss.
    One(Option<DraftMiss>),
    /// So many clean, where they were counted; and so many misses.
    Many(Option<u16>, u16),
    /// Nothing was counted.
    Nothing,
}

/// What a row says.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub line: u32,
    pub day: NaiveDate,
    /// When, if a time was said.
    pub at: Option<Instant>,
    /// The wall clock less UTC then, in minutes; at noon where no time was said.
    pub utc_offset_min: i16,
    pub noon: Instant,
    pub tried: Tried,
    pub component: String,
    pub level: String,
    pub minutes: Option<Millis>,
    pub note: String,
    pub which: String,
    pub skill: String,
    /// Something was said of the size that is none.
    pub odd_size: bool,
}

/// How rows are read.
pub(super) struct Reader<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    order: DateOrder,
    zone: Zone<'a>,
    now: Instant,
    /// A yes in the column of outcomes is a miss.
    yes_is_a_miss: bool,
    /// The last day, and its offset if it has only one.
    day: Option<(NaiveDate, Option<i16>)>,
}

/// What the words of a column of outcomes mean: true is clean.
fn outcome_of(word: &str, yes_is_a_miss: bool) -> Option<bool> {
    const CLEAN: [&str; 16] = [
        "clean",
        "ok",
        "success",
        "successful",
        "hit",
        "made",
        "good",
        "pass",
        "passed",
        "correct",
        "right",
        "landed",
        "done",
        "win",
        "✓",
        "✔",
    ];
    const MISS: [&str; 15] = [
        "miss",
        "micro-failure",
        "micro failure",
        "missed",
        "fail",
        "failed",
        "failure",
        "error",
        "wrong",
        "mistake",
        "bad",
        "lost",
        "incorrect",
        "✗",
        "✘",
    ];
    const YES: [&str; 7] = ["yes", "y", "true", "1", "x", "ja", "oui"];
    const NO: [&str; 7] = ["no", "n", "false", "0", "nein", "non", "-"];
    let has = |words: &[&str]| words.contains(&word);
    match () {
        () if has(&CLEAN) => Some(true),
        () if has(&MISS) => Some(false),
        () if has(&YES) => Some(!yes_is_a_miss),
        () if has(&NO) => Some(yes_is_a_miss),
        () => None,
    }
}

impl<'a> Reader<'a> {
    pub fn new(table: &'a Table, mapping: &'a Mapping, order: DateOrder, zone: Zone<'a>, now: Instant) -> Self {
        let name = mapping.column(Field::Outcome).and_then(|column| table.names().get(column));
        let yes_is_a_miss = table.has_names() && name.is_some_and(|name| super::fields::tells_misses(name));
        Self { table, mapping, order, zone, now, yes_is_a_miss, day: None }
    }

    /// What the row at `place` says.
    pub fn read(&mut self, place: usize) -> Result<Line, LeftOut> {
        let (table, mapping) = (self.table, self.mapping);
        let cells = table.cells(place);
        let cell = |field| {
            let column = mapping.column(field);
            column.and_then(|column| cells.get(column)).map_or("", |cell| cell.trim())
        };
        let beyond = cells.iter().skip(table.names().len()).any(|cell| !cell.trim().is_empty());
        let read = if beyond { Err(Why::TooManyCells) } else { self.line(table.line(place), &cell) };
        read.map_err(|why| LeftOut {
            line: table.line(place),
            why,
            cells: cells.iter().map(|cell| cell.as_ref().to_owned()).collect(),
        })
    }

    fn line<'c>(&mut self, line: u32, cell: &dyn Fn(Field) -> &'c str) -> Result<Line, Why> {
        let stamp = self.stamp(cell(Field::When), cell(Field::Time))?;
        let (at, utc_offset_min, noon) = self.moment(stamp)?;
        let minutes = match cell(Field::Minutes) {
            "" => None,
            text => Some(minutes(text).filter(|span| (0..=MOST).contains(span)).ok_or(Why::NotMinutes(short(text)))?),
        };
        let began = at.unwrap_or(noon);
        if began <= EARLIEST {
            return Err(Why::LongAgo);
        }
        // the day's practice may be over before noon
        let over = if at.is_some() { began } else { noon.after(-12 * 60 * MINUTE) };
        if over.after(minutes.unwrap_or(0)) > self.now.after(MINUTE) {
            return Err(Why::StillToCome);
        }
        let (tried, odd_size) = self.tried(cell)?;
        let text = |field| super::write::unguarded(cell(field));
        Ok(Line {
            line,
            day: stamp.day,
            at,
            utc_offset_min,
            noon,
            tried,
            component: text(Field::Component),
            level: text(Field::Level),
            minutes,
            note: text(Field::Note),
            which: text(Field::Session),
            skill: text(Field::Skill),
            odd_size,
        })
    }

    fn stamp(&self, day: &str, time: &str) -> Result<Stamp, Why> {
        if day.is_empty() {
            return Err(Why::NoDay);
        }
        let read = stamp(day, self.order).ok_or_else(|| Why::NotADay(short(day)))?;
        if time.is_empty() {
            return Ok(read);
        }
        // a time may come with a day of its own, as spreadsheets like to write it
        let (at, offset) = match super::when::stamp(time, self.order) {
            Some(Stamp { time: Some(at), offset, .. }) => (at, offset),
            _ => time_and_offset(time).ok_or_else(|| Why::NotATime(short(time)))?,
        };
        Ok(Stamp { time: Some(at), offset: offset.or(read.offset), ..read })
    }

    /// When a row was, if it says; the offset there and then; and the noon of its day.
    fn moment(&mut self, stamp: Stamp) -> Result<(Option<Instant>, i16, Instant), Why> {
        const NOON: Millis = 12 * 60 * 60_000;
        if let Some(offset) = stamp.offset {
            let noon = Stamp { time: Some(NOON), ..stamp }.instant(offset);
            return Ok((stamp.time.map(|_| stamp.instant(offset)), offset, noon));
        }
        let known = self.day.filter(|(day, _)| *day == stamp.day).map(|(_, offset)| offset);
        let whole = known.unwrap_or_else(|| {
            let midnight = |day: NaiveDate| (self.zone)(&format!("{day}T00:00:00")).map(|(_, offset)| offset);
            let next = stamp.day.checked_add_signed(TimeDelta::days(1)).and_then(midnight);
            midnight(stamp.day).filter(|offset| Some(*offset) == next)
        });
        self.day = Some((stamp.day, whole));
        let at = |time: Millis| match whole {
            Some(offset) => Ok((Stamp { time: Some(time), ..stamp }.instant(offset), offset)),
            None => self.asked(stamp.day, time),
        };
        let (noon, noon_offset) = at(NOON)?;
        match stamp.time {
            None => Ok((None, noon_offset, noon)),
            Some(time) => at(time).map(|(at, offset)| (Some(at), offset, noon)),
        }
    }

    /// A time on a day on which clocks were changed.
    fn asked(&self, day: NaiveDate, time: Millis) -> Result<(Instant, i16), Why> {
        let (hours, minutes, seconds) = (time / 3_600_000, time / 60_000 % 60, time / 1000 % 60);
        let text = format!("{day}T{hours:02}:{minutes:02}:{seconds:02}.{:03}", time % 1000);
        let clock = || text.get(11..16).unwrap_or_default().to_owned();
        let (at, offset) = (self.zone)(&text).ok_or_else(|| Why::NoSuchTime(clock()))?;
        // a calendar makes another time of one that never was
        match crate::domain::field_of(at, offset) == text.get(..16).unwrap_or_default() {
            true => Ok((at, offset)),
            false => Err(Why::NoSuchTime(clock())),
        }
    }

    fn tried<'c>(&self, cell: &dyn Fn(Field) -> &'c str) -> Result<(Tried, bool), Why> {
        let has = |field| self.mapping.column(field).is_some();
        let said = cell(Field::Size);
        let size = size_of(said);
        let miss = |size: Option<Size>| {
            let text = |field| super::write::unguarded(cell(field));
            DraftMiss { size, cause: text(Field::Cause), tweak: text(Field::Tweak) }
        };
        if has(Field::Outcome) {
            let text = cell(Field::Outcome);
            // "fall" says both how it ended and how big it was
            if let Some(size) = size_of(text) {
                return Ok((Tried::One(Some(miss(Some(size)))), false));
            }
            let clean =
                outcome_of(&text.to_lowercase(), self.yes_is_a_miss).ok_or_else(|| Why::NoOutcome(short(text)))?;
            let odd = !clean && size.is_none() && !said.is_empty();
            return Ok((Tried::One((!clean).then(|| miss(size))), odd));
        }
        if has(Field::Clean) || has(Field::Misses) {
            let count = |field| match cell(field) {
                "" => Ok(None),
                text => match number(text, 1).filter(|count| (0..=REMEMBERED_MOST.into()).contains(count)) {
                    Some(count) if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Some(count as u16)),
                    _ => Err(Why::NotACount(short(text))),
                },
            };
            let (clean, misses) = (count(Field::Clean)?, count(Field::Misses)?);
            return Ok(match (clean, misses) {
                (None, None) => (Tried::Nothing, false),
                (clean, misses) => (Tried::Many(clean, misses.unwrap_or(0)), false),
            });
        }
        // a list of misses: each row is one
        if [Field::Size, Field::Cause, Field::Tweak].into_iter().any(has) {
            let empty = [Field::Size, Field::Cause, Field::Tweak].into_iter().all(|field| cell(field).is_empty());
            let odd = size.is_none() && !said.is_empty();
            return Ok(if empty { (Tried::Nothing, false) } else { (Tried::One(Some(miss(size))), odd) });
        }
        Ok((Tried::Nothing, false))
    }
}

/// "25", "25.5", "25 min", "0:25", "1:05:30": milliseconds.
fn minutes(text: &str) -> Option<Millis> {
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() > 1 {
        let parts: Vec<i64> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
        return match parts.as_slice() {
            [hours, minutes] if (0..60).contains(minutes) && *hours >= 0 => Some((hours * 60 + minutes) * MINUTE),
            [hours, minutes, seconds] if (0..60).contains(minutes) && (0..60).contains(seconds) && *hours >= 0 => {
                Some((hours * 60 + minutes) * MINUTE + seconds * 1000)
            }
            _ => None,
        };
    }
    let units = ["minutes", "minute", "mins", "min", "m", "′", "'"];
    let bare = units.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    number(bare, MINUTE)
}

/// As much of a cell as a sentence can say.
fn short(text: &str) -> String {
    match text.char_indices().nth(24) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
