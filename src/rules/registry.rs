//! All rules, by id.

use std::sync::LazyLock;

use super::{
    Rule, allow, anchor, config, front_matter, html, include, label, link, markdown, matrix, page, persona, record,
    reference, site, source, view, workflow, yaml,
};

/// The groups; each lists its own rules.
const GROUPS: &[&[&Rule]] = &[
    allow::RULES,
    anchor::RULES,
    config::RULES,
    front_matter::RULES,
    html::RULES,
    include::RULES,
    label::RULES,
    link::RULES,
    markdown::RULES,
    matrix::RULES,
    page::RULES,
    persona::RULES,
    record::RULES,
    reference::RULES,
    site::RULES,
    source::RULES,
    view::RULES,
    workflow::RULES,
    yaml::RULES,
];

/// All rules, sorted by id.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<&Rule> = GROUPS.iter().copied().flatten().copied().collect();
    rules.sort_by_key(|rule| rule.id);
    rules
});

/// The rule of this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&id, |rule| rule.id.as_str()).ok().map(|at| RULES[at])
}

#[cfg(test)]
mod tests;
