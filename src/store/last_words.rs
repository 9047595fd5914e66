//! What Practice says of each skill in the person's own words: the lesson that comes up first, or the newest note of progress. It is kept
//! with the summaries, and made from the lessons and notes themselves.

use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};
use crate::domain::{Lesson, Note, SessionId, SkillId, SkillSummary, TagNo};

/// What Practice says of skills in the person's own words, as it is stored: four texts for each of them, which are the skill; "j"
/// for a lesson, "p" for one that is pinned, "n" for a note of progress; the lesson's component or nothing, or the note's session; and
/// what it says. Of each component there is the newest lesson, or the newest that is pinned; and they begin with the newest of all, those
/// that are pinned ahead.
pub(super) type LastWords = Vec<String>;

/// What one of them begins with.
type Said<'a> = [&'a str; 3];

const LESSON: &str = "j";
const PINNED: &str = "p";
const NOTE: &str = "n";

/// What a person said last of a skill or a component.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum LastSaid {
    /// A lesson that is pinned.
    Pinned,
    /// The newest lesson.
    Lesson,
    /// The newest note of progress.
    Note,
}

fn find<'a>(words: &'a [String], is: &dyn Fn(&[String]) -> bool) -> Option<&'a String> {
    words.chunks_exact(4).find(|said| is(said)).map(|said| &said[3])
}

fn put(words: &mut LastWords, begin: Said, text: &str) {
    words.extend(begin.map(str::to_owned));
    words.push(text.to_owned());
}

impl<S: Storage> Store<S> {
    /// What the person said last of a skill: a lesson of this component or of the whole skill, one that is pinned first; or else the note
    /// of progress of the session that is `noted`.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn last_words(
        &mut self,
        skill: &SkillId,
        component: TagNo,
        noted: Option<&SessionId>,
    ) -> Result<Option<(LastSaid, String)>, StorageError> {
        if self.words.is_none() {
            let keys = self.keys_of(&[keys::LESSON])?;
            self.words = Some(words_of(self, &keys, &[])?);
        }
        let words = self.words.as_deref().unwrap_or_default();
        let tag = component.to_string();
        for (kind, is) in [(PINNED, LastSaid::Pinned), (LESSON, LastSaid::Lesson)] {
            let lesson =
                |said: &[String]| said[..2] == [skill.as_str(), kind] && (said[2].is_empty() || said[2] == tag);
            if let Some(lesson) = find(words, &lesson) {
                return Ok(Some((is, lesson.clone())));
            }
        }
        let Some(noted) = noted else { return Ok(None) };
        if let Some(note) = find(words, &|said| said[..3] == [skill.as_str(), NOTE, noted.as_str()]) {
            return Ok(Some((LastSaid::Note, note.clone())));
        }
        Ok(self.read::<Note>(&keys::note(noted))?.map(|(_, note)| (LastSaid::Note, note.text)))
    }

    /// The components of a skill that have a lesson, as far as that is known without reading.
    pub fn known_lessons(&self, skill: &SkillId) -> Vec<TagNo> {
        let said = self.words.as_deref().unwrap_or_default().chunks_exact(4);
        said.filter(|said| said[0] == skill.as_str() && said[1] != NOTE)
            .filter_map(|said| said[2].parse().ok())
            .collect()
    }

    /// The lesson of a component that comes up first, as far as that is known without reading; none of the whole skill.
    pub fn lesson_of(&self, skill: &SkillId, component: TagNo) -> Option<&str> {
        let tag = component.to_string();
        let is_its = |said: &[String]| said[0] == skill.as_str() && said[1] != NOTE && said[2] == tag;
        find(self.words.as_deref().unwrap_or_default(), &is_its).map(String::as_str)
    }

    /// A note or a lesson was changed or deleted: what was said last is read anew when it is needed.
    pub(super) fn forget_words(&mut self) {
        self.words = None;
    }

    /// A note of progress was kept with its session.
    pub(super) fn noted(&mut self, note: &Note) {
        let Some(words) = &mut self.words else { return };
        let (skill, session) = (note.skill.as_str(), note.session.as_str());
        let known = words.chunks_exact(4).position(|said| said[..2] == [skill, NOTE]);
        match known.map(|nth| &mut words[4 * nth + 2..4 * nth + 4]) {
            None => put(words, [skill, NOTE, session], &note.text),
            Some([known, text]) if known.as_str() <= session => {
                session.clone_into(known);
                note.text.clone_into(text);
            }
            Some(_) => {}
        }
    }
}

/// The last words of all skills, from the lessons and notes themselves; `keys` are all that there are.
pub(super) fn words_of<S: Storage>(
    store: &mut Store<S>,
    keys: &[String],
    summaries: &[(SkillId, SkillSummary)],
) -> Result<LastWords, StorageError> {
    let mut words = LastWords::new();
    let lessons = store.lessons_of(keys)?;
    for (is_pinned, kind) in [(true, PINNED), (false, LESSON)] {
        for Lesson { skill, component, text, .. } in
            lessons.iter().rev().filter(|lesson| lesson.pinned == is_pinned && !lesson.quiet)
        {
            let component = component.map(|tag| tag.to_string()).unwrap_or_default();
            let is_of = |said: &[String]| said[0] == skill.as_str() && said[1] != NOTE && said[2] == component;
            if find(&words, &is_of).is_none() {
                put(&mut words, [skill.as_str(), kind, &component], text);
            }
        }
    }
    for (skill, summary) in summaries {
        let Some(noted) = &summary.noted else { continue };
        if let Some((_, note)) = store.read::<Note>(&keys::note(noted))? {
            put(&mut words, [skill.as_str(), NOTE, noted.as_str()], &note.text);
        }
    }
    Ok(words)
}
