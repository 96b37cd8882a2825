// A1: axe finds nothing, on any kind of page, at any size, in either scheme, with script and without. Only the contrast of
// colours depends on the scheme, so the dark one is asked for that alone, and at two sizes.
import { axe } from "../lib/axe.js";
import { look } from "../lib/open.js";

const WCAG = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
const CONTRAST = { runOnly: { type: "rule", values: ["color-contrast"] } };
const BOTH = { light: WCAG, dark: CONTRAST };
const WITH_SCRIPT = { 360: BOTH, 768: { light: WCAG }, 1280: BOTH, 1920: { light: WCAG } };
const WITHOUT = { 360: BOTH, 1280: BOTH };

async function everySize(page, sizes) {
  const faults = [];
  for (const [width, schemes] of Object.entries(sizes)) {
    await page.setViewportSize({ width: Number(width), height: 800 });
    for (const [scheme, options] of Object.entries(schemes)) {
      await page.emulateMedia({ colorScheme: scheme });
      faults.push(...(await axe(page, options)).map(found => `${width} ${scheme}: ${found}`));
    }
  }
  return faults;
}

async function menuOpen(page) {
  const faults = [];
  await page.click(".menu");
  await page.waitForSelector("dialog[open]");
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    faults.push(...(await axe(page, WCAG)).map(found => `menu open, ${scheme}: ${found}`));
  }
  return faults;
}

export default {
  id: "A1",
  goal: "axe finds nothing: every kind of page, light and dark, 360 to 1920 wide, with script and without",
  cases: world => [
    ...[true, false].flatMap(script => [
      ...world.kinds.map(({ name, path }) => ({ name: `${name}, script ${script ? "on" : "off"}`, site: "sample", path, script })),
      { name: `everything at once, script ${script ? "on" : "off"}`, site: "peers", path: "everything/", script },
    ]),
    { name: "menu open", site: "sample", path: "personas/parker-product-manager/", script: true, menu: true },
  ],
  async check({ site, path, script, menu }, world) {
    // axe is script itself and cannot run where the browser has it off, so the policy keeps the page's own away.
    const server = script ? world.served[site] : world.scriptless[site];
    const faults = await look(world, server.url + path, { width: menu ? 360 : 1280 }, page => (menu ? menuOpen(page) : everySize(page, script ? WITH_SCRIPT : WITHOUT)));
    return { faults, figure: faults.length };
  },
};
