//! Words of requests and decisions. Knows no page.

mod told;

pub use told::{field_name, name_of_field, of_listing, part_name, tells, title_of, title_of_request, value};

use super::{Lang, format, listings, roles};
use crate::domain::approvals::chain::{Verdict, Who};
use crate::domain::approvals::{Approval, Part, Stage, What};
use crate::domain::ids::RecordId;

messages! {
    title = "审批", "Approvals";
    kind = "申请", "Request";
    rule = "审批规则", "Rule of approval";
    delegation = "代审批", "Deputy";
    which = "显示哪些", "Which requests";
    mine = "等我审批", "Waits for me";
    asked = "我提交的", "Asked by me";
    all = "全部", "All";
    none_mine = "没有等你审批的申请。", "Nothing waits for your decision.";
    none_asked = "你还没有提交过申请。", "You have not asked for anything yet.";
    none = "还没有申请。上新、修改、下架都会出现在这里。", "No requests yet. New listings, changes and delistings appear here.";
    show_all = "看全部申请", "Show all requests";
    choose = "从列表里选一条申请。", "Choose a request from the list.";
    unknown = "这条申请不存在，或还没有同步到这台设备。", "This request does not exist, or has not reached this device yet.";
    back = "返回列表", "Back to the list";
    new = "提交申请", "New request";
    over = "已办结", "Over";
    asked_by(name: &str, when: &str) = "{name} {when} 提交", "Asked by {name}, {when}";
    waits_since(when: &str) = "{when} 起等待", "Waits since {when}";
    due_on(day: &str) = "{day}前审批", "Decide by {day}";
    publish_by(when: &str) = "{when} 前发布", "Publish by {when}";
    publish_late = "发布已超时", "Publishing is late";
    keys = "快捷键：A 同意，R 退回，J / K 下一条、上一条", "Keys: A approves, R returns, J and K go to the next and the one before";

    step_waiting(step: usize) = "等第 {step} 步审批", "Waits for step {step}";
    stage_paused = "商品已不在这一步", "Not at this step now";
    stage_returned = "已退回", "Returned";
    stage_approved = "已同意，待执行", "Approved, to be carried out";
    stage_done = "已办结", "Carried out";
    stage_withdrawn = "已撤回", "Taken back";
    seal_approved = "同意", "OK";

    difference = "改了什么", "What changes";
    field_head = "内容", "Field";
    before = "现在", "Now";
    was_before = "原来", "Before";
    after = "改为", "Shall be";
    nothing = "（空）", "(nothing)";
    what_listing_says = "商品内容", "What the listing says";
    completeness(percent: usize) = "完整度 {percent}%", "{percent} % complete";
    complete = "资料完整。", "Nothing is missing.";
    main_picture = "主图", "Main pictures";
    open_listing = "打开商品", "Open the listing";
    open_subject = "打开相关记录", "Open what it is about";
    text = "说明", "Words";
    why = "原因", "Why";
    tick_field(name: &str) = "审批“{name}”", "Decide about “{name}”";

    steps = "审批步骤", "Steps";
    step_no(step: usize) = "第 {step} 步", "Step {step}";
    all_of = "全部同意", "all of them";
    any_of = "一人同意即可", "any one of them";
    nobody_asked = "本店不需要审批。", "This shop asks nobody.";
    said(name: &str, verdict: &str, when: &str) = "{name} {verdict} · {when}", "{name}: {verdict}, {when}";
    said_for(who: &str) = "代 {who}", "for {who}";
    said_about(fields: &str) = "只对：{fields}", "only about: {fields}";
    is_void = "之后内容有改动，这个意见已失效，要重新审批。", "It has been changed since; this word counts no more and it has to be decided anew.";
    waits_for(who: &str) = "等：{who}", "Waits for: {who}";
    step_done = "已同意", "Agreed";

    approved = "同意", "approved";
    returned = "退回", "returned";
    returned_to(step: usize) = "退回到第 {step} 步", "returned to step {step}";
    again = "再次提交", "asked again";
    approve = "同意", "Approve";
    approve_some(n: usize) = "同意选中的 {n} 项", "Approve the {n} ticked";
    send_back = "退回", "Return";
    return_to = "退回给谁", "Back to whom";
    to_asker = "提交人", "Who asked";
    to_state(state: &str) = "提交人，商品回到“{state}”", "Who asked; the listing goes on at “{state}”";
    reason = "退回原因", "Why it goes back";
    confirm_return = "确认退回", "Return it";
    remark = "审批意见", "Remark";
    ask_again = "再次提交", "Ask again";
    withdraw = "撤回申请", "Take it back";
    mark_done = "标为已执行", "Mark as carried out";
    mark_published = "标为已发布", "Mark as published";
    mark_granted = "标为已开通并归档", "Mark as granted and archived";
    carry_out = "执行已同意的内容", "Carry out what is approved";
    not_your_turn = "现在不等你的意见。", "It does not wait for your word now.";
    done_by(name: &str, when: &str) = "{name} {when} 执行", "Carried out by {name}, {when}";
    note = "备注", "Note";
    new_note = "写备注", "Write a note";
    add_note = "添加备注", "Add the note";

    new_title = "提交申请", "Ask for a decision";
    new_hint = "商品的上新、修改和下架请在商品页提交。", "Listing, changing and delisting an item is asked for on its own page.";
    what = "申请什么", "What is asked for";
    subject_title = "标题", "Title";
    subject_text = "内容和理由", "Content and reasons";
    goes_to(who: &str) = "审批人：{who}", "Decided by: {who}";
    hand_in = "提交", "Hand in";

    rules = "审批规则和代审批", "Rules and deputies";
    rules_title = "审批规则", "Rules of approval";
    rules_hint = "只改和默认不同的地方。改了规则，还没办完的申请按新规则走。", "Change only what differs from the default. Requests that are still open follow the new rule.";
    rules_limited(level: &str) = "修改审批规则需要{level}及以上级别。", "Changing the rules needs the level “{level}” or above.";
    enabled = "需要审批", "Needs approval";
    who_decides = "谁审批", "Who decides";
    needs_all = "要所有人同意", "All of them have to agree";
    due_days = "每步几天内审批", "Days for each step";
    percent = "售价变动超过百分之几算重大修改", "A price change beyond this many per cent is a major one";
    counts_as_major = "算重大修改", "Counts as a major change";
    changed = "已修改", "changed";
    bad_number = "请填写一个整数。", "Please type a whole number.";

    absence = "代审批", "Deputies";
    absence_hint = "请假期间，由代理人替你审批。之前的意见不受影响。", "While somebody is away, the deputy decides. What was decided before stands.";
    person = "谁不在", "Who is away";
    deputy = "谁代审批", "Deputy";
    from = "从哪天", "From";
    until = "到哪天", "Until";
    delegate = "设置代审批", "Name the deputy";
    end = "结束", "End";
    deputy_of(person: &str, deputy: &str, from: &str, until: &str) = "{from}–{until} {deputy} 代 {person}", "{deputy} for {person}, {from} to {until}";
    no_deputies = "现在没有代审批。", "Nobody decides in another's place.";
    bad_dates = "请选开始和结束日期。", "Please choose the first and the last day.";

    hand_in_listing = "提交终审", "Hand in for final review";
    apply_delisting = "申请下架", "Apply for delisting";
    why_delist = "下架原因", "Why it should go";
    open_requests = "未办结的申请", "Open requests";
    proposed_now = "已提交修改申请", "The change was proposed";
    never_approved = "没有审批记录", "Never approved here";
    approved_on(when: &str) = "{when} 审批通过", "Approved {when}";
    changed_since(when: &str) = "{when} 审批后又有改动", "Changed since it was approved {when}";

    field_what = "申请事项", "What is asked for";
    field_subject_kind = "对象类型", "Sort of the subject";
    field_subject = "对象", "Subject";
    field_by = "提交人", "Asked by";
    field_at = "提交时间", "Asked at";
    field_withdrawn = "撤回", "Taken back";
    field_seen = "批准时的内容", "What was approved";
    field_value = "提出的内容", "Proposed";
    field_done = "执行", "Carried out";
    field_was = "执行前的内容", "What stood before";
    field_decision = "审批", "Decision";
    whole = "整体", "The whole of it";

    nothing_asked = "没有要改的内容：这些字段现在就是这样。", "Nothing would change: the fields say that already.";
    need_title = "请填写标题。", "Please give it a title.";
    already_asked = "已经提交过了，正在等审批。", "It has been asked for already and waits for a decision.";
    not_ready = "商品现在的状态不能做这一步，请看商品页。没有改动。", "The listing is not at the step where this is done; please look at its page. Nothing was changed.";
    over_already = "这条申请已经办结或撤回，没有改动。", "This request is over already. Nothing was changed.";
    of_other_version = "这条申请来自另一个版本，请更新应用后再处理。", "Another version made this request. Please update the app first.";
    step_not_open = "这一步刚刚有了变化，请看过最新内容再审批。", "This step has just changed. Please look at it again, then decide.";
    not_yours = "这一步等别人审批。可以在审批规则里看到是谁，或设置代审批。", "This step waits for somebody else. The rules say for whom; a deputy can be named.";
    not_the_asker = "只有提交人能这样做。", "Only who asked may do this.";
    need_reason = "请写明原因。", "Please say why.";
    not_earlier = "只能退回到更早的步骤。", "It can only go back to an earlier step.";
    not_returned = "这条申请没有被退回。", "This request was not returned.";
    not_approved = "还没有全部同意，不能执行。", "Not everybody has agreed yet, so it cannot be carried out.";
    not_a_rule = "规则里不能这样填，没有保存。", "A rule cannot hold that; it was not saved.";
    not_a_deputy = "请选两个不同的、在职的人。", "Please choose two different people who are present.";
    ends_before = "结束日期早于开始日期。", "The last day comes before the first.";
}

