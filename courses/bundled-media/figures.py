"""Writes the two still figures: `figures.py FOLDER`."""

import pathlib
import sys

import icons
import icons_course
from draw import AMBER, INK, SAND, SAND_DEEP, TEAL, TEAL_MIST, TEAL_PALE, circle, ellipse, g, path, rect, svg
from overview import overview
from people import person
from scenery import hill, house, spruce


def plate(width, height, name, *parts):
    """An own light ground with round corners, so that the figure is the same on a light and on a dark page."""
    clip = f'<clipPath id="{name}"><rect width="{width}" height="{height}" rx="20"/></clipPath>'
    return svg(width, height, clip, f'<g clip-path="url(#{name})">', rect(0, 0, width, height, 0, SAND), *parts, "</g>")


def arrow(colour):
    """A bent arrow to the right, from (-125, 0) to (125, 0)."""
    return path("M-122,8C-70,-36 30,-48 88,-20", line=colour, width=19) + path(
        "M78,-56L128,0L54,12Z", colour, line=colour, width=8
    )


def two_way():
    left = [("traveller", 226, 172, 1)]
    right = [("teacher", 690, 172, -1), ("elder", 774, 172, -1), ("neighbour", 854, 166, -1)]
    hands = {"traveller": dict(reach=1.0), "teacher": dict(reach=1.0)}
    crowd = "".join(
        ellipse(x, 430, 38, 6, INK, opacity=0.09)
        + person(who, x, 430, height, facing=facing, bag="pack" if who == "traveller" else None, **hands.get(who, {}))
        for who, x, height, facing in left + right
    )
    middle = g(
        circle(-46, 0, 98, TEAL, opacity=0.18),
        circle(46, 0, 98, AMBER, opacity=0.22),
        circle(-46, 0, 98, line=TEAL, width=5),
        circle(46, 0, 98, line=AMBER, width=5),
        g(icons.heart(), scale=1.75, y=2),
        g(icons_course.languages(), x=-94, scale=0.62),
        g(icons_course.work_case(), x=96, y=-2, scale=0.6),
        x=480,
        y=150,
    )
    return plate(
        960,
        500,
        "two-way",
        hill(-20, 980, 520, [120, 180, 130, 96, 150, 190, 120], TEAL_MIST),
        hill(-20, 980, 520, [130, 100, 120, 86, 110, 140, 118], "#c3dad6"),
        hill(-20, 980, 520, [96, 100, 98, 100, 96], SAND_DEEP),
        spruce(58, 426, 150),
        spruce(124, 428, 104, TEAL_PALE),
        house(898, 424, 128),
        middle,
        g(arrow(TEAL), x=468, y=352),
        g(arrow(AMBER), x=468, y=398, turn=180),
        crowd,
    )


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kotoutumispolku.svg").write_text(plate(960, 500, "path", overview()), encoding="utf-8")
    (folder / "kotoutuminen-kaksisuuntainen.svg").write_text(two_way(), encoding="utf-8")


main()
