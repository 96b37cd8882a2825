// Holds the built sample to the goals of the reader's experience, in a real browser.
//   node run.js [GOAL...]   all goals, or those named, such as `A4`
//   VADE                    the program, else target/release/vade
//   CHROMIUM                the browser, else the one the system has
//   VADE_BROWSER_FAULTS     when set, every fault is listed, the known ones too
//   VADE_BROWSER_PAGES      how many pages the large handbooks have, else 10,000
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contention } from "./lib/contention.js";
import { launch } from "./lib/chromium.js";
import { pagesOf, representatives } from "./lib/pages.js";
import { judge, runAll } from "./lib/runner.js";
import { SCRIPTLESS, serve } from "./lib/server.js";
import { makeSites } from "./lib/sites.js";
import { pending } from "./pending.js";

/// How many faults of a goal are told; one fault in a template shows on every page.
const SHOWN = 20;
const HERE = fileURLToPath(new URL(".", import.meta.url));

async function goalsNamed(names) {
  const files = readdirSync(join(HERE, "goals")).sort();
  const all = await Promise.all(files.map(async file => (await import(`./goals/${file}`)).default));
  const unknown = names.filter(name => !all.some(goal => goal.id === name));
  if (unknown.length) throw new Error(`no goal is called ${unknown.join(", ")}; there are ${all.map(goal => goal.id).join(", ")}`);
  return names.length ? all.filter(goal => names.includes(goal.id)) : all;
}

/// What every goal may use: a browser, the sites on disk and served, their pages, and those that stand for all.
async function makeWorld(sites) {
  const world = { sites, browser: await launch(), served: {}, scriptless: {}, pages: {} };
  for (const [name, dir] of Object.entries(sites)) {
    world.served[name] = await serve(dir);
    world.scriptless[name] = await serve(dir, { csp: SCRIPTLESS });
    world.pages[name] = pagesOf(dir);
  }
  world.kinds = representatives(world.pages.sample);
  world.text = (site, path) => readFile(join(sites[site], path.endsWith(".html") ? path : `${path}index.html`), "utf8");
  return world;
}

function summarise(goals, results) {
  for (const goal of goals) {
    const own = results.filter(result => result.goal === goal.id);
    const bad = own.filter(result => result.faults.length), seconds = own.reduce((all, result) => all + result.took, 0) / 1000;
    console.log(`${goal.id.padEnd(3)} ${`${own.length - bad.length}/${own.length}`.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${goal.goal}`);
    const figures = own.filter(result => result.figure !== undefined && result.figure !== "");
    if (figures.length <= 10) for (const result of figures) console.log(`      ${result.name}: ${result.figure}`);
  }
}

async function main() {
  const from = Date.now(), seconds = () => Math.round((Date.now() - from) / 1000);
  const goals = await goalsNamed(process.argv.slice(2));
  const made = makeSites();
  let world;
  try {
    world = await makeWorld(made.sites);
    console.log(`${Object.keys(made.sites).length} sites in ${seconds()} s; ${world.pages.sample.length} pages of the sample, ${world.kinds.length} stand for all; Chromium ${world.browser.version()}`);
    const results = await runAll(goals, world, () => {});
    summarise(goals, results);
    if (process.env.VADE_BROWSER_FAULTS) for (const { goal, name, faults } of results) for (const fault of faults) console.log(`FAULT\t${goal}\t${name}\t${fault}`);
    const wrong = judge(results, pending.filter(entry => goals.some(goal => goal.id === entry.goal)));
    console.log(`${results.length} cases in ${seconds()} s on a machine busy by ${contention().toFixed(1)}; ${pending.length} known gaps in pending.js`);
    for (const goal of [...new Set(wrong.map(line => line.split(" ", 1)[0]))]) {
      const own = wrong.filter(line => line.startsWith(`${goal} `));
      for (const line of own.slice(0, SHOWN)) console.error(`FAILED ${line}`);
      if (own.length > SHOWN) console.error(`FAILED ${goal}: ${own.length - SHOWN} more; VADE_BROWSER_FAULTS=1 lists them all`);
    }
    process.exitCode = wrong.length ? 1 : 0;
  } finally {
    for (const server of Object.values({ ...world?.served })) await server.close();
    for (const server of Object.values({ ...world?.scriptless })) await server.close();
    await world?.browser.close();
    made.remove();
  }
}

await main();
