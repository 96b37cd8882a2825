//! Drawings as bytes, from one run to the next. What comes back is looked at as closely as what the engine draws: it may
//! have been written by anybody.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{DiagramFault, Drawing, Picture, clean::clean};

/// A drawing without what follows from the rest, or why there is none.
#[derive(Debug, Serialize, Deserialize)]
enum Form {
    Drawn { light: String, dark: String, width: u32, height: u32, name: String },
    Fault { message: String, range: Option<Range<usize>> },
}

/// As bytes.
pub(super) fn to_bytes(drawn: &Result<Drawing, DiagramFault>) -> Vec<u8> {
    let form = match drawn.clone() {
        Ok(Drawing { light, dark, width, height, name }) => {
            Form::Drawn { light: light.svg, dark: dark.svg, width, height, name }
        }
        Err(DiagramFault { message, range }) => Form::Fault { message, range },
    };
    // Texts and numbers always have a form. If not, it is drawn again.
    serde_json::to_vec(&form).unwrap_or_default()
}

/// What [`to_bytes`] gave for `text`; `None` when it cannot be that.
pub(super) fn from_bytes(text: &str, bytes: &[u8]) -> Option<Result<Drawing, DiagramFault>> {
    Some(match serde_json::from_slice(bytes).ok()? {
        Form::Drawn { light, dark, width, height, name } => {
            let picture = |svg: String| (clean(&svg).as_ref() == Ok(&svg)).then(|| Picture::new(svg));
            Ok(Drawing { light: picture(light)?, dark: picture(dark)?, width, height, name })
        }
        Form::Fault { message, range } => {
            if range.as_ref().is_some_and(|range| text.get(range.clone()).is_none()) {
                return None;
            }
            Err(DiagramFault { message, range })
        }
    })
}
