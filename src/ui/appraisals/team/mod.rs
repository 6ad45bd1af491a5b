//! The forms of a term: one's own, those of the team with whose turn it is, scores side by side, the department's quarter.
//! What is shown follows people's roles; it guides and does not protect.

mod calibration;
mod files;
mod history;
mod list;
mod own;
mod personnel;
mod quarter;
mod tables;
mod term;

pub(super) use files::{Exports, Wanted};
pub(super) use history::HistoryPage;

use super::lock::{Locked, Passcode};
use super::{AppraisalTabs, route};
use crate::browser::clock;
use crate::domain::appraisals::team::{self, Member, Quarter};
use crate::domain::appraisals::{self, APPRAISAL, Form, Rules, Term, may_appraise, rules};
use crate::domain::ids::RecordId;
use crate::domain::people::{PERSON, ROLE};
use crate::domain::scorecards::SCORECARD;
use crate::domain::shops::{SHOP, Shop};
use crate::i18n::{appraisals as base, appraisals_team as msg};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What the page shows of a term.
#[derive(Clone, PartialEq)]
struct Look {
    shop: Shop,
    me: RecordId,
    /// Whether the person may appraise others.
    may: bool,
    rules: Rules,
    term: Term,
    today: NaiveDate,
    /// One's own form of the term, and what it comes to as far as one may see it.
    own: Option<Member>,
    /// One's own forms of all terms, the latest first.
    own_all: Vec<Form>,
    /// The others.
    team: Vec<Member>,
    /// Of a quarter only.
    quarter: Option<Quarter>,
}

fn look(app: App, term: Term, today: NaiveDate) -> Option<Look> {
    let shop = app.shop()?;
    let me = app.session.person.get();
    let zone = app.zone();
    app.watch(&[APPRAISAL, appraisals::RULE, PERSON, ROLE, SHOP, SCORECARD], |records| {
        let now = clock::now();
        let may = may_appraise(records, &me);
        let is_me = |member: &Member| crate::domain::people::is_same(records, &member.person.id, &me);
        let all = if term.is_quarter() { Vec::new() } else { team::team(records, &*zone, &shop.id, term, now) };
        let mut own: Vec<Member> = all.iter().filter(|member| is_me(member)).cloned().collect();
        if let Some(own) = own.first_mut()
            && let Some(sight) = own.form.as_ref().and_then(|form| appraisals::sight(records, form, &me))
        {
            own.outcome = own.outcome.as_ref().map(|outcome| sight.of(outcome));
        }
        let others = all.into_iter().filter(|member| !is_me(member)).collect();
        Some(Look {
            may,
            rules: rules(records, &shop.id),
            term,
            today,
            own: own.into_iter().next(),
            own_all: appraisals::of_person(records, &shop.id, &me),
            team: team::seen_by(records, &me, others),
            quarter: (term.is_quarter() && may).then(|| team::quarter(records, &*zone, &shop.id, term, now)),
            shop: shop.clone(),
            me: me.clone(),
        })
    })
}

/// The forms of a term; without one those of the month that is over.
#[component]
pub(super) fn TeamPage(term: Option<String>) -> impl IntoView {
    let app = app();
    let today = Memo::new(move |_| app.today());
    let wanted = term.and_then(|text| Term::parse(&text));
    let term = Memo::new(move |_| wanted.unwrap_or_else(|| Term::month_of(today.get()).before()));
    let look = Memo::new(move |_| look(app, term.get(), today.get()));
    view! {
        <div class="beside-page" data-testid="appraisals">
            <AppraisalTabs />
            <Locked><Content look /></Locked>
        </div>
    }
}

#[component]
fn Content(look: Memo<Option<Look>>) -> impl IntoView {
    let l = lang();
    move || match look.get() {
        None => view! { <Empty glyph=Glyph::Stamp text=msg::no_shop(l) /> }.into_any(),
        Some(look) => view! {
            <div class="stack appraisals">
                <term::Head look=look.clone() />
                {content(look)}
            </div>
        }
        .into_any(),
    }
}

fn content(look: Look) -> AnyView {
    if look.term.is_quarter() {
        return view! { <quarter::QuarterSection look /> }.into_any();
    }
    let has_team = look.may || !look.team.is_empty();
    let shop_of_figures = look.shop.id.clone();
    let (others, calibrated, attached) = (look.clone(), look.clone(), look.clone());
    view! {
        <own::Own look />
        {has_team.then(move || view! {
            <list::Team look=others />
            <calibration::Calibration look=calibrated />
            <tables::Tables shop=shop_of_figures />
            <personnel::Personnel look=attached />
        })}
        {(!has_team).then(|| view! { <p class="soft small">{msg::only_own(lang())}</p> })}
        <Passcode />
        <p class="soft small prose">{msg::guides(lang())}</p>
    }
    .into_any()
}

/// The address of a form.
fn form_href(form: &RecordId) -> String {
    route(&["form", form.as_str()]).href()
}

/// A term's address on this page.
fn term_href(term: Term) -> String {
    route(&[&term.to_string()]).href()
}

/// A term in words.
fn term_words(term: Term) -> String {
    base::term_name(lang(), term)
}
