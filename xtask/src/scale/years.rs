//! Ten years of practice, made by the generator of sample data; and what of it lies in which storage.

use std::path::PathBuf;
use std::time::SystemTime;

use serde_json::Value;

use crate::failure::{Failure, OrSay, Outcome};
use crate::{place, run};

/// What every key of Wobble's begins with where it is served from "/".
const OURS: &str = "wobble:/:";
/// What the keys of others begin with: as long as ours.
const FOREIGN: &str = "beside:/:";
/// So many of the newest sessions are kept where the rest is foreign: the first screen shows no more of them.
const KEPT: usize = 3;

/// Keys and values, as a browser keeps them.
pub type Records = Vec<(String, String)>;

/// Ten years, and the file that they are in.
pub struct Years {
    /// The backup.
    pub file: PathBuf,
    /// Its records, with their base path.
    pub records: Records,
}

impl Years {
    /// Makes them; they end today.
    ///
    /// # Errors
    /// The generator does not compile.
    pub fn live(years: u16) -> Outcome<Self> {
        println!("Living {years} years ...");
        Self::made(years, "years.json", &[])
    }

    /// So many years on two phones: each has a tenth that the other has not, and explained other misses.
    ///
    /// # Errors
    /// The generator does not compile.
    pub fn on_two_devices(years: u16) -> Outcome<[Self; 2]> {
        println!("Living {years} years on two phones ...");
        let one = Self::made(years, "first.json", &["--device", "1"])?;
        Ok([one, Self::made(years, "second.json", &["--device", "2"])?])
    }

    fn made(years: u16, name: &str, more: &[&str]) -> Outcome<Self> {
        let words = ["run", "--release", "--quiet", "--example", "generate_history", "--", "7"];
        let text = run::quietly(run::cargo(words)?.arg(years.to_string()).arg(today()).args(more))?;
        let file = place::target().join(name);
        place::write(&file, &text)?;
        let backup: Value = serde_json::from_str(&text).or_say(|| "The generator printed no backup.".into())?;
        let record = |record: &Value| Some((format!("{OURS}{}", record[0].as_str()?), record[1].as_str()?.to_owned()));
        let records = backup["records"].as_array().and_then(|all| all.iter().map(record).collect());
        Ok(Self { file, records: records.ok_or_else(|| Failure::new("The backup has no records."))? })
    }

    /// How many sessions.
    pub fn sessions(&self) -> usize {
        self.records.iter().filter(|(key, _)| is_of(key, "s.")).count()
    }

    /// As many keys and characters, but for the newest sessions those of somebody else.
    pub fn beside(&self) -> Records {
        let mut ids: Vec<&str> =
            self.records.iter().filter(|(key, _)| is_of(key, "s.")).map(|(key, _)| id_of(key)).collect();
        ids.sort_unstable();
        let newest = &ids[ids.len().saturating_sub(KEPT)..];
        let foreign = |(key, value): &(String, String)| {
            let is_kept = !(is_of(key, "s.") || is_of(key, "n.")) || newest.contains(&id_of(key));
            (if is_kept { key.clone() } else { key.replacen(OURS, FOREIGN, 1) }, value.clone())
        };
        self.records.iter().map(foreign).collect()
    }

    /// The skill and the choices alone.
    pub fn empty(&self) -> Records {
        self.records.iter().filter(|(key, _)| !is_of(key, "s.") && !is_of(key, "n.")).cloned().collect()
    }
}

fn is_of(key: &str, kind: &str) -> bool {
    key.strip_prefix(OURS).is_some_and(|key| key.starts_with(kind))
}

fn id_of(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or_default()
}

/// "2026-11-22".
fn today() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    day(i64::try_from(since.as_secs() / 86_400).unwrap_or_default())
}

/// The day so many days after 1 January 1970 (Hinnant, "chrono-compatible low-level date algorithms").
fn day(days: i64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let (day, month) = (of_year - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    format!("{}-{month:02}-{day:02}", year + era * 400 + i64::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_names() {
        assert_eq!([0, 59, 19_782, 20_779].map(day), ["1970-01-01", "1970-03-01", "2024-02-29", "2026-11-22"]);
    }

    #[test]
    fn beside_is_as_much_and_mostly_somebody_elses() {
        let record = |key: &str| (format!("{OURS}{key}"), "[]".to_owned());
        let all = ["set", "k.a.0", "s.1", "s.2", "s.3", "s.4", "n.1", "n.4"].map(record);
        let years = Years { file: PathBuf::new(), records: all.to_vec() };
        let beside: Vec<String> = years.beside().into_iter().map(|(key, _)| key).collect();
        let foreign: Vec<&String> = beside.iter().filter(|key| key.starts_with(FOREIGN)).collect();
        assert_eq!((beside.len(), foreign), (8, vec![&"beside:/:s.1".to_owned(), &"beside:/:n.1".to_owned()]));
        assert_eq!((years.sessions(), years.empty().len()), (4, 2));
    }
}
