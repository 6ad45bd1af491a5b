//! Words of the places where exchange files lie: automatic backups, the folder shared with others, and why a place did
//! not take or give a file.

use super::Lang;
use crate::storage::automatic::BackupError;
use crate::storage::place::PlaceError;

messages! {
    automatic_title = "自动备份", "Automatic backups";
    automatic_lead = "到了每天的备份时间，只要店巡开着，就自动备份全部数据。最近 7 天的都留着，再往前每周留一份（4 周）、每月留一份（12 个月）。", "When the day's backup is due and the app is open, it backs up everything by itself. All of the last 7 days stay, then one a week for 4 weeks, then one a month for 12.";
    automatic_none = "这个浏览器不能自动存放备份。到时间仍会提醒，点一下即可备份到文件。", "This browser cannot store backups by itself. You are still reminded, and one tap makes a backup file.";
    whereto = "备份到哪里", "Where backups go";
    to_folder = "我选的文件夹", "A folder";
    to_inside = "这个浏览器里", "This browser";
    folder_hint = "U 盘或网盘同步的文件夹最好：设备坏了、丢了，备份还在。", "Best on a USB stick or in a folder that a cloud drive syncs: the backups outlive the device.";
    inside_hint = "只防数据损坏。设备丢了、坏了，或清除了浏览器数据，这里的备份也会一起没有。请不时“存为文件”放到别处。", "A help against damage only. When the device is lost or the browser's data is cleared, these backups go too. From time to time, save one as a file elsewhere.";
    no_folder_here = "这个浏览器不能让网页写入文件夹，备份只能放在浏览器里。", "This browser lets no page write into a folder, so backups can only stay inside it.";
    choose_folder = "选择文件夹", "Choose a folder";
    other_folder = "换一个文件夹", "Another folder";
    forget_folder = "不再使用", "Stop using it";
    folder_is(name: &str) = "文件夹：{name}", "Folder: {name}";
    folder_first = "请先选择文件夹。", "Choose a folder first.";
    lock = "用密码加密（.age）", "Encrypt with a passphrase (.age)";
    lock_hint = "密码只留在这台设备的浏览器里，谁能打开这个浏览器就能看到它；文件在别处没有密码打不开。请另外记好，恢复时要用。", "The passphrase stays in this browser on this device: whoever can open this browser can read it. Elsewhere the files cannot be read without it. Note it down: you need it to restore.";
    no_passphrase = "请先输入密码。", "Please type a passphrase first.";
    switch_on = "开启自动备份", "Switch on automatic backups";
    switch_off = "关闭自动备份", "Switch off automatic backups";
    back_up_now = "现在备份一次", "Make one now";
    backing_up = "正在备份…", "Backing up…";
    is_encrypted = "加密", "Encrypted";
    with_passphrase = "用密码加密", "With a passphrase";
    without_passphrase = "没有加密，谁拿到文件都能读", "No: anybody who has the file can read it";
    last_one = "上次自动备份", "Last automatic backup";
    none_yet = "还没有", "None yet";
    next_one = "下次", "Next";
    next_hint(when: &str) = "{when}（有改动才备份）", "{when}, if anything has changed";
    backed_up(name: &str, size: &str) = "已备份：{name}（{size}）。", "Backed up: {name} ({size}).";
    switched_off = "已关闭。已有的备份都还在。", "Switched off. The backups that exist stay.";
    failed_at(when: &str) = "{when} 没有备份成功。", "{when}: no backup was made.";
    inside_title = "浏览器里的备份", "Backups inside this browser";
    restore = "恢复", "Restore";
    save_as = "存为文件", "Save as a file";

    shared_title = "共享文件夹", "A shared folder";
    shared_lead = "大家都选同一个同步的文件夹（网盘、局域网共享），就不用再传文件：点一下，放入你的新改动，再看看别人放了什么。", "Where everybody chooses the same synced folder (a cloud drive, a network share), no files need to be passed on: one tap puts what is new here, and shows what others put.";
    shared_readable = "放进去的文件没有加密，谁能打开这个文件夹就能读。", "The files put there are not encrypted: whoever can open the folder can read them.";
    shared_none = "这个浏览器不能让网页使用文件夹，请用上面的导出和导入。在电脑上用 Chrome 或 Edge 可以。", "This browser lets no page use a folder: export and import above instead. Chrome or Edge on a computer can.";
    exchange_now = "放入新的，看看别人的", "Put what is new, see what others put";
    exchanging = "正在交换…", "Exchanging…";
    put(name: &str) = "已放入 {name}。", "Put {name} there.";
    nothing_to_put = "没有新的要放。", "Nothing new to put.";
    nothing_to_take = "没有别人新放的文件。", "No new files of others.";
    to_take(n: usize) = "别人新放的文件：{n} 个。", "New files of others: {n}.";
}

