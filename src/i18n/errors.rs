//! Refusals and failures in words (principle: what happened, to which record, what to do). Knows every
//! typed error, and no screen.

mod appraised;
mod asked;

use super::{Lang, apart};
use crate::domain::amount::AmountError;
use crate::domain::command::Refusal;
use crate::domain::erasure;
use crate::domain::inspections;
use crate::domain::money::PriceError;
use crate::domain::people::{self, Permission};
use crate::domain::stamp::ClockDoubt;
use crate::domain::templates::{self, Text};
use crate::domain::{campaigns, listings, placements, shops, tasks};
use crate::storage::StoreError;
use appraised::{appraisal, scorecard};
use asked::{finding, request};

fn say(lang: Lang, zh: impl Into<String>, en: impl Into<String>) -> String {
    match lang {
        Lang::Zh => zh.into(),
        Lang::En => en.into(),
    }
}

/// A refused command.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownRecord(_) => say(
            lang,
            "这条记录已被删除或还没有同步到这台设备。没有改动。请返回列表重新打开。",
            "This record was deleted or has not reached this device yet. Nothing was changed. Go back to the list and open it again.",
        ),
        Refusal::NotPermitted(permission) => not_permitted(lang, *permission),
        Refusal::Shop(refusal) => shop(lang, refusal),
        Refusal::Person(refusal) => person(lang, refusal),
        Refusal::Inspection(refusal) => inspection(lang, refusal),
        Refusal::Task(refusal) => task(lang, refusal),
        Refusal::Template(refusal) => template(lang, refusal),
        Refusal::Listing(refusal) => listing(lang, refusal),
        Refusal::Placement(refusal) => placement(lang, refusal),
        Refusal::Campaign(refusal) => campaign(lang, refusal),
        Refusal::Request(refusal) => request(lang, refusal),
        Refusal::Finding(refusal) => finding(lang, *refusal),
        Refusal::Scorecard(refusal) => scorecard(lang, refusal),
        Refusal::Appraisal(refusal) => appraisal(lang, refusal),
        Refusal::Erasure(refusal) => erasure(lang, *refusal),
        Refusal::NothingToUndo => say(
            lang,
            "这一步之后内容已被改过，无法撤销。可以在记录里看到每次改动。",
            "It has been changed since, so it cannot be undone. The record's log shows every change.",
        ),
        Refusal::NotRestorable(_) => say(
            lang,
            "这一项是随一步操作一起记下的，不能单独恢复。没有改动。请重新做一次那一步。",
            "This was recorded together with a step and cannot be restored by itself. Nothing was changed. Please do that step again.",
        ),
        Refusal::UnlistedField { kind, field } => say(
            lang,
            format!("程序错误：字段 {kind}.{field} 未登记，没有保存。请在“设置”里导出问题报告。"),
            format!(
                "A fault in the app: the field {kind}.{field} is not listed. Nothing was saved. Please send a problem report from Settings."
            ),
        ),
    }
}

fn listing(lang: Lang, refusal: &listings::Refusal) -> String {
    use super::listings as msg;
    use listings::Refusal;
    match refusal {
        Refusal::NoTitle => msg::need_title(lang).to_owned(),
        Refusal::TooLong(most) => {
            say(lang, format!("最多 {most} 个字，请缩短。"), format!("At most {most} characters; please shorten it."))
        }
        Refusal::NotAnAmount => msg::not_amount(lang).to_owned(),
        Refusal::NotContent(_) => msg::not_by_hand(lang).to_owned(),
        Refusal::NeedsProposal => msg::needs_proposal(lang).to_owned(),
        Refusal::NotNext => msg::not_next(lang).to_owned(),
        Refusal::Incomplete => msg::incomplete(lang).to_owned(),
        Refusal::PointsMissing => msg::points_missing(lang).to_owned(),
        Refusal::NoReason => msg::need_reason(lang).to_owned(),
        Refusal::NotAllowed(_) => super::standards::not_allowed(lang).to_owned(),
    }
}

