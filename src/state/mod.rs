//! What is in memory: the records with their signals, the one write door, the session. Knows storage and
//! rules; nothing of pages.

mod app;
mod automatic;
mod catch_up;
mod dispatch;
mod drafts;
mod exchange;
mod figures_in;
mod incoming;
mod journal;
mod left_over;
mod memory;
mod opening;
mod photos;
mod places;
mod presence;
mod problems;
mod reviews;
mod safety;
mod session;
mod shared;
mod tables;
mod tables_in;
mod undo;
mod waiting;

pub use crate::storage::StoreError;
pub use crate::storage::automatic::{Automatic, BackupError, MadeBackup, Trouble, Whereto};
pub use crate::storage::damaged::DamagedPhoto;
pub use crate::storage::journal_page::{
    Filter as JournalFilter, Found as FoundWritten, Page as JournalPage, Replacement, RowHead, WholeRow,
};
pub use crate::storage::messages::Agreed;
pub use crate::storage::messages::Imported;
pub use crate::storage::messages::OwnClock;
pub use crate::storage::met::Met;
pub use crate::storage::place::folder::Folder;
pub use crate::storage::place::remembered::Use;
pub use crate::storage::place::{Listed, PlaceError};
pub use crate::storage::preview::{Choice, Fate, FieldLine, FileSeen, Found, Line, Preview, Seen, Side};
pub use crate::storage::recovery::RecoveryPoint;
pub use crate::storage::tables::{ColumnSeen, FaultyRow, SheetFormat, TableLine, TableOrder, TablePreview};
pub use crate::storage::{HeldRow, RowName, Why};
pub use crate::wire::opening::Wrapping;
pub use crate::wire::tables::{Delimiter, Encoding, Format as TableFormat, TableError, Wishes};
pub use crate::wire::vault::Passphrase;
pub use crate::wire::{Scope, VaultError, WireError};
pub use app::{App, Phase, app, provide};
pub use automatic::AutomaticState;
pub use dispatch::{Done, Failure, rules};
pub use drafts::Draft;
pub use exchange::{ExchangeFailure, ExchangeProgress, ExportedFile};
pub use opening::{enter_demo, leave_demo};
pub use photos::PhotoFailure;
pub use places::{Hand, all_of, save_file};
pub use problems::{Problem, report};
pub use reviews::{ReviewFile, ReviewFormat};
pub use safety::{ByItself, Safety};
pub use session::{Session, TextSize, Theme};
pub use shared::SharedError;
pub use tables::TableFile;
pub use tables_in::ListingsFile;
pub use waiting::ClockRepair;
