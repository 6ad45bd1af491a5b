//! Today: the day's inspection, what waits for a decision, what is open. Everything from domain queries.

mod days;
mod follow_ups;
mod others;
mod reviews;
mod rows;
mod slip;

pub(crate) use days::{glyph, seal, tone};

use crate::domain::inspections::{RUN, due_today};
use crate::domain::people::{PERSON, Permission};
use crate::domain::shops::{SHOP, Shop};
use crate::domain::templates::TEMPLATE;
use crate::i18n::{format, today};
use crate::state::app;
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::parts::{self, later};
use crate::ui::people::WhoIsHere;
use crate::ui::routes::Route;
use days::LastDays;
use follow_ups::FollowUps;
use leptos::prelude::*;
use others::{alarms, others};
use reviews::{returned, reviews};
use slip::Slip;

/// The page of today.
#[component]
pub fn TodayPage() -> impl IntoView {
    let app = app();
    let l = lang();
    let shop = Memo::new(move |_| app.shop());
    let day = Memo::new(move |_| app.today());
    let date = move || format::day(l, day.get(), day.get());
    view! {
        <div class="page">
            <header class="page-head"><h1 class="today-date"><time datetime=move || day.get().to_string()>{date}</time></h1></header>
            {move || match shop.get() {
                Some(shop) => view! { <Desk shop /> }.into_any(),
                None => view! {
                    <Empty glyph=Glyph::Shop text=today::no_shop(l) action=today::no_shop_go(l) href=Route::Exchange.href() />
                }.into_any(),
            }}
        </div>
    }
}

/// Reviews stand first for whoever reviews; the slip first for everybody else.
#[component]
fn Desk(shop: Shop) -> impl IntoView {
    let app = app();
    let nobody = Memo::new(move |_| app.person().is_none());
    let may_review = Memo::new(move |_| app.may(Permission::ReviewInspection));
    let of_shop = shop.clone();
    let due = Memo::new(move |_| {
        let (person, now, zone) = (app.session.person.get(), app.now.get(), app.zone());
        app.watch(&[RUN, SHOP, TEMPLATE, PERSON], |records| due_today(records, &of_shop, &person, now, &*zone))
    });
    let first = Memo::new(move |_| due.with(|due| due.first().map(|(duty, day)| (duty.template, day.run.clone()))));
    let shop = StoredValue::new(shop);
    let slip = move || match first.get() {
        Some((template, run)) => view! {
            <Slip shop=shop.get_value() run />
            {others(due)}
            <LastDays shop=shop.get_value() template />
        }
        .into_any(),
        None => others(due),
    };
    view! {
        <Show when=move || nobody.get()>
            <section class="sheet today-who"><WhoIsHere on_chosen=|()| {} /></section>
        </Show>
        <div class="today">
            <div class="stack today-main">
                {move || may_review.get().then(|| reviews(shop.get_value()))}
                {returned(shop.get_value())}
                {alarms(shop.get_value())}
                {slip}
                {later(parts::due_appraisals, shop.get_value())}
            </div>
            <FollowUps shop=shop.get_value() />
        </div>
    }
}
