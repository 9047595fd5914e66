//! Restoring a backup: pick a file, see what is new, the same and different in it, then restore it or leave it; and take it back.

use std::cell::Cell;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

use super::whose_records::{Said as Answers, is_answered, whose_records};
use crate::app::{App, Said};
use crate::dom::{El, Var, dynamic, el, list, nothing, only_if};
use crate::platform::{files, page};
use crate::store::StorageError;
use crate::store::backup::{self, Backup, BackupError, Count, Differences, Prepared, Preview, Whose};
use crate::widgets::{answer_to, button, table};
use crate::words;

fn refusal(error: &BackupError) -> &'static str {
    match error {
        BackupError::NotOurs => words::FILE_NOT_OURS,
        BackupError::CutShort => words::FILE_CUT_SHORT,
        BackupError::Damaged => words::FILE_DAMAGED,
        BackupError::Newer(_) => words::FILE_NEWER,
        BackupError::TooLarge => words::FILE_TOO_LARGE,
        BackupError::Storage(StorageError::Full) => words::FILE_NO_ROOM,
        BackupError::Storage(_) => words::FILE_UNREADABLE,
    }
}

/// A backup that was picked, and what restoring it would do.
struct Picked {
    /// Another number for every file.
    turn: u32,
    file: Backup,
    /// Whose its records become, and whether that is asked.
    whose: Vec<Whose>,
    is_asked: bool,
    /// The file as it is when they do.
    becomes: Backup,
    prepared: Prepared,
}

type Offered = Var<Option<Arc<Picked>>>;

/// What was picked, and what was answered about it.
type Asked = (Offered, Answers);

