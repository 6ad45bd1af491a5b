//! Pictures made on the fly, good and bad: real PNG files without a library.

use std::path::{Path, PathBuf};

use anyhow::Result;

/// A PNG with a few coloured blocks, its pixels not compressed.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut pixels = Vec::with_capacity((width as usize * 3 + 1) * height as usize);
    for y in 0..height {
        pixels.push(0); // this row is not filtered
        for x in 0..width {
            let block = (x * 8 / width + y * 6 / height) % 3;
            let shade = (x * 200 / width) as u8;
            pixels.extend([[200, 60 + shade / 2, 50], [240, 235, shade], [40, shade, 90]][block as usize]);
        }
    }
    let mut file = header(width, height);
    chunk(&mut file, b"IDAT", &stored(&pixels));
    chunk(&mut file, b"IEND", &[]);
    file
}

/// A PNG that declares a size and has no pixels to speak of.
pub(crate) fn png_declaring(width: u32, height: u32) -> Vec<u8> {
    let mut file = header(width, height);
    chunk(&mut file, b"IDAT", &stored(&[0; 64]));
    chunk(&mut file, b"IEND", &[]);
    file
}

/// Writes bytes into a file of a folder.
pub(crate) fn file(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let path = folder.join(name);
    std::fs::write(&path, bytes)?;
    Ok(path)
}

fn header(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    size.extend([8, 2, 0, 0, 0]); // eight bits of red, green and blue
    chunk(&mut file, b"IHDR", &size);
    file
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend((data.len() as u32).to_be_bytes());
    let mut sum = crc32fast::Hasher::new();
    sum.update(kind);
    sum.update(data);
    file.extend(kind);
    file.extend(data);
    file.extend(sum.finalize().to_be_bytes());
}

/// A zlib stream of stored blocks.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let blocks = data.chunks(0xFFFF).count();
    for (index, block) in data.chunks(0xFFFF).enumerate() {
        let length = block.len() as u16;
        stream.push(u8::from(index + 1 == blocks));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler32(data).to_be_bytes());
    stream
}

fn adler32(data: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for part in data.chunks(3_800) {
        for byte in part {
            a += u32::from(*byte);
            b += a;
        }
        a %= 65_521;
        b %= 65_521;
    }
    (b << 16) | a
}
