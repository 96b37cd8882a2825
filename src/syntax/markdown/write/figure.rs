//! Formulas and diagrams. One that cannot be made stays as it is written.

use super::{
    super::event::{FigureKind, Formula, View},
    Writer, attribute, scrolling,
    words::FORMULA,
};
use crate::syntax::html::push_text;

impl Writer<'_> {
    pub(super) fn math(&mut self, formula: &Formula<'_>) {
        if let Ok(html) = self.dialect.formulas.mathml(formula.text, formula.display) {
            self.push(&html);
            return;
        }
        self.push("<code class=\"math\">");
        push_text(&mut self.out, formula.written);
        self.push("</code>");
    }

    pub(super) fn figure(&mut self, kind: FigureKind, figure: &View<'_>) {
        let shown = match kind {
            FigureKind::Formula => {
                let html = self.dialect.formulas.mathml(figure.body.trim_end(), true).ok();
                html.map(|html| {
                    let mut shown = "<div class=\"math\"".to_owned();
                    for (name, value) in scrolling(self.host.word(FORMULA)) {
                        attribute::push(&mut shown, name, value);
                    }
                    shown + ">" + &html + "</div>"
                })
            }
            FigureKind::Diagram => self.host.diagram(figure.body),
        };
        self.line();
        if let Some(html) = shown {
            self.push(&html);
        } else {
            self.start_pre();
            attribute::push(&mut self.out, "class", &format!("language-{}", figure.name));
            self.push(">");
            push_text(&mut self.out, figure.body);
            self.push("</code></pre>");
        }
        self.line();
    }
}
