//! What the browser forgot is done again, from the safety copy; and the person is told.

use wasm_bindgen_futures::spawn_local;

use super::state::Inner;
use super::{App, Trouble};
use crate::domain::Event;
use crate::platform::{alone, local_storage, page, time};
use crate::store::{
    frame,
    journal::{Line, Recovered, recover},
    keys,
};

/// What came back from the safety copy.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct CameBack {
    /// Micro-failures and clean attempts of a session that was going on.
    pub taps: usize,
    /// Finished sessions.
    pub sessions: usize,
    /// Other changes.
    pub others: usize,
}

impl CameBack {
    fn of(lines: &[Line], prefix: &str) -> Self {
        let mut back = Self::default();
        for line in lines {
            let (Some(key), Some(value)) = (line.key.strip_prefix(prefix), &line.value) else {
                back.others += 1;
                continue;
            };
            let event = frame::decode::<(crate::domain::Instant, Event)>(key, value);
            match event {
                Ok((_, (_, Event::MicroFailed(_) | Event::MicroFailedAs(..) | Event::Clean(_)))) => back.taps += 1,
                _ if key.starts_with(keys::SESSION) => back.sessions += 1,
                _ => back.others += 1,
            }
        }
        back
    }
}

impl App {
    /// Opens the safety copy. The first program, if no other page of this Wobble is open, does again what the browser forgot
    /// when it was last closed.
    pub(super) fn open_safety_copy(self) {
        let copy = self.inner.borrow().copy.clone();
        let name = keys::prefix(&page::base_path());
        spawn_local(async move {
            // where the browser keeps no databases, it is localStorage alone that keeps
            let opened = copy.open(&name).await.is_ok();
            self.written_twice.set(Some(opened));
            if !opened || self.is_second {
                return;
            }
            if let Some(alone) = alone::alone(&name).await {
                self.mend(false).await;
                alone.let_go();
            }
            alone::stay(&name);
        });
    }

    /// Does again what the storage has not and the safety copy has; `only_live`: only of the session that goes on, which is this
    /// tab's, for other tabs may be writing the rest.
    pub(super) async fn mend(self, only_live: bool) {
        let (copy, prefix) = (self.inner.borrow().copy.clone(), keys::prefix(&page::base_path()));
        let (Ok(mut lines), Ok(storage)) = (copy.lines().await, local_storage::open()) else { return };
        if only_live {
            lines.retain(|(_, line)| line.key.strip_prefix(&prefix).is_some_and(keys::is_live));
        }
        // a storage that cannot be read is told of by whoever reads it
        let Ok(recovered) = recover(&storage, &lines, time::reading().wall) else { return };
        // lines that were not looked at may be in the same places
        if !only_live {
            copy.forget(&recovered.done);
        }
        let Recovered { again, failed, .. } = recovered;
        let waits = self.inner.borrow_mut().wait_again(failed, &prefix);
        if waits || !again.is_empty() {
            self.read_anew();
            self.survey();
        }
        if waits {
            self.trouble.set(Some(Trouble::Full));
        }
        if !again.is_empty() {
            self.came_back.set(Some(CameBack::of(&again, &prefix)));
        }
    }
}

impl Inner {
    /// Lets what there is still no room for wait in memory, as before the reload; true if there is any.
    fn wait_again(&mut self, failed: Vec<Line>, prefix: &str) -> bool {
        let own = |line: Line| Some((line.key.strip_prefix(prefix)?.to_owned(), line.value?));
        let mut waiting: Vec<(String, String)> = failed.into_iter().filter_map(own).collect();
        let waits = !waiting.is_empty();
        // what was written meanwhile is newer
        waiting.extend(self.store.take_waiting());
        self.store.wait_for(waiting);
        waits
    }
}
