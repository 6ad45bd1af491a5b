//! Words of the pages of listings: the list, its filters, changing many, one listing. Knows no rule.

use super::{Lang, format};
use crate::domain::listings::filter::{Column, Problem};

messages! {
    title = "商品", "Listings";
    search = "搜标题、编码、商品 ID", "Search title, code, item ID";
    export = "导出", "Export";
    exported(name: &str, n: usize) = "已导出 {name}，{n} 件", "Exported {name}, {n} listings";
    not_exported = "没有导出，请再试一次。", "Nothing was exported. Please try again.";
    stop = "停止", "Stop";
    propose_why = "为什么改（可不填）", "Why (may be empty)";
    new = "新建商品", "New listing";
    import = "导入商品表", "Import a table";
    none = "还没有商品。导入平台导出的商品表，或新建一件。", "No listings yet. Import a table from your platform, or make one.";
    none_fits = "没有符合条件的商品。", "No listing fits.";
    show_all = "显示全部", "Show all";
    reading(done: &str, total: &str) = "正在整理 {done} / {total} 件…", "Sorting {done} of {total}…";
    show_found = "在商品列表里看全部", "See all in the list of listings";
    filter = "筛选", "Filter";
    state = "状态", "State";
    any = "不限", "Any";
    category = "类目或分类", "Category";
    owner = "负责人", "Owner";
    nobody = "没有负责人", "Nobody";
    part = "定位", "Role";
    complete = "完整度", "Completeness";
    red = "红：不到 60%", "Red: below 60 %";
    amber = "黄：还缺一些", "Amber: something is missing";
    green = "绿：齐全", "Green: nothing is missing";
    problems = "问题", "Problems";
    anything_wrong = "有任何问题", "Anything wrong";
    price_from = "售价从", "Price from";
    price_to = "售价到", "Price up to";
    stock_to = "库存不超过", "Stock at most";
    only_flagged = "只看标记下架的", "Only those flagged for delisting";
    only_new = "只看上架 30 天内的", "Only those listed within 30 days";
    clear_filter = "清除筛选", "Clear the filter";
    view_name = "视图名称", "Name of the view";
    save_view = "保存为视图", "Save as a view";
    views = "视图", "Views";
    remove_view(name: &str) = "删除视图“{name}”", "Remove the view “{name}”";
    columns = "列", "Columns";
    as_list = "列表", "List";
    as_board = "看板", "Board";
    how_shown = "显示方式", "Shown as";
    select_row(name: &str) = "选择“{name}”", "Select “{name}”";
    select_all = "选择全部", "Select all";
    unselect = "取消选择", "Clear the selection";
    bulk_edit = "批量修改", "Change all";
    bulk_field = "改哪一项", "What to change";
    bulk_how = "怎么改", "How";
    bulk_set = "改为", "Set to";
    bulk_share = "按百分比增减", "Up or down by per cent";
    bulk_add = "按数额增减", "Up or down by an amount";
    bulk_replace = "查找并替换", "Find and replace";
    bulk_find = "查找", "Find";
    bulk_with = "替换为（可留空）", "Replace with (may be empty)";
    bulk_value = "新内容（留空表示清除）", "New value (empty clears it)";
    bulk_percent = "百分比，例如 -10", "Per cent, such as -10";
    bulk_amount = "增减多少，例如 -5", "By how much, such as -5";
    bulk_need = "请填写一个数，例如 -10 或 2.5。", "Please type a number, such as -10 or 2.5.";
    bulk_nothing = "这样改不会改变任何一件。", "This changes none of them.";
    bulk_cannot(n: usize) = "{n} 件不能这样改（结果会小于 0 或太大），保持不变", "{n} cannot be changed like this (below 0 or too large) and stay";
    bulk_more(n: usize) = "还有 {n} 件", "and {n} more";
    bulk_too_many(most: usize) = "一次最多改 {most} 件，请缩小选择。", "At most {most} at once; please select fewer.";
    before = "现在", "Now";
    after = "改为", "Then";
    title_of_new = "标题", "Title";
    create = "建立草稿", "Make the draft";
    back = "返回商品列表", "Back to the listings";
    unknown = "这件商品不存在，或还没有同步到这台设备。", "This listing does not exist, or has not reached this device yet.";
    untitled = "（没有标题）", "(no title)";
    price_now = "现价", "Price now";
    price_by(label: &str) = "来自价格时段“{label}”", "from the window “{label}”";
    no_price = "还没有价格", "no price yet";
    information = "商品资料", "Information";
    prices = "价格", "Prices";
    windows = "价格时段", "Price windows";
    windows_hint = "某段时间内的价格；同时有几个时段时，以最低的为准。", "Prices for a time; of several at once the lowest counts.";
    add_window = "添加时段", "Add a window";
    window_label = "名称，例如 双 12", "Name, such as Double 12";
    window_from = "开始", "Begins";
    window_until = "结束", "Ends";
    window_remove(name: &str) = "删除时段“{name}”", "Remove the window “{name}”";
    window_overlap = "有时段重叠：买家看到的是其中较低的价格。", "Windows overlap: buyers see the lower price.";
    timeline(from: &str, to: &str) = "从 {from} 到 {to} 的价格", "Prices from {from} to {to}";
    price_log = "售价的变化", "How the price changed";
    since(when: &str) = "{when}起", "since {when}";
    variants = "规格（SKU）", "Variants (SKU)";
    variants_hint = "有规格时，库存按规格合计；没填售价的规格用商品的售价。", "With variants, stock is their sum; a variant without a price has the listing's.";
    add_variant = "添加规格", "Add a variant";
    variant_name = "规格名称，例如 颜色:红", "Variant, such as colour: red";
    variant_remove(name: &str) = "删除规格“{name}”", "Remove the variant “{name}”";
    attributes = "属性", "Attributes";
    attribute_name = "属性名称，例如 产地", "Attribute, such as origin";
    add_attribute = "添加属性", "Add an attribute";
    points = "卖点", "Selling points";
    add_point = "添加卖点", "Add a selling point";
    new_point = "写一条卖点", "Write a selling point";
    pictures = "图片", "Pictures";
    picture_main = "主图", "Main picture";
    picture_detail = "详情图", "Detail picture";
    picture_url = "图片链接", "Link of the picture";
    add_picture = "添加图片", "Add a picture";
    picture_size(width: u32, height: u32) = "{width} × {height} 像素", "{width} × {height} pixels";
    picture_no_size = "尺寸未知", "size unknown";
    picture_printed = "图上价格", "Price on it";
    picture_remove(n: usize) = "删除第 {n} 张图片", "Remove picture {n}";
    picture_n(n: usize) = "第 {n} 张", "Picture {n}";
    sales = "销量", "Sales";
    sales_none = "还没有导入销量。", "No sales have been imported yet.";
    placed = "展示在哪里", "Where it is shown";
    placed_nowhere = "没有展示位。", "It is placed nowhere.";
    placed_still(n: usize) = "还有 {n} 个展示位没有撤下", "still placed in {n} places";
    notes = "备注", "Notes";
    new_note = "写备注", "Write a note";
    add_note = "添加备注", "Add the note";
    what_is_missing = "还缺什么", "What is missing";
    nothing_missing = "资料齐全。", "Nothing is missing.";
    what_is_wrong = "有什么问题", "What is wrong";
    nothing_wrong = "没有发现问题。", "Nothing wrong was found.";
    life = "流程", "Its way";
    review_points = "初审要点：逐项核对", "First review: look at each";
    send_back = "退回", "Send back";
    send_back_to = "退回到", "Back to";
    why = "原因", "Why";
    was_returned(why: &str) = "被退回：{why}", "Sent back: {why}";
    flag = "标记为该下架", "Flag for delisting";
    unflag = "取消下架标记", "Take the flag away";
    flagged_because(why: &str) = "标记下架：{why}", "Flagged for delisting: {why}";
    sync_stock = "库存已同步为 0", "The stock is put right";
    watched(days: i64) = "新品观察期还有 {days} 天", "new: watched for {days} more days";
    delete = "删除商品", "Delete the listing";
    delete_sure = "确认删除？可以在回收站恢复。", "Delete it? It can be restored from the trash.";
    pending(n: usize) = "有 {n} 处修改还没有提交", "{n} changes not handed in yet";
    pending_hint = "这件商品在售：买家看得到的修改要先审批。改好后一起提交。", "It is on sale: what buyers see is approved first. Hand your changes in together.";
    propose = "提交修改申请", "Hand in the proposal";
    drop_pending = "放弃修改", "Drop the changes";
    proposed = "修改申请已提交，等待审批。", "The proposal has been handed in.";
    not_a_date = "请填写日期和时间。", "Please fill in date and time.";
    link_open = "打开商品页", "Open its page";
    board_more(n: usize) = "还有 {n} 件，请在列表里看", "{n} more: see the list";
    board_none = "没有商品", "none";
    open_filter(n: usize) = "筛选（{n} 项）", "Filter ({n})";
}

