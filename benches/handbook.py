#!/usr/bin/env python3
"""Makes a company's handbook of any size, for measuring: the same pages for `vade`, for Hugo and for mdBook.

    benches/handbook.py LAYOUT PAGES FOLDER [--seed N] [--bare]

LAYOUT is `vade`, `hugo` or `mdbook`. FOLDER must not exist yet. The same seed and number of pages give the same words,
links, tables, code and pictures in every layout; only what each program wants to have written differently differs:

- `vade` gets labels, teams, people, roles, areas and responsibilities as records; each page refers to some of them.
- `hugo` gets the teams, people and labels as data files, which our theme in `benches/hugo/` shows on every page.
- `mdbook` has neither, so there an owner and labels are not written at all.

With `--bare`, pages ask to be left out of the search and code names no language: for a build without either.

A folder holds 12 to 30 pages and folders are three to five deep. A page has 4 to 9 KB: six to nine headings,
paragraphs, two lists, a table, a block of code, a picture or two, and four to eight links to pages, of which four in
ten name a heading there.

Needs Python 3.9 and nothing else. 10,000 pages take some seconds, 100,000 a minute or two.
"""

import argparse
import bisect
import itertools
import json
import os
import pathlib
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from pieces import ASPECTS, FIRST, SCOPES, SYLLABLES, TOPICS, VALUES, code, items, plain, png, sentences, table

PICTURES = 16


@dataclass(frozen=True)
class Layout:
    """What differs between the programs."""

    root: str  # the folder of the pages
    index: str  # the page of a folder
    pictures: str  # the folder of the pictures
    records: bool  # whether pages name their owner and labels


LAYOUTS = {
    "vade": Layout("content", "index.md", "content/pictures", True),
    "hugo": Layout("content", "_index.md", "static/pictures", True),
    "mdbook": Layout("src", "README.md", "src/pictures", False),
}


@dataclass
class Folder:
    """A folder: its pages are those from number `first` on, and the first of them is its own page."""

    parts: tuple
    topic: str
    first: int
    size: int
    children: list


@dataclass
class Plan:
    """What other pages need to know of a page."""

    title: str
    stem: str
    headings: list


def slug(text):
    """How all three programs make an address of a heading in plain words."""
    return text.lower().replace(" ", "-")


