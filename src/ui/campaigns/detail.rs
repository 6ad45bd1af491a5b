//! One campaign: what it says, its items, its coupons and thresholds, its log.

use super::list::status;
use super::typed::{FirstFields, OtherFields, Typed};
use super::{home, items, savings};
use crate::domain::campaigns::{self, Campaign, Command};
use crate::domain::ids::{Field, RecordId};
use crate::i18n::{campaigns as msg, history, placements};
use crate::state::app;
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::log::{LogBox, RecordLog};
use crate::ui::placements::{Failed, FormWrite, span_words};
use crate::ui::{Write, lang, routes};
use leptos::prelude::*;

/// The campaign with this id, or words for one that is not here.
#[component]
pub(super) fn Detail(id: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let key = campaigns::key(&id);
    let log = RecordLog::new(key.clone());
    let campaign = Memo::new(move |_| app.watch_record(&key, |record| record.map(Campaign::read)));
    let is_here = Memo::new(move |_| campaign.with(Option::is_some));
    view! {
        <Show
            when=move || is_here.get()
            fallback=move || view! { <Empty glyph=Glyph::Ticket text=msg::unknown(l) action=msg::back(l) href=home().href() /> }
        >
            <article class="stack" data-testid="campaign-detail">
                {move || campaign.get().map(|campaign| view! {
                    <header class="stack stack-tight">
                        <h2 class="pre">{campaign.name.clone()}</h2>
                        <p class="bar">
                            {status(l, campaign.when(app.now.get()))}
                            <span class="soft small num">{span_words((campaign.from, campaign.until))}</span>
                        </p>
                    </header>
                })}
                <EditForm id=id.clone() campaign />
                <items::Items id=id.clone() campaign />
                <savings::Savings id=id.clone() campaign />
                <Delete id=id.clone() />
                <LogBox log label=history::log(l) fits=|_: Field| true />
            </article>
        </Show>
    }
}

/// The form over what is stored. What others change meanwhile comes in where nothing was typed.
#[component]
fn EditForm(id: RecordId, campaign: Memo<Option<Campaign>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = FormWrite::here();
    let is_saved = RwSignal::new(false);
    let typed = campaign.get_untracked().map(|campaign| Typed::of(&campaign, &*app.zone()))?;
    Effect::new(move |_| {
        if let Some(campaign) = campaign.get() {
            typed.follow(&campaign, &*app.zone());
        }
    });
    let save = move |_| {
        is_saved.set(false);
        match typed.edits(l, &*app.zone()) {
            Err(errors) => write.refuse(errors),
            Ok(edits) => write.run_then(Command::Edit { campaign: id.clone(), edits }, move || {
                is_saved.try_set(true);
            }),
        }
    };
    Some(view! {
        <div class="stack" data-testid="campaign-form">
            <FirstFields typed write />
            <OtherFields typed write />
            <Failed error=write.error />
            <div class="bar bar-end">
                <span class="soft small" role="status">{move || is_saved.get().then(|| placements::saved(l))}</span>
                <button type="button" class="button button-primary" data-testid="campaign-save"
                    disabled=move || write.pending.get() on:click=save
                ><Icon glyph=Glyph::Check />{msg::save(l)}</button>
            </div>
        </div>
    })
}

#[component]
fn Delete(id: RecordId) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let delete = move |_| write.run_then(Command::Delete { campaign: id.clone() }, || routes::go(&home()));
    view! {
        <details class="details hide-print">
            <summary>{msg::delete(l)}</summary>
            <div class="details-body stack stack-tight">
                <p class="field-hint">{msg::delete_hint(l)}</p>
                <Failed error=write.error />
                <div class="bar bar-end">
                    <button type="button" class="button button-danger" data-testid="campaign-delete"
                        disabled=move || write.pending.get() on:click=delete
                    ><Icon glyph=Glyph::Trash />{msg::delete(l)}</button>
                </div>
            </div>
        </details>
    }
}