/// `12 件商品`, `12 listings`.
pub fn count(l: Lang, n: usize) -> String {
    let number = format::count(n as u64);
    match l {
        Lang::Zh => format!("{number} 件商品"),
        Lang::En => format!("{number} {}", if n == 1 { "listing" } else { "listings" }),
    }
}

/// `已选 3 件`, `3 selected`.
pub fn selected(l: Lang, n: usize) -> String {
    match l {
        Lang::Zh => format!("已选 {n} 件"),
        Lang::En => format!("{n} selected"),
    }
}

/// `修改 3 件`, `Change 3 listings`.
pub fn bulk_do(l: Lang, n: usize) -> String {
    match l {
        Lang::Zh => format!("修改 {n} 件"),
        Lang::En => format!("Change {}", count(l, n)),
    }
}

/// What a problem is called in the filter.
pub fn problem(l: Lang, problem: Problem) -> &'static str {
    let (zh, en) = match problem {
        Problem::PriceZero => ("售价为 0", "Price 0"),
        Problem::BelowFloor => ("低于底价", "Below the floor"),
        Problem::ListBelowSelling => ("划线价低于售价", "List price below the price"),
        Problem::SoldOut => ("在售但售罄", "On sale, sold out"),
        Problem::SlowMoving => ("滞销", "Slow-moving"),
        Problem::Forbidden => ("含禁用词", "Forbidden words"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a column is called.
pub fn column(l: Lang, column: Column) -> &'static str {
    let (zh, en) = match column {
        Column::None => ("建立顺序", "As made"),
        Column::Title => ("标题", "Title"),
        Column::Code => ("商家编码", "Code"),
        Column::Price => ("售价", "Price"),
        Column::Stock => ("库存", "Stock"),
        Column::Sold => ("30 天销量", "Sold 30 d"),
        Column::Complete => ("完整度", "Complete"),
        Column::State => ("状态", "State"),
    };
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
