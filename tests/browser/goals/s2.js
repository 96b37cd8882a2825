// S2: results come at once: from the last key to the picture that shows them, with nothing loaded yet and with the index there.
// Measured alone, from the event's own time.
import { amidst, quickest, within } from "../lib/amidst.js";
import { look } from "../lib/open.js";
import { openSearch, settled } from "../lib/search.js";
import { serve } from "../lib/server.js";

const COLD = 150, WARM = 50;
/// How many of the handbook's own names are typed: labels, teams and titles, from all over it.
const NAMES = 9;

/// Runs in the page: notes for each text how long after its last key its first results show.
function watch() {
  const list = document.getElementById("vade-found");
  let key;
  window.took = [];
  addEventListener("keydown", event => { key = event.timeStamp; }, true);
  new MutationObserver(() => {
    const from = key;
    if (list.childElementCount) requestAnimationFrame(() => window.took.push(performance.now() - from));
  }).observe(list, { childList: true });
}

/// Types a text, key by key, and gives the time from its last key.
async function time(page, text) {
  await page.keyboard.type(text.slice(0, -1));
  await settled(page, text.slice(0, -1));
  await page.evaluate(() => { window.took = []; });
  await page.keyboard.press(text.at(-1));
  await page.waitForFunction(() => window.took.length);
  const took = await page.evaluate(() => window.took[0]);
  await settled(page, text);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  return took;
}

/// The dialog is made, and nothing of the index asked for before the keys come: they are pressed while it loads.
async function cold(page) {
  await openSearch(page);
  await page.evaluate(watch);
  await page.keyboard.type("budget");
  await page.waitForFunction(() => window.took.length);
  const took = await page.evaluate(() => window.took[0]);
  await settled(page, "budget");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  return took;
}

/// Names as the headings of pages have them. What only the text of pages holds comes after a pause, and is no matter of this goal.
function names(world, site) {
  const each = ["label", "team", "page"].map(kind => world.pages[site].filter(page => page.kind === kind));
  return each.flatMap(pages => Array.from({ length: NAMES / each.length }, (_, at) => pages[Math.floor((at + 0.5) * pages.length / (NAMES / each.length))].title.replace(/ - [^-]*$/, "")));
}

async function once(world, site) {
  const server = await serve(world.sites[site]);
  try {
    return await look(world, server.url, {}, async page => {
      const first = await cold(page), later = [];
      for (const text of names(world, site)) later.push(await time(page, text));
      return { first, later: Math.max(...later), middle: later.sort((one, other) => one - other)[later.length >> 1] };
    });
  } finally {
    await server.close();
  }
}

export default {
  id: "S2",
  goal: "results show within 150 ms of the last key when nothing is loaded, and 50 ms when the index is there",
  alone: true,
  cases: () => ["thousand", "library"].map(site => ({ name: site, site })),
  async check({ site }, world) {
    const faults = [], runs = await amidst(() => once(world, site));
    const first = quickest(runs, "first"), later = quickest(runs, "later");
    if (!within(first, "first", COLD)) faults.push(`the first results show after ${Math.round(first.first)} ms`);
    if (!within(later, "later", WARM)) faults.push(`later results show after ${Math.round(later.later)} ms`);
    return { faults, figure: `${Math.round(first.first)} ms, then ${Math.round(later.middle)} (at most ${Math.round(later.later)}), machine busy by ${later.busy.toFixed(1)}` };
  },
};