fn placement(lang: Lang, refusal: &placements::Refusal) -> String {
    use super::placements as msg;
    use placements::Refusal;
    match refusal {
        Refusal::NoPageName => msg::need_page_name(lang).to_owned(),
        Refusal::NoName => msg::need_category(lang).to_owned(),
        Refusal::TooLong { most, .. } => too_long(lang, *most),
        Refusal::NotAPlace => msg::not_a_place(lang).to_owned(),
        Refusal::NotAnAmount => msg::not_an_amount(lang).to_owned(),
        Refusal::NotAllowed(_) => msg::not_allowed(lang).to_owned(),
        Refusal::EndsFirst(_) => msg::ends_first(lang).to_owned(),
    }
}

fn campaign(lang: Lang, refusal: &campaigns::Refusal) -> String {
    use super::{campaigns as msg, placements};
    use campaigns::Refusal;
    match refusal {
        Refusal::NoName => msg::need_name(lang).to_owned(),
        Refusal::TooLong { most, .. } => too_long(lang, *most),
        Refusal::EndsFirst => placements::ends_first(lang).to_owned(),
        Refusal::NotAShare => msg::not_a_share(lang).to_owned(),
        Refusal::NotAnAmount => placements::not_an_amount(lang).to_owned(),
        Refusal::NotASaving => msg::not_a_saving(lang).to_owned(),
        Refusal::NotAllowed(_) => placements::not_allowed(lang).to_owned(),
    }
}

fn not_permitted(lang: Lang, permission: Permission) -> String {
    let level = super::roles::level(lang, permission.level());
    say(
        lang,
        format!("需要{level}及以上级别。请切换到有权限的人员，或请主管操作。"),
        format!("This needs the level “{level}” or above. Switch to a person who has it, or ask your supervisor."),
    )
}

fn erasure(lang: Lang, refusal: erasure::Refusal) -> String {
    match refusal {
        erasure::Refusal::TooShort(least) => say(
            lang,
            format!("请至少输入 {least} 个字。太短的内容到处都有。"),
            format!("Please enter at least {least} characters: anything shorter stands everywhere."),
        ),
        erasure::Refusal::NothingFound => say(
            lang,
            "没有找到可以清除的内容，什么都没有改动。",
            "Nothing was found that could be erased. Nothing was changed.",
        ),
    }
}

fn template(lang: Lang, refusal: &templates::Refusal) -> String {
    use templates::Refusal as R;
    match refusal {
        R::NoWords(_) => {
            say(lang, "请填写名称，中文或英文至少填一种。", "Please enter a name, in Chinese or English at least.")
        }
        R::TooLong(most) => too_long(lang, *most),
        R::NotAllowed { path, value } => say(
            lang,
            format!("“{}”不能填在 {} 里，没有保存。", apart(value), path),
            format!("“{}” does not fit into {}; it was not saved.", apart(value), path),
        ),
        R::EmptyRange(_) => say(
            lang,
            "下限比上限还大，没有数值能通过。请改其中一个。",
            "The lowest is above the highest: no number would pass. Please change one of them.",
        ),
    }
}

fn shop(lang: Lang, refusal: &shops::Refusal) -> String {
    match refusal {
        shops::Refusal::NoName => say(lang, "请填写店铺名称。", "Please enter the shop's name."),
        shops::Refusal::NotATime(typed) => say(
            lang,
            format!("“{}”不是时间。请写成 10:00 这样。", apart(typed)),
            format!("“{}” is not a time of day. Write it like 10:00.", apart(typed)),
        ),
        shops::Refusal::NotHours(typed) => say(
            lang,
            format!("“{}”不是 0 到 72 的整小时数。", apart(typed)),
            format!("“{}” is not a whole number of hours from 0 to 72.", apart(typed)),
        ),
        shops::Refusal::JoinCircle => joined_already(lang),
    }
}

fn joined_already(lang: Lang) -> String {
    say(lang, "这两条已经是同一条，不用再合并。", "These two are joined already.")
}

fn person(lang: Lang, refusal: &people::Refusal) -> String {
    match refusal {
        people::Refusal::NoName => say(lang, "请填写姓名。", "Please enter the person's name."),
        people::Refusal::UnknownRole(code) => say(
            lang,
            format!("没有“{}”这个岗位。请从列表中选择。", apart(code)),
            format!("There is no role “{}”. Choose one from the list.", apart(code)),
        ),
        people::Refusal::JoinCircle => joined_already(lang),
    }
}

fn inspection(lang: Lang, refusal: &inspections::Refusal) -> String {
    use inspections::Refusal as R;
    match refusal {
        R::HandedIn(date) => say(
            lang,
            format!("{date} 的巡检已提交，不能再改。需要修改时请主管退回。"),
            format!(
                "The inspection of {date} has been submitted and cannot be changed. Ask your supervisor to return it."
            ),
        ),
        R::SomebodyElses(name) => say(
            lang,
            format!("这是{name}自己的检查，只能由本人填写。"),
            format!("This is {name}'s own inspection: only they can fill it in."),
        ),
        R::InTheFuture(date) => say(
            lang,
            format!("{date} 还没到，不能提前检查。"),
            format!("{date} has not come yet; it cannot be inspected in advance."),
        ),
        R::UnknownCheck(id) => say(
            lang,
            format!("这个版本没有检查项 {id}。请更新应用。"),
            format!("This version has no check {id}. Please update the app."),
        ),
        R::Empty => {
            say(lang, "还没有检查任何一项。请先检查再提交。", "Nothing has been checked yet. Check first, then submit.")
        }
        R::WithoutEvidence(checks) => without_evidence(lang, checks),
        R::NotSubmitted => say(
            lang,
            "这次巡检还没提交，不能审核。",
            "This inspection has not been submitted, so it cannot be reviewed.",
        ),
        R::NeedsComment => say(
            lang,
            "请写明问题或退回原因，检查人才知道要改什么。",
            "Please say what is wrong or why it is returned, so that the inspector knows what to do.",
        ),
        R::NoName => say(lang, "请填写名称。", "Please enter a name."),
        R::TooLong(most) => too_long(lang, *most),
        R::WrongValue(check) => say(
            lang,
            format!("{check}：填写的内容不符合这项检查的答案类型，请重新填写。"),
            format!("{check}: this is not the kind of answer that the check takes; please enter it again."),
        ),
        R::UnknownPhoto => say(lang, "这张照片已经移除。", "This photo has been removed already."),
    }
}

fn without_evidence(lang: Lang, checks: &[Text]) -> String {
    let names: Vec<&str> = checks.iter().map(|label| lang.of(*label)).collect();
    say(
        lang,
        format!("以下检查还缺备注或照片，请补上再提交：{}。", names.join("、")),
        format!("These checks still lack a note or photo; please add it before submitting: {}.", names.join("; ")),
    )
}

fn too_long(lang: Lang, most: usize) -> String {
    let most = super::format::count(most as u64);
    say(
        lang,
        format!("内容超过 {most} 字。请缩短后再保存，已输入的内容还在。"),
        format!("Longer than {most} characters. Shorten it and save again; what you typed is still here."),
    )
}

fn task(lang: Lang, refusal: &tasks::Refusal) -> String {
    use tasks::Refusal as R;
    match refusal {
        R::NoWhat => say(lang, "请写明要做什么。", "Please say what is to be done."),
        R::NotDone => say(lang, "还没完成，不能复查。", "It is not done yet, so it cannot be re-checked."),
        R::AlreadyDone => say(lang, "已经完成了。", "It is done already."),
        R::TooLong(most) => too_long(lang, *most),
        R::NotFailed => say(
            lang,
            "这一项现在不是“不通过”，不需要跟进。",
            "This check has not failed, so there is nothing to follow up.",
        ),
    }
}

