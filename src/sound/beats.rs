//! When a metronome clicks: even, and without drift.

/// A minute at a tempo of a thousandth of a beat a minute, in seconds.
const MINUTE: f64 = 60_000.0;
/// What is taken for a tempo, in thousandths of a beat a minute: 20 to 400.
const TEMPI: std::ops::RangeInclusive<i64> = 20_000..=400_000;

/// An even beat. Every time is counted from one beginning, never from the beat before, so that nothing adds up.
#[derive(Clone, PartialEq, Debug)]
pub struct Beats {
    begin: f64,
    tempo: i64,
    next: u32,
}

impl Beats {
    /// Beats from `begin` on, in seconds, at a `tempo` in thousandths of a beat a minute. `None` of what is no tempo.
    pub fn begin(begin: f64, tempo: i64) -> Option<Self> {
        TEMPI.contains(&tempo).then_some(Self { begin, tempo, next: 0 })
    }

    /// The tempo, in thousandths of a beat a minute.
    pub fn tempo(&self) -> i64 {
        self.tempo
    }

    fn at(&self, nth: u32) -> f64 {
        self.begin + f64::from(nth) * MINUTE / self.tempo as f64
    }

    /// The next beat, if it is before `until`; none comes twice. Beats that were missed, for they lie before `now`, are left out, and those
    /// after them stay in time.
    pub fn due(&mut self, now: f64, until: f64) -> Option<f64> {
        while self.at(self.next) < now {
            self.next += 1;
        }
        let at = self.at(self.next);
        (at < until).then(|| {
            self.next += 1;
            at
        })
    }

    /// Goes on at another tempo, from the last beat that was given out.
    pub fn change(&mut self, tempo: i64) {
        if TEMPI.contains(&tempo) && tempo != self.tempo {
            let last = self.next.saturating_sub(1);
            *self = Self { begin: self.at(last), tempo, next: self.next.min(1) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All beats up to `end`, asked for every `every` seconds, `ahead` seconds ahead.
    fn all(beats: &mut Beats, from: f64, end: f64, every: f64, ahead: f64) -> Vec<f64> {
        let mut times = Vec::new();
        let mut now = from;
        while now < end {
            while let Some(at) = beats.due(now, now + ahead) {
                times.push(at);
            }
            now += every;
        }
        times
    }

    #[test]
    fn an_hour_has_no_drift_and_no_jitter() {
        for tempo in [60_000, 92_000, 93_300, 139_999, 400_000] {
            let mut beats = Beats::begin(1.25, tempo).expect("a tempo");
            let times = all(&mut beats, 1.25, 3601.25, 0.025, 0.12);
            let minutes = tempo as f64 / 1000.0 * 60.0;
            assert!((times.len() as f64 - minutes).abs() < 2.0, "{} beats at {tempo}", times.len());
            for (nth, at) in times.iter().enumerate() {
                let exact = 1.25 + nth as f64 * 60_000.0 / tempo as f64;
                assert!((at - exact).abs() < 1e-9, "beat {nth} of {tempo} at {at}, not {exact}");
            }
        }
    }

    #[test]
    fn a_page_that_was_held_up_goes_on_in_time() {
        let mut beats = Beats::begin(0.0, 60_000).expect("a tempo");
        assert_eq!(beats.due(0.0, 0.1), Some(0.0));
        assert_eq!(beats.due(0.0, 0.1), None, "none comes twice");
        assert_eq!(beats.due(5.4, 5.5), None);
        assert_eq!(beats.due(5.4, 6.1), Some(6.0), "what was missed is not made up for");
    }

    #[test]
    fn another_tempo_begins_at_the_last_beat() {
        let mut beats = Beats::begin(0.0, 60_000).expect("a tempo");
        assert_eq!([beats.due(0.0, 1.5), beats.due(0.0, 1.5)], [Some(0.0), Some(1.0)]);
        beats.change(120_000);
        assert_eq!((beats.due(1.0, 2.0), beats.tempo()), (Some(1.5), 120_000));
        // before the first beat, that stays where it is
        let mut beats = Beats::begin(3.0, 60_000).expect("a tempo");
        beats.change(120_000);
        assert_eq!([beats.due(3.0, 9.0), beats.due(3.0, 9.0)], [Some(3.0), Some(3.5)]);
    }

    #[test]
    fn what_is_no_tempo_is_none() {
        for odd in [0, -60_000, 19_999, 400_001, i64::MAX] {
            assert_eq!(Beats::begin(0.0, odd), None);
            let mut beats = Beats::begin(0.0, 60_000).expect("a tempo");
            beats.change(odd);
            assert_eq!(beats.tempo(), 60_000);
        }
    }
}
