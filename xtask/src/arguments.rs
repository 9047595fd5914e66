//! The words after the command: `--name value`, `--name=value` or a bare `--name`.

use std::collections::BTreeMap;

use crate::failure::{Failure, Outcome};

/// Named arguments, taken out one by one; whatever is left over at the end was not understood.
#[derive(Debug, Default)]
pub struct Arguments(BTreeMap<String, Option<String>>);

impl Arguments {
    /// Reads the words that follow the command's name.
    ///
    /// # Errors
    /// A word that belongs to no `--name`.
    pub fn read(words: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut named = BTreeMap::new();
        let mut last: Option<String> = None;
        for word in words {
            if let Some(name) = word.strip_prefix("--") {
                let (name, value) = match name.split_once('=') {
                    Some((name, value)) => (name, Some(value.to_owned())),
                    None => (name, None),
                };
                last = value.is_none().then(|| name.to_owned());
                named.insert(name.to_owned(), value);
            } else if let Some(name) = last.take() {
                named.insert(name, Some(word));
            } else {
                return Err(Failure::new(format!(
                    "`{word}` belongs to no `--name`. `cargo xtask help` shows what can be said."
                )));
            }
        }
        Ok(Self(named))
    }

    /// Takes a bare `--name`; true if it was there.
    ///
    /// # Errors
    /// The name was given a value.
    pub fn flag(&mut self, name: &str) -> Outcome<bool> {
        match self.0.remove(name) {
            None => Ok(false),
            Some(None) => Ok(true),
            Some(Some(value)) => Err(Failure::new(format!("--{name} stands alone, without `{value}`."))),
        }
    }

    /// Takes `--name value`, if it was given.
    ///
    /// # Errors
    /// The name was given without a value.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        match self.0.remove(name) {
            None => Ok(None),
            Some(Some(value)) => Ok(Some(value)),
            Some(None) => Err(Failure::new(format!("--{name} needs a value after it."))),
        }
    }

    /// Takes `--name NUMBER`, or the number that holds without it.
    ///
    /// # Errors
    /// The value is missing or not a number of that kind.
    pub fn number<N: std::str::FromStr>(&mut self, name: &str, otherwise: N) -> Outcome<N> {
        match self.value(name)? {
            None => Ok(otherwise),
            Some(text) => {
                text.parse().map_err(|_| Failure::new(format!("--{name} needs a number, and `{text}` is none.")))
            }
        }
    }

    /// Checks that nothing is left over.
    ///
    /// # Errors
    /// Names that no one took.
    pub fn finish(self) -> Outcome {
        match self.0.into_keys().next() {
            None => Ok(()),
            Some(name) => Err(Failure::new(format!(
                "--{name} means nothing to this chore. `cargo xtask help` shows what can be said."
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Arguments> {
        Arguments::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn names_take_the_next_word_or_the_part_after_the_sign() -> Outcome {
        let mut a = read("--port 81 --public-url=/x/ --no-open")?;
        assert_eq!(a.number("port", 80)?, 81);
        assert_eq!(a.value("public-url")?.as_deref(), Some("/x/"));
        assert!(a.flag("no-open")?);
        assert!(!a.flag("other")?);
        a.finish()
    }

    #[test]
    fn what_is_not_understood_is_an_error() -> Outcome {
        assert!(read("stray").is_err());
        assert!(read("--port x")?.number("port", 1).is_err());
        assert!(read("--port")?.value("port").is_err());
        assert!(read("--unknown")?.finish().is_err());
        Ok(())
    }
}
