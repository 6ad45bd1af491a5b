//! Words of the journal, of the log of any record, and of the trash: what each command did, what each record is.

use super::steps::known_step;
use super::{Lang, common, format, roles};
use crate::domain::appraisals::{APPRAISAL, Term};
use crate::domain::approvals::{DELEGATION, REQUEST, RULE};
use crate::domain::campaigns::CAMPAIGN;
use crate::domain::erasure::ERASURE;
use crate::domain::findings::{self, FINDING, Rule};
use crate::domain::history::{misdated, restored, waited};
use crate::domain::ids::{Key, Kind, RecordId};
use crate::domain::inspections::{RUN, RunId};
use crate::domain::listings::LISTING;
use crate::domain::listings::import::IMPORT_MAPPING;
use crate::domain::people::{PERSON, ROLE};
use crate::domain::placements::{CATEGORY, PLACEMENT, Placement};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::scorecards::{self, SCORECARD};
use crate::domain::shops::SHOP;
use crate::domain::tasks::TASK;
use crate::domain::templates::{self, TEMPLATE, VERSION};
use crate::domain::{appraisals, campaigns, listings, people, placements, shops, tasks};
use chrono::NaiveDate;

messages! {
    title = "修改日志", "Journal";
    link_sub = "谁在什么时候改了什么，恢复旧内容", "Who changed what and when; bring old values back";
    sub = "每一步都留在这里，最后到这台设备的排在最前。", "Every step stays here; what reached this device last comes first.";
    filter = "筛选", "Filter";
    person = "谁做的", "Done by";
    anybody = "所有人", "Anybody";
    kind = "改的是什么", "What was changed";
    any_kind = "不限", "Anything";
    from = "从哪天", "From";
    to = "到哪天", "To";
    bad_dates = "开始日期晚于结束日期。", "The first day comes after the last.";
    show_more = "显示更早的", "Show earlier steps";
    none = "还没有任何修改。", "Nothing has been changed yet.";
    none_fits = "没有符合这些条件的修改。", "No step fits these filters.";
    show_all = "显示全部", "Show everything";
    before_anybody = "（还没有人员时）", "(before anybody was known)";
    by_device(device: &str) = "设备 {device}", "device {device}";
    this_device = "这台设备", "this device";
    and_more(first: &str, n: usize) = "{first} 等 {n} 条记录", "{first} and others, {n} records";
    file(name: &str) = "文件：{name}", "file: {name}";
    reason(words: &str) = "原因：{words}", "reason: {words}";
    undone(what: &str) = "撤销：{what}", "Undid: {what}";
    other_step(name: &str) = "其他版本的操作（{name}）", "A step of another version ({name})";
    not_all(shown: usize, total: usize) = "只列出前 {shown} 处，共 {total} 处", "first {shown} of {total} changes";
    restored_from(when: &str) = "恢复自 {when} 的内容", "restored from {when}";
    had_waited = "对方设备时间超前，后来收下；时间是当时写下的", "stamped ahead, taken in later; the time is that of writing";
    was_misdated(when: &str) = "这台设备当时的时间不准，显示 {when}；后来重新标了时间", "this device's clock was wrong and said {when}; stamped anew later";
    restore = "恢复这个内容", "Restore this";
    all_changes = "这条记录的全部修改", "All changes of this record";
    open_record = "打开这条记录", "Open the record";
    log_sub = "每个旧内容都能一键恢复；恢复也会记下来，可以撤销。", "Every old value can be restored with one tap; that is recorded too, and can be undone.";
    csv = "导出表格（CSV）", "Export as a table (CSV)";
    csv_done(name: &str, rows: usize) = "已导出 {name}，{rows} 行", "Exported {name}, {rows} rows";
    csv_failed = "表格没有导出，请再试一次。", "The table was not exported. Please try again.";
    csv_reading(rows: usize) = "已读 {rows} 行…", "{rows} rows read…";
    csv_when = "时间", "When";
    csv_who = "谁", "Who";
    csv_device = "设备", "Device";
    csv_what = "做了什么", "What was done";
    csv_records = "记录", "Records";
    csv_changes = "修改数", "Changes";
    csv_note = "备注", "Note";
    back = "回到修改日志", "Back to the journal";

    trash = "回收站", "Trash";
    trash_sub = "删除的记录都还在，一键就能恢复。", "Deleted records are kept; one tap brings them back.";
    trash_empty = "没有删除的记录。", "Nothing has been deleted.";
    deleted_by(name: &str, when: &str) = "{name} {when} 删除", "Deleted by {name}, {when}";
    deleted_at(when: &str) = "{when} 删除", "Deleted {when}";
    edited_later = "删除之后又有人改过：可能有人还需要它。", "Somebody edited it later than its deletion: it may still be needed.";
    undelete = "恢复记录", "Restore the record";

    erasure = "清除个人信息", "Erase personal data";
    erasure_sub = "顾客要求删除个人信息时用：输入电话、姓名、地址或账号，从所有记录和修改日志里清除，不能撤销。别的设备导入你导出的文件后也会清除。", "For a customer who asks for it: type a phone number, name, address or account, and it goes from all records and from the journal. It cannot be undone. Other devices erase it too, once they take your exported file in.";
    erasure_limited(level: &str) = "清除个人信息需要{level}及以上级别。", "Erasing personal data needs the level “{level}” or above.";
    erasure_text = "要清除的内容", "What is to be erased";
    erasure_hint = "至少 2 个字；大小写、全角半角、空格和连字符不用管。", "At least 2 characters; case, width, spaces and hyphens do not matter.";
    erasure_find = "查找", "Find";
    erasure_none = "没有找到。照片里的字和文件名找不到。", "Not found. Words in photos and names of files are not looked through.";
    erasure_left = "照片、以前导出的文件（自动备份也是）和没保存的草稿不会改动，请另外检查。", "Photos, files exported before (automatic backups among them) and unsaved drafts are not changed; please look at them yourself.";
    erasure_old = "旧内容", "old value";
    erasure_sure(n: usize) = "我确认：清除这 {n} 处，不能恢复", "I am sure: erase what was found ({n}) for good";
    erasure_do = "清除", "Erase";
    erasure_done = "已清除。记录下了谁在什么时候清除了几处，没有留下内容。", "Erased. Who did it, when and in how many places is on record; what it was is not.";
    erasure_more(n: usize) = "还有 {n} 处", "{n} more";
    kind_run = "巡检", "Inspection";
    kind_task = "跟进", "Follow-up";
    kind_person = "人员", "Person";
    kind_shop = "店铺", "Shop";
    kind_role = "岗位级别", "Level of a role";
    kind_template = "检查模板", "Checklist";
    kind_erasure = "个人信息清除", "Erasure";
    kind_version = "模板的版本", "Version of a checklist";
    named(kind: &str, title: &str) = "{kind}“{title}”", "{kind} “{title}”";
}

