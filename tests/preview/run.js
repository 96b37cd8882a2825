// The preview in a real browser: pages that follow their files, what was found, and other sites that get nothing.
//
//   npm --prefix tests/browser ci            (once: it brings the driver of the browser)
//   cargo build --release && node tests/preview/run.js
//
// VADE names another program than target/release/vade; words on the command line choose among the tests.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/lib/chromium.js";
import * as follows from "./follows.js";
import * as findings from "./findings.js";
import * as foreign from "./foreign.js";

const here = dirname(fileURLToPath(import.meta.url));
const vade = process.env.VADE ?? join(process.env.CARGO_TARGET_DIR ?? join(here, "../../target"), "release/vade");

/// A preview over a copy of the handbook beside this file.
async function preview() {
  const folder = mkdtempSync(join(tmpdir(), "vade-preview-"));
  cpSync(join(here, "handbook"), folder, { recursive: true });
  const program = spawn(vade, ["serve", folder, "--port", "0", "--today", "2026-11-22"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const address = await new Promise((found, lost) => {
    program.stderr.on("data", bytes => {
      said += bytes;
      const at = said.match(/http:\/\/localhost:\d+\//);
      if (at) found(at[0]);
    });
    program.on("exit", code => lost(new Error(`the preview ended with ${code}: ${said}`)));
  });
  const end = () => new Promise(done => {
    program.removeAllListeners("exit");
    program.on("exit", () => { rmSync(folder, { recursive: true, force: true }); done() });
    program.kill("SIGINT");
  });
  return { folder, address, end, said: () => said };
}

const wanted = process.argv.slice(2), browser = await launch();
let failed = 0, ran = 0;
for (const [name, test] of [follows, findings, foreign].flatMap(Object.entries)) {
  if (wanted.length && !wanted.includes(name)) continue;
  ran += 1;
  const book = await preview(), context = await browser.newContext(), page = await context.newPage();
  const wrong = [];
  page.on("console", message => { if (process.env.DEBUG) console.log(message.text()); if (message.type() === "error") wrong.push(`console: ${message.text()}`) });
  page.on("pageerror", error => wrong.push(`script: ${error}`));
  try {
    await test({ ...book, page, context, browser, wrong });
  } catch (error) {
    wrong.push(String(error.stack ?? error));
  }
  if (wrong.length) failed += 1;
  console.log(`${wrong.length ? "FAIL" : "ok  "} ${name}${wrong.map(one => `\n     ${one}`).join("")}`);
  await context.close();
  await book.end();
}
await browser.close();
if (!ran) { console.error("no test has such a name"); failed = 1 }
process.exitCode = failed ? 1 : 0;
