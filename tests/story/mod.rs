//! What the stories in these tests share: a learner with a skill, a clock that is moved by hand, a phone with storage,
//! and storages that fail as real ones do.
#![allow(dead_code, unused_imports)] // each test binary tells its own stories and needs a part of this

mod half_a_year;
mod phone;
mod random;
mod storages;
mod wish;

pub use half_a_year::{half_a_year, phone_of_half_a_year};
pub use phone::{Kept, Phone, phone, remembered};
pub use random::same_cases;
pub use storages::{BASE, Dying, Moody, Quota, contents, copy_of, full, newer, of, short};
pub use wish::Wish;

use wobble::domain::{
    AbsenceAnswer, Effect, Event, FinishedSession, Fresh, Id, Instant, Intent, Millis, Model, NewComponent, Note,
    Recorded, Reflection, Seq, Session, SessionId, Size, Skill, Source, Started, TagNo, update,
};

/// 2026-11-20T17:00:00Z, a Friday: when stories begin.
pub const FRIDAY: Instant = Instant(1_795_194_000_000);
/// Berlin, in winter.
pub const BERLIN: i16 = 60;

pub const SECOND: Millis = 1000;
pub const MINUTE: Millis = 60 * SECOND;
pub const HOUR: Millis = 60 * MINUTE;
pub const DAY: Millis = 24 * HOUR;

/// The component "Two-foot stop".
pub const STOP: TagNo = 1;
/// Its ladder, easiest first.
pub const HAND: TagNo = 2;
pub const NEAR: TagNo = 3;
pub const FREE: TagNo = 4;
pub const FASTER: TagNo = 5;
pub const JOG: TagNo = 6;
/// Its causes and tweaks.
pub const LEANED_BACK: TagNo = 7;
pub const LOOKED_DOWN: TagNo = 8;
pub const BEND_KNEES: TagNo = 9;
pub const EYES_UP: TagNo = 10;
/// The component "One-foot glide".
pub const GLIDE: TagNo = 11;
/// Its ladder.
pub const TWO_SECONDS: TagNo = 12;
pub const FIVE_SECONDS: TagNo = 13;
/// Its only cause and tweak.
pub const ANKLE_ROLLED: TagNo = 14;
pub const BELLY_FIRM: TagNo = 15;

/// Emoji, right to left, quotes, controls, and what JSON escapes.
pub const LETTERS: &str = "⛸️ ברכיים! رُكبتان \"soft\" \\ knees\n\tñ 膝 𝄞 \u{2028}\u{7f} <b>&amp;</b>";

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn component(name: &str, ladder: &[&str], causes: &[&str], tweaks: &[&str]) -> NewComponent {
    let levels = ladder.iter().map(|name| ((*name).to_owned(), None, None)).collect();
    NewComponent { name: name.to_owned(), levels, causes: texts(causes), tweaks: texts(tweaks) }
}

/// A skill with the tags above. A fall in it is a fall of the body, if `body`.
pub fn skating(body: bool) -> Skill {
    let stop = component(
        "Two-foot stop",
        &["Hand on the barrier", "Hand near the barrier", "No barrier", "Faster in", "From a jog"],
        &["Leaned back", "Looked down"],
        &["Bend knees", "Eyes up"],
    );
    let glide = component("One-foot glide", &["2 seconds", "5 seconds"], &["Ankle rolled in"], &["Belly firm"]);
    let id = Id::new(Instant(FRIDAY.0 - HOUR), 0x5_1411);
    let skill = Skill::new(id, Id::me(), "Ice skating".to_owned(), body, vec![stop, glide], 0).expect("few names");
    assert_eq!(skill.chosen, STOP);
    assert_eq!(skill.components[1].tag, GLIDE);
    assert_eq!(skill.components[1].tweaks[0].tag, BELLY_FIRM);
    skill
}

/// A learner who taps, and the rules alone: nothing is stored.
pub struct Rink {
    pub model: Model,
    pub now: Instant,
    chance: u64,
}

impl Rink {
    /// Friday, 18:00 in Berlin, with a skill that was taken up, and no session.
    pub fn open() -> Self {
        Self::with(skating(true))
    }

    /// The same, with this skill.
    pub fn with(skill: Skill) -> Self {
        let mut rink = Self { model: Model::new(), now: FRIDAY, chance: 0 };
        rink.wish(Intent::AddSkill(Box::new(skill)));
        rink
    }

    /// The same, with a session that has just begun.
    pub fn in_session() -> Self {
        let mut rink = Self::open();
        rink.wish(Intent::StartSession);
        rink
    }

    /// Fulfils a wish now.
    pub fn wish(&mut self, wish: impl Into<Wish>) -> Vec<Effect> {
        self.chance += 1;
        let fresh = Fresh { now: self.now, chance: self.chance, utc_offset_min: BERLIN };
        wish.into().fulfil(&mut self.model, fresh)
    }

    /// Lets time pass.
    pub fn later(&mut self, span: Millis) -> &mut Self {
        self.now = self.now.after(span);
        self
    }

