//! Restoring a backup: pick a file, see what it would add, then add it or leave it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::app::{App, Said};
use crate::platform::files;
use crate::reactive::{dynamic, nothing, on};
use crate::store::StorageError;
use crate::store::backup::{self, Backup, BackupError, Restored};
use crate::widgets::Button;
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

/// The file input, and the preview of what it would do.
#[component]
pub fn Restore() -> AnyView {
    let app = App::here();
    let offered = RwSignal::new(None::<(Backup, Restored)>);
    let picked = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok()) else { return };
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
    };
    let add = move |()| {
        let Some((backup, _)) = offered.get_untracked() else { return };
        offered.set(None);
        app.said.set(Some(match app.restore(&backup) {
            Ok(done) => Said::Done(words::restored(done.new_sessions, done.new_notes, done.new_skills)),
            Err(error) => Said::Refused(refusal(&error)),
        }));
    };
    view! {
        <label class="btn file">
            {words::RESTORE_BACKUP}
            <input type="file" accept="application/json,.json" on:change=on(picked)/>
        </label>
        {dynamic(move || offered.get().map_or_else(nothing, |(_, preview)| view! {
            <section class="still" role="status">
                <p>{words::restore_preview(preview.new_sessions, preview.new_notes, preview.new_skills)}</p>
                <p class="note">{words::RESTORE_KEEPS}</p>
                <div class="acts">
                    <Button press=move |()| offered.set(None)>{words::RESTORE_CANCEL}</Button>
                    <Button class="btn solid" press=add>{words::RESTORE_ADD}</Button>
                </div>
            </section>
        }.into_any()))}
    }
    .into_any()
}
