//! Listing commands at a desk: what is written, what is refused, and what a record then says.

use super::{Command, Listing, POINTS, Part, Refusal, State, StoredWindow, all_prices, field, key, prices_of};
use crate::domain::calendar::Fixed;
use crate::domain::command::{self, Command as Any};
use crate::domain::desk::Desk;
use crate::domain::ids::{Field, RecordId};
use crate::domain::people;
use crate::domain::schema;
use crate::domain::shops::Platform;
use crate::domain::value::Value;

const ZONE: Fixed = Fixed(480);
const START: i64 = 1_795_000_000_000;
const TEA: RecordId = RecordId::of("tea");

fn listings(command: Command) -> Any {
    Any::Listing(command)
}

/// A desk with a supervisor, an assistant who sits at it, and a draft.
fn desk() -> Desk<'static> {
    let mut desk = Desk::new(&ZONE, 1, START);
    for (id, role) in [("boss", "supervisor"), ("kid", "assistant")] {
        let create = people::Command::Create { id: RecordId::of(id), name: id.into(), role: role.into() };
        desk.act(&Any::Person(create)).expect("a person");
    }
    desk.sit(&RecordId::of("kid"));
    let create =
        Command::Create { id: TEA, shop: RecordId::of("s"), platform: Platform::Tmall, title: " 明前龙井 ".into() };
    desk.act(&listings(create)).expect("a draft");
    desk
}

fn edit(desk: &mut Desk<'_>, field: Field, value: impl Into<Value>) -> Result<(), Refusal> {
    let edits = vec![(field, value.into())];
    refused(desk.act(&listings(Command::Edit { listing: TEA, edits })).map(drop))
}

fn refused(result: Result<(), command::Refusal>) -> Result<(), Refusal> {
    result.map_err(|refusal| match refusal {
        command::Refusal::Listing(refusal) => refusal,
        other => panic!("{other}"),
    })
}

fn tea(desk: &Desk<'_>) -> Listing {
    Listing::read(desk.records.by_key(&key(&TEA)).expect("the listing"))
}

fn advance(desk: &mut Desk<'_>, to: State) -> Result<(), Refusal> {
    let points = if to == State::Reviewed { POINTS.map(str::to_owned).to_vec() } else { Vec::new() };
    refused(desk.act(&listings(Command::Advance { listing: TEA, to, points })).map(drop))
}

/// As an approval writes it.
fn list(desk: &mut Desk<'_>) {
    desk.sit(&RecordId::of("boss"));
    let rows = command::seal(
        command::Draft::new("listing.advance").set(&key(&TEA), field::STATE, State::Listed.code()),
        &desk.records,
        &command::Author {
            device: crate::domain::ids::DeviceId::of("d"),
            person: RecordId::of("boss"),
            replica: crate::domain::ids::ReplicaId(9),
            next_seq: 1,
            clock: None,
        },
        START + 1_000_000,
        "c",
    )
    .expect("sealed");
    desk.receive(&rows);
    desk.sit(&RecordId::of("kid"));
}

#[test]
fn a_draft_has_a_title_without_blanks_and_nothing_else() {
    let mut desk = desk();
    let draft = tea(&desk);
    assert_eq!((draft.title.as_str(), draft.state, draft.platform), ("明前龙井", State::Draft, Platform::Tmall));
    assert_eq!((draft.selling(), draft.in_stock()), (None, None));
    assert_eq!(edit(&mut desk, field::TITLE, "  "), Err(Refusal::NoTitle));
    assert_eq!(edit(&mut desk, field::TITLE, "茶".repeat(301)), Err(Refusal::TooLong(300)));
    assert_eq!(edit(&mut desk, field::PRICE, -1), Err(Refusal::NotAnAmount));
    assert_eq!(edit(&mut desk, field::PRICE, "12"), Err(Refusal::NotAnAmount));
    assert_eq!(edit(&mut desk, field::STATE, "listed"), Err(Refusal::NotContent(field::STATE)));
    assert_eq!(tea(&desk), draft, "what is refused changes nothing");
}

/// LST-14: each price that stood is logged with the instant since which it held.
#[test]
fn a_changed_price_leaves_a_log() {
    let mut desk = desk();
    for (minutes, price) in [(1, 9_900), (2, 8_800), (3, 8_800), (4, 12_000)] {
        desk.now = START + minutes * 60_000;
        edit(&mut desk, field::PRICE, price).expect("a price");
    }
    let record = desk.records.by_key(&key(&TEA)).expect("the listing");
    let prices = prices_of(record, None);
    let at = |minutes: i64| prices.selling(START + minutes * 60_000 + 1);
    assert_eq!([at(0), at(1), at(2), at(3), at(4)], [None, Some(9_900), Some(8_800), Some(8_800), Some(12_000)]);
}

#[test]
fn variants_have_prices_and_stock_of_their_own() {
    let mut desk = desk();
    edit(&mut desk, field::PRICE, 9_900).expect("a price");
    edit(&mut desk, field::STOCK, 7).expect("a stock");
    assert_eq!((tea(&desk).selling(), tea(&desk).in_stock()), (Some((9_900, 9_900)), Some(7)));
    for (id, price, stock) in [("a", Some(5_000), 3), ("b", None, 4)] {
        edit(&mut desk, field::sku(id, "name"), format!("规格:{id}")).expect("a name");
        edit(&mut desk, field::sku(id, "stock"), stock).expect("a stock");
        if let Some(price) = price {
            edit(&mut desk, field::sku(id, "price"), price).expect("a price");
        }
    }
    let listing = tea(&desk);
    assert_eq!((listing.selling(), listing.in_stock()), (Some((5_000, 9_900)), Some(7)));
    let record = desk.records.by_key(&key(&TEA)).expect("the listing");
    assert_eq!(super::price::range_at(&all_prices(record), START + 1), Some((5_000, 9_900)));
}

