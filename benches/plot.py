"""Draws lines over two axes that both count in powers of ten: for `sizes.py`.

The picture brings its own ground, light or dark as the reader's system is, so that it can be read on any page.
"""

import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDE, HIGH = 400, 300  # of the field of one panel
LEFT, TOP, GAP, BELOW, RIGHT = 64, 44, 96, 52, 70

STYLE = """
  svg { font: 13px system-ui, sans-serif; fill: #1f2328 }
  svg { --grid: #d8dee4; --quiet: #656d76; --one: #0b57a4; --two: #b3541e }
  .ground { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    svg { fill: #e6edf3; --grid: #30363d; --quiet: #9da7b1; --one: #79b8ff; --two: #ffab70 }
    .ground { fill: #161b22 }
  }
  .grid { stroke: var(--grid) }
  .quiet { fill: var(--quiet) }
  .title { font-weight: 600 }
  .proportion { stroke: var(--quiet); stroke-dasharray: 2 5; fill: none }
  .line { fill: none; stroke-width: 2 }
  .one { stroke: var(--one) } .two { stroke: var(--two); stroke-dasharray: 8 4 }
  .dot.one { fill: var(--one) } .dot.two { fill: var(--two); stroke-dasharray: none }
  .end.one { fill: var(--one); stroke: none } .end.two { fill: var(--two); stroke: none }
"""


@dataclass
class Line:
    """Points to be joined, and what stands at their end."""

    name: str
    points: list


@dataclass
class Panel:
    """One field: a title with the unit, and lines over the same axes."""

    title: str
    lines: list

    def bounds(self):
        """The powers of ten around all points, of both axes."""
        across = [x for line in self.lines for x, _ in line.points]
        up = [y for line in self.lines for _, y in line.points]
        return [(math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))) for values in (across, up)]


def number(power):
    return f"{10**power:,}" if power >= 0 else f"{10**power:.{-power}f}"


def panel(which, at):
    """The elements of a panel that begins so far from the left."""
    (x_least, x_most), (y_least, y_most) = which.bounds()

    def across(x):
        return at + (math.log10(x) - x_least) / (x_most - x_least) * WIDE

    def up(y):
        return TOP + HIGH - (math.log10(y) - y_least) / (y_most - y_least) * HIGH

    out = [f'<text class="title" x="{at}" y="{TOP - 18}">{escape(which.title)}</text>']
    for power in range(x_least, x_most + 1):
        x = across(10**power)
        out.append(f'<path class="grid" d="M{x:.1f} {TOP}v{HIGH}"/>')
        out.append(f'<text class="quiet" x="{x:.1f}" y="{TOP + HIGH + 18}" text-anchor="middle">{number(power)}</text>')
    for power in range(y_least, y_most + 1):
        y = up(10**power)
        out.append(f'<path class="grid" d="M{at} {y:.1f}h{WIDE}"/>')
        out.append(f'<text class="quiet" x="{at - 8}" y="{y + 4:.1f}" text-anchor="end">{number(power)}</text>')
    out.append(f'<text class="quiet" x="{at + WIDE / 2}" y="{TOP + HIGH + 38}" text-anchor="middle">pages</text>')
    out.append(f'<path class="proportion" d="{proportion(which, across, up, 10**y_least)}"/>')
    for line, mark in zip(which.lines, ("one", "two")):
        places = [(across(x), up(y)) for x, y in line.points]
        joined = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        out.append(f'<path class="line {mark}" d="M{joined}"/>')
        out += [f'<circle class="dot {mark}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places]
    ends = [up(line.points[-1][1]) for line in which.lines]
    for line, mark, y in zip(which.lines, ("one", "two"), apart(*ends)):
        x = across(line.points[-1][0])
        out.append(f'<text class="end {mark}" x="{x + 8:.1f}" y="{y + 4:.1f}">{escape(line.name)}</text>')
    return out


def apart(first, second, least=17):
    """Moves two heights away from each other until what stands there can be read."""
    missing = max(0.0, least - abs(first - second)) / 2
    return (first - missing, second + missing) if first <= second else (first + missing, second - missing)


def proportion(which, across, up, least):
    """What the last point of the first line would mean for fewer pages if cost grew as pages do."""
    (first, _), (last, cost) = which.lines[0].points[0], which.lines[0].points[-1]
    begin = max(first, last * least / cost)
    return f"M{across(begin):.1f} {up(cost * begin / last):.1f}L{across(last):.1f} {up(cost):.1f}"


def draw(panels, title):
    """The whole picture; the title is for those who cannot see it."""
    step = WIDE + GAP
    wide, high = LEFT + step * len(panels) - GAP + RIGHT, TOP + HIGH + BELOW
    parts = [element for at, which in enumerate(panels) for element in panel(which, LEFT + at * step)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
        ' role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n"
        f'<rect class="ground" width="{wide}" height="{high}" rx="6"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )
