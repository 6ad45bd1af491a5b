//! Words for answering a run.

use super::{Lang, common, format};
use crate::domain::amount;
use crate::domain::inspections::{Answer, Look, Outcome};
use crate::domain::presence::Beside;
use crate::domain::templates::{Ask, Check};
use crate::domain::value::Value;

messages! {
    to_summary = "汇总", "Summary";
    submit = "去提交", "Review and submit";
    due_before(time: &str) = "{time} 前提交", "due by {time}";
    open_by(names: &str) = "另一个标签页也开着：{names}", "Also open in another tab: {names}";
    open_by_several(names: &str) = "其他标签页也开着：{names}", "Also open in other tabs: {names}";
    open_by_short(names: &str) = "也开着：{names}", "Also: {names}";
    open_by_you = "你在另一个标签页也打开了这次巡检", "You have this inspection open in another tab too";
    open_by_you_short = "另一标签页也开着", "In another tab too";
    left(n: usize) = "还剩 {n} 项", "{n} left";
    all_answered = "全部检查完了", "Everything is checked";
    groups = "检查分组", "Groups of checks";
    all_checks = "全部检查项", "All checks";
    position(n: usize, total: usize) = "第 {n} 项，共 {total} 项", "Check {n} of {total}";
    per_entry(what: &str) = "按{what}逐个检查", "checked per {what}";
    answered_of(n: usize, total: usize) = "已检查 {n}/{total}", "{n} of {total} checked";
    failed_count(n: usize) = "{n} 项不通过", "{n} failed";
    partly = "部分已检查", "partly checked";
    last_result = "上次结果", "Last result";
    never_checked = "还没有检查过", "Not checked before";
    lately(runs: usize, fails: usize) = "近 {runs} 次有 {fails} 次不通过", "failed {fails} of the last {runs} times";
    last_inspection = "上次巡检", "Last time";
    passed_of(pass: usize, total: usize) = "{pass}/{total} 通过", "{pass} of {total} passed";
    fails_again = "反复不通过", "Fails again";
    earlier_follow_up = "之前的跟进", "Earlier follow-up";
    result = "检查结果", "Result";
    result_of(name: &str) = "{name}：检查结果", "{name}: result";
    taken_back = "已收回结果", "Answer taken back";
    failed_now = "已记为不通过。请写备注或拍照，再创建跟进。", "Recorded as fail. Add a note or a photo, then open the follow-up.";
    and_next(result: &str, next: &str) = "{result}。下一项：{next}", "{result}. Next: {next}";
    and_done(result: &str) = "{result}。全部检查完了，可以提交。", "{result}. Everything is checked; you can submit.";
    previous = "上一项", "Previous";
    next = "下一项", "Next";
    note = "备注", "Note";
    note_hint = "看到了什么", "What did you see?";
    photos = "照片", "Photos";
    take = "拍照", "Photo";
    preparing_of(n: usize, total: usize) = "正在处理照片 {n}/{total}…", "Preparing photo {n} of {total}…";
    not_added(name: &str, why: &str) = "{name}：{why}", "{name}: {why}";
    open_photo(n: usize) = "看大图：照片 {n}", "Look at photo {n} large";
    photo_title(n: usize, total: usize) = "照片 {n}/{total}", "Photo {n} of {total}";
    remove_mark(n: usize) = "去掉标记 {n}", "Remove mark {n}";
    price_shown = "图上标价", "Price shown";
    price_charged = "实际成交价", "Price charged";
    prices_wait = "两个价格都填好就比对", "Compared as soon as both are filled in";
    prices_equal = "两个价格一致", "Both prices are equal";
    prices_lower(by: &str) = "相差 {by}：图上比实际低", "Differs by {by}: shown lower than charged";
    prices_higher(by: &str) = "相差 {by}：图上比实际高", "Differs by {by}: shown higher than charged";
    number = "数值", "Number";
    words = "填写", "In words";
    choose_one = "选一个", "Choose one";
    exactly(number: &str) = "必须是 {number} 才通过", "{number} passes, nothing else";
    between(min: &str, max: &str) = "{min} 到 {max} 为通过", "{min} to {max} passes";
    at_least(min: &str) = "不低于 {min} 为通过", "{min} or more passes";
    at_most(max: &str) = "不超过 {max} 为通过", "{max} or less passes";
    photo_answers = "拍一张照片就算完成这一项。", "A photo is the answer to this check.";
    only_now = "这一项只收现在拍的照片，相册里的不行。请用相机重新拍。", "This check takes only photos taken now, none from the album. Please take it with the camera.";
    sign_here = "请在框内签名", "Sign in the box";
    sign_clear = "擦掉重签", "Wipe";
    sign_name = "写上姓名", "Write my name";
    sign_done = "签好了", "Signed";
    signed = "已签名", "Signed";
    not_signed = "未签名", "Not signed";
    signed_above = "已签名；要重签，请先在照片里移除签名。", "Signed. To sign again, take the signature out of the photos first.";
    whole_page = "整个页面", "The page as a whole";
    entry_more(name: &str) = "{name}：备注、照片、改名", "{name}: note, photos, rename";
    entry_photo(name: &str) = "{name}：拍照", "{name}: take a photo";
    entry_name(what: &str) = "{what}名称", "Name of the {what}";
    entry_hint(what: &str) = "写下{what}名称，就可以逐个检查", "Name a {what} to check it on its own";
    add_entry = "添加", "Add";
    add_last(n: usize) = "沿用上次的 {n} 个", "Take over last time's {n}";
    rename = "改名", "Rename";
    remove_entry = "移除这一项", "Remove this entry";
    photo_count(n: usize) = "{n} 张照片", "photos: {n}";
    follow_up = "跟进", "Follow-up";
    open_follow_up = "创建跟进", "Open follow-up";
    what = "要做什么", "What is to be done";
    who = "谁来改", "Who";
    until = "什么时候前", "Until";
    people = "人员", "People";
    roles = "岗位", "Roles";
    not_a_date = "请选一个日期。", "Please choose a date.";
    handed_in = "这次巡检已提交，只能查看。", "This inspection has been submitted; it can only be read.";
    handed_in_go = "看汇总", "See the summary";
    preview_notice = "这是预览，和巡检时看到的一样，但不能作答，什么也不会存下。有条件的检查项先不显示。", "This is a preview: what the inspector sees. Nothing can be answered and nothing is stored; checks with a condition do not show yet.";
    preview_back = "返回模板", "Back to the template";
    somebodys_own(name: &str) = "这是{name}自己的检查，只能由本人填写。", "This is {name}'s own inspection: only they can fill it in.";
    returned(comment: &str) = "主管退回：{comment}", "Returned by the supervisor: {comment}";
    help = "键盘操作", "Keyboard";
    help_answer = "1 通过，2 不通过，3 不适用；再按一次收回", "1 pass, 2 fail, 3 n/a; press again to take it back";
    help_move = "← → 或 K J：上一项、下一项", "← → or K J: previous, next check";
    help_note = "N 写备注，P 拍照或选图", "N note, P photo";
    as_list = "全部列出", "Show all as a list";
    help_list = "L 全部列出或逐项检查", "L all checks as a list, or one at a time";
    help_undo = "Ctrl+Z 撤销，? 打开或收起这个列表", "Ctrl+Z undo, ? opens or closes this list";
}

/// Who else has the inspection open, in words, and in few words where there is little room; `None` for nobody.
pub fn also_open(lang: Lang, beside: &Beside) -> Option<(String, String)> {
    match beside {
        Beside::Nobody => None,
        Beside::Oneself => Some((open_by_you(lang).to_owned(), open_by_you_short(lang).to_owned())),
        Beside::Others(names) => {
            let known =
                |name: &String| if name.is_empty() { common::unknown_person(lang).to_owned() } else { name.clone() };
            let words = if names.len() > 1 { open_by_several } else { open_by };
            let names = names.iter().map(known).collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " });
            Some((words(lang, &names), open_by_short(lang, &names)))
        }
    }
}

/// A result in a word; not answered is a word too.
pub fn outcome(lang: Lang, outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Pass) => common::pass(lang),
        Some(Outcome::Fail) => common::fail(lang),
        Some(Outcome::Na) => common::na(lang),
        None => common::not_checked(lang),
    }
}

/// How a check looks, in a word.
pub fn look(lang: Lang, look: Look) -> &'static str {
    match look {
        Look::Open => outcome(lang, None),
        Look::Part => partly(lang),
        Look::Result(result) => outcome(lang, Some(result)),
    }
}

/// A group's count: `2/5 · 1 项不通过`.
pub fn group_count(lang: Lang, answered: usize, total: usize, failed: usize) -> String {
    let count = format!("{answered}/{total}");
    if failed == 0 { count } else { format!("{count} · {}", failed_count(lang, failed)) }
}

/// What two prices say, in minor units.
pub fn prices_verdict(lang: Lang, shown: i64, charged: i64) -> String {
    let by = format::price((shown - charged).abs());
    match shown.cmp(&charged) {
        std::cmp::Ordering::Equal => prices_equal(lang).to_owned(),
        std::cmp::Ordering::Less => prices_lower(lang, &by),
        std::cmp::Ordering::Greater => prices_higher(lang, &by),
    }
}

/// What a check was answered with, beside its result: `23.5 ℃`, the name of a choice, the words.
pub fn answered_with(lang: Lang, check: &Check, value: &Value) -> Option<String> {
    match (check.ask, value) {
        (Ask::Number { unit, .. }, Value::Int(number)) => {
            Some(format!("{} {}", amount::plain(*number), lang.of(unit)).trim_end().to_owned())
        }
        (Ask::Choice(choices), Value::Text(id)) => {
            let chosen = choices.iter().find(|choice| choice.id == id)?;
            Some(lang.of(chosen.name).to_owned())
        }
        (_, Value::Text(words)) => Some(words.to_string()),
        _ => None,
    }
}

/// The same of a whole answer, where its result does not say it all: also yes or no, signed or not.
pub fn answer_words(lang: Lang, check: &Check, answer: &Answer) -> Option<String> {
    match (check.ask, answer.outcome) {
        (Ask::YesNo, Some(Outcome::Pass)) => Some(common::yes(lang).to_owned()),
        (Ask::YesNo, Some(Outcome::Fail)) => Some(common::no(lang).to_owned()),
        (Ask::Signature, Some(Outcome::Na)) => None,
        (Ask::Signature, _) => Some(if answer.is_signed() { signed(lang) } else { not_signed(lang) }.to_owned()),
        _ => answer.value.as_ref().and_then(|value| answered_with(lang, check, value)),
    }
}
