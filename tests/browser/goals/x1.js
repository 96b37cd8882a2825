// X1 (section 5 of the design): a script that throws in its first line leaves the page as it is without script.
import { look } from "../lib/open.js";
import { serve } from "../lib/server.js";

/// Runs in the page: every element with its place and size, as one text.
const shape = () => [...document.body.querySelectorAll("*")].map(element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return `${element.localName} ${element.className} ${element.hidden} ${element.getAttributeNames().join(",")} ${[left, top, width, height].map(Math.round).join(" ")}`;
}).join("\n");

const BROKEN = Buffer.from("throw new Error('broken on purpose');\n");

export default {
  id: "X1",
  goal: "a script that throws at its first line leaves the page as without script",
  cases: world => [360, 1280].flatMap(width => world.kinds.map(({ name, path }) => ({ name: `${name}, ${width}`, path, width }))),
  async check({ path, width }, world) {
    const server = await serve(world.sites.sample, { change: (name, bytes) => (name.endsWith(".js") ? Buffer.concat([BROKEN, bytes]) : bytes) });
    try {
      const broken = await look(world, server.url + path, { width }, async (page, { faults }) => ({ shape: await page.evaluate(shape), faults }));
      const without = await look(world, server.url + path, { width, script: false }, page => page.evaluate(shape));
      const faults = [];
      if (!broken.faults.some(fault => fault.includes("broken on purpose"))) faults.push("no script was broken, so nothing was tested");
      if (broken.shape !== without) {
        const [one, other] = [broken.shape.split("\n"), without.split("\n")], at = one.findIndex((line, line_at) => line !== other[line_at]);
        faults.push(`the page differs: “${one[at]}” and “${other[at]}”`);
      }
      return { faults };
    } finally {
      await server.close();
    }
  },
};
