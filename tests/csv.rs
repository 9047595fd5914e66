//! Tables out of Wobble and into it: nothing is lost on the way round, nothing runs in a spreadsheet, nothing is guessed that the file
//! does not say, and an import is there whole, once, or not at all.

mod story;

use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use story::*;
use wobble::domain::*;
use wobble::sample::{History, Life, history, ice_skating};
use wobble::store::csv::*;
use wobble::store::{MemoryStorage, Store, load};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0xc5_0bb1e),
        ..ProptestConfig::default()
    }
}

/// Berlin: one hour ahead of UTC, two from the last Sunday of March to the last of October; 02:00 to 03:00 is skipped in March.
fn berlin(text: &str) -> Option<(Instant, i16)> {
    let wall = text.parse::<chrono::NaiveDateTime>().ok()?;
    let at = |offset: i16| Instant(wall.and_utc().timestamp_millis() - i64::from(offset) * MINUTE);
    let summer = |at: Instant| (1_774_746_000_000..1_792_890_000_000).contains(&at.0);
    // as a browser does: of two, the first; of none, as much later as was skipped
    Some(match (summer(at(120)), summer(at(60))) {
        (true, _) => (at(120), 120),
        (_, true) => (at(60), 120),
        _ => (at(60), 60),
    })
}

const FRESH: Fresh = Fresh { now: Instant(FRIDAY.0 + 6 * HOUR), chance: 77, utc_offset_min: BERLIN };

fn read(text: &str) -> Table {
    table(text.as_bytes()).unwrap_or_else(|why| panic!("{why:?}: {text}"))
}

fn chosen(tables: &[Table], target: Target) -> Choices {
    Choices { target, ..Choices::guessed(tables, &Model::new()) }
}

/// What an import of `text` into a new skill called Guitar would add.
fn into_guitar(text: &str) -> Result<Plan, Refusal> {
    let tables = [read(text)];
    let choices = chosen(&tables, Target::New("Guitar".to_owned()));
    plan(&Store::new(MemoryStorage::default(), "/"), &Model::new(), &tables, &choices, &berlin, FRESH)
}

fn clean_and_misses(session: &FinishedSession) -> (usize, usize) {
    let misses = session.attempts.iter().filter(|attempt| attempt.micro().is_some()).count();
    (session.attempts.len() - misses, misses)
}

fn why(plan: &Plan) -> Vec<(u32, Why)> {
    plan.left_out.iter().map(|left| (left.line, left.why.clone())).collect()
}

// ---------- out, and in again ----------

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
    #![proptest_config(config(64))]

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
    rink.wish(Intent::Reflect(1, story::said(Some(Size::Wobble), Some(LEANED_BACK), Some(BEND_KNEES))));
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
    rink.wish(Intent::Reflect(1, story::said(None, Some(LEANED_BACK), None)));
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

// ---------- tables ----------

