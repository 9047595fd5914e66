//! Wobble's own files, read back: either of the two, or both together.
//!
//! Both together give back every session as it was, times to the tenth of a second. The file of attempts alone gives back every attempt;
//! a pause is then known by what is missing between two of them. The file of sessions alone has counts, spread over the time.

use std::collections::BTreeMap;

use super::attempts;
use super::draft::{Draft, DraftAttempt, DraftLevel, DraftMiss, in_order, number, size_of};
use super::read::Table;
use super::rows::{LeftOut, Why};
use super::sessions;
use super::when::{DateOrder, stamp};
use super::write::unguarded;
use crate::domain::{Closing, Instant, Millis, Pause, SessionId, Size, Source};

/// Which of Wobble's own files a table is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Own {
    /// One row each attempt.
    Attempts,
    /// One row each session.
    Sessions,
}

/// Whether a table has all columns of one of Wobble's own, in whatever order and with whatever between them.
pub fn own(table: &Table) -> Option<Own> {
    own_names(table.names()).filter(|_| table.has_names())
}

/// The same of the names of columns.
pub(super) fn own_names(there: &[String]) -> Option<Own> {
    let has = |names: &[&str]| names.iter().all(|name| there.iter().any(|known| known == name));
    match () {
        () if has(&attempts::COLUMNS) => Some(Own::Attempts),
        () if has(&sessions::COLUMNS) => Some(Own::Sessions),
        () => None,
    }
}

/// A row, by the names of its columns.
struct Row<'a> {
    table: &'a Table,
    place: usize,
    cells: Vec<std::borrow::Cow<'a, str>>,
}

impl Row<'_> {
    fn plain(&self, name: &str) -> &str {
        let column = self.table.names().iter().position(|known| known == name);
        column.and_then(|column| self.cells.get(column)).map_or("", |cell| cell.trim())
    }

    /// In words that a person wrote, to the last space.
    fn words(&self, name: &str) -> String {
        let column = self.table.names().iter().position(|known| known == name);
        unguarded(column.and_then(|column| self.cells.get(column)).map_or("", AsRef::as_ref))
    }

    fn number(&self, name: &'static str, parts: i64) -> Result<i64, Why> {
        number(self.plain(name), parts).ok_or(Why::Changed(name))
    }

    fn count(&self, name: &'static str) -> Result<usize, Why> {
        self.number(name, 1).and_then(|count| usize::try_from(count).map_err(|_| Why::Changed(name)))
    }

    fn session(&self) -> Result<SessionId, Why> {
        SessionId::try_from(self.plain("session").to_owned()).map_err(|_| Why::Changed("session"))
    }

    fn instant(&self, name: &'static str) -> Result<Instant, Why> {
        let read = stamp(self.plain(name), DateOrder::DayFirst).filter(|read| read.time.is_some());
        let read = read.and_then(|read| read.offset.map(|offset| read.instant(offset)));
        read.ok_or(Why::Changed(name))
    }

    fn offset(&self) -> Result<i16, Why> {
        const NAME: &str = "utc_offset_minutes";
        self.number(NAME, 1).and_then(|minutes| i16::try_from(minutes).map_err(|_| Why::Changed(NAME)))
    }

    fn closing(&self) -> Result<Closing, Why> {
        let said = |name| match self.plain(name) {
            "" => Ok(None),
            _ => self.number(name, 1).and_then(|said| u8::try_from(said).map(Some).map_err(|_| Why::Changed(name))),
        };
        let closing = Closing { guess: said(sessions::GUESS)?, feel: said(sessions::FEELING)? };
        closing.checked().ok_or(Why::Changed(sessions::GUESS))
    }

    fn skill(&self) -> Result<String, Why> {
        Some(self.words("skill")).filter(|skill| !skill.trim().is_empty()).ok_or(Why::NoSkill)
    }
}

/// An attempt with what its row says of its session.
struct Logged {
    number: usize,
    /// The number of the attempt that it is the retry of, and the tweak that it tried.
    retry: Option<(usize, String)>,
    attempt: DraftAttempt,
    skill: String,
    offset: i16,
    clean_logged: bool,
    line: u32,
}

