//! The last commands of this tab that can be undone (Ctrl-Z, toast). Undoing is a new edit (S4).

use super::app::App;
use super::dispatch::{Done, Failure};
use crate::domain::change::JournalRow;
use crate::domain::command::{Command, Undo};
use crate::domain::stamp::ClockDoubt;
use leptos::prelude::*;

/// How many commands can be undone.
const KEPT: usize = 100;
/// Typing that goes on within this time is one step. Milliseconds.
const SAME_STEP: i64 = 60_000;

/// A command that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Undoable {
    /// What brings it back.
    pub undo: Undo,
    /// When it was done, UTC milliseconds.
    pub at: i64,
}

impl App {
    /// Keeps what undoes a command that is stored as `rows`. Going on typing in the same field is one step.
    pub(super) fn push_undo(&self, command: &Command, undo: Undo, rows: &[JournalRow], now: i64) {
        let mut undoable = Undoable { undo, at: now };
        {
            let inner = self.inner();
            let mut stack = inner.undo.borrow_mut();
            let last = stack.last().filter(|last| command.is_typed() && now - last.at < SAME_STEP);
            if let Some(both) = last.and_then(|last| undoable.undo.clone().continuing(&last.undo, rows)) {
                undoable.undo = both;
                stack.pop();
            }
            stack.push(undoable.clone());
            if stack.len() > KEPT {
                stack.remove(0);
            }
        }
        self.undoable.set(Some(undoable));
    }

    /// Undoes the last command of this tab. Fields that were changed since are left as they are.
    pub async fn undo_last(&self) -> Result<Done, Failure> {
        let Some(last) = self.inner().undo.borrow().last().cloned() else { return Ok(Done::Nothing) };
        self.undo(&last).await
    }

    /// Undoes one command of this tab.
    pub async fn undo(&self, undoable: &Undoable) -> Result<Done, Failure> {
        let result = self.dispatch(Command::Undo(undoable.undo.clone())).await;
        // Refused means changed since: it leaves the stack too. A full disk keeps it.
        if !matches!(result, Err(Failure::Store(_))) {
            self.inner().undo.borrow_mut().retain(|kept| kept != undoable);
            self.undoable.set(None);
        }
        result
    }

    /// Forgets what can be undone: a stray Ctrl-Z must not take the shop back that was made just now.
    pub fn forget_undo(&self) {
        self.inner().undo.borrow_mut().clear();
        self.undoable.set(None);
    }

    pub(super) fn clock_doubt_now(&self) -> Option<ClockDoubt> {
        self.clock_doubt.get_untracked()
    }

    pub(super) fn set_clock_doubt(&self, doubt: Option<ClockDoubt>) {
        self.clock_doubt.set(doubt);
    }
}
