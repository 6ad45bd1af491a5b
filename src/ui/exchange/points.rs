//! The last imports, each of which can be taken back as a whole.

use super::progress::Progress;
use super::taking::{Stage, Taking};
use crate::i18n::{apart, format, incoming as msg};
use crate::state::{RecoveryPoint, app};
use crate::ui::components::Banner;
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list, or what was said about the last one taken back.
#[component]
pub(super) fn RecoveryPoints() -> impl IntoView {
    let app = app();
    let l = lang();
    let taking = Taking::new(None);
    let points: RwSignal<Vec<RecoveryPoint>> = RwSignal::default();
    Effect::new(move |_| {
        app.safety.with(|safety| safety.head);
        taking.stage.track();
        spawn_local(async move {
            points.try_set(app.recovery_points().await.unwrap_or_default());
        });
    });
    let line = move |point: RecoveryPoint| {
        let when = format::moment(l, &*app.zone(), point.at, untrack(|| app.today()));
        let files = apart(&point.files);
        view! {
            <li class="bar bar-apart exchange-row" data-testid="recovery-point">
                <span><span class="num">{when}</span>" "<span class="soft">{files}</span></span>
                <button type="button" class="button" data-testid="take-point-back" on:click=move |_| taking.take_back(point.clone())>
                    {msg::take_back(l)}
                </button>
            </li>
        }
    };
    view! {
        <div class="stack stack-tight">
            <p class="prose">{msg::points_hint(l)}</p>
            {move || match taking.stage.get() {
                Stage::Busy(label) => view! { <Progress progress=taking.progress label /> }.into_any(),
                _ => view! {
                    <ul class="list" hidden=move || points.with(Vec::is_empty)>{points.get().into_iter().map(line).collect_view()}</ul>
                    <p class="soft" hidden=move || !points.with(Vec::is_empty)>{msg::points_none(l)}</p>
                }.into_any(),
            }}
            <div role="status">
                {move || taking.outcomes.get().into_iter().map(|outcome| view! { <Banner inline=true tone=outcome.tone text=outcome.words /> }).collect_view()}
            </div>
        </div>
    }
}
