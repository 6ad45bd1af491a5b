//! Words of tables of listings, in and out: what was understood of a file, what would change, why a row cannot come in.
//! Knows no page.

use super::{Lang, format, listings};
use crate::domain::ids::Field;
use crate::domain::listings::import::{Fate, SheetKind, Target, Why};
use crate::domain::listings::{State, export};
use crate::domain::value::Value;
use crate::wire::tables::TableError;
use smol_str::SmolStr;
use std::collections::BTreeMap;

messages! {
    title = "导入商品", "Take listings in";
    lead = "平台导出的表格直接拿来用：CSV、Excel、JSON、商品 Feed 都行。先看会改什么，确认后才写入，导入后还能整批撤回。", "Use the file as the platform exports it: CSV, Excel, JSON or a product feed. You see what would change first; nothing is written before you agree, and all of it can be taken back.";
    back = "返回商品", "Back to the listings";
    choose = "选择文件", "Choose a file";
    choose_other = "换一个文件", "Choose another file";
    drop = "也可以把文件拖到这里，或直接粘贴表格", "or drop a file here, or paste cells";
    reading = "正在读取…", "Reading…";
    taking = "正在导入…", "Taking in…";
    taking_back = "正在撤回…", "Taking back…";
    understood = "读到的内容", "What was understood";
    kind = "来源", "Source";
    kind_taobao = "淘宝助理数据包", "Taobao assistant packet";
    kind_shopify = "Shopify 商品", "Shopify products";
    kind_woo = "WooCommerce 商品", "WooCommerce products";
    kind_google = "Google 商品 Feed", "Google Merchant feed";
    kind_sycm = "生意参谋 商品_全部", "Sycm, all items";
    kind_ours = "店巡导出的商品", "Listings exported here";
    kind_other = "普通表格", "Another table";
    encoding = "文字编码", "Encoding";
    delimiter = "分隔符", "Between cells";
    comma = "逗号", "Comma";
    tab = "制表符", "Tab";
    semicolon = "分号", "Semicolon";
    bar = "竖线", "Bar";
    header_line = "标题行在第几行", "Line of the column names";
    found_out = "自动", "Found out";
    rows(n: &str) = "{n} 行", "{n} rows";
    blank_rows(n: &str) = "跳过空行 {n} 行", "{n} empty rows left out";
    columns = "每一列是什么", "What each column is";
    columns_hint = "选过的会记住，下次同样的表格不用再选。", "What you choose is remembered for the next table like this one.";
    column_of(name: &str) = "“{name}”是", "“{name}” is";
    unnamed(n: usize) = "第 {n} 列", "Column {n}";
    nothing = "不导入", "Left out";
    images = "图片链接", "Pictures";
    packed = "销售属性组合", "Variants, packed";
    parent = "所属商品", "Listing it belongs to";
    sort = "行的类型", "Sort of row";
    property_name(n: usize) = "规格 {n} 的名称", "Name of option {n}";
    property_value(n: usize) = "规格 {n} 的值", "Value of option {n}";
    attribute = "属性（列名就是属性名）", "Attribute, called like the column";
    sku_code = "规格编码", "Variant code";
    sku_price = "规格售价", "Variant price";
    sku_stock = "规格库存", "Variant stock";
    attribute_head = "属性:", "attribute:";
    choices = "怎样导入", "How to take it in";
    new_state = "新商品的状态", "New listings are";
    new_listed = "在售", "On sale";
    new_draft = "草稿", "Drafts";
    only_drafts = "上架需要有审批权限的人；由你导入的新商品是草稿。", "Putting on sale needs somebody who may approve: what you take in begins as a draft.";
    empty_clears = "空单元格清空原内容", "Empty cells clear what is here";
    empty_clears_hint = "不选：空单元格不改动。表格里没有的商品和列总是不动。", "Otherwise they change nothing. Listings and columns that are not in the table are never touched.";
    fate_new = "新增", "New";
    fate_changed = "有改动", "Changed";
    fate_unchanged = "没有变化", "Unchanged";
    fate_refused = "不能导入", "Cannot come in";
    at_line(line: u64) = "第 {line} 行", "line {line}";
    in_column(line: u64, column: &str) = "第 {line} 行，{column}", "line {line}, {column}";
    change(field: &str, before: &str, after: &str) = "{field}：{before} → {after}", "{field}: {before} → {after}";
    empty = "空", "empty";
    first_only(shown: &str, total: &str) = "只列出前 {shown} 个，共 {total} 个", "first {shown} of {total}";
    faults = "有问题的行", "What is wrong";
    faults_hint = "不能导入的行不影响其他行。下载后改好，再导入那一份就行。", "Rows that cannot come in keep nothing else out. Download them, put them right, and take that file in.";
    noted = "请留意", "Please note";
    faulty_csv = "下载不能导入的行（CSV）", "Download these rows (CSV)";
    faulty_why = "原因", "Why";
    faulty_line = "行号", "Line";
    faulty_done(name: &str, rows: usize) = "已下载 {name}，{rows} 行", "Downloaded {name}, {rows} rows";
    not_saved = "文件已经准备好，但浏览器没有保存。请再试一次。", "The file was ready, but the browser did not save it. Please try again.";
    take_in(n: &str) = "导入 {n} 个商品", "Take in {n} listings";
    nothing_to_do = "没有要导入的：表格和这里的内容一样。", "Nothing to take in: the table says what is here.";
    none_readable = "没有一行能导入。请看下面的原因，或重新指定每一列是什么。", "No row can come in. See why below, or say anew what each column is.";
    taken(records: &str, changes: &str) = "已导入 {records} 个商品，{changes} 处改动。", "Taken in: {records} listings, {changes} changes.";
    take_back = "撤回这次导入", "Take this back";
    taken_back(n: &str) = "已撤回 {n} 处改动。之后又改过的内容没有动。", "Taken back: {n} changes. What was changed since stays.";
    taken_back_none = "没有可以撤回的：之后都改过了。", "Nothing to take back: all of it has been changed since.";
    later = "也可以以后在“交换”页的恢复点撤回。", "You can also take it back later, from the recovery points on the Exchange page.";
    mapping = "表格列的含义", "Meaning of columns";
    column_field = "列的含义", "What a column means";
    export_done(name: &str, n: &str) = "已导出 {name}，{n} 个商品", "Exported {name}, {n} listings";
    format_csv = "表格（CSV）", "Table (CSV)";
    format_xlsx = "Excel（XLSX）", "Excel (XLSX)";
    format_json = "JSON", "JSON";
}

