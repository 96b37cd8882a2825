// S4: a name leads to what bears it. “backlog” puts the label first, and the exact name of anything that has a page of its own is
// the first result, here for some of each kind in the dialog itself; tests/relevance holds it for all.
import { look } from "../lib/open.js";
import { listed, openSearch, search } from "../lib/search.js";

/// Pages that stand for no thing with a name.
const NO_ENTITIES = new Set(["home", "page", "index", "404", "a-to-z", "status", "matrix", "print", "backlinks", "section"]);
const EACH = 3;

/// The heading of each page, which is the name of what the page is about.
async function named(world, kind) {
  const pages = world.pages.sample.filter(page => page.kind === kind), step = Math.max(1, Math.floor((pages.length - 1) / (EACH - 1)));
  const some = pages.filter((_, at) => at % step === 0).slice(0, EACH);
  return look(world, "about:blank", { script: false }, async page => {
    const names = [];
    for (const { path } of some) {
      await page.goto(world.served.sample.url + path);
      names.push({ path, name: await page.evaluate(() => document.querySelector("h1 .lp")?.title || document.querySelector("h1").textContent.trim()) });
    }
    return names;
  });
}

async function exact(world, kind) {
  const names = await named(world, kind), faults = [];
  await look(world, world.served.sample.url, {}, async page => {
    await openSearch(page);
    for (const { path, name } of names) {
      await search(page, name);
      const [first] = await listed(page);
      if (first?.path !== path) faults.push(`“${name}” leads to ${first?.path} (${first?.text}), not to ${path}`);
    }
  });
  return { faults, figure: names.map(({ name }) => name).join(", ") };
}

/// A part of a label's name, typed as readers do.
async function backlog(world) {
  const faults = [];
  await look(world, `${world.served.sample.url}personas/parker-product-manager/`, {}, async page => {
    await openSearch(page);
    for (const text of ["backlog", "BACKLOG", "backlgo", "status 2", "btg-status::2"]) {
      await search(page, text);
      const [first] = await listed(page);
      if (first?.path !== "labels/btg-status-2-backlog/") faults.push(`“${text}” leads to ${first?.path} (${first?.text})`);
      else if (!(await page.locator("#vade-found-0 .lp").count())) faults.push(`“${text}” shows the label without its pill`);
    }
  });
  return { faults };
}

export default {
  id: "S4",
  goal: "“backlog” finds the label first, and an exact name what bears it",
  cases: world => [
    { name: "backlog", of: () => backlog(world) },
    ...[...new Set(world.pages.sample.map(page => page.kind))].filter(kind => !NO_ENTITIES.has(kind)).map(kind => ({ name: `exact names: ${kind}`, of: () => exact(world, kind) })),
  ],
  check: ({ of }) => of(),
};
