// The pages of a built site, and which of them stand for all: the largest page of every kind, found by the class that the
// theme gives to `body`, and a few that a goal names. A new kind of page is tested as soon as it exists.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/// Pages of the sample that have more to show than others of their kind. One that is missing is an error.
export const NAMED = {
  "label index": "labels/",
  "matrix": "who/",
  "matrix by team": "who/by-team/",
  "persona": "personas/parker-product-manager/",
  "deprecated persona": "personas/alex-security-operations-engineer/",
  "persona index": "personas/",
  "page with code": "writing/references/",
  "page with a matrix": "business-operations/difference/",
  "page with a workflow": "business-operations/project-stages/",
};

/// Every page: path from the root of the site, kind, size. Pages at old addresses only lead on, and are left out.
export function pagesOf(dir) {
  return readdirSync(dir, { recursive: true })
    .filter(name => name.endsWith("index.html") || name.endsWith("404.html"))
    .map(name => {
      const html = readFileSync(join(dir, name), "utf8");
      const kind = /<body[^>]*class="[^"]*\bk-([\w-]+)/.exec(html)?.[1];
      return { path: name.replace(/index\.html$/, ""), kind, size: html.length, title: /<title>([^<]*)/.exec(html)?.[1] };
    })
    .filter(page => page.kind && page.kind !== "redirect")
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/// Name and path of the pages that stand for all.
export function representatives(pages, named = NAMED) {
  const chosen = new Map();
  for (const [name, path] of Object.entries(named)) {
    if (!pages.some(page => page.path === path)) throw new Error(`the sample has no page ${path} any more, which stands for "${name}"`);
    chosen.set(path, name);
  }
  const largest = new Map();
  for (const page of pages) if (page.size > (largest.get(page.kind)?.size ?? 0)) largest.set(page.kind, page);
  for (const page of largest.values()) if (!chosen.has(page.path)) chosen.set(page.path, `${page.kind} page`);
  return [...chosen].map(([path, name]) => ({ name, path })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
