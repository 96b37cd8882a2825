// W7: a page does not grow with the handbook. Every page of a small handbook is the same, byte for byte, in one that has
// thousands of unrelated pages more; the foot of a page may tell of the whole, and lists of the whole are what they are.
// The cards of the home page say how many pages a section has: a number that takes another digit is no growth.
const FOOT = /<footer\b[\s\S]*<\/footer>/;
const COUNT = /<p class="?line"?>\d+/g;
const LISTS = /^(archive|status|search)\//;

export default {
  id: "W7",
  goal: "unrelated pages change no byte of a page outside its foot",
  cases: world => [{ name: `${world.pages.few.length} and ${world.pages.many.length} pages` }],
  async check(_, world) {
    const faults = [], compared = world.pages.few.filter(page => !LISTS.test(page.path));
    for (const { path } of compared) {
      const [few, many] = [await world.text("few", path), await world.text("many", path)].map(html => (path ? html : html.replace(COUNT, "")).replace(FOOT, ""));
      if (few !== many) faults.push(`${path || "the home page"} changes by ${many.length - few.length} bytes`);
    }
    if (world.pages.many.length < world.pages.few.length + 1000) faults.push("the large handbook is not large");
    return { faults, figure: `${compared.length} pages alike` };
  },
};
