//! `[kinds.<name>]`: types of entities that the handbook declares itself.
//!
//! ```toml
//! [kinds.process]
//! plural = "processes"                # default: the name and `s`
//! title = "Process"                   # default: the name, capitalised
//! title-plural = "Processes"
//! description = "A standing way of working."
//! title-field = "name"                # default; the field is made when it is not declared
//!
//! [kinds.process.fields]
//! purpose = "block"                   # a type alone …
//! owner = {type = "team or person", required = true, relation = "Owns"}   # … or with all there is to say
//! tools = "list of text"
//! pace = {type = "enum", values = ["daily", "weekly"]}
//! ```
//!
//! `id` and `previously` are there without being declared, as in every kind that has ids.

use super::{
    Config,
    field_type::{self, Parts, is_type_word, written},
    ids,
    raw::{Data, Entry, Table},
    reader::{Reader, all_of},
};
use crate::{
    base::TextRange,
    diag::Problem,
    kinds::{Field, FieldType, IdRule, Kind},
};

/// The kinds every handbook has: singular and plural.
pub(super) const BUILTIN: &[(&str, &str)] = &[
    ("persona", "personas"),
    ("role", "roles"),
    ("archetype", "archetypes"),
    ("label", "labels"),
    ("scope", "scopes"),
    ("workflow", "workflows"),
    ("stage", "stages"),
    ("team", "teams"),
    ("person", "people"),
    ("area", "areas"),
    ("responsibility", "responsibilities"),
    ("system", "systems"),
    ("term", "terms"),
];

/// Schemes of addresses that writers use: `mailto:x` must stay an e-mail address.
const SCHEMES: &[&str] = &[
    "about",
    "blob",
    "callto",
    "cid",
    "data",
    "dns",
    "doi",
    "ed",
    "feed",
    "file",
    "ftp",
    "ftps",
    "geo",
    "git",
    "gopher",
    "http",
    "https",
    "im",
    "imap",
    "irc",
    "ircs",
    "javascript",
    "jabber",
    "ldap",
    "ldaps",
    "magnet",
    "mailto",
    "mid",
    "mms",
    "news",
    "nfs",
    "nntp",
    "pop",
    "rsync",
    "sftp",
    "sip",
    "sips",
    "skype",
    "slack",
    "sms",
    "smsto",
    "smb",
    "ssh",
    "steam",
    "svn",
    "tag",
    "tel",
    "telnet",
    "urn",
    "vbscript",
    "vscode",
    "wais",
    "webcal",
    "ws",
    "wss",
    "xmpp",
    "zoommtg",
];

/// Folders of the site that are taken.
const RESERVED: &[&str] = &["who", "search", "status", "api", "assets", "print", "backlinks"];

/// Keys that every record has or that mean something else to it.
const TAKEN_FIELDS: &[&str] = &["id", "kind", "previously"];

const KEYS: &[&str] = &["plural", "title", "title-plural", "description", "title-field", "fields"];

const FIELD_KEYS: &[&str] =
    &["type", "required", "title", "description", "relation", "values", "kinds", "item", "fields", "shorthand"];

/// Reads the table of kinds.
pub(super) fn read(config: &mut Config, entry: &Entry, reader: &mut Reader) {
    let Some(table) = reader.table(&entry.key, &entry.value) else { return };
    let own: Vec<&str> = table.entries.iter().map(|entry| entry.key.as_str()).collect();
    for entry in &table.entries {
        reader.section = format!("kinds.{}", entry.key);
        let Data::Table(table) = &entry.value.data else {
            reader.mistyped("fields", &entry.value, "a section with keys of its own");
            continue;
        };
        let fine = name(entry, reader);
        let kind = one(entry, table, &own, reader);
        let clash = config.kinds.iter().any(|other| other.plural == kind.plural);
        if clash || BUILTIN.iter().any(|(_, plural)| *plural == kind.plural) || RESERVED.contains(&kind.plural.as_str())
        {
            let range = table.get("plural").map_or(entry.key_range, |entry| entry.value.range);
            let message = format!("the plural `{}` is taken, and it names a folder of the site", kind.plural);
            reader.say(Problem::new(ids::KIND, range, message).label("taken").help("give the kind another `plural`"));
        } else if fine {
            config.kinds.push(kind);
        }
    }
}

/// The kind that a word names: one of the handbook's own or a built-in one. `many` takes the plural as well.
pub(super) fn known<'a>(word: &str, many: bool, own: &[&'a str]) -> Option<&'a str> {
    let builtin =
        BUILTIN.iter().find(|(name, plural)| *name == word || (many && *plural == word)).map(|(name, _)| *name);
    builtin.or_else(|| {
        own.iter()
            .copied()
            .find(|name| *name == word || (many && word.strip_suffix('s').is_some_and(|word| word == *name)))
    })
}

/// Judges a kind's name.
fn name(entry: &Entry, reader: &mut Reader) -> bool {
    let name = entry.key.as_str();
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let reason = if !(2..=32).contains(&name.len()) || !letters || name.starts_with('-') || name.ends_with('-') {
        "has 2 to 32 letters from `a` to `z`, or hyphens between them"
    } else if SCHEMES.contains(&name) {
        "cannot be a scheme of addresses, because a reference is written `name:id`"
    } else if BUILTIN.iter().any(|(builtin, plural)| *builtin == name || *plural == name) {
        "cannot be that of a kind every handbook has"
    } else if is_type_word(name) {
        "cannot be a type of fields"
    } else {
        return true;
    };
    let message = format!("`{name}` cannot be a kind: its name {reason}");
    reader.say(Problem::new(ids::KIND, entry.key_range, message).label("another name is needed"));
    false
}

