//! Days from which on something was different: a new tweak, a new coach, new skates. A person sets them, and charts have a line there.

use crate::domain::{Instant, Lesson, Skill, TagNo};
use crate::insights::day_number;
use crate::words;

/// More letters than this have no room on a chart.
const LETTERS: usize = 18;
/// Who marks a change within so many days has not seen what came of it.
const DAYS: i64 = 7;

/// A phase line of the standard celeration chart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhaseLine {
    /// The first day on which it was different, counted from 1 January 1970.
    pub day: i64,
    /// What was, in the person's words.
    pub text: String,
    /// It was marked when there was something to see behind it: who picks a day by what the chart looks like finds a difference by chance.
    pub is_late: bool,
}

impl PhaseLine {
    /// What stands on the chart.
    pub fn label(&self) -> String {
        match self.text.char_indices().nth(LETTERS) {
            Some((end, _)) => words::cut_off(self.text[..end].trim_end()),
            None => self.text.clone(),
        }
    }
}

/// Whether a lesson is a phase line of what is looked at: all of `skill`, or `component` with what was split from it. What concerns the
/// whole skill, or what the component was split from, concerns the component, too; not the other way round.
pub fn is_line_of(lesson: &Lesson, skill: &Skill, component: Option<TagNo>) -> bool {
    lesson.line.is_some()
        && lesson.skill == skill.id
        && match (lesson.component, component) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(of), Some(seen)) => skill.line_of(seen).contains(&of) || skill.line_of(of).contains(&seen),
        }
}

/// Those of `lessons` up to the day of `now`, which is an instant and the wall clock less UTC in minutes, by day; several of one day are one line.
pub fn phase_lines(lessons: &[Lesson], skill: &Skill, component: Option<TagNo>, now: (Instant, i16)) -> Vec<PhaseLine> {
    let of_it = lessons.iter().filter(|lesson| is_line_of(lesson, skill, component));
    let line = |lesson: &Lesson| {
        let day = i64::from(lesson.line?);
        let written = day_number(lesson.at, now.1);
        // a lesson may have become a line later than it was written: only its own day was surely not picked
        let is_late = written > day + DAYS || !lesson.quiet && day > written + DAYS;
        Some(PhaseLine { day, text: lesson.text.trim().to_owned(), is_late })
    };
    let today = day_number(now.0, now.1);
    let mut all: Vec<PhaseLine> = of_it.filter_map(line).filter(|line| line.day <= today).collect();
    all.sort_by_key(|line| line.day);
    all.dedup_by(|next, line| {
        let is_same = next.day == line.day;
        if is_same {
            line.text = words::both(&line.text, &next.text);
            line.is_late |= next.is_late;
        }
        is_same
    });
    all
}
