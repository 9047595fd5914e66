//! Learners who are made up, with what is true of them known: for tests of what statistics say, and for counting how often that is wrong.

#![allow(dead_code)]

use wobble::domain::{CountedPart, CountedSession, Id, Instant, NewComponent, Skill, TagNo};
use wobble::insights::history::{AfterMiss, CauseCount, Digest};

const DAY: i64 = 86_400_000;
/// 2026-01-05, a Monday, 17:00 UTC.
const BEGAN: i64 = 1_767_632_400_000;

/// Numbers that come at random, the same ones for the same seed (xorshift64*; Vigna 2016).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        (0..8).for_each(|_| assert!(chance.unit() > 0.0));
        chance
    }

    /// From 0 to 1, neither of them.
    pub fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (2.0 * std::f64::consts::PI * self.unit()).cos()
    }

    pub fn poisson(&mut self, mean: f64) -> u32 {
        if mean > 200.0 {
            return (mean + mean.sqrt() * self.normal()).round().max(0.0) as u32;
        }
        let (mut left, mut n) = (self.unit().ln() + mean, 0);
        while left > 0.0 {
            left += self.unit().ln();
            n += 1;
        }
        n
    }

    /// With mean 1 and this coefficient of variation; 1 where that is 0 (Marsaglia & Tsang 2000).
    pub fn gamma(&mut self, cv: f64) -> f64 {
        if cv <= 0.0 {
            return 1.0;
        }
        let shape = 1.0 / (cv * cv);
        let (own, boost) = if shape < 1.0 { (shape + 1.0, self.unit().powf(1.0 / shape)) } else { (shape, 1.0) };
        let d = own - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = (1.0 + x / (9.0 * d).sqrt()).powi(3);
            if v > 0.0 && self.unit().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return boost * d * v / shape;
            }
        }
    }

    pub fn binomial(&mut self, n: u32, p: f64) -> u32 {
        (0..n).map(|_| u32::from(self.unit() < p)).sum()
    }

    pub fn below(&mut self, n: u32) -> u32 {
        ((self.unit() * f64::from(n)) as u32).min(n - 1)
    }
}

/// What is true of a learner.
#[derive(Clone)]
pub struct Learner {
    /// Misses a minute in the first session.
    pub misses: f64,
    /// What they are multiplied by each week.
    pub per_week: f64,
    /// How much sessions differ: the coefficient of variation of their rates, beyond chance.
    pub cv: f64,
    /// Clean attempts a minute in the first session, and what they are multiplied by each week.
    pub cleans: f64,
    pub cleans_per_week: f64,
    /// The share of wobbles, and what is added to it each week.
    pub wobbles: (f64, f64),
    /// The seconds from a miss to the next attempt, and what they are multiplied by each week.
    pub seconds: (f64, f64),
    /// How often the attempt after a miss is clean: without a tweak, and with the first, the second and the third.
    pub after: [f64; 4],
    /// The share of each cause at first, and what is added to the first one's each week.
    pub causes: ([f64; 3], f64),
    /// How far guesses are off, in tenths, and what that is multiplied by each week.
    pub guess: (f64, f64),
    /// How many components are practised in turn, and in how many sessions of ten two of them.
    pub components: u32,
    pub both: f64,
    /// Days from one session to the next: at least 1, at most so many.
    pub gap: u32,
    /// After so many sessions the level goes up, and the misses are multiplied.
    pub level_up: Option<(usize, f64)>,
}

impl Learner {
    /// One who does not change.
    pub fn flat(misses: f64, cv: f64) -> Self {
        Self {
            misses,
            per_week: 1.0,
            cv,
            cleans: 1.0,
            cleans_per_week: 1.0,
            wobbles: (0.5, 0.0),
            seconds: (20.0, 1.0),
            after: [0.6; 4],
            causes: ([0.4, 0.35, 0.25], 0.0),
            guess: (1.0, 1.0),
            components: 1,
            both: 0.0,
            gap: 3,
            level_up: None,
        }
    }

    /// The sessions, oldest first.
    pub fn sessions(&self, skill: &Skill, n: usize, seed: u64) -> Vec<Digest> {
        let mut chance = Chance::new(seed);
        let mut day = 0;
        let mut all = Vec::with_capacity(n);
        for nth in 0..n {
            all.push(self.session(skill, nth, day, &mut chance));
            day += i64::from(1 + chance.below(self.gap));
        }
        all
    }