fn say<'w>(l: Lang, zh: &'w str, en: &'w str) -> &'w str {
    match l {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Whose table it is.
pub fn kind_name(l: Lang, kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Taobao => kind_taobao(l),
        SheetKind::Shopify => kind_shopify(l),
        SheetKind::Woo => kind_woo(l),
        SheetKind::Google => kind_google(l),
        SheetKind::Sycm => kind_sycm(l),
        SheetKind::Ours => kind_ours(l),
        SheetKind::Other => kind_other(l),
    }
}

/// What becomes of a row.
pub fn fate(l: Lang, fate: Fate) -> &'static str {
    match fate {
        Fate::New => fate_new(l),
        Fate::Changed => fate_changed(l),
        Fate::Unchanged => fate_unchanged(l),
        Fate::Refused => fate_refused(l),
    }
}

/// What a column means.
pub fn target(l: Lang, target: Target) -> String {
    let words = match target {
        Target::Images => images(l),
        Target::Attribute => attribute(l),
        Target::Packed => packed(l),
        Target::VariantName => listings::sku_name(l),
        Target::VariantCode => sku_code(l),
        Target::VariantPrice => sku_price(l),
        Target::VariantStock => sku_stock(l),
        Target::Barcode => listings::barcode(l),
        Target::Parent => parent(l),
        Target::Sort => sort(l),
        Target::Point => listings::point(l),
        Target::PropertyName(n) => return property_name(l, usize::from(n)),
        Target::PropertyValue(n) => return property_value(l, usize::from(n)),
        plain => listings::field_name(l, &[plain.code()]).unwrap_or_else(|| plain.code()),
    };
    words.to_owned()
}

/// A value of a field in words.
pub fn value(l: Lang, field: &Field, value: &Value) -> String {
    let parts: Vec<&str> = field.parts().collect();
    let head = if parts[0] == "sku" { parts.last() } else { parts.first() };
    listings::value(l, head.copied().unwrap_or_default(), value).unwrap_or_else(|| empty(l).to_owned())
}

