//! The names of languages: which are coloured, and which are names all the same.
//!
//! Names and aliases are those that GitLab (Rouge's lexers) and GitHub (Linguist's languages) take, in lower case.

/// A language that a fence may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// The grammar that colours it, if any does.
    pub grammar: Option<&'static str>,
}

/// What is coloured: the name readers know, the grammar, and every name that is taken for it.
pub const COLOURED: &[(&str, &str, &[&str])] = &[
    ("Bash", "bash", &["bash", "sh", "shell", "zsh", "ksh", "shell-script", "bash-script"]),
    ("CSS", "css", &["css"]),
    ("Differences", "diff", &["diff", "patch", "udiff"]),
    ("Dockerfile", "dockerfile", &["dockerfile", "docker", "containerfile"]),
    ("Go", "go", &["go", "golang"]),
    ("HCL and Terraform", "hcl", &["hcl", "terraform", "tf", "tfvars", "opentofu", "tofu"]),
    ("HTML", "html", &["html", "htm", "xhtml", "html5"]),
    (
        "INI",
        "ini",
        &["ini", "cfg", "conf", "dosini", "properties", "systemd", "editorconfig", "gitconfig", "dotenv", "env"],
    ),
    ("JavaScript", "javascript", &["javascript", "js", "jsx", "mjs", "cjs", "node"]),
    ("JSON", "json", &["json", "jsonc", "json5", "jsonl", "ndjson", "geojson", "json-doc", "webmanifest"]),
    ("Python", "python", &["python", "py", "python3", "py3", "starlark", "bazel"]),
    ("Ruby", "ruby", &["ruby", "rb", "rake", "gemfile", "rails"]),
    ("Rust", "rust", &["rust", "rs"]),
    (
        "SQL",
        "sql",
        &[
            "sql",
            "psql",
            "postgres",
            "postgresql",
            "mysql",
            "plsql",
            "plpgsql",
            "sqlite",
            "snowflake",
            "bigquery",
            "tsql",
        ],
    ),
    ("TOML", "toml", &["toml"]),
    ("TypeScript", "typescript", &["typescript", "ts", "tsx", "mts", "cts"]),
    ("XML", "xml", &["xml", "svg", "xsd", "xsl", "xslt", "rss", "plist", "wsdl", "pom"]),
    ("YAML", "yaml", &["yaml", "yml", "gitlab-ci", "openapi", "ansible", "eyaml"]),
];

