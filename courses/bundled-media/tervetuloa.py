"""The video "tervetuloa": what the course is, what integration means, how the course is taken."""

import math

import icons
import icons_course
from book import welcome
from draw import (
    AMBER,
    AMBER_PALE,
    INK,
    PAPER,
    SAND,
    SAND_DARK,
    SAND_DEEP,
    TEAL,
    TEAL_MID,
    TEAL_PALE,
    badge,
    circle,
    clamp,
    curve,
    ellipse,
    g,
    mix,
    path,
    pulse,
    ramp,
    rect,
    stroke,
    svg,
)
from people import person
from scenery import birch, cloud, ground, house, spruce, sun

WIDTH, HEIGHT = 960, 540
LENGTH = 58.0
POSTER = 6.6


def sky(t):
    drift = 2.2 * t
    return cloud(120 + drift, 92, 46, 0.75) + cloud(760 + drift * 0.8, 70, 38, 0.6)


def workplaces(t):
    """Four kinds of workplace around one person; what they know in common comes together in the middle."""
    places = [
        (icons_course.hall, 158, 258, 0.9),
        (icons_course.jobs, 344, 140, 1.4),
        (icons_course.together, 616, 140, 1.9),
        (icons_course.school, 802, 258, 2.4),
    ]
    out = ground(WIDTH, HEIGHT, 424)
    lines, discs = "", ""
    for k, (icon, x, y, start) in enumerate(places):
        arc = curve((x, y), (mix(x, 480, 0.5), mix(y, 300, 0.5) - 16), (480, 312))
        lines += stroke(arc, ramp(t, start + 2.4, 1.6), TEAL_PALE, 4)
        at = (t - start - 3.6) / 2.6
        if at > 0:
            spot = arc[int((at % 1) * (len(arc) - 1))]
            lines += circle(*spot, 6, AMBER, opacity=math.sin(math.pi * (at % 1)) * ramp(t, start + 3.6, 0.6))
        p = ramp(t, start, 0.9)
        discs += g(icons.disc(icon, 1, r=66), x=x, y=y + 3 * math.sin(0.9 * t + k), scale=mix(0.7, 1, p), opacity=p)
    glow = ramp(t, 5.2, 1.6)
    return (
        out
        + spruce(60, 432, 110)
        + spruce(112, 438, 76, TEAL_PALE)
        + birch(900, 436, 110)
        + lines
        + discs
        + circle(480, 364, 96 * glow, AMBER_PALE, opacity=0.5)
        + ellipse(480, 452, 60, 7, INK, opacity=0.08)
        + person("worker", 480, 452, 178, t=t, wave=pulse(t, 5.6, 9.4, 1.0))
    )


def bridge(p):
    """A bridge that grows from both banks at once."""

    def deck(x):
        return 424 - 46 * math.cos((x - 480) / 210 * math.pi / 2)

    out = ""
    for side in (-1, 1):
        xs = [480 + side * (210 - 210 * p * k / 30) for k in range(31)]
        points = [(x, deck(x)) for x in xs]
        out += stroke(points, 1 if p > 0.02 else 0, "#8a6a4d", 13)
        out += "".join(
            path(f"M{x:.1f},{deck(x):.1f}v-34", line="#8a6a4d", width=5)
            for x in (480 + side * (205 - 41 * k) for k in range(6))
            if p * 210 >= 210 - abs(x - 480)
        )
        out += stroke([(x, y - 34) for x, y in points], 1 if p > 0.02 else 0, "#8a6a4d", 5)
    return out, deck


def meeting(t):
    """Integration goes both ways: a newcomer and the people of the place cross the bridge towards each other."""
    p = ramp(t, 1.0, 3.0)
    wood, deck = bridge(p)
    far = ground(WIDTH, HEIGHT, 418)
    water = rect(262, 415, 436, 130, 0, "#b9d6d6") + "".join(
        path(f"M{x + 6 * math.sin(0.8 * t + k):.1f},{y}h{w}", line=PAPER, width=3, opacity=0.7)
        for k, (x, y, w) in enumerate(((330, 446, 46), (540, 458, 60), (430, 482, 44), (590, 500, 40), (350, 512, 50)))
    )
    banks = path("M-20,424H270C286,424 292,450 300,560H-20Z", SAND_DEEP) + path(
        "M980,424H690C674,424 668,450 660,560H980Z", SAND_DEEP
    )

    def stand(x):
        return deck(x) - 5 if 270 < x < 690 else 426

    def walker(who, start_x, end_x, start, end, height, bag=None, wave=0.0):
        s = ramp(t, start, end - start)
        x = mix(start_x, end_x, s)
        moving = 0.01 < s < 0.99
        facing = 1 if end_x > start_x else -1
        step = abs(x - start_x) / (height * 0.78) if moving else None
        return person(who, x, stand(x), height, step=step, facing=facing, t=t, bag=bag, wave=0 if moving else wave)

    talk = ramp(t, 6.6, 0.9)
    word = ramp(t, 7.8, 0.9)

    def bubble(x, y, side, fill, line, shown, inner):
        corner, edge, tip = 13 * side, 8 * side, 20 * side
        outline = (
            f"M{-40 * side},-26h{80 * side}q{corner},0 {corner},13v26q0,13 {-corner},13h{-52 * side}l{-tip},18v-18"
            f"h{-edge}q{-corner},0 {-corner},-13v-26q0,-13 {corner},-13Z"
        )
        return g(
            icons.bubble(outline, fill, line),
            inner,
            x=x,
            y=y + 8 * (1 - shown),
            opacity=shown,
        )

    left = bubble(
        392,
        196,
        1,
        PAPER,
        TEAL,
        talk,
        g(icons.heart(), x=-24, scale=0.8) + circle(0, 0, 5, TEAL_MID) + g(icons.heart(1, AMBER), x=24, scale=0.8),
    )
    right = bubble(568, 196, -1, AMBER_PALE, AMBER, word, "".join(circle(x, 0, 5.5, INK) for x in (-20, 0, 20)))
    return (
        far
        + spruce(72, 428, 150)
        + spruce(140, 430, 104, TEAL_PALE)
        + birch(214, 428, 118)
        + house(772, 428, 96)
        + house(884, 430, 110, TEAL_MID)
        + water
        + banks
        + wood
        + walker("friend", 1060, 646, 3.4, 7.4, 116)
        + walker("elder", 1010, 590, 2.6, 6.6, 122)
        + walker("teacher", 950, 528, 2.2, 6.2, 124, wave=pulse(t, 6.4, 11.5, 0.9))
        + walker("traveller", -40, 432, 1.8, 6.2, 122, bag="pack", wave=pulse(t, 6.2, 11.5, 0.9))
        + left
        + right
    )


