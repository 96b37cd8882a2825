//! Names in templates that no page has.
//!
//! Tera reports `{{ page.titel }}` when it renders, with its place, but takes `{% if page.titel %}` for false without a
//! word. So every name is checked once, when the theme is loaded, against the shape of the data. Only what is certain is
//! reported: a value whose shape is not known may have any field.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Tera, Value};

use super::{
    DEFAULT, ThemeError,
    grammar::{closing, comprehensions, dotted, is_name_of_value, name_of, named, names_component, statement},
    scan::{Tag, Token, Word, tags},
    shape::Shape,
};
use crate::{base::LineIndex, render::view::specimen};

/// How often the templates are read at most, so that what calls tell about components reaches components they call.
const ROUNDS: usize = 6;
/// How deep templates may include each other here; Tera has refused circles.
const DEPTH: usize = 8;

type Scope = BTreeMap<String, Shape>;

/// All names in `templates` that the data cannot have, in the order of templates and places.
pub(super) fn check(tera: &Tera, templates: &[(String, String)]) -> Vec<ThemeError> {
    let parsed: BTreeMap<&str, Vec<Tag<'_>>> = templates.iter().map(|(name, text)| (&**name, tags(text))).collect();
    let page = record(&Value::from_serializable(&specimen::page()));
    let block = record(&Value::from_serializable(&specimen::block()));
    let mut checker = Checker { tera, parsed: &parsed, page, components: BTreeMap::new(), found: BTreeMap::new() };
    let included = included(&parsed);
    for _ in 0..ROUNDS {
        checker.found.clear();
        let before = checker.components.clone();
        for name in parsed.keys() {
            let bare = name.strip_prefix(DEFAULT).unwrap_or(name);
            if included.contains(bare) {
                continue;
            }
            let scope = if bare.starts_with("views/") { &block } else { &checker.page };
            let mut scope = scope.clone();
            if bare == "partials/nav_item.html" {
                // It is rendered on its own, once for all pages that show the entry.
                scope = record(&Value::from_serializable(&specimen::nav_row()));
            }
            checker.inherit(name, &mut scope);
            checker.template(name, scope, 0);
        }
        if checker.components == before {
            break;
        }
    }
    let texts: BTreeMap<&str, &str> = templates.iter().map(|(name, text)| (&**name, &**text)).collect();
    let located = checker.found.into_iter().filter_map(|((template, offset), found)| {
        let text = texts.get(&*template)?;
        let place = LineIndex::new(text).locate(text, offset as u32);
        let error = ThemeError::at(&template, place.line, place.column, found.message);
        Some(error.with_nearest(&found.wanted, found.names.iter().map(String::as_str)))
    });
    located.collect()
}

fn record(value: &Value) -> Scope {
    match Shape::of(value) {
        Shape::Record(fields) => fields.as_ref().clone(),
        _ => Scope::new(),
    }
}

/// The templates that others include; they are read where they are included, with the names known there.
fn included<'a>(parsed: &BTreeMap<&str, Vec<Tag<'a>>>) -> BTreeSet<&'a str> {
    parsed.values().flatten().filter_map(|tag| named(tag, "include")).collect()
}

/// The templates that others extend, include or import.
pub(super) fn named_templates(templates: &[(String, String)]) -> BTreeSet<String> {
    let tags = templates.iter().flat_map(|(_, text)| tags(text));
    let keywords = ["extends", "include", "import"];
    tags.flat_map(|tag| keywords.into_iter().filter_map(move |keyword| named(&tag, keyword).map(str::to_owned)))
        .map(|name| name.strip_prefix(DEFAULT).unwrap_or(&name).to_owned())
        .collect()
}

/// A name that is not there.
struct Found {
    wanted: String,
    message: String,
    /// The names that are.
    names: Vec<String>,
}

