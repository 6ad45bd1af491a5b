//! What every field of every kind is called, and its values in words: for the log of any record. Knows no screen.

use super::{
    Lang, appraisals, appraisals_figures, approvals, campaigns, common, findings, format, history, journal, listings,
    listings_import, people, placements, roles, scorecards, settings, templates,
};
use crate::domain::appraisals::{APPRAISAL, FIGURE, RULE as APPRAISAL_RULE};
use crate::domain::approvals::REQUEST;
use crate::domain::campaigns::CAMPAIGN;
use crate::domain::erasure::ERASURE;
use crate::domain::findings::{self as found, FINDING};
use crate::domain::ids::{Field, Kind, RecordId};
use crate::domain::inspections::RUN;
use crate::domain::listings::LISTING;
use crate::domain::listings::import::IMPORT_MAPPING;
use crate::domain::people::{Level, PERSON, ROLE};
use crate::domain::placements::{CATEGORY, PLACEMENT};
use crate::domain::record::DELETED;
use crate::domain::scorecards::SCORECARD;
use crate::domain::shops::{Platform, SHOP};
use crate::domain::tasks::TASK;
use crate::domain::templates::{TEMPLATE, VERSION};
use crate::domain::value::Value;

messages! {
    shop = "店铺", "Shop";
    template = "检查模板", "Checklist";
    version = "模板版本", "Version of the checklist";
    date = "日期", "Date";
    submitted_by = "提交人", "Handed in by";
    submitted_at = "提交时间", "Handed in at";
    reviewed_by = "审核人", "Reviewed by";
    reviewed_at = "审核时间", "Reviewed at";
    done_by = "完成人", "Done by";
    done_at = "完成时间", "Done at";
    rechecked_by = "复查人", "Re-checked by";
    rechecked_at = "复查时间", "Re-checked at";
    run = "来自哪次巡检", "From the inspection";
    check = "来自哪个检查项", "From the check";
    entry = "来自哪个条目", "From the item";
    since = "从哪天开始巡检", "Inspected since";
    alias_of = "与哪一条相同", "Same as";
    base = "自带内容的版本", "Version of the shipped content";
    used_since = "启用日期", "In use since";
    every = "间隔", "Interval";
    group_name = "分组", "Group";
    order = "次序", "Place in the order";
    archived = "已移除", "Taken out";
    only_if = "以哪项检查为条件", "Depends on the check";
    whole = "（全文）", "(the whole of it)";
    name_zh = "名称（中文）", "Name (Chinese)";
    name_en = "名称（英文）", "Name (English)";
    erased_place = "清除了哪一处", "What was erased";
    content = "模板内容", "Content of the checklist";
    of(part: &str, what: &str) = "{part} · {what}", "{part} · {what}";
}

/// What a field is called; its own name where this version knows no words for it.
pub fn name(l: Lang, kind: &Kind, field: &Field) -> String {
    let parts: Vec<&str> = field.parts().collect();
    let words = match () {
        () if *field == DELETED => Some(history::field_deleted(l)),
        () if *kind == TEMPLATE || *kind == VERSION => parts.last().and_then(|last| of_template(l, parts[0], last)),
        () if *kind == RUN || *kind == TASK => history::field_name(l, field).or_else(|| of_work(l, parts[0])),
        () if *kind == LISTING => listings::field_name(l, &parts),
        () if *kind == IMPORT_MAPPING => Some(listings_import::column_field(l)),
        () if *kind == PLACEMENT => placements::field_name(l, parts[0]),
        () if *kind == CAMPAIGN => campaigns::field_name(l, parts[0]),
        () if *kind == CATEGORY => placements::category_field_name(l, parts[0]),
        () if approvals::tells(kind) => approvals::field_name(l, &parts),
        () if *kind == SCORECARD => scorecards::field_name(l, &parts),
        () if *kind == APPRAISAL || *kind == APPRAISAL_RULE => appraisals::field_name(l, &parts),
        () if *kind == FIGURE => appraisals_figures::field_name(l, parts[0]),
        () if *kind == FINDING || *kind == found::RULE => {
            findings::field_name(l, parts[0]).or_else(|| of_work(l, parts[0]))
        }
        () => of_house(l, kind, parts[0]),
    };
    let words = words.unwrap_or(field.as_str());
    match part(l, kind, &parts) {
        Some(part) => of(l, &part, words),
        None => words.to_owned(),
    }
}

/// The check or group, or the part of a template, that a keyed field belongs to.
fn part(l: Lang, kind: &Kind, parts: &[&str]) -> Option<String> {
    match parts {
        ["check" | "group", id, _, ..] if *kind == TEMPLATE => Some((*id).to_owned()),
        ["weekdays", day] => {
            format::weekdays(l).get(day.parse::<usize>().ok()?.checked_sub(1)?).map(|day| (*day).to_owned())
        }
        _ if approvals::tells(kind) => approvals::part_name(l, parts),
        ["attribute", name] if *kind == LISTING => Some((*name).to_owned()),
        [head, id, _, ..] if *kind == RUN && *head != "mark" => Some((*id).to_owned()),
        _ => None,
    }
}

