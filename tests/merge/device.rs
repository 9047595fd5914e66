//! A device with a clock of its own, what it holds, and how somebody changes it.

use wobble::domain::*;
use wobble::store::backup;
use wobble::store::merge::Records;
use wobble::store::{Storage, keys};

use crate::story::*;

/// A device, with a clock of its own.
pub struct Device {
    pub phone: Phone<Kept>,
    pub storage: Kept,
}

impl Device {
    /// A device that holds `records`, at `now` by its own clock.
    pub fn of(records: &Records, now: Instant) -> Self {
        let storage = Kept::default();
        for (key, value) in records {
            storage.set(&full(key), value).expect("memory");
        }
        let mut phone = Phone::started(storage.clone());
        phone.now = now;
        Self { phone, storage }
    }

    /// Everything that a backup has.
    pub fn records(&self) -> Records {
        let records = contents(&*self.storage).into_iter();
        let own = records.map(|(key, value)| (short(&key).to_owned(), value));
        own.filter(|(key, _)| !keys::is_made_again(key)).collect()
    }

    pub fn sessions(&mut self) -> Vec<FinishedSession> {
        self.phone.store.sessions().expect("readable")
    }

    pub fn lessons(&mut self) -> Vec<Lesson> {
        self.phone.store.lessons().expect("readable")
    }

    pub fn setbacks(&mut self) -> Vec<Setback> {
        self.phone.store.setbacks().expect("readable")
    }

    pub fn note(&mut self, session: &SessionId) -> Option<Note> {
        self.phone.store.notes().expect("readable").into_iter().find(|note| note.session == *session)
    }

    pub fn skill(&self) -> &Skill {
        &self.phone.model.skills[0]
    }

    pub fn wish(&mut self, wish: impl Into<Wish>) {
        self.phone.later(MINUTE).wish(wish).expect("kept");
    }

    pub fn edit(&mut self, edit: SkillEdit) {
        let id = self.skill().id.clone();
        self.wish(Change::EditSkill(id, edit));
    }
}

/// A device with one evening, its note, and a lesson.
pub fn used() -> Records {
    let mut phone = Phone::with(Kept::default(), skating(true));
    phone.evening();
    let lesson = Lesson {
        id: Id::new(FRIDAY, 7),
        skill: phone.model.skills[0].id.clone(),
        component: None,
        at: phone.now,
        text: "Knees first".to_owned(),
        pinned: false,
        quiet: false,
        line: None,
    };
    phone.wish(Change::KeepLesson(Box::new(lesson))).expect("kept");
    let text = backup::export(&phone.store, phone.now).expect("readable");
    backup::parse(&text).expect("whole").records().clone()
}
