//! Words of what comes in by file: the preview, the decisions, what waits, the way back.

use super::{Lang, format};
use crate::domain::incoming::{Fate, Why};

messages! {
    reading = "正在读取并对比…", "Reading and comparing…";
    passphrase = "密码", "Passphrase";
    passphrase_of_file = "这个文件是加密的。请输入导出时设的密码。", "This file is encrypted. Type the passphrase that it was exported with.";
    unlock = "打开", "Open";
    preview_title = "导入前看一眼", "Before anything comes in";
    preview_hint = "现在还没有改动。确认后才会导入，之后也可以整批撤回。", "Nothing has been changed yet. It comes in when you confirm, and can be taken back as a whole.";
    from(who: &str, when: &str) = "{who} {when} 导出", "exported by {who}, {when}";
    clock_ahead(ahead: &str) = "对方设备的时间快了{ahead}，请两台都核对。", "That device's clock is {ahead} ahead. Please compare both clocks.";
    photos(n: &str) = "新照片 {n} 张", "New photos {n}";
    fate_conflicting = "冲突", "Conflicting";
    fate_deleted = "删除", "Deleted";
    fate_added = "新增", "Added";
    fate_changed = "更改", "Changed";
    fate_held = "暂存", "Held back";
    fate_declined = "之前没收", "Declined before";
    fate_unchanged = "没有变化", "Unchanged";
    hint_conflicting = "两边都改了同一处。默认用较晚的；点另一个就换成它，对方导入后也会看到。", "Both sides changed the same thing. The later one stands unless you choose the other; your colleague will see your choice.";
    hint_held = "时间比这台设备超前，先放在“待处理”里。", "Stamped ahead of this device's clock: they go to “Waiting”.";
    hint_declined = "在“待处理”里可以重新收下。", "They can still be taken in under “Waiting”.";
    here = "这里", "Here";
    in_file = "文件里", "In the file";
    later = "较晚", "later";
    whole_record = "整条记录都用", "For the whole record, use";
    stands = "采用", "stands";
    by_at(who: &str, when: &str) = "{who} {when}", "{who}, {when}";
    decline_hint = "取消勾选的不导入，留在“待处理”。", "What you untick stays out and goes to “Waiting”.";
    take(what: &str) = "导入：{what}", "Take in: {what}";
    more = "再显示一些", "Show more";
    show_fields(n: &str) = "{n} 处", "{n} fields";
    many_deletions(n: &str) = "文件要删除这里的 {n} 条记录，数量很大。不勾选就先不删，放进“待处理”。", "The files would delete {n} records here, which is a lot. Unless you tick this, they wait under “Waiting”.";
    take_deletions = "照样删除", "Delete them";
    as_new = "当作新的修改恢复", "Restore as new edits";
    as_new_hint = "文件里的内容会盖过之后的修改和删除，同事下次导入也一样。之后新加的内容保留。", "What the files say is written anew over later edits and deletions, for colleagues too. What was added later stays.";
    other_ways = "其他方式", "Another way";
    take_in = "导入", "Take in";
    not_now = "不导入", "Leave it";
    nothing_new = "没有新内容：这些改动这里都有了。", "Nothing new: all of it was here already.";
    take_back = "撤回这次导入", "Take it back";
    taking_back = "正在撤回…", "Taking it back…";
    taken_back_none = "没有可撤回的：那次导入的内容，现在都已经被更晚的改动盖过了。", "Nothing to take back: later changes stand over all that came in.";

    points_title = "撤回导入", "Take an import back";
    points_hint = "最近三次导入可以整批撤回；导入以后又改过的地方保留。", "The last three imports can be taken back as a whole; what was changed since stays.";
    points_none = "没有可以撤回的导入。", "No import can be taken back.";

    waiting_title = "待处理", "Waiting";
    why_ahead = "时间超前", "Stamped ahead";
    why_ahead_hint = "写下它们的设备时间比这里快。到时间会自动并入；确认无误也可以现在收下，会注明原来的作者和时间。请核对那台设备的时间。", "The clock of the device that wrote them is ahead. They come in by themselves when their time has come; if they are right you can take them now, and author and time are kept. Please check that device's clock.";
    why_deletes = "大量删除", "Many deletions";
    why_deletes_hint = "一个文件要删除很多记录。确认同事真的要删，再收下。", "One file deletes many records. Ask your colleague before you take this in.";
    why_declined = "没有收下", "Declined";
    why_declined_hint = "导入时没有勾选的。随时可以收下。", "Left out in a preview. You can take them at any time.";
    take_all = "全部收下", "Take all";
    take_one = "收下", "Take in";
    leave_out = "不收", "Leave out";
    taken(n: &str) = "已收下 {n} 处改动。", "Took in {n} changes.";

    devices_title = "交换过的设备", "Devices met";
    devices_hint = "以对方最近一个文件为准。", "As their latest file shows it.";
    devices_none = "还没有导入过别的设备的文件。", "No file of another device was taken in yet.";
    device = "设备", "Device";
    last_file = "最近的文件", "Latest file";
    taken_at = "导入时间", "Taken in";
    they_lack = "对方还没有", "They lack";
    we_lack = "这里还没有", "Lacking here";
    up_to_date = "都有了", "nothing";
    give_them = "导出对方没有的", "Export what they lack";
}

