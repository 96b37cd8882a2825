// A1: axe finds nothing, on any kind of page, at any size, in either scheme, with script and without: the whole product.
import { axe } from "../lib/axe.js";
import { look } from "../lib/open.js";
import { openSearch, search } from "../lib/search.js";

const WCAG = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
const WIDTHS = [360, 768, 1280, 1920];
const SCHEMES = ["light", "dark"];

async function everyScheme(page) {
  const faults = [];
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    faults.push(...(await axe(page, WCAG)).map(found => `${scheme}: ${found}`));
  }
  return faults;
}

async function everySize(page) {
  const faults = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await everyScheme(page)).map(found => `${width} ${found}`));
  }
  return faults;
}

/// What a reader may have opened or typed before looking on.
const STATES = {
  async "menu open"(page) {
    await page.click(".menu");
    await page.waitForSelector("dialog[open]");
  },
  async "keys shown"(page) {
    await page.click("#vade-keys");
    await page.waitForSelector("dialog[open]");
  },
  async "branch unfolded"(page) {
    await page.locator("#vade-nav .more").first().click();
    await page.waitForSelector("#vade-nav .more[aria-expanded=true] + ul");
  },
  async "filter in use"(page) {
    await page.fill(".filter input", "help");
    await page.waitForFunction(() => document.querySelector("main :is(tr, details, li)[hidden]"));
  },
  async "one answer"(page) {
    await page.fill(".filter input", "laptop");
    await page.waitForFunction(() => document.querySelector(".answer").textContent);
  },
  async "sorted"(page) {
    await page.locator(".sort").first().click();
    await page.waitForSelector("[aria-sort]");
  },
  async "card of a label"(page) {
    await page.locator("main a.lp").first().focus();
    await page.waitForSelector(".hover:popover-open");
  },
  "search open": openSearch,
  "search with results": page => found(page, "backlog"),
  "search with an answer": page => found(page, "who resets passwords"),
  "search of one kind": page => found(page, "@it"),
  "search without results": page => found(page, "xyzzyq"),
  async "search without its texts"(page) {
    await page.route(/index\/(words|texts)/, route => route.abort());
    await found(page, "backlog");
  },
};
async function found(page, text) {
  await openSearch(page);
  await search(page, text);
  await page.waitForFunction(() => document.querySelector("dialog.find [role=status]").textContent);
}
const STATEFUL = [
  { state: "menu open", path: "personas/parker-product-manager/", widths: [360] },
  { state: "keys shown", path: "personas/parker-product-manager/", widths: [360, 1280] },
  { state: "branch unfolded", path: "personas/parker-product-manager/", widths: [1280] },
  { state: "filter in use", path: "labels/", widths: [360, 1280] },
  { state: "filter in use", path: "who/", widths: [360, 1280] },
  { state: "filter in use", path: "who/by-team/", widths: [1280] },
  { state: "one answer", path: "who/", widths: [360, 1280] },
  { state: "sorted", path: "labels/", widths: [1280] },
  { state: "card of a label", path: "labels/", widths: [360, 1280] },
  ...Object.keys(STATES).filter(state => state.startsWith("search ")).map(state => ({ state, path: "personas/parker-product-manager/", widths: WIDTHS })),
];

export default {
  id: "A1",
  goal: "axe finds nothing: every kind of page, light and dark, 360 to 1920 wide, with script and without",
  cases: world => [
    ...[true, false].flatMap(script => [
      ...world.kinds.map(({ name, path }) => ({ name: `${name}, script ${script ? "on" : "off"}`, site: "sample", path, script })),
      { name: `everything at once, script ${script ? "on" : "off"}`, site: "peers", path: "everything/", script },
    ]),
    ...STATEFUL.flatMap(({ state, path, widths }) => widths.map(width => ({ name: `${state}, ${path}, ${width}`, site: "sample", path, script: true, state, width }))),
  ],
  async check({ site, path, script, state, width = 1280 }, world) {
    // axe is script itself and cannot run where the browser has it off, so the policy keeps the page's own away.
    const server = script ? world.served[site] : world.scriptless[site];
    const faults = await look(world, server.url + path, { width }, async page => {
      if (!state) return everySize(page);
      await STATES[state](page);
      return everyScheme(page);
    });
    return { faults, figure: faults.length };
  },
};
