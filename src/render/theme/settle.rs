//! Templates with what is the same on every page written into them.
//!
//! A fifth of what a template asks for is the site's: its title, its words, what it has. To look all that up again for each
//! page takes longer than to copy it, so it is looked up once, when the site is known.

use tera::{Value, value::Key};

use super::{
    grammar::{name_of, statement},
    scan::{Tag, Token, Word, tags},
};
use crate::render::html_writer::escape;

/// The name that the site's values go by.
const SITE: &str = "site";

/// The same templates with values of `site` in place of their names, wherever that certainly means the same. Where one gives
/// the name another meaning, those that it includes may be meant, so all stay as they are.
pub(super) fn settled(templates: &[(String, String)], site: &Value) -> Vec<(String, String)> {
    if templates.iter().any(|(_, text)| tags(text).iter().any(redefines)) {
        return templates.to_vec();
    }
    templates.iter().map(|(name, text)| (name.clone(), filled(text, site))).collect()
}

fn filled(text: &str, site: &Value) -> String {
    let tags = tags(text);
    let mut out = String::with_capacity(text.len() * 2);
    let (mut done, mut knows_site) = (0, true);
    for tag in &tags {
        match keyword(tag) {
            // A component knows the site only if it asks for it.
            Some("component") => knows_site = tag.words.iter().any(|(word, _)| *word == Token::Name(SITE)),
            Some("endcomponent") => knows_site = true,
            _ if knows_site => {
                for (start, end, new) in places(text, tag, site) {
                    out.push_str(&text[done..start]);
                    out.push_str(&new);
                    done = end;
                }
            }
            _ => {}
        }
    }
    out.push_str(&text[done..]);
    out
}

/// What a statement begins with.
fn keyword<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    statement(tag).first().and_then(|(word, _)| name_of(*word))
}

/// Whether a tag gives the name another meaning: `set site = …`, `for site in …`, `for key, site in …`, a component's own
/// `site`.
fn redefines(tag: &Tag<'_>) -> bool {
    let is_header = keyword(tag) == Some("component");
    (0..tag.words.len()).filter(|at| tag.words[*at].0 == Token::Name(SITE)).any(|at| {
        let word = |at: Option<usize>| at.and_then(|at| tag.words.get(at)).map(|(word, _)| *word);
        let before = word(at.checked_sub(1));
        let is_second = before == Some(Token::Sign(',')) && word(Some(at + 1)) == Some(Token::Name("in"));
        is_second
            || matches!(before, Some(Token::Name("set" | "set_global" | "for")))
            || (is_header && before != Some(Token::Sign('@')))
    })
}

/// What in a tag can be replaced: where it stands, and by what.
fn places(text: &str, tag: &Tag<'_>, site: &Value) -> Vec<(usize, usize, String)> {
    let mut places = Vec::new();
    let mut at = 0;
    while at < tag.words.len() {
        let length = path(&tag.words, at);
        if length > 1 {
            let (start, last) = (tag.words[at].1, tag.words[at + length - 1]);
            let end = last.1 + if let Token::Name(name) = last.0 { name.len() } else { 0 };
            let names = text[start + SITE.len()..end].split('.').skip(1).map(str::trim);
            let value = names.into_iter().try_fold(site, |value, name| value.as_map()?.get(&Key::Str(name)));
            let is_all = !tag.statement && length == tag.words.len();
            let whole = value.filter(|_| is_all).and_then(|value| Some((whole(text, start, end)?, shown(value)?)));
            if let Some(((start, end), shown)) = whole {
                places.push((start, end, shown));
            } else if let Some(literal) = value.filter(|_| !is_all).and_then(literal) {
                places.push((start, end, literal));
            }
        }
        at += length.max(1);
    }
    places
}

