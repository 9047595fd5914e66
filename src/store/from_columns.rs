//! A finished session out of its columns. What they say is read whole or refused: nothing in them is dropped or bent in silence.

use super::columns::{BadColumns, Columns, TENTH, implied};
use super::forms::LATEST;
use crate::domain::{
    Attempt, FinishedSession, Instant, LearnerId, MicroFailure, Millis, Outcome, Pause, Retry, SessionId, Size, Source,
    TagNo,
};

/// The session that `columns` keep.
///
/// # Errors
/// [`BadColumns`] if they do not fit together.
pub fn session(id: SessionId, learner: LearnerId, columns: &Columns) -> Result<FinishedSession, BadColumns> {
    let mut session = with_removed(id, learner, columns)?;
    if !columns.h.is_empty() || !columns.y.is_empty() {
        take_out(&mut session.attempts, &columns.h);
    }
    Ok(session)
}

/// Takes out the attempts in these places, and the retries of what is gone or no miss any more.
fn take_out(attempts: &mut Vec<Attempt>, removed: &[u32]) {
    let is_there = |place: &usize| !removed.contains(&(*place as u32));
    let is_miss: Vec<bool> = attempts.iter().map(|attempt| attempt.micro().is_some()).collect();
    let mut place = 0;
    attempts.retain(|_| {
        place += 1;
        is_there(&(place - 1))
    });
    for attempt in attempts {
        let retry = attempt.retry.filter(|retry| is_there(&retry.miss) && is_miss.get(retry.miss) == Some(&true));
        let gone = |retry: &Retry| removed.iter().filter(|gone| (**gone as usize) < retry.miss).count();
        attempt.retry = retry.map(|retry| Retry { miss: retry.miss - gone(&retry), ..retry });
    }
}

/// The instant so many tenths after `began`.
fn later(began: Instant, tenths: i64) -> Result<Instant, BadColumns> {
    let millis = Some(tenths).filter(|tenths| *tenths >= 0).and_then(|tenths| tenths.checked_mul(TENTH));
    let at = millis.and_then(|millis| began.0.checked_add(millis)).filter(|at| *at <= LATEST.0);
    at.map(Instant).ok_or(BadColumns("time runs backwards, or beyond all calendars"))
}

/// The instants that `deltas` say, each counted from the one before.
fn instants(began: Instant, deltas: &[i64]) -> Result<Vec<Instant>, BadColumns> {
    let mut last = began;
    let step = |delta: &i64| {
        last = later(last, *delta)?;
        Ok(last)
    };
    deltas.iter().map(step).collect()
}

/// The places that ascend, as places of attempts.
fn are_places(places: &[i64], attempts: usize) -> bool {
    let is_one = |place: &i64| usize::try_from(*place).is_ok_and(|place| place < attempts);
    places.iter().all(is_one) && places.is_sorted_by(|a, b| a < b)
}

/// When each attempt was changed, 0 if never; empty if none was.
pub(super) fn edits(batches: &[Vec<i64>], attempts: usize) -> Result<Vec<Instant>, BadColumns> {
    const BAD: BadColumns = BadColumns("edits without a time or a place");
    let mut edits = if batches.is_empty() { Vec::new() } else { vec![Instant(0); attempts] };
    let mut last = Instant(0);
    for batch in batches {
        let [more, places @ ..] = batch.as_slice() else { return Err(BAD) };
        last = Some(last.after(*more)).filter(|at| last < *at && *at <= LATEST).ok_or(BAD)?;
        if places.is_empty() || !are_places(places, attempts) {
            return Err(BAD);
        }
        for place in places {
            let edit = edits.get_mut(*place as usize).filter(|edit| edit.0 == 0).ok_or(BAD)?;
            *edit = last;
        }
    }
    Ok(edits)
}

/// The tags that columns name by their places in the list, if there is one.
struct Tags(Vec<TagNo>);

impl Tags {
    fn of(columns: &Columns) -> Result<Self, BadColumns> {
        let mut last = 0_i64;
        let step = |more: &i64| {
            last = last.saturating_add(*more);
            TagNo::try_from(last).ok().filter(|_| *more > 0).ok_or(BadColumns("a list of tags that is none"))
        };
        columns.g.numbers.iter().map(step).collect::<Result<_, _>>().map(Self)
    }

    /// The tag that a column names; 0 stands for none.
    fn named(&self, named: i64) -> Result<TagNo, BadColumns> {
        let tag = match usize::try_from(named) {
            Ok(place) if place > 0 && !self.0.is_empty() => self.0.get(place - 1).copied(),
            _ => TagNo::try_from(named).ok(),
        };
        tag.ok_or(BadColumns("a tag that is not in the list"))
    }
}

