//! Laws of tables: out and in again, or in twice, changes nothing; no cell is too strange. Knows no file.

use super::tests::{cells, choices, desk, plan, take};
use super::*;
use crate::domain::listings::{LISTING, export};
use crate::domain::record::Record;
use crate::domain::records::Records;
use proptest::prelude::*;

fn exported(records: &Records) -> Vec<String> {
    let all: Vec<&Record> = records.of(&LISTING).map(AsRef::as_ref).collect();
    let attributes = export::attributes(all.iter().copied());
    let head = export::COLUMNS.iter().map(|name| (*name).to_owned());
    let head: Vec<String> = head.chain(attributes.iter().map(|name| format!("{}{name}", export::ATTRIBUTE))).collect();
    let rows = all.iter().flat_map(|record| export::rows(record, &attributes));
    std::iter::once(head).chain(rows).map(|cells| cells.join("\t")).collect()
}

proptest! {
    /// What is written into a table and taken in again changes nothing; nor does taking the same table in twice.
    #[test]
    fn out_and_in_again_changes_nothing(
        rows in prop::collection::vec(("[1-9][0-9]{0,3}", "[茶a-z]{1,6}", 0_i64..99_999, 0_i64..99, 0_usize..3), 1..8)
    ) {
        let mut seen = std::collections::BTreeSet::new();
        let mut table = vec!["商品ID\t标题\t商家编码\t价格\t库存\t品牌\t规格\t规格编码\t规格售价".to_owned()];
        for (item, title, price, stock, variants) in rows.into_iter().filter(|row| seen.insert(row.0.clone())) {
            let own = format!("{item}\t{title}\tC{item}\t{price}\t{stock}\t牌");
            table.extend((0..variants.max(1)).map(|n| match variants {
                0 => format!("{own}\t\t\t"),
                _ => format!("{own}\t颜色:{n}\t{item}-{n}\t{}", price + n as i64),
            }));
        }
        let table: Vec<&str> = table.iter().map(String::as_str).collect();
        let mut desk = desk();
        let planned = take(&mut desk, &choices(), &table);
        prop_assert!(planned.iter().all(|one| one.fate == Fate::New), "{planned:?}");
        prop_assert!(plan(&desk.records, &choices(), &table).iter().all(|one| one.changes.is_empty()));
        let out = exported(&desk.records);
        let out: Vec<&str> = out.iter().map(String::as_str).collect();
        let again = plan(&desk.records, &choices(), &out);
        prop_assert_eq!(again.len(), planned.len());
        prop_assert!(again.iter().all(|one| one.fate == Fate::Unchanged), "{:?}", again);
    }

    /// R21: no cell makes it panic, and what it lets through fits its field.
    #[test]
    fn no_cell_is_too_strange(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 8), 1..6)) {
        let header = cells("商品ID\t标题\t价格\t库存\t描述\t图片\tskuProps\t上架日期");
        let targets = recognised(SheetKind::Other, &header, None);
        let lines = rows.iter().enumerate().map(|(at, cells)| Line { line: at as u64 + 2, cells });
        let found = candidates(SheetKind::Other, &header, &targets, lines);
        let (records, choices) = (Records::default(), choices());
        let mut plan = Plan::new(&records, &choices);
        for candidate in &found {
            prop_assert!(plan.look(candidate).changes.iter().all(|change| change.value.canonical().len() < 200_000));
        }
    }
}
