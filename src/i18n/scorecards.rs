//! Words of scorecards: what their fields, groups, units, ways of scoring and sources are called. Knows no page.

use super::{Lang, format, roles};
use crate::domain::scorecards::{Computed, DEPARTMENT, Direction, Group, Source, Unit, rounded};
use crate::domain::value::Value;

messages! {
    kind = "考核表", "Scorecard";
    base = "由哪份自带考核表而来", "Made from the shipped scorecard";
    name = "名称", "Name";
    role = "考核谁", "Measures";
    archived = "已停用", "Put away";
    definition = "指标含义", "What it means";
    formula = "计算方法", "How it is worked out";
    unit = "单位", "Unit";
    direction = "方向", "Direction";
    target = "目标值", "Target";
    weight = "权重", "Weight";
    scoring = "评分方法", "Scoring";
    anchors = "评分标准（文字）", "Words of the marks";
    source = "数据来源", "Source";
    group = "分组", "Group";
    order = "次序", "Place in the order";
    department = "部门（季度）", "Department (quarter)";
    up = "越高越好", "More is better";
    down = "越低越好", "Less is better";
    imported = "从表格导入", "From a table";
    typed = "手工填写", "Typed";
    judged = "人工评分", "A person says";
    need_name = "请填写名称。", "Please enter a name.";
    unknown_role = "没有这个岗位，请重新选择。", "There is no such role; please choose again.";
    unknown_card = "这份考核表不存在，或还没有同步到这台设备。请返回列表。", "This scorecard does not exist, or has not reached this device yet. Please go back to the list.";
    not_allowed = "这一项不能填这个值，请检查后再保存。", "This cannot hold that value; please check it and save again.";
    not_a_scoring = "评分标准前后矛盾：请按从好到差排列，分数随表现递减，且在 0 到 100 之间。", "The marks contradict one another: the best first, points falling with the value, between 0 and 100.";
    too_many(most: usize) = "一份考核表最多 {most} 个指标。", "A scorecard takes at most {most} indicators.";
}

/// What a field of a scorecard is called, by its parts.
pub fn field_name(l: Lang, parts: &[&str]) -> Option<&'static str> {
    Some(match parts {
        ["shop"] => super::fields::shop(l),
        ["base"] => base(l),
        ["role"] => role(l),
        ["name"] | ["indicator", _, "name"] => name(l),
        ["archived"] | ["indicator", _, "archived"] => archived(l),
        ["indicator", _, property] => match *property {
            "definition" => definition(l),
            "formula" => formula(l),
            "unit" => unit(l),
            "direction" => direction(l),
            "target" => target(l),
            "weight" => weight(l),
            "scoring" => scoring(l),
            "anchors" => anchors(l),
            "source" => source(l),
            "group" => group(l),
            "order" => order(l),
            _ => kind(l),
        },
        _ => return None,
    })
}

/// A value of a scorecard's field in words.
pub fn value(l: Lang, property: &str, value: &Value) -> Option<String> {
    Some(match (property, value) {
        ("role", Value::Text(code)) => measured(l, code),
        ("unit", Value::Text(code)) => unit_name(l, Unit::from_code(code)).to_owned(),
        ("direction", Value::Text(code)) => direction_name(l, Direction::from_code(code)).to_owned(),
        ("source", Value::Text(code)) => source_name(l, Source::from_code(code)).to_owned(),
        ("group", Value::Text(code)) => group_name(l, Group::from_code(code)).to_owned(),
        ("weight", Value::Int(tenths)) => format!("{} %", format::hundredths(tenths * 10)),
        ("scoring", Value::Map(_)) => scoring(l).to_owned(),
        (_, Value::Text(text)) => text.to_string(),
        _ => return None,
    })
}

/// Whom a card measures.
pub fn measured(l: Lang, code: &str) -> String {
    if code == DEPARTMENT { department(l).to_owned() } else { roles::role(l, code) }
}

