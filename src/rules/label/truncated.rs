//! An unquoted reference that GitLab stops reading too early.

use crate::{base::TextRange, rules::prelude::*, syntax::LabelForm, syntax::label};

pub(in crate::rules) const RULE: Rule = Rule {
    id: RuleId("label/truncated"),
    severity: Severity::Error,
    title: "A label reference that needs quotes",
    explain:
        "Without quotes GitLab reads a label's name up to the first blank or other mark that such a name cannot have. \
              What it reads is another label, or none.

Wrong, when the label is called `IT::to do`, since GitLab reads `IT::to`:

    Set ~IT::to do on it.

Right:

    Set ~\"IT::to do\" on it.",
    check: Check::Fault(check),
};

fn check(cx: &FaultCx<'_>) -> Option<Problem> {
    let Fault::LabelTruncated { read, meant } = cx.fault else { return None };
    let message = format!("GitLab reads only {} here; {} needs quotes", code(&format!("~{read}")), code(meant));
    let problem = cx.problem(&RULE, message).label("the name ends here for GitLab");
    let target = cx.mention.reference.target;
    let whole = TextRange::new(target.start as usize, target.end as usize + meant.len() - read.len());
    let quoted = label::written(meant, LabelForm::Quoted);
    let message = format!("write {}", code(&format!("~{quoted}")));
    Some(match cx.fits(whole, quoted) {
        Some((range, text)) => problem.suggest(message, range, text),
        None => problem.help("put its name between quotes"),
    })
}
