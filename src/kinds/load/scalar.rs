//! Single values: text, days, addresses, colours, numbers, flags and words.

use jiff::civil::Date;

use super::{
    reader::Reader,
    value::At,
    words::{either, quoted, shown, wanted},
};
use crate::{
    base::{nearest, slug},
    diag::Problem,
    kinds::{Data, FieldType, Prose},
    syntax::{
        Scalar, markdown,
        yaml::{Node, Style},
    },
};

impl Reader<'_> {
    pub(super) fn scalar(&mut self, at: &At<'_>, ty: &FieldType, node: &Node, scalar: &Scalar) -> Option<Data> {
        let text = scalar.text.trim();
        let textual = matches!(
            ty,
            FieldType::Text
                | FieldType::Inline
                | FieldType::Block
                | FieldType::Ref(_)
                | FieldType::Label
                | FieldType::Page
        );
        if textual && scalar.as_flag().is_some() {
            let message =
                format!("{} takes {}, and {} without quotes is not text", at.subject(), wanted(ty), shown(text));
            let problem = Problem::new(self.voice.wrong_type, node.range, message).suggest(
                format!("write `{}`", quoted(text)),
                node.range,
                quoted(text),
            );
            self.problems.push(problem);
            return None;
        }
        if text.is_empty() && *ty != FieldType::Label {
            return None;
        }
        match ty {
            FieldType::Text if at.path == "slug" => self.slug(node, text).map(Data::Text),
            FieldType::Text => Some(Data::Text(text.to_owned())),
            FieldType::Inline => Some(self.markdown(scalar, false)),
            FieldType::Block => Some(self.markdown(scalar, true)),
            FieldType::Date => self.date(at, node, text).map(Data::Date),
            FieldType::Url => self.url(at, node, text).map(Data::Url),
            FieldType::Color => self.color(at, node, text).map(Data::Color),
            FieldType::Number => self.number(at, ty, node, scalar),
            FieldType::Flag => self.flag(at, ty, node, scalar),
            FieldType::Enum(words) => self.word(at, words, node, text),
            FieldType::Ref(kinds) => Some(self.entity(at, kinds, node, scalar)),
            FieldType::Label => self.label(at, node, scalar),
            FieldType::Page => Some(self.page(at, node, scalar)),
            FieldType::List(_) | FieldType::Record { .. } | FieldType::Children(_) => None,
        }
    }

    /// A part of an address of one's own choice, which must be one that could have been made.
    fn slug(&mut self, node: &Node, text: &str) -> Option<String> {
        let made = slug(text);
        if made == text {
            return Some(made);
        }
        let message = format!("{} cannot be part of an address", shown(text));
        let problem = Problem::new(self.voice.bad_value, node.range, message)
            .help("it has small letters and digits, with `-` between");
        self.problems.push(if made.is_empty() {
            problem
        } else {
            problem.suggest(format!("write `{made}`"), node.range, made)
        });
        None
    }

    fn markdown(&mut self, scalar: &Scalar, block: bool) -> Data {
        let mut fragment = if block {
            markdown::facts(&scalar.text, &scalar.map, self.dialect)
        } else {
            markdown::inline_facts(&scalar.text, &scalar.map, self.dialect)
        };
        self.problems.append(&mut fragment.problems);
        Data::Markdown(Box::new(Prose { scalar: scalar.clone(), facts: Some(Box::new(fragment)), block }))
    }

    fn date(&mut self, at: &At<'_>, node: &Node, text: &str) -> Option<Date> {
        if let Some(date) = day(text) {
            return Some(date);
        }
        let shape = shape_of_day(text);
        let message = match shape {
            Some(_) if text.len() == 10 && text.as_bytes()[4] == b'-' => {
                format!("{} is no day of the calendar", shown(text))
            }
            _ => format!("{} takes a day written as year-month-day, not {}", at.subject(), shown(text)),
        };
        let problem = Problem::new(self.voice.bad_value, node.range, message);
        let fixed = shape.and_then(|(year, month, day)| Date::new(year, month, day).ok()).map(|date| date.to_string());
        self.problems.push(match fixed {
            Some(fixed) => problem.suggest(format!("write `{fixed}`"), node.range, fixed),
            None => problem.help("a day is written as `2027-05-02`"),
        });
        None
    }

    fn url(&mut self, at: &At<'_>, node: &Node, text: &str) -> Option<String> {
        let rest = ["http://", "https://"].iter().find_map(|scheme| strip_prefix_any_case(text, scheme));
        let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        if host.is_some_and(|host| !host.is_empty()) && !text.contains(char::is_whitespace) {
            return Some(text.to_owned());
        }
        let message = format!("{} takes a whole address, not {}", at.subject(), shown(text));
        let problem = Problem::new(self.voice.bad_value, node.range, message);
        self.problems.push(match with_scheme(text) {
            Some(fixed) => {
                problem.label("`https://` is missing").suggest(format!("write {}", shown(&fixed)), node.range, fixed)
            }
            None => problem.help("an address begins with `https://`, and has no blanks in it"),
        });
        None
    }

    fn color(&mut self, at: &At<'_>, node: &Node, text: &str) -> Option<[u8; 3]> {
        if let Some(color) = rgb(text) {
            return Some(color);
        }
        let problem = Problem::new(
            self.voice.bad_value,
            node.range,
            format!("{} takes a colour, not {}", at.subject(), shown(text)),
        );
        let names = csscolorparser::NAMED_COLORS.keys().map(|name| name.as_str());
        let near = nearest(text, names, 1);
        self.problems.push(match near.first() {
            Some(&name) => problem.suggest(format!("write `{name}`"), node.range, name),
            None => problem.help(
                "a colour is written as `\"#1f75cb\"` or `\"#17c\"`, in quotes, or by its name in CSS, such as `teal`",
            ),
        });
        None
    }

    fn number(&mut self, at: &At<'_>, ty: &FieldType, node: &Node, scalar: &Scalar) -> Option<Data> {
        if scalar.as_number().is_some() {
            return Some(Data::Number(scalar.text.clone()));
        }
        self.wrong_type(at, ty, node);
        let bare = Scalar { style: Style::Plain, ..scalar.clone() };
        if bare.as_number().is_some() {
            self.unquote(node, &bare.text);
        }
        None
    }

    fn flag(&mut self, at: &At<'_>, ty: &FieldType, node: &Node, scalar: &Scalar) -> Option<Data> {
        if let Some(flag) = scalar.as_flag() {
            return Some(Data::Flag(flag));
        }
        self.wrong_type(at, ty, node);
        match scalar.text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => self.unquote(node, "true"),
            "false" | "no" | "off" | "n" => self.unquote(node, "false"),
            _ => {}
        }
        None
    }

    /// Adds to the last problem that `text` without quotes was meant.
    fn unquote(&mut self, node: &Node, text: &str) {
        if let Some(problem) = self.problems.last_mut() {
            problem.suggestions.push((format!("write `{text}`"), node.range, text.to_owned()));
        }
    }

    fn word(&mut self, at: &At<'_>, words: &[String], node: &Node, text: &str) -> Option<Data> {
        if words.iter().any(|word| word == text) {
            return Some(Data::Enum(text.to_owned()));
        }
        let words = || words.iter().map(String::as_str);
        let problem =
            Problem::new(self.voice.bad_value, node.range, format!("{} cannot be {}", at.subject(), shown(text)))
                .help(format!("it is {}", either(words())));
        let near = nearest(text, words(), 1);
        self.problems.push(match near.first() {
            Some(&word) => {
                problem.label(format!("did you mean `{word}`?")).suggest(format!("write `{word}`"), node.range, word)
            }
            None => problem,
        });
        None
    }
}

