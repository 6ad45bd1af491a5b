//! How the file was read — whose it is, encoding, delimiter, where its header stands — and the ways to say otherwise.

use super::taking::Taking;
use crate::i18n::{Lang, format, listings_import as msg};
use crate::state::{Delimiter, Encoding, TableFormat, TablePreview};
use crate::ui::components::{Select, TextField};
use leptos::prelude::*;

/// What was understood. The ways to say otherwise stand there also when the file could not be read.
#[component]
pub(super) fn Understood(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let is_text = move || taking.preview.with(|seen| seen.as_ref().is_none_or(|seen| seen.format == TableFormat::Text));
    view! {
        <section class="section" aria-labelledby="table-understood">
            <div class="section-head"><h2 id="table-understood">{msg::understood(l)}</h2></div>
            {move || taking.preview.with(|seen| seen.as_ref().map(|seen| view! { <Facts l seen=seen.clone() /> }))}
            <div class="table-ways">
                <Show when=is_text><Ways taking /></Show>
                <HeaderLine taking />
            </div>
        </section>
    }
}

#[component]
fn Facts(l: Lang, seen: TablePreview) -> impl IntoView {
    let blank = (seen.blank > 0).then(|| msg::blank_rows(l, &format::count(seen.blank)));
    view! {
        <dl class="facts">
            <dt>{msg::kind(l)}</dt>
            <dd data-testid="table-kind">{msg::kind_name(l, seen.kind)}</dd>
            <dt>{msg::understood(l)}</dt>
            <dd class="num">{msg::rows(l, &format::count(seen.rows))}" "{blank.map(|words| view! { <span class="soft">{words}</span> })}</dd>
        </dl>
    }
}

#[component]
fn Ways(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let found = move |name: String| format!("{} · {name}", msg::found_out(l));
    let seen = move |read: fn(&TablePreview) -> String| {
        taking
            .preview
            .with(|preview| preview.as_ref().map_or_else(|| msg::found_out(l).to_owned(), |seen| found(read(seen))))
    };
    let encodings = Signal::derive(move || {
        let all = Encoding::ALL.into_iter().map(|one| (one.label().to_owned(), one.label().to_uppercase()));
        std::iter::once((String::new(), seen(|seen| seen.encoding.label().to_uppercase())))
            .chain(all)
            .collect::<Vec<_>>()
    });
    let delimiters = Signal::derive(move || {
        let now = taking.preview.with(|preview| preview.as_ref().map(|seen| delimiter(l, seen.delimiter)));
        let first = now.map_or_else(|| msg::found_out(l).to_owned(), |name| found(name.to_owned()));
        let all = Delimiter::ALL.into_iter().map(|one| (code(one).to_owned(), delimiter(l, one).to_owned()));
        std::iter::once((String::new(), first)).chain(all).collect::<Vec<_>>()
    });
    let encoding = move || taking.wishes.get().encoding.map_or_else(String::new, |one| one.label().to_owned());
    let chosen = move || taking.wishes.get().delimiter.map_or_else(String::new, |one| code(one).to_owned());
    view! {
        <Select id="table-encoding" label=msg::encoding(l) value=Signal::derive(encoding) options=encodings
            on_change=move |label: String| {
                let wished = Encoding::ALL.into_iter().find(|one| one.label() == label);
                taking.wish(|wishes| wishes.encoding = wished);
            } />
        <Select id="table-delimiter" label=msg::delimiter(l) value=Signal::derive(chosen) options=delimiters
            on_change=move |name: String| {
                let wished = Delimiter::ALL.into_iter().find(|one| code(*one) == name);
                taking.wish(|wishes| wishes.delimiter = wished);
            } />
    }
}

#[component]
fn HeaderLine(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let line = move || {
        let said = taking.wishes.get().header;
        let found = taking.preview.with(|seen| seen.as_ref().map(|seen| seen.header_line));
        said.or(found).map_or_else(String::new, |line| line.to_string())
    };
    let can_be_said = move || {
        let own = [TableFormat::Json, TableFormat::Feed];
        taking.preview.with(|seen| seen.as_ref().is_none_or(|seen| !own.contains(&seen.format)))
    };
    view! {
        <Show when=can_be_said>
            <TextField id="table-header-line" label=msg::header_line(l) kind="number" value=Signal::derive(line)
                on_input=|_| () on_commit=move |typed: String| {
                    let wished = typed.trim().parse().ok().filter(|line| *line > 0);
                    taking.wish(|wishes| wishes.header = wished);
                } />
        </Show>
    }
}

fn code(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "comma",
        Delimiter::Tab => "tab",
        Delimiter::Semicolon => "semicolon",
        Delimiter::Bar => "bar",
    }
}

fn delimiter(l: Lang, delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => msg::comma(l),
        Delimiter::Tab => msg::tab(l),
        Delimiter::Semicolon => msg::semicolon(l),
        Delimiter::Bar => msg::bar(l),
    }
}
