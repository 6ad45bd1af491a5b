//! Content → template. What a template holds is kept for the life of the program, so that pages can point at it:
//! only `known` asks for it, once for each version that is met. Knows no record.

use super::content::{Content, Part};
use super::schedule::{EVERYONE, Repeat, Schedule, Who};
use super::template::{Ask, Check, Choice, Condition, Critical, Evidence, Group, Template, Text, Version};
use crate::domain::calendar::{parse_date, parse_time};

/// Reads a template. What a later version has put there and this one does not understand reads as its default.
pub(super) fn read(id: &str, version: Version, content: &Content) -> &'static Template {
    let root = content.root();
    let mut groups = Vec::new();
    for id in content.groups() {
        let part = content.group(id);
        let checks = checks(content, id);
        if !part.flag("archived") && !checks.is_empty() {
            let entry = (text(&part, "entry") != NOTHING).then(|| text(&part, "entry"));
            groups.push(Group { id: keep(id), name: text(&part, ""), entry, checks });
        }
    }
    Box::leak(Box::new(Template {
        id: keep(id),
        version,
        name: text(&root, ""),
        schedule: Schedule { who: who(&root), ..rhythm(&root) },
        pass_mark: root.int("pass_mark"),
        groups: groups.leak(),
    }))
}

const NOTHING: Text = Text { zh: "", en: "" };

fn checks(content: &Content, group: &str) -> &'static [Check] {
    let mut checks = Vec::new();
    for id in content.checks(group) {
        let part = content.check(id);
        if !part.flag("archived") {
            checks.push(check(id, &part));
        }
    }
    checks.leak()
}

fn check(id: &str, part: &Part) -> Check {
    Check {
        id: keep(id),
        label: text(part, ""),
        how: text(part, "how"),
        ask: ask(part),
        evidence: evidence(part),
        weight: part.int("weight").unwrap_or(1),
        critical: match part.text("critical") {
            "alarm" => Some(Critical::Alarm),
            "stop" => Some(Critical::Stop),
            _ => None,
        },
        tell: texts(part.chosen("tell")),
        only_if: some(part.text("if_check")).map(|check| Condition { check, is: keep(part.text("if_is")) }),
        mender: some(part.text("mender")),
    }
}

fn ask(part: &Part) -> Ask {
    match part.text("kind") {
        "yes_no" => Ask::YesNo,
        "number" => Ask::Number { unit: text(part, "unit"), min: part.int("min"), max: part.int("max") },
        "prices" => Ask::Prices,
        "choice" => Ask::Choice(choices(part)),
        "text" => Ask::Text,
        "photo" => Ask::Photo,
        "signature" => Ask::Signature,
        _ => Ask::PassFail,
    }
}

fn choices(part: &Part) -> &'static [Choice] {
    let mut choices = Vec::new();
    for (id, option) in part.options() {
        let result = ["fail", "na"].into_iter().find(|known| option.text("result") == *known).unwrap_or("pass");
        if !option.flag("archived") {
            choices.push(Choice { id: keep(id), name: text(&option, ""), result });
        }
    }
    choices.leak()
}

fn evidence(part: &Part) -> Evidence {
    let count = |name| part.int(name).and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
    Evidence {
        note: part.text("note") == "always",
        photos: count("photos"),
        fail_photos: count("fail_photos"),
        camera: part.flag("camera"),
    }
}

/// When content is due; whose duty it is is not looked at.
pub(super) fn rhythm(part: &Part) -> Schedule {
    Schedule {
        repeat: repeat(part),
        from: parse_date(part.text("from")),
        time: parse_time(part.text("time")),
        grace: part.int("grace"),
        who: Who::Anybody,
    }
}

fn who(part: &Part) -> Who {
    if part.text("who") == EVERYONE {
        return Who::Everyone;
    }
    match part.text("who").split_once(':') {
        Some(("role", code)) => Who::Role(keep(code)),
        Some(("person", id)) => Who::Person(keep(id)),
        _ => Who::Anybody,
    }
}

pub(super) fn repeat(part: &Part) -> Repeat {
    let every = part.int("n").unwrap_or(1).max(1);
    match part.text("repeat") {
        "daily" => Repeat::Daily,
        "weekdays" => Repeat::Weekdays,
        "days" => Repeat::Days(every),
        "weekly" => {
            let chosen = (1..=7).filter(|day| part.flag(&format!("weekdays/{day}")));
            let days = chosen.fold(0, |days, day| days | 1 << (day - 1));
            Repeat::Weekly { days, every }
        }
        "monthly" => {
            let day = part.int("day").and_then(|day| u32::try_from(day).ok()).unwrap_or(1).clamp(1, 31);
            Repeat::Monthly { day, every }
        }
        _ => Repeat::OnDemand,
    }
}

/// The words of a property in both languages: `zh` and `en`, or `how_zh` and `how_en`.
fn text(part: &Part, name: &str) -> Text {
    match name {
        "" => both(part.text("zh"), part.text("en")),
        name => both(part.text(&format!("{name}_zh")), part.text(&format!("{name}_en"))),
    }
}

fn both(zh: &str, en: &str) -> Text {
    let (zh, en) = (if zh.is_empty() { en } else { zh }, if en.is_empty() { zh } else { en });
    Text { zh: keep(zh), en: keep(en) }
}

fn some(text: &str) -> Option<&'static str> {
    (!text.is_empty()).then(|| keep(text))
}

fn texts(texts: Vec<&str>) -> &'static [&'static str] {
    let mut kept = Vec::new();
    kept.extend(texts.into_iter().map(keep));
    kept.leak()
}

fn keep(text: &str) -> &'static str {
    if text.is_empty() { "" } else { String::leak(text.to_owned()) }
}
