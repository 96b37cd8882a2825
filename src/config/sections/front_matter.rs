//! `[front-matter]`.

use super::{Key, Section};
use crate::config::{
    Config, FrontMatterKeys,
    raw::{Data, Entry},
    reader::Reader,
};

pub(super) const SECTION: Section = Section {
    name: "front-matter",
    keys: &[Key {
        name: "extra",
        doc: "Front matter keys beyond the known ones: a list, or `\"any\"`. Keys that begin with `x-` are always free.",
        read: extra,
    }],
};

fn extra(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    config.front_matter = match &entry.value.data {
        Data::Text(text) if text == "any" => FrontMatterKeys::Any,
        _ => FrontMatterKeys::Listed(reader.texts(entry).into_iter().map(|text| text.value).collect()),
    };
}
