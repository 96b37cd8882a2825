"""Runs a program and says what it cost: for `compare.py` and `sizes.py`.

Needs a system with `wait4`: Linux, macOS, a BSD.
"""

import contextlib
import os
import platform
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from datetime import date


class Failed(Exception):
    """A program that is measured did not do its work."""


@dataclass
class Cost:
    """What one run cost: seconds by the clock, seconds of processors, MB of memory at most."""

    wall: float
    cpu: float
    memory: float


class Stopwatch:
    """Runs programs one after another, and counts what others did meanwhile."""

    def __init__(self, log, patience):
        self.log = log  # the file that takes what programs print
        self.patience = patience  # seconds after which a program is stopped
        self.others = 0.0  # seconds of processors that were used by others while something was measured
        self.total = 0.0  # seconds in which something was measured

    def run(self, command, expected=0):
        """The cost of a command, or none if it took too long."""
        others = busy()
        with open(self.log, "wb") as log:
            begun = time.monotonic()
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
            late = threading.Event()
            timer = threading.Timer(self.patience, lambda: (late.set(), stop(child)))
            timer.start()
            try:
                _, status, used = os.wait4(child.pid, 0)
            except BaseException:
                stop(child)
                raise
            finally:
                timer.cancel()
            wall = time.monotonic() - begun
            child.returncode = os.waitstatus_to_exitcode(status)
        cpu = used.ru_utime + used.ru_stime
        self.total += wall
        self.others += max(0.0, busy() - others - cpu)
        if late.is_set():
            return None
        if child.returncode != expected:
            with open(self.log, encoding="utf-8", errors="replace") as log:
                raise Failed(f"{' '.join(command)}: exit code {child.returncode}\n{log.read()[-2000:]}")
        return Cost(wall, cpu, megabytes(used.ru_maxrss))

    def circumstances(self, folder, versions):
        """When and where it was measured, and what may have disturbed it: sentences on one line."""
        where = "in memory" if in_memory(folder) else "on a disk"
        others = 100 * self.others / (self.total * len(usable())) if self.total else 0.0
        return (
            f"Measured on {today()}: {machine()}; sources and sites {where}; {versions}. "
            f"Other programs took {others:.0f} % of the processors meanwhile."
        )


def stop(child):
    """Ends a program and all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def megabytes(of_usage):
    """What the system calls the most memory is in KiB, but on macOS in bytes."""
    return of_usage / 1e6 if sys.platform == "darwin" else of_usage * 1024 / 1e6


def least_memory():
    """A program counts at least what we use, because it begins as our copy: below this nothing can be told."""
    return megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def busy():
    """Seconds of processors that were used since the start, or 0 where the system does not tell."""
    try:
        with open("/proc/stat", encoding="ascii") as file:
            user, nice, system, _, _, irq, softirq, *_ = map(int, file.readline().split()[1:])
    except OSError:
        return 0.0
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def middle(values):
    """The median; of an even number the upper one, so that it is always one that was measured."""
    return sorted(values)[len(values) // 2]


def tree(folder):
    """How many files a folder holds, and how many MB."""
    files = [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
    return len(files), sum(map(os.path.getsize, files)) / 1e6


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)


def machine():
    """The processor, how many, and the memory."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {len(usable())} processors, {memory:.0f} GiB of memory, {platform.system()}"


def in_memory(folder):
    """Whether a folder is on a RAM disk."""
    try:
        with open("/proc/mounts", encoding="utf-8") as file:
            mounts = [line.split()[1:3] for line in file]
    except OSError:
        return False
    own = [(len(place), kind) for place, kind in mounts if os.path.commonpath([folder, place]) == place]
    return max(own, default=(0, ""))[1] in ("tmpfs", "ramfs")


def usable():
    """The processors that this process may use."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)


def today():
    now = date.today()
    return f"{now.day} {now:%B %Y}"


def version(command):
    """What a program says of its version, in short."""
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return next((word.lstrip("v").split("-")[0] for word in words if word.lstrip("v")[:1].isdigit()), "?")


def say(text):
    """Tells whoever waits how far it is."""
    print(text, file=sys.stderr, flush=True)


def thousands(number):
    return f"{number:,.0f}"


def brief(number):
    """A number with as many digits as mean something."""
    return f"{number:.2f}" if number < 10 else f"{number:.1f}" if number < 100 else thousands(number)


def replace_between(path, name, text):
    """Puts a text between `<!-- name -->` and `<!-- /name -->` in a file."""
    with open(path, encoding="utf-8") as file:
        old = file.read()
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    if old.count(begin) != 1 or old.count(end) != 1:
        raise Failed(f"{path} has no {begin.strip()} and {end}")
    before, rest = old.split(begin)
    after = rest.split(end)[1]
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{begin}\n{text}\n{end}{after}")
