//! Words of the search.

use super::{Lang, format};
use crate::domain::search::Place;

messages! {
    title = "搜索", "Search";
    field = "搜索巡检、跟进、商品、人员、店铺", "Search inspections, follow-ups, listings, people, shops";
    hint = "可以搜日期、备注、条目名称、价格、编号；不分全角半角、大小写和简繁体。名字也可以打拼音首字母。", "Dates, notes, names of items, prices, codes. Width, case, simplified or traditional characters do not matter; names are found by pinyin initials too.";
    hint_plain = "可以搜日期、备注、条目名称、价格、编号；不分全角半角和大小写。简繁对照和拼音首字母暂时用不了，联网后再打开搜索即可。", "Dates, notes, names of items, prices, codes; width and case do not matter. Traditional characters and pinyin initials are not available now: open the search again when you are online.";
    examples = "例如", "For example";
    example_word = "价格", "price";
    example_entry = "KV", "KV";
    example_code = "INSP-02", "INSP-02";
    example_role = "美工", "designer";
    none(text: &str) = "没有找到“{text}”。换个说法，或少写几个字试试。", "Nothing found for \"{text}\". Try other or fewer words.";
    runs = "巡检", "Inspections";
    tasks = "跟进", "Follow-ups";
    people = "人员", "People";
    shops = "店铺", "Shops";
    first_of(shown: usize, total: usize) = "前 {shown} 条，共 {total} 条", "first {shown} of {total}";
    place_date = "日期", "Date";
    place_entry = "条目", "Item";
    place_note = "备注", "Note";
    place_fail = "不通过", "Failed";
    place_price = "价格", "Price";
    place_comment = "审核意见", "Comment";
    place_result = "处理结果", "Done";
    place_owner = "负责人", "Owner";
    place_check = "检查项", "Check";
    place_role = "岗位", "Role";
    place_industry = "行业", "Industry";
}

/// `12 results`.
pub fn found(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("找到 {n} 条"),
        Lang::En => format!("{} found", format::plural(n, "result", "results")),
    }
}

/// Where in a record it was found.
pub fn place(lang: Lang, place: Place) -> &'static str {
    match place {
        Place::Date => place_date(lang),
        Place::Entry => place_entry(lang),
        Place::Note => place_note(lang),
        Place::Fail => place_fail(lang),
        Place::Price => place_price(lang),
        Place::Comment => place_comment(lang),
        Place::Result => place_result(lang),
        Place::Owner => place_owner(lang),
        Place::Check => place_check(lang),
        Place::Role => place_role(lang),
        Place::Industry => place_industry(lang),
    }
}
