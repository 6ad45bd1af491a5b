//! Shops, their settings and their joining.

use super::*;
use crate::domain::calendar::Fixed;
use crate::domain::command;
use crate::domain::desk::Desk;
use crate::domain::ids::ReplicaId;
use crate::domain::people;
use crate::domain::record::DELETED;
use crate::domain::stamp::Stamp;
use proptest::collection::vec;
use proptest::prelude::*;

const NEW_YORK: Fixed = Fixed(-300);
const HOME: RecordId = RecordId::of("shop-home");
const OUTLET: RecordId = RecordId::of("shop-outlet");
const LIN: RecordId = RecordId::of("p-lin");

fn act(desk: &mut Desk, command: Command) -> Result<command::Undo, command::Refusal> {
    desk.act(&command::Command::Shop(command))
}

fn create(desk: &mut Desk, id: RecordId, name: &str) -> Result<command::Undo, command::Refusal> {
    let zone = "America/New_York".into();
    act(desk, Command::Create { id, name: name.into(), platform: Platform::Jd, industry: " 家居 ".into(), zone })
}

fn set(desk: &mut Desk, field: Field, value: &str) -> Result<command::Undo, command::Refusal> {
    act(desk, Command::Set { shop: HOME, field, value: value.into() })
}

/// Two shops, made at 02:00 UTC, which is the evening before in New York.
fn two() -> Desk<'static> {
    let mut desk = Desk::new(&NEW_YORK, 1, 1_795_226_400_000);
    create(&mut desk, HOME, " 云栖家居 ").expect("created");
    create(&mut desk, OUTLET, "折扣店").expect("created");
    desk
}

fn home(desk: &Desk) -> Shop {
    Shop::read(desk.records.by_key(&key(&HOME)).expect("the shop"))
}

fn refused(done: Result<command::Undo, command::Refusal>) -> Refusal {
    match done {
        Err(command::Refusal::Shop(refusal)) => refusal,
        other => panic!("expected a refusal of the shop, got {other:?}"),
    }
}

#[test]
fn a_new_shop_has_defaults_and_begins_on_its_own_date() {
    let desk = two();
    let shop = home(&desk);
    assert_eq!((shop.name.as_str(), shop.platform, shop.industry.as_str()), ("云栖家居", Platform::Jd, "家居"));
    assert_eq!((shop.due, shop.grace_hours), (parse_time("10:00").expect("a time"), 14));
    assert_eq!(shop.since, super::super::calendar::parse_date("2026-11-20"));
    assert_eq!(list(&desk.records).len(), 2);
}

#[test]
fn settings_are_checked_where_they_are_made() {
    let mut desk = two();
    assert_eq!(refused(create(&mut desk, RecordId::of("x"), "  ")), Refusal::NoName);
    assert_eq!(refused(set(&mut desk, field::NAME, "")), Refusal::NoName);
    for time in ["25:00", "ten", "", "10:60"] {
        assert_eq!(refused(set(&mut desk, field::INSPECTION_DUE, time)), Refusal::NotATime(time.into()));
    }
    for hours in ["-1", "73", "1.5", ""] {
        assert_eq!(refused(set(&mut desk, field::INSPECTION_GRACE, hours)), Refusal::NotHours(hours.into()));
    }
    set(&mut desk, field::INSPECTION_GRACE, " 0 ").expect("no grace");
    set(&mut desk, field::PLATFORM, "taobao").expect("moved");
    assert_eq!((home(&desk).grace_hours, home(&desk).platform), (0, Platform::Taobao));
    let unlisted = set(&mut desk, Field::of("colour"), "red");
    assert!(matches!(unlisted, Err(command::Refusal::UnlistedField { .. })), "{unlisted:?}");
}

