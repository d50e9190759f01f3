"""Icons for the course itself and for where its learners work; as in icons.py."""

import math

from draw import (
    AMBER,
    AMBER_PALE,
    CLAY,
    INK,
    INK_SOFT,
    PAPER,
    SAND,
    TEAL,
    TEAL_DARK,
    TEAL_MID,
    TEAL_MIST,
    TEAL_PALE,
    circle,
    clamp,
    g,
    grow,
    mix,
    path,
    poly,
    rect,
    smooth,
    stroke,
)
from icons import bubble, head, heart, part, sheet, tick

# how the course is taken


def open_book(fill=None, y=0):
    """A book lying open, its back at x = 0."""
    left = f"M0,{y - 22}C-14,{y - 33} -30,{y - 34} -45,{y - 29}V{y + 25}C-30,{y + 20} -14,{y + 21} 0,{y + 31}"
    right = f"C14,{y + 21} 30,{y + 20} 45,{y + 25}V{y - 29}C30,{y - 34} 14,{y - 33} 0,{y - 22}Z"
    return path(left + right, fill, line=TEAL, width=4.5) + path(f"M0,{y - 22}V{y + 31}", line=TEAL, width=4.5)


def read(p=1.0):
    lines = "".join(
        stroke([(side * 9 if side > 0 else -35, y), (35 if side > 0 else -9, y)], part(p, at, at + 0.3), TEAL_PALE, 4)
        for side, y, at in ((-1, -9, 0.0), (-1, 1, 0.12), (-1, 11, 0.24), (1, 11, 0.7))
    )
    sketch = rect(10, -17, 25, 19, 3, TEAL_MIST, opacity=part(p, 0.4, 0.6)) + stroke(
        [(13, -2), (20, -10), (26, -6), (33, -13)], part(p, 0.5, 0.8), AMBER, 3.4
    )
    return open_book(PAPER) + lines + sketch


def practise(p=1.0):
    rows = ""
    for k, (y, good) in enumerate(((-21, False), (1, True), (23, False))):
        chosen = part(p, 0.35, 0.55) if good else 0
        rows += circle(-26, y, 7.5, PAPER, line=TEAL if good else INK_SOFT, width=3.4) + circle(
            -26, y, 4.6 * chosen, TEAL
        )
        rows += path(f"M-11,{y}H{(26, 12, 20)[k]}", line=TEAL_PALE if not good else TEAL_MID, width=6)
    return (
        rect(-43, -40, 78, 80, 9, PAPER, line=TEAL, width=4.5)
        + rows
        + g(circle(0, 0, 16, AMBER), tick(part(p, 0.6, 1), 0, 0, 7.5, PAPER, 5), x=35, y=1, scale=part(p, 0.5, 0.75))
    )


def test(p=1.0):
    rows = ""
    for k, y in enumerate((-22, -1, 20)):
        rows += rect(-27, y - 7, 14, 14, 3, PAPER, line=TEAL_MID, width=3.2) + path(
            f"M-5,{y}H{(12, 24, 16)[k]}", line=TEAL_PALE, width=5.5
        )
        rows += tick(part(p, 0.1 + 0.25 * k, 0.35 + 0.25 * k), -19, y - 1, 7, AMBER, 4.6)
    at = clamp((p - 0.1) / 0.75)
    pen = g(
        path("M0,0L3,-11L30,-38L38,-30L11,-3Z", AMBER, line="#a96c00", width=2),
        path("M0,0L3,-11L11,-3Z", PAPER, line="#a96c00", width=2),
        x=-10,
        y=mix(-14, 28, smooth(at)),
        scale=0.95,
    )
    return sheet(-2, 0, 74, 88) + rows + g(pen, x=8 * part(p, 0.85, 1), y=0)


def certificate(p=1.0):
    stamp = part(p, 0.55, 0.9)
    star = [
        (math.cos(math.pi * k / 12) * (15 if k % 2 else 18.5), math.sin(math.pi * k / 12) * (15 if k % 2 else 18.5))
        for k in range(24)
    ]
    return (
        rect(-46, -34, 92, 66, 5, PAPER, line=TEAL, width=4.5)
        + rect(-39, -27, 78, 52, 2, line=TEAL_MIST, width=2.4)
        + stroke([(-20, -14), (20, -14)], part(p, 0, 0.3), TEAL, 6)
        + stroke([(-28, 0), (14, 0)], part(p, 0.2, 0.45), TEAL_PALE, 4.4)
        + stroke([(-28, 11), (4, 11)], part(p, 0.35, 0.6), TEAL_PALE, 4.4)
        + grow(
            stamp,
            1.25,
            path("M-10,10L-14,33L-4,27L0,31L4,27L14,33L10,10Z", CLAY),
            poly(star, AMBER, closed=True, line=AMBER, width=2),
            circle(0, 0, 10, AMBER_PALE),
            tick(stamp, 0, 0, 5, INK, 3.2),
            x=26,
            y=16,
        )
    )


