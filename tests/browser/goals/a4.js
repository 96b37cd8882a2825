// A4: reflow. At 320 px, which is also 1280 at 400 %, no page scrolls sideways. What scrolls of itself is a table, code or a
// strip of stages, can be reached by keys and says what it is; and nothing is cut off.
import { subjects, tour } from "../lib/open.js";

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
      if (!element.querySelector("table") && !element.matches("pre, .flow")) faults.push(`${name(element)} scrolls sideways, and is no table, code or strip of stages`);
      if (element.tabIndex < 0) faults.push(`${name(element)} scrolls, and keys do not reach it`);
      if (!named || !/^(region|group)$/.test(element.getAttribute("role"))) faults.push(`${name(element)} scrolls, and is no named region`);
    } else if (/hidden|clip/.test(getComputedStyle(element).overflowX) && !element.matches(".brand, .lp, .lp *, .sr, .skip")) {
      faults.push(`${name(element)} is cut off: ${element.scrollWidth} px in ${element.clientWidth}`);
    }
  }
  return faults;
}

const SIZES = { "320 wide": { width: 320, height: 640 }, "400 %": { width: 320, height: 256, zoom: 4 }, "1280 wide": { width: 1280 } };
const MORE = [{ name: "labels and matrix on one page", path: "both/", of: "peers" }, { name: "page deep in a large section", path: "section-07/first/second/third/leaf-250/", of: "branches" }];

export default {
  id: "A4",
  goal: "no page scrolls sideways at 320 px and 400 %; what scrolls is a named region",
  cases: world => [
    // First what takes longest.
    { name: "every page of the sample", options: { ...SIZES["320 wide"], script: false }, pages: world.pages.sample.map(({ path }) => ({ name: path || "home page", path })) },
    ...Object.entries(SIZES).map(([size, options]) => ({ name: `every kind, ${size}, script on`, options, pages: [...subjects(world), ...MORE] })),
    { name: "every kind, 320 wide, script off", options: { ...SIZES["320 wide"], script: false }, pages: [...subjects(world), ...MORE] },
  ],
  check: ({ pages, options }, world) => tour(world, "sample", pages, options, page => page.evaluate(misfits)),
};
