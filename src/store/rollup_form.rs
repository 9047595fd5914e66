//! The stored form of a year in numbers: about 70 characters for a session, in columns.

use crate::domain::{CountedPart, CountedSession, Instant, LearnerId, Millis, SessionId, SkillId, TagNo};
use crate::json::{Json, Record};

const TENTH: Millis = 100;
/// The length of a checksum.
const CHECK: usize = 8;

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
    /// Ids, each followed by the checksum of its record.
    i: String,
    /// Began: milliseconds, the first since 1970, the others since the one before.
    b: Vec<i64>,
    /// Runs: the wall clock less UTC in minutes, and how many.
    o: Vec<i64>,
    /// Running time, in tenths of a second.
    d: Vec<i64>,
    /// For each session how many components, and for each of these: tag, clean, wobbles, stumbles, falls, unsized, waiting, how
    /// many levels, each level less the component's tag; and but for the last, whose is the rest, running time in tenths.
    c: Vec<i64>,
    /// Places of sessions in which only misses were logged.
    m: Vec<i64>,
    /// Other learners than the record's: places, and who.
    l: Vec<(u32, LearnerId)>,
}

record!(Columns { "i" must i, "b" must b, "o" must o, "d" must d, "c" must c, "m" may m, "l" may l });

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
        let (mut ids, mut before) = (Vec::new(), 0);
        let mut form = Columns { i: String::new(), b: vec![], o: vec![], d: vec![], c: vec![], m: vec![], l: vec![] };
        for (place, Row { session, check }) in self.rows.iter().enumerate() {
            ids.push(format!("{} {check}", session.id));
            form.b.push(session.began.0.wrapping_sub(before));
            before = session.began.0;
            let offset = i64::from(session.utc_offset_min);
            match form.o.as_mut_slice() {
                [.., same, count] if *same == offset => *count += 1,
                _ => form.o.extend([offset, 1]),
            }
            form.d.push(session.running / TENTH);
            form.c.push(session.parts.len() as i64);
            for part in &session.parts {
                let counts = [part.clean, part.wobbles, part.stumbles, part.falls, part.unsized_misses, part.waiting];
                let tag = i64::from(part.component);
                form.c.push(tag);
                form.c.extend(counts.map(i64::from));
                form.c.push(part.levels.len() as i64);
                form.c.extend(part.levels.iter().map(|level| i64::from(*level) - tag));
                form.c.push(part.running / TENTH);
            }
            if !session.parts.is_empty() {
                form.c.pop();
            }
            if session.misses_only {
                form.m.push(place as i64);
            }
            if session.learner != self.learner {
                form.l.push((place as u32, session.learner.clone()));
            }
        }
        form.i = ids.join(" ");
        form.to_json()
    }

    fn from_json(json: &Json) -> Option<Self> {
        let form = Columns::from_json(json)?;
        let mut ids = form.i.split(' ').filter(|id| !id.is_empty());
        let mut offsets =
            form.o.chunks_exact(2).flat_map(|run| std::iter::repeat_n(run[0], run[1].clamp(0, 100_000) as usize));
        let (mut began, mut parts) = (0_i64, form.c.iter().copied());
        let mut rows: Vec<Row> = Vec::with_capacity(form.b.len());
        for (delta, running) in form.b.iter().zip(&form.d) {
            began = began.wrapping_add(*delta);
            let id = SessionId::try_from(ids.next()?.to_owned()).ok()?;
            let check = ids.next().filter(|check| check.len() == CHECK)?.to_owned();
            let running = running.checked_mul(TENTH)?;
            let session = CountedSession {
                id,
                learner: nobody(),
                skill: nobody(),
                began: Instant(began),
                utc_offset_min: offsets.next()?.try_into().ok()?,
                running,
                misses_only: false,
                parts: parts_of(running, &mut parts)?,
            };
            rows.push(Row { session, check });
        }
        let is_whole = form.b.len() == form.d.len() && ids.next().is_none() && parts.next().is_none();
        for place in form.m {
            rows.get_mut(usize::try_from(place).ok()?)?.session.misses_only = true;
        }
        for (place, learner) in form.l {
            rows.get_mut(place as usize)?.session.learner = learner;
        }
        is_whole.then_some(Self { learner: nobody(), rows })
    }
}

fn parts_of(running: Millis, numbers: &mut dyn Iterator<Item = i64>) -> Option<Vec<CountedPart>> {
    let (mut left, mut parts) = (running, Vec::new());
    let count = numbers.next()?;
    for nth in 1..=count {
        let tag = numbers.next()?;
        let mut number = || numbers.next().and_then(|number| u32::try_from(number).ok());
        let [clean, wobbles, stumbles, falls, unsized_misses, waiting, levels] =
            [number()?, number()?, number()?, number()?, number()?, number()?, number()?];
        let level = |_| numbers.next()?.checked_add(tag).and_then(|level| TagNo::try_from(level).ok());
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
