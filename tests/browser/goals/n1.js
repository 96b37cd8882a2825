// N1: without script everything is there: the text, the navigation, the system's choice of light or dark, the label index,
// both views of the matrix, the lists of states, and a way to search.
import { look } from "../lib/open.js";
import { contrast } from "../lib/colour.js";

/// Runs in the page: text that is not rendered. What a page holds twice, for wide and for narrow, has to show once.
function unseen() {
  const faults = [];
  const twins = { ".matrix": ".matrix-list", ".matrix-list": ".matrix", ".toc": ".toc-in", ".toc-in": ".toc" };
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  for (const element of document.body.querySelectorAll("*")) {
    if (element.checkVisibility() || element.matches("script, template, [hidden]:is(button, dialog, form)")) continue;
    if (element.parentElement.closest("details:not([open])") || element.matches("details:not([open]) > *")) continue;
    if (!element.textContent.trim() || (element.parentElement !== document.body && !element.parentElement.checkVisibility())) continue;
    const twin = Object.entries(twins).find(([one]) => element.matches(one))?.[1];
    if (twin && [...document.querySelectorAll(twin)].some(shown)) continue;
    if (element.matches(".menu, .copy")) continue;
    faults.push(`${element.localName}.${element.className} is not shown: “${element.textContent.trim().slice(0, 30)}”`);
  }
  const nav = [...document.querySelectorAll("#nav a")];
  const hidden = nav.filter(link => !shown(link) || !link.getBoundingClientRect().width);
  if (hidden.length) faults.push(`${hidden.length} of ${nav.length} links of the navigation are not shown`);
  if (!nav.length && !document.body.classList.contains("no-nav")) faults.push("no navigation");
  for (const element of document.querySelectorAll("noscript")) faults.push(`a noscript, so script is expected: ${element.textContent.slice(0, 30)}`);
  return faults;
}

async function shows(world, url) {
  const faults = [];
  for (const width of [360, 1280]) {
    const found = await look(world, url, { width, script: false }, page => page.evaluate(unseen));
    faults.push(...found.map(fault => `${width}: ${fault}`));
  }
  return { faults };
}

/// The same words stand in the text with script and without.
async function words(world, url) {
  // A script may add buttons; it may not add or take words of the text.
  const read = () => { for (const extra of document.querySelectorAll("main button")) extra.remove(); return document.querySelector("main").textContent.replace(/\s+/g, " "); };
  const [on, off] = [await look(world, url, {}, page => page.evaluate(read)), await look(world, url, { script: false }, page => page.evaluate(read))];
  return { faults: on === off ? [] : [`${on.length} characters with script, ${off.length} without`], figure: off.length };
}

async function scheme(world, url) {
  const faults = [];
  for (const [wanted, ground] of [["light", "rgb(0, 0, 0)"], ["dark", "rgb(255, 255, 255)"]]) {
    const colour = await look(world, url, { scheme: wanted, script: false }, page => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
    if (contrast(colour, ground) < 15) faults.push(`${wanted} is asked for, and the page is ${colour}`);
  }
  return { faults };
}

/// From any page one click leads there.
async function oneClick(world, _, target) {
  const faults = [], to = new URL(target, world.served.sample.url).pathname;
  for (const { path, name } of world.kinds) {
    const links = await look(world, world.served.sample.url + path, { script: false }, page => page.evaluate(() => [...document.querySelectorAll("a[href], form[action]")].map(element => new URL(element.getAttribute("href") ?? element.action, location).pathname)));
    if (!links.includes(to)) faults.push(`${name} has no link to /${target}`);
  }
  return { faults };
}

async function exists(world, url) {
  const text = await look(world, url, { script: false }, async page => ({ status: (await page.request.get(url)).status(), words: (await page.locator("main").innerText()).length }));
  const faults = [];
  if (text.status !== 200) faults.push(`answers ${text.status}`);
  if (text.words < 200) faults.push("has nothing to say");
  return { faults };
}

export default {
  id: "N1",
  goal: "without script: all of the text and the navigation, light and dark, lists, and search by a static index",
  cases: world => [
    ...world.kinds.map(({ name, path }) => ({ name: `all is shown, ${name}`, path, of: shows })),
    ...world.kinds.map(({ name, path }) => ({ name: `same words, ${name}`, path, of: words })),
    ...world.kinds.map(({ name, path }) => ({ name: `scheme, ${name}`, path, of: scheme })),
    { name: "label index", path: "labels/", of: exists },
    { name: "matrix by area", path: "who/", of: exists },
    { name: "matrix by team", path: "who/by-team/", of: exists },
    { name: "lists of states", path: "status/", of: exists },
    { name: "index of everything", path: "search/", of: exists },
    { name: "search is one click away", path: "search/", of: oneClick },
    { name: "labels are one click away", path: "labels/", of: oneClick },
    { name: "who does what is one click away", path: "who/", of: oneClick },
  ],
  check: ({ path, of }, world) => of(world, world.served.sample.url + path, path),
};