fn one(entry: &Entry, table: &Table, own: &[&str], reader: &mut Reader) -> Kind {
    let mut kind = Kind {
        name: entry.key.clone(),
        plural: format!("{}s", entry.key),
        title: capitalised(&entry.key),
        title_plural: String::new(),
        doc: String::new(),
        id: IdRule::Key,
        title_field: "name".to_owned(),
        parent: None,
        fields: Vec::new(),
    };
    let mut title_field = None;
    for part in &table.entries {
        let set = |slot: &mut String, reader: &mut Reader| {
            if let Some(text) = reader.text(&part.key, &part.value) {
                text.clone_into(slot);
            }
        };
        match part.key.as_str() {
            "plural" => {
                set(&mut kind.plural, reader);
                let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                if kind.plural.is_empty() || !kind.plural.chars().all(fits) {
                    let message =
                        format!("the plural `{}` should be of letters from `a` to `z` and hyphens", kind.plural);
                    reader.say(Problem::new(ids::KIND, part.value.range, message).label("names a folder of the site"));
                }
            }
            "title" => set(&mut kind.title, reader),
            "title-plural" => set(&mut kind.title_plural, reader),
            "description" => set(&mut kind.doc, reader),
            "title-field" => {
                set(&mut kind.title_field, reader);
                title_field = Some(part.value.range);
            }
            "fields" => {
                if let Some(table) = reader.table("fields", &part.value) {
                    kind.fields = fields(table, own, reader);
                }
            }
            _ => reader.unknown(part, table, &format!("`[kinds.{}]`", kind.name), KEYS),
        }
    }
    if kind.title_plural.is_empty() {
        kind.title_plural = capitalised(&kind.plural);
    }
    complete(&mut kind, title_field, reader);
    kind
}

/// Adds the fields that need no declaration.
fn complete(kind: &mut Kind, title_field: Option<TextRange>, reader: &mut Reader) {
    if kind.field(&kind.title_field).is_none() {
        if let (Some(range), true) = (title_field, kind.title_field != "name") {
            let names: Vec<&str> = kind.fields.iter().map(|field| field.name.as_str()).collect();
            let message = format!("`title-field` names one of the kind's fields, and `{}` is none", kind.title_field);
            let problem = Problem::new(ids::KIND, range, message).label("not a field");
            reader.say(if names.is_empty() { problem } else { problem.help(format!("there are {}", all_of(&names))) });
            "name".clone_into(&mut kind.title_field);
        }
        if kind.field("name").is_none() {
            kind.fields.insert(0, field("name", FieldType::Text, true, "What it is called."));
        }
    }
    kind.fields.insert(0, field("id", FieldType::Text, true, "Its name in references: small letters, digits and `-`."));
    let former = FieldType::List(Box::new(FieldType::Text));
    kind.fields.push(field(
        "previously",
        former,
        false,
        "Ids it had before; a reference to one of them is told the new id.",
    ));
}

fn field(name: &str, ty: FieldType, required: bool, doc: &str) -> Field {
    Field { name: name.to_owned(), title: capitalised(name), doc: doc.to_owned(), ty, required, relation: None }
}

/// Reads a table of fields.
pub(super) fn fields(table: &Table, own: &[&str], reader: &mut Reader) -> Vec<Field> {
    table.entries.iter().filter_map(|entry| one_field(entry, own, reader)).collect()
}

fn one_field(entry: &Entry, own: &[&str], reader: &mut Reader) -> Option<Field> {
    let name = entry.key.as_str();
    let letters = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if name.is_empty() || !letters || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        let message = format!("the field `{name}` should be of letters from `a` to `z`, digits and `_`");
        reader.say(Problem::new(ids::KIND, entry.key_range, message).label("another name is needed"));
        return None;
    }
    if TAKEN_FIELDS.contains(&name) {
        let message = format!("the field `{name}` is there without being declared");
        reader.say(Problem::new(ids::KIND, entry.key_range, message).label("taken"));
        return None;
    }
    let mut field = field(name, FieldType::Text, false, "");
    field.ty = match &entry.value.data {
        Data::Text(text) => Parts::word(text, entry.value.range).resolve(own, entry.value.range, reader),
        Data::Table(table) => {
            let parts = details(table, &mut field, reader);
            parts.resolve(own, entry.key_range, reader)
        }
        _ => {
            reader.mistyped(name, &entry.value, "a type such as `\"inline\"`, or `{type = \"inline\", …}`");
            FieldType::Text
        }
    };
    Some(field)
}

fn details<'v>(table: &'v Table, field: &mut Field, reader: &mut Reader) -> Parts<'v> {
    let mut parts = Parts::default();
    for part in &table.entries {
        match part.key.as_str() {
            "type" => parts.ty = field_type::written("type", &part.value, reader),
            "item" => parts.item = field_type::written("item", &part.value, reader),
            "shorthand" => parts.shorthand = written("shorthand", &part.value, reader),
            "values" => parts.values = Some(part),
            "kinds" => parts.kinds = Some(part),
            "fields" => parts.fields = reader.table("fields", &part.value),
            "required" => reader.set_flag(part, &mut field.required),
            "relation" => reader.set_text(part, &mut field.relation),
            "title" => {
                if let Some(title) = reader.text("title", &part.value) {
                    title.clone_into(&mut field.title);
                }
            }
            "description" => field.doc = reader.text("description", &part.value).unwrap_or_default().to_owned(),
            _ => reader.unknown(part, table, &format!("the field `{}`", field.name), FIELD_KEYS),
        }
    }
    parts
}

fn capitalised(name: &str) -> String {
    let mut text = name.replace(['_', '-'], " ");
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