STEPS = [
    (icons_course.read, 140, 1.9),
    (icons_course.practise, 367, 5.3),
    (icons_course.test, 593, 8.9),
    (icons_course.certificate, 820, 12.5),
]


def steps(t):
    """Read, practise, take the test, get the certificate: a learner walks from one to the next."""
    stops = [60, *(x for _, x, _ in STEPS)]
    x, moving = stops[0], False
    for _, to, start in STEPS:
        s = ramp(t, start - 1.2, 1.7)
        x = mix(x, to, s) if s > 0 else x
        moving = moving or 0.01 < s < 0.99
    out = (
        ground(WIDTH, HEIGHT, 424)
        + spruce(254, 430, 84, TEAL_PALE)
        + birch(480, 430, 86)
        + spruce(706, 430, 92, TEAL_PALE)
    )
    line = [(140, 182), (820, 182)]
    done = clamp((x - 140) / 680)
    out += stroke(line, ramp(t, 0.3, 1.4), SAND_DARK, 6) + stroke(line, done, TEAL, 6)
    for k, (icon, at, start) in enumerate(STEPS):
        shown = ramp(t, 0.3 + 0.3 * k, 0.9)
        now = ramp(t, start - 0.3, 0.8)
        following = STEPS[k + 1][2] - 0.3 if k < 3 else 99
        big = mix(1, 1.16, now - ramp(t, following, 0.8))
        p = clamp((t - start) / 2.6)
        ring = TEAL if now > 0.5 else SAND_DARK
        plate = (
            icons.disc(icon, p, r=84, ring=ring) if now > 0 else g(circle(0, 0, 87, SAND_DARK), circle(0, 0, 83, PAPER))
        )
        out += g(
            plate,
            badge(k + 1, 0, 94, 19, AMBER if now > 0.5 else SAND_DARK),
            x=at,
            y=182,
            scale=big * mix(0.8, 1, shown),
            opacity=shown,
        )
    glad = ramp(t, 14.2, 0.9)
    out += ellipse(x, 452, 34, 5, INK, opacity=0.08)
    return out + person("student", x, 452, 124, step=(x - 60) / 97 if moving else None, t=t, wave=glad)


def freely(t):
    """Pauses, devices and languages as one likes; then off we go."""
    trio = [(icons_course.bookmark, 232, 0.3), (icons_course.devices, 480, 3.7), (icons_course.languages, 728, 6.5)]
    out = g(sun(0, 0, 46), x=796, y=mix(430, 352, ramp(t, 0, 11.0))) + ground(WIDTH, HEIGHT, 424)
    for icon, x, start in trio:
        shown = ramp(t, start, 0.9)
        out += g(
            circle(0, 0, 87, SAND_DARK), circle(0, 0, 83, PAPER), x=x, y=182, opacity=ramp(t, 0, 0.8) * (1 - shown)
        )
        out += g(
            icons.disc(icon, clamp((t - start - 0.2) / 1.6), r=84), x=x, y=182, scale=mix(0.94, 1, shown), opacity=shown
        )
    out += house(86, 432, 92) + spruce(160, 434, 120) + spruce(900, 434, 130) + birch(842, 436, 100)
    people = [
        ("neighbour", 300, 118, 1),
        ("student", 384, 124, 1),
        ("traveller", 470, 122, 1),
        ("guide", 556, 128, -1),
        ("worker", 642, 128, -1),
    ]
    for k, (who, x, height, facing) in enumerate(people):
        out += ellipse(x, 452, 34, 5, INK, opacity=0.08)
        out += person(who, x, 452, height, facing=facing, t=t + 0.4 * k, wave=ramp(t, 9.3 + 0.3 * k, 0.9))
    return out


# scene, its beginning and its end
SCENES = [
    (welcome, 0.0, 8.8),
    (workplaces, 8.4, 17.2),
    (meeting, 16.8, 29.2),
    (steps, 28.8, 45.8),
    (freely, 45.4, LENGTH + 2),
]
FADE = 0.8


def frame(t):
    out = rect(0, 0, WIDTH, HEIGHT, 0, SAND) + sky(t)
    for scene, start, end in SCENES:
        if start <= t < end:
            shown = 1 if start == 0 else ramp(t, start, FADE)
            out += g(scene(t - start), opacity=shown * (1 - ramp(t, end - FADE, FADE)))
    return svg(WIDTH, HEIGHT, out)
