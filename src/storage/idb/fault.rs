//! What went wrong in IndexedDB, and whether the connection is gone. Knows nothing of what was stored.

use super::super::api::StoreError;
use indexed_db_futures::error::{Error, OpenDbError, UnexpectedDataError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why an operation did not succeed.
#[derive(Debug)]
pub(super) enum Fault {
    /// The connection died under it (R09): worth one more try with a new one.
    Gone,
    /// A key that must be unique is there already; nothing was written.
    Taken,
    /// Anything else.
    Store(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => Self::of(exception.as_ref()),
            Error::MissingData(UnexpectedDataError::TransactionAborted) => Self::Gone,
            other => Self::Store(StoreError::Other(other.to_string())),
        }
    }
}

impl Fault {
    /// Reads what the browser threw.
    pub(super) fn of(thrown: &JsValue) -> Self {
        let Some(exception) = thrown.dyn_ref::<DomException>() else {
            return Self::Store(StoreError::Other(format!("{thrown:?}")));
        };
        match exception.name().as_str() {
            "InvalidStateError" | "AbortError" => Self::Gone,
            "QuotaExceededError" => Self::Store(StoreError::Full),
            "ConstraintError" => Self::Taken,
            name => Self::Store(StoreError::Other(format!("{name}: {}", exception.message()))),
        }
    }

    /// What the caller is told when there is no more try.
    pub(super) fn into_store_error(self) -> StoreError {
        match self {
            Self::Gone => StoreError::Closed,
            Self::Taken => StoreError::Other("ConstraintError: the journal takes no such row".to_owned()),
            Self::Store(error) => error,
        }
    }
}

/// Why the database could not be opened; `None` when it has a newer version, which must be asked for.
pub(super) fn opening(error: OpenDbError) -> Option<StoreError> {
    let OpenDbError::Base(Error::DomException(exception)) = error else {
        return Some(StoreError::Unavailable(error.to_string()));
    };
    let thrown: &JsValue = exception.as_ref();
    let name = thrown.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "VersionError" => None,
        "AbortError" => Some(StoreError::Closed),
        "QuotaExceededError" => Some(StoreError::Full),
        _ => Some(StoreError::Unavailable(format!("{name}: {}", exception.message()))),
    }
}
