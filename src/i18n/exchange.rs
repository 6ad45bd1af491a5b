//! Words of export and import, and of every reason why a file was refused.

use super::{Lang, apart, format};
use crate::wire::{ExportError, VaultError, WireError};

messages! {
    title = "交换", "Exchange";
    lead = "导出的文件就是备份，也是和同事交换的方式。导入不分先后，导入两次也不会变。", "An exported file is your backup and the way to exchange with colleagues. The order of imports does not matter, and importing twice changes nothing.";
    export_title = "导出", "Export";
    export = "导出全部", "Export everything";
    export_what = "导出哪些", "What to export";
    everything = "全部（完整备份）", "Everything (a full backup)";
    a_part = "一部分（按店铺、种类、时间）", "A part (by shop, kind, time)";
    of_which_shop = "店铺", "Shop";
    all_shops = "全部店铺", "All shops";
    which_kinds = "种类", "Kinds";
    which_kinds_hint = "店铺、人员和模板总会带上，对方才看得懂。", "Shops, people and templates always come along, so that the rest can be read.";
    no_kind = "请至少选一种。", "Choose at least one.";
    days_hint = "按最后修改的日子算；留空就是不限。", "By the day of the last change; empty means no limit.";
    days_backwards = "结束日期早于开始日期。", "The last day lies before the first.";
    for_device(who: &str, device: &str) = "{who}的设备（{device}）还没有的", "What {who}'s device ({device}) lacks";
    first_day = "从", "From";
    last_day = "到", "To";
    options = "更多选项", "More options";
    with_journal = "包含修改记录", "Log included";
    with_journal_hint = "有了它，对方能看到谁改了什么；换设备、做备份都需要。", "It tells who changed what; a backup or a move to another device needs it.";
    with_customers = "包含顾客资料", "Customers' data included";
    with_customers_hint = "顾客的姓名、电话、地址和账号。只给需要联系顾客的人。", "Names, telephone numbers, addresses, accounts. Only for those who deal with customers.";
    with_appraisals = "包含绩效考核", "Appraisals included";
    with_appraisals_hint = "每个人的自评、评分和导入的个人指标。完整备份默认包含；发给同事前请取消勾选，只交给上级或人事。", "People's reviews, scores and imported figures. A full backup has them unless you take the tick away; hand them only to superiors and the personnel department.";
    gzip = "压缩（.gz）", "Compressed (.gz)";
    lock = "用密码加密（.age）", "Encrypt with a passphrase (.age)";
    lock_hint = "忘了密码谁也打不开。没装店巡的人可以用 age 工具打开。", "Without the passphrase nobody can open it. The standard age tool opens it too.";
    no_passphrase = "请先输入密码。", "Please type a passphrase first.";
    locked_note = "文件是加密的，请用别的方式把密码告诉对方。", "The file is encrypted. Tell the passphrase by another way than the file.";
    contents = "文件里有店铺、人员姓名、检查、备注和跟进。", "It holds shops, people's names, inspections, notes and follow-ups.";
    export_part = "导出", "Export";
    export_photos = "包含照片", "Photos included";
    export_photos_hint = "不含照片的文件小得多，但不是完整备份。", "Without photos the file is much smaller, but it is no complete backup.";
    readable = "文件里的内容谁都能读，没有加密；浏览器里的存储也没有加密。请只交给该看的人。", "Anybody can read everything in the file: it is not encrypted. Nor is the storage in this browser. Hand it only to those who may see it.";
    exporting = "正在导出…", "Exporting…";
    exported(name: &str, size: &str) = "已导出 {name}（{size}）。", "Exported {name} ({size}).";
    where_it_is = "文件在浏览器的下载文件夹里。", "You will find it in the browser's downloads.";
    not_saved = "文件已经准备好，但浏览器没有保存。请再试一次。", "The file was ready, but the browser did not save it. Please try again.";
    import_title = "导入", "Import";
    choose = "选择文件", "Choose files";
    drop = "也可以把文件拖到这里", "or drop files here";
    importing(name: &str) = "正在导入 {name}…", "Importing {name}…";
    cancel = "停止", "Stop";
    cancelled = "已停止，没有改动。", "Stopped; nothing was changed.";
    held(n: u64) = "{n} 条改动暂存在“待处理”。", "Held back under “Waiting”: {n}.";
    declined(n: u64) = "{n} 条没有收下，留在“待处理”。", "Left out, and kept under “Waiting”: {n}.";
    left_out(n: usize) = "有 {n} 张照片在本机已损坏，没有放进文件。请从旧备份恢复照片。", "{n} damaged photos on this device were left out of the file. Restore them from an older backup.";
    new_device = "文件显示另一台设备用着同样的编号（浏览器数据被复制过），这台设备已换成新的编号。", "The file shows that another device bears the same number (its browser data was copied); this device has taken a new one.";
    crashed(what: &str) = "后台处理停了（{what}）。没有改动。请再试一次；若仍不行，请在“设置”里下载问题报告。", "The work in the background stopped ({what}). Nothing was changed. Please try again; if it still fails, download a problem report from Settings.";
    last_export = "上次导出", "Last export";
    never = "从未导出", "Never";
    changes_since = "之后的改动", "Changes since";
    storage_kept = "浏览器是否保留", "Kept by the browser";
    agreement_title = "两台设备一样吗", "Do two devices agree?";
    agreement_hint = "互相导入之后，两台设备的核对码应当相同；不同就说明还有改动没有交换到。核对码不看照片；没交换的顾客资料也会让它不同。", "After each has imported the other's file, both devices show the same code; where it differs, some changes have not been exchanged yet. Photos are not compared; customers' data that were left out make it differ too.";
    agreement_work_out = "算出核对码", "Work out the code";
    agreement_again = "重新计算", "Work it out again";
    agreement_of(records: &str) = "{records} 条记录", "of {records} records";
    agreement_by_kind = "不同的话，看看差在哪家店、哪一类", "If they differ: the code of each shop and kind";
    agreement_old = "之后又有改动，请重新计算。", "There have been changes since: work it out again.";
    state_title = "数据安全", "Safety of the data";
    waiting = "暂存的改动", "Held back";
}

