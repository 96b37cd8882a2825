//! The views there are, and what each may be told. A rule checks what writers wrote by it; rendering reads by it.

/// A view.
#[derive(Debug)]
pub struct ViewDecl {
    /// The name between the braces.
    pub name: &'static str,
    /// What it shows.
    pub doc: &'static str,
    /// What it may be told.
    pub params: &'static [ViewParam],
}

/// A parameter of a view.
#[derive(Debug)]
pub struct ViewParam {
    /// Its key.
    pub name: &'static str,
    /// What it may be.
    pub ty: ParamType,
    /// What it does.
    pub doc: &'static str,
}

/// What a parameter may be. Each takes one value or a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamType {
    /// Any text.
    Text,
    /// One of these words.
    Words(&'static [&'static str]),
    /// An entity of this kind.
    Entity(&'static str),
    /// The key of a scope.
    Scope,
    /// A path to a file of the handbook.
    File,
    /// A field of this kind.
    FieldOf(&'static str),
}

const GROUPS: ParamType = ParamType::Words(&["buyer", "user", "internal"]);
const STATUS: ParamType = ParamType::Words(&super::Status::WORDS);
const LABEL_COLUMNS: ParamType = ParamType::Words(&["label", "description", "where", "type", "owner", "used"]);

const fn param(name: &'static str, ty: ParamType, doc: &'static str) -> ViewParam {
    ViewParam { name, ty, doc }
}

/// All views, by name.
pub static VIEWS: &[ViewDecl] = &[
    ViewDecl {
        name: "children",
        doc: "The pages below this one, as a list.",
        params: &[param("of", ParamType::File, "the page whose children are shown, instead of this one")],
    },
    ViewDecl {
        name: "data",
        doc: "Records, as a YAML file beside the page would hold them. It shows nothing by itself.",
        params: &[],
    },
    ViewDecl {
        name: "include",
        doc: "Another file's Markdown in this place.",
        params: &[param("file", ParamType::File, "the file, relative to this one; its name or folder starts with `_`")],
    },
    ViewDecl {
        name: "labels",
        doc: "A table of labels, by scope.",
        params: &[
            param("scope", ParamType::Scope, "only the labels of these scopes"),
            param("group", ParamType::Text, "only labels that exist in this group or project"),
            param("owner", ParamType::Entity("team"), "only labels that these teams answer for"),
            param("type", ParamType::Words(&["scoped", "plain"]), "only scoped or only plain labels"),
            param("columns", LABEL_COLUMNS, "which columns, in this order"),
        ],
    },
    ViewDecl {
        name: "matrix",
        doc: "Who does what: the responsibilities of teams.",
        params: &[
            param("area", ParamType::Entity("area"), "only these areas"),
            param("team", ParamType::Entity("team"), "only these teams, and the rows they have a part in"),
            param("by", ParamType::Words(&["area", "team"]), "a table by area, or lists by team"),
        ],
    },
    ViewDecl {
        name: "people",
        doc: "A table of people.",
        params: &[
            param("team", ParamType::Entity("team"), "only the members of these teams"),
            param("columns", ParamType::FieldOf("person"), "which fields, in this order"),
        ],
    },
    ViewDecl {
        name: "personas",
        doc: "Personas as cards.",
        params: &[
            param("group", GROUPS, "only these groups"),
            param("status", STATUS, "only these states"),
            param("role", ParamType::Entity("role"), "only personas of these roles"),
            param("archetype", ParamType::Entity("archetype"), "only personas of these archetypes"),
        ],
    },
    ViewDecl {
        name: "roles",
        doc: "Roles as cards.",
        params: &[
            param("group", ParamType::Text, "only these groups"),
            param("team", ParamType::Entity("team"), "only roles of these teams"),
        ],
    },
    ViewDecl {
        name: "systems",
        doc: "The tech stack as a table.",
        params: &[
            param(
                "classification",
                ParamType::Words(&["Red", "Orange", "Yellow", "Green"]),
                "only systems that hold data of these classes",
            ),
            param("owner", ParamType::Entity("team"), "only systems whose business or technical owner is one of these"),
            param("columns", ParamType::FieldOf("system"), "which fields, in this order"),
        ],
    },
    ViewDecl {
        name: "teams",
        doc: "Teams as cards.",
        params: &[param("team", ParamType::Entity("team"), "only these, in this order")],
    },
    ViewDecl {
        name: "terms",
        doc: "Terms and what they mean, as a table.",
        params: &[param("term", ParamType::Entity("term"), "only these, in this order")],
    },
    ViewDecl {
        name: "workflow",
        doc: "A workflow's stages as a strip.",
        params: &[
            param("id", ParamType::Entity("workflow"), "which one; not needed while there is only one"),
            param("details", ParamType::Words(&["true", "false"]), "whether each stage is described under the strip"),
        ],
    },
];

/// The view called `name`.
pub fn view(name: &str) -> Option<&'static ViewDecl> {
    VIEWS.iter().find(|view| view.name == name)
}

impl ViewDecl {
    /// The parameter called `name`.
    pub fn param(&self, name: &str) -> Option<&'static ViewParam> {
        self.params.iter().find(|param| param.name == name)
    }
}
