//! What a diagram is called, for those who do not see it.

/// What diagrams begin with, and what readers call them.
const KINDS: &[(&str, &str)] = &[
    ("flowchart", "Flowchart"),
    ("graph", "Flowchart"),
    ("sequenceDiagram", "Sequence diagram"),
    ("stateDiagram", "State diagram"),
    ("classDiagram", "Class diagram"),
    ("erDiagram", "Entity relationship diagram"),
    ("gantt", "Gantt chart"),
    ("pie", "Pie chart"),
    ("journey", "User journey"),
    ("mindmap", "Mind map"),
    ("timeline", "Timeline"),
    ("gitGraph", "Git graph"),
    ("quadrantChart", "Quadrant chart"),
];

/// What a diagram is called that is none of those.
const OTHER: &str = "Diagram";

/// Every name that [`of`] may give a diagram without a title.
pub const NAMES: &[&str] = &[
    "Flowchart",
    "Sequence diagram",
    "State diagram",
    "Class diagram",
    "Entity relationship diagram",
    "Gantt chart",
    "Pie chart",
    "User journey",
    "Mind map",
    "Timeline",
    "Git graph",
    "Quadrant chart",
    OTHER,
];

/// The diagram's title, by `accTitle:`, `title`, or `title:` in its front matter; else its sort.
pub(super) fn of(text: &str) -> String {
    let lines = || text.lines().map(str::trim);
    let after =
        |word: &str| lines().find_map(|line| line.strip_prefix(word)).map(str::trim).filter(|rest| !rest.is_empty());
    let kind = lines().find_map(|line| KINDS.iter().find(|(word, _)| starts(line, word)));
    // In a flowchart a line that begins so is a node.
    let has_title = kind.is_none_or(|(_, name)| !matches!(*name, "Flowchart" | "State diagram" | "Class diagram"));
    let own = after("accTitle:").or_else(|| after("title:")).or_else(|| after("title ").filter(|_| has_title));
    let own = own.or_else(|| after("pie title ")).or_else(|| after("pie showData title "));
    own.map_or_else(
        || kind.map_or(OTHER, |(_, name)| name).to_owned(),
        |title| title.trim_matches(['"', '\'']).to_owned(),
    )
}

/// Whether the line begins with the whole word.
fn starts(line: &str, word: &str) -> bool {
    line.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()) || rest.starts_with("-v"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_kinds() {
        let mut names: Vec<&str> = KINDS.iter().map(|(_, name)| *name).chain([OTHER]).collect();
        names.dedup();
        assert_eq!(names, NAMES);
    }

    #[test]
    fn a_diagram_has_a_name() {
        let check = |text: &str, want: &str| assert_eq!(of(text), want, "{text}");
        check("flowchart LR\n  A --> B", "Flowchart");
        check("graph TD\n  title --> B\n  accTitle: How a request goes", "How a request goes");
        check("---\ntitle: \"Access\"\n---\nflowchart LR\n  title x", "Access");
        check("sequenceDiagram\n  title Asking for access\n", "Asking for access");
        check("pie title Pets\n  \"a\": 1", "Pets");
        check("stateDiagram-v2\n  [*] --> A", "State diagram");
        check("who knows", "Diagram");
    }
}
