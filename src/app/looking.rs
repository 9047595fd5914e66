//! What a person looks at on Insights. It stays while the app is open.

use crate::domain::SkillId;

/// The choices on Insights.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Looking {
    /// The skill whose charts are shown; `None`: the one that is practised.
    pub skill: Option<SkillId>,
    /// How many weeks a chart looks back, by the chart's id; without a number, all.
    pub back: Vec<(&'static str, Option<u16>)>,
}

impl Looking {
    /// How many weeks this chart was asked to look back, if it was.
    pub fn back(&self, chart: &str) -> Option<Option<u16>> {
        self.back.iter().find(|(known, _)| *known == chart).map(|(_, weeks)| *weeks)
    }

    /// Lets this chart look back so many weeks.
    pub fn look_back(&mut self, chart: &'static str, weeks: Option<u16>) {
        self.back.retain(|(known, _)| *known != chart);
        self.back.push((chart, weeks));
    }
}
