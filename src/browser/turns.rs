//! Long work in short turns, so that the page stays alive meanwhile. Knows no work.

use super::clock;
use gloo_timers::future::TimeoutFuture;

/// After how many milliseconds the page gets its turn, and from when on people should be told how far it is.
const TURN: i64 = 8;
const LONG: i64 = 500;

/// A work that is being done, and its present turn.
pub struct Turns {
    begun: i64,
    turn: i64,
}

impl Turns {
    /// It begins now.
    pub fn begin() -> Self {
        let now = clock::now();
        Self { begun: now, turn: now }
    }

    /// Whether the present turn has been long enough. A clock that was set back must not keep the page waiting either.
    pub fn is_over(&self) -> bool {
        !(self.turn..self.turn + TURN).contains(&clock::now())
    }

    /// Whether the whole work takes so long that people wonder.
    pub fn is_long(&self) -> bool {
        clock::now() - self.begun >= LONG
    }

    /// Gives the page its turn.
    pub async fn next(&mut self) {
        TimeoutFuture::new(0).await;
        self.turn = clock::now();
    }
}
