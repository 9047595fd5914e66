//! Chance that can be had again: the same seed, the same numbers, on every machine.

/// SplitMix64 (Steele, Lea & Flood 2014): small, quick, and good enough for a life on the ice.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Chance of its own for everything that has a `number`: what one thing draws changes nothing for the next.
    pub fn of(seed: u64, number: u64) -> Self {
        let mut chance = Self(seed ^ number.wrapping_mul(0xd134_2543_de82_ef95));
        chance.bits();
        chance
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, and without, 1.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True in a share `p` of all draws.
    pub fn hits(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// A whole number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + (self.unit() * (most - least + 1) as f64) as i64
    }

    /// A place in `weights`, each as likely as its weight says; 0 where there is none.
    pub fn pick(&mut self, weights: &[f64]) -> usize {
        let mut left = self.unit() * weights.iter().sum::<f64>();
        for (place, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return place;
            }
        }
        weights.len().saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_generator() {
        // the first three numbers of SplitMix64 from the state 1234567, as its authors' reference gives them
        let mut chance = Chance(1_234_567);
        let drawn = [chance.bits(), chance.bits(), chance.bits()];
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn a_pick_follows_its_weights() {
        let mut chance = Chance::of(1, 1);
        let mut picked = [0; 3];
        for _ in 0..10_000 {
            picked[chance.pick(&[1.0, 0.0, 3.0])] += 1;
        }
        assert!(picked[1] == 0 && (2300..2700).contains(&picked[0]), "{picked:?}");
        assert_eq!(chance.pick(&[]), 0);
    }

    #[test]
    fn a_range_reaches_both_its_ends() {
        let mut chance = Chance::of(2, 1);
        let drawn: Vec<i64> = (0..1000).map(|_| chance.between(-1, 2)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-1), Some(&2)));
    }
}
