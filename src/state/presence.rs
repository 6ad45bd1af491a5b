//! Who else has a record open in another tab of this browser. A tab says so by a lock that it holds, which a browser
//! gives back even when the tab is killed; a browser without Web Locks shows nobody. Only pages fetched later use it.

use super::app::App;
use crate::domain::ids::RecordId;
use crate::domain::people::PERSON;
use crate::domain::presence::{self, Beside, Open};
use crate::storage::bell::Bell;
use crate::storage::locks::{self, Lock};
use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What another tab lets go takes the browser a moment. Milliseconds.
const MOMENT: u32 = 150;

/// How often those who were seen are looked for again: a tab that is killed does not ring. Milliseconds.
const AGAIN: u32 = 5_000;

impl App {
    /// Says that this tab has a record open, as long as the component lives that asks; tells who else has.
    pub fn open_beside(self, record: RecordId) -> Memo<Beside> {
        let here = Here::at(self, record);
        here.keep_looking(self.session.database());
        Effect::new(move |before: Option<RecordId>| {
            let person = self.session.person.get();
            if before.as_ref() != Some(&person) {
                spawn_local(here.sit(person.clone()));
            }
            person
        });
        Memo::new(move |_| {
            let (own, others) = (self.session.person.get(), here.others.get());
            self.watch(&[PERSON], |records| presence::beside(records, &own, &others))
        })
    }
}

/// This tab at a record. What it holds goes with the component.
#[derive(Clone, Copy)]
struct Here {
    open: StoredValue<Open>,
    others: RwSignal<Vec<RecordId>>,
    lock: StoredValue<Option<Lock>, LocalStorage>,
    bell: StoredValue<Option<(Bell, Interval)>, LocalStorage>,
}

impl Here {
    fn at(app: App, record: RecordId) -> Self {
        let database = app.session.database().to_owned();
        let open = Open { database, record, person: app.session.person.get_untracked(), tab: app.tab() };
        Self {
            open: StoredValue::new(open),
            others: RwSignal::default(),
            lock: StoredValue::new_local(None),
            bell: StoredValue::new_local(None),
        }
    }

    /// Looks when another tab rings or this one comes to the front, and for as long as somebody is there.
    fn keep_looking(self, database: &str) {
        let bell = Bell::hang(database, move || spawn_local(self.look_in_a_moment()));
        let again = Interval::new(AGAIN, move || {
            if self.others.try_with_untracked(|others| !others.is_empty()) == Some(true) {
                spawn_local(self.look());
            }
        });
        self.bell.set_value(Some((bell, again)));
        let listener = window_event_listener_untyped("visibilitychange", move |_| spawn_local(self.look()));
        on_cleanup(move || listener.remove());
    }

    /// Holds the lock in the name of a person, instead of the one before, and tells the others.
    async fn sit(self, person: RecordId) {
        self.open.try_update_value(|open| open.person = person);
        let Some(name) = self.name() else { return };
        let lock = locks::wait(&name).await;
        // Meanwhile the page may have gone, or somebody else has sat down: then the lock goes back.
        if self.name().as_ref() == Some(&name) {
            self.lock.try_set_value(Some(lock));
            self.bell.try_with_value(|bell| bell.iter().for_each(|(bell, _)| bell.ring()));
        }
        self.look().await;
    }

    fn name(self) -> Option<String> {
        self.open.try_with_value(Open::lock)
    }

    async fn look_in_a_moment(self) {
        TimeoutFuture::new(MOMENT).await;
        self.look().await;
    }

    async fn look(self) {
        let held = locks::held().await;
        if let Some(others) = self.open.try_with_value(|open| open.others(&held)) {
            self.others.try_set(others);
        }
    }
}
