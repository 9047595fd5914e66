//! English: how good misses are: explained, milder, fewer; their causes; the edge and the level.

use super::en_charts::{between, capital, of, percent};
use super::en_made::{counted, misses_word, rate};
use super::en_ratio::{ratio, ratio_between};
use super::numbers::number;
use crate::insights::history::CauseShare;
use crate::insights::methods::{Changed, Difference, Verdict};
use crate::insights::{Quality, SHARE_MINIMUM, Share};

/// What the chart is about.
pub const EXPLAINED_HEAD: &str = said!("Explained misses");
/// For ears, behind the names of its buttons.
pub const OF_EXPLAINED: &str = said!(" (explained by week)");
/// A column: misses with a cause.
pub const EXPLAINED: &str = said!("Explained");
/// Method, source, minimum.
pub const EXPLAINED_METHOD: &str = said!(
    "Misses that were given a cause, of all misses, by week. The two short lines at each dot are its 95 % interval by Wilson’s method (1927). It needs 5 misses; weeks with fewer have no dot. To name a cause is a habit: it says how much you looked, not how well it went."
);

/// "34 of 50" and " misses have a cause."
pub fn explained_finding(share: &Share) -> [String; 3] {
    let have = if share.k == 1 { said!(" misses has a cause.") } else { said!(" misses have a cause.") };
    [String::new(), of(share.k, share.n), have.to_owned()]
}

/// "In the last 3 months. Likely 54–80 % (95 % interval). Each dot is a week. A habit, not progress."
pub fn share_note(share: &Share, when: &str, weeks: i64) -> String {
    let dot = if weeks > 1 { format!("{weeks} weeks") } else { said!("a week").to_owned() };
    format!(
        "{}. Likely {} (95 % interval). Each dot is {dot}. A habit, not progress.",
        capital(when),
        between(share.likely)
    )
}

/// "Week of 16 Nov: 8 of 11 misses explained, likely 43–90 %."
pub fn share_explained(name: &str, share: &Share) -> String {
    format!("{name}: {} misses explained, likely {}.", of(share.k, share.n), between(share.likely))
}

/// "3 more misses and this can show a share."
pub fn misses_missing(misses: u32) -> String {
    let missing = SHARE_MINIMUM.saturating_sub(misses) as usize;
    format!("{} and this can show a share.", counted(missing, "more miss", "more misses"))
}

/// What the chart is about.
pub const MAP_HEAD: &str = said!("Fewer, and milder?");
/// For ears, behind the names of its buttons.
pub const OF_MAP: &str = said!(" (quality map)");
/// The upright axis.
pub const SHARE_OF_WOBBLES: &str = said!("share of wobbles: up is milder");
/// Method, source, minimum.
pub const MAP_METHOD: &str = said!(
    "Each dot is a week, or several: along, misses a minute of practice; up, the recoverable share, wobbles of the misses whose size is known. The line goes from the first to the last, so a way to the left and up is fewer misses, and milder ones. Both have intervals, which the table has. A week needs a minute of practice and 5 misses of known size. Components and levels are mixed unless one is chosen: a harder week can be further to the right."
);

/// "From 0.62 a minute and 55 % wobbles to ", "0.41 and 78 %", "."
pub fn map_finding(first: &Quality, last: &Quality) -> [String; 3] {
    let share = |one: &Quality| percent(one.recoverable.k * 1000 / one.recoverable.n.max(1));
    let before = format!("From {} a minute and {} wobbles to ", rate(first.per_minute), share(first));
    [before, format!("{} and {}", rate(last.per_minute), share(last)), ".".to_owned()]
}

/// "12 weeks in the last 3 months, each with its misses a minute and its share of wobbles. No verdict: see the other charts."
pub fn map_note(when: &str, stations: usize, weeks: i64) -> String {
    let each = match weeks {
        ..=1 => counted(stations, "week", "weeks"),
        weeks => format!("{} of {weeks} weeks", counted(stations, "period", "periods")),
    };
    format!("{each} {when}. A picture of both at once, without a verdict.")
}

/// "Week of 16 Nov: 0.41 misses a minute; 8 of 11 sized misses were wobbles, likely 43–90 %."
pub fn station_value(name: &str, one: &Quality) -> String {
    let Share { k, n, likely } = one.recoverable;
    format!(
        "{name}: {} misses a minute; {} sized misses wobbles, likely {}.",
        rate(one.per_minute),
        of(k, n),
        between(likely)
    )
}

/// "2 more weeks with 5 sized misses, and this can draw a way."
pub fn stations_missing(n: usize) -> String {
    format!("{} with 5 sized misses, and this can draw a way.", counted(n, "more week", "more weeks"))
}