fn logged(row: &Row<'_>) -> Result<(SessionId, Logged), Why> {
    let miss = match row.plain("outcome") {
        "clean" => None,
        "micro-failure" => {
            let size = match row.plain("size") {
                "" => None,
                size => Some(size_of(size).ok_or(Why::Changed("size"))?),
            };
            Some(DraftMiss { size, cause: row.words("cause"), tweak: row.words("tweak") })
        }
        _ => return Err(Why::Changed("outcome")),
    };
    let source = match row.plain("source") {
        "touch" => Source::Touch,
        "key" => Source::Key,
        "partner" => Source::Partner,
        _ => return Err(Why::Changed("source")),
    };
    let value = match row.plain("level_value") {
        "" => None,
        _ => Some(row.number("level_value", 1000)?),
    };
    let retry = match row.plain("retry_of") {
        "" => None,
        _ => Some((row.count("retry_of")?, row.words("retry_tweak"))),
    };
    let attempt = DraftAttempt {
        at: row.instant("at")?,
        running: row.number("seconds_into_session", 1000)?,
        component: row.words("component"),
        level: DraftLevel { name: row.words("level"), value, unit: row.words("level_unit") },
        miss,
        source,
        retry: None,
    };
    let logged = Logged {
        number: row.count("attempt")?,
        retry,
        attempt,
        skill: row.skill()?,
        offset: row.offset()?,
        clean_logged: row.plain(attempts::CLEAN_LOGGED) != "no",
        line: row.table.line(row.place),
    };
    Ok((row.session()?, logged))
}

/// A session of which each attempt is known, and nothing else.
fn of_attempts(id: SessionId, logged: Vec<Logged>) -> Option<Draft> {
    let mut logged = in_order(logged, |logged| logged.number as i64);
    logged.dedup_by_key(|logged| logged.number);
    let (first, last) = (logged.first()?, logged.last()?);
    let began = first.attempt.at.after(-first.attempt.running.max(0));
    let mut pauses = Vec::new();
    for pair in logged.windows(2) {
        let (before, after) = (&pair[0].attempt, &pair[1].attempt);
        let missing = after.at.since(before.at) - (after.running - before.running).max(0);
        if missing >= 100 {
            pauses.push(Pause { from: before.at, until: before.at.after(missing) });
        }
    }
    Some(Draft {
        id: Some(id),
        which: String::new(),
        skill: first.skill.clone(),
        began,
        ended: last.attempt.at,
        utc_offset_min: first.offset,
        planned_min: minutes(last.attempt.running),
        running: last.attempt.running,
        pauses,
        misses_only: !first.clean_logged,
        note: String::new(),
        closing: Closing::default(),
        attempts: attempts_of(&logged),
        is_spread: false,
        line: first.line,
    })
}

/// The attempts in their order, each retry with the place of its miss.
fn attempts_of(logged: &[Logged]) -> Vec<DraftAttempt> {
    let place = |number: usize| {
        let place = logged.partition_point(|logged| logged.number < number);
        logged.get(place).filter(|logged| logged.number == number).map(|_| place)
    };
    let attempt = |one: &Logged| {
        let retry = one.retry.as_ref().and_then(|(of, tweak)| Some((place(*of)?, tweak.clone())));
        DraftAttempt { retry, ..one.attempt.clone() }
    };
    logged.iter().map(attempt).collect()
}

fn minutes(running: Millis) -> u16 {
    u16::try_from((running + 30_000) / 60_000).unwrap_or(u16::MAX)
}

/// "312.5+65 1200+30.1": seconds from the beginning, and lengths.
fn pauses(text: &str, began: Instant) -> Option<Vec<Pause>> {
    let pause = |text: &str| {
        let (from, length) = text.split_once('+')?;
        let from = began.after(number(from, 1000)?);
        Some(Pause { from, until: from.after(number(length, 1000)?.max(0)) })
    };
    text.split_whitespace().map(pause).collect()
}

