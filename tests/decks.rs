//! What every deck keeps to, and what a coach would insist on.

use std::collections::BTreeSet;

use wobble::decks::{Deck, DeckError, DeckLevel, READY_MADE, is_taken_up, my_own};
use wobble::domain::{Id, Instant};

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
        assert!((8..=20).contains(&deck.components.len()), "components of {}", deck.name);
        assert_eq!(deck.components.iter().filter(|card| card.suggested).count(), 1, "{}", deck.name);
        assert_distinct(&deck.name, deck.components.iter().map(|card| card.name.as_str()));
        for card in &deck.components {
            assert!((3..=5).contains(&card.levels.len()), "levels of {}", card.name);
            assert!((5..=8).contains(&card.causes.len()), "causes of {}", card.name);
            assert!((5..=8).contains(&card.tweaks.len()), "tweaks of {}", card.name);
            assert_distinct(&card.name, card.levels.iter().map(|level| level.name.as_str()));
            // what went wrong is one thing, what to change another: nothing is both
            assert_distinct(&card.name, card.causes.iter().chain(&card.tweaks).map(String::as_str));
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
    let task = |level: &DeckLevel| level.name.replace(|c: char| c.is_ascii_digit(), "").replace("seconds", "second");
    for card in decks().into_iter().flat_map(|deck| deck.components) {
        for level in &card.levels {
            assert_eq!(level.value.is_some(), level.unit.is_some(), "{}: {}", card.name, level.name);
        }
        for pair in card.levels.windows(2).filter(|pair| task(&pair[0]) == task(&pair[1])) {
            assert!(pair[0].value < pair[1].value, "{}: {}", card.name, pair[1].name);
        }
    }
}

/// Every text of a deck, with the name of its card.
fn texts(deck: &Deck) -> impl Iterator<Item = (&str, &str)> {
    deck.components.iter().flat_map(|card| {
        let levels = card.levels.iter().map(|level| &level.name);
        let labels = card.causes.iter().chain(&card.tweaks);
        levels.chain(labels).chain([&card.name]).map(|text| (card.name.as_str(), text.as_str()))
    })
}

#[test]
fn texts_are_set_as_a_printer_would() {
    for deck in decks() {
        for (card, text) in texts(&deck) {
            let first = text.trim_start_matches('“').chars().next();
            assert!(first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()), "{card}: {text:?} begins small");
            for slip in ["'", "\"", "`", "...", " - ", "--", "  ", "!"] {
                assert!(!text.contains(slip), "{card}: {text:?} has {slip:?}");
            }
            assert!(!text.ends_with(['.', ',', ':', ';']), "{card}: {text:?} is a label, not a sentence");
            assert_eq!(text.matches('“').count(), text.matches('”').count(), "{card}: {text:?}");
        }
    }
}

#[test]
fn a_cause_says_what_happened_and_scolds_nobody() {
    // how bad it was is the size, an answer of its own
    const NO_CAUSE: [&str; 8] = ["bad", "badly", "careless", "failed", "failure", "lazy", "stumbled", "wobbled"];
    for card in decks().into_iter().flat_map(|deck| deck.components) {
        for cause in &card.causes {
            let words = cause.to_lowercase();
            let mut words = words.split(|letter: char| !letter.is_alphanumeric());
            assert!(!words.any(|word| NO_CAUSE.contains(&word)), "{}: {cause:?}", card.name);
        }
    }
}

#[test]
fn every_file_is_offered_under_the_name_that_it_is_found_by() {
    let folder = format!("{}/public/decks", env!("CARGO_MANIFEST_DIR"));
    let files: BTreeSet<_> = std::fs::read_dir(folder)
        .expect("the decks")
        .map(|file| format!("decks/{}", file.expect("a file").file_name().to_string_lossy()))
        .collect();
    let listed: BTreeSet<_> = READY_MADE.iter().map(|(_, file)| (*file).to_owned()).collect();
    assert_eq!(files, listed);
    for (name, file) in READY_MADE {
        assert_eq!(file, format!("decks/{}.json", name.to_lowercase().replace(' ', "-")));
    }
}

#[test]
fn only_skating_is_of_the_body() {
    let body: Vec<_> = decks().into_iter().filter(|deck| deck.body).map(|deck| deck.name).collect();
    assert_eq!(body, ["Ice skating"], "after a fall in it, and in no other, one is asked to get up first");
}

#[test]
fn a_name_is_taken_up_once() {
    let skill = |name: &str| my_own(name, "").into_skill(Id::new(Instant(1), 1), Id::me()).expect("few names");
    let (tennis, mut ice, own) = (skill("Tennis "), skill("ice skating"), skill("Übungen"));
    ice.archived = true;
    let skills = [tennis, ice, own];
    for taken in ["Tennis", "tennis", " TENNIS", "Ice skating", "übungen"] {
        assert!(is_taken_up(taken, &skills, str::to_lowercase), "{taken}");
    }
    for free in ["Table tennis", "Ten", "Guitar", ""] {
        assert!(!is_taken_up(free, &skills, str::to_lowercase), "{free}");
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
