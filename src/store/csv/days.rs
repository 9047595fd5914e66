//! Rows of one day become one session.

use std::collections::BTreeMap;

use super::draft::{Draft, DraftAttempt, DraftLevel, DraftMiss, in_order};
use super::rows::{Line, Tried};
use crate::domain::{ABSENCE_LIMIT, Closing, Instant, Millis, Pause, Source};

/// The rows of each skill, day, and session of that day, each as a session, oldest first.
pub(super) fn sessions(lines: Vec<Line>) -> Vec<Draft> {
    // a file in which nothing went well is one of misses: nobody knows what else there was
    let cleans_logged = lines.iter().any(|line| line.tried == Tried::One(None));
    let mut days: BTreeMap<_, Vec<Line>> = BTreeMap::new();
    for line in lines {
        days.entry((line.day, line.which.clone(), line.skill.clone())).or_default().push(line);
    }
    let drafts = days.into_values().filter_map(|lines| session(lines, cleans_logged)).collect();
    in_order(drafts, |draft: &Draft| draft.began.0)
}

fn session(mut lines: Vec<Line>, cleans_logged: bool) -> Option<Draft> {
    let is_one = |line: &Line| matches!(line.tried, Tried::One(_));
    let first = lines.first()?;
    // where every row has the moment of the session's beginning, nobody knows when each attempt was
    let differ = lines.iter().any(|line| line.at != first.at);
    let is_timed = lines.iter().all(|line| line.at.is_some() && is_one(line)) && (differ || lines.len() == 1);
    if is_timed {
        lines = in_order(lines, |line| line.at.map_or(0, |at| at.0));
    }
    let first = lines.first()?;
    let began = lines.iter().filter_map(|line| line.at).min().unwrap_or(first.noon);
    let mut draft = Draft {
        id: None,
        which: first.which.clone(),
        skill: first.skill.clone(),
        began,
        ended: began,
        utc_offset_min: lines.iter().find(|line| line.at == Some(began)).unwrap_or(first).utc_offset_min,
        planned_min: 0,
        running: 0,
        pauses: Vec::new(),
        misses_only: !lines.iter().any(|line| knows_cleans(line, cleans_logged)),
        note: notes(&lines),
        closing: Closing::default(),
        attempts: Vec::new(),
        is_spread: !is_timed,
        line: lines.iter().map(|line| line.line).min().unwrap_or(0),
    };
    // a session in which nothing was counted is not one in which only misses were
    draft.misses_only &= lines.iter().any(|line| line.tried != Tried::Nothing);
    if is_timed {
        timed(&mut draft, &lines)
    } else {
        spread(&mut draft, &lines)
    }
    draft.planned_min = u16::try_from((draft.running + 30_000) / 60_000).unwrap_or(u16::MAX);
    Some(draft)
}

fn knows_cleans(line: &Line, cleans_logged: bool) -> bool {
    match line.tried {
        Tried::One(_) => cleans_logged,
        Tried::Many(clean, _) => clean.is_some(),
        Tried::Nothing => false,
    }
}

fn notes(lines: &[Line]) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for line in lines {
        if !line.note.is_empty() && !notes.contains(&line.note.as_str()) {
            notes.push(&line.note);
        }
    }
    notes.join("\n")
}

fn attempt(line: &Line, at: Instant, running: Millis, miss: Option<DraftMiss>) -> DraftAttempt {
    let level = DraftLevel { name: line.level.clone(), ..DraftLevel::default() };
    DraftAttempt { at, running, component: line.component.clone(), level, miss, source: Source::Key, retry: None }
}

/// Attempts that say when they were. A silence that a running session would ask about was no practice.
fn timed(draft: &mut Draft, lines: &[Line]) {
    let (mut last, mut paused) = (draft.began, 0);
    for line in lines {
        let (Tried::One(miss), Some(at)) = (&line.tried, line.at) else { continue };
        let silence = at.since(last);
        if silence > ABSENCE_LIMIT {
            draft.pauses.push(Pause { from: last, until: at });
            paused += silence;
        }
        draft.attempts.push(attempt(line, at, at.since(draft.began) - paused, miss.clone()));
        last = at;
    }
    // each row may say how long the whole session was
    let said = lines.iter().filter_map(|line| line.minutes).max().unwrap_or(0);
    draft.running = said.max(last.since(draft.began) - paused);
    draft.ended = draft.began.after(draft.running + paused);
}

/// Attempts of which only the session is known, spread evenly over its time; counts, each over its own part of it.
fn spread(draft: &mut Draft, lines: &[Line]) {
    let counted = lines.iter().any(|line| !matches!(line.tried, Tried::One(_)));
    if !counted {
        draft.running = lines.iter().filter_map(|line| line.minutes).max().unwrap_or(0);
        let all = lines.len() as i64;
        for (nth, line) in lines.iter().enumerate() {
            let running = draft.running * (2 * nth as i64 + 1) / (2 * all);
            if let Tried::One(miss) = &line.tried {
                draft.attempts.push(attempt(line, draft.began.after(running), running, miss.clone()));
            }
        }
    } else {
        for line in lines {
            let length = line.minutes.unwrap_or(0);
            let (clean, misses) = match &line.tried {
                Tried::One(None) => (1, 0),
                Tried::One(Some(_)) => (0, 1),
                Tried::Many(clean, misses) => (i64::from(clean.unwrap_or(0)), i64::from(*misses)),
                Tried::Nothing => (0, 0),
            };
            let all = clean + misses;
            for nth in 0..all {
                // the misses lie evenly among the clean ones
                let is_miss = (nth + 1) * misses / all > nth * misses / all;
                let running = draft.running + length * (2 * nth + 1) / (2 * all);
                let known = match &line.tried {
                    Tried::One(Some(miss)) => miss.clone(),
                    _ => DraftMiss::default(),
                };
                draft.attempts.push(attempt(line, draft.began.after(running), running, is_miss.then_some(known)));
            }
            draft.running += length;
        }
    }
    draft.ended = draft.began.after(draft.running);
}