/// What came in.
pub fn came_in(lang: Lang, changes: u64, records: u64, photos: u64) -> String {
    let number = format::count;
    let some = |n: u64, one, many| format::plural(usize::try_from(n).unwrap_or(usize::MAX), one, many);
    match (lang, photos) {
        (Lang::Zh, 0) => format!("导入了 {} 处改动，涉及 {} 条记录。", number(changes), number(records)),
        (Lang::Zh, _) => {
            format!("导入了 {} 处改动，涉及 {} 条记录，{} 张照片。", number(changes), number(records), number(photos))
        }
        (Lang::En, 0) => {
            format!("Taken in: {} in {}.", some(changes, "change", "changes"), some(records, "record", "records"))
        }
        (Lang::En, _) => format!(
            "Taken in: {} in {}, and {}.",
            some(changes, "change", "changes"),
            some(records, "record", "records"),
            some(photos, "photo", "photos")
        ),
    }
}

fn say(lang: Lang, zh: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Zh => zh.into(),
        Lang::En => en.into(),
    }
}

/// A refused file: what happened, that nothing was changed, what to do.
pub fn refused(lang: Lang, error: &WireError) -> String {
    match error {
        WireError::Empty => say(
            lang,
            "文件是空的（0 字节）。没有改动。请向对方再要一份，或重新导出。",
            "The file is empty (0 bytes). Nothing was changed. Ask for it again, or export it anew.",
        ),
        WireError::NotOurs => say(
            lang,
            "这不是店巡导出的文件。没有改动。请选择名字以 dianxun_ 开头的文件。",
            "This is not a file exported by Dianxun. Nothing was changed. Choose a file whose name begins with dianxun_.",
        ),
        WireError::Truncated { expected, found } => truncated(lang, *expected, *found),
        WireError::Tampered => say(
            lang,
            "文件在导出后被改过，校验对不上。没有改动。请使用原来的文件，不要用编辑器打开保存。",
            "The file was changed after it was exported: its seal does not match. Nothing was changed here. Use the original file; do not save it from an editor.",
        ),
        WireError::NewerFormat { found, known } => say(
            lang,
            format!(
                "文件由更新的版本导出（格式 {found}，这里只认识到 {known}）。没有改动。请重新载入以更新应用，再导入一次。"
            ),
            format!(
                "The file comes from a newer version (format {found}; this one knows up to {known}). Nothing was changed. Reload to update the app, then import again."
            ),
        ),
        WireError::Encoding { found } => say(
            lang,
            format!("文件被另存成了 {found} 编码。没有改动。请使用原来的文件，不要用编辑器另存。"),
            format!(
                "The file was saved again as {found}. Nothing was changed. Use the original file; do not save it from an editor."
            ),
        ),
        WireError::Line { line, record, field, cause } => {
            unreadable(lang, *line, &[record.as_deref(), field.as_deref()], cause)
        }
        WireError::DuplicateKey { line, key } => twice(lang, *line, &apart(key)),
        WireError::TooLarge { found, cap } => {
            let (found, cap) = (format::bytes(*found), format::bytes(*cap));
            say(
                lang,
                format!("文件有 {found}，最多能读 {cap}。没有改动。请对方导出时不含照片。"),
                format!(
                    "The file has {found}; at most {cap} can be read. Nothing was changed. Ask for an export without photos."
                ),
            )
        }
        WireError::GzipCut => say(
            lang,
            "压缩文件不完整，可能没下载完。没有改动。请重新传一次。",
            "The compressed file is incomplete, perhaps not downloaded to the end. Nothing was changed. Send it once more.",
        ),
        WireError::GzipDamaged => say(
            lang,
            "压缩文件已损坏，或后面多了别的内容。没有改动。请重新传一次，用原来的文件。",
            "The compressed file is damaged, or something was added behind it. Nothing was changed. Send the original file once more.",
        ),
        WireError::Swells { cap } => say(
            lang,
            format!(
                "文件解压后超过 {}，没有继续读。没有改动。请确认文件是同事从店巡导出的；若是，请对方导出时不含照片。",
                format::bytes(*cap)
            ),
            format!(
                "Unpacked, the file has more than {}, so reading stopped. Nothing was changed. Make sure that it was exported from Dianxun; if so, ask for an export without photos.",
                format::bytes(*cap)
            ),
        ),
        WireError::Vault(why) => locked(lang, *why),
    }
}

