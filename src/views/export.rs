//! The two tables of everything: by the phone's share sheet, or one by one as downloads.

use crate::app::App;
use crate::dom::{El, Var, el, list, nothing, only_if};
use crate::widgets::button;
use crate::words;

/// The button, and the two downloads where the phone does not take both at once: browsers let a press download one file.
pub fn export(app: App) -> El {
    let one_by_one = Var::new(false);
    let press = move || {
        if one_by_one.get_untracked() {
            return one_by_one.set(false);
        }
        if !app.share_tables(move || one_by_one.set(true)) {
            one_by_one.set(true);
        }
    };
    let opener = button("btn", press).attr_of("aria-expanded", move || one_by_one.get().to_string());
    list([opener.text(words::EXPORT_CSV), only_if(move || one_by_one.get(), move || downloads(app))])
}

fn downloads(app: App) -> El {
    let save = |nth: usize, word| {
        button("btn", move || {
            if let Some(file) = app.tables().get(nth) {
                app.download(file);
            }
        })
        .text(word)
    };
    let whose = app.peek(|model| {
        let learner = model.learner_of(&model.learner).filter(|_| model.learners.len() > 1)?;
        Some(el("p").text(&words::tables_of(&learner.name, learner.is_me())))
    });
    el("section.still")
        .child(el("p").text(words::EXPORT_CSV_MORE))
        .child(whose.unwrap_or_else(nothing))
        .child(el("div.acts").child(save(0, words::TABLE_OF_ATTEMPTS)).child(save(1, words::TABLE_OF_SESSIONS)))
}
