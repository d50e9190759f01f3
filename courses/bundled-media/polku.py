"""The video "polku": one person walks the integration path; a camera follows and at last shows all of it."""

import math

import icons
from draw import (
    AMBER,
    CLAY,
    INK,
    SAND,
    SAND_DARK,
    SAND_DEEP,
    TEAL,
    TEAL_MID,
    TEAL_MIST,
    TEAL_PALE,
    badge,
    clamp,
    ellipse,
    g,
    mix,
    poly,
    pulse,
    ramp,
    rect,
    svg,
)
from overview import overview
from people import person
from scenery import birch, cloud, hill, house, spruce, sun

WIDTH, HEIGHT = 960, 540
LENGTH = 65.0
POSTER = 64.0

FIRST, GAP = 260, 350
SIGN = 218  # how high above the path the middle of a sign is

# Icon, when the walker arrives and goes on. The first is the start, the last the goal, the others are numbered.
STATIONS = [
    (icons.arrive, 3.4, 8.6),
    (icons.guidance, 10.8, 15.0),
    (icons.assess, 17.2, 22.4),
    (icons.plan, 24.6, 30.0),
    (icons.learn, 32.2, 37.6),
    (icons.testing, 39.8, 43.6),
    (icons.work, 45.8, 50.6),
    (icons.community, 52.8, 99),
]
GOAL = len(STATIONS) - 1
HELPERS = [None, ("guide", 86), ("worker", 92), ("teacher", 88), ("elder", 88), ("teacher", 88), ("friend", 90), None]
STOP = -62  # the walker stops this far from the sign


def ridge(x):
    """The height of the path at x: a crest at every station, rising a little all the way."""
    x = min(x, FIRST + GOAL * GAP)  # level ground from the goal on
    return 700 - 0.034 * x - 20 * math.cos(2 * math.pi * (x - FIRST) / GAP) - 14 * math.sin(x / 410)


def station(k):
    return FIRST + GAP * k


def walker(t):
    """Where the walker is, and whether on the move."""
    x, before = -150.0, 0.0
    for k, (_, arrives, leaves) in enumerate(STATIONS):
        if t < arrives:
            s = ramp(t, before, arrives - before)
            return mix(x, station(k) + STOP, s), 0.004 < s < 0.996
        x, before = station(k) + STOP, leaves
    return x, False


def camera(t):
    """Middle of the picture in the world, and the enlargement."""
    x = 0.0
    for k in range(-8, 9):  # a smoothed walker: the camera starts a little before and settles a little after
        x += walker(max(0, t + k * 0.16))[0] / 17
    x = max(x + 62, 190) + 70 * ramp(t, 50.6, 2.8)
    return x, ridge(x) - 118, 1.06


def land(left, right, base):
    points = [(x, ridge(x)) for x in range(int(left), int(right) + 1, 14)]
    return poly([(left, base), *points, (right, base)], SAND_DEEP, closed=True), points


def sign(k, t):
    icon, arrives, _ = STATIONS[k]
    x = station(k)
    foot = ridge(x)
    shown = ramp(t, arrives - 1.5, 1.1)
    if k == 0:
        shown = ramp(t, 1.6, 1.2)
    p = clamp((t - arrives + 0.3) / 2.4)
    plate = icons.disc(icon, p, r=84, ring=AMBER if k == GOAL else TEAL)
    number = badge(k, 66, -62, 22) if 0 < k < GOAL else ""
    post = rect(-4.5, -SIGN + 60, 9, SIGN - 58, 3, "#8a6a4d")
    return g(
        ellipse(0, 2, 26, 4, INK, opacity=0.08),
        post,
        g(plate, number, y=-SIGN, scale=mix(0.6, 1, shown)),
        x=x,
        y=foot,
        opacity=shown,
    )


# where, how high, which kind
TREES = [
    (-330, 150, 0), (-250, 110, 1), (-20, 120, 0), (40, 84, 1), (420, 128, 0), (462, 92, 2), (738, 118, 2),
    (792, 140, 0), (1096, 96, 1), (1150, 134, 0), (1450, 124, 2), (1500, 100, 1), (1800, 140, 0), (1846, 104, 1),
    (2142, 126, 2), (2196, 96, 1), (2492, 124, 0), (2540, 92, 1), (3130, 150, 0), (3210, 120, 1), (3280, 150, 0),
]  # fmt: skip