fn locked(lang: Lang, why: VaultError) -> String {
    match why {
        VaultError::Passphrase => say(
            lang,
            "密码不对，打不开这个文件。没有改动。请检查大小写、空格和输入法；如果密码肯定没错，文件开头可能传坏了，请让对方重发一份。",
            "The passphrase does not open this file. Nothing was changed. Check capitals, spaces and the keyboard; if it is certainly right, the beginning of the file may be damaged: ask for it again.",
        ),
        VaultError::Header => say(
            lang,
            "加密文件的开头不完整或被改动过。没有改动。请让对方重发原来的文件。",
            "The beginning of the encrypted file is incomplete or was changed. Nothing was changed here. Ask for the original file again.",
        ),
        VaultError::Body => say(
            lang,
            "密码是对的，但文件不完整或被改动过。没有改动。请让对方重发原来的文件。",
            "The passphrase is right, but the file is incomplete or was changed. Nothing was changed here. Ask for the original file again.",
        ),
        VaultError::Work { found, allowed } => say(
            lang,
            format!(
                "文件的加密强度是 {found}，这里最多能算到 {allowed}。没有改动。请对方从店巡导出，或用 age 的默认强度重新加密。"
            ),
            format!(
                "The file was encrypted with work factor {found}; at most {allowed} is tried here. Nothing was changed. Ask for an export from Dianxun, or for one encrypted with the defaults of age."
            ),
        ),
        VaultError::Recipient => say(
            lang,
            "文件是用密钥加密的，不是用密码，这里打不开。没有改动。请对方用密码加密后再发。",
            "The file is encrypted to a key, not with a passphrase, and cannot be opened here. Nothing was changed. Ask for one that is encrypted with a passphrase.",
        ),
    }
}

