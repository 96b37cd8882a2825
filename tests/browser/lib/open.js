// Opening a page as a reader would have it: a size, a scheme, with or without script; and noting all that goes wrong.

/// What the browser complained about and which requests failed, as sentences.
function listen(page, faults) {
  page.on("console", message => {
    if (message.type() === "error") faults.push(`console: ${message.text().split("\n")[0]}`);
  });
  page.on("pageerror", error => faults.push(`script error: ${error.message.split("\n")[0]}`));
  page.on("requestfailed", request => {
    const reason = request.failure()?.errorText;
    // A page that is left takes along the fetching of its icon, and of what the search still had to quote from.
    const other = !/stylesheet|script|document/.test(request.resourceType());
    if (reason === "net::ERR_ABORTED" && (other || request.url().includes("/search/index/"))) return;
    faults.push(`request failed: ${request.url()} (${reason})`);
  });
}

/// Opens `url`; close with `context.close()`. Motion is reduced, so that nothing is measured half-way through a movement.
export async function open(world, url, { width = 1280, height = 800, scheme = "light", script = true, zoom = 1, offline = false } = {}) {
  const context = await world.browser.newContext({
    viewport: { width, height }, deviceScaleFactor: zoom, colorScheme: scheme, javaScriptEnabled: script,
    reducedMotion: "reduce", offline, locale: "en-GB", timezoneId: "UTC",
  });
  const page = await context.newPage();
  const faults = [], requests = [];
  listen(page, faults);
  page.on("request", request => requests.push(request.url()));
  await page.goto(url, { waitUntil: "load" });
  return { context, page, faults, requests };
}

/// Opens, looks, closes.
export async function look(world, url, options, looking) {
  const opened = await open(world, url, options);
  try {
    return await looking(opened.page, opened);
  } finally {
    await opened.context.close();
  }
}

/// Visits pages one after the other in one window, which is far quicker than a window for each; what `looking` finds is
/// given the name of its page.
export function tour(world, site, pages, options, looking) {
  return look(world, "about:blank", options, async page => {
    const faults = [];
    for (const { name, path, of = site } of pages) {
      await page.goto((options.scriptless ? world.scriptless : world.served)[of].url + path);
      faults.push(...(await looking(page, path)).map(fault => `${name}: ${fault}`));
    }
    return { faults, figure: `${pages.length} pages` };
  });
}

/// The pages that stand for all, and one on which everything comes together.
export const subjects = world => [...world.kinds, { name: "everything at once", path: "everything/", of: "peers" }];
