//! Words of the figures of appraisals: those that came from tables and what is wrong with a table, and what a person did,
//! as a sentence of a self-review. Knows no page.

use super::fields::Told;
use super::{Lang, appraisals, format};
use crate::domain::appraisals::figures_table::{Column, Why};
use crate::domain::appraisals::{DEPARTMENT, Deed, Highlight, SHOP_WIDE, Term, figure_field};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::value::Value;

messages! {
    kind = "考核数据", "Figure for appraisals";
    person = "人员", "Person";
    indicator = "指标", "Indicator";
    term = "月份", "Month";
    value_of = "数值", "Value";
    from_file = "来自文件", "From the file";
    whole_shop = "全店", "Whole shop";
    missing_columns(names: &str) = "表格缺少这些列：{names}。请在第一行写上列名，再导入一次。", "The table lacks these columns: {names}. Please put their names into the first row and take it in again.";
    at(line: u64, column: &str, value: &str, why: &str) = "第 {line} 行“{column}”写的是“{value}”：{why}", "Line {line}, {column} “{value}”: {why}";
    at_empty(line: u64, column: &str, why: &str) = "第 {line} 行“{column}”：{why}", "Line {line}, {column}: {why}";
    empty = "没有填写。", "nothing stands there.";
    unknown_person = "没有叫这个名字的人员。", "nobody has this name.";
    several_people = "有几个人叫这个名字，分不清是谁。", "several people have this name.";
    unknown_indicator = "考核表里没有这个导入指标。", "no scorecard has such an imported indicator.";
    several_indicators = "有几个指标叫这个名字，请改用指标编号。", "several indicators have this name; please use the id.";
    not_a_term = "不是月份，请写成 2026-10。", "not a month; please write 2026-10.";
    not_a_number = "不是数字。", "not a number.";
    too_fine = "小数位太多，最多四位。", "too many decimals, four at most.";
    too_large = "数字太大。", "the number is too large.";
    other_unit = "单位和指标的不一样。", "the unit is not that of the indicator.";
    twice(line: u64) = "和第 {line} 行的数值不一样。", "line {line} gives another value.";
}

/// What a field of a figure is called.
pub fn field_name(l: Lang, name: &str) -> Option<&'static str> {
    Some(match name {
        "shop" => super::fields::shop(l),
        "person" => person(l),
        "indicator" => indicator(l),
        "term" => term(l),
        "value" => value_of(l),
        "from" => from_file(l),
        _ => return None,
    })
}

/// What a field of a figure says.
pub fn value(l: Lang, field: &Field, value: &Value, told: &Told) -> Option<String> {
    match value {
        Value::Int(parts) if *field == figure_field::VALUE => Some(plain(*parts)),
        Value::Text(code) if *field == figure_field::PERSON => {
            Some(common(l, code).map_or_else(|| (told.name_of)(&RecordId::new(code)), str::to_owned))
        }
        Value::Text(text) if *field == figure_field::TERM => {
            Some(Term::parse(text).map_or_else(|| text.to_string(), |term| appraisals::term_name(l, term)))
        }
        _ => None,
    }
}

fn common(l: Lang, code: &str) -> Option<&'static str> {
    match code {
        DEPARTMENT => Some(appraisals::department(l)),
        SHOP_WIDE => Some(whole_shop(l)),
        _ => None,
    }
}

/// Ten-thousandths without zeros that say nothing: `98.5`.
fn plain(parts: i64) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let (whole, rest) = (parts.unsigned_abs() / 10_000, parts.unsigned_abs() % 10_000);
    let all = format!("{sign}{whole}.{rest:04}");
    all.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A figure by whose and which it is: `林小雨 2026年10月`.
pub fn title(l: Lang, records: &Records, record: &Record) -> String {
    let whose = record.text(&figure_field::PERSON);
    let name = common(l, whose).map(str::to_owned);
    let name = name.or_else(|| people::find(records, &RecordId::new(whose)).map(|person| person.name));
    let term = Term::parse(record.text(&figure_field::TERM)).map(|term| appraisals::term_name(l, term));
    format!("{} {}", name.unwrap_or_default(), term.unwrap_or_default())
}

/// What a column of a table is called.
pub fn column(l: Lang, column: Column) -> &'static str {
    match column {
        Column::Person => person(l),
        Column::Indicator => indicator(l),
        Column::Term => term(l),
        Column::Value => value_of(l),
    }
}

