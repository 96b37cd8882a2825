// P1: the text is there soon. P1 and P2 measure time, so they run alone, and of several runs the best counts. On a machine
// with other things to do the limit is as much longer as everything else takes there, before and after.
import { contention } from "../lib/contention.js";
import { paint } from "../lib/paint.js";

const RUNS = 3;

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
    const runs = [];
    for (let run = 0; run < RUNS; run++) {
      const before = contention(), seen = await paint(world, site, path, { slow: true }), busy = Math.min(before, contention());
      runs.push({ first: seen.first / busy, largest: seen.largest / busy, busy });
    }
    runs.sort((one, other) => one.largest - other.largest);
    const [{ first, largest, busy }] = runs;
    const faults = [];
    if (!(first <= 900)) faults.push(`first paint after ${Math.round(first)} ms`);
    if (!(largest <= 900)) faults.push(`largest paint after ${Math.round(largest)} ms`);
    return { faults, figure: `${Math.round(first)} / ${Math.round(largest)} ms, machine busy by ${busy.toFixed(1)}` };
  },
};
