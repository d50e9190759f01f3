"""The whole integration path in one picture: the end of the video "polku" and the figure of the same name."""

import math

import icons
from draw import (
    AMBER,
    AMBER_PALE,
    PAPER,
    SAND_DARK,
    SAND_DEEP,
    TEAL_MID,
    TEAL_MIST,
    TEAL_PALE,
    badge,
    circle,
    clamp,
    curve,
    ellipse,
    g,
    mix,
    poly,
    ramp,
    stroke,
)
from people import person
from scenery import birch, cloud, hill, house, spruce

START = (62, 320)
STEPS = [
    (icons.guidance, 174, 196),
    (icons.assess, 290, 306),
    (icons.plan, 408, 156),
    (icons.learn, 526, 278),
    (icons.testing, 644, 128),
    (icons.work, 760, 256),
]
GOAL = (868, 124)
ROAD = curve((-40, 340), START, *((x, y) for _, x, y in STEPS), GOAL, step=5)
LAND = "#c3dad6"


def _reach():
    """How far along the road, 0..1, each step and the goal lie."""
    lengths = [0.0]
    for a, b in zip(ROAD, ROAD[1:]):
        lengths.append(lengths[-1] + math.dist(a, b))
    spots = [*((x, y) for _, x, y in STEPS), GOAL]
    return [lengths[min(range(len(ROAD)), key=lambda i: math.dist(ROAD[i], spot))] / lengths[-1] for spot in spots]


REACH = _reach()


def overview(p=1.0, t=0.0, wave=0.0):
    """The picture, 960 by 540; the line has been drawn as far as `p`, steps that it has reached are there."""
    out = cloud(140, 66, 40, 0.9) + cloud(530, 56, 32, 0.8)
    glow = ramp(p, 0.9, 0.1)
    out += circle(*GOAL, mix(60, 124, glow), AMBER_PALE, opacity=0.22) + circle(
        *GOAL, mix(50, 98, glow), AMBER_PALE, opacity=0.4
    )
    out += hill(-20, 980, 540, [130, 170, 134, 176, 130, 170, 196], TEAL_MIST)
    out += hill(-20, 980, 540, [140, 116, 150, 112, 132, 108, 150], LAND)
    out += hill(-20, 980, 540, [92, 104, 90, 100, 94], SAND_DEEP)
    out += (
        spruce(206, 442, 66, TEAL_PALE) + spruce(246, 448, 92) + birch(478, 446, 78) + spruce(520, 446, 70, TEAL_PALE)
    )
    out += spruce(640, 448, 84)
    out += house(800, 448, 66) + house(916, 450, 72, TEAL_MID)
    out += poly(ROAD, line=PAPER, width=15) + poly(ROAD, line=SAND_DARK, width=5, dash="0.5 12")
    out += stroke(ROAD, p, AMBER, 7)
    out += g(icons.disc(icons.arrive, 1, r=44), x=START[0], y=START[1])
    for k, (icon, x, y) in enumerate(STEPS):
        shown = clamp((p - REACH[k]) / 0.09 + 0.35)
        shown = shown * shown * (3 - 2 * shown)
        out += g(
            icons.disc(icon, 1, r=60),
            badge(k + 1, 45, -45, 20),
            x=x,
            y=y,
            scale=mix(0.7, 1, shown),
            opacity=min(1, 3 * shown),
        )
    shown = ramp(p, REACH[6] - 0.06, 0.06)
    out += g(
        icons.disc(icons.community, 1, r=72, ring=AMBER),
        x=GOAL[0],
        y=GOAL[1],
        scale=mix(0.7, 1, shown),
        opacity=min(1, 3 * shown),
    )
    crowd = [("traveller", 96, 1), ("neighbour", 742, 1), ("guide", 852, 1), ("student", 884, -1)]
    for k, (who, x, facing) in enumerate(crowd):
        out += ellipse(x, 464, 22, 3.5, "#1d2a30", opacity=0.08)
        out += person(
            who,
            x,
            464,
            86,
            facing=facing,
            t=t + k,
            wave=wave if k else 0,
            bag="pack" if k == 0 else None,
            step=0.12 if k == 0 else None,
        )
    return out
