//! The two words that are said about a request: yes, and back with a reason. Errors stand beside the buttons, and what
//! was typed stays.

use super::detail::Page;
use super::list::is_free;
use super::onward::Refused;
use crate::domain::approvals::chain::Verdict;
use crate::domain::approvals::{Command, What};
use crate::domain::ids::Field;
use crate::domain::listings::State;
use crate::i18n::{approvals as msg, common, listings, placements};
use crate::ui::components::{Glyph, Icon, Select, TextArea, TextField};
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// Who asked, as a choice of where it goes back.
const ASKER: &str = "asker";

/// The buttons, while the request waits for whoever sits here.
#[component]
pub(super) fn Decide(page: Page) -> impl IntoView {
    let is_turn = Memo::new(move |_| page.turn.with(Option::is_some));
    view! { <Show when=move || is_turn.get()><Words page /></Show> }
}

/// What is being said. `Copy`.
#[derive(Clone, Copy)]
struct Saying {
    page: Page,
    write: Write,
    returns: RwSignal<bool>,
    why: RwSignal<String>,
    /// A word that goes along with a yes; need not be.
    remark: RwSignal<String>,
    to: RwSignal<String>,
}

impl Saying {
    fn approve(self) {
        self.say(Verdict::Approved, None);
    }

    fn send_back(self) {
        let to = self.to.get_untracked();
        let step = to.strip_prefix("step:").and_then(|step| step.parse().ok());
        self.say(Verdict::Returned { to: step }, to.strip_prefix("state:").map(State::from_code));
    }

    fn say(self, verdict: Verdict, back: Option<State>) {
        let request =
            self.page.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.entry.request.id.clone()));
        let (Some(request), Some((step, fields))) = (request, self.page.turn.get_untracked()) else { return };
        let fields: Vec<Field> = self
            .page
            .chosen
            .with_untracked(|chosen| fields.into_iter().filter(|field| chosen.contains(field)).collect());
        if fields.is_empty() || self.write.pending.get_untracked() {
            return;
        }
        let why = if verdict == Verdict::Approved { self.remark } else { self.why }.get_untracked();
        let word = Command::Decide { request, id: fresh_key(), step, verdict, fields, why, back };
        self.write.run_then(word, move || {
            self.returns.try_set(false);
            self.why.try_set(String::new());
            self.remark.try_set(String::new());
        });
    }

    /// A and R, while nobody types.
    fn listen(self) {
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            if !is_free(&event) {
                return;
            }
            match event.key().as_str() {
                "a" | "A" => self.approve(),
                "r" | "R" => self.returns.set(true),
                _ => return,
            }
            event.prevent_default();
        });
        on_cleanup(move || listener.remove());
    }
}

#[component]
fn Words(page: Page) -> impl IntoView {
    let l = lang();
    let say = Saying {
        page,
        write: Write::here(),
        returns: RwSignal::new(false),
        why: RwSignal::new(String::new()),
        remark: RwSignal::new(String::new()),
        to: RwSignal::new(ASKER.to_owned()),
    };
    say.listen();
    let count = move || page.chosen.with(std::collections::BTreeSet::len);
    let is_some = move || page.turn.with(|turn| turn.as_ref().is_some_and(|(_, fields)| fields.len() > 1));
    let approve = move || if is_some() { msg::approve_some(l, count()) } else { msg::approve(l).to_owned() };
    let cannot = move || say.write.pending.get() || count() == 0;
    view! {
        <section class="approval-words hide-print" data-testid="decide">
            <Show when=move || !say.returns.get() fallback=move || view! { <Return say /> }>
                <Refused write=say.write />
                <TextField id="approve-remark" label=msg::remark(l) optional=placements::optional(l) value=say.remark
                    on_input=move |text| say.remark.set(text) />
                <div class="bar bar-end">
                    <button type="button" class="button" data-testid="return" aria-keyshortcuts="R" disabled=cannot
                        on:click=move |_| say.returns.set(true)
                    ><Icon glyph=Glyph::Undo />{msg::send_back(l)}</button>
                    <button type="button" class="button button-primary" data-testid="approve" aria-keyshortcuts="A"
                        disabled=cannot on:click=move |_| say.approve()
                    ><Icon glyph=Glyph::Check />{approve}</button>
                </div>
            </Show>
        </section>
    }
}

/// Why it goes back, and to whom.
#[component]
fn Return(say: Saying) -> impl IntoView {
    let l = lang();
    let options = Signal::derive(move || places(say.page));
    request_animation_frame(|| {
        use leptos::wasm_bindgen::JsCast;
        let field = document().get_element_by_id("return-why");
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
    view! {
        <div class="stack stack-tight">
            <TextArea id="return-why" label=msg::reason(l) value=say.why on_input=move |text| say.why.set(text)
                error=say.write.error />
            <Select id="return-to" label=msg::return_to(l) value=say.to options on_change=move |to| say.to.set(to) />
            <div class="bar bar-end">
                <button type="button" class="button button-quiet" on:click=move |_| say.returns.set(false)>
                    {common::cancel(l)}
                </button>
                <button type="button" class="button button-primary" data-testid="confirm-return"
                    disabled=move || say.write.pending.get() on:click=move |_| say.send_back()
                >{msg::confirm_return(l)}</button>
            </div>
        </div>
    }
}

/// Where it can go back to: who asked, of a new listing at a step of its life, and the steps before.
fn places(page: Page) -> Vec<(String, String)> {
    let l = lang();
    let at = page.turn.with(|turn| turn.as_ref().map_or(0, |(step, _)| *step));
    let is_new = page.with(|shown| shown.entry.request.what == What::ListingNew).unwrap_or_default();
    let state = |state: State| (format!("state:{}", state.code()), msg::to_state(l, listings::state_name(l, state)));
    let asker = match is_new {
        // The step before the review is where most goes on; it is what the rules take when nothing is said.
        true => [State::Entered, State::Categorised, State::Checked, State::Draft].map(state).to_vec(),
        false => vec![(ASKER.to_owned(), msg::to_asker(l).to_owned())],
    };
    let steps = (0..at).rev().map(|step| (format!("step:{step}"), msg::step_no(l, step + 1)));
    asker.into_iter().chain(steps).collect()
}
