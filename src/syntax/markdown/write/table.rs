//! Tables: a head, rows, and cells that are aligned by their column.

use pulldown_cmark::Alignment;

use super::{Writer, attribute, words::TABLE};

pub(super) struct TableState {
    alignments: Vec<Alignment>,
    cell: usize,
    /// Where the tag of the last cell stands, and where it ends.
    tag: (usize, usize),
    head: bool,
    body: bool,
}

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: &[Alignment]) {
        self.table.push(TableState { alignments: alignments.to_vec(), cell: 0, tag: (0, 0), head: true, body: false });
        self.block("<div class=\"table\" tabindex=\"0\" role=\"region\"");
        // Regions of one page should have names of their own.
        self.tables += 1;
        let name = self.host.word(TABLE);
        let name = if self.tables == 1 { name.to_owned() } else { format!("{name} {}", self.tables) };
        attribute::push(&mut self.out, "aria-label", &name);
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
        let start = self.out.len();
        self.push(name);
        self.push(align);
        self.push(">");
        let tag = (start, self.out.len());
        if let Some(table) = self.table.last_mut() {
            table.tag = tag;
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(table) = self.table.last().filter(|table| table.head) else { return self.push("</td>\n") };
        // A head without a word heads nothing: readers of the screen would announce an empty one with each cell.
        let (start, end) = table.tag;
        if self.out.len() == end {
            self.out.replace_range(start..start + 3, "<td");
            return self.push("</td>\n");
        }
        self.push("</th>\n");
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
