// Handbooks made for a goal: what the sample has too little of. Each is a map of paths and texts, the same in every run.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const TICKS = "```";
const range = count => Array.from({ length: count }, (_, at) => at);
const pad = (number, width) => String(number).padStart(width, "0");
const yaml = (key, records) => `${key}:\n${records.map(record => `  - ${JSON.stringify(record)}\n`).join("")}`;
const page = (title, text, more = "") => `---\ntitle: ${JSON.stringify(title)}\n${more}---\n\n${text}\n`;
const view = (name, body = "") => `${TICKS}{${name}}\n${body}${TICKS}\n`;
const book = (title, more = "") => `[book]\ntitle = "${title}"\n\n[output.html]\ngit-repository-url = "https://git.example.com/house/book"\n${more}`;

const TEAMS = ["Reception", "Purchasing", "Stores", "Workshop", "Transport", "Accounts", "Payroll", "Archive", "Training", "Repairs", "Canteen", "Night Desk"];
const AREAS = ["Keys and doors", "Orders", "Vehicles", "Money", "People"];
const THINGS = ["Lost keys", "New badges", "Visitor lists", "Parking permits", "Cupboard locks", "Paper orders"];

/// Thirty duties of twelve teams, none of them alike.
function duties() {
  return range(30).map(at => ({
    id: `duty-${pad(at, 2)}`, name: `${THINGS[at % 6]} on floor ${1 + Math.floor(at / 6)}`, area: `area-${Math.floor(at / 6)}`,
    owner: `team-${pad(at % 12, 2)}`, supports: [`team-${pad((at + 3) % 12, 2)}`],
    consulted: [`team-${pad((at + 5) % 12, 2)}`, `team-${pad((at + 8) % 12, 2)}`], informed: [`team-${pad((at + 10) % 12, 2)}`],
    ...(at % 7 === 3 ? { note: `Since *spring* also at weekends; ask <team:team-${pad(at % 12, 2)}> first.` } : {}),
  }));
}

/// The content that peers were measured with: 23 labels and a matrix of 30 rows and 12 teams on one page, 16 personas, and a
/// page that uses all that a page can use.
export function peers() {
  const labels = range(23).map(at => at < 18
    ? { name: `Stage-${at % 3}::${Math.floor(at / 3)}-${["New", "Seen", "Begun", "Waiting", "Tested", "Done"][Math.floor(at / 3)]}`, description: `The work has reached step ${at} of its way through the house.`, color: `#${pad((0x1f75cb + at * 0x0b1d37 & 0xffffff).toString(16), 6)}`, groups: ["house", "workshop"] }
    : { name: `plain-${at}`, description: `Marks what has to do with matter ${at}.`, color: `#${pad((0xc0392b + at * 0x051707 & 0xffffff).toString(16), 6)}`, groups: ["house"], ...(at === 18 ? { deprecated: true, replaced_by: "plain-20" } : at === 19 ? { archived: true } : {}) });
  const personas = range(16).map(at => ({
    id: `person-${pad(at, 2)}`, name: `Reader${at}`, group: ["user", "buyer", "internal"][at % 3], status: at === 15 ? "deprecated" : at === 3 ? "research" : at === 5 ? "under-review" : "active",
    summary: `Looks for the one line that answers question ${at}, and leaves.`, quote: { text: `I have read page ${at} twice.`, source: "A talk in the corridor" },
    motivations: ["To be done by noon", "To know whom to ask"], jobs_to_be_done: ["Find the form", "Follow a request"], frustrations: ["Two pages that disagree"],
    tools: ["A telephone", "The handbook"], collaborates_with: at < 15 ? [`person-${pad((at + 1) % 15, 2)}`] : [], ...(at === 15 ? { replaced_by: "person-00" } : {}),
  }));
  return {
    "book.toml": book("A generated handbook"),
    "content/index.md": page("A generated handbook", `Everything in one house.\n\n${view("children")}`),
    "content/data.yaml": [
      yaml("labels", labels), yaml("personas", personas), yaml("teams", TEAMS.map((name, at) => ({ id: `team-${pad(at, 2)}`, name, purpose: `Looks after ${name.toLowerCase()}.`, channels: [`#${name.toLowerCase().replace(" ", "-")}`] }))),
      yaml("areas", AREAS.map((name, at) => ({ id: `area-${at}`, name }))), yaml("responsibilities", duties()),
      yaml("workflows", [{ id: "way", name: "The way of a request", scope: "Stage-0", stages: range(6).map(at => ({ id: `step-${at}`, name: `Step ${at}`, label: labels[at * 3].name, exit: ["It is written down"], ...(at < 5 ? { next: [`step-${at + 1}`] } : {}) })) }]),
    ].join("\n"),
    "content/both.md": page("Labels and duties", `What our labels mean, and who does what.\n\n## Labels\n\n${view("labels")}\n## Who does what\n\n${view("matrix")}`, "owner: team:team-00\n"),
    "content/everything.md": everything(labels),
  };
}

