//! The forms in which web servers send a text in place of itself: Brotli and gzip.

use std::{io::Write as _, sync::LazyLock};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::base::Digest;

/// A content coding (RFC 9110, 8.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// Brotli (RFC 7932).
    Brotli,
    /// gzip (RFC 1952), without a name and without a time.
    Gzip,
}

/// Above this level gzip takes longer and gains less than a thousandth (docs/performance.md).
const GZIP_LEVEL: u32 = 7;

/// The next level that gains anything, 10, takes forty times as long (docs/performance.md).
const BROTLI_LEVEL: i32 = 5;

/// How far back Brotli looks, as a power of two, in texts that are no longer than this: the memory for more would be set
/// up for each of thousands of small files.
const SMALL_WINDOW: i32 = 18;

/// The same in longer texts.
const LARGE_WINDOW: i32 = 22;

/// Texts by their names' endings. What is packed already, pictures and fonts above all, does not become smaller.
const TEXTS: [&str; 15] =
    ["css", "csv", "htm", "html", "ics", "js", "json", "map", "md", "mjs", "svg", "txt", "webmanifest", "xml", "yaml"];

impl Coding {
    /// All of them, in the order of their endings.
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What the file's name has at its end, as GitLab Pages and nginx look for it.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// The form of `text`; none when that would not be smaller. The same text has always the same form.
    pub(super) fn encode(self, text: &[u8]) -> Option<Vec<u8>> {
        let mut form = Vec::with_capacity(text.len() / 3);
        // Writing to memory does not fail; were it to, the text alone would be served.
        match self {
            Self::Brotli => {
                let is_small = text.len() <= 1 << SMALL_WINDOW;
                let params = BrotliEncoderParams {
                    quality: BROTLI_LEVEL,
                    lgwin: if is_small { SMALL_WINDOW } else { LARGE_WINDOW },
                    size_hint: text.len(),
                    ..BrotliEncoderParams::default()
                };
                brotli::BrotliCompress(&mut &*text, &mut form, &params).ok()?;
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(form, Compression::new(GZIP_LEVEL));
                encoder.write_all(text).ok()?;
                form = encoder.finish().ok()?;
            }
        }
        (form.len() < text.len()).then_some(form)
    }
}

/// Whether an output is a text that is sent compressed.
pub(super) fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text))
}

/// The hand that forms are written in: it changes with the coders and their levels, and then all forms are made again,
/// so that no tree holds forms of two hands.
pub(super) fn hand() -> &'static str {
    static HAND: LazyLock<String> = LazyLock::new(|| {
        let letters = b"<p>once upon a time</p>\n";
        let specimen: Vec<u8> = (0..6000_usize).map(|at| letters[at * at / 7 % letters.len()]).collect();
        let forms = Coding::ALL.map(|coding| coding.encode(&specimen).unwrap_or_default());
        Digest::of(&forms.concat()).hex(8)
    });
    &HAND
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn decode(coding: Coding, form: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        match coding {
            Coding::Brotli => brotli::Decompressor::new(form, 4096).read_to_end(&mut text).unwrap(),
            Coding::Gzip => flate2::read::GzDecoder::new(form).read_to_end(&mut text).unwrap(),
        };
        text
    }

    #[test]
    fn a_form_is_the_text_and_smaller() {
        let words = |times: usize| (0..times).map(|at| ["word ", "line ", "page\n"][at % 977 % 3]).collect::<String>();
        for coding in Coding::ALL {
            // The last ones lie on both sides of the smaller window.
            for text in ["a".repeat(100), words(1000), words(50_000), words(60_000)] {
                let form = coding.encode(text.as_bytes()).unwrap();
                assert!(form.len() * 2 < text.len(), "{coding:?}: {} of {}", form.len(), text.len());
                assert_eq!(decode(coding, &form), text.as_bytes(), "{coding:?}");
                assert_eq!(coding.encode(text.as_bytes()), Some(form), "{coding:?}: another form of the same text");
            }
            for useless in ["", "x", "no repeats"] {
                assert_eq!(coding.encode(useless.as_bytes()), None, "{coding:?}: {useless:?}");
            }
        }
    }

    #[test]
    fn gzip_tells_neither_a_time_nor_a_name() {
        let form = Coding::Gzip.encode("a".repeat(100).as_bytes()).unwrap();
        assert_eq!(form[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn texts_are_told_by_their_endings() {
        let check = |path: &str, want: bool| assert_eq!(is_text(path), want, "{path}");
        for path in ["index.html", "a/b.css", "a.b/c.JS", "x.svg", "sitemap.xml", "robots.txt", "search/x.json"] {
            check(path, true);
        }
        for path in ["a.png", "a.html/b", "html", "font.woff2", "a.html.gz", ".vade-output", "report.pdf"] {
            check(path, false);
        }
    }
}
