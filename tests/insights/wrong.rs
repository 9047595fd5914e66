//! How often what is told is wrong.

use crate::simulated::{Chance, Learner, skill};
use wobble::insights::findings::{Towards, findings, look_level};
use wobble::insights::history::*;
use wobble::insights::methods::*;

#[test]
fn looking_after_every_session_hardly_ever_tells_a_flat_learner_of_progress() {
    let skill = skill(2);
    let scope = Scope::skill(&skill.id);
    let mut told = 0;
    for seed in 0..60 {
        let learner = Learner { components: 2, both: 0.3, ..Learner::flat(0.5, if seed % 2 == 0 { 0.0 } else { 0.4 }) };
        let mut history = History::default();
        let is_better = |history: &History| {
            findings(history, &skill, &scope).iter().any(|finding| finding.towards() == Towards::Better)
        };
        let mut was_told = false;
        for (nth, digest) in learner.sessions(&skill, 50, seed * 31 + 7).into_iter().enumerate() {
            history.add_digest(digest);
            was_told |= nth % 3 == 1 && is_better(&history);
        }
        told += u32::from(was_told);
    }
    assert!(told <= 4, "{told} of 60");
}

#[test]
fn the_level_falls_slowly_and_never_rises() {
    let levels: Vec<f64> = [0, 5, 6, 10, 20, 50, 200, 3000].map(look_level).to_vec();
    assert!(levels.windows(2).all(|two| two[1] <= two[0]));
    assert!(levels[0] == 0.0125 && levels[3] == 0.00625 && levels[7] > 0.001);
}

#[test]
fn intervals_of_celeration_have_the_truth_in_them() {
    let mut chance = Chance::new(3);
    for (n, cv, misses) in [(8, 0.0, 5.0), (12, 0.4, 10.0), (30, 0.4, 3.0)] {
        let (mut held, mut all) = (0, 0);
        for _ in 0..400 {
            let one = |nth: i64, chance: &mut Chance| {
                let mean = misses * 0.9f64.powf(nth as f64 * 2.0 / 7.0) * chance.gamma(cv);
                Dated { day: nth * 2, count: chance.poisson(mean), exposure: 25.0 }
            };
            let sessions: Vec<Dated> = (0..n).map(|nth| one(nth, &mut chance)).collect();
            let Ok(found) = celeration(&sessions) else { continue };
            all += 1;
            held += u32::from(found.interval.0 <= 0.9 && 0.9 <= found.interval.1);
        }
        let share = 100 * held / all;
        assert!((92..=99).contains(&share), "{n} sessions differing by {cv}: {share} % of {all}");
    }
}

#[test]
fn exact_limits_hold_at_least_as_often_as_they_say() {
    let mut chance = Chance::new(5);
    for mean in [0.2, 1.0, 4.0, 30.0] {
        let limits = |chance: &mut Chance| garwood(chance.poisson(mean).into(), 1.0, 0.05).expect("an exposure");
        let held = (0..2000).map(|_| limits(&mut chance)).filter(|(low, high)| *low <= mean && mean <= *high).count();
        assert!(held >= 1880, "{held} of 2000 at {mean}");
    }
}
