//! The address, and what is to be checked without network, as a QR code.

use fast_qr::{ECL, QRBuilder};

use crate::Error;

/// A QR code as horizontal bars of dark modules.
pub(crate) struct Qr {
    /// Modules on a side, without the quiet zone.
    pub(crate) size: usize,
    /// Row, first column and length of each bar.
    pub(crate) bars: Vec<(usize, usize, usize)>,
}

/// From so many modules on a side, correcting less makes a code easier to read: they stay larger.
const MANY: usize = 77;

/// Encodes `text`, correcting up to 15 % of damage: enough for a folded or copied sheet, with modules that stay large. Of long
/// ones 7 %.
pub(crate) fn encode(text: &str) -> Result<Qr, Error> {
    let encoded = |level| QRBuilder::new(text).ecl(level).build().map_err(|_| Error::Address);
    let code = match encoded(ECL::M) {
        Ok(code) if code.size <= MANY => code,
        _ => encoded(ECL::L)?,
    };
    let mut bars = Vec::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let dark = code[row][column..code.size].iter().take_while(|module| module.value()).count();
            if dark > 0 {
                bars.push((row, column, dark));
            }
            column += dark.max(1);
        }
    }
    Ok(Qr { size: code.size, bars })
}
