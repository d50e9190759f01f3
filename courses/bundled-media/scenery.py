"""The land: hills, spruces, birches, houses, sun, clouds, water."""

import math

from draw import (
    AMBER_PALE,
    CLAY,
    INK,
    PAPER,
    SAND_DEEP,
    TEAL_MID,
    TEAL_MIST,
    TEAL_PALE,
    circle,
    ellipse,
    g,
    path,
    poly,
    rect,
)


def spruce(x, y, height, colour=TEAL_MID):
    def at(across, up):
        return f"{across * height:.1f},{-up * height:.1f}"

    outline = (
        f"M{at(0, 1)}C{at(0.09, 0.8)} {at(0.17, 0.66)} {at(0.2, 0.58)}L{at(0.12, 0.58)}"
        f"C{at(0.18, 0.38)} {at(0.25, 0.22)} {at(0.29, 0.13)}Q{at(0, 0.07)} {at(-0.29, 0.13)}"
        f"C{at(-0.25, 0.22)} {at(-0.18, 0.38)} {at(-0.12, 0.58)}L{at(-0.2, 0.58)}"
        f"C{at(-0.17, 0.66)} {at(-0.09, 0.8)} {at(0, 1)}Z"
    )
    trunk = rect(-height * 0.035, -height * 0.16, height * 0.07, height * 0.16, 1, "#7a6652")
    return g(trunk, path(outline, colour), x=x, y=y)


def birch(x, y, height, colour=TEAL_PALE):
    h = height
    return g(
        rect(-h * 0.03, -h * 0.6, h * 0.06, h * 0.6, 2, PAPER),
        *(rect(-h * 0.03, -h * k, h * 0.035, h * 0.018, 0, INK) for k in (0.12, 0.24, 0.33)),
        ellipse(0, -h * 0.68, h * 0.23, h * 0.33, colour),
        x=x,
        y=y,
    )


def house(x, y, width, wall=CLAY, roof=INK, lit=0.0):
    """A small wooden house; `lit` 0..1 lights its windows."""
    w = width
    window = AMBER_PALE if lit > 0.5 else PAPER
    panes = "".join(
        rect(k * w - w * 0.08, -w * 0.5, w * 0.16, w * 0.19, 1, window, line=PAPER, width=w * 0.025)
        for k in (-0.27, 0.27)
    )
    return g(
        rect(-w * 0.46, -w * 0.66, w * 0.92, w * 0.66, 2, wall),
        rect(w * 0.18, -w * 1.1, w * 0.12, w * 0.3, 1, roof),
        path(
            f"M{-w * 0.56:.1f},{-w * 0.62:.1f}L0,{-w * 1.1:.1f}L{w * 0.56:.1f},{-w * 0.62:.1f}Z",
            roof,
            line=roof,
            width=w * 0.03,
        ),
        panes,
        rect(-w * 0.1, -w * 0.36, w * 0.2, w * 0.36, 2, PAPER),
        circle(w * 0.05, -w * 0.17, w * 0.018, INK),
        x=x,
        y=y,
    )


def sun(x, y, r):
    return (
        circle(x, y, r * 1.75, AMBER_PALE, opacity=0.22)
        + circle(x, y, r * 1.35, AMBER_PALE, opacity=0.35)
        + circle(x, y, r, "#eeb64b")
    )


def cloud(x, y, size, opacity=1.0):
    s = size
    return g(
        rect(-s, -s * 0.28, s * 2, s * 0.46, s * 0.23, PAPER),
        circle(-s * 0.25, -s * 0.3, s * 0.42, PAPER),
        circle(s * 0.35, -s * 0.2, s * 0.32, PAPER),
        x=x,
        y=y,
        opacity=opacity,
    )


def hill(left, right, base, heights, colour):
    """A ridge from left to right with the given heights at equal distances, filled down to `base`."""
    step = (right - left) / (len(heights) - 1)
    points = []
    count = max(24, round((right - left) / 26))
    for i in range(count + 1):
        at = i / count * (len(heights) - 1)
        k = min(int(at), len(heights) - 2)
        s = (1 - math.cos(math.pi * (at - k))) / 2
        points.append((left + at * step, base - (heights[k] + (heights[k + 1] - heights[k]) * s)))
    return poly([(left, base), *points, (right, base)], colour, closed=True)


def ground(width, height, level, t=0.0):
    """The land that most scenes stand on: two far ridges and the near ground, below `level`."""
    return (
        hill(-20, width + 20, height, [height - level + k for k in (36, 74, 40, 92, 58, 66, 30)], TEAL_MIST)
        + hill(-20, width + 20, height, [height - level + k for k in (26, 12, 44, 20, 34, 14, 40)], "#c3dad6")
        + hill(-20, width + 20, height, [height - level + k for k in (0, 6, 2, 8, 0)], SAND_DEEP)
    )
