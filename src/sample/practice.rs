//! One session, lived event by event through the domain's own rules.

use super::calendar::Evening;
use super::chance::Chance;
use super::life::Life;
use super::skater::{Form, Grasp};
use crate::domain::{
    Component, Event, FEELINGS, FinishedSession, GUESS_MINIMUM, GUESS_MOST, Instant, LadderPlan, Millis, Recorded,
    Reflection, Session, Size, Skill, Source, Started, TagNo,
};

/// Times are whole tenths of a second, as finished sessions keep them.
const TENTH: Millis = 100;
const SECOND: Millis = 10 * TENTH;
const MINUTE: Millis = 60 * SECOND;

/// What is to be practised this evening, and how it goes.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How it is begun.
    pub start: Started,
    /// The components, each with the share of the session at which it begins; the first begins at 0.
    pub components: Vec<(f64, TagNo)>,
    /// The day's form.
    pub form: Form,
    /// How long it will run, pauses left out.
    pub running: Millis,
}

/// What an evening came to.
#[derive(Clone, Debug)]
pub struct Done {
    /// As it is kept.
    pub session: FinishedSession,
    /// A component got harder.
    pub harder: bool,
}

/// An evening on the ice.
struct Ice<'a> {
    life: &'a Life,
    skill: &'a Skill,
    chance: &'a mut Chance,
    session: Session,
    now: Instant,
    /// The tweak that the next attempt tries, as a place among the component's.
    trying: Option<usize>,
    falls: u32,
    harder: bool,
}

/// Lives the evening that is planned. The grasp of each component grows by what was tried; the skill's levels are left as
/// the session leaves them.
pub fn practise(
    (life, skill, grasps): (&Life, &mut Skill, &mut [Grasp]),
    evening: &Evening,
    plan: &Plan,
    chance: &mut Chance,
) -> Done {
    let session = Session::start(plan.start.clone(), evening.at);
    let mut ice = Ice { life, skill, chance, session, now: evening.at, trying: None, falls: 0, harder: false };
    let mut rest = ice.chance.hits(0.6).then(|| plan.running * ice.chance.between(35, 60) / 100);
    loop {
        ice.now = ice.now.after(ice.gap());
        let running = ice.session.running(ice.now);
        if running >= plan.running {
            break;
        }
        if rest.is_some_and(|at| running >= at) {
            rest = None;
            ice.pause();
        }
        let share = running as f64 / plan.running as f64;
        let due = plan.components.iter().rev().find(|(from, _)| share >= *from).map(|(_, component)| *component);
        if let Some(component) = due {
            ice.go_on_with(component);
        }
        let Some(component) = ice.skill.component(ice.session.component()) else { break };
        let Some(grasp) = grasps.iter_mut().find(|grasp| grasp.component == component.tag) else { break };
        ice.attempt(component, grasp, plan.form);
        ice.change_level(component, grasp, plan.form);
    }
    ice.climb(grasps, plan.form);
    ice.tell(Event::Ended);
    ice.close();
    let Ice { session, now, harder, .. } = ice;
    session.settle(skill);
    Done { session: session.finished(now), harder }
}

