//! What a session depends on beside the files.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    config::{Config, Level},
    git::History,
    kinds::Registry,
};

/// The inputs of a session that are not in its folder.
#[derive(Debug, Clone)]
pub struct SessionOptions {
    /// The settings.
    pub config: Config,
    /// The kinds: the built-in ones and the handbook's own.
    pub registry: Arc<Registry>,
    /// The day. Nothing below looks at a clock.
    pub today: Date,
    /// Whether drafts are for readers.
    pub drafts: bool,
    /// Rules set on the command line; they win over `[rules]`.
    pub levels: Vec<(String, Level)>,
    /// Where GitLab Pages will show the site, when it says so.
    pub pages_url: Option<String>,
    /// Whether places with errors are marked in the pages.
    pub mark_errors: bool,
    /// Whether the site is looked at while it is written: then names of the theme's files stay when their content
    /// changes, so that a page can swap them.
    pub preview: bool,
    /// When each file was last changed. Pages are made with it, findings are not.
    pub history: History,
}

impl SessionOptions {
    /// The options of a handbook with these settings, on a day.
    pub fn new(config: Config, today: Date) -> Self {
        let words = &config.html.words;
        let word =
            |english: &str| words.iter().rev().find(|(word, _)| word.value == english).map(|(_, own)| own.clone());
        let registry = Arc::new(Registry::with(config.kinds.clone()).titled(word));
        Self {
            config,
            registry,
            today,
            drafts: false,
            levels: Vec::new(),
            pages_url: None,
            mark_errors: false,
            preview: false,
            history: History::none(),
        }
    }
}
