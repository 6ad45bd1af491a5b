//! The findings of the shop that is looked at, kept for the life of the page. Working them out over a hundred thousand
//! listings takes a few tenths of a second, so that it is done in turns; afterwards a change costs what it touches. One book
//! for all pages: whoever shows findings looks at the same ones. Knows no words.

use crate::browser::clock;
use crate::browser::turns::Turns;
use crate::domain::campaigns::CAMPAIGN;
use crate::domain::findings::{Book, FINDING, Finding, RULE, Rule, judged};
use crate::domain::findings::{Judged, Verdict};
use crate::domain::ids::RecordId;
use crate::domain::listings::LISTING;
use crate::domain::listings::standards::STANDARD;
use crate::domain::placements::{CATEGORY, PLACEMENT};
use crate::domain::shops::SHOP;
use crate::state::{App, app};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many listings between two looks at the clock.
const AT_ONCE: usize = 100;
/// So many of each rule are kept to be shown.
const MOST: usize = 200;
/// With more changes than that a new book in turns is better than one long turn.
const FEW: usize = 500;

/// What was found.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Found {
    /// The first findings of each rule, by rule and record.
    pub findings: Arc<Vec<Finding>>,
    /// How many each rule has.
    pub counts: Arc<BTreeMap<Rule, usize>>,
    /// The first listings that are new or changed in their category today, the latest first.
    pub fresh: Arc<Vec<RecordId>>,
}

thread_local! {
    static BOOK: RefCell<Option<Book>> = const { RefCell::new(None) };
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
    static FOUND: ArcRwSignal<Option<Found>> = ArcRwSignal::new(None);
}

/// What was found so far; none while it is worked out for the first time. Keeps it up to date while the component that asks
/// is there.
pub(crate) fn found() -> Signal<Option<Found>> {
    let app = app();
    Effect::new(move |_| {
        // Half a minute is soon enough for what turns by itself; what somebody changes is seen at once.
        app.now.track();
        app.watch(&[LISTING, PLACEMENT, CAMPAIGN, CATEGORY, RULE, SHOP, STANDARD], |_| ());
        if app.shop().is_some() && !IS_BUSY.replace(true) {
            spawn_local(async move {
                bring_up_to_date(app).await;
                IS_BUSY.set(false);
            });
        }
    });
    let found = FOUND.with(ArcRwSignal::clone);
    Signal::derive(move || found.get())
}

/// Renews the book, as long as anything has changed: meanwhile others may have.
async fn bring_up_to_date(app: App) {
    let (mut turns, mut is_new) = (Turns::begin(), false);
    while let Some(shop) = untrack(|| app.shop()) {
        let mut kept = BOOK.take().filter(|book| *book.shop() == shop.id);
        let zone = app.zone();
        let now = kept.as_ref().map_or(i64::MIN, Book::now).max(clock::now());
        let changed = kept.as_ref().and_then(|book| app.peek(|records| book.changed(records, now, &*zone)));
        let is_current = changed.as_ref().is_some_and(Vec::is_empty);
        if is_new && is_current {
            BOOK.set(kept);
            break;
        }
        let book = match (kept.take(), changed) {
            (Some(mut book), Some(changed)) if changed.len() <= FEW => {
                app.peek(|records| book.renew(records, &changed, now, &*zone));
                book
            }
            _ => anew(app, &shop.id, now, &mut turns).await,
        };
        turns.next().await;
        publish(&book);
        BOOK.set(Some(book));
        is_new = true;
        if is_current {
            break;
        }
        turns.next().await;
    }
}

async fn anew(app: App, shop: &RecordId, now: i64, turns: &mut Turns) -> Book {
    let zone = app.zone();
    turns.next().await;
    let mut book = app.peek(|records| Book::begin(records, shop, now, &*zone));
    while !book.go_on(AT_ONCE) {
        if turns.is_over() {
            turns.next().await;
        }
    }
    turns.next().await;
    app.peek(|records| book.finish(records));
    book
}

fn publish(book: &Book) {
    let (findings, counts) = book.first(MOST);
    let new = Found { findings: Arc::new(findings), counts: Arc::new(counts), fresh: Arc::new(book.fresh(MOST)) };
    FOUND.with(|found| {
        if found.with_untracked(|old| old.as_ref() != Some(&new)) {
            found.set(Some(new));
        }
    });
}

/// What was said of a finding and still answers it; runs again when something is said.
pub(crate) fn standing(app: App, finding: &Finding) -> Option<Judged> {
    let shop = app.shop()?;
    let today = app.today();
    app.watch(&[FINDING], |records| judged(records, &shop.id, finding)).filter(|judged| judged.holds(today))
}

/// The findings that are shown: those that nobody has refuted, and of these first those that wait for a word.
pub(crate) fn shown(app: App, findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let (shop, today) = (app.shop(), app.today());
    let mut kept: Vec<(bool, Finding)> = app.watch(&[FINDING], |records| {
        // The name of a finding is a digest: while nothing was said, none is needed.
        let asks = shop.filter(|_| records.of(&FINDING).next().is_some());
        let said = |finding: &Finding| {
            let judged = asks.as_ref().and_then(|shop| judged(records, &shop.id, finding));
            judged.filter(|judged| judged.holds(today)).map(|judged| judged.verdict)
        };
        let said = findings.map(|finding| (said(&finding), finding));
        let open = said.filter(|(verdict, _)| *verdict != Some(Verdict::Refuted));
        open.map(|(verdict, finding)| (verdict.is_some(), finding)).collect()
    });
    kept.sort_by_key(|(is_answered, _)| *is_answered);
    kept.into_iter().map(|(_, finding)| finding).collect()
}
