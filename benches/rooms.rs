//! How fast the pure rooms are: `cargo bench --bench rooms`. Look at ratios, not at one machine's milliseconds; the one
//! that matters most, that a tap costs the same at 10 and at 1,000 attempts, is told by `64 taps`.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use wobble::charts::{FrequencySeries, Labels, SessionBar, Theme, frequency_svg};
use wobble::decks;
use wobble::domain::{
    FinishedSession, Fresh, Id, Instant, Intent, Model, Recorded, Reflection, Session, SessionSummary, Size, Source,
    TagNo, update,
};
use wobble::insights::{Tally, periods, practised_weeks, recent};
use wobble::sample::{Language, Life, backup_of, history, ice_skating, write_diary};
use wobble::store::merge::{Records, merge};
use wobble::store::{MemoryStorage, Store, backup, columns, frame, keys, load, rollups::Rollups};

const BEGAN: i64 = 1_795_194_000_000;

/// A learner in a session with `attempts` attempts, each fourth a miss with a size, and every other miss with a cause and
/// a tweak; 17 seconds apart, give or take.
fn practising(attempts: u32, day: i64) -> (Model, Fresh) {
    let fresh = |seconds: i64| Fresh {
        now: Instant(BEGAN + (day * 86_400 + seconds) * 1000 + seconds * 7919 % 1000),
        chance: (day * 1_000_003 + seconds) as u64,
        utc_offset_min: 60,
    };
    let mut model = Model::new();
    let deck = decks::Deck::parse(include_str!("../public/decks/ice-skating.json")).expect("a deck");
    let skill = deck.into_skill(Id::new(Instant(BEGAN), 1), Id::me()).expect("few names");
    let component = skill.component(skill.chosen).expect("one is chosen").clone();
    update(&mut model, Intent::AddSkill(Box::new(skill)), fresh(0));
    update(&mut model, Intent::StartSession, fresh(0));
    let mut seconds = 0;
    for attempt in 0..attempts {
        seconds += 11 + i64::from(attempt * 7 % 13);
        if attempt % 4 != 3 {
            update(&mut model, Intent::LogClean(Source::Touch), fresh(seconds));
            continue;
        }
        update(&mut model, Intent::LogMicroFailure(Source::Touch), fresh(seconds));
        let miss = model.session.as_ref().and_then(Session::last_attempt_seq).expect("a miss");
        let size = [Size::Wobble, Size::Wobble, Size::Stumble, Size::Fall][attempt as usize / 4 % 4];
        let pick = |labels: &[wobble::domain::Label]| -> Option<TagNo> {
            (attempt % 8 == 3).then(|| labels[attempt as usize % labels.len()].tag)
        };
        let what = Reflection { size: Some(size), cause: pick(&component.causes), tweak: pick(&component.tweaks) };
        update(&mut model, Intent::Reflect(miss, what), fresh(seconds + 3));
    }
    (model, fresh(seconds + 10))
}

fn finished(attempts: u32, day: i64) -> FinishedSession {
    let (model, fresh) = practising(attempts, day);
    model.session.expect("it goes on").finished(fresh.now)
}

fn decode(criterion: &mut Criterion) {
    let stored: Vec<(FinishedSession, String, String)> = (0..1000)
        .map(|day| {
            let session = finished(53, day);
            let key = keys::session(&session.id);
            let value = frame::encode(&key, &session.learner, &columns::columns(&session));
            (session, key, value)
        })
        .collect();
    let units: usize = stored.iter().map(|(_, key, value)| key.len() + value.len()).sum();
    println!("a session of 53 attempts takes {} units, its prefix not counted", units / stored.len());
    criterion.bench_function("decode 1,000 sessions of 53 attempts", |bench| {
        bench.iter(|| {
            let mut misses = 0;
            for (session, key, value) in &stored {
                let (learner, found) = frame::decode::<columns::Columns>(key, value).expect("whole");
                let read = columns::session(session.id.clone(), learner, &found).expect("they fit");
                misses += SessionSummary::of(&read).misses();
            }
            black_box(misses)
        });
    });
}

fn replay(criterion: &mut Criterion) {
    let (model, _) = practising(320, 0);
    let log: Vec<Recorded> = model.session.expect("it goes on").log().to_vec();
    assert_eq!(log.len(), 401);
    criterion.bench_function("replay 400 events", |bench| {
        bench.iter_batched(|| log.clone(), |log| black_box(Session::replay(log)), BatchSize::SmallInput);
    });
}

