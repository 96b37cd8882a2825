// W1: a persona page is light, with all that it loads.
import { atMost, kb, sum, weigh } from "../lib/weigh.js";

export default {
  id: "W1",
  goal: "a persona page, all files, at most 16 KB",
  cases: () => [{ name: "persona", site: "sample", path: "personas/parker-product-manager/" }],
  async check({ site, path }, world) {
    const bytes = sum((await weigh(world, site, path)).first);
    return { faults: atMost("all files", bytes, 16), figure: kb(bytes) };
  },
};
