// W3: few requests, and hardly any once the cache is warm.
import { weigh } from "../lib/weigh.js";

export default {
  id: "W3",
  goal: "requests: at most 4 at first, 5 with tables; 1 later",
  cases: () => [
    { name: "persona", path: "personas/parker-product-manager/", most: 4 },
    { name: "label index", path: "labels/", most: 5 },
    { name: "matrix", path: "who/", most: 5 },
  ],
  async check({ path, most }, world) {
    const { first, later } = await weigh(world, "sample", path, "personas/sasha-software-developer/");
    const faults = [];
    if (first.length > most) faults.push(`first view: ${first.length} requests, and ${most} are allowed: ${first.map(entry => entry.path).join(" ")}`);
    if (later.length > 1) faults.push(`later view: ${later.length} requests, and 1 is allowed: ${later.map(entry => entry.path).join(" ")}`);
    return { faults, figure: `${first.length} / ${later.length}` };
  },
};