/// What the chart is about.
pub const CAUSES_HEAD: &str = said!("What went wrong");
/// For ears, behind the names of its buttons.
pub const OF_CAUSES: &str = said!(" (causes)");
/// The table's name, and heads.
pub const CAUSES_AS_TABLE: &str = said!("Causes as a table");
/// A column: how often a cause comes in the later half of the sessions, beside the earlier half.
pub const LATER_HALF: &str = said!("Later half ÷ earlier");
/// Method, source, minimum.
pub const CAUSES_METHOD: &str = said!(
    "How often each cause was given, the most frequent first (Pareto’s order). An arrow up or down says that it comes more, or less, often a minute in the later half of these sessions than in the earlier half: a quasi-Poisson comparison with 5 sessions or more in each half, corrected for how many causes were looked at (Benjamini & Hochberg 1995). Precise is our own word: most of the explained misses have one of the two most frequent causes, the whole 95 % interval above one half. It needs 5 explained misses."
);

/// "Leaned back", ": 14 of 41 explained misses."
pub fn causes_finding(name: &str, count: u32, all: u32) -> [String; 3] {
    [format!("{name}: "), of(count, all), said!(" explained misses.").to_owned()]
}

/// "7 causes in the last 3 months. The two most frequent make 26 of 41 explained misses, likely 48–77 %." `two` is their share.
pub fn causes_note(causes: usize, two: Option<Share>, when: &str) -> String {
    let causes_word = counted(causes, "cause", "causes");
    let share = two.filter(|_| causes > 2).map(|Share { k, n, likely }| {
        let word = if likely.0 > 500 { said!(" Precise: the") } else { said!(" The") };
        format!("{word} two most frequent make {} explained misses, likely {}.", of(k, n), between(likely))
    });
    format!("{causes_word} {when}.{}", share.unwrap_or_default())
}

/// "Leaned back: 14 of 41 explained misses. In the later half ÷1.50 as often a minute, likely ÷2.10 to ÷1.10."
pub fn cause_value(name: &str, cause: &CauseShare, change: Option<(&Changed, Verdict)>) -> String {
    let change = change.map(|(changed, verdict)| {
        let unclear = if verdict == Verdict::Unclear { said!(", which may be chance") } else { "" };
        format!(" In the later half {}, likely {}{unclear}.", ratio(changed.ratio), ratio_between(changed.interval))
    });
    format!("{name}: {} explained misses.{}", of(cause.count, cause.of), change.unwrap_or_default())
}

/// "3 of 20 misses in the last 3 months have a cause."
pub fn explained_so_far(explained: u32, misses: u32, when: &str) -> String {
    let have = if explained == 1 { "has" } else { "have" };
    let misses_are = if misses == 1 { "miss" } else { "misses" };
    format!("{} {misses_are} {when} {have} a cause.", of(explained, misses))
}

/// "2 more explained misses and this can show their order."
pub fn explained_missing(n: u32) -> String {
    format!("{} and this can show their order.", counted(n as usize, "more explained miss", "more explained misses"))
}

/// What the chart is about.
pub const EDGE_HEAD: &str = said!("Your edge");
/// For ears, behind the names of its buttons.
pub const OF_EDGE: &str = said!(" (edge by session)");
/// The upright axis.
pub const MISSED: &str = said!("missed, of all attempts");
/// A column.
pub const MISSES_OF_ATTEMPTS: &str = said!("Missed");
/// Method, source, minimum.
pub const EDGE_METHOD: &str = said!(
    "Misses of all attempts, session by session, with the 95 % interval by Wilson’s method (1927). Between the two edges, 10 to 30 misses in 100, practice is neither comfortable nor hopeless: a rule of thumb around the 15.9 % of a model result (Wilson et al. 2019). A session needs 8 attempts, clean ones logged, too. Components and levels of a session are mixed unless one is chosen."
);

/// "12 of 25" and " sessions were at your edge."
pub fn edge_finding(inside: usize, all: usize) -> [String; 3] {
    let were = if inside == 1 { said!(" sessions was at your edge.") } else { said!(" sessions were at your edge.") };
    [String::new(), of(inside as u32, all as u32), were.to_owned()]
}

/// "25 sessions in the last 3 months with 8 attempts or more; the last 60 are drawn. The edge is 10 to 30 misses in 100."
pub fn edge_note(when: &str, all: usize, drawn: usize) -> String {
    let drawn = if drawn < all { format!("; the last {} are drawn", number(drawn)) } else { String::new() };
    let sessions = counted(all, "session", "sessions");
    format!(
        "{sessions} {when} with 8 attempts or more{drawn}. Your edge is 10 to 30 misses in 100. Counts, no verdict."
    )
}

/// "19 Nov: 3 of 20 missed, likely 5–36 %."
pub fn edge_value(day: &str, share: &Share) -> String {
    format!("{day}: {} missed, likely {}.", of(share.k, share.n), between(share.likely))
}

