//! What columns and cells mean: attempts or counts, days, times of a place, names.

use wobble::domain::*;
use wobble::store::csv::*;
use wobble::store::{MemoryStorage, Store};

use crate::story::*;
use crate::{FRESH, berlin, chosen, into_guitar, read, why};

fn clean_and_misses(session: &FinishedSession) -> (usize, usize) {
    let misses = session.attempts.iter().filter(|attempt| attempt.micro().is_some()).count();
    (session.attempts.len() - misses, misses)
}

#[test]
fn columns_are_guessed_by_their_names_and_by_what_is_in_them() {
    use Field::*;
    let guess = |text: &str| {
        let table = read(text);
        let mapping = Mapping::guessed(&table);
        FIELDS.into_iter().filter_map(|field| Some((field, mapping.column(field)?))).collect::<Vec<_>>()
    };
    assert_eq!(
        guess("Date,Duration (min),Exercise,Hits,Misses,Comment\n2026-11-01,20,F chord,3,4,good\n"),
        [(When, 0), (Clean, 3), (Misses, 4), (Component, 2), (Minutes, 1), (Note, 5)]
    );
    assert_eq!(
        guess("timestamp;result;error type;fix;set\n2026-11-01 18:30;miss;thumb;lower;1\n"),
        [(When, 0), (Outcome, 1), (Cause, 2), (Tweak, 3), (Session, 4)]
    );
    // ones and noughts are no counts
    assert_eq!(guess("day,clean\n2026-11-01,1\n2026-11-01,0\n"), [(When, 0), (Outcome, 1)]);
    assert_eq!(guess("day,missed\n2026-11-01,yes\n"), [(When, 0), (Outcome, 1)]);
    assert_eq!(guess("day,misses\n2026-11-01,12\n"), [(When, 0), (Misses, 1)]);
    // a day is found without a name
    assert_eq!(guess("abc,xyz\nq,20 Nov 2026\n"), [(When, 1)]);
    assert_eq!(guess("20,2026-11-01\n"), [(When, 1)]);
}

#[test]
fn a_row_is_an_attempt_and_a_day_is_a_session() {
    let plan = into_guitar(
        "when,result,size,cause,tweak,exercise\n\
         2026-11-01 18:00,ok,,,,F chord\n\
         2026-11-01 18:01,miss,wobble,thumb high,lower it,F chord\n\
         2026-11-02 09:00,Missed,,,,F chord\n\
         2026-11-01 18:05,fall,,thumb high,,C chord\n\
         2026-11-01 19:00,clean,,,,C chord\n\
         2026-11-02 09:10,hit,huge,,,F chord\n",
    );
    let plan = plan.expect("a plan");
    assert_eq!(plan.sessions.iter().map(clean_and_misses).collect::<Vec<_>>(), [(2, 2), (1, 1)]);
    assert_eq!(why(&plan), []);
    let first = &plan.sessions[0];
    assert_eq!((first.began, first.utc_offset_min), (Instant(1_793_552_400_000), 60));
    // nearly an hour without a sign was no practice
    assert_eq!((first.running, first.pauses.len()), (5 * MINUTE, 1));
    assert_eq!(first.ended, first.began.after(HOUR));
    assert_eq!(first.attempts[3].running, 5 * MINUTE);
    let skill = &plan.skills[0].0;
    assert_eq!((skill.name.as_str(), plan.skills[0].1.is_none()), ("Guitar", true));
    assert_eq!(skill.components.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["F chord", "C chord"]);
    let micro = first.attempts[1].micro().copied().expect("a miss");
    let label = |tag: Option<TagNo>| skill.components[0].label(tag.expect("known")).map(str::to_owned);
    assert_eq!((label(micro.cause), label(micro.tweak)), (Some("thumb high".into()), Some("lower it".into())));
    assert_eq!(
        first.attempts[2].micro().and_then(|micro| micro.size),
        Some(Size::Fall),
        "a fall is a miss of that size"
    );
    let Counts { attempts, misses, components, causes, tweaks, here_already, .. } = plan.counts;
    assert_eq!((attempts, misses, components, causes, tweaks, here_already), (6, 3, 2, 2, 1, 0));
}

