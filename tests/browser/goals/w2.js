// W2: the heaviest pages are light: a table of labels, and the matrix.
import { atMost, kb, sum, weigh } from "../lib/weigh.js";

export default {
  id: "W2",
  goal: "a page with 23 labels and a matrix of 30 by 12, all files, at most 20 KB",
  cases: () => [
    { name: "labels and matrix on one page", site: "peers", path: "both/" },
    { name: "label index of the sample", site: "sample", path: "labels/" },
    { name: "matrix of the sample", site: "sample", path: "who/" },
  ],
  async check({ site, path }, world) {
    const bytes = sum((await weigh(world, site, path)).first);
    return { faults: atMost("all files", bytes, 20), figure: kb(bytes) };
  },
};
