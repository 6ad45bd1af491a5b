//! Words of follow-ups.

use super::{Lang, format};

messages! {
    title = "跟进", "Follow-ups";
    filter = "显示谁的", "Whose";
    mine = "我的", "Mine";
    all = "全部", "All";
    open = "未完成", "Open";
    done = "待复查", "To re-check";
    rechecked = "复查通过", "Re-checked";
    due_on(day: &str) = "{day}到期", "Due {day}";
    no_due = "没有期限", "no date";
    none_mine = "没有指派给你的跟进。", "Nothing is assigned to you.";
    none = "没有要跟进的事。巡检里不通过的项目会出现在这里。", "Nothing to follow up. Failed checks of an inspection appear here.";
    show_all = "看全部跟进", "Show everybody's";
    start_inspection = "去今天的巡检", "To today's inspection";
    choose = "从列表里选一条跟进。", "Choose a follow-up from the list.";
    unknown = "这条跟进不存在，或还没有同步到这台设备。", "This follow-up does not exist, or has not reached this device yet.";
    back = "返回列表", "Back to the list";
    what = "要做什么", "What to do";
    owner = "负责人", "Owner";
    due = "期限", "Due";
    status = "状态", "Status";
    reassign = "改派或改期", "Hand over or move the date";
    save_assignment = "保存改派", "Save";
    people = "人员", "people";
    roles = "岗位", "roles";
    bad_date = "请选一个日期。", "Please choose a date.";
    result = "做了什么", "What was done";
    mark_done = "标为完成", "Mark as done";
    recheck = "复查", "Re-check";
    recheck_hint = "请再看一次店铺页面，确认问题已经解决。", "Look at the shop page again: is it mended?";
    passed = "复查通过", "Re-check passed";
    send_back = "退回", "Send back";
    failed = "复查不通过，退回", "Re-check failed: send back";
    reopen = "重新打开", "Open again";
    done_by(name: &str, when: &str) = "{name} {when} 完成", "Done by {name}, {when}";
    rechecked_by(name: &str, when: &str) = "{name} {when} 复查", "Re-checked by {name}, {when}";
    of_form = "考核自评表里的改进措施", "An improvement measure of an appraisal";
    origin = "来自巡检", "Where it comes from";
    result_now = "现在的结果", "Result now";
    to_check = "打开这次巡检", "Open the inspection";
    notes = "备注", "Notes";
    add_note = "添加备注", "Add the note";
    new_note = "写备注", "Write a note";
    no_notes = "还没有备注。", "No notes yet.";
    seal_passed = "复查", "OK";
}

/// `2 days overdue`.
pub fn overdue_by(lang: Lang, days: i64) -> String {
    match lang {
        Lang::Zh => format!("逾期 {days} 天"),
        Lang::En => format!("{} overdue", format::plural(usize::try_from(days).unwrap_or_default(), "day", "days")),
    }
}

/// `sent back twice`, as a number.
pub fn sent_back(lang: Lang, times: i64) -> String {
    match lang {
        Lang::Zh => format!("被退回 {times} 次"),
        Lang::En => {
            format!("sent back {}", format::plural(usize::try_from(times).unwrap_or_default(), "time", "times"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_is_not_days() {
        assert_eq!(overdue_by(Lang::En, 1), "1 day overdue");
        assert_eq!(overdue_by(Lang::En, 2), "2 days overdue");
        assert_eq!(sent_back(Lang::Zh, 2), "被退回 2 次");
    }
}
