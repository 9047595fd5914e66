//! Ready-made skills: data files and their loader.
//!
//! A deck is what a coach would write on a card: the components in the order in which one learns them, for each a
//! ladder from easy to hard, the usual causes of a miss, and what to try next. It is only a beginning: from the moment
//! it is picked, the skill is the person's own to rename, extend and archive.
//!
//! *Invariant*: nothing here numbers anything; the numbers are given by [`Skill::new`], as for any other skill.

use std::fmt;

use crate::domain::{LearnerId, NewComponent, Skill, SkillId, TagsExhausted};
use crate::json::{Json, NotJson, Record};

/// A ready-made skill, before it is anyone's.
///
/// ```
/// use wobble::decks;
///
/// let deck = decks::my_own("Juggling", "Three balls");
/// assert_eq!(deck.name, "Juggling");
/// assert_eq!(deck.components[deck.suggested()].name, "Three balls");
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Deck {
    /// What is learned: "Ice skating".
    pub name: String,
    /// A fall in it is a fall of the body.
    pub body: bool,
    /// In the order in which they are learned.
    pub components: Vec<DeckComponent>,
}

/// A component on a deck's card.
#[derive(Clone, PartialEq, Debug)]
pub struct DeckComponent {
    /// "Two-foot stop".
    pub name: String,
    /// The first session offers this one: safe, useful at once, and missed often.
    pub suggested: bool,
    /// The ladder, easiest first.
    pub levels: Vec<DeckLevel>,
    /// Typical answers to "What exactly went wrong?", the commonest first.
    pub causes: Vec<String>,
    /// Typical answers to "What will you change?", the most useful first.
    pub tweaks: Vec<String>,
}

/// A rung of a ladder.
#[derive(Clone, PartialEq, Debug)]
pub struct DeckLevel {
    /// "No barrier", "3 seconds".
    pub name: String,
    /// How much, in whole `unit`s: 3.
    pub value: Option<i64>,
    /// Of what: "s".
    pub unit: Option<String>,
}

record!(Deck { "name" must name, "body" keep body, "components" must components });

record!(DeckComponent {
    "name" must name,
    "suggested" keep suggested,
    "levels" must levels,
    "causes" must causes,
    "tweaks" must tweaks,
});

record!(DeckLevel { "name" must name, "value" may value, "unit" may unit });

/// A deck could not be made into a skill.
#[derive(Debug)]
pub enum DeckError {
    /// The file is not JSON: where and why.
    Malformed(NotJson),
    /// It is JSON, but no deck.
    NoDeck,
    /// It has more names than a skill can number.
    TooLarge,
}

impl fmt::Display for DeckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(f, "not a deck: {error}"),
            Self::NoDeck => f.write_str("not a deck"),
            Self::TooLarge => f.write_str("a deck with more names than a skill can number"),
        }
    }
}

impl std::error::Error for DeckError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Malformed(error) => Some(error),
            Self::NoDeck | Self::TooLarge => None,
        }
    }
}

impl From<TagsExhausted> for DeckError {
    fn from(_: TagsExhausted) -> Self {
        Self::TooLarge
    }
}

/// Every ready-made skill: its name, and its data file below the app's base path. They are files of their own, fetched when
/// one is picked: most people pick one of them, once.
pub const READY_MADE: [(&str, &str); 1] = [("Ice skating", "decks/ice-skating.json")];

/// A skill of one's own, called `name`, that begins with the component `part` (the skill's own name, if it is empty),
/// and with causes and tweaks that fit anything.
pub fn my_own(name: &str, part: &str) -> Deck {
    const LEVELS: [&str; 4] = ["As easy as it gets", "Slow and steady", "As it should be", "Faster, or under pressure"];
    const CAUSES: [&str; 6] = ["Too fast", "Too tense", "Lost focus", "Wrong order", "Began badly", "Not sure how"];
    const TWEAKS: [&str; 6] =
        ["Slower", "Looser", "One breath first", "Smaller piece", "Watch one thing", "Say it aloud"];
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let component = DeckComponent {
        name: if part.is_empty() { name } else { part }.to_owned(),
        suggested: true,
        levels: owned(&LEVELS).into_iter().map(|name| DeckLevel { name, value: None, unit: None }).collect(),
        causes: owned(&CAUSES),
        tweaks: owned(&TWEAKS),
    };
    Deck { name: name.to_owned(), body: false, components: vec![component] }
}

impl Deck {
    /// Reads a deck from JSON.
    ///
    /// # Errors
    /// [`DeckError::Malformed`], [`DeckError::NoDeck`].
    pub fn parse(text: &str) -> Result<Self, DeckError> {
        let json = Json::parse(text).map_err(DeckError::Malformed)?;
        Self::from_json(&json).ok_or(DeckError::NoDeck)
    }

    /// Where in `components` the one stands that the first session offers: the first that is marked so, else 0.
    pub fn suggested(&self) -> usize {
        self.components.iter().position(|component| component.suggested).unwrap_or(0)
    }