#[test]
fn settings_need_a_level_once_somebody_has_it() {
    let mut desk = two();
    let people = [(LIN, "小林", "assistant"), (RecordId::of("p-boss"), "王姐", "manager")];
    for (id, name, role) in people {
        let person = people::Command::Create { id, name: name.into(), role: role.into() };
        desk.act(&command::Command::Person(person)).expect("created");
    }
    desk.sit(&LIN);
    let refusal = Some(command::Refusal::NotPermitted(people::Permission::ChangeSettings));
    assert_eq!(set(&mut desk, field::NAME, "别的").err(), refusal);
    assert_eq!(act(&mut desk, Command::Join { kept: HOME, duplicate: OUTLET }).err(), refusal);
}

#[test]
fn a_joined_shop_reads_as_the_one_that_stays() {
    let mut desk = two();
    act(&mut desk, Command::Join { kept: HOME, duplicate: OUTLET }).expect("joined");
    assert_eq!(canonical(&desk.records, &SHOP, &OUTLET), HOME);
    assert_eq!(list(&desk.records).into_iter().map(|shop| shop.id).collect::<Vec<_>>(), [HOME]);
    assert_eq!(ids(&desk.records, &HOME), [HOME, OUTLET]);
    assert_eq!(refused(act(&mut desk, Command::Join { kept: OUTLET, duplicate: HOME })), Refusal::JoinCircle);
    assert_eq!(refused(act(&mut desk, Command::Join { kept: HOME, duplicate: HOME })), Refusal::JoinCircle);
}

/// R25: an alias of something that is not there stands for itself.
#[test]
fn r25_a_dangling_alias_is_ignored() {
    let mut desk = two();
    set(&mut desk, field::ALIAS_OF, "nowhere").expect("as a file might bring it");
    assert_eq!(canonical(&desk.records, &SHOP, &HOME), HOME);
    assert_eq!(list(&desk.records).len(), 2);
}

proptest! {
    /// R25: whatever points at whatever (at itself, in circles, at nothing, at what is deleted): every entry stands for one
    /// that stands for itself, and the list holds exactly those.
    #[test]
    fn r25_any_graph_of_joins_has_one_answer(points in vec((0..7_usize, any::<bool>()), 6)) {
        let id = |at: usize| RecordId::new(format!("s{at}"));
        let mut records = Records::default();
        for (at, (to, is_deleted)) in points.iter().enumerate() {
            let mut record = Record::new(key(&id(at)));
            let fields = [(field::NAME, "x".into()), (field::ALIAS_OF, id(*to).as_str().into()), (DELETED, (*is_deleted).into())];
            for (field, value) in fields {
                record.put(field, value, Stamp { ms: 1, counter: 0, replica: ReplicaId(1) });
            }
            records.merge(record);
        }
        let listed: Vec<_> = list(&records).into_iter().map(|shop| shop.id).collect();
        for (at, (_, is_deleted)) in points.iter().enumerate() {
            let stands_for = canonical(&records, &SHOP, &id(at));
            prop_assert_eq!(canonical(&records, &SHOP, &stands_for), stands_for.clone(), "{} of {:?}", at, points);
            prop_assert_eq!(listed.contains(&id(at)), !is_deleted && stands_for == id(at));
            prop_assert!(*is_deleted || listed.contains(&stands_for));
        }
    }
}

#[test]
fn a_setting_of_a_later_version_falls_back() {
    let mut record = Record::new(key(&HOME));
    let stamp = Stamp { ms: 1, counter: 0, replica: ReplicaId(1) };
    record.put(field::INSPECTION_DUE, "whenever".into(), stamp);
    record.put(field::PLATFORM, "metaverse".into(), stamp);
    let shop = Shop::read(&record);
    assert_eq!((shop.due, shop.platform), (parse_time(DEFAULT_DUE).expect("a time"), Platform::Other));
    assert_eq!(shop.zone, "Asia/Shanghai");
    for platform in Platform::ALL {
        assert_eq!(Platform::from_code(platform.code()), platform);
    }
}