struct Checker<'c, 'a> {
    tera: &'c Tera,
    parsed: &'c BTreeMap<&'c str, Vec<Tag<'a>>>,
    page: Scope,
    /// What calls tell about the parameters of components.
    components: BTreeMap<(String, String), Shape>,
    found: BTreeMap<(String, usize), Found>,
}

impl<'a> Checker<'_, 'a> {
    /// Names that a template's ancestors set are there in its blocks; what they are is not looked into.
    fn inherit(&self, template: &str, scope: &mut Scope) {
        let mut next = self.parent(template);
        for _ in 0..DEPTH {
            let Some(parent) = next else { return };
            for tag in &self.parsed[&*parent] {
                match statement(tag) {
                    [(Token::Name("set" | "set_global"), _), (Token::Name(name), _), ..] => {
                        scope.entry((*name).to_owned()).or_insert(Shape::Any);
                    }
                    [(Token::Name("for"), _), (Token::Name(one), _), rest @ ..] => {
                        scope.entry((*one).to_owned()).or_insert(Shape::Any);
                        if let [(Token::Sign(','), _), (Token::Name(two), _), ..] = rest {
                            scope.entry((*two).to_owned()).or_insert(Shape::Any);
                        }
                    }
                    _ => {}
                }
            }
            next = self.parent(&parent);
        }
    }

    fn parent(&self, template: &str) -> Option<String> {
        let tags = self.parsed.get(template)?;
        self.resolve(tags.iter().find_map(|tag| named(tag, "extends"))?)
    }

    /// The template a name stands for: a theme's own, else the built-in one.
    fn resolve(&self, name: &str) -> Option<String> {
        let builtin = format!("{DEFAULT}{name}");
        [name.to_owned(), builtin]
            .into_iter()
            .find(|name| self.parsed.contains_key(&**name) && self.tera.contains_template(name))
    }

    fn template(&mut self, name: &str, scope: Scope, depth: usize) {
        let parsed = self.parsed;
        let Some((&name, tags)) = parsed.get_key_value(name) else { return };
        // A frame for each open loop and component; `set` writes into the innermost.
        let mut frames = vec![scope];
        let mut outside = Vec::new();
        for tag in tags {
            let words = statement(tag);
            match words {
                [(Token::Name("endfor"), _), ..] if frames.len() > 1 => {
                    frames.pop();
                }
                [(Token::Name("endcomponent"), _), ..] => frames.clone_from(&outside),
                [(Token::Name("for"), _), rest @ ..] => {
                    let frame = self.for_frame(name, rest, &frames);
                    frames.push(frame);
                }
                [(Token::Name("component"), _), rest @ ..] => {
                    // A component sees its parameters and nothing of what is around it.
                    outside = std::mem::replace(&mut frames, vec![self.component_frame(rest)]);
                }
                [(Token::Name(set @ ("set" | "set_global")), _), (Token::Name(variable), _), rest @ ..] => {
                    let shape = match rest {
                        [(Token::Sign('='), _), value @ ..] => self.expression(name, value, &frames),
                        _ => Shape::Any,
                    };
                    let frame = if *set == "set" { frames.last_mut() } else { frames.first_mut() };
                    if let Some(frame) = frame {
                        // A name set twice may hold either.
                        let merged = match frame.remove(*variable) {
                            Some(before) if before != shape => Shape::Any,
                            _ => shape,
                        };
                        frame.insert((*variable).to_owned(), merged);
                    }
                }
                [(Token::Name("include"), _), (Token::Text(other), _), ..] if depth < DEPTH => {
                    if let Some(other) = self.resolve(other) {
                        let flat = frames.iter().flat_map(Clone::clone).collect();
                        self.template(&other, flat, depth + 1);
                    }
                }
                [(Token::Name("if" | "elif"), _), rest @ ..] => {
                    self.expression(name, rest, &frames);
                }
                [(Token::Sign('<'), _), ..] => {
                    self.expression(name, words, &frames);
                }
                _ if !tag.statement => {
                    self.expression(name, &tag.words, &frames);
                }
                _ => {}
            }
        }
    }

    /// `item in list` or `key, value in map`.
    fn for_frame(&mut self, template: &str, words: &[Word<'a>], frames: &[Scope]) -> Scope {
        let Some(at) = words.iter().position(|(word, _)| *word == Token::Name("in")) else { return Scope::new() };
        let item = self.expression(template, &words[at + 1..], frames).item();
        let names: Vec<&str> = words[..at].iter().filter_map(|(word, _)| name_of(*word)).collect();
        match names[..] {
            [one] => Scope::from([(one.to_owned(), item)]),
            [key, value] => Scope::from([(key.to_owned(), Shape::Leaf), (value.to_owned(), item)]),
            _ => Scope::new(),
        }
    }

    /// `name(one, @implicit, two = 3)`.
    fn component_frame(&self, words: &[Word<'a>]) -> Scope {
        let open = words.iter().position(|(word, _)| *word == Token::Sign('(')).unwrap_or(words.len());
        let name = dotted(&words[..open]);
        let mut frame = Scope::from([("body".to_owned(), Shape::Leaf)]);
        let mut expects = true;
        let mut implicit = false;
        for (word, _) in words.get(open + 1..).unwrap_or_default() {
            match word {
                Token::Sign(',') => (expects, implicit) = (true, false),
                Token::Sign('@') => implicit = true,
                Token::Name(parameter) if expects => {
                    expects = false;
                    let told = self.components.get(&(name.clone(), (*parameter).to_owned()));
                    let known = if implicit { self.page.get(*parameter) } else { None };
                    frame.insert((*parameter).to_owned(), told.or(known).cloned().unwrap_or(Shape::Any));
                }
                _ => {}
            }
        }
        frame
    }

    /// Checks all names in an expression. Its shape is known when it is one path, or a list filtered item by item.
    fn expression(&mut self, template: &str, words: &[Word<'a>], frames: &[Scope]) -> Shape {
        let comprehended = comprehensions(words);
        let mut inner;
        let mut frames = frames;
        if !comprehended.is_empty() {
            let mut frame = Scope::new();
            for (variable, from) in &comprehended {
                let mut at = *from;
                frame.insert((*variable).to_owned(), self.path(template, words, &mut at, frames).item());
            }
            inner = frames.to_vec();
            inner.push(frame);
            frames = &inner;
        }
        let mut shape = Shape::Any;
        let mut at = 0;
        while at < words.len() {
            let start = at;
            match words[at].0 {
                Token::Sign('<') if names_component(words, at) => self.call(template, words, &mut at, frames),
                Token::Name(_) if !is_name_of_value(words, at) => at += 1,
                Token::Name(_) => {
                    let found = self.path(template, words, &mut at, frames);
                    let whole = words[..start]
                        .iter()
                        .chain(words.get(at..).unwrap_or_default())
                        .all(|(word, _)| *word == Token::Sign('-'));
                    let filtered = start == 1
                        && words[0].0 == Token::Sign('[')
                        && words.get(at).is_some_and(|(word, _)| *word == Token::Name("for"));
                    if whole {
                        shape = found;
                    } else if filtered {
                        shape = Shape::List(std::sync::Arc::new(found));
                    }
                }
                _ => at += 1,
            }
        }
        shape
    }

    /// `name.field[…].field`, from the name on.
    fn path(&mut self, template: &str, words: &[Word<'a>], at: &mut usize, frames: &[Scope]) -> Shape {
        let (Token::Name(root), offset) = words[*at] else {
            *at += 1;
            return Shape::Any;
        };
        let known = frames.iter().rev().find_map(|frame| frame.get(root)).cloned();
        *at += 1;
        let mut shape = known.unwrap_or_else(|| {
            let names: Vec<String> = frames.iter().flat_map(|frame| frame.keys().cloned()).collect();
            let message = format!("there is no `{root}` here");
            self.report(template, offset, Found { wanted: root.to_owned(), message, names });
            Shape::Any
        });
        let mut so_far = root.to_owned();
        loop {
            match words.get(*at..).unwrap_or_default() {
                [(Token::Sign('?'), _), ..] => *at += 1,
                [(Token::Sign('.'), _), (Token::Name(field), offset), ..] => {
                    *at += 2;
                    shape = self.field(template, (&so_far, field, *offset), &shape);
                    so_far = format!("{so_far}.{field}");
                }
                [(Token::Sign('['), _), (Token::Text(field), offset), (Token::Sign(']'), _), ..] => {
                    *at += 3;
                    shape = self.field(template, (&so_far, field, *offset), &shape);
                    so_far = format!("{so_far}.{field}");
                }
                [(Token::Sign('['), _), ..] => {
                    let from = *at + 1;
                    let to = closing(words, *at);
                    let slice = words[from..to].iter().any(|(word, _)| *word == Token::Sign(':'));
                    self.expression(template, &words[from..to], frames);
                    shape = if slice { shape } else { shape.item() };
                    so_far += "[]";
                    *at = to + 1;
                }
                _ => return shape,
            }
        }
    }

    fn field(&mut self, template: &str, (owner, field, offset): (&str, &str, usize), shape: &Shape) -> Shape {
        match shape {
            Shape::Any => Shape::Any,
            Shape::Map(value) => (**value).clone(),
            Shape::Record(fields) => fields.get(field).cloned().unwrap_or_else(|| {
                let names = fields.keys().cloned().collect();
                let message = format!("`{owner}` has no `{field}`");
                self.report(template, offset, Found { wanted: field.to_owned(), message, names });
                Shape::Any
            }),
            Shape::Leaf | Shape::List(_) => {
                let what = if *shape == Shape::Leaf { "a single value" } else { "a list" };
                let message = format!("`{owner}` is {what} and has no `{field}`");
                self.report(template, offset, Found { wanted: field.to_owned(), message, names: Vec::new() });
                Shape::Any
            }
        }
    }

    /// `<name a={…} b="…" c {...d} />`, from the `<` on.
    fn call(&mut self, template: &str, words: &[Word<'a>], at: &mut usize, frames: &[Scope]) {
        let start = *at + 1;
        let mut end = start;
        while let Some((Token::Name(_) | Token::Sign('.'), _)) = words.get(end) {
            // Two names in a row: the second is the first argument.
            if end > start && name_of(words[end].0).is_some() && name_of(words[end - 1].0).is_some() {
                break;
            }
            end += 1;
        }
        let component = dotted(&words[start..end]);
        *at = end;
        while let Some((word, _)) = words.get(*at) {
            match *word {
                Token::Sign('>') => {
                    *at += 1;
                    return;
                }
                Token::Sign('{') => {
                    let to = closing(words, *at);
                    self.expression(template, &words[*at + 1..to], frames);
                    *at = to + 1;
                }
                Token::Name(argument) => {
                    let shape = match words.get(*at + 1..).unwrap_or_default() {
                        [(Token::Sign('='), _), (Token::Sign('{'), _), ..] => {
                            let (from, to) = (*at + 3, closing(words, *at + 2));
                            *at = to + 1;
                            self.expression(template, &words[from..to], frames)
                        }
                        [(Token::Sign('='), _), ..] => {
                            *at += 3;
                            Shape::Leaf
                        }
                        _ => self.path(template, words, at, frames),
                    };
                    let key = (component.clone(), argument.to_owned());
                    let merged = match self.components.remove(&key) {
                        Some(before) => before.merge(shape),
                        None => shape,
                    };
                    self.components.insert(key, merged);
                }
                _ => *at += 1,
            }
        }
    }

    fn report(&mut self, template: &str, offset: usize, found: Found) {
        self.found.entry((template.to_owned(), offset)).or_insert(found);
    }
}
