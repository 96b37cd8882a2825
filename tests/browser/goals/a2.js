// A2: contrast. Text has 7:1, the two halves of a label's pill 4.5:1 in whatever colour, and what shows where a control or
// the focus is, 3:1.
import { axe } from "../lib/axe.js";
import { contrast } from "../lib/colour.js";
import { look, subjects, tour } from "../lib/open.js";
import { openSearch, search } from "../lib/search.js";

const ENHANCED = { runOnly: { type: "rule", values: ["color-contrast-enhanced"] } };
const SCHEMES = ["light", "dark"];

/// Pills are held to a ratio of their own below, and axe cannot leave them out by its options for every page.
const NO_PILLS = `{ exclude: [[".lp"], ["#none-such"]] }`;

async function text(page) {
  const faults = [];
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    faults.push(...(await axe(page, ENHANCED, NO_PILLS)).map(found => `${scheme}: ${found}`));
  }
  return faults;
}

async function pills(page) {
  const faults = [];
  let lowest = Infinity, count = 0;
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    const found = await page.evaluate(() => [...document.querySelectorAll(".lp > span")].map(span => {
      const { color, backgroundColor } = getComputedStyle(span);
      return [span.parentElement.textContent, color, backgroundColor];
    }));
    for (const [name, colour, ground] of found) {
      const ratio = contrast(colour, ground);
      lowest = Math.min(lowest, ratio);
      if (ratio < 4.5) faults.push(`${scheme}: ${name} has ${ratio.toFixed(2)}:1`);
    }
    count = found.length;
  }
  if (count < 900) faults.push(`only ${count} pieces of pills were found`);
  return { faults, figure: `${lowest.toFixed(2)}:1 at least, of ${count}` };
}

/// Edges of controls, and the ring of each in turn when it has the focus.
async function edges(page) {
  const faults = [];
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.keyboard.press("Tab"); // from now on focus shows as it does for the keyboard
    const found = await page.evaluate(() => {
      const ground = element => {
        for (let at = element; at; at = at.parentElement) {
          const { backgroundColor } = getComputedStyle(at);
          if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
        }
        return "rgb(255, 255, 255)";
      };
      const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const name = element => element.className || element.id || element.localName;
      const rows = [];
      for (const element of document.querySelectorAll("button, input, select, textarea, .btn")) {
        if (!seen(element) || element.disabled || element.type === "checkbox") continue;
        // Where a control has no edge, its sign or its word shows where it is.
        const { borderTopColor, borderTopWidth, color } = getComputedStyle(element);
        rows.push([`the edge of ${name(element)}`, parseFloat(borderTopWidth) ? borderTopColor : color, ground(element.parentElement)]);
      }
      for (const element of document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")) {
        if (!seen(element) || element.disabled) continue;
        element.focus();
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
        const ring = outlineStyle !== "none" && parseFloat(outlineWidth) * (element.currentCSSZoom ?? 1) > 1.9;
        rows.push([`the focus on ${name(element)}`, ring ? outlineColor : undefined, ground(element.parentElement)]);
      }
      return rows;
    });
    for (const [what, colour, ground] of found) {
      const ratio = colour ? contrast(colour, ground) : 1;
      if (ratio < 3) faults.push(`${scheme}: ${what} has ${ratio.toFixed(2)}:1`);
    }
  }
  return [...new Set(faults)];
}

/// The search, with what is marked, what is chosen, and pills.
async function found(page) {
  const faults = [];
  await openSearch(page);
  for (const query of ["", "business", "backlog", "who resets passwords", "xyzzyq"]) {
    if (query) await search(page, query);
    faults.push(...(await text(page)).map(fault => `“${query}” ${fault}`));
  }
  return { faults };
}

export default {
  id: "A2",
  goal: "text 7:1, pills 4.5:1 in every colour, controls and focus 3:1",
  cases: world => [
    ...subjects(world).map(page => ({ name: page.name, pages: [page] })),
    { name: "pills in every colour" },
    { name: "search", search: true },
  ],
  check({ pages, search }, world) {
    if (search) return look(world, world.served.sample.url, {}, found);
    if (!pages) return look(world, `${world.served.colours.url}all/`, {}, pills);
    return tour(world, "sample", pages, {}, async page => [...await text(page), ...await edges(page)]);
  },
};
