//! Stores what is typed at each pause, and when the field or the page goes away.

use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;

/// How long nobody types before it is stored.
const PAUSE: Duration = Duration::from_millis(600);

/// A field's storing. `Copy`.
#[derive(Clone, Copy)]
pub(crate) struct Pause {
    store: StoredValue<Rc<dyn Fn()>, LocalStorage>,
    turn: StoredValue<u32>,
}

impl Pause {
    /// Calls `store` at each pause in typing, when the page is hidden or left, and when the field goes away.
    pub(crate) fn new(store: impl Fn() + 'static) -> Self {
        let pause = Self { store: StoredValue::new_local(Rc::new(store)), turn: StoredValue::new(0) };
        let listeners =
            ["visibilitychange", "pagehide"].map(|name| window_event_listener_untyped(name, move |_| pause.now()));
        on_cleanup(move || {
            listeners.into_iter().for_each(WindowListenerHandle::remove);
            pause.now();
        });
        pause
    }

    /// Something was typed: a new pause begins.
    pub(crate) fn typed(self) {
        let mine = self.next_turn();
        set_timeout(
            move || {
                if self.turn.try_get_value() == Some(mine) {
                    self.now();
                }
            },
            PAUSE,
        );
    }

    /// Does not wait for the pause.
    pub(crate) fn now(self) {
        self.next_turn();
        if let Some(store) = self.store.try_get_value() {
            store();
        }
    }

    fn next_turn(self) -> u32 {
        let _ = self.turn.try_update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.try_get_value().unwrap_or_default()
    }
}
