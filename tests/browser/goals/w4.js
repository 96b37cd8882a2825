// W4: what every page brings along: style sheets, the core script, and no font at all.
import { atMost, kb, sum, weigh } from "../lib/weigh.js";

export default {
  id: "W4",
  goal: "CSS at most 6 KB, core script at most 4 KB, no fonts",
  cases: () => [
    { name: "persona", site: "sample", path: "personas/parker-product-manager/" },
    { name: "everything at once", site: "peers", path: "everything/" },
  ],
  async check({ site, path }, world) {
    const { first } = await weigh(world, site, path);
    const css = sum(first, entry => entry.path.endsWith(".css"));
    const core = sum(first, entry => /\/(core|theme)\b[^/]*\.js$/.test(entry.path));
    const fonts = first.filter(entry => entry.type?.startsWith("font/"));
    const faults = [...atMost("CSS", css, 6), ...atMost("core script", core, 4), ...fonts.map(entry => `a font: ${entry.path}`)];
    if (core === 0) faults.push("no core script was loaded, so its weight is not known");
    return { faults, figure: `${kb(css)} / ${kb(core)} / ${fonts.length}` };
  },
};
