//! Answers what the Markdown writer asks: how a reference is shown, a heading's id, a view.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

use super::{Renderer, blocks, fences, html_writer::HtmlWriter, labels, theme::ThemeError};
use crate::{
    base::TextRange,
    config::CodeSpans,
    model::{Mention, NodeId},
    resolve::{Fault, Outcome, Target},
    site::Links,
    syntax::{
        Form, LabelForm,
        markdown::{Host, Shown},
    },
};

/// The context of one text on one page. An included text has the page of the one that includes it, and references of
/// its own.
pub(super) struct PageHost<'a> {
    /// What pages are made from.
    pub(super) renderer: &'a Renderer<'a>,
    /// The addresses of the page that is being made.
    pub(super) links: &'a Links,
    /// The page's node, if it has one.
    pub(super) page: Option<NodeId>,
    /// The source of the text.
    pub(super) source: usize,
    /// Final ids by (source, start) of the page that is being made.
    pub(super) anchors: &'a FxHashMap<(usize, u32), &'a str>,
    /// How many includes deep the text lies.
    pub(super) depth: usize,
    /// What all texts of the page share while it is made.
    pub(super) state: &'a PageState,
}

/// What is counted and kept while one page is made.
#[derive(Debug, Default)]
pub(super) struct PageState {
    includes: Cell<usize>,
    views: Cell<usize>,
    error: RefCell<Option<ThemeError>>,
}

/// How many includes one page may hold in all, those within others counted: a handful of files that include each other
/// twice would grow without bound.
const INCLUDES: usize = 1_000;

impl PageState {
    /// The number of the next view on the page, from 1.
    pub(super) fn next_view(&self) -> usize {
        self.views.set(self.views.get() + 1);
        self.views.get()
    }

    /// The first error of a template that a view was rendered with.
    pub(super) fn error(self) -> Option<ThemeError> {
        self.error.into_inner()
    }
}

impl PageHost<'_> {
    /// The same page, for a text of another source.
    pub(super) fn share(&self) -> Self {
        Self { ..*self }
    }

    /// Whether one more include fits on the page.
    pub(super) fn take_include(&self) -> bool {
        self.state.includes.set(self.state.includes.get() + 1);
        self.state.includes.get() <= INCLUDES
    }

    /// Keeps a template's error until the page is finished.
    pub(super) fn fail(&self, error: ThemeError) {
        self.state.error.borrow_mut().get_or_insert(error);
    }

    fn mention(&self, range: TextRange) -> Option<(usize, &Mention)> {
        let source = &self.renderer.model.sources[self.source];
        source.mention_at(range).map(|at| (at, &source.mentions[at]))
    }

    /// What is wrong within a range of the text, when the site is built all the same.
    pub(super) fn errors_in(&self, range: TextRange) -> Vec<&str> {
        let path = &self.renderer.model.sources[self.source].path;
        let mut found: Vec<(TextRange, &str)> = self
            .renderer
            .errors
            .iter()
            .filter(|((file, at), _)| file == path && range.covers(*at))
            .map(|((_, at), message)| (*at, message.as_str()))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, message)| message).collect()
    }

    fn broken(&self, mention: &Mention) -> Option<Shown> {
        let path = &self.renderer.model.sources[self.source].path;
        let message = self.renderer.errors.get(&(path.clone(), mention.reference.target))?;
        Some(Shown::Broken(message.clone()))
    }

    fn shown(&self, mention: &Mention, outcome: &Outcome) -> Shown {
        if !outcome.faults.is_empty()
            && let Some(broken) = self.broken(mention)
        {
            return broken;
        }
        if let Some(Fault::LabelFormer { name, now }) = outcome.faults.first() {
            return self.former(name, now);
        }
        match &outcome.target {
            Some(Target::Node { node, anchor }) => self.node(*node, anchor.as_deref()),
            Some(Target::Label { name }) => self.label(name, mention.reference.form),
            Some(Target::Asset(file)) => {
                let href = format!("{}{}", self.links.file(file.path.as_str()), file.rest);
                Shown::Link { href, text: None, class: None }
            }
            Some(Target::Outside) | None => Shown::Plain,
        }
    }

    fn node(&self, id: NodeId, anchor: Option<&str>) -> Shown {
        let node = self.renderer.model.node(id);
        let href = match anchor {
            Some(anchor) if self.page == Some(id) => format!("#{}", crate::site::encode(anchor)),
            anchor => self.links.page(&node.url, anchor),
        };
        Shown::Link { href, text: Some(node.title.clone()), class: None }
    }

    /// A label by a name it no longer has is shown by that name, because the sentence may be about it, and leads to the
    /// label as it is now.
    fn former(&self, name: &str, now: &str) -> Shown {
        let href = labels::pill(self.renderer, self.links, now).map(|pill| pill.href).unwrap_or_default();
        let title = self.renderer.say("now_called").replace("{name}", now);
        let element = if href.is_empty() { "span" } else { "a" };
        let html = HtmlWriter::new().open(element, &[("class", "lc"), ("href", &href), ("title", &title)]);
        Shown::Html(html.open("code", &[]).text(name).close("code").close(element).finish())
    }

    fn label(&self, name: &str, form: Form) -> Shown {
        let Some(pill) = labels::pill(self.renderer, self.links, name) else { return Shown::Plain };
        let code = |form| matches!(form, LabelForm::CodeBare | LabelForm::CodeQuoted | LabelForm::CodePlain);
        match form {
            Form::Label(form) if code(form) => match self.renderer.settings.code_spans {
                CodeSpans::Pill => Shown::Html(labels::pill_html(&pill)),
                CodeSpans::Link if !pill.href.is_empty() => Shown::Html(
                    HtmlWriter::new()
                        .open("a", &[("class", "lc"), ("href", &pill.href), ("title", &pill.title)])
                        .open("code", &[])
                        .text(name)
                        .close("code")
                        .close("a")
                        .finish(),
                ),
                _ => Shown::Plain,
            },
            Form::Label(_) | Form::Autolink | Form::Link { empty: true } => Shown::Html(labels::pill_html(&pill)),
            _ => Shown::Link { href: pill.href, text: Some(name.to_owned()), class: None },
        }
    }
}

impl Host for PageHost<'_> {
    fn reference(&self, range: TextRange, _form: Form, _name: &str) -> Shown {
        match self.mention(range) {
            Some((at, mention)) => self.shown(mention, self.renderer.resolved.outcome(self.source, at)),
            None => Shown::Plain,
        }
    }

    fn anchor(&self, start: u32) -> Option<&str> {
        self.anchors.get(&(self.source, start)).copied()
    }

    fn block(&self, word: &str, text: &str) -> Option<String> {
        fences::html(self, word, text)
    }

    fn word<'w>(&'w self, english: &'w str) -> &'w str {
        self.renderer.word(english)
    }

    fn diagram(&self, text: &str) -> Option<String> {
        fences::diagram(self, text)
    }

    fn view(&self, range: TextRange) -> Option<String> {
        let page = self.renderer.model.sources[self.source].page.as_ref()?;
        let at = page.views.iter().position(|view| view.range == range)?;
        blocks::render(self, at)
    }
}
