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

/// Every ready-made skill, in the order in which they are offered: its name, and its data file below the app's base path.
/// They are files of their own, fetched when one is picked: most people pick one of them, once.
pub const READY_MADE: [(&str, &str); 8] = [
    ("Ice skating", "decks/ice-skating.json"),
    ("Guitar", "decks/guitar.json"),
    ("Piano", "decks/piano.json"),
    ("Coding", "decks/coding.json"),
    ("Public speaking", "decks/public-speaking.json"),
    ("Language", "decks/language.json"),
    ("Juggling", "decks/juggling.json"),
    ("Tennis", "decks/tennis.json"),
];

/// Whether one of `skills` is called `name` already, be it put away: two of one name could not be told apart where one
/// chooses between them, and what was put away is brought back with its history. Small and capital letters are the same, as
/// `small` writes them; spaces around a name are none of it.
pub fn is_taken_up<'a>(
    name: &str,
    skills: impl IntoIterator<Item = &'a Skill>,
    small: impl Fn(&str) -> String,
) -> bool {
    let name = small(name.trim());
    skills.into_iter().any(|skill| small(skill.name.trim()) == name)
}

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
