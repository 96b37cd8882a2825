//! What the last snapshot was made of, and how much of it the next one may keep.
//!
//! Nothing here trusts a hint: what is kept follows from comparing what the last snapshot was made of with what there is
//! now. Reading, the model, references, the plan and the findings are kept or made anew one by one.

use std::{collections::BTreeSet, sync::Arc};

use super::SessionOptions;
use crate::{
    base::VPath,
    config::{Links, Pattern, Written},
    kinds::{Data, Registry},
    model::{Model, ModelInput, NodeId, Role, Seen, Source},
    render::{self, theme::Theme},
    resolve::{Known, ResolveOptions, Resolved},
    rules::{self, Book, Examined, Kept, OfRecords, OfSources},
    site::{Alphabet, PlanInput, Site},
};

/// What the last snapshot was made of.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) facts: Facts,
    pub(super) model: Arc<Model>,
    pub(super) references: References,
    pub(super) resolved: Arc<Resolved>,
    pub(super) plan: PlanInput,
    pub(super) site: Arc<Site>,
    pub(super) of_sources: OfSources,
    pub(super) of_records: OfRecords,
    pub(super) cache: Arc<render::Cache>,
    /// What else pages are made with: when it is another one, no finished piece of a page is kept.
    pub(super) dress: Dress,
}

/// What a model depends on beside its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facts {
    assets: BTreeSet<VPath>,
    drafts: bool,
    title: String,
    matrix_titles: [String; 2],
    include_depth: usize,
    templates: BTreeSet<String>,
}

/// What resolution depends on beside the model.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct References {
    links: Links,
    ignore: Vec<Written<Pattern>>,
    own_hosts: Vec<(String, String)>,
    known: Known,
    roots: Vec<(String, VPath)>,
    judge_labels: bool,
}

/// What pages are made with, beside the model and the plan.
#[derive(Debug)]
pub(super) struct Dress {
    /// Counts the settings there were.
    pub(super) settings: u64,
    pub(super) theme: Arc<Theme>,
    /// The owner's elements for the head of every page.
    pub(super) head: String,
}

/// How the sources differ from the last ones.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// The numbers of those that are other ones now; none when there are more, fewer, or others.
    changed: Option<Vec<usize>>,
    /// Whether nothing differs but what stands below front matter, headings excepted.
    pub(super) text_only: bool,
    /// What other sources see of it.
    seen: Seen,
    /// The sources whose references were looked at again.
    again: Vec<usize>,
    /// The nodes whose backlinks may be others.
    touched: BTreeSet<NodeId>,
}

impl Facts {
    pub(super) fn of(input: &ModelInput) -> Self {
        // By name, so that what a model comes to depend on cannot be forgotten here. Sources and kinds are compared apart.
        let ModelInput { sources: _, assets, registry: _, drafts, title, matrix_titles, include_depth, templates } =
            input;
        Self {
            assets: assets.clone(),
            drafts: *drafts,
            title: title.clone(),
            matrix_titles: matrix_titles.clone(),
            include_depth: *include_depth,
            templates: templates.clone(),
        }
    }
}

impl References {
    pub(super) fn of(options: &SessionOptions, resolve: &ResolveOptions) -> Self {
        // By name, as above. Sets of patterns cannot be compared, the patterns they are made of can.
        let ResolveOptions { own_hosts, known, ignore_links: _, roots, ignore_labels: _, judge_labels } = resolve;
        Self {
            links: options.config.links.clone(),
            ignore: options.config.labels.ignore.clone(),
            own_hosts: own_hosts.clone(),
            known: known.clone(),
            roots: roots.clone(),
            judge_labels: *judge_labels,
        }
    }
}

