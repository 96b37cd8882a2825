// A browser for which a name of somebody else leads to this machine, as after DNS rebinding.
import { chromium } from "../browser/node_modules/playwright-core/index.mjs";
import { chromiumPath } from "../browser/lib/chromium.js";

export function launchBound(name) {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    `--host-resolver-rules=MAP ${name} 127.0.0.1`, ...root];
  return chromium.launch({ executablePath: chromiumPath(), args });
}
