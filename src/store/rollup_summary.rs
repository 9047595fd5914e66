//! What Practice shows of a skill, from the sessions in numbers and the few newest sessions themselves.

use super::keys;
use super::records::Store;
use super::rollups::Rollups;
use super::storage::{Storage, StorageError};
use super::summaries::Archived;
use crate::domain::{CountedSession, STANDING_ATTEMPTS, SkillId, SkillSummary, TagNo};

/// What was practised last is read off so many sessions, and what more it takes to say where each component stands.
const NEWEST: usize = 60;

impl Rollups {
    /// What Practice shows of `skill`, if there are sessions of it: the sums of all, and of what was practised last the newest
    /// sessions only.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn summary_of<S: Storage>(
        &self,
        store: &mut Store<S>,
        skill: &SkillId,
    ) -> Result<Option<SkillSummary>, StorageError> {
        let mut all = self.sessions();
        all.retain(|session| session.skill == *skill);
        let mut summary = SkillSummary::default();
        let newest = all.len().saturating_sub(NEWEST);
        let older = standing_on(&all);
        for (nth, session) in all.iter().enumerate() {
            if (nth >= newest || older.contains(&nth))
                && let Some(session) = store.read_session(&session.id)?
            {
                summary.add(&session, false);
            }
        }
        all.iter().for_each(|session| summary.add_ladders(&session.ladders));
        summary.sum_up(&all);
        let archives = store.archived()?;
        for session in
            all.iter().filter(|session| archives.iter().any(|archive| archive.ids.binary_search(&session.id).is_ok()))
        {
            summary.count_elsewhere(session.running, session.summary().misses());
        }
        for (_, archived, attempts) in archives.iter().flat_map(Archived::by_skill).filter(|(of, ..)| *of == skill) {
            summary.add_archived(archived, &attempts);
        }
        let mut noted = store.ids(keys::NOTE)?.into_iter().rev();
        summary.noted = noted.find(|noted| all.iter().any(|session| session.id == *noted));
        Ok((summary.sessions > 0).then_some(summary))
    }
}

/// The places of the sessions that say where components stand: of each component the newest, back to where its level was set, or as
/// many attempts are known as are looked at. `all` are of one skill, oldest first.
fn standing_on(all: &[CountedSession]) -> Vec<usize> {
    let mut places = Vec::new();
    // component, its level, how many attempts are known; none once there is nothing more to find
    let mut open: Vec<(TagNo, TagNo, Option<usize>)> = Vec::new();
    for (place, session) in all.iter().enumerate().rev() {
        for part in &session.parts {
            let level = part.levels.first().copied().unwrap_or(0);
            let known = open.iter().position(|(component, ..)| *component == part.component).unwrap_or_else(|| {
                open.push((part.component, level, Some(0)));
                open.len() - 1
            });
            let (_, set, known) = &mut open[known];
            let Some(n) = *known else { continue };
            let misses = part.wobbles + part.stumbles + part.falls + part.unsized_misses;
            let more = if session.misses_only { 0 } else { (part.clean + misses) as usize };
            // also the one that ends it: its level was another
            places.push(place);
            let goes_on = part.levels == [*set] && n + more < STANDING_ATTEMPTS;
            *known = goes_on.then_some(n + more);
        }
    }
    places
}
