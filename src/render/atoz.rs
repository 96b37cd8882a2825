//! Everything by name: `/search/`, and a page for each letter.

use super::{
    Renderer, breadcrumbs, label_pages, labels, made, nav,
    page_view::{AtoZGroup, AtoZView, CountLink, PageView},
    theme::ThemeError,
};
use crate::{
    model::NodeId,
    site::{Alphabet, Links},
};

/// The first page, that of a letter, or that of a letter and a kind.
pub(super) fn html(renderer: &Renderer<'_>, letter: Option<&str>, kind: Option<&str>) -> Result<String, ThemeError> {
    let parts: Vec<&str> = ["search"].into_iter().chain(letter).chain(kind).collect();
    let url = parts.join("/");
    let links = renderer.links(&url);
    let alphabet = renderer.cache.alphabet(renderer.model);
    let page = AtoZ { renderer, links: &links, alphabet };

    let title = match (letter, kind) {
        (Some(letter), Some(kind)) => format!("{}: {}", Alphabet::heading(letter), kind_title(renderer, kind)),
        (Some(letter), None) => format!("{}: {}", renderer.say("a_to_z"), Alphabet::heading(letter)),
        _ => renderer.say("a_to_z").to_owned(),
    };
    let mut breadcrumbs = breadcrumbs::home(renderer, &links);
    if letter.is_some() {
        let up = links.page("search", None);
        breadcrumbs.push(super::page_view::LinkView::new(renderer.say("a_to_z"), up));
    }
    let view = PageView {
        breadcrumbs,
        nav: nav::items(renderer, &links, None)?,
        atoz: Some(page.view(letter, kind)),
        ..made::view(renderer, &links, "a-to-z", (title, format!("{url}/")))
    };
    renderer.render("a_to_z.html", &format!("/{url}/"), &view)
}

fn kind_title(renderer: &Renderer<'_>, plural: &str) -> String {
    let kind = renderer.model.registry.kinds.iter().find(|kind| kind.plural == plural);
    kind.map_or_else(|| renderer.say("pages").to_owned(), |kind| kind.title_plural.clone())
}

struct AtoZ<'a> {
    renderer: &'a Renderer<'a>,
    links: &'a Links,
    alphabet: &'a Alphabet,
}

impl AtoZ<'_> {
    fn view(&self, letter: Option<&str>, kind: Option<&str>) -> AtoZView {
        let letters = self.alphabet.0.iter().map(|(name, nodes)| CountLink {
            title: Alphabet::heading(name),
            url: self.links.page(&format!("search/{name}"), None),
            count: nodes.len(),
            current: letter == Some(name.as_str()) && kind.is_none(),
            ..CountLink::default()
        });
        AtoZView {
            letters: letters.collect(),
            kinds: if letter.is_none() { self.kinds() } else { Vec::new() },
            groups: letter.map(|letter| self.groups(letter, kind)).unwrap_or_default(),
            scopes: if letter.is_none() { self.scopes() } else { Vec::new() },
        }
    }

    fn kinds(&self) -> Vec<CountLink> {
        let model = self.renderer.model;
        let kinds = model.registry.kinds.iter().enumerate().filter_map(|(at, kind)| {
            model.at_url(&kind.plural)?;
            let count = visible(self.renderer, at);
            let url = self.links.page(&kind.plural, None);
            (count > 0).then(|| CountLink { title: kind.title_plural.clone(), url, count, ..CountLink::default() })
        });
        kinds.collect()
    }

    fn groups(&self, letter: &str, only: Option<&str>) -> Vec<AtoZGroup> {
        let split = only.is_none() && self.alphabet.is_split(letter);
        let kinds = self.alphabet.by_kind(self.renderer.model, letter).into_iter();
        kinds
            .filter(|(kind, _)| only.is_none_or(|only| only == *kind))
            .map(|(kind, nodes)| AtoZGroup {
                id: kind.to_owned(),
                title: kind_title(self.renderer, kind),
                url: if split { self.links.page(&format!("search/{letter}/{kind}"), None) } else { String::new() },
                count: nodes.len(),
                ..if split { AtoZGroup::default() } else { self.things(&nodes) }
            })
            .collect()
    }

    fn things(&self, nodes: &[NodeId]) -> AtoZGroup {
        let model = self.renderer.model;
        let mut group = AtoZGroup::default();
        for id in nodes {
            let record = model.node(*id).entity.map(|entity| model.record(entity));
            match record.filter(|record| record.kind == "label") {
                Some(label) => group.pills.extend(labels::pill(self.renderer, self.links, &label.id)),
                None => group.links.push(self.renderer.link(self.links, *id)),
            }
        }
        group
    }

    fn scopes(&self) -> Vec<AtoZGroup> {
        let model = self.renderer.model;
        let few = !model.labels.is_large();
        let seen = |name: &&String| {
            let node = model.labels.get(name).and_then(|label| label.node);
            node.is_some_and(|node| model.node(node).visible)
        };
        let pills = |names: Vec<&String>| {
            names.into_iter().filter(|_| few).filter_map(|name| labels::pill(self.renderer, self.links, name)).collect()
        };
        let mut groups = Vec::new();
        for (key, scope) in &model.labels.scopes {
            let names: Vec<&String> = scope.labels.iter().filter(seen).collect();
            groups.push(AtoZGroup {
                id: format!("scope-{}", crate::base::slug(key)),
                title: key.clone(),
                url: label_pages::of_scope(self.renderer, self.links, key, scope),
                count: names.len(),
                pills: pills(names),
                ..AtoZGroup::default()
            });
        }
        let plain = model.labels.by_name.values().filter(|label| label.scope.is_none()).map(|label| &label.name);
        let plain: Vec<&String> = plain.filter(seen).collect();
        groups.push(AtoZGroup {
            id: "plain-labels".to_owned(),
            title: self.renderer.say("plain_labels").to_owned(),
            url: self.links.page("labels", Some("plain-labels")),
            count: plain.len(),
            pills: pills(plain),
            ..AtoZGroup::default()
        });
        groups.retain(|group| group.count > 0);
        groups
    }
}

/// How many entities of a kind readers see.
pub(super) fn visible(renderer: &Renderer<'_>, kind: usize) -> usize {
    let entities = renderer.model.entities.of_kind(kind);
    entities.filter(|(_, entity)| entity.node.is_some_and(|node| renderer.model.node(node).visible)).count()
}