#[test]
fn counts_are_spread_over_the_minutes_and_what_is_not_known_stays_so() {
    let plan = into_guitar(
        "date,minutes,hits,misses,drill,notes\n2026-11-01,20,6,2,F,\"slow, then fast\"\n2026-11-01,10,1,3,G,\n2026-11-03,15,,4,F,\n2026-11-04,15,,,F,\n",
    );
    let plan = plan.expect("a plan");
    let numbers: Vec<_> =
        plan.sessions.iter().map(|s| (clean_and_misses(s), s.running / MINUTE, s.misses_only)).collect();
    assert_eq!(numbers, [((7, 5), 30, false), ((0, 4), 15, true), ((0, 0), 15, false)]);
    assert_eq!(plan.counts.spread, 3);
    assert_eq!(plan.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["slow, then fast"]);
    let first = &plan.sessions[0];
    assert_eq!(first.began, Instant(1_793_530_800_000), "noon, where no time is said");
    assert!(first.attempts.is_sorted_by_key(|attempt| attempt.at));
    assert!(first.attempts.iter().all(|attempt| attempt.running < first.running && attempt.retry.is_none()));
    // a list of misses: nobody knows what else there was
    let misses = into_guitar("date,cause\n2026-11-01,thumb\n2026-11-01,elbow\n").expect("a plan");
    assert_eq!((clean_and_misses(&misses.sessions[0]), misses.sessions[0].misses_only), ((0, 2), true));
    let fails = into_guitar("date,failed\n2026-11-01,yes\n2026-11-01,no\n2026-11-02,yes\n").expect("a plan");
    let numbers: Vec<_> = fails.sessions.iter().map(|s| (clean_and_misses(s), s.misses_only)).collect();
    assert_eq!(numbers, [((1, 1), false), ((0, 1), false)], "a yes under “failed” is a miss");
    assert_eq!(into_guitar("date,clean\n2026-11-01,12\n").err(), Some(Refusal::NoMisses));
    assert_eq!(into_guitar("date,weather\n2026-11-01,fine\n").err(), Some(Refusal::NothingCounted));
    assert_eq!(into_guitar("weather,minutes\nfine,20\n").err(), Some(Refusal::NoDay));
}

#[test]
fn an_ambiguous_day_is_asked_about_and_one_that_tells_is_not() {
    let days = |text: &str, order| {
        let tables = [read(text)];
        let choices = Choices { order, ..chosen(&tables, Target::New("Guitar".to_owned())) };
        let plan = plan(&Store::new(MemoryStorage::default(), "/"), &Model::new(), &tables, &choices, &berlin, FRESH);
        plan.map(|plan| {
            plan.sessions.iter().map(|s| field_of(s.began, s.utc_offset_min)[..10].to_owned()).collect::<Vec<_>>()
        })
    };
    let either = "date,minutes\n03/04/2026,20\n05/06/2026,20\n";
    assert_eq!(days(either, None), Err(Refusal::WhichOrder("03/04/2026".to_owned())));
    assert_eq!(days(either, Some(DateOrder::DayFirst)), Ok(vec!["2026-04-03".to_owned(), "2026-06-05".to_owned()]));
    assert_eq!(days(either, Some(DateOrder::MonthFirst)), Ok(vec!["2026-03-04".to_owned(), "2026-05-06".to_owned()]));
    let tells = "date,minutes\n03/04/2026,20\n13/06/2026,20\n";
    assert_eq!(days(tells, None), Ok(vec!["2026-04-03".to_owned(), "2026-06-13".to_owned()]));
}

#[test]
fn local_times_are_those_of_the_place_when_clocks_change() {
    // 29 March 2026: from 02:00 to 03:00 in Berlin; 25 October: 03:00 is 02:00 once more
    let plan = into_guitar(
        "when,result\n2026-03-28 18:00,ok\n2026-03-29 01:30,ok\n2026-03-29 02:30,ok\n2026-03-29 03:30,ok\n2026-03-30 18:00,ok\n\
         2026-10-25 01:30,ok\n2026-10-25 18:00,ok\n2026-03-29T03:30+09:00,ok\n",
    );
    let plan = plan.expect("a plan");
    assert_eq!(why(&plan), [(4, Why::NoSuchTime("02:30".to_owned()))]);
    let days: Vec<_> = plan
        .sessions
        .iter()
        .map(|s| (field_of(s.began, s.utc_offset_min), s.utc_offset_min, s.attempts.len()))
        .collect();
    let day = |text: &str, offset, attempts| (text.to_owned(), offset, attempts);
    assert_eq!(
        days,
        [
            day("2026-03-28T18:00", 60, 1),
            day("2026-03-29T03:30", 540, 3),
            day("2026-03-30T18:00", 120, 1),
            day("2026-10-25T01:30", 120, 2)
        ]
    );
    let march = &plan.sessions[1];
    assert_eq!(
        march.attempts[2].at.since(march.attempts[1].at),
        HOUR,
        "from half past one to half past three is an hour"
    );
}

