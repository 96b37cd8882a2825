"""Builds one handbook with the bare limit, `vade`, Hugo and mdBook in turn, and prints a table.

Started by `compare.sh`, which says what it needs.
"""

import argparse
import os
import shutil
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field

import measured
from measured import Failed, Stopwatch, brief, middle, say, thousands, version

HERE = os.path.dirname(os.path.abspath(__file__))

LEGEND = """\
The bare limit reads, parses, renders and writes every page, on all processors, and does nothing else. Sites are built
from nothing unless it says otherwise. Bare means that pages are left out of the search and code has no colours, and is
compared with bare Hugo. mdBook colours code in the browser, and its pages have no owner and no labels. Hugo checks
links to pages, but not to headings. The site of `vade` has a page more for each label, team, person and duty, each
with what links to it."""


@dataclass
class Task:
    """One thing that is measured."""

    name: str
    command: list
    site: str = ""  # the folder it writes
    removed: list = field(default_factory=list)  # what is removed before each run
    costs: list = field(default_factory=list)
    files: int = 0
    size: float = 0.0
    late: bool = False

    def wall(self):
        return middle([cost.wall for cost in self.costs])


def tasks(given):
    """What is measured, in the order of a round."""

    def work(*parts):
        return os.path.join(given.work, *parts)

    def cold(name, command, site, *more):
        return Task(name, command, site, [site, *more])

    def hugo(source):
        return [given.hugo, "--quiet", "--source", work(source), "--cacheDir", work("cache"), "--destination"]

    def vade(command, source):
        return [given.vade, command, work(source), "--quiet"]

    generated = work("hugo", "resources")
    return [
        cold("the bare limit", [given.limit, work("vade", "content"), work("limit")], work("limit")),
        cold("`vade build`", [*vade("build", "vade"), "-d", work("site")], work("site"), work("vade", ".vade")),
        Task("`vade build`, nothing changed", [*vade("build", "vade"), "-d", work("site")]),
        Task("`vade check`", vade("check", "vade")),
        cold(
            "`vade build`, bare",
            [*vade("build", "bare"), "-d", work("bare-site")],
            work("bare-site"),
            work("bare", ".vade"),
        ),
        cold("Hugo", [*hugo("hugo"), work("hugo-site")], work("hugo-site"), work("cache"), generated),
        cold(
            "Hugo, bare",
            [*hugo("hugo"), work("hugo-bare"), "--config", f"{work('hugo', 'hugo.yaml')},{work('hugo', 'bare.yaml')}"],
            work("hugo-bare"),
            work("cache"),
            generated,
        ),
        cold("mdBook", [given.mdbook, "build", work("mdbook"), "--dest-dir", work("mdbook-site")], work("mdbook-site")),
    ]


def prepare(given):
    """Writes the handbooks, and returns the MB of the pages."""
    for folder, layout, more in (
        ("vade", "vade", []),
        ("bare", "vade", ["--bare"]),
        ("hugo", "hugo", []),
        ("mdbook", "mdbook", []),
    ):
        say(f"writing {given.pages} pages for {folder}")
        # In a process of its own, because what we use counts as what they use.
        maker = [
            sys.executable,
            os.path.join(HERE, "handbook.py"),
            layout,
            str(given.pages),
            os.path.join(given.work, folder),
        ]
        subprocess.run([*maker, "--seed", str(given.seed), *more], check=True, stdout=subprocess.DEVNULL)
    shutil.copytree(os.path.join(HERE, "hugo"), os.path.join(given.work, "hugo"), dirs_exist_ok=True)
    pages = os.path.join(given.work, "vade", "content")
    return (
        sum(
            os.path.getsize(os.path.join(at, name))
            for at, _, names in os.walk(pages)
            for name in names
            if name.endswith(".md")
        )
        / 1e6
    )


def measure(given, watch):
    """Runs everything in turn, so that what disturbs a round disturbs all of it."""
    all_tasks = tasks(given)
    for turn in range(given.runs):
        for task in all_tasks:
            if task.late:
                continue
            for folder in task.removed:
                measured.remove(folder)
            say(f"round {turn + 1} of {given.runs}: {task.name}")
            cost = watch.run(task.command)
            if cost is None:
                task.late = True
                task.costs.clear()
            else:
                task.costs.append(cost)
                look_at(task, given.pages)
    return all_tasks


def look_at(task, pages):
    """Nobody is fast who did not do the work."""
    if not task.site:
        return
    task.files, task.size = measured.tree(task.site)
    made = sum(name.endswith(".html") for _, _, names in os.walk(task.site) for name in names)
    if made < pages:
        raise Failed(f"{task.name} wrote {made} pages of {pages}")


def table(all_tasks, patience):
    """The figures of all tasks, a row each."""
    limit = all_tasks[0].wall()
    by_name = {task.name: task for task in all_tasks}
    rows = [
        "| | Clock, s | Processors, s | Memory, MB | Files | Site, MB | Limit = 1 | Hugo takes |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for task in all_tasks:
        if task.late:
            rows.append(
                f"| {task.name} | not done after {thousands(patience)} | | | | | > {thousands(patience / limit)} | |"
            )
            continue
        wall = task.wall()
        hugo = by_name["Hugo, bare" if task.name.endswith("bare") else "Hugo"]
        memory = middle([cost.memory for cost in task.costs])
        least = measured.least_memory()
        cells = [
            task.name,
            brief(wall),
            brief(middle([cost.cpu for cost in task.costs])),
            f"< {thousands(least)}" if memory <= least * 1.05 else thousands(memory),
            thousands(task.files) if task.files else "",
            thousands(task.size) if task.files else "",
            brief(wall / limit),
            "" if hugo.late else f"{brief(hugo.wall() / wall)} ×",
        ]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def report(given, watch, all_tasks, size):
    """The table, and what it was measured with."""
    versions = [
        f"`vade` {version([given.vade, '--version'])}",
        f"Hugo {version([given.hugo, 'version'])}",
        f"mdBook {version([given.mdbook, '--version'])}",
    ]
    runs = "one run" if given.runs == 1 else f"the middle of {given.runs} runs"
    how = watch.circumstances(given.work, ", ".join(versions))
    how = textwrap.fill(f"{thousands(given.pages)} pages of {size:.1f} MB, {runs}. {how}", 119)
    return f"{table(all_tasks, given.patience)}\n\n{LEGEND}\n\n{how}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for program in ("vade", "limit", "hugo", "mdbook"):
        parser.add_argument(f"--{program}", required=True)
    parser.add_argument("--work", required=True, help="an empty folder")
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--runs", type=int, required=True)
    parser.add_argument("--patience", type=float, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--readme", help="a file that takes the table too")
    given = parser.parse_args()
    watch = Stopwatch(os.path.join(given.work, "log"), given.patience)
    try:
        size = prepare(given)
        text = report(given, watch, measure(given, watch), size)
        if given.readme:
            measured.replace_between(given.readme, "benches/compare.sh", text)
    except Failed as error:
        sys.exit(str(error))
    print(text)


if __name__ == "__main__":
    main()
