//! Words of findings: what each rule is called, what contradicts what, what was said of it. Knows no page.

use super::placements::{page_name, slot_name};
use super::{Lang, format, listings};
use crate::domain::campaigns::{CAMPAIGN, field as of_campaign};
use crate::domain::findings::{Dead, Detail, LinkFault, Place, Rule, Seen, Text, Verdict};
use crate::domain::ids::Key;
use crate::domain::listings::{LISTING, field as of_listing};
use crate::domain::placements::{PLACEMENT, Page, Placement};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::value::Value;

messages! {
    title = "预检发现", "Findings";
    kind = "预检发现", "Finding";
    kind_rule = "预检规则", "Rule of findings";
    prepared = "已备好的发现", "Found in the records";
    prepared_hint = "记录之间互相矛盾，请到店铺页面看一眼再选。", "These records contradict each other. Look at the shop page, then choose.";
    confirm = "属实", "It is so";
    refute = "不属实", "It is not so";
    fixed = "已改好", "Put right";
    confirm_hint = "属实会把这一项记为不通过，并开出跟进。", "“It is so” fails the check and opens a follow-up.";
    no_run_hint = "今天的巡检已提交或没有这一项：属实只记在这里，不开跟进。", "Today's inspection is handed in or does not ask for this: “It is so” is kept here only, without a follow-up.";
    why = "为什么不属实", "Why it is not so";
    save_refute = "保存不属实", "Save that it is not so";
    cancel = "取消", "Cancel";
    of(name: &str, line: &str) = "{name}：{line}", "{name}: {line}";
    need_reason = "请写明为什么不属实。", "Please say why it is not so.";
    not_a_number = "请填 0 到 1000 的整数。", "Please enter a whole number from 0 to 1000.";
    looking = "正在核对记录…", "Comparing the records…";
    none = "没有发现矛盾。在“展示位”里记下首页和活动页挂了什么、印了什么价，在“商品”里导入价格和库存，这里就会自动核对。", "No contradictions. Record under Placements what the pages show and which prices are printed, import prices and stock under Listings, and they are compared here.";
    to_placements = "去记录展示位", "To placements";
    all_rules = "规则设置", "Rules";
    use_rule = "使用这条规则", "Use this rule";
    number = "数值", "Number";
    save_number = "保存数值", "Save the number";
    default_number(number: i64) = "默认 {number}", "{number} by default";
    is_off = "已停用", "Not used";
    precision(right: usize, of: usize) = "近 30 天属实 {right}/{of}", "True in 30 days: {right} of {of}";
    no_precision = "近 30 天还没有人判断过", "Nobody has judged any in 30 days";
    more(count: usize) = "还有 {count} 条，在“预检发现”里看全部", "{count} more; see all under Findings";
    show_more(count: usize) = "再显示 {count} 条", "Show {count} more";
    was_confirmed = "已确认属实", "Confirmed";
    was_fixed = "已标记改好", "Put right";
    was_refuted = "已标记不属实", "Refuted";
    banners = "今天的首焦", "Banners of today";
    promos = "今天的促销图", "Promo pictures of today";
    hot = "今天的热卖商品", "Hot items of today";
    changed_items = "今天新增或改动的商品", "Items new or changed today";
    printed(price: &str) = "印价 {price}", "printed {price}";
    in_force(price: &str) = "现价 {price}", "now {price}";
    no_problem = "没有矛盾", "no contradictions";
    problems(count: usize) = "{count} 处矛盾", "{count} contradictory";
    sample = "今日抽查", "Spot check of today";
    sample_hint(count: usize) = "从在售商品里抽出 {count} 件：以前不通过的、最近改过价或标题的更常被抽到。", "{count} of the items on sale: rather those that failed before, or whose price or title changed lately.";
    sample_add = "放入抽查条目", "Put them into the spot check";
    sample_none = "没有在售商品可以抽查。", "Nothing is on sale to be sampled.";
    by_records(price: &str) = "记录中的生效价 {price}，已先填好，与页面不同请改。", "Price in force by the records: {price}. It is filled in; change it if the page says otherwise.";
    open_listing = "看商品", "Open the listing";
    open_placement = "看展示位", "Open the placement";
    open_campaign = "看活动", "Open the campaign";
    at_page(page: &str, what: &str) = "{page} {what}", "{page}: {what}";
    picture_no(number: usize) = "商品图 {number}", "Picture {number}";
    campaign_items = "活动商品", "Campaign item";
    price_differs(seen: &str, printed: &str, now: &str) = "{seen} 印价 {printed}，现价 {now}", "{seen}: {printed} is printed, the price is {now}";
    period_over(seen: &str, day: &str) = "{seen} 印的有效期到 {day} 为止，已过期还挂着", "{seen}: what is printed was valid until {day}, and it still hangs";
    period_ahead(seen: &str, day: &str) = "{seen} 印的有效期从 {day} 开始，还没到就挂出来了", "{seen}: what is printed is valid from {day}, and it hangs already";
    campaign_over(seen: &str, day: &str) = "{seen} 的活动 {day} 已结束，图还没换", "{seen}: its campaign ended on {day}, the picture is still there";
    no_link(seen: &str) = "{seen} 没有链接", "{seen} has no link";
    link_off(seen: &str) = "{seen} 的链接进的是不在售的商品", "{seen} leads to an item that is not on sale";
    link_sold_out(seen: &str) = "{seen} 的链接进的是售罄的商品", "{seen} leads to an item that is sold out";
    link_ended(seen: &str) = "{seen} 的链接进的是已结束的活动", "{seen} leads to a campaign that has ended";
    link_elsewhere(seen: &str) = "{seen} 的链接进的不是它说的商品或活动", "{seen} leads to something else than it shows";
    placed_off(seen: &str) = "{seen} 挂着不在售的商品", "{seen} shows an item that is not on sale";
    placed_sold_out(seen: &str) = "{seen} 挂着售罄的商品", "{seen} shows an item that is sold out";
    no_discount(category: &str, price: &str) = "在折扣分类“{category}”里，但现价 {price} 没有折扣", "stands in the discount category “{category}”, but {price} is no discount";
    price_changed(category: &str, before: &str, now: &str) = "在折扣分类“{category}”里调过价：{before} 改为 {now}，请确认是否还该留在这里", "its price changed from {before} to {now} while it stood in the discount category “{category}”: does it still belong there?";
    category_unchecked(category: &str, count: usize, time: &str) = "分类“{category}”今天新增或改动 {count} 处，最近一次 {time}，之后还没检查", "category “{category}”: {count} new or changed today, the latest at {time}, not checked since";
    too_many_ads(page: &str, count: usize, most: i64) = "{page} 右侧广告有 {count} 个，最多 {most} 个", "{page}: {count} right-column ads, at most {most}";
    overlap(place: &str, count: usize) = "{place} 同时挂着 {count} 个", "{place}: {count} at the same time";
    hole(row: &str, numbers: &str) = "{row} 第 {numbers} 位空着", "{row}: place {numbers} is empty";
    below_floor(lowest: &str, floor: &str) = "优惠全部叠加后最低 {lowest}，低于底价 {floor}", "everything combined, it can cost {lowest}, below the floor of {floor}";
    discount_base(list: &str, days: i64, lowest: &str) = "划线价 {list} 高于优惠前 {days} 天的最低价 {lowest}", "list price {list} is above {lowest}, the lowest price of the {days} days before the discount";
    incomplete(percent: i64, missing: &str) = "完整度 {percent}%：{missing}", "{percent}% complete: {missing}";
    same_title(count: usize) = "{count} 个商品标题相同", "{count} listings have the same title";
    same_code(count: usize) = "{count} 个商品商家编码相同", "{count} listings have the same merchant code";
    field_rule = "规则", "Rule";
    field_subject = "涉及的记录", "Record";
    field_verdict = "判断", "Judgement";
    field_by = "谁判断的", "Judged by";
    field_at = "判断时间", "Judged at";
    field_off = "停用", "Not used";
}

