//! The dialog of the top line that switches the person in two taps.

use super::WhoIsHere;
use crate::i18n::{common, people};
use crate::ui::components::Dialog;
use crate::ui::lang;
use leptos::prelude::*;

/// Who is at the device: open the dialog, tap the name.
#[component]
pub fn PersonSwitch(open: RwSignal<bool>) -> impl IntoView {
    let l = lang();
    let close = move |()| open.set(false);
    view! {
        <Dialog open=open on_close=close title=people::who_title(l) close_label=common::close(l)>
            <WhoIsHere bare=true on_chosen=close />
        </Dialog>
    }
}
