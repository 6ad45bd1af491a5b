//! The coming weeks, a bar for each campaign in them; the same in words for those who do not see bars.

use crate::domain::calendar;
use crate::domain::campaigns::Campaign;
use crate::domain::period;
use crate::i18n::{campaigns as msg, format};
use crate::state::app;
use crate::ui::lang;
use crate::ui::placements::span_words;
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use leptos::prelude::*;

/// How many weeks are shown, this one included.
const WEEKS: u64 = 6;

/// The weeks and the bars.
#[component]
pub(super) fn Timeline(campaigns: Memo<Vec<Campaign>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let weeks = Memo::new(move |_| weeks(app.today()));
    let whole = Memo::new(move |_| {
        let zone = app.zone();
        let at = |date: Option<&NaiveDate>| date.map_or(0, |date| calendar::instant(&*zone, *date, NaiveTime::MIN));
        weeks.with(|weeks| (at(weeks.first()), at(weeks.last())))
    });
    let now = move || period::share((None, Some(app.now.get())), whole.get()).map_or(0, |(_, long)| long);
    let heads = move || {
        let starts = weeks.get();
        let starts = starts.iter().take(starts.len().saturating_sub(1));
        starts.map(|date| view! { <span class="small soft num">{format::short_day(l, *date)}</span> }).collect_view()
    };
    view! {
        <section class="stack stack-tight" data-testid="campaign-timeline">
            <h2 class="small soft">{msg::timeline(l)}</h2>
            <div class="timeline">
                <div class="timeline-head" aria-hidden="true">{heads}</div>
                <ul class="timeline-rows">
                    <For each=move || campaigns.get() key=|campaign| (campaign.id.clone(), campaign.name.clone(), campaign.from, campaign.until) let:campaign>
                        <li><Bar campaign whole /></li>
                    </For>
                </ul>
                <span class="timeline-now" aria-hidden="true" style:inset-inline-start=move || percent(now())></span>
            </div>
        </section>
    }
}

/// The Mondays of the weeks, and the one after them.
fn weeks(today: NaiveDate) -> Vec<NaiveDate> {
    let monday = today - Days::new(today.weekday().num_days_from_monday().into());
    (0..=WEEKS).map(|week| monday + Days::new(7 * week)).collect()
}

#[component]
fn Bar(campaign: Campaign, whole: Memo<(i64, i64)>) -> impl IntoView {
    let l = lang();
    let times = (campaign.from, campaign.until);
    let share = Memo::new(move |_| period::share(times, whole.get()));
    let words = move || {
        let when = span_words(times);
        let beyond = share.get().is_none().then(|| format!(" ({})", msg::not_in_sight(l)));
        msg::bar_of(l, &campaign.name, &when) + &beyond.unwrap_or_default()
    };
    let bar = move || {
        share.get().map(|(from, long)| {
            view! { <span class="timeline-bar" style:margin-inline-start=percent(from) style:inline-size=percent(long)></span> }
        })
    };
    view! {
        <span class="timeline-words small">{words}</span>
        <span class="timeline-track" aria-hidden="true">{bar}</span>
    }
}

fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
