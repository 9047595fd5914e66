//! When a session is interrupted for a breath: rarely without a reason, and never in the middle of something.

mod story;

use story::*;
use wobble::domain::*;
use wobble::insights::{RestCues, RestReason, chance_of_as_many, faster};

/// A random number between 0 and 1, the same at every run (Marsaglia 2003, xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// An hour of attempts, each `every` seconds or so, of which `error(minute)` miss.
fn hour(chance: &mut Chance, every: f64, error: impl Fn(f64) -> f64, misses_only: bool) -> Vec<Attempt> {
    let (mut seconds, mut attempts) = (0.0, Vec::new());
    loop {
        seconds += -every * (1.0 - chance.next()).ln();
        if seconds >= 3600.0 {
            return attempts;
        }
        let missed = chance.next() < error(seconds / 60.0);
        if !missed && misses_only {
            continue;
        }
        let running = (seconds * 1000.0) as Millis;
        attempts.push(Attempt {
            at: FRIDAY.after(running),
            running,
            component: STOP,
            level: HAND,
            outcome: if missed { Outcome::Micro(MicroFailure::default()) } else { Outcome::Clean },
            source: Source::Touch,
            retry: None,
        });
    }
}

/// The minute at which misses are said to come faster, in an hour that is looked at every five.
fn said(attempts: &[Attempt], misses_only: bool) -> Option<i64> {
    (2..=12).map(|nth| nth * 5).find(|minute| faster(attempts, misses_only, minute * MINUTE).is_some())
}

#[test]
fn the_chance_is_the_tail_of_the_binomial() {
    let of = |k, n, share| (chance_of_as_many(k, n, share) * 1e9).round() / 1e9;
    assert_eq!(of(0, 10, 0.5), 1.0);
    assert_eq!(of(8, 10, 0.5), 0.054_687_5, "56 of 1024");
    assert_eq!(of(10, 10, 0.5), 0.000_976_563, "1 of 1024");
    assert_eq!(of(3, 4, 0.25), 0.050_781_25, "13 of 256");
    assert_eq!(of(0, 0, 0.3), 1.0);
    // thousands neither overflow nor vanish: half of them and more is as likely as not
    let half = chance_of_as_many(2000, 4000, 0.5);
    assert!((0.5..0.51).contains(&half), "{half}");
    assert!((0.0..1e-12).contains(&chance_of_as_many(400, 500, 0.5)));
}

#[test]
fn a_flat_learner_is_told_of_more_misses_in_at_most_one_session_of_twenty() {
    const HOURS: usize = 3000;
    let mut chance = Chance(0x57_0bb1e);
    for (every, error, misses_only) in
        [(20.0, 0.15, false), (20.0, 0.3, false), (10.0, 0.5, false), (15.0, 0.25, true), (6.0, 1.0, true)]
    {
        let wrong = (0..HOURS)
            .filter(|_| said(&hour(&mut chance, every, |_| error, misses_only), misses_only).is_some())
            .count();
        let share = wrong as f64 / HOURS as f64;
        println!("{share} of flat hours at {error} every {every} s, misses only: {misses_only}");
        assert!(share <= 0.05, "{share} of the sessions at {error} every {every} s");
    }
}

#[test]
fn a_learner_who_tires_is_told_so_in_most_sessions() {
    const HOURS: usize = 500;
    let mut chance = Chance(0xabcdef);
    // three times as many misses from the 30th minute on
    let tired = |minute: f64| if minute < 30.0 { 0.2 } else { 0.6 };
    let told: Vec<i64> = (0..HOURS).filter_map(|_| said(&hour(&mut chance, 12.0, tired, false), false)).collect();
    let after = told.iter().filter(|minute| **minute > 30).count() as f64 / HOURS as f64;
    println!("{after} of the hours in which misses tripled at the 30th minute");
    assert!(after >= 0.8, "{after} of the sessions in which misses tripled");
}

#[test]
fn another_level_is_no_tiredness_and_neither_is_practising_faster() {
    let mut chance = Chance(7);
    let tired = |minute: f64| if minute < 30.0 { 0.1 } else { 0.9 };
    let mut attempts = hour(&mut chance, 10.0, tired, false);
    assert_eq!(said(&attempts, false), Some(35));
    for attempt in attempts.iter_mut().filter(|attempt| attempt.running >= 30 * MINUTE) {
        attempt.level = NEAR;
    }
    assert_eq!(said(&attempts, false), None, "it got harder at the thirtieth minute, and stayed so");
    // as many misses of as many attempts, but three times as fast
    let mut slow = hour(&mut chance, 30.0, |_| 0.5, false);
    slow.retain(|attempt| attempt.running < 30 * MINUTE);
    let fast = hour(&mut chance, 5.0, |_| 0.45, false);
    slow.extend(fast.into_iter().filter(|attempt| attempt.running >= 30 * MINUTE));
    assert_eq!(said(&slow, false), None);
}

