// S3: what the first result costs: bytes and requests from reaching for the search to seeing what was looked for, and nothing
// before. Files are counted as they were sent.
import { look } from "../lib/open.js";
import { INPUT, openSearch, settled } from "../lib/search.js";
import { serve } from "../lib/server.js";
import { kb, sum } from "../lib/weigh.js";

const REQUESTS = 3;
const ofSearch = ({ path }) => /search/.test(path);

/// Runs in the page: which files had come when something first stood in the list, and when what was wanted stood first. What was
/// still on its way then was not needed for it.
function watch(path) {
  const list = document.getElementById("vade-found");
  const files = () => performance.getEntriesByType("resource").map(entry => new URL(entry.name).pathname);
  window.seen = {};
  const note = () => {
    const first = list.firstElementChild?.href ?? "";
    if (first) window.seen.any ??= files();
    if (first.replace(/#.*/, "").endsWith(`/${path}`)) window.seen.wanted ??= files();
  };
  new MutationObserver(note).observe(list, { childList: true });
}

/// Searches cold for a name, and stops when what bears it is listed first.
async function cost(world, site, { path, query, typed }) {
  const server = await serve(world.sites[site]);
  try {
    return await look(world, server.url, {}, async page => {
      await page.waitForLoadState("networkidle");
      const early = server.log.splice(0).filter(ofSearch).map(entry => entry.path);
      await openSearch(page);
      await page.evaluate(watch, path);
      // Each key after what the one before has brought: on a busy machine many keys come before the first result else, and what
      // they all want is counted as its cost.
      for (let end = typed ? 1 : query.length; end <= query.length; end++) {
        await page.fill(INPUT, query.slice(0, end));
        await settled(page, query.slice(0, end));
      }
      const seen = await page.evaluate(() => window.seen), sent = paths => server.log.filter(entry => paths?.includes(entry.path));
      return { early, any: sent(seen.any), wanted: sent(seen.wanted) };
    });
  } finally {
    await server.close();
  }
}

/// The name of a page, and the one word of it that no other page has.
const nameOf = page => page.title.replace(/ - [^-]*$/, "");
const CASES = {
  "a label": { kind: "label", query: nameOf },
  "a team": { kind: "team", query: nameOf },
  "a page by a word of its title": { kind: "page", query: page => nameOf(page).split(" ").at(-1) },
  // While it is typed, the first results have long been there; each further word may take a slice of its own.
  "a page by its title, key by key": { kind: "page", query: nameOf, typed: true },
};

export default {
  id: "S3",
  goal: "the first result costs at most 40 KB of 1,000 pages and 100 KB of 10,000, in 3 requests, and nothing before",
  cases: () => [["thousand", 40], ["library", 100]].flatMap(([site, limit]) => Object.entries(CASES).map(([name, one]) => ({ name: `${site}, ${name}`, site, limit, ...one }))),
  async check({ site, kind, query: ask, typed, limit }, world) {
    // The last of them, which no order favours.
    const page = world.pages[site].filter(page => page.kind === kind).at(-1), query = ask(page);
    const { early, any, wanted } = await cost(world, site, { path: page.path, query, typed });
    const faults = early.map(path => `${path} is fetched before anybody searches`);
    if (!wanted.length) faults.push(`“${query}” does not find ${page.path} first`);
    for (const [what, files] of typed ? [["the first result", any]] : [["the first result", any], ["what is wanted", wanted]]) {
      if (sum(files) > limit * 1024) faults.push(`${what} of “${query}” costs ${kb(sum(files))}, and ${limit} KB are allowed`);
      if (files.length > REQUESTS) faults.push(`${what} of “${query}” takes ${files.length} requests: ${files.map(({ path }) => path).join(", ")}`);
    }
    return { faults, figure: `${kb(sum(any))} in ${any.length}; what is wanted ${kb(sum(wanted))} in ${wanted.length}` };
  },
};
