// The search dialog as a reader uses it: opening it, typing, and what is found.

export const DIALOG = "dialog.find[open]";
export const INPUT = `${DIALOG} [role=combobox]`;
export const OPTIONS = `${DIALOG} [role=option]`;
/// A search as long as no other: so nothing is taken for an answer that belongs to what was typed before.
const PATIENCE = 60_000;

export async function openSearch(page) {
  await page.keyboard.press("Control+k");
  await page.waitForSelector(INPUT, { timeout: PATIENCE });
}

/// Types `text` and waits until everything is found that will be.
export async function search(page, text) {
  await page.fill(INPUT, "");
  await page.fill(INPUT, text);
  await settled(page, text);
}

/// Waits until the dialog says that it is done with `text`.
export async function settled(page, text) {
  await page.waitForFunction(text => document.querySelector("dialog.find").dataset.done === text, text.trim(), { timeout: PATIENCE });
}

/// What is listed: where each leads, from the root of the site, and its words.
export function listed(page) {
  return page.locator(OPTIONS).evaluateAll(options => {
    const home = new URL("..", document.querySelector(".search").href).href;
    return options.map(option => ({
      path: option.href.replace(home, "").replace(/index\.html(?=#|$)/, ""),
      title: option.querySelector("b")?.textContent.trim(), kind: option.querySelector(".chip")?.textContent.trim(), text: option.textContent.replace(/\s+/g, " ").trim(),
    }));
  });
}
