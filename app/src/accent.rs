//! An organisation's colour: whether what stands in it can be read. Links and buttons have it, so that WCAG 2.2 asks 4.5:1
//! (1.4.3) against everything that it stands on; boundaries and signs in it, which need 3:1 (1.4.11), have that too.

/// What is needed between text and what it stands on.
pub const NEEDED: f64 = 4.5;

/// What stands on the accent in the light and in the dark theme: `--on-accent`.
pub const ON_ACCENT: [Rgb; 2] = [Rgb([0xff, 0xff, 0xff]), Rgb([0x0c, 0x17, 0x19])];

/// `--surface`, `--sunken`, `--raised` of the light and of the dark theme.
const BACKGROUNDS: [[Rgb; 3]; 2] = [
    [Rgb([0xfd, 0xfc, 0xfa]), Rgb([0xf4, 0xf2, 0xed]), Rgb([0xff, 0xff, 0xff])],
    [Rgb([0x14, 0x19, 0x1b]), Rgb([0x1c, 0x23, 0x26]), Rgb([0x15, 0x1b, 0x1d])],
];

/// How much of the accent its tint has: `--accent-tint`.
const TINT: f64 = 0.08;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// An organisation's colour in both themes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Accent {
    /// As it was chosen, for the light theme.
    pub light: Rgb,
    /// A lighter tone of it, for the dark theme: as little lighter as can be read.
    pub dark: Rgb,
    /// The least contrast in the light theme.
    pub light_ratio: f64,
    /// The least contrast in the dark theme.
    pub dark_ratio: f64,
}

impl Rgb {
    /// Reads `#1a2b3c`, also without the `#`, and `#abc`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        match digits.len() {
            6 => Some(Self([number[1], number[2], number[3]])),
            3 => Some(Self([number[2] & 15, number[3] >> 4, number[3] & 15].map(|half| half * 17))),
            _ => None,
        }
    }

    /// `#1a2b3c`.
    #[must_use]
    pub fn hex(self) -> String {
        let [red, green, blue] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The relative luminance of WCAG, from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// This colour with so much of another, as `color-mix(in srgb, …)` mixes.
    fn with(self, share: f64, other: Self) -> Self {
        let mix = |at: usize| {
            let (own, others) = (f64::from(self.0[at]), f64::from(other.0[at]));
            // Between 0 and 255 by its making.
            (own * (1.0 - share) + others * share).round() as u8
        };
        Self([mix(0), mix(1), mix(2)])
    }
}

/// The contrast of two colours, from 1 to 21.
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    if one > other { one / other } else { other / one }
}

/// The least contrast of an accent with what it stands on in a theme: the backgrounds, its own tint, and what stands on it.
fn least(accent: Rgb, theme: usize) -> f64 {
    let [surface, ..] = BACKGROUNDS[theme];
    let others = [surface.with(TINT, accent), ON_ACCENT[theme]];
    BACKGROUNDS[theme].into_iter().chain(others).map(|other| contrast(accent, other)).fold(f64::INFINITY, f64::min)
}

impl Accent {
    /// The colour in both themes.
    ///
    /// # Errors
    /// With its contrast in the light theme when that is less than [`NEEDED`].
    pub fn of(light: Rgb) -> Result<Self, f64> {
        let light_ratio = least(light, 0);
        if light_ratio < NEEDED {
            return Err(light_ratio);
        }
        let white = Rgb([0xff; 3]);
        let tones = (0..=100_u8).map(|percent| light.with(f64::from(percent) / 100.0, white));
        let dark = tones.into_iter().find(|tone| least(*tone, 1) >= NEEDED).unwrap_or(white);
        Ok(Self { light, dark, light_ratio, dark_ratio: least(dark, 1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        assert_eq!(Rgb::parse(" #0B5f6b "), Some(Rgb([0x0b, 0x5f, 0x6b])));
        assert_eq!(Rgb::parse("0b5f6b"), Rgb::parse("#0b5f6b"));
        assert_eq!(Rgb::parse("#abc").unwrap().hex(), "#aabbcc");
        for text in ["", "#", "red", "#12345", "#1234567", "#12345g", "+12345", "#ääkkö"] {
            assert_eq!(Rgb::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrasts_are_those_of_wcag() {
        let (black, white) = (Rgb([0; 3]), Rgb([0xff; 3]));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
        // #767676 is the lightest grey that can be read on white.
        assert!(contrast(Rgb([0x76; 3]), white) >= 4.5 && contrast(Rgb([0x77; 3]), white) < 4.5);
    }

    #[test]
    fn every_accent_that_is_taken_can_be_read_in_both_themes() {
        let mut taken = 0;
        for red in (0..=255).step_by(17) {
            for green in (0..=255).step_by(17) {
                for blue in (0..=255).step_by(17) {
                    match Accent::of(Rgb([red, green, blue])) {
                        Ok(accent) => {
                            taken += 1;
                            assert!(accent.light_ratio >= NEEDED && accent.dark_ratio >= NEEDED, "{accent:?}");
                        }
                        Err(ratio) => assert!(ratio < NEEDED),
                    }
                }
            }
        }
        assert!((200..3000).contains(&taken), "{taken}");
        assert!(Accent::of(Rgb([0xff, 0xd7, 0])).is_err());
        let dark = Accent::of(Rgb([0, 0x35, 0x80])).unwrap().dark;
        assert!(contrast(dark, Rgb([0x1c, 0x23, 0x26])) >= NEEDED && dark.0[2] > dark.0[0], "still blue: {dark:?}");
    }

    #[test]
    fn the_backgrounds_are_those_of_the_style() {
        let tokens = include_str!("../../style/tokens.css");
        let (light, dark) = tokens.split_once("prefers-color-scheme: dark").unwrap();
        for (theme, text) in [light, dark].into_iter().enumerate() {
            let value = |name: &str| {
                let (_, rest) = text.split_once(&format!("{name}: ")).unwrap();
                Rgb::parse(rest.split_once(';').unwrap().0).unwrap()
            };
            assert_eq!(["--surface", "--sunken", "--raised"].map(value), BACKGROUNDS[theme]);
            assert_eq!(value("--on-accent"), ON_ACCENT[theme]);
        }
        assert!(light.contains("--accent-tint: color-mix(in srgb, var(--accent) 8%, var(--surface))"));
    }
}
