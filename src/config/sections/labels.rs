//! `[labels]`.

use super::{Key, Section, heading};
use crate::{
    config::{CodeSpans, Config, Import, ImportFormat, Pattern, Written, ids, raw::Entry, reader::Reader},
    diag::Problem,
};

const FORMATS: &[(&str, ImportFormat)] = &[("kubernetes", ImportFormat::Kubernetes)];

pub(super) const SECTION: Section = Section {
    name: "labels",
    keys: &[
        Key {
            name: "import",
            doc: "Label files of other tools: `[{path = \"labels.yaml\", format = \"kubernetes\"}]`.",
            read: import,
        },
        Key {
            name: "code-spans",
            doc: "What a label in a code span becomes: `link` (the default), `pill`, `check` (it is judged and stays \
                  code) or `off`.",
            read: |config, entry, reader| {
                let words = [
                    ("link", CodeSpans::Link),
                    ("pill", CodeSpans::Pill),
                    ("check", CodeSpans::Check),
                    ("off", CodeSpans::Off),
                ];
                reader.set_choice(entry, &words, &mut config.labels.code_spans);
                config.dialect.label_code_spans = config.labels.code_spans != CodeSpans::Off;
            },
        },
        Key {
            name: "ignore",
            doc: "Names that read like labels and are none: a list of patterns such as `General::*`.",
            read: |config, entry, reader| config.labels.ignore = reader.patterns(entry, Pattern::name),
        },
    ],
};

fn import(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    for item in reader.items(entry, "files") {
        let Some(table) = reader.table(&entry.key, item) else { continue };
        let (mut path, mut format) = (None, None);
        for part in &table.entries {
            match part.key.as_str() {
                "path" => {
                    path =
                        Some(reader.path("import.path", &part.value).map(|path| Written::new(path, part.value.range)));
                }
                "format" => format = Some(reader.choice("import.format", &part.value, FORMATS)),
                _ => reader.unknown(part, table, "`labels.import`", &["path", "format"]),
            }
        }
        if path.is_none() || format.is_none() {
            let range = if item.range.is_empty() { heading(entry) } else { item.range };
            reader.say(
                Problem::new(ids::VALUE, range, "a label file of another tool needs a `path` and a `format`")
                    .label("something is missing")
                    .help("write `{path = \"labels.yaml\", format = \"kubernetes\"}`"),
            );
        }
        if let (Some(Some(path)), Some(Some(format))) = (path, format) {
            config.labels.imports.push(Import { path, format });
        }
    }
}
