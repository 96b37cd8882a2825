// axe-core in a page. It is put in through the debugger's door, since no policy of a page lets foreign script in.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sessions = new WeakMap();

/// The debugger's door to a page, with axe behind it; a page that was left has taken its axe along.
async function session(page) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  const found = sessions.get(page), there = await found.send("Runtime.evaluate", { expression: "typeof axe" });
  if (there.result.value !== "object") await found.send("Runtime.evaluate", { expression: SOURCE });
  return found;
}

/// What axe finds with these options, one sentence for each rule: how many places, and the first of them.
export async function axe(page, options, context = "document") {
  const expression = `axe.run(${context}, ${JSON.stringify({ resultTypes: ["violations"], ...options })}).then(found => JSON.stringify(found.violations.map(
    one => one.id + " x" + one.nodes.length + ": " + one.nodes.slice(0, 3).map(node => node.target.join(" ") + (node.any[0]?.data?.contrastRatio ? " " + node.any[0].data.contrastRatio + ":1" : "")).join("; "))))`;
  const { result, exceptionDetails } = await (await session(page)).send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(`axe: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return JSON.parse(result.value);
}
