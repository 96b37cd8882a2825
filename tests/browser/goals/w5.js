// W5: all script of the theme together, whatever a reader opens: every script file that the site has but for search data.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipped } from "../lib/server.js";
import { atMost, kb } from "../lib/weigh.js";

export default {
  id: "W5",
  goal: "any page with every feature, all script loaded, at most 12 KB of script",
  cases: () => [{ name: "sample", site: "sample" }, { name: "everything at once", site: "peers" }],
  async check({ site }, world) {
    const dir = world.sites[site];
    const files = readdirSync(dir, { recursive: true }).filter(name => name.endsWith(".js") && !/(^|\/)search\//.test(name));
    const bytes = files.reduce((all, name) => all + gzipped(readFileSync(join(dir, name))), 0);
    return { faults: [...atMost(files.join(", "), bytes, 12), ...(files.length ? [] : ["the site has no script at all"])], figure: `${kb(bytes)} in ${files.length}` };
  },
};
