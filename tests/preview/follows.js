// Pages follow their files without losing the reader's place.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strict as assert } from "node:assert";

const edit = (folder, file, change) => {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
};
const text = (page, wanted) => page.waitForFunction(wanted => document.querySelector("main")?.textContent.includes(wanted), wanted);

/// A mark in the page's memory: it is gone after any load.
const mark = page => page.evaluate(() => { window.stayed = true });
const stayed = async page => assert.ok(await page.evaluate(() => window.stayed === true), "the page was loaded again");

export async function a_save_patches_the_page_in_place({ folder, address, page }) {
  await page.goto(address + "lamp/");
  await page.click("summary");
  const copies = await page.locator("pre .copy").count();
  await page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
  const before = await page.evaluate(() => scrollY);
  await mark(page);
  edit(folder, "content/lamp.md", text => text.replace("The last word.", "The very last word.\n\n## A new section\n\nWith text."));
  await text(page, "very last word");
  await text(page, "A new section");
  await stayed(page);
  assert.equal(await page.evaluate(() => scrollY), before, "the page scrolled");
  assert.ok(await page.evaluate(() => document.querySelector("main details").open), "the section was closed");
  assert.equal(await page.locator("pre .copy").count(), copies, "what scripts made of the page is lost");
  for (const word of ["One", "Two", "Three"]) {
    edit(folder, "content/lamp.md", text => text.replace(/^Paragraph 7\b.*$/m, `Paragraph 7 ${word}.`));
    await text(page, `Paragraph 7 ${word}.`);
  }
  await stayed(page);
  const server = await page.evaluate(async () => {
    const sent = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html");
    return [sent, document].map(one => one.querySelector("main").textContent.replaceAll("Copy", "").replace(/\s+/g, " "));
  });
  assert.equal(server[1], server[0], "the patched page differs from the served one");
}

export async function a_page_that_did_not_change_is_left_alone({ folder, address, page }) {
  await page.goto(address + "lamp/");
  await mark(page);
  const asked = [];
  page.on("request", request => asked.push(new URL(request.url()).pathname));
  edit(folder, "content/index.md", text => `${text}\nThis says nothing about the lamp's page.\n`);
  await page.waitForFunction(() => performance.getEntriesByType("resource").filter(one => one.name.includes("/state")).length > 1);
  await page.waitForTimeout(200);
  await stayed(page);
  assert.deepEqual(asked.filter(path => path === "/lamp/"), [], "the page was fetched though it is the same");
}

export async function a_style_sheet_is_swapped({ folder, address, page }) {
  await page.goto(address + "lamp/");
  await mark(page);
  const style = () => getComputedStyle(document.querySelector("main")).getPropertyValue("--mark").trim();
  assert.equal(await page.evaluate(style), "before");
  for (const word of ["after", "again"]) {
    writeFileSync(join(folder, "own.css"), `main { --mark: ${word} }`);
    await page.waitForFunction(word => getComputedStyle(document.querySelector("main")).getPropertyValue("--mark").trim() === word, word);
  }
  await stayed(page);
  // After a swap the page can still be patched.
  edit(folder, "content/lamp.md", text => text.replace("The last word.", "Another word."));
  await text(page, "Another word.");
  await stayed(page);
}

export async function a_record_shows_on_the_page_that_uses_it({ folder, address, page }) {
  edit(folder, "content/lamp.md", text => text + "\n```{labels}\nscope: Watch\n```\n");
  await page.goto(address + "lamp/");
  await text(page, "Everybody up");
  await mark(page);
  edit(folder, "content/labels.yaml", text => text.replace("Everybody up", "The lamp burns"));
  await text(page, "The lamp burns");
  await stayed(page);
}

export async function a_template_and_a_setting_show({ folder, address, page }) {
  await page.goto(address + "lamp/");
  assert.equal(await page.title(), "The lamp at the light");
  edit(folder, "theme/templates/page.html", text => text.replace("at the light", "by the sea"));
  await page.waitForFunction(() => document.title === "The lamp by the sea");
  edit(folder, "book.toml", text => text.replace("Lighthouse", "Harbour"));
  await page.waitForFunction(() => document.querySelector(".brand").textContent === "Harbour handbook");
}

export async function a_page_that_goes_and_comes_back({ folder, address, page, wrong }) {
  await page.goto(address + "lamp/");
  renameSync(join(folder, "content/lamp.md"), join(folder, "content/light.md"));
  await page.waitForFunction(() => !document.querySelector("main").textContent.includes("Paragraph 1"));
  await page.goto(address + "light/");
  await text(page, "Paragraph 1");
  renameSync(join(folder, "content/light.md"), join(folder, "content/lamp.md"));
  await page.goto(address + "lamp/");
  await text(page, "Paragraph 1");
  // That a page is missing is what the browser complains of, and rightly.
  wrong.splice(0, wrong.length, ...wrong.filter(one => !one.includes("404")));
}

export async function a_page_survives_a_new_preview({ folder, address, page, context }) {
  await page.goto(address + "lamp/");
  const other = await context.newPage();
  await other.goto(address);
  await other.close();
  edit(folder, "content/lamp.md", text => text.replace("The last word.", "Still here."));
  await text(page, "Still here.");
  rmSync(join(folder, "content/secret.md"));
  await page.reload();
  await text(page, "Still here.");
}