def folders_of(pages, seed):
    """The folders of a handbook of so many pages, parents before children."""
    rng = random.Random(f"{seed} folders")
    count = max(1, round(pages / 21))
    sizes = [rng.randint(12, 30) for _ in range(count)]
    # What is too much or missing is spread over all folders, and only a tiny handbook leaves the bounds.
    excess = sum(sizes) - pages
    for turn in itertools.count():
        if excess == 0:
            break
        at = turn % count
        step = -1 if excess > 0 else 1
        if 12 <= sizes[at] + step <= 30 or turn > 20 * count:
            sizes[at] += step
            excess += step
    depth = 2 if count < 60 else 3 if count < 600 else 4
    width = max(2, -int(-(count ** (1 / depth)) // 1))
    folders = []
    for at, (first, size) in enumerate(zip(itertools.accumulate(sizes, initial=0), sizes)):
        parent = folders[(at - 1) // width] if at else None
        topic = TOPICS[at * 37 % len(TOPICS)]
        folder = Folder((*parent.parts, f"{topic}-{at}") if parent else (), topic, first, size, [])
        folders.append(folder)
        if parent:
            parent.children.append(folder)
    return folders


class Handbook:
    """A handbook in one layout, of which every page can be made without the others."""

    def __init__(self, layout, pages, seed, bare):
        self.layout, self.name, self.count, self.seed, self.bare = LAYOUTS[layout], layout, pages, seed, bare
        self.folders = folders_of(pages, seed)
        self.firsts = [folder.first for folder in self.folders]
        self.people = min(2000, max(24, pages // 10))
        self.teams = [
            f"{topic} {at}" for at, topic in zip(range(min(400, max(8, pages // 50))), itertools.cycle(TOPICS))
        ]
        self.labels = [f"{scope}::{value}" for scope in SCOPES for value in VALUES]
        self.sentences = sentences(seed)

    def folder_of(self, page):
        return self.folders[bisect.bisect_right(self.firsts, page) - 1]

    def plan(self, page):
        """Title, file name and headings of a page."""
        rng = random.Random(f"{self.seed} plan {page}")
        folder = self.folder_of(page)
        topic, aspect = rng.choice(TOPICS), rng.choice(ASPECTS)
        headings = [f"{one.capitalize()} for {rng.choice(TOPICS)}" for one in rng.sample(ASPECTS, rng.randint(6, 9))]
        if page == 0:
            return Plan("Company handbook", "", headings)
        if page == folder.first:
            return Plan(f"{folder.topic.capitalize()} {page}", "", headings)
        return Plan(f"{topic.capitalize()} {aspect} {page}", f"{topic}-{aspect}-{page}", headings)

    def path(self, page, plan):
        """Where the page's file is, below the folder of all pages."""
        return "/".join((*self.folder_of(page).parts, f"{plan.stem}.md" if plan.stem else self.layout.index))

    def link(self, rng, page):
        """A link from the page to another, near it or anywhere."""
        folder = self.folder_of(page)
        near = rng.random() < 0.4
        other = folder.first + rng.randrange(folder.size) if near else rng.randrange(self.count)
        plan = self.plan(other)
        href = os.path.relpath(self.path(other, plan), "/".join(folder.parts) or ".")
        if rng.random() < 0.4:
            href += "#" + slug(rng.choice(plan.headings))
        return f"[{plan.title}]({href})"

    def picture(self, rng, page):
        up = "/" if self.name == "hugo" else "../" * len(self.folder_of(page).parts)
        alt = f"How {rng.choice(TOPICS)} leads to {rng.choice(TOPICS)}"
        return f"![{alt}]({up}pictures/picture-{rng.randrange(PICTURES)}.png)"

    def paragraph(self, rng, links):
        some = rng.choices(self.sentences, k=rng.randint(2, 4))
        if links:
            some.insert(rng.randrange(len(some) + 1), f"{links.pop()} says more.")
        return " ".join(some)

    def records_line(self, rng):
        """A sentence about labels and a team: references in `vade`, words elsewhere."""
        first, second = rng.sample(self.labels, 2)
        team = rng.randrange(len(self.teams))
        if self.name == "vade":
            return f'Set ~"{first}" until <team:team-{team}> has answered, then `~"{second}"`.'
        return f"Set {first} until {self.teams[team].capitalize()} has answered, then `{second}`."

    def body(self, page, plan):
        """The Markdown of a page."""
        rng = random.Random(f"{self.seed} body {page}")
        links = [self.link(rng, page) for _ in range(rng.randint(4, 8))]
        extras = [items(rng, self.sentences, "- "), items(rng, self.sentences, "1. "), table(rng), code(rng, self.bare)]
        extras += [self.picture(rng, page) for _ in range(rng.randint(1, 2))]
        parts = [f"# {plan.title}"] if self.name == "mdbook" else []
        parts += [self.paragraph(rng, links), self.records_line(rng)]
        for at, heading in enumerate(plan.headings):
            parts.append(f"{'##' if at == 0 or rng.random() < 0.6 else '###'} {heading}")
            parts += [self.paragraph(rng, links) for _ in range(rng.randint(1, 2))]
            if extras:
                parts.append(extras.pop(rng.randrange(len(extras))))
        parts += [f"See {link}." for link in links]
        return "\n\n".join(parts) + "\n"

    def front(self, page, plan):
        """The front matter of a page; mdBook knows none."""
        if not self.layout.records:
            return ""
        rng = random.Random(f"{self.seed} front {page}")
        words = plain(rng.choice(self.sentences))
        day = f"2026-{rng.randint(1, 9):02}-{rng.randint(1, 28):02}"
        team = f"team-{rng.randrange(len(self.teams))}"
        lines = ["---", f"title: {plan.title}", f"description: {words}"]
        lines.append(f"weight: {page - self.folder_of(page).first + 1}")
        lines.append(f"owner: team:{team}" if self.name == "vade" else f"owner: {team}")
        lines.append(f"reviewed: {day}" if self.name == "vade" else f"date: {day}")
        lines.append(f"labels: {json.dumps(rng.sample(self.labels, 2))}")
        if self.bare and self.name == "vade":
            lines.append("noindex: true")
        return "\n".join([*lines, "---", "", ""])

    def write_folder(self, out, at):
        """Writes the pages of one folder."""
        folder = self.folders[at]
        base = os.path.join(out, self.layout.root)
        os.makedirs(os.path.join(base, *folder.parts), exist_ok=True)
        size = 0
        for page in range(folder.first, folder.first + folder.size):
            plan = self.plan(page)
            text = (self.front(page, plan) + self.body(page, plan)).encode()
            size += len(text)
            with open(os.path.join(base, self.path(page, plan)), "wb") as file:
                file.write(text)
        return size

    def write_rest(self, out):
        """Writes all that is no page."""
        for at in range(PICTURES):
            put(out, f"{self.layout.pictures}/picture-{at}.png", png(at))
        if self.name == "vade":
            put(out, "book.toml", VADE)
            for kind, rows in self.records().items():
                lines = "".join(f"  - {json.dumps(row)}\n" for row in rows)
                put(out, f"content/records/{kind}.yaml", f"{kind}:\n{lines}")
        elif self.name == "hugo":
            records = self.records()
            for kind, key in (("teams", "id"), ("people", "id"), ("labels", "name")):
                lines = "".join(f"{json.dumps(row[key])}: {json.dumps(row)}\n" for row in records[kind])
                put(out, f"data/{kind}.yaml", lines)
        else:
            put(out, "book.toml", MDBOOK)
            put(out, "src/SUMMARY.md", "# Summary\n\n" + self.summary(self.folders[0], 0))

    def summary(self, folder, level):
        """The table of contents that mdBook wants."""
        lines = []
        for page in range(folder.first, folder.first + folder.size):
            plan = self.plan(page)
            lines.append(f"{'  ' * (level + (page > folder.first))}- [{plan.title}]({self.path(page, plan)})\n")
        return "".join(lines) + "".join(self.summary(child, level + 1) for child in folder.children)

    def records(self):
        """Labels, teams, people and who does what."""
        rng = random.Random(f"{self.seed} records")
        teams = [f"team-{at}" for at in range(len(self.teams))]

        def says():
            return plain(rng.choice(self.sentences))

        people = [
            f"{rng.choice(FIRST)} {''.join(rng.choices(SYLLABLES, k=2)).capitalize()} {at}" for at in range(self.people)
        ]
        duties = [(team, area) for team in teams for area in rng.sample(ASPECTS, 4)]
        return {
            "labels": [
                {"name": name, "description": says(), "color": f"#{rng.randrange(1 << 24):06x}"} for name in self.labels
            ],
            "roles": [{"id": f"role-{at}", "name": f"{TOPICS[at].capitalize()} lead"} for at in range(20)],
            "teams": [
                {
                    "id": team,
                    "name": name.capitalize(),
                    "purpose": says(),
                    "lead": f"person-{at}",
                    "channels": [f"#{team}"],
                }
                for at, (team, name) in enumerate(zip(teams, self.teams))
            ],
            "people": [
                {"id": f"person-{at}", "name": name, "role": f"role-{rng.randrange(20)}", "team": rng.choice(teams)}
                for at, name in enumerate(people)
            ],
            "areas": [{"id": area, "name": area.capitalize()} for area in sorted({area for _, area in duties})],
            "responsibilities": [
                {
                    "id": f"{area}-{team}",
                    "name": f"{area.capitalize()} {at} of {rng.choice(TOPICS)}",
                    "area": area,
                    "owner": team,
                    "consulted": [rng.choice([other for other in teams if other != team])],
                }
                for at, (team, area) in enumerate(duties)
            ],
        }


VADE = """[book]
title = "Company handbook"

[output.html]
site-url = "https://handbook.example/"

# What GitLab Pages takes ends before the largest handbook that is measured.
[limits]
files = 1000000
site-size = "64 GiB"
search-size = "4 GiB"
"""

MDBOOK = """[book]
title = "Company handbook"
"""


def put(out, path, text):
    path = pathlib.Path(out, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def write(layout, pages, out, seed=1, bare=False):
    """Makes the handbook in the folder, and returns the bytes of its pages."""
    os.makedirs(out)
    handbook = Handbook(layout, pages, seed, bare)
    handbook.write_rest(out)
    folders = range(len(handbook.folders))
    if pages < 2000:
        return sum(handbook.write_folder(out, at) for at in folders)
    with ProcessPoolExecutor() as pool:
        return sum(pool.map(handbook.write_folder, itertools.repeat(out), folders, chunksize=16))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layout", choices=LAYOUTS)
    parser.add_argument("pages", type=int)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bare", action="store_true", help="without search, and with code that names no language")
    given = parser.parse_args()
    if given.pages < 1:
        parser.error("a handbook has at least one page")
    if os.path.exists(given.folder):
        parser.error(f"{given.folder} exists")
    size = write(given.layout, given.pages, given.folder, given.seed, given.bare)
    print(f"{given.pages} pages, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
