//! The fourteen sections of a form, in the order of the paper, and the lines to sign on. Knows no format.

use super::numbers::{points_or_none, score_words, value};
use super::{Told, base, indicators, numbered, weight};
use crate::domain::appraisals::Line;
use crate::domain::appraisals::paper::{Block, Row, Section, Table};
use crate::domain::people;
use crate::domain::scorecards::{Group, Rater};
use crate::domain::value::Value;
use crate::i18n::{Lang, roles};

pub(super) fn sections(told: &Told) -> Vec<Section> {
    let l = told.l;
    let own = |blocks: fn(&Told) -> Vec<Block>| match told.sight.own {
        true => blocks(told),
        false => vec![Block::Nothing(super::hidden_own(l).to_owned())],
    };
    let all: [(&str, &str, Vec<Block>); 14] = [
        ("header", super::s_header(l), header(told)),
        ("attendance", super::s_attendance(l), attendance(told)),
        ("duties", super::s_duties(l), own(|told| text(&told.form.duties))),
        ("achievements", super::s_achievements(l), own(achievements)),
        ("kpi", super::s_kpi(l), table(told, |group| group != Group::Behaviour)),
        ("behaviour", super::s_behaviour(l), table(told, |group| group == Group::Behaviour)),
        ("shortcomings", super::s_shortcomings(l), own(|told| items(&told.form.shortcomings))),
        ("measures", super::s_measures(l), own(measures)),
        ("plan", super::s_plan(l), own(|told| items(&told.form.goals))),
        ("support", super::s_support(l), own(support)),
        ("superior", super::s_superior(l), superior(told)),
        ("hr", super::s_hr(l), hr(told)),
        ("interview", super::s_interview(l), interview(told)),
        ("signing", super::s_signing(l), signing(told)),
    ];
    let section = |(at, (code, title, mut blocks)): (usize, (&str, &str, Vec<Block>))| {
        if blocks.is_empty() {
            blocks.push(Block::Nothing(super::nothing(l).to_owned()));
        }
        Section { code: code.into(), title: numbered(l, at + 1, title), blocks }
    };
    all.into_iter().enumerate().map(section).collect()
}

fn fact(label: &str, value: impl Into<String>) -> Option<Block> {
    Some(value.into())
        .filter(|value: &String| !value.trim().is_empty())
        .map(|value| Block::Fact(label.to_owned(), value))
}

fn text(text: &str) -> Vec<Block> {
    if text.trim().is_empty() { Vec::new() } else { vec![Block::Text(text.to_owned())] }
}

fn items(items: &[(String, String)]) -> Vec<Block> {
    items.iter().map(|(_, text)| Block::Item(text.clone(), Vec::new())).collect()
}