fn say(lang: Lang, zh: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Zh => zh.into(),
        Lang::En => en.into(),
    }
}

/// A place that could not do it: what happened, what to do.
pub fn refused(lang: Lang, error: &PlaceError) -> String {
    match error {
        PlaceError::NoPermission => say(
            lang,
            "浏览器不再允许写入这个文件夹。再点一次按钮，浏览器会重新询问，请选“允许”。",
            "The browser no longer allows writing into this folder. Press the button once more: the browser asks again, and you can allow it.",
        ),
        PlaceError::Full => say(
            lang,
            "存放的地方满了，文件没有放进去，原有的文件没有变。请清理空间，或换一个文件夹。",
            "There is no space left: the file was not put there, and what was there is unchanged. Free some space, or choose another folder.",
        ),
        PlaceError::Gone => say(
            lang,
            "找不到这个文件夹：可能移动、改名或拔掉了。请接上，或重新选择。",
            "The folder is not there: moved, renamed or unplugged. Connect it, or choose it again.",
        ),
        PlaceError::NotFound(name) => {
            let name = super::apart(name);
            say(
                lang,
                format!("文件 {name} 已经不在了，或没有写完。请选择另一个。"),
                format!("The file {name} is no longer there, or was never written to its end. Choose another one."),
            )
        }
        PlaceError::NotOffered => say(
            lang,
            "这个浏览器不提供存放的地方。请改用“导出”。",
            "This browser offers no such place. Use Export instead.",
        ),
        PlaceError::Other(what) => {
            let what = super::apart(what);
            say(
                lang,
                format!("没有成功，浏览器报告：{what}。请再试一次，或换一个文件夹。"),
                format!("That did not work; the browser says: {what}. Try again, or choose another folder."),
            )
        }
    }
}

/// A backup that was not made.
pub fn not_backed_up(lang: Lang, error: &BackupError) -> String {
    match error {
        BackupError::Place(error) => refused(lang, error),
        BackupError::Export(what) => {
            let what = super::apart(what);
            say(
                lang,
                format!("备份文件没有写成（{what}）。数据没有变。请点“现在备份一次”；若仍不行，请用“导出”。"),
                format!(
                    "The backup file could not be made ({what}). Your data is unchanged. Try “Make one now”; if that fails too, use Export."
                ),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_words() {
        let errors = [
            PlaceError::NoPermission,
            PlaceError::Full,
            PlaceError::Gone,
            PlaceError::NotFound("a.json".to_owned()),
            PlaceError::NotOffered,
            PlaceError::Other("InvalidStateError".to_owned()),
        ];
        for lang in Lang::ALL {
            let mut words: Vec<String> = errors.iter().map(|error| refused(lang, error)).collect();
            assert!(words[3].contains("a.json") && words[5].contains("InvalidStateError"));
            words.sort();
            words.dedup();
            assert_eq!(words.len(), errors.len());
            assert!(not_backed_up(lang, &BackupError::Export("no".to_owned())).contains("no"));
        }
    }
}
