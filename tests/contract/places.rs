//! What every place promises where files lie, whichever stands behind the trait.

use dianxun::storage::place::{Place, PlaceError};

const ONE: &str = "dianxun_茶铺_1a2b3c4d_2026-11-22_1805_auto.json.gz";
const TWO: &str = "dianxun_茶铺_1a2b3c4d_2026-11-22_1806_new-00000009.json";

/// Places, empty at first, and how bytes are carried there.
pub(crate) trait Places {
    type At: Place;
    async fn empty(&self, name: &str) -> Self::At;
    fn content(&self, bytes: &[u8]) -> <Self::At as Place>::Content;
    async fn bytes(&self, content: <Self::At as Place>::Content) -> Vec<u8>;
}

async fn put<P: Places>(places: &P, at: &P::At, name: &str, bytes: &[u8]) -> Result<(), PlaceError> {
    at.put(name, &places.content(bytes)).await
}

async fn read<P: Places>(places: &P, at: &P::At, name: &str) -> Result<Vec<u8>, PlaceError> {
    match at.read(name).await {
        Ok(content) => Ok(places.bytes(content).await),
        Err(error) => Err(error),
    }
}

async fn names(at: &impl Place) -> Vec<(String, u64)> {
    at.list().await.expect("lists").into_iter().map(|listed| (listed.name, listed.size)).collect()
}

/// What was put is listed by name and read as it was.
pub(crate) async fn what_was_put_is_there(places: &impl Places) {
    let at = places.empty("put").await;
    assert_eq!(names(&at).await, []);
    assert_eq!(put(places, &at, TWO, b"two").await, Ok(()));
    assert_eq!(put(places, &at, ONE, b"\x00one\xFF").await, Ok(()));
    assert_eq!(names(&at).await, [(ONE.to_owned(), 5), (TWO.to_owned(), 3)]);
    assert_eq!(read(places, &at, ONE).await, Ok(b"\x00one\xFF".to_vec()));
    assert!(at.list().await.expect("lists").iter().all(|listed| listed.modified > 0));
}

/// A file is replaced as a whole, by a shorter one too.
pub(crate) async fn a_file_is_replaced_whole(places: &impl Places) {
    let at = places.empty("replace").await;
    put(places, &at, ONE, &[7; 100_000]).await.expect("puts");
    put(places, &at, ONE, b"short").await.expect("puts");
    assert_eq!(read(places, &at, ONE).await, Ok(b"short".to_vec()));
    assert_eq!(names(&at).await, [(ONE.to_owned(), 5)]);
}

/// A missing file has an error of its own; taking it away has none.
pub(crate) async fn a_missing_file_is_told(places: &impl Places) {
    let at = places.empty("missing").await;
    assert_eq!(read(places, &at, ONE).await, Err(PlaceError::NotFound(ONE.to_owned())));
    assert_eq!(at.remove(ONE).await, Ok(()));
    put(places, &at, ONE, b"one").await.expect("puts");
    put(places, &at, TWO, b"two").await.expect("puts");
    assert_eq!(at.remove(ONE).await, Ok(()));
    assert_eq!(read(places, &at, ONE).await, Err(PlaceError::NotFound(ONE.to_owned())));
    assert_eq!(names(&at).await, [(TWO.to_owned(), 3)]);
}

/// Files of other people's doing are not ours to list.
pub(crate) async fn other_files_are_passed_over(places: &impl Places) {
    let at = places.empty("others").await;
    for name in ["menu.pdf", "dianxun_.json", &ONE.replace(".gz", ".gz.crswap")] {
        put(places, &at, name, b"other").await.expect("puts");
    }
    assert_eq!(names(&at).await, []);
}

/// An empty file is refused, and what was there stays.
pub(crate) async fn an_empty_file_is_refused(places: &impl Places) {
    let at = places.empty("nothing").await;
    assert!(matches!(put(places, &at, ONE, b"").await, Err(PlaceError::Other(_))));
    assert_eq!(names(&at).await, []);
    put(places, &at, ONE, b"one").await.expect("puts");
    assert!(put(places, &at, ONE, b"").await.is_err());
    assert_eq!(read(places, &at, ONE).await, Ok(b"one".to_vec()));
}

/// All promises of places.
#[macro_export]
macro_rules! all_promises_of_places {
    ($run:ident, $places:expr) => {
        $crate::contract!(
            $run,
            $places,
            places::what_was_put_is_there,
            places::a_file_is_replaced_whole,
            places::a_missing_file_is_told,
            places::other_files_are_passed_over,
            places::an_empty_file_is_refused,
        );
    };
}