fn tap(criterion: &mut Criterion) {
    // several at once, and one before them: a copy is cold and has no room to grow, as no learner's session is
    const TAPS: u64 = 64;
    let mut group = criterion.benchmark_group("64 taps");
    group.throughput(Throughput::Elements(TAPS));
    for attempts in [10, 100, 1000] {
        let (model, fresh) = practising(attempts, 0);
        group.bench_function(BenchmarkId::new("after attempts", attempts), |bench| {
            bench.iter_batched_ref(
                || {
                    let mut model = model.clone();
                    update(&mut model, Intent::LogClean(Source::Touch), fresh);
                    model
                },
                |model| {
                    for _ in 0..TAPS {
                        black_box(update(model, Intent::LogMicroFailure(Source::Touch), fresh));
                    }
                },
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

fn undo(criterion: &mut Criterion) {
    let (model, fresh) = practising(1000, 0);
    criterion.bench_function("undo after 1,000 attempts", |bench| {
        bench.iter_batched_ref(
            || model.clone(),
            |model| black_box(update(model, Intent::Undo, fresh)),
            BatchSize::LargeInput,
        );
    });
}

fn chart(criterion: &mut Criterion) {
    let sessions = (0..60).map(|day| {
        let summary = SessionSummary::of(&finished(53, day));
        SessionBar {
            label: format!("{} Nov", day + 1),
            minutes: summary.running as f64 / 60_000.0,
            wobble: summary.wobbles,
            stumble: summary.stumbles,
            fall: summary.falls,
            unsized_misses: summary.unsized_misses,
            rest: false,
        }
    });
    let series = FrequencySeries { sessions: sessions.collect(), selected: Some(59) };
    let labels = Labels { misses_per_minute: "misses a minute".to_owned(), decimal_sign: '.' };
    criterion.bench_function("frequency chart of 60 sessions", |bench| {
        bench.iter(|| black_box(frequency_svg(&series, &labels, &Theme::LIGHT, (372, 220), "finding")));
    });
}

fn ten_years(criterion: &mut Criterion) {
    let pattern = SessionSummary::of(&finished(53, 0));
    let session =
        |n: i64| SessionSummary { began: pattern.began.after(n * 3650 / 3000 * 86_400_000), ..pattern.clone() };
    let sessions: Vec<SessionSummary> = (0..3000).map(session).collect();
    let now = (sessions[2999].began, 60);
    criterion.bench_function("ten years of 3,000 sessions, week by week", |bench| {
        bench.iter(|| {
            let seen = recent(&sessions, None, now);
            black_box((Tally::of(seen).recoverable(), periods(seen, 60), periods(seen, 20), practised_weeks(seen)))
        });
    });
}

/// Two devices of one person: five years, of which each has all but the other's last half-year, and labels of its own.
fn two_devices(criterion: &mut Criterion) {
    let end = Instant(BEGAN);
    let skill = ice_skating(7, end).expect("a deck");
    let text = backup_of(&history(7, skill, end, 60, &Life::years(5)), end).expect("memory");
    let all = backup::parse(&text).expect("a backup").records().clone();
    let sessions: Vec<&String> = all.iter().map(|(key, _)| key).filter(|key| key.starts_with(keys::SESSION)).collect();
    let (first, last) = (sessions[sessions.len() / 10].clone(), sessions[sessions.len() * 9 / 10].clone());
    let device = |is_here: &dyn Fn(&str) -> bool, nth: usize| -> Records {
        let is_session = |key: &str| key.starts_with(keys::SESSION);
        let storage = std::rc::Rc::new(MemoryStorage::default());
        let mut store = Store::new(storage, "/");
        store.fill(all.iter().filter(|(key, _)| !is_session(key) || is_here(key)).cloned().collect());
        let ids = store.ids(keys::SESSION).expect("memory");
        // every tenth session was labelled afterwards, on each device another miss of it
        for id in ids.iter().step_by(10) {
            let session = store.read_session(id).expect("memory").expect("whole");
            let misses = session.attempts.iter().enumerate().filter(|(_, attempt)| attempt.micro().is_some());
            let Some((place, _)) = misses.collect::<Vec<_>>().get(nth).copied() else { continue };
            let mut labelled = session.clone();
            labelled.attempts[place].outcome = wobble::domain::Outcome::Micro(Default::default());
            store.write_session(&labelled).expect("memory");
        }
        store.records().expect("memory")
    };
    let one = device(&|key| key < last.as_str(), 0);
    let other = device(&|key| key > first.as_str(), 1);
    println!("two devices with {} and {} records", one.len(), other.len());
    criterion.bench_function("put two devices together, five years", |bench| {
        bench.iter(|| black_box(merge(&one, &other)));
    });
}

/// Ten years of practice with their diary, in memory.
fn lived() -> Store<MemoryStorage> {
    let end = Instant(BEGAN);
    let skill = ice_skating(7, end).expect("a deck");
    let mut lived = history(7, skill, end, 60, &Life::years(10));
    write_diary(&mut lived, 7, Language::English);
    let mut store = Store::new(MemoryStorage::default(), "/");
    store.fill(backup::records_of(&backup_of(&lived, end).expect("memory")).expect("a backup"));
    Rollups::open(&mut store).and_then(|mut rollups| rollups.count_some(&mut store, usize::MAX)).expect("memory");
    store
}

fn everything(criterion: &mut Criterion) {
    let mut store = lived();
    let mut group = criterion.benchmark_group("ten years");
    group.sample_size(20);
    group.bench_function("decode everything", |bench| {
        bench.iter(|| black_box((store.sessions().expect("memory").len(), store.notes().expect("memory").len())));
    });
    group.bench_function("read them in numbers", |bench| {
        bench.iter(|| black_box(Rollups::open(&mut store).expect("memory").sessions().len()));
    });
    group.bench_function("first screen", |bench| {
        bench.iter(|| black_box(load::load_first(&mut store, load::may_be_kept).expect("memory").skills.len()));
    });
    let mut model = load::load(&mut store).expect("memory");
    load::survey(&mut store, &mut model).expect("memory");
    group.bench_function("look at everything after the start", |bench| {
        bench.iter(|| black_box(load::look(&mut store, &mut model).expect("memory").0));
    });
    group.finish();
}

/// All statistics of ten years, of the skill and of each of its components; what decoding takes is beside it.
fn insights(criterion: &mut Criterion) {
    use wobble::insights::{findings::findings, history as of, methods as by, practice_days};
    let end = Instant(BEGAN);
    let skill = ice_skating(7, end).expect("a deck");
    let lived = history(7, skill.clone(), end, 60, &Life::years(10));
    let history = of::History::of(&lived.sessions);
    let misses: usize = lived.sessions.iter().flat_map(|one| &one.attempts).filter(|one| one.micro().is_some()).count();
    println!("ten years with {} sessions and {misses} misses", lived.sessions.len());
    let whole = of::Scope::skill(&skill.id);
    let mut group = criterion.benchmark_group("insights");
    group.sample_size(20);
    group.bench_function("digest every session", |bench| {
        bench.iter(|| black_box(of::History::of(&lived.sessions).sessions().len()));
    });
    let sessions = history.sessions();
    let counted = || sessions.iter().map(|digest| &digest.session);
    let sums: Vec<_> = counted().map(|session| session.summary()).collect();
    let all = of::practised(counted(), &whole);
    let dated: Vec<by::Dated> = all.iter().map(of::Practised::misses_by_minute).collect();
    let days = by::by_day(&dated, 0);
    group.bench_function("practised and trend", |bench| {
        bench.iter(|| black_box(of::trend(of::practised(counted(), &whole), &[]).phases.len()));
    });
    group.bench_function("Theil-Sen", |bench| bench.iter(|| black_box(by::theil_sen(&days).is_ok())));
    group.bench_function("learning curve", |bench| bench.iter(|| black_box(of::curve(&all).is_ok())));
    group.bench_function("causes", |bench| bench.iter(|| black_box(of::causes(sessions, &whole).len())));
    group.bench_function("weeks, days, within", |bench| {
        bench.iter(|| {
            let five = of::within(sessions, &whole).is_ok();
            black_box((of::weeks(sessions, &whole).len(), practice_days(&sums).len(), five))
        });
    });
    group.bench_function("findings", |bench| bench.iter(|| black_box(findings(&history, &skill, &whole).len())));
    group.bench_function("everything of a scope", |bench| {
        bench.iter(|| {
            let all = of::practised(counted(), &whole);
            let dated: Vec<by::Dated> = all.iter().map(of::Practised::misses_by_minute).collect();
            let days = by::by_day(&dated, 0);
            let counts: Vec<(u32, f64)> = all.iter().map(|one| (one.tally.misses(), one.minutes())).collect();
            let (earlier, later) = counts.split_at(counts.len() / 2);
            black_box((by::least_squares(&days).is_ok(), by::theil_sen(&days).is_ok()));
            black_box((of::curve(&all).is_ok(), of::newest_beside(&all).is_ok(), of::calibration(&all)));
            black_box((of::trend(all, &[]).phases.len(), by::compare(earlier, later).is_ok()));
            black_box((of::weeks(sessions, &whole), practice_days(&sums), of::within(sessions, &whole).is_ok()));
            black_box((of::causes(sessions, &whole).len(), of::retry_difference(sessions, &whole).is_ok()));
            black_box((of::recovery(sessions, &whole).with_tweak().is_ok(), of::hours(counted(), &whole)));
            black_box(findings(&history, &skill, &whole).len())
        });
    });
    group.finish();
}

criterion_group!(rooms, insights, decode, replay, tap, undo, chart, ten_years, everything, two_devices);
criterion_main!(rooms);
