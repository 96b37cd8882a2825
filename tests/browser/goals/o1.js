// O1: the site works wherever it lies: from a disk, below any path, under a policy that allows nothing but its own files.
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { look, open } from "../lib/open.js";
import { listed, openSearch, search } from "../lib/search.js";
import { serve } from "../lib/server.js";
import { PAGES_URL } from "../lib/sites.js";

/// Runs in the page: is it dressed?
const dressed = () => getComputedStyle(document.querySelector("header.top")).position === "sticky";

/// Opens pages one after the other: no complaint, no failed request, the theme's styles at work.
async function quiet(world, urls, options) {
  const faults = [];
  const { context, page, faults: heard } = await open(world, "about:blank", options);
  try {
    for (const url of urls) {
      const answer = await page.goto(url, { waitUntil: "load" });
      if (answer && !answer.ok() && !url.endsWith("no-such-page/")) faults.push(`${url} answers ${answer.status()}`);
      if (!(await page.evaluate(dressed))) faults.push("a page without its style sheet");
    }
  } finally {
    await context.close();
  }
  // The port differs from run to run, and the same complaint of every page is one.
  const plain = text => text.replace(/http:\/\/127\.0\.0\.1:\d+/g, "").replace(/file:\/\/\S*?sites\//g, "file:");
  return { faults: [...faults, ...heard].map(plain), figure: `${urls.length} pages` };
}

/// The address of a page in a folder on the disk.
const onDisk = (world, site, path) => pathToFileURL(join(world.sites[site], path.endsWith(".html") ? path : `${path}index.html`)).href;

/// Follows the first links of a page on the disk: each has to show a page, not a folder's list.
async function follow(world, site, script) {
  const faults = [];
  await look(world, onDisk(world, site, ""), { script }, async page => {
    const links = await page.evaluate(() => [...document.querySelectorAll("#vade-nav a[href], main a[href]")].map(link => link.href).filter(href => href.startsWith("file:")));
    if (links.length < 10) faults.push(`only ${links.length} links`);
    for (const href of [...new Set(links)].slice(0, 25)) {
      await page.goto(onDisk(world, site, ""));
      const link = page.locator(`:is(#vade-nav, main) a`).filter({ visible: true });
      const at = await link.evaluateAll((all, wanted) => all.findIndex(one => one.href === wanted), href);
      if (at < 0) continue;
      await link.nth(at).click();
      await page.waitForLoadState();
      if (!(await page.locator("main h1").count())) faults.push(`${href.replace(/.*sites\//, "")} leads to no page`);
    }
  });
  return { faults };
}

/// Below a path: every page works, and no link leads out of the site by its own root.
async function prefix(world) {
  const server = await serve(world.sites.sample, { prefix: "/group/sub/handbook/" });
  try {
    const urls = world.kinds.filter(({ path }) => path !== "404.html").map(({ path }) => server.url + path);
    const { faults, figure } = await quiet(world, urls, {});
    for (const { path } of world.pages.sample) {
      if (path !== "404.html" && /\s(?:href|src|action)="?\/(?!\/)/.test(await world.text("sample", path))) faults.push(`${path} has an address that begins at the root`);
    }
    return { faults, figure };
  } finally {
    await server.close();
  }
}

/// From a page some way down: a name, a word of the text, and following what is found.
async function finds(world, from, expected, options = {}) {
  return look(world, from, options, async (page, { faults: heard }) => {
    const faults = [];
    await openSearch(page);
    await search(page, "jumble sale xyzzyq");
    await search(page, "okta");
    const [first] = await listed(page);
    if (first?.path !== "systems/okta/") faults.push(`“okta” leads to ${first?.path}`);
    await search(page, "locked out");
    if (!(await listed(page)).some(row => row.path.startsWith("business-operations/it-requests/"))) faults.push("a heading is not found");
    await search(page, "backlog");
    await page.keyboard.press("Enter");
    await page.waitForURL(expected);
    if (!(await page.locator("main h1").textContent()).includes("Backlog")) faults.push("the first result leads to no page");
    return { faults: [...faults, ...heard] };
  });
}

async function findsBelow(world, site, prefix, path) {
  const server = await serve(world.sites[site], { prefix });
  try {
    const { faults } = await finds(world, server.url + path, `${server.url}labels/btg-status-2-backlog/`);
    // That an address is answered by 404 is as it should be.
    return { faults: faults.filter(fault => !/status of 404/.test(fault)) };
  } finally {
    await server.close();
  }
}

/// The page for addresses that do not exist, deep below a path that the build was told of.
async function lost(world) {
  const server = await serve(world.sites.pages, { prefix: `${new URL(PAGES_URL).pathname}/` });
  try {
    const url = `${server.url}one/two/no-such-page/`;
    const { faults } = await quiet(world, [url], {});
    const home = await look(world, url, {}, page => page.locator(".brand").getAttribute("href"));
    if (!home.startsWith(new URL(PAGES_URL).pathname)) faults.push(`its way home is ${home}`);
    // That the address is answered by 404 is as it should be; the browser notes it.
    return { faults: faults.filter(fault => !/status of 404/.test(fault)) };
  } finally {
    await server.close();
  }
}

export default {
  id: "O1",
  goal: "works from a disk, below any path and under `default-src 'self'`",
  cases: world => [
    { name: "strict policy, every kind of page", of: () => quiet(world, world.kinds.filter(({ path }) => path !== "404.html").map(({ path }) => world.served.sample.url + path), {}) },
    { name: "strict policy, everything at once", of: () => quiet(world, [`${world.served.peers.url}everything/`, `${world.served.peers.url}both/`], {}) },
    { name: "without a policy of the server", of: async () => {
      const server = await serve(world.sites.sample, { csp: "default-src * 'unsafe-inline' data:" });
      try { return await quiet(world, world.kinds.filter(({ path }) => path !== "404.html").map(({ path }) => server.url + path), {}); } finally { await server.close(); }
    } },
    { name: "below a path", of: prefix },
    { name: "lost below a path", of: lost },
    ...["sample", "file"].map(site => ({ name: `from a disk, ${site === "file" ? "links to files" : "links to folders"}`, of: () => quiet(world, world.kinds.filter(({ path }) => path !== "404.html").map(({ path }) => onDisk(world, site, path)), {}) })),
    ...["sample", "file"].map(site => ({ name: `search from a disk, links to ${site === "file" ? "files" : "folders"}`, of: () => finds(world, onDisk(world, site, "personas/parker-product-manager/"), "**/labels/btg-status-2-backlog/index.html") })),
    { name: "search below a path", of: () => findsBelow(world, "sample", "/group/sub/handbook/", "personas/parker-product-manager/") },
    { name: "search from a page that is not there", of: () => findsBelow(world, "pages", `${new URL(PAGES_URL).pathname}/`, "one/two/no-such-page/") },
    { name: "links from a disk, links to files, script off", of: () => follow(world, "file", false) },
    { name: "links from a disk, links to files, script on", of: () => follow(world, "file", true) },
    { name: "links from a disk, links to folders, script on", of: () => follow(world, "sample", true) },
  ],
  check: ({ of }, world) => of(world),
};