/// A row of the file of sessions, its attempts as counts; with what is known of each, if anything is.
fn session(row: &Row<'_>, known: &mut BTreeMap<SessionId, Vec<Logged>>) -> Result<Draft, Why> {
    let id = row.session()?;
    let began = row.instant("began")?;
    let running = tenths(row.number("minutes", 60_000)?);
    let clean = match row.plain("clean") {
        "" => None,
        _ => Some(row.count("clean")?),
    };
    let planned = row.count("planned_minutes")?;
    let mut draft = Draft {
        id: Some(id.clone()),
        which: String::new(),
        skill: row.skill()?,
        began,
        ended: row.instant("ended")?,
        utc_offset_min: row.offset()?,
        planned_min: u16::try_from(planned).map_err(|_| Why::Changed("planned_minutes"))?,
        running,
        pauses: pauses(row.plain("pauses"), began).ok_or(Why::Changed("pauses"))?,
        misses_only: clean.is_none(),
        note: row.words("note_of_progress"),
        closing: row.closing()?,
        attempts: Vec::new(),
        is_spread: false,
        line: row.table.line(row.place),
    };
    // only now that all else is read: a row that is left out leaves its attempts to themselves
    match known.remove(&id).and_then(|logged| of_attempts(id, logged)) {
        Some(known) => draft.attempts = known.attempts,
        None => counted(row, clean.unwrap_or(0), &mut draft)?,
    }
    Ok(draft)
}

/// Minutes have four decimals: enough for the tenths of a second that were meant.
fn tenths(millis: Millis) -> Millis {
    (millis + 50).div_euclid(100) * 100
}

/// As many attempts as were counted, spread evenly.
fn counted(row: &Row<'_>, clean: usize, draft: &mut Draft) -> Result<(), Why> {
    const SIZES: [(&str, Option<Size>); 4] = [
        ("wobbles", Some(Size::Wobble)),
        ("stumbles", Some(Size::Stumble)),
        ("falls", Some(Size::Fall)),
        ("misses_without_size", None),
    ];
    let mut misses = Vec::new();
    for (name, size) in SIZES {
        let count = row.count(name)?;
        if count + misses.len() + clean > super::MAX_ROWS {
            return Err(Why::Changed(name));
        }
        misses.extend(std::iter::repeat_n(size, count));
    }
    let all = (clean + misses.len()) as i64;
    let mut sizes = misses.iter();
    for nth in 0..all {
        let of_misses = misses.len() as i64;
        let is_miss = (nth + 1) * of_misses / all > nth * of_misses / all;
        let running = draft.running * (2 * nth + 1) / (2 * all);
        let paused: Millis =
            draft.pauses.iter().fold(0, |paused, pause| match pause.from.since(draft.began) - paused <= running {
                true => paused + pause.until.since(pause.from),
                false => paused,
            });
        let miss = is_miss.then(|| DraftMiss { size: sizes.next().copied().flatten(), ..DraftMiss::default() });
        draft.attempts.push(DraftAttempt {
            at: draft.began.after(running + paused),
            running,
            component: String::new(),
            level: DraftLevel::default(),
            miss,
            source: Source::Key,
            retry: None,
        });
    }
    draft.is_spread = all > 0;
    Ok(())
}

/// The sessions in Wobble's own files, and the rows that are left out.
pub(super) fn drafts(tables: &[Table]) -> (Vec<Draft>, Vec<LeftOut>) {
    let (mut known, mut left_out): (BTreeMap<SessionId, Vec<Logged>>, _) = (BTreeMap::new(), Vec::new());
    let of = |wanted: Own| tables.iter().filter(move |table| own(table) == Some(wanted));
    fn each<'a>(table: &'a Table) -> impl Iterator<Item = Row<'a>> {
        (0..table.rows()).map(move |place| Row { table, place, cells: table.cells(place) })
    }
    let left = |row: &Row<'_>, why| LeftOut {
        line: row.table.line(row.place),
        why,
        cells: row.cells.iter().map(|cell| cell.as_ref().to_owned()).collect(),
    };
    for row in of(Own::Attempts).flat_map(each) {
        match logged(&row) {
            Ok((id, logged)) => known.entry(id).or_default().push(logged),
            Err(why) => left_out.push(left(&row, why)),
        }
    }
    let mut drafts = Vec::new();
    for row in of(Own::Sessions).flat_map(each) {
        match session(&row, &mut known) {
            Ok(draft) => drafts.push(draft),
            Err(why) => left_out.push(left(&row, why)),
        }
    }
    drafts.extend(known.into_iter().filter_map(|(id, logged)| of_attempts(id, logged)));
    (in_order(drafts, |draft| draft.began.0), left_out)
}