fn pick(l: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What is asked for.
pub fn what_name(l: Lang, what: What) -> &'static str {
    match what {
        What::ListingNew => pick(l, "上新终审", "Final review"),
        What::ListingUpdate => pick(l, "修改商品", "Change of a listing"),
        What::ListingUpdateMajor => pick(l, "重大修改", "Major change of a listing"),
        What::ListingDelist => pick(l, "下架商品", "Delisting"),
        What::HomeRevamp => pick(l, "首页改版", "Home page revamp"),
        What::Placement => pick(l, "展示位", "Placement"),
        What::Content => pick(l, "内容发布", "Content"),
        What::ContentConfidential => pick(l, "涉密或版权内容", "Confidential or copyright content"),
        What::Access => pick(l, "系统权限", "Access"),
        What::AccountChange => pick(l, "账户变更", "Account change"),
        What::Plan => pick(l, "工作计划", "Plan"),
    }
}

/// A part of a listing whose change may be a major one.
pub fn part_of_listing(l: Lang, part: Part) -> &'static str {
    match part {
        Part::Price => listings::price(l),
        Part::Image => listings::image(l),
        Part::Category => listings::category(l),
        Part::Stock => listings::stock(l),
    }
}

/// Where a request is.
pub fn stage(l: Lang, stage: Stage) -> String {
    match stage {
        Stage::Waiting { step } => step_waiting(l, step + 1),
        Stage::Paused => stage_paused(l).to_owned(),
        Stage::Returned => stage_returned(l).to_owned(),
        Stage::Approved => stage_approved(l).to_owned(),
        Stage::Done => stage_done(l).to_owned(),
        Stage::Withdrawn => stage_withdrawn(l).to_owned(),
    }
}

