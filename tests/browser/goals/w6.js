// W6: nothing is asked of anyone else.
import { look } from "../lib/open.js";

const FOREIGN = /<(?:script|img|iframe|source|video|audio|embed|object|link(?=[^>]*rel="?(?:stylesheet|preload|icon|preconnect|dns-prefetch)))\b[^>]*\b(?:src|href|data)="?((?:https?:)?\/\/[^" >]+)/gi;

export default {
  id: "W6",
  goal: "no request to a third party",
  cases: world => [
    ...world.kinds.map(({ name, path }) => ({ name, path })),
    { name: "the HTML of every page", every: true },
  ],
  async check({ path, every }, world) {
    if (every) {
      const faults = [];
      for (const page of world.pages.sample) {
        for (const [, url] of (await world.text("sample", page.path)).matchAll(FOREIGN)) faults.push(`${page.path} asks for ${url}`);
      }
      return { faults, figure: `${world.pages.sample.length} pages` };
    }
    const { url: home } = world.served.sample;
    const foreign = await look(world, home + path, {}, (_, { requests }) => requests.filter(url => !url.startsWith(home) && !url.startsWith("data:")));
    return { faults: foreign.map(url => `asks for ${url}`), figure: foreign.length };
  },
};