/// `YYYY-MM-DD`, a day that exists.
fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() });
    let (year, month, day) = shaped.then(|| shape_of_day(text)).flatten()?;
    Date::new(year, month, day).ok()
}

/// Year, month and day in that order, with any of the usual marks between; what follows a `T` or a blank is a time.
fn shape_of_day(text: &str) -> Option<(i16, i8, i8)> {
    let date = text.split(['T', ' ']).next().unwrap_or_default();
    let mut parts = date.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// GitLab's rule for labels: `#rgb`, `#rrggbb` or a name of CSS; other tools write `rrggbb`.
fn rgb(text: &str) -> Option<[u8; 3]> {
    let (digits, hashed) = text.strip_prefix('#').map_or((text, false), |digits| (digits, true));
    let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let pair = |from: usize, to: usize| u8::from_str_radix(digits.get(from..to)?, 16).ok();
    match digits.len() {
        6 if hex => Some([pair(0, 2)?, pair(2, 4)?, pair(4, 6)?]),
        3 if hex && hashed => Some([pair(0, 1)? * 17, pair(1, 2)? * 17, pair(2, 3)? * 17]),
        _ if hashed => None,
        _ => {
            let named = !hex
                && text.bytes().all(|byte| byte.is_ascii_alphabetic())
                && !text.eq_ignore_ascii_case("transparent");
            let [red, green, blue, _] = named.then(|| csscolorparser::parse(text).ok()).flatten()?.to_rgba8();
            Some([red, green, blue])
        }
    }
}

fn strip_prefix_any_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// The address with `https://` before it, when it looks like one that lost it.
fn with_scheme(text: &str) -> Option<String> {
    let bare = text.strip_prefix("//").unwrap_or(text);
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let named = labels.len() > 1
        && labels.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && labels.last().is_some_and(|last| last.chars().all(char::is_alphabetic));
    (named && !text.contains(char::is_whitespace) && !text.starts_with('.')).then(|| format!("https://{bare}"))
}