# where the learners work, and what else the course can do


def hall(p=1.0):
    return (
        path("M-40,-8L0,-30L40,-8Z", TEAL, line=TEAL, width=4)
        + circle(0, -17, 5.5, AMBER_PALE)
        + "".join(rect(x - 5, -3, 10, 32, 1, TEAL_MID) for x in (-28, -9.5, 9.5, 28))
        + rect(-42, 29, 84, 9, 2, TEAL_DARK)
        + path("M0,-30V-44", line=INK, width=3)
        + path("M0,-44H15V-35H0Z", AMBER)
    )


def jobs(p=1.0):
    return g(work_case(), y=4)


def work_case():
    return (
        path("M-13,-20v-7q0,-6 6,-6h14q6,0 6,6v7", line=TEAL_DARK, width=5)
        + rect(-40, -20, 80, 54, 8, TEAL)
        + path("M-40,1C-22,10 22,10 40,1", line=TEAL_DARK, width=4)
        + rect(-7, 0, 14, 12, 3, AMBER)
    )


def together(p=1.0):
    return head(-19, 16, 1.15, TEAL, "#8a5a3d") + head(19, 16, 1.15, AMBER, "#f0cfae") + g(heart(), y=-29, scale=0.95)


def school(p=1.0):
    return (
        rect(-42, -6, 84, 42, 3, CLAY)
        + path("M-22,36V-16L0,-34L22,-16V36Z", "#c98462")
        + path("M-26,-13L0,-35L26,-13", line=INK, width=5)
        + rect(-7, 14, 14, 22, 2, INK)
        + circle(0, -7, 8, PAPER, line=INK, width=2.6)
        + path("M0,-11.5V-7L3.5,-5", line=INK, width=2.4)
        + "".join(rect(x - 5, 4, 10, 12, 1, PAPER) for x in (-32, 32))
        + "".join(rect(x - 5, 22, 10, 8, 1, PAPER) for x in (-32, 32))
    )


def bookmark(p=1.0):
    fall = (1 - part(p, 0.2, 0.8)) * -26
    return (
        g(path("M-9,-6H9V42L0,34L-9,42Z", AMBER), x=22, y=-34 + fall, opacity=part(p, 0.2, 0.5))
        + open_book(y=2)
        + "".join(path(f"M-35,{y}H-10", line=TEAL_PALE, width=4) for y in (-8, 2, 12))
        + "".join(path(f"M10,{y}H33", line=TEAL_PALE, width=4) for y in (16,))
    )


def devices(p=1.0):
    return (
        rect(-44, -30, 66, 46, 5, TEAL_DARK)
        + rect(-39, -25, 56, 36, 2, PAPER)
        + path("M-50,22H26", line=INK, width=6)
        + path("M-31,-14H-8M-31,-4H4", line=TEAL_PALE, width=4.4)
        + rect(14, -14, 32, 54, 6, INK)
        + rect(18, -8, 24, 40, 2, PAPER)
        + path("M23,0H33M23,9H37M23,18H30", line=AMBER, width=3.6)
        + circle(30, 36.2, 1.8, SAND)
    )


def languages(p=1.0):
    def speech(x, y, scale, fill, line, at, marks):
        shown = part(p, at, at + 0.4)
        return g(
            bubble("M-18,-14h36q8,0 8,8v12q0,8 -8,8h-20l-11,10v-10h-5q-8,0 -8,-8v-12q0,-8 8,-8Z", fill, line, 3.4),
            *(path(f"M-14,{y0}H{x1}", line=line, width=3.6) for y0, x1 in marks),
            x=x,
            y=y,
            scale=scale * mix(0.6, 1, shown),
            opacity=shown,
        )

    return (
        speech(-17, -23, 1, PAPER, TEAL, 0.0, ((-4, 14), (5, 4)))
        + speech(20, -1, 1, AMBER_PALE, AMBER, 0.25, ((-4, 6), (5, 13)))
        + speech(-14, 24, 1, TEAL_MIST, TEAL_DARK, 0.5, ((-4, 12), (5, 9)))
    )