/// What a unit is called.
pub fn unit_name(l: Lang, unit: Unit) -> &'static str {
    let (zh, en) = match unit {
        Unit::Percent => ("%", "%"),
        Unit::Money => ("元", "¥"),
        Unit::Seconds => ("秒", "s"),
        Unit::Hours => ("小时", "h"),
        Unit::Count => ("个", "number"),
        Unit::Index => ("倍", "index"),
        Unit::Points => ("分", "points"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A measured value, ten-thousandths, with its unit: `98.5%`, `¥1,250.00`, `35 秒`; at most two decimals, half up.
pub fn measured_value(l: Lang, unit: Unit, ten_thousandths: i64) -> String {
    let hundredths = rounded(i128::from(ten_thousandths), 100).unwrap_or_default();
    let plain = format::hundredths(hundredths);
    match unit {
        Unit::Percent => format!("{plain}%"),
        Unit::Money => format::price(hundredths),
        Unit::Count | Unit::Index => plain,
        Unit::Seconds | Unit::Hours | Unit::Points => format!("{plain} {}", unit_name(l, unit)),
    }
}

/// Which way is better.
pub fn direction_name(l: Lang, direction: Direction) -> &'static str {
    match direction {
        Direction::Up => up(l),
        Direction::Down => down(l),
    }
}

/// What a group of indicators is called.
pub fn group_name(l: Lang, group: Group) -> &'static str {
    let (zh, en) = match group {
        Group::Tasks => ("工作任务完成情况", "Task completion"),
        Group::Shop => ("店铺运营指标", "Shop figures"),
        Group::Customers => ("客户满意度", "Customer satisfaction"),
        Group::Teamwork => ("团队协作与沟通", "Teamwork and communication"),
        Group::Behaviour => ("工作态度与能力", "Attitude and ability"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Where a value comes from.
pub fn source_name(l: Lang, source: Source) -> &'static str {
    match source {
        Source::Computed(what) => computed_name(l, what),
        Source::Imported => imported(l),
        Source::Typed => typed(l),
        Source::Judged => judged(l),
    }
}

/// What a computed figure is called.
pub fn computed_name(l: Lang, what: Computed) -> &'static str {
    let (zh, en) = match what {
        Computed::InspectionCompletion => ("巡检完成率", "Inspections completed"),
        Computed::InspectionOnTime => ("巡检按时率", "Inspections on time"),
        Computed::InspectionFailRate => ("巡检不通过率", "Checks failed"),
        Computed::FixTime => ("平均整改用时", "Mean time to fix"),
        Computed::FollowUpsOnTime => ("跟进按时完成率", "Follow-ups on time"),
        Computed::FindingsConfirmed => ("确认的预检发现", "Findings confirmed"),
        Computed::FindingPrecision => ("预检发现属实率", "Findings that proved right"),
        Computed::ListingsOnTime => ("商品上架及时率", "Listings on time"),
        Computed::ApprovalsOnTime => ("审批及时率", "Decisions on time"),
        Computed::PeopleScores => ("部门成员平均得分", "Mean score of the people"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_shows_its_unit_and_at_most_two_decimals() {
        for (unit, value, zh, en) in [
            (Unit::Percent, 985_000, "98.5%", "98.5%"),
            (Unit::Percent, 333_333, "33.33%", "33.33%"),
            (Unit::Percent, 1_000_000, "100%", "100%"),
            (Unit::Money, 12_500_000, "¥1,250.00", "¥1,250.00"),
            (Unit::Seconds, 350_000, "35 秒", "35 s"),
            (Unit::Hours, 25_050, "2.51 小时", "2.51 h"),
            (Unit::Count, 460_000, "46", "46"),
            (Unit::Index, 11_200, "1.12", "1.12"),
            (Unit::Points, 865_000, "86.5 分", "86.5 points"),
        ] {
            assert_eq!(measured_value(Lang::Zh, unit, value), zh);
            assert_eq!(measured_value(Lang::En, unit, value), en);
        }
    }
}