/// A store that could not do it.
pub fn store(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::Full => say(
            lang,
            "没有保存：浏览器的存储空间已满。内容还在屏幕上。请先导出备份，再清理磁盘或浏览器数据后重试。",
            "Not saved: the browser has no space left. What you typed is still on the screen. Export a backup, free some disk space, and try again.",
        ),
        StoreError::Closed => say(
            lang,
            "没有保存：与本机数据库的连接断开了。请再试一次；若仍不行，请重新载入页面。",
            "Not saved: the connection to this device's database was closed. Try again; if it still fails, reload the page.",
        ),
        StoreError::Blocked => say(
            lang,
            "另一个标签页还在用旧版本。请关闭其他店巡标签页，再重新载入。",
            "Another tab still runs an older version. Close the other Dianxun tabs, then reload.",
        ),
        StoreError::Newer { .. } => say(
            lang,
            "本机数据由更新的版本写入。请重新载入以更新应用；数据没有改动，仍可导出。",
            "The data on this device was written by a newer version. Reload to update the app; nothing was changed, and you can still export.",
        ),
        StoreError::Unavailable(_) => say(
            lang,
            "这个浏览器窗口不允许保存数据（例如无痕模式）。请用普通窗口打开。",
            "This browser window does not allow storage (a private window, for example). Open the app in a normal window.",
        ),
        StoreError::Damaged(what) => say(
            lang,
            format!("本机数据有一部分读不出来（{what}）。请从最近的备份文件恢复。"),
            format!("A part of this device's data cannot be read ({what}). Restore from your latest backup file."),
        ),
        StoreError::Other(what) => say(
            lang,
            format!("没有保存，浏览器报告：{what}。请再试一次。"),
            format!("Not saved; the browser says: {what}. Please try again."),
        ),
    }
}

/// The rules have not come.
pub fn no_rules(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有保存：程序的一部分还没下载完，现在又没有网络。连上网再试一次，填的内容都还在。",
        Lang::En => {
            "Not saved: a part of the program has not been fetched yet and there is no network. Connect and try again; what you entered is still here."
        }
    }
}

/// A price that was not understood.
pub fn price(lang: Lang, error: PriceError) -> String {
    match error {
        PriceError::NotANumber => {
            say(lang, "请只写数字，例如 129 或 129.90。", "Digits only, for example 129 or 129.90.")
        }
        PriceError::Negative => say(lang, "价格不能小于 0。", "A price cannot be below 0."),
        PriceError::TooFine => say(lang, "最多两位小数。", "Two decimals at most."),
        PriceError::TooLarge => say(lang, "价格太大，最多 99,999,999.99。", "Too large: 99,999,999.99 at most."),
    }
}

/// A number that was not understood.
pub fn amount(lang: Lang, error: AmountError) -> String {
    match error {
        AmountError::NotANumber => say(lang, "请只写数字，例如 12 或 3.5。", "Digits only, for example 12 or 3.5."),
        AmountError::TooFine => say(lang, "最多三位小数。", "Three decimals at most."),
        AmountError::TooLarge => say(lang, "数值太大。", "The number is too large."),
    }
}

/// A clock that cannot be right.
pub fn clock(lang: Lang, doubt: ClockDoubt) -> String {
    match doubt {
        ClockDoubt::Behind(by) => {
            let minutes = by / 60_000;
            say(
                lang,
                format!("这台设备的时间比上次记录早了约 {minutes} 分钟。可以继续工作，请校准系统时间。"),
                format!(
                    "This device's clock is about {minutes} minutes behind the last recorded change. You can go on; please set the system clock."
                ),
            )
        }
        ClockDoubt::BeforeThisVersion => say(
            lang,
            "这台设备的日期早于本应用的发布日期。可以继续工作，请校准系统时间，否则“今天”会不对。",
            "This device's date is earlier than this version of the app. You can go on; please set the system clock, otherwise “today” is wrong.",
        ),
        ClockDoubt::FarAhead => say(
            lang,
            "这台设备的日期似乎超前了好几年。可以继续工作，请校准系统时间，否则同事的设备会暂不接收你的改动。",
            "This device's date seems to be years ahead. You can go on; please set the system clock, otherwise colleagues' devices will hold your changes back.",
        ),
    }
}
