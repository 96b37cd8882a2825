//! Problems with a reference, and the edits that mend them in the place and form it is written in.

use super::{
    FaultCx, Rule,
    say::{code, yaml_value},
};
use crate::{
    base::TextRange,
    diag::Problem,
    kinds::Aim,
    model::EntityId,
    syntax::{Form, LabelForm, label},
};

impl FaultCx<'_> {
    /// A problem with the part that names the target, where rendering looks for it. In a record it names the field.
    pub(super) fn problem(&self, rule: &Rule, message: impl AsRef<str>) -> Problem {
        let message = message.as_ref();
        let message = match &self.mention.aim {
            Some(aim) => format!("`{}`: {message}", aim.field),
            None => message.to_owned(),
        };
        let reference = &self.mention.reference;
        Problem::new(rule.id, reference.target, message).also(reference.range)
    }

    /// What the reference names, as written.
    pub(super) fn written(&self) -> &str {
        &self.mention.reference.name
    }

    /// Adds that a destination should be one of `right`, best first.
    pub(super) fn destinations<'a>(&self, problem: Problem, right: impl IntoIterator<Item = &'a str>) -> Problem {
        right.into_iter().fold(problem, |problem, right| {
            let (range, text) = self.destination(right);
            meant(problem, right, range, text)
        })
    }

    /// Adds that a label should be one of `right`, best first.
    pub(super) fn labels<'a>(&self, problem: Problem, right: impl IntoIterator<Item = &'a str>) -> Problem {
        right.into_iter().fold(problem, |problem, right| match self.label_edit(right) {
            Some((range, text)) => meant(problem, right, range, text),
            None => hinted(problem, right),
        })
    }

    /// Adds that an entity should be one of `right`, best first.
    pub(super) fn entities(&self, problem: Problem, right: impl IntoIterator<Item = EntityId>) -> Problem {
        right.into_iter().fold(problem, |problem, right| {
            let name = self.entity_name(right);
            let (range, text) = self.destination(&name);
            meant(problem, &name, range, text)
        })
    }

    /// How an entity is named in this place: by its id in a field of one kind, by `kind:id` elsewhere. A link keeps its
    /// anchor.
    fn entity_name(&self, entity: EntityId) -> String {
        let model = self.book.model;
        let record = model.record(entity);
        let kind = &model.registry.kinds[model.entities.get(entity).kind];
        let kind = kind.parent.as_ref().unwrap_or(&kind.name);
        if let Some(Aim::Entity(kinds)) = self.mention.aim.as_ref().map(|aim| &aim.aim) {
            return if kinds.len() == 1 { record.id.clone() } else { format!("{kind}:{}", record.id) };
        }
        let anchor = self.written().split_once('#').map_or_else(String::new, |(_, anchor)| format!("#{anchor}"));
        format!("{kind}:{}{anchor}", record.id)
    }

    /// The edit that makes the destination `right`.
    fn destination(&self, right: &str) -> (TextRange, String) {
        let reference = &self.mention.reference;
        match reference.form {
            Form::Field => self.value(right),
            _ => (
                reference.target,
                right.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E").replace('|', "%7C"),
            ),
        }
    }

    /// The edit that makes a field's value `right`.
    fn value(&self, right: &str) -> (TextRange, String) {
        let range = self.mention.reference.range;
        let quoted = self.source.text[range.to_usize()].starts_with(['"', '\'']);
        (range, yaml_value(right, quoted))
    }

    /// The edit that makes the label `right`; none where quotes would end the YAML text around it.
    pub(super) fn label_edit(&self, right: &str) -> Option<(TextRange, String)> {
        let reference = &self.mention.reference;
        let form = match reference.form {
            Form::Label(form) => form,
            Form::Field => return Some(self.value(right)),
            _ => return Some(self.destination(&format!("label:{right}"))),
        };
        let text =
            if right.contains('"') && form != LabelForm::Url { return None } else { label::written(right, form) };
        self.fits(reference.target, text)
    }

    /// The edit that puts `text` at `range`: within a YAML text in double quotes its own ones need a backslash.
    pub(super) fn fits(&self, range: TextRange, text: String) -> Option<(TextRange, String)> {
        let source = &self.source.text;
        if !self.in_yaml(range) {
            let text = if text.contains('|') && self.beside_bar(range) { text.replace('|', "\\|") } else { text };
            return Some((range, text));
        }
        if !text.contains('"') {
            return Some((range, text));
        }
        let before = &source[range.to_usize()];
        if before.contains("\\\"") {
            return Some((range, text.replace('"', "\\\"")));
        }
        before.contains('"').then_some((range, text))
    }

    /// Whether the line has a `|` outside `range` that is not escaped, as a table's row has: `|` is `\|` in its cells.
    fn beside_bar(&self, range: TextRange) -> bool {
        let text = &self.source.text;
        let (start, end) = (range.start as usize, range.end as usize);
        let (before, after) = (text[..start].rsplit('\n').next(), text[end..].split('\n').next());
        let bar = |part: &str| part.replace("\\|", "").contains('|');
        before.is_some_and(bar) || after.is_some_and(bar)
    }

    fn in_yaml(&self, range: TextRange) -> bool {
        let Some(page) = &self.source.page else { return true };
        (range.start as usize) < page.body || page.views.iter().any(|view| view.range.covers(range))
    }
}

fn meant(problem: Problem, right: &str, range: TextRange, text: String) -> Problem {
    hinted(problem, right).suggest(format!("write {}", code(right)), range, text)
}

fn hinted(problem: Problem, right: &str) -> Problem {
    if problem.label.is_empty() { problem.label(format!("did you mean {}?", code(right))) } else { problem }
}
