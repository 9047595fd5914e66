//! What a person looks at on Insights. It stays while the app is open, and its address says it, so that it outlasts a reload.

use crate::charts::{MarkInk, Shape};
use crate::domain::{Size, SkillId, Source, TagNo};
use crate::words;

/// Who or what logged: the word in an address, and on screen.
pub const SOURCES: [(Option<Source>, &str, &str); 4] = [
    (None, "", words::ANY_SOURCE),
    (Some(Source::Touch), "touch", words::BY_TOUCH),
    (Some(Source::Key), "key", words::BY_KEY),
    (Some(Source::Partner), "partner", words::BY_PARTNER),
];

/// Which misses are counted: the size, the words, the mark.
pub const COUNTED: [(Option<Size>, &str, MarkInk, Shape); 4] = [
    (None, words::ALL_MISSES, MarkInk::Miss, Shape::Disc),
    (Some(Size::Wobble), words::WOBBLES, MarkInk::Wobble, Shape::Disc),
    (Some(Size::Stumble), words::STUMBLES, MarkInk::Stumble, Shape::Square),
    (Some(Size::Fall), words::FALLS, MarkInk::Fall, Shape::Triangle),
];

/// The choices on Insights.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Looking {
    /// The skill whose charts are shown; `None`: the one that is practised.
    pub skill: Option<SkillId>,
    /// The component, with what was split from it; `None`: all of the skill.
    pub component: Option<TagNo>,
    /// How many weeks; without a number, all. `None`: nobody chose.
    pub weeks: Option<Option<u16>>,
    /// How many times as many weeks lie between these and now.
    pub back: u16,
    /// Attempts that were logged so; `None`: however they were.
    pub source: Option<Source>,
    /// Clean attempts are left out of the charts that can show them.
    pub without_cleans: bool,
    /// Misses of which size, where one can choose; `None`: all.
    pub size: Option<Size>,
    /// Frequency on the standard celeration chart.
    pub is_standard: bool,
}

impl Looking {
    /// Who or what logged, if that is chosen.
    pub fn source_word(&self) -> Option<&'static str> {
        self.source?;
        SOURCES.iter().find(|(of, ..)| *of == self.source).map(|(.., word)| *word)
    }
}
