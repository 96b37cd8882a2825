// S3: what the first result costs: bytes and requests from reaching for the search to seeing what was looked for, and nothing
// before. Files are counted as they were sent.
import { look } from "../lib/open.js";
import { listed, openSearch } from "../lib/search.js";
import { serve } from "../lib/server.js";
import { kb, sum } from "../lib/weigh.js";

const REQUESTS = 3;
const ofSearch = ({ path }) => /search/.test(path);

/// Searches cold for the name of one page of this kind, and stops when it is listed.
async function cost(world, site, { path, query }) {
  const server = await serve(world.sites[site]);
  try {
    return await look(world, server.url, {}, async page => {
      await page.waitForLoadState("networkidle");
      const early = server.log.splice(0).filter(ofSearch);
      await openSearch(page);
      await page.keyboard.type(query);
      await page.waitForFunction(path => [...document.querySelectorAll("#vade-found a")].some(option => option.href.includes(path)), path);
      const needed = server.log.slice();
      const first = (await listed(page))[0];
      return { early, needed, first };
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
    const { early, needed, first } = await cost(world, site, { path: wanted.path, query });
    const bytes = sum(needed), faults = early.map(({ path }) => `${path} is fetched before anybody searches`);
    if (bytes > limit * 1024) faults.push(`${kb(bytes)} for “${query}”, and ${limit} KB are allowed`);
    if (needed.length > REQUESTS) faults.push(`${needed.length} requests for “${query}”: ${needed.map(({ path }) => path).join(", ")}`);
    if (!needed.some(ofSearch)) faults.push("nothing was fetched, so nothing was measured");
    if (first.path.replace(/#.*/, "") !== wanted.path) faults.push(`“${query}” leads to ${first.path}`);
    return { faults, figure: `${kb(bytes)} in ${needed.length}` };
  },
};
