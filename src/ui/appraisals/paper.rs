//! Forms on paper, on screen as they will be printed: the fourteen sections, the table of indicators with what was typed
//! over and what is left out, and the lines to sign on. One form, or those of a term that the person may see.

use super::route;
use super::team::{Exports, Wanted};
use crate::browser::print;
use crate::domain::appraisals::paper::{Block, Paper, Section, Table};
use crate::domain::appraisals::{self, APPRAISAL, Term};
use crate::domain::ids::RecordId;
use crate::domain::people::PERSON;
use crate::domain::scorecards::SCORECARD;
use crate::i18n::{appraisals_paper as words, appraisals_team as msg};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::lang;
use crate::ui::pieces::Pieces;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is not there yet, though it is to be printed.
const WAITING: &str = ".appraisal-papers[data-waiting=true]";

/// One form.
#[component]
pub(super) fn PaperPage(form: String) -> impl IntoView {
    let back = route(&["form", &form]).href();
    let id = RecordId::new(form);
    let forms = Signal::stored(vec![id.clone()]);
    view! { <Preview forms wanted=Wanted::Form(id) back back_words=msg::to_form(lang()) /> }
}

/// The forms of a term.
#[component]
pub(super) fn TeamPaperPage(term: String) -> impl IntoView {
    let app = app();
    let back = route(&[&term]).href();
    let Some(term) = Term::parse(&term) else {
        return view! { <Nothing back back_words=msg::back(lang()) /> }.into_any();
    };
    let forms = Memo::new(move |_| of_term(app, term));
    view! { <Preview forms=forms.into() wanted=Wanted::Term(term) back back_words=msg::back(lang()) /> }.into_any()
}

fn of_term(app: App, term: Term) -> Vec<RecordId> {
    let Some(shop) = app.shop() else { return Vec::new() };
    let me = app.session.person.get();
    app.watch(&[APPRAISAL, PERSON], |records| {
        let forms = appraisals::of_shop(records, &shop.id);
        let is_theirs = |form: &appraisals::Form| appraisals::sight(records, form, &me).is_some();
        forms.into_iter().filter(|form| form.term == term && is_theirs(form)).map(|form| form.id).collect()
    })
}

#[component]
fn Nothing(back: String, back_words: &'static str) -> impl IntoView {
    view! {
        <div class="page"><Empty glyph=Glyph::Stamp text=msg::unknown(lang()) action=back_words href=back /></div>
    }
}

/// The bar above, which is not printed, and the sheets, one per turn of the page.
#[component]
fn Preview(forms: Signal<Vec<RecordId>>, wanted: Wanted, back: String, back_words: &'static str) -> impl IntoView {
    let l = lang();
    let app = app();
    // The records may come in after the page: then it is drawn anew.
    let is_there = Memo::new(move |_| {
        app.watch(&[APPRAISAL, PERSON], |_| ());
        forms.with(|forms| forms.iter().any(|form| app.paper(l, form).is_some()))
    });
    move || match is_there.get() {
        true => view! { <Sheets forms wanted=wanted.clone() back=back.clone() back_words /> }.into_any(),
        false => view! { <Nothing back=back.clone() back_words /> }.into_any(),
    }
}

#[component]
fn Sheets(forms: Signal<Vec<RecordId>>, wanted: Wanted, back: String, back_words: &'static str) -> impl IntoView {
    let l = lang();
    let app = app();
    let papers = Memo::new(move |_| {
        app.watch(&[APPRAISAL, PERSON, SCORECARD], |_| ());
        forms.with(|forms| forms.iter().filter_map(|form| app.paper(l, form)).collect::<Vec<Paper>>())
    });
    entitle(papers);
    let pieces = Pieces::of(move || papers.with(Vec::len));
    let last = pieces.reach(papers.with_untracked(Vec::len).saturating_sub(1));
    let is_waiting = move || !last.get();
    let press = move |_| spawn_local(async { print::print(WAITING).await });
    view! {
        <div class="print-page" data-testid="appraisal-paper">
            <div class="print-bar hide-print">
                <h1>{msg::paper_title(l)}</h1>
                <p class="soft small">{msg::paper_hint(l)}</p>
                <div class="bar bar-apart">
                    <a class="button button-quiet" href=back><Icon glyph=Glyph::ArrowLeft />{back_words}</a>
                    <button type="button" class="button button-primary" data-testid="print-appraisals" on:click=press>
                        {msg::print_form(l)}
                    </button>
                </div>
                <Exports wanted />
            </div>
            <div class="forms appraisal-papers" data-waiting=move || is_waiting().to_string()>
                {move || {
                    let sheets = papers.get().into_iter().enumerate().map(|(at, paper)| {
                        let is_there = pieces.reach(at);
                        move || is_there.get().then(|| sheet(paper.clone()))
                    });
                    sheets.collect_view()
                }}
            </div>
        </div>
    }
}

