// X2 (section 5 of the design): what script adds, works: filters and their links, sorting, the menu, the colours, keys and the
// switch that turns single ones off, branches, cards of labels, copying.
import { look } from "../lib/open.js";

const is = (got, wanted, what) => (got === wanted ? [] : [`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`]);
const shown = (page, selector) => page.locator(selector).filter({ visible: true }).count();
const ROWS = ".filtered tbody tr:not(.group)";

async function filterLabels(page) {
  const all = await shown(page, ROWS), faults = [];
  await page.fill(".filter input", "BACKLOG");
  faults.push(...is(await shown(page, ROWS), 1, "rows for “BACKLOG”"));
  faults.push(...is(await page.textContent(".filter output"), `1 of ${all}`, "what the filter says"));
  faults.push(...is(new URL(page.url()).search, "?find=BACKLOG", "the address"));
  faults.push(...is(await shown(page, ".filtered .group"), 1, "scopes that still show"));
  await page.reload();
  faults.push(...is(await shown(page, ROWS), 1, "rows after coming back by the address"));
  await page.fill(".filter input", "");
  faults.push(...is(await shown(page, ROWS), all, "rows without a word"));
  faults.push(...is(new URL(page.url()).search, "", "the address without a word"));
  const scope = await page.locator("select[name=scope] option").nth(1).textContent();
  await page.selectOption("select[name=scope]", scope);
  const some = await shown(page, ROWS);
  if (!(some > 0 && some < all)) faults.push(`the scope ${scope} leaves ${some} of ${all} rows`);
  return faults;
}

async function sortLabels(page) {
  const names = () => page.locator(`${ROWS} th`).filter({ visible: true }).evaluateAll(cells => cells.map(cell => cell.querySelector(".lp").title || cell.textContent.trim()));
  const before = await names(), faults = [];
  const button = page.locator(".sort").first(), state = () => page.locator("thead th").first().getAttribute("aria-sort");
  await button.click();
  const up = await names();
  faults.push(...is(await state(), "ascending", "the first press"), ...is(up.length, before.length, "rows"));
  if (!new URL(page.url()).search.includes("sort=")) faults.push("the address does not say how it is sorted");
  await button.click();
  faults.push(...is(await state(), "descending", "the second press"), ...is((await names()).join(), up.reverse().join(), "rows downwards"));
  await button.click();
  faults.push(...is(await state(), null, "the third press"), ...is((await names()).join(), before.join(), "rows as they were"));
  return faults;
}

async function whoDoes(page) {
  const faults = [], heads = () => page.locator(".matrix thead th").allTextContents(), before = await heads();
  await page.selectOption("select[name=team]", before[3]);
  faults.push(...is((await heads())[1], before[3], "the first column for a team"));
  const cells = await page.locator(`${ROWS} td:nth-child(2)`).filter({ visible: true }).allTextContents();
  if (!cells.length || cells.some(text => !text)) faults.push("rows show in which the team has no part");
  await page.selectOption("select[name=team]", "");
  faults.push(...is((await heads()).join(), before.join(), "the columns as they were"));
  await page.fill(".filter input", "laptop");
  const answer = await page.textContent(".answer");
  if (!/ owns /.test(answer)) faults.push(`the answer is “${answer}”`);
  return faults;
}

async function narrow(page) {
  const all = await shown(page, ".matrix-list details");
  await page.fill(".filter input", "laptop");
  return [...(all > 40 ? [] : [`only ${all} duties show`]), ...is(await shown(page, ".matrix-list details"), 1, "duties for “laptop”"), ...is(await shown(page, ".matrix-list h2"), 1, "areas that still show")];
}

/// From the home page's question to the answer.
async function ask(page) {
  await page.fill(".ask input", "laptop");
  await page.press(".ask input", "Enter");
  await page.waitForURL(/who\/(index\.html)?\?find=laptop/);
  return is(await shown(page, ROWS), 1, "rows for the question");
}

async function menu(page) {
  const faults = [];
  await page.focus(".menu");
  await page.keyboard.press("Enter");
  faults.push(...is(await shown(page, "dialog.drawer[open] #nav"), 1, "menus"));
  for (let step = 0; step < 60; step++) await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => !document.activeElement || document.activeElement === document.body || document.activeElement.closest("dialog")))) faults.push("the focus leaves the open menu");
  await page.keyboard.press("Escape");
  faults.push(...is(await page.locator("dialog[open]").count(), 0, "menus after Escape"));
  faults.push(...is(await page.evaluate(() => document.activeElement.className), "btn menu", "the focus after Escape"));
  faults.push(...is(await page.locator(".page > #nav").count(), 1, "navigations in the page"));
  return faults;
}