impl Made {
    /// The model of these sources: the last one, the last one patched, or a new one.
    pub(super) fn model(last: Option<&Self>, input: ModelInput, facts: &Facts) -> (Arc<Model>, Difference) {
        let Some(last) = last.filter(|last| last.gives(facts) && same_kinds(&last.model.registry, &input.registry))
        else {
            return (Arc::new(Model::build(input)), Difference::default());
        };
        let Some(changed) = changed(&last.model.sources, &input.sources) else {
            return (Arc::new(Model::build(input)), Difference::default());
        };
        if changed.is_empty() {
            let difference = Difference { changed: Some(changed), text_only: true, ..Difference::default() };
            return (Arc::clone(&last.model), difference);
        }
        let news: Vec<(usize, Arc<Source>)> = changed.iter().map(|at| (*at, Arc::clone(&input.sources[*at]))).collect();
        match last.model.patched(&news) {
            Some((model, seen)) => {
                let text_only =
                    seen.is_empty() && news.iter().all(|(at, new)| differs_in_text_only(&last.model.sources[*at], new));
                (Arc::new(model), Difference { changed: Some(changed), text_only, seen, ..Difference::default() })
            }
            None => (Arc::new(Model::build(input)), Difference::default()),
        }
    }

    /// Whether a model of the same sources would be the last one. The handbook's title is the home page's, where that
    /// has no page of its own.
    fn gives(&self, facts: &Facts) -> bool {
        let home = self.model.at_url("").is_some_and(|home| self.model.node(home).role != Role::Section);
        let title = if home { &self.facts.title } else { &facts.title };
        self.facts == Facts { title: title.clone(), ..facts.clone() }
    }

    /// The references of a model that [`Self::model`] gave.
    pub(super) fn resolved(
        last: Option<&Self>,
        model: &Arc<Model>,
        (references, options): (&References, &ResolveOptions),
        difference: &mut Difference,
    ) -> Arc<Resolved> {
        let last = last.filter(|last| last.references == *references);
        match (last, &difference.changed) {
            (Some(last), Some(changed)) if changed.is_empty() => Arc::clone(&last.resolved),
            (Some(last), Some(changed)) => {
                let (resolved, touched, again) =
                    last.resolved.patched((&last.model, model), (changed, &difference.seen), options);
                (difference.touched, difference.again) = (touched, again);
                Arc::new(resolved)
            }
            _ => {
                difference.changed = None;
                difference.text_only = false;
                Arc::new(Resolved::build(model, options))
            }
        }
    }

    /// Whether there is a page of what needs care, and the nodes whose backlinks have a page of their own.
    pub(super) fn lists(
        last: Option<&Self>,
        (model, resolved): (&Model, &Resolved),
        difference: &Difference,
    ) -> (bool, Vec<NodeId>) {
        let last = last.filter(|_| difference.changed.is_some());
        let status = match last {
            Some(last) if difference.text_only => last.plan.status,
            _ => render::has_status(model),
        };
        let known = last.map(|last| (last.plan.long_backlinks.as_slice(), &difference.touched));
        (status, render::long_lists(model, resolved, known))
    }

    /// The plan of a model: the last one where nothing it is made of has changed, but for the letters of titles.
    pub(super) fn site(last: Option<&Self>, model: &Model, plan: &PlanInput, difference: &Difference) -> Arc<Site> {
        let last =
            last.filter(|last| difference.changed.is_some() && last.plan == *plan && last.site.problems.is_empty());
        let Some(last) = last else { return Arc::new(Site::plan(model, plan)) };
        let moved =
            |id: &NodeId| Alphabet::letter(&last.model.node(*id).title) != Alphabet::letter(&model.node(*id).title);
        if difference.seen.titles.iter().any(moved) {
            return Arc::new(last.site.with_letters(model));
        }
        Arc::clone(&last.site)
    }

    /// What is wrong, looked for only where something may have changed.
    pub(super) fn examine(
        last: Option<&Self>,
        (model, resolved): (&Model, &Resolved),
        difference: &Difference,
    ) -> Examined {
        let held = last.and_then(|last| Some((last, last.holds((model, resolved), difference)?)));
        let kept = held.as_ref().map(|(last, holds)| Kept {
            of_sources: &last.of_sources,
            holds,
            of_records: Some(&last.of_records).filter(|_| difference.text_only),
        });
        rules::examine(&Book { model, resolved }, kept)
    }