    fn session(&self, skill: &Skill, nth: usize, day: i64, chance: &mut Chance) -> Digest {
        let weeks = day as f64 / 7.0;
        let minutes = 20 + chance.below(26);
        let mut count = CountedSession {
            id: Id::new(Instant(BEGAN + day * DAY), nth as u64),
            learner: Id::me(),
            skill: skill.id.clone(),
            began: Instant(BEGAN + day * DAY),
            utc_offset_min: 60,
            running: i64::from(minutes) * 60_000,
            misses_only: false,
            guess: None,
            parts: Vec::new(),
            ladders: Vec::new(),
        };
        let (mut causes, mut after) = (Vec::new(), Vec::new());
        let first = chance.below(self.components);
        let other = (self.components > 1 && chance.unit() < self.both).then(|| (first + 1) % self.components);
        let practised: Vec<u32> = [Some(first), other].into_iter().flatten().collect();
        for which in &practised {
            let component = &skill.components[*which as usize];
            let up = self.level_up.filter(|(from, _)| nth >= *from);
            let level = component.levels[usize::from(up.is_some())].tag;
            let time = f64::from(minutes) / practised.len() as f64;
            let rate = self.misses * self.per_week.powf(weeks) * up.map_or(1.0, |(_, factor)| factor);
            let form = chance.gamma(self.cv);
            let misses = chance.poisson(rate * time * form);
            let clean = chance.poisson(self.cleans * self.cleans_per_week.powf(weeks) * time);
            let share = (self.wobbles.0 + self.wobbles.1 * weeks).clamp(0.0, 1.0);
            let wobbles = chance.binomial(misses, share);
            let stumbles = chance.binomial(misses - wobbles, 0.6);
            count.parts.push(CountedPart {
                component: component.tag,
                levels: vec![level],
                running: (time * 60_000.0) as i64,
                clean,
                wobbles,
                stumbles,
                falls: misses - wobbles - stumbles,
                unsized_misses: 0,
                waiting: 0,
            });
            self.explain(component.tag, misses, weeks, chance, &mut causes, &mut after);
        }
        let (tries, clean) = count
            .parts
            .iter()
            .fold((0, 0), |(n, k), part| (n + part.clean + part.wobbles + part.stumbles + part.falls, k + part.clean));
        let off = chance.normal() * self.guess.0 * self.guess.1.powf(weeks);
        let right = if tries == 0 { 5.0 } else { 10.0 * f64::from(clean) / f64::from(tries) };
        count.guess = Some((right + off).round().clamp(0.0, 10.0) as u8);
        let day = (count.began.0 + 3_600_000) / DAY;
        Digest { session: count, day, bins: Vec::new(), causes, after }
    }

    fn explain(
        &self,
        component: TagNo,
        misses: u32,
        weeks: f64,
        chance: &mut Chance,
        causes: &mut Vec<CauseCount>,
        after: &mut Vec<AfterMiss>,
    ) {
        let (shares, more) = self.causes;
        let first = (shares[0] + more * weeks).clamp(0.0, 1.0);
        let mut counts = [0; 3];
        for _ in 0..misses {
            let at = chance.unit();
            let cause = match at {
                at if at < first => 0,
                at if at < first + (1.0 - first) * shares[1] / (shares[1] + shares[2]) => 1,
                _ => 2,
            };
            counts[cause] += 1;
            let tweak = chance.unit() < 0.4;
            let which = if tweak { 1 + chance.below(3) as usize } else { 0 };
            let seconds = self.seconds.0 * self.seconds.1.powf(weeks) * (0.5 * chance.normal()).exp();
            after.push(AfterMiss {
                component,
                cause: Some(100 + cause as TagNo),
                tweak: tweak.then_some(200 + which as TagNo),
                is_clean: chance.unit() < self.after[which],
                after: Some((seconds * 1000.0) as i64),
            });
        }
        for (cause, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            causes.push(CauseCount { component, cause: 100 + cause as TagNo, count });
        }
    }
}

/// A skill of so many components with two levels each.
pub fn skill(components: usize) -> Skill {
    let levels = ["Slow", "Fast"].map(|name| (name.to_owned(), None, None)).to_vec();
    let new =
        |nth| NewComponent { name: format!("Part {nth}"), levels: levels.clone(), causes: vec![], tweaks: vec![] };
    let all = (0..components).map(new).collect();
    Skill::new(Id::new(Instant(BEGAN), 1), Id::me(), "Ice".into(), false, all, 0).expect("few names")
}