/// What a field is called, with the variant or attribute that it belongs to.
pub fn field(l: Lang, field: &Field) -> String {
    let parts: Vec<&str> = field.parts().collect();
    let name = listings::field_name(l, &parts).unwrap_or(field.as_str());
    match parts.as_slice() {
        ["sku", id, _] => format!("{id} · {name}"),
        ["attribute", attribute] => (*attribute).to_owned(),
        _ => name.to_owned(),
    }
}

/// Why a row cannot come in, or what is noted.
pub fn why(l: Lang, why: &Why) -> String {
    let words = match why {
        Why::Destroyed => say(
            l,
            "编号被电子表格改成了科学计数，后几位已经丢失。请从平台重新导出，或把这一列设为文本",
            "a spreadsheet has cut this number down to its first digits; export it anew, with the column as text",
        ),
        Why::NotANumber => say(l, "不是数字", "not a number"),
        Why::Negative => say(l, "不能小于 0", "below 0"),
        Why::TooFine => say(l, "小数位太多", "too many decimals"),
        Why::TooLarge => say(l, "数值太大", "too large"),
        Why::NotADate => say(l, "不是日期", "not a date"),
        Why::TooLong(most) => return too_long(l, *most),
        Why::Nameless => say(l, "没有商品 ID、商家编码，也没有标题", "neither an item ID nor a code nor a title"),
        Why::NoTitle => say(l, "新商品没有标题", "new, and without a title"),
        Why::Twice(0) => say(l, "和前面的行是同一个商品", "the same listing stands further up"),
        Why::Twice(line) => return twice(l, *line),
        Why::NoParent => say(l, "表格里没有它所属的商品", "the listing that it belongs to is not in the table"),
        Why::BadVariants => say(l, "销售属性组合读不懂", "the packed variants cannot be taken apart"),
        Why::Deleted => {
            say(l, "这个商品在这里已删除；要用请先从回收站恢复", "deleted here; restore it from the trash first")
        }
        Why::NeedsApproval => say(
            l,
            "在售商品：买家看得到的内容要由有审批权限的人导入",
            "on sale: what buyers see is taken in by somebody who may approve",
        ),
        Why::NoPicture => {
            say(l, "图片在别人的电脑上或没有网址，未导入图片", "a picture on a disk or without its site is passed over")
        }
        Why::TitleTwice => say(l, "标题和别的商品重复", "the same title as another listing"),
        Why::CodeTwice => say(l, "商家编码和别的商品重复", "the same code as another listing"),
        Why::Forbidden(word) => return listings::forbidden(l, word),
        Why::NoCategory => say(l, "没有类目", "no category"),
        Why::NoAttribute(name) => return listings::no_attribute(l, name),
        Why::ListBelow => say(l, "划线价低于售价", "the list price lies below the selling price"),
        Why::PriceZero => say(l, "售价为 0", "the price is 0"),
    };
    words.to_owned()
}

fn too_long(l: Lang, most: usize) -> String {
    match l {
        Lang::Zh => format!("超过 {most} 个字"),
        Lang::En => format!("longer than {most} characters"),
    }
}

fn twice(l: Lang, line: u64) -> String {
    match l {
        Lang::Zh => format!("和第 {line} 行是同一个商品"),
        Lang::En => format!("the same listing as in line {line}"),
    }
}

/// Why a file is no table, and what to do.
pub fn not_a_table(l: Lang, error: &TableError) -> String {
    let words = match error {
        TableError::Empty => say(
            l,
            "文件是空的。没有改动。请重新导出后再选。",
            "The file is empty. Nothing was changed. Please export it anew.",
        ),
        TableError::Workbook => say(
            l,
            "这个工作簿读不了：可能已损坏，或有密码。没有改动。请在电子表格里另存为 XLSX 或 CSV 再试。",
            "This workbook cannot be read: damaged, or protected. Nothing was changed. Save it as XLSX or CSV and try again.",
        ),
        TableError::TooLarge => say(
            l,
            "文件太大（上限 200 MB）。没有改动。请分成几份导入。",
            "The file is too large (200 MB at most). Nothing was changed. Please split it.",
        ),
        TableError::Ours => say(
            l,
            "这是店巡的交换文件，请到“交换”页导入。没有改动。",
            "This is an exchange file of Dianxun: take it in on the Exchange page. Nothing was changed.",
        ),
        TableError::NotAList => {
            say(l, "JSON 里没有商品列表。没有改动。", "This JSON has no list of objects. Nothing was changed.")
        }
        TableError::NotText => say(
            l,
            "这不是表格文件。没有改动。请选 CSV、TXT、XLSX、XLS、JSON 或 XML。",
            "This is no table. Nothing was changed. Choose a CSV, TXT, XLSX, XLS, JSON or XML file.",
        ),
        TableError::NotIn(encoding) => return not_in(l, encoding.label()),
        TableError::NoHeader => say(
            l,
            "找不到标题行。没有改动。请写明标题行在第几行。",
            "No line of column names was found. Nothing was changed. Please say at which line it stands.",
        ),
        TableError::BadJson(line) => return broken(l, "JSON", *line),
        TableError::BadFeed(line) => return broken(l, "XML", *line),
        TableError::Unclosed(line) => return unclosed(l, *line),
    };
    words.to_owned()
}

