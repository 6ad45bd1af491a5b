//! Which column of a table means what of a listing: by its exact name, as it stands in files that people have. Knows no
//! row.

use super::kind::{SheetKind, plain};
use crate::domain::ids::Field;
use crate::domain::listings::field;

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The platform's number: what tells one listing from another.
    Item,
    /// The merchant's code; tells them apart where there is no number.
    Code,
    /// The title.
    Title,
    /// The link.
    Url,
    /// The platform's category.
    Category,
    /// The shop's own.
    ShopCategory,
    /// The description, text or HTML.
    Description,
    /// Keywords.
    Keywords,
    /// The list price.
    ListPrice,
    /// The selling price.
    Price,
    /// The floor.
    Floor,
    /// In stock.
    Stock,
    /// Sold in seven days.
    Sold7,
    /// Sold in thirty.
    Sold30,
    /// The last sale.
    LastSold,
    /// Since when it is on sale.
    ListedOn,
    /// Addresses of pictures.
    Images,
    /// A selling point.
    Point,
    /// An attribute that is called like the column.
    Attribute,
    /// All variants in one cell, as Taobao's assistant packs them.
    Packed,
    /// What tells a variant apart.
    VariantName,
    /// Its code.
    VariantCode,
    /// Its price.
    VariantPrice,
    /// Its stock.
    VariantStock,
    /// Its barcode.
    Barcode,
    /// The number or code of the listing that a variant belongs to.
    Parent,
    /// Whether the row is a listing or a variant.
    Sort,
    /// What the property with this number is called.
    PropertyName(u8),
    /// What it says.
    PropertyValue(u8),
}

/// How many properties of variants are read.
const PROPERTIES: u8 = 3;

impl Target {
    /// All that a person chooses from, in order.
    pub const CHOICES: [Self; 25] = [
        Self::Title,
        Self::Item,
        Self::Code,
        Self::Price,
        Self::ListPrice,
        Self::Floor,
        Self::Stock,
        Self::Category,
        Self::ShopCategory,
        Self::Url,
        Self::Images,
        Self::Description,
        Self::Keywords,
        Self::Point,
        Self::Attribute,
        Self::Sold7,
        Self::Sold30,
        Self::LastSold,
        Self::ListedOn,
        Self::VariantName,
        Self::VariantCode,
        Self::VariantPrice,
        Self::VariantStock,
        Self::Barcode,
        Self::Parent,
    ];

    /// As it stands in a mapping.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Code => "code",
            Self::Title => "title",
            Self::Url => "url",
            Self::Category => "category",
            Self::ShopCategory => "shop_category",
            Self::Description => "description",
            Self::Keywords => "keywords",
            Self::ListPrice => "list_price",
            Self::Price => "price",
            Self::Floor => "floor",
            Self::Stock => "stock",
            Self::Sold7 => "sold_7",
            Self::Sold30 => "sold_30",
            Self::LastSold => "last_sold",
            Self::ListedOn => "listed_on",
            Self::Images => "images",
            Self::Point => "point",
            Self::Attribute => "attribute",
            Self::Packed => "packed",
            Self::VariantName => "sku_name",
            Self::VariantCode => "sku_code",
            Self::VariantPrice => "sku_price",
            Self::VariantStock => "sku_stock",
            Self::Barcode => "barcode",
            Self::Parent => "parent",
            Self::Sort => "sort",
            Self::PropertyName(1) => "property_1_name",
            Self::PropertyName(2) => "property_2_name",
            Self::PropertyName(_) => "property_3_name",
            Self::PropertyValue(1) => "property_1_value",
            Self::PropertyValue(2) => "property_2_value",
            Self::PropertyValue(_) => "property_3_value",
        }
    }

    /// From a mapping.
    pub fn from_code(code: &str) -> Option<Self> {
        let of_rows = [Self::Packed, Self::Sort].into_iter();
        let properties = (1..=PROPERTIES).flat_map(|n| [Self::PropertyName(n), Self::PropertyValue(n)]);
        Self::CHOICES.into_iter().chain(of_rows).chain(properties).find(|target| target.code() == code)
    }

    /// Whether several columns may mean it.
    pub(super) const fn is_shared(self) -> bool {
        matches!(self, Self::Images | Self::Attribute)
    }

    /// The field that it fills by itself.
    pub(super) fn field(self) -> Option<Field> {
        Some(match self {
            Self::Title => field::TITLE,
            Self::Url => field::URL,
            Self::Category => field::CATEGORY,
            Self::ShopCategory => field::SHOP_CATEGORY,
            Self::Description => field::DESCRIPTION,
            Self::Keywords => field::KEYWORDS,
            Self::ListPrice => field::LIST_PRICE,
            Self::Price => field::PRICE,
            Self::Floor => field::FLOOR,
            Self::Stock => field::STOCK,
            Self::Sold7 => field::SOLD_7,
            Self::Sold30 => field::SOLD_30,
            Self::LastSold => field::LAST_SOLD,
            Self::ListedOn => field::LISTED_ON,
            Self::Point => field::point("subtitle"),
            _ => return None,
        })
    }
}

