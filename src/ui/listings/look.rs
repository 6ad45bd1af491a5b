//! How a listing looks in a list: the signs for what its line says. Knows no page.

use crate::domain::listings::completeness::Light;
use crate::i18n::{Lang, format, listings_page as msg};
use leptos::prelude::*;

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
