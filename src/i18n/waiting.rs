//! Words of the page of what waits: damaged photos, and a device whose own clock was wrong.

use super::{Lang, format};

messages! {
    lead = "来自文件、还没有并入的内容，和要先处理的事。", "What came by file and has not been merged, and what has to be put right first.";
    nothing = "没有待处理的内容。", "Nothing is waiting.";
    to_exchange = "回到交换", "Back to Exchange";
    link = "去处理", "Go there";

    photos_title = "损坏的照片", "Damaged photos";
    photos_hint = "文件里的这些照片已经损坏，没有收下；其他内容都收下了。请导出文件的人带照片再导出一次。收到完好的照片后，这里会自动消失。", "These photos were damaged in their file and left out; all else came in. Ask the person who exported it to export again, with photos. Each line goes by itself once the photo has come.";
    photo(sha: &str) = "照片 {sha}", "Photo {sha}";
    photo_from(file: &str, who: &str, when: &str) = "来自 {file}，{who} {when} 导出", "from {file}, exported by {who}, {when}";
    photo_from_nobody(file: &str, when: &str) = "来自 {file}，{when} 导出", "from {file}, exported {when}";
    photo_of(records: &str) = "用在：{records}", "Used in: {records}";
    photo_of_none = "这里的记录没有用到它", "No record here uses it";
    forget = "不再提示", "Forget it";
    forget_photo(sha: &str) = "不再提示照片 {sha}", "Forget photo {sha}";
    ahead_in_preview(n: &str) = "时间超前的改动 {n} 处，先放进“待处理”", "Ahead of the clock, so to “Waiting”: {n}";
    in_preview(n: &str) = "损坏的照片 {n} 张，不导入，留在“待处理”", "Damaged photos, left out, to “Waiting”: {n}";

    clock_title = "这台设备的时间曾经超前", "This device's clock was ahead";
    clock_exchanged(until: &str) = "这些改动可能已经交给别的设备，不能在这里改时间：两边会对不上。请同事在他们的“待处理”里点“全部收下”；不点的话，到 {until} 会自动并入。", "Other devices may have these changes already, so they cannot be stamped anew here: the devices would no longer agree. Ask your colleagues to press “Take all” under “Waiting” on theirs; otherwise they come in by themselves at {until}.";
    clock_repair_hint = "这些改动还没有交给别人，可以改为现在的时间：内容、作者和先后都不变，原来显示的时间留在修改日志里。之后页面会重新载入。", "Nobody else has these changes yet, so they can be stamped with the present time. What was written, by whom and in which order stays; the journal keeps what the clock said. The page then loads anew.";
    clock_others(n: &str) = "同事的 {n} 步修改，时间也在现在之后，会先放回“待处理”。如果他们的时间是对的，那就是这台设备的时间还不对，请先校准。", "Steps of colleagues that lie ahead of this clock as well, and will wait again: {n}. If their clocks are right, this one still is not: please set it first.";
    clock_is_right(now: &str) = "这台设备的时间现在是对的：{now}", "This device's clock is right now: {now}";
    clock_repair = "改为现在的时间", "Stamp them anew";
    clock_repairing = "正在改…", "Stamping…";
    clock_other_tabs = "没有改动。应用还在别的标签页里开着，请先关掉它们，再试一次。", "Nothing was changed. The app is open in other tabs; please close them and try again.";
    clock_cannot_tell = "没有改动。这个浏览器看不出是否还开着别的标签页，不能在这里改。请更新浏览器，或等到那个时间。", "Nothing was changed. This browser does not say whether other tabs are open, so it cannot be done here. Update the browser, or wait until that time.";
    clock_changed = "没有改动：刚才又有新的改动或导出。请看看上面的说明，再试一次。", "Nothing was changed: something was written or exported in between. Please read again what it says above, and try once more.";
}

/// How much waits, in a line: `3 waiting`.
pub fn line(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("有 {} 条内容待处理。", format::count(n as u64)),
        Lang::En => format!("{} waiting.", format::plural(n, "thing is", "things are")),
    }
}

/// What a wrong clock has led to.
pub fn clock_what(lang: Lang, changes: u64, until: &str) -> String {
    let many = usize::try_from(changes).unwrap_or(usize::MAX);
    match lang {
        Lang::Zh => format!(
            "写下 {} 处改动时，这台设备的时间比现在快。别的设备会先把它们放在“待处理”，直到 {until}。",
            format::count(changes)
        ),
        Lang::En => format!(
            "This device's clock was ahead when {} made. Other devices hold them back until {until}.",
            format::plural(many, "change was", "changes were")
        ),
    }
}

/// `3 damaged photos were left out`.
pub fn damaged(lang: Lang, n: u64) -> String {
    let many = usize::try_from(n).unwrap_or(usize::MAX);
    match lang {
        Lang::Zh => format!("{} 张照片在文件里已损坏，没有收下，见“待处理”。", format::count(n)),
        Lang::En => {
            format!("{} left out; see “Waiting”.", format::plural(many, "damaged photo was", "damaged photos were"))
        }
    }
}

/// The repair has been done.
pub fn clock_repaired(lang: Lang, steps: u64) -> String {
    let many = usize::try_from(steps).unwrap_or(usize::MAX);
    match lang {
        Lang::Zh => format!("已改好 {} 步修改的时间。", format::count(steps)),
        Lang::En => format!("Stamped anew: {}.", format::plural(many, "step", "steps")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_otherwise_than_many() {
        assert_eq!(line(Lang::En, 1), "1 thing is waiting.");
        assert_eq!(line(Lang::Zh, 1_200), "有 1,200 条内容待处理。");
        assert!(damaged(Lang::En, 1).starts_with("1 damaged photo was left out"));
        assert!(clock_what(Lang::En, 3, "x").contains("when 3 changes were made"));
        assert_eq!(clock_repaired(Lang::En, 1), "Stamped anew: 1 step.");
    }
}
