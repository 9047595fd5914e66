//! What every figure has.

use super::seen::Seen;
use crate::drawing::What;

/// A kind of figure.
pub struct Figure {
    /// The id of its sentence.
    pub id: &'static str,
    /// What the names of its buttons end with, for ears.
    pub also: &'static str,
    /// What it is about, while it has no sentence.
    pub head: &'static str,
    /// Works it out.
    pub show: fn(&Seen) -> Shown,
    /// Its table, with so many rows at most.
    pub table: fn(&Seen, usize) -> Table,
    /// What the table is called.
    pub table_name: &'static str,
    /// The table's heads.
    pub heads: &'static [&'static str],
    /// Method, source, minimum.
    pub method: &'static str,
    /// What its marks mean.
    pub key: Key,
    /// One can choose what is counted, and on which scale, and mark changes.
    pub has_choices: bool,
    /// It needs what only the attempts tell: they are read before it is worked out.
    pub reads: bool,
}

/// A figure that was worked out.
#[derive(Clone, Default)]
pub struct Shown {
    /// The sentence: before its number, the number, behind it.
    pub finding: [String; 3],
    /// n, interval and unit.
    pub note: String,
    /// What each mark says.
    pub values: Vec<String>,
    /// What is missing for a drawing, if anything.
    pub missing: Option<String>,
    /// What the worker draws.
    pub what: What,
}

impl Shown {
    /// Nothing to draw: why, and what is missing.
    pub fn missing(head: &str, note: String, missing: String) -> Self {
        let finding = [head.to_owned(), String::new(), String::new()];
        Self { finding, note, missing: Some(missing), ..Self::default() }
    }
}

/// Rows of a table, newest first.
pub struct Table {
    /// The first of them.
    pub rows: Vec<Vec<String>>,
    /// How many there are.
    pub all: usize,
}

/// What a figure's marks mean: which of them need a word beside the picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// The filters and the sentence say enough.
    None,
    /// The sizes, and misses without one.
    UnsizedSizes,
    /// The sizes, the interval, and what is too few.
    LikelySizes,
    /// Dots, lines and bands.
    Lines,
    /// Shares with their intervals.
    Shares,
    /// Rates with their intervals.
    Rates,
    /// The first and the last station of a path.
    Map,
    /// Error rates, and the edge.
    Edge,
    /// Levels and ladders.
    Levels,
    /// Days with and without practice.
    Days,
    /// Guesses beside facts.
    Guesses,
}
