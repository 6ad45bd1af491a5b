//! The head of the page: which term, the one before and after it, months or quarters, and until when what is due.

use super::{Look, term_href, term_words};
use crate::domain::appraisals::Term;
use crate::i18n::{appraisals as base, appraisals_team as msg, format};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use chrono::{Datelike, Days};
use leptos::prelude::*;

/// The term's head.
#[component]
pub(super) fn Head(look: Look) -> impl IntoView {
    let l = lang();
    let Look { term, rules, today, may, .. } = look;
    let day = |number| format::day(l, term.day_after(number), today);
    let dates = match term.is_quarter() {
        true => msg::department_date(l, &day(rules.department_due)),
        false => msg::dates(l, &day(rules.self_due), &day(rules.superior_due)),
    };
    // The one after the present one has not begun.
    let after = Some(term.after()).filter(|after| after.first() <= today);
    let (month, quarter) = twins(term);
    let other = |of: Term, words: &'static str| {
        let is_here = of.is_quarter() == term.is_quarter();
        view! { <a class="button button-quiet" href=term_href(of) aria-current=is_here.then_some("true")>{words}</a> }
    };
    view! {
        <header class="page-head">
            <h1>{base::title(l)}</h1>
            {may.then(|| view! {
                <nav class="bar" aria-label=base::term(l)>{other(month, msg::by_month(l))}{other(quarter, msg::by_quarter(l))}</nav>
            })}
            <p class="page-sub">{msg::lead(l)}</p>
        </header>
        <div class="bar appraisal-term" data-testid="appraisal-term">
            <a class="button button-icon" href=term_href(term.before()) aria-label=msg::earlier(l) data-testid="term-before">
                <Icon glyph=Glyph::ChevronLeft />
            </a>
            <h2 class="num">{term_words(term)}</h2>
            {after.map(|after| view! {
                <a class="button button-icon" href=term_href(after) aria-label=msg::later(l) data-testid="term-after">
                    <Icon glyph=Glyph::ChevronRight />
                </a>
            })}
            <span class="soft small">{dates}</span>
        </div>
    }
}

/// The month and the quarter that belong to a term: of a month its quarter, of a quarter its last month.
fn twins(term: Term) -> (Term, Term) {
    if term.is_quarter() {
        let last = term.end().checked_sub_days(Days::new(1)).unwrap_or_else(|| term.first());
        (Term::Month(last.year(), last.month()), term)
    } else {
        (term, Term::quarter_of(term.first()))
    }
}
