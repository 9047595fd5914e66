//! What a person chose for themselves.

use std::ops::RangeInclusive;

use super::{LearnerId, Millis, Mix, Skill, SkillId, TagNo};

/// How long a session may be planned, in minutes.
pub const PLANNED_RANGE: RangeInclusive<u16> = 20..=60;
/// How long a session is planned if nothing is said, in minutes.
pub const PLANNED_DEFAULT: u16 = 25;

/// Within how many milliseconds a second touch of the same pad may count as a bounce.
pub const BOUNCE_RANGE: RangeInclusive<u16> = 150..=400;
/// How many it is if nothing is said.
pub const BOUNCE_DEFAULT: u16 = 250;

/// The colours.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum ThemeChoice {
    /// Light or dark, as the phone is.
    #[default]
    AsThePhone,
    /// Morning ice.
    Light,
    /// Evening ice.
    Dark,
    /// Black, white and yellow, for glare and gloves.
    Rink,
}

/// How long a reflection stays by itself.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum ReflectionTime {
    /// Ten seconds.
    #[default]
    Ten,
    /// Thirty seconds.
    Thirty,
    /// Until it is closed.
    UntilClosed,
}

impl ReflectionTime {
    /// The time, if there is one.
    pub fn millis(self) -> Option<Millis> {
        match self {
            Self::Ten => Some(10_000),
            Self::Thirty => Some(30_000),
            Self::UntilClosed => None,
        }
    }
}

/// What there is to tap in a session.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum PadLayout {
    /// A miss, and a clean attempt.
    #[default]
    Two,
    /// A miss by its size, and a clean attempt.
    Sizes,
    /// A miss by its cause, and a clean attempt, for somebody who taps for the learner.
    Causes,
}

/// What a person chose for themselves.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// The skills, in the person's order: the list by which they are found.
    pub skills: Vec<SkillId>,
    /// The skill that Practice opens with.
    pub skill: Option<SkillId>,
    /// The colours.
    pub theme: ThemeChoice,
    /// Planned length of a session, in minutes, within [`PLANNED_RANGE`].
    pub planned_min: u16,
    /// How long a reflection stays.
    pub reflection: ReflectionTime,
    /// Gloves on: one question at a time, on big chips. `None`: as the theme (on with the rink theme).
    pub gloves: Option<bool>,
    /// Pads mirrored for the left hand.
    pub left_hand: bool,
    /// When a backup was last exported, in milliseconds since 1970.
    pub last_backup: Option<super::Instant>,
    /// When the reminder of a backup was last put away, in milliseconds since 1970.
    pub reminder_put_away: Option<super::Instant>,
    /// Whether a tap is heard. `None`: it is.
    pub sounds: Option<bool>,
    /// Whether a tap is felt, where the phone can. `None`: it is.
    pub vibration: Option<bool>,
    /// Whether clean attempts are logged, too, in sessions that begin from now on. `None`: they are.
    pub cleans: Option<bool>,
    /// A second touch of the same pad within this many milliseconds is a bounce. `None`: [`BOUNCE_DEFAULT`].
    pub bounce_millis: Option<u16>,
    /// Whether letters, digits and signs press controls. `None`: they do.
    pub shortcuts: Option<bool>,
    /// Whether the reflection's question is said aloud. `None`: it is not.
    pub spoken: Option<bool>,
    /// An even click in sessions, where the level that is practised is a tempo.
    pub metronome: bool,
    /// How full the storage was when it was last told and put away, in percent. `None`: it never was.
    pub room_told: Option<u16>,
    /// What there is to tap. `None`: [`PadLayout::Two`].
    pub pads: Option<PadLayout>,
    /// Whether holding or dragging on the pad for a miss says its size. `None`: it does not.
    pub hold_sizes: Option<bool>,
    /// Whether a session says when it is time for a breath. `None`: it does.
    pub rest_cues: Option<bool>,
    /// The components that are practised in turn, and of which skill. `None`: one at a time.
    pub mix: Option<(SkillId, Mix)>,
    /// Whose practice it is. `None`: the device's owner's.
    pub learner: Option<LearnerId>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            skills: Vec::new(),
            skill: None,
            theme: ThemeChoice::default(),
            planned_min: PLANNED_DEFAULT,
            reflection: ReflectionTime::default(),
            gloves: None,
            left_hand: false,
            last_backup: None,
            reminder_put_away: None,
            sounds: None,
            vibration: None,
            cleans: None,
            bounce_millis: None,
            shortcuts: None,
            spoken: None,
            metronome: false,
            room_told: None,
            pads: None,
            hold_sizes: None,
            rest_cues: None,
            mix: None,
            learner: None,
        }
    }
}

impl Settings {
    /// Whether questions come one at a time on big chips.
    pub fn gloves_on(&self) -> bool {
        self.gloves.unwrap_or(self.theme == ThemeChoice::Rink)
    }

    /// Whether a tap is heard.
    pub fn sounds_on(&self) -> bool {
        self.sounds.unwrap_or(true)
    }

    /// Whether a tap is felt, where the phone can.
    pub fn vibration_on(&self) -> bool {
        self.vibration.unwrap_or(true)
    }

    /// Whether clean attempts are logged, too.
    pub fn cleans_on(&self) -> bool {
        self.cleans.unwrap_or(true)
    }

    /// Whether letters, digits and signs press controls.
    pub fn shortcuts_on(&self) -> bool {
        self.shortcuts.unwrap_or(true)
    }

    /// Whether the reflection's question is said aloud.
    pub fn spoken_on(&self) -> bool {
        self.spoken.unwrap_or(false)
    }

    /// A second touch of the same pad within this many milliseconds is a bounce.
    pub fn bounce(&self) -> u16 {
        self.bounce_millis.unwrap_or(BOUNCE_DEFAULT)
    }

    /// What there is to tap.
    pub fn pad_layout(&self) -> PadLayout {
        self.pads.unwrap_or_default()
    }

    /// Whether holding or dragging on the pad for a miss says its size.
    pub fn hold_sizes_on(&self) -> bool {
        self.hold_sizes.unwrap_or(false)
    }

    /// Whether a session says when it is time for a breath.
    pub fn rest_cues_on(&self) -> bool {
        self.rest_cues.unwrap_or(true)
    }

    /// What is practised in turn in a session of `skill` that begins with the component `first`; `None` where that is one alone.
    pub fn mix_of(&self, skill: &Skill, first: TagNo) -> Option<Mix> {
        let (_, mix) = self.mix.as_ref().filter(|(of, _)| *of == skill.id)?;
        mix.beginning_with(first, skill)
    }

    /// The same settings with every value within its bounds.
    pub fn within_bounds(mut self) -> Self {
        self.planned_min = self.planned_min.clamp(*PLANNED_RANGE.start(), *PLANNED_RANGE.end());
        self.bounce_millis = self.bounce_millis.map(|m| m.clamp(*BOUNCE_RANGE.start(), *BOUNCE_RANGE.end()));
        self
    }
}
