// What opening a page costs: every request that reaches the server, and what it sent.
import { look } from "./open.js";
import { serve } from "./server.js";

const KB = 1024;
export const kb = bytes => `${(bytes / KB).toFixed(1)} KB`;

/// Opens `path` of a site with an empty cache, then `next`. Every entry of `first` and `later` is a request as sent.
export async function weigh(world, site, path, next) {
  const server = await serve(world.sites[site]);
  try {
    return await look(world, server.url + path, {}, async page => {
      await page.waitForLoadState("networkidle");
      const first = server.log.splice(0);
      if (next !== undefined) {
        await page.goto(server.url + next, { waitUntil: "networkidle" });
      }
      return { first, later: server.log.splice(0) };
    });
  } finally {
    await server.close();
  }
}

export const sum = (entries, of = () => true) => entries.filter(of).reduce((bytes, entry) => bytes + entry.sent, 0);

/// A fault when `bytes` are more than `limit` KB.
export const atMost = (what, bytes, limit) => (bytes > limit * KB ? [`${what}: ${kb(bytes)}, and ${limit} KB are allowed`] : []);