/// Fields of runs and follow-ups that their own pages do not tell in a log.
fn of_work(l: Lang, head: &str) -> Option<&'static str> {
    Some(match head {
        "shop" => shop(l),
        "template" => template(l),
        "version" => version(l),
        "date" => date(l),
        "submitted_by" => submitted_by(l),
        "submitted_at" => submitted_at(l),
        "reviewed_by" => reviewed_by(l),
        "reviewed_at" => reviewed_at(l),
        "done_by" => done_by(l),
        "done_at" => done_at(l),
        "rechecked_by" => rechecked_by(l),
        "rechecked_at" => rechecked_at(l),
        "run" => run(l),
        "check" => check(l),
        "entry" => entry(l),
        _ => return None,
    })
}

fn of_house(l: Lang, kind: &Kind, head: &str) -> Option<&'static str> {
    Some(match head {
        "cell" if *kind == ERASURE => erased_place(l),
        "name" if *kind == SHOP => settings::name(l),
        "name" => people::name(l),
        "role" => people::role(l),
        "retired" => people::retired(l),
        "level" => people::level(l),
        "alias_of" => alias_of(l),
        "platform" => settings::platform(l),
        "industry" => settings::industry(l),
        "zone" => settings::zone(l),
        "since" => since(l),
        "inspection_due" => settings::due(l),
        "inspection_grace" => settings::grace(l),
        "backup_at" => settings::backup_at(l),
        _ => return None,
    })
}

fn of_template(l: Lang, head: &str, last: &str) -> Option<&'static str> {
    Some(match (head, last) {
        ("use", _) => used_since(l),
        ("check", _) if last == "note" => templates::evidence(l),
        ("weekdays", _) => templates::weekdays(l),
        ("content", _) => content(l),
        (_, "zh") => name_zh(l),
        (_, "en") => name_en(l),
        (_, "note_zh" | "note_en") => templates::note(l),
        (_, "how_zh" | "how_en") => templates::how(l),
        (_, "entry_zh" | "entry_en") => templates::entry(l),
        (_, "unit_zh" | "unit_en") => templates::unit(l),
        (_, "base") => base(l),
        (_, "platform") => settings::platform(l),
        (_, "repeat") => templates::repeat(l),
        (_, "n") => every(l),
        (_, "day") => templates::day_of_month(l),
        (_, "from") => templates::from(l),
        (_, "time") => templates::time(l),
        (_, "grace") => templates::grace(l),
        (_, "who") => templates::who(l),
        (_, "pass_mark") => templates::pass_mark(l),
        (_, "group") => group_name(l),
        (_, "order") => order(l),
        (_, "archived") => archived(l),
        (_, "kind") => templates::kind(l),
        (_, "min") => templates::min(l),
        (_, "max") => templates::max(l),
        (_, "options") => templates::options(l),
        (_, "result") => templates::option_result(l),
        (_, "photos") => templates::photos(l),
        (_, "fail_photos") => templates::fail_photos(l),
        (_, "camera") => templates::camera(l),
        (_, "weight") => templates::weight(l),
        (_, "critical") => templates::critical(l),
        (_, "tell") => templates::tell(l),
        (_, "mender") => templates::mender(l),
        (_, "if_check" | "if_is") => only_if(l),
        ("check", _) => templates::tell(l),
        _ => return None,
    })
}

/// The place that an erasure names: the kind of the record, and the field.
fn place(l: Lang, cell: &Value) -> String {
    let member = |name| cell.member(name).and_then(Value::as_str).unwrap_or_default();
    let kind = Kind::new(member("kind"));
    of(l, &journal::kind_name(l, &kind), &name(l, &kind, &Field::new(member("field"))))
}

/// How a value tells of people and moments.
pub struct Told<'a> {
    /// A person's name.
    pub name_of: &'a dyn Fn(&RecordId) -> String,
    /// An instant, UTC milliseconds.
    pub moment: &'a dyn Fn(i64) -> String,
}

/// What a field says: of a variant its last part.
fn own_head(field: &Field) -> &str {
    match field.parts().collect::<Vec<_>>().as_slice() {
        ["sku", _, member] => member,
        parts => parts.first().copied().unwrap_or_default(),
    }
}

/// A value of the kinds that tell theirs themselves.
fn own_value(l: Lang, kind: &Kind, head: &str, value: &Value, told: &Told) -> Option<String> {
    match () {
        () if head == "owner" => value.as_str().map(|id| (told.name_of)(&RecordId::new(id))),
        () if head == "platform" => value.as_str().map(|code| roles::platform(l, Platform::from_code(code)).to_owned()),
        () if *kind == LISTING => listings::value(l, head, value),
        () if *kind == PLACEMENT => placements::value(l, head, value, told.moment),
        () if *kind == CAMPAIGN => campaigns::value(l, head, value, told.moment),
        () if *kind == CATEGORY => value.as_str().map(str::to_owned),
        () if approvals::tells(kind) => approvals::value(l, head, value, told),
        () if head == "by" => value.as_str().map(|id| (told.name_of)(&RecordId::new(id))),
        () if *kind == FINDING || *kind == found::RULE => findings::value(l, head, value, told.moment),
        () => None,
    }
}

