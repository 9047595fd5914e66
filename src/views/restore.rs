//! Restoring a backup: pick a file, see what it would add, then add it or leave it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

use crate::app::{App, Said};
use crate::dom::{El, Var, dynamic, el, list, nothing};
use crate::platform::files;
use crate::store::StorageError;
use crate::store::backup::{self, Backup, BackupError, Restored};
use crate::widgets::button;
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
type Offered = Var<Option<(Backup, Restored)>>;

/// The file input, and the preview of what it would do.
pub fn restore(app: App) -> El {
    let offered: Offered = Var::new(None);
    let input = el("input")
        .attr("type", "file")
        .attr("accept", "application/json,.json")
        .on("change", move |event| picked(app, offered, &event));
    let preview = dynamic(
        move || offered.with(|offered| offered.as_ref().map(|(_, preview)| *preview)),
        move |preview: &Option<Restored>| preview.map_or_else(nothing, |found| offer(app, offered, found)),
    );
    list([el("label.btn.file").text(words::RESTORE_BACKUP).child(input), preview])
}

/// What restoring would do, and the choice.
fn offer(app: App, offered: Offered, found: Restored) -> El {
    let text = words::restore_preview(found.new_sessions, found.new_notes, found.new_skills);
    let cancel = button("btn", move || offered.set(None)).text(words::RESTORE_CANCEL);
    let add = button("btn.solid", move || add(app, offered)).text(words::RESTORE_ADD);
    el("section.still")
        .attr("role", "status")
        .child(el("p").text(&text))
        .child(el("p.note").text(words::RESTORE_KEEPS))
        .child(el("div.acts").child(cancel).child(add))
}

fn picked(app: App, offered: Offered, event: &Event) {
    let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) else { return };
    app.said.set(None);
    offered.set(None);
    spawn_local(async move {
        let read = files::picked(&input, backup::MAX_BYTES).await;
        // the same file may be picked again
        input.set_value("");
        let answer = match read {
            Ok(Some(text)) => backup::parse(&text).and_then(|backup| Ok((app.preview_restore(&backup)?, backup))),
            Ok(None) => Err(BackupError::TooLarge),
            Err(_) => return app.said.set(Some(Said::Refused(words::FILE_UNREADABLE))),
        };
        match answer {
            Ok((preview, backup)) => offered.set(Some((backup, preview))),
            Err(error) => app.said.set(Some(Said::Refused(refusal(&error)))),
        }
    });
}

fn add(app: App, offered: Offered) {
    let Some((backup, _)) = offered.get_untracked() else { return };
    offered.set(None);
    app.said.set(Some(match app.restore(&backup) {
        Ok(done) => Said::Done(words::restored(done.new_sessions, done.new_notes, done.new_skills)),
        Err(error) => Said::Refused(refusal(&error)),
    }));
}
