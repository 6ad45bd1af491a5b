//! Runs what the in-memory store does to its end: it never waits.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What came of it.
pub(crate) fn finish<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("memory had to wait"),
    }
}
