//! The stored form of a year in numbers: about 60 characters for a session, in columns.

use super::digits::Column;
use super::forms::LATEST;
use crate::domain::{
    CountedPart, CountedSession, GUESS_MOST, Instant, LadderRun, LearnerId, Millis, SessionId, SkillId, TagNo,
};
use crate::json::{Json, Record};

const TENTH: Millis = 100;
/// The length of a checksum.
const CHECK: usize = 8;
/// The length of a session's id, but for those that somebody else made.
const ID: usize = 16;

/// A session in numbers, and the checksum of the record that they were made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Row {
    pub session: CountedSession,
    pub check: String,
}

/// The sessions of a year, in the order of their ids. As it is read, its rows have neither a skill nor a learner: see
/// [`Year::of`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Year {
    pub learner: LearnerId,
    pub rows: Vec<Row>,
}

/// The columns.
struct Columns {
    /// Ids, each followed by the checksum of its record; with blanks between, if one of the ids is shorter than usual.
    i: String,
    /// Began: milliseconds, the first since 1970, the others since the one before. Absent if each began when its id was made.
    b: Vec<i64>,
    /// Runs: the wall clock less UTC in minutes, and how many.
    o: Vec<i64>,
    /// Running time, in tenths of a second.
    d: Vec<i64>,
    /// For each session how many components, and for each of these: tag, clean, wobbles, stumbles, falls, unsized, waiting, how
    /// many levels, each level less the component's tag, doubled, and one more where it is below 0; and but for the last, whose is the
    /// rest, running time in tenths.
    c: Column,
    /// Places of sessions in which only misses were logged.
    m: Vec<i64>,
    /// Guesses of how many of ten were clean: place and guess in turn.
    v: Column,
    /// Other learners than the record's: places, and who.
    l: Vec<(u32, LearnerId)>,
    /// What breakdown ladders reached: places, and what.
    g: Vec<(u32, LadderRun)>,
}

record!(Columns { "i" must i, "b" may b, "o" must o, "d" must d, "c" may c, "m" may m, "v" may v, "l" may l, "g" may g });

impl Year {
    pub fn new(learner: LearnerId) -> Self {
        Self { learner, rows: Vec::new() }
    }

    /// The place of a session's row, or where it would be.
    pub fn place(&self, id: &SessionId) -> Result<usize, usize> {
        self.rows.binary_search_by(|row| row.session.id.cmp(id))
    }

    /// Puts a row in its place.
    pub fn put(&mut self, row: Row) {
        match self.place(&row.session.id) {
            Ok(place) => self.rows[place] = row,
            Err(place) => self.rows.insert(place, row),
        }
    }

    /// The year of this skill, in a record of this learner. `None` if its rows are in no order.
    pub fn of(mut self, skill: &SkillId, learner: &LearnerId) -> Option<Self> {
        self.learner = learner.clone();
        for row in &mut self.rows {
            row.session.skill = skill.clone();
            if row.session.learner == nobody() {
                row.session.learner = learner.clone();
            }
        }
        self.rows.is_sorted_by(|a, b| a.session.id < b.session.id).then_some(self)
    }
}

/// Stands for the record's skill and learner until they are known.
fn nobody() -> LearnerId {
    // no id is made before 1970
    LearnerId::new(Instant(0), 0)
}

impl Record for Year {
    fn to_json(&self) -> Json {
        let (mut ids, mut before, mut is_usual, mut is_moved) = (Vec::new(), 0, true, false);
        let mut form = Columns {
            i: String::new(),
            b: vec![],
            o: vec![],
            d: vec![],
            c: Column::default(),
            m: vec![],
            v: Column::default(),
            l: vec![],
            g: vec![],
        };
        for (place, Row { session, check }) in self.rows.iter().enumerate() {
            ids.extend([session.id.as_str(), check]);
            is_usual &= session.id.as_str().len() == ID;
            is_moved |= session.id.made_at() != Some(session.began);
            form.b.push(session.began.0.wrapping_sub(before));
            before = session.began.0;
            let offset = i64::from(session.utc_offset_min);
            match form.o.as_mut_slice() {
                [.., same, count] if *same == offset => *count += 1,
                _ => form.o.extend([offset, 1]),
            }
            form.d.push(session.running / TENTH);
            form.c.numbers.push(session.parts.len() as i64);
            for part in &session.parts {
                let counts = [part.clean, part.wobbles, part.stumbles, part.falls, part.unsized_misses, part.waiting];
                let tag = i64::from(part.component);
                form.c.numbers.push(tag);
                form.c.numbers.extend(counts.map(i64::from));
                form.c.numbers.push(part.levels.len() as i64);
                form.c.numbers.extend(part.levels.iter().map(|level| doubled(i64::from(*level) - tag)));
                form.c.numbers.push(part.running / TENTH);
            }
            if !session.parts.is_empty() {
                form.c.numbers.pop();
            }
            if session.misses_only {
                form.m.push(place as i64);
            }
            form.v.numbers.extend(session.guess.iter().flat_map(|guess| [place as i64, i64::from(*guess)]));
            form.g.extend(session.ladders.iter().map(|run| (place as u32, *run)));
            if session.learner != self.learner {
                form.l.push((place as u32, session.learner.clone()));
            }
        }
        form.i = ids.join(if is_usual { "" } else { " " });
        if !is_moved {
            form.b.clear();
        }
        form.to_json()
    }

