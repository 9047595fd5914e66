//! "I suck at stops", said with what is known: which component is meant, and what its attempts say. No more is said than is known.
//!
//! *Method*: plain counts of what was logged. The cause is named that most of the explained misses have, from [`SHARE_MINIMUM`] explained
//! ones on and only where no other has as many. The tweak is the one whose retries after that cause were clean most surely: the highest
//! lower end of the 95 % Wilson interval, from [`RETRIES_MINIMUM`] retries on; without one, the tweak that was chosen last after that
//! cause, of which nothing is claimed.

use super::interval::{SHARE_MINIMUM, Z95, wilson};
use crate::domain::{FinishedSession, Outcome, TagNo};

/// So many retries of a tweak, or nothing is said of how they ended.
pub const RETRIES_MINIMUM: u32 = 3;

/// So many of the newest sessions of a component are looked through for causes and tweaks.
pub const LOOKED_THROUGH: usize = 60;

/// What is known of a component.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// In how many sessions it was tried, of those that were looked through.
    pub sessions: u32,
    /// The misses in them that have a cause.
    pub explained: u32,
    /// The cause that most of these have, and how many.
    pub cause: Option<(TagNo, u32)>,
    /// What to change next.
    pub tweak: Option<Next>,
}

/// A tweak to go on with.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Next {
    /// Which.
    pub tweak: TagNo,
    /// How many of how many retries with it were clean, if there were enough.
    pub clean: Option<(u32, u32)>,
}

/// What `sessions`, oldest first, say of `component`.
pub fn facts(sessions: &[FinishedSession], component: TagNo) -> Facts {
    let mut facts = Facts::default();
    let mut causes: Vec<(TagNo, u32)> = Vec::new();
    let mut tried: Vec<Tried> = Vec::new();
    let mut nth = 0;
    for session in sessions {
        let own = |place: &usize| session.attempts[*place].component == component;
        let mut is_tried = false;
        for place in (0..session.attempts.len()).filter(own) {
            let attempt = &session.attempts[place];
            (is_tried, nth) = (true, nth + 1);
            if let Some(micro) = attempt.micro() {
                if let Some(cause) = micro.cause {
                    facts.explained += 1;
                    match causes.iter_mut().find(|(known, _)| *known == cause) {
                        Some((_, count)) => *count += 1,
                        None => causes.push((cause, 1)),
                    }
                }
                if let Some(tweak) = micro.tweak {
                    entry(&mut tried, (micro.cause, tweak)).2 = nth;
                }
            }
            if let Some(retry) = attempt.retry {
                let cause = session.attempts.get(retry.miss).and_then(|miss| miss.micro()?.cause);
                let scores = &mut entry(&mut tried, (cause, retry.tweak)).1;
                *scores = [scores[0] + u32::from(attempt.outcome == Outcome::Clean), scores[1] + 1];
            }
        }
        facts.sessions += u32::from(is_tried);
    }
    let most = causes.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let mut leading = causes.iter().filter(|(_, count)| *count == most);
    facts.cause = match (leading.next(), leading.next()) {
        (Some(cause), None) if facts.explained >= SHARE_MINIMUM => Some(*cause),
        _ => None,
    };
    // where no cause stands out, whatever was changed counts
    let is_of = |cause: &Option<TagNo>| facts.cause.is_none() || *cause == facts.cause.map(|(tag, _)| tag);
    tried.retain(|((cause, _), ..)| is_of(cause));
    let lower = |[clean, all]: [u32; 2]| wilson(clean as usize, all as usize, Z95).0;
    let scored = tried.iter().filter(|(_, [_, all], _)| *all >= RETRIES_MINIMUM);
    let best = scored.max_by(|a, b| lower(a.1).total_cmp(&lower(b.1)).then(a.2.cmp(&b.2)));
    let last = || tried.iter().max_by_key(|(.., when)| *when);
    facts.tweak = match best {
        Some(((_, tweak), [clean, all], _)) => Some(Next { tweak: *tweak, clean: Some((*clean, *all)) }),
        None => last().map(|((_, tweak), ..)| Next { tweak: *tweak, clean: None }),
    };
    facts
}

/// A cause and a tweak; clean retries and all; when the tweak was last chosen.
type Tried = ((Option<TagNo>, TagNo), [u32; 2], usize);

fn entry(tried: &mut Vec<Tried>, of: (Option<TagNo>, TagNo)) -> &mut Tried {
    let place = tried.iter().position(|(known, ..)| *known == of).unwrap_or_else(|| {
        tried.push((of, [0; 2], 0));
        tried.len() - 1
    });
    &mut tried[place]
}

/// Which of `names` the `words` speak of, both in lower case: those that share the most words with them, in their order; none where
/// no word is shared. A word is shared if one begins as the other, but for an ending of up to four letters: "stops", "stopping", "stop".
pub fn meant(words: &str, names: &[&str]) -> Vec<usize> {
    let said: Vec<&str> = words_in(words).collect();
    let shared = |name: &str| {
        let parts: Vec<&str> = words_in(name).collect();
        parts.iter().filter(|part| said.iter().any(|word| is_same_word(word, part))).count()
    };
    let scores: Vec<usize> = names.iter().map(|name| shared(name)).collect();
    let most = scores.iter().copied().max().unwrap_or(0);
    (0..names.len()).filter(|place| most > 0 && scores[*place] == most).collect()
}

