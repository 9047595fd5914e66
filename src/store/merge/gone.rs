//! What a deletion leaves: when it was, and of a session the numbers that were changed after it was kept, so that they are not lost
//! if somebody changed it later still. No words are left.

use crate::domain::{Closing, Instant, LearnerId, Size, SkillId, Source, TagNo};
use crate::json::{Json, Record};
use crate::store::session_parts::{Ended, Frame, Key, Parts, Register, Tried};

/// A deletion.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::store) struct Gone {
    /// When.
    pub(in crate::store) at: Instant,
    /// Of a session: what was changed.
    pub(in crate::store) changed: Parts,
}

impl Gone {
    /// The later of two deletions, and all changes.
    pub(super) fn join(&mut self, other: Self) {
        self.at = self.at.max(other.at);
        self.changed.join(other.changed);
    }
}

/// The frame as fields of their own, for the order of a list says nothing.
fn frame_json(frame: &Register<Frame>) -> Json {
    let Frame { learner, skill, began, offset, planned, tenths, pauses, misses_only, closing, ladders } = &frame.value;
    Json::object(vec![
        ("f", false, frame.at.to_json()),
        ("l", false, learner.to_json()),
        ("k", false, skill.to_json()),
        ("b", false, began.to_json()),
        ("o", false, offset.to_json()),
        ("p", false, planned.to_json()),
        ("e", false, Json::Int(tenths[0])),
        ("d", false, Json::Int(tenths[1])),
        ("z", true, pauses.to_json()),
        ("m", true, misses_only.then_some(true).to_json()),
        ("v", true, closing.guess.to_json()),
        ("i", true, closing.feel.to_json()),
        ("r", true, ladders.to_json()),
    ])
}

fn frame_of(json: &Json) -> Option<Register<Frame>> {
    fn read<T: Record>(json: &Json, name: &str) -> Option<T> {
        T::from_json(json.field(name)?)
    }
    let value = Frame {
        learner: read::<LearnerId>(json, "l")?,
        skill: read::<SkillId>(json, "k")?,
        began: read(json, "b")?,
        offset: read(json, "o")?,
        planned: read(json, "p")?,
        tenths: [read(json, "e")?, read(json, "d")?],
        pauses: read(json, "z").unwrap_or_default(),
        misses_only: read(json, "m").unwrap_or(false),
        closing: Closing { guess: read(json, "v"), feel: read(json, "i") }.checked()?,
        ladders: read(json, "r").unwrap_or_default(),
    };
    Some(Register { at: read(json, "f")?, value })
}

/// Sources by their numbers. Version 3 and before knew the first two.
const SOURCES: [Source; 3] = [Source::Touch, Source::Key, Source::Partner];
const SIZES: [Option<Size>; 4] = [None, Some(Size::Wobble), Some(Size::Stumble), Some(Size::Fall)];

fn number(tag: Option<TagNo>) -> i64 {
    tag.map_or(0, i64::from)
}

fn tag(number: i64) -> Option<Option<TagNo>> {
    TagNo::try_from(number).ok().map(|tag| Some(tag).filter(|tag| *tag != 0))
}

/// Key, instant, whether it is there, component, level, source; and for a retry the key of its miss and the tweak.
fn tried_row((tenth, nth): Key, tried: &Register<Tried>) -> Vec<i64> {
    let Tried { is_there, component, level, source, retry } = tried.value;
    let source = SOURCES.iter().position(|known| *known == source).unwrap_or(0) as i64;
    let mut row = vec![tenth, nth.into(), tried.at.0, is_there.into(), component.into(), level.into(), source];
    if let Some(((tenth, nth), tweak)) = retry {
        row.extend([tenth, nth.into(), tweak.into()]);
    }
    row
}

fn tried_of(row: &[i64]) -> Option<(Key, Register<Tried>)> {
    let [tenth, nth, at, there, component, level, source, retry @ ..] = row else { return None };
    let retry = match retry {
        [] => None,
        [tenth, nth, tweak] => Some(((*tenth, u32::try_from(*nth).ok()?), TagNo::try_from(*tweak).ok()?)),
        _ => return None,
    };
    let value = Tried {
        is_there: *there == 1,
        component: TagNo::try_from(*component).ok()?,
        level: TagNo::try_from(*level).ok()?,
        source: *SOURCES.get(usize::try_from(*source).ok()?)?,
        retry,
    };
    Some(((*tenth, u32::try_from(*nth).ok()?), Register { at: Instant(*at), value }))
}

/// Key, instant; and for a miss its size (0 unknown, 1 wobble, 2 stumble, 3 fall), cause and tweak.
fn ended_row((tenth, nth): Key, ended: &Register<Ended>) -> Vec<i64> {
    let mut row = vec![tenth, nth.into(), ended.at.0];
    if let Some((size, cause, tweak)) = ended.value {
        let size = SIZES.iter().position(|known| *known == size).unwrap_or(0);
        row.extend([size as i64, number(cause), number(tweak)]);
    }
    row
}

fn ended_of(row: &[i64]) -> Option<(Key, Register<Ended>)> {
    let [tenth, nth, at, miss @ ..] = row else { return None };
    let value = match miss {
        [] => None,
        [size, cause, tweak] => Some((*SIZES.get(usize::try_from(*size).ok()?)?, tag(*cause)?, tag(*tweak)?)),
        _ => return None,
    };
    Some(((*tenth, u32::try_from(*nth).ok()?), Register { at: Instant(*at), value }))
}

impl Record for Gone {
    fn to_json(&self) -> Json {
        let taps = &self.changed.taps;
        let tried: Vec<Vec<i64>> =
            taps.iter().filter_map(|(key, tap)| Some(tried_row(*key, tap.tried.as_ref()?))).collect();
        let ended: Vec<Vec<i64>> =
            taps.iter().filter_map(|(key, tap)| Some(ended_row(*key, tap.ended.as_ref()?))).collect();
        Json::object(vec![
            ("t", false, self.at.to_json()),
            ("f", true, self.changed.frame.as_ref().map_or(Json::Null, frame_json)),
            ("q", true, tried.to_json()),
            ("y", true, ended.to_json()),
        ])
    }

    fn from_json(json: &Json) -> Option<Self> {
        let mut gone = Self { at: Record::from_json(json.field("t")?)?, changed: Parts::default() };
        if let Some(frame) = json.field("f") {
            gone.changed.frame = Some(frame_of(frame)?);
        }
        let rows = |name: &str| json.field(name).map_or(Some(Vec::new()), Vec::<Vec<i64>>::from_json);
        for row in rows("q")? {
            let (key, tried) = tried_of(&row)?;
            gone.changed.taps.entry(key).tried = Some(tried);
        }
        for row in rows("y")? {
            let (key, ended) = ended_of(&row)?;
            gone.changed.taps.entry(key).ended = Some(ended);
        }
        Some(gone)
    }
}
