//! Words of the frame: banners, safety line, undo, start phases.

use super::Lang;

messages! {
    opening = "正在打开本机数据…", "Opening this device's data…";
    safety_never = "从未备份", "Never exported";
    safety_exported(when: &str) = "上次导出 {when}", "Exported {when}";
    safety_all_saved = "已全部导出", "All exported";
    safety_changes(n: &str) = "之后改动 {n} 次", "{n} changes since";
    safety_kept = "浏览器承诺保留数据", "The browser keeps the data";
    safety_may_be_cleared = "空间不足时浏览器可能清除数据", "The browser may clear the data when space runs short";
    safety_unknown = "浏览器没有说明是否保留数据", "The browser does not say whether it keeps the data";
    backup_due = "今天该备份了：把全部数据导出成一个文件。", "Time for today's backup: export everything as one file.";
    backup_missed = "昨天的备份没有做。浏览器里的数据只在这台设备上，请现在备份。", "Yesterday's backup was not made. This browser holds the only copy: please back up now.";
    backup_now = "现在备份", "Back up now";
    safety_line = "数据安全", "Safety of the data";
    demo_banner = "演示店铺：随便试，数据不会和真实店铺混在一起。", "Demo shop: try anything; it never mixes with a real shop's data.";
    demo_leave = "退出演示", "Leave the demo";
    offline = "没有网络：照常使用，全部保存在本机。", "Offline: go on as usual, everything is saved on this device.";
    clock_look = "看看怎么办", "What to do";
    update_ready = "新版本已下载。", "A new version has been downloaded.";
    part_missing = "这一页还没有下载到这台设备。请联网后再试一次；已保存的内容都在。", "This page has not been downloaded to this device yet. Connect to the network and try again; everything saved is still here.";
    update_reload = "重新载入以更新", "Reload to update";
    other_version = "另一个标签页已更新应用。这个标签页已停止保存。", "Another tab has updated the app. This tab no longer saves.";
    lost_title = "本机数据丢失", "This device's data has been lost";
    lost_text(n: &str) = "这台设备上原有 {n} 条记录，现在浏览器里找不到了（可能被清理或损坏）。请从最近的备份文件恢复；同事的导出文件也可以。", "This device held {n} records; the browser no longer has them (cleared or damaged). Restore from your latest backup file; a colleague's export will do too.";
    lost_restore = "从文件恢复", "Restore from a file";
    lost_accept = "没有备份，重新开始", "No backup: start anew";
    failed_title = "打不开本机数据", "This device's data cannot be opened";
    not_found_title = "没有这个页面。", "There is no such page. ";
    not_found_text = "链接可能不完整。", "The link may be incomplete.";
    not_found_go = "回到今日", "Go to Today";
    undo_key_hint = "撤销（Ctrl+Z）", "Undo (Ctrl+Z)";
    close_toast = "关闭提示", "Dismiss";
    who_is_here = "谁在使用这台设备？", "Who is at this device?";
    add_person = "添加人员", "Add a person";
    search_everything = "搜索巡检、跟进、商品、人员", "Search inspections, follow-ups, listings, people";
    persist_ask = "请浏览器保留数据", "Ask the browser to keep the data";
    choose_shop = "选择店铺", "Choose a shop";
}

/// What a command did, for the toast; by its fixed name.
pub fn did(lang: Lang, name: &str) -> &'static str {
    let (zh, en) = match name {
        "inspection.answer" => ("已记录结果", "Result recorded"),
        "inspection.note" => ("已保存备注", "Note saved"),
        "inspection.prices" => ("已保存价格", "Prices saved"),
        "inspection.photo" => ("已添加照片", "Photo added"),
        "inspection.photo_removed" => ("已移除照片", "Photo removed"),
        "inspection.mark" => ("已标记位置", "Spot marked"),
        "inspection.mark_removed" => ("已移除标记", "Mark removed"),
        "inspection.entry" => ("已保存条目", "Entry saved"),
        "inspection.entry_removed" => ("已移除条目", "Entry removed"),
        "inspection.submit" => ("巡检已提交", "Inspection submitted"),
        "inspection.review" => ("审核已保存", "Review saved"),
        "task.follow_up" => ("已创建跟进", "Follow-up opened"),
        "task.assign" => ("已改派", "Handed over"),
        "task.done" => ("已标为完成", "Marked as done"),
        "task.recheck" => ("复查已记录", "Re-check recorded"),
        "task.reopen" => ("已重新打开", "Opened again"),
        "task.note" => ("已添加备注", "Note added"),
        "person.create" => ("已添加人员", "Person added"),
        "person.rename" => ("已改名", "Renamed"),
        "person.role" => ("已改岗位", "Role changed"),
        "person.retire" => ("已更新在职状态", "Status changed"),
        "person.join" | "shop.join" => ("已合并为同一条", "Joined"),
        "request.ask" => ("已提交申请", "Request handed in"),
        "request.decide" => ("审批已记录", "Decision recorded"),
        "request.withdraw" => ("申请已撤回", "Request taken back"),
        "request.done" => ("已标为执行完毕", "Marked as carried out"),
        "listing.mapping" => ("已记住列的含义", "Columns remembered"),
        "record.restore" | "record.undelete" => ("已恢复", "Restored"),
        "role.level" => ("已改级别", "Level changed"),
        "shop.create" => ("已建店铺", "Shop created"),
        "shop.set" => ("已保存设置", "Setting saved"),
        _ => ("已保存", "Saved"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
