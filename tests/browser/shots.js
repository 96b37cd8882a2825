// Takes a picture of every kind of page at every size and in both schemes, for people to look at.
//   node shots.js FOLDER [NAME...]   all of them, or those whose name contains one of these words
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./lib/chromium.js";
import { subjects } from "./lib/open.js";
import { pagesOf, representatives } from "./lib/pages.js";
import { serve } from "./lib/server.js";
import { makeSites } from "./lib/sites.js";

const WIDTHS = [320, 360, 768, 1280, 1920];
const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error("which folder? node shots.js FOLDER [NAME...]");
mkdirSync(folder, { recursive: true });

const made = makeSites(["sample", "peers"]), browser = await launch();
const served = { sample: await serve(made.sites.sample), peers: await serve(made.sites.peers) };
try {
  const kinds = representatives(pagesOf(made.sites.sample));
  const all = subjects({ kinds }).filter(({ name }) => !wanted.length || wanted.some(word => name.includes(word)));
  for (const scheme of ["light", "dark", "print"]) {
    for (const width of scheme === "print" ? [1047] : WIDTHS) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme === "dark" ? "dark" : "light", reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.emulateMedia({ media: scheme === "print" ? "print" : "screen" });
      for (const { name, path, of = "sample" } of all) {
        await page.goto(served[of].url + path);
        // As a whole, but not endlessly: what lies further down looks as what lies above.
        const height = Math.min(4000, await page.evaluate(() => document.documentElement.scrollHeight));
        await page.screenshot({ path: join(folder, `${name.replaceAll(" ", "-")}-${scheme}-${width}.png`), clip: { x: 0, y: 0, width, height }, fullPage: true });
      }
      await context.close();
      console.log(`${all.length} pages, ${scheme}, ${width} wide`);
    }
  }
} finally {
  await browser.close();
  for (const server of Object.values(served)) await server.close();
  made.remove();
}