/// Names that mean the same in whatever table they stand.
const NAMES: &[(Target, &[&str])] = &[
    (
        Target::Item,
        &[
            "item",
            "item id",
            "商品 id",
            "item_id",
            "商品id",
            "宝贝id",
            "数字id",
            "num_id",
            "商品编号",
            "sku id",
            "spu id",
        ],
    ),
    (
        Target::Code,
        &["code", "商家编码", "货号", "款号", "商品编码", "外部系统编号", "outer_id", "merchant code", "sku", "mpn"],
    ),
    (Target::Title, &["title", "name", "标题", "商品标题", "商品名称", "宝贝名称", "宝贝标题", "商品", "product name"]),
    (Target::Url, &["url", "link", "链接", "商品链接", "宝贝链接", "商品网址"]),
    (
        Target::Category,
        &["category", "类目", "商品类目", "平台类目", "宝贝类目", "platform category", "google product category"],
    ),
    (
        Target::ShopCategory,
        &["shop_category", "shop category", "分类", "店铺分类", "店铺类目", "店内分类", "product type"],
    ),
    (Target::Description, &["description", "描述", "商品描述", "宝贝描述", "商品详情", "详情"]),
    (Target::Keywords, &["keywords", "tags", "关键词", "标签"]),
    (
        Target::ListPrice,
        &["list_price", "list price", "划线价", "吊牌价", "市场价", "原价", "compare at", "compare at price"],
    ),
    (
        Target::Price,
        &[
            "price",
            "selling price",
            "价格",
            "售价",
            "一口价",
            "宝贝价格",
            "现价",
            "京东价",
            "价格元",
            "售价元",
            "价格(元)",
            "售价(元)",
        ],
    ),
    (Target::Floor, &["floor", "floor price", "底价", "最低价"]),
    (Target::Stock, &["stock", "qty", "quantity", "库存", "数量", "宝贝数量", "库存数量", "商品库存"]),
    (Target::Sold7, &["sold_7", "sold in 7 days", "近 7 天销量", "近7天销量", "7天销量"]),
    (Target::Sold30, &["sold_30", "sold in 30 days", "近 30 天销量", "近30天销量", "30天销量", "月销量"]),
    (Target::LastSold, &["last_sold", "last sold", "最近成交", "最近成交日期"]),
    (Target::ListedOn, &["listed_on", "listed on", "上架日期", "上架时间"]),
    (
        Target::Images,
        &[
            "images",
            "image",
            "picture",
            "pictures",
            "图片",
            "主图",
            "新图片",
            "商品图片",
            "图片链接",
            "image link",
            "additional image link",
        ],
    ),
    (Target::Point, &["subtitle", "卖点", "宝贝卖点", "selling point"]),
    (Target::Packed, &["skuprops", "销售属性组合"]),
    (Target::VariantName, &["sku_name", "variant", "规格", "规格名称", "商品规格", "销售属性"]),
    (Target::VariantCode, &["sku_code", "variant code", "规格编码", "sku编码", "商家编码-规格维度"]),
    (Target::VariantPrice, &["sku_price", "variant price", "规格价格", "规格售价", "sku价格"]),
    (Target::VariantStock, &["sku_stock", "variant stock", "规格库存", "sku库存"]),
    (Target::Barcode, &["barcode", "条形码", "商品条形码", "条码", "gtin", "ean", "upc"]),
    (Target::Parent, &["parent", "主商品编码"]),
    (Target::Attribute, &["brand", "vendor", "品牌", "材质", "产地", "颜色", "尺码", "condition"]),
];

