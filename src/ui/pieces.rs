//! Much of it shown piece by piece, so that no turn of the page is long. Knows no page and no record.

use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many pieces are shown.
#[derive(Clone, Copy)]
pub struct Pieces(RwSignal<usize>);

impl Pieces {
    /// The first piece at once, one more of `total` whenever the page has had its turn.
    pub fn of(total: impl Fn() -> usize + 'static) -> Self {
        let shown = RwSignal::new(1);
        Effect::new(move |_| {
            let now = shown.get();
            if now < total() {
                spawn_local(async move {
                    gloo_timers::future::TimeoutFuture::new(0).await;
                    shown.try_set(now + 1);
                });
            }
        });
        Self(shown)
    }

    /// Whether a piece, counted from 0, is among them.
    pub fn reach(self, piece: usize) -> Memo<bool> {
        Memo::new(move |_| piece < self.0.get())
    }
}