/// A page that uses everything at once, and words that are too long for a telephone.
function everything(labels) {
  const long = "Donaudampfschifffahrtsgesellschaftskapitaenskajuetenschluesselbundverwaltung";
  const wide = `| ${range(12).map(at => `Column ${at}`).join(" | ")} |\n|${range(12).map(() => "---|").join("")}\n${range(4).map(row => `| ${range(12).map(at => `cell ${row}.${at}`).join(" | ")} |\n`).join("")}`;
  return page("Everything at once", [
    `A paragraph with ~"${labels[0].name}", a [link away](https://example.com/a/rather/long/address/that/does/not/wrap/by/itself), \`code\`, ~~struck~~, and ${long}.`,
    "## A list of things to do\n\n- [x] begun\n- [ ] finished\n  1. first\n  2. second[^1]\n\n[^1]: A note at the foot.",
    ...["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"].map(kind => `> [!${kind}]\n> What stands here matters.`),
    `## Code\n\n${TICKS}yaml\nkey: ${"a-very-long-value-".repeat(12)}\nlist:\n  - one\n${TICKS}`,
    `> A quotation of two\n> lines.`, `## A wide table\n\n${wide}`, `<details><summary>More</summary>\n\nHidden at first, printed all the same.\n\n</details>`,
    `## Views\n\n${["labels", "matrix", "personas", "teams", "workflow"].map(name => view(name)).join("\n")}`,
    `### ${long}\n\nThe end.`,
  ].join("\n\n"), "tags: [one, two]\n");
}

/// Labels in as many colours as a fine net over the colour cube has, and closer together where black and white text meet.
export function colours() {
  const steps = [0, 0x20, 0x40, 0x60, 0x80, 0xa0, 0xc0, 0xe0, 0xff];
  const net = steps.flatMap(r => steps.flatMap(g => steps.map(b => [r, g, b])));
  const edge = range(64).flatMap(at => [[0x60 + at, 0x60 + at, 0x60 + at], [0x70 + at, 0x70, 0x80], [0xff, at, at * 4], [at * 4, 0x80, 0xff - at * 4]]);
  const hex = [...new Set([...net, ...edge].map(rgb => rgb.map(part => pad(part.toString(16), 2)).join("")))];
  return {
    "book.toml": book("A handbook of colours"),
    "content/index.md": page("A handbook of colours", "One label for each."),
    "content/all.md": page("All colours", view("labels", "columns: [label]\n")),
    "content/data.yaml": yaml("labels", hex.map((colour, at) => ({ name: at % 2 ? `Scope::${colour}` : `plain-${colour}`, color: `#${colour}`, description: "A colour." }))),
  };
}

/// The handbook of `peers`, and `count` pages in a section of their own that nothing else refers to.
export function growth(count) {
  const files = peers();
  files["content/archive/index.md"] = page("Archive", "What is kept.", "weight: 99\n");
  for (const at of range(count)) {
    const folder = `content/archive/year-${pad(Math.floor(at / 25), 4)}`;
    files[at % 25 ? `${folder}/entry-${pad(at % 25, 2)}.md` : `${folder}/index.md`] = page(`Entry ${at}`,
      `Kept since day ${at}. See [the first](../year-0000/index.md).\n\n## What happened\n\nNothing that matters to number ${at}.\n\n## What followed\n\nMore of it.`);
  }
  return files;
}

/// Forty sections beside each other, one of them four levels deep and with five hundred pages on its lowest.
export function branches() {
  const files = { "book.toml": book("A handbook of branches"), "content/index.md": page("A handbook of branches", "Many.") };
  for (const at of range(40)) {
    const folder = `content/section-${pad(at, 2)}`;
    files[`${folder}/index.md`] = page(`Section number ${at} of the house`, "Here.");
    files[`${folder}/leaf.md`] = page(`The only leaf of section ${at}`, "There.");
  }
  let folder = "content/section-07";
  for (const level of ["first", "second", "third"]) {
    folder += `/${level}`;
    files[`${folder}/index.md`] = page(`The ${level} level`, "Deeper.");
    for (const at of range(level === "third" ? 500 : 30)) files[`${folder}/leaf-${pad(at, 3)}.md`] = page(`Leaf ${at} of the ${level} level`, "A leaf.");
  }
  return files;
}

/// Writes a handbook into `dir`.
export function write(dir, files) {
  const made = new Set();
  for (const [name, text] of Object.entries(files)) {
    const path = join(dir, name), folder = dirname(path);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true }), made.add(folder);
    writeFileSync(path, text);
  }
  return dir;
}
