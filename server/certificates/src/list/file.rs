//! A PDF file as it is written: streams at once, everything else packed a few hundred together.

use flate2::{Compress, Compression, FlushCompress};

use crate::Error;

/// How many objects are packed together.
const TOGETHER: usize = 200;

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    /// At this byte.
    At(u32),
    /// In an object stream, by its number: which it is.
    In(u32, u16),
}

/// The file. Objects are numbered from 1; each is written once, in any order.
pub(super) struct File {
    bytes: Vec<u8>,
    places: Vec<Place>,
    packed: Vec<(u32, String)>,
    deflate: Compress,
}

impl File {
    pub(super) fn new() -> Self {
        // The second line says to those who look that the file is not text.
        let bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        Self {
            bytes,
            places: vec![Place::Nowhere],
            packed: Vec::new(),
            deflate: Compress::new(Compression::new(6), true),
        }
    }

    /// A number for an object that is written later.
    pub(super) fn reserve(&mut self) -> u32 {
        self.places.push(Place::Nowhere);
        number(self.places.len() - 1)
    }

    /// Writes an object that is no stream.
    pub(super) fn put(&mut self, id: u32, object: &str) {
        self.packed.push((id, object.to_owned()));
        if self.packed.len() == TOGETHER {
            // What cannot be packed is noticed at the end, where this is tried again.
            let _ = self.pack();
        }
    }

    /// Writes a stream, compressed, with more entries in its dictionary.
    pub(super) fn stream(&mut self, id: u32, entries: &str, content: &[u8]) -> Result<(), Error> {
        let packed = self.deflated(content)?;
        self.plain_stream(id, &format!("{entries}/Filter/FlateDecode"), &packed);
        Ok(())
    }

    /// Writes a stream as it is.
    pub(super) fn plain_stream(&mut self, id: u32, entries: &str, content: &[u8]) {
        self.place(id);
        let head = format!("{id} 0 obj\n<<{entries}/Length {}>>\nstream\n", content.len());
        self.bytes.extend_from_slice(head.as_bytes());
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    fn place(&mut self, id: u32) {
        if let Some(place) = self.places.get_mut(id as usize) {
            *place = Place::At(number(self.bytes.len()));
        }
    }

    fn deflated(&mut self, content: &[u8]) -> Result<Vec<u8>, Error> {
        self.deflate.reset();
        let mut packed = Vec::with_capacity(content.len() / 2 + 128);
        loop {
            let taken = usize::try_from(self.deflate.total_in()).unwrap_or(usize::MAX).min(content.len());
            let status = self.deflate.compress_vec(&content[taken..], &mut packed, FlushCompress::Finish)?;
            if status == flate2::Status::StreamEnd {
                return Ok(packed);
            }
            packed.reserve(packed.len().max(1024));
        }
    }

    fn pack(&mut self) -> Result<(), Error> {
        if self.packed.is_empty() {
            return Ok(());
        }
        let (mut head, mut objects) = (String::new(), String::new());
        for (id, object) in &self.packed {
            head.push_str(&format!("{id} {} ", objects.len()));
            objects.push_str(object);
            objects.push('\n');
        }
        let content = format!("{head}\n{objects}");
        let entries = format!("/Type/ObjStm/N {}/First {}", self.packed.len(), head.len() + 1);
        let id = self.reserve();
        self.stream(id, &entries, content.as_bytes())?;
        for (at, (object, _)) in (0_u16..).zip(self.packed.drain(..)) {
            if let Some(place) = self.places.get_mut(object as usize) {
                *place = Place::In(id, at);
            }
        }
        Ok(())
    }

    /// Writes where everything is; gives the file.
    pub(super) fn end(mut self, catalog: u32, info: u32) -> Result<Vec<u8>, Error> {
        self.pack()?;
        let id = self.reserve();
        let start = self.bytes.len();
        self.place(id);
        let mut table = Vec::with_capacity(self.places.len() * 7);
        for place in &self.places {
            let (kind, first, second) = match *place {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(byte) => (1, byte, 0),
                Place::In(stream, at) => (2, stream, at),
            };
            table.push(kind);
            table.extend(first.to_be_bytes());
            table.extend(second.to_be_bytes());
        }
        // The same file has the same identifier.
        let mark = format!("<{:016x}{:016x}>", hash(&self.bytes, 0), hash(&self.bytes, 1));
        let entries = format!(
            "/Type/XRef/Size {}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[{mark}{mark}]",
            self.places.len()
        );
        self.stream(id, &entries, &table)?;
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Ok(self.bytes)
    }
}

/// Files and their tables stay far below 4 GB: that would be forty million rows.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// FNV-1a, begun differently.
fn hash(bytes: &[u8], turn: u64) -> u64 {
    let first = 0xcbf2_9ce4_8422_2325 ^ turn.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bytes.iter().fold(first, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A length in hundredths of a point, in few digits.
pub(super) fn points(points: f32) -> String {
    let text = format!("{points:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text that people read, in any script.
pub(super) fn text_string(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{units}>")
}

/// A text for programs, in plain letters.
pub(super) fn name_string(text: &str) -> String {
    format!("({text})")
}