/// A field's value in words.
pub fn value(l: Lang, kind: &Kind, field: &Field, value: &Value, told: &Told) -> String {
    if *kind == FIGURE
        && let Some(words) = appraisals_figures::value(l, field, value, told)
    {
        return words;
    }
    if *kind == SCORECARD || *kind == APPRAISAL || *kind == APPRAISAL_RULE {
        let parts: Vec<&str> = field.parts().collect();
        let words = if *kind == SCORECARD {
            scorecards::value(l, parts.last().copied().unwrap_or_default(), value)
        } else {
            appraisals::value(l, &parts, value, told)
        };
        if let Some(words) = words {
            return words;
        }
    }
    if *kind == REQUEST
        && let Some((of, value)) = approvals::of_listing(field, value)
    {
        return self::value(l, &LISTING, &of, &value, told);
    }
    if ([LISTING, PLACEMENT, CAMPAIGN, CATEGORY, FINDING, found::RULE].contains(kind) || approvals::tells(kind))
        && let Some(words) = own_value(l, kind, own_head(field), value, told)
    {
        return words;
    }
    let head = field.parts().next().unwrap_or_default();
    match (head, value) {
        (_, Value::Int(at)) if head.ends_with("_at") => (told.moment)(*at),
        (_, Value::Text(id)) if head.ends_with("_by") => (told.name_of)(&RecordId::new(id)),
        ("role", Value::Text(code)) if *kind == PERSON => roles::role(l, code),
        ("level", Value::Int(level)) if *kind == ROLE => {
            Level::from_number(*level).map_or_else(|| level.to_string(), |level| roles::level(l, level))
        }
        ("platform", Value::Text(code)) if *kind == SHOP => roles::platform(l, Platform::from_code(code)),
        ("content", Value::Map(_)) if *kind == VERSION => whole(l).to_owned(),
        ("cell", Value::Map(_)) if *kind == ERASURE => place(l, value),
        ("tell", Value::Bool(true)) => common::yes(l).to_owned(),
        // What is typed into a template is never a code of a run.
        (_, Value::Text(text)) if *kind == TEMPLATE || *kind == SHOP => text.to_string(),
        _ => history::value(l, field, value, told.name_of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema;

    fn told(kind: Kind, field: &str, new: Value) -> String {
        let told = Told { name_of: &|id| format!("<{id}>"), moment: &|at| format!("@{at}") };
        value(Lang::Zh, &kind, &Field::new(field), &new, &told)
    }

    /// A field that this version writes is never told by its name in the program.
    #[test]
    fn every_field_has_words() {
        for schema in schema::kinds() {
            for pattern in schema.fields {
                // The properties of checks and groups are told apart by their last part, below.
                let field = Field::new(pattern.replace("*/*", "x/zh").replace('*', "1"));
                let name = name(Lang::Zh, &schema.kind, &field);
                assert!(!name.ends_with(field.as_str()), "{} {field}: {name}", schema.kind);
            }
        }
    }

    #[test]
    fn every_property_of_a_template_has_words() {
        let content = crate::domain::templates::content(&Default::default(), "daily").expect("it is in the program");
        let paths: Vec<&str> = content.iter().map(|(path, _)| path.as_str()).collect();
        assert!(paths.len() > 100);
        for path in paths {
            let name = name(Lang::Zh, &TEMPLATE, &Field::new(path));
            assert!(!name.ends_with(path), "{path}: {name}");
        }
    }

    #[test]
    fn a_name_says_which_check_it_belongs_to() {
        let zh = |kind: Kind, field: &str| name(Lang::Zh, &kind, &Field::new(field));
        assert_eq!(zh(RUN, "result/INSP-02.2/e1"), "INSP-02.2 · 结果");
        assert_eq!(zh(TASK, "note/7"), "备注");
        assert_eq!(zh(TEMPLATE, "check/WH-01/zh"), "WH-01 · 名称（中文）");
        assert_eq!(zh(TEMPLATE, "weekdays/1"), "一 · 星期几");
        assert_eq!(zh(Kind::of("ticket"), "buyer"), "buyer", "of a later version");
    }

    #[test]
    fn values_are_words() {
        assert_eq!(told(PERSON, "role", "designer".into()), "美工");
        assert_eq!(told(ROLE, "level", Value::Int(2)), "主管");
        assert_eq!(told(SHOP, "platform", "tmall".into()), "天猫");
        assert_eq!(told(RUN, "submitted_by", "p".into()), "<p>");
        assert_eq!(told(RUN, "submitted_at", Value::Int(7)), "@7");
        assert_eq!(told(RUN, "result/a/-", "fail".into()), "不通过");
        assert_eq!(told(VERSION, "content", Value::Map(Default::default())), "（全文）");
        assert_eq!(told(SHOP, "name", "done".into()), "done", "a name is never read as a code");
    }
}
