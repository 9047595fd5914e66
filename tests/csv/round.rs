//! Out, and in again: what was practised comes back as it was.

use proptest::prelude::*;
use wobble::domain::*;
use wobble::sample::{History, Life, history, ice_skating};
use wobble::store::csv::*;
use wobble::store::{MemoryStorage, Store, load};

use crate::story::*;
use crate::{FRESH, berlin, chosen, read, why};

/// What a session says, in words: the same on every phone.
fn said(skill: &Skill, session: &FinishedSession) -> Vec<String> {
    let attempt = |attempt: &Attempt| {
        let component = skill.component(attempt.component).expect("known");
        let level = component.level(attempt.level).expect("known");
        let label = |tag: Option<TagNo>| tag.map(|tag| component.label(tag).expect("known").to_owned());
        let micro = attempt.micro().map(|micro| (micro.size, label(micro.cause), label(micro.tweak)));
        let retry = attempt.retry.map(|retry| (retry.miss, label(Some(retry.tweak))));
        let level = (&level.name, level.value, &level.unit);
        format!("{:?}", (attempt.at, attempt.running, &component.name, level, micro, retry, attempt.source))
    };
    let head = (&session.id, session.began, session.ended, session.utc_offset_min, session.planned_min);
    let rest = (session.running, &session.pauses, session.misses_only, &skill.name);
    [format!("{head:?} {rest:?}")].into_iter().chain(session.attempts.iter().map(attempt)).collect()
}

/// As finished sessions are kept: in tenths of a second.
fn kept(session: &FinishedSession) -> FinishedSession {
    use wobble::store::columns;
    columns::session(session.id.clone(), session.learner.clone(), &columns::columns(session)).expect("whole")
}

/// Imports `files` into a phone that knows nothing, and answers it.
fn imported(files: &[&str]) -> (Model, Vec<FinishedSession>, Vec<Note>) {
    let tables: Vec<Table> = files.iter().map(|text| read(text)).collect();
    assert!(tables.iter().all(|table| own(table).is_some()));
    let mut store = Store::new(MemoryStorage::default(), "/");
    let choices = Choices::guessed(&tables, &Model::new());
    assert_eq!(choices.target, Target::AsNamed);
    let plan = plan(&store, &Model::new(), &tables, &choices, &berlin, FRESH).expect("a plan");
    assert_eq!(plan.left_out, []);
    keep(&mut store, &Model::new(), &plan).expect("memory");
    let mut model = load::load(&mut store).expect("readable");
    load::survey(&mut store, &mut model).expect("readable");
    assert_eq!(store.troubles(), (0, 0));
    (model, store.sessions().expect("readable"), store.notes().expect("readable"))
}

fn comes_back(skill: &Skill, sessions: &[FinishedSession], notes: &[Note]) {
    let sessions: Vec<FinishedSession> = sessions.iter().map(kept).collect();
    let skills = [skill.clone()];
    let files = [attempts(&skills, &sessions), wobble::store::csv::sessions(&skills, &sessions, notes)];
    let (model, back, noted) = imported(&[&files[0], &files[1]]);
    let before: Vec<Vec<String>> = sessions.iter().map(|session| said(skill, session)).collect();
    let after: Vec<Vec<String>> =
        back.iter().map(|session| said(model.skill(&session.skill).expect("there"), session)).collect();
    assert_eq!(after, before);
    let texts = |notes: &[Note]| notes.iter().map(|n| (n.session.clone(), n.text.clone())).collect::<Vec<_>>();
    assert_eq!(texts(&noted), texts(notes));
    let closings = |sessions: &[FinishedSession]| sessions.iter().map(|s| s.closing).collect::<Vec<_>>();
    assert_eq!(closings(&back), closings(&sessions));
    // the attempts alone: each is there, at its time
    let (model, back, _) = imported(&[&files[0]]);
    let with: Vec<&FinishedSession> = sessions.iter().filter(|session| !session.attempts.is_empty()).collect();
    assert_eq!(back.len(), with.len());
    for (back, before) in back.iter().zip(with) {
        assert_eq!(said(model.skill(&back.skill).expect("there"), back)[1..], said(skill, before)[1..]);
        assert_eq!((&back.id, back.misses_only), (&before.id, before.misses_only));
    }
}