fn not_in(l: Lang, encoding: &str) -> String {
    match l {
        Lang::Zh => format!("文件不是 {encoding} 编码。没有改动。请换一种文字编码。"),
        Lang::En => format!("The file is not written in {encoding}. Nothing was changed. Choose another encoding."),
    }
}

fn broken(l: Lang, what: &str, line: u64) -> String {
    match l {
        Lang::Zh => format!("{what} 在第 {line} 行读不下去。没有改动。请重新导出。"),
        Lang::En => {
            format!("The {what} cannot be read beyond line {line}. Nothing was changed. Please export it anew.")
        }
    }
}

fn unclosed(l: Lang, line: u64) -> String {
    match l {
        Lang::Zh => format!("第 {line} 行的引号没有结束，后面的内容分不清。没有改动。请补上引号，或重新导出。"),
        Lang::En => format!(
            "A quote at line {line} is never closed, so that the rest cannot be told apart. Nothing was changed. Close it, or export anew."
        ),
    }
}

/// What columns of an exported table are called, by their codes. Each name is understood when the table comes back.
pub fn sheet_names(l: Lang) -> BTreeMap<SmolStr, String> {
    let name = |code: &str| match code {
        "state" => listings::state(l).to_owned(),
        "images" => say(l, "图片", "Pictures").to_owned(),
        code => match Target::from_code(code) {
            Some(Target::Point) | None if code == "subtitle" => listings::point(l).to_owned(),
            Some(found) => target(l, found),
            None => code.to_owned(),
        },
    };
    let own = export::COLUMNS.iter().map(|code| (SmolStr::new_static(code), name(code)));
    own.chain([(SmolStr::new_static(export::ATTRIBUTE), attribute_head(l).to_owned())]).collect()
}

/// What states are called, by their codes.
pub fn state_names(l: Lang) -> BTreeMap<SmolStr, String> {
    State::ALL
        .iter()
        .map(|state| (SmolStr::new_static(state.code()), listings::state_name(l, *state).to_owned()))
        .collect()
}

/// How many of how many are shown; nothing when all are.
pub fn shown(l: Lang, shown: u64, total: u64) -> Option<String> {
    (shown < total).then(|| first_only(l, &format::count(shown), &format::count(total)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::listings::import::{kind_of, recognised};

    /// What goes out comes in again, in either language.
    #[test]
    fn every_exported_column_is_recognised() {
        for l in Lang::ALL {
            let names = sheet_names(l);
            let header: Vec<String> = export::COLUMNS.iter().map(|code| names[*code].clone()).collect();
            let found = recognised(kind_of(&header), &header, None);
            for (code, target) in export::COLUMNS.iter().zip(found) {
                let expected = match *code {
                    "state" => None,
                    "subtitle" => Some(Target::Point),
                    code => Target::from_code(code),
                };
                assert_eq!(target, expected, "{code} in {l:?}: {header:?}");
            }
            let attribute = format!("{}产地", names[export::ATTRIBUTE]);
            assert_eq!(recognised(SheetKind::Other, &[attribute], None), [Some(Target::Attribute)]);
        }
    }

    #[test]
    fn values_are_told_in_words() {
        use crate::domain::listings::field;
        let told = |at: Field, held: Value| value(Lang::Zh, &at, &held);
        assert_eq!(told(field::sku("a", "price"), 12_900.into()), told(field::PRICE, 12_900.into()));
        assert_eq!((told(field::STOCK, 3.into()), told(field::TITLE, Value::Null)), ("3".to_owned(), "空".to_owned()));
        assert_eq!(super::field(Lang::Zh, &field::sku("红", "stock")), "红 · 库存");
    }
}
