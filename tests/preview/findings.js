// What was found, on the page.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strict as assert } from "node:assert";

const edit = (folder, file, change) => {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
};
const bar = page => page.locator("vade-preview .bar");

export async function a_clean_handbook_has_no_bar({ address, page }) {
  await page.goto(address);
  await page.waitForSelector("vade-preview", { state: "attached" });
  assert.equal(await bar(page).isVisible(), false);
}

export async function a_finding_has_its_place_and_the_nearest_name({ folder, address, page, wrong }) {
  await page.goto(address + "lamp/");
  edit(folder, "content/lamp.md", text => text.replace("The last word.", 'Now it is ~"Watch::2-Nihgt" and [gone](gone.md).'));
  await bar(page).waitFor({ state: "visible" });
  assert.match(await bar(page).textContent(), /^2 errors.*built in \d+ ms$/s);
  await page.waitForSelector("vade-hint");
  assert.match(await page.locator("vade-hint").first().evaluate(one => one.shadowRoot.textContent), /did you mean .*2-Night/);
  await bar(page).click();
  const list = page.locator("vade-preview .list");
  assert.match(await list.textContent(), /content\/lamp\.md \(this page\)/);
  assert.match(await list.textContent(), /content\/lamp\.md:\d+:\d+/);
  assert.match(await list.textContent(), /2-Night/);
  await page.evaluate(() => scrollTo(0, 0));
  await list.getByRole("button", { name: "Show on page" }).first().click();
  await page.waitForFunction(() => scrollY > 500);
  assert.equal(await page.locator("main .unknown, main .broken").first().evaluate(one => one.style.outlineStyle), "dashed");
  // The panel is closed by Escape, the whole by its keys, and both are remembered.
  await list.getByRole("button", { name: "Show on page" }).first().focus();
  await page.keyboard.press("Escape");
  assert.equal(await list.isVisible(), false);
  await page.keyboard.press("Alt+Shift+KeyD");
  assert.equal(await bar(page).isVisible(), false);
  await page.reload();
  await page.waitForSelector("vade-preview", { state: "attached" });
  await page.waitForTimeout(200);
  assert.equal(await bar(page).isVisible(), false);
  await page.keyboard.press("Alt+Shift+KeyD");
  await bar(page).waitFor({ state: "visible" });
  edit(folder, "content/lamp.md", text => text.replace(/^Now it is.*$/m, "The last word."));
  await bar(page).waitFor({ state: "hidden" });
  assert.equal(await page.locator("vade-hint").count(), 0);
  assert.deepEqual(wrong, []);
}

export async function a_finding_of_another_page_leads_there({ folder, address, page }) {
  edit(folder, "content/index.md", text => text + "\nSee [it](nowhere.md).\n");
  await page.goto(address + "lamp/");
  await bar(page).click();
  await page.locator("vade-preview").getByRole("link", { name: "Open the page" }).click();
  await page.waitForURL(address);
}

export async function a_broken_template_keeps_the_last_good_page({ folder, address, page, wrong }) {
  await page.goto(address + "lamp/");
  edit(folder, "theme/templates/page.html", text => text.replace("page.title", "page.titel"));
  await bar(page).waitFor({ state: "visible" });
  assert.match(await bar(page).textContent(), /theme has a mistake/);
  assert.ok(await page.locator("vade-preview .box.failed").count());
  assert.match(await page.locator("main").textContent(), /Paragraph 1/);
  await page.goto(address);
  assert.match(await page.locator("main").textContent(), /lit at dusk/);
  await bar(page).click();
  assert.match(await page.locator("vade-preview pre").textContent(), /titel/);
  edit(folder, "theme/templates/page.html", text => text.replace("page.titel", "page.title"));
  await bar(page).waitFor({ state: "hidden" });
  edit(folder, "book.toml", text => text.replace("[book]", "[bok]"));
  await bar(page).waitFor({ state: "visible" });
  assert.match(await bar(page).textContent(), /book\.toml has a mistake/);
  edit(folder, "book.toml", text => text.replace("[bok]", "[book]"));
  await bar(page).waitFor({ state: "hidden" });
  assert.deepEqual(wrong, []);
}

export async function words_of_writers_stay_words({ folder, address, page }) {
  edit(folder, "content/lamp.md", text => text + '\n~"Watch::<img src=x onerror=window.got=1>" [a](<x"><script>window.got=1</script>.md>)\n');
  await page.goto(address + "lamp/");
  await bar(page).click();
  await page.locator("vade-preview li").first().waitFor();
  assert.equal(await page.evaluate(() => window.got), undefined);
}