/// Words of three letters and more, and what is no letter of ours: a word of two letters may be all of a word elsewhere.
fn words_in(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.len() > 2)
}

fn is_same_word(one: &str, other: &str) -> bool {
    let begin: usize = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let left = |word: &str| word[begin..].chars().count();
    // "the" is not "then": a short word is the whole word, or nothing
    one == other || (begin >= 4 && left(one) <= 4 && left(other) <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Attempt, Id, Instant, MicroFailure, Retry, Source};

    /// Attempts of component 1, or of 2 where the letter is large: `c`lean; or a miss with a digit for its cause and one for its
    /// tweak, `0` for none. Behind a miss with a tweak the next attempt is its retry.
    fn session(text: &str) -> FinishedSession {
        let mut attempts: Vec<Attempt> = Vec::new();
        for (place, word) in text.split(' ').enumerate() {
            let tag = |digit: &str| digit.parse().ok().filter(|tag| *tag > 0);
            let outcome = match word.get(1..) {
                None | Some("") => Outcome::Clean,
                Some(tags) => {
                    Outcome::Micro(MicroFailure { size: None, cause: tag(&tags[..1]), tweak: tag(&tags[1..]) })
                }
            };
            let before = place.checked_sub(1).and_then(|before| attempts[before].micro()?.tweak);
            attempts.push(Attempt {
                at: Instant(0),
                running: 0,
                component: if word.starts_with(char::is_uppercase) { 2 } else { 1 },
                level: 9,
                outcome,
                source: Source::Touch,
                retry: before.map(|tweak| Retry { miss: place - 1, tweak }),
            });
        }
        FinishedSession {
            closing: Default::default(),
            ladders: Vec::new(),
            id: Id::new(Instant(1), 1),
            learner: Id::me(),
            skill: Id::new(Instant(1), 2),
            began: Instant(0),
            ended: Instant(0),
            utc_offset_min: 0,
            planned_min: 25,
            misses_only: false,
            running: 0,
            pauses: Vec::new(),
            attempts,
        }
    }

    fn of(texts: &[&str]) -> Facts {
        facts(&texts.iter().map(|text| session(text)).collect::<Vec<_>>(), 1)
    }

    #[test]
    fn nothing_known_says_nothing() {
        assert_eq!(facts(&[], 1), Facts::default());
        assert_eq!(of(&["C C M35"]), Facts::default(), "another component's");
        assert_eq!(of(&["c m00 m00"]), Facts { sessions: 1, ..Facts::default() });
    }

    #[test]
    fn a_cause_needs_five_explained_misses_and_must_stand_alone() {
        assert_eq!(of(&["m30 m30", "m30 m40"]).cause, None, "four");
        let five = of(&["m30 m30 C", "m30 m40 m40", "m00"]);
        assert_eq!((five.sessions, five.explained, five.cause), (3, 5, Some((3, 3))));
        assert_eq!(of(&["m30 m30 m40 m40 m50"]).cause, None, "two of them are most");
    }

    #[test]
    fn the_tweak_is_the_one_that_most_surely_worked_after_that_cause() {
        // 8: two of two, too few; 7: three of four; 6: three of three, but after another cause
        let texts = ["m38 c m38 c", "m37 c m37 c m37 c m37 m30", "m46 c m46 c m46 c"];
        let found = of(&texts);
        assert_eq!(found.cause, Some((3, 7)));
        assert_eq!(found.tweak, Some(Next { tweak: 7, clean: Some((3, 4)) }));
        // one of one never stands above fourteen of sixteen
        let many = "m37 c ".repeat(14) + "m37 m30 m37 m30 m38 c";
        assert_eq!(of(&[&many]).tweak.map(|next| next.tweak), Some(7));
    }

    #[test]
    fn without_retries_it_is_the_one_that_was_chosen_last_and_nothing_is_claimed() {
        let found = of(&["m38 c m37 m30 m30 m30"]);
        assert_eq!(found.tweak, Some(Next { tweak: 7, clean: None }));
        // no cause stands out: whatever was changed last
        assert_eq!(of(&["m38 c m07 m00"]).tweak, Some(Next { tweak: 7, clean: None }));
    }

    #[test]
    fn words_find_their_component() {
        let names = ["two-foot stop", "one-foot glide, left", "one-foot glide, right", "snowplough", "滑り"];
        let found = |words: &str| meant(words, &names);
        assert_eq!(found("i suck at stops"), [0]);
        assert_eq!(found("stopping on two feet is hopeless"), [0]);
        assert_eq!(found("gliding, left"), [1]);
        assert_eq!(found("my glides are bad"), [1, 2], "to be asked");
        assert_eq!(found("snowploughs"), [3]);
        assert_eq!(found("滑り"), [4]);
        assert_eq!(found("i am no good"), [0; 0]);
        assert_eq!(found(""), [0; 0]);
        assert_eq!(meant("the", &["then", "that"]), [0; 0]);
    }
}
