//! Versioned file formats: the export file and its reading. Pure: bytes in, records and rows out.