/// A session of so many planned minutes, and what was said in it: looked at twice a second, as the page does.
struct Hall {
    rink: Rink,
    cues: RestCues,
    said: Vec<(i64, RestReason)>,
}

impl Hall {
    fn of(planned_min: u16) -> Self {
        Self::with(Settings { planned_min, ..Settings::default() })
    }

    fn with(settings: Settings) -> Self {
        let mut rink = Rink::open();
        let skills = rink.model.settings.skills.clone();
        rink.wish(Intent::ChangeSettings(Settings { skills, ..settings }));
        rink.wish(Intent::StartSession);
        Self { rink, cues: RestCues::default(), said: Vec::new() }
    }

    fn later(&mut self, span: Millis) {
        let until = self.rink.now.after(span);
        while self.rink.now < until {
            self.rink.later(500);
            let busy = self.rink.model.reflection.is_some();
            let session = self.rink.model.session.as_ref().expect("it goes on");
            if let Some(reason) = self.cues.due(session, None, busy, self.rink.now) {
                self.said.push((session.running(self.rink.now) / SECOND, reason));
            }
        }
    }
}

#[test]
fn every_ten_minutes_without_a_pause_and_not_shortly_before_the_end() {
    let mut hall = Hall::of(25);
    hall.later(40 * MINUTE);
    assert_eq!(hall.said, [(600, RestReason::Regular(10)), (1200, RestReason::Regular(20))]);
    // who pauses has rested
    let mut hall = Hall::of(25);
    hall.later(9 * MINUTE);
    hall.rink.wish(Intent::Pause);
    hall.later(MINUTE);
    hall.rink.wish(Intent::Resume);
    hall.later(9 * MINUTE);
    assert_eq!(hall.said, []);
    hall.later(MINUTE);
    assert_eq!(hall.said, [(1140, RestReason::Regular(10))]);
}

#[test]
fn it_is_quiet_before_anything_is_said() {
    let mut hall = Hall::of(60);
    hall.later(9 * MINUTE + 58 * SECOND);
    hall.rink.clean();
    hall.later(4 * SECOND);
    assert_eq!(hall.said, [], "never within five seconds of a tap");
    hall.rink.miss();
    hall.later(MINUTE);
    assert_eq!(hall.said, [], "nor while a question is open");
    hall.rink.wish(Intent::CloseReflection);
    hall.later(500);
    assert_eq!(hall.said.len(), 1);
    // nor right after another sign of the learner
    let mut cues = RestCues::default();
    let session = Rink::in_session();
    let session = session.session();
    let later = |seconds| FRIDAY.after(seconds * SECOND);
    assert_eq!(cues.due(session, None, false, later(1)), None);
    assert_eq!(cues.due(session, Some(later(600)), false, later(604)), None);
    assert!(cues.due(session, Some(later(600)), false, later(605)).is_some());
}

#[test]
fn an_hour_is_told_of_once() {
    let mut hall = Hall::of(60);
    hall.later(90 * MINUTE);
    let long: Vec<i64> = hall.said.iter().filter(|(_, r)| *r == RestReason::Long).map(|(at, _)| *at).collect();
    assert_eq!(long, [61 * 60]);
    assert_eq!(hall.said.len(), 6, "and every ten minutes before: {:?}", hall.said);
}

#[test]
fn a_page_that_is_loaded_anew_says_nothing_again() {
    let mut hall = Hall::of(60);
    hall.later(15 * MINUTE);
    hall.cues = RestCues::default();
    hall.later(9 * MINUTE);
    assert_eq!(hall.said, [(600, RestReason::Regular(10))]);
    hall.later(MINUTE + SECOND);
    assert_eq!(hall.said.len(), 2, "but goes on looking");
    hall.later(50 * MINUTE);
    hall.cues = RestCues::default();
    let before = hall.said.len();
    hall.later(10 * MINUTE);
    assert_eq!(hall.said.len(), before, "an hour was told of before");
}

#[test]
fn misses_that_come_faster_are_told_with_their_numbers() {
    let mut hall = Hall::with(Settings { planned_min: 60, cleans: Some(false), ..Settings::default() });
    let logged = |hall: &mut Hall, minutes: i64, misses_a_minute: i64| {
        for _ in 0..minutes * misses_a_minute {
            hall.later(MINUTE / misses_a_minute);
            hall.rink.miss();
            hall.rink.wish(Intent::CloseReflection);
        }
    };
    logged(&mut hall, 10, 1);
    logged(&mut hall, 5, 5);
    hall.later(10 * SECOND);
    let [(600.., RestReason::Regular(_)), (at, RestReason::Faster(found))] = hall.said[..] else {
        panic!("{:?}", hall.said)
    };
    assert!((900..910).contains(&at), "{at}");
    // the tap at the very end of the fifteenth minute comes after the look
    assert_eq!((found.last, found.before, found.minutes), (24, 10, 10));
}
