//! The only way in which the model changes.

use super::{
    AbsenceAnswer, Effect, Event, FEELINGS, FinishedSession, Fresh, GUESS_MOST, Intent, LadderPlan, Lesson, Model,
    Note, OpenReflection, Phase, Recorded, Reflection, Seq, Session, Size, Skill, Source, Started, learner, marks,
};

/// Fulfils `intent` on `model` and answers with what must be carried out. A wish that makes no sense now (a tap while
/// paused, an undo with nothing to undo) changes nothing and needs nothing.
pub fn update(model: &mut Model, intent: Intent, fresh: Fresh) -> Vec<Effect> {
    match intent {
        Intent::AddSkill(skill) => add_skill(model, *skill),
        Intent::ChooseLearner(id) => learner::choose(model, id),
        Intent::ChooseSkill(id) => {
            if !model.own_skills().any(|skill| skill.id == id) || model.settings.skill.as_ref() == Some(&id) {
                return Vec::new();
            }
            model.settings.skill = Some(id);
            vec![Effect::SaveSettings]
        }
        Intent::ChooseComponent(tag) => {
            let Some(id) = model.chosen_skill().filter(|s| s.offered().any(|c| c.tag == tag)).map(|s| s.id.clone())
            else {
                return Vec::new();
            };
            match model.skill_mut(&id) {
                Some(skill) if skill.chosen != tag => {
                    skill.chosen = tag;
                    skill.touch(marks::CHOSEN.to_owned(), fresh.now);
                    vec![Effect::SaveSkill(id)]
                }
                _ => Vec::new(),
            }
        }
        Intent::StartSession => start(model, fresh),
        Intent::LogClean(source) => {
            if model.session.as_ref().is_some_and(|session| session.start_of().misses_only) {
                return Vec::new();
            }
            model.reflection = model.reflection.filter(|_| !running(model));
            happen_if(model, fresh, Phase::Running, Event::Clean(source))
        }
        Intent::LogMicroFailure(source) => miss(model, fresh, source, None),
        Intent::LogMicroFailureAs(source, known) => miss(model, fresh, source, Some(known)),
        Intent::Reflect(seq, reflection) => reflect(model, fresh, seq, reflection),
        Intent::CloseReflection => {
            model.reflection = None;
            Vec::new()
        }
        Intent::HoldReflection(held) => {
            let time = model.settings.reflection;
            if let Some(open) = &mut model.reflection {
                open.until = if held || open.get_up_first { None } else { time.millis().map(|t| fresh.now.after(t)) };
            }
            Vec::new()
        }
        Intent::GotUp => {
            // who taps for somebody else is asked nothing more
            model.reflection = model.reflection.filter(|open| !is_partners(model, open.miss));
            if let Some(open) = &mut model.reflection {
                open.get_up_first = false;
            }
            Vec::new()
        }
        Intent::Undo => {
            let Some(seq) = model.session.as_ref().and_then(|s| s.undoable()).map(|recorded| recorded.seq) else {
                return Vec::new();
            };
            if model.reflection.is_some_and(|open| open.miss == seq) {
                model.reflection = None;
            }
            match model.session.as_ref().map(Session::phase) {
                Some(Phase::Running | Phase::Paused) => happen(model, fresh, Event::Undone(seq)),
                _ => Vec::new(),
            }
        }
        Intent::Pause => {
            model.reflection = None;
            happen_if(model, fresh, Phase::Running, Event::Paused)
        }
        Intent::Resume => match model.session.as_ref().map(Session::phase) {
            Some(Phase::Paused | Phase::WrappedUp) => happen(model, fresh, Event::Resumed),
            _ => Vec::new(),
        },
        Intent::ChangeLevel(steps) => {
            let level = model
                .session
                .as_ref()
                .filter(|session| session.ladder().is_none())
                .zip(model.session_skill())
                .and_then(|(session, skill)| skill.component(session.component())?.step(session.level(), steps));
            let Some(level) = level else { return Vec::new() };
            // at the wrap-up it is where the next session begins
            match model.session.as_ref().map(Session::phase) {
                Some(Phase::Running | Phase::WrappedUp) => happen(model, fresh, Event::LevelChanged(level)),
                _ => Vec::new(),
            }
        }
        Intent::SwitchComponent(tag) => switch(model, fresh, tag),
        Intent::StartLadder => start_ladder(model, fresh),
        Intent::StopLadder => match model.session.as_ref().filter(|session| session.ladder().is_some()) {
            Some(_) => happen(model, fresh, Event::LadderStopped),
            None => Vec::new(),
        },
        Intent::SwitchInMix => model.next_in_mix(fresh.now).map_or_else(Vec::new, |tag| switch(model, fresh, tag)),
        Intent::EndSession => end(model, fresh),
        Intent::DraftNote(text) => {
            let Some(session) = &model.session else { return Vec::new() };
            model.draft = text;
            vec![Effect::SaveDraft(session.id().clone())]
        }
        Intent::Guess(guess) if guess <= GUESS_MOST => {
            // what was guessed before the facts were shown stays
            match model.session.as_ref().is_some_and(|session| session.closing().guess.is_none()) {
                true => happen_if(model, fresh, Phase::WrappedUp, Event::Guessed(guess)),
                false => Vec::new(),
            }
        }
        Intent::Feel(feel) if feel < FEELINGS => happen_if(model, fresh, Phase::WrappedUp, Event::Felt(feel)),
        Intent::Guess(_) | Intent::Feel(_) => Vec::new(),
        Intent::DraftLesson(text) => {
            let Some(session) = &model.session else { return Vec::new() };
            model.lesson = text;
            vec![Effect::SaveDraft(session.id().clone())]
        }
        Intent::Finish => finish(model, fresh),
        Intent::SessionKept(finished, has_note) => kept(model, &finished, has_note),
        Intent::Recounted(summaries) => {
            model.summaries = summaries;
            vec![Effect::SaveSummaries]
        }
        Intent::Looked { last_seen } => {
            if model.absence.is_none() {
                model.absence = model.session.as_ref().and_then(|session| session.absence(last_seen, fresh.now));
            }
            let over = |open: &OpenReflection| open.left(fresh.now) == Some(0);
            if model.absence.is_some() || model.reflection.as_ref().is_some_and(over) {
                model.reflection = None;
            }
            Vec::new()
        }
        Intent::AnswerAbsence(answer) => answer_absence(model, fresh, answer),
        Intent::ChangeSettings(settings) => {
            let settings = settings.within_bounds();
            if settings == model.settings {
                return Vec::new();
            }
            model.settings = settings;
            vec![Effect::SaveSettings]
        }
    }
}

