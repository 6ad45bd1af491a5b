//! The rules for appraisals of the shop: when what is due, who weighs how much, which score is how good. One form, saved
//! as one. Knows no form of a person.

mod sheet;

use super::AppraisalTabs;
use super::cards::{Limited, may_change};
use crate::domain::appraisals::field::rule as field;
use crate::domain::ids::Field;
use crate::domain::scorecards::{Band, Rater};
use crate::i18n::{appraisals as base, scorecards_page as msg};
use crate::ui::components::{Glyph, Icon, TextField};
use crate::ui::lang;
use crate::ui::placements::Failed;
use leptos::prelude::*;
use sheet::Sheet;

/// The page.
#[component]
pub(super) fn RulesPage() -> impl IntoView {
    let l = lang();
    let may = may_change();
    view! {
        <div class="beside-page" data-testid="appraisal-rules">
            <AppraisalTabs />
            <div class="appraisal-rules stack">
                <header class="stack stack-tight">
                    <h1>{base::tab_rules(l)}</h1>
                    <p class="soft">{msg::rules_hint(l)}</p>
                    <Limited may />
                </header>
                <RulesForm may />
            </div>
        </div>
    }
}

#[component]
fn RulesForm(may: Memo<bool>) -> impl IntoView {
    let l = lang();
    let sheet = Sheet::here();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sheet.save();
    };
    view! {
        <form on:submit=save>
            <fieldset class="stack" disabled=move || !may.get()>
                <Days sheet />
                <Hidden sheet />
                <Raters sheet />
                <Lines sheet />
                <Failed error=sheet.write.error />
                <div class="bar bar-end">
                    <span class="soft small" role="status">{move || sheet.is_saved.get().then(|| msg::saved(l))}</span>
                    <button type="button" class="button button-quiet" data-testid="restore-rules"
                        on:click=move |_| sheet.show_shipped()
                    >{msg::restore(l)}</button>
                    <button class="button button-primary" data-testid="save-rules"
                        disabled=move || sheet.write.pending.get()
                    ><Icon glyph=Glyph::Check />{msg::save(l)}</button>
                </div>
            </fieldset>
        </form>
    }
}

/// A number with what it does; beside it, what is wrong with it.
#[component]
fn Number(sheet: Sheet, of: Field, label: &'static str, #[prop(optional)] hint: &'static str) -> impl IntoView {
    let id = format!("rule-{}", of.as_str().replace('/', "-"));
    let (value, error) = (sheet.text(&of), sheet.error(of));
    let input = move |text| value.set(text);
    match hint {
        "" => view! { <TextField id label value error on_input=input /> }.into_any(),
        hint => view! { <TextField id label hint value error on_input=input /> }.into_any(),
    }
}

#[component]
fn Days(sheet: Sheet) -> impl IntoView {
    let l = lang();
    view! {
        <section class="stack">
            <h2>{msg::rules_days(l)}</h2>
            <div class="columns">
                <Number sheet of=field::SELF_DUE label=msg::self_due(l) hint=msg::self_due_hint(l) />
                <Number sheet of=field::SUPERIOR_DUE label=msg::superior_due(l) hint=msg::superior_due_hint(l) />
                <Number sheet of=field::DEPARTMENT_DUE label=msg::department_due(l) hint=msg::department_due_hint(l) />
                <Number sheet of=field::APPEAL_DAYS label=msg::appeal_days(l) hint=msg::appeal_days_hint(l) />
            </div>
        </section>
    }
}

#[component]
fn Hidden(sheet: Sheet) -> impl IntoView {
    let l = lang();
    let is_on = sheet.text(&field::HIDDEN);
    view! {
        <div class="stack stack-tight">
            <label class="choice">
                <input type="checkbox" data-testid="rule-hidden" prop:checked=move || is_on.with(|text| !text.is_empty())
                    on:change=move |event| is_on.set(if event_target_checked(&event) { "1" } else { "" }.to_owned()) />
                <span>{msg::hidden(l)}</span>
            </label>
            <p class="field-hint">{msg::hidden_hint(l)}</p>
        </div>
    }
}

/// Who weighs how much, with the total as it is typed.
#[component]
fn Raters(sheet: Sheet) -> impl IntoView {
    let l = lang();
    let name = |rater| match rater {
        Rater::Own => msg::rater_own(l),
        Rater::Superior => msg::rater_superior(l),
        Rater::Data => msg::rater_data(l),
    };
    let number = |rater: Rater| view! { <Number sheet of=field::rater(rater.code()) label=name(rater) /> };
    let texts = Rater::ALL.map(|rater| sheet.text(&field::rater(rater.code())));
    let total = Memo::new(move |_| {
        let number = |text: RwSignal<String>| text.with(|text| text.trim().parse::<i64>().unwrap_or_default());
        texts.into_iter().map(number).fold(0, i64::saturating_add)
    });
    view! {
        <section class="stack">
            <h2>{msg::raters(l)}</h2>
            <p class="field-hint">{msg::raters_hint(l)}</p>
            <div class="columns">{Rater::ALL.map(number).into_iter().collect_view()}</div>
            <p class="strong num" role="status" class:tone-danger=move || total.get() != 100 data-testid="raters-total">
                {move || if total.get() == 100 { msg::raters_total(l, 100) } else { msg::raters_wrong(l, total.get()) }}
            </p>
        </section>
    }
}

/// The lowest score of each band but the last.
#[component]
fn Lines(sheet: Sheet) -> impl IntoView {
    let l = lang();
    let bands =
        [(Band::Excellent, msg::band_excellent(l)), (Band::Good, msg::band_good(l)), (Band::Pass, msg::band_pass(l))];
    let number = |(band, label): (Band, &'static str)| view! { <Number sheet of=field::band(band.code()) label /> };
    view! {
        <section class="stack">
            <h2>{msg::bands(l)}</h2>
            <p class="field-hint">{msg::bands_of_scores_hint(l)}</p>
            <div class="columns">{bands.map(number).into_iter().collect_view()}</div>
        </section>
    }
}
