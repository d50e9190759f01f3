//! Makes the program be built again when the browser's files have changed. Without them it can still be built (for
//! checks and tests of other things); `cargo xtask` always makes them first.

use std::{fs, path::Path};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/assets");
    let manifest = folder.join("manifest.txt");
    if !manifest.exists() {
        let made = fs::create_dir_all(&folder).and_then(|()| fs::write(&manifest, ""));
        if let Err(error) = made {
            println!("cargo:warning=the folder of built files could not be made: {error}");
        }
    }
    println!("cargo:rerun-if-changed=../target/assets/manifest.txt");
    println!("cargo:rerun-if-changed=../courses/bundled");
}
