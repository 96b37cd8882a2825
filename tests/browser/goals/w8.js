// W8: the navigation of a page is bounded, however many sections lie beside each other and pages below each.
import { gzipped } from "../lib/server.js";
import { kb } from "../lib/weigh.js";

const NAV = /<nav\b[^>]*\bid="?vade-nav\b[\s\S]*?<\/nav>/;

export default {
  id: "W8",
  goal: "at most 120 links and 4 KB (gzip) of navigation in one page",
  cases: () => ["sample", "branches", "many"].map(site => ({ name: site, site })),
  async check({ site }, world) {
    let most = 0, heaviest = 0, where = "";
    for (const { path } of world.pages[site]) {
      const nav = NAV.exec(await world.text(site, path))?.[0] ?? "";
      const links = nav.split("<a ").length - 1;
      const bytes = nav.length > heaviest ? gzipped(nav) : 0; // compressing ten thousand of them takes longer than it is worth
      if (links > most) [most, where] = [links, path];
      heaviest = Math.max(heaviest, bytes);
    }
    const faults = [];
    if (most === 0) faults.push("no page has a navigation that could be counted");
    if (most > 120) faults.push(`${most} links in the navigation of ${where}, and 120 are allowed`);
    if (heaviest > 4 * 1024) faults.push(`a navigation of ${kb(heaviest)}, and 4 KB are allowed`);
    return { faults, figure: `${most} links, ${kb(heaviest)}` };
  },
};
