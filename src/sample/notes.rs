//! What the skater writes down. These are a person's words, not the app's.

use super::chance::Chance;

const FIRST: &str = "Stood up on my own three times. Everyone fell, me too, and it was fine.";

const BACK: [&str; 6] = [
    "First time back. Stiff for ten minutes, then the knees remembered.",
    "Thought it would all be gone. It was not.",
    "Slow start after the break, but the stop came back first.",
    "Ankles had to wake up. Kept it small, and that was right.",
    "Time away, and I still trust my left foot more than before.",
    "Easy things only today. They felt easier than they used to.",
];

const BAD_DAY: [&str; 8] = [
    "Nothing worked. But every single miss was the same one, so now I know which.",
    "Tired legs. Stopped before it got silly.",
    "Crowded ice, short tempers. I still got up every time without the barrier.",
    "A bad evening with one good glide in it. Keeping the glide.",
    "Wrong socks. Wrote it down so it does not happen twice.",
    "Went one step easier, and the last ten minutes were fine.",
    "Worse than last week, and for once I did not mind.",
    "Soft ice, hard evening. Knees stayed bent at least.",
];

const HARDER: [&str; 8] = [
    "One level up, and it did not fall apart.",
    "Tried the harder one. Half of them held.",
    "No barrier any more. I keep looking for it and it is not needed.",
    "Moved up. Missing again, but smaller.",
    "The old level felt slow today. That is new.",
    "Went up a step, came down a step, went up again. Stayed there.",
    "Harder and still upright.",
    "Level up at the very end, with tired legs. Counts.",
];

const ANY: [&str; 14] = [
    "Looked ahead instead of down. It helps more than anything.",
    "More wobbles, hardly a fall. I catch them now.",
    "Bent knees before I needed them.",
    "Fell once, got up at once, laughed.",
    "The same miss three times, then I changed one thing, then it was gone.",
    "Shoulders down. It is always the shoulders.",
    "Slower, and suddenly there was time.",
    "A kid showed me how she does it. She bends a lot more than I do.",
    "Said the tweak aloud before each try. Felt silly, worked.",
    "Skated past the spot where I always tense up, and did not.",
    "Quiet blades for a whole lap.",
    "I can feel the edge before it slips now.",
    "Good ice, early, nobody there. Tried everything twice.",
    "It is getting boring in the best way.",
];

/// For each component of the deck, by its name.
const OF: [(&str, [&str; 6]); 10] = [
    (
        "Falling and getting up",
        [
            "Sat down to one side instead of fighting it.",
            "Getting up is a trick with one knee. I have it.",
            "Fell from a glide and it did not hurt.",
            "Hands in, off the ice, four times out of five.",
            "I am less afraid of it than on Saturday.",
            "Chin to chest, every time.",
        ],
    ),
    (
        "March and two-foot glide",
        [
            "March, march, glide, and I counted to three.",
            "Let go of the barrier and forgot about it.",
            "Small steps. My steps were twice too long.",
            "Glided past the blue line on two feet.",
            "Feet stayed under me the whole way.",
            "Hands low in front, and the wobble went out of it.",
        ],
    ),
    (
        "Two-foot stop",
        [
            "I stopped. On purpose. Twice.",
            "Heels out, not toes in. That was the whole secret.",
            "It scrapes now instead of sliding.",
            "Knees first, then the heels. Stopped before I thought I would.",
            "Three stops in a row without reaching for anything.",
            "Both feet pressed the same, and it went straight.",
        ],
    ),
    (
        "Forward swizzles",
        [
            "Toes in sooner, and the circle closes.",
            "First whole rink of swizzles. Slow, ugly, whole.",
            "Bend going out, rise coming in. It has a rhythm.",
            "The left foot finally does its half.",
            "Smaller ones are faster. Who knew.",
            "Five in a row without looking at my feet.",
        ],
    ),
    (
        "One-foot glide, right",
        [
            "Shifted first, then lifted. Two whole seconds.",
            "Nose over the toes, and the ankle stays quiet.",
            "Held it long enough to be bored.",
            "The right knee bends when I think of a chair.",
            "Three seconds, and the end of it was on purpose.",
            "The hip stayed up. I felt the difference.",
        ],
    ),
    (
        "One-foot glide, left",
        [
            "The left side is no longer the bad side.",
            "Free foot by the ankle, and it steadied.",
            "Two seconds left, after weeks of one.",
            "Eyes on the far barrier and the foot just went along.",
            "Left held longer than right today.",
            "Did not lean. Just stood there, moving.",
        ],
    ),
    (
        "Forward stroking",
        [
            "Pushed to the side and there was speed for free.",
            "Half the rink without a toe pick.",
            "Feet come together by themselves now.",
            "Held each glide a little longer. It looks like skating.",
            "Bent before each push. My thighs know it.",
            "Both ways round, and the second way was not worse.",
        ],
    ),
    (
        "Snowplough, one foot",
        [
            "Scraped lightly, and snow came off. Snow.",
            "Weight stayed on the gliding foot.",
            "Stopped within a metre of the line.",
            "Hips square, foot ahead. Two clean ones at the end.",
            "Flatter blade, softer sound.",
            "It turned me twice, and then it did not.",
        ],
    ),
    (
        "T-stop",
        [
            "Lowered it slowly and it bit softly.",
            "Outside edge, lightly. That is the sound.",
            "Did not look back at the foot once.",
            "Back foot square, and no spin at the end.",
            "First one from a real glide.",
            "Hips forward. It stops straighter.",
        ],
    ),
    (
        "Backward swizzles",
        [
            "Going backwards. Actually going backwards.",
            "Heels closed sooner, and it kept rolling.",
            "Sat into the knees and stopped scraping.",
            "Looked over the shoulder and met nobody.",
            "Half the rink, the wrong way round, on purpose.",
            "Arms still. The rest followed.",
        ],
    ),
];