impl Ice<'_> {
    /// Lets an event happen now, and answers its place.
    fn tell(&mut self, event: Event) -> u32 {
        let recorded = Recorded { seq: self.session.next_seq(), at: self.now, event };
        let seq = recorded.seq;
        self.session.apply(recorded);
        seq
    }

    /// Lets time pass: from `least` to `most` tenths of a second.
    fn wait(&mut self, least: i64, most: i64) {
        self.now = self.now.after(self.chance.between(least, most) * TENTH);
    }

    /// From one attempt to the next: now and then it takes long, for a word at the barrier.
    fn gap(&mut self) -> Millis {
        let even = 0.35 + 0.65 * (self.chance.unit() + self.chance.unit());
        let chat = if self.chance.hits(0.03) { self.chance.between(60, 210) * SECOND } else { 0 };
        (self.life.pace as f64 * even) as i64 * TENTH + chat
    }

    /// One evening in seven ends with a breakdown ladder: harder step by step, and each step is missed more often.
    fn climb(&mut self, grasps: &[Grasp], form: Form) {
        // what is drawn here changes nothing for the evenings after it
        let mut chance = self.chance.clone();
        let Some(component) = self.skill.component(self.session.component()) else { return };
        let grasp = grasps.iter().find(|grasp| grasp.component == component.tag);
        let has_time = self.session.running(self.now) < 37 * MINUTE;
        let Some(grasp) = grasp.filter(|_| has_time && chance.hits(1.0 / 7.0)) else { return };
        let from = component.rung(self.session.level()).unwrap_or(0);
        self.tell(Event::LadderStarted(LadderPlan::of(component, self.skill.body)));
        while self.session.ladder().is_some() {
            self.now = self.now.after(chance.between(80, 200) * TENTH);
            let up = component.rung(self.session.level()).unwrap_or(0).saturating_sub(from);
            let likely = (grasp.likely_miss(self.life, form, self.trying.take()) + 0.22 * up as f64).min(0.95);
            let missed = chance.hits(likely);
            self.tell(if missed { Event::MicroFailed(Source::Touch) } else { Event::Clean(Source::Touch) });
        }
    }

    /// Most evenings end with a guess, which is a little too low after many falls, and with how it felt.
    fn close(&mut self) {
        let (clean, misses) = self.session.counts();
        let all = clean + misses;
        // what is drawn here changes nothing for the evenings after it
        let mut chance = self.chance.clone();
        if all < GUESS_MINIMUM || chance.hits(0.25) {
            return;
        }
        let felt = 10.0 * clean as f64 / all as f64 - 0.6 - 0.3 * f64::from(self.falls) + 2.4 * (chance.unit() - 0.5);
        self.tell(Event::Guessed(felt.round().clamp(0.0, f64::from(GUESS_MOST)) as u8));
        let tense = (f64::from(self.falls) * 0.8 + 2.5 * chance.unit()).clamp(0.0, f64::from(FEELINGS - 1));
        self.tell(Event::Felt(tense as u8));
    }

    fn pause(&mut self) {
        self.tell(Event::Paused);
        self.wait(600, 3600);
        self.tell(Event::Resumed);
        self.wait(80, 250);
    }

    fn go_on_with(&mut self, tag: TagNo) {
        if tag == self.session.component() {
            return;
        }
        let Some(component) = self.skill.component(tag) else { return };
        let level = self.session.level_of(tag).unwrap_or(component.level);
        self.tell(Event::ComponentSwitched(tag, level));
        self.trying = None;
        self.wait(50, 200);
    }

    fn attempt(&mut self, component: &Component, grasp: &mut Grasp, form: Form) {
        let source = if self.chance.hits(0.04) { Source::Key } else { Source::Touch };
        let likely = grasp.likely_miss(self.life, form, self.trying.take());
        let missed = self.chance.hits(likely);
        let seq = self.tell(if missed { Event::MicroFailed(source) } else { Event::Clean(source) });
        if self.chance.hits(0.012) {
            // the wrong pad
            self.wait(8, 30);
            self.tell(Event::Undone(seq));
            return;
        }
        grasp.tried(missed);
        if missed {
            self.reflect(seq, component, grasp, form);
        }
    }

    /// Ten seconds, or as many as the skater gives it. Some misses wait, some get a size only.
    fn reflect(&mut self, miss: u32, component: &Component, grasp: &Grasp, form: Form) {
        let size = grasp.size(self.chance, form, self.falls);
        if size == Size::Fall {
            self.falls += 1;
            self.wait(120, 350);
        }
        let (sized, caused, changed) =
            [(true, true, true), (true, true, false), (true, false, false), (false, true, true), (false, false, false)]
                [self.chance.pick(&[0.66, 0.1, 0.1, 0.06, 0.08])];
        if !sized && !caused {
            return;
        }
        let cause = grasp.cause(self.chance, component.causes.len());
        let tweak = grasp.tweak(self.chance);
        let said = Reflection {
            size: sized.then_some(size),
            cause: component.causes.get(cause).filter(|_| caused).map(|cause| cause.tag),
            tweak: component.tweaks.get(tweak).filter(|_| changed).map(|tweak| tweak.tag),
        };
        self.wait(25, 90);
        self.tell(Event::Reflected(miss, said));
        self.trying = said.tweak.map(|_| tweak);
    }

    fn change_level(&mut self, component: &Component, grasp: &mut Grasp, form: Form) {
        let Some(steps) = grasp.step(self.life, form).filter(|_| self.chance.hits(0.5)) else { return };
        let Some(level) = component.step(self.session.level(), steps) else { return };
        self.tell(Event::LevelChanged(level));
        grasp.stepped(steps);
        self.harder |= steps > 0;
        // a retry is at the level of its miss
        self.trying = None;
    }
}

/// How long an evening runs: about as long as it was meant to be, from 20 to 45 minutes.
pub fn length(chance: &mut Chance, planned_min: u16, form: Form) -> Millis {
    let more = chance.between(-300, if form.is_bad() { 60 } else { 420 }) * SECOND;
    (i64::from(planned_min) * MINUTE + more).clamp(20 * MINUTE, 44 * MINUTE)
}
