//! What stands under a page's title: who answers for it, how old it is, where its source lies, what state it is in.

use super::{
    fields,
    page::Page,
    page_view::{DueState, DueView, Html, LinkView, MetaView, RibbonKind, RibbonView},
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
            updated: None,
            reviewed: self.day("reviewed"),
            review_by: self.day("review_by"),
            edit_url,
            edit_title: "Edit this page".to_owned(),
            report_url: None,
            source_url,
        }
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
        let mut ribbons = Vec::new();
        if let Some(day) = self.day("review_by").filter(|day| day.state == DueState::Expired) {
            let text = format!("This page was to be reviewed by {}; it may be out of date.", day.text);
            ribbons.push(ribbon(RibbonKind::Expired, "Review overdue", &text, Vec::new()));
        }
        match self.node.status {
            Status::Deprecated => {
                let replaced = self.value("replaced_by");
                let links: Vec<LinkView> = replaced
                    .and_then(|(source, value)| fields::link(self.renderer, self.links, source, value))
                    .into_iter()
                    .collect();
                let text =
                    if links.is_empty() { "No longer to be used." } else { "No longer to be used. In its place:" };
                ribbons.push(ribbon(RibbonKind::Deprecated, "Deprecated", text, links));
            }
            Status::Research => {
                ribbons.push(ribbon(
                    RibbonKind::OngoingResearch,
                    "Ongoing research",
                    "This is part of a research project that still goes on; it will change.",
                    Vec::new(),
                ));
            }
            Status::UnderReview => {
                ribbons.push(ribbon(
                    RibbonKind::UnderReview,
                    "Under review",
                    "This is being looked at and may change.",
                    Vec::new(),
                ));
            }
            Status::Draft => {
                ribbons.push(ribbon(
                    RibbonKind::Draft,
                    "Draft",
                    "This is not finished, and not published.",
                    Vec::new(),
                ));
            }
            Status::Active | Status::Removed => {}
        }
        ribbons
    }
}
