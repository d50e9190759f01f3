"""People: a plain, friendly figure 100 units high, standing on (0, 0), that can stand, walk and wave."""

import math

from draw import (
    AMBER,
    AMBER_PALE,
    CLAY,
    INK,
    INK_SOFT,
    TEAL,
    TEAL_DARK,
    TEAL_MID,
    circle,
    g,
    path,
    poly,
)

# skin, hair, top, legs, style of hair
CAST = {
    "traveller": ("#c08a62", "#2b2320", AMBER, "#33444b", "bun"),
    "guide": ("#eac29f", "#a4622f", TEAL, "#2b3b42", "short"),
    "worker": ("#8a5a3d", "#1f1a18", TEAL_MID, "#3b4a50", "short"),
    "teacher": ("#f0cfae", "#c9a063", CLAY, "#33444b", "long"),
    "neighbour": ("#b97f58", TEAL_DARK, AMBER_PALE, "#5a4a40", "scarf"),
    "elder": ("#f0cfae", "#b9bcbb", INK_SOFT, "#3d3a37", "short"),
    "student": ("#7a4c33", "#1f1a18", "#e2b24f", "#27434a", "curly"),
    "friend": ("#e3b48d", "#4a3326", TEAL_DARK, "#54625f", "bun"),
}


def _limb(x, y, upper, lower, first, second):
    """Three points of an arm or a leg; both angles are from straight down, forwards positive."""
    a, b = math.radians(first), math.radians(second)
    knee = (x + upper * math.sin(a), y + upper * math.cos(a))
    return [(x, y), knee, (knee[0] + lower * math.sin(b), knee[1] + lower * math.cos(b))]


def _hair(style, hair, front):
    if style == "scarf":
        return (
            path(
                "M-14.5,-84C-15,-98 -8,-103 0,-103C8,-103 15,-98 14.5,-84"
                "C14,-76 12,-70 16,-66L-16,-66C-12,-70 -14,-76 -14.5,-84Z",
                hair,
            )
            if not front
            else path(
                "M-11.5,-84C-12,-95 -6,-98 0,-98C6,-98 12,-95 11.5,-84"
                "C13.5,-86 14,-98 0,-101C-14,-98 -13.5,-86 -11.5,-84Z",
                hair,
            )
        )
    if not front:
        if style == "long":
            return path("M-13,-88C-14,-101 14,-101 13,-88C13,-78 15,-72 14,-67L-14,-67C-15,-72 -13,-78 -13,-88Z", hair)
        if style == "bun":
            return circle(-7, -99, 6.5, hair)
        if style == "curly":
            return "".join(
                circle(11.5 * math.sin(a), -89 - 10.5 * math.cos(a), 5.6, hair) for a in (-1.6, -1, -0.4, 0.2, 0.8, 1.4)
            )
        return ""
    if style == "curly":
        return path("M-11.5,-88C-12,-100 12,-100 11.5,-88C6,-94 -6,-94 -11.5,-88Z", hair)
    return path("M-12.2,-86C-13.5,-102 13.5,-102 12.2,-86C10,-91.5 6,-94.5 1,-94C-4,-94 -10,-92 -12.2,-86Z", hair)


def person(who, x, y, height=100, step=None, facing=1, wave=0.0, bag=None, reach=0.0, t=0.0):
    """A member of the cast with the feet at (x, y).

    `step` is the phase of walking in turns, None stands; `facing` 1 or -1; `wave` and `reach` 0..1 raise the front arm
    or hold it out; `bag` is "pack" or None; `t` lets people who stand breathe.
    """
    skin, hair, top, legs, style = CAST[who]
    walking = step is not None
    turn = 2 * math.pi * (step or 0)
    bob = 1.2 * abs(math.cos(turn)) - 0.6 if walking else 0.35 * math.sin(1.7 * t + x)
    swing = 22 * math.sin(turn) if walking else 0
    parts = []

    def leg(side, shade):
        phase = turn + (0 if side > 0 else math.pi)
        if walking:
            thigh = 23 * math.sin(phase)
            knee = thigh - 34 * max(0.0, math.cos(phase)) ** 1.5
        else:
            thigh, knee = 0, 0
        points = _limb(side * (2.2 if walking else 6), -42 - bob, 20.5, 20.5, thigh, knee)
        foot = points[-1]
        shoe = poly([(foot[0] - 1, foot[1] - 0.5), (foot[0] + 4.5, foot[1] - 0.5)], line=INK, width=6)
        return poly(points, line=shade, width=9.5) + shoe

    def arm(side, angle, shade, fore=None):
        points = _limb(side * (3 if walking else 13), -68 - bob, 15.5, 14, angle, angle + 12 if fore is None else fore)
        hand = points[-1]
        return poly(points, line=shade, width=7.6) + circle(hand[0], hand[1], 3.9, skin)

    parts.append(leg(-1, INK_SOFT if walking else legs))
    back = arm(-1, swing if walking else -9, _darker(top) if walking else top, None if walking else -7)
    if walking:
        parts.append(back)
    parts.append(leg(1, legs))
    if bag == "pack":
        parts.append(path(f"M-22,{-66 - bob:.1f}q0,-8 8,-8h8v34h-8q-8,0 -8,-8Z", TEAL_DARK))
        parts.append(path(f"M-22,{-52 - bob:.1f}h10", line=TEAL_MID, width=2.4))
    width = 12.5 if walking else 16.5
    parts.append(
        path(
            f"M{-width},{-64 - bob:.1f}C{-width},{-74 - bob:.1f} -8,{-76 - bob:.1f} 0,{-76 - bob:.1f}"
            f"C8,{-76 - bob:.1f} {width},{-74 - bob:.1f} {width},{-64 - bob:.1f}L{width - 2.5},{-38 - bob:.1f}"
            f"Q0,{-34 - bob:.1f} {-width + 2.5},{-38 - bob:.1f}Z",
            top,
        )
    )
    parts.append(path(f"M-4,{-80 - bob:.1f}h8v6q-4,4 -8,0Z", skin))
    head = g(
        _hair(style, hair, False), circle(0, -86, 11.6, skin), _hair(style, hair, True), y=-bob, x=2 if walking else 0
    )
    parts.append(head)
    if not walking:
        parts.append(back)
    if wave > 0:
        angle, fore = 9 + 113 * wave, 7 + 158 * wave + 13 * wave * math.sin(5.2 * t)
    elif reach > 0:
        angle, fore = 9 + 48 * reach, 7 + 78 * reach
    else:
        angle, fore = (-swing, None) if walking else (9, 7)
    shade = top if not walking else _darker(top)
    front = arm(1, angle, shade, fore)
    parts.append(front)
    return (
        g(*parts, x=x, y=y, scale=height / 100)
        if facing > 0
        else f'<g transform="translate({x:.2f} {y:.2f}) scale(-1 1)">{g(*parts, scale=height / 100)}</g>'
    )


def _darker(colour):
    return "#" + "".join(f"{int(int(colour[i : i + 2], 16) * 0.88):02x}" for i in (1, 3, 5))
