// A built site's search, run by Node.js as a browser would run it: the same script, the same files, another loader.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

// The engine of the site in a folder. `fetched` lists the files that were loaded, with their bytes.
export function openSite(folder) {
  const assets = path.join(folder, "assets");
  const name = fs.readdirSync(assets).find((file) => /^search(\.[0-9a-f]+)?\.js$/.test(file));
  const fetched = [];
  const script = fs.readFileSync(path.join(assets, name), "utf8");
  const context = vm.createContext({ setTimeout });
  const load = async (url) => {
    const text = fs.readFileSync(path.join(folder, url), "utf8");
    fetched.push([url, Buffer.byteLength(text), text]);
    vm.runInContext(text, context);
  };
  // The second half of the script is what a reader sees, and needs a page.
  try {
    vm.runInContext(script, context);
  } catch (error) {
    if (error.name !== "ReferenceError" || !/document/.test(error.message)) throw error;
  }
  return { engine: context.vade_engine({ base: "search/index/", load, pause: 0 }), fetched, script };
}

// The last answer to a question.
export async function ask(engine, text, kind = "") {
  let last;
  await engine.find(text, kind, (answer) => (last = answer));
  return last;
}

// Every entity of the index, as the script reads it.
export async function entities(engine) {
  await engine.ready();
  return engine.things();
}
