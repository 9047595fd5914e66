//! What a first visit downloads: raw, and as a host sends it, compressed by brotli at its highest level.

use std::fmt::{self, Display};
use std::path::Path;

use crate::failure::{Failure, OrSay, Outcome};
use crate::{page, place};

/// The most that a first visit may download, in bytes after brotli: less than the 180 kB that it may ever be.
pub const BUDGET: usize = 178_500;

/// Formats that hosts send as they are, because they are compressed already.
const COMPRESSED: &[&str] = &["png", "jpg", "webp", "woff2", "mp3", "ogg"];

/// One file of the first visit.
#[derive(Debug)]
pub struct Size {
    /// Its path in the built folder.
    pub file: String,
    /// Its bytes.
    pub raw: usize,
    /// Its bytes as sent.
    pub sent: usize,
}

/// All files of the first visit; [`Display`] is a table.
#[derive(Debug)]
pub struct FirstVisit(pub Vec<Size>);

impl FirstVisit {
    /// The bytes sent for all files together.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.0.iter().map(|size| size.sent).sum()
    }

    /// Checks the sum against [`BUDGET`].
    ///
    /// # Errors
    /// It is over.
    pub fn within_budget(&self) -> Outcome {
        let sent = self.sent();
        if sent <= BUDGET {
            return Ok(());
        }
        Err(Failure::new(format!(
            "A first visit downloads {sent} bytes after brotli, {} more than the budget of {BUDGET}. \
             `cargo xtask build` shows where they are.",
            sent - BUDGET
        )))
    }
}

/// Measures what the page in a built folder makes a browser fetch.
///
/// # Errors
/// A file that the page names is missing.
pub fn first_visit(dist: &Path) -> Outcome<FirstVisit> {
    let html = place::read(&dist.join("index.html"))?;
    let mut all = Vec::new();
    for file in page::first_visit(&html) {
        let bytes = place::read_bytes(&dist.join(&file))?;
        let sent = sent(&file, &bytes)?;
        all.push(Size { file, raw: bytes.len(), sent });
    }
    Ok(FirstVisit(all))
}

fn sent(file: &str, bytes: &[u8]) -> Outcome<usize> {
    let extension = file.rsplit('.').next().unwrap_or_default();
    if COMPRESSED.contains(&extension) {
        return Ok(bytes.len());
    }
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)
        .or_say(|| format!("{file} could not be compressed."))?;
    Ok(compressed.len().min(bytes.len()))
}

impl Display for FirstVisit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|s| s.file.len()).max().unwrap_or(0).max(20);
        writeln!(f, "{:width$}  {:>9}  {:>9}", "first visit", "bytes", "brotli 11")?;
        for Size { file, raw, sent } in &self.0 {
            writeln!(f, "{file:width$}  {raw:>9}  {sent:>9}")?;
        }
        let raw: usize = self.0.iter().map(|size| size.raw).sum();
        let (whole, tenth) = (self.sent() / 1000, self.sent() % 1000 / 100);
        writeln!(
            f,
            "{:width$}  {raw:>9}  {:>9}  = {whole}.{tenth} kB of at most {} kB",
            "all",
            self.sent(),
            BUDGET / 1000
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_over_the_budget_is_too_much() {
        let visit = |sent| FirstVisit(vec![Size { file: "a".into(), raw: sent, sent }]);
        assert!(visit(BUDGET).within_budget().is_ok());
        assert!(visit(BUDGET + 1).within_budget().is_err());
    }

    #[test]
    fn text_is_counted_compressed_and_pictures_as_they_are() -> Outcome {
        assert!(sent("a.css", &[b'a'; 1000])? < 50);
        assert_eq!(sent("a.png", &[b'a'; 1000])?, 1000);
        Ok(())
    }
}
