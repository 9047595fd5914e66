//! What a person looks at on Insights. It stays while the app is open, and its address says it, so that it outlasts a reload.

use crate::domain::{Size, SkillId, Source, TagNo};

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