fn header(told: &Told) -> Vec<Block> {
    let (l, form) = (told.l, told.form);
    let of = |name: &str| form.header.get(name).cloned().unwrap_or_default();
    let person = people::find(told.asked.records, &form.person);
    let post = Some(of("post")).filter(|post| !post.is_empty());
    let role = person.as_ref().map(|person| roles::role(l, &person.role));
    let name = if form.is_department() { base::department(l).to_owned() } else { told.name_of(&form.person) };
    let label = |name: &'static str| base::field_name(l, &["header", name]).unwrap_or(name);
    [
        fact(super::name(l), name),
        fact(label("department"), of("department")),
        fact(super::post(l), post.or(role).unwrap_or_default()),
        fact(super::superior(l), form.superior.as_ref().map(|id| told.name_of(id)).unwrap_or_default()),
        fact(super::term(l), base::term_name(l, form.term)),
        fact(label("joined"), of("joined")),
        fact(super::stage(l), base::stage_name(l, form.stage)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn attendance(told: &Told) -> Vec<Block> {
    let word = |name: &'static str| {
        let value = match told.form.attendance.get(name)? {
            Value::Int(number) => number.to_string(),
            value => value.as_str().unwrap_or_default().to_owned(),
        };
        fact(base::field_name(told.l, &["attendance", name]).unwrap_or(name), value)
    };
    ["late", "absent", "sick", "personal", "reward", "penalty"].into_iter().filter_map(word).collect()
}

fn achievements(told: &Told) -> Vec<Block> {
    let item = |(_, text, proofs): &(String, String, Vec<crate::domain::ids::Key>)| {
        let proofs = proofs.iter().map(|key| super::proof(told.l, &told.record(key))).collect();
        Block::Item(text.clone(), proofs)
    };
    told.form.achievements.iter().map(item).collect()
}

fn measures(told: &Told) -> Vec<Block> {
    let l = told.l;
    let item = |measure: &crate::domain::appraisals::Measure| {
        let due = measure.due.map_or_else(|| super::some_day(l).to_owned(), |due| due.to_string());
        Block::Item(measure.what.clone(), vec![super::owner_until(l, &told.owner(measure.owner.as_ref()), &due)])
    };
    told.form.measures.iter().map(item).collect()
}

fn support(told: &Told) -> Vec<Block> {
    let (l, form) = (told.l, told.form);
    let training = form.training.iter().filter_map(|(_, text)| fact(super::training(l), text.as_str()));
    training.chain(fact(super::support(l), form.support.as_str())).collect()
}

/// The indicators of some groups as a table, with a row of totals beneath where it is the table of indicators.
fn table(told: &Told, has: fn(Group) -> bool) -> Vec<Block> {
    let l = told.l;
    let own: Vec<&Line> = told.lines.iter().filter(|line| has(line.indicator.group)).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<Row> = own.iter().map(|line| row(told, line)).collect();
    if has(Group::Tasks) {
        rows.push(totals(told));
    }
    let head = [
        super::c_indicator(l),
        super::c_weight(l),
        super::c_target(l),
        super::c_actual(l),
        super::c_data(l),
        super::c_own(l),
        super::c_above(l),
    ];
    vec![Block::Table(Table { head: head.map(str::to_owned).to_vec(), rows })]
}

/// The columns of the points, as they stand in a row: data, person, superior.
const COLUMNS: [Rater; 3] = [Rater::Data, Rater::Own, Rater::Superior];

fn row(told: &Told, line: &Line) -> Row {
    let (l, indicator) = (told.l, &line.indicator);
    let actual = match line.actual.filter(|_| told.sight.own) {
        _ if !told.sight.own => String::new(),
        None if line.lacks_data() => super::no_data(l).to_owned(),
        actual => value(l, indicator, actual),
    };
    let mark = if line.is_override() && told.sight.own { "★ " } else { "" };
    let points = COLUMNS.map(|rater| points_or_none(line.rated.of(rater).filter(|_| told.sight.has(rater))));
    let cells = [
        indicators::name_of(l, indicator),
        weight(indicator.weight),
        value(l, indicator, indicator.target),
        format!("{mark}{actual}"),
    ];
    Row { cells: cells.into_iter().chain(points).collect(), notes: notes(told, line) }
}

fn notes(told: &Told, line: &Line) -> Vec<String> {
    let (l, id) = (told.l, &line.indicator.id);
    let mut notes = Vec::new();
    if told.sight.own {
        let computed = line.computed.and_then(|(value, ..)| value);
        if line.is_override() {
            let computed = computed.map(|number| value(l, &line.indicator, Some(number)));
            let computed = computed.unwrap_or_else(|| super::no_data(l).to_owned());
            notes.push(super::typed_over(l, &computed, &line.reason));
        }
        if let Some((Some(_), part, whole)) = line.computed.filter(|(_, _, whole)| *whole > 0) {
            notes.push(super::share(l, part, whole));
        }
        if line.lacks_data() {
            notes.push(super::left_out(l).to_owned());
        }
        notes.extend(said(told.form.own_notes.get(id)).map(|words| super::own_says(l, words)));
    }
    if told.sight.above {
        notes.extend(said(told.form.above_notes.get(id)).map(|words| super::above_says(l, words)));
    }
    notes
}

fn said(words: Option<&String>) -> Option<&str> {
    words.map(String::as_str).filter(|words| !words.trim().is_empty())
}

fn totals(told: &Told) -> Row {
    let weights: i64 = told.form.card.indicators.iter().map(|indicator| indicator.weight).sum();
    let by =
        COLUMNS.map(|rater| points_or_none(told.outcome.by.get(&rater).copied().filter(|_| told.sight.has(rater))));
    let first = [super::total(told.l).to_owned(), weight(weights), String::new(), String::new()];
    Row { cells: first.into_iter().chain(by).collect(), notes: Vec::new() }
}

fn superior(told: &Told) -> Vec<Block> {
    let (l, form) = (told.l, told.form);
    if !told.sight.above {
        return vec![Block::Nothing(super::hidden_above(l).to_owned())];
    }
    let raters = &form.rules.raters;
    let mut blocks: Vec<Block> = fact(super::comment(l), form.comment.as_str()).into_iter().collect();
    blocks.extend(fact(super::raters(l), super::weights(l, raters.own, raters.superior, raters.data)));
    if told.sight.has_score() {
        blocks.extend(fact(super::score(l), points_or_none(told.outcome.score)));
        blocks.extend(fact(super::band(l), told.outcome.band.map_or("", |band| base::band_name(l, band))));
        blocks.extend(appealed(told));
    }
    blocks
}

/// What the appeal changed.
fn appealed(told: &Told) -> Vec<Block> {
    let (l, Some(first)) = (told.l, &told.first) else { return Vec::new() };
    let difference = first.score.zip(told.outcome.score).map(|(before, after)| {
        let sign = if after > before { "+" } else { "" };
        format!("{sign}{}", base::points(after - before))
    });
    let before = fact(super::first_score(l), score_words(l, first.score, first.band));
    before.into_iter().chain(fact(super::difference(l), difference.unwrap_or_default())).collect()
}

fn hr(told: &Told) -> Vec<Block> {
    let figure = |figure: &crate::domain::appraisals::HrFigure| {
        let from = Some(figure.from.as_str()).filter(|from| !from.is_empty());
        let from = from.map(|from| format!(" ({})", super::from_file(told.l, from))).unwrap_or_default();
        fact(&figure.label, format!("{}{from}", figure.value))
    };
    told.form.hr.iter().filter_map(figure).collect()
}

fn named(told: &Told, head: &'static str, names: &[&'static str]) -> Vec<Block> {
    let all = if head == "plan" { &told.form.plan } else { &told.form.interview };
    let one = |name: &&'static str| {
        let words = all.get(*name)?;
        let label = base::field_name(told.l, &[head, name]).unwrap_or(name);
        let is_person = head == "plan" && *name == "coach";
        fact(label, if is_person { told.name_of(&crate::domain::ids::RecordId::new(words)) } else { words.clone() })
    };
    names.iter().filter_map(one).collect()
}

