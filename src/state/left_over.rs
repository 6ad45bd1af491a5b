//! The drafts of tabs that are gone: a tab that starts takes them over and stores them. A tab holds a lock as long as it
//! is there; a browser without Web Locks thinks every other tab gone.

use super::app::App;
use super::drafts::Draft;
use crate::domain::inspections::{Command, Run, Spot};
use crate::domain::money;
use crate::domain::typed::Typed;
use crate::storage::{Store, StoreError, locks};

/// What becomes of a draft.
enum Fate {
    /// It is stored, and reads so then.
    Store(Command, String),
    /// It stays what it is: it stands in its field.
    Stay,
    /// It was stored before, or something else was.
    Go,
}

impl App {
    /// This tab until it is loaded anew. Drafts of the demo shop are taken over in the demo shop.
    pub(super) fn tab(&self) -> String {
        format!("{}.{}", self.session.database(), self.inner().author.borrow().replica)
    }

    /// Says that this tab is there.
    pub(super) fn hold_tab(self) {
        locks::hold(lock(&self.tab()));
    }

    /// Takes over the drafts of tabs that are gone, and stores what can be stored.
    pub async fn take_over_drafts(self) {
        let own = self.tab();
        let is_of_this_shop =
            |tab: &String| tab.rsplit_once('.').is_some_and(|(shop, _)| shop == self.session.database());
        for tab in Draft::tabs().into_iter().filter(is_of_this_shop).filter(|tab| *tab != own) {
            // Whoever gets the lock of a tab knows that it is gone, and is alone in taking its drafts.
            if let Some(_gone) = locks::if_free(&lock(&tab)).await {
                Draft::all_of(&tab).iter().for_each(|draft| draft.hand_over(&own));
            }
        }
        for draft in Draft::all_of(&own) {
            self.store_draft(&draft).await;
        }
    }

    async fn store_draft(self, draft: &Draft) {
        let Some((typed, (at, field))) = draft.typed().zip(draft.place()) else { return };
        let fate = match field {
            "note" => self.note_fate(at, &typed).await,
            "shown" | "charged" => self.price_fate(at, field == "shown", &typed),
            _ => Fate::Stay,
        };
        match fate {
            Fate::Store(command, now) => {
                // What is refused stays a draft.
                if self.dispatch(command.into()).await.is_ok() {
                    draft.stored(&typed.words, &now);
                }
            }
            Fate::Stay => {}
            Fate::Go => draft.forget(),
        }
    }

    async fn note_fate(self, at: Spot, typed: &Typed) -> Fate {
        let stored = self.at_spot(&at, |run| run.answer(&at.check, &at.entry).note);
        let before = if typed.is_over(&stored) { Vec::new() } else { self.notes(&at).await.unwrap_or_default() };
        let stood: Vec<&str> = before.iter().map(String::as_str).chain([stored.as_str()]).collect();
        match typed.fitted(&stood) {
            Some(text) => Fate::Store(Command::Note { at, text: text.clone() }, text),
            None => Fate::Go,
        }
    }

    /// The notes that have stood at a spot, in their order.
    async fn notes(self, at: &Spot) -> Result<Vec<String>, StoreError> {
        let (key, field) = (at.run.key(), at.field("note"));
        let rows = self.store()?.history(&key).await?;
        let changes = rows.iter().flat_map(|(_, row)| &row.changes);
        let notes = changes.filter(|change| change.field == field && change.id == key.id && change.kind == key.kind);
        Ok(notes.map(|change| change.value.as_str().unwrap_or_default().to_owned()).collect())
    }

    fn price_fate(self, at: Spot, is_shown: bool, typed: &Typed) -> Fate {
        let (shown, charged) = self.at_spot(&at, |run| {
            let answer = run.answer(&at.check, &at.entry);
            (answer.shown, answer.charged)
        });
        if !typed.is_over(&money::in_field(if is_shown { shown } else { charged })) {
            return Fate::Go;
        }
        let Ok(price) = money::parse(&typed.words) else { return Fate::Stay };
        let (shown, charged) = if is_shown { (price, charged) } else { (shown, price) };
        Fate::Store(Command::Prices { at, shown, charged }, money::in_field(price))
    }

    fn at_spot<T>(self, at: &Spot, look: impl FnOnce(Run) -> T) -> T {
        self.peek(|records| look(Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref))))
    }
}

/// The lock of a tab that is there.
fn lock(tab: &str) -> String {
    format!("dianxun.tab.{tab}")
}
