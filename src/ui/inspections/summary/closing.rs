//! The foot of a printed run: where inspector and reviewer sign.

use super::View;
use crate::i18n::history as msg;
use crate::ui::lang;
use leptos::prelude::*;

/// Two lines to sign on, with the names that are known; on paper only.
#[component]
pub(super) fn Signatures(view: Memo<Option<View>>) -> impl IntoView {
    let l = lang();
    let name = |who: Option<(String, i64)>| who.map(|(name, _)| name).unwrap_or_default();
    move || {
        let view = view.get();
        let submitted = name(view.as_ref().and_then(|view| view.submitted.clone()));
        let reviewed = name(view.and_then(|view| view.reviewed));
        view! {
            <div class="signatures">
                <p class="signature">{msg::inspector_signs(l)}" "{submitted}</p>
                <p class="signature">{msg::reviewer_signs(l)}" "{reviewed}</p>
            </div>
        }
    }
}