#[test]
fn rows_that_cannot_be_are_left_out_with_their_lines() {
    let plan = into_guitar(
        "date,time,result,minutes\n2026-11-01,18:00,ok,20\n,18:00,ok,\n31/31/2026,18:00,ok,\n2026-11-01,6 o'clock,ok,\n2027-11-01,18:00,ok,\n\
         1999-11-01,18:00,ok,\n2026-11-01,18:01,perhaps,\n2026-11-01,18:02,ok,long\n2026-11-01,18:03,ok,20,and more\n2026-11-01,18:04,ok,,\n",
    );
    let plan = plan.expect("a plan");
    let expected = [
        (3, Why::NoDay),
        (4, Why::NotADay("31/31/2026".into())),
        (5, Why::NotATime("6 o'clock".into())),
        (6, Why::StillToCome),
        (7, Why::LongAgo),
        (8, Why::NoOutcome("perhaps".into())),
        (9, Why::NotMinutes("long".into())),
        (10, Why::TooManyCells),
    ];
    assert_eq!(why(&plan), expected);
    assert_eq!(plan.left_out[1].cells, ["31/31/2026", "18:00", "ok", ""]);
    assert_eq!(plan.counts.attempts, 2);
    let counts =
        into_guitar("date,hits,misses\n2026-11-01,3,-1\n2026-11-01,3,2.5\n2026-11-01,1000,1\n2026-11-01,2,2\n")
            .expect("a plan");
    assert_eq!(counts.left_out.len(), 3);
}

#[test]
fn names_are_found_whatever_their_letters_shortened_and_not_too_many() {
    let skill = skating(true);
    let model = Model { skills: vec![skill.clone()], ..Model::new() };
    let go = |text: &str, target: Target| {
        let tables = [read(text)];
        plan(&Store::new(MemoryStorage::default(), "/"), &model, &tables, &chosen(&tables, target), &berlin, FRESH)
    };
    let here = Target::Skill(skill.id.clone());
    let text = "date,result,cause,component\n2026-11-01,miss,LEANED BACK,two-foot STOP\n2026-11-01,miss,,\n2026-11-01,ok,,one-foot glide\n";
    let plan = go(text, here.clone()).expect("a plan");
    let tried: Vec<_> =
        plan.sessions[0].attempts.iter().map(|a| (a.component, a.level, a.micro().and_then(|m| m.cause))).collect();
    assert_eq!(tried, [(STOP, HAND, Some(LEANED_BACK)), (STOP, HAND, None), (GLIDE, TWO_SECONDS, None)]);
    assert_eq!(plan.skills, [(skill.clone(), Some(skill.clone()))], "and nothing of the skill is changed");
    // by the names in the file: the one that is here, and a new one
    let named =
        go("date,minutes,skill\n2026-11-01,20,ICE SKATING\n2026-11-01,20,Guitar\n2026-11-01,20,\n", Target::AsNamed)
            .expect("a plan");
    assert_eq!(
        named.skills.iter().map(|(skill, here)| (skill.name.as_str(), here.is_some())).collect::<Vec<_>>(),
        [("Guitar", false), ("Ice skating", true)]
    );
    assert_eq!(why(&named), [(4, Why::NoSkill)]);
    assert_eq!(
        go(text, Target::New("ice skating".into())).err(),
        Some(Refusal::Name(EditRefused::Taken { put_away: false }))
    );
    assert_eq!(go(text, Target::New(" ".into())).err(), Some(Refusal::Name(EditRefused::Empty)));
    let long =
        go(&format!("date,result,cause\n2026-11-01,miss,{}\n", "long ".repeat(30)), here.clone()).expect("a plan");
    let cause = long.skills[0].0.components[0].causes.last().map(|label| label.text.chars().count());
    assert_eq!((cause, long.counts.shortened), (Some(60), 1));
    let many: String = (0..600).map(|n| format!("2026-11-01,miss,cause {n}\n")).collect();
    assert_eq!(go(&format!("date,result,cause\n{many}"), here).err(), Some(Refusal::TooManyNames));
}