fn twice(lang: Lang, line: u64, key: &str) -> String {
    say(
        lang,
        format!("第 {line} 行的 {key} 出现了两次，文件不可信。没有改动。请对方重新导出。"),
        format!(
            "Line {line}: {key} stands twice, so the file cannot be trusted. Nothing was changed. Ask for a fresh export."
        ),
    )
}

fn truncated(lang: Lang, expected: Option<crate::wire::Counts>, found: crate::wire::Counts) -> String {
    let lines = |counts: crate::wire::Counts| format::count(counts.records + counts.rows + counts.photos);
    let how_much = expected.map(|expected| (lines(found), lines(expected)));
    match how_much {
        Some((found, expected)) => say(
            lang,
            format!("文件不完整：应有 {expected} 行，只有 {found} 行，可能没下载完。没有改动。请重新传一次。"),
            format!(
                "The file is incomplete: {found} of {expected} lines are there; it was perhaps not downloaded to the end. Nothing was changed. Send it once more."
            ),
        ),
        None => say(
            lang,
            "文件不完整，开头就断了，可能没下载完。没有改动。请重新传一次。",
            "The file is incomplete: it breaks off at its beginning, perhaps not downloaded to the end. Nothing was changed. Send it once more.",
        ),
    }
}

fn unreadable(lang: Lang, line: u64, names: &[Option<&str>], cause: &str) -> String {
    let names: Vec<_> = names.iter().filter_map(|name| Some(apart((*name)?))).collect();
    let cause = apart(cause);
    let place = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    say(
        lang,
        format!("第 {line} 行读不出来{place}：{cause}。没有改动。请对方重新导出；若仍不行，请把文件交给维护的人。"),
        format!(
            "Line {line}{place} cannot be read: {cause}. Nothing was changed. Ask for a fresh export; if it fails again, give the file to whoever looks after the app."
        ),
    )
}

/// A file that could not be written.
pub fn not_written(lang: Lang, error: &ExportError) -> String {
    match error {
        ExportError::PhotoDigest(_) => say(
            lang,
            "有一张照片在本机已损坏，没有导出。请取消“包含照片”后导出，并从旧备份恢复照片。",
            "A photo on this device is damaged; nothing was exported. Export without photos, and restore the photo from an older backup.",
        ),
        other => say(
            lang,
            format!("没有导出：{other}。请再试一次；若仍不行，请在“设置”里下载问题报告。"),
            format!(
                "Not exported: {other}. Please try again; if it still fails, download a problem report from Settings."
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Counts;

    fn every() -> Vec<WireError> {
        let counts = Counts { records: 1, rows: 2, photos: 0, bytes: 0 };
        vec![
            WireError::Empty,
            WireError::NotOurs,
            WireError::Truncated { expected: Some(counts), found: counts },
            WireError::Truncated { expected: None, found: counts },
            WireError::Tampered,
            WireError::NewerFormat { found: 2, known: 1 },
            WireError::Encoding { found: "UTF-16LE".to_owned() },
            WireError::Line { line: 7, record: Some("shop s".to_owned()), field: None, cause: "why".to_owned() },
            WireError::DuplicateKey { line: 7, key: "shop s".to_owned() },
            WireError::TooLarge { found: 9, cap: 8 },
            WireError::GzipCut,
            WireError::GzipDamaged,
            WireError::Swells { cap: 8 },
            VaultError::Passphrase.into(),
            VaultError::Header.into(),
            VaultError::Body.into(),
            VaultError::Work { found: 22, allowed: 18 }.into(),
            VaultError::Recipient.into(),
        ]
    }

    #[test]
    fn every_refusal_says_that_nothing_was_changed() {
        for error in every() {
            assert!(refused(Lang::Zh, &error).contains("没有改动"), "{error}");
            assert!(refused(Lang::En, &error).contains("Nothing was changed"), "{error}");
        }
    }

    #[test]
    fn what_came_in_is_counted_in_words() {
        assert_eq!(came_in(Lang::En, 1, 1, 0), "Taken in: 1 change in 1 record.");
        assert_eq!(came_in(Lang::Zh, 1200, 3, 2), "导入了 1,200 处改动，涉及 3 条记录，2 张照片。");
    }
}
