//! The drafts of tabs that are gone: a tab that starts takes them over and stores them. A tab holds a lock as long as it
//! is there; a browser without Web Locks thinks every other tab gone.

use super::app::App;
use super::drafts::Draft;
use crate::domain::inspections::{Command, Run, Spot, read_value, value_in_field};
use crate::domain::money;
use crate::domain::templates::find_check;
use crate::domain::typed::Typed;
use crate::storage::{Store, StoreError, locks};
use futures::future::LocalBoxFuture;

/// What becomes of a draft.
enum Fate {
    /// It is stored, and reads so then.
    Store(Command, String),
    /// It stays what it is: it stands in its field.
    Stay,
    /// It was stored before, or something else was.
    Go,
}

/// Does it, for an app.
type TakeOver = fn(App) -> LocalBoxFuture<'static, ()>;

part! { inspection:
    /// Taking over: no start needs it but one after which somebody had typed and not come to the end.
    fn taking_over() -> TakeOver {
        |app| Box::pin(app.take_over())
    }
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

    /// Whether this is the only tab of its shop; `None` in a browser that does not say.
    pub(super) async fn is_alone(self) -> Option<bool> {
        let (own, all) = (lock(&self.tab()), lock(&format!("{}.", self.session.database())));
        let tabs: Vec<String> = locks::held().await.into_iter().filter(|name| name.starts_with(&all)).collect();
        tabs.contains(&own).then(|| tabs.iter().all(|name| *name == own))
    }

    /// Takes over the drafts of tabs that are gone, and stores what can be stored. What does it is fetched only when
    /// there are drafts; without network it may not be had, and they are taken over the next time.
    pub async fn take_over_drafts(self) {
        if Draft::tabs().iter().any(|tab| self.is_of_this_shop(tab))
            && let Ok(take_over) = taking_over().await
        {
            take_over(self).await;
        }
    }

    fn is_of_this_shop(self, tab: &str) -> bool {
        tab.rsplit_once('.').is_some_and(|(shop, _)| shop == self.session.database())
    }

    async fn take_over(self) {
        let own = self.tab();
        for tab in Draft::tabs().into_iter().filter(|tab| self.is_of_this_shop(tab) && *tab != own) {
            // Whoever gets the lock of a tab knows that it is gone, and is alone in taking its drafts.
            if let Some(_gone) = locks::if_free(&lock(&tab)).await {
                self.take_over_from(&tab, &own).await;
            }
        }
        for draft in Draft::all_of(&own) {
            // Its field may be on the screen: it goes only when it has been stored.
            if let Some((typed, Fate::Store(command, now))) = self.fate(&draft).await {
                self.store_draft(&draft, &typed, command, &now).await;
            }
        }
    }

    /// The drafts stay the other tab's until their fate is known: a field that comes on the screen meanwhile shows
    /// what is stored, and not a draft that was stored long ago.
    async fn take_over_from(self, tab: &str, own: &str) {
        for draft in Draft::all_of(tab) {
            let is_settled = match self.fate(&draft).await {
                Some((typed, Fate::Store(command, now))) => self.store_draft(&draft, &typed, command, &now).await,
                Some((_, Fate::Go)) => {
                    draft.forget();
                    true
                }
                _ => false,
            };
            if !is_settled {
                draft.hand_over(own);
            }
        }
    }

    async fn fate(self, draft: &Draft) -> Option<(Typed, Fate)> {
        let (typed, (at, field)) = draft.typed().zip(draft.place())?;
        let fate = match field {
            "note" => self.note_fate(at, &typed).await,
            "shown" | "charged" => self.price_fate(at, field == "shown", &typed),
            "value" => self.value_fate(at, &typed),
            _ => Fate::Stay,
        };
        Some((typed, fate))
    }

    /// What is refused stays a draft. Tells whether it was stored.
    async fn store_draft(self, draft: &Draft, typed: &Typed, command: Command, now: &str) -> bool {
        let is_stored = self.dispatch(command.into()).await.is_ok();
        if is_stored {
            draft.stored(&typed.words, now);
        }
        is_stored
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

    fn value_fate(self, at: Spot, typed: &Typed) -> Fate {
        let Some(check) = self.peek(|records| find_check(records, &at.run, &at.check)) else { return Fate::Stay };
        let stored = self.at_spot(&at, |run| run.answer(&at.check, &at.entry).value_in_field());
        if !typed.is_over(&stored) {
            return Fate::Go;
        }
        let Ok(value) = read_value(check.ask, &typed.words) else { return Fate::Stay };
        let now = value_in_field(value.as_ref());
        Fate::Store(Command::Value { at, value }, now)
    }

    fn at_spot<T>(self, at: &Spot, look: impl FnOnce(Run) -> T) -> T {
        self.peek(|records| look(Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref))))
    }
}

/// The lock of a tab that is there.
fn lock(tab: &str) -> String {
    format!("dianxun.tab.{tab}")
}
