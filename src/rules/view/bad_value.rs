//! A value that a view's key cannot have.

use crate::{
    base::nearest,
    model::{
        Found,
        views::{ParamType, ViewParam, view},
    },
    rules::prelude::*,
    syntax::yaml::{Node, Value},
};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("view/bad-value"),
    severity: Severity::Error,
    title: "A value that the view cannot take",
    explain:
        "The view was asked for something that is not there: a scope without labels, a team that nobody declares, a \
              column it does not have. It would show nothing, or less than was meant.

Wrong, when the scope is called `BTG-Status`:

    ```{labels}
    scope: BTG-State
    ```

Right:

    ```{labels}
    scope: BTG-Status
    ```",
    check: Check::Source(check),
};

fn check(cx: &SourceCx<'_>, out: &mut Vec<Problem>) {
    for block in cx.source.page.iter().flat_map(|page| &page.views) {
        let Some(decl) = view(&block.name) else { continue };
        let root = block.data.root.as_ref();
        for entry in root.iter().flat_map(|root| root.entries()) {
            let Some(param) = decl.param(&entry.key.text) else { continue };
            // A file that is not there to include is told where it is looked for.
            if decl.name == "include" {
                continue;
            }
            let values = match &entry.value.value {
                Value::Sequence(items) => items.iter().collect(),
                _ => vec![&entry.value],
            };
            out.extend(values.into_iter().filter_map(|value| judge(cx, param, value)));
        }
        let workflows = cx.book.entities("workflow").count();
        if decl.name == "workflow" && workflows != 1 && root.is_none_or(|root| root.get("workflow").is_none()) {
            let ids: Vec<&str> = cx.book.entities("workflow").map(|(_, record)| record.id.as_str()).collect();
            let problem = if ids.is_empty() {
                Problem::new(RULE.id, block.name_range, "this handbook has no workflow to show")
            } else {
                Problem::new(RULE.id, block.name_range, "this view does not say which workflow to show")
                    .help(format!("write `workflow:` and one of {}", either(ids)))
            };
            out.push(problem);
        }
    }
}

fn judge(cx: &SourceCx<'_>, param: &ViewParam, value: &Node) -> Option<Problem> {
    let key = code(param.name);
    let model = cx.book.model;
    let Some(text) = value.scalar().map(|scalar| scalar.text.trim()).filter(|text| !text.is_empty()) else {
        return Some(Problem::new(
            RULE.id,
            value.range,
            format!("{key} takes a value or a list of values, not {}", value.noun()),
        ));
    };
    let names: Vec<&str> = match param.ty {
        ParamType::Text => return None,
        ParamType::File => return missing_page(cx, param, value, text),
        ParamType::Words(words) => words.to_vec(),
        ParamType::Scope => {
            let scopes =
                model.labels.scopes.iter().filter(|(key, scope)| {
                    !key.trim().is_empty() && (!scope.labels.is_empty() || key.as_str() == text)
                });
            scopes.map(|(key, _)| key.as_str()).collect()
        }
        ParamType::FieldOf(kind) => model.registry.by_name(kind)?.field_names().collect(),
        ParamType::Entity(kind) => {
            let number = model.kind_named(kind)?;
            let bare = text.strip_prefix(kind).and_then(|rest| rest.strip_prefix(':')).unwrap_or(text);
            if matches!(model.entities.find(&[number], bare), Found::One(_) | Found::Former(_)) {
                return None;
            }
            model.entities.of_kind(number).map(|(id, _)| model.record(id).id.as_str()).collect()
        }
    };
    if names.contains(&text) {
        return None;
    }
    let problem = Problem::new(RULE.id, value.range, format!("{key} cannot be {}", code(text)));
    Some(match nearest(text, names.iter().copied(), 1).first() {
        Some(near) => problem.label(format!("did you mean {}?", code(near))).suggest(
            format!("write {}", code(near)),
            value.range,
            crate::rules::say::yaml_value(near, cx.source.text[value.range.to_usize()].starts_with(['"', '\''])),
        ),
        None if names.is_empty() => problem.help("none is declared"),
        None => problem.help(format!("it may be {}", all(names))),
    })
}

fn missing_page(cx: &SourceCx<'_>, param: &ViewParam, value: &Node, text: &str) -> Option<Problem> {
    let model = cx.book.model;
    let folder = if text.starts_with('/') { VPath::root() } else { cx.source.path.parent() };
    let path = folder.join(text);
    let there = path.as_ref().is_some_and(|path| {
        model.source_at(path).is_some()
            || model.at_url(path.as_str()).is_some()
            || VPath::new(&format!("{path}.md")).is_some_and(|path| model.source_at(&path).is_some())
    });
    if there {
        return None;
    }
    let problem = Problem::new(
        RULE.id,
        value.range,
        format!("{} names {}, and there is no such page", code(param.name), code(text)),
    );
    Some(problem.help("the path is relative to this file, or from the handbook's root when it begins with `/`"))
}
