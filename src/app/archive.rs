//! Old sessions into a file of their own, and back.

use std::cell::RefCell;

use super::{App, Said};
use crate::domain::{Id, Intent, Settings};
use crate::platform::files;
use crate::store::archive::{self, Archive, Packed, PutAway};
use crate::words;

thread_local! {
    /// The file that was handed out and not yet confirmed.
    static PACKED: RefCell<Option<Packed>> = const { RefCell::new(None) };
    /// What was archived last, as long as the app is open.
    static PUT_AWAY: RefCell<Option<PutAway>> = const { RefCell::new(None) };
}

impl App {
    /// What was archived, oldest archive first.
    pub fn archives(self) -> Vec<Archive> {
        let archives = self.read_store(|store| store.archives());
        archives.into_iter().map(|(_, _, archive)| archive).collect()
    }

    /// Hands the person a file with the sessions up to and with the year `until`; answers its name and how many are in it, or `None`
    /// if it could not be saved, which is told.
    pub fn save_archive(self, until: u16) -> Option<(String, usize)> {
        let now = self.read_clock();
        let packed = self.read_store(|store| archive::pack(store, until, words::archive_name(until), now).map(Some));
        let saved = packed.filter(|packed| files::download(&packed.file, "application/json", &packed.text).is_ok());
        let told = saved.as_ref().map(|packed| (packed.file.clone(), packed.sessions()));
        self.said.set(told.is_none().then_some(Said::Refused(words::FILE_NOT_SAVED)));
        PACKED.set(saved);
        told
    }

    /// The person does not have the file, or does not want to go on.
    pub fn keep_old_years(self) {
        PACKED.set(None);
        self.said.set(None);
    }

    /// The person has the file: its sessions leave this phone.
    pub fn archive(self) {
        let Some(packed) = PACKED.take() else { return };
        self.catch_up();
        let id = self.fresh().id();
        let away = archive::put_away(&mut self.inner.borrow_mut().store, &packed, id, &Id::me());
        self.said.set(Some(match away {
            Ok(Some(away)) => {
                let done = Said::Done(words::archived_now(away.sessions));
                PUT_AWAY.set(Some(away));
                done
            }
            Ok(None) => Said::Refused(words::ARCHIVE_IS_OLD),
            Err(_) => Said::Refused(words::NOT_ARCHIVED),
        }));
        self.count_anew();
        let settings = self.peek(|model| model.settings.clone());
        self.dispatch(Intent::ChangeSettings(Settings { room_told: None, ..settings }));
    }

    /// How many sessions the last archive took, if it can be undone.
    pub fn archived_last(self) -> Option<usize> {
        PUT_AWAY.with_borrow(|away| away.as_ref().map(|away| away.sessions))
    }

    /// Brings back what was archived last.
    pub fn undo_archive(self) {
        let Some(away) = PUT_AWAY.take() else { return };
        let back = archive::take_back(&mut self.inner.borrow_mut().store, &away);
        self.said.set(Some(match back {
            Ok(()) => Said::Done(words::archive_undone(away.sessions)),
            Err(_) => {
                PUT_AWAY.set(Some(away));
                Said::Refused(words::ARCHIVE_NOT_UNDONE)
            }
        }));
        self.count_anew();
    }
}