/// All that may be written of the component that is called so, and of any.
pub fn sentences(component: &str) -> impl Iterator<Item = &'static str> {
    let its_own = OF.iter().find(|(name, _)| *name == component).into_iter().flat_map(|(_, notes)| *notes);
    its_own.chain(ANY).chain(HARDER).chain(BAD_DAY)
}

/// How many evenings go by before a note may come again: more than in half a year.
const FRESH: usize = 60;

/// The notes that were written lately, with their evenings, so that none comes again too soon.
#[derive(Default)]
pub struct Words {
    written: Vec<(usize, &'static str)>,
    evening: usize,
}

impl Words {
    /// Another evening is over.
    pub fn next_evening(&mut self) {
        self.evening += 1;
        self.written.retain(|(evening, _)| evening + FRESH > self.evening);
    }

    /// After the very first session.
    pub fn first(&mut self) -> &'static str {
        self.write(FIRST)
    }

    /// After a longer break.
    pub fn back(&mut self, chance: &mut Chance) -> Option<&'static str> {
        self.one_of(chance, &[&BACK, &ANY])
    }

    /// After an evening on which nothing worked.
    pub fn bad_day(&mut self, chance: &mut Chance) -> Option<&'static str> {
        self.one_of(chance, &[&BAD_DAY, &ANY])
    }

    /// After a harder level.
    pub fn harder(&mut self, chance: &mut Chance) -> Option<&'static str> {
        self.one_of(chance, &[&HARDER, &ANY])
    }

    /// After practising the component that is called so.
    pub fn of(&mut self, chance: &mut Chance, component: &str) -> Option<&'static str> {
        let its_own = OF.iter().find(|(name, _)| *name == component).map_or(&ANY[..], |(_, notes)| &notes[..]);
        let either = if chance.hits(0.72) { [its_own, &ANY] } else { [&ANY, its_own] };
        self.one_of(chance, &either)
    }

    /// One that was not written lately, of the first list that has such a one; if none has, nothing is written.
    fn one_of(&mut self, chance: &mut Chance, lists: &[&[&'static str]]) -> Option<&'static str> {
        for list in lists {
            let is_fresh = |note: &&'static str| self.written.iter().all(|(_, known)| known != note);
            let fresh: Vec<&'static str> = list.iter().copied().filter(is_fresh).collect();
            if !fresh.is_empty() {
                let place = chance.between(0, fresh.len() as i64 - 1) as usize;
                return Some(self.write(fresh[place]));
            }
        }
        None
    }

    fn write(&mut self, note: &'static str) -> &'static str {
        self.written.push((self.evening, note));
        note
    }
}
