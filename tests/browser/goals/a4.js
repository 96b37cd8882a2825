// A4: reflow. At 320 px, which is also 1280 at 400 %, no page scrolls sideways. What scrolls of itself is a table or code,
// can be reached by keys and says what it is; and nothing is cut off.
import { look } from "../lib/open.js";

/// Runs in the page: what does not fit, as sentences.
function misfits() {
  const faults = [], wide = document.documentElement.clientWidth;
  const name = element => `${element.localName}${element.id ? `#${element.id}` : ""}${element.className ? `.${String(element.className).trim().replace(/\s+/g, ".")}` : ""}`;
  const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
  if (document.documentElement.scrollWidth > wide) {
    const out = [...document.body.querySelectorAll("*")].filter(element => {
      if (!element.checkVisibility() || element.getBoundingClientRect().right <= wide + 1) return false;
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return false;
      return true;
    });
    faults.push(`the page is ${document.documentElement.scrollWidth} px wide in ${wide}: ${[...new Set(out.map(name))].slice(0, 3).join(", ") || "by a pseudo-element"}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (element.scrollWidth <= element.clientWidth + 1 || !element.clientWidth || !element.checkVisibility()) continue;
    if (scrolls(element)) {
      const named = element.getAttribute("aria-label") || document.getElementById(element.getAttribute("aria-labelledby"))?.textContent;
      if (!element.querySelector("table") && !element.matches("pre")) faults.push(`${name(element)} scrolls sideways, and is neither table nor code`);
      if (element.tabIndex < 0) faults.push(`${name(element)} scrolls, and keys do not reach it`);
      if (!named || !/^(region|group)$/.test(element.getAttribute("role"))) faults.push(`${name(element)} scrolls, and is no named region`);
    } else if (/hidden|clip/.test(getComputedStyle(element).overflowX) && !element.matches(".brand, .lp, .lp *, .sr, .skip")) {
      faults.push(`${name(element)} is cut off: ${element.scrollWidth} px in ${element.clientWidth}`);
    }
  }
  return faults;
}

const SIZES = { "320 wide": { width: 320, height: 640 }, "400 %": { width: 320, height: 256, zoom: 4 }, "1280 wide": { width: 1280 } };
const CHUNKS = 3;

export default {
  id: "A4",
  goal: "no page scrolls sideways at 320 px and 400 %; what scrolls is a named region",
  cases: world => [
    ...Object.entries(SIZES).flatMap(([size, options]) => [true, false].map(script => ({
      name: `every kind, ${size}, script ${script ? "on" : "off"}`, options: { ...options, script },
      pages: [...world.kinds.map(({ path }) => ["sample", path]), ["peers", "everything/"], ["peers", "both/"], ["branches", "section-07/first/second/third/leaf-250/"]],
    }))),
    ...Array.from({ length: CHUNKS }, (_, chunk) => ({
      name: `every page of the sample, part ${chunk + 1}`, options: SIZES["320 wide"],
      pages: world.pages.sample.filter((_, at) => at % CHUNKS === chunk).map(({ path }) => ["sample", path]),
    })),
  ],
  async check({ pages, options }, world) {
    const faults = await look(world, "about:blank", options, async page => {
      const all = [];
      for (const [site, path] of pages) {
        await page.goto(world.served[site].url + path);
        all.push(...(await page.evaluate(misfits)).map(fault => `${site}/${path}: ${fault}`));
      }
      return all;
    });
    return { faults, figure: `${pages.length} pages` };
  },
};
