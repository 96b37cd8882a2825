// The sites that are looked at, made by the program itself from the sample and from generated handbooks.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { branches, colours, growth, peers, write } from "./generate.js";
import { library } from "./library.js";

export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/// The day that all runs take for today, as in the tests of the program.
const TODAY = "2026-11-22";

/// Where GitLab Pages would say that the site lies.
export const PAGES_URL = "https://pages.example.com/group/sub/handbook";

function program() {
  const path = resolve(process.env.VADE ?? join(process.env.CARGO_TARGET_DIR ?? join(PROJECT, "target"), "release/vade"));
  if (!existsSync(path)) throw new Error(`there is no ${path}: run \`cargo build --release\`, or name the program in VADE`);
  return path;
}

/// Builds the handbook in `from` into `to`. A finding is an error: a site that was not made whole proves nothing.
function build(from, to, { config, env = {} } = {}) {
  const given = { ...process.env, ...env };
  if (!env.CI_PAGES_URL) delete given.CI_PAGES_URL;
  const ran = spawnSync(program(), ["build", from, "--today", TODAY, "--dest-dir", to, "--color", "never", ...(config ? ["--config", config] : [])], { env: given, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`building ${from} ended with ${ran.status ?? ran.error}\n${ran.stdout}${ran.stderr}`);
  return to;
}

/// How many pages the large handbooks of the goals W7, S1, S2 and S3 have.
const MANY = Number(process.env.VADE_BROWSER_PAGES ?? 10_000);

/// How each site is made, given the folder for it and one for its sources.
const RECIPES = {
  sample: to => build(PROJECT, to),
  file(to, from) {
    const settings = `${from}.toml`;
    writeFileSync(settings, `${readFileSync(join(PROJECT, "book.toml"), "utf8")}\n[html]\npage-links = "file"\n`);
    return build(PROJECT, to, { config: settings });
  },
  pages: to => build(PROJECT, to, { env: { CI_PAGES_URL: PAGES_URL } }),
  peers: (to, from) => build(write(from, peers()), to),
  colours: (to, from) => build(write(from, colours()), to),
  few: (to, from) => build(write(from, growth(100)), to),
  many: (to, from) => build(write(from, growth(MANY)), to),
  branches: (to, from) => build(write(from, branches()), to),
  thousand: (to, from) => build(write(from, library(1000)), to),
  library: (to, from) => build(write(from, library(MANY)), to),
};

/// Makes sites in a temporary folder: `sites` with the folder of each by name, and `remove` for the end.
export function makeSites(names = Object.keys(RECIPES)) {
  const root = mkdtempSync(join(tmpdir(), "vade-browser-"));
  const remove = () => rmSync(root, { recursive: true, force: true });
  try {
    return { sites: Object.fromEntries(names.map(name => [name, RECIPES[name](join(root, "sites", name), join(root, name))])), remove };
  } catch (error) {
    remove();
    throw error;
  }
}
