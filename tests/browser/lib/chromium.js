// Finding Chromium and starting it. A browser that is not there is an error, never a reason to test less.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(name => `/usr/bin/${name}`);

// Nothing may leave the machine, and no figure may depend on what a browser does beside the page.
const FLAGS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars"];

export function chromiumPath() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, and there is no such file`);
    return named;
  }
  const found = PLACES.find(existsSync);
  if (!found) throw new Error(`no browser found; looked for ${PLACES.join(", ")}; install Chromium, or name one in CHROMIUM`);
  return found;
}

export function launch() {
  // Chromium refuses its sandbox to root, which is what a container's user often is.
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: chromiumPath(), args: root ? [...FLAGS, "--no-sandbox"] : FLAGS });
}
