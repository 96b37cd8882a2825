//! Names the program after what it is built from, so that a site knows whether the same program made it (`cli/env.rs`). The
//! time at which it was built would name it too, but another one on every machine.
#![expect(clippy::disallowed_methods, reason = "what is read here is the program itself")]

use std::{env, fs, io, path::Path};

/// All that makes a difference to a page.
const SOURCES: [&str; 4] = ["Cargo.lock", "Cargo.toml", "src", "themes"];

fn main() -> io::Result<()> {
    let mut digest = Digest(0xcbf2_9ce4_8422_2325);
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        digest.add_all(Path::new(source))?;
    }
    for feature in ["HIGHLIGHT", "MERMAID"] {
        digest.add(&[u8::from(env::var_os(format!("CARGO_FEATURE_{feature}")).is_some())]);
    }
    println!("cargo::rustc-env=VADE_SOURCES={:016x}", digest.0);
    Ok(())
}

/// FNV-1a with 64 bits: it tells versions apart, and nobody gains anything from making two alike.
struct Digest(u64);

impl Digest {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A file, or a folder with all that is in it, by their names.
    fn add_all(&mut self, path: &Path) -> io::Result<()> {
        self.add(path.to_string_lossy().replace('\\', "/").as_bytes());
        if path.is_dir() {
            let mut below = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
            below.sort();
            below.iter().try_for_each(|path| self.add_all(path))
        } else {
            self.add(&fs::read(path)?);
            Ok(())
        }
    }
}
