// X1 (section 5 of the design): a script that throws in its first line leaves the page as it is without script.
import { look, subjects } from "../lib/open.js";
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
  cases: () => [360, 1280].map(width => ({ name: `${width} wide`, width })),
  async check({ width }, world) {
    const change = (name, bytes) => (name.endsWith(".js") ? Buffer.concat([BROKEN, bytes]) : bytes);
    const broken = { sample: await serve(world.sites.sample, { change }), peers: await serve(world.sites.peers, { change }) };
    const pages = subjects(world);
    const shapes = (served, options, least) => look(world, "about:blank", options, async (page, { faults }) => {
      const all = [];
      for (const { path, of = "sample" } of pages) {
        await page.goto(served[of].url + path);
        all.push((await page.evaluate(shape)).split("\n"));
      }
      if (faults.filter(fault => fault.includes("broken on purpose")).length < least) throw new Error("no script was broken, so nothing was tested");
      return all;
    });
    try {
      const [withBroken, without] = [await shapes(broken, { width }, pages.length), await shapes(world.served, { width, script: false }, 0)];
      const faults = pages.flatMap(({ name }, page) => {
        const at = withBroken[page].findIndex((line, at) => line !== without[page][at]);
        return at < 0 && withBroken[page].length === without[page].length ? [] : [`${name} differs: “${withBroken[page][at]}” and “${without[page][at]}”`];
      });
      return { faults, figure: `${pages.length} pages` };
    } finally {
      await broken.sample.close();
      await broken.peers.close();
    }
  },
};
