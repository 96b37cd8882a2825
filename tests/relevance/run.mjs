// Whether readers find what they look for: queries with the page that is wanted first, over the sample handbook and two
// others, one of them Japanese. The files `*.txt` beside this hold them, a row each: the query, and the wanted addresses
// joined by ` or `. `blind-…` were written by somebody who had not read how results are ranked.
//
//     node tests/relevance/run.mjs [-v] [FILE…]
//
// VADE names the program, VADE_CORPORA the folder of the other handbooks; without it those queries are not run, and the
// run says so. RELEVANCE_SITES names a folder where the sites are kept from one run to the next.

import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ask, entities, openSite } from "./site.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, "../..");
const program = process.env.VADE || path.join(process.env.CARGO_TARGET_DIR || path.join(project, "target"), "release/vade");
const corpora = process.env.VADE_CORPORA;
// The least that the mean of 1 / rank may be, over all files and over each.
const LEAST = 0.95;
const LEAST_OF_ONE = 0.93;

const EXTRA = '[front-matter]\nextra = "any"\n[markdown]\nanchors = "github"\n';
const SITES = {
  sample: { folder: project },
  scripts: { folder: path.join(here, "scripts") },
  english: { corpus: "sourcegraph-handbook", book: `[book]\nsrc = "content"\n${EXTRA}` },
  japanese: { corpus: "gitlab-handbook-ja-2026", book: `[book]\nsrc = "content"\nlanguage = "ja"\n${EXTRA}` },
};

const work = process.env.RELEVANCE_SITES || fs.mkdtempSync(path.join(os.tmpdir(), "relevance-"));
if (!process.env.RELEVANCE_SITES) process.on("exit", () => fs.rmSync(work, { recursive: true }));

function build(name) {
  const { folder, corpus, book } = SITES[name];
  const site = path.join(work, name);
  const args = ["build", folder || path.join(corpora, corpus), "--dest-dir", site, "--allow-errors", "--quiet", "--today", "2026-11-22"];
  if (book) {
    const settings = path.join(work, `${name}.toml`);
    fs.writeFileSync(settings, book);
    args.push("--config", settings);
  }
  try {
    execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    // Handbooks of others have errors; what is built all the same ends with 1.
    if (error.status !== 1 || !corpus) throw error;
  }
  return site;
}

function rowsOf(file) {
  const lines = fs.readFileSync(path.join(here, file), "utf8").split("\n");
  return lines.filter((line) => line && !line.startsWith("#")).map((line) => {
    const at = line.lastIndexOf(" | ");
    return { query: line.slice(0, at), wanted: line.slice(at + 3).split(" or ").map((one) => one.trim()) };
  });
}

const verbose = process.argv.includes("-v");
const only = process.argv.slice(2).filter((arg) => arg !== "-v");
const files = fs.readdirSync(here).filter((file) => file.endsWith(".txt") && (!only.length || only.includes(file))).sort();
const meets = (url, wanted) => decodeURI(url) === wanted || (!wanted.includes("#") && decodeURI(url).split("#")[0] === wanted);
let failed = 0;
const ranks = { all: [], blind: [] };

for (const name of Object.keys(SITES)) {
  const own = files.filter((file) => file.endsWith(`-${name}.txt`));
  if (!own.length) continue;
  if (SITES[name].corpus && !corpora) {
    console.error(`NOT RUN: ${own.join(", ")}: VADE_CORPORA does not name the folder of the corpora`);
    continue;
  }
  const { engine } = openSite(build(name));
  for (const file of own) {
    const scores = [];
    for (const { query, wanted } of rowsOf(file)) {
      const answer = await ask(engine, query);
      const rank = 1 + answer.rows.findIndex((row) => wanted.some((one) => meets(row.url, one)));
      scores.push(rank ? 1 / rank : 0);
      if (rank !== 1 && verbose) console.log(`  ${rank || "-"}  ${query}  wanted ${wanted.join(" or ")}  first ${answer.rows[0]?.url}`);
    }
    const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
    const bad = mean < LEAST_OF_ONE;
    failed += bad;
    console.log(`${file}: ${scores.length} queries, mean reciprocal rank ${mean.toFixed(3)}${bad ? `, below ${LEAST_OF_ONE}` : ""}`);
    ranks.all.push(...scores);
    if (file.startsWith("blind-")) ranks.blind.push(...scores);
  }
  // A law, not a figure: who types the exact name of a thing gets a thing of that name.
  const wrong = [];
  const all = await entities(engine);
  for (const { name: exact, url } of all) {
    const [first] = (await ask(engine, exact)).rows;
    const same = all.find((one) => one.url === first?.url)?.name === exact;
    if (first?.url !== url && !same) wrong.push(`${exact}: ${first?.url}`);
  }
  failed += wrong.length;
  if (all.length) console.log(`${name}: ${all.length - wrong.length} of ${all.length} entities come first by their exact names`);
  wrong.forEach((one) => console.log(`  not first: ${one}`));
}

for (const [what, scores] of Object.entries(ranks)) {
  if (!scores.length) continue;
  const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  console.log(`${what}: ${scores.length} queries, mean reciprocal rank ${mean.toFixed(3)}`);
  if (mean < LEAST) failed += 1;
}
if (failed) {
  console.error(`FAILED: the mean reciprocal rank should be ${LEAST} over all, ${LEAST_OF_ONE} in each file, and exact names should come first`);
  process.exitCode = 1;
}