def trees():
    out = ""
    for x, height, kind in TREES:
        y = ridge(x) + 4
        out += birch(x, y, height) if kind == 2 else spruce(x, y, height, TEAL_PALE if kind else TEAL_MID)
    return out


def village(t):
    """Where the path leads: houses, neighbours, and the walker among them."""
    lit = ramp(t, 53.2, 1)
    spots = [(2916, 112, CLAY), (3044, 128, TEAL_MID), (3154, 96, "#c99a5b")]
    out = "".join(house(x, ridge(x) + 4, w, wall, lit=lit) for x, w, wall in spots)
    people = [("neighbour", 2786, 116), ("student", 2856, 124), ("guide", 2980, 128), ("elder", 3050, 124)]
    for k, (who, x, height) in enumerate(people):
        out += person(who, x, ridge(x) + 6, height, facing=-1, t=t + 0.5 * k, wave=pulse(t, 52.2 + 0.35 * k, 58.5, 0.9))
    return out


def walk(t):
    """The long way, seen from near."""
    cx, cy, zoom = camera(t)
    x, moving = walker(t)
    left, right = -1500, 4100
    earth, line = land(left, right, 2400)
    shift = (cx - 1200) * 0.5
    hills = g(
        hill(
            -2600,
            5000,
            2200,
            [1560 + k for k in (60, 130, 40, 150, 70, 170, 60, 140, 90, 180, 70, 150, 60, 160, 80)],
            TEAL_MIST,
        ),
        x=shift,
    ) + g(
        hill(
            -2600,
            5000,
            2200,
            [1530 + k for k in (40, 70, 20, 90, 30, 60, 100, 30, 80, 40, 90, 20, 70, 30, 60, 50)],
            "#c3dad6",
        ),
        x=shift * 0.6,
    )
    walked = [p for p in line if -150 <= p[0] <= x]
    ahead = [p for p in line if x <= p[0] <= station(GOAL) + 20]
    trail = poly(ahead, line=SAND_DARK, width=7, dash="1 16") + poly([*walked, (x, ridge(x))], line=AMBER, width=7)
    helpers = ""
    for k, helper in enumerate(HELPERS):
        if helper:
            who, offset = helper
            hx = station(k) + offset
            arrives, leaves = STATIONS[k][1:]
            greet = pulse(t, arrives - 1.2, arrives + 1.5, 0.8)
            show = pulse(t, arrives + 1.6, leaves + 0.4, 0.8)
            helpers += person(
                who, hx, ridge(hx) + 6, 126, facing=-1, t=t, wave=greet, reach=show if greet < 0.02 else 0
            )
    bag = "pack" if t < 53.6 else None
    me = person(
        "traveller",
        x,
        ridge(x) + 6,
        122,
        step=(x + 150) / 95 if moving else None,
        t=t,
        bag=bag,
        wave=pulse(t, 53.6, 58.5, 0.9),
        reach=0,
    )
    world = (
        g(sun(0, 0, 62), x=cx + 300, y=cy - 150)
        + "".join(cloud(cx * 0.6 + k * 620 - 700 + 3 * t, 330 - 60 * (k % 2), 70, 0.92) for k in range(7))
        + hills
        + trees()
        + earth
        + village(t)
        + trail
        + "".join(sign(k, t) for k in range(GOAL + 1))
        + helpers
        + ellipse(x, ridge(x) + 6, 30, 4, INK, opacity=0.08)
        + me
    )
    look = f"translate({WIDTH / 2} {HEIGHT / 2}) scale({zoom:.5f}) translate({-cx:.3f} {-cy:.3f})"
    return f'<g transform="{look}">{world}</g>'


def frame(t):
    near = 1 - ramp(t, 57.0, 0.8)
    out = g(walk(t), opacity=near) if near > 0 else ""
    if t > 57.5:
        out += g(overview(mix(0.02, 1, clamp((t - 57.9) / 3.6)), t, ramp(t, 61.4, 0.9)), opacity=ramp(t, 57.5, 0.8))
    return svg(WIDTH, HEIGHT, rect(0, 0, WIDTH, HEIGHT, 0, SAND), out)
