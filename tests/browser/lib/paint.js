// Times and movements of one load with an empty cache, from the browser's own timeline.
import { serve } from "./server.js";

/// Watches from before the first byte; `window.watched` is read at the end.
function watch() {
  const seen = { largest: NaN, shift: 0, tasks: [] };
  const on = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on("largest-contentful-paint", entry => { seen.largest = entry.startTime; });
  on("layout-shift", entry => { seen.shift += entry.value; });
  on("longtask", entry => seen.tasks.push([entry.startTime, entry.duration]));
  window.watched = seen;
}

/// First and largest paint and blocking time in milliseconds, and layout shift, of `path` opened cold.
export async function paint(world, site, path, { slow = false, width = 1280 } = {}) {
  const server = await serve(world.sites[site]);
  const context = await world.browser.newContext({ viewport: { width, height: 800 } });
  try {
    const page = await context.newPage(), debug = await context.newCDPSession(page);
    await page.addInitScript(watch);
    await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    if (slow) {
      await debug.send("Network.enable");
      await debug.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
    }
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    // The browser tells of its paints when it has time for that.
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length && !Number.isNaN(window.watched.largest), undefined, { polling: 100 });
    return await page.evaluate(() => {
      const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN;
      const { largest, shift, tasks } = window.watched;
      // Blocking time: what each task takes beyond 50 ms, after the first paint.
      const blocking = tasks.filter(([start]) => start >= first).reduce((all, [, took]) => all + Math.max(0, took - 50), 0);
      return { first, largest, shift, blocking };
    });
  } finally {
    await context.close();
    await server.close();
  }
}
