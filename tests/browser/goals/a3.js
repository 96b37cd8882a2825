// A3: what can be pressed is large enough to be pressed: a control has 40 px, anything else 24, or as much room around it
// (WCAG 2.5.8: a circle of 24 px about its middle touches no other target). A link in a sentence is as high as its line.
import { look, subjects, tour } from "../lib/open.js";
import { openSearch, search } from "../lib/search.js";

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
  // What scrolls of itself is beside its own kind only: its rest lies beneath others and cannot be pressed there.
  const scroller = element => {
    let at = element.parentElement;
    while (at && getComputedStyle(at).overflowX === "visible") at = at.parentElement;
    return at;
  };
  // A card's link is as large as its card.
  const boxOf = element => {
    const cover = getComputedStyle(element, "::after");
    return (cover.position === "absolute" && cover.inset === "0px" ? element.closest(".card") ?? element : element).getBoundingClientRect();
  };
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")].filter(element =>
    element.checkVisibility({ visibilityProperty: true }) && !element.matches(".skip, .anchor")); // one shows on focus, the other repeats an address
  const boxes = targets.map(boxOf);
  const scrollers = targets.map(scroller);
  const isSmall = ({ width, height }) => width + 0.1 < 24 || height + 0.1 < 24;
  const middle = box => [box.left + box.width / 2, box.top + box.height / 2];
  const distance = ([x, y], box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const crowded = at => boxes.some((box, other) => other !== at && scrollers[other] === scrollers[at] && !targets[other].contains(targets[at]) && !targets[other].closest(".card")?.contains(targets[at]) && !targets[at].closest(".card")?.contains(targets[other]) && !targets[at].contains(targets[other])
    && (distance(middle(boxes[at]), box) < 11.9 || (isSmall(box) && Math.hypot(middle(box)[0] - middle(boxes[at])[0], middle(box)[1] - middle(boxes[at])[1]) < 23.9)));
  targets.forEach((element, at) => {
    const control = element.matches("button, .btn, select, textarea, input:not([type=checkbox], [type=radio])");
    const { width, height } = boxes[at];
    if (control && height + 0.1 < 40) faults.push(`the control ${name(element)} is ${Math.round(width)} x ${Math.round(height)}, and 40 are wanted`);
    if (control || !isSmall(boxes[at]) || inSentence(element)) return;
    if (crowded(at)) faults.push(`${name(element)} is ${Math.round(width)} x ${Math.round(height)} and too near to another`);
  });
  return faults;
}

/// The search: empty, with results, without.
async function found(page) {
  await openSearch(page);
  const faults = await page.evaluate(small);
  for (const query of ["business", "who resets passwords", "xyzzyq"]) {
    await search(page, query);
    faults.push(...await page.evaluate(small));
  }
  return { faults };
}

export default {
  id: "A3",
  goal: "targets at least 24 px or with that much room, controls 40 px",
  cases: () => [360, 1280, 1920].flatMap(width => [{ name: `${width} wide`, width }, { name: `search, ${width} wide`, width, search: true }]),
  check: ({ width, search }, world) => search ? look(world, world.served.sample.url, { width }, found) : tour(world, "sample", subjects(world), { width }, page => page.evaluate(small)),
};