/// A chosen scheme lasts, and is there before the page has been read to its end.
async function colours(page) {
  const faults = [], scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await page.click("#theme");
  await page.click("#theme");
  faults.push(...is(await scheme(), "dark", "after two presses"));
  await page.addInitScript(() => {
    new MutationObserver((_, watch) => {
      if (!document.body) return;
      window.early = document.documentElement.dataset.theme;
      watch.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  faults.push(...is(await page.evaluate(() => window.early), "dark", "when the body begins"), ...is(await scheme(), "dark", "after coming back"));
  await page.click("#theme");
  faults.push(...is(await scheme(), "light dark", "after a third press"));
  return faults;
}

async function keys(page) {
  const faults = [], open = () => page.locator("dialog[open]").count();
  await page.keyboard.press("?");
  faults.push(...is(await open(), 1, "dialogs after “?”"));
  await page.uncheck("dialog[open] [type=checkbox]");
  await page.keyboard.press("Escape");
  faults.push(...is(await open(), 0, "dialogs after Escape"));
  await page.keyboard.press("?");
  faults.push(...is(await open(), 0, "dialogs with single keys off"));
  await page.reload();
  await page.keyboard.press("?");
  faults.push(...is(await open(), 0, "dialogs with single keys off, after coming back"));
  await page.click("#keys");
  await page.check("dialog[open] [type=checkbox]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.waitForFunction(() => location.pathname.includes("/search/") || document.querySelector("dialog[open] input[role=combobox]"));
  return faults;
}

async function branch(page) {
  const button = page.locator("#nav .more").first();
  await button.click();
  await page.waitForSelector("#nav .more[aria-expanded=true] + ul a");
  const to = await page.locator("#nav .more[aria-expanded=true] + ul a").first().evaluate(link => link.href);
  const faults = is((await page.request.get(to)).status(), 200, to.replace(/^.*?\d\//, ""));
  await button.click();
  return [...faults, ...is(await shown(page, "#nav .more + ul"), 0, "branches after a second press")];
}

async function card(page) {
  const pill = page.locator("main a.lp").first(), faults = [];
  await pill.focus();
  await page.waitForSelector(".hover:popover-open");
  faults.push(...is(await pill.getAttribute("aria-describedby"), "hover", "what describes the pill"));
  if (!(await page.textContent(".hover")).trim()) faults.push("the card is empty");
  const box = await page.locator(".hover").boundingBox(), { width, height } = page.viewportSize();
  if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) faults.push("the card is partly out of sight");
  await page.keyboard.press("Escape");
  return [...faults, ...is(await shown(page, ".hover"), 0, "cards after Escape")];
}

async function copy(page) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const code = await page.locator("pre code").first().textContent();
  await page.locator(".copy").first().click();
  await page.waitForFunction(() => document.querySelector(".copy").textContent === document.documentElement.dataset.copied);
  return is(await page.evaluate(() => navigator.clipboard.readText()), code, "what was copied");
}

/// In the system's own colours, pills, chips and what is current keep an edge.
async function forced(page) {
  await page.emulateMedia({ forcedColors: "active" });
  const bare = await page.evaluate(() => [...document.querySelectorAll(".lp, .chip, .part, .nav [aria-current], .flow [aria-current]")]
    .filter(element => element.checkVisibility() && getComputedStyle(element).borderTopStyle !== "solid").map(element => `${element.className || element.localName} has no edge`));
  return [...new Set(bare)];
}

/// Who asks for more contrast gets lines as strong as those of controls.
async function contrast(page) {
  await page.emulateMedia({ contrast: "more" });
  const [line, control] = await page.evaluate(() => [".table", ".btn"].map(selector => getComputedStyle(document.querySelector(selector)).borderTopColor));
  return is(line, control, "lines");
}

export default {
  id: "X2",
  goal: "what script adds works: filters, sorting, menu, colours, keys, branches, cards, copying",
  cases: () => [
    { name: "filter of labels", path: "labels/", of: filterLabels },
    { name: "sorting of labels", path: "labels/", of: sortLabels },
    { name: "who does what", path: "who/", of: whoDoes },
    { name: "who does what, narrow", path: "who/", width: 360, of: narrow },
    { name: "the question on the home page", path: "", of: ask },
    { name: "menu", path: "personas/parker-product-manager/", width: 360, of: menu },
    { name: "colours", path: "", of: colours },
    { name: "keys", path: "personas/parker-product-manager/", of: keys },
    { name: "branch of the navigation", path: "", of: branch },
    { name: "card of a label", path: "business-operations/project-stages/", of: card },
    { name: "copying", path: "writing/references/", of: copy },
    ...["labels/", "who/", "business-operations/project-stages/"].map(path => ({ name: `forced colours, ${path}`, path, of: forced })),
    { name: "more contrast", path: "labels/", of: contrast },
  ],
  check: ({ path, width, of }, world) => look(world, world.served.sample.url + path, { width }, async (page, { faults: heard }) => ({ faults: [...await of(page), ...heard] })),
};