    /// The finished pieces of pages that hold for the next snapshot too.
    pub(super) fn cache(
        last: Option<&Self>,
        model: &Model,
        (site, dress): (&Arc<Site>, &Dress),
        difference: &Difference,
    ) -> Arc<render::Cache> {
        let kept = last.filter(|last| {
            let same_dress = last.dress.settings == dress.settings
                && Arc::ptr_eq(&last.dress.theme, &dress.theme)
                && last.dress.head == dress.head;
            difference.text_only && same_dress && Arc::ptr_eq(&last.site, site)
        });
        Arc::new(kept.map_or_else(|| render::Cache::new(model), |last| last.cache.for_other_text()))
    }

    /// Whether a page is kept out of the navigation now and was not before, or the other way round: pages below it are
    /// judged by that.
    fn hides_otherwise(&self, model: &Model, changed: &[usize]) -> bool {
        let hides =
            |source: &Source| matches!(source.front("hide_nav").map(|value| &value.data), Some(Data::Flag(true)));
        changed.iter().any(|at| hides(&self.model.sources[*at]) != hides(&model.sources[*at]))
    }

    /// Whether what was found in a source holds for the next snapshot too: it is the same, nothing that it looks up
    /// changed, and it names no place in a file that did.
    fn holds<'a>(
        &'a self,
        (model, resolved): (&'a Model, &'a Resolved),
        difference: &'a Difference,
    ) -> Option<impl Fn(usize) -> bool + Sync + 'a> {
        let changed = difference.changed.as_ref().filter(|changed| !self.hides_otherwise(model, changed))?;
        let touched = difference.touched.iter().filter_map(|node| model.node(*node).source);
        let anew: BTreeSet<usize> = changed.iter().chain(&difference.again).copied().chain(touched).collect();
        let paths: BTreeSet<&VPath> = changed.iter().map(|at| &model.sources[*at].path).collect();
        Some(move |at: usize| {
            let elsewhere = |path: &VPath| paths.contains(path);
            !anew.contains(&at)
                && (difference.text_only || !looks_at_records(model, resolved, at))
                && !self.of_sources[at]
                    .iter()
                    .any(|problem| problem.elsewhere.iter().any(|other| elsewhere(&other.place.path)))
        })
    }
}

/// Whether what is found in a source may depend on what records say, beyond what its references lead to.
fn looks_at_records(model: &Model, resolved: &Resolved, at: usize) -> bool {
    model.sources[at].page.as_ref().is_some_and(|page| !page.views.is_empty()) || resolved.faulty[at]
}

/// The numbers of the sources that are other ones; `None` when they are not the same files.
fn changed(old: &[Arc<Source>], new: &[Arc<Source>]) -> Option<Vec<usize>> {
    let same_files = old.len() == new.len() && old.iter().zip(new).all(|(a, b)| Arc::ptr_eq(a, b) || a.path == b.path);
    let numbered = old.iter().zip(new).enumerate();
    same_files.then(|| numbered.filter(|(_, (a, b))| !Arc::ptr_eq(a, b)).map(|(at, _)| at).collect())
}

/// Whether two readings of a page differ in nothing but the text below the front matter, where no records stand.
fn differs_in_text_only(old: &Source, new: &Source) -> bool {
    let (Some(a), Some(b)) = (&old.page, &new.page) else { return false };
    let own = usize::from(a.kind.is_some());
    old.records.len() <= own && new.records.len() <= own && old.text[..a.body] == new.text[..b.body]
}

fn same_kinds(old: &Arc<Registry>, new: &Arc<Registry>) -> bool {
    Arc::ptr_eq(old, new) || old.kinds == new.kinds
}