#[test]
fn half_a_year_goes_out_and_comes_back_as_it_was() {
    for seed in 1..=3 {
        let skill = ice_skating(seed, FRIDAY).expect("a deck");
        let History { skill, sessions, notes } = history(seed, skill, FRIDAY, BERLIN, &Life::half_a_year());
        comes_back(&skill, &sessions, &notes);
    }
}

/// Words with everything in them that a file or a spreadsheet could trip over.
fn words() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => prop::sample::select(vec!['=', '+', '-', '@', '\t', '\r', '\n', '\'', '"', ',', ';', ' ', '＝', 'é', '⛸', '\u{feff}', '#']),
        4 => any::<char>(),
        4 => prop::char::range('a', 'z'),
    ];
    prop::collection::vec(letter, 0..30).prop_map(|letters| letters.into_iter().filter(|c| *c != '\0').collect())
}

/// A name: on one line, as the app makes them.
fn a_name() -> impl Strategy<Value = String> {
    words().prop_map(|text| {
        format!("n{}", text.split_whitespace().collect::<Vec<_>>().join(" ")).chars().take(50).collect()
    })
}

proptest! {
    #![proptest_config(same_cases(64, 0xc5_0bb1e))]

    #[test]
    fn any_evening_comes_back(
        names in prop::collection::vec(a_name(), 6),
        tried in prop::collection::vec((0..60_000_i64, 0..4_u8, 0..3_usize, 0..3_usize, 0..2_usize, 0..3_usize, 0..4_u8), 0..40),
        pause in prop::option::of((0..200_i64, 1..900_i64)),
        (offset, misses_only, note) in (-720..=840_i16, any::<bool>(), words()),
        (guess, feel) in (prop::option::of(0..=GUESS_MOST), prop::option::of(0..FEELINGS)),
    ) {
        let distinct: Vec<String> = names.iter().enumerate().map(|(n, name)| format!("{name} {n}")).collect();
        let new = |name: &str| NewComponent {
            name: name.to_owned(),
            levels: vec![("easy".into(), Some(92_500), Some("=bpm".into())), ("hard".into(), None, None)],
            causes: distinct[2..4].to_vec(),
            tweaks: distinct[4..].to_vec(),
        };
        let components = vec![new(&distinct[0]), new(&distinct[1])];
        let skill = Skill::new(Id::new(FRIDAY, 3), Id::me(), format!("={}", distinct[0]), false, components, 0).expect("few names");
        let began = FRIDAY.after(123);
        // a pause is between two attempts, in tenths of a second
        let pauses: Vec<Pause> = pause.map(|(from, length)| Pause { from: began.after(from * 100), until: began.after((from + length) * 100) }).into_iter().collect();
        let paused = |at: Instant| pauses.iter().map(|pause| at.min(pause.until).since(pause.from)).sum::<i64>();
        let mut last = pauses.first().map_or(began, |pause| pause.until);
        let mut attempts: Vec<Attempt> = Vec::new();
        for (place, (wait, size, component, cause, tweak, key, retry)) in tried.into_iter().enumerate() {
            last = Instant(began.0 + (last.since(began) + wait) / 100 * 100);
            let component = &skill.components[component % 2];
            let label = |labels: &[Label], nth: usize| nth.checked_sub(1).map(|nth| labels[nth].tag);
            let is_clean = size == 3 && !misses_only;
            let size = [None, Some(Size::Wobble), Some(Size::Fall), Some(Size::Stumble)][usize::from(size)];
            let micro = MicroFailure { size, cause: label(&component.causes, cause), tweak: label(&component.tweaks, tweak) };
            // its tweak is one of the component's own
            let retry = (retry == 0 && place > 0).then(|| Retry { miss: place - 1, tweak: component.tweaks[0].tag });
            attempts.push(Attempt {
                at: last,
                running: last.since(began) - paused(last),
                component: component.tag,
                level: component.levels[key % 2].tag,
                outcome: if is_clean { Outcome::Clean } else { Outcome::Micro(micro) },
                source: [Source::Touch, Source::Key, Source::Partner][key],
                retry,
            });
        }
        let ended = last.after(7_300);
        let session = FinishedSession {
            id: Id::new(began, 9),
            learner: Id::me(),
            skill: skill.id.clone(),
            began,
            ended,
            utc_offset_min: offset,
            planned_min: 25,
            running: ended.since(began) - paused(ended),
            pauses,
            attempts,
            misses_only,
            closing: Closing { guess, feel },
            ladders: vec![],
        };
        let notes: Vec<Note> = (!note.trim().is_empty()).then(|| note_of(&session, ended, &note)).into_iter().collect();
        comes_back(&skill, &[session], &notes);
    }

    #[test]
    fn any_words_are_read_as_they_were_written_and_begin_no_formula(cells in prop::collection::vec(prop::collection::vec(words(), 3), 1..8)) {
        let text = table_of(&["one", "two", "three"], &cells);
        let is_marked = text.starts_with('\u{feff}') && text.ends_with("\r\n");
        prop_assert!(is_marked);
        let back = table(text.as_bytes());
        let full: Vec<&Vec<String>> = cells.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        match back {
            Err(why) => prop_assert!(full.is_empty() && why == Unreadable::Empty, "{:?}", why),
            Ok(table) => {
                prop_assert_eq!((table.delimiter(), table.rows()), (',', full.len()));
                for (place, row) in full.into_iter().enumerate() {
                    for (cell, before) in table.cells(place).iter().zip(row) {
                        let is_safe = !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
                        prop_assert!(is_safe, "{:?}", cell);
                        prop_assert_eq!(cell.chars().filter(|c| *c != '\'').collect::<String>(), before.chars().filter(|c| *c != '\'').collect::<String>());
                    }
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_refused(bytes in prop::collection::vec(prop_oneof![3 => prop::sample::select(b"\",;\t\r\n1/2026-a:\xef\xbb\xbf".to_vec()), 1 => any::<u8>()], 0..300)) {
        if let Ok(table) = table(&bytes) {
            let cells: usize = (0..table.rows()).map(|row| table.cells(row).len()).sum();
            prop_assert!(table.rows() > 0 && cells >= table.rows());
            let tables = [table];
            let choices = chosen(&tables, Target::New("Guitar".to_owned()));
            drop(plan(&Store::new(MemoryStorage::default(), "/"), &Model::new(), &tables, &choices, &berlin, FRESH));
        }
    }
}

#[test]
fn the_files_are_as_they_are_described() {
    let mut rink = Rink::in_session();
    rink.later(8 * SECOND + 500).miss();
    rink.wish(Intent::Reflect(1, crate::story::said(Some(Size::Wobble), Some(LEANED_BACK), Some(BEND_KNEES))));
    rink.later(10 * SECOND).clean();
    rink.later(SECOND).wish(Intent::Pause);
    rink.later(65 * SECOND).wish(Intent::Resume);
    rink.later(5 * SECOND);
    let session = rink.finish();
    let skills = [skating(true)];
    let id = &session.id.clone();
    assert_eq!(
        attempts(&skills, std::slice::from_ref(&session)),
        format!(
            "\u{feff}session,attempt,local_time,at,utc_offset_minutes,seconds_into_session,skill,component,level,level_value,level_unit,\
             outcome,size,cause,tweak,retry_of,retry_tweak,source,clean_logged\r\n\
             {id},1,2026-11-20 18:00:08,2026-11-20T18:00:08.5+01:00,60,8.5,Ice skating,Two-foot stop,Hand on the barrier,,,\
             micro-failure,wobble,Leaned back,Bend knees,,,touch,yes\r\n\
             {id},2,2026-11-20 18:00:18,2026-11-20T18:00:18.5+01:00,60,18.5,Ice skating,Two-foot stop,Hand on the barrier,,,\
             clean,,,,1,Bend knees,touch,yes\r\n"
        )
    );
    let session = FinishedSession { closing: Closing { guess: Some(7), feel: Some(0) }, ..session };
    let note = note_of(&session, rink.now, "-2, \"soft\" knees");
    let header = "session,local_time,began,ended,utc_offset_minutes,minutes,planned_minutes,pauses,paused_minutes,skill,attempts,clean,\
                  micro_failures,wobbles,stumbles,falls,misses_without_size,waiting,note_of_progress,guess_of_ten,feeling,breakdown_ladders";
    assert_eq!(
        wobble::store::csv::sessions(&skills, std::slice::from_ref(&session), &[note]),
        format!(
            "\u{feff}{header}\r\n{id},2026-11-20 18:00:00,2026-11-20T18:00:00+01:00,2026-11-20T18:01:29.5+01:00,60,0.4083,25,19.5+65,1.0833,\
             Ice skating,2,1,1,1,0,0,0,0,\"'-2, \"\"soft\"\" knees\",7,0,\r\n"
        )
    );
    // what was not logged is empty, and no nought
    let ladders = vec![
        LadderRun { component: STOP, level: FREE, value: None, end: LadderEnd::Broke },
        LadderRun { component: GLIDE, level: FIVE_SECONDS, value: Some(6500), end: LadderEnd::Top },
    ];
    let attempts = session.attempts[..1].to_vec();
    let only = FinishedSession { misses_only: true, closing: Closing::default(), ladders, attempts, ..session };
    let text = wobble::store::csv::sessions(&skills, &[only], &[]);
    assert!(text.contains(",Ice skating,,,1,1,0,0,0,0,,,,\"Two-foot stop: "), "{text}");
    assert!(text.ends_with(" (broke); One-foot glide: 6.5 (top)\"\r\n"), "{text}");
}

#[test]
fn names_that_are_gone_keep_their_numbers() {
    let mut rink = Rink::in_session();
    rink.later(SECOND).miss();
    rink.wish(Intent::Reflect(1, crate::story::said(None, Some(LEANED_BACK), None)));
    let session = rink.finish();
    let text = attempts(&[], std::slice::from_ref(&session));
    assert!(text.contains(&format!(",{},#1,#2,,,micro-failure,,#7,,", session.skill)), "{text}");
    let (model, back, _) = imported(&[&text]);
    assert_eq!(model.skills[0].components[0].name, "#1");
    assert_eq!(back[0].attempts.len(), 1);
}

#[test]
fn the_sessions_alone_bring_counts_and_their_attempts_join_them() {
    let skill = ice_skating(2, FRIDAY).expect("a deck");
    let History { skill, sessions, notes } = history(2, skill, FRIDAY, BERLIN, &Life::half_a_year());
    let skills = [skill];
    let text = wobble::store::csv::sessions(&skills, &sessions, &notes);
    let (_, back, noted) = imported(&[&text]);
    assert_eq!(noted.len(), notes.len());
    for (back, before) in back.iter().zip(&sessions) {
        let numbers =
            |session| SessionSummary { running: 0, waiting: 0, skill: Id::me(), ..SessionSummary::of(session) };
        assert_eq!(numbers(back), numbers(before));
        assert_eq!(back.pauses, kept(before).pauses);
        assert!(back.attempts.is_sorted_by_key(|attempt| attempt.at));
    }
    // the attempts first, the notes afterwards
    let mut store = Store::new(MemoryStorage::default(), "/");
    for (text, expected) in [(attempts(&skills, &sessions), (sessions.len(), 0)), (text, (0, notes.len()))] {
        let tables = [read(&text)];
        let model = load::load(&mut store).expect("readable");
        let plan = plan(&store, &model, &tables, &Choices::guessed(&tables, &model), &berlin, FRESH).expect("a plan");
        assert_eq!((plan.sessions.len(), plan.notes.len()), expected);
        keep(&mut store, &model, &plan).expect("memory");
    }
    assert_eq!(store.notes().expect("readable").len(), notes.len());
}

#[test]
fn a_spreadsheet_may_write_wobbles_own_in_its_own_way() {
    let mut rink = Rink::in_session();
    rink.later(8 * SECOND + 500).miss();
    let session = rink.finish();
    let text = attempts(&[skating(true)], std::slice::from_ref(&session));
    // semicolons, decimal commas, no mark, other line ends, other columns between
    let text = text.trim_start_matches('\u{feff}').replace(',', ";").replace("8.5;", "8,5;").replace("\r\n", "\n");
    let text: String = text.lines().map(|line| format!("mine;{line}\n")).collect();
    let (model, back, _) = imported(&[&text]);
    assert_eq!(said(&model.skills[0], &back[0])[1..], said(&skating(true), &kept(&session))[1..]);
    // what Wobble never writes is told, and the rest comes
    let broken = text.replace("micro-failure", "oops");
    let tables = [read(&format!("{broken}{}", text.lines().nth(1).expect("a row").replace(";1;", ";2;")))];
    let plan = plan(
        &Store::new(MemoryStorage::default(), "/"),
        &Model::new(),
        &tables,
        &chosen(&tables, Target::AsNamed),
        &berlin,
        FRESH,
    );
    let plan = plan.expect("a plan");
    assert_eq!((why(&plan), plan.counts.attempts), (vec![(2, Why::Changed("outcome"))], 1));
}
