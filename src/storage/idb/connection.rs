//! The connection and its death (R09): closed by the browser it is opened once more; closed because another
//! tab upgrades or deletes the database it stays closed (R07). Knows nothing of what is stored.

use super::super::api::StoreError;
use super::fault::Fault;
use super::open::{self, IfMissing};
use super::{load, transact};
use gloo_events::EventListener;
use indexed_db_futures::database::Database;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::IdbVersionChangeEvent;

/// The way to the database: at most one connection, made anew when it dies.
pub(super) struct Connections {
    name: String,
    version: u32,
    /// The id of the database: after a reopening it must be the same one.
    database: RefCell<Option<String>>,
    current: RefCell<Option<Rc<Connection>>>,
    /// Set when another tab has taken over: the version it wants, 0 for a deletion.
    superseded: Cell<Option<u32>>,
    on_superseded: Rc<dyn Fn()>,
}

struct Connection {
    db: Database,
    _listeners: [EventListener; 2],
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.db.clone().close();
    }
}

impl Connections {
    /// The first opening; tells whether the database was made just now.
    pub(super) async fn open(
        name: &str,
        version: u32,
        on_superseded: Rc<dyn Fn()>,
    ) -> Result<(Rc<Self>, bool), StoreError> {
        let (db, is_new) = open::open(name, version, IfMissing::Make).await?;
        let connections = Rc::new(Self {
            name: name.to_owned(),
            version,
            database: RefCell::default(),
            current: RefCell::default(),
            superseded: Cell::default(),
            on_superseded,
        });
        connections.keep(db);
        Ok((connections, is_new))
    }

    /// From now on only the database with this id is accepted.
    pub(super) fn expect(&self, database: &str) {
        *self.database.borrow_mut() = Some(database.to_owned());
    }

    /// Closes the connection without forgetting it: the same as when it dies unheard.
    pub(super) fn close(&self) {
        if let Some(connection) = self.current.borrow().as_ref() {
            connection.db.clone().close();
        }
    }

    /// Drops the connection; the next use opens one.
    fn forget(&self) {
        self.current.borrow_mut().take();
    }

    /// Runs an operation; when the connection turns out to be dead, once more on a new one. Operations are
    /// transactions, and a commit leaves out what is known, so that a second run is harmless.
    pub(super) async fn with<T>(
        self: &Rc<Self>,
        operation: impl AsyncFn(&Database) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let connection = self.connection().await?;
        match operation(&connection.db).await {
            Err(Fault::Gone) => self.forget(),
            done => return done.map_err(Fault::into_store_error),
        }
        drop(connection);
        let connection = self.connection().await?;
        operation(&connection.db).await.map_err(Fault::into_store_error)
    }

    async fn connection(self: &Rc<Self>) -> Result<Rc<Connection>, StoreError> {
        match self.superseded.get() {
            Some(0) => return Err(StoreError::Closed),
            Some(found) => return Err(StoreError::Newer { found, known: self.version }),
            None => {}
        }
        if let Some(connection) = self.current.borrow().clone() {
            return Ok(connection);
        }
        let (db, _) = open::open(&self.name, self.version, IfMissing::Refuse).await?;
        self.is_the_same(&db).await?;
        Ok(self.keep(db))
    }

    async fn is_the_same(&self, db: &Database) -> Result<(), StoreError> {
        let found = load::identity(db, false).await.map_err(Fault::into_store_error)?;
        let expected = self.database.borrow().clone();
        if expected.is_none_or(|expected| expected == found.database) {
            return Ok(());
        }
        db.clone().close();
        Err(StoreError::Closed)
    }

    fn keep(self: &Rc<Self>, db: Database) -> Rc<Connection> {
        let target = transact::event_target(&db);
        let weak = Rc::downgrade(self);
        let closed = EventListener::new(&target, "close", {
            let weak = weak.clone();
            move |_| forget(&weak)
        });
        let changed = EventListener::new(&target, "versionchange", move |event| supersede(&weak, event));
        let connection = Rc::new(Connection { db, _listeners: [closed, changed] });
        *self.current.borrow_mut() = Some(connection.clone());
        connection
    }
}

fn forget(connections: &Weak<Connections>) {
    if let Some(connections) = connections.upgrade() {
        connections.forget();
    }
}

/// Closes the connection, running transactions being finished first, and says so.
fn supersede(connections: &Weak<Connections>, event: &web_sys::Event) {
    let Some(connections) = connections.upgrade() else { return };
    let wanted = event.dyn_ref::<IdbVersionChangeEvent>().and_then(IdbVersionChangeEvent::new_version);
    connections.superseded.set(Some(wanted.unwrap_or_default() as u32));
    if let Some(connection) = connections.current.borrow_mut().take() {
        connection.db.clone().close();
    }
    (connections.on_superseded)();
}
