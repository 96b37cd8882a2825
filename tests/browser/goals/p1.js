// P1: the text is there soon. P1 and P2 measure time, so they run alone.
import { amidst, quickest, within } from "../lib/amidst.js";
import { paint } from "../lib/paint.js";

const LIMIT = 900;

export default {
  id: "P1",
  goal: "first and largest paint within 0.9 s at 1.6 Mbps, 150 ms and a processor four times slower",
  alone: true,
  cases: () => [
    { name: "persona", site: "sample", path: "personas/parker-product-manager/" },
    { name: "matrix", site: "sample", path: "who/" },
    { name: "labels and matrix on one page", site: "peers", path: "both/" },
  ],
  async check({ site, path }, world) {
    const faults = [], best = quickest(await amidst(() => paint(world, site, path, { slow: true })), "largest");
    const [first, largest] = ["first", "largest"].map(name => `${Math.round(best[name])} ms`);
    if (!within(best, "first", LIMIT)) faults.push(`first paint after ${first}`);
    if (!within(best, "largest", LIMIT)) faults.push(`largest paint after ${largest}`);
    return { faults, figure: `${first} / ${largest}, machine busy by ${best.busy.toFixed(1)}` };
  },
};
