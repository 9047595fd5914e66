//! Causes: which are given most (Pareto), which come more or less often than before, and whether a component is precise.

use super::{Digest, Practised, Scope};
use crate::domain::TagNo;
use crate::insights::Share;
use crate::insights::methods::{Compared, Missing, benjamini_hochberg, compare};

/// A cause, among all that were given.
#[derive(Clone, PartialEq, Debug)]
pub struct CauseShare {
    /// Of which component.
    pub component: TagNo,
    /// Which cause.
    pub cause: TagNo,
    /// How often it was given.
    pub count: u32,
    /// How many causes were given in all.
    pub of: u32,
    /// This one and all more frequent ones.
    pub up_to: u32,
    /// How often it comes a minute in the later half of the sessions beside the earlier half.
    pub change: Result<Compared, Missing>,
    /// The chance of such a change if there is none, corrected for how many causes were looked at (Benjamini & Hochberg 1995); `None`
    /// where there is no verdict.
    pub q_value: Option<f64>,
}

/// The causes of `scope`, the most frequent first.
pub fn causes(sessions: &[Digest], scope: &Scope) -> Vec<CauseShare> {
    let practised: Vec<(&Digest, Practised)> =
        sessions.iter().filter_map(|digest| Some((digest, Practised::of(0, &digest.session, scope)?))).collect();
    // in the order of their tags, so that each is found quickly
    let mut counts: Vec<((TagNo, TagNo), u32)> = Vec::new();
    for given in practised.iter().flat_map(|(digest, _)| &digest.causes).filter(|given| scope.has(given.component)) {
        let key = (given.component, given.cause);
        match counts.binary_search_by_key(&key, |(known, _)| *known) {
            Ok(place) => counts[place].1 += given.count,
            Err(place) => counts.insert(place, (key, given.count)),
        }
    }
    let changes = changes(&practised, &counts);
    let mut counts: Vec<_> =
        counts.into_iter().zip(changes).map(|((key, count), change)| (key, count, change)).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let of = counts.iter().map(|(_, count, _)| count).sum();
    let mut up_to = 0;
    let mut all: Vec<CauseShare> = Vec::with_capacity(counts.len());
    for ((component, cause), count, change) in counts {
        up_to += count;
        all.push(CauseShare { component, cause, count, of, up_to, change, q_value: None });
    }
    let measured: Vec<(usize, f64)> = all
        .iter()
        .enumerate()
        .filter_map(|(place, cause)| match &cause.change {
            Ok(Compared::Measured(change)) => Some((place, change.p_value)),
            _ => None,
        })
        .collect();
    let p: Vec<f64> = measured.iter().map(|(_, p)| *p).collect();
    for ((place, _), q) in measured.iter().zip(benjamini_hochberg(&p)) {
        all[*place].q_value = Some(q);
    }
    all
}

/// How often each cause of `causes`, in the order of their tags, comes in the later half of the sessions of its component, by minute, beside the earlier half.
fn changes(practised: &[(&Digest, Practised)], causes: &[((TagNo, TagNo), u32)]) -> Vec<Result<Compared, Missing>> {
    // a component's sessions, one after the other, and how often the cause came in each
    let mut series: Vec<Vec<(u32, f64)>> = vec![Vec::new(); causes.len()];
    for (digest, _) in practised {
        for part in &digest.session.parts {
            let first = causes.partition_point(|((component, _), _)| *component < part.component);
            let own = causes[first..].iter().take_while(|((component, _), _)| *component == part.component).count();
            for series in &mut series[first..first + own] {
                series.push((0, part.running as f64 / 60_000.0));
            }
        }
        for given in &digest.causes {
            let found = causes.binary_search_by_key(&(given.component, given.cause), |(known, _)| *known);
            if let Some(newest) = found.ok().and_then(|place| series[place].last_mut()) {
                newest.0 = given.count;
            }
        }
    }
    let halves = |series: &Vec<(u32, f64)>| {
        let (earlier, later) = series.split_at(series.len() / 2);
        compare(earlier, later)
    };
    series.iter().map(halves).collect()
}

/// How many of the explained misses of `scope` have one of the two most frequent causes. A component is precise where that is most of them:
/// where the interval is above one half. Wobble's own definition.
pub fn precise(causes: &[CauseShare]) -> Option<Share> {
    let top = causes.get(1).or(causes.first())?;
    Share::of(top.up_to, top.of)
}
