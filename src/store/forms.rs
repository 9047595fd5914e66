//! The stored form of everything that is stored, version 6. Earlier versions had fewer fields: what they had not is read as it
//! was then (nothing archived, sounds on, nothing edited since it was made). A field never changes its meaning. FORMAT.md tells of
//! each.
//!
//! Names of fields are letters, for every one of them is stored a thousand times.

use crate::domain::{
    Asking, Component, Event, Every, FEELINGS, GUESS_MOST, Id, Instant, Known, Label, LadderEnd, LadderPlan, LadderRun,
    Learner, Lesson, Level, Mark, Mix, Note, PadLayout, Question, Reflection, ReflectionTime, Setback, Settings, Size,
    Skill, SkillSummary, Source, Standing, Started, TagNo, ThemeChoice, Totals, Verdict,
};
use crate::json::{Json, Record};

impl Record for Id {
    fn to_json(&self) -> Json {
        Json::text(self.as_str())
    }

    fn from_json(json: &Json) -> Option<Self> {
        Self::try_from(String::from_json(json)?).ok()
    }
}

/// The last millisecond of the year 9999: what is said to be later is no instant, so that no sum of instants overflows.
pub(super) const LATEST: Instant = Instant(253_402_300_799_999);

/// Milliseconds since 1970, to the end of the year 9999.
impl Record for Instant {
    fn to_json(&self) -> Json {
        Json::Int(self.0)
    }

    fn from_json(json: &Json) -> Option<Self> {
        i64::from_json(json).filter(|millis| (0..=LATEST.0).contains(millis)).map(Self)
    }
}

letters!(Size { "w" Wobble, "s" Stumble, "f" Fall });
letters!(Source { "t" Touch, "k" Key, "p" Partner });
letters!(ThemeChoice { "p" AsThePhone, "l" Light, "d" Dark, "r" Rink });
letters!(PadLayout { "2" Two, "3" Sizes, "c" Causes });
letters!(ReflectionTime { "10" Ten, "30" Thirty, "c" UntilClosed });

record!(Skill {
    "id" must id,
    "l" must learner,
    "n" must name,
    "b" keep body,
    "c" must components,
    "p" must chosen,
    "x" must next_tag,
    "z" keep archived,
    "m" may marks,
});

/// The part's name, the instant, and what it is where the skill does not show that.
impl Record for Mark {
    fn to_json(&self) -> Json {
        let mut row = vec![Json::text(&self.of), Json::Int(self.at.0)];
        row.extend(self.value.as_deref().map(Json::text));
        Json::List(row)
    }

    fn from_json(json: &Json) -> Option<Self> {
        let (row, value) = match json.items()? {
            [of, at] => ((of, at), None),
            [of, at, value] => ((of, at), Some(String::from_json(value)?)),
            _ => return None,
        };
        // two letters, and a number of what it is a part of
        let of = String::from_json(row.0).filter(|of| of.len() >= 2 && of.is_ascii())?;
        Some(Self { of, at: Record::from_json(row.1)?, value })
    }
}

record!(Component {
    "t" must tag,
    "n" must name,
    "u" may parent,
    "l" must levels,
    "a" must level,
    "c" must causes,
    "w" must tweaks,
    "o" may retired_causes,
    "q" may retired_tweaks,
    "z" keep archived,
});

record!(Level { "t" must tag, "n" must name, "v" may value, "u" may unit });

record!(Label { "t" must tag, "n" must text });

record!(Settings {
    "k" keep skills,
    "s" keep skill,
    "t" keep theme,
    "p" must planned_min,
    "r" keep reflection,
    "g" may gloves,
    "h" keep left_hand,
    "b" may last_backup,
    "n" may reminder_put_away,
    "a" may sounds,
    "v" may vibration,
    "c" may cleans,
    "w" may bounce_millis,
    "x" may shortcuts,
    "m" may room_told,
    "o" may spoken,
    "u" flag metronome,
    "l" may pads,
    "d" may hold_sizes,
    "q" may rest_cues,
    "i" may mix,
    "f" may learner,
});