/// `3 处修改`, `3 changes`.
pub fn changes(l: Lang, n: usize) -> String {
    match l {
        Lang::Zh => format!("{n} 处修改"),
        Lang::En => format::plural(n, "change", "changes"),
    }
}

/// `找到 3 处`, `3 places`.
pub fn places(l: Lang, n: usize) -> String {
    match l {
        Lang::Zh => format!("找到 {n} 处"),
        Lang::En => format::plural(n, "place", "places"),
    }
}

/// What a command did, by its fixed name.
pub fn step(l: Lang, name: &str) -> String {
    match name.strip_prefix("undo:") {
        Some(of) => undone(l, &step(l, of)),
        None => known_step(l, name).map_or_else(|| other_step(l, name), str::to_owned),
    }
}

/// Whether the reason of a command of this name is the name of a file.
fn is_about_a_file(name: &str) -> bool {
    let name = name.strip_prefix("undo:").unwrap_or(name);
    name == "import" || name == "listing.import" || name.starts_with("exchange.")
}

/// What sort of record.
pub fn kind_name(l: Lang, kind: &Kind) -> String {
    let known = match () {
        () if *kind == RUN => kind_run(l),
        () if *kind == TASK => kind_task(l),
        () if *kind == PERSON => kind_person(l),
        () if *kind == SHOP => kind_shop(l),
        () if *kind == ROLE => kind_role(l),
        () if *kind == TEMPLATE => kind_template(l),
        () if *kind == VERSION => kind_version(l),
        () if *kind == ERASURE => kind_erasure(l),
        () if *kind == LISTING => super::listings::kind(l),
        () if *kind == IMPORT_MAPPING => super::listings_import::mapping(l),
        () if *kind == PLACEMENT => super::placements::kind(l),
        () if *kind == CAMPAIGN => super::campaigns::kind(l),
        () if *kind == CATEGORY => super::placements::category(l),
        () if *kind == REQUEST => super::approvals::kind(l),
        () if *kind == RULE => super::approvals::rule(l),
        () if *kind == DELEGATION => super::approvals::delegation(l),
        () if *kind == FINDING => super::findings::kind(l),
        () if *kind == findings::RULE => super::findings::kind_rule(l),
        () if *kind == SCORECARD => super::scorecards::kind(l),
        () if *kind == APPRAISAL => super::appraisals::kind(l),
        () if *kind == appraisals::RULE => super::appraisals::kind_rule(l),
        () if *kind == appraisals::FIGURE => super::appraisals_figures::kind(l),
        () => kind.as_str(),
    };
    known.to_owned()
}

