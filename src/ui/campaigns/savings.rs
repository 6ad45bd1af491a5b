//! Coupons and thresholds of a campaign: the list, and the form for one of them.

use crate::domain::campaigns::{Campaign, Command};
use crate::domain::ids::RecordId;
use crate::domain::listings::stacking::Saving;
use crate::domain::money;
use crate::i18n::{campaigns as msg, errors, placements};
use crate::ui::components::{Glyph, Icon, MoneyField, TextField};
use crate::ui::placements::Failed;
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// What is typed for one of them. `Copy`.
#[derive(Clone, Copy)]
struct Typed {
    /// Which one is changed; `None` for a new one.
    id: RwSignal<Option<String>>,
    label: RwSignal<String>,
    from: RwSignal<String>,
    off: RwSignal<String>,
    repeats: RwSignal<bool>,
}

impl Typed {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self { id: RwSignal::new(None), label: text(), from: text(), off: text(), repeats: RwSignal::new(false) }
    }

    /// The form is empty again; it may have been closed meanwhile.
    fn clear(self) {
        self.id.try_set(None);
        [self.label, self.from, self.off].into_iter().for_each(|text| drop(text.try_set(String::new())));
        self.repeats.try_set(false);
    }

    /// Takes one up to be changed.
    fn take(self, id: &str, label: &str, saving: &Saving) {
        self.id.set(Some(id.to_owned()));
        self.label.set(label.to_owned());
        self.from.set(money::in_field(Some(saving.from).filter(|from| *from > 0)));
        self.off.set(money::in_field(Some(saving.off)));
        self.repeats.set(saving.repeats);
    }
}

/// The list and the form.
#[component]
pub(super) fn Savings(id: RecordId, campaign: Memo<Option<Campaign>>) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let typed = Typed::new();
    let savings =
        Memo::new(move |_| campaign.with(|found| found.as_ref().map(|one| one.savings.clone()).unwrap_or_default()));
    let id = StoredValue::new(id);
    view! {
        <section class="stack stack-tight" data-testid="campaign-savings">
            <h3>{msg::savings(l)}</h3>
            <Show when=move || savings.with(Vec::is_empty)><p class="soft">{msg::no_savings(l)}</p></Show>
            <ul class="list">
                <For each=move || savings.get() key=|saving| format!("{saving:?}") let((own, label, saving))>
                    <li><One id own label saving typed write /></li>
                </For>
            </ul>
            <Form id typed write />
        </section>
    }
}

#[component]
fn One(
    id: StoredValue<RecordId>,
    own: String,
    label: String,
    saving: Saving,
    typed: Typed,
    write: Write,
) -> impl IntoView {
    let l = lang();
    let (words, own) = (msg::saving_words(l, &saving), StoredValue::new(own));
    let named = label.clone();
    let change = move |_| typed.take(&own.get_value(), &named, &saving);
    let remove = move |_| write.run(Command::Saving { campaign: id.get_value(), id: own.get_value(), saving: None });
    view! {
        <div class="list-row" data-testid="campaign-saving">
            <span class="list-main"><span class="list-title num">{words}</span><span class="list-sub">{label}</span></span>
            <span class="list-end">
                <button type="button" class="button button-quiet" on:click=change>{msg::change_saving(l)}</button>
                <button type="button" class="button button-quiet" data-testid="campaign-saving-remove"
                    disabled=move || write.pending.get() on:click=remove
                >{msg::remove_saving(l)}</button>
            </span>
        </div>
    }
}

/// The form for a new one, or for the one that is changed.
#[component]
fn Form(id: StoredValue<RecordId>, typed: Typed, write: Write) -> impl IntoView {
    let l = lang();
    let (wrong_from, wrong_off) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let read = move |text: RwSignal<String>, wrong: RwSignal<Option<String>>| {
        let read = money::parse(&text.get_untracked());
        wrong.set(read.err().map(|error| errors::price(l, error)));
        read.ok()
    };
    let save = move |_| {
        let (from, off) = (read(typed.from, wrong_from), read(typed.off, wrong_off));
        if off == Some(None) {
            return wrong_off.set(Some(msg::need_off(l).to_owned()));
        }
        let (Some(from), Some(Some(off))) = (from, off) else { return };
        let saving = Saving { from: from.unwrap_or_default(), off, repeats: typed.repeats.get_untracked() };
        let own = typed.id.get_untracked().unwrap_or_else(fresh_key);
        let saving = Some((typed.label.get_untracked(), saving));
        write.run_then(Command::Saving { campaign: id.get_value(), id: own, saving }, move || typed.clear());
    };
    let is_new = move || typed.id.with(Option::is_none);
    view! {
        <div class="stack stack-tight hide-print">
            <TextField id="saving-label" label=msg::saving_label(l) optional=placements::optional(l) value=typed.label
                on_input=move |text| typed.label.set(text) />
            <div class="columns">
                <MoneyField id="saving-from" label=msg::saving_from(l) sign="¥" value=typed.from hint=msg::saving_from_hint(l)
                    error=wrong_from on_input=move |text| typed.from.set(text) />
                <MoneyField id="saving-off" label=msg::saving_off(l) sign="¥" value=typed.off
                    error=wrong_off on_input=move |text| typed.off.set(text) />
            </div>
            <label class="choice">
                <input type="checkbox" data-testid="saving-repeats" prop:checked=typed.repeats
                    on:change=move |event| typed.repeats.set(event_target_checked(&event)) />
                <span>{msg::saving_repeats(l)}</span>
            </label>
            <Failed error=write.error />
            <div class="bar bar-end">
                <Show when=move || !is_new()>
                    <button type="button" class="button button-quiet" on:click=move |_| typed.clear()>{msg::cancel(l)}</button>
                </Show>
                <button type="button" class="button" data-testid="saving-add" disabled=move || write.pending.get() on:click=save>
                    <Icon glyph=Glyph::Plus />{move || if is_new() { msg::add_saving(l) } else { msg::save_saving(l) }}
                </button>
            </div>
        </div>
    }
}