#[test]
fn quotes_line_ends_and_ragged_rows_are_read_as_they_are_meant() {
    let table = read(
        "day,note\r\n1/2/2026,\"two\r\nlines, \"\"quoted\"\"\"\r\n\r\n2/2/2026\r\n3/2/2026,torn \"here\",\r4/2/2026,\"a\" b\n",
    );
    assert_eq!(table.names(), ["day", "note"]);
    let rows: Vec<(u32, Vec<String>)> = (0..table.rows())
        .map(|row| (table.line(row), table.cells(row).iter().map(|cell| cell.to_string()).collect()))
        .collect();
    let row = |line, cells: &[&str]| (line, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    assert_eq!(
        rows,
        [
            row(2, &["1/2/2026", "two\r\nlines, \"quoted\""]),
            row(5, &["2/2/2026"]),
            row(6, &["3/2/2026", "torn \"here\"", ""]),
            row(7, &["4/2/2026", "a b"]),
        ]
    );
}

#[test]
fn delimiters_names_and_byte_order_marks_are_recognised() {
    let cases = [
        ("date,minutes\n2026-11-01,20\n", ',', true),
        ("\u{feff}date;note\r\n2026-11-01;a, b\r\n2026-11-02;c, d\r\n", ';', true),
        ("date\tnote\n2026-11-01\ta; b, c\n", '\t', true),
        ("sep=;\ndate;note\n2026-11-01;x\n", ';', true),
        ("2026-11-01,20\n2026-11-02,25\n", ',', false),
        ("just one column\nof words\n", ',', true),
    ];
    for (text, delimiter, has_names) in cases {
        let table = read(text);
        assert_eq!((table.delimiter(), table.has_names()), (delimiter, has_names), "{text:?}");
    }
    assert_eq!(read("2026-11-01,20\n2026-11-02,25\n").rows(), 2, "without names every row is one");
}

#[test]
fn what_is_too_much_or_no_table_is_refused() {
    let refused = |bytes: &[u8]| table(bytes).err();
    assert_eq!(refused(b""), Some(Unreadable::Empty));
    assert_eq!(refused(b"\xef\xbb\xbf\r\n,,\r\n"), Some(Unreadable::Empty));
    assert_eq!(refused(b"date,minutes\n"), Some(Unreadable::Empty));
    assert_eq!(refused(b"date,note\n2026-11-01,\xfcbung\n"), Some(Unreadable::NotUtf8(2)));
    assert_eq!(refused(b"\xff\xfed\0a\0"), Some(Unreadable::NotUtf8(1)));
    assert_eq!(refused(b"d\0a\0"), Some(Unreadable::NotUtf8(1)));
    assert_eq!(refused(b"date,note\n2026-11-01,\"open\n2026-11-02,x\n"), Some(Unreadable::OpenQuote(2)));
    let columns = |n: usize| format!("a{}\nb\n", ",a".repeat(n - 1));
    assert_eq!(refused(columns(MAX_COLUMNS).as_bytes()), None);
    assert_eq!(refused(columns(MAX_COLUMNS + 1).as_bytes()), Some(Unreadable::TooManyColumns(1)));
    let cell = |n: usize| format!("date,note\n2026-11-01,{}\n", "é".repeat(n));
    assert_eq!(refused(cell(MAX_CELL).as_bytes()), None);
    assert_eq!(refused(cell(MAX_CELL + 1).as_bytes()), Some(Unreadable::CellTooLong(2)));
    let rows = |n: usize| format!("date,n\n{}", "2026-11-01,1\n".repeat(n));
    assert_eq!(table(rows(MAX_ROWS).as_bytes()).map(|table| table.rows()), Ok(MAX_ROWS));
    assert_eq!(refused(rows(MAX_ROWS + 1).as_bytes()), Some(Unreadable::TooManyRows));
    assert_eq!(refused(&vec![b'a'; MAX_BYTES + 1]), Some(Unreadable::TooLarge));
}

// ---------- meanings ----------

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

// ---------- in ----------

#[test]
fn an_import_is_there_once_and_can_be_taken_back() {
    let storage = Rc::new(MemoryStorage::default());
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.evening();
    phone.now = phone.now.after(HOUR);
    let before = contents(&storage);
    let text = "date,result,cause,component\n2026-11-01,miss,new cause,Two-foot stop\n2026-11-02,ok,,New component\n";
    let tables = [read(text)];
    for target in [Target::Skill(phone.model.skills[0].id.clone()), Target::New("Guitar".into())] {
        let choices = chosen(&tables, target.clone());
        let first = plan(&phone.store, &phone.model, &tables, &choices, &berlin, FRESH).expect("a plan");
        let skills = phone.model.skills.clone();
        let added = keep(&mut phone.store, &phone.model, &first).expect("memory");
        phone.model = load::load(&mut phone.store).expect("readable");
        load::survey(&mut phone.store, &mut phone.model).expect("readable");
        assert_eq!(phone.store.sessions().expect("readable").len(), 3);
        assert_eq!(phone.model.skills.len(), if matches!(target, Target::New(_)) { 2 } else { 1 });
        // once more: it is here already
        let again = plan(
            &phone.store,
            &phone.model,
            &tables,
            &Choices { target: Target::Skill(phone.model.skills[0].id.clone()), ..choices },
            &berlin,
            FRESH,
        );
        let again = again.expect("a plan");
        assert_eq!((again.sessions.len(), again.counts.here_already, again.counts.attempts), (0, 2, 0));
        assert!(again.is_empty());
        take_back(&mut phone.store, &phone.model, &added).expect("memory");
        phone.model = load::load(&mut phone.store).expect("readable");
        load::survey(&mut phone.store, &mut phone.model).expect("readable");
        // numbers are not given again, but for that all is as it was
        let skills_now: Vec<Skill> =
            phone.model.skills.iter().map(|skill| skill.clone().numbered_as(&skill.clone())).collect();
        let expected: Vec<Skill> =
            skills.iter().zip(&skills_now).map(|(before, now)| before.clone().numbered_as(now)).collect();
        assert_eq!(skills_now, expected);
        let sessions_and_notes = |all: &std::collections::BTreeMap<String, String>| {
            let mut all = all.clone();
            all.retain(|key, _| key.contains(":s.") || key.contains(":n."));
            all
        };
        assert_eq!(sessions_and_notes(&contents(&storage)), sessions_and_notes(&before));
    }
}

#[test]
fn what_was_practised_since_stays_when_an_import_is_taken_back() {
    let mut phone = Phone::with(Rc::new(MemoryStorage::default()), skating(true));
    let tables = [read("date,result,cause\n2026-11-01,miss,new cause\n")];
    let choices = chosen(&tables, Target::New("Guitar".into()));
    let first = plan(&phone.store, &phone.model, &tables, &choices, &berlin, FRESH).expect("a plan");
    let added = keep(&mut phone.store, &phone.model, &first).expect("memory");
    phone.model = load::load(&mut phone.store).expect("readable");
    load::survey(&mut phone.store, &mut phone.model).expect("readable");
    phone.wish(Intent::ChooseSkill(first.skills[0].0.id.clone())).expect("kept");
    for wish in [Intent::StartSession, Intent::LogMicroFailure(Source::Touch), Intent::EndSession, Intent::Finish] {
        phone.later(SECOND).wish(wish).expect("kept");
    }
    take_back(&mut phone.store, &phone.model, &added).expect("memory");
    let model = load::load(&mut phone.store).expect("readable");
    assert_eq!(
        (phone.store.sessions().expect("readable").len(), model.skills.len()),
        (1, 2),
        "the skill stays with what was practised"
    );
}

#[test]
fn an_import_that_does_not_fit_changes_nothing() {
    let tables = [read(&format!("date,result,cause\n{}", "2026-11-01,miss,new cause\n2026-11-02,ok,\n".repeat(40)))];
    let quota = Rc::new(Quota::new(MemoryStorage::default(), 100_000));
    let mut phone = Phone::with(quota.clone(), skating(true));
    let choices = chosen(&tables, Target::New("Guitar".into()));
    let plan = plan(&phone.store, &phone.model, &tables, &choices, &berlin, FRESH).expect("a plan");
    for room in 0.. {
        let before = contents(&quota);
        quota.grow(quota.taken() + room * 150);
        match keep(&mut phone.store, &phone.model, &plan) {
            Ok(_) => {
                assert!(room > 2, "there was too little room at first");
                break;
            }
            Err(_) => assert_eq!(contents(&quota), before, "room for {}", room * 150),
        }
    }
}

#[test]
fn thousands_of_rows_are_planned() {
    const ROWS: usize = 20_000;
    let row = |n: usize| {
        format!(
            "2026-{:02}-{:02} {:02}:{:02}:00,{},cause {},move {}\n",
            n % 10 + 1,
            n / 10 % 28 + 1,
            n / 280 % 24,
            n % 60,
            if n.is_multiple_of(3) { "ok" } else { "miss" },
            n % 20,
            n % 7
        )
    };
    let text: String = std::iter::once("when,result,cause,move\n".to_owned()).chain((0..ROWS).map(row)).collect();
    let plan = into_guitar(&text).expect("a plan");
    assert_eq!((plan.counts.attempts, plan.left_out.len()), (ROWS, 0));
}
