//! Random histories of three devices that begin alike, with clocks that differ, and read each other's backups now and then.

use proptest::prelude::*;
use wobble::store::merge::{Records, merge};

use crate::acts::{Act, Bin, act};
use crate::device::{Device, used};
use crate::story::*;
use crate::{both, differing};

/// Three devices that begin alike, with clocks that differ; each does things, and now and then reads another's backup.
#[derive(Clone, Debug)]
enum Step {
    Act(usize, Act),
    Restore(usize, usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        9 => (0..3_usize, act()).prop_map(|(device, act)| Step::Act(device, act)),
        1 => (0..3_usize, 0..3_usize).prop_map(|(to, from)| Step::Restore(to, from)),
    ];
    prop::collection::vec(step, 0..24)
}

fn live(steps: &[Step], skew: [i64; 3]) -> [Records; 3] {
    let begun = used();
    // no two of them make an id in the same millisecond
    let mut devices = [0, 1, 2].map(|nth| Device::of(&begun, FRIDAY.after(DAY + skew[nth] + nth as i64 + 1)));
    let mut bins: [Bin; 3] = Default::default();
    for step in steps {
        match step {
            Step::Act(nth, act) => devices[*nth].act(act, &mut bins[*nth]),
            Step::Restore(to, from) => {
                let merged = merge(&devices[*to].records(), &devices[*from].records()).0;
                devices[*to] = Device::of(&merged, devices[*to].phone.now);
            }
        }
    }
    devices.map(|device| device.records())
}

fn cases(most: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(most);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn a_retry_that_is_not_shown_comes_back_with_its_session() {
    // the miss that it was a retry of became clean; then the session was deleted, and brought back
    let acts = [Act::Outcome(0, 8, true), Act::Delete(0), Act::BringBack(0)].map(|act| Step::Act(0, act));
    let steps = [&[Step::Act(1, Act::Delete(0))], &acts[..]].concat();
    let [a, b, c] = live(&steps, [DAY, 0, 0]);
    let all = both(&both(&a, &b), &c);
    assert_eq!(differing(&all, &both(&a, &both(&b, &c))), []);
    assert_eq!(differing(&all, &both(&both(&a, &c), &b)), []);
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn order_and_repetition_do_not_matter(steps in steps(), skew in [-2..2_i64, -2..2, -2..2]) {
        let [a, b, c] = live(&steps, skew.map(|days| days * DAY));
        let ab = both(&a, &b);
        prop_assert_eq!(differing(&ab, &both(&b, &a)), vec![], "in either order");
        prop_assert_eq!(differing(&both(&ab, &a), &ab), vec![], "once more");
        prop_assert_eq!(differing(&both(&ab, &ab), &ab), vec![], "with itself");
        prop_assert_eq!(differing(&both(&ab, &c), &both(&a, &both(&b, &c))), vec![], "three");
        // and everything of it can be read
        let mut device = Device::of(&both(&ab, &c), FRIDAY);
        device.sessions();
        device.lessons();
        prop_assert_eq!(device.phone.store.troubles(), (0, 0));
        let skill = device.skill().clone();
        prop_assert!(skill.components.iter().all(|c| c.rung(c.level).is_some()));
        prop_assert!(skill.offered().next().is_some() && skill.component(skill.chosen).is_some());
    }
}
