//! Language, theme, text size: local to the device (S15).

use crate::i18n::{Lang, common, settings};
use crate::state::{TextSize, Theme, app};
use crate::ui::components::Segmented;
use crate::ui::lang;
use leptos::prelude::*;

#[component]
pub(super) fn Look() -> impl IntoView {
    let l = lang();
    let session = app().session;
    let languages = vec![
        (Lang::Zh.code().to_owned(), common::language_zh(l).to_owned()),
        (Lang::En.code().to_owned(), common::language_en(l).to_owned()),
    ];
    view! {
        <div class="columns">
            <Choice
                label=settings::language(l) testid="language" options=languages
                value=Signal::derive(move || session.lang.get().code().to_owned())
                on_change=move |code: String| session.lang.set(Lang::from_code(&code).unwrap_or_default())
            />
            <Choice
                label=settings::theme(l) testid="theme"
                options=Theme::ALL.map(|theme| (theme.code().to_owned(), theme_name(l, theme).to_owned())).to_vec()
                value=Signal::derive(move || session.theme.get().code().to_owned())
                on_change=move |code: String| session.theme.set(find(Theme::ALL, |theme| theme.code() == code))
            />
            <Choice
                label=settings::text_size(l) testid="text-size"
                options=TextSize::ALL.map(|size| (size.code().to_owned(), size_name(l, size).to_owned())).to_vec()
                value=Signal::derive(move || session.text.get().code().to_owned())
                on_change=move |code: String| session.text.set(find(TextSize::ALL, |size| size.code() == code))
            />
        </div>
        <p class="soft small">{settings::saved_here(l)}</p>
    }
}

fn find<T: Default, const N: usize>(all: [T; N], fits: impl Fn(&T) -> bool) -> T {
    all.into_iter().find(fits).unwrap_or_default()
}

#[component]
fn Choice(
    label: &'static str,
    testid: &'static str,
    options: Vec<(String, String)>,
    value: Signal<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="field" data-testid=testid>
            <span class="field-label" aria-hidden="true">{label}</span>
            <Segmented legend=label value options on_change />
        </div>
    }
}

fn theme_name(l: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::System => settings::theme_system(l),
        Theme::Light => settings::theme_light(l),
        Theme::Dark => settings::theme_dark(l),
    }
}

fn size_name(l: Lang, size: TextSize) -> &'static str {
    match size {
        TextSize::Normal => settings::text_normal(l),
        TextSize::Large => settings::text_large(l),
        TextSize::Larger => settings::text_larger(l),
    }
}
