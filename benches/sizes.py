"""Builds and checks handbooks of growing size with `vade`, and shows what they cost as a table and a plot.

Started by `sizes.sh`, which says what it needs.
"""

import argparse
import os
import subprocess
import sys
import textwrap

import measured
import plot
from measured import Cost, Failed, Stopwatch, brief, middle, say, thousands, version

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = (100, 300, 1000, 3000, 10_000, 30_000, 100_000)
# Short runs are repeated, because in them a moment's disturbance counts for more.
REPEATED = 3000


def measure(given, watch, pages):
    """What a build from nothing and a check cost at this size."""
    folder, site = os.path.join(given.work, "handbook"), os.path.join(given.work, "site")
    say(f"writing {pages} pages")
    subprocess.run(
        [sys.executable, os.path.join(HERE, "handbook.py"), "vade", str(pages), folder],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    builds, checks = [], []
    for _ in range(3 if pages <= REPEATED else 1):
        measured.remove(site)
        measured.remove(os.path.join(folder, ".vade"))
        say(f"building and checking {pages} pages")
        builds.append(watch.run([given.vade, "build", folder, "-d", site, "--quiet"]))
        checks.append(watch.run([given.vade, "check", folder, "--quiet"]))
        if None in builds + checks:
            raise Failed(f"{pages} pages took longer than {given.patience} s")
    files, size = measured.tree(site)
    measured.remove(folder)
    measured.remove(site)
    return medians(builds), medians(checks), files, size


def medians(costs):
    return Cost(*(middle([getattr(cost, name) for cost in costs]) for name in ("wall", "cpu", "memory")))


def table(rows):
    lines = [
        "| Pages | `build`, s | Processors, s | Memory, MB | Files | Site, MB "
        "| `check`, s | Processors, s | Memory, MB |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for pages, (build, check, files, size) in rows:
        cells = [
            thousands(pages),
            brief(build.wall),
            brief(build.cpu),
            thousands(build.memory),
            thousands(files),
            thousands(size),
        ]
        cells += [brief(check.wall), brief(check.cpu), thousands(check.memory)]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def picture(rows):
    """Seconds and MB over pages."""

    def panel(title, of):
        build = plot.Line("build", [(pages, of(row[0])) for pages, row in rows])
        check = plot.Line("check", [(pages, of(row[1])) for pages, row in rows])
        return plot.Panel(title, [build, check])

    panels = [panel("Seconds by the clock", lambda cost: cost.wall), panel("MB of memory", lambda cost: cost.memory)]
    return plot.draw(panels, f"Time and memory of build and check, measured on {measured.today()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vade", required=True)
    parser.add_argument("--work", required=True, help="an empty folder")
    parser.add_argument("--most", type=int, required=True)
    parser.add_argument("--patience", type=float, required=True)
    parser.add_argument("--page", help="a file that takes the table too")
    parser.add_argument("--picture", help="where the plot goes")
    given = parser.parse_args()
    watch = Stopwatch(os.path.join(given.work, "log"), given.patience)
    rows, failed = [], ""
    try:
        for pages in SIZES:
            if pages <= given.most:
                rows.append((pages, measure(given, watch, pages)))
    except Failed as error:
        # What was measured before may have taken an hour.
        failed = str(error)
    versions = f"`vade` {version([given.vade, '--version'])}"
    text = f"{table(rows)}\n\n{textwrap.fill(watch.circumstances(given.work, versions), 119)}\n"
    print(text)
    if failed:
        sys.exit(failed)
    if given.page:
        measured.replace_between(given.page, "benches/sizes.sh", text)
    if given.picture:
        with open(given.picture, "w", encoding="utf-8") as file:
            file.write(picture(rows))


if __name__ == "__main__":
    main()
