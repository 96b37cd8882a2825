//! A key that a view does not have.

use crate::{
    base::{MeantKey, nearest_key},
    model::views::view,
    rules::prelude::*,
    syntax::yaml::Value,
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("view/unknown-parameter"),
    severity: Severity::Error,
    title: "A key that the view does not have",
    explain:
        "The view cannot be told this. A misspelt key would silently show everything instead of what was asked for.

Wrong:

    ```{labels}
    scopes: BTG-Status
    ```

Right:

    ```{labels}
    scope: BTG-Status
    ```",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    for block in cx.source.page.iter().flat_map(|page| &page.views).filter(|block| block.name != "data") {
        let (Some(decl), Some(root)) = (view(&block.name), &block.data.root) else { continue };
        if !matches!(root.value, Value::Mapping(_)) && !root.scalar().is_some_and(crate::syntax::Scalar::is_null) {
            let message = format!("the view {} takes keys, not {}", code(decl.name), root.noun());
            let example = decl.params.first().map_or("key", |param| param.name);
            out.push(Problem::new(RULE.id, root.range, message).help(format!("write it as `{example}: …`")));
        }
        for entry in root.entries().iter().filter(|entry| decl.param(&entry.key.text).is_none()) {
            let key = &entry.key;
            let message = format!("the view {} has no key {}", code(decl.name), code(&key.text));
            let problem = Problem::new(RULE.id, key.range, message);
            let names = || decl.params.iter().map(|param| param.name);
            out.push(match nearest_key(&key.text, names(), |name| root.entry(name).is_some()) {
                Some(MeantKey::Free(near)) => problem.label(format!("did you mean {}?", code(near))).suggest(
                    format!("write {}", code(near)),
                    key.range,
                    near,
                ),
                Some(MeantKey::Taken(near)) => {
                    problem.help(format!("{} is here already; keep one of the two", code(near)))
                }
                None if decl.params.is_empty() => problem.help("it takes none"),
                None => problem.help(format!("it has {}", all(names()))),
            });
        }
    }
}
