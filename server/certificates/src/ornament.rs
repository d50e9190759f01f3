//! The band at the binding edge: waves that run through each other, as on bonds and banknotes. One piece, drawn once and
//! repeated.

use std::f32::consts::TAU;
use std::fmt::Write;
use std::sync::OnceLock;

/// Width of the band.
pub(crate) const WIDTH: f32 = 20.0;

/// Waves beside each other, and into how many curves the period of one is cut.
const WAVES: u8 = 10;
const CURVES: u8 = 4;

/// Thickness of a line.
pub(crate) const LINE: f32 = 0.4;

/// A band at its place, in points from the page's top left corner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Band {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) height: f32,
}

/// Height of one piece of the band.
pub(crate) const PIECE: f32 = 46.0;

impl Band {
    /// How often the piece stands below itself, and by how much each is stretched so that they fill the band.
    pub(crate) fn pieces(&self) -> (u8, f32) {
        let count = (self.height / PIECE).round().max(1.0);
        (count as u8, self.height / (count * PIECE))
    }

    /// Top of each piece.
    pub(crate) fn tops(&self) -> impl Iterator<Item = f32> + use<> {
        let (count, stretch) = self.pieces();
        let y = self.y;
        (0..count).map(move |at| y + f32::from(at) * PIECE * stretch)
    }
}

/// A curve of a wave: where it starts, its two handles, where it ends.
type Curve = [(f32, f32); 4];

/// The waves of one piece, from its top down. A sine is drawn by curves through its points with its own slopes, which
/// no eye tells from it.
fn waves() -> impl Iterator<Item = Vec<Curve>> {
    (0..WAVES).map(|wave| {
        let phase = f32::from(wave) / f32::from(WAVES) * TAU;
        // Every second one the other way round: they cross.
        let way = if wave % 2 == 0 { 1.0 } else { -1.0 };
        // The outer ones swing wide, the inner ones less.
        let swing = (WIDTH / 2.0 - LINE) * (1.0 - 0.12 * f32::from(wave % 5));
        let x = move |y: f32| WIDTH / 2.0 + way * swing * (y / PIECE * TAU + phase).sin();
        let slope = move |y: f32| way * swing * (y / PIECE * TAU + phase).cos() * TAU / PIECE;
        let step = PIECE / f32::from(CURVES);
        let curve = move |at: u8| {
            let (from, to) = (f32::from(at) * step, f32::from(at + 1) * step);
            let handle = step / 3.0;
            [
                (x(from), from),
                (x(from) + slope(from) * handle, from + handle),
                (x(to) - slope(to) * handle, to - handle),
                (x(to), to),
            ]
        };
        (0..CURVES).map(curve).collect()
    })
}

fn short(value: f32) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The piece as what a PDF draws, downwards from its own top left corner.
pub(crate) fn drawn() -> &'static [u8] {
    static DRAWN: OnceLock<Vec<u8>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let mut drawn = String::new();
        for wave in waves() {
            for (at, [from, one, two, to]) in wave.into_iter().enumerate() {
                let [from, one, two, to] = [from, one, two, to].map(|(x, y)| format!("{} {}", short(x), short(-y)));
                if at == 0 {
                    let _ = write!(drawn, "{from} m ");
                }
                let _ = writeln!(drawn, "{one} {two} {to} c");
            }
        }
        drawn.push('S');
        drawn.into_bytes()
    })
}

/// The piece as the path of an SVG.
pub(crate) fn path() -> &'static str {
    static PATH: OnceLock<String> = OnceLock::new();
    PATH.get_or_init(|| {
        let mut path = String::new();
        for wave in waves() {
            for (at, [from, one, two, to]) in wave.into_iter().enumerate() {
                let [from, one, two, to] = [from, one, two, to].map(|(x, y)| format!("{} {}", short(x), short(y)));
                if at == 0 {
                    let _ = write!(path, "M{from}");
                }
                let _ = write!(path, "C{one} {two} {to}");
            }
        }
        path
    })
}