thread_local! {
    /// How many files were picked.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The file input, and the preview of what it would do.
pub fn restore(app: App) -> El {
    let offered: Offered = Var::new(None);
    let said: Answers = Var::new(Vec::new());
    let input = el("input")
        .attr("type", "file")
        .attr("id", "restore")
        .attr("accept", "application/json,.json")
        .on("change", move |event| picked(app, (offered, said), &event));
    let preview = dynamic(
        move || offered.with(|offered| offered.as_ref().map(|picked| picked.prepared.preview())),
        move |preview: &Option<Preview>| preview.map_or_else(nothing, |found| offer(app, (offered, said), &found)),
    );
    // it stays as it is while what restoring would do changes with its answers
    let question = dynamic(
        move || offered.with(|offered| offered.as_ref().filter(|picked| picked.is_asked).map(|picked| picked.turn)),
        move |asked: &Option<u32>| match asked {
            None => nothing(),
            Some(_) => whose_records(app, said, move || as_said(app, (offered, said))),
        },
    );
    list([el("label.btn.file").text(words::RESTORE_BACKUP).child(input), question, preview])
}

/// What the last restore did, with the way back, for as long as nothing else is changed.
pub fn taken_back(app: App) -> El {
    let said = move || app.can_undo_restore().then(|| words::RESTORED.to_owned());
    answer_to(words::UNDO_RESTORE, said, move || {
        let done = app.undo_restore();
        app.said.set(Some(match done {
            true => Said::Done(words::RESTORE_UNDONE.to_owned()),
            false => Said::Refused(words::RESTORE_NOT_UNDONE),
        }));
        page::focus_soon(vec!["restore".to_owned()]);
    })
}

/// What restoring would do, and the choice.
fn offer(app: App, (offered, said): Asked, Preview { differences, changes }: &Preview) -> El {
    let leave = move || {
        offered.set(None);
        page::focus_soon(vec!["restore".to_owned()]);
    };
    let cancel = button("btn", leave).text(words::RESTORE_CANCEL);
    let lead = match changes {
        true => words::restore_brings(
            differences.sessions.new,
            differences.notes.new + differences.lessons.new + differences.setbacks.new,
            differences.skills.new,
        ),
        false => words::RESTORE_NOTHING.to_owned(),
    };
    let acts = match changes {
        true => {
            let now = button("btn.solid", move || add(app, (offered, said))).text(words::RESTORE_NOW);
            el("div.acts").child(cancel).child(now.prop_of("disabled", move || !is_answered(app, said)))
        }
        false => el("div.acts").child(cancel),
    };
    let notes = [
        words::will_be_deleted(differences.deleted),
        words::stay_deleted(differences.stay_deleted),
        words::unreadable(differences.unreadable),
        changes.then(|| words::NEWER_STAYS.to_owned()),
    ];
    el("section.still")
        .attr("role", "status")
        .child(el("p").text(&lead))
        .child(counts(differences))
        .children(notes.iter().flatten().map(|note| el("p.note").text(note)))
        .child(only_if(move || !is_answered(app, said), || el("p.note").text(words::NAME_NEW_FIRST)))
        .child(acts)
}

/// For each kind how many are new, the same, different.
fn counts(found: &Differences) -> El {
    let rows = [
        (words::SESSIONS, found.sessions),
        (words::NOTES_ROW, found.notes),
        (words::LESSONS_ROW, found.lessons),
        (words::SETBACKS_ROW, found.setbacks),
        (words::SKILLS, found.skills),
        (words::LEARNERS_ROW, found.learners),
        (words::CHOICES_ROW, found.choices),
    ];
    let row = |(name, Count { new, same, different }): (&str, Count)| -> Vec<String> {
        let counts = [new, same, different].map(words::number);
        std::iter::once(name.to_owned()).chain(counts).collect()
    };
    let heads = [words::IN_THIS_BACKUP, words::NEW_HERE, words::SAME_HERE, words::DIFFERENT_HERE];
    // most files have one learner, who is the owner of the device
    let has_learners = found.learners != Count::default();
    let shown = rows.into_iter().filter(|(name, _)| *name != words::LEARNERS_ROW || has_learners);
    table(words::IN_THIS_BACKUP, &heads, &shown.map(row).collect::<Vec<_>>())
}

fn picked(app: App, (offered, said): Asked, event: &Event) {
    let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
    app.said.set(None);
    offered.set(None);
    spawn_local(async move {
        let read = files::picked(&input, backup::MAX_BYTES).await;
        // the same file may be picked again
        input.set_value("");
        let text = match read {
            Ok(Some(text)) => text,
            Ok(None) => return refuse(app, &BackupError::TooLarge),
            Err(_) => return app.said.set(Some(Said::Refused(words::FILE_UNREADABLE))),
        };
        // a long file takes a moment: that is told before it does
        app.said.set(Some(Said::Done(words::READING_FILE.to_owned())));
        page::after_paint(move || match backup::parse(&text) {
            Ok(backup) => page::after(0, move || preview(app, (offered, said), backup)),
            Err(error) => refuse(app, &error),
        });
    });
}

fn preview(app: App, (offered, said): Asked, file: Backup) {
    let (whose, is_asked) = app.whose_are(&file);
    TURN.set(TURN.get() + 1);
    said.set(whose.clone());
    offer_as(app, offered, (file, whose, is_asked));
}

/// What restoring would do now that another answer was given.
fn as_said(app: App, (offered, said): Asked) {
    let Some(picked) = offered.get_untracked() else { return };
    offer_as(app, offered, (picked.file.clone(), said.get_untracked(), picked.is_asked));
}

fn offer_as(app: App, offered: Offered, (file, whose, is_asked): (Backup, Vec<Whose>, bool)) {
    match app.prepare_as_said(&file, &whose) {
        Ok((becomes, prepared)) => {
            app.said.set(None);
            let turn = TURN.get();
            offered.set(Some(Arc::new(Picked { turn, file, whose, is_asked, becomes, prepared })));
        }
        Err(error) => refuse(app, &error),
    }
}

fn refuse(app: App, error: &BackupError) {
    app.said.set(Some(Said::Refused(refusal(error))));
}

fn add(app: App, (offered, said): Asked) {
    // a name may have been typed since
    if offered.with(|offered| offered.as_ref().is_some_and(|picked| said.with(|said| *said != picked.whose))) {
        as_said(app, (offered, said));
    }
    let Some(picked) = offered.get_untracked() else { return };
    offered.set(None);
    app.said.set(Some(Said::Done(words::RESTORING.to_owned())));
    page::after_paint(move || {
        app.said.set(None);
        if let Err(error) = app.restore(&picked.becomes, picked.prepared.clone()) {
            refuse(app, &error);
        }
        page::focus_soon(vec!["undo".to_owned(), "restore".to_owned()]);
    });
}