/// What is missing.
pub fn edge_missing(attempts: usize) -> String {
    format!("A session with {attempts} attempts, clean ones logged, too, and this can show where your edge was.")
}

/// What the chart is about.
pub const LEVEL_HEAD: &str = said!("How high");
/// For ears, behind the names of its buttons.
pub const OF_LEVEL: &str = said!(" (levels)");
/// Levels of two components cannot be compared.
pub const LEVEL_OF_WHAT: &str = said!("Choose a component above, and this can show its levels.");
/// Method, source, minimum.
pub const LEVEL_METHOD: &str = said!(
    "The highest level of the component that each session practised, on its ladder as it is now, and where breakdown ladders broke down: the hardest level that was tried before three misses in a row, Wobble’s own definition. Plain facts, so there is no interval. A higher level is harder; it is no measure of anything else."
);

/// "No barrier" and " since 12 Oct."
pub fn level_finding(level: &str, since: &str) -> [String; 3] {
    [String::new(), level.to_owned(), format!(" since {since}.")]
}

/// "18 sessions in the last 3 months. Rung 3 of 5. Breakdown ladders on 2 days."
pub fn level_note(sessions: usize, when: &str, (rung, of): (usize, usize), ladders: usize) -> String {
    let ladders = match ladders {
        0 => String::new(),
        n => format!(" Breakdown ladders on {}.", counted(n, "day", "days")),
    };
    format!(
        "{} {when}. Rung {} of {}.{ladders}",
        counted(sessions, "session", "sessions"),
        number(rung + 1),
        number(of)
    )
}

/// "3 No barrier": a rung on an axis.
pub fn rung_label(rung: usize, name: &str) -> String {
    const ROOM: usize = 14;
    match name.chars().count() {
        ..=ROOM => name.to_owned(),
        // its number says enough: the value has its name
        _ => format!("Rung {}", number(rung + 1)),
    }
}

/// "19 Nov: No barrier."
pub fn level_value(day: &str, level: &str) -> String {
    format!("{day}: {level}.")
}

/// "11 misses" as they are told of a day.
pub(super) fn misses(n: u32) -> String {
    misses_word(n as usize)
}

/// What the chart is about.
pub const RETRIES_HEAD: &str = said!("After a miss");
/// For ears, behind the names of its buttons.
pub const OF_RETRIES: &str = said!(" (after a miss)");
/// The table's name.
pub const RETRIES_AS_TABLE: &str = said!("Next attempts as a table");
/// Method, source, minimum.
pub const RETRIES_METHOD: &str = said!(
    "The next attempt after a miss, at the same component and level and within 3 minutes: clean, of all, where a tweak was given before it and where none was, with the 95 % interval by Wilson’s method (1927). It needs 5. Their difference has an interval by Newcombe’s method (1998), from 10 of each on. Who gives a tweak chooses when: it shows what goes together, not what makes what."
);

/// "41 of 70", " clean after a tweak, 20 of 41 without.": clean of all with a tweak before, and without.
///
/// Where there is none on one side, only the other is told.
pub fn retries_finding([with, without]: [(u32, u32); 2]) -> [String; 3] {
    let alone = |(k, n): (u32, u32), after: &str| [String::new(), of(k, n), after.to_owned()];
    match (with.1, without.1) {
        (0, _) => return alone(without, said!(" clean after a miss without a tweak.")),
        (_, 0) => return alone(with, said!(" clean after a tweak.")),
        _ => {}
    }
    let after = format!(" clean after a tweak, {} without.", of(without.0, without.1));
    [String::new(), of(with.0, with.1), after]
}

/// "In the last 3 months. A difference of +10 points, likely −9 to +28 (95 % interval), which may be none."
pub fn retries_note(found: Result<Difference, (u32, u32)>, when: &str) -> String {
    let when = capital(when);
    match found {
        Err((with, without)) => {
            let more = counted(with.max(without) as usize, "more attempt", "more attempts");
            format!("{when}. {more}, and this can say how large the difference is.")
        }
        Ok(Difference { difference, interval: (lower, upper), .. }) => {
            let unclear = if lower <= 0.0 && upper >= 0.0 { said!(", which may be none") } else { "" };
            let likely = super::signed_between((lower * 100.0, upper * 100.0));
            let difference = super::signed(difference * 100.0);
            format!("{when}. A difference of {difference} points, likely {likely} (95 % interval){unclear}.")
        }
    }
}

/// "A tweak: 41 of 70 clean, likely 47–69 %."
pub fn retries_value(name: &str, share: &Share) -> String {
    format!("{name}: {} clean, likely {}.", of(share.k, share.n), between(share.likely))
}

/// "2 more attempts after a miss, and this can show a share."
pub fn attempts_missing(n: u32) -> String {
    let more = counted(n.max(1) as usize, "more attempt", "more attempts");
    format!("{more} within 3 minutes of a miss, and this can show a share.")
}
