//! The archive in which a workbook lies. Knows nothing of sheets.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

/// A file within the archive.
pub(super) struct Member {
    name: String,
    encoder: DeflateEncoder<Vec<u8>>,
    crc: Crc,
}

impl Member {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), encoder: DeflateEncoder::new(Vec::new(), Compression::fast()), crc: Crc::new() }
    }

    pub(super) fn write(&mut self, text: &str) {
        self.crc.update(text.as_bytes());
        // Writing into memory does not fail.
        let _ = self.encoder.write_all(text.as_bytes());
    }
}

/// An archive: members, and the directory behind them.
#[derive(Default)]
pub(super) struct Zip {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Zip {
    pub(super) fn add(&mut self, member: Member) {
        let at = self.out.len() as u32;
        let (crc, size) = (member.crc.sum(), member.crc.amount());
        let packed = member.encoder.finish().unwrap_or_default();
        let mut head = Vec::new();
        // Version, UTF-8 names, deflate, no time (1980-01-01), checksum, sizes, lengths of the names.
        let fields: [u16; 5] = [20, 1 << 11, 8, 0, 0x21];
        fields.iter().for_each(|field| head.extend(field.to_le_bytes()));
        [crc, packed.len() as u32, size].iter().for_each(|field| head.extend(field.to_le_bytes()));
        [member.name.len() as u16, 0].iter().for_each(|field| head.extend(field.to_le_bytes()));
        self.out.extend(b"PK\x03\x04");
        self.out.extend(&head);
        self.out.extend(member.name.as_bytes());
        self.out.extend(packed);
        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&head);
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(member.name.as_bytes());
        self.count += 1;
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        let at = self.out.len() as u32;
        let size = self.directory.len() as u32;
        self.out.append(&mut self.directory);
        self.out.extend(b"PK\x05\x06\0\0\0\0");
        [self.count, self.count].iter().for_each(|count| self.out.extend(count.to_le_bytes()));
        [size, at].iter().for_each(|field| self.out.extend(field.to_le_bytes()));
        self.out.extend([0; 2]);
        self.out
    }
}
