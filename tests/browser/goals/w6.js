// W6: nothing is asked of anyone else.
import { look, subjects } from "../lib/open.js";

const FOREIGN = /<(?:script|img|iframe|source|video|audio|embed|object|link(?=[^>]*rel="?(?:stylesheet|preload|icon|preconnect|dns-prefetch)))\b[^>]*\b(?:src|href|data)="?((?:https?:)?\/\/[^" >]+)/gi;

/// Every kind of page opened one after the other, and what each asked for.
async function asked(world) {
  const faults = [], pages = subjects(world), own = Object.values(world.served).map(({ url }) => url);
  await look(world, "about:blank", {}, async (page, { requests }) => {
    for (const { name, path, of = "sample" } of pages) {
      const { url } = world.served[of];
      requests.length = 0;
      await page.goto(url + path);
      faults.push(...requests.filter(to => !own.some(url => to.startsWith(url)) && !to.startsWith("data:")).map(to => `${name} asks for ${to}`));
      if (!requests.length) faults.push(`${name} asked for nothing, so nothing was seen`);
    }
  });
  return { faults, figure: `${pages.length} pages` };
}

async function written(world) {
  const faults = [];
  for (const page of world.pages.sample) {
    for (const [, url] of (await world.text("sample", page.path)).matchAll(FOREIGN)) faults.push(`${page.path} asks for ${url}`);
  }
  return { faults, figure: `${world.pages.sample.length} pages` };
}

export default {
  id: "W6",
  goal: "no request to a third party",
  cases: () => [{ name: "every kind of page", of: asked }, { name: "the HTML of every page", of: written }],
  check: ({ of }, world) => of(world),
};