/// What stands before the name of an attribute in the head of its column: `属性:颜色`.
pub(super) const ATTRIBUTE_HEADS: [&str; 2] = ["attribute", "属性"];

/// Names that mean something else in the tables of one kind.
const OF_KIND: &[(SheetKind, &str, Option<Target>)] = &[
    (SheetKind::Taobao, "cid", Some(Target::Category)),
    (SheetKind::Taobao, "seller_cids", Some(Target::ShopCategory)),
    (SheetKind::Taobao, "num", Some(Target::Stock)),
    (SheetKind::Shopify, "handle", Some(Target::Item)),
    (SheetKind::Shopify, "body (html)", Some(Target::Description)),
    (SheetKind::Shopify, "product category", Some(Target::Category)),
    (SheetKind::Shopify, "type", Some(Target::ShopCategory)),
    (SheetKind::Shopify, "option1 name", Some(Target::PropertyName(1))),
    (SheetKind::Shopify, "option1 value", Some(Target::PropertyValue(1))),
    (SheetKind::Shopify, "option2 name", Some(Target::PropertyName(2))),
    (SheetKind::Shopify, "option2 value", Some(Target::PropertyValue(2))),
    (SheetKind::Shopify, "option3 name", Some(Target::PropertyName(3))),
    (SheetKind::Shopify, "option3 value", Some(Target::PropertyValue(3))),
    (SheetKind::Shopify, "variant sku", Some(Target::VariantCode)),
    (SheetKind::Shopify, "variant compare at price", Some(Target::ListPrice)),
    (SheetKind::Shopify, "variant inventory qty", Some(Target::VariantStock)),
    (SheetKind::Shopify, "variant barcode", Some(Target::Barcode)),
    (SheetKind::Shopify, "image src", Some(Target::Images)),
    (SheetKind::Woo, "id", Some(Target::Item)),
    (SheetKind::Woo, "type", Some(Target::Sort)),
    (SheetKind::Woo, "regular price", Some(Target::ListPrice)),
    (SheetKind::Woo, "sale price", Some(Target::Price)),
    (SheetKind::Woo, "categories", Some(Target::ShopCategory)),
    (SheetKind::Woo, "attribute 1 name", Some(Target::PropertyName(1))),
    (SheetKind::Woo, "attribute 1 value(s)", Some(Target::PropertyValue(1))),
    (SheetKind::Woo, "attribute 2 name", Some(Target::PropertyName(2))),
    (SheetKind::Woo, "attribute 2 value(s)", Some(Target::PropertyValue(2))),
    (SheetKind::Woo, "attribute 3 name", Some(Target::PropertyName(3))),
    (SheetKind::Woo, "attribute 3 value(s)", Some(Target::PropertyValue(3))),
    (SheetKind::Google, "id", Some(Target::Item)),
    (SheetKind::Google, "price", Some(Target::ListPrice)),
    (SheetKind::Google, "sale price", Some(Target::Price)),
    (SheetKind::Sycm, "货号", Some(Target::Code)),
];

/// What each column means; none where nothing tells. `days`: how many days the table speaks of.
///
/// Of two columns that would mean the same, the first does. What is told by a condition nobody set (`approve_status` is 1
/// whether listed or not) means nothing.
pub fn recognised(kind: SheetKind, header: &[String], days: Option<i64>) -> Vec<Option<Target>> {
    let mut taken: Vec<Target> = Vec::new();
    let mut once = |target: Option<Target>| {
        let target = target.filter(|target| target.is_shared() || !taken.contains(target));
        taken.extend(target);
        target
    };
    header.iter().map(|name| once(target(kind, &plain(name), days))).collect()
}

fn target(kind: SheetKind, name: &str, days: Option<i64>) -> Option<Target> {
    if kind == SheetKind::Sycm && name == "支付件数" {
        return match days {
            Some(7) => Some(Target::Sold7),
            Some(28..=31) => Some(Target::Sold30),
            _ => None,
        };
    }
    if name.split_once(':').is_some_and(|(head, _)| ATTRIBUTE_HEADS.contains(&head)) {
        return Some(Target::Attribute);
    }
    let of_kind = OF_KIND.iter().find(|(of, known, _)| *of == kind && *known == name);
    let general = || NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(target, _)| *target);
    of_kind.map_or_else(general, |(_, _, target)| *target)
}