fn running(model: &Model) -> bool {
    model.session.as_ref().is_some_and(|session| session.phase() == Phase::Running)
}

/// Lets `event` happen in the session, now.
fn happen(model: &mut Model, fresh: Fresh, event: Event) -> Vec<Effect> {
    let Some(session) = &mut model.session else { return Vec::new() };
    let recorded = Recorded { seq: session.next_seq(), at: fresh.now.max(session.last_at()), event };
    session.apply(recorded.clone());
    vec![Effect::Append(session.id().clone(), recorded)]
}

fn happen_if(model: &mut Model, fresh: Fresh, phase: Phase, event: Event) -> Vec<Effect> {
    match &model.session {
        Some(session) if session.phase() == phase => happen(model, fresh, event),
        _ => Vec::new(),
    }
}

fn add_skill(model: &mut Model, skill: Skill) -> Vec<Effect> {
    let id = skill.id.clone();
    model.settings.skills.push(id.clone());
    model.settings.skill = Some(id.clone());
    model.skills.push(skill);
    vec![Effect::SaveSkill(id), Effect::SaveSettings]
}

fn start(model: &mut Model, fresh: Fresh) -> Vec<Effect> {
    if model.session.is_some() {
        return Vec::new();
    }
    let Some(skill) = model.chosen_skill() else { return Vec::new() };
    let Some(component) = skill.component(skill.chosen).filter(|c| !c.archived).or(skill.offered().next()) else {
        return Vec::new();
    };
    let start = Started {
        id: fresh.id(),
        learner: model.learner.clone(),
        skill: skill.id.clone(),
        component: component.tag,
        level: component.level,
        planned_min: model.settings.planned_min,
        utc_offset_min: fresh.utc_offset_min,
        misses_only: !model.settings.cleans_on(),
        mix: model.settings.mix_of(skill, component.tag),
    };
    let session = Session::start(start, fresh.now);
    let effects = vec![Effect::Append(session.id().clone(), session.log()[0].clone())];
    model.session = Some(session);
    model.draft = String::new();
    model.lesson = String::new();
    model.reflection = None;
    model.absence = None;
    effects
}

/// True of a miss that somebody logged for the learner.
fn is_partners(model: &Model, miss: Seq) -> bool {
    let attempt = model.session.as_ref().and_then(|session| session.attempt_of(miss));
    attempt.is_some_and(|attempt| attempt.source == Source::Partner)
}

/// Logs a miss. Questions rise over it; but not over a partner's, whose next tap matters, unless it is a fall of the body.
fn miss(model: &mut Model, fresh: Fresh, source: Source, known: Option<Reflection>) -> Vec<Effect> {
    let event = known.map_or(Event::MicroFailed(source), |known| Event::MicroFailedAs(source, known));
    let effects = happen_if(model, fresh, Phase::Running, event);
    if let Some(Effect::Append(_, recorded)) = effects.first() {
        let fell = known.is_some_and(|known| known.size == Some(Size::Fall)) && falls_of_the_body(model);
        let mut open = OpenReflection::new(recorded.seq, fresh.now, model.settings.reflection);
        if fell {
            open.stay_for_a_fall();
        }
        model.reflection = Some(open).filter(|_| fell || source != Source::Partner);
    }
    effects
}

