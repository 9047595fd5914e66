//! Round values for an axis that begins at zero.

/// Steps on the axis, from zero up, in thousandths or millionths of what is measured.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(in crate::charts) struct Scale {
    step: u32,
    steps: u32,
}

impl Scale {
    /// The finest scale of at most `most` steps of 1, 2 or 5 times a power of ten that reaches `highest`.
    pub(in crate::charts) fn reaching(highest: u32, most: u32) -> Self {
        if highest == 0 {
            return Self { step: 1000, steps: 1 };
        }
        let most = most.max(1);
        let mut decade = 1_u32;
        loop {
            for step in [1, 2, 5].map(|leading| decade.saturating_mul(leading)) {
                let steps = highest.div_ceil(step);
                if steps <= most {
                    return Self { step, steps };
                }
            }
            decade = decade.saturating_mul(10);
        }
    }

    /// The value at the top.
    pub(in crate::charts) fn top(self) -> u32 {
        self.step.saturating_mul(self.steps)
    }

    /// The labelled values, from zero up.
    pub(in crate::charts) fn values(self) -> impl Iterator<Item = u32> {
        (0..=self.steps).map(move |n| self.step.saturating_mul(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_the_highest_value_fits() {
        for highest in (1..20_000).chain([99_999_999]) {
            for most in 1..=5 {
                let scale = Scale::reaching(highest, most);
                let leading = scale.step / 10_u32.pow(scale.step.ilog10());
                assert!([1, 2, 5].contains(&leading), "{scale:?}");
                assert!(scale.top() >= highest && scale.steps <= most, "{highest}: {scale:?}");
                assert!(scale.top() - highest < scale.step, "{highest}: {scale:?}");
            }
        }
    }

    #[test]
    fn without_misses_the_axis_still_has_a_height() {
        assert_eq!(Scale::reaching(0, 4).values().collect::<Vec<_>>(), [0, 1000]);
    }
}
