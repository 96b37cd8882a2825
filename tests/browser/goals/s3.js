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
async function cost(world, site, { path, query }) {
  const server = await serve(world.sites[site]);
  try {
    return await look(world, server.url, {}, async page => {
      await page.waitForLoadState("networkidle");
      const early = server.log.splice(0).filter(ofSearch).map(entry => entry.path);
      await openSearch(page);
      await page.evaluate(watch, path);
      await page.fill(INPUT, query);
      await settled(page, query);
      const seen = await page.evaluate(() => window.seen), sent = paths => server.log.filter(entry => paths?.includes(entry.path));
      return { early, any: sent(seen.any), wanted: sent(seen.wanted) };
    });
  } finally {
    await server.close();
  }
}

export default {
  id: "S3",
  goal: "the first result costs at most 40 KB of 1,000 pages and 100 KB of 10,000, in 3 requests, and nothing before",
  cases: () => [["thousand", 40], ["library", 100]].flatMap(([site, limit]) => ["label", "team", "page"].map(kind => ({ name: `${site}, ${kind}`, site, kind, limit }))),
  async check({ site, kind, limit }, world) {
    // The last of them, which no order favours.
    const wanted = world.pages[site].filter(page => page.kind === kind).at(-1);
    const query = wanted.title.replace(/ - [^-]*$/, "").replace(/^.*: /, "");
    const { early, any, wanted: needed } = await cost(world, site, { path: wanted.path, query });
    const faults = early.map(path => `${path} is fetched before anybody searches`);
    if (!needed.length) faults.push(`“${query}” does not find ${wanted.path} first`);
    for (const [what, files] of [["the first result", any], ["what is wanted", needed]]) {
      if (sum(files) > limit * 1024) faults.push(`${what} of “${query}” costs ${kb(sum(files))}, and ${limit} KB are allowed`);
      if (files.length > REQUESTS) faults.push(`${what} of “${query}” takes ${files.length} requests: ${files.map(({ path }) => path).join(", ")}`);
    }
    return { faults, figure: `${kb(sum(any))} in ${any.length}; what is wanted ${kb(sum(needed))} in ${needed.length}` };
  },
};
