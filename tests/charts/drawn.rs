//! What is drawn in these tests: sessions of an autumn, weeks, causes, days.

use wobble::charts::{
    Calendar, FrequencySeries, Labels, Lane, Lanes, Mark, MarkInk, Pitch, Plot, Series, SessionBar, Shape, SizesLabels,
    SizesRow, SizesSeries, TraceOptions, Turn,
};

pub const KINDS: [Mark; 5] = [Mark::Clean, Mark::Wobble, Mark::Stumble, Mark::Fall, Mark::Unsized];

pub fn labels() -> Labels {
    Labels { misses_per_minute: "misses a minute".into(), decimal_sign: '.' }
}

/// Sessions of an autumn in which the misses get fewer and milder; one of them calm, one without time.
pub fn autumn(sessions: usize) -> FrequencySeries {
    let bar = |n: usize| {
        let (day, month) = (1 + n * 3 % 28, ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"][n * 3 / 28 % 7]);
        let fewer = |from: usize| (from * 10 / (10 + n)) as u32;
        SessionBar {
            label: format!("{day} {month}"),
            minutes: if n == 5 { 0.0 } else { (20 + n % 4 * 5) as f64 },
            wobble: if n == 3 { 0 } else { 9 + (n * n % 7) as u32 * 2 },
            stumble: if n == 3 { 0 } else { fewer(12) + (n % 3) as u32 },
            fall: if n == 3 { 0 } else { fewer(7) },
            unsized_misses: if n % 4 == 1 { 4 } else { 0 },
            rest: false,
        }
    };
    FrequencySeries { sessions: (0..sessions).map(bar).collect(), selected: None }
}

/// Two months in which misses fall, with their band, clean attempts, a change of level and one session without a miss.
pub fn line(ratio: bool) -> Plot {
    let days: Vec<i64> = (0..8).map(|n| n * 8 + n % 3).collect();
    let fall = |day: i64| 1_200_000 - day * 14_000;
    let dots = days.iter().map(|day| (*day, if *day == 41 { 0 } else { fall(*day) + day % 5 * 60_000 })).collect();
    let trend: Vec<(i64, i64)> = (0..=12).map(|n| (n * 5, fall(n * 5))).collect();
    let misses = Series {
        shape: Shape::Triangle,
        ink: MarkInk::Fall,
        label: "falls".into(),
        dots,
        band: trend.iter().map(|(day, rate)| (rate - 150_000 - day * 900, rate + 150_000 + day * 900)).collect(),
        line: trend,
        ..Series::default()
    };
    let clean = Series {
        ink: MarkInk::Clean,
        shape: Shape::Ring,
        label: "clean".into(),
        dots: days.iter().map(|day| (*day, 700_000 + day * 8_000)).collect(),
        ..Series::default()
    };
    let envelope =
        Series { ink: MarkInk::Quiet, dotted: true, line: vec![(0, 1_500_000), (60, 700_000)], ..Series::default() };
    Plot {
        to: 62,
        along: [(0, "1 Sep"), (30, "1 Oct"), (61, "1 Nov")].map(|(day, label)| (day, label.to_owned())).to_vec(),
        caption: "a minute".into(),
        ratio,
        bounds: ratio.then_some((-2, 1)),
        series: vec![envelope, clean, misses],
        rules: vec![(33, "no barrier".into())],
        stops: days,
        ..Plot::default()
    }
}

/// A way over a map, and shares with intervals beside an edge.
pub fn way() -> Plot {
    let dots = vec![(62, 55_000_000), (51, 60_000_000), (55, 71_000_000), (41, 78_000_000)];
    let likely = dots.iter().map(|(_, share)| (share - 9_000_000, share + 7_000_000)).collect();
    let way = Series {
        ink: MarkInk::Quiet,
        shape: Shape::Ring,
        line: dots.clone(),
        dots: dots.clone(),
        likely,
        ..Series::default()
    };
    let last = Series { dots: vec![dots[3]], names: vec![(0, "16 Nov".into())], ..Series::default() };
    Plot {
        from: 30,
        to: 70,
        along: [(40, "0.4"), (60, "0.6")].map(|(at, label)| (at, label.to_owned())).to_vec(),
        along_caption: "misses a minute".into(),
        caption: "share of wobbles".into(),
        bounds: Some((40_000_000, 90_000_000)),
        levels: vec![(50_000_000, "50 %".into()), (80_000_000, "80 %".into())],
        between: Some((60_000_000, 80_000_000)),
        series: vec![way, last],
        stops: dots.iter().map(|(x, _)| *x).collect(),
        ..Plot::default()
    }
}

pub fn causes() -> Lanes {
    let lane =
        |name: &str, bar, turn| Lane { name: name.into(), value: "14".into(), bar: Some(bar), turn, ..Lane::default() };
    let share = Lane {
        name: "Bend knees".into(),
        more: "for “leaned back”".into(),
        value: "7 of 9".into(),
        dot: Some(778),
        likely: Some((453, 937)),
        clean: true,
        ..Lane::default()
    };
    let lanes = vec![
        lane("Leaned back", 1000, Turn::Up),
        lane("Looked down at the skates for the whole of the glide, and then at the barrier", 500, Turn::Down),
        lane("Too fast", 1, Turn::None),
        share,
    ];
    Lanes { lanes, axis: ["0", "50 %", "100 %"].map(Into::into).to_vec(), reference: Some(500) }
}

/// Two weeks of November; Saturday of the second is today.
pub fn november() -> Calendar {
    Calendar {
        weeks: ["9 Nov", "16 Nov"].map(Into::into).to_vec(),
        days: ["M", "T", "W", "T", "F", "S", "S"].map(Into::into).to_vec(),
        minutes: vec![0, 25, 0, 61, 0, 0, 12, 0, 30, 0, 8, 0, 0, 0],
        misses: vec![0, 11, 0, 40, 0, 0, 0, 0, 4, 0, 9, 0, 0, 0],
        today: Some(12),
    }
}

pub fn sizes_labels() -> SizesLabels {
    SizesLabels {
        share: "share of sized misses".into(),
        counted: "wobbles".into(),
        axis: ["0", "50 %", "100 %"].map(Into::into).to_vec(),
    }
}

/// Weeks in which falls get fewer: one of rest, one with few sizes, one without any.
pub fn weeks(count: usize) -> SizesSeries {
    let row = |n: usize| {
        let (wobble, stumble, fall) = match n % 10 {
            3 => (0, 0, 0),
            6 => (2, 1, 0),
            8 => (0, 0, 0),
            _ => (25 - (n * 3 % 11) as u32, 13 - n.min(12) as u32, 9_u32.saturating_sub(n as u32)),
        };
        let sized = wobble + stumble + fall;
        let share = |half: i32| ((wobble * 1000).checked_div(sized).unwrap_or(0) as i32 + half).clamp(0, 1000) as u32;
        SizesRow {
            label: format!("{} {}", 1 + n * 7 % 28, ["Sep", "Oct", "Nov", "Dec", "Jan"][n / 4 % 5]),
            value: if n % 10 == 3 { String::new() } else { format!("{wobble} of {sized}") },
            wobble,
            stumble,
            fall,
            likely: (sized >= 5).then(|| (share(-139), share(136))),
            rest: n % 10 == 3,
        }
    };
    SizesSeries { rows: (0..count).map(row).collect(), selected: None }
}

/// Sessions in which no time ran.
pub fn no_time() -> FrequencySeries {
    let bar = SessionBar { label: "1 Sep".into(), wobble: 2, ..SessionBar::default() };
    FrequencySeries { sessions: vec![bar; 3], selected: None }
}

pub fn fixed(first_index: u32) -> TraceOptions {
    TraceOptions { first_index, margin: 3.0, pitch: Pitch::Fixed(15.0) }
}

/// A session of `attempts`, with misses of all kinds.
pub fn session(attempts: usize) -> Vec<Mark> {
    let mark = |n: usize| match (n * 7 + n * n) % 23 {
        0 | 9 => Mark::Wobble,
        5 => Mark::Unsized,
        7 if n > 8 => Mark::Stumble,
        14 if n < 20 => Mark::Fall,
        _ => Mark::Clean,
    };
    (0..attempts).map(mark).collect()
}