    fn from_json(json: &Json) -> Option<Self> {
        let form = Columns::from_json(json).filter(|form| !form.c.is_list)?;
        let mut ids = ids_of(&form.i)?.into_iter();
        let mut offsets =
            form.o.chunks_exact(2).flat_map(|run| std::iter::repeat_n(run[0], run[1].clamp(0, 100_000) as usize));
        let (mut began, mut parts) = (0_i64, form.c.numbers.iter().copied());
        let mut rows: Vec<Row> = Vec::with_capacity(form.d.len());
        for (place, running) in form.d.iter().enumerate() {
            let (id, check) = ids.next()?;
            let id = SessionId::try_from(id.to_owned()).ok()?;
            began = match form.b.get(place) {
                Some(more) => began.checked_add(*more).filter(|at| (0..=LATEST.0).contains(at))?,
                None => id.made_at()?.0,
            };
            let check = Some(check).filter(|check| check.len() == CHECK)?.to_owned();
            let running = running.checked_mul(TENTH)?;
            let session = CountedSession {
                id,
                learner: nobody(),
                skill: nobody(),
                began: Instant(began),
                utc_offset_min: offsets.next()?.try_into().ok()?,
                running,
                misses_only: false,
                guess: None,
                parts: parts_of(running, &mut parts)?,
                ladders: Vec::new(),
            };
            rows.push(Row { session, check });
        }
        for place in form.m {
            rows.get_mut(usize::try_from(place).ok()?)?.session.misses_only = true;
        }
        let (guesses, rest) = form.v.numbers.as_chunks::<2>();
        for [place, guess] in guesses {
            let guess = u8::try_from(*guess).ok().filter(|guess| *guess <= GUESS_MOST)?;
            rows.get_mut(usize::try_from(*place).ok()?)?.session.guess = Some(guess);
        }
        for (place, learner) in form.l {
            rows.get_mut(place as usize)?.session.learner = learner;
        }
        for (place, run) in form.g {
            rows.get_mut(place as usize)?.session.ladders.push(run);
        }
        let is_whole = rest.is_empty()
            && (form.b.is_empty() || form.b.len() == form.d.len())
            && ids.next().is_none()
            && parts.next().is_none();
        is_whole.then_some(Self { learner: nobody(), rows })
    }
}

/// Ids and checksums in turn; `None` if there is one without the other.
fn ids_of(all: &str) -> Option<Vec<(&str, &str)>> {
    let pieces: Vec<&str> = match all.contains(' ') {
        true => all.split(' ').collect(),
        false if all.is_ascii() => {
            let rows = (0..all.len()).step_by(ID + CHECK);
            rows.flat_map(|row| [all.get(row..row + ID), all.get(row + ID..row + ID + CHECK)]).collect::<Option<_>>()?
        }
        false => return None,
    };
    let (pairs, rest) = pieces.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[id, check]| (*id, *check)).collect())
}

/// A number as one that is not below 0.
fn doubled(number: i64) -> i64 {
    number << 1 ^ number >> 63
}

fn halved(doubled: i64) -> i64 {
    doubled >> 1 ^ -(doubled & 1)
}

fn parts_of(running: Millis, numbers: &mut dyn Iterator<Item = i64>) -> Option<Vec<CountedPart>> {
    let (mut left, mut parts) = (running, Vec::new());
    let count = numbers.next()?;
    for nth in 1..=count {
        let tag = numbers.next()?;
        let mut number = || numbers.next().and_then(|number| u32::try_from(number).ok());
        let [clean, wobbles, stumbles, falls, unsized_misses, waiting, levels] =
            [number()?, number()?, number()?, number()?, number()?, number()?, number()?];
        let level = |_| halved(numbers.next()?).checked_add(tag).and_then(|level| TagNo::try_from(level).ok());
        let levels = (0..levels).map(level).collect::<Option<_>>()?;
        let running = if nth == count { left } else { numbers.next()?.checked_mul(TENTH)? };
        left = left.checked_sub(running)?;
        let component = TagNo::try_from(tag).ok()?;
        parts.push(CountedPart {
            component,
            levels,
            running,
            clean,
            wobbles,
            stumbles,
            falls,
            unsized_misses,
            waiting,
        });
    }
    Some(parts)
}