#[test]
fn a_window_must_hold_for_a_time_and_may_be_of_one_variant() {
    let mut desk = desk();
    desk.now = START;
    edit(&mut desk, field::PRICE, 9_900).expect("a price");
    let window = |from, until, variant: &str| StoredWindow {
        label: "双 12".into(),
        price: 6_600,
        from,
        until,
        variant: variant.into(),
        ..StoredWindow::default()
    };
    let backwards = window(START + 10, START + 10, "").value();
    assert_eq!(edit(&mut desk, field::window("w"), backwards), Err(Refusal::NotAnAmount));
    edit(&mut desk, field::window("w"), window(START + 10, START + 20, "").value()).expect("a window");
    edit(&mut desk, field::window("v"), window(START + 30, START + 40, "a").value()).expect("a window");
    let record = desk.records.by_key(&key(&TEA)).expect("the listing");
    let price = |variant, at: i64| prices_of(record, variant).at(START + at).map(|one| one.price);
    assert_eq!([price(None, 9), price(None, 10), price(None, 20)], [Some(9_900), Some(6_600), Some(9_900)]);
    assert_eq!([price(None, 35), price(Some("a"), 35), price(Some("b"), 35)], [Some(9_900), Some(6_600), Some(9_900)]);
}

/// LST-01 … LST-04: step by step, none left out, the review with all its points; back with a reason.
#[test]
fn its_life_goes_step_by_step() {
    let mut desk = desk();
    assert_eq!(advance(&mut desk, State::Checked), Err(Refusal::Incomplete), "without a price");
    edit(&mut desk, field::PRICE, 9_900).expect("a price");
    assert_eq!(advance(&mut desk, State::Categorised), Err(Refusal::NotNext));
    for to in [State::Checked, State::Categorised, State::Entered] {
        advance(&mut desk, to).expect("the next step");
    }
    let no_points = Command::Advance { listing: TEA, to: State::Reviewed, points: vec!["true".into()] };
    assert_eq!(refused(desk.act(&listings(no_points)).map(drop)), Err(Refusal::PointsMissing));
    advance(&mut desk, State::Reviewed).expect("reviewed");
    assert_eq!(advance(&mut desk, State::Listed), Err(Refusal::NotNext), "only a decision lists it");
    let back = |to, why: &str| listings(Command::SendBack { listing: TEA, to, why: why.into() });
    assert_eq!(refused(desk.act(&back(State::Draft, " ")).map(drop)), Err(Refusal::NoReason));
    assert_eq!(refused(desk.act(&back(State::Listed, "好")).map(drop)), Err(Refusal::NotNext));
    desk.act(&back(State::Categorised, "图片不清楚")).expect("sent back");
    assert_eq!((tea(&desk).state, tea(&desk).returned.as_str()), (State::Categorised, "图片不清楚"));
    advance(&mut desk, State::Entered).expect("the next step");
    assert_eq!(tea(&desk).returned, "");
}

/// LST-12, APR-10: what buyers see is not changed on sale without somebody's word; what they do not see is.
#[test]
fn on_sale_what_buyers_see_needs_a_proposal() {
    let mut desk = desk();
    edit(&mut desk, field::PRICE, 9_900).expect("a price");
    list(&mut desk);
    assert_eq!(edit(&mut desk, field::PRICE, 8_800), Err(Refusal::NeedsProposal));
    assert_eq!(edit(&mut desk, field::sku("a", "price"), 8_800), Err(Refusal::NeedsProposal));
    edit(&mut desk, field::PRICE, 9_900).expect("the same price changes nothing");
    edit(&mut desk, field::STOCK, 3).expect("stock");
    edit(&mut desk, field::PART, Part::Hero.code()).expect("its part");
    desk.sit(&RecordId::of("boss"));
    edit(&mut desk, field::PRICE, 8_800).expect("by a supervisor");
    assert_eq!(tea(&desk).price, Some(8_800));
}

#[test]
fn what_can_be_written_is_in_the_schema() {
    let fields = [
        field::attribute("材质/产地"),
        field::sku("a", "barcode"),
        field::image("i"),
        field::window("w"),
        field::step(7),
        field::point("p"),
        field::check("reviewed", "true"),
        field::DESCRIPTION_BLOB,
    ];
    for field in fields {
        schema::check(&super::LISTING, &field).unwrap_or_else(|refusal| panic!("{refusal}"));
    }
}

#[test]
fn several_change_as_one_command_and_one_undo_brings_them_back() {
    let mut desk = desk();
    edit(&mut desk, field::PRICE, 9_900).expect("a price");
    let edits = vec![(TEA, field::PRICE, Value::Int(100)), (TEA, field::STOCK, Value::Int(5))];
    let undo = desk.act(&listings(Command::Bulk { edits })).expect("written");
    assert_eq!((tea(&desk).price, tea(&desk).stock), (Some(100), Some(5)));
    desk.act(&Any::Undo(undo)).expect("undone");
    assert_eq!((tea(&desk).price, tea(&desk).stock), (Some(9_900), None));
}