    /// Logs a clean attempt.
    pub fn clean(&mut self) -> Vec<Effect> {
        self.wish(Intent::LogClean(Source::Touch))
    }

    /// Logs a miss and answers its event's place.
    pub fn miss(&mut self) -> Seq {
        let effects = self.wish(Intent::LogMicroFailure(Source::Touch));
        match effects.as_slice() {
            [Effect::Append(_, Recorded { seq, .. })] => *seq,
            other => panic!("a miss is one event, not {other:?}"),
        }
    }

    /// Misses, and answers the miss with a tweak at once.
    pub fn miss_and_tweak(&mut self, tag: TagNo) -> Seq {
        let miss = self.miss();
        self.wish(Intent::Reflect(miss, tweak(tag)));
        miss
    }

    /// The session that is going on.
    pub fn session(&self) -> &Session {
        self.model.session.as_ref().expect("a session is going on")
    }

    /// Its id.
    pub fn id(&self) -> SessionId {
        self.session().id().clone()
    }

    /// The effect of one event that happened now.
    pub fn appended(&self, seq: Seq, event: Event) -> Vec<Effect> {
        vec![Effect::Append(self.id(), Recorded { seq, at: self.now, event })]
    }

    /// Ends, finishes without a note, and answers what is kept.
    pub fn finish(&mut self) -> FinishedSession {
        self.wish(Intent::EndSession);
        match self.wish(Intent::Finish).as_slice() {
            [Effect::Keep(finished, None, None)] => (**finished).clone(),
            other => panic!("finishing keeps the session, not {other:?}"),
        }
    }
}

/// What a person says of a miss.
pub fn said(size: Option<Size>, cause: Option<TagNo>, tweak: Option<TagNo>) -> Reflection {
    Reflection { size, cause, tweak }
}

/// Only a tweak.
pub fn tweak(tag: TagNo) -> Reflection {
    said(None, None, Some(tag))
}

/// The beginning of a session with the first component of [`skating`].
pub fn begun(id: SessionId, skill: &Skill) -> Started {
    Started {
        id,
        learner: Id::me(),
        skill: skill.id.clone(),
        component: STOP,
        level: HAND,
        planned_min: 25,
        utc_offset_min: BERLIN,
        misses_only: false,
        mix: None,
    }
}

/// A note of progress.
pub fn note_of(session: &FinishedSession, at: Instant, text: &str) -> Note {
    Note { session: session.id.clone(), skill: session.skill.clone(), at, text: text.to_owned() }
}

/// Wishes of an evening with everything in it, each with the time that passes before it: two components, undo of every
/// kind, a pause, an absence, a fall, a note. Each evening is one rung harder than the one before; the ladder has room for
/// four. All times are whole tenths of a second, as finished sessions keep them.
pub fn evening() -> Vec<(Millis, Intent)> {
    use Intent::*;
    use Size::{Fall, Stumble, Wobble};
    let touch = Source::Touch;
    let wobble = Some(Wobble);
    vec![
        (0, ChooseComponent(STOP)),
        (0, StartSession),
        (8 * SECOND, LogMicroFailure(touch)), // event 1
        (2 * SECOND, Reflect(1, said(wobble, None, None))),
        (SECOND, Reflect(1, said(wobble, Some(LEANED_BACK), None))),
        (SECOND, Reflect(1, said(wobble, Some(LEANED_BACK), Some(BEND_KNEES)))),
        (14 * SECOND, LogClean(touch)), // 5, the retry
        (9 * SECOND, LogClean(Source::Key)),
        (SECOND, Undo),
        (5 * SECOND, ChangeLevel(1)),
        (12 * SECOND, LogMicroFailure(touch)), // 9, waits
        (10 * SECOND, CloseReflection),
        (SECOND, ChangeLevel(-1)), // 10
        (SECOND, Undo),
        (4 * SECOND, SwitchComponent(GLIDE)),
        (20 * SECOND, LogMicroFailure(Source::Key)), // 13
        (3 * SECOND, Reflect(13, said(Some(Stumble), Some(ANKLE_ROLLED), Some(BELLY_FIRM)))),
        (20 * SECOND, LogMicroFailure(Source::Partner)), // 15, a retry that missed
        (2 * SECOND, Pause),
        (5 * MINUTE, Resume),
        (30 * SECOND, LogClean(touch)),
        (45 * MINUTE, Looked { last_seen: None }),
        (SECOND, AnswerAbsence(AbsenceAnswer::TookABreak)),
        (20 * SECOND, LogMicroFailure(touch)), // 20
        (2 * SECOND, Reflect(20, said(Some(Fall), None, None))),
        (9 * SECOND, GotUp),
        (30 * SECOND, LogClean(touch)),
        (5 * SECOND, EndSession),
        (9 * SECOND, DraftNote("Knees".to_owned())),
        (3 * SECOND, DraftNote("Knees, and then it stops".to_owned())),
        (2 * SECOND, Finish),
    ]
}