/// How many words from `at` on are `site.name.name…` and nothing that goes on behind it; 0 or 1 if they are something else.
fn path(words: &[Word<'_>], at: usize) -> usize {
    let sign =
        |at: usize, signs: &[char]| matches!(words.get(at), Some((Token::Sign(sign), _)) if signs.contains(sign));
    if words[at].0 != Token::Name(SITE) || (at > 0 && sign(at - 1, &['.', '@'])) {
        return 0;
    }
    let mut length = 1;
    while sign(at + length, &['.']) && matches!(words.get(at + length + 1), Some((Token::Name(_), _))) {
        length += 2;
    }
    if sign(at + length, &['.', '[', '(', '?']) { 0 } else { length }
}

/// From the opening of `{{ … }}` to its end, when nothing else is in it and it trims nothing.
fn whole(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let before = text[..start].trim_end().strip_suffix("{{")?;
    let after = text[end..].trim_start().strip_prefix("}}")?;
    (!before.ends_with('{')).then(|| (before.len(), text.len() - after.len()))
}

/// A value as a page shows it, if it is plain text in a template too.
fn shown(value: &Value) -> Option<String> {
    let text = match value.as_str() {
        Some(text) if value.is_safe() => text.to_owned(),
        Some(text) => escape(text),
        None => value.as_i128()?.to_string(),
    };
    // What trims blanks beside it would trim its own, and without any text those behind it.
    let is_solid = !text.is_empty() && text.trim() == text;
    let is_plain = !["{{", "{%", "{#"].iter().any(|mark| text.contains(mark)) && !text.ends_with('{');
    (is_solid && is_plain).then_some(text)
}

/// A value as it is written in an expression. A text with anything that HTML escapes stays a name: what is written in a
/// template counts as its author's.
fn literal(value: &Value) -> Option<String> {
    if value.is_none() {
        return Some("none".to_owned());
    }
    if let Some(flag) = value.as_bool() {
        return Some(flag.to_string());
    }
    let text = value.as_str().filter(|_| !value.is_safe())?;
    let is_plain = !text
        .contains(|c: char| c.is_control() || matches!(c, '"' | '\\' | '{' | '}' | '%' | '#' | '&' | '<' | '>' | '\''));
    is_plain.then(|| format!("\"{text}\""))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn what_is_the_same_on_every_page_is_written_out() {
        let words =
            BTreeMap::from([("pages", "Pages & more"), ("of", "of {n}"), ("edge", " x "), ("brace", "{{ x"), ("", "")]);
        let site = Value::from_serializable(&BTreeMap::from([
            ("title", Value::from("A \"B\"")),
            ("language", Value::from("en")),
            ("authors", Value::from("A & B")),
            ("logo", Value::none()),
            ("wide", Value::from(true)),
            ("count", Value::from(3)),
            ("head", Value::safe_string("<b>")),
            ("css", Value::from_serializable(&["a.css"])),
            ("strings", Value::from_serializable(&words)),
        ]));
        let one = |text: &str| settled(&[(String::new(), text.to_owned())], &site).remove(0).1;
        let check = |text: &str, want: &str| assert_eq!(one(text), want, "{text}");
        let same = |text: &str| check(text, text);
        check("<b>{{ site.strings.pages }}</b>{{site.count}}", "<b>Pages &amp; more</b>3");
        check("{{ site.title }}: {{ site.head }}", "A &quot;B&quot;: <b>");
        check("{% if site.logo or site.wide %}x{% endif %}", "{% if none or true %}x{% endif %}");
        check("{% if site.language == \"de\" %}x{% endif %}", "{% if \"en\" == \"de\" %}x{% endif %}");
        check("{{ page.title or site.language }}", "{{ page.title or \"en\" }}");
        check("{{ <x a={site.language}/> }}", "{{ <x a={\"en\"}/> }}");
        check("{{ site.strings.of }}", "of {n}");
        check("{{ site.authors }}", "A &amp; B");
        same("{{ page.title or site.authors }}");
        same("{{ site.strings.of | replace(from=\"{n}\", to=\"1\") }}");
        same("{{ site.strings.edge }}{{ site.strings.brace }}{{ site.other }}{{ site.title | upper }}");
        check("{{- site.language }}{{ site.language -}}", "{{- \"en\" }}{{ \"en\" -}}");
        same("{{ site }}{{ site.css[0] }}{{ site.strings[name] }}");
        same("{% for path in site.css %}{{ path }}{% endfor %}{{ page.site.title }}{{ site?.title }}");
        same("{% raw %}{{ site.title }}{% endraw %}{# {{ site.title }} #}");
        same("{% set site = page %}{{ site.title }}");
        same("{% for site in sites %}{{ site.title }}{% endfor %}");
        same("{% for key, site in sites %}{{ site.title }}{% endfor %}");
        same("{% component x(site) %}{{ site.title }}{% endcomponent x %}");
        same("{% component x(a) %}{{ site.title }}{% endcomponent x %}");
        check(
            "{% component x(a, @site) %}{{ site.language }}{% endcomponent x %}",
            "{% component x(a, @site) %}en{% endcomponent x %}",
        );
        let outer = "{% set site = page %}{% include \"inner.html\" %}";
        let both = [("outer.html", outer), ("inner.html", "{{ site.title }}")];
        let both = both.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(settled(&both, &site), both, "an included template has the names of the one around it");
    }
}