/// That columns are missing.
pub fn missing(l: Lang, columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|one| column(l, *one)).collect();
    missing_columns(l, &names.join(appraisals::comma(l)))
}

/// What is wrong with a row, with its line, its column and what stands there.
pub fn problem(l: Lang, problem: &crate::domain::appraisals::figures_table::Problem) -> String {
    let (column, why) = (column(l, problem.column), why(l, problem.why));
    if problem.value.is_empty() {
        return at_empty(l, problem.line, column, &why);
    }
    at(l, problem.line, column, &problem.value, &why)
}

/// Why a row cannot come in.
pub fn why(l: Lang, why: Why) -> String {
    let words = match why {
        Why::Empty => empty(l),
        Why::UnknownPerson => unknown_person(l),
        Why::SeveralPeople => several_people(l),
        Why::UnknownIndicator => unknown_indicator(l),
        Why::SeveralIndicators => several_indicators(l),
        Why::NotATerm => not_a_term(l),
        Why::NotANumber => not_a_number(l),
        Why::TooFine => too_fine(l),
        Why::TooLarge => too_large(l),
        Why::OtherUnit => other_unit(l),
        Why::Twice(line) => return twice(l, line),
    };
    words.to_owned()
}

/// What was done, as a sentence that stands among the achievements.
pub fn highlight(l: Lang, highlight: &Highlight) -> String {
    let share = highlight.number.map(|share| format::hundredths(share / 100));
    let (n, number) = (highlight.count, highlight.number.unwrap_or_default());
    match l {
        Lang::Zh => in_chinese(highlight.what, n, number, share),
        Lang::En => in_english(highlight.what, n, number, share),
    }
}

fn in_chinese(what: Deed, n: usize, number: i64, share: Option<String>) -> String {
    let in_time = share.map(|share| format!("，按时率 {share}%")).unwrap_or_default();
    match what {
        Deed::Inspections => format!("提交了 {n} 次巡检{in_time}。"),
        Deed::FailsFound => format!("在 {n} 次巡检中发现 {number} 项问题。"),
        Deed::InspectionsReviewed => format!("复核了 {n} 次巡检。"),
        Deed::FollowUpsDone => format!("完成了 {n} 项整改{in_time}。"),
        Deed::FollowUpsRechecked => format!("复查了 {n} 项整改。"),
        Deed::FindingsConfirmed => format!("确认了 {n} 条预检发现。"),
        Deed::ListingsOnSale => format!("上架了 {n} 款商品。"),
        Deed::ListingsChanged => format!("提出并落实了 {n} 次商品改动。"),
        Deed::Decisions => format!("审批了 {n} 个申请，共 {number} 次。"),
        Deed::Campaigns => format!("店铺开展了 {n} 场活动。"),
    }
}

fn in_english(what: Deed, n: usize, number: i64, share: Option<String>) -> String {
    let in_time = share.map(|share| format!(", {share} % in time")).unwrap_or_default();
    let of = |one: &str, many: &str| format::plural(n, one, many);
    let times = |one: &str, many: &str| format::plural(usize::try_from(number).unwrap_or_default(), one, many);
    match what {
        Deed::Inspections => format!("Handed in {}{in_time}.", of("inspection", "inspections")),
        Deed::FailsFound => {
            format!("Found {} in {}.", times("problem", "problems"), of("inspection", "inspections"))
        }
        Deed::InspectionsReviewed => format!("Reviewed {}.", of("inspection", "inspections")),
        Deed::FollowUpsDone => format!("Did {}{in_time}.", of("follow-up", "follow-ups")),
        Deed::FollowUpsRechecked => format!("Checked {} again.", of("follow-up", "follow-ups")),
        Deed::FindingsConfirmed => format!("Confirmed {}.", of("finding", "findings")),
        Deed::ListingsOnSale => format!("Brought {} on sale.", of("listing", "listings")),
        Deed::ListingsChanged => {
            format!("Proposed {} of listings that were carried out.", of("change", "changes"))
        }
        Deed::Decisions => {
            format!("Took {} on {}.", times("decision", "decisions"), of("request", "requests"))
        }
        Deed::Campaigns => format!("The shop ran {}.", of("campaign", "campaigns")),
    }
}
