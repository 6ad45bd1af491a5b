//! Which part of the work a file covers: all, a shop, a kind, a period, what another device lacks.

use crate::domain::calendar::parse_date;
use crate::domain::ids::{DeviceId, Kind, RecordId};
use crate::domain::inspections::RUN;
use crate::domain::shops;
use crate::domain::tasks::TASK;
use crate::i18n::{apart, exchange, journal};
use crate::state::{App, Met, Scope};
use crate::ui::components::{Select, TextField};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The kinds of which a file may be made by itself.
const KINDS: [Kind; 2] = [RUN, TASK];

/// What is chosen. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Range {
    app: App,
    /// Empty, `period`, `shop:<id>`, `kind:<kind>`, `device:<id>`.
    chosen: RwSignal<String>,
    first: RwSignal<String>,
    last: RwSignal<String>,
    met: RwSignal<Vec<(DeviceId, Met)>>,
}

impl Range {
    /// Everything.
    pub(super) fn new(app: App) -> Self {
        let new = RwSignal::<String>::default;
        let today = untrack(|| app.today()).to_string();
        let range = Self {
            app,
            chosen: new(),
            first: RwSignal::new(today.clone()),
            last: RwSignal::new(today),
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

    /// As a scope, with nothing left out.
    pub(super) fn scope(self) -> Scope {
        let chosen = self.chosen.get_untracked();
        let mut scope = Scope::default();
        match chosen.split_once(':').unwrap_or((&chosen, "")) {
            ("period", _) => {
                let day = |typed: RwSignal<String>| parse_date(&typed.get_untracked());
                scope.days(&*self.app.zone(), day(self.first), day(self.last));
            }
            ("shop", id) => scope.shop = Some(RecordId::new(id)),
            ("kind", kind) => scope.kinds = vec![Kind::new(kind)],
            ("device", id) => scope.beyond = Some(DeviceId::new(id)),
            _ => {}
        }
        scope
    }

    fn choices(self) -> Vec<(String, String)> {
        let l = lang();
        let mut choices = vec![
            (String::new(), exchange::everything(l).to_owned()),
            ("period".to_owned(), exchange::of_period(l).to_owned()),
        ];
        let met = self.met.get();
        choices.extend(met.iter().map(|(id, met)| {
            let short: String = id.as_str().chars().take(8).collect();
            (format!("device:{id}"), exchange::for_device(l, &met.person_name, &short))
        }));
        choices.extend(
            KINDS.iter().map(|kind| (format!("kind:{kind}"), exchange::of_kind(l, &journal::kind_name(l, kind)))),
        );
        let shops = self.app.watch(&[shops::SHOP], shops::list);
        if shops.len() > 1 {
            choices.extend(
                shops.iter().map(|shop| (format!("shop:{}", shop.id), exchange::of_shop(l, &apart(&shop.name)))),
            );
        }
        choices
    }
}

/// The choice, and the days of a period.
#[component]
pub(super) fn RangeFields(range: Range) -> impl IntoView {
    let l = lang();
    let is_period = move || range.chosen.with(|chosen| chosen == "period");
    view! {
        <Select
            id="export-range" label=exchange::export_what(l) value=range.chosen
            options=Signal::derive(move || range.choices())
            on_change=move |chosen| range.chosen.set(chosen)
        />
        <Show when=is_period>
            <div class="form-pair">
                <TextField label=exchange::first_day(l) kind="date" value=range.first id="export-first" on_input=move |day| range.first.set(day) />
                <TextField label=exchange::last_day(l) kind="date" value=range.last id="export-last" on_input=move |day| range.last.set(day) />
            </div>
        </Show>
    }
}