/// The session with the attempts that were removed.
///
/// # Errors
/// [`BadColumns`] if the columns do not fit together.
pub fn with_removed(id: SessionId, learner: LearnerId, columns: &Columns) -> Result<FinishedSession, BadColumns> {
    const LENGTHS: BadColumns = BadColumns("columns of different lengths");
    let Columns { b: began, z, t, c, w, x, r, n, s, .. } = columns;
    let is_old = columns.is_old()?;
    let tags = Tags::of(columns)?;
    let whole = columns.j;
    let (pauses, rest) = z.numbers.as_chunks::<2>();
    let paused: i64 = pauses.iter().fold(0, |paused, [_, length]| paused.saturating_add(*length));
    let ends = instants(*began, &z.numbers)?;
    let pauses: Vec<Pause> =
        ends.as_chunks::<2>().0.iter().map(|[from, until]| Pause { from: *from, until: *until }).collect();
    let times = instants(*began, &t.numbers)?;
    let (mut runs, cut) = (c.numbers.as_chunks::<3>().0.iter(), c.numbers.as_chunks::<3>().1);
    if times.len() != columns.a.len() || !rest.is_empty() || !cut.is_empty() {
        return Err(LENGTHS);
    }
    let mut attempts: Vec<Attempt> = Vec::with_capacity(times.len());
    let (mut component, mut level, mut left, mut misses) = (0, 0, 0, 0);
    let known = |named: &[i64], miss: usize| -> Result<Option<TagNo>, BadColumns> {
        match named.get(miss) {
            Some(named) => tags.named(*named).map(|tag| Some(tag).filter(|tag| *tag != 0)),
            None => Ok(None),
        }
    };
    for (letter, at) in columns.a.bytes().zip(times) {
        if left == 0 {
            let [of, on, count] = runs.next().filter(|run| run[2] > 0).ok_or(LENGTHS)?;
            (component, level, left) = (tags.named(*of)?, tags.named(*on)?, *count);
        }
        left -= 1;
        let size = match letter {
            b'c' | b'm' => None,
            b'w' => Some(Size::Wobble),
            b's' => Some(Size::Stumble),
            b'f' => Some(Size::Fall),
            _ => return Err(BadColumns("an unknown kind of attempt")),
        };
        let outcome = if letter == b'c' {
            Outcome::Clean
        } else {
            misses += 1;
            let (cause, tweak) = (known(&w.numbers, misses - 1)?, known(&x.numbers, misses - 1)?);
            Outcome::Micro(MicroFailure { size, cause, tweak })
        };
        let paused = |pause: &Pause| at.min(pause.until).since(pause.from);
        let running = at.since(*began) - pauses.iter().map(paused).sum::<Millis>();
        let retry = implied(&attempts, component, level).filter(|_| !is_old);
        attempts.push(Attempt { at, running, component, level, outcome, source: Source::Touch, retry });
    }
    let fits = |named: &[i64]| named.is_empty() || named.len() == misses;
    if left != 0 || runs.next().is_some() || !fits(&w.numbers) || !fits(&x.numbers) {
        return Err(LENGTHS);
    }
    let removed: Vec<i64> = columns.h.iter().map(|place| i64::from(*place)).collect();
    if [&n.numbers, &s.numbers, &removed].iter().any(|places| !are_places(places, attempts.len())) {
        return Err(BadColumns("places without an attempt"));
    }
    if n.numbers.iter().any(|place| s.numbers.contains(place)) {
        return Err(BadColumns("an attempt that was logged twice"));
    }
    for (places, source) in [(&n.numbers, Source::Key), (&s.numbers, Source::Partner)] {
        for place in places {
            attempts[*place as usize].source = source;
        }
    }
    let changed = edits(&columns.y, attempts.len())?;
    edits(&columns.q, attempts.len())?;
    let was_miss = |miss: usize| changed.get(miss).is_some_and(|at| at.0 > 0) || columns.h.contains(&(miss as u32));
    read_retries(&r.numbers, is_old, &tags, &mut attempts, &was_miss)?;
    let length = later(*began, whole.length)?;
    let running = match columns.d {
        Some(running) => running,
        None if is_old => return Err(BadColumns("no running time")),
        None => whole.length.saturating_sub(paused),
    };
    Ok(FinishedSession {
        id,
        learner,
        skill: columns.k.clone(),
        began: *began,
        ended: length,
        utc_offset_min: whole.offset,
        planned_min: whole.planned,
        running: later(Instant(0), running)?.0,
        pauses,
        attempts,
        misses_only: columns.m,
        closing: whole.closing,
        ladders: columns.l.clone(),
    })
}

/// Sets the retries that are said: all of them, or those that differ from what is implied. `was_miss` is true of what was a miss
/// and is none any more, or is gone: its retry is only not shown.
fn read_retries(
    said: &[i64],
    is_old: bool,
    tags: &Tags,
    attempts: &mut [Attempt],
    was_miss: &dyn Fn(usize) -> bool,
) -> Result<(), BadColumns> {
    const BAD: BadColumns = BadColumns("a retry without an attempt or a miss");
    let (rows, rest) = said.as_chunks::<3>();
    if !rest.is_empty() || !rows.is_sorted_by(|a, b| a[0] < b[0]) {
        return Err(BAD);
    }
    for [place, back, tweak] in rows {
        let (place, back) = (usize::try_from(*place), usize::try_from(*back));
        let (Ok(place), Ok(back)) = (place, back) else { return Err(BAD) };
        let miss = place.checked_sub(back).ok_or(BAD)?;
        let is_miss = attempts.get(miss).is_some_and(|attempt| attempt.micro().is_some());
        let attempt = attempts.get_mut(place).ok_or(BAD)?;
        attempt.retry = match back {
            // what looks like a retry is none
            0 if !is_old && *tweak == 0 && attempt.retry.is_some() => None,
            0 => return Err(BAD),
            _ if is_miss || was_miss(miss) => Some(Retry { miss, tweak: tags.named(*tweak)? }),
            _ => return Err(BAD),
        };
    }
    Ok(())
}
