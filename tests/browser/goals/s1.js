// S1: search opens at once: from the key to the next picture with the focus in the box. Measured alone, from the
// event's own time.
import { amidst, quickest, within } from "../lib/amidst.js";
import { look } from "../lib/open.js";
import { openSearch } from "../lib/search.js";
import { serve } from "../lib/server.js";

const FIRST = 100, LATER = 50, TIMES = 20;

/// Runs in the page: notes how long after a key each picture with the focus in the box comes.
function watch() {
  window.opened = [];
  let key;
  addEventListener("keydown", event => { key = event.timeStamp; }, true);
  addEventListener("focusin", event => {
    if (event.target.matches("[role=combobox]")) requestAnimationFrame(() => window.opened.push(performance.now() - key));
  });
}

async function once(world, site) {
  const server = await serve(world.sites[site]);
  try {
    return await look(world, server.url, {}, async page => {
      await page.evaluate(watch);
      await openSearch(page);
      for (let time = 0; time < TIMES; time++) {
        await page.waitForFunction(wanted => window.opened.length === wanted, time + 1);
        await page.keyboard.press("Escape");
        // The browser takes the focus from what is gone when it draws next.
        await page.waitForFunction(() => !document.activeElement.matches("[role=combobox]"));
        await page.keyboard.press("Control+k");
      }
      await page.waitForFunction(wanted => window.opened.length === wanted, TIMES + 1);
      const [first, ...later] = await page.evaluate(() => window.opened);
      later.sort((one, other) => one - other);
      return { first, later: later[Math.ceil(later.length * 0.95) - 1], middle: later[later.length >> 1] };
    });
  } finally {
    await server.close();
  }
}

export default {
  id: "S1",
  goal: "search opens within 100 ms the first time and 50 ms later, from the key to the picture",
  alone: true,
  cases: () => ["thousand", "library"].map(site => ({ name: site, site })),
  async check({ site }, world) {
    const faults = [], runs = await amidst(() => once(world, site));
    const first = quickest(runs, "first"), later = quickest(runs, "later");
    if (!within(first, "first", FIRST)) faults.push(`the first time it opens after ${Math.round(first.first)} ms`);
    if (!within(later, "later", LATER)) faults.push(`later it opens after ${Math.round(later.later)} ms, 19 times of 20`);
    return { faults, figure: `${Math.round(first.first)} ms, then ${Math.round(later.middle)} (95 %: ${Math.round(later.later)}), machine busy by ${later.busy.toFixed(1)}` };
  },
};
