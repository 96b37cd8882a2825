#!/usr/bin/env python3
"""Holds the work of the program to figures that no clock and no busy machine can change: instructions, by callgrind.

    tests/instructions/run.py [--update]

`check` and `build` run over two made handbooks, one of FEW pages and one of MANY. From the counts follow the
instructions for the first handbook, which are mostly for starting and for records, and those for each page more.
`counts.txt` holds what they should be; `--update` writes it anew. VADE names the program. Needs valgrind.

TOLERANCE is how much more may be taken. Runs of one program differed by less than 1 % in every figure, mostly by less
than 0.3 % (addresses, the seeds of hash maps); a folder with a longer name, a second thread or a busy machine made no
greater difference. What is left is for another version of the compiler and of the system's libraries.
"""

import os
import platform
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
TARGET = os.environ.get("CARGO_TARGET_DIR") or os.path.join(PROJECT, "target")
PROGRAM = os.environ.get("VADE") or os.path.join(TARGET, "release", "vade")
COUNTS = os.path.join(HERE, "counts.txt")
FEW, MANY = 40, 120
SEED = 1
TOLERANCE = 0.10
HEAD = f"""\
# Instructions that `vade` takes on x86-64 over a made handbook of {FEW} pages, and for each page more, up to {MANY}.
# Counted by `tests/instructions/run.py`, which says more; with `--update` it writes them anew.
"""
HELP = f"""
FAILED: more than {TOLERANCE:.0%} above what it was. To see where, run this with the old program and the new:
    benches/handbook.py vade {MANY} /tmp/made
    valgrind --tool=callgrind {PROGRAM} build /tmp/made --threads 1
    callgrind_annotate callgrind.out.*
If it is worth it, or if the compiler or benches/handbook.py have changed, write the counts anew and commit them with
the reason:
    tests/instructions/run.py --update"""


def count(arguments):
    """The instructions of one run of the program, with one thread and on a given day."""
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command = [*tool, PROGRAM, *arguments, "--quiet", "--threads", "1", "--today", "2026-11-22"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    collected = re.search(r"Collected : (\d+)", ran.stderr)
    if ran.returncode != 0 or not collected:
        sys.exit(f"{' '.join(command)}: exit code {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return int(collected[1])


def measure(work):
    """The counts by name: of the small handbook, and of each page more."""
    runs = {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        for pages in (MANY, FEW):
            folder = os.path.join(work, str(pages))
            maker = [
                sys.executable,
                os.path.join(PROJECT, "benches", "handbook.py"),
                "vade",
                str(pages),
                folder,
                "--seed",
                str(SEED),
            ]
            subprocess.run(maker, check=True, stdout=subprocess.DEVNULL)
            runs["build", pages] = pool.submit(count, ["build", folder, "-d", os.path.join(work, f"site-{pages}")])
            runs["check", pages] = pool.submit(count, ["check", folder])
        taken = {run: future.result() for run, future in runs.items()}
    counts = {}
    for command in ("check", "build"):
        counts[f"{command} {FEW} pages"] = taken[command, FEW]
        counts[f"{command} each page more"] = (taken[command, MANY] - taken[command, FEW]) // (MANY - FEW)
    return counts


def read():
    """What the counts should be."""
    with open(COUNTS, encoding="utf-8") as file:
        rows = [line.rsplit(":", 1) for line in file if line.strip() and not line.startswith("#")]
    return {name: int(figure.replace(",", "")) for name, figure in rows}


def write(counts):
    with open(COUNTS, "w", encoding="utf-8") as file:
        file.write(HEAD + "".join(f"{name}: {figure:,}\n" for name, figure in counts.items()))


def judge(counts, wanted):
    """Prints a row for each count, and returns the names of those that are too high."""
    high = []
    for name, figure in counts.items():
        change = figure / wanted[name] - 1
        high += [name] if change > TOLERANCE else []
        verdict = "  TOO MANY" if change > TOLERANCE else ""
        print(f"{name}: {figure:,} instructions, {change:+.1%} against {wanted[name]:,}{verdict}")
        if change < -TOLERANCE:
            print("  so much less is worth holding: tests/instructions/run.py --update")
    return high


def main():
    if platform.machine() != "x86_64" or platform.system() != "Linux":
        here = f"{platform.system()} on {platform.machine()}"
        print(f"NOT RUN: the counts are those of Linux on x86-64, and this is {here}", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as work:
        counts = measure(work)
    if sys.argv[1:] == ["--update"]:
        write(counts)
    wanted = read()
    if set(wanted) != set(counts):
        sys.exit("counts.txt is about other runs: tests/instructions/run.py --update")
    if judge(counts, wanted):
        sys.exit(HELP)


if __name__ == "__main__":
    main()