record!(Learner { "i" must id, "n" keep name, "z" flag archived });

/// How long a turn is, by its place among all lengths; then the components.
impl Record for Mix {
    fn to_json(&self) -> Json {
        let every = Every::ALL.iter().position(|every| *every == self.every).unwrap_or(0) as u32;
        let mut row = self.components.clone();
        row.insert(0, every);
        row.to_json()
    }

    fn from_json(json: &Json) -> Option<Self> {
        let mut components = Vec::<u32>::from_json(json).filter(|row| !row.is_empty())?;
        let every = *Every::ALL.get(components.remove(0) as usize)?;
        Some(Self { components, every })
    }
}

record!(Note { "s" must session, "k" must skill, "a" must at, "t" must text });

record!(Lesson {
    "i" must id,
    "k" must skill,
    "c" may component,
    "a" must at,
    "t" must text,
    "p" flag pinned,
    "q" flag quiet,
    "l" may line,
});

letters!(Verdict { "i" Micro, "o" Macro });
letters!(Question { "w" What, "g" Game, "t" Taught, "n" Next, "b" Beside, "a" Again });

record!(Setback {
    "i" must id,
    "a" must at,
    "t" must text,
    "v" may verdict,
    "l" keep taught,
    "n" keep next,
    "s" keep beside,
    "d" may again,
    "h" may looks,
    "j" may lesson,
    "o" may open,
});

/// How many misses; then days on which some wait that may still ask, and how many: in turn.
impl Record for Known {
    fn to_json(&self) -> Json {
        let mut row = vec![self.misses];
        row.extend(&self.asking.0);
        row.to_json()
    }

    fn from_json(json: &Json) -> Option<Self> {
        let row = Vec::<u32>::from_json(json)?;
        let (misses, days) = row.split_first()?;
        days.len().is_multiple_of(2).then(|| Self { misses: *misses, asking: Asking(days.to_vec()) })
    }
}

/// What was typed so far at the wrap-up.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The note of progress.
    pub note: String,
    /// The lesson.
    pub lesson: String,
}

/// The note; or, where there is a lesson, both.
impl Record for Draft {
    fn to_json(&self) -> Json {
        match self.lesson.is_empty() {
            true => Json::text(&self.note),
            false => Json::List(vec![Json::text(&self.note), Json::text(&self.lesson)]),
        }
    }

    fn from_json(json: &Json) -> Option<Self> {
        let (note, lesson) = match json.items() {
            None => (String::from_json(json)?, String::new()),
            Some([note, lesson]) => (String::from_json(note)?, String::from_json(lesson)?),
            Some(_) => return None,
        };
        Some(Self { note, lesson })
    }
}

record!(SkillSummary {
    "n" must sessions,
    "d" must running,
    "w" must waiting,
    "b" keep newest,
    "c" keep component,
    "r" keep recent,
    "t" keep noted,
    "u" keep used,
    "e" may standings,
    "y" may known,
    "g" may tags,
    "f" may found,
});

record!(Standing { "c" must component, "v" must level, "o" keep outcomes, "b" must practised, "k" may reached });

record!(LadderPlan { "b" flag body, "r" must rungs, "v" may spans });

const LADDER_ENDS: [LadderEnd; 2] = [LadderEnd::Broke, LadderEnd::Top];

/// Component, level, how it ended, and the value if there is one. One that ended otherwise is not kept.
impl Record for LadderRun {
    fn to_json(&self) -> Json {
        let end = LADDER_ENDS.iter().position(|end| *end == self.end).unwrap_or(0) as i64;
        let mut row = vec![i64::from(self.component), i64::from(self.level), end];
        row.extend(self.value);
        row.to_json()
    }

