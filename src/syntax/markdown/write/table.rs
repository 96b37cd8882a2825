//! Tables: a head, rows, and cells that are aligned by their column.

use pulldown_cmark::Alignment;

use super::{Writer, attribute, words::TABLE};

pub(super) struct TableState {
    alignments: Vec<Alignment>,
    cell: usize,
    head: bool,
    body: bool,
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: &[Alignment]) {
        self.table.push(TableState { alignments: alignments.to_vec(), cell: 0, head: true, body: false });
        self.block("<div class=\"table\" tabindex=\"0\" role=\"region\"");
        attribute::push(&mut self.out, "aria-label", self.host.word(TABLE));
        self.push("><table>\n");
    }

    pub(super) fn start_row(&mut self) {
        let first = self.table.last_mut().is_some_and(|table| {
            table.cell = 0;
            !std::mem::replace(&mut table.body, true)
        });
        self.push(if first { "<tbody>\n<tr>\n" } else { "<tr>\n" });
    }

    pub(super) fn start_cell(&mut self) {
        let Some(table) = self.table.last_mut() else { return };
        let align = match table.alignments.get(table.cell) {
            Some(Alignment::Left) => " align=\"left\"",
            Some(Alignment::Center) => " align=\"center\"",
            Some(Alignment::Right) => " align=\"right\"",
            _ => "",
        };
        table.cell += 1;
        let name = if table.head { "<th" } else { "<td" };
        self.push(name);
        self.push(align);
        self.push(">");
    }

    pub(super) fn end_cell(&mut self) {
        let head = self.table.last().is_some_and(|table| table.head);
        self.push(if head { "</th>\n" } else { "</td>\n" });
    }

    pub(super) fn end_table_head(&mut self) {
        if let Some(table) = self.table.last_mut() {
            table.head = false;
        }
        self.push("</tr>\n</thead>\n");
    }

    pub(super) fn end_table(&mut self) {
        let body = self.table.pop().is_some_and(|table| table.body);
        self.push(if body { "</tbody>\n</table></div>\n" } else { "</table></div>\n" });
    }
}
