// A3: what can be pressed is large enough to be pressed. A link in the midst of a sentence is as high as its line (the
// exception of WCAG 2.5.8); a link that stands alone is not.
import { look } from "../lib/open.js";

/// Runs in the page: what is too small, as sentences.
function small() {
  const faults = [];
  const name = element => `${element.localName}${element.className ? `.${element.className.trim().replace(/\s+/g, ".")}` : ""} “${(element.textContent || element.title || element.ariaLabel || "").trim().slice(0, 24)}”`;
  // In a sentence: text of its own beside it, in the block it stands in.
  const inSentence = element => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    return block.textContent.trim().length > element.textContent.trim().length;
  };
  for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.matches(".skip, .anchor")) continue; // the one shows on focus, the other repeats an address
    const control = element.matches("button, .btn, select, textarea, input:not([type=checkbox], [type=radio])") && !element.closest("pre");
    if (!control && inSentence(element)) continue;
    // A card's link is as large as the card.
    const cover = getComputedStyle(element, "::after");
    if (cover.position === "absolute" && cover.inset === "0px") continue;
    const { width, height } = element.getBoundingClientRect(), least = control ? 40 : 24;
    if (width + 0.1 < 24 || height + 0.1 < least) faults.push(`${name(element)} is ${Math.round(width)} x ${Math.round(height)}, and ${least} are wanted`);
  }
  return faults;
}

export default {
  id: "A3",
  goal: "targets at least 24 px, controls 40 px",
  cases: world => [360, 1280].flatMap(width => [
    ...world.kinds.map(({ name, path }) => ({ name: `${name}, ${width}`, site: "sample", path, width })),
    { name: `everything at once, ${width}`, site: "peers", path: "everything/", width },
  ]),
  async check({ site, path, width }, world) {
    const faults = await look(world, world.served[site].url + path, { width }, page => page.evaluate(small));
    return { faults, figure: faults.length };
  },
};