/// A record in people's words: `跟进“换掉首图”`.
pub fn record(l: Lang, records: &Records, key: &Key, today: NaiveDate) -> String {
    named(l, &kind_name(l, &key.kind), &record_title(l, records, key, today))
}

/// The same without its kind; its id where it has no name.
pub fn record_title(l: Lang, records: &Records, key: &Key, today: NaiveDate) -> String {
    let title = title_of(l, records, key, today).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| key.id.to_string())
}

fn title_of(l: Lang, records: &Records, key: &Key, today: NaiveDate) -> Option<String> {
    let found = records.by_key(key);
    let text = |field| found.map(|record| record.text(field).to_owned());
    match () {
        () if key.kind == RUN => {
            let run = RunId::parse(&key.id)?;
            let template = templates::of_run(records, &run).map_or(run.template.as_str(), |found| l.of(found.name));
            Some(format!("{} {template}", format::day(l, run.date, today)))
        }
        () if key.kind == TASK => text(&tasks::field::WHAT),
        () if key.kind == LISTING => text(&listings::field::TITLE),
        () if key.kind == CAMPAIGN => text(&campaigns::field::NAME),
        () if key.kind == PLACEMENT => found.map(|record| placement(l, records, &Placement::read(record))),
        () if key.kind == FINDING || key.kind == findings::RULE => {
            let rule = found.and_then(|record| Rule::from_code(record.text(&findings::field::RULE)));
            rule.map(|rule| super::findings::rule_name(l, rule).to_owned())
        }
        () if key.kind == CATEGORY => text(&placements::category_field::NAME),
        () if key.kind == SCORECARD => text(&scorecards::field::NAME),
        () if key.kind == APPRAISAL => Some(form_title(l, records, found?)),
        () if key.kind == appraisals::FIGURE => Some(super::appraisals_figures::title(l, records, found?)),
        () if super::approvals::tells(&key.kind) => super::approvals::title_of(l, records, key),
        () if key.kind == PERSON => text(&people::field::NAME),
        () if key.kind == SHOP => text(&shops::field::NAME),
        () if key.kind == ROLE => Some(roles::role(l, key.id.as_str())),
        () if key.kind == TEMPLATE => Some(l.of(templates::current(records, key.id.as_str())?.name).to_owned()),
        () => None,
    }
}

/// A form by its person and term: `林小雨 2026年10月`.
fn form_title(l: Lang, records: &Records, record: &Record) -> String {
    let person = RecordId::new(record.text(&appraisals::field::PERSON));
    let name = people::find(records, &person).map(|person| person.name);
    let name = name.unwrap_or_else(|| super::appraisals::department(l).to_owned());
    let term = Term::parse(record.text(&appraisals::field::TERM));
    format!("{name} {}", term.map(|term| super::appraisals::term_name(l, term)).unwrap_or_default())
}

/// A placement by what is printed on it, else by its listing, else by its place.
pub fn placement(l: Lang, records: &Records, placement: &Placement) -> String {
    if !placement.text.is_empty() {
        return placement.text.clone();
    }
    let listing = records.get(&LISTING, &placement.listing).map(|record| record.text(&listings::field::TITLE));
    match listing.filter(|title| !title.is_empty()) {
        Some(title) => title.to_owned(),
        None => super::placements::place(l, super::placements::slot_name(l, placement.slot), placement.order),
    }
}

