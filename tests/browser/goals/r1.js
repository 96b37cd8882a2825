// R1: print. Nothing that is only of use on a screen; the matrix whole, on its side; addresses behind links away; what is
// folded is open.
import { look } from "../lib/open.js";

// The printable part of A4 in CSS pixels, upright and on its side, within Chromium's margins of 1 cm.
const UPRIGHT = 794 - 76, ASIDE = 1123 - 76;

/// Runs in the page, in print: what should not be there and what does not fit.
function printed(width) {
  const faults = [];
  const name = element => `${element.localName}${element.className ? `.${String(element.className).trim().replace(/\s+/g, ".")}` : ""}`;
  for (const element of document.querySelectorAll("header.top, .skip, .nav, .toc, .toc-in, .btn, button, input, select, .tabs, .pager, .copy, .anchor, dialog")) {
    // The heading of a column that sorts is a button, and its word belongs on paper.
    if (element.checkVisibility() && element.getBoundingClientRect().height && !element.matches("[type=checkbox], .sort")) faults.push(`${name(element)} is printed`);
  }
  for (const element of document.querySelectorAll(".table, table, pre, .flow, main")) {
    if (!element.checkVisibility()) continue;
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth) faults.push(`${name(element)} is cut: ${element.scrollWidth} px in ${element.clientWidth}`);
    if (element.getBoundingClientRect().right > width + 1) faults.push(`${name(element)} ends at ${Math.round(element.getBoundingClientRect().right)} of ${width} px`);
    if (element.scrollHeight > element.clientHeight + 1 && element.clientHeight && getComputedStyle(element).overflowY !== "visible") faults.push(`${name(element)} is cut below`);
  }
  // A heading of a column that is wider than its column runs into the next.
  for (const cell of document.querySelectorAll(".matrix :is(th, td)")) {
    if (cell.checkVisibility() && cell.scrollWidth > cell.clientWidth + 1) faults.push(`the cell “${cell.textContent.trim().slice(0, 20)}” is wider than its column by ${cell.scrollWidth - cell.clientWidth} px`);
  }
  for (const link of document.querySelectorAll("main a[href^=http]")) {
    if (!link.checkVisibility() || link.closest(".lp, .meta")) continue;
    if (!getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))) faults.push(`the address of “${link.textContent.trim().slice(0, 24)}” is not printed`);
  }
  for (const pill of document.querySelectorAll(".lp")) if (pill.checkVisibility() && (!pill.innerText.trim() || pill.getBoundingClientRect().width < 10)) faults.push("a pill without text");
  for (const details of document.querySelectorAll("main details:not([open])")) {
    const content = [...details.children].find(child => !child.matches("summary"));
    if (content && details.checkVisibility() && !content.checkVisibility({ contentVisibilityAuto: true })) faults.push(`${name(details)} “${details.querySelector("summary").textContent.trim().slice(0, 24)}” stays folded`);
  }
  return faults;
}

async function emulated(page, width) {
  await page.setViewportSize({ width, height: 1000 });
  await page.emulateMedia({ media: "print" });
  return { faults: await page.evaluate(printed, width) };
}

/// The pages of the PDF: is each as wide as it should be?
async function pdf(page, width) {
  const text = (await page.pdf({ preferCSSPageSize: true, format: "A4" })).toString("latin1");
  const boxes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, wide, high]) => [Number(wide), Number(high)]);
  const faults = [];
  if (!boxes.length) faults.push("no pages were found in the PDF");
  const wrong = boxes.filter(([wide, high]) => (width === ASIDE ? wide < high : wide > high));
  if (wrong.length) faults.push(`${wrong.length} of ${boxes.length} sheets lie ${width === ASIDE ? "upright" : "on their side"}`);
  return { faults, figure: `${boxes.length} sheets` };
}

const SUBJECTS = [
  { name: "persona", site: "sample", path: "personas/parker-product-manager/", width: UPRIGHT },
  { name: "label index", site: "sample", path: "labels/", width: ASIDE },
  { name: "page with code", site: "sample", path: "writing/references/", width: UPRIGHT },
  { name: "page with a workflow", site: "sample", path: "business-operations/project-stages/", width: UPRIGHT },
  { name: "everything at once", site: "peers", path: "everything/", width: ASIDE },
  { name: "matrix", site: "sample", path: "who/", width: ASIDE },
  { name: "matrix of 30 by 12", site: "peers", path: "who/", width: ASIDE },
  { name: "labels and matrix on one page", site: "peers", path: "both/", width: ASIDE },
];

export default {
  id: "R1",
  goal: "print: no chrome, the matrix whole on A4 landscape, addresses of links away, nothing folded",
  cases: () => SUBJECTS.flatMap(subject => [
    ...[true, false].map(script => ({ ...subject, name: `${subject.name}, script ${script ? "on" : "off"}`, script, of: emulated })),
    { ...subject, name: `${subject.name}, PDF`, script: true, of: pdf },
  ]),
  check: ({ site, path, width, script, of }, world) => look(world, world.served[site].url + path, { script }, page => of(page, width)),
};
