//! How a listing looks in a list: what is worked out of its record, and the signs for it. Knows no page.

use crate::domain::listings::Listing;
use crate::domain::listings::completeness::Light;
use crate::domain::listings::filter::Problem;
use crate::domain::listings::lint;
use crate::domain::listings::looks;
use crate::domain::listings::shelf::Line;
use crate::domain::listings::standards::Standards;
use crate::domain::record::Record;
use crate::i18n::{Lang, format, listings_page as msg};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The rules by which lines are made, read once for all of them.
pub(super) struct Rules {
    standards: Standards,
    lint: lint::Rules,
}

impl Rules {
    /// Those of a shop.
    pub(super) fn of(standards: Standards) -> Self {
        Self { lint: standards.lint(), standards }
    }
}

/// The line of a record.
pub(super) fn line(rules: &Rules, record: &Arc<Record>, today: NaiveDate) -> Line {
    let listing = Listing::read(record);
    Line {
        state: listing.state,
        selling: listing.selling(),
        stock: listing.in_stock(),
        sold: listing.sold_30,
        percent: looks::completeness(&rules.standards, &listing).percent,
        problems: Problem::set(&looks::faults(&rules.lint, &listing, today)),
        record: record.clone(),
    }
}

/// `¥12.00`, `¥12.00–18.00`; a dash for none.
pub(super) fn range(range: Option<(i64, i64)>) -> String {
    match range {
        None => "—".to_owned(),
        Some((low, high)) if low == high => format::price(low),
        Some((low, high)) => format!("{}–{}", format::price(low), format::price(high).trim_start_matches('¥')),
    }
}

/// How complete it is and how much is wrong, as sign, number and colour.
pub(super) fn lamp(l: Lang, percent: u8, wrong: u32) -> impl IntoView {
    let (code, words) = match Light::of(percent) {
        Light::Red => ("red", msg::red(l)),
        Light::Amber => ("amber", msg::amber(l)),
        Light::Green => ("green", msg::green(l)),
    };
    let wrong = (wrong > 0).then(|| {
        view! { <span class="lamp-wrong" title=msg::problems(l)><span class="visually-hidden">{msg::problems(l)}" "</span>"! "{wrong}</span> }
    });
    view! {
        <span class="lamp num" data-light=code title=words>{percent}"%"</span>
        {wrong}
    }
}
