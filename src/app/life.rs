//! What goes on by itself: ticks, signs of life, coming and going, and a look at everything stored when there is time.

use leptos::prelude::*;

use super::{Address, App, Trouble, effects};
use crate::domain::Intent;
use crate::platform::{history, offline, page, tabs};
use crate::store::load;

impl App {
    /// Everything that goes on by itself: the clock's ticks, signs of life, the phone's theme, the service worker.
    pub fn live(self) {
        self.show_theme();
        page::on_phone_theme(move || self.show_theme());
        page::on_sign_of_life(move || self.sign_of_life());
        page::on_seen_or_hidden(move || if page::is_seen() { self.seen_again() } else { self.hidden() });
        history::on_move(move || self.show(Address::of(&history::path(), &page::base_path())));
        self.show(self.address.get_untracked());
        // the home screen's shortcut: straight into a session, or back into the one that is going on
        if history::asks_for("start") && self.peek(|model| !model.skills.is_empty()) {
            self.dispatch(Intent::StartSession);
            self.go(Address::Session);
        }
        tabs::on_write(move |key| self.another_tab_wrote(key.as_deref()));
        page::every(500, move || self.tick());
        // after the first paint, so that none of it delays the start
        page::after(400, move || {
            self.survey();
            offline::register(move |state| self.offline.set(state));
        });
    }

    fn survey(self) {
        let mut changed = false;
        self.edge.update_value(|edge| {
            self.model.update_untracked(|model| match load::survey(&mut edge.store, model) {
                Ok(found) => changed = found,
                Err(error) => self.trouble.set(Some(error.into())),
            });
        });
        if changed {
            self.model.notify();
        }
        self.report_found();
    }

    pub(super) fn report_found(self) {
        let found = self.edge.try_update_value(|edge| {
            // what was told, and perhaps dismissed, is not told again
            let troubles = edge.store.troubles();
            let new = troubles != edge.told_of;
            edge.told_of = troubles;
            effects::found(&edge.store).filter(|_| new)
        });
        let found = found.flatten();
        if found.is_some() && self.trouble.with_untracked(Option::is_none) {
            self.trouble.set(found);
        }
    }

    fn tick(self) {
        if !page::is_seen() {
            return;
        }
        let now = self.read_clock();
        self.now.set(now);
        let last_seen = self.edge.with_value(|edge| edge.last_sign);
        let due = self.model.with_untracked(|model| {
            let folds = model.reflection.is_some_and(|open| open.left(now) == Some(0));
            let absent = model.session.as_ref().is_some_and(|session| session.absence(last_seen, now).is_some());
            folds || (absent && model.absence.is_none())
        });
        if due {
            self.dispatch(Intent::Looked { last_seen });
        }
    }

    /// Follows what another tab wrote, so that both know the same session and neither writes over the other's events.
    fn another_tab_wrote(self, key: Option<&str>) {
        let ours = self.edge.with_value(|edge| key.is_none_or(|key| edge.store.owns(key)));
        if ours {
            self.read_anew();
        }
    }

    fn read_anew(self) {
        let result = self.edge.try_update_value(|edge| {
            let model = load::load(&mut edge.store)?;
            edge.clock.not_before(model.newest_instant());
            Ok::<_, Trouble>(model)
        });
        match result {
            Some(Ok(model)) => self.model.set(model),
            Some(Err(error)) => self.trouble.set(Some(error)),
            None => {}
        }
        self.show_theme();
        self.announce();
    }

    /// True if another tab went on with the session while this one was frozen and could not hear of it.
    fn is_behind(self) -> bool {
        self.edge.with_value(|edge| {
            self.model.with_untracked(|model| match &model.session {
                None => false,
                Some(session) => edge.store.has_event(session.id(), session.next_seq()),
            })
        })
    }

    fn sign_of_life(self) {
        let now = self.read_clock();
        self.edge.update_value(|edge| edge.last_sign = Some(now));
    }

    fn seen_again(self) {
        if self.is_behind() {
            self.read_anew();
        }
        let last_seen = self.edge.with_value(|edge| edge.last_sign);
        self.dispatch(Intent::Looked { last_seen });
        self.now.set(self.read_clock());
        self.sign_of_life();
    }

    /// Notes when the learner was last there, for a page that may never come back.
    fn hidden(self) {
        self.edge.update_value(|edge| {
            let Some(at) = edge.last_sign else { return };
            self.model.with_untracked(|model| {
                if let Some(session) = &model.session {
                    effects::note_seen(&mut edge.store, model, session, at.max(session.last_at()));
                }
            });
        });
    }
}
