// A5: keys alone. The skip link comes first and leads into the text; every interactive element is reached, forwards and
// backwards; the focus always shows, and never under the header.
import { look } from "../lib/open.js";

const SUBJECTS = ["home page", "persona", "label index", "matrix", "matrix by team", "persona index", "page with code", "page with a workflow", "404 page"];
const WITHOUT_SCRIPT = ["home page", "matrix"];

/// Runs in the page: remembers what keys should reach.
function prepare() {
  const seen = element => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");
  const open = element => { const folded = element.closest("details:not([open])"); return !folded || element.matches("summary"); };
  window.due = new Set([...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(element => element.tabIndex >= 0 && !element.disabled && seen(element) && open(element)));
  return window.due.size;
}

/// Runs in the page after each key: where the focus is, and what is wrong with it.
function now() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { end: true };
  window.order ??= new Map();
  if (!window.order.has(element)) window.order.set(element, window.order.size);
  window.due.delete(element);
  const name = `${element.localName}${element.className ? `.${String(element.className).trim().replace(/\s+/g, ".")}` : ""} “${(element.textContent || element.ariaLabel || "").trim().slice(0, 24)}”`;
  const faults = [], rect = element.getBoundingClientRect(), style = getComputedStyle(element);
  const header = document.querySelector("header.top")?.getBoundingClientRect();
  const inHeader = element.closest("header.top, .skip, dialog");
  if (rect.bottom <= 0 || rect.top >= innerHeight || rect.right <= 0 || rect.left >= innerWidth) faults.push(`${name} has the focus and is out of sight`);
  else if (header && !inHeader && rect.top < header.bottom - 1 && rect.height < innerHeight - header.height) faults.push(`${name} has the focus and is under the header by ${Math.round(header.bottom - rect.top)} px`);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) * (element.currentCSSZoom ?? 1) < 1.9) faults.push(`${name} has the focus and does not show it`);
  return { id: window.order.get(element), name, faults, inMain: Boolean(element.closest("main")) };
}

/// Presses `key` until the focus leaves the page or comes round.
async function walk(page, key, most) {
  const faults = [], visited = new Set();
  for (let step = 0; step < most; step++) {
    await page.keyboard.press(key);
    const at = await page.evaluate(now);
    if (at.end || visited.has(at.id)) return { faults, steps: visited.size };
    visited.add(at.id);
    faults.push(...at.faults);
  }
  return { faults: [...faults, `${key} never came to an end`], steps: visited.size };
}

/// The same, many times quicker where script runs: keys are sent one behind the other, and the page itself notes where each
/// led. The last few are pressed one by one, so that the walk ends where it should.
async function run(page, key, most, due) {
  await page.evaluate(`window.now = ${now}; window.steps = []; window.note ??= (addEventListener("keyup", () => steps.push(now()), true), true)`);
  const debug = await page.context().newCDPSession(page), shared = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: key === "Tab" ? 0 : 8 };
  const sent = [];
  for (let step = 0; step < due - 8; step++) sent.push(debug.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...shared }), debug.send("Input.dispatchKeyEvent", { type: "keyUp", ...shared }));
  await Promise.all(sent);
  const steps = await page.evaluate(() => window.steps);
  await debug.detach();
  if (steps.length < due - 8) throw new Error(`${due - 8} keys were sent, and the page noted ${steps.length}`);
  const end = steps.findIndex((step, at) => step.end || steps.slice(0, at).some(other => other.id === step.id));
  if (end >= 0) return { faults: steps.slice(0, end).flatMap(step => step.faults), steps: end };
  const rest = await walk(page, key, most);
  return { faults: [...steps.flatMap(step => step.faults), ...rest.faults], steps: steps.length + rest.steps };
}

async function keys(page, script) {
  const faults = [], due = await page.evaluate(prepare);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(now);
  if (!/^a\.skip/.test(first.name ?? "")) faults.push(`the first Tab goes to ${first.name}`);
  const box = await page.locator(".skip").boundingBox();
  if (!box || box.x < 0 || box.y < 0 || box.height < 24) faults.push("the skip link does not show when it has the focus");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const after = await page.evaluate(now);
  if (!after.inMain) faults.push(`after the skip link, Tab goes to ${after.name ?? "nothing"}, outside the text`);

  await page.evaluate(() => document.querySelector(".skip").focus());
  const [forwards, backwards] = script
    ? [await run(page, "Tab", due + 60, due), await run(page, "Shift+Tab", due + 60, due)]
    : [await walk(page, "Tab", due + 60), await walk(page, "Shift+Tab", due + 60)];
  const missed = await page.evaluate(() => [...window.due].map(element => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 24)}”`));
  faults.push(...forwards.faults, ...backwards.faults.map(fault => `backwards: ${fault}`), ...missed.map(name => `no key reaches ${name}`));
  if (forwards.steps < due - 1) faults.push(`Tab reaches ${forwards.steps} of ${due}`);
  return { faults, figure: `${due} stops` };
}

export default {
  id: "A5",
  goal: "keyboard: skip link first, focus always seen and never under the header, everything reached",
  cases: world => [true, false].flatMap(script => [360, 1280].flatMap(width =>
    world.kinds.filter(({ name }) => (script ? SUBJECTS : WITHOUT_SCRIPT).includes(name)).map(({ name, path }) => ({
      name: `${name}, ${width}, script ${script ? "on" : "off"}`, path, options: { width, script, height: 600 },
    })))),
  check: ({ path, options }, world) => look(world, world.served.sample.url + path, options, page => keys(page, options.script)),
};
