// X3 (section 4.5 of the design): search does what it says, by keys, by pointer and when something is amiss.
import { look } from "../lib/open.js";
import { DIALOG, INPUT, OPTIONS, listed, openSearch, search, settled } from "../lib/search.js";

const is = (got, wanted, what) => (got === wanted ? [] : [`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`]);
const open = page => page.locator(DIALOG).count();
const closed = page => page.waitForSelector(DIALOG, { state: "detached" });
const status = page => page.waitForFunction(() => document.querySelector("dialog.find [role=status]").textContent).then(text => text.jsonValue());
/// The number of the option that is active, as assistive technology is told, and whether it alone is marked as chosen.
const active = page => page.evaluate(() => {
  const input = document.querySelector("dialog.find [role=combobox]"), options = [...document.querySelectorAll("dialog.find [role=option]")];
  const chosen = options.filter(option => option.getAttribute("aria-selected") === "true");
  return chosen.length === 1 && chosen[0].id === input.getAttribute("aria-activedescendant") ? options.indexOf(chosen[0]) : `${chosen.map(option => option.id)} and ${input.getAttribute("aria-activedescendant")}`;
});

/// Every way to open it, and every way to close it; the focus goes back to where it was.
async function doors(page) {
  const faults = [], focus = () => page.evaluate(() => document.activeElement.className);
  for (const key of ["Control+k", "Meta+k", "/"]) {
    await page.focus(".brand");
    await page.keyboard.press(key);
    await page.waitForSelector(INPUT);
    faults.push(...is(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox", `the focus after ${key}`));
    await page.keyboard.press("Escape");
    await closed(page);
    faults.push(...is(await focus(), "brand", `the focus after ${key} and Escape`));
  }
  for (const key of ["Enter", "Space"]) {
    await page.focus(".search");
    await page.keyboard.press(key);
    await page.waitForSelector(INPUT);
    faults.push(...is(await page.inputValue(INPUT), "", `what is typed after ${key}`));
    await page.click(`${DIALOG} .btn`);
    await closed(page);
    faults.push(...is(await focus(), "btn search", `the focus after ${key} and the button`));
  }
  await page.click(".search");
  await page.waitForSelector(INPUT);
  await page.mouse.click(5, 400);
  await closed(page);
  await openSearch(page);
  await page.keyboard.press("Control+k");
  await closed(page);
  return faults;
}

async function arrows(page) {
  const faults = [];
  await openSearch(page);
  await search(page, "team");
  const last = await page.locator(OPTIONS).count() - 1;
  if (last < 5) return [`only ${last + 1} results`];
  faults.push(...is(await active(page), 0, "what is active first"), ...is(await page.getAttribute(INPUT, "aria-expanded"), "true", "expanded"));
  for (const [key, at] of [["ArrowDown", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["End", last], ["ArrowDown", 0], ["ArrowUp", last], ["Home", 0]]) {
    await page.keyboard.press(key);
    faults.push(...is(await active(page), at, `what is active after ${key}`));
    const seen = await page.evaluate(() => {
      const box = document.querySelector("dialog.find [aria-selected=true]").getBoundingClientRect(), list = document.querySelector("dialog.find [role=listbox]").getBoundingClientRect();
      return box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
    });
    if (!seen) faults.push(`what is active after ${key} is out of sight`);
  }
  faults.push(...is(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox", "the focus"));
  await page.hover(`${OPTIONS} >> nth=2`);
  faults.push(...is(await active(page), 2, "what is active under the pointer"));
  await search(page, "xyzzyq");
  faults.push(...is(await page.getAttribute(INPUT, "aria-expanded"), "false", "expanded without results"), ...is(await page.getAttribute(INPUT, "aria-activedescendant"), null, "what is active without results"));
  return faults;
}

/// Enter leads to the active result, with a key held in a new window; what was typed counts, not what is still listed.
async function enter(page) {
  const faults = [], at = () => new URL(page.url()).pathname;
  await openSearch(page);
  await search(page, "backlog");
  const [popup] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("Control+Enter")]);
  await popup.waitForLoadState();
  faults.push(...is(new URL(popup.url()).pathname, "/labels/btg-status-2-backlog/", "the new window"), ...is(await open(page), 1, "dialogs beside it"));
  await popup.close();
  // A key that ends the writing of a word in Japanese, Chinese or Korean opens nothing.
  await page.evaluate(() => document.querySelector("dialog.find [role=combobox]").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
  faults.push(...is(await open(page), 1, "dialogs while a word is composed"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/labels/btg-status-2-backlog/");
  await openSearch(page);
  await search(page, "backlog");
  // Both at once: before anything can be listed for the words.
  await page.evaluate(() => {
    const input = document.querySelector("dialog.find [role=combobox]");
    input.value = "okta";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  await page.waitForURL("**/systems/okta/");
  faults.push(...is(at(), "/systems/okta/", "after Enter in haste"));
  // A heading of the same page: the dialog closes and the page goes there.
  await page.goto(new URL("/business-operations/it-requests/", page.url()).href);
  await openSearch(page);
  await search(page, "page: locked out");
  await page.locator(`${OPTIONS}[href$="it-requests/#locked-out"]`).click();
  await closed(page);
  await page.waitForURL("**/it-requests/#locked-out");
  return faults;
}

/// Keys that come while the script is still on its way are not lost.
async function haste(page) {
  await page.route(/assets\/search\b/, async route => {
    await page.evaluate(() => new Promise(done => addEventListener("keyup", event => { if (event.key === "g") done(); })));
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("backlog");
  await page.waitForSelector(INPUT);
  await settled(page, "backlog");
  return is((await listed(page))[0]?.path, "labels/btg-status-2-backlog/", "the first result");
}

async function filters(page) {
  const faults = [], kinds = async () => [...new Set((await listed(page)).map(row => row.kind))].sort().join();
  await openSearch(page);
  await search(page, "business");
  const all = await kinds();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  faults.push(...is(await page.evaluate(() => document.activeElement.value), "", "the filter that Tab reaches"), ...is(await page.evaluate(() => document.activeElement.closest("[role=radiogroup]").querySelector("[role=status]")), null, "what is said among the filters"));
  for (const [value, wanted] of [["label", /^(Label|Scope|,)*$/], ["people", /^(Persona|Role|Person|Archetype|,)*$/], ["team", /Team/], ["page", /Page/]]) {
    await page.keyboard.press("ArrowRight");
    faults.push(...is(await page.evaluate(() => document.activeElement.value), value, "the filter that the arrow reaches"));
    await settled(page, "business");
    faults.push(...is(await page.evaluate(() => [...document.querySelectorAll("dialog.find label")].filter(label => getComputedStyle(label).fontWeight === "600").map(label => label.control.value).join()), value, "the filter that is shown as chosen"));
    if (!wanted.test(await kinds())) faults.push(`${value} shows ${await kinds()}`);
  }
  await page.focus(INPUT);
  await search(page, "xyzzyq");
  await page.click(`${DIALOG} .note button`);
  await search(page, "business");
  faults.push(...is(await kinds(), all, "the kinds once everything is searched again"));
  return faults;
}

/// What is said aloud, and how often.
async function said(page) {
  const faults = [];
  await openSearch(page);
  await page.evaluate(() => {
    window.heard = [];
    new MutationObserver(() => window.heard.push(document.querySelector("dialog.find [role=status]").textContent)).observe(document.querySelector("dialog.find [role=status]"), { childList: true, subtree: true, characterData: true });
  });
  await page.keyboard.type("backlog");
  await settled(page, "backlog");
  const count = (await listed(page)).length;
  await page.waitForFunction(() => window.heard.length);
  const heard = await page.evaluate(() => window.heard);
  faults.push(...is(heard.at(-1), `${count} results`, "what is said"));
  // Seven keys, and one or two announcements.
  if (heard.length > 2) faults.push(`${heard.length} announcements: ${heard.join("; ")}`);
  await search(page, "who resets passwords");
  await page.waitForFunction(() => /resets/.test(document.querySelector("dialog.find [role=status]").textContent));
  if (!/^IT Helpdesk \w+ Password resets/.test(await status(page))) faults.push(`the answer is said as “${await status(page)}”`);
  faults.push(...is(await page.locator("#vade-found-0 b").textContent(), "IT Helpdesk", "the answer shown"));
  await search(page, "xyzzyq");
  await page.waitForFunction(() => /xyzzyq/.test(document.querySelector("dialog.find [role=status]").textContent));
  return faults;
}

/// The empty box tells what can be typed; the tips type it.
async function tips(page) {
  const faults = [];
  await openSearch(page);
  faults.push(...is(await page.locator(`${DIALOG} .note button`).count(), 3, "tips"));
  await page.locator(`${DIALOG} .note button`).first().click();
  await settled(page, "~");
  const kinds = new Set((await listed(page)).map(row => row.kind));
  if (![...kinds].every(kind => /^(Label|Scope)$/.test(kind)) || !kinds.size) faults.push(`“~” lists ${[...kinds]}`);
  faults.push(...is(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox", "the focus after a tip"));
  return faults;
}

/// Parts that do not come are said, with a way on; what is there is shown.
const amiss = (missing, wanted, least) => async page => {
  const faults = [];
  await page.route(missing, route => route.abort());
  await openSearch(page);
  await page.keyboard.type("backlog");
  await page.waitForSelector(`${DIALOG} .note a`);
  if (!wanted.test(await page.textContent(`${DIALOG} .note`))) faults.push(`it says “${await page.textContent(`${DIALOG} .note`)}”`);
  if (await page.locator(OPTIONS).count() < least) faults.push("what could be found is not shown");
  await page.unroute(missing);
  await search(page, "backlog status");
  if (await page.locator(`${DIALOG} .note a`).count()) faults.push("it does not try again");
  await page.route(missing, route => route.abort());
  await search(page, "xyzzyq");
  await page.click(`${DIALOG} .note a`);
  await page.waitForURL("**/search/");
  return faults;
};

/// Without its script, or what it begins with, the control leads to the list, as without any.
const lost = missing => async page => {
  await page.route(missing, route => route.abort());
  await page.click(".search");
  await page.waitForURL("**/search/");
  return [];
};

/// The focus stays within while Tab is pressed, and everything within is reached.
async function trap(page) {
  await openSearch(page);
  await search(page, "team");
  const met = new Set(), faults = [];
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element.closest("dialog.find")) return element === document.body ? "" : "outside";
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return `${element.localName} ${element.type ?? ""} ${outlineStyle !== "none" && parseFloat(outlineWidth) > 1.9 ? "" : "without a ring"}`.trim();
    });
    if (at === "outside") faults.push("the focus leaves the dialog");
    if (/without/.test(at)) faults.push(`the focus does not show: ${at}`);
    met.add(at);
  }
  for (const wanted of ["input text", "button button", "input radio", "a"]) if (!met.has(wanted)) faults.push(`Tab does not reach ${wanted}, only ${[...met]}`);
  return faults;
}

/// In the system's own colours what is active and what is chosen still shows, and on paper there is no dialog.
async function forced(page) {
  await openSearch(page);
  await search(page, "team");
  await page.emulateMedia({ forcedColors: "active" });
  const bare = await page.evaluate(() => ["[aria-selected=true]", ".kinds label:has(:checked)"].filter(selector => getComputedStyle(document.querySelector(`dialog.find ${selector}`)).outlineStyle === "none"));
  await page.emulateMedia({ forcedColors: "none", media: "print" });
  const shown = await page.evaluate(() => document.querySelector("dialog.find").checkVisibility());
  return [...bare.map(selector => `${selector} has no edge`), ...is(shown, false, "the dialog on paper")];
}

/// On a narrow screen it takes all of it, and nothing is cut off.
async function narrow(page) {
  await openSearch(page);
  const faults = [];
  for (const text of ["backlog", "who resets passwords", "xyzzyq", "business operations"]) {
    await search(page, text);
    const { x, y, width, height } = await page.locator(DIALOG).boundingBox(), view = page.viewportSize();
    if (x > 0 || y > 0 || width < view.width || height < view.height) faults.push(`“${text}”: the dialog is ${width} x ${height} at ${x}, ${y}`);
    faults.push(...(await page.evaluate(() => [...document.querySelectorAll("dialog.find, dialog.find *")].filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth && !element.matches(".sr, output, .lp, .lp *, input")).map(element => `${element.localName}.${element.className} is cut off`))));
  }
  return faults;
}

export default {
  id: "X3",
  goal: "search works: keys, pointer, filters, what is said aloud, what is missing, narrow screens, the system's own colours",
  cases: () => [
    { name: "opening and closing", of: doors }, { name: "arrows, Home and End", of: arrows }, { name: "Enter", of: enter }, { name: "keys in haste", of: haste },
    { name: "kinds", of: filters }, { name: "what is said", of: said }, { name: "tips", of: tips }, { name: "Tab", of: trap }, { name: "forced colours and paper", of: forced },
    { name: "narrow", of: narrow, width: 320 }, { name: "no script of the search", of: lost(/assets\/search\b/), quiet: true },
    { name: "no entities", of: lost(/index\/entities/), quiet: true },
    { name: "no texts", of: amiss(/index\/(words|texts)/, /A part of the search/, 1), quiet: true },
  ],
  check: ({ of, width, quiet }, world) => look(world, world.served.sample.url, { width }, async (page, { faults: heard }) => ({ faults: [...await of(page), ...(quiet ? [] : heard)] })),
};
