// Times and movements of one load with an empty cache, from the browser's own timeline.
import { serve } from "./server.js";

const TASK = "ThreadControllerImpl::RunTask";
/// How many times slower the processor is that goals speak of. The browser slows itself down by the clock, which a busy machine
/// makes a mess of, so that times of work are multiplied instead.
const SLOWER = 4;

/// What the browser notes of its own work until `end` is called: the tasks of the page's main thread, with the time that each
/// was really worked on. On a machine with other things to do, time by the clock would say more about those.
async function trace(debug) {
  const events = [];
  debug.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await debug.send("Tracing.start", { categories: "toplevel,loading,devtools.timeline", transferMode: "ReportEvents" });
  return async () => {
    const done = new Promise(ready => debug.once("Tracing.tracingComplete", ready));
    await debug.send("Tracing.end");
    await done;
    const first = events.filter(event => event.name === "firstContentfulPaint").at(-1);
    if (!first) throw new Error("the browser noted no first paint");
    const tasks = events.filter(event => event.name === TASK && event.pid === first.pid && event.tid === first.tid && event.ts >= first.ts);
    const took = tasks.filter(task => task.tdur !== undefined).map(task => task.tdur / 1000);
    if (!took.length) throw new Error("the browser noted no task after the first paint");
    return took;
  };
}

/// Watches from before the first byte; `window.watched` is read at the end.
function watch() {
  const seen = { largest: NaN, shift: 0 };
  const on = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on("largest-contentful-paint", entry => { seen.largest = entry.startTime; });
  on("layout-shift", entry => { seen.shift += entry.value; });
  window.watched = seen;
}

/// First and largest paint and blocking time in milliseconds, and layout shift, of `path` opened cold.
export async function paint(world, site, path, { slow = false, width = 1280 } = {}) {
  const server = await serve(world.sites[site]);
  const context = await world.browser.newContext({ viewport: { width, height: 800 } });
  try {
    const page = await context.newPage(), debug = await context.newCDPSession(page);
    await page.addInitScript(watch);
    if (slow) {
      await debug.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      await debug.send("Network.enable");
      await debug.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
    }
    const end = await trace(debug);
    await page.goto(server.url + path, { waitUntil: "networkidle" });
    // The browser tells of its paints when it has time for that.
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length && !Number.isNaN(window.watched.largest), undefined, { polling: 100 });
    // Blocking time: what each task takes beyond 50 ms, after the first paint.
    const blocking = (await end()).reduce((all, took) => all + Math.max(0, took * SLOWER - 50), 0);
    const seen = await page.evaluate(() => {
      const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN;
      return { first, largest: window.watched.largest, shift: window.watched.shift };
    });
    return { ...seen, blocking };
  } finally {
    await context.close();
    await server.close();
  }
}