    /// Makes it a skill of `learner`, with its suggested component chosen.
    ///
    /// # Errors
    /// [`DeckError::TooLarge`].
    pub fn into_skill(self, id: SkillId, learner: LearnerId) -> Result<Skill, DeckError> {
        let suggested = self.suggested();
        let components = self.components.into_iter().map(NewComponent::from).collect();
        Ok(Skill::new(id, learner, self.name, self.body, components, suggested)?)
    }
}

impl From<DeckComponent> for NewComponent {
    fn from(card: DeckComponent) -> Self {
        let levels = card
            .levels
            .into_iter()
            .map(|level| (level.name, level.value.map(|value| value * 1000), level.unit))
            .collect();
        Self { name: card.name, levels, causes: card.causes, tweaks: card.tweaks }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::{Id, Instant};

    /// What fits on a chip.
    const CHIP: usize = 28;

    fn decks() -> Vec<Deck> {
        let ready_made = READY_MADE.map(|(name, file)| {
            let path = format!("{}/public/{file}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(&path).expect("a deck's file");
            let deck = Deck::parse(&text).expect("a deck");
            assert_eq!(deck.name, name);
            deck
        });
        ready_made.into()
    }

    #[test]
    fn every_deck_becomes_a_skill_whose_numbers_are_unique() {
        for deck in decks() {
            let suggested = deck.components[deck.suggested()].name.clone();
            let skill = deck.into_skill(Id::new(Instant(1), 1), Id::me()).expect("few names");
            let mut numbers = BTreeSet::new();
            for component in &skill.components {
                let labels = component.causes.iter().chain(&component.tweaks).map(|label| label.tag);
                let levels = component.levels.iter().map(|level| level.tag);
                for tag in labels.chain(levels).chain([component.tag]) {
                    assert!(numbers.insert(tag), "{tag} twice in {}", component.name);
                }
            }
            assert_eq!(skill.component(skill.chosen).map(|c| c.name.clone()), Some(suggested));
        }
    }

    #[test]
    fn a_skill_of_ones_own_needs_no_more_than_a_name() {
        let own = my_own("Ikebana", "");
        assert_eq!((own.name.as_str(), own.components[0].name.as_str()), ("Ikebana", "Ikebana"));
        assert!(own.components[0].causes.len() >= 6 && own.components[0].tweaks.len() >= 6);
        assert_eq!(my_own("Ikebana", "Cutting").components[0].name, "Cutting");
    }

    #[test]
    fn every_card_is_full_and_nothing_is_said_twice() {
        for deck in decks() {
            assert_eq!(deck.components.iter().filter(|card| card.suggested).count(), 1, "{}", deck.name);
            assert_distinct(&deck.name, deck.components.iter().map(|card| card.name.as_str()));
            for card in &deck.components {
                assert!((3..=5).contains(&card.levels.len()), "levels of {}", card.name);
                assert!((5..=8).contains(&card.causes.len()), "causes of {}", card.name);
                assert!((5..=8).contains(&card.tweaks.len()), "tweaks of {}", card.name);
                assert_distinct(&card.name, card.levels.iter().map(|level| level.name.as_str()));
                assert_distinct(&card.name, card.causes.iter().map(String::as_str));
                assert_distinct(&card.name, card.tweaks.iter().map(String::as_str));
            }
        }
    }

    fn assert_distinct<'a>(of: &str, texts: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for text in texts {
            assert!(!text.is_empty() && text.trim() == text, "{of}: {text:?}");
            assert!(text.chars().count() <= CHIP, "{of}: {text:?} is too long for a chip");
            assert!(seen.insert(text.to_lowercase()), "{of}: {text:?} twice");
        }
    }

    #[test]
    fn a_value_has_a_unit_and_rises_while_the_task_stays_the_same() {
        // "3 seconds" and "One foot, 2 seconds" are different tasks; they differ in their words
        let task =
            |level: &DeckLevel| level.name.replace(|c: char| c.is_ascii_digit(), "").replace("seconds", "second");
        for card in decks().into_iter().flat_map(|deck| deck.components) {
            for level in &card.levels {
                assert_eq!(level.value.is_some(), level.unit.is_some(), "{}: {}", card.name, level.name);
            }
            for pair in card.levels.windows(2).filter(|pair| task(&pair[0]) == task(&pair[1])) {
                assert!(pair[0].value < pair[1].value, "{}: {}", card.name, pair[1].name);
            }
        }
    }

    #[test]
    fn skating_begins_with_falling_and_suggests_the_stop() {
        let deck = decks().swap_remove(0);
        assert!(deck.body && deck.components.len() >= 12);
        assert_eq!(deck.components[0].name, "Falling and getting up");
        assert_eq!(deck.components[deck.suggested()].name, "Two-foot stop");
        assert_eq!(deck.components.last().map(|card| card.name.as_str()), Some("Two-foot spin"));
    }

    #[test]
    fn what_is_not_a_deck_says_where() {
        let Err(DeckError::Malformed(error)) = Deck::parse("{\"name\": \"X\",\n \"components\": ?}") else { panic!() };
        assert_eq!(error.line, 2);
        assert!(matches!(Deck::parse("{\"name\": \"X\",\n \"components\": 3}"), Err(DeckError::NoDeck)));
    }
}