/// What a rule is called.
pub fn rule_name(l: Lang, rule: Rule) -> &'static str {
    let (zh, en) = match rule {
        Rule::PrintedPrice => ("图上价格与现价不符", "Printed price is not the price"),
        Rule::PrintedPeriod => ("图上时间不在有效期", "Printed time is not now"),
        Rule::CampaignEnded => ("活动已结束，图没换", "Picture of an ended campaign"),
        Rule::KvWithoutLink => ("首焦没有链接", "Banner without a link"),
        Rule::KvLink => ("首焦链接不对", "Banner with a wrong link"),
        Rule::DeadPlaced => ("挂着不能买的商品", "Shown, but cannot be bought"),
        Rule::DiscountCategory => ("折扣分类里没有折扣", "No discount in a discount category"),
        Rule::CategoryUnchecked => ("分类有新增或改动，还没检查", "Changed category not checked"),
        Rule::RightAds => ("右侧广告太多", "Too many right-column ads"),
        Rule::Overlap => ("同一位置挂了多个", "Several in one place"),
        Rule::Hole => ("展示位空着", "Empty place"),
        Rule::BelowFloor => ("叠加后低于底价", "Below the floor when combined"),
        Rule::DiscountBase => ("划线价没有依据", "List price without a basis"),
        Rule::Incomplete => ("在售商品资料不全", "Incomplete listing on sale"),
        Rule::Faulty => ("在售商品有毛病", "Faulty listing on sale"),
        Rule::Twice => ("标题或编码重复", "Same title or code twice"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What the number of a rule counts.
pub fn number_name(l: Lang, rule: Rule) -> Option<&'static str> {
    let (zh, en) = match rule {
        Rule::RightAds => ("最多几个", "At most so many"),
        Rule::DiscountCategory => ("几天内的调价", "Price changes within days"),
        Rule::DiscountBase => {
            ("优惠前看几天的最低价（法规依据请自行核实）", "Days before the discount (please verify the legal source)")
        }
        Rule::Incomplete => ("完整度低于百分之几", "Less complete than per cent"),
        Rule::Faulty => ("几天没成交算滞销", "Days without a sale"),
        _ => return None,
    };
    Some(match l {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

/// What was said of a finding.
pub fn verdict(l: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => was_confirmed(l),
        Verdict::Refuted => was_refuted(l),
        Verdict::Fixed => was_fixed(l),
    }
}

/// A page: the home page by itself, others by their names.
fn page(l: Lang, place: &Place) -> String {
    let kind = page_name(l, place.page);
    if place.page == Page::Home || place.name.is_empty() { kind.to_owned() } else { at_page(l, kind, &place.name) }
}

/// A place of a page: `首焦 KV 1`; pages other than the home page are named.
pub fn place(l: Lang, place: &Place) -> String {
    let what = super::placements::place(l, slot_name(l, place.slot), place.order);
    if place.page == Page::Home { what } else { format!("{} {what}", page(l, place)) }
}

fn seen(l: Lang, seen: &Seen) -> String {
    match seen {
        Seen::At(at) => place(l, at),
        Seen::Picture(number) => picture_no(l, *number),
        Seen::Campaign => campaign_items(l).to_owned(),
    }
}

/// What a record of a finding is called: a place by where it is, others by their names; its kind where it has none.
pub fn subject_name(l: Lang, records: &Records, key: &Key) -> String {
    let record = records.by_key(key).map(AsRef::as_ref);
    let text = |field| record.map(|record: &Record| record.text(field).trim().to_owned()).unwrap_or_default();
    let (name, kind) = match () {
        () if key.kind == LISTING => (text(&of_listing::TITLE), listings::kind(l)),
        () if key.kind == CAMPAIGN => (text(&of_campaign::NAME), super::campaigns::kind(l)),
        () if key.kind == PLACEMENT => {
            let at = record.map(|record| place(l, &Place::of(&Placement::read(record))));
            (at.unwrap_or_default(), super::placements::kind(l))
        }
        // A category is named by its id, whether or not anybody has said anything of it.
        () => {
            let name = key.id.as_str().split_once(':').map_or("", |(_, name)| name);
            (name.to_owned(), super::placements::category(l))
        }
    };
    if name.is_empty() { kind.to_owned() } else { name }
}

/// A price, or from the lowest to the highest.
pub fn range(low: i64, high: i64) -> String {
    if low == high { format::price(low) } else { format!("{}–{}", format::price(low), format::price(high)) }
}

fn list(l: Lang, parts: Vec<String>) -> String {
    parts.join(if l == Lang::Zh { "、" } else { ", " })
}

/// What contradicts what, in one line; the names of the records stand beside it.
pub fn line(l: Lang, detail: &Detail, moment: &dyn Fn(i64) -> String) -> String {
    let price = format::price;
    match detail {
        Detail::PrintedPrice { seen: at, printed, low, high } => {
            price_differs(l, &seen(l, at), &price(*printed), &range(*low, *high))
        }
        Detail::PrintedOver { seen: at, until } => period_over(l, &seen(l, at), &moment(*until)),
        Detail::PrintedAhead { seen: at, from } => period_ahead(l, &seen(l, at), &moment(*from)),
        Detail::CampaignEnded { seen: at, until } => campaign_over(l, &seen(l, at), &moment(*until)),
        Detail::KvWithoutLink(at) => no_link(l, &seen(l, at)),
        Detail::KvLink(at, fault) => link(l, &seen(l, at), *fault),
        Detail::DeadPlaced(at, Dead::NotOnSale) => placed_off(l, &seen(l, at)),
        Detail::DeadPlaced(at, Dead::SoldOut) => placed_sold_out(l, &seen(l, at)),
        Detail::NoDiscount { category, price: now } => no_discount(l, category, &price(*now)),
        Detail::PriceChanged { category, before, now } => price_changed(l, category, &price(*before), &price(*now)),
        Detail::CategoryUnchecked { category, count, at } => category_unchecked(l, category, *count, &moment(*at)),
        Detail::RightAds { place, count, most } => too_many_ads(l, &page(l, place), *count, *most),
        Detail::Overlap { place: at, count } => overlap(l, &place(l, at), *count),
        Detail::Hole { place: at, missing } => {
            let row = format!("{} {}", page(l, at), slot_name(l, at.slot));
            hole(l, &row, &list(l, missing.iter().map(i64::to_string).collect()))
        }
        Detail::BelowFloor { lowest, floor } => below_floor(l, &price(*lowest), &price(*floor)),
        Detail::DiscountBase { list, lowest, days } => discount_base(l, &price(*list), *days, &price(*lowest)),
        Detail::Incomplete { percent, missing } => {
            incomplete(l, i64::from(*percent), &list(l, missing.iter().map(|one| listings::missing(l, one)).collect()))
        }
        Detail::Faulty(fault) => listings::fault(l, fault),
        Detail::Twice { text: Text::Title, count } => same_title(l, *count),
        Detail::Twice { text: Text::Code, count } => same_code(l, *count),
    }
}

fn link(l: Lang, seen: &str, fault: LinkFault) -> String {
    match fault {
        LinkFault::Dead(Dead::NotOnSale) => link_off(l, seen),
        LinkFault::Dead(Dead::SoldOut) => link_sold_out(l, seen),
        LinkFault::Ended => link_ended(l, seen),
        LinkFault::Elsewhere => link_elsewhere(l, seen),
    }
}

/// What a field of a finding or of a rule is called; others are those of the work.
pub fn field_name(l: Lang, head: &str) -> Option<&'static str> {
    Some(match head {
        "rule" => field_rule(l),
        "subject" => field_subject(l),
        "verdict" => field_verdict(l),
        "by" => field_by(l),
        "at" => field_at(l),
        "why" => why(l),
        "off" => field_off(l),
        "value" => number(l),
        _ => return None,
    })
}

/// A value of such a field in words.
pub fn value(l: Lang, head: &str, value: &Value, moment: &dyn Fn(i64) -> String) -> Option<String> {
    match (head, value) {
        ("rule", Value::Text(code)) => Rule::from_code(code).map(|rule| rule_name(l, rule).to_owned()),
        ("verdict", Value::Text(code)) => Verdict::from_code(code).map(|said| verdict(l, said).to_owned()),
        ("at", Value::Int(at)) => Some(moment(*at)),
        ("value", Value::Int(number)) => Some(number.to_string()),
        ("why" | "subject" | "date" | "run" | "check" | "entry", Value::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::placements::Slot;

    #[test]
    fn a_contradiction_reads_in_one_line() {
        let place = |page, name: &str| Place { page, name: name.into(), slot: Slot::Kv, order: 1 };
        let detail = |place, high| Detail::PrintedPrice { seen: Seen::At(place), printed: 9_900, low: 8_900, high };
        let told = |l, detail: &Detail| line(l, detail, &|at| format!("@{at}"));
        assert_eq!(told(Lang::Zh, &detail(place(Page::Home, ""), 8_900)), "首焦 KV 1 印价 ¥99.00，现价 ¥89.00");
        let other = told(Lang::En, &detail(place(Page::Campaign, "11.11"), 12_900));
        assert!(other.contains("11.11") && other.contains("¥89.00–¥129.00"), "{other}");
    }

    #[test]
    fn every_rule_has_a_name_and_every_number_too() {
        for l in Lang::ALL {
            for rule in Rule::ALL {
                assert!(!rule_name(l, rule).is_empty());
                assert_eq!(number_name(l, rule).is_some(), rule.number().is_some(), "{rule:?}");
            }
        }
    }
}