    fn from_json(json: &Json) -> Option<Self> {
        let row = Vec::<i64>::from_json(json)?;
        let [component, level, end, value @ ..] = row.as_slice() else { return None };
        let value = match value {
            [] => None,
            [value] => Some(*value),
            _ => return None,
        };
        Some(Self {
            component: TagNo::try_from(*component).ok()?,
            level: TagNo::try_from(*level).ok()?,
            value,
            end: *LADDER_ENDS.get(usize::try_from(*end).ok()?)?,
        })
    }
}

record!(Totals {
    "c" keep clean,
    "w" keep wobbles,
    "s" keep stumbles,
    "f" keep falls,
    "u" keep unsized_misses,
});

record!(Started {
    "i" must id,
    "l" must learner,
    "k" must skill,
    "c" must component,
    "v" must level,
    "p" must planned_min,
    "o" must utc_offset_min,
    "m" flag misses_only,
    "r" may mix,
});

record!(Reflection { "s" may size, "c" may cause, "t" may tweak });

/// The field beside a miss in which the tap itself said something of it.
const KNOWN: &str = "z";

/// An object whose first field names the kind, and for a miss a second with what the tap said of it; where there is nothing more to say, a text.
impl Record for Event {
    fn to_json(&self) -> Json {
        let (kind, what) = match self {
            Self::Paused => return Json::text("p"),
            Self::Resumed => return Json::text("g"),
            Self::Ended => return Json::text("e"),
            Self::LadderStopped => return Json::text("l"),
            Self::Started(start) => ("s", start.to_json()),
            Self::Clean(source) => ("c", source.to_json()),
            Self::MicroFailed(source) => ("m", source.to_json()),
            Self::MicroFailedAs(source, known) => {
                return Json::object(vec![("m", false, source.to_json()), (KNOWN, false, known.to_json())]);
            }
            Self::Reflected(miss, reflection) => ("r", (*miss, *reflection).to_json()),
            Self::LevelChanged(level) => ("v", level.to_json()),
            Self::ComponentSwitched(component, level) => ("k", (*component, *level).to_json()),
            Self::WasAway(since, practised) => ("a", (*since, *practised).to_json()),
            Self::Undone(undone) => ("u", undone.to_json()),
            Self::Guessed(guess) => ("g", guess.to_json()),
            Self::Felt(feel) => ("f", feel.to_json()),
            Self::LadderStarted(plan) => ("l", plan.to_json()),
        };
        Json::tagged(kind, what)
    }

    fn from_json(json: &Json) -> Option<Self> {
        if let Some(kind) = json.as_text() {
            return match kind {
                "p" => Some(Self::Paused),
                "g" => Some(Self::Resumed),
                "e" => Some(Self::Ended),
                "l" => Some(Self::LadderStopped),
                _ => None,
            };
        }
        let Json::Object(fields) = json else { return None };
        if let [(kind, source), (beside, known)] = fields.as_slice()
            && (kind.as_ref(), beside.as_ref()) == ("m", KNOWN)
        {
            return Some(Self::MicroFailedAs(Record::from_json(source)?, Record::from_json(known)?));
        }
        let [(kind, what)] = fields.as_slice() else { return None };
        Some(match kind.as_ref() {
            "s" => Self::Started(Record::from_json(what)?),
            "c" => Self::Clean(Record::from_json(what)?),
            "m" => Self::MicroFailed(Record::from_json(what)?),
            "r" => <(_, _)>::from_json(what).map(|(miss, reflection)| Self::Reflected(miss, reflection))?,
            "v" => Self::LevelChanged(Record::from_json(what)?),
            "k" => <(_, _)>::from_json(what).map(|(component, level)| Self::ComponentSwitched(component, level))?,
            "a" => <(_, _)>::from_json(what).map(|(since, practised)| Self::WasAway(since, practised))?,
            "u" => Self::Undone(Record::from_json(what)?),
            "g" => Self::Guessed(Record::from_json(what).filter(|guess| *guess <= GUESS_MOST)?),
            "f" => Self::Felt(Record::from_json(what).filter(|feel| *feel < FEELINGS)?),
            "l" => Self::LadderStarted(Record::from_json(what)?),
            _ => return None,
        })
    }
}
