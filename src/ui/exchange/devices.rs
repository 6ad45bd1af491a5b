//! The devices whose files were taken in: when, what each side lacks, whether a clock is off.

use crate::domain::change::Vector;
use crate::domain::ids::DeviceId;
use crate::i18n::{apart, format, incoming as msg};
use crate::state::{App, Met, app};
use crate::ui::components::{Banner, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// One line a device.
#[component]
pub(super) fn DevicesMet() -> impl IntoView {
    let app = app();
    let l = lang();
    let known: RwSignal<(Vec<(DeviceId, Met)>, Vector)> = RwSignal::default();
    Effect::new(move |_| {
        app.safety.with(|safety| safety.head);
        spawn_local(async move {
            if let Ok(met) = app.devices_met().await {
                known.try_set(met);
            }
        });
    });
    let lines = move || {
        let (met, ours) = known.get();
        met.into_iter().map(|(id, met)| view! { <Device app id met ours=ours.clone() /> }).collect_view()
    };
    view! {
        <div class="stack stack-tight">
            <ul class="list" hidden=move || known.with(|(met, _)| met.is_empty())>{lines}</ul>
            <p class="soft" hidden=move || !known.with(|(met, _)| met.is_empty())>{msg::devices_none(l)}</p>
            <p class="soft small" hidden=move || known.with(|(met, _)| met.is_empty())>{msg::devices_hint(l)}</p>
        </div>
    }
}

#[component]
fn Device(app: App, id: DeviceId, met: Met, ours: Vector) -> impl IntoView {
    let l = lang();
    let moment = |at| format::moment(l, &*app.zone(), at, untrack(|| app.today()));
    let short: String = id.as_str().chars().take(8).collect();
    let lacking = |n: u64| if n == 0 { msg::up_to_date(l).to_owned() } else { msg::changes(l, n) };
    let ahead = met.clock_ahead().map(|ahead| {
        view! { <Banner inline=true tone=Tone::Warn text=msg::clock_ahead(l, &msg::span(l, ahead)) /> }
    });
    view! {
        <li class="stack stack-tight exchange-row" data-testid="device-met">
            <span><span class="strong">{apart(&met.person_name)}</span>" "<span class="soft small num">{short}</span></span>
            <dl class="facts small">
                <dt>{msg::last_file(l)}</dt><dd class="num">{moment(met.file_at)}</dd>
                <dt>{msg::taken_at(l)}</dt><dd class="num">{moment(met.taken_at)}</dd>
                <dt>{msg::they_lack(l)}</dt><dd class="num" data-testid="they-lack">{lacking(met.lacks(&ours))}</dd>
                <dt>{msg::we_lack(l)}</dt><dd class="num">{lacking(met.has_more(&ours))}</dd>
            </dl>
            {ahead}
        </li>
    }
}