fn falls_of_the_body(model: &Model) -> bool {
    model.session_skill().is_some_and(|skill| skill.body)
}

fn reflect(model: &mut Model, fresh: Fresh, miss: Seq, reflection: Reflection) -> Vec<Effect> {
    let Some(session) = &model.session else { return Vec::new() };
    let Some(micro) = session.attempt_of(miss).and_then(|attempt| attempt.micro()) else { return Vec::new() };
    let known = Reflection { size: micro.size, cause: micro.cause, tweak: micro.tweak };
    if known == reflection {
        return Vec::new();
    }
    let fell_now = reflection.size == Some(Size::Fall) && known.size != Some(Size::Fall);
    let body = falls_of_the_body(model);
    if let Some(open) = model.reflection.as_mut().filter(|open| open.miss == miss && fell_now && body) {
        open.stay_for_a_fall();
    }
    happen(model, fresh, Event::Reflected(miss, reflection))
}

fn switch(model: &mut Model, fresh: Fresh, tag: super::TagNo) -> Vec<Effect> {
    let Some(session) = &model.session else { return Vec::new() };
    if session.component() == tag {
        return Vec::new();
    }
    let component = model.session_skill().and_then(|skill| skill.offered().find(|component| component.tag == tag));
    let Some(level) = component.map(|c| session.level_of(tag).unwrap_or(c.level)) else { return Vec::new() };
    if session.phase() == Phase::WrappedUp {
        return Vec::new();
    }
    happen(model, fresh, Event::ComponentSwitched(tag, level))
}

/// The ladder of the component that is practised; `None` where there is none to climb now.
pub(super) fn ladder_plan(model: &Model) -> Option<LadderPlan> {
    let (session, skill) = model.session.as_ref().zip(model.session_skill())?;
    let is_on = session.phase() == Phase::WrappedUp || session.start_of().misses_only || session.ladder().is_some();
    let component = skill.component(session.component()).filter(|_| !is_on)?;
    component.step(session.level(), 1).map(|_| LadderPlan::of(component, skill.body))
}

fn start_ladder(model: &mut Model, fresh: Fresh) -> Vec<Effect> {
    let Some(plan) = ladder_plan(model) else { return Vec::new() };
    model.reflection = None;
    let mut effects = happen_if(model, fresh, Phase::Paused, Event::Resumed);
    effects.extend(happen(model, fresh, Event::LadderStarted(plan)));
    effects
}

fn end(model: &mut Model, fresh: Fresh) -> Vec<Effect> {
    model.reflection = None;
    match model.session.as_ref().map(Session::phase) {
        Some(Phase::Running | Phase::Paused) => happen(model, fresh, Event::Ended),
        _ => Vec::new(),
    }
}

fn answer_absence(model: &mut Model, fresh: Fresh, answer: AbsenceAnswer) -> Vec<Effect> {
    let Some(absence) = model.absence.take() else { return Vec::new() };
    let counted = answer == AbsenceAnswer::KeptPractising;
    let mut effects = happen_if(model, fresh, Phase::Running, Event::WasAway(absence.from, counted));
    if answer == AbsenceAnswer::StoppedThen {
        effects.extend(end(model, fresh));
    }
    effects
}

fn finish(model: &Model, fresh: Fresh) -> Vec<Effect> {
    let Some(session) = model.session.as_ref().filter(|s| s.phase() == Phase::WrappedUp) else {
        return Vec::new();
    };
    let finished = session.finished(fresh.now);
    let text = model.draft.trim();
    let note = (!text.is_empty()).then(|| Note {
        session: finished.id.clone(),
        skill: finished.skill.clone(),
        at: fresh.now,
        text: text.to_owned(),
    });
    let text = model.lesson.trim();
    let lesson = (!text.is_empty()).then(|| {
        Box::new(Lesson {
            // finished once more after a kill, it is the same lesson
            id: finished.id.clone(),
            skill: finished.skill.clone(),
            component: Some(session.component()),
            at: fresh.now,
            text: text.to_owned(),
            pinned: false,
            quiet: false,
            line: None,
        })
    });
    vec![Effect::Keep(Box::new(finished), note, lesson)]
}

/// The session is safe: its numbers go into the summary, its last levels into the skill, and it is let go of.
fn kept(model: &mut Model, finished: &FinishedSession, has_note: bool) -> Vec<Effect> {
    let Some(session) = model.session.take_if(|session| *session.id() == finished.id) else { return Vec::new() };
    model.draft = String::new();
    model.lesson = String::new();
    model.reflection = None;
    model.absence = None;
    model.summary_mut(&finished.skill).add(finished, has_note);
    let mut effects = vec![Effect::SaveSummaries];
    if model.skill_mut(&finished.skill).is_some_and(|skill| session.settle(skill)) {
        effects.push(Effect::SaveSkill(finished.skill.clone()));
    }
    effects.push(Effect::LetGo(finished.id.clone()));
    effects
}