/// The first records of a command, and how many there are in all.
pub fn and_others(l: Lang, named: &[String], total: usize) -> String {
    match named {
        [] => String::new(),
        [first, ..] if total > named.len() => and_more(l, first, total),
        named if l == Lang::Zh => named.join("、"),
        named => named.join(", "),
    }
}

/// Why it was done, in words; `None` when nothing is to be said.
pub fn reason_words(l: Lang, name: &str, note: &str, when: &dyn Fn(i64) -> String) -> Option<String> {
    match restored(name, note) {
        _ if note.is_empty() || name == "record.undelete" => None,
        Some(stamp) => Some(restored_from(l, &when(stamp.instant()))),
        None if waited(note).is_some() => Some(had_waited(l).to_owned()),
        None if misdated(note).is_some() => Some(was_misdated(l, &when(misdated(note)?.instant()))),
        None if is_about_a_file(name) => Some(file(l, note)),
        None => Some(reason(l, note)),
    }
}

/// The head of the table.
pub fn csv_head(l: Lang) -> [&'static str; 7] {
    [csv_when(l), csv_who(l), csv_device(l), csv_what(l), csv_records(l), csv_changes(l), csv_note(l)]
}

/// Who did it.
pub fn who(l: Lang, name: &str, is_known: bool) -> String {
    match (is_known, name) {
        (false, _) => before_anybody(l).to_owned(),
        (true, "") => common::unknown_person(l).to_owned(),
        (true, name) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Fixed;
    use crate::domain::demo;
    use std::collections::BTreeSet;
    use std::path::Path;

    /// The names that the sources give to commands: a new one needs words here.
    fn names() -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for folder in ["src/domain", "src/storage"] {
            read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
        }
        found
    }

    fn read(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                read(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source");
                let program = text.split("#[cfg(test)]").next().unwrap_or_default();
                let quoted = program.lines().filter(|line| !line.trim_start().starts_with("//"));
                found
                    .extend(quoted.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(is_name).map(Into::into));
            }
        }
    }

    fn is_name(text: &&str) -> bool {
        let kinds = [
            "inspection",
            "task",
            "person",
            "role",
            "shop",
            "template",
            "record",
            "exchange",
            "listing",
            "placement",
            "campaign",
            "category",
            "request",
            "finding",
        ];
        let fits = |verb: &str| verb.len() > 2 && verb.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        text.split_once('.').is_some_and(|(kind, verb)| kinds.contains(&kind) && fits(verb))
    }

    #[test]
    fn every_command_has_words() {
        let names = names();
        assert!(names.len() > 30 && names.contains("inspection.answer"), "{names:?}");
        for name in names {
            assert!(known_step(Lang::Zh, &name).is_some(), "{name}");
        }
        assert_eq!(step(Lang::Zh, "undo:task.done"), "撤销：完成跟进");
        let told = |name: &str, note: &str| reason_words(Lang::Zh, name, note, &|at| format!("@{at}"));
        let stamp = crate::domain::stamp::Stamp { ms: 7, counter: 0, replica: crate::domain::ids::ReplicaId(1) };
        assert_eq!(told("record.restore", &stamp.to_string()).as_deref(), Some("恢复自 @7 的内容"));
        assert_eq!(told("exchange.import", "a.json").as_deref(), Some("文件：a.json"));
        let misdated = format!("restamped:{stamp}");
        assert!(told("task.done", &misdated).is_some_and(|words| words.contains("时间不准，显示 @7")));
        assert_eq!((told("task.done", ""), told("task.done", "x").as_deref()), (None, Some("原因：x")));
        assert!(step(Lang::En, "ticket.merge").contains("ticket.merge"), "of another version");
    }

    #[test]
    fn every_record_of_the_demo_has_a_title() {
        let mut records = Records::default();
        demo::rows(1_795_222_800_000, &Fixed(480), true).iter().for_each(|row| drop(records.apply(row)));
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
        for found in records.all() {
            let title = title_of(Lang::Zh, &records, found.key(), today).unwrap_or_default();
            assert!(!title.is_empty() && title != found.id().as_str(), "{:?}: {title}", found.key());
        }
        let ticket = Key::new(Kind::of("ticket"), crate::domain::ids::RecordId::of("7"));
        assert_eq!(record(Lang::Zh, &records, &ticket, today), "ticket“7”");
    }
}