/// What would become of a record.
pub fn fate(lang: Lang, fate: Fate) -> &'static str {
    match fate {
        Fate::Conflicting => fate_conflicting(lang),
        Fate::Deleted => fate_deleted(lang),
        Fate::Added => fate_added(lang),
        Fate::Changed => fate_changed(lang),
        Fate::Held => fate_held(lang),
        Fate::Declined => fate_declined(lang),
        Fate::Unchanged => fate_unchanged(lang),
    }
}

/// What people should know of a fate.
pub fn fate_hint(lang: Lang, fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::Conflicting => Some(hint_conflicting(lang)),
        Fate::Held => Some(hint_held(lang)),
        Fate::Declined => Some(hint_declined(lang)),
        _ => None,
    }
}

/// Why something waits, and what to do.
pub fn why(lang: Lang, why: Why) -> (&'static str, &'static str) {
    match why {
        Why::Ahead => (why_ahead(lang), why_ahead_hint(lang)),
        Why::Deletes => (why_deletes(lang), why_deletes_hint(lang)),
        Why::Declined => (why_declined(lang), why_declined_hint(lang)),
    }
}

/// `3 changes taken back.`
pub fn taken_back(lang: Lang, changes: u64) -> String {
    match lang {
        Lang::Zh => format!("已撤回 {} 处改动。", format::count(changes)),
        Lang::En => format!("{} taken back.", counted(changes, "change", "changes")),
    }
}

/// `12 changes`.
pub fn changes(lang: Lang, n: u64) -> String {
    match lang {
        Lang::Zh => format!("{} 处改动", format::count(n)),
        Lang::En => counted(n, "change", "changes"),
    }
}

/// How long, in the largest unit that fits: `3 hours`.
pub fn span(lang: Lang, ms: i64) -> String {
    let minutes = ms / 60_000;
    let (n, zh, one, many) = match minutes {
        0..=119 => (minutes, "分钟", "minute", "minutes"),
        120..=2_879 => (minutes / 60, "小时", "hour", "hours"),
        _ => (minutes / 1_440, "天", "day", "days"),
    };
    match lang {
        Lang::Zh => format!(" {n} {zh}"),
        Lang::En => counted(n.unsigned_abs(), one, many),
    }
}

fn counted(n: u64, one: &str, many: &str) -> String {
    format::plural(usize::try_from(n).unwrap_or(usize::MAX), one, many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_in_its_largest_unit() {
        assert_eq!(span(Lang::Zh, 5 * 60_000), " 5 分钟");
        assert_eq!(span(Lang::En, 3 * 3_600_000), "3 hours");
        assert_eq!(span(Lang::En, 50 * 86_400_000), "50 days");
    }
}