fn interview(told: &Told) -> Vec<Block> {
    if !told.sight.above {
        return vec![Block::Nothing(super::hidden_above(told.l).to_owned())];
    }
    named(told, "interview", &["on", "strengths", "gaps", "plan", "goals"])
}

fn signing(told: &Told) -> Vec<Block> {
    let (l, form) = (told.l, told.form);
    let is_told = |name: &str| told.sight.above || name == "handed";
    let steps = form.steps.iter().filter(|(name, ..)| is_told(name)).filter_map(|(name, by, at)| {
        fact(base::step(l, name).unwrap_or(name), super::step_by(l, &told.name_of(by), &told.moment(*at)))
    });
    let mut blocks: Vec<Block> = steps.collect();
    blocks.extend(fact(super::appeal(l), form.appeal.as_str()));
    let disputed: Vec<String> = form.disputed.iter().map(|key| told.record(key)).collect();
    blocks.extend(fact(super::disputed(l), disputed.join(if l == Lang::Zh { "；" } else { "; " })));
    blocks.extend(fact(super::decision(l), form.decision.as_str()));
    blocks.extend(form.consequences.iter().filter_map(|one| fact(super::consequence(l), one.text.as_str())));
    blocks.extend(named(told, "plan", &["goals", "support", "coach", "from", "until", "outcome"]));
    blocks
}

/// Person, superior, personnel department and general manager, with who did their step when.
pub(super) fn signatures(told: &Told) -> Vec<(String, String)> {
    let l = told.l;
    let done = |step: &str| {
        let found = told.form.steps.iter().find(|(name, ..)| *name == step);
        let seen = found.filter(|_| told.sight.above || step == "handed");
        seen.map(|(_, by, at)| super::step_by(l, &told.name_of(by), &told.moment(*at))).unwrap_or_default()
    };
    let own = if told.form.stage >= crate::domain::appraisals::Stage::Acknowledged { "acknowledged" } else { "handed" };
    [
        (super::sign_own(l), done(own)),
        (super::sign_above(l), done("scored")),
        (super::sign_hr(l), String::new()),
        (super::sign_manager(l), String::new()),
    ]
    .map(|(line, signed)| (line.to_owned(), signed))
    .to_vec()
}
