//! Which part of the work a file covers: all, what another device lacks, or a part by shop, kind and period.

use crate::domain::calendar::parse_date;
use crate::domain::ids::{DeviceId, Kind, RecordId};
use crate::domain::inspections::RUN;
use crate::domain::shops;
use crate::domain::tasks::TASK;
use crate::i18n::{exchange, journal};
use crate::state::{App, Met, Scope};
use crate::ui::components::{Select, TextField};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The kinds of which a file may be made; what they refer to comes along.
const KINDS: [Kind; OFFERED] = [RUN, TASK];
const OFFERED: usize = 2;

/// What is chosen. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Range {
    app: App,
    /// Empty (everything), `part`, `device:<id>`.
    chosen: RwSignal<String>,
    /// The shop of a part; empty is all.
    shop: RwSignal<String>,
    /// Which of [`KINDS`] are in a part.
    kinds: RwSignal<[bool; OFFERED]>,
    /// The days of a part, as typed; empty is no limit.
    first: RwSignal<String>,
    last: RwSignal<String>,
    met: RwSignal<Vec<(DeviceId, Met)>>,
}

impl Range {
    /// Everything.
    pub(super) fn new(app: App) -> Self {
        let new = RwSignal::<String>::default;
        let range = Self {
            app,
            chosen: new(),
            shop: new(),
            kinds: RwSignal::new([true; OFFERED]),
            first: new(),
            last: new(),
            met: RwSignal::default(),
        };
        Effect::new(move |_| {
            app.safety.with(|safety| safety.head);
            spawn_local(async move {
                if let Ok((met, _)) = app.devices_met().await {
                    range.met.try_set(met);
                }
            });
        });
        range
    }

    /// Whether nothing less than everything is chosen.
    pub(super) fn is_everything(self) -> bool {
        self.chosen.with(String::is_empty)
    }

    fn is_part(self) -> bool {
        self.chosen.with(|chosen| chosen == "part")
    }

    /// Whether the days stand the wrong way round.
    fn is_backwards(self) -> bool {
        let day = |typed: RwSignal<String>| parse_date(&typed.get());
        self.is_part() && day(self.first).zip(day(self.last)).is_some_and(|(first, last)| first > last)
    }

    /// Whether nothing at all is chosen: no kind, or no day.
    pub(super) fn is_nothing(self) -> bool {
        self.is_part() && self.kinds.get().iter().all(|is| !is) || self.is_backwards()
    }

    /// As a scope, with nothing left out.
    pub(super) fn scope(self) -> Scope {
        if untrack(|| self.is_part()) {
            return self.part();
        }
        let chosen = self.chosen.get_untracked();
        Scope { beyond: chosen.strip_prefix("device:").map(DeviceId::new), ..Scope::default() }
    }

    fn part(self) -> Scope {
        let shop = Some(self.shop.get_untracked()).filter(|shop| !shop.is_empty()).map(RecordId::new);
        let kinds = self.kinds.get_untracked();
        let chosen = KINDS.into_iter().zip(kinds).filter_map(|(kind, is)| is.then_some(kind));
        // All of those that are offered are all there are, also of kinds that only a later version knows.
        let kinds = if kinds.iter().all(|is| *is) { Vec::new() } else { chosen.collect() };
        let mut scope = Scope { shop, kinds, ..Scope::default() };
        let day = |typed: RwSignal<String>| parse_date(&typed.get_untracked());
        scope.days(&*self.app.zone(), day(self.first), day(self.last));
        scope
    }

    fn choices(self) -> Vec<(String, String)> {
        let l = lang();
        let mut choices = vec![
            (String::new(), exchange::everything(l).to_owned()),
            ("part".to_owned(), exchange::a_part(l).to_owned()),
        ];
        let met = self.met.get();
        choices.extend(met.iter().map(|(id, met)| {
            let short: String = id.as_str().chars().take(8).collect();
            (format!("device:{id}"), exchange::for_device(l, &met.person_name, &short))
        }));
        choices
    }

    fn shops(self) -> Vec<(String, String)> {
        let all = (String::new(), exchange::all_shops(lang()).to_owned());
        let shops = self.app.watch(&[shops::SHOP], shops::list);
        std::iter::once(all).chain(shops.into_iter().map(|shop| (shop.id.to_string(), shop.name))).collect()
    }
}

/// The choice, and what a part consists of.
#[component]
pub(super) fn RangeFields(range: Range) -> impl IntoView {
    let l = lang();
    view! {
        <Select
            id="export-range" label=exchange::export_what(l) value=range.chosen
            options=Signal::derive(move || range.choices())
            on_change=move |chosen| range.chosen.set(chosen)
        />
        <Show when=move || range.is_part()>
            <Part range />
        </Show>
    }
}

#[component]
fn Part(range: Range) -> impl IntoView {
    let l = lang();
    let shops = Signal::derive(move || range.shops());
    let has_shops = Memo::new(move |_| shops.with(Vec::len) > 2);
    let kinds: Vec<_> = (0..OFFERED).map(|at| view! { <KindChoice range at /> }).collect();
    let is_no_kind = move || range.kinds.get().iter().all(|is| !is);
    let wrong = Signal::derive(move || range.is_backwards().then(|| exchange::days_backwards(l).to_owned()));
    view! {
        <Show when=move || has_shops.get()>
            <Select id="export-shop" label=exchange::of_which_shop(l) value=range.shop options=shops on_change=move |shop| range.shop.set(shop) />
        </Show>
        <fieldset class="field" aria-describedby="export-kinds-hint">
            <legend class="field-label">{exchange::which_kinds(l)}</legend>
            {kinds}
            <p class="field-hint" id="export-kinds-hint">{exchange::which_kinds_hint(l)}</p>
            <p class="field-error" role="status">{move || is_no_kind().then(|| exchange::no_kind(l))}</p>
        </fieldset>
        <div class="form-pair">
            <TextField label=exchange::first_day(l) kind="date" value=range.first id="export-first" on_input=move |day| range.first.set(day) />
            <TextField label=exchange::last_day(l) kind="date" value=range.last error=wrong id="export-last" on_input=move |day| range.last.set(day) />
        </div>
        <p class="field-hint">{exchange::days_hint(l)}</p>
    }
}

#[component]
fn KindChoice(range: Range, at: usize) -> impl IntoView {
    let kind = KINDS.get(at).cloned().unwrap_or(RUN);
    let is = move || range.kinds.with(|kinds| kinds.get(at).copied().unwrap_or_default());
    let choose = move |event: web_sys::Event| {
        let is = event_target_checked(&event);
        range.kinds.update(|kinds| kinds.iter_mut().skip(at).take(1).for_each(|kind| *kind = is));
    };
    view! {
        <label class="choice">
            <input type="checkbox" data-testid="export-kind" value=kind.to_string() prop:checked=is on:change=choose />
            <span>{journal::kind_name(lang(), &kind)}</span>
        </label>
    }
}