/// The page's title becomes the name of the PDF.
fn entitle(papers: Memo<Vec<Paper>>) {
    let before = document().title();
    let name = papers.with_untracked(|papers| match papers.as_slice() {
        [paper] => paper.title.clone(),
        [paper, ..] => format!("{} {}", crate::i18n::appraisals::title(lang()), paper.term),
        [] => before.clone(),
    });
    document().set_title(&name);
    on_cleanup(move || document().set_title(&before));
}

fn sheet(paper: Paper) -> impl IntoView {
    let score = format!("{} {}", paper.numbers.score_text, paper.numbers.band_text);
    let l = lang();
    view! {
        <article class="form-sheet appraisal-sheet" data-form=paper.form.to_string()>
            <header class="appraisal-sheet-head">
                <h2>{paper.title}</h2>
                <p class="soft">{paper.subtitle}</p>
                {(!score.trim().is_empty()).then(|| view! {
                    <p class="appraisal-sheet-score"><span class="soft">{words::score(l)}</span>" "<b class="num" data-testid="paper-score">{score}</b></p>
                })}
            </header>
            {paper.sections.into_iter().map(section).collect_view()}
            <div class="appraisal-signatures">
                {paper.signatures.into_iter().map(|(line, signed)| view! {
                    <p class="appraisal-signature"><span>{line}</span><span class="soft small">{signed}</span></p>
                }).collect_view()}
            </div>
        </article>
    }
}

fn section(section: Section) -> impl IntoView {
    view! {
        <section class="appraisal-section" data-section=section.code.to_string()>
            <h3>{section.title}</h3>
            {section.blocks.into_iter().map(block).collect_view()}
        </section>
    }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Fact(name, value) => {
            view! { <p class="appraisal-fact"><span class="soft">{name}</span><span class="pre">{value}</span></p> }
                .into_any()
        }
        Block::Text(text) => view! { <p class="pre">{text}</p> }.into_any(),
        Block::Nothing(text) => view! { <p class="soft">{text}</p> }.into_any(),
        Block::Item(text, notes) => {
            let notes = notes.into_iter().map(|note| view! { <span class="soft small">{note}</span> }).collect_view();
            view! { <p class="appraisal-item"><span class="pre">{text}</span>{notes}</p> }.into_any()
        }
        Block::Table(table) => view! { <IndicatorTable table /> }.into_any(),
    }
}

#[component]
fn IndicatorTable(table: Table) -> impl IntoView {
    let wide = table.head.len();
    let head = table.head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let rows = table.rows.into_iter().map(|row| {
        let mut cells = row.cells.into_iter();
        let first = cells.next().unwrap_or_default();
        let notes = (!row.notes.is_empty()).then(|| {
            let notes = row.notes.into_iter().map(|note| view! { <p class="small pre">{note}</p> }).collect_view();
            view! { <tr class="appraisal-notes"><td colspan=wide>{notes}</td></tr> }
        });
        // A row and what is to be said of it stay on one page.
        view! {
            <tbody>
                <tr><th scope="row">{first}</th>{cells.map(|cell| view! { <td class="num">{cell}</td> }).collect_view()}</tr>
                {notes}
            </tbody>
        }
    });
    view! {
        <div class="table-box">
            <table class="table appraisal-table"><thead><tr>{head}</tr></thead>{rows.collect_view()}</table>
        </div>
    }
}
