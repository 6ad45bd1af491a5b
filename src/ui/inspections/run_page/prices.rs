//! The two prices of a price check: read as they are typed, compared at once, stored at each pause.

use super::note::follow;
use super::page::Page;
use super::pause::Pause;
use crate::browser::clock;
use crate::domain::findings::paid_now;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{Command, Spot};
use crate::domain::money;
use crate::i18n::{errors, findings, format, inspections as msg};
use crate::state::Draft;
use crate::ui::Write;
use crate::ui::components::{Glyph, Icon};
use leptos::prelude::*;

/// One of the two fields: what is typed, what is stored, and the draft between.
#[derive(Clone, Copy)]
struct Price {
    typed: RwSignal<String>,
    stored: Memo<Option<i64>>,
    draft: StoredValue<Draft>,
}

impl Price {
    fn of(at: &Spot, field: &str, stored: Memo<Option<i64>>) -> Self {
        let draft = Draft::of(at, field);
        let as_text = Memo::new(move |_| money::in_field(stored.get()));
        let as_stored = as_text.get_untracked();
        let typed = RwSignal::new(draft.over(&as_stored).unwrap_or(as_stored));
        follow(as_text, typed);
        Self { typed, stored, draft: StoredValue::new(draft) }
    }

    /// What is typed, read; an error keeps what is typed.
    fn read(self) -> Result<Option<i64>, money::PriceError> {
        money::parse(&self.typed.get())
    }

    /// The price to be stored; `None` when it cannot be read or the field is gone.
    fn to_store(self) -> Option<Option<i64>> {
        money::parse(&self.typed.try_get_untracked()?).ok()
    }

    fn type_in(self, text: String) {
        let stored = money::in_field(self.stored.get_untracked());
        self.draft.with_value(|draft| draft.keep(&stored, &text));
        self.typed.set(text);
    }

    /// Where it can be read, as prices are written: `12` becomes `12.00`. A field that goes away while it has
    /// the focus loses it after its signals are gone.
    fn tidy(self) {
        if let Some(Some(minor)) = self.to_store() {
            self.typed.try_set(money::plain(minor));
        }
    }

    fn clear_draft(self) {
        self.draft.try_with_value(Draft::forget);
    }
}

/// Both fields and what they say.
#[component]
pub(super) fn Prices(at: Spot) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let write = Write::here();
    let answer = page.answer(&at);
    let shown = Price::of(&at, "shown", Memo::new(move |_| answer.get().shown));
    let charged = Price::of(&at, "charged", Memo::new(move |_| answer.get().charged));
    let known = by_records(page, &at);
    if let Some(price) =
        known.filter(|_| charged.typed.with_untracked(String::is_empty) && page.editable.get_untracked())
    {
        charged.typed.set(money::plain(price));
    }
    let entry = at.entry.clone();
    let pause = Pause::new(move || store(page, write, &at, shown, charged));
    view! {
        <div class="prices" data-testid="prices">
            <PriceField price=shown pause label=msg::price_shown(l) id=format!("shown-{entry}") test_id="price-shown" />
            <PriceField price=charged pause label=msg::price_charged(l) id=format!("charged-{entry}") test_id="price-charged" />
            <Verdict shown charged />
            {known.map(|price| view! {
                <p class="soft small" data-testid="price-by-records">{findings::by_records(l, &format::price(price))}</p>
            })}
            <p class="field-error prices-error" role="alert">{move || write.error.get()}</p>
        </div>
    }
}

/// The price that a sampled listing has by the records: an entry of the spot check is named by its listing. What is filled
/// in is stored together with the price that somebody sees and types, never by itself.
fn by_records(page: Page, at: &Spot) -> Option<i64> {
    let zone = page.app.zone();
    let listing = RecordId::new(&at.entry);
    page.app.peek(|records| paid_now(records, &listing, clock::now(), &*zone)).map(|(lowest, _)| lowest)
}

fn store(page: Page, write: Write, at: &Spot, shown: Price, charged: Price) {
    let (Some(new_shown), Some(new_charged)) = (shown.to_store(), charged.to_store()) else { return };
    let before = (shown.stored.try_get_untracked(), charged.stored.try_get_untracked());
    if before == (Some(new_shown), Some(new_charged)) {
        shown.clear_draft();
        charged.clear_draft();
        return;
    }
    if page.editable.try_get_untracked() != Some(true) {
        return;
    }
    let drafts = [(shown, new_shown), (charged, new_charged)]
        .map(|(price, new)| Some((price.draft.try_get_value()?, price.typed.try_get_untracked()?, new)));
    write.run_then(Command::Prices { at: at.clone(), shown: new_shown, charged: new_charged }, move || {
        drafts.iter().flatten().for_each(|(draft, typed, new)| draft.stored(typed, &money::in_field(*new)));
    });
}

#[component]
fn PriceField(price: Price, pause: Pause, label: &'static str, id: String, test_id: &'static str) -> impl IntoView {
    let page = Page::here();
    let error = move || price.read().err();
    let error_id = format!("{id}-error");
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            <span class="money-box">
                <span class="money-sign" aria-hidden="true">"¥"</span>
                <input
                    class="input num" id=id inputmode="decimal" autocomplete="off" data-testid=test_id
                    prop:value=price.typed
                    readonly=move || !page.editable.get()
                    aria-invalid=move || error().is_some().then_some("true")
                    aria-describedby=error_id.clone()
                    on:input=move |event| {
                        price.type_in(event_target_value(&event));
                        pause.typed();
                    }
                    on:blur=move |_| {
                        pause.now();
                        price.tidy();
                    }
                />
            </span>
            <p class="field-error" role="alert" id=error_id>{move || error().map(|error| errors::price(page.lang, error))}</p>
        </div>
    }
}

#[component]
fn Verdict(shown: Price, charged: Price) -> impl IntoView {
    let l = Page::here().lang;
    let both = Memo::new(move |_| shown.read().ok().flatten().zip(charged.read().ok().flatten()));
    let equal = move || both.get().map(|(shown, charged)| (shown == charged).to_string());
    let words = move || match both.get() {
        Some((shown, charged)) => msg::prices_verdict(l, shown, charged),
        None => msg::prices_wait(l).to_owned(),
    };
    let sign = move || {
        both.get()
            .map(|(shown, charged)| view! { <Icon glyph=if shown == charged { Glyph::Check } else { Glyph::Cross } /> })
    };
    view! { <p class="prices-verdict" aria-live="polite" data-equal=equal data-testid="prices-verdict">{sign}{words}</p> }
}
