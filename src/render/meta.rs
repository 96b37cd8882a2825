//! What stands under a page's title: who answers for it, how old it is, where its source lies, what state it is in.

use super::{
    RenderSettings, dates, fields,
    forge::{self, Forge},
    page::Page,
    page_view::{DueState, DueView, Html, LinkView, MetaView, RibbonKind, RibbonView, UpdatedView},
};
use crate::{
    kinds::Data,
    model::Status,
    site::{self, encode},
};

/// A review that is due within this many days is due soon.
const SOON: i32 = 30;

impl Page<'_> {
    pub(super) fn meta(&self) -> MetaView {
        let renderer = self.renderer;
        let owner = self.value("owner").filter(|_| {
            // A duty's owner is what its page is about, and is shown as such.
            self.node.entity.is_none_or(|entity| renderer.model.record(entity).kind != "responsibility")
        });
        let owners: Vec<LinkView> =
            owner.and_then(|(source, value)| fields::link(renderer, self.links, source, value)).into_iter().collect();
        let source = self.source_links();
        MetaView {
            owners,
            updated: self.updated(),
            reviewed: self.day("reviewed"),
            review_by: self.day("review_by"),
            report_url: source.as_ref().and_then(|source| self.report_url(source)),
            edit_url: source.as_ref().and_then(SourceLinks::edit),
            print_url: self.print_url(),
            edit_title: renderer.say("edit").to_owned(),
            source_url: source.as_ref().and_then(SourceLinks::view),
        }
    }

    /// The section on one page, for paper, when the site has that.
    fn print_url(&self) -> Option<String> {
        let url = site::print_page(&self.node.url);
        let planned = self.renderer.site.outputs.contains_key(&format!("{url}/index.html"));
        planned.then(|| self.links.page(&url, None))
    }

    /// The last change of the page's own file. A record's page has none: the file it comes from holds other records,
    /// and any of them may be what changed.
    fn updated(&self) -> Option<UpdatedView> {
        let renderer = self.renderer;
        let commit = dates::last_change(renderer, self.node)?;
        let link = renderer.settings.repository.as_ref().map(|url| LinkView {
            title: commit.short().to_owned(),
            url: Forge::of(url).commit(&commit.id),
            kind: "commit".to_owned(),
            broken: None,
        });
        Some(UpdatedView { date: commit.day.to_string(), text: renderer.day(commit.day), commit: link })
    }

    pub(super) fn day(&self, key: &str) -> Option<DueView> {
        let (_, value) = self.value(key)?;
        let Data::Date(day) = &value.data else { return None };
        let left = (*day - self.renderer.settings.today).get_days();
        let state = match (key, left) {
            ("review_by", left) if left < 0 => DueState::Expired,
            ("review_by", left) if left <= SOON => DueState::Due,
            _ => DueState::Later,
        };
        Some(DueView { date: day.to_string(), text: self.renderer.day(*day), state })
    }

    /// Where the source lies. What comes from a record leads to the line of the record.
    fn source_links(&self) -> Option<SourceLinks<'_>> {
        let renderer = self.renderer;
        let index = renderer.model.source_at(&self.node.place.path)?;
        let source = &renderer.model.sources[index];
        let src = &renderer.settings.src;
        let path = if src.is_root() { source.path.to_string() } else { format!("{src}/{}", source.path) };
        let line = if self.node.source.is_some() {
            String::new()
        } else {
            let at = renderer.cache.lines(index, &source.text).locate(&source.text, self.node.place.range.start);
            format!("#L{}", at.line)
        };
        Some(SourceLinks { settings: renderer.settings, path, line })
    }

    /// Where to say that something is wrong with the page: what the handbook names, else a new issue in its project,
    /// with the page's title and address filled in.
    fn report_url(&self, source: &SourceLinks<'_>) -> Option<String> {
        let settings = self.renderer.settings;
        let title = &self.node.title;
        let address = self.renderer.address(&self.node.url).unwrap_or_else(|| encode(&self.path()).into_owned());
        match &settings.report_url {
            Some(template) if template.is_empty() => None,
            Some(template) => Some(
                template
                    .replace("{title}", &forge::query(title))
                    .replace("{url}", &forge::query(&address))
                    .replace("{path}", &encode(&source.path)),
            ),
            None => {
                let about = self.renderer.say("report_about").replace("{name}", title);
                let text = format!("{address}\n{}{}", source.path, source.line);
                settings.repository.as_ref().map(|url| Forge::of(url).new_issue(&about, &text))
            }
        }
    }

    pub(super) fn ribbons(&self) -> Vec<RibbonView> {
        let ribbon = |kind, word: &str, text: &str, links| RibbonView {
            kind,
            word: word.to_owned(),
            text: Html::text(text),
            links,
        };
        let say = |name| self.renderer.say(name);
        let mut ribbons = Vec::new();
        if let Some(day) = self.day("review_by").filter(|day| day.state == DueState::Expired) {
            let text = say("overdue_text").replace("{day}", &day.text);
            ribbons.push(ribbon(RibbonKind::Expired, say("overdue"), &text, Vec::new()));
        }
        match self.node.status {
            Status::Deprecated => {
                let replaced = self.value("replaced_by");
                let links: Vec<LinkView> = replaced
                    .and_then(|(source, value)| fields::link(self.renderer, self.links, source, value))
                    .into_iter()
                    .collect();
                let text = say(if links.is_empty() { "deprecated_text" } else { "replaced_text" });
                ribbons.push(ribbon(RibbonKind::Deprecated, say("status_deprecated"), text, links));
            }
            Status::Research => {
                let text = say("research_text");
                ribbons.push(ribbon(RibbonKind::OngoingResearch, say("status_research"), text, Vec::new()));
            }
            Status::UnderReview => {
                let text = say("under_review_text");
                ribbons.push(ribbon(RibbonKind::UnderReview, say("status_under_review"), text, Vec::new()));
            }
            Status::Draft => {
                ribbons.push(ribbon(RibbonKind::Draft, say("status_draft"), say("draft_text"), Vec::new()));
            }
            Status::Active | Status::Removed => {}
        }
        ribbons
    }
}

/// A file of the sources, for addresses that lead to it.
struct SourceLinks<'a> {
    settings: &'a RenderSettings,
    /// From the root of the project.
    path: String,
    /// `#L12`, or empty for the whole file.
    line: String,
}

impl SourceLinks<'_> {
    fn edit(&self) -> Option<String> {
        let template = self.settings.edit_url.as_ref()?;
        Some(format!("{}{}", template.replace("{path}", &encode(&self.path)), self.line))
    }

    fn view(&self) -> Option<String> {
        Some(Forge::of(self.settings.repository.as_ref()?).source(&encode(&self.path), &self.line))
    }
}
