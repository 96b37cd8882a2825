// N1: without script everything is there: the text, the navigation, the system's choice of light or dark, the label index,
// both views of the matrix, the lists of states, and a way to search.
import { look, subjects, tour } from "../lib/open.js";
import { contrast } from "../lib/colour.js";

/// Runs in the page: text that is not rendered. What a page holds twice, for wide and for narrow, has to show once; what is
/// for paper and a filter, which only script can work, need not.
function unseen() {
  const faults = [];
  const twins = { ".matrix": ".matrix-list", ".matrix-list": ".matrix", ".toc": ".toc-in", ".toc-in": ".toc" };
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  for (const element of document.body.querySelectorAll("*")) {
    if (element.checkVisibility() || getComputedStyle(element).display === "contents" || element.matches("script, template, .print, .filter, [hidden]:is(button, dialog, form)")) continue;
    if (element.parentElement.closest("details:not([open])") || element.matches("details:not([open]) > *")) continue;
    if (!element.textContent.trim() || (element.parentElement !== document.body && !element.parentElement.checkVisibility())) continue;
    const twin = Object.entries(twins).find(([one]) => element.matches(one))?.[1];
    if (twin && [...document.querySelectorAll(twin)].some(shown)) continue;
    if (element.matches(".menu, .copy")) continue;
    faults.push(`${element.localName}.${element.className} is not shown: “${element.textContent.trim().slice(0, 30)}”`);
  }
  const nav = [...document.querySelectorAll("#nav a")];
  const hidden = nav.filter(link => !shown(link) || !link.getBoundingClientRect().width);
  if (hidden.length) faults.push(`${hidden.length} of ${nav.length} links of the navigation are not shown, such as “${hidden[0].textContent}”`);
  if (!nav.length && !document.body.classList.contains("no-nav")) faults.push("no navigation");
  for (const element of document.querySelectorAll("noscript")) faults.push(`a noscript, so script is expected: ${element.textContent.slice(0, 30)}`);
  return faults;
}

/// Runs in the page. Script may add buttons and forms; it may not add or take words of the text.
function words() {
  const text = document.querySelector("main").cloneNode(true);
  for (const extra of text.querySelectorAll("button:not(.sort), form")) extra.remove(); // a heading that sorts holds its word
  return text.textContent.replace(/\s+/g, " ");
}

/// Without script: all is shown at either width, the scheme is the system's, and the words are those that `said` gets.
async function whole(page, said) {
  const faults = [];
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    faults.push(...(await page.evaluate(unseen)).map(fault => `${width}: ${fault}`));
  }
  for (const [scheme, farthest] of [["light", "rgb(0, 0, 0)"], ["dark", "rgb(255, 255, 255)"]]) {
    await page.emulateMedia({ colorScheme: scheme });
    const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    if (contrast(colour, farthest) < 15) faults.push(`${scheme} is asked for, and the page is ${colour}`);
  }
  said.push(await page.evaluate(words));
  return faults;
}

async function pages(world) {
  const off = [], on = [];
  const { faults, figure } = await tour(world, "sample", subjects(world), { script: false }, page => whole(page, off));
  await tour(world, "sample", subjects(world), {}, async page => { on.push(await page.evaluate(words)); return []; });
  subjects(world).forEach(({ name }, at) => { if (on[at] !== off[at]) faults.push(`${name}: ${on[at].length} characters with script, ${off[at].length} without`); });
  return { faults, figure };
}

/// From any page one click leads there.
function oneClick(world, _, target) {
  const to = new URL(target, world.served.sample.url).pathname;
  const addresses = () => [...document.querySelectorAll("a[href], form[action]")].map(element => new URL(element.getAttribute("href") ?? element.getAttribute("action"), location).pathname);
  return tour(world, "sample", world.kinds.filter(({ path }) => path !== "404.html"), { script: false }, async page =>
    (await page.evaluate(addresses)).includes(to) ? [] : [`no link to /${target}`]);
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
  cases: () => [
    { name: "every kind of page", path: "", of: pages },
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
