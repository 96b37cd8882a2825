//! What stands under a page's title: who answers for it, how old it is, where its source lies, what state it is in.

use super::{
    dates, fields,
    page::Page,
    page_view::{DueState, DueView, Html, LinkView, MetaView, RibbonKind, RibbonView, UpdatedView},
};
use crate::{kinds::Data, model::Status};

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
        let (edit_url, source_url) = self.source_links();
        MetaView {
            owners,
            updated: self.updated(),
            reviewed: self.day("reviewed"),
            review_by: self.day("review_by"),
            edit_url,
            edit_title: renderer.say("edit").to_owned(),
            report_url: None,
            source_url,
        }
    }

    /// The last change of the page's own file. A record's page has none: the file it comes from holds other records,
    /// and any of them may be what changed.
    fn updated(&self) -> Option<UpdatedView> {
        let renderer = self.renderer;
        let commit = dates::last_change(renderer, self.node)?;
        let link = renderer.settings.repository.as_ref().map(|url| LinkView {
            title: commit.short().to_owned(),
            url: format!("{}/-/commit/{}", url.trim_end_matches('/'), commit.id),
            kind: "commit".to_owned(),
            broken: None,
        });
        Some(UpdatedView { date: commit.day.to_string(), text: fields::day_text(commit.day), commit: link })
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
        Some(DueView { date: day.to_string(), text: fields::day_text(*day), state })
    }

    /// Where to edit and to read the source. What comes from a record leads to the line of the record.
    fn source_links(&self) -> (Option<String>, Option<String>) {
        let renderer = self.renderer;
        let Some(index) = renderer.model.source_at(&self.node.place.path) else { return (None, None) };
        let source = &renderer.model.sources[index];
        let src = &renderer.settings.src;
        let path = if src.is_root() { source.path.to_string() } else { format!("{src}/{}", source.path) };
        let path = crate::site::encode(&path);
        let line = if self.node.source.is_some() {
            String::new()
        } else {
            let at = renderer.cache.lines(index, &source.text).locate(&source.text, self.node.place.range.start);
            format!("#L{}", at.line)
        };
        let edit =
            renderer.settings.edit_url.as_ref().map(|template| format!("{}{line}", template.replace("{path}", &path)));
        let repository = renderer.settings.repository.as_ref();
        let view = repository.map(|url| format!("{}/-/blob/HEAD/{path}{line}", url.trim_end_matches('/')));
        (edit, view)
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