/// Names that stand for plain text, output and what other tools make of a fence; then languages that are shown without
/// colours.
const PLAIN: &str = "
    text txt plain plaintext plain-text none no-highlight nohighlight raw output out stdout stderr result
    console shell-session shellsession sh-session session terminal term prompt log logs trace stacktrace pytb
    ansi ascii art tree email mail eml quote example note code math katex latex tex mermaid plantuml puml dot
    graphviz ditaa drawio blockdiag seqdiag actdiag nwdiag c4plantuml d2 vega vega-lite wavedrom bytefield
    svgbob nomnoml erd excalidraw pikchr structurizr tikz topojson stl abc suggestion glql query kroki chart csv
    tsv table markdown md mkd gfm commonmark mdx rst restructuredtext asciidoc adoc org textile wiki mediawiki
    creole pod rdoc troff groff man roff bibtex bib frontmatter front-matter uri url http https rest curl cron
    crontab regex regexp gitignore gitattributes git gitcommit git-commit git-rebase codeowners robots
    robots.txt ignore dockerignore npmrc hosts ssh-config sshconfig sshd-config pem vcard ics ical jwt hex
    hexdump xxd base64 bnf abnf ebnf ebml pseudocode pseudo

    abap actionscript ada agda alloy apacheconf apache htaccess apex apl applescript arduino armasm arm asm
    assembly nasm gas x86asm astro autohotkey ahk autoit awk gawk ballerina basic vbnet vb vba vbscript
    visual-basic batch bat batchfile cmd dos bicep blade brainfuck brightscript bsl c h cpp c++ cc cxx hpp c#
    csharp cs caddyfile caddy cairo capnp cedar ceylon chapel clojure clj cljs clojurescript edn cmake cobol
    coffeescript coffee common-lisp commonlisp lisp elisp emacs-lisp emacs coq cmhg crystal csound cuda cue
    cypher d dart datalog delphi pascal objectpascal devicetree dts dhall django jinja jinja2 j2 twig liquid
    nunjucks handlebars hbs mustache ejs erb eruby html+erb haml slim pug jade velocity smarty go-template
    gotemplate gotmpl gohtml helm dylan eiffel elixir ex exs eex heex elm erlang erl excel f# fsharp fs factor
    fennel fish fluent ftl forth fortran f90 gdscript gherkin cucumber feature gleam glsl hlsl wgsl metal gn
    gnuplot gradle groovy jenkinsfile graphql gql hack haskell hs lhs haxe hocon holyc hy hylang idl idris
    igorpro imba io irb isbl j janet java jasmin jq jl julia jsl jsonnet libsonnet jsp just justfile kconfig kdl
    kotlin kt kts kql kusto kubernetes k8s lasso lean less lex lilypond livescript llvm logtalk lookml lua luau
    lustre lutin m68k magik make makefile mf gnumake bsdmake mathematica wolfram matlab octave meson minizinc
    mojo mongodb moonscript mosel mql msgtrans nginx nginxconf nial nickel nim ninja nix nushell nu objective-c
    objectivec objc obj-c objective-c++ ocaml ml ocl odin opencl openedge openscad org-mode perl pl pm php php3
    pig pkl pony postscript powershell ps1 posh pwsh powerquery praat prisma processing prolog prometheus promql
    protobuf proto puppet pp pyrex cython q kdb qml r rmd racket raku perl6 razor cshtml reason reasonml rego
    opa rescript res rml robot robotframework ron sas sass scss stylus postcss scala sbt scheme scm sed shex
    sieve smalltalk sml solidity sol soql sparql splunk spl sqf stan stata supercollider surrealql svelte swift
    syzlang systemverilog verilog sv vhdl tap tcl thrift tlaplus tla toon ttl turtle rdf n3 typoscript typst
    uiua unrealscript v vlang vala varnish vcl vim viml vimscript vue wasm wat webassembly wollok x++ xaml xojo
    xpath xquery yang yara zenscript zeek zig
";

/// The language of this name, whatever the case; `None` for a name that nobody knows. A file's name goes by its ending.
pub fn language(name: &str) -> Option<Language> {
    let name = name.to_ascii_lowercase();
    known(&name).or_else(|| known(name.rsplit_once('.')?.1))
}

fn known(name: &str) -> Option<Language> {
    let grammar = COLOURED.iter().find(|(.., names)| names.contains(&name)).map(|(_, grammar, _)| *grammar);
    (grammar.is_some() || PLAIN.split_whitespace().any(|plain| plain == name)).then_some(Language { grammar })
}

/// The name of the language within the first word of a fence: `rust,ignore`, `ruby:app/models/user.rb`, `js{1,3}` and
/// `language-yaml` are the forms of other tools.
pub fn name_in(word: &str) -> &str {
    let end = word.find([',', '{', ':', ';', '=', '[']).unwrap_or(word.len());
    let name = &word[..end];
    let name = name.strip_prefix("language-").or_else(|| name.strip_prefix("lang-")).unwrap_or(name);
    name.strip_prefix('.').unwrap_or(name)
}

/// The names most like this one.
pub fn nearest(name: &str) -> Vec<&'static str> {
    // A short name is near to far too many.
    crate::base::nearest(&name.to_ascii_lowercase(), names().filter(|known| known.len() > 2), 2)
}

/// Every name there is.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    COLOURED.iter().flat_map(|(.., names)| names.iter().copied()).chain(PLAIN.split_whitespace())
}