/// `waits 3 days`.
pub fn waits(l: Lang, days: i64) -> String {
    match l {
        Lang::Zh if days == 0 => "今天提交".to_owned(),
        Lang::En if days == 0 => "since today".to_owned(),
        Lang::Zh => format!("等了 {days} 天"),
        Lang::En => format!("for {}", format::plural(usize::try_from(days).unwrap_or_default(), "day", "days")),
    }
}

/// What was said.
pub fn verdict(l: Lang, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Approved => approved(l).to_owned(),
        Verdict::Returned { to: None } => returned(l).to_owned(),
        Verdict::Returned { to: Some(step) } => returned_to(l, step + 1),
        Verdict::AskedAgain => again(l).to_owned(),
    }
}

/// Somebody of a step.
pub fn who(l: Lang, who: &Who, name_of: &dyn Fn(&RecordId) -> String) -> String {
    match who {
        Who::Person(id) => name_of(id),
        Who::Role(code) => roles::role(l, code),
    }
}

/// Names one after another.
pub fn listed(l: Lang, names: &[String]) -> String {
    names.join(if l == Lang::Zh { "、" } else { ", " })
}

/// Whether a listing says what was approved.
pub fn approval(l: Lang, approval: Approval, moment: &dyn Fn(i64) -> String) -> String {
    match approval {
        Approval::Never => never_approved(l).to_owned(),
        Approval::Approved(at) => approved_on(l, &moment(at)),
        Approval::Changed(at) => changed_since(l, &moment(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_of_request_has_a_name_of_its_own() {
        for l in Lang::ALL {
            let mut names: Vec<&str> = What::ALL.into_iter().map(|what| what_name(l, what)).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), What::ALL.len());
        }
    }
}
